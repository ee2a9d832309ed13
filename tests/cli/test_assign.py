"""`sambung assign`: shown first, carried out, moved on, taken back."""

from pathlib import Path

import pytest

from db.store import open_store
from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.people import Officer, Role
from tests.cli.running import sambung
from tests.conftest import PIN_HASH
from tests.db.making_stores import KEY, StoreMaker, now

NAMES = ("Budi Santoso", "Sri Wahyuni", "Andi")


@pytest.fixture(scope="module")
def data(make_store: StoreMaker) -> Path:
    made = make_store.folder()
    answer = sambung(made, "import", sample_list(ListKind.ARREARS), "--kind", "tunggakan", "--json")
    assert answer.code == ExitCode.OK, answer.sentence
    store = open_store(made, KEY, now)
    with store.writing() as writer:
        for place, name in enumerate(NAMES):
            writer.put_officer(Officer(f"o{place}", name, Role.AGENT, PIN_HASH))
    store.close()
    return made


def test_a_list_is_shared_moved_and_taken_back(data: Path) -> None:
    both = ("assign", "--to", "Budi Santoso", "--to", "sri wahyuni", "--json")
    shown = sambung(data, *both, "--dry-run")
    assert shown.code == ExitCode.OK, shown.sentence
    assert shown.one()["moved"] == 0
    done = sambung(data, *both).one()
    assert done["moved"] == done["planned"] == shown.one()["planned"] > 0
    after = {one["officer"]: one for one in done["officers"]}
    assert after[""]["contacts_before"] == done["moved"] + after[""]["contacts_after"]
    assert sum(one["amount_before"] for one in done["officers"]) == sum(
        one["amount_after"] for one in done["officers"]
    )
    moved = sambung(data, "assign", "--from", "Budi Santoso", "--to", "Andi", "--json").one()
    assert moved["moved"] == after["Budi Santoso"]["contacts_after"]
    again = sambung(data, "assign", "--undo", "--json")
    assert again.one() == {"undone": moved["moved"]}
    assert sambung(data, "assign", "--undo").code == ExitCode.REFUSED


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "Siapa"],
        [],
        ["--list", "x", "--to", "Andi"],
        ["--months", "6-2=Andi"],
        ["--months", "dua=Andi"],
        ["--area", "Banda Sakti"],
        ["--area", "A=Andi", "--months", "2-6=Andi"],
        ["--to", "Andi:0"],
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_moves(data: Path, words: list[str]) -> None:
    answer = sambung(data, "assign", *words)
    assert answer.code == ExitCode.BAD_INPUT
    assert answer.sentence.strip().endswith(".")


def test_months_and_areas_are_given_by_name(data: Path) -> None:
    words = ("assign", "--all", "--months", "0-6=Andi", "--months", "7-=Sri Wahyuni", "--dry-run")
    told = sambung(data, *words)
    assert told.code == ExitCode.OK, told.sentence
    assert "Andi: 0 -> " in told.out
    assert "akan berpindah (belum dilakukan)." in told.out
