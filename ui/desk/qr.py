"""A QR code: the number to dial goes into the telephone by its camera."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import px

QUIET = 4
"""Light modules around the code, as its standard asks."""


def qr_image(text: str) -> QImage:
    """The code as an image of one pixel a module, quiet zone included; black on white."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    side = len(matrix) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x + QUIET, y + QUIET, Qt.GlobalColor.black)
    return image


class QrCode(QWidget):
    """Draws one code as large as it fits, always dark on light so that cameras read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Kode QR nomor telepon"))

    @property
    def text(self) -> str:
        """What the code says."""
        return self._text

    @property
    def image(self) -> QImage:
        """The code as drawn, one pixel a module."""
        return self._image

    def show_text(self, text: str) -> None:
        """Show a code; "" shows none."""
        if text != self._text:
            self._text = text
            self._image = qr_image(text) if text else QImage()
            self.update()
        self.setVisible(bool(text))

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(100), px(100))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        module = min(self.width(), self.height()) // self._image.width()
        side = module * self._image.width()
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        painter.drawImage(QRectF(left, top, side, side), self._image)
        painter.end()
