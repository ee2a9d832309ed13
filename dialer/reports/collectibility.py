"""Collectibility per segment and area: dues received / dues billed, this period and the one before.

Billed and received are what the branch gives; nothing is worked out from tariffs.
"""

from collections.abc import Callable, Sequence

from dialer.contacts.money import format_rupiah
from dialer.reports.collected import NONE, Collected, CollectedRow
from dialer.reports.composition import Content
from dialer.reports.figures import Figure
from dialer.reports.paper import PORTRAIT
from dialer.reports.sections import Heading, Line, Section

NOTHING = (
    "Belum ada tagihan dan penerimaan untuk periode ini. "
    "Masukkan angka tagihan dan penerimaan lebih dahulu."
)
_TERMS = (
    "Kolektibilitas: iuran yang diterima dibagi iuran yang ditagih pada periode yang sama. "
    "Perubahan dalam poin persen terhadap bulan sebelumnya. Angka seluruh kantor untuk satu segmen "
    "hanya dipakai bila segmen itu tidak dirinci menurut wilayah."
)
_TENTHS = 1000


def collectibility_figures(rows: Sequence[CollectedRow]) -> tuple[Figure, ...]:
    """The key figures, also shown in the window."""
    now, before = _total(rows)
    return (
        Figure("Kolektibilitas", now.share, _of(now)),
        Figure("Periode sebelumnya", before.share if before else "–", _of(before)),
        Figure("Perubahan", change(before, now), "poin persen"),
        Figure(
            "Belum diterima",
            format_rupiah(max(0, now.billed - now.received)),
            f"dari {format_rupiah(now.billed)}",
        ),
    )


def collectibility_content(rows: Sequence[CollectedRow]) -> Content:
    """The report."""
    now, _ = _total(rows)
    return Content(
        cards=collectibility_figures(rows),
        definitions=_TERMS,
        total=f"Jumlah: diterima {_of(now)} ({now.share}).",
        nothing="" if rows else NOTHING,
        sections=(
            _section("Menurut segmen", "Segmen", rows, lambda row: row.segment),
            _section("Menurut wilayah", "Wilayah", rows, lambda row: row.area),
            _section(
                "Menurut segmen dan wilayah",
                "Segmen, wilayah",
                rows,
                lambda row: ", ".join(part for part in (row.segment, row.area) if part),
            ),
        ),
        paper=PORTRAIT,
    )


def change(before: Collected | None, now: Collected) -> str:
    """The change in percentage points with its sign: "+3,2", a dash where one is not known."""
    if before is None or not before.billed or not now.billed:
        return "–"
    tenths = round(_TENTHS * now.received / now.billed) - round(
        _TENTHS * before.received / before.billed
    )
    units, tenth = divmod(abs(tenths), 10)
    sign = "+" if tenths > 0 else "-" if tenths < 0 else ""
    return f"{sign}{units},{tenth}"


def _section(
    heading: str, what: str, rows: Sequence[CollectedRow], word: Callable[[CollectedRow], str]
) -> Section:
    parts: dict[str, list[CollectedRow]] = {}
    for row in rows:
        parts.setdefault(" ".join(word(row).split()) or "Tidak diketahui", []).append(row)
    return Section(
        heading=heading,
        caption="",
        what=what,
        headings=(
            Heading("Ditagih", weight=1.5),
            Heading("Diterima", weight=1.5),
            Heading("Rasio"),
            Heading("Sebelum"),
            Heading("Perubahan", "poin persen"),
        ),
        lines=tuple(_line(name, chosen) for name, chosen in sorted(parts.items())),
        total=_line("Jumlah", rows),
    )


def _line(name: str, rows: Sequence[CollectedRow]) -> Line:
    now, before = _total(rows)
    size = round(_TENTHS * min(now.received, now.billed) / now.billed) if now.billed else 0
    return Line(
        name,
        (
            (format_rupiah(now.billed), ""),
            (format_rupiah(now.received), ""),
            (now.share, ""),
            (before.share if before else "–", ""),
            (change(before, now), ""),
        ),
        size,
    )


def _total(rows: Sequence[CollectedRow]) -> tuple[Collected, Collected | None]:
    """The sums; the period before only when all rows know it."""
    now = sum((row.now for row in rows), NONE)
    known = [row.before for row in rows if row.before is not None]
    before = sum(known, NONE) if known and len(known) == len(rows) else None
    return now, before


def _of(one: Collected | None) -> str:
    if one is None:
        return "belum diketahui"
    return f"{format_rupiah(one.received)} dari {format_rupiah(one.billed)}"
