"""Colours by meaning, light and dark, and the arithmetic that keeps them legible."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QColor


class Tone(Enum):
    """The meanings a colour may carry. A word or an icon always stands beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


def mix(front: str, back: str, share: float) -> str:
    """Lay `front` over `back` with an opacity of `share` (0..1)."""
    a, b = QColor(front), QColor(back)
    parts = (
        round(x * share + y * (1 - share))
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    )
    return "#{:02X}{:02X}{:02X}".format(*parts)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        c = QColor(colour)

        def linear(v: float) -> float:
            return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4

        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by meaning. `edge` outlines controls (3:1), `line` only separates."""

    dark: bool
    ground: str
    surface: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    info: str
    good: str
    warn: str
    bad: str
    on_bad: str

    def tone(self, tone: Tone) -> str:
        """The colour of a meaning, legible as text on ground, surface and its own tint."""
        return {
            Tone.NEUTRAL: self.muted,
            Tone.ACCENT: self.accent,
            Tone.INFO: self.info,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
        }[tone]

    def tint(self, tone: Tone) -> str:
        """A quiet ground for a badge or a notice of that meaning."""
        return mix(self.tone(tone), self.surface, 0.10 if self.dark else 0.07)

    @property
    def hover(self) -> str:
        """Ground of a control under the pointer."""
        return mix(self.accent, self.surface, 0.14 if self.dark else 0.08)

    @property
    def pressed(self) -> str:
        """Ground of a control held down."""
        return mix(self.accent, self.surface, 0.24 if self.dark else 0.16)

    @property
    def selected(self) -> str:
        """Ground of the selected row; text keeps its own colour on it."""
        return mix(self.accent, self.surface, 0.30 if self.dark else 0.18)

    @property
    def faint(self) -> str:
        """Text of a control that cannot be used now (exempt from contrast rules)."""
        return mix(self.muted, self.surface, 0.62)

    def text_pairs(self) -> tuple[tuple[str, str, str], ...]:
        """Every (name, text colour, ground colour) the interface may show."""
        grounds = {
            "ground": self.ground,
            "surface": self.surface,
            "hover": self.hover,
            "pressed": self.pressed,
            "selected": self.selected,
        }
        pairs = [(f"text on {n}", self.text, g) for n, g in grounds.items()]
        pairs += [(f"muted on {n}", self.muted, grounds[n]) for n in ("ground", "surface", "hover")]
        for tone in Tone:
            if tone is not Tone.NEUTRAL:
                pairs += [
                    (f"{tone.value} on {n}", self.tone(tone), grounds[n])
                    for n in ("ground", "surface")
                ]
            pairs.append((f"{tone.value} on its tint", self.tone(tone), self.tint(tone)))
            pairs.append((f"text on tint {tone.value}", self.text, self.tint(tone)))
        pairs += [
            ("accent on hover", self.accent, self.hover),
            ("on accent", self.on_accent, self.accent),
            ("on bad", self.on_bad, self.bad),
        ]
        return tuple(pairs)


LIGHT: Final = Tokens(
    dark=False,
    ground="#F5F7F8",
    surface="#FFFFFF",
    line="#DDE3E6",
    edge="#839097",
    text="#1B2327",
    muted="#5B6870",
    accent="#00796B",
    on_accent="#FFFFFF",
    info="#1565C0",
    good="#2E7D32",
    warn="#9A5B00",
    bad="#C62828",
    on_bad="#FFFFFF",
)
DARK: Final = Tokens(
    dark=True,
    ground="#15191C",
    surface="#1E2428",
    line="#333B41",
    edge="#6F7D86",
    text="#E8EDEF",
    muted="#9AA8B0",
    accent="#4DB6AC",
    on_accent="#06201D",
    info="#64B5F6",
    good="#81C784",
    warn="#FFB74D",
    bad="#E57373",
    on_bad="#2A0B0B",
)
