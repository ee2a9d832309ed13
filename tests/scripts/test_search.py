"""Objections are found in two letters, by what people say, and despite a slip of the finger."""

from itertools import product
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.library import load_library
from scripts_call.model import Objection, Script, ScriptKind
from scripts_call.search import LIMIT, ObjectionIndex
from tests.scripts.samples import small_script

LIBRARY = load_library()
EVERY: list[tuple[Script, Objection]] = [
    (script, objection)
    for script in LIBRARY.scripts.values()
    for objection in script.objections.values()
]
ARREARS = ObjectionIndex(LIBRARY.script_for(ScriptKind.ARREARS))


def _ids(index: ObjectionIndex, query: str) -> list[str]:
    return [hit.objection.id for hit in index.search(query)]


@pytest.mark.parametrize(("script", "objection"), EVERY, ids=[f"{s.kind}-{o.id}" for s, o in EVERY])
def test_two_letters_of_a_keyword_and_enter_reach_every_objection(
    script: Script, objection: Objection
) -> None:
    index = ObjectionIndex(script)
    words = " ".join((objection.title, *objection.keywords)).casefold().split()

    assert any(_ids(index, word[:2])[0] == objection.id for word in words)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("pe", "takut_penipuan"),
        ("phk", "tidak_bekerja"),
        ("pem", "pemutihan"),
        ("den", "takut_denda"),
        ("pbi", "pindah_segmen"),
        ("sudah bayar", "sudah_bayar"),
        ("bayar sudah", "sudah_bayar"),
        ("SIBUK", "sedang_sibuk"),
        ("penipun", "takut_penipuan"),
        ("mennggal", "meninggal"),
        ("di jalan", "sedang_sibuk"),
        ("ditolak", "pelayanan_buruk"),
        ("dénda", "takut_denda"),
    ],
)
def test_words_bring_the_objection_to_the_top(query: str, expected: str) -> None:
    assert _ids(ARREARS, query)[0] == expected


def test_hit_names_what_answered_the_query() -> None:
    assert ARREARS.search("phk")[0].matched == "PHK"


def test_empty_query_lists_objections_in_the_order_of_the_script() -> None:
    index = ObjectionIndex(small_script())

    assert _ids(index, "  ") == ["mahal", "sibuk"]


@pytest.mark.parametrize("query", ["xyzzy", "qq", "zz"])
def test_nonsense_finds_nothing(query: str) -> None:
    assert ARREARS.search(query) == ()


def test_two_letters_never_give_more_than_the_number_keys() -> None:
    for pair in product(ascii_lowercase, repeat=2):
        assert len(ARREARS.search("".join(pair))) <= LIMIT


@given(st.text(max_size=30))
def test_any_typing_gives_ranked_hits_without_repetition(query: str) -> None:
    hits = ARREARS.search(query)

    assert len({hit.objection.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
