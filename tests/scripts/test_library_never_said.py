"""What no script of the library may say: what is not settled, not in force or not this person's.

The walks here are worked out anew from the plain data, not with the loader's own proof.
"""

import re
from collections.abc import Iterator

import pytest

from scripts_call.contact_facts import ContactFacts
from scripts_call.library import load_library
from scripts_call.model import Script, ScriptKind, Situation
from scripts_call.placeholders import Placeholder, used
from scripts_call.render import render
from scripts_call.stepper import answer, jump, start
from tests.scripts.samples import call

LIBRARY = load_library()
SCRIPTS = list(LIBRARY.scripts.values())
EACH = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
SHOWN_TO_COMPARE = {Placeholder.CARD_END, Placeholder.BIRTH_DATE, Placeholder.ADDRESS}


def sentences(script: Script) -> Iterator[str]:
    """Every sentence the officer may say, filled in."""
    values = call(script.kind)
    texts = [step.say for step in script.steps.values()]
    for one in script.objections.values():
        texts += [one.empathy, one.fact, one.next_step]
    for text in texts:
        yield from re.split(r"(?<=[.?])\s+(?=[A-Z(])", render(text, values, confirmed=True))


def unverified_steps(script: Script) -> set[str]:
    """Steps that can be come to without any confirming answer, by answers and open objections."""
    leaps = {
        target
        for objection in script.objections.values()
        if not objection.confirmed_only
        for answer in objection.answers
        for target in answer.targets
    }
    found: set[str] = set()
    waiting = [script.start, *leaps]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            step = script.steps[name]
            waiting += [step.skip_to] if step.skip_to else []
            waiting += [to for one in step.answers if not one.confirms for to in one.targets]
    return found


@EACH
def test_no_path_around_verification_comes_to_a_protected_word(script: Script) -> None:
    early = unverified_steps(script)

    assert script.start in early
    assert early < set(script.steps)
    for name in early:
        step = script.steps[name]
        spoken = {p for p in used(step.say) if p.protected}
        hinted = {p for p in used(step.hint) if p.protected} - SHOWN_TO_COMPARE
        answered = {p for one in step.answers for p in used(one.text) if p.protected}
        assert not spoken | hinted | answered, name


@EACH
def test_agreements_lie_behind_verification(script: Script) -> None:
    endings = {script.steps[name].ending for name in unverified_steps(script)}

    assert not endings & {
        "promise",
        "wants_rehab",
        "asks_va",
        "wants_autodebit",
        "willing_to_register",
        "data_updated",
        "asks_for_visit",
        "asks_for_offer",
    }


@EACH
def test_every_verification_can_fail_and_still_end_politely(script: Script) -> None:
    early = unverified_steps(script)
    endings = [script.steps[name] for name in early if script.steps[name].ending]

    assert {step.ending for step in endings} >= {"wrong_person", "suspects_fraud"}


@EACH
def test_card_is_never_promised_to_work_after_an_instalment(script: Script) -> None:
    for sentence in sentences(script):
        instalment = re.search(r"cicilan|REHAB|bertahap", sentence, re.IGNORECASE)
        assert not (instalment and re.search(r"\baktif|dapat dipakai", sentence)), sentence


@EACH
def test_nobody_is_told_what_cancels_a_plan(script: Script) -> None:
    for sentence in sentences(script):
        assert not re.search(r"\b(batal|gugur|hangus|dihentikan otomatis)\b", sentence), sentence


@EACH
def test_sanctions_are_named_only_when_the_employer_asks(script: Script) -> None:
    for name, step in script.steps.items():
        assert "sanksi" not in step.say.casefold(), name
        assert Placeholder.PPU_SANCTION not in used(step.say + step.hint), name
    for name, objection in script.objections.items():
        if name != "sanksi":
            assert Placeholder.PPU_SANCTION not in used(objection.fact), name


@EACH
def test_arrears_are_never_said_to_disappear(script: Script) -> None:
    for sentence in sentences(script):
        gone = re.search(r"tunggakan[^.?]*\b(dihapus|hilang|lunas sendiri|diputihkan)", sentence)
        assert gone is None or re.search(r"\b(tidak|belum)\b", sentence), sentence


def test_switcher_is_never_told_that_the_card_does_not_work() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.SWITCHER)

    for sentence in sentences(script):
        assert not re.search(r"belum dapat dipakai|tidak dapat dipakai", sentence), sentence
        assert "kartu aktif kembali" not in sentence or "Denda" in sentence, sentence


def test_switcher_is_offered_the_rule_for_switchers_only() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.SWITCHER)
    texts = [step.say for step in script.steps.values()]
    texts += [one.fact for one in script.objections.values()]

    needed = {placeholder for text in texts for placeholder in used(text)}

    assert Placeholder.SWITCHER_STAGES in needed
    assert not needed & {Placeholder.REHAB_MIN, Placeholder.REHAB_MAX, Placeholder.STAGES}


def test_member_in_a_plan_is_not_told_the_size_of_an_instalment() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.REHAB_INSTALMENT)

    opening = script.steps["sampaikan"]

    assert not {Placeholder.AMOUNT, Placeholder.PROMISE_AMOUNT} & set(used(opening.say))


def test_first_employer_dues_are_asked_for_without_an_amount() -> None:
    script = LIBRARY.for_situation(ScriptKind.BU, Situation.BU_UNPAID)

    for name, step in script.steps.items():
        assert "Rp" not in render(step.say, call(script.kind), confirmed=True), name


def test_promise_is_named_a_plan_and_never_thrown_at_the_member() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.BROKEN_PROMISE)

    for sentence in sentences(script):
        assert not re.search(r"\b(ingkar|melanggar|bohong|kecewa pada)\b", sentence), sentence


def test_visit_guide_does_not_speak_as_if_on_the_telephone() -> None:
    script = LIBRARY.for_situation(ScriptKind.BU, Situation.CANVASSING_VISIT)

    assert "hung_up" not in {step.ending for step in script.steps.values()}
    for sentence in sentences(script):
        assert not re.search(r"\b(panggilan|sambungan telepon|menerima telepon)", sentence), (
            sentence
        )
    for step in script.steps.values():
        for one in step.answers:
            assert "Telepon ditutup" not in one.text


def test_visitor_shows_the_assignment_letter_and_takes_no_money() -> None:
    script = LIBRARY.for_situation(ScriptKind.BU, Situation.CANVASSING_VISIT)

    assert "surat tugas" in script.steps[script.start].say
    assert "tidak pernah menerima uang" in script.objections["minta_uang"].fact


def test_family_may_not_stand_in_for_the_member() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.THIRD_PARTY)

    early = unverified_steps(script)

    assert {"pihak_lain", "waktu_terbaik", "ulangi_pesan", "tidak_diwakilkan"} <= early
    assert "sampaikan" not in early
    assert not script.objections["ingin_mewakili"].confirmed_only


def test_second_round_does_not_claim_a_conversation_that_never_was() -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, Situation.SECOND_ROUND)
    verified = next(
        number
        for number, one in enumerate(script.steps["verifikasi"].answers, start=1)
        if one.confirms
    )

    spoke, missed = (
        answer(jump(start(script, ContactFacts(last_outcome=code)), "verifikasi"), verified)
        for code in ("callback_requested", "no_answer")
    )

    assert "pernah menghubungi" in spoke.current_step.say
    assert "belum tersambung" in missed.current_step.say
