"""What a script of the library asks for lands in the outcome, in a part of it or in its note."""

from datetime import date

import pytest

from dialer.lists.model import ListKind
from dialer.rulebook import load_rulebook
from scripts_call.model import Capture, CaptureType, Script, ScriptKind
from tests.making import employer, member
from tests.ui.desk.at_the_desk import library
from ui.presenters.capture_filing import choice_words, file_captured, filed_names
from ui.presenters.outcome_form import FormGround, OutcomeForm, choose, entry
from ui.presenters.script_talk import ScriptTalk

BOOK = load_rulebook()
TODAY = date(2026, 11, 20)
SCRIPTS = tuple(library().scripts.values())


def ground(script: Script) -> FormGround:
    contact = employer() if script.kind is ScriptKind.BU else member(months=12)
    return FormGround(contact, BOOK, TODAY)


def value(field: Capture, place: int) -> str:
    """A text for a field as the screen keeps it, another one for each place."""
    match field.type:
        case CaptureType.DATE:
            return f"2026-12-{place + 1:02}"
        case CaptureType.TIME:
            return "10:15"
        case CaptureType.RUPIAH:
            return str(500_000 + place)
        case CaptureType.NUMBER:
            return str(70 + place)
        case CaptureType.CHOICE:
            return field.choices[0]
        case CaptureType.PHONE:
            return f"08121111{place:04}"
        case CaptureType.NIB:
            return f"91202000{place:05}"
        case CaptureType.NPWP:
            return f"0123456789{place:05}"
        case CaptureType.TEXT:
            return f"kata {place} tersendiri"


def shapes(field: Capture, text: str, words: dict[str, str]) -> tuple[str, ...]:
    """How a value may stand in the saved outcome."""
    if field.type is CaptureType.DATE:
        day = date.fromisoformat(text)
        return (repr(day), f"{day.day} Des 2026", f"datetime.datetime(2026, 12, {day.day},")
    if field.type is CaptureType.TIME:
        return (text, "10, 15")
    if field.type is CaptureType.RUPIAH:
        return (f"amount={text}", f"Rp{int(text):,}".replace(",", "."))
    if field.type is CaptureType.CHOICE:
        return (repr(text), f": {words.get(text, text)}")
    return (text,)


@pytest.mark.parametrize("script", SCRIPTS, ids=[script.id for script in SCRIPTS])
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "together"])
def test_every_field_lands_whatever_the_outcome(script: Script, alone: bool) -> None:
    stands_on = ground(script)
    kind = ListKind(script.kind.value)
    words = choice_words(stands_on)
    asked = [(field, value(field, place)) for place, field in enumerate(script.fields.values())]
    groups = [[one] for one in asked] if alone else [asked]
    for rule in BOOK.outcomes_of(kind):
        for typed in groups:
            talk = ScriptTalk(lambda: None)
            talk.open([script], {}, words)
            form = choose(stands_on, OutcomeForm(), rule.code)
            for field, text in typed:
                talk.note(field.name, text)
                form = file_captured(stands_on, form, talk.captured, field.name)
            filed = filed_names(stands_on, form, talk.captured)
            saved = repr(entry(stands_on, form, talk.unfiled(filed)))
            for field, text in typed:
                known = dict(words.get(field.name, {}))
                assert any(shape in saved for shape in shapes(field, text, known)), (
                    rule.code,
                    field.name,
                    saved,
                )
