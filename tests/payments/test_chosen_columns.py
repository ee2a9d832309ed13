"""Columns of payments and results files as a person says they are, and remembered for the next."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.file_kinds import Kind, PaymentField, ResultField
from dialer.list_inspection import Inspection, Question, inspect
from dialer.lists.columns import Why
from dialer.lists.model import ListKind
from dialer.lists.reading import ColumnChoice
from dialer.people import Officer
from dialer.received.model import FileKind
from dialer.workstation import Workstation
from tests.payments.making import CUT_CARD, CUT_VA, counts, in_force, take_in, write

STRANGE = ("Ident", "Kapan", "Masuk per 2026", "Lain")
ROWS = [(CUT_VA, f"2026-11-{day:02}", "350000", "75000") for day in range(2, 8)]
"""Two columns of money: which one came in, only a person knows."""
SAID: Mapping[int, StrEnum] = {
    0: PaymentField.ACCOUNT,
    1: PaymentField.PAID_ON,
    2: PaymentField.AMOUNT,
}


def strange(tmp_path: Path, name: str = "aneh.csv") -> Path:
    return write(tmp_path / name, *ROWS, header=STRANGE)


def look(station: Workstation, path: Path, kind: Kind | None = None) -> Inspection:
    known = tuple(station.store.column_mappings())
    return inspect(path, Question(kind=kind, mappings=known))


def test_a_guess_has_its_sureness_and_twenty_rows(station: Workstation, tmp_path: Path) -> None:
    rows = [(CUT_VA, f"2026-11-{1 + n % 19:02}", f"{n + 1}0000") for n in range(30)]
    path = write(tmp_path / "a.csv", *rows, header=("Nomor VA", "Tgl Bayar", "Setoran"))
    found = look(station, path)
    assert found.guess is FileKind.PAYMENTS
    account, day, amount = found.proposal.columns
    assert (account.field, account.sure) == (PaymentField.ACCOUNT, True)
    assert (day.field, day.confidence) == (PaymentField.PAID_ON, 100)
    assert (amount.field, amount.sure) == (PaymentField.AMOUNT, False)
    assert found.proposal.row_numbers == tuple(range(2, 22))


def test_headers_that_say_nothing_are_told_by_a_person_once(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    path = strange(tmp_path)
    assert look(station, path).guess is not FileKind.PAYMENTS
    asked = look(station, path, FileKind.PAYMENTS).proposal
    assert [column.header for column in asked.columns] == list(STRANGE)
    assert asked.header_row == 1
    with pytest.raises(BadInputError, match="Judul kolom berkas pembayaran tidak ditemukan"):
        take_in(station, path)
    choice = ColumnChoice(asked.sheet, asked.header_row, SAID)
    taken = station.payments.take_in("os:uji", path, choice=choice)
    assert counts(taken) == (6, 0, 0, 0)
    assert taken.columns == {"va": "Ident", "date": "Kapan", "amount": "Masuk per 2026"}
    station.mappings.remember(officer.officer_id, FileKind.PAYMENTS, "Bank X", STRANGE, SAID)
    later = ("Masuk per 2027", "IDENT.", "Kapan", "Lain")
    again = write(tmp_path / "lagi.csv", ("70000", CUT_VA, "2026-11-19", "1"), header=later)
    found = look(station, again)
    assert (found.guess, found.proposal.remembered) == (FileKind.PAYMENTS, "Bank X")
    assert {column.why for column in found.proposal.columns[:3]} == {Why.REMEMBERED}
    assert counts(take_in(station, again)) == (1, 0, 0, 0)
    assert in_force(station)[-1].amount == 70_000


def test_a_header_that_says_nothing_is_no_row_of_the_file(
    station: Workstation, tmp_path: Path
) -> None:
    rows = [row[:3] for row in ROWS]
    taken = take_in(station, write(tmp_path / "a.csv", *rows, header=STRANGE[:3]))
    assert (taken.header_row, taken.rows, taken.accepted) == (1, 6, 6)


def test_remembered_columns_of_payments_are_shared_between_desks(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    kept = station.mappings.remember(officer.officer_id, FileKind.PAYMENTS, "Bank X", STRANGE, SAID)
    station.mappings.export(tmp_path / "kolom.json")
    station.mappings.forget(officer.officer_id, kept.mapping_id)
    (taken,) = station.mappings.import_file(officer.officer_id, tmp_path / "kolom.json")
    assert (taken.kind, taken.fields) == (FileKind.PAYMENTS, kept.fields)
    assert station.store.column_mappings(FileKind.PAYMENTS) == [taken]
    assert station.store.column_mappings(ListKind.ARREARS) == []


def test_results_under_strange_headers_come_in_as_said(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    header = ("Ident", "Kapan", "Pkl.", "Si Pelapor", "Ujungnya")
    row = (CUT_CARD, "19/11/2026", "09.15", officer.name, "Tidak diangkat")
    path = write(tmp_path / "hasil.csv", row, header=header)
    fields = (
        ResultField.CARD,
        ResultField.DAY,
        ResultField.TIME,
        ResultField.OFFICER,
        ResultField.OUTCOME,
    )
    choice = ColumnChoice(None, 1, dict(enumerate(fields)))
    assert counts(station.results.take_in("os:uji", path, choice=choice)) == (1, 0, 0, 0)
    assert len(station.desk.open(officer, "cut").history) == 1


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (ColumnChoice(None, 1, {0: PaymentField.ACCOUNT}), "tanggal bayar .* belum ditentukan"),
        (ColumnChoice(None, 99, SAID), "tidak memiliki baris 99"),
        (ColumnChoice(None, 1, {**SAID, 9: PaymentField.PAYER}), "tidak memiliki kolom ke-10"),
        (ColumnChoice(None, 1, {**SAID, 3: PaymentField.AMOUNT}), "isian yang sama"),
        (ColumnChoice("Lain", 1, SAID), "tidak memiliki lembar"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_nothing_kept(
    station: Workstation, tmp_path: Path, choice: ColumnChoice, sentence: str
) -> None:
    with pytest.raises(BadInputError, match=sentence):
        station.payments.take_in("os:uji", strange(tmp_path), choice=choice)
    assert station.store.received_files() == []
