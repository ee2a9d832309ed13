"""Conditions on answers, steps and branches: what is shown and where it leads."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.cards import card
from scripts_call.contact_facts import NOTHING_KNOWN, ContactFacts
from scripts_call.drafts import from_draft, to_draft, to_record
from scripts_call.errors import DraftRefusedError, MoveRefusedError
from scripts_call.loader import check_source, load_source
from scripts_call.model import ScriptKind
from scripts_call.stepper import (
    answer,
    back,
    capture,
    jump,
    leave_objection,
    note,
    raise_objection,
    start,
)
from scripts_call.walk import Walk
from tests.scripts.branching_script import BRANCHING
from tests.scripts.samples import SMALL, call

SCRIPT = load_source(BRANCHING, "bercabang.toml")
FACTS = (
    NOTHING_KNOWN,
    ContactFacts(months=7, rehab_eligible=True, open_promise=True, attempts=3),
    ContactFacts(months=2, rehab_eligible=True, broken_promise=True),
)


def texts(walk: Walk) -> list[str]:
    """The answers on screen."""
    return [one.text for one in walk.answers]


def at_core(facts: ContactFacts = NOTHING_KNOWN) -> Walk:
    """A walk standing where the amount is said."""
    return answer(jump(start(SCRIPT, facts), "pembuka"), 1)


def test_the_script_has_no_fault() -> None:
    assert check_source(BRANCHING) == []


def test_a_step_whose_condition_does_not_hold_is_passed_over() -> None:
    assert start(SCRIPT).step == "pembuka"
    assert start(SCRIPT, ContactFacts(broken_promise=True)).step == "ingkar"
    assert [visit.step for visit in start(SCRIPT).path] == ["pembuka"]


def test_an_answer_is_hidden_until_its_condition_holds_and_keys_follow_the_screen() -> None:
    plain, promised = start(SCRIPT), start(SCRIPT, ContactFacts(open_promise=True))

    assert texts(plain) == ["Ya", "Bukan"]
    assert texts(promised) == ["Ya", "Pernah berjanji", "Bukan"]
    assert answer(plain, 2).path[0].answer == 3
    assert answer(promised, 3).path[0].answer == 3
    assert card(plain, call(ScriptKind.ARREARS)).step.answers == ("Ya", "Bukan")
    with pytest.raises(MoveRefusedError):
        answer(plain, 3)


def test_the_first_branch_that_holds_leads_and_else_the_goto() -> None:
    eligible = ContactFacts(months=7, rehab_eligible=True)

    assert answer(at_core(eligible), 1).step == "rehab"
    assert answer(at_core(ContactFacts(months=3, rehab_eligible=True)), 1).step == "janji"
    assert answer(capture(at_core(), "sanggup", "150rb"), 1).step == "tahap"
    assert answer(capture(at_core(), "sanggup", "50.000"), 1).step == "janji"
    assert answer(capture(at_core(), "sanggup", "entah"), 1).step == "janji"


def test_a_field_shows_an_answer_as_soon_as_it_is_filled() -> None:
    walk = answer(at_core(ContactFacts(months=7, rehab_eligible=True)), 1)

    assert "Alasannya sulit" not in texts(walk)
    assert "Alasannya sulit" in texts(capture(walk, "alasan", "sulit"))
    assert "Alasannya sulit" not in texts(capture(walk, "alasan", "lupa"))


def test_an_earlier_answer_decides_by_its_id() -> None:
    assert texts(answer(at_core(), 2)) == ["Selesai"]
    assert texts(answer(at_core(), 1)) == ["Selesai juga"]
    assert texts(jump(start(SCRIPT), "janji")) == ["Selesai juga"]


def test_going_back_after_a_field_has_changed_stands_where_one_stood() -> None:
    stood = answer(capture(at_core(), "sanggup", "150000"), 1)
    onward = answer(capture(stood, "sanggup", "20000"), 1)

    assert back(onward).step == "tahap"
    assert [visit.step for visit in back(onward).path] == [visit.step for visit in stood.path]


def test_conditions_of_an_objection_count_too() -> None:
    assert texts(raise_objection(start(SCRIPT), "sibuk")) == ["Boleh", "Tidak"]
    often = raise_objection(start(SCRIPT, ContactFacts(attempts=2)), "sibuk")
    assert texts(often) == ["Sudah dua kali", "Boleh", "Tidak"]
    refused = answer(raise_objection(start(SCRIPT), "sibuk"), 2)
    assert (refused.step, refused.raised[0].answer) == ("pamit", 3)
    assert to_record(refused)["objections"][0]["answer_text"] == "Tidak"  # type: ignore[index]  # JSON


def test_notes_are_kept_by_step_and_survive_going_back() -> None:
    walk = note(answer(note(start(SCRIPT), "suara jauh"), 1), "minta dikirim pesan")

    assert walk.notes == {"pembuka": "suara jauh", "inti": "minta dikirim pesan"}
    assert back(walk).notes == walk.notes
    assert card(walk, call(ScriptKind.ARREARS)).step.note == "minta dikirim pesan"
    assert note(walk, "  ").notes == {"pembuka": "suara jauh"}
    assert to_record(walk)["notes"] == dict(walk.notes)


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """A walk of up to fifteen moves, fields and notes between them."""
    walk = start(SCRIPT, draw(st.sampled_from(FACTS)))
    for _ in range(draw(st.integers(0, 15))):
        kind = draw(
            st.sampled_from(["answer", "answer", "answer", "raise", "jump", "field", "note"])
        )
        if kind == "answer" and walk.answers:
            walk = answer(walk, draw(st.integers(1, len(walk.answers))))
        elif kind == "jump":
            walk = jump(walk, draw(st.sampled_from(sorted(SCRIPT.steps))))
        elif kind == "field":
            walk = capture(walk, "sanggup", draw(st.sampled_from(["", "150000", "9", "x"])))
        elif kind == "note":
            walk = note(walk, draw(st.text(max_size=5)))
        else:
            walk = raise_objection(walk, "sibuk")
    return walk


@given(walks())
def test_draft_survives_json_and_gives_the_same_walk(walk: Walk) -> None:
    assert from_draft(SCRIPT, json.loads(json.dumps(to_draft(walk)))) == walk


@given(walks())
def test_back_undoes_every_answer_exactly(walk: Walk) -> None:
    onward = [answer(walk, number) for number in range(1, len(walk.answers) + 1)]
    if walk.open_objections:
        onward.append(leave_objection(walk))
    assert all(back(there) == walk for there in onward)


@given(walks())
def test_there_is_always_an_answer_or_an_ending(walk: Walk) -> None:
    assert walk.answers or walk.outcome


@given(walks())
def test_the_amount_is_never_on_screen_before_confirmation(walk: Walk) -> None:
    values = call(ScriptKind.ARREARS)
    if not walk.confirmed:
        shown = card(walk, values)
        assert values["total_tunggakan"] not in shown.step.say + shown.step.hint


@pytest.mark.parametrize(
    "damage",
    [
        {"facts": []},
        {"facts": {"months": "tujuh"}},
        {"notes": []},
        {"moves": [{"do": "answer", "number": 1, "to": "pamit"}]},
        {"moves": [{"do": "answer", "number": 1, "to": 3}]},
        {"moves": [{"do": "answer", "number": 1, "to": "tiada"}]},
    ],
)
def test_damaged_draft_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises(DraftRefusedError):
        from_draft(SCRIPT, {**to_draft(start(SCRIPT)), **damage})


def test_draft_without_the_newer_keys_is_taken_up() -> None:
    script = load_source(SMALL, "kecil.toml")
    draft = {
        "script": script.id,
        "version": script.version,
        "moves": [{"do": "answer", "number": 1}],
        "captured": {},
    }

    assert from_draft(script, draft).step == "inti"


def test_long_script_is_walked_to_its_end_and_back() -> None:
    steps = "".join(
        f'[steps.s{number}]\ntitle = "S"\nsay = "Baik."\n'
        f'when = "months >= 1"\nskip_to = "akhir"\n'
        f'answers = [{{ text = "Ya", goto = "s{number + 1}" }}]\n\n'
        for number in range(300)
    )
    source = (
        'id = "panjang"\ntitle = "P"\nkind = "tunggakan"\nstart = "s0"\n\n'
        + steps
        + '[steps.s300]\ntitle = "S"\nsay = "Baik."\n'
        + 'answers = [{ text = "Ya", goto = "akhir" }]\n\n'
        + '[steps.akhir]\ntitle = "A"\nsay = "Terima kasih."\nending = "promise"\n'
    )
    walk = start(load_source(source, "panjang.toml"), ContactFacts(months=3))
    for _ in range(301):
        walk = answer(walk, 1)

    assert walk.outcome == "promise"
    while walk.moves:
        walk = back(walk)
    assert walk == start(walk.script, walk.facts)
