"""Conditions: a small language of its own, three kinds of value, and unknown makes nothing true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.conditions import (
    MAX_LENGTH,
    ConditionError,
    Name,
    Subject,
    Value,
    parse_condition,
)
from scripts_call.contact_facts import ContactFact, ContactFacts, facts_from_json
from scripts_call.truth import can_be, one_always_holds


def holds(text: str, **known: Value) -> bool:
    """The truth of a condition on contact facts; names not given are unknown."""
    return parse_condition(text).holds(
        lambda name: known.get(name.key) if name.subject is Subject.CONTACT else None
    )


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("months >= 4", {"months": 4}, True),
        ("months >= 4", {"months": 3}, False),
        ("months >= 4", {}, False),
        ("months < 4", {}, False),
        ("not months >= 4", {}, True),
        ("months == 4 or months > 20", {"months": 21}, True),
        ("months != 4", {"months": 4}, False),
        ("months <= 4 and has_va", {"months": 4, "has_va": True}, True),
        ("months <= 4 and has_va", {"months": 4, "has_va": False}, False),
        ("not (has_va or open_promise)", {"open_promise": True}, False),
        ("has_va or open_promise and months > 1", {"has_va": True}, True),
        ("last_outcome in (promise, says_paid)", {"last_outcome": "says_paid"}, True),
        ("last_outcome in (promise, says_paid)", {"last_outcome": "refuses"}, False),
        ("last_outcome == promise", {"last_outcome": "promise"}, True),
        ("care_class in (1, 2)", {"care_class": 2}, True),
        ("not not has_va", {"has_va": True}, True),
        ("months>=4 and(has_va)", {"months": 4, "has_va": True}, True),
    ],
)
def test_truth_of_a_condition(text: str, known: dict[str, Value], expected: bool) -> None:
    assert holds(text, **known) is expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("months >=", ">="),
        ("months => 4", "=>"),
        ("months = 4", "="),
        ("and months > 4", "and"),
        ("months > 4 and", "and"),
        ("(months > 4", "4"),
        ("months > 4)", ")"),
        ("months > 4 has_va", "has_va"),
        ("months in 4", "4"),
        ("months in ()", ")"),
        ("4 > months", "4"),
        ("Months > 4", "Months"),
        ("kontak.months > 4", "kontak.months"),
        ("months > 4.5", "4.5"),
        ("__import__('os')", "__import__('os')"),
        ("months > 4; has_va", ";"),
        ("", ""),
    ],
)
def test_what_is_no_condition_is_refused_at_the_word(text: str, word: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)

    assert caught.value.word == word
    assert caught.value.reason
    assert caught.value.fix


def test_a_condition_nobody_can_read_is_refused() -> None:
    with pytest.raises(ConditionError):
        parse_condition("not " * (MAX_LENGTH // 4) + "has_va")


@given(st.text(max_size=MAX_LENGTH))
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    try:
        condition = parse_condition(text)
    except ConditionError:
        return
    assert condition.tests


@given(st.text("mont has_va()<>=!,in or d49.", max_size=60))
def test_nearly_conditions_are_read_or_refused(text: str) -> None:
    try:
        condition = parse_condition(text)
    except ConditionError:
        return
    again = parse_condition(f"not ({condition.text})") if len(text) < MAX_LENGTH - 6 else None
    assert again is None or again.holds(lambda _: None) is not condition.holds(lambda _: None)


NUMBERS = st.one_of(st.none(), st.integers(0, 30))
TEXTS = st.sampled_from(
    [
        "months >= 4",
        "months >= 4 and months < 4",
        "months >= 4 or not months >= 4",
        "months > 2 and amount <= 20",
        "not (months == 7 or has_va)",
        "months in (1, 2, 3) or last_outcome != promise",
        "confirmed and months > 4",
    ]
)


@given(TEXTS, NUMBERS, NUMBERS, st.sampled_from([None, True, False]), st.booleans())
def test_what_really_happens_was_thought_possible(
    text: str, months: int | None, amount: int | None, has_va: bool | None, confirmed: bool
) -> None:
    condition = parse_condition(text)
    facts = ContactFacts(months=months, amount=amount, has_va=has_va, last_outcome="promise")

    def value_of(name: Name) -> Value | None:
        fact = ContactFact(name.key)
        return confirmed if fact is ContactFact.CONFIRMED else facts.value(fact)

    known = {Name(Subject.CONTACT, "confirmed"): confirmed}
    assert condition.holds(value_of) in can_be(condition, known)


def test_constant_conditions_are_recognised() -> None:
    assert can_be(parse_condition("months > 4 and months < 3"), {}) == {False}
    assert can_be(parse_condition("has_va or not has_va"), {}) == {True}
    assert can_be(parse_condition("months >= 4 or months < 4"), {}) == {True, False}


def test_complements_always_leave_one_answer() -> None:
    more, less, rest = (
        parse_condition("months >= 4"),
        parse_condition("months < 4"),
        parse_condition("not months >= 4"),
    )

    assert one_always_holds([more, rest])
    assert not one_always_holds([more, less])


def test_too_many_possibilities_prove_nothing() -> None:
    names = ("months", "amount", "members", "attempts", "care_class", "potential_workers")
    text = " or ".join(f"{name} > 3 or {name} > 8" for name in names)
    condition = parse_condition(f"({text}) or has_va or not has_va")

    assert can_be(condition, {}) == {True, False}
    assert not one_always_holds([condition])


def test_facts_go_through_a_draft_and_damage_is_refused() -> None:
    facts = ContactFacts(kind="tunggakan", months=7, has_va=False, last_outcome="promise")

    assert facts_from_json(facts.to_json()) == facts
    for damage in ({"months": "7"}, {"months": True}, {"has_va": 1}, {"umur": 3}, {"kind": 1}):
        with pytest.raises(ValueError):  # noqa: PT011 - the draft turns it into its own sentence
            facts_from_json(damage)
