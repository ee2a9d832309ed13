"""The figures of a report, worked out from its rows and from nothing else.

The log screen shows the same figures by calling the same functions on the same rows.
Definitions: domain section 8. A rate carries its denominator and says it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Protocol, TypeVar

from dialer.facts import Channel
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


def format_length(seconds: int) -> str:
    """A length of time as a clock shows it: `1:05`, `1:00:00`."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that never travels without its denominator; `unit` names what is counted.

    `waiting` of the denominator may still become a part of it: their days of grace are not over.
    """

    label: str
    part: int
    whole: int
    unit: str
    waiting: int = 0

    @property
    def share(self) -> str:
        """ "60 %", or a dash where there is nothing to divide by."""
        return format_share(self.part, self.whole) if self.whole else "–"

    @property
    def basis(self) -> str:
        """ "12 dari 20 percobaan", or that there are none."""
        if not self.whole:
            return f"belum ada {self.unit}"
        return f"{self._counted}{self._open}"

    @property
    def sentence(self) -> str:
        """ "Rasio terhubung 12 dari 20 percobaan (60 %)"."""
        if not self.whole:
            return f"{self.label}: {self.basis}"
        return f"{self.label} {self._counted} ({self.share}){self._open}"

    @property
    def _counted(self) -> str:
        return f"{format_count(self.part)} dari {format_count(self.whole)} {self.unit}"

    @property
    def _open(self) -> str:
        return f", {format_count(self.waiting)} masih masa tenggang" if self.waiting else ""


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
    @property
    def channel(self) -> Channel: ...
    @property
    def handled_calls(self) -> int: ...
    @property
    def handle_seconds(self) -> int: ...


Row = TypeVar("Row", bound=Attempt)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over attempts. `outcomes` and `groups` are largest first and each add up to
    `attempts`; `contacts` counts a contact once however often it was tried.

    A written message (`messages`) is an attempt that nobody can answer: who was reached is counted
    among the others only. `handle_seconds` are those of attempts with a handled call."""

    attempts: int
    messages: int
    contacts: int
    handled_calls: int
    handle_seconds: int
    connected: int
    right_party: int
    outcomes: tuple[Tally, ...]
    groups: tuple[Tally, ...]

    @property
    def contact_rate(self) -> Rate:
        """Attempts in which any person answered / attempts."""
        return self.of_spoken("Rasio terhubung", self.connected)

    def of_spoken(self, label: str, part: int) -> Rate:
        """A share of the attempts that somebody could have answered."""
        unit = "percobaan selain pesan" if self.messages else "percobaan"
        return Rate(label, part, self.attempts - self.messages, unit)

    @property
    def handling_time(self) -> int | None:
        """AHT: whole seconds of talk, hold and wrap-up / handled calls; None without calls."""
        return round(self.handle_seconds / self.handled_calls) if self.handled_calls else None


@dataclass(frozen=True, slots=True)
class EmployerSummary(Summary):
    """Telemarketing and canvassing. `potential_workers` and `confirmed_workers` count each
    employer once, by its newest row (`confirmed_at` are those whose workers were confirmed);
    `next_steps` counts attempts with an agreed next step."""

    next_steps: int
    potential_workers: int
    confirmed_workers: int
    confirmed_at: int

    @property
    def right_party_rate(self) -> Rate:
        """Attempts that reached the PIC or owner / attempts."""
        return self.of_spoken("Terhubung dengan PIC", self.right_party)

    @property
    def next_step_rate(self) -> Rate:
        """Attempts with an agreed next step / attempts."""
        return Rate("Ada tindak lanjut", self.next_steps, self.attempts, "percobaan")


@dataclass(frozen=True, slots=True)
class ArrearsSummary(Summary):
    """Telecollecting. Rupiah are whole; `arrears_amount` counts each contact once, by its
    newest row. `promises_spoken` are those that were not written."""

    promises: int
    promises_spoken: int
    promised_amount: int
    rehab_offers: int
    arrears_amount: int

    @property
    def right_party_rate(self) -> Rate:
        """Attempts that reached the member / attempts."""
        return self.of_spoken("Terhubung dengan peserta", self.right_party)

    @property
    def promise_rate(self) -> Rate:
        """Promises / right-party contacts."""
        return Rate(
            "Rasio janji bayar", self.promises_spoken, self.right_party, "terhubung dengan peserta"
        )


def is_message(row: Attempt) -> bool:
    """Whether an attempt was a written message, which nobody can answer as one answers a call."""
    return row.channel is Channel.WHATSAPP


def summarise_attempts(rows: Iterable[Attempt]) -> Summary:
    """The counts that every kind of attempt has, in one pass."""
    contacts: set[str] = set()
    results: Counter[Result] = Counter()
    spoken: Counter[Result] = Counter()
    calls = seconds = 0
    for row in rows:
        contacts.add(row.contact_key)
        results[row.result] += 1
        spoken[row.result] += not is_message(row)
        if row.handled_calls:
            calls += row.handled_calls
            seconds += row.handle_seconds
    outcomes: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for result, count in results.items():
        outcomes[result.label] += count
        groups[result.group] += count
    return Summary(
        attempts=results.total(),
        messages=results.total() - spoken.total(),
        contacts=len(contacts),
        handled_calls=calls,
        handle_seconds=seconds,
        connected=sum(n for result, n in spoken.items() if result.connected),
        right_party=sum(n for result, n in spoken.items() if result.right_party),
        outcomes=_largest_first(outcomes),
        groups=_largest_first(groups),
    )


def summarise_employers(rows: Sequence[EmployerRow]) -> EmployerSummary:
    """The figures of a telemarketing or canvassing report."""
    base = summarise_attempts(rows)
    newest = newest_rows(rows)
    confirmed = [n for row in newest if (n := row.confirmed_workers) is not None]
    return EmployerSummary(
        **_fields(base),
        next_steps=sum(1 for row in rows if row.next_step.strip()),
        potential_workers=sum(row.potential_workers or 0 for row in newest),
        confirmed_workers=sum(confirmed),
        confirmed_at=len(confirmed),
    )


def summarise_arrears(rows: Sequence[ArrearsRow]) -> ArrearsSummary:
    """The figures of a telecollecting report."""
    base = summarise_attempts(rows)
    promised = [row for row in rows if row.promise is not None]
    return ArrearsSummary(
        **_fields(base),
        promises=len(promised),
        promises_spoken=sum(not is_message(row) for row in promised),
        promised_amount=sum(row.promise.amount for row in promised if row.promise),
        rehab_offers=sum(1 for row in rows if row.rehab is not None),
        arrears_amount=sum(row.amount or 0 for row in newest_rows(rows)),
    )


def _fields(summary: Summary) -> dict[str, Any]:
    return {one.name: getattr(summary, one.name) for one in fields(summary)}


def newest_rows(rows: Iterable[Row]) -> list[Row]:
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
