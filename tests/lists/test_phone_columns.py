"""Telephone columns of somebody else, and those that say not to call."""

from pathlib import Path

import pytest

from dialer.lists.model import ListKind, ParsedList, RowDoubt
from dialer.lists.parse import parse_list
from dialer.lists.proposal import propose
from tests.lists.making import numbers, write_text

OWN = [f"+62813400000{row:02}" for row in range(8)]


def _list(path: Path, *phone_headers: str) -> Path:
    head = ["Nama", "No Kartu", "Tunggakan", *phone_headers]
    rows = [
        [f"Budi {row}", f"00012000000{row:02}", str(350_000 + row)]
        + [f"08{13 + at}400000{row:02}" for at in range(len(phone_headers))]
        for row in range(8)
    ]
    return write_text(path / "daftar.csv", [head, *rows])


def _read(path: Path, *phone_headers: str) -> ParsedList:
    return parse_list(_list(path, *phone_headers), ListKind.ARREARS)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Kontak AO", RowDoubt.PHONES_OF_OTHERS),
        ("HP Perusahaan", RowDoubt.PHONES_OF_OTHERS),
        ("Neighbor Phone", RowDoubt.PHONES_OF_OTHERS),
        ("Care Center", RowDoubt.PHONES_OF_OTHERS),
        ("HP Lama", RowDoubt.PHONES_OF_OTHERS),
        ("HP Petugas", RowDoubt.PHONES_OF_OTHERS),
        ("HP jangan dihubungi", RowDoubt.PHONES_FORBIDDEN),
        ("HP Salah", RowDoubt.PHONES_FORBIDDEN),
        ("No HP diblokir", RowDoubt.PHONES_FORBIDDEN),
    ],
)
def test_a_column_of_somebody_else_is_kept_and_not_dialled(
    tmp_path: Path, header: str, code: RowDoubt
) -> None:
    result = _read(tmp_path, "HP", header)
    assert [numbers(contact) for contact in result.contacts] == [[one] for one in OWN]
    assert result.contacts[3].extra[header] == "081440000003"
    told = [warning.text for warning in result.warnings if warning.code is code]
    assert len(told) == 1
    assert f"“{header}”" in told[0]


@pytest.mark.parametrize(
    "header", ["HP 2", "WA", "No HP Suami", "HP alternatif", "Telp Rumah", "HP (update Okt 2026)"]
)
def test_a_second_column_of_the_person_is_dialled(tmp_path: Path, header: str) -> None:
    result = _read(tmp_path, "HP", header)
    assert {len(contact.phones) for contact in result.contacts} == {2}
    assert not result.warnings


def test_an_unknown_header_alone_is_dialled_with_a_doubt(tmp_path: Path) -> None:
    result = _read(tmp_path, "HP Saksi")
    assert [numbers(contact) for contact in result.contacts] == [[one] for one in OWN]
    assert result.warning_counts == {RowDoubt.ONLY_PHONES_STRANGE: 1}
    column = propose(_list(tmp_path, "HP Saksi"), ListKind.ARREARS).columns[3]
    assert not column.sure


def test_numbers_that_must_not_be_called_are_not_even_when_there_are_no_others(
    tmp_path: Path,
) -> None:
    result = _read(tmp_path, "HP jangan dihubungi")
    assert not any(contact.phones for contact in result.contacts)
