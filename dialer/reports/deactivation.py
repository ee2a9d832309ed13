"""The recap of a month's deactivation requests, as it is handed in on paper."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from dialer.contacts.dates import MONTHS, format_date
from dialer.contacts.mask import mask_id
from dialer.reconcile.recap_model import FaultyRequest, Recap, Request
from dialer.reports.composition import Content, Detail, Entry
from dialer.reports.figures import Figure
from dialer.reports.paper import SMALL, STRONG, WIDTH
from dialer.reports.rows import BELOW_INDENT
from dialer.reports.sections import Heading, Line, Section
from dialer.reports.summary import format_count, format_share
from dialer.reports.table import Column, Field, Table

TITLE = "Rekap Permintaan Penonaktifan Peserta"
NOTHING = "Tidak ada permintaan penonaktifan pada bulan ini."
APART = "Belum masuk rekap"
_TERMS = (
    "Baris berkas = masuk rekap + ganda + perlu diperbaiki. Ganda: pekerja yang sama (NIK atau "
    "nomor kartu) sudah ada di rekap. NIK dan nomor kartu disamarkan; lengkapnya di XLSX."
)

REQUESTS = Table(
    (
        Column(BELOW_INDENT, (Field("No"),), number=True, gutter=7),
        Column(190, (Field("Badan usaha", STRONG), Field("Kode BU", SMALL))),
        Column(170, (Field("Nama pekerja"), Field("NIK, nomor kartu", SMALL))),
        Column(130, (Field("Alasan"),)),
        Column(100, (Field("Tanggal berlaku"), Field("Catatan", SMALL))),
        Column(WIDTH - 626, (Field("Berkas"), Field("Baris", SMALL)), gutter=0),
    ),
    free="Perlu diperbaiki",
)


def deactivation_figures(recap: Recap) -> tuple[Figure, ...]:
    """The key figures."""
    rows = recap.rows
    outside = sum(one.outside_month for one in recap.requests)

    def share(label: str, part: int) -> Figure:
        basis = f"{format_share(part, rows)} dari {format_count(rows)} baris" if rows else "–"
        return Figure(label, format_count(part), basis)

    return (
        share("Masuk rekap", len(recap.requests)),
        share("Ganda", len(recap.repeats)),
        share("Perlu diperbaiki", len(recap.faulty)),
        Figure("Badan usaha", format_count(len(recap.firms)), "dengan permintaan"),
        Figure(
            "Di luar bulan",
            format_count(outside),
            f"dari {format_count(len(recap.requests))} yang masuk rekap",
        ),
    )


def deactivation_content(recap: Recap) -> Content:
    """The report; the rows that need mending come after those of the recap."""
    month = f"{MONTHS[recap.month.month - 1]} {recap.month.year}"
    return Content(
        cards=deactivation_figures(recap),
        definitions=_TERMS,
        total=f"Jumlah: {format_count(len(recap.requests))} permintaan untuk {month}.",
        nothing="" if recap.rows else NOTHING,
        sections=(
            _counted("Menurut badan usaha", "Badan usaha", recap.requests, lambda one: one.firm),
            _counted("Menurut alasan", "Alasan", recap.requests, lambda one: one.reason),
            _files(recap),
        ),
        detail=Detail("Rincian permintaan", REQUESTS, _entries(recap)),
    )


def _counted(
    heading: str, what: str, rows: Sequence[Request], word: Callable[[Request], str]
) -> Section:
    counts = Counter(word(one).strip() or "Tidak diketahui" for one in rows)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def line(name: str, count: int) -> Line:
        return Line(name, ((format_count(count), format_share(count, len(rows))),), count)

    return Section(
        heading=heading,
        caption="",
        what=what,
        headings=(Heading("Permintaan", "% permintaan"),),
        lines=tuple(line(name, count) for name, count in ordered),
        total=line("Jumlah", len(rows)) if rows else None,
        nothing="Tidak ada permintaan yang masuk rekap.",
    )


def _files(recap: Recap) -> Section:
    def line(name: str, *counts: int) -> Line:
        return Line(name, tuple((format_count(count), "") for count in counts))

    return Section(
        heading="Menurut berkas",
        caption="",
        what="Berkas",
        headings=(
            Heading("Baris"),
            Heading("Masuk rekap"),
            Heading("Ganda"),
            Heading("Perlu diperbaiki"),
        ),
        lines=tuple(
            line(one.file, one.rows, one.requests, one.repeats, one.faulty) for one in recap.files
        ),
        total=line(
            "Jumlah", recap.rows, len(recap.requests), len(recap.repeats), len(recap.faulty)
        ),
        nothing="Tidak ada berkas yang terbaca.",
    )


def _entries(recap: Recap) -> Iterator[Entry]:
    for number, one in enumerate(recap.requests, start=1):
        yield Entry(recap.month, f"{number} · {one.name}", _values(number, one), "")
    for number, faulty in enumerate(recap.faulty, start=len(recap.requests) + 1):
        values, why = _faulty(number, faulty)
        yield Entry(recap.month, f"{number} · {faulty.file}", values, why)


def _values(number: int, one: Request) -> tuple[str, ...]:
    ids = [mask_id(part) for part in (one.nik, one.card) if part]
    return (
        str(number),
        one.firm,
        one.kode_bu,
        one.name,
        ", ".join(ids),
        one.reason,
        format_date(one.effective) if one.effective else "",
        "di luar bulan rekap" if one.outside_month else "",
        one.file,
        f"baris {one.row}",
    )


def _faulty(number: int, one: FaultyRequest) -> tuple[tuple[str, ...], str]:
    why = " ".join(("; ".join(one.reasons) + ".", *one.fixes))
    return (str(number), APART, "", "", "", "", "", "", one.file, f"baris {one.row}"), why
