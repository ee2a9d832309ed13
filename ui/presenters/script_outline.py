"""What a script's text consists of, and where: found by its headings alone.

A text that is being edited is broken most of the time, so nothing is parsed here; a heading is a
heading even when what follows it is not written yet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

_HEADING: Final = re.compile(
    r"^[ \t]*\[\[?[ \t]*(?:(?P<room>steps|objections)[ \t]*\.[ \t]*"
    r"[\"']?(?P<name>[^\]\"'.\s]+)[\"']?|(?P<hold>hold)[ \t]*\])"
)
_TITLE: Final = re.compile(r"^[ \t]*title[ \t]*=[ \t]*[\"'](?P<title>.*?)[\"'][ \t]*(?:#.*)?$")


class PartKind(StrEnum):
    """What a stretch of lines is about."""

    HEAD = "head"
    STEP = "steps"
    HOLD = "hold"
    OBJECTION = "objections"


@dataclass(frozen=True, slots=True)
class Part:
    """Lines `first` to `last` (from 1) of a text. `name` is the id, "" for the head."""

    kind: PartKind
    name: str
    title: str
    first: int
    last: int


def outline(source: str) -> tuple[Part, ...]:
    """Return the parts in the order of the text; the first is the head and always there."""
    lines = source.split("\n")
    begun: list[tuple[PartKind, str, int]] = [(PartKind.HEAD, "", 1)]
    for number, line in enumerate(lines, start=1):
        heading = _HEADING.match(line)
        if heading is None:
            continue
        kind = PartKind(heading["room"] or heading["hold"])
        name = heading["name"] or ""
        if begun[-1][:2] != (kind, name):
            begun.append((kind, name, number))
    ends = [number - 1 for _, _, number in begun[1:]] + [len(lines)]
    return tuple(
        Part(kind, name, _title(lines[first - 1 : last]) or name, first, last)
        for (kind, name, first), last in zip(begun, ends, strict=True)
    )


def part_at(parts: Sequence[Part], line: int) -> Part:
    """Return the part a line (from 1) belongs to."""
    for part, following in pairwise(parts):
        if line < following.first:
            return part
    return parts[-1]


def _title(lines: Sequence[str]) -> str:
    """The title of a part: of itself, not of a table inside it."""
    for place, line in enumerate(lines):
        if place and line.lstrip().startswith("["):
            return ""
        found = _TITLE.match(line)
        if found:
            return found["title"]
    return ""
