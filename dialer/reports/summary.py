"""The figures of a report, worked out from its rows and from nothing else.

The log screen shows the same figures by calling the same functions on the same rows.
Definitions: domain section 8. A rate carries its denominator and says it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from dialer.reports.model import ArrearsRow, EmployerRow, Result


def format_count(count: int) -> str:
    """A whole number with Indonesian thousands dots: 12.345."""
    return f"{count:,}".replace(",", ".")


def format_share(part: int, whole: int) -> str:
    """Part of the whole in per cent: "60 %", else one decimal, halves up: "66,7 %".

    `whole` must not be 0. What is not all never rounds up to "100 %", nor something to "0 %".
    """
    tenths = (part * 2000 + whole) // (2 * whole)
    if 0 < part < whole:
        tenths = min(max(tenths, 1), 999)
    units, tenth = divmod(tenths, 10)
    return f"{format_count(units)},{tenth} %" if tenth else f"{format_count(units)} %"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that never travels without its denominator; `unit` names what is counted."""

    label: str
    part: int
    whole: int
    unit: str

    @property
    def share(self) -> str:
        """ "60 %", or a dash where there is nothing to divide by."""
        return format_share(self.part, self.whole) if self.whole else "–"

    @property
    def basis(self) -> str:
        """ "12 dari 20 percobaan", or that there are none."""
        if not self.whole:
            return f"belum ada {self.unit}"
        return f"{format_count(self.part)} dari {format_count(self.whole)} {self.unit}"

    @property
    def sentence(self) -> str:
        """ "Rasio terhubung 12 dari 20 percobaan (60 %)"."""
        if not self.whole:
            return f"{self.label}: {self.basis}"
        return f"{self.label} {self.basis} ({self.share})"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many attempts ended with one outcome (or in one group of outcomes)."""

    label: str
    count: int


class Attempt(Protocol):
    """What the counting needs to know of a row."""

    @property
    def contact_key(self) -> str: ...
    @property
    def attempted_at(self) -> datetime: ...
    @property
    def result(self) -> Result: ...


Row = TypeVar("Row", bound=Attempt)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over attempts. `outcomes` and `groups` are largest first and each add up to
    `attempts`; `contacts` counts a contact once however often it was tried."""

    attempts: int
    contacts: int
    connected: int
    right_party: int
    outcomes: tuple[Tally, ...]
    groups: tuple[Tally, ...]

    @property
    def contact_rate(self) -> Rate:
        """Attempts in which any person answered / attempts."""
        return Rate("Rasio terhubung", self.connected, self.attempts, "percobaan")


@dataclass(frozen=True, slots=True)
class EmployerSummary(Summary):
    """Telemarketing and canvassing. `potential_workers` counts each employer once, by its
    newest row; `next_steps` counts attempts with an agreed next step."""

    next_steps: int
    potential_workers: int

    @property
    def right_party_rate(self) -> Rate:
        """Attempts that reached the PIC or owner / attempts."""
        return Rate("Terhubung dengan PIC", self.right_party, self.attempts, "percobaan")

    @property
    def next_step_rate(self) -> Rate:
        """Attempts with an agreed next step / attempts."""
        return Rate("Ada tindak lanjut", self.next_steps, self.attempts, "percobaan")


@dataclass(frozen=True, slots=True)
class ArrearsSummary(Summary):
    """Telecollecting. Rupiah are whole; `arrears_amount` counts each contact once, by its
    newest row."""

    promises: int
    promised_amount: int
    rehab_offers: int
    arrears_amount: int

    @property
    def right_party_rate(self) -> Rate:
        """Attempts that reached the member / attempts."""
        return Rate("Terhubung dengan peserta", self.right_party, self.attempts, "percobaan")

    @property
    def promise_rate(self) -> Rate:
        """Promises / right-party contacts."""
        return Rate(
            "Rasio janji bayar", self.promises, self.right_party, "terhubung dengan peserta"
        )


def summarise_attempts(rows: Iterable[Attempt]) -> Summary:
    """The counts that every kind of attempt has, in one pass."""
    contacts: set[str] = set()
    results: Counter[Result] = Counter()
    for row in rows:
        contacts.add(row.contact_key)
        results[row.result] += 1
    outcomes: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for result, count in results.items():
        outcomes[result.label] += count
        groups[result.group] += count
    return Summary(
        attempts=results.total(),
        contacts=len(contacts),
        connected=sum(n for result, n in results.items() if result.connected),
        right_party=sum(n for result, n in results.items() if result.right_party),
        outcomes=_largest_first(outcomes),
        groups=_largest_first(groups),
    )


def summarise_employers(rows: Sequence[EmployerRow]) -> EmployerSummary:
    """The figures of a telemarketing or canvassing report."""
    base = summarise_attempts(rows)
    return EmployerSummary(
        attempts=base.attempts,
        contacts=base.contacts,
        connected=base.connected,
        right_party=base.right_party,
        outcomes=base.outcomes,
        groups=base.groups,
        next_steps=sum(1 for row in rows if row.next_step.strip()),
        potential_workers=sum(row.potential_workers or 0 for row in _newest(rows)),
    )


def summarise_arrears(rows: Sequence[ArrearsRow]) -> ArrearsSummary:
    """The figures of a telecollecting report."""
    base = summarise_attempts(rows)
    promises = [row.promise for row in rows if row.promise is not None]
    return ArrearsSummary(
        attempts=base.attempts,
        contacts=base.contacts,
        connected=base.connected,
        right_party=base.right_party,
        outcomes=base.outcomes,
        groups=base.groups,
        promises=len(promises),
        promised_amount=sum(promise.amount for promise in promises),
        rehab_offers=sum(1 for row in rows if row.rehab is not None),
        arrears_amount=sum(row.amount or 0 for row in _newest(rows)),
    )


def _newest(rows: Iterable[Row]) -> list[Row]:
    """One row a contact: the newest attempt, the later in the sequence where times are equal."""
    newest: dict[str, Row] = {}
    for row in rows:
        seen = newest.get(row.contact_key)
        if seen is None or row.attempted_at >= seen.attempted_at:
            newest[row.contact_key] = row
    return list(newest.values())


def _largest_first(counts: Counter[str]) -> tuple[Tally, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tally(label, count) for label, count in ordered)
