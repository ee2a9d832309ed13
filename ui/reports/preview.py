"""The report as it will be printed, drawn from memory: nothing is written to be looked at."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import px, tokens
from ui.widgets import Role, label


class PdfPreview(QWidget):
    """Pages under each other over the full width, or one whole page at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._content: QBuffer | None = None
        self.view = QPdfView(self)
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(self.tr("Pratinjau laporan"))
        self.view.setFrameShape(QPdfView.Shape.NoFrame)
        self.view.setPageSpacing(px(8))
        self.words = label(role=Role.MUTED, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._front = QStackedWidget()
        self._front.addWidget(self.words)
        self._front.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._front)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paint_ground()

    @property
    def pages(self) -> int:
        """How many pages are shown, 0 while there is nothing to show."""
        return self._document.pageCount() if self._front.currentWidget() is self.view else 0

    @property
    def whole_pages(self) -> bool:
        """Whether a page is fitted into the view."""
        return self.view.zoomMode() is QPdfView.ZoomMode.FitInView

    def text_of(self, page: int) -> str:
        """What can be read on a page, the first being 0."""
        return self._document.getAllText(page).text()

    def say(self, words: str) -> None:
        """Show a sentence in place of pages."""
        if self.view.hasFocus():
            self.setFocus()
        self.words.setText(words)
        self._front.setCurrentWidget(self.words)

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF from its first page."""
        self._document.close()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        before, self._content = self._content, buffer
        self._document.load(buffer)
        if before is not None:
            before.deleteLater()
        self.view.verticalScrollBar().setValue(0)
        self._front.setCurrentWidget(self.view)
        if self.hasFocus():
            self.view.setFocus()

    def turn_whole_pages(self) -> None:
        """Change between full width and whole pages."""
        whole, wide = QPdfView.ZoomMode.FitInView, QPdfView.ZoomMode.FitToWidth
        self.view.setZoomMode(wide if self.whole_pages else whole)

    def _paint_ground(self) -> None:
        """Lay the pages on a line's colour; the view takes it from its palette."""
        ground = self.view.palette()
        ground.setColor(QPalette.ColorRole.Dark, QColor(tokens().line))
        self.view.setPalette(ground)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._paint_ground()
