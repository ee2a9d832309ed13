"""How the state of a call or of a thing is shown: a line, a dot with a word, a badge."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Tone, px, tokens


class LineState(Enum):
    """What the call bar shows; the rules keep their own states."""

    READY = "ready"
    DIALING = "dialing"
    RINGING = "ringing"
    CONNECTED = "connected"
    HELD = "held"
    WRAP_UP = "wrap_up"
    ENDED = "ended"


TONES: Final = {
    LineState.READY: Tone.NEUTRAL,
    LineState.DIALING: Tone.INFO,
    LineState.RINGING: Tone.INFO,
    LineState.CONNECTED: Tone.GOOD,
    LineState.HELD: Tone.WARN,
    LineState.WRAP_UP: Tone.ACCENT,
    LineState.ENDED: Tone.NEUTRAL,
}
_PULSING: Final = (LineState.DIALING, LineState.RINGING)


class StateLine(QWidget):
    """The 3 px line of the call bar in the colour of the call's state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        """The meaning shown now."""
        return self._tone

    def set_state(self, state: LineState) -> None:
        """Show a call state."""
        self.set_tone(TONES[state])

    def set_tone(self, tone: Tone) -> None:
        """Show a meaning directly (wrap-up past its target turns WARN)."""
        self._tone = tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(40), px(3))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        colour = t.line if self._tone is Tone.NEUTRAL else t.tone(self._tone)
        painter.fillRect(self.rect(), QColor(colour))
        painter.end()


class StatusDot(QWidget):
    """A dot and its word; the dot pulses while a call is being built up."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word, self._tone = word, tone
        self._pulsing = False
        self._bright = True
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._beat)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    @property
    def word(self) -> str:
        """The word beside the dot."""
        return self._word

    @property
    def tone(self) -> Tone:
        """The meaning shown now."""
        return self._tone

    @property
    def pulsing(self) -> bool:
        """Whether something is being waited for."""
        return self._pulsing

    def set_state(self, state: LineState, word: str) -> None:
        """Show a call state with its word."""
        self.tell(word, TONES[state], pulsing=state in _PULSING)

    def tell(self, word: str, tone: Tone, *, pulsing: bool = False) -> None:
        """Show any word with its meaning."""
        self._word, self._tone, self._pulsing, self._bright = word, tone, pulsing, True
        self.setAccessibleName(word)
        self._run()
        self.updateGeometry()
        self.update()

    def _run(self) -> None:
        if self._pulsing and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def _beat(self) -> None:
        self._bright = not self._bright
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(18) + self.fontMetrics().horizontalAdvance(self._word), px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(t.tone(self._tone))
        dot = QColor(colour)
        dot.setAlphaF(1.0 if self._bright else 0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        side = px(10)
        painter.drawEllipse(QRectF(1, (self.height() - side) / 2, side, side))
        painter.setPen(colour if self._tone is not Tone.NEUTRAL else QColor(t.muted))
        area = self.rect().adjusted(px(18), 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()


class Badge(QWidget):
    """A word on a quiet tint of its meaning: "Ditepati", "Ingkar", "Salah nomor"."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._word, self._tone = word, tone
        self.setAccessibleName(word)

    @property
    def word(self) -> str:
        """The word shown."""
        return self._word

    def tell(self, word: str, tone: Tone) -> None:
        """Show another word with its meaning."""
        self._word, self._tone = word, tone
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(16) + self.fontMetrics().horizontalAdvance(self._word), px(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.tint(self._tone)))
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        painter.setPen(QColor(t.tone(self._tone)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)
        painter.end()
