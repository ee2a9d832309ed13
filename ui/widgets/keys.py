"""Keys and the controls that carry them: what can be pressed stands on the control."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.icons import Icon, paint
from ui.theme import Tokens, mix, px, tokens

_WORDS: Final = {
    "Return": "Enter",
    "Escape": "Esc",
    "Space": "Spasi",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "PgDown": "PgDn",
    "Delete": "Del",
}


class Variant(Enum):
    """How loudly a button asks. One PRIMARY on a screen at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One line of the help: the key as written on its cap, and what it does."""

    key: str
    what: str


def key_label(key: str) -> str:
    """A key sequence as a person reads it: "Ctrl+Return" is "Ctrl+Enter"."""
    parts = key.removesuffix("++").split("+")
    if key.endswith("++"):
        parts.append("+")
    return "+".join(_WORDS.get(part, part) for part in parts)


def sequences(key: str) -> list[QKeySequence]:
    """The sequences a key stands for.

    Return also means the keypad's Enter, and Ctrl++ also Ctrl+= (plus without Shift).
    """
    made = [QKeySequence(key)]
    if "Return" in key:
        made.append(QKeySequence(key.replace("Return", "Enter")))
    if key.endswith("++"):
        made.append(QKeySequence(f"{key[:-1]}="))
    return made


def bind(
    widget: QWidget,
    key: str,
    what: str,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QAction:
    """Give a widget a key without a button; `what` appears in the help (F1).

    The key works while the widget is on screen, so two rooms may use the same one.
    """
    action = QAction(what, widget)
    action.setShortcuts(sequences(key))
    action.setShortcutContext(context)
    action.setAutoRepeat(False)
    action.triggered.connect(lambda _checked=False: slot())
    widget.addAction(action)
    return action


def clicked_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button that has the focus by Enter too: outside a dialog Qt knows Space only."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not (enter and bare) or event.isAutoRepeat():
        return False
    button.click()
    return True


def hints_of(widget: QWidget) -> list[KeyHint]:
    """Every key that works on what is now shown of a widget, in reading order."""
    found: dict[str, str] = {}
    for child in [widget, *widget.findChildren(QWidget)]:
        if child is not widget and not child.isVisibleTo(widget):
            continue
        if isinstance(child, KeyButton) and child.key:
            found.setdefault(key_label(child.key), child.text() or child.accessibleName())
        for action in child.actions():
            sequence = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            if sequence and action.text():
                found.setdefault(key_label(sequence), action.text())
    return [KeyHint(key, what) for key, what in found.items()]


def cap_width(metrics: QFontMetrics, key: str) -> int:
    """Width of a key cap with its label."""
    return max(px(18), metrics.horizontalAdvance(key_label(key)) + px(10))


def paint_cap(painter: QPainter, rect: QRectF, key: str, ink: QColor, edge: QColor) -> None:
    """Draw a key cap: a thin rounded outline with the key in small type."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = painter.font()
    font.setPixelSize(px(11))
    font.setWeight(font.Weight.Medium)
    painter.setFont(font)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_label(key))
    painter.restore()


