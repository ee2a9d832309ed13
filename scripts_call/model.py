"""A call script as frozen data: steps joined by answers, objections reachable from anywhere.

Nothing here is checked; `loader` builds these and refuses a file with any fault, so whoever
holds a `Script` may rely on every target existing and every path leading to an ending.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from scripts_call.conditions import Condition

MAX_ANSWERS = 9
"""Answers are picked with the keys 1-9."""


class ScriptKind(StrEnum):
    """Whom a script is for: employers or members in arrears."""

    BU = "bu"
    ARREARS = "tunggakan"


class Situation(StrEnum):
    """What a call is about; the library has one script for each."""

    FIRST_CALL = "first_call"
    SECOND_ROUND = "second_round"
    BROKEN_PROMISE = "broken_promise"
    PROMISE_DUE = "promise_due"
    REHAB_OFFER = "rehab_offer"
    REHAB_INSTALMENT = "rehab_instalment"
    SWITCHER = "switcher"
    THIRD_PARTY = "third_party"
    BU_NEW = "bu_new"
    BU_UNPAID = "bu_unpaid"
    BU_DATA_UPDATE = "bu_data_update"
    BU_INACTIVE = "bu_inactive"
    CANVASSING_APPOINTMENT = "canvassing_appointment"
    CANVASSING_VISIT = "canvassing_visit"

    @property
    def kind(self) -> ScriptKind:
        """Whom such a call goes to."""
        return ScriptKind.BU if self in _OF_EMPLOYERS else ScriptKind.ARREARS


_OF_EMPLOYERS: Final = frozenset(
    {
        Situation.BU_NEW,
        Situation.BU_UNPAID,
        Situation.BU_DATA_UPDATE,
        Situation.BU_INACTIVE,
        Situation.CANVASSING_APPOINTMENT,
        Situation.CANVASSING_VISIT,
    }
)

BEGINNING: Final[Mapping[ScriptKind, Situation]] = MappingProxyType(
    {ScriptKind.BU: Situation.BU_NEW, ScriptKind.ARREARS: Situation.FIRST_CALL}
)
"""What a script is for when it does not say so: the first call of its kind."""


class CaptureType(StrEnum):
    """How a field asked on the way is to be read by whoever validates it."""

    DATE = "date"
    TIME = "time"
    RUPIAH = "rupiah"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"
    PHONE = "phone"
    NIB = "nib"
    NPWP = "npwp"


@dataclass(frozen=True, slots=True)
class Capture:
    """A field the officer fills in while the step is on screen.

    `name` is the key under which the outcome form finds it (`promise_date`, `reason`, ...),
    `label` is Indonesian, `choices` only for `CaptureType.CHOICE`; `least` and `most` bound a
    number or an amount in rupiah. `required` fields are asked for again before the end.
    """

    name: str
    label: str
    type: CaptureType
    choices: tuple[str, ...] = ()
    required: bool = False
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Where an answer leads instead when a condition holds; the first that holds wins."""

    when: Condition
    goto: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person on the other end may say, and where it leads.

    `goto` is a step id; None, only in objections, returns to where the objection was raised.
    `confirms`: with this answer the intended person is verified (amounts may be said from here).
    `accepts`: only in objections: the person accepted what was explained.
    `id` names it for conditions (`answer.step == id`); `when` hides it while not true.
    """

    text: str
    goto: str | None
    confirms: bool = False
    accepts: bool = True
    id: str = ""
    when: Condition | None = None
    branches: tuple[Branch, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Every step it may lead to, skipping apart."""
        own = () if self.goto is None else (self.goto,)
        return (*own, *(branch.goto for branch in self.branches))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to say and the answers that may follow.

    `say` is spoken, `hint` is for the officer's eyes only. `ending` is the suggested outcome
    code of a last step (which then has no answers), else None. While `when` is not true the
    step is passed over and `skip_to` takes its place. `closing`: the conversation is properly
    closed here, so an ending that follows need not do it again.
    """

    id: str
    title: str
    say: str
    hint: str = ""
    answers: tuple[Answer, ...] = ()
    ending: str | None = None
    captures: tuple[Capture, ...] = ()
    when: Condition | None = None
    skip_to: str | None = None
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """What people hold against it, and the answer: empathy, then the fact, then a next step.

    `keywords` and `phrases` (as people really say it) feed the search, `avoid` lists what must
    not be said. `confirmed_only`: the answer speaks of the debt, so before the right party is
    confirmed the script's `Hold` is shown in its place.
    """

    id: str
    title: str
    keywords: tuple[str, ...]
    phrases: tuple[str, ...]
    empathy: str
    fact: str
    next_step: str
    avoid: tuple[str, ...]
    answers: tuple[Answer, ...]
    confirmed_only: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """What is said to an objection that may only be answered after verification."""

    say: str
    answer: str


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script. Two scripts are equal when id and version are.

    `version` always ends in a hash of the content (`2026.1+1f3a9c0d`), so a draft is never taken
    up on an edited script that forgot to raise its number. Mappings keep the order of the file;
    `fields` are the captures of all steps by name.
    """

    id: str
    version: str
    title: str = field(compare=False)
    kind: ScriptKind = field(compare=False)
    situation: Situation = field(compare=False)
    start: str = field(compare=False)
    steps: Mapping[str, Step] = field(compare=False, repr=False)
    objections: Mapping[str, Objection] = field(compare=False, repr=False)
    hold: Hold | None = field(compare=False, repr=False)
    source: str = field(compare=False, repr=False)
    fields: Mapping[str, Capture] = field(compare=False, repr=False, default_factory=dict)
