"""What the scripts say and what the rules compute are the same: two rooms, one truth.

The rooms may not know each other, so their agreement is kept here.
"""

from datetime import date

import pytest

from dialer.contacts.money import format_rupiah
from dialer.lists.model import ListKind
from dialer.rulebook import load_rulebook
from scripts_call.facts import load_facts
from scripts_call.library import load_library
from scripts_call.model import ScriptKind

RULES = load_rulebook()


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2027, 2, 1)])
def test_spoken_rehab_limits_are_those_that_are_computed(day: date) -> None:
    said = load_facts(day).texts
    rule = RULES.rehab_on(day)
    assert said["fakta_rehab_min_bulan"] == f"{rule.min_months} bulan"
    assert said["fakta_rehab_maks_bulan"] == f"{rule.max_months} bulan"
    assert f"{rule.max_stages} tahap" in said["fakta_rehab_tahap"]
    assert ("setengah" in said["fakta_rehab_tahap"]) is rule.half_of_months
    assert f"tanggal {rule.last_day} " in said["fakta_rehab_batas"]
    assert f"tanggal {rule.last_day_february} " in said["fakta_rehab_batas"]


def test_spoken_dues_are_those_that_are_computed() -> None:
    said = load_facts(date(2026, 11, 20)).texts
    dues = RULES.dues_on(date(2026, 11, 20))
    for care_class, amount in dues.by_class.items():
        assert said[f"fakta_iuran_kelas_{care_class}"] == format_rupiah(amount)


def test_every_ending_of_every_script_is_an_outcome_of_its_kind() -> None:
    for script in load_library().scripts.values():
        codes = {rule.code for rule in RULES.outcomes_of(ListKind(script.kind.value))}
        endings = {step.ending for step in script.steps.values() if step.ending}
        assert endings <= codes


def test_the_two_rooms_name_the_kinds_alike() -> None:
    assert {kind.value for kind in ScriptKind} == {kind.value for kind in ListKind}
