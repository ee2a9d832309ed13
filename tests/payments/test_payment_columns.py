"""Headers of payments files nobody has seen before."""

from collections.abc import Sequence
from datetime import date

import pytest

from dialer.lists.reader import Table
from dialer.payments_columns import PAYMENTS
from dialer.payments_rows import PaymentReader, PaymentRow
from dialer.received.headers import understand
from dialer.received.sheets import choose_sheets
from tests.payments.making import CUT_CARD, CUT_VA

TODAY = date(2026, 11, 20)
CHANNELS = {"bri": "BRI", "indomaret": "Indomaret", "autodebit": "Autodebit", "wallet": "Dompet"}
PAID = date(2026, 11, 2)


def read(*rows: Sequence[object]) -> list[PaymentRow]:
    """The payments of a table."""
    table = Table("Data", [tuple(row) for row in rows])  # type: ignore[arg-type]
    sheet = choose_sheets([table], PAYMENTS, "uji").first
    found = list(PaymentReader(sheet, TODAY, CHANNELS))
    return [one for one in found if isinstance(one, PaymentRow)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("NO", "NOKA", "TGL BYR", "NOMINAL", "BANK"), (1.0, CUT_CARD, PAID, 350000.0, "BRI")),
        (
            ("Date", "Virtual Account", "Customer Name", "Amount", "Channel"),
            ("2026-11-02", CUT_VA, "Cut", "350,000", "BRI"),
        ),
        (
            ("ID Pelanggan", "Nama", "Tgl Transaksi", "Total Tagihan", "Biaya Admin",
             "Total Bayar", "Loket"),
            (CUT_VA, "Cut", "02/11/2026", "347500", "2500", "350000", "BRI LINK BRI"),
        ),
        (
            ("No. Kartu JKN", "Nama", "Tanggal Lahir", "Tanggal Bayar", "Jml Bulan",
             "Jumlah Iuran", "Kanal Bayar"),
            (CUT_CARD, "Cut", date(1980, 1, 1), PAID, 3.0, 350000.0, "bri"),
        ),
        (
            ("nomor_va", "tanggal_pembayaran", "jumlah_pembayaran", "kanal_pembayaran"),
            (CUT_VA, "2026-11-02 10:00:00", "350000", "bri"),
        ),
        (("Kode Pembayaran", "Paid At", "Paid Amount", "Via"), (CUT_VA, "2 Nov 2026", 35e4, "BRI")),
        (
            ("Nomor Pembayaran", "Tgl Jatuh Tempo", "Tgl Lunas", "Nilai (Rp)", "Tempat Bayar"),
            (CUT_VA, date(2026, 11, 10), PAID, 350000.0, "Bank BRI"),
        ),
        (
            ("Setoran", "No Rek VA", "Hari/Tgl", "Lewat Bank"),
            ("Rp350.000,00", CUT_VA, "Senin, 2 November 2026", "BRI"),
        ),
    ],
)  # fmt: skip
def test_headers_are_understood(header: tuple[str, ...], row: tuple[object, ...]) -> None:
    (one,) = read(("PENERIMAAN IURAN",), (), header, row, ("TOTAL", "", "", 999999999.0))
    assert (one.account, one.paid_on, one.amount) == (CUT_VA, PAID, 350_000)
    assert one.channel == "bri"


def test_a_header_over_two_rows() -> None:
    (one,) = read(
        ("No VA", "Pembayaran", "", "", "Nama"),
        ("", "Tanggal", "Jumlah", "Kanal", ""),
        (CUT_VA, PAID, 350000.0, "Indomaret", "Cut"),
    )
    assert (one.amount, one.channel, one.payer) == (350_000, "indomaret", "Cut")


def test_a_file_without_a_header_is_told_by_its_cells() -> None:
    rows = [(f"8888800000001{n:03}", date(2026, 11, n + 1), 350000.0, "BRI") for n in range(5)]
    assert [one.row_number for one in read(*rows)] == [1, 2, 3, 4, 5]


def test_the_sheet_with_payments_is_found_among_others() -> None:
    manual = Table("Petunjuk", [("Jangan ubah urutan kolom",)])
    data = Table("Rekap BRI", [("VA", "Tgl", "Jumlah"), (CUT_VA, PAID, 1000.0)])
    more = Table("BNI", [("VA", "Tgl", "Jumlah"), (CUT_VA, PAID, 1000.0)])
    chosen = choose_sheets([manual, data, more], PAYMENTS, "uji")
    left = "Lembar “Rekap BRI” tidak dibaca: bernama seperti contoh, rekap, atau arsip."
    assert (chosen.sheet, chosen.left) == ("BNI", (left,))


def test_repeated_headers_numbering_totals_and_signatures_are_no_rows() -> None:
    header = ("No", "No VA", "Tgl Bayar", "Jumlah", "Kanal")
    row = (1.0, CUT_VA, PAID, 350000.0, "BRI")
    foot = [("TOTAL", "", "", 700000.0), ("", "Mengetahui,"), ("", "Kepala Cabang")]
    numbers = (1.0, 2.0, 3.0, 4.0, 5.0)
    assert len(read(header, numbers, row, header, (2.0, *row[1:]), *foot)) == 2


def test_a_total_that_stands_in_the_column_of_dates_is_no_row() -> None:
    header = ("Tgl Transaksi", "No VA", "Nama", "Debet", "Kredit", "Saldo")
    row = (PAID, CUT_VA, "Budi", 0.0, 350000.0, 900000.0)
    (one,) = read(header, row, ("TOTAL", "", "", 0.0, 350000.0, 900000.0))
    assert one.amount == 350_000


def test_a_column_of_accounts_rounded_by_excel_is_not_believed() -> None:
    rows = [(f"88888012345{n:04}0", PAID, 1000.0) for n in range(12)]
    assert read(("No VA", "Tanggal", "Jumlah"), *rows) == []


@pytest.mark.parametrize("words", ["", "Bukan daftar"])
def test_a_table_that_is_none_of_payments_is_not_understood(words: str) -> None:
    assert understand(Table(None, [(words, "x"), ("a", "b")]), PAYMENTS) is None
