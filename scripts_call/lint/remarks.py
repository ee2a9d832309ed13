"""One remark on a text, and the reading of texts that all speech checks share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.placeholders import TOKEN

_SENTENCE: Final = re.compile(r"\S.*?(?:[.?!]+(?=\s|$)|\Z)", re.DOTALL)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_NEGATION: Final = re.compile(r"\b(?:tidak|tak|bukan|jangan|tanpa|hindari)\b", re.IGNORECASE)
_NEAR: Final = 100
"""Letters before a word among which the words right before it are looked for."""

_QUOTED: Final = 40
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something wrong at `offset` of a text; message and fix are Indonesian, for the author."""

    offset: int
    code: FaultCode
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text and the offset at which it begins."""

    offset: int
    text: str


def blanked(text: str) -> str:
    """The text with every placeholder replaced by spaces, so offsets stay."""
    return TOKEN.sub(lambda match: " " * len(match[0]), text)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; the full stop inside a number or a name does not end one."""
    for match in _SENTENCE.finditer(text):
        yield Sentence(match.start(), match[0])


def is_aside(text: str) -> bool:
    """Whether a text is a remark in brackets, which nobody says aloud."""
    return _ASIDE.fullmatch(text.strip()) is not None


def negated(text: str, at: int, reach: int = 3) -> bool:
    """Whether one of the `reach` words before `at`, in the same clause, denies what is there."""
    near = max(0, at - _NEAR)
    clause = max(near - 1, *(text.rfind(mark, near, at) for mark in ",;:")) + 1
    before = [match.start() for match in _WORD.finditer(text, clause, at)][-reach:]
    return bool(before) and _NEGATION.search(text, before[0], at) is not None


def quoted(text: str) -> str:
    """A passage for a message, in quotation marks and cut when it is long."""
    short = " ".join(text[: _QUOTED + 1].split())
    return f"“{short[:_QUOTED]}…”" if len(short) > _QUOTED else f"“{short}”"


def denies(text: str) -> bool:
    """Whether anything in the text is denied."""
    return _NEGATION.search(text) is not None
