"""Lists made up at random, each with its truth: every row must become what it is."""

import random
from pathlib import Path

import pytest

from dialer.lists.model import ListKind, ParsedList
from dialer.lists.parse import parse_list
from tests.lists.invented import InventedList, arrears_list
from tests.lists.invented_bu import employer_list
from tests.lists.making import write_text, write_xlsx

DELIMITERS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def outcome(result: ParsedList) -> list[tuple[str, str]]:
    rows = [
        *((contact.row_number, "accepted", "") for contact in result.contacts),
        *((row.row_number, "duplicate", "") for row in result.duplicates),
        *((row.row_number, "quarantined", str(row.reason)) for row in result.quarantined),
    ]
    return [(status, why) for _, status, why in sorted(rows)]


def expected(made: InventedList) -> list[tuple[str, str]]:
    return [(row.status, row.why or "") for row in made.truth]


def written(made: InventedList, rng: random.Random, folder: Path, *, as_text: bool) -> Path:
    if not as_text:
        return write_xlsx(folder / "a.xlsx", made.rows)
    return write_text(
        folder / "a.csv",
        made.rows,
        delimiter=rng.choice(DELIMITERS),
        encoding=rng.choice(ENCODINGS),
    )


@pytest.mark.parametrize("seed", range(24))
def test_a_random_arrears_list_becomes_what_it_is(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    as_text = seed % 3 == 2
    made = arrears_list(rng, text_only=as_text)
    result = parse_list(written(made, rng, tmp_path, as_text=as_text), ListKind.ARREARS)
    assert result.header_row == made.header_row
    assert outcome(result) == expected(made)
    accepted = [row for row in made.truth if row.status == "accepted"]
    for contact, truth in zip(result.contacts, accepted, strict=True):
        assert (contact.card, contact.nik, contact.va) == (truth.card, truth.nik, truth.va)
        assert (contact.amount, contact.months) == (truth.amount, truth.months)
        assert (contact.care_class, contact.members) == (truth.care_class, truth.members)
        assert tuple(phone.e164 for phone in contact.phones) == truth.phones


@pytest.mark.parametrize("seed", range(24))
def test_a_random_employer_list_becomes_what_it_is(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    as_text = seed % 3 == 2
    made = employer_list(rng, text_only=as_text)
    result = parse_list(written(made, rng, tmp_path, as_text=as_text), ListKind.BU)
    assert result.header_row == made.header_row
    assert outcome(result) == expected(made)
    accepted = [row for row in made.truth if row.status == "accepted"]
    for contact, truth in zip(result.contacts, accepted, strict=True):
        assert contact.potential_workers == truth.members
        assert tuple(phone.e164 for phone in contact.phones) == truth.phones
