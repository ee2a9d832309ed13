"""Find an objection while the person is still speaking: two letters and Enter.

Ranked: what begins like a keyword, then the title, then the words people use, then a letter
wrong. Titles and keywords are chosen in the library so that two letters bring each objection to
the top.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from rapidfuzz import fuzz

from scripts_call.model import Objection, Script

LIMIT: Final = 9
"""As many hits as there are number keys."""

_WORD: Final = re.compile(r"[a-z0-9]+")
_FUZZY_FROM: Final = 3
_FUZZY_LEAST: Final = 74.0
_FUZZY_WEIGHT: Final = 0.4


class Source(Enum):
    """Where a word comes from; the value is the weight of a match there."""

    KEYWORD = 100
    TITLE = 80
    PHRASE = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """An objection found; `matched` is the title, keyword or phrase that answered the query."""

    objection: Objection
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    words: tuple[str, ...]
    source: Source


class ObjectionIndex:
    """The objections of one script, ready to be searched on every keystroke."""

    def __init__(self, script: Script) -> None:
        self._entries = [
            (objection, _entries(objection)) for objection in script.objections.values()
        ]

    def search(self, query: str, limit: int = LIMIT) -> tuple[Hit, ...]:
        """The best hits first; all objections in the script's order for an empty query."""
        asked = _words(query)
        if not asked:
            return tuple(
                Hit(objection, 0.0, objection.title) for objection, _ in self._entries[:limit]
            )
        hits = [
            hit
            for objection, entries in self._entries
            if (hit := _best(objection, entries, asked)) is not None
        ]
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])


def _entries(objection: Objection) -> tuple[_Entry, ...]:
    texts = [(objection.title, Source.TITLE)]
    texts += [(keyword, Source.KEYWORD) for keyword in objection.keywords]
    texts += [(phrase, Source.PHRASE) for phrase in objection.phrases]
    return tuple(_Entry(text, tuple(_words(text)), source) for text, source in texts)


def _best(objection: Objection, entries: Iterable[_Entry], asked: list[str]) -> Hit | None:
    """The best entry for the whole query; every word asked for must be found in it."""
    best: Hit | None = None
    for entry in entries:
        scores = [_score(word, entry) for word in asked]
        if all(scores):
            score = sum(scores) / len(scores)
            if best is None or score > best.score:
                best = Hit(objection, score, entry.text)
    return best


def _score(asked: str, entry: _Entry) -> float:
    """0 for no match. A prefix of the first word counts most, a longer share of it more."""
    best = 0.0
    for position, word in enumerate(entry.words):
        if word.startswith(asked):
            fit = 1.0 + 0.2 * len(asked) / len(word) - 0.1 * min(position, 3)
        elif len(asked) >= _FUZZY_FROM:
            fit = _nearly(asked, word)
        else:
            fit = 0.0
        best = max(best, fit * entry.source.value)
    return best


def _nearly(asked: str, word: str) -> float:
    """A typing slip within the word or its beginning; 0 when it is another word."""
    ratio = max(fuzz.ratio(asked, word), fuzz.ratio(asked, word[: len(asked)]))
    return _FUZZY_WEIGHT * ratio / 100 if ratio >= _FUZZY_LEAST else 0.0


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
