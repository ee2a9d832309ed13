"""Sentences nobody can say in one breath.

At an easy pace of some five syllables a second a breath carries about eleven seconds; placeholders
count as what is really said in their place.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.lint.filled import Filled
from scripts_call.lint.remarks import Remark, is_aside, sentences

MAX_WORDS: Final = 20
MAX_SYLLABLES: Final = 60

_SYLLABLE: Final = re.compile(r"ai|au|oi|[aeiou]", re.IGNORECASE)


def check_breath(text: str, values: Mapping[str, str]) -> Iterator[Remark]:
    """Every sentence that is too long with these values (see `scripts_call.sample_contact`)."""
    if is_aside(text):
        return
    filled = Filled(text, values)
    for sentence in sentences(filled.text):
        words = len(sentence.text.split())
        syllables = len(_SYLLABLE.findall(sentence.text))
        if words > MAX_WORDS or syllables > MAX_SYLLABLES:
            yield Remark(
                filled.origin(sentence.offset),
                FaultCode.LONG_SENTENCE,
                f"Kalimat ini {words} kata dan {syllables} suku kata; sekali tarikan napas paling"
                f" banyak {MAX_WORDS} kata dan {MAX_SYLLABLES} suku kata.",
                "Bagi menjadi dua kalimat.",
            )
