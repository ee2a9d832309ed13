"""What a typed sentence of the officer does, by rules one can read in `acts.toml`.

No guessing: a sentence either holds one of the patterns or it was not understood, and then the
partner reacts neutrally and nothing is judged.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from scripts_call.practice.acts import Act

_CLAUSES: Final = re.compile(r"(?<!\d)[.!?;\n]+|[.!?;\n]+(?!\d)|\b(?:tapi|tetapi|namun)\b")
_FIGURE: Final = re.compile(r"rp ?(\d[\d.]*)|(\d+(?:,\d+)?) ?(persen|%|hari|bulan|tahap|cicilan)")
_MONEY: Final = re.compile(r"rp ?\d[\d.]*|\b\d{1,3}(?:\.\d{3})+\b|\d+ ?(?:ribu|juta|rb|jt)\b")
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class ActRule:
    """How an act is recognised; `harm` is how many steps the partner's mood falls by it."""

    act: Act
    label: str
    harm: int
    patterns: tuple[str, ...]
    unless: tuple[str, ...]


ActRules = Mapping[Act, ActRule]


@dataclass(frozen=True, slots=True)
class Ear:
    """What has to be known of the moment to understand a sentence.

    `first`: nobody was greeted yet, `last`: only the closing is left (a salute is a greeting in
    the one and a farewell in the other). `facts` expected: a figure that is in none of `values`
    is a wrong fact.
    """

    values: Mapping[str, str]
    protected: tuple[str, ...]
    hears: tuple[str, ...]
    wrong: tuple[str, ...]
    first: bool
    last: bool
    facts: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """The acts of a sentence, each with the words it was recognised by."""

    acts: frozenset[Act]
    words: tuple[tuple[Act, str], ...]

    @property
    def understood(self) -> bool:
        """Whether anything was recognised."""
        return bool(self.acts)


def listen(text: str, ear: Ear, rules: ActRules) -> Heard:
    """Recognise what a sentence does; pure, and the same for the same text and moment."""
    found: dict[Act, str] = {}
    for clause in _clauses(text):
        for act, words in _clause_acts(clause, ear, rules):
            found.setdefault(act, words)
    _place_salute(found, ear)
    if Act.LISTEN in found and Act.INTERRUPT in found:
        del found[Act.LISTEN]
    return Heard(frozenset(found), tuple(found.items()))


def _clauses(text: str) -> Iterator[str]:
    plain = " ".join(re.sub(r"[\"“”'’()\[\]—–]", " ", text.lower()).split(" "))
    for clause in _CLAUSES.split(plain):
        words = " ".join(clause.split())
        if words:
            yield words


def _clause_acts(clause: str, ear: Ear, rules: ActRules) -> Iterator[tuple[Act, str]]:
    for rule in rules.values():
        patterns = _patterns(rule, ear)
        words = _first(patterns, clause)
        if words and not _first(rule.unless, clause):
            yield rule.act, words
    yield from _wrong_figure(clause, ear)


def _patterns(rule: ActRule, ear: Ear) -> tuple[str, ...]:
    if rule.act is Act.FACT:
        return ear.hears
    if rule.act is Act.WRONG_FACT:
        return (*rule.patterns, *ear.wrong)
    if rule.act is Act.DISCLOSE:
        return (*ear.protected, *_protected_values(ear.values))
    filled = (_filled(pattern, ear.values) for pattern in rule.patterns)
    return tuple(pattern for pattern in filled if pattern)


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    """`{petugas}` is any part of the officer's name, `{data}` what is asked in verification."""
    if "{petugas}" in pattern:
        parts = [p for p in values.get("petugas", "").lower().split() if len(p) >= _SHORTEST_NAME]
        names = "|".join(re.escape(part) for part in parts)
        return pattern.replace("{petugas}", f"(?:{names})") if names else ""
    if "{data}" in pattern:
        keys = ("tanggal_lahir", "kartu_akhir", "alamat")
        known = [" ".join(values[key].lower().split()) for key in keys if values.get(key)]
        data = "|".join(re.escape(one) for one in known)
        return pattern.replace("{data}", f"(?:{data})") if data else ""
    return pattern


def _protected_values(values: Mapping[str, str]) -> Iterator[str]:
    """The contact's own arrears, said in figures."""
    if values.get("total_tunggakan"):
        yield _MONEY.pattern
    if values.get("bulan_menunggak"):
        yield re.escape(values["bulan_menunggak"].lower())


def _first(patterns: Collection[str], clause: str) -> str:
    for pattern in patterns:
        match = _compiled(pattern).search(clause)
        if match:
            return match[0].strip()
    return ""


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _wrong_figure(clause: str, ear: Ear) -> Iterator[tuple[Act, str]]:
    """A figure with its unit that stands neither in the facts nor on the contact's card."""
    if not ear.facts:
        return
    known = _figures(" ; ".join(ear.values.values()).lower())
    for match in _FIGURE.finditer(clause):
        if _figure(match) not in known:
            yield Act.WRONG_FACT, match[0]


def _figures(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_figure(match) for match in _FIGURE.finditer(text))


def _figure(match: re.Match[str]) -> tuple[str, str]:
    if match[1]:
        return match[1].rstrip(".").replace(".", ""), "rp"
    return match[2], "persen" if match[3] == "%" else match[3]


def _place_salute(found: dict[Act, str], ear: Ear) -> None:
    """`Selamat siang` opens a call and closes it; in between it is neither."""
    salute = found.get(Act.GREET)
    if salute is None or ear.first:
        return
    del found[Act.GREET]
    if ear.last:
        found.setdefault(Act.FAREWELL, salute)
