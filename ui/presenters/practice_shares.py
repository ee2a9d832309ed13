"""A share in words, with its denominator and how far it may be from the true one."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from dialer.interval import Interval, wilson
from dialer.reports.summary import format_count, format_share
from dialer.script_advice import MINIMUM, Advice, Verdict
from ui.presenters.words import Shade

DASH: Final = "–"

ADVICE_WORDS: Final[Mapping[Verdict, str]] = {
    Verdict.ONE_ONLY: "Tanpa pembanding",
    Verdict.TOO_FEW: "Belum cukup data",
    Verdict.NO_DIFFERENCE: "Belum jelas berbeda",
    Verdict.BEST: "Ada yang lebih baik",
}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with the interval of the true share, None where it is no sample."""

    name: str
    part: int
    whole: int
    interval: Interval | None

    @property
    def words(self) -> str:
        """ "14 dari 32 (43,8 %; kisaran 95 %: 28–61 %)"."""
        if not self.whole:
            return "belum ada"
        inside = format_share(self.part, self.whole)
        if self.interval is not None:
            inside += f"; kisaran 95 %: {_range(self.interval)}"
        return f"{format_count(self.part)} dari {format_count(self.whole)} ({inside})"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the meaning of its colour."""

    text: str
    shade: Shade = Shade.NEUTRAL


def share_of(name: str, part: int, whole: int) -> Share:
    """A share of a sample, with its interval."""
    return Share(name, part, whole, wilson(part, whole))


def rate_words(share: Share) -> str:
    """ "43,8 % (28–61 %)", a dash where there is nothing to divide by."""
    if not share.whole:
        return DASH
    words = format_share(share.part, share.whole)
    return f"{words} ({_range(share.interval)})" if share.interval else words


def _range(interval: Interval) -> str:
    """Whole per cent, rounded outwards so that it never promises too much."""
    return f"{floor(interval.low * 100)}–{ceil(interval.high * 100)} %"


def advice_words(advice: Advice, *, one_only: str, best: str) -> Said:
    """What the numbers allow to be said; `best` is the beginning of the sentence for BEST."""
    if advice.verdict is Verdict.ONE_ONLY:
        return Said(one_only)
    if advice.verdict is Verdict.TOO_FEW:
        return Said(
            f"Belum cukup data ({advice.have} dari {MINIMUM} percakapan)."
            f" Perbandingan perlu {MINIMUM} percakapan untuk masing-masing."
        )
    if advice.verdict is Verdict.NO_DIFFERENCE:
        return Said("Belum ada yang jelas lebih baik: kisarannya masih saling menyentuh.")
    return Said(
        f"{best} daripada yang lain. Ini kaitan, bukan bukti sebab: dengarkan dahulu beberapa"
        " percakapannya.",
        Shade.GOOD,
    )
