"""Dues billed and received, as the report on collectibility takes them."""

from dataclasses import dataclass

from dialer.reports.summary import format_share


@dataclass(frozen=True, slots=True)
class Collected:
    """Whole rupiah billed and received in a period."""

    billed: int
    received: int

    def __add__(self, other: "Collected") -> "Collected":
        return Collected(self.billed + other.billed, self.received + other.received)

    @property
    def share(self) -> str:
        """In per cent, a dash where nothing was billed."""
        return format_share(self.received, self.billed) if self.billed else "–"


NONE = Collected(0, 0)


@dataclass(frozen=True, slots=True)
class CollectedRow:
    """One segment in one area, now and in the period before (None where that is not known)."""

    segment: str
    area: str
    now: Collected
    before: Collected | None = None
