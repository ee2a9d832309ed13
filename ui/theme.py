"""The one place of colours, sizes and type: tokens, palette and style sheet.

The style sheet is built from the tokens and a scale, so light and dark, and every zoom,
are the same sheet. Widgets that paint themselves ask `tokens()` and `px()` while painting;
a change of theme reaches them as an ordinary StyleChange event.
Sizes are logical pixels at scale 1 (13 px base text); colours are "#RRGGBB" in sRGB.
"""

from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.tokens import DARK, LIGHT, Tokens, Tone, contrast, mix

__all__ = [
    "DARK",
    "LIGHT",
    "Theme",
    "ThemeMode",
    "Tokens",
    "Tone",
    "contrast",
    "mix",
    "palette",
    "px",
    "scale",
    "set_state",
    "stylesheet",
    "tabular",
    "tokens",
]

MIN_SCALE: Final = 0.8
MAX_SCALE: Final = 1.6
FAMILIES: Final = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_SHAPES: Final = Path(__file__).parent / "widgets" / "shapes"
_TOKENS: Final = "sambungTokens"
_SCALE: Final = "sambungScale"


class ThemeMode(Enum):
    """What the person chose; SYSTEM follows the desktop's light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def tokens() -> Tokens:
    """The tokens in force; LIGHT before a `Theme` exists."""
    app = QApplication.instance()
    found = app.property(_TOKENS) if app is not None else None
    return found if isinstance(found, Tokens) else LIGHT


def scale() -> float:
    """The zoom in force, 1.0 before a `Theme` exists."""
    app = QApplication.instance()
    found = app.property(_SCALE) if app is not None else None
    return found if isinstance(found, float) else 1.0


def px(length: float) -> int:
    """A length of the design at the zoom in force."""
    return round(length * scale())


def set_state(widget: QWidget, name: str, value: str | bool | None) -> None:
    """Set a dynamic property the style sheet reads, and restyle only when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, so a running number does not tremble."""
    steady = QFont(font)
    steady.setFeature(QFont.Tag("tnum"), 1)
    return steady


class Theme(QObject):
    """Applies tokens and zoom to the application; one is made by the composition root."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        mode: ThemeMode = ThemeMode.SYSTEM,
        scale: float = 1.0,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._scale = _within(scale)
        self._applied: tuple[Tokens, float] | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def mode(self) -> ThemeMode:
        """What the person chose."""
        return self._mode

    @property
    def scale(self) -> float:
        """The zoom of text and space, 0.8 to 1.6."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The tokens that follow from the choice and the system."""
        if self._mode is ThemeMode.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._mode is ThemeMode.DARK
        return DARK if dark else LIGHT

    def set_mode(self, mode: ThemeMode) -> None:
        """Switch between following the system, light and dark."""
        self._mode = mode
        hints = self._app.styleHints()
        if mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = mode is ThemeMode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Zoom everything; values outside 0.8 to 1.6 are brought inside."""
        self._scale = _within(scale)
        self._apply()

    def zoom(self, steps: int) -> None:
        """Ctrl + and Ctrl -: one step is a tenth; 0 steps returns to 1.0 (Ctrl 0)."""
        self.set_scale(round(self._scale + steps / 10, 1) if steps else 1.0)

    def _system_text(self) -> float:
        """How much larger than usual the desktop wants its text (X11's font DPI)."""
        screen = self._app.primaryScreen()
        return max(1.0, round(screen.logicalDotsPerInch() / 96, 2)) if screen else 1.0

    def _system_changed(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        wanted = (self.tokens, _within(self._scale * self._system_text()))
        if wanted == self._applied:
            return
        self._applied = wanted
        t, s = wanted
        self._app.setProperty(_TOKENS, t)
        self._app.setProperty(_SCALE, s)
        self._app.setPalette(palette(t))
        font = QFont(list(FAMILIES))
        font.setPixelSize(round(13 * s))
        self._app.setFont(font)
        self._app.setStyleSheet(stylesheet(t, s))
        self.changed.emit()


def _within(scale: float) -> float:
    return min(MAX_SCALE, max(MIN_SCALE, scale))


def palette(t: Tokens) -> QPalette:
    """The tokens as Qt's palette, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    colours = {
        role.Window: t.ground,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.ground,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.bad,
        role.PlaceholderText: t.muted,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Accent: t.accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.line,
        role.Dark: t.edge,
        role.Shadow: mix("#000000", t.ground, 0.5),
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(t.line))
    return made


def stylesheet(t: Tokens, scale: float) -> str:
    """The whole style sheet at a zoom; `state` and `role` are dynamic properties."""

    def p(length: float) -> str:
        return f"{max(1, round(length * scale))}px"

    def shape(name: str) -> str:
        return f'url("{(_SHAPES / name).as_posix()}-{"dark" if t.dark else "light"}.svg")'

    tones = "\n".join(f'QLabel[tone="{tone.value}"] {{ color: {t.tone(tone)}; }}' for tone in Tone)
    notices = "\n".join(
        f'Notice[tone="{tone.value}"] {{ background: {t.tint(tone)};'
        f" border-left: {p(3)} solid {t.tone(tone)}; }}"
        for tone in Tone
    )
    edits = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox"
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {p(20)}; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {p(14)}; font-weight: 600; }}
QLabel[role="label"] {{ font-size: {p(11)}; color: {t.muted}; }}
QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="phone"] {{ font-size: {p(30)}; font-weight: 400; }}
QLabel[role="script"] {{ font-size: {p(15)}; }}
{tones}
QToolTip {{ background: {t.text}; color: {t.surface}; border: none; padding: {p(4)} {p(8)}; }}

Card, QFrame[role="card"] {{ background: {t.surface}; border: none; border-radius: {p(8)}; }}
QFrame[role="floating"] {{ background: {t.surface}; border: 1px solid {t.edge};
  border-radius: {p(8)}; }}
QFrame[role="rule"] {{ background: {t.line}; border: none; max-height: 1px; }}
Notice {{ border: none; border-radius: {p(4)}; }}
Notice[role="floating"] {{ border: 1px solid {t.edge}; }}
{notices}
#header, #rail {{ background: {t.surface}; }}
#header {{ border-bottom: 1px solid {t.line}; }}
#rail {{ border-right: 1px solid {t.line}; }}

{edits} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
  border-radius: {p(6)}; selection-background-color: {t.accent};
  selection-color: {t.on_accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {t.muted}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {p(30)}; padding: 0 {p(8)}; }}
QPlainTextEdit, QTextEdit {{ padding: {p(4)}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus {{ border: 2px solid {t.accent}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ min-height: {p(28)};
  padding: 0 {p(7)}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled {{ background: {t.ground}; color: {t.faint};
  border-color: {t.line}; }}
QLineEdit[state="bad"], QPlainTextEdit[state="bad"], QComboBox[state="bad"]
  {{ border-color: {t.bad}; }}
QComboBox::drop-down {{ border: none; width: {p(28)}; }}
QComboBox::down-arrow {{ image: {shape("down")}; width: {p(16)}; height: {p(16)}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {p(24)}; }}
QAbstractSpinBox::up-arrow {{ image: {shape("up")}; width: {p(14)}; height: {p(14)}; }}
QAbstractSpinBox::down-arrow {{ image: {shape("down")}; width: {p(14)}; height: {p(14)}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; background: transparent;
  min-height: 0; padding: 0; }}
QComboBox {{ combobox-popup: 0; }}
QCheckBox, QRadioButton {{ spacing: {p(8)}; min-height: {p(22)};
  border: 2px solid transparent; border-radius: {p(4)}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {p(16)}; height: {p(16)};
  border: 1px solid {t.edge}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: {p(4)}; }}
QRadioButton::indicator {{ border-radius: {round(16 * scale) // 2 + 1}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: {shape("check")}; }}
QRadioButton::indicator:checked {{ width: {p(8)}; height: {p(8)};
  border: {p(5)} solid {t.accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.line};
  background: {t.ground}; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.edge};
  selection-background-color: {t.selected}; selection-color: {t.text}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {p(28)}; }}

QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
  border-radius: {p(6)}; min-height: {p(30)}; padding: 0 {p(12)}; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.pressed}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; min-height: {p(28)}; padding: 0 {p(11)}; }}
QPushButton:disabled {{ color: {t.faint}; border-color: {t.line}; }}
QToolButton {{ background: transparent; border: 1px solid transparent;
  border-radius: {p(6)}; padding: {p(4)}; color: {t.text}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:focus {{ border: 2px solid {t.accent}; padding: {p(3)}; }}

QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: none; outline: none;
  selection-background-color: {t.selected}; selection-color: {t.text}; }}
QTableView {{ gridline-color: {t.line}; border: 2px solid transparent;
  border-radius: {p(8)}; }}
QTableView::item {{ border: none; border-bottom: 1px solid {t.line}; padding: 0 {p(5)}; }}
QTableView::item:hover {{ background: {t.hover}; }}
QTableView::item:selected {{ background: {t.selected}; color: {t.text}; }}
QTableView:focus {{ border: 2px solid {t.accent}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
  border-bottom: 1px solid {t.edge}; padding: 0 {p(8)}; font-size: {p(12)};
  font-weight: 600; min-height: {p(30)}; }}
QListView::item {{ min-height: {p(30)}; padding: 0 {p(8)}; border-radius: {p(4)}; }}
QListView::item:hover {{ background: {t.hover}; }}
QListView::item:selected {{ background: {t.selected}; color: {t.text}; }}
QTreeView::item {{ min-height: {p(30)}; }}

QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar::tab {{ color: {t.muted}; padding: 0 {p(12)}; min-height: {p(32)};
  border: none; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:focus {{ background: {t.hover}; }}
QGroupBox {{ border: none; margin-top: {p(20)}; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: {p(3)};
  max-height: {p(6)}; min-height: {p(6)}; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {p(3)}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.edge}; padding: {p(4)}; }}
QMenu::item {{ padding: {p(6)} {p(16)}; border-radius: {p(4)}; }}
QMenu::item:selected {{ background: {t.selected}; }}
QSplitter::handle {{ background: transparent; }}
QScrollArea, QWidget[role="page"] {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {p(12)}; }}
QScrollBar:horizontal {{ height: {p(12)}; }}
QScrollBar::handle {{ background: {mix(t.edge, t.surface, 0.6)}; border-radius: {p(3)};
  margin: {p(3)}; }}
QScrollBar::handle:vertical {{ min-height: {p(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {p(32)}; }}
QScrollBar::handle:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
