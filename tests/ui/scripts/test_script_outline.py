"""The parts of a text are found however broken it is."""

import pytest

from tests.scripts.samples import SMALL
from ui.presenters.script_outline import PartKind, outline, part_at

PARTS = outline(SMALL)
LINES = SMALL.split("\n")


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(LINES, start=1) if text in line)


def test_steps_hold_and_objections_stand_in_the_order_of_the_text() -> None:
    assert [(part.kind, part.name) for part in PARTS] == [
        (PartKind.HEAD, ""),
        (PartKind.STEP, "pembuka"),
        (PartKind.STEP, "inti"),
        (PartKind.STEP, "janji"),
        (PartKind.STEP, "pamit"),
        (PartKind.HOLD, ""),
        (PartKind.OBJECTION, "mahal"),
        (PartKind.OBJECTION, "sibuk"),
    ]
    assert [part.title for part in PARTS[1:3]] == ["Pembuka", "Inti"]


def test_parts_cover_every_line_once() -> None:
    lines = [line for part in PARTS for line in range(part.first, part.last + 1)]
    assert lines == list(range(1, len(LINES) + 1))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('id = "kecil"', ""),
        ("{salam}", "pembuka"),
        ('"Kembali"', "inti"),
        ("Saya di jalan", "sibuk"),
    ],
)
def test_line_belongs_to_the_part_it_is_written_in(text: str, name: str) -> None:
    assert part_at(PARTS, line_of(text)).name == name


def test_broken_text_still_has_its_parts() -> None:
    broken = 'id = "\n[steps.a\ntitle = "Satu"\n[steps.]\n[[objections.b.answers]]\ntext = "x"'
    assert [(part.kind.value, part.name, part.title) for part in outline(broken)] == [
        ("head", "", ""),
        ("steps", "a", "Satu"),
        ("objections", "b", "b"),
    ]


def test_empty_text_is_all_head() -> None:
    [part] = outline("")
    assert (part.kind, part.first, part.last) == (PartKind.HEAD, 1, 1)
    assert part_at([part], 99) == part
