"""Collectibility in words: a month beside another, by segment and area, with its denominators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dialer.contacts.money import format_rupiah
from dialer.ports import Collected
from dialer.report_collected import collected_rows
from dialer.reports.collected import Collected as Sums
from dialer.reports.collectibility import change, collectibility_figures
from dialer.reports.figures import Figure
from dialer.workstation import Workstation
from ui.presenters.lists import number
from ui.presenters.recap import month_word, months_around

if TYPE_CHECKING:
    from dialer.collectibility import TakenIn

_UNITS: Final = {1: "", 1_000: "ribuan rupiah", 1_000_000: "jutaan rupiah"}
_ROWS_NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class CollectedLine:
    """One segment in one area: the chosen month, and the one it is compared with."""

    segment: str
    area: str
    billed: str
    received: str
    share: str
    before: str
    change: str
    source: str
    now: Collected | None


@dataclass(frozen=True, slots=True)
class CollectibilityView:
    """Lines by key, the sums of the report, and the months that have figures."""

    lines: Mapping[str, CollectedLine]
    figures: tuple[Figure, ...]
    months: Sequence[str]


def taken_sentence(done: "TakenIn", month: str) -> str:
    """What became of every row of a table, and what it took the place of."""
    parts = [f"{number(done.taken)} diambil"]
    for rows, words in (
        (done.sums, "jumlah yang tidak ikut"),
        (done.without, "tanpa angka"),
        (done.by_hand, "sudah diisi sendiri dan tetap"),
    ):
        if rows:
            parts.append(f"{number(len(rows))} {words} (baris {_numbers(rows)})")
    said = [f"{month}: {number(done.rows)} baris = {' + '.join(parts)}."]
    if done.replaced:
        said.append(f"Menggantikan {number(done.replaced)} baris dari berkas sebelumnya.")
    units = dict(zip(("Ditagih", "Diterima"), (_UNITS[one] for one in done.units), strict=True))
    if set(units.values()) != {""}:
        read = ", ".join(f"{name} dalam {unit or 'rupiah'}" for name, unit in units.items())
        said.append(f"Dibaca: {read}.")
    return " ".join(said)


def month_before(month: str) -> str:
    """Return "2026-10" for "2026-11"; "" for what is no month."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return ""
    return f"{date.fromordinal(first.toordinal() - 1):%Y-%m}"


def month_choices(workstation: Workstation, today: date) -> Mapping[str, str]:
    """Months to choose from as {"2026-11": "November 2026"}, the newest first: those about today
    and all that have figures."""
    months = {*(value for value, _ in months_around(today)), *workstation.collectibility.months()}
    return {one: month_word(one) for one in sorted(months, reverse=True)}


def collectibility_view(workstation: Workstation, month: str, before: str) -> CollectibilityView:
    """Read two months as the report reads them."""
    use = workstation.collectibility
    now, then = (use.of(month), use.of(before)) if month and before else ((), ())
    rows = collected_rows(now, then)
    return CollectibilityView(
        lines={
            f"{one.segment}\n{one.area}": _line(one.segment, one.area, one.before, one.after)
            for one in (use.compare(before, month) if month and before else ())
        },
        figures=collectibility_figures(rows) if rows else (),
        months=use.months(),
    )


def _line(
    segment: str, area: str, before: Collected | None, now: Collected | None
) -> CollectedLine:
    first = Sums(before.billed, before.received) if before else None
    then = Sums(now.billed, now.received) if now else None
    return CollectedLine(
        segment=segment,
        area=area or "Seluruh kantor",
        billed=format_rupiah(now.billed) if now else "–",
        received=format_rupiah(now.received) if now else "–",
        share=then.share if then else "–",
        before=_of(first),
        change=change(first, then) if then else "–",
        source=(now.source or "diisi sendiri") if now else "belum diisi",
        now=now,
    )


def _of(one: Sums | None) -> str:
    if one is None:
        return "–"
    return f"{one.share} dari {format_rupiah(one.billed)}"


def _numbers(rows: Sequence[int]) -> str:
    shown = ", ".join(str(one) for one in rows[:_ROWS_NAMED])
    return shown if len(rows) <= _ROWS_NAMED else f"{shown} …"
