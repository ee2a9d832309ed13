"""Columns that a person decided once are found again in files that look alike."""

import json
import random
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.lists.mapping import signature
from dialer.lists.model import Field, ListKind
from dialer.lists.parse import parse_list
from dialer.workstation import Workstation
from tests.lists.making import write_xlsx
from tests.lists.without_header import rows

KEYS = ["name", "card", "phone", "fine", "amount", "district"]
HEADERS = ["Aaa", "Bbb", "Ccc", "Ddd per Oktober 2026", "Eee s.d. Oktober 2026", "Fff"]
FIELDS = {0: Field.NAME, 1: Field.CARD, 2: Field.PHONE, 4: Field.AMOUNT, 5: Field.KECAMATAN}
KIND = ListKind.ARREARS


def test_files_look_alike_in_any_order_case_month_and_punctuation() -> None:
    other = ["fff", "EEE s/d November 2025", "C.c.c".replace(".", ""), "ddd per NOV 2026", "Bbb*"]
    assert signature(HEADERS, KIND) == signature([*other, "(Aaa)"], KIND)
    assert signature(HEADERS, KIND) != signature(HEADERS, ListKind.BU)
    assert signature(HEADERS, KIND) != signature(HEADERS[:-1], KIND)


def test_a_remembered_mapping_is_found_by_the_same_or_nearly_the_same_headers(
    workstation: Workstation,
) -> None:
    kept = workstation.mappings.remember("boss", KIND, " Daftar  P4 ", HEADERS, FIELDS)
    assert kept.name == "Daftar P4"
    assert workstation.mappings.for_headers(KIND, HEADERS[::-1]) == kept
    assert workstation.mappings.for_headers(KIND, [*HEADERS, "Ggg"]) == kept
    assert workstation.mappings.for_headers(KIND, HEADERS[1:]) is None
    assert workstation.mappings.for_headers(ListKind.BU, HEADERS) is None


def test_remembering_the_same_headers_again_replaces_what_was_said(
    workstation: Workstation,
) -> None:
    first = workstation.mappings.remember("boss", KIND, "Satu", HEADERS, FIELDS)
    second = workstation.mappings.remember("boss", KIND, "Dua", HEADERS, {0: Field.NAME})
    assert second.mapping_id == first.mapping_id
    assert workstation.mappings.all() == [second]
    renamed = workstation.mappings.rename("boss", second.mapping_id, "Tiga")
    assert [one.name for one in workstation.mappings.all(KIND)] == [renamed.name] == ["Tiga"]
    workstation.mappings.forget("boss", second.mapping_id)
    assert workstation.mappings.all() == []
    with pytest.raises(BadInputError, match="sudah tidak ada"):
        workstation.mappings.forget("boss", second.mapping_id)


@pytest.mark.parametrize("seed", range(5))
def test_a_list_with_remembered_headers_needs_nobody_to_say_them_again(
    workstation: Workstation, tmp_path: Path, seed: int
) -> None:
    workstation.mappings.remember("boss", KIND, "Daftar P4", HEADERS, FIELDS)
    order = list(range(len(KEYS)))
    random.Random(seed).shuffle(order)
    made = rows("member", KEYS, 12, seed)
    newer: list[Cell] = [
        HEADERS[column].replace("Oktober 2026", "November 2026") for column in order
    ]
    table: list[list[Cell]] = [
        ["DAFTAR BARU"],
        [],
        newer,
        *([row[column] for column in order] for row in made),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": table})
    result = parse_list(path, KIND, mappings=tuple(workstation.mappings.all()))
    assert [contact.amount for contact in result.contacts] == [row[4] for row in made]
    assert [contact.kecamatan for contact in result.contacts] == [row[5] for row in made]
    assert all(len(contact.extra) == 1 for contact in result.contacts)
    (remembered,) = [one for one in result.warnings if one.code == "column_remembered"]
    assert "Daftar P4" in remembered.text


def test_an_import_uses_what_is_remembered(workstation: Workstation, tmp_path: Path) -> None:
    workstation.mappings.remember("boss", KIND, "Daftar P4", HEADERS, FIELDS)
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [HEADERS, *rows("member", KEYS, 12, 1)]})
    taken = workstation.intake.take_in("boss", path, KIND)
    assert (taken.accepted, taken.columns["amount"]) == (12, "Eee s.d. Oktober 2026")
    assert taken.warnings["column_remembered"] == 1


def test_mappings_are_shared_as_a_file(workstation: Workstation, tmp_path: Path) -> None:
    kept = workstation.mappings.remember("boss", KIND, "Daftar P4", HEADERS, FIELDS)
    path = tmp_path / "kolom.json"
    assert workstation.mappings.export(path) == 1
    workstation.mappings.forget("boss", kept.mapping_id)
    (taken,) = workstation.mappings.import_file("lead", path)
    assert (taken.name, taken.fields, taken.headers) == (kept.name, kept.fields, kept.headers)
    assert workstation.mappings.all() == [taken]
    assert workstation.mappings.import_file("lead", path)[0].mapping_id == taken.mapping_id


GOOD = {"kind": "tunggakan", "name": "A", "headers": ["X", "Y"], "fields": {"X": "name"}}


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "lain"},
        {"name": ""},
        {"headers": [1, 2]},
        {"headers": ["Y"]},
        {"fields": {"X": "telur"}},
        {"fields": {"X": "name", "Y": "name"}},
        {"fields": []},
        {"fields": {}},
    ],
)
def test_a_shared_file_with_anything_wrong_in_it_is_refused_whole(
    workstation: Workstation, tmp_path: Path, change: dict[str, object]
) -> None:
    path = tmp_path / "kolom.json"
    body = {"format": "sambung-kolom", "version": 1, "mappings": [GOOD, {**GOOD, **change}]}
    path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(BadInputError, match="bukan berkas pemetaan"):
        workstation.mappings.import_file("lead", path)
    assert workstation.mappings.all() == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_what_is_no_shared_file_is_refused(
    workstation: Workstation, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "kolom.json"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="bukan berkas pemetaan"):
        workstation.mappings.import_file("lead", path)


def test_a_file_of_a_later_version_asks_for_a_newer_program(
    workstation: Workstation, tmp_path: Path
) -> None:
    path = tmp_path / "kolom.json"
    path.write_text('{"format": "sambung-kolom", "version": 2, "mappings": []}', encoding="utf-8")
    with pytest.raises(BadInputError, match="lebih baru"):
        workstation.mappings.import_file("lead", path)
