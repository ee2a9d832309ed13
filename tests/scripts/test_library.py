"""The scripts that come with the program, walked through completely and read word by word."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from scripts_call.cards import Card, card
from scripts_call.contact_facts import NOTHING_KNOWN, ContactFacts
from scripts_call.facts import load_facts
from scripts_call.library import load_library
from scripts_call.model import Script, ScriptKind, Situation
from scripts_call.placeholders import TOKEN, Placeholder, used
from scripts_call.render import WITHHELD, render
from scripts_call.stepper import answer, leave_objection, raise_objection, start
from scripts_call.walk import Walk
from tests.scripts.samples import OUTCOMES_FILE, call, outcome_codes, outcome_table

LIBRARY = load_library()
SCRIPTS = list(LIBRARY.scripts.values())
EACH = pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
ARREARS = [script for script in SCRIPTS if script.kind is ScriptKind.ARREARS]
EMPLOYERS = [script for script in SCRIPTS if script.kind is ScriptKind.BU]
EACH_ARREARS = pytest.mark.parametrize("script", ARREARS, ids=lambda script: script.id)
EACH_EMPLOYER = pytest.mark.parametrize("script", EMPLOYERS, ids=lambda script: script.id)

INFORMAL = re.compile(
    r"\b(kalo|kalau|oke|ok|gak|nggak|ngga|enggak|emm|eee|nih|dong|deh|sih|kok|cuma|banget|bikin|"
    r"gimana|kenapa|udah|sudah ya|aja|kayak|makasih|pake|dulu|lagi sibuk|duit|situ|loh|lho|yah)\b",
    re.IGNORECASE,
)
THREATS = re.compile(
    r"\b(harus segera|dipenjara|pidana|disita|tuntut|dilaporkan ke polisi|blokir|malu|ancam)",
    re.IGNORECASE,
)
DEBT_WORDS = re.compile(
    r"tunggak|utang|tagih|terutang|cicil|REHAB|Rp|lunas|iuran|bayar|janji|denda", re.IGNORECASE
)
CODES_AND_ACCOUNTS = re.compile(r"OTP|kata sandi|\bPIN\b|rekening pribadi|transfer", re.IGNORECASE)
DENIAL = re.compile(r"\b(?:tidak|jangan|tanpa)\b", re.IGNORECASE)
MONEY_OUTCOMES = {
    "promise",
    "says_paid",
    "asks_va",
    "wants_autodebit",
    "wants_rehab",
    "declines_rehab",
    "in_rehab",
    "registered_rehab",
    "cannot_afford",
    "disappointed",
    "disputes_amount",
    "never_registered",
    "moved_segment",
}

CONTACTS = (NOTHING_KNOWN, ContactFacts(last_outcome="no_answer", attempts=2))
"""What a call may begin with; scripts word some steps differently for each."""


@dataclass(frozen=True)
class Standing:
    """What tells one place of a walk from another."""

    step: str
    confirmed: bool
    objection: str | None


@cache
def everywhere(script: Script) -> dict[Standing, Walk]:
    """One walk to every place that answers and objections lead to, one objection deep."""
    found: dict[Standing, Walk] = {}
    for facts in CONTACTS:
        _wander(start(script, facts), found)
    return found


def _wander(first: Walk, found: dict[Standing, Walk]) -> None:
    """Add the places a call with the facts of `first` comes to; known places are walked again."""
    seen = {Standing(first.step, False, None)}
    found.setdefault(Standing(first.step, False, None), first)
    waiting = [first]
    while waiting:
        walk = waiting.pop()
        for there in _onward(walk):
            front = there.current_raised
            standing = Standing(there.step, there.confirmed, front.objection if front else None)
            found.setdefault(standing, there)
            if standing not in seen:
                seen.add(standing)
                waiting.append(there)


def _onward(walk: Walk) -> Iterator[Walk]:
    for number in range(1, len(walk.answers) + 1):
        yield answer(walk, number)
    if walk.open_objections:
        yield leave_objection(walk)
    else:
        for name in walk.script.objections:
            yield raise_objection(walk, name)


def spoken(script: Script) -> list[tuple[str, str]]:
    """Everything the officer may say, with where it stands."""
    texts = [(name, step.say) for name, step in script.steps.items()]
    for name, objection in script.objections.items():
        texts += [
            (name, objection.empathy),
            (name, objection.fact),
            (name, objection.next_step),
        ]
    if script.hold:
        texts.append(("hold", script.hold.say))
    return texts


def shown_words(shown: Card) -> str:
    """All the words on the screen of the script."""
    words = [shown.step.say, shown.step.hint, *shown.step.answers]
    if shown.objection:
        one = shown.objection
        words += [one.empathy, one.fact, one.next_step, *one.answers]
    return "\n".join(words)


def test_library_uses_only_outcome_codes_of_the_branch() -> None:
    read = load_library(outcome_codes()).scripts

    assert [script.version for script in read.values()] == [one.version for one in SCRIPTS]


@EACH
def test_every_place_leads_on_or_ends_with_an_outcome_of_its_kind(script: Script) -> None:
    codes = outcome_codes()[script.kind]

    for walk in everywhere(script).values():
        assert walk.answers or walk.outcome in codes


@EACH
def test_every_step_is_reached(script: Script) -> None:
    assert {standing.step for standing in everywhere(script)} == set(script.steps)


@EACH
def test_from_every_place_an_ending_can_be_reached_by_answers_alone(script: Script) -> None:
    ends = {name for name, step in script.steps.items() if step.ending}
    for _ in script.steps:
        ends |= {
            name
            for name, step in script.steps.items()
            if step.skip_to in ends or any(one.goto in ends for one in step.answers)
        }

    assert ends == set(script.steps)


@EACH
def test_nothing_protected_is_shown_before_confirmation_on_any_path(script: Script) -> None:
    values = call(script.kind)
    secrets = [values[p] for p in Placeholder if p.protected and p in values]
    heard = ["kartu_akhir", "tanggal_lahir", "alamat"]
    never = [secret for secret in secrets if secret not in [values.get(key) for key in heard]]
    unconfirmed = [walk for key, walk in everywhere(script).items() if not key.confirmed]

    assert unconfirmed
    for walk in unconfirmed:
        shown = card(walk, values)
        assert WITHHELD not in shown_words(shown)
        assert not any(secret in shown_words(shown) for secret in never)
        assert not any(secret in shown.step.say for secret in secrets)


@EACH_ARREARS
def test_debt_is_not_even_hinted_at_aloud_before_confirmation(script: Script) -> None:
    values = call(script.kind)

    for key, walk in everywhere(script).items():
        if not key.confirmed:
            shown = card(walk, values)
            words = [shown.step.say]
            if shown.objection:
                words += [
                    shown.objection.empathy,
                    shown.objection.fact,
                    shown.objection.next_step,
                ]
            assert not DEBT_WORDS.search("\n".join(words)), key


@pytest.mark.parametrize("situation", [Situation.FIRST_CALL, Situation.SWITCHER])
def test_amount_is_said_only_after_a_confirming_answer(situation: Situation) -> None:
    script = LIBRARY.for_situation(ScriptKind.ARREARS, situation)
    values = call(script.kind)
    amount = values["total_tunggakan"]
    told = {k for k, walk in everywhere(script).items() if amount in card(walk, values).step.say}

    assert told
    assert all(standing.confirmed for standing in told)


@EACH_ARREARS
def test_no_agreement_about_money_without_verification(script: Script) -> None:
    reached = {
        walk.outcome
        for key, walk in everywhere(script).items()
        if walk.outcome and not key.confirmed
    }

    assert not reached & MONEY_OUTCOMES
    assert {"third_party_message", "wrong_person", "hung_up"} <= reached


@EACH_EMPLOYER
def test_employer_matters_are_agreed_only_with_the_person_in_charge(script: Script) -> None:
    reached = {
        walk.outcome
        for key, walk in everywhere(script).items()
        if walk.outcome and not key.confirmed
    }

    assert reached <= {
        "callback_requested",
        "closed",
        "hung_up",
        "moved",
        "objects_to_calls",
        "pic_absent",
        "refuses",
        "suspects_fraud",
        "wrong_person",
    }


@pytest.mark.parametrize("kind", ScriptKind)
def test_every_outcome_of_a_conversation_has_an_ending_in_the_first_call(kind: ScriptKind) -> None:
    script = LIBRARY.script_for(kind)
    wanted = {
        code
        for code, traits in outcome_table().items()
        if code in outcome_codes()[script.kind] and traits["reached"] != "nobody"
    }

    assert {step.ending for step in script.steps.values() if step.ending} == wanted


@EACH_ARREARS
def test_message_with_a_third_party_carries_no_matter_at_all(script: Script) -> None:
    values = call(script.kind)
    messages = [s for s in script.steps.values() if s.ending in {"third_party_message", "moved"}]

    assert messages
    for step in messages:
        said = render(step.say, values, True)
        assert not DEBT_WORDS.search(said)
        assert not re.search(r"iuran|bulan|kepesertaan", said, re.IGNORECASE)


@EACH
def test_numbers_come_from_the_facts_and_never_from_the_text(script: Script) -> None:
    for where, text in spoken(script):
        assert not re.search(r"\d", TOKEN.sub("", text)), (where, text)


@EACH
def test_every_fact_that_is_used_is_in_force(script: Script) -> None:
    sheet = load_facts(date(2026, 11, 20))
    needed = {p for _, text in spoken(script) for p in used(text) if p.is_fact}

    assert needed
    assert {str(placeholder) for placeholder in needed} <= sheet.texts.keys()


@EACH
def test_language_is_formal_and_never_threatens(script: Script) -> None:
    values = call(script.kind)
    texts = [(where, render(text, values, True)) for where, text in spoken(script)]
    texts += [(name, one.text) for name, step in script.steps.items() for one in step.answers]
    texts += [(name, step.hint) for name, step in script.steps.items()]

    for where, text in texts:
        assert not INFORMAL.search(text), (where, text)
        assert "!" not in text, (where, text)
    for where, text in spoken(script):
        assert not THREATS.search(text), (where, text)


@EACH
def test_sentences_can_be_said_in_one_breath(script: Script) -> None:
    values = call(script.kind)

    for where, text in spoken(script):
        for sentence in re.split(r"(?<=[.?])\s+(?=[A-Z(])", render(text, values, True)):
            assert len(sentence.split()) <= 20, (where, sentence)


@EACH
def test_sentences_begin_large_and_end_with_a_stop(script: Script) -> None:
    values = call(script.kind)

    for where, text in spoken(script):
        said = render(text, values, True)
        assert said[0].isupper() or said[0] == "(", where
        assert said[-1] in ".?)", where
        assert not re.search(r"[.?] [a-z]|\s[,.?]|,,|\.\.|, Selamat", said), where


@EACH
def test_texts_still_read_without_any_value(script: Script) -> None:
    for where, text in spoken(script):
        assert not re.search(r"[{}]", render(text, {}, True)), where


@EACH
def test_conversation_closes_with_thanks(script: Script) -> None:
    for step in script.steps.values():
        if step.ending and not step.say.startswith("("):
            assert "terima kasih" in step.say.casefold(), step.id


@EACH
def test_conversation_parts_with_the_greeting_of_the_hour(script: Script) -> None:
    for step in script.steps.values():
        if step.ending and not re.search(r"^\(|berdukacita", step.say):
            assert Placeholder.GREETING in used(step.say), step.id


@EACH
def test_codes_and_accounts_are_named_only_to_say_that_nobody_asks_for_them(script: Script) -> None:
    said = " ".join(text for _, text in spoken(script))
    told = [one for one in re.split(r"(?<=[.?])\s+", said) if CODES_AND_ACCOUNTS.search(one)]

    assert told
    assert all(DENIAL.search(sentence) for sentence in told), told


@EACH
def test_whoever_comes_to_the_telephone_later_hears_who_calls(script: Script) -> None:
    for name in {"pembuka_ulang", "sambungan"} & set(script.steps):
        introduced = set(used(script.steps[name].say))
        assert {Placeholder.GREETING, Placeholder.OFFICER, Placeholder.OFFICE} <= introduced


@EACH
def test_opening_greets_and_names_officer_and_institution(script: Script) -> None:
    opening = script.steps[script.start].say

    assert {Placeholder.GREETING, Placeholder.OFFICER, Placeholder.OFFICE} <= set(used(opening))
    assert "BPJS Kesehatan" in opening


@EACH
def test_objections_are_many_and_complete(script: Script) -> None:
    least = {ScriptKind.ARREARS: 14, ScriptKind.BU: 8}[script.kind]

    assert len(script.objections) >= least
    for objection in script.objections.values():
        assert objection.keywords
        assert len(objection.phrases) >= 2
        assert len(objection.avoid) >= 2
        assert objection.empathy
        assert objection.fact
        assert objection.next_step.endswith((".", "?"))
        assert any(one.accepts and one.goto is None for one in objection.answers)


@EACH
def test_fields_filled_on_the_way_use_the_choices_of_the_branch(script: Script) -> None:
    rules = OUTCOMES_FILE.with_name("choices.toml")
    branch = tomllib.loads(rules.read_text("utf-8"))
    lists = {
        "promise_channel": branch["payment_channels"],
        "reason": branch["arrears_reasons"],
        "spoke_to": branch["spoke_to"],
    }
    for step in script.steps.values():
        for one in step.captures:
            if one.name in lists:
                assert set(one.choices) <= set(lists[one.name])
                assert one.choices
