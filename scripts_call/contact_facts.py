"""What a script may ask about the contact: a closed list, given as plain values by the caller.

The script room knows neither the store nor the rules; whoever opens a script fills `ContactFacts`
once, and the walk keeps them, so a script never changes under a call that is going on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final

FactValue = int | str | None
"""None is unknown; a flag is a bool."""


class FactType(Enum):
    """What a fact may be compared with: nothing, numbers, or words."""

    FLAG = "flag"
    NUMBER = "number"
    WORD = "word"


class ContactFact(StrEnum):
    """Every fact a condition may name."""

    KIND = "kind"
    MONTHS = "months"
    MONTHS_KNOWN = "months_known"
    AMOUNT = "amount"
    AMOUNT_KNOWN = "amount_known"
    CARE_CLASS = "care_class"
    MEMBERS = "members"
    HAS_VA = "has_va"
    HAS_PIC = "has_pic"
    POTENTIAL_WORKERS = "potential_workers"
    ATTEMPTS = "attempts"
    LAST_OUTCOME = "last_outcome"
    OPEN_PROMISE = "open_promise"
    BROKEN_PROMISE = "broken_promise"
    REHAB_ELIGIBLE = "rehab_eligible"
    REHAB_RULED_OUT = "rehab_ruled_out"
    IN_REHAB = "in_rehab"
    SEGMENT_MOVED = "segment_moved"
    CONFIRMED = "confirmed"


_NUMBERS: Final = frozenset(
    {
        ContactFact.MONTHS,
        ContactFact.AMOUNT,
        ContactFact.CARE_CLASS,
        ContactFact.MEMBERS,
        ContactFact.POTENTIAL_WORKERS,
        ContactFact.ATTEMPTS,
    }
)
_WORDS: Final = frozenset({ContactFact.KIND, ContactFact.LAST_OUTCOME})
FACT_TYPES: Final[Mapping[ContactFact, FactType]] = MappingProxyType(
    {
        fact: FactType.NUMBER
        if fact in _NUMBERS
        else FactType.WORD
        if fact in _WORDS
        else FactType.FLAG
        for fact in ContactFact
    }
)


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """The facts of one contact when its call begins; None is unknown and makes no test true.

    `amount` whole rupiah; `attempts` before this one; `kind` a `ScriptKind` value; `last_outcome`
    an outcome code. `rehab_eligible`: it can be registered today; `rehab_ruled_out`: what is owed
    is outside its rule, so that no day of the month helps. `confirmed` and the two `..._known` are
    not given: they follow.
    """

    kind: str | None = None
    months: int | None = None
    amount: int | None = None
    care_class: int | None = None
    members: int | None = None
    has_va: bool | None = None
    has_pic: bool | None = None
    potential_workers: int | None = None
    attempts: int | None = None
    last_outcome: str | None = None
    open_promise: bool | None = None
    broken_promise: bool | None = None
    rehab_eligible: bool | None = None
    rehab_ruled_out: bool | None = None
    in_rehab: bool | None = None
    segment_moved: bool | None = None

    def value(self, fact: ContactFact) -> FactValue:
        """The value of a fact; `CONFIRMED` belongs to the walk and is unknown here."""
        match fact:
            case ContactFact.MONTHS_KNOWN:
                return self.months is not None
            case ContactFact.AMOUNT_KNOWN:
                return self.amount is not None
            case ContactFact.CONFIRMED:
                return None
            case _:
                found: FactValue = getattr(self, fact.value)
                return found

    def to_json(self) -> dict[str, object]:
        """What is known, by name; for a draft."""
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) is not None
        }


NOTHING_KNOWN: Final = ContactFacts()


def facts_from_json(kept: Mapping[str, object]) -> ContactFacts:
    """The facts of a draft; raises ValueError for an unknown name or a value of another type."""
    found: dict[str, object] = {}
    known = {field.name for field in fields(ContactFacts)}
    for name, value in kept.items():
        if name not in known or not _fits(ContactFact(name), value):
            raise ValueError(name)
        found[name] = value
    return ContactFacts(**found)  # type: ignore[arg-type]  # each value was checked by _fits


def _fits(fact: ContactFact, value: object) -> bool:
    match FACT_TYPES[fact]:
        case FactType.FLAG:
            return isinstance(value, bool)
        case FactType.NUMBER:
            return isinstance(value, int) and not isinstance(value, bool)
        case FactType.WORD:
            return isinstance(value, str)
