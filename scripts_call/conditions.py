"""`when = "months >= 4 and not rehab_eligible"`: a tiny language of its own, never evaluated code.

    expression  = both { "or" both }
    both        = single { "and" single }
    single      = "not" single | "(" expression ")" | test
    test        = name [ sign value | "in" "(" value { "," value } ")" ]
    sign        = "==" | "!=" | "<" | "<=" | ">" | ">="
    name        = contact fact | "field." name | "answer." step | "visited." step
                | "raised." objection | "accepted." objection
    value       = whole number | word

A name alone is true when a flag is set, a field filled, a step visited. An unknown value makes
no test true, so `months < 4` and `not months >= 4` differ for a contact
whose months are not known. What a name may be compared with is checked by `condition_check`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

Value = int | str
"""A literal; flags are bools and bools are ints."""

MAX_LENGTH: Final = 300
"""Characters of one condition; longer ones nobody can read."""

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d{1,15}(?![\w.]))|(?P<name>[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)?)"
    r"|(?P<sign>==|!=|<=|>=|<|>|[(),]))"
)
_RESERVED: Final = frozenset({"and", "or", "not", "in"})


class Subject(StrEnum):
    """What a name speaks of; the values are the prefixes."""

    CONTACT = ""
    FIELD = "field"
    ANSWER = "answer"
    VISITED = "visited"
    RAISED = "raised"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Name:
    """`months` is (CONTACT, "months"), `answer.alasan` is (ANSWER, "alasan")."""

    subject: Subject
    key: str

    def __str__(self) -> str:
        """As it is written in a condition."""
        return f"{self.subject}.{self.key}" if self.subject else self.key


class Sign(Enum):
    """How a name is compared. TRUE: not at all, the name alone."""

    TRUE = ""
    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    IN = "in"


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison; `values` is empty for TRUE, has many for IN, else one."""

    name: Name
    sign: Sign
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Negation:
    """`not ...`."""

    inner: "Node"


@dataclass(frozen=True, slots=True)
class Junction:
    """All of the parts (`and`) or any of them (`or`)."""

    every: bool
    parts: tuple["Node", ...]


Node = Test | Negation | Junction


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition with the text it was read from."""

    text: str
    root: Node

    def holds(self, value_of: Callable[[Name], Value | None]) -> bool:
        """Whether it is true; `value_of` gives None for what is not known."""
        return _holds(self.root, value_of)

    @property
    def tests(self) -> tuple[Test, ...]:
        """Every comparison in it, in the order of writing."""
        return tuple(_tests(self.root))


class ConditionError(ValueError):
    """A text that is no condition: an Indonesian reason, its cure, and the word at fault."""

    def __init__(self, reason: str, fix: str, word: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix
        self.word = word


def parse_condition(text: str) -> Condition:
    """Read a condition; raises ConditionError."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(
            f"Syarat lebih panjang dari {MAX_LENGTH} huruf.",
            "Pecah menjadi beberapa langkah atau cabang.",
            text[:20],
        )
    return Condition(text, _Parser(text).whole())


def _holds(node: Node, value_of: Callable[[Name], Value | None]) -> bool:
    match node:
        case Negation(inner):
            return not _holds(inner, value_of)
        case Junction(every, parts):
            found = (_holds(part, value_of) for part in parts)
            return all(found) if every else any(found)
        case Test():
            return _passes(node, value_of(node.name))


def _passes(test: Test, value: Value | None) -> bool:
    if value is None:
        return False
    if test.sign is Sign.TRUE:
        return value is not False
    if test.sign is Sign.IN or test.sign is Sign.EQUAL:
        return value in test.values
    if test.sign is Sign.UNEQUAL:
        return value not in test.values
    return _ordered(test.sign, value, test.values[0])


def _ordered(sign: Sign, value: Value, limit: Value) -> bool:
    if not isinstance(value, int) or not isinstance(limit, int):
        return False
    if sign is Sign.LESS:
        return value < limit
    if sign is Sign.AT_MOST:
        return value <= limit
    return value > limit if sign is Sign.MORE else value >= limit


def _tests(node: Node) -> Iterator[Test]:
    match node:
        case Negation(inner):
            yield from _tests(inner)
        case Junction(_, parts):
            for part in parts:
                yield from _tests(part)
        case Test():
            yield node


class _Parser:
    """Recursive descent over the words of one condition."""

    def __init__(self, text: str) -> None:
        self._words = list(_words(text))
        self._at = 0

    def whole(self) -> Node:
        found = self._any()
        if self._at < len(self._words):
            raise _unexpected(self._words[self._at])
        return found

    def _any(self) -> Node:
        parts = [self._every()]
        while self._take("or"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Junction(False, tuple(parts))

    def _every(self) -> Node:
        parts = [self._single()]
        while self._take("and"):
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else Junction(True, tuple(parts))

    def _single(self) -> Node:
        if self._take("not"):
            return Negation(self._single())
        if self._take("("):
            inner = self._any()
            self._need(")")
            return inner
        return self._test()

    def _test(self) -> Test:
        name = _name(self._next())
        if self._take("in"):
            self._need("(")
            values = [self._value()]
            while self._take(","):
                values.append(self._value())
            self._need(")")
            return Test(name, Sign.IN, tuple(values))
        for sign in (Sign.EQUAL, Sign.UNEQUAL, Sign.AT_MOST, Sign.AT_LEAST, Sign.LESS, Sign.MORE):
            if self._take(sign.value):
                return Test(name, sign, (self._value(),))
        return Test(name, Sign.TRUE)

    def _value(self) -> Value:
        word = self._next()
        if word.isdigit():
            return int(word)
        if not word[0].isalpha() or word in _RESERVED or "." in word:
            raise _unexpected(word)
        return word

    def _next(self) -> str:
        if self._at >= len(self._words):
            raise ConditionError(
                "Syarat ini terputus di tengah.",
                "Lengkapi, misalnya months >= 4 and not rehab_eligible.",
                self._words[-1] if self._words else "",
            )
        self._at += 1
        return self._words[self._at - 1]

    def _take(self, word: str) -> bool:
        if self._at < len(self._words) and self._words[self._at] == word:
            self._at += 1
            return True
        return False

    def _need(self, word: str) -> None:
        found = self._next()
        if found != word:
            raise _unexpected(found)


def _words(text: str) -> Iterator[str]:
    end = len(text.rstrip())
    at = 0
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unexpected(text[at:].split(maxsplit=1)[0])
        yield match[0].strip()
        at = match.end()


def _name(word: str) -> Name:
    if word in _RESERVED or not word[0].isalpha():
        raise _unexpected(word)
    prefix, dot, key = word.partition(".")
    if not dot:
        return Name(Subject.CONTACT, word)
    if prefix not in {subject.value for subject in Subject}:
        raise ConditionError(
            f"Awalan “{prefix}.” tidak dikenal dalam syarat.",
            f"Awalan yang ada: {', '.join(f'{one}.' for one in Subject if one)}.",
            word,
        )
    return Name(Subject(prefix), key)


def _unexpected(word: str) -> ConditionError:
    return ConditionError(
        f"Syarat tidak dapat dibaca pada “{word}”.",
        "Pakai nama, pembanding (== != < <= > >= in), and, or, not, dan tanda kurung.",
        word,
    )
