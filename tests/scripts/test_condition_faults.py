"""Faults of conditions are named on their line; what a condition hides is seen through."""

import pytest

from scripts_call.faults import FaultCode
from scripts_call.loader import check_source
from tests.scripts.branching_script import BRANCHING

CONDITION_FAULTS = {
    "no condition": ("open_promise", "open promise", FaultCode.BAD_CONDITION),
    "unknown fact": ('"open_promise"', '"open_promises"', FaultCode.CONDITION_NAME),
    "flag compared": ('"open_promise"', '"open_promise == 1"', FaultCode.BAD_CONDITION),
    "number not compared": ('"attempts >= 2"', '"attempts"', FaultCode.BAD_CONDITION),
    "number with a word": ('"attempts >= 2"', '"attempts >= dua"', FaultCode.BAD_CONDITION),
    "unknown field": ("field.sanggup >=", "field.sangup >=", FaultCode.CONDITION_NAME),
    "unknown choice": ("alasan == sulit", "alasan == sulita", FaultCode.CONDITION_NAME),
    "unknown step": ('"visited.inti"', '"visited.intinya"', FaultCode.CONDITION_NAME),
    "unknown answer": (
        "not answer.inti == mampu",
        "not answer.inti == x",
        FaultCode.CONDITION_NAME,
    ),
    "answer without id": (
        "not answer.inti == mampu",
        "not answer.pembuka == x",
        FaultCode.CONDITION_NAME,
    ),
    "unknown objection": ('"visited.inti"', '"raised.mahal"', FaultCode.CONDITION_NAME),
    "branch to nowhere": ('goto = "tahap" }', 'goto = "tahapan" }', FaultCode.MISSING_TARGET),
    "skip to nowhere": ('skip_to = "pembuka"', 'skip_to = "pembukaan"', FaultCode.MISSING_TARGET),
    "all answers hidden": ("not answer.inti == mampu", "has_va", FaultCode.HIDDEN_ANSWERS),
    "when without skip": ('skip_to = "pembuka"\n', "", FaultCode.BAD_CONDITION),
    "skips in a circle": (
        'say = "Baik."\n',
        'say = "Baik."\nwhen = "has_va"\nskip_to = "tahap"\n',
        FaultCode.SKIP_LOOP,
    ),
    "bounds the wrong way": ("min = 10000", "min = 10000, max = 5", FaultCode.BAD_CAPTURE),
    "bounds of a choice": (
        'choices = ["lupa", "sulit"]',
        'choices = ["lupa", "sulit"], max = 3',
        FaultCode.BAD_CAPTURE,
    ),
}
WHERE = {
    "all answers hidden": "[steps.janji]",
    "when without skip": 'when = "broken_promise"',
    "skips in a circle": 'skip_to = "janji"',
}
"""Where the fault is told when that is not the line of the change."""


@pytest.mark.parametrize("name", CONDITION_FAULTS)
def test_fault_of_a_condition_is_named_on_its_line(name: str) -> None:
    old, new, code = CONDITION_FAULTS[name]
    assert old in BRANCHING
    source = BRANCHING.replace(old, new, 1)

    where = WHERE.get(name, new)
    expected = source.count("\n", 0, source.index(where)) + 1

    faults = [fault for fault in check_source(source) if fault.code is code]

    assert [fault.line for fault in faults] == [expected]
    assert all(fault.message and fault.fix for fault in faults)


@pytest.mark.parametrize(
    "way",
    [
        '{ text = "Jumlah", goto = "inti", when = "months > 30" }',
        '{ text = "Jumlah", goto = "pamit", branches = [{ when = "has_va", goto = "inti" }] }',
        '{ text = "Uang", goto = "pamit", branches = [{ when = "not confirmed", goto = "inti" }] }',
    ],
)
def test_amount_before_verification_under_any_condition_is_found(way: str) -> None:
    source = BRANCHING.replace(
        '{ text = "Bukan", goto = "pamit" }', f'{{ text = "Bukan", goto = "pamit" }}, {way}', 1
    )

    found = [fault.code for fault in check_source(source)]

    assert FaultCode.SAID_TOO_EARLY in found


def test_amount_behind_a_skipped_step_is_found() -> None:
    source = BRANCHING.replace('skip_to = "pembuka"', 'skip_to = "inti"')

    assert FaultCode.SAID_TOO_EARLY in {fault.code for fault in check_source(source)}


def test_a_branch_for_the_confirmed_only_is_no_fault() -> None:
    source = BRANCHING.replace(
        '{ text = "Bukan", goto = "pamit" }',
        '{ text = "Bukan", goto = "pamit", branches = [{ when = "confirmed", goto = "inti" }] }',
        1,
    )

    assert check_source(source) == []


def test_a_way_out_that_may_be_hidden_is_no_way_out() -> None:
    source = BRANCHING.replace(
        '{ text = "Ya", goto = "janji" }',
        '{ text = "Ya", goto = "tahap" }, { text = "Sudah", goto = "janji", when = "has_va" }',
    )

    assert [fault.code for fault in check_source(source)] == [FaultCode.NO_WAY_OUT]
