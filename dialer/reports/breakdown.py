"""The figures of a report by day, officer, area, months and reason.

How attempts ended is what the chart of the report shows.
Every row belongs to exactly one part of each breakdown, so the parts of a breakdown add up to the
figures of the whole report, to the rupiah.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from dialer.contacts.dates import MONTHS, day_name, format_date
from dialer.promises import PromiseState
from dialer.reports.model import ArrearsRow, EmployerRow, PromiseRow, ReportFrame, Span
from dialer.reports.summary import Rate, format_count, is_message

Row = ArrearsRow | EmployerRow
R = TypeVar("R", bound=Row)
T = TypeVar("T")
V = TypeVar("V")
K = TypeVar("K")

UNKNOWN = "Tidak diketahui"
UNREACHED = "Belum ada tahap"
MOST_PARTS = 40
"""Parts of a breakdown by free words; the smallest beyond it are put together."""
LONGEST_BY_DAY = 14
LONGEST_BY_WEEK = 92
BANDS = ((1, "0–1 bulan"), (3, "2–3 bulan"), (6, "4–6 bulan"), (12, "7–12 bulan"))
LAST_BANDS = ((24, "13–24 bulan"), (10**9, "Lebih dari 24 bulan"))
BAND_ORDER = (*(words for _, words in (*BANDS, *LAST_BANDS)), UNKNOWN)


def fitting_span(first: date, last: date) -> Span:
    """Days for up to two weeks, weeks for up to a quarter, else months."""
    days = (last - first).days + 1
    if days <= LONGEST_BY_DAY:
        return Span.DAY
    return Span.WEEK if days <= LONGEST_BY_WEEK else Span.MONTH


def span_of(frame: ReportFrame) -> Span:
    """How long the parts by time are in a report."""
    return frame.span or fitting_span(frame.period_from, frame.period_to)


@dataclass(slots=True)
class Part:
    """What came of some of the attempts. `agreed` counts promises, of employers next steps.

    Who was reached is counted among the `spoken` attempts, which were no written message, as in the
    summary; `agreed_spoken` is what of `agreed` came of those. `due` are promises that fell due,
    whenever they were made, `kept` of them kept. `worked` are the days of each officer on which
    there was an attempt: a target is due for each.
    """

    label: str
    attempts: int = 0
    spoken: int = 0
    connected: int = 0
    right_party: int = 0
    agreed: int = 0
    agreed_spoken: int = 0
    promised: int = 0
    rehab: int = 0
    due: int = 0
    kept: int = 0
    worked: set[tuple[str, date]] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Count a row."""
        spoken = not is_message(row)
        self.attempts += 1
        self.spoken += spoken
        self.connected += spoken and row.result.connected
        self.right_party += spoken and row.result.right_party
        if isinstance(row, ArrearsRow):
            agreed = row.promise is not None
            self.promised += row.promise.amount if row.promise is not None else 0
            self.rehab += row.rehab is not None
        else:
            agreed = bool(row.next_step.strip())
        self.agreed += agreed
        self.agreed_spoken += spoken and agreed
        self.worked.add((row.officer, row.attempted_at.date()))

    def add_due(self, row: PromiseRow) -> None:
        """Count a promise that fell due."""
        self.due += 1
        self.kept += row.state is PromiseState.KEPT

    def join(self, other: "Part") -> None:
        """Count what another part counted."""
        self.attempts += other.attempts
        self.spoken += other.spoken
        self.connected += other.connected
        self.right_party += other.right_party
        self.agreed += other.agreed
        self.agreed_spoken += other.agreed_spoken
        self.promised += other.promised
        self.rehab += other.rehab
        self.due += other.due
        self.kept += other.kept
        self.worked |= other.worked


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Parts in the order they are shown. `targeted` says that a daily target makes sense of it."""

    heading: str
    what: str
    parts: tuple[Part, ...]
    total: Part
    targeted: bool = False


def arrears_breakdowns(
    rows: Sequence[ArrearsRow], span: Span, due: Sequence[PromiseRow] = ()
) -> tuple[Breakdown, ...]:
    """The breakdowns of telecollecting that tell more than the whole does.

    `due` are the promises that fell due in the period: each stands at its own day, officer, area
    and months. Promises know no reason for the arrears.
    """
    reasons = [row for row in rows if row.reason.strip()]
    return _telling(
        _by_time(rows, span, due),
        _by(
            "Menurut petugas",
            "Petugas",
            _by_word(rows, lambda row: row.officer, due),
            targeted=True,
        ),
        _by("Menurut kecamatan", "Kecamatan", _by_word(rows, lambda row: row.subdistrict, due)),
        _by_months(rows, due),
        _by(
            f"Menurut alasan menunggak ({format_count(len(reasons))} percobaan dengan alasan)",
            "Alasan menunggak",
            _parts(reasons, lambda row: row.reason, label_key, Part.add),
        ),
        kept=("Alasan menunggak",),
    )


def employer_breakdowns(rows: Sequence[EmployerRow], span: Span) -> tuple[Breakdown, ...]:
    """The breakdowns of telemarketing and canvassing that tell more than the whole does."""
    officers = _parts(rows, lambda row: row.officer, label_key, Part.add)
    sources = _parts(rows, lambda row: row.data_source, label_key, Part.add)
    return _telling(
        _by_time(rows, span),
        _by("Menurut petugas", "Petugas", officers),
        _by("Menurut sumber data", "Sumber data", sources),
    )


def whole(rows: Iterable[Row]) -> Part:
    """All rows as one part."""
    part = Part("Jumlah")
    for row in rows:
        part.add(row)
    return part


def target_rate(part: Part, daily_target: int) -> Rate:
    """Attempts / target; the target is due for each day on which an officer worked."""
    return Rate("Capaian target", part.attempts, daily_target * len(part.worked), "target")


def months_band(months: int | None) -> str:
    """The band that a number of months in arrears falls into."""
    if months is None:
        return UNKNOWN
    return next(words for most, words in (*BANDS, *LAST_BANDS) if months <= most)


def period_label(day: date, span: Span) -> tuple[date, str]:
    """The first day of the part of time that a day is in, and what it is called."""
    if span is Span.DAY:
        return day, f"{day_name(day)}, {format_date(day)}"
    if span is Span.MONTH:
        return day.replace(day=1), f"{MONTHS[day.month - 1]} {day.year}"
    monday = day - timedelta(days=day.weekday())
    return monday, f"{format_date(monday)} – {format_date(monday + timedelta(days=6))}"


def label_key(text: str) -> str:
    """Words that differ by capitals or blanks only are one part."""
    return " ".join(text.split()).casefold()


def _telling(*found: Breakdown, kept: tuple[str, ...] = ()) -> tuple[Breakdown, ...]:
    return tuple(one for one in found if len(one.parts) > 1 or (one.parts and one.what in kept))


def _by_time(rows: Sequence[Row], span: Span, due: Sequence[PromiseRow] = ()) -> Breakdown:
    days = _parts(rows, lambda row: row.attempted_at.date(), lambda day: day, Part.add)
    _parts(due, lambda row: row.due_on, lambda day: day, Part.add_due, days)
    parts: dict[date, Part] = {}
    for day, counted in sorted(days.items()):
        start, words = period_label(day, span)
        parts.setdefault(start, Part(words)).join(counted)
    return _breakdown(f"Per {span.value}", span.value.capitalize(), parts.values(), targeted=True)


def _by_months(rows: Sequence[ArrearsRow], due: Sequence[PromiseRow]) -> Breakdown:
    bands = _parts(rows, lambda row: row.months, months_band, Part.add)
    _parts(due, lambda row: row.months, months_band, Part.add_due, bands)
    parts = []
    for words in BAND_ORDER:
        if words in bands:
            bands[words].label = words
            parts.append(bands[words])
    return _breakdown("Menurut bulan menunggak", "Bulan menunggak", parts)


def _by(heading: str, what: str, found: dict[str, Part], *, targeted: bool = False) -> Breakdown:
    parts = sorted(found.values(), key=lambda one: (-one.attempts, one.label))
    if len(parts) > MOST_PARTS:
        rest = Part(f"Lainnya ({format_count(len(parts) - MOST_PARTS + 1)})")
        for one in parts[MOST_PARTS - 1 :]:
            rest.join(one)
        parts = [*parts[: MOST_PARTS - 1], rest]
    return _breakdown(heading, what, parts, targeted=targeted)


def _by_word(
    rows: Sequence[R],
    word: Callable[[R | PromiseRow], str],
    due: Sequence[PromiseRow] = (),
) -> dict[str, Part]:
    """The parts of a word that rows and promises are both asked for."""
    found = _parts(rows, word, label_key, Part.add)
    return _parts(due, word, label_key, Part.add_due, found)


def _parts(
    rows: Iterable[T],
    value: Callable[[T], V],
    key: Callable[[V], K],
    count: Callable[[Part, T], None],
    into: dict[K, Part] | None = None,
) -> dict[K, Part]:
    """Count the rows by key, beside what is counted already; a value is asked for its key once."""
    found = {} if into is None else into
    known: dict[V, Part] = {}
    for row in rows:
        said = value(row)
        part = known.get(said)
        if part is None:
            label = " ".join(str(said).split()) if isinstance(said, str) else str(said)
            part = known[said] = found.setdefault(key(said), Part(label or UNKNOWN))
            if part.label.islower():
                part.label = label or UNKNOWN
        count(part, row)
    return found


def _breakdown(
    heading: str, what: str, parts: Iterable[Part], *, targeted: bool = False
) -> Breakdown:
    shown = tuple(parts)
    total = Part("Jumlah")
    for one in shown:
        total.join(one)
    return Breakdown(heading, what, shown, total, targeted)
