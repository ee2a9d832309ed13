"""The announcement of a recording stands in the opening of every script, before its question."""

import pytest

from scripts_call.announcing import ANNOUNCEMENT, announced
from scripts_call.cards import card
from scripts_call.library import load_library
from scripts_call.model import Script
from scripts_call.stepper import answer, start

SCRIPTS = tuple(load_library().scripts.values())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_every_opening_says_that_the_call_is_recorded(script: Script) -> None:
    walk = start(script)
    plain, said = card(walk, {}).step.say, card(walk, {}, recorded=True).step.say
    assert ANNOUNCEMENT not in plain
    assert said.replace(f" {ANNOUNCEMENT}", "").split() == plain.split()
    assert said.endswith("?") == plain.rstrip().endswith("?")
    assert ANNOUNCEMENT not in card(answer(walk, 1), {}, recorded=True).step.say


def test_a_name_with_full_stops_does_not_part_the_question() -> None:
    assert announced("{salam}. Saya {petugas}. Apakah benar {nama}?") == (
        f"{{salam}}. Saya {{petugas}}. {ANNOUNCEMENT} Apakah benar {{nama}}?"
    )
    assert announced("Terima kasih.") == f"Terima kasih. {ANNOUNCEMENT}"
