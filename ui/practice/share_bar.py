"""A share as a line from 0 to 100 per cent: what was counted, and where the true share lies."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.presenters.practice_shares import Share
from ui.theme import px, tokens
from ui.widgets import Role, label


class ShareLine(QWidget):
    """The line alone; with an interval a band and a mark on it, without one a plain bar."""

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(120), px(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t, share = tokens(), self._share
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, wide = self.height() / 2, float(self.width())
        track = QRectF(0, middle - px(2), wide, px(4))
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(track, px(2), px(2))
        if share.whole:
            at = share.part / share.whole * wide
            painter.setBrush(QColor(t.accent))
            if share.interval is None:
                painter.drawRoundedRect(QRectF(0, track.top(), at, px(4)), px(2), px(2))
            else:
                low, high = share.interval.low * wide, share.interval.high * wide
                band = QColor(t.accent)
                band.setAlphaF(0.4)
                painter.setBrush(band)
                painter.drawRoundedRect(
                    QRectF(low, middle - px(3), high - low, px(6)), px(3), px(3)
                )
                painter.setBrush(QColor(t.accent))
                mark = min(max(0.0, at - px(2)), wide - px(4))
                painter.drawRoundedRect(QRectF(mark, 0, px(4), self.height()), px(2), px(2))
        painter.end()


class ShareBar(QWidget):
    """Name, line and figures below each other; the figures carry the denominator."""

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = share
        self.setAccessibleName(f"{share.name}: {share.words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(label(share.name, wrap=True))
        column.addWidget(ShareLine(share))
        column.addWidget(label(share.words, Role.LABEL, wrap=True))
