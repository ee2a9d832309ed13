"""Icons as glyph outlines of Material Design Icons (Apache-2.0), in any colour.

The font comes with QtAwesome, but is read directly: importing QtAwesome loads ten fonts
(0.2 s), this reads one (0.03 s), and only when the first icon is painted. An icon that
cannot be found paints nothing, since an icon is never the only sign.
"""

import json
from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRawFont,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import Tone, px, tokens

_UNITS: Final = 96.0


class Icon(Enum):
    """The icons in use; the value is the glyph's name in the font."""

    DESK = "headset"
    QUEUE = "playlist-play"
    LISTS = "format-list-bulleted"
    PROMISE = "handshake-outline"
    VISIT = "map-marker-radius-outline"
    MONITOR = "monitor-dashboard"
    REPORT = "file-chart-outline"
    PRACTICE = "school-outline"
    SETTINGS = "cog-outline"
    SEARCH = "magnify"
    LOCK = "lock-outline"
    GOOD = "check-circle-outline"
    WARN = "alert-outline"
    BAD = "alert-circle-outline"
    INFO = "information-outline"
    CLOSE = "close"
    UNDO = "undo"
    REVEAL = "eye-outline"
    HIDE = "eye-off-outline"
    PHONE = "phone"
    HANGUP = "phone-hangup"
    HOLD = "pause"
    MUTE = "microphone-off"
    WHATSAPP = "whatsapp"
    COPY = "content-copy"
    CALENDAR = "calendar-blank-outline"
    CLOCK = "clock-outline"
    HELP = "help-circle-outline"
    DOWN = "chevron-down"
    LEFT = "chevron-left"
    RIGHT = "chevron-right"
    ADD = "plus"
    IMPORT = "tray-arrow-down"
    EXPORT = "tray-arrow-up"
    PRINT = "printer-outline"
    PERSON = "account-outline"
    FAMILY = "account-group-outline"
    EMPLOYER = "office-building-outline"
    NOTE = "note-text-outline"
    HISTORY = "history"
    FILTER = "filter-variant"
    EDIT = "pencil-outline"
    REFRESH = "refresh"
    EMPTY = "inbox-outline"


@cache
def _fonts() -> Path | None:
    spec = find_spec("qtawesome")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "fonts" if places else None


@cache
def _charmap() -> dict[str, str]:
    folder = _fonts()
    files = sorted(folder.glob("materialdesignicons6*.json")) if folder else []
    if not files:
        return {}
    found: dict[str, str] = json.loads(files[0].read_text(encoding="utf-8"))
    return found


@cache
def _raw() -> QRawFont | None:
    folder = _fonts()
    files = sorted(folder.glob("materialdesignicons6*.ttf")) if folder else []
    if not files:
        return None
    font = QRawFont(str(files[0]), _UNITS)
    return font if font.isValid() else None


@cache
def outline(icon: Icon) -> QPainterPath:
    """The glyph's outline in a square of 96 units; empty when the font lacks it."""
    code = _charmap().get(icon.value)
    font = _raw()
    if code is None or font is None:
        return QPainterPath()
    glyphs = font.glyphIndexesForString(chr(int(code, 16)))
    if not glyphs:
        return QPainterPath()
    # MDI glyphs sit on an em square whose descent is an eighth of the em.
    return font.pathForGlyph(glyphs[0]).translated(0, _UNITS * 7 / 8)


def paint(painter: QPainter, icon: Icon, rect: QRect | QRectF, colour: str | QColor) -> None:
    """Fill the icon into the largest square in the middle of `rect`."""
    area = QRectF(rect)
    side = min(area.width(), area.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _UNITS, side / _UNITS)
    painter.fillPath(outline(icon), QColor(colour))
    painter.restore()


class _Engine(QIconEngine):
    """Paints with the colour of the theme in force at the moment of painting."""

    def __init__(self, icon: Icon, tone: Tone | None) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._icon, self._tone)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        t = tokens()
        colour = t.text if self._tone is None else t.tone(self._tone)
        paint(painter, self._icon, rect, t.faint if mode is QIcon.Mode.Disabled else colour)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


def icon(name: Icon, tone: Tone | None = None) -> QIcon:
    """A QIcon for Qt's own controls, in text colour or the colour of a tone."""
    return QIcon(_Engine(name, tone))


class IconView(QWidget):
    """An icon standing in a layout; `size` in pixels at scale 1."""

    def __init__(
        self,
        icon: Icon,
        tone: Tone | None = None,
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, icon: Icon, tone: Tone | None = None) -> None:
        """Change what is shown."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        paint(
            painter, self._icon, self.rect(), t.text if self._tone is None else t.tone(self._tone)
        )
        painter.end()
