"""The month's deactivation requests in one recap."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dialer.reconcile.model import Column
from dialer.reconcile.recap import load_rules, recap_files
from dialer.reconcile.recap_book import write_recap
from tests.reconcile.truth_people import write

NOVEMBER = date(2026, 11, 5)
HEADS = ("No", "NIK", "Nama", "Badan Usaha", "Alasan", "Tanggal Efektif")
SITI = ("1", "1108015203900001", "Siti Aminah", "PT Maju Jaya", "Resign", "30-11-2026")
BUDI = ("2", "1108011203900002", "Budi Santoso", "PT Maju Jaya", "Kena PHK", "30/11/2026")
MakeFile = Callable[..., Path]


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    def made(name: str, *rows: tuple[object, ...], heads: tuple[str, ...] = HEADS) -> Path:
        return write(tmp_path / name, [heads, *rows])

    return made


def test_files_are_merged_and_reasons_are_called_alike(make_file: MakeFile) -> None:
    other = ("1", "1108011203900003", "Andi", "CV Sinar", "mengundurkan diri", date(2026, 12, 1))
    recap = recap_files([make_file("a.xlsx", SITI, BUDI), make_file("b.xlsx", other)], NOVEMBER)
    assert [(one.name, one.reason) for one in recap.requests] == [
        ("Siti Aminah", "Mengundurkan diri"),
        ("Budi Santoso", "PHK"),
        ("Andi", "Mengundurkan diri"),
    ]
    assert [one.outside_month for one in recap.requests] == [False, False, True]
    assert [(one.firm, one.requests) for one in recap.firms] == [
        ("PT Maju Jaya", 2),
        ("CV Sinar", 1),
    ]


def test_one_person_in_two_files_is_told_with_what_differs(make_file: MakeFile) -> None:
    again = ("7", SITI[1], "SITI AMINAH", "PT Maju Jaya", "PHK", "30-11-2026")
    recap = recap_files([make_file("a.xlsx", SITI), make_file("b.xlsx", again, BUDI)], NOVEMBER)
    (repeat,) = recap.repeats
    assert (repeat.of_file, repeat.of_row, repeat.by) == ("a.xlsx", 2, Column.NIK)
    assert repeat.differs == (Column.REASON,)
    assert [(f.rows, f.requests, f.repeats, f.faulty) for f in recap.files] == [
        (1, 1, 0, 0),
        (2, 1, 1, 0),
    ]


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (1, "12345", "Tidak ada NIK atau nomor kartu yang sah"),
        (1, 1108015203900001.0, "NIK rusak oleh Excel (angka terakhir hilang)"),
        (2, "", "Nama kosong"),
        (3, "", "Badan usaha kosong"),
        (4, "", "Alasan kosong"),
        (5, "", "Tanggal berlaku kosong"),
        (5, "segera", "Tanggal berlaku tidak terbaca"),
    ],
)
def test_a_row_with_a_fault_says_what_and_how_to_mend_it(
    make_file: MakeFile, place: int, value: object, reason: str
) -> None:
    row = (*SITI[:place], value, *SITI[place + 1 :])
    recap = recap_files([make_file("a.xlsx", BUDI, row)], NOVEMBER)
    (faulty,) = recap.faulty
    assert (faulty.file, faulty.row, faulty.reasons) == ("a.xlsx", 3, (reason,))
    assert faulty.fixes


def test_one_nik_for_two_names_is_a_fault(make_file: MakeFile) -> None:
    other = ("2", SITI[1], "Bambang Sutrisno", *SITI[3:])
    recap = recap_files([make_file("a.xlsx", SITI, other)], NOVEMBER)
    assert recap.faulty[0].reasons == ("NIK sama dengan Siti Aminah (a.xlsx, baris 2)",)


def test_the_employer_may_stand_above_the_header(tmp_path: Path) -> None:
    rows = [("Nama BU : PT Maju Jaya",), (), (*HEADS[:3], *HEADS[4:]), (*SITI[:3], *SITI[4:])]
    recap = recap_files([write(tmp_path / "a.xlsx", rows)], NOVEMBER)
    assert [one.firm for one in recap.requests] == ["PT Maju Jaya"]
    assert recap.files[0].missing == ()


def test_a_missing_column_makes_every_row_faulty(make_file: MakeFile) -> None:
    recap = recap_files([make_file("a.xlsx", SITI[:5], BUDI[:5], heads=HEADS[:5])], NOVEMBER)
    assert recap.files[0].missing == (Column.EFFECTIVE,)
    assert len(recap.faulty) == 2


def test_a_file_that_cannot_be_read_is_told_and_the_others_count(
    make_file: MakeFile, tmp_path: Path
) -> None:
    bad = tmp_path / "rusak.xlsx"
    bad.write_bytes(b"PK\x03\x04 bukan buku kerja")
    recap = recap_files([bad, make_file("a.xlsx", SITI)], NOVEMBER)
    assert [name for name, _ in recap.unread] == ["rusak.xlsx"]
    assert len(recap.requests) == 1


def test_what_is_required_is_data_to_be_verified_with_the_branch() -> None:
    rules = load_rules()
    assert rules.verify_with_branch
    assert Column.REASON in rules.required
    assert rules.one_of == (Column.NIK, Column.CARD)


def test_the_workbook_holds_every_row_once_as_text(make_file: MakeFile, tmp_path: Path) -> None:
    evil = ("3", "1108011203900004", "=1+1 Evil", *SITI[3:])
    recap = recap_files([make_file("a.xlsx", SITI, SITI, evil, ("4", "", *BUDI[2:]))], NOVEMBER)
    out = tmp_path / "rekap.xlsx"
    write_recap(recap, out, datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    book = CalamineWorkbook.from_path(out)
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert [len(rows[name]) - 1 for name in ("Rekap", "Ganda", "Perlu diperbaiki")] == [2, 1, 1]
    assert rows["Rekap"][2][4] == "=1+1 Evil"
    assert ["Semua berkas", "4", "2", "1", "1"] in rows["Ringkasan"]
    assert rows["Per badan usaha"][1] == ["PT Maju Jaya", "2", "2"]
