"""Payments and results in several sheets of a workbook, or pasted: read like lists are."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from dialer.errors import BadInputError
from dialer.file_kinds import PaymentField
from dialer.list_inspection import Question, inspect
from dialer.lists.reading import ColumnChoice
from dialer.payments_words import PaymentDoubt
from dialer.people import Officer
from dialer.received.model import Aside, FileKind
from dialer.workstation import Workstation
from tests.payments.making import CUT_CARD, CUT_VA, HEADER, POCUT_VA, counts, in_force, paid
from ui.presenters.import_wizard import Wizard
from ui.presenters.list_intake import Offer, take_in

Rows = Sequence[Sequence[str]]
SWAPPED = ("Tgl Bayar", "No VA", "Jumlah", "Kanal", "Nama", "No Referensi", "Status", "Loket ke")
OTHER_ORDER = ("2026-11-11", POCUT_VA, "70000", "BRI", "Pocut", "", "", "Tujuh")


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook of text cells."""
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, text in enumerate(row):
                    sheet.write_string(at, column, text)
    return path


def paid_book(path: Path) -> Path:
    """Payments of two banks, what was billed, and how it is read."""
    billed = ("No VA", "Tgl Bayar", "Jumlah Tagihan", "Kanal", "Nama", "No Referensi", "Status")
    broken = ("kapan", *OTHER_ORDER[1:])
    return book(
        path,
        {
            "Petunjuk": [("Jangan ubah urutan kolom",)],
            "BRI": [("Pembayaran November",), HEADER, paid(), paid()],
            "Mandiri": [SWAPPED, OTHER_ORDER, broken],
            "Tagihan": [billed, paid(day="2026-11-12")],
        },
    )


def test_sheets_under_the_same_headers_are_one_file(station: Workstation, tmp_path: Path) -> None:
    taken = station.payments.take_in("os:uji", paid_book(tmp_path / "a.xlsx"))
    assert (taken.sheet, counts(taken)) == ("BRI / Mandiri", (2, 1, 1, 0))
    assert [one.amount for one in in_force(station)] == [350_000]
    assert [one.amount for one in in_force(station, "pocut")] == [70_000]
    assert taken.warnings == {PaymentDoubt.OTHER_SHEETS: 1}


def test_rows_put_aside_stand_under_the_headers_of_all_and_name_their_sheet(
    station: Workstation, tmp_path: Path
) -> None:
    path = paid_book(tmp_path / "a.xlsx")
    taken = station.payments.take_in("os:uji", path, quarantine_dir=tmp_path / "k")
    aside = station.store.received_aside(taken.file_id)
    assert aside.header == (*HEADER, "Loket ke")
    sheet, twice, bad = aside.rows
    assert (sheet.why, sheet.cells) == (Aside.DOUBT, ())
    assert (twice.why, twice.reason[:27]) == (Aside.DUPLICATE, "Sama dengan baris 3 (BRI): ")
    assert bad.cells == (POCUT_VA, "kapan", "70000", "BRI", "Pocut", "", "", "Tujuh")
    assert taken.quarantine_file is not None
    report = python_calamine.CalamineWorkbook.from_path(taken.quarantine_file)
    (_header, row) = report.get_sheet_by_name("Karantina").to_python()
    assert "3 (Mandiri)" in row
    again = station.payments.take_in("os:uji", path)
    assert counts(again) == (0, 3, 1, 0)
    known = station.store.received_aside(again.file_id).rows[1].reason
    assert known.startswith("Sudah diterima dari berkas “a.xlsx” baris 3 (BRI)")


def test_sheets_are_named_by_the_person(station: Workstation, tmp_path: Path) -> None:
    path = paid_book(tmp_path / "a.xlsx")
    alone = station.payments.take_in("os:uji", path, sheet="mandiri")
    assert (alone.sheet, counts(alone), alone.warnings) == ("Mandiri", (1, 0, 1, 0), {})
    both = station.payments.take_in("os:uji", path, sheet="Mandiri / BRI")
    assert (both.sheet, counts(both)) == ("Mandiri / BRI", (1, 2, 1, 0))
    with pytest.raises(BadInputError, match="karena bukan berkas pembayaran"):
        station.payments.take_in("os:uji", path, sheet="BRI / Petunjuk")
    with pytest.raises(BadInputError, match="Lembar yang ada: “Petunjuk”, “BRI”"):
        station.payments.take_in("os:uji", path, sheet="BRI / Oktober")