class Kbd(QWidget):
    """A key cap alone, for sentences like "tekan [F1] untuk bantuan"."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key_label(key))

    @override
    def sizeHint(self) -> QSize:
        font = self.font()
        font.setPixelSize(px(11))
        return QSize(cap_width(QFontMetrics(font), self._key), px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        paint_cap(painter, QRectF(self.rect()), self._key, QColor(t.muted), QColor(t.edge))
        painter.end()


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str | None
    edge: str | None
    ink: str
    cap: str


def _look(variant: Variant, t: Tokens, *, enabled: bool, down: bool, hover: bool) -> _Look:
    if not enabled:
        solid = variant in (Variant.PRIMARY, Variant.DANGER)
        fill = t.line if solid else None
        edge = t.line if variant is Variant.SECONDARY else None
        return _Look(fill, edge, t.faint, t.line)
    if variant in (Variant.PRIMARY, Variant.DANGER):
        base, ink = (t.accent, t.on_accent) if variant is Variant.PRIMARY else (t.bad, t.on_bad)
        shade = 0.16 if down else 0.08 if hover else 0.0
        # Darker on light, lighter on dark: the ink keeps its contrast either way.
        return _Look(mix("#FFFFFF" if t.dark else "#000000", base, shade), None, ink, ink)
    fill = t.pressed if down else t.hover if hover else None
    if variant is Variant.QUIET:
        return _Look(fill, None, t.accent, t.edge)
    return _Look(fill or t.surface, t.edge, t.text, t.edge)


class KeyButton(QPushButton):
    """A button that shows its key on a small cap and answers to it.

    The key works while the button is visible and enabled, anywhere in the window.
    Primary buttons are 36 px high, the others 32.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        variant: Variant = Variant.SECONDARY,
        icon: Icon | None = None,
        parent: QWidget | None = None,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._variant = variant
        self._glyph = icon
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._shortcut = QShortcut(self) if key else None
        if self._shortcut is not None:
            self._shortcut.setKeys(sequences(key))
            self._shortcut.setContext(context)
            self._shortcut.setAutoRepeat(False)
            self._shortcut.activated.connect(self.click)
            self.setAccessibleDescription(key_label(key))

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())  # "Simpan & lanjut" is a text, not a mnemonic
        self.updateGeometry()

    @property
    def key(self) -> str:
        """The key sequence, "" when there is none."""
        return self._key

    @property
    def variant(self) -> Variant:
        """How loudly it asks now."""
        return self._variant

    def set_variant(self, variant: Variant) -> None:
        """Ask more or less loudly (a dial button becomes a hang-up button)."""
        self._variant = variant
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: Icon | None) -> None:
        """Change the icon before the text."""
        self._glyph = icon
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int, int]:
        """Padding, icon, text and cap widths, each with the gap that follows it."""
        gap = px(8) if self.text() else 0
        metrics = QFontMetrics(self._text_font())
        icon = px(18) + gap if self._glyph else 0
        text = metrics.horizontalAdvance(self.text())
        small = self.font()
        small.setPixelSize(px(11))
        cap = cap_width(QFontMetrics(small), self._key) + px(8) if self._key else 0
        return (px(12) if self.text() else px(7)), icon, text, cap

    def _text_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(px(13))
        if self._variant is Variant.PRIMARY:
            font.setWeight(font.Weight.DemiBold)
        return font

    @override
    def sizeHint(self) -> QSize:
        padding, *parts = self._widths()
        return QSize(2 * padding + sum(parts), px(36 if self._variant is Variant.PRIMARY else 32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        look = _look(
            self._variant,
            t,
            enabled=self.isEnabled(),
            down=self.isDown() or self.isChecked(),
            hover=self.underMouse(),
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(look.edge), 1) if look.edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.fill) if look.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(6), px(6))
        self._paint_content(painter, look)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), t, solid=look.ink in (t.on_accent, t.on_bad))
        painter.end()

    def _paint_content(self, painter: QPainter, look: _Look) -> None:
        _padding, icon, text, cap = self._widths()
        x = (self.width() - icon - text - cap) / 2
        middle = self.height() / 2
        ink = QColor(look.ink)
        if self._key:
            width = cap - px(8)
            rect = QRectF(x, middle - px(9), width, px(18))
            edge = QColor(look.cap)
            edge.setAlphaF(0.7)
            paint_cap(painter, rect, self._key, ink, edge)
            x += cap
        if self._glyph is not None:
            paint(painter, self._glyph, QRectF(x, middle - px(9), px(18), px(18)), ink)
            x += icon
        painter.setFont(self._text_font())
        painter.setPen(ink)
        rect = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


def paint_focus(painter: QPainter, rect: QRectF, t: Tokens, *, solid: bool = False) -> None:
    """A focus ring of 2 px; on a filled control it stands inside, in the ink's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 3.0 if solid else 1.0
    painter.setPen(QPen(QColor(t.on_accent if solid else t.accent), 2))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), px(5), px(5))
    painter.restore()
