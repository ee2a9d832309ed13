"""The sample lists, row by row, against what is known of them."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from dialer.lists.model import ContactRow, ListKind, ParsedList
from dialer.lists.parse import parse_list
from dialer.lists.samples import sample_list

TRUTH = Path(__file__).parent.parent / "fixtures" / "truth.json"
ARREARS_FIELDS = {
    "card": "card",
    "va": "va",
    "amount": "amount",
    "months": "months",
    "class": "care_class",
    "members": "members",
}


def truth(kind: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", json.loads(TRUTH.read_text(encoding="utf-8"))[kind])


def by_row(result: ParsedList) -> list[tuple[str, str | None, ContactRow | None]]:
    rows: list[tuple[int, str, str | None, ContactRow | None]] = [
        *((one.row_number, "accepted", None, one) for one in result.contacts),
        *((one.row_number, "duplicate", None, None) for one in result.duplicates),
        *((one.row_number, "quarantined", str(one.reason), None) for one in result.quarantined),
    ]
    return [(status, why, contact) for _, status, why, contact in sorted(rows, key=lambda r: r[0])]


def check_rows(result: ParsedList, known: list[dict[str, Any]]) -> list[ContactRow]:
    """Every row's status, reason, name and phones; gives the accepted ones."""
    rows = by_row(result)
    assert [status for status, _, _ in rows] == [row["status"] for row in known]
    assert [why for _, why, _ in rows] == [row.get("why") for row in known]
    accepted: list[ContactRow] = []
    for (_, _, contact), row in zip(rows, known, strict=True):
        if contact is not None:
            assert contact.name == (row["name"] or contact.name)
            assert [phone.e164 for phone in contact.phones] == row["phones"]
            accepted.append(contact)
    return accepted


def test_employers_are_as_known() -> None:
    result = parse_list(sample_list(ListKind.BU), ListKind.BU)
    check_rows(result, truth("bu"))
    assert (result.sheet, result.header_row, result.rows) == ("Data", 4, 100)
    assert result.columns == {
        "name": "Nama BU",
        "address": "Alamat",
        "potential_workers": "Potensi Peserta",
        "data_source": "Sumber data",
        "phone": "Telepon",
        "email": "Email",
        "pic_name": "Nama PIC",
        "phone_2": "Nomor HP PIC",
        "note": "Keterangan",
    }
    assert all(contact.potential_workers for contact in result.contacts)


@pytest.mark.parametrize("name", ["tunggakan.xlsx", "tunggakan.csv"])
def test_members_in_arrears_are_as_known(name: str) -> None:
    result = parse_list(sample_list(ListKind.ARREARS).with_name(name), ListKind.ARREARS)
    known = truth("tunggakan")
    accepted = check_rows(result, known)
    assert (result.rows, len(result.contacts)) == (400, 371)
    for contact, row in zip(accepted, [r for r in known if r["status"] == "accepted"], strict=True):
        for known_name, name_here in ARREARS_FIELDS.items():
            assert getattr(contact, name_here) == row[known_name]
        if row["nik"] is not None:  # in the CSV a damaged NIK is text and cannot be told
            assert contact.nik == row["nik"]


def test_nik_cells_that_excel_damaged_are_empty_and_named() -> None:
    result = parse_list(sample_list(ListKind.ARREARS), ListKind.ARREARS)
    accepted = [row for row in truth("tunggakan") if row["status"] == "accepted"]
    damaged = [row for row in accepted if row["nik"] is None]
    assert [contact.card for contact in result.contacts if contact.nik is None] == [
        row["card"] for row in damaged
    ]
    assert result.warning_counts["excel_precision"] == len(damaged)


def test_both_forms_of_the_list_agree() -> None:
    book = sample_list(ListKind.ARREARS)
    one = parse_list(book, ListKind.ARREARS)
    other = parse_list(book.with_name("tunggakan.csv"), ListKind.ARREARS)
    assert dict(one.columns) == dict(other.columns)
    assert [c.card for c in one.contacts] == [c.card for c in other.contacts]
    assert (one.sheet, other.sheet) == ("Data", None)
