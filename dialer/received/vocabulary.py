"""Headers in plain words: `Tgl. Bayar`, `tanggal_pembayaran` and `Payment Date` say the same.

Each kind of file has a vocabulary of its own, because the same word means different things: in a
payments file *jam* is part of a date, in a results file it is a column of its own.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_HEADER = 80
_LEAST_FUZZY = 6
_LEAST_ALIKE = 85


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`lookup` gives the plain word of a word, `phrases` what several words together mean."""

    lookup: Mapping[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]

    def words(self, text: str) -> frozenset[str]:
        """The plain words of a header; unknown ones are kept with a `?` in front.

        A text that is too long for a header says nothing.
        """
        if not text or len(text) > _LONGEST_HEADER:
            return frozenset()
        text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", text)).casefold()
        text = text.replace("#", " no ").replace("_", " ")
        for pattern, word in self.phrases:
            text = pattern.sub(f" {word} ", text)
        found: list[str] = []
        for token in re.findall(r"[a-z]+|[0-9]+", text):
            found.extend(self._words_of(token))
        return frozenset(found)

    def _words_of(self, token: str) -> tuple[str, ...]:
        known = self.lookup.get(token)
        if known is not None:
            return (known,) if known else ()
        if token.isdigit():
            return ()
        pieces = self._unglued(token)
        if pieces:
            return pieces
        if len(token) >= _LEAST_FUZZY - 1:
            near = process.extractOne(
                token,
                [word for word in self.lookup if len(word) >= _LEAST_FUZZY],
                scorer=fuzz.ratio,
                score_cutoff=_LEAST_ALIKE,
            )
            if near is not None and near[0][0] == token[0]:
                return (self.lookup[near[0]],)
        return (f"?{token}",)

    def _unglued(self, token: str) -> tuple[str, ...]:
        """`tglbayar`, `nova`: the fewest known words that make up the token."""
        if not 4 <= len(token) <= 40:
            return ()
        best: list[tuple[str, ...] | None] = [(), *[None] * len(token)]
        for end in range(2, len(token) + 1):
            for start in range(end - 1):
                before, piece = best[start], token[start:end]
                if before is None or piece not in self.lookup:
                    continue
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = (*before, self.lookup[piece])
        return tuple(word for word in best[-1] or () if word)


def vocabulary(synonyms: Mapping[str, str], phrases: Mapping[str, str]) -> Vocabulary:
    """A vocabulary from `plain word -> its synonyms` and `pattern -> plain words`.

    The plain word "" is for words that say nothing.
    """
    return Vocabulary(
        {word: name for name, words in synonyms.items() for word in words.split()},
        tuple((re.compile(pattern), word) for pattern, word in phrases.items()),
    )
