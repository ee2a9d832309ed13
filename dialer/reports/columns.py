"""Which columns each report has and how a row becomes their texts.

The planning columns keep the names the branch uses in its Excel lists; two related ones share a
column, the second under the first, so that nothing has to be cut on A4.
"""

from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.money import format_rupiah
from dialer.reports.model import ArrearsRow, EmployerRow
from dialer.reports.paper import QUIET, SMALL, STRONG, WIDTH
from dialer.reports.rows import BELOW_INDENT
from dialer.reports.summary import format_count
from dialer.reports.table import Column, Field, Table

_NUMBER = Column(BELOW_INDENT, (Field("No", QUIET),), number=True, gutter=7)

EMPLOYERS = Table(
    (
        _NUMBER,
        Column(164, (Field("Nama BU", STRONG), Field("Alamat", SMALL))),
        Column(54, (Field("Potensi Peserta"),), number=True, gutter=16),
        Column(88, (Field("Sumber data"), Field("Keterangan", SMALL))),
        Column(126, (Field("Telepon"), Field("Email", SMALL))),
        Column(92, (Field("Nama PIC"), Field("Nomor HP PIC", SMALL))),
        Column(88, (Field("Tanggal"), Field("Petugas", SMALL))),
        Column(WIDTH - 648, (Field("Hasil"), Field("Tindak lanjut", SMALL)), gutter=0),
    ),
    free="Catatan",
)

VISITED = Table(
    (
        _NUMBER,
        Column(164, (Field("Nama BU", STRONG), Field("Alamat", SMALL))),
        Column(66, (Field("Potensi Peserta"), Field("Terkonfirmasi", SMALL)), True, gutter=16),
        Column(82, (Field("Sumber data"), Field("Keterangan", SMALL))),
        Column(122, (Field("Telepon"), Field("Email", SMALL))),
        Column(90, (Field("Nama PIC"), Field("Nomor HP PIC", SMALL))),
        Column(88, (Field("Tanggal"), Field("Petugas", SMALL))),
        Column(
            WIDTH - 648,
            (Field("Hasil"), Field("Tindak lanjut", SMALL), Field("Tahap", SMALL)),
            gutter=0,
        ),
    ),
    free="Catatan",
)

ARREARS = Table(
    (
        _NUMBER,
        Column(132, (Field("Nama peserta", STRONG), Field("No. kartu", SMALL))),
        Column(70, (Field("Kecamatan"),)),
        Column(64, (Field("Bulan menunggak"),), number=True, gutter=16),
        Column(76, (Field("Jumlah tunggakan"),), number=True, gutter=16),
        Column(88, (Field("Tanggal"), Field("Petugas", SMALL))),
        Column(124, (Field("Hasil"), Field("Berbicara dengan", SMALL))),
        Column(104, (Field("Janji bayar"), Field("Tanggal, kanal", SMALL)), True, gutter=10),
        Column(WIDTH - 694, (Field("Cicilan REHAB"), Field("Tahap", SMALL)), True, gutter=0),
    ),
    free="Catatan",
)


def employer_values(number: int, row: EmployerRow) -> tuple[str, ...]:
    """The texts of EMPLOYERS, field by field."""
    return (
        str(number),
        row.employer,
        row.address,
        _count(row.potential_workers),
        row.data_source,
        row.remark,
        row.phone,
        row.email,
        row.pic,
        row.pic_phone,
        format_datetime(row.attempted_at),
        row.officer,
        row.result.label,
        row.next_step,
    )


def visit_values(number: int, row: EmployerRow) -> tuple[str, ...]:
    """The texts of VISITED, field by field."""
    texts = employer_values(number, row)
    step = f"Tahap: {row.step.label}" if row.step else ""
    confirmed = (
        f"{_count(row.confirmed_workers)} pasti" if row.confirmed_workers is not None else ""
    )
    return (*texts[:4], confirmed, *texts[4:], step)


def arrears_values(number: int, row: ArrearsRow) -> tuple[str, ...]:
    """The texts of ARREARS, field by field."""
    promise, rehab = row.promise, row.rehab
    return (
        str(number),
        row.name,
        row.masked_card,
        row.subdistrict,
        _count(row.months),
        format_rupiah(row.amount) if row.amount is not None else "",
        format_datetime(row.attempted_at),
        row.officer,
        row.result.label,
        row.spoke_to,
        format_rupiah(promise.amount) if promise else "",
        ", ".join(filter(None, (format_date(promise.due), promise.channel))) if promise else "",
        format_rupiah(rehab.instalment) if rehab else "",
        f"{format_count(rehab.stages)} tahap" if rehab else "",
    )


def _count(value: int | None) -> str:
    return "" if value is None else format_count(value)
