"""What is said and shown, text by text: words, conduct, numbers, breath.

`check_text` knows no script, so whatever else speaks to people (a message, a practice answer) can
be held to the same rules.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate

from scripts_call.facts import FactSheet
from scripts_call.lint.breath import check_breath
from scripts_call.lint.conduct import check_conduct
from scripts_call.lint.numbers import check_numbers
from scripts_call.lint.remarks import Remark
from scripts_call.lint.texts import texts
from scripts_call.lint.words import check_words
from scripts_call.model import Script, ScriptKind
from scripts_call.reading import Findings
from scripts_call.toml_lines import Path


def check_text(
    text: str,
    kind: ScriptKind,
    values: Mapping[str, str],
    facts: FactSheet | None = None,
    *,
    said: bool = True,
) -> Iterator[Remark]:
    """Every remark on one text. `values` fill the placeholders when a sentence is measured;
    `said` False is for what only the officer sees."""
    yield from check_words(text)
    yield from check_conduct(text)
    if said:
        yield from check_numbers(text, kind, facts)
        yield from check_breath(text, values)


def check_speech(
    script: Script, values: Mapping[str, str], facts: FactSheet | None, findings: Findings
) -> None:
    """Write down the remarks on every text of a script."""
    for one in texts(script):
        is_hint = one.path[-1] == "hint"
        remarks = [
            *check_words(one.text),
            *(check_conduct(one.text) if one.said or is_hint else ()),
            *(
                check_numbers(one.text, script.kind, facts, aloud=one.said)
                if one.said or is_hint
                else ()
            ),
            *(check_breath(one.text, values) if one.said else ()),
        ]
        tell(findings, one.path, one.text, remarks)


def tell(findings: Findings, path: Path, text: str, remarks: Collection[Remark]) -> None:
    """Write down the remarks on the text of a path, each at its letter in the source."""
    if not remarks:
        return
    letters = [0, *accumulate(not character.isspace() for character in text)]
    for one in remarks:
        findings.add(path, one.code, one.message, one.fix, letter=letters[one.offset])
