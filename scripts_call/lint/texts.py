"""Every text of a script with its place, by who hears or sees it."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts_call.model import Answer, Script
from scripts_call.toml_lines import Path


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the path of its key. `said` aloud; else only shown to the officer."""

    path: Path
    text: str
    said: bool


def texts(script: Script) -> Iterator[Text]:
    """All but what quotes other people (`keywords`, `phrases`) or warns (`avoid`)."""
    yield Text(("title",), script.title, said=False)
    for name, step in script.steps.items():
        path: Path = ("steps", name)
        yield Text((*path, "title"), step.title, said=False)
        yield Text((*path, "say"), step.say, said=True)
        yield Text((*path, "hint"), step.hint, said=False)
        yield from _answers(path, step.answers)
        for number, capture in enumerate(step.captures):
            yield Text((*path, "captures", number, "label"), capture.label, said=False)
    if script.hold:
        yield Text(("hold", "say"), script.hold.say, said=True)
        yield Text(("hold", "answer"), script.hold.answer, said=False)
    for name, objection in script.objections.items():
        path = ("objections", name)
        yield Text((*path, "title"), objection.title, said=False)
        yield Text((*path, "empathy"), objection.empathy, said=True)
        yield Text((*path, "fact"), objection.fact, said=True)
        yield Text((*path, "next"), objection.next_step, said=True)
        yield from _answers(path, objection.answers)


def _answers(path: Path, answers: tuple[Answer, ...]) -> Iterator[Text]:
    for number, answer in enumerate(answers):
        yield Text((*path, "answers", number, "text"), answer.text, said=False)
