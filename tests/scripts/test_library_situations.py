"""Every situation of a call has its script, and a short script is completed from another."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

import pytest

from scripts_call.errors import NoScriptError
from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.library import SHELF, Library, load_library, source_of
from scripts_call.library.composing import base_of, compose
from scripts_call.loader import check_source, load_source
from scripts_call.model import BEGINNING, Script, ScriptKind, Situation
from tests.scripts.samples import SMALL, outcome_codes, small_script

LIBRARY = load_library()
NAMES = [name for _, name in SHELF]
SHORT = """\
id = "pendek"
title = "Naskah pendek"
kind = "tunggakan"
situation = "second_round"
start = "pembuka"
based_on = "kecil"
without = [
  "sibuk",
]

[steps.inti]
title = "Inti lain"
say = "Masih {total_tunggakan}."

[[steps.inti.answers]]
text = "Bersedia"
goto = "janji"
"""


def _own(name: str) -> str:
    return (files("scripts_call.library") / f"{name}.toml").read_text("utf-8")


@pytest.mark.parametrize("situation", Situation)
def test_every_situation_has_a_script_of_its_own(situation: Situation) -> None:
    script = LIBRARY.for_situation(situation.kind, situation)

    assert script.situation is situation
    assert script.kind is situation.kind


def test_shelf_names_each_script_as_the_file_does() -> None:
    for situation, name in SHELF:
        assert LIBRARY.scripts[name].id == name
        assert LIBRARY.scripts[name].situation is situation


def test_no_script_lies_in_the_library_unread() -> None:
    lying = {
        item.name.removesuffix(".toml")
        for item in files("scripts_call.library").iterdir()
        if item.name.endswith(".toml")
    }

    assert lying - {"facts"} == set(NAMES)


def test_titles_tell_the_scripts_apart() -> None:
    titles = [script.title for script in LIBRARY.scripts.values()]

    assert len(set(titles)) == len(titles)


def test_first_calls_stay_what_a_call_begins_with() -> None:
    assert LIBRARY.script_for(ScriptKind.BU).id == "telemarketing_bu"
    assert LIBRARY.script_for(ScriptKind.ARREARS).id == "telekolekting_awal"


def test_scripts_of_a_kind_are_listed_with_the_first_call_in_front() -> None:
    of_members, of_employers = (
        LIBRARY.of_kind(kind) for kind in (ScriptKind.ARREARS, ScriptKind.BU)
    )

    assert (len(of_members), len(of_employers)) == (8, 6)
    for scripts in (of_members, of_employers):
        assert scripts[0].situation is BEGINNING[scripts[0].kind]
        assert {script.kind for script in scripts} == {scripts[0].kind}


def test_lead_with_one_script_gets_it_for_every_situation() -> None:
    script = small_script()
    library = Library(MappingProxyType({script.id: script}))

    assert library.for_situation(ScriptKind.ARREARS, Situation.BROKEN_PROMISE) == script


def test_script_for_the_situation_goes_before_the_one_for_the_first_call() -> None:
    first, second = small_script(), load_source(compose(SHORT, SMALL), "pendek.toml")
    library = Library(MappingProxyType({first.id: first, second.id: second}))

    assert library.for_situation(ScriptKind.ARREARS, Situation.SECOND_ROUND) == second
    assert library.for_situation(ScriptKind.ARREARS, Situation.SWITCHER) == first


def test_missing_kind_is_said_in_a_sentence() -> None:
    with pytest.raises(NoScriptError) as caught:
        Library({}).for_situation(ScriptKind.BU, Situation.BU_UNPAID)

    assert "naskah" in caught.value.sentence


def test_asking_for_one_script_does_not_read_the_others() -> None:
    only_members = {**outcome_codes(), ScriptKind.BU: set[str]()}
    library = load_library(only_members)

    assert library.script_for(ScriptKind.ARREARS).id == "telekolekting_awal"
    with pytest.raises(ScriptFaultsError):
        library.script_for(ScriptKind.BU)


def test_script_is_read_once() -> None:
    library = load_library()

    assert library.scripts["titip_pesan"] is library.scripts["titip_pesan"]


def test_unknown_script_is_no_script() -> None:
    assert "tidak_ada" not in LIBRARY.scripts


@pytest.mark.parametrize("name", NAMES)
def test_completed_script_needs_nothing_else(name: str) -> None:
    source = source_of(name)

    assert base_of(source) is None
    assert check_source(source, outcome_codes()) == []


@pytest.mark.parametrize("name", NAMES)
def test_own_lines_of_a_short_script_keep_their_place(name: str) -> None:
    own, whole = _own(name).rstrip().split("\n"), source_of(name).split("\n")
    changed = [line for line, kept in zip(own, whole, strict=False) if line != kept]

    assert all(not line.startswith(("[", "say", "text", "goto")) for line in changed)
    assert len(whole) >= len(own)


@pytest.mark.parametrize("name", [name for name in NAMES if base_of(_own(name))])
def test_short_script_takes_over_what_officers_always_answer(name: str) -> None:
    base = base_of(_own(name))
    assert base is not None
    without = set(tomllib.loads(_own(name)).get("without", ()))
    script, other = LIBRARY.scripts[name], LIBRARY.scripts[base]

    assert set(other.objections) - without <= set(script.objections)
    assert without <= set(other.objections)
    assert not without & set(script.objections)
    assert script.hold == other.hold


def test_own_words_go_before_those_taken_over() -> None:
    script = load_source(compose(SHORT, SMALL), "pendek.toml")

    assert script.steps["inti"].title == "Inti lain"
    assert script.steps["pembuka"] == small_script().steps["pembuka"]
    assert set(script.objections) == {"mahal"}
    assert script.version != small_script().version


def test_steps_nothing_leads_to_are_not_taken_over() -> None:
    alone = SHORT.replace('goto = "janji"', 'goto = "selesai"') + (
        '\n[steps.selesai]\ntitle = "Selesai"\nsay = "Terima kasih."\nending = "promise"\n'
    )
    taken = compose(alone.replace('  "sibuk",', '  "sibuk", "mahal",'), SMALL)

    assert "[steps.janji]" not in taken
    assert check_source(taken) == []


def test_situation_of_the_other_kind_is_refused_with_its_line() -> None:
    wrong = SMALL.replace('version = "1"', 'situation = "bu_unpaid"')

    faults = check_source(wrong)

    assert [(fault.code, fault.line) for fault in faults] == [(FaultCode.UNKNOWN_SITUATION, 4)]


def test_misspelt_situation_is_guessed() -> None:
    wrong = SMALL.replace('version = "1"', 'situation = "swicher"')

    assert "switcher" in check_source(wrong)[0].message


def test_script_without_a_situation_is_for_the_first_call() -> None:
    assert small_script().situation is Situation.FIRST_CALL


def test_shelf_of_a_branch_may_tell_what_is_meant_without_reading_all() -> None:
    library = Library(_Telling())

    assert library.for_situation(ScriptKind.ARREARS, Situation.FIRST_CALL) == small_script()


class _Telling(Mapping[str, Script]):
    """A shelf that knows what it has; reading all of it is a fault of whoever asks."""

    def __getitem__(self, name: str) -> Script:
        return small_script()

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("all scripts were read")

    def __len__(self) -> int:
        return 1

    def meant_for(self, situation: Situation) -> Iterator[Script]:
        return iter((small_script(),) if situation is Situation.FIRST_CALL else ())
