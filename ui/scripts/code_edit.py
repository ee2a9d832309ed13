"""The text of a script: monospaced, with line numbers, the current line and the findings marked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from ui.presenters.script_examining import Finding
from ui.scripts.colouring import Colouring
from ui.theme import mix, px, tokens

FAMILIES: Final = ("Cascadia Mono", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono", "monospace")
ERROR_SIGN, WARNING_SIGN = "✕", "!"


def monospaced(pixels: float = 13) -> QFont:
    """The font of texts whose columns matter, at the zoom in force."""
    font = QFont(list(FAMILIES))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(px(pixels))
    return font


class CodeEdit(QPlainTextEdit):
    """`typed` comes for changes by hand only, `line_changed` with the line (from 1)."""

    typed = Signal(str)
    line_changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: dict[int, str] = {}
        self._underlined: list[QTextEdit.ExtraSelection] = []
        self._line = 1
        self._setting = False
        self._text = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.gutter = _Gutter(self)
        self._colouring = Colouring(self.document())
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._follow)
        self.cursorPositionChanged.connect(self._moved)
        self.textChanged.connect(self._changed)
        self._restyle()
        self._moved()

    @property
    def line(self) -> int:
        """The line the cursor stands on, from 1."""
        return self.textCursor().blockNumber() + 1

    def put(self, text: str) -> None:
        """Show another text from its beginning; undo does not reach over it."""
        self._setting = True
        self.setPlainText(text)
        self._setting = False
        self._text = self.toPlainText()
        self.mark(())
        self._moved()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor on a place (from 1) and that line into sight."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column - 1, max(0, block.length() - 1)))
        self.setTextCursor(cursor)
        self.centerCursor()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Sign the lines of the findings in the margin and underline where they begin."""
        self._signs = {}
        self._underlined = []
        t = tokens()
        for one in findings:
            if one.error or one.line not in self._signs:
                self._signs[one.line] = ERROR_SIGN if one.error else WARNING_SIGN
            self._underlined.append(self._underline(one, t.bad if one.error else t.warn))
        self._paint_lines()
        self.gutter.update()

    def sign_of(self, line: int) -> str:
        """The sign in the margin of a line, "" for none."""
        return self._signs.get(line, "")

    def margin(self) -> int:
        """The width of the line numbers with their signs."""
        digits = max(3, len(str(self.blockCount())))
        return px(24) + self.fontMetrics().horizontalAdvance("9") * digits

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Draw numbers and signs of the lines in sight."""
        t = tokens()
        painter = QPainter(self.gutter)
        painter.fillRect(event.rect(), QColor(mix(t.ground, t.surface, 0.6)))
        painter.setFont(monospaced(12))
        block, height = self.firstVisibleBlock(), self.fontMetrics().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        right = self.gutter.width() - px(8)
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            if block.isVisible():
                row = QRect(0, round(top), right, height)
                painter.setPen(QColor(t.text if number == self.line else t.muted))
                painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(number))
                sign = self._signs.get(number)
                if sign:
                    painter.setPen(QColor(t.bad if sign == ERROR_SIGN else t.warn))
                    painter.drawText(row.adjusted(px(4), 0, 0, 0), 0, sign)
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def _underline(self, finding: Finding, colour: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(colour))
        cursor = QTextCursor(self.document().findBlockByNumber(finding.line - 1))
        end = max(0, cursor.block().length() - 1)
        cursor.setPosition(cursor.block().position() + min(finding.column - 1, end))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made

    def _changed(self) -> None:
        text = self.toPlainText()
        if not self._setting and text != self._text:  # colouring counts as a change to Qt
            self._text = text
            self.typed.emit(text)

    def _moved(self) -> None:
        self._paint_lines()
        if self._setting or self.line == self._line:
            return
        self._line = self.line
        self.gutter.update()
        self.line_changed.emit(self._line)

    def _paint_lines(self) -> None:
        current = QTextEdit.ExtraSelection()
        current.cursor = self.textCursor()
        current.cursor.clearSelection()
        current.format.setBackground(QColor(tokens().hover))
        current.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([current, *self._underlined])

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin(), 0, 0, 0)

    def _follow(self, area: QRect, down: int) -> None:
        if down:
            self.gutter.scroll(0, down)
        else:
            self.gutter.update(0, area.y(), self.gutter.width(), area.height())

    def _restyle(self) -> None:
        self.setFont(monospaced())
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), self.margin(), inside.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._restyle()
            self._colouring.follow_theme()
            self._paint_lines()


class _Gutter(QWidget):
    """The margin; the edit draws it."""

    def __init__(self, edit: CodeEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._edit.margin(), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._edit.paint_gutter(event)