def test_columns_chosen_on_the_first_sheet_hold_for_the_others(
    station: Workstation, tmp_path: Path
) -> None:
    rows = [("Ident", "Kapan", "Masuk", "Lain"), (CUT_VA, "2026-11-10", "350000", "1")]
    turned = [("Kapan", "Ident", "Lain", "Masuk"), ("2026-11-11", POCUT_VA, "2", "70000")]
    fields = {0: PaymentField.ACCOUNT, 1: PaymentField.PAID_ON, 2: PaymentField.AMOUNT}
    path = book(tmp_path / "a.xlsx", {"A": rows, "B": turned, "C": [("x", "y"), ("1", "2")]})
    taken = station.payments.take_in("os:uji", path, choice=ColumnChoice("A / B", 1, fields))
    assert (taken.sheet, counts(taken)) == ("A / B", (2, 0, 0, 0))
    assert [one.amount for one in in_force(station, "pocut")] == [70_000]
    with pytest.raises(BadInputError, match=r"“C” pada berkas .* tidak memiliki judul"):
        station.payments.take_in("os:uji", path, choice=ColumnChoice("A / C", 1, fields))


def test_the_wizard_offers_the_sheets_together_and_tells_of_the_others(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    path = paid_book(tmp_path / "a.xlsx")
    wizard = Wizard(Offer(path))
    wizard.found(inspect(path, Question()), first=True)
    view = wizard.view
    assert (view.kind, view.sheet) == (FileKind.PAYMENTS, "BRI / Mandiri")
    assert view.sheets[0] == ("BRI / Mandiri", "2 lembar: BRI / Mandiri (7 baris)")
    assert "2 lembar dibaca sebagai satu." in view.sentence
    assert "Lembar “Tagihan” tidak dibaca: kolomnya lain." in view.sentence
    order = wizard.order()
    assert order is not None
    take_in(station, officer, order)
    assert [one.sheet for one in station.store.received_files()] == ["BRI / Mandiri"]
    wizard.found(inspect(path, Question(None, FileKind.PAYMENTS, "Tagihan")), first=False)
    assert (wizard.view.sheet, wizard.view.header_row) == ("Tagihan", 1)


@pytest.mark.usefixtures("officer")
def test_results_of_several_weeks_come_in_together(station: Workstation, tmp_path: Path) -> None:
    header = ("No Kartu", "Tanggal", "Jam", "Petugas", "Hasil", "Catatan")
    first = (CUT_CARD, "19/11/2026", "09.15", "Budi Santoso", "Tidak diangkat", "satu")
    second = (CUT_CARD, "18/11/2026", "10.15", "Budi Santoso", "Tidak diangkat", "dua")
    path = book(tmp_path / "h.xlsx", {"Pekan 1": [header, first], "Pekan 2": [header, second]})
    taken = station.results.take_in("os:uji", path)
    assert (taken.sheet, counts(taken)) == ("Pekan 1 / Pekan 2", (2, 0, 0, 0))
    again = station.results.take_in("os:uji", path, sheet="Pekan 2")
    assert counts(again) == (0, 1, 0, 0)


def test_payments_and_results_may_be_pasted(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    rows = [HEADER, paid(), paid(POCUT_VA, amount="70000")]
    offer = Offer(Path("Tempelan 20 November 2026 10.00"), "\n".join(map("\t".join, rows)))
    wizard = Wizard(offer)
    wizard.found(inspect(offer.path, Question(offer.pasted)), first=True)
    assert wizard.view.kind is FileKind.PAYMENTS
    order = wizard.order()
    assert order is not None
    take_in(station, officer, order)
    (received,) = station.store.received_files()
    assert (received.file, counts(received)) == (offer.path.name, (2, 0, 0, 0))
    words = f"No Kartu\tTanggal\tJam\tPetugas\tHasil\n{CUT_CARD}\t19/11/2026\t09.15\tBudi Santoso"
    taken = station.results.take_in("os:uji", Path("Tempelan"), pasted=f"{words}\tTidak diangkat")
    assert (taken.file, counts(taken)) == ("Tempelan", (1, 0, 0, 0))
