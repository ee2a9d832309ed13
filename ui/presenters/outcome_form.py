"""The outcome form as the officer fills it in: one immutable value and the moves on it.

Choosing another outcome keeps what was typed; only what the chosen outcome asks for is handed on
(`entry`). Defaults are the answers most people give, so that a promise for the whole arrears costs
no typing.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from dialer.agreed import OpenPromise
from dialer.contact import Contact
from dialer.lists.model import ListKind
from dialer.outcomes import CallbackEntry, OutcomeEntry, Part, PromiseEntry
from dialer.rehab import listed_segment, most_stages
from dialer.rehab_offers import against, most_stages_of, takes_stages
from dialer.rehab_rules import Segment
from dialer.rulebook import Asks, OutcomeRule, Reached, Rulebook
from dialer.visits import ASKED_CODE, NEXT_STEP

CALLBACK_CODE: Final = "callback_requested"
"""What Ctrl+B means while no outcome has been chosen."""

_USUAL_STEP: Final = {ASKED_CODE: NEXT_STEP}
_RIGHT_PARTY: Final = {"tunggakan": "self", "bu": "pic"}
_MEMBER_SIDE: Final = frozenset({"self", "spouse", "family", "neighbour"})
_EMPLOYER_SIDE: Final = frozenset({"owner", "pic", "staff"})


@dataclass(frozen=True, slots=True)
class OutcomeForm:
    """What has been entered. `unread` are parts with text that is no date or time (yet).

    `replaces` is None while nobody said whether a promise takes the place of open ones.
    """

    code: str = ""
    spoke_to: str = ""
    reason: str = ""
    amount: int | None = None
    due_on: date | None = None
    pay_channel: str = ""
    replaces: bool | None = None
    stages: int | None = None
    segment: Segment | None = None
    callback_open: bool = False
    callback_at: datetime | None = None
    callback_anyone: bool = False
    next_step: str = ""
    next_on: date | None = None
    note_open: bool = False
    note: str = ""
    unread: frozenset[Part] = field(default=frozenset())

    @property
    def touched(self) -> bool:
        """Whether anything would be lost with it."""
        return replace(self, callback_open=False, note_open=False) != OutcomeForm()


@dataclass(frozen=True, slots=True)
class FormGround:
    """What the form stands on: whose outcome it is, the rules, the contact's day.

    `open_promises` are those whose place a new promise may take.
    """

    contact: Contact
    rulebook: Rulebook
    today: date
    open_promises: tuple[OpenPromise, ...] = ()

    @property
    def kind(self) -> ListKind:
        """Member in arrears or employer."""
        return self.contact.kind

    def rule(self, code: str) -> OutcomeRule | None:
        """The rule of an outcome code, None when nothing is chosen or the code is unknown."""
        return self.rulebook.outcomes.get(code)

    def group(self, number: int) -> tuple[OutcomeRule, ...]:
        """The outcomes under one group key, in the order of the rules."""
        return tuple(rule for rule in self.rulebook.outcomes_of(self.kind) if rule.group == number)


def asks(ground: FormGround, form: OutcomeForm) -> frozenset[Asks]:
    """What the chosen outcome asks for, and what was opened by hand.

    Beside a REHAB plan the callback stays away until it is wanted: the plan fills the form.
    """
    rule = ground.rule(form.code)
    found = set(rule.asks if rule else ())
    if Asks.REHAB in found:
        found.discard(Asks.CALLBACK)
    if form.callback_open or (form.callback_at and rule and Asks.CALLBACK in rule.asks):
        found.add(Asks.CALLBACK)
    if form.note_open or form.note:
        found.add(Asks.NOTE)
    return frozenset(found)


def asks_spoke_to(ground: FormGround, form: OutcomeForm) -> bool:
    """Whether somebody was reached, so that it matters who."""
    rule = ground.rule(form.code)
    return rule is not None and rule.reached is not Reached.NOBODY


def spoke_to_options(ground: FormGround) -> dict[str, str]:
    """Who may have been on the line: a family for members, a firm for employers."""
    hidden = _EMPLOYER_SIDE if ground.kind.value == "tunggakan" else _MEMBER_SIDE
    return {code: word for code, word in ground.rulebook.spoke_to.items() if code not in hidden}


def press_group(ground: FormGround, form: OutcomeForm, number: int) -> OutcomeForm:
    """The first outcome of a group; pressed again, the next one, round and round."""
    codes = [rule.code for rule in ground.group(number)]
    if not codes:
        return form
    if form.code not in codes:
        return choose(ground, form, codes[0])
    return choose(ground, form, codes[(codes.index(form.code) + 1) % len(codes)])


def choose(ground: FormGround, form: OutcomeForm, code: str) -> OutcomeForm:
    """Take an outcome and fill in what follows from it; an unknown code changes nothing."""
    rule = ground.rule(code)
    if rule is None or ground.kind not in rule.kinds:
        return form
    before = ground.rule(form.code)
    chosen = replace(form, code=code)
    if form.spoke_to == _usual_partner(ground, before):
        chosen = replace(chosen, spoke_to=_usual_partner(ground, rule))
    if form.next_step == _USUAL_STEP.get(form.code, ""):
        chosen = replace(chosen, next_step=_USUAL_STEP.get(code, ""))
    if Asks.PROMISE in rule.asks and chosen.amount is None:
        chosen = replace(chosen, amount=ground.contact.details.amount)
    if Asks.REHAB in rule.asks:
        chosen = replace(chosen, stages=_stages_kept(ground, chosen))
    return chosen


def open_callback(ground: FormGround, form: OutcomeForm) -> OutcomeForm:
    """Ask for a time to call again; without an outcome yet, that is the outcome."""
    opened = replace(form, callback_open=True)
    return opened if opened.code else choose(ground, opened, CALLBACK_CODE)


def segment_of(ground: FormGround, form: OutcomeForm) -> Segment:
    """Who pays the dues now: as entered, else as the list says, else the member."""
    return form.segment or listed_segment(ground.contact.details.extra) or Segment.SELF_PAYING


def move_segment(ground: FormGround, form: OutcomeForm, segment: Segment) -> OutcomeForm:
    """Take another segment; its rule has its own number of stages."""
    moved = replace(form, segment=segment)
    return replace(moved, stages=usual_stages(ground, segment, form.code))


def usual_stages(ground: FormGround, segment: Segment | None = None, code: str = "") -> int | None:
    """The most stages the rule allows, the smallest instalment; None when REHAB is not open.

    Under the outcome `code`: who is registered has stages whatever the list says.
    """
    details = ground.contact.details
    asked = segment or segment_of(ground, OutcomeForm())
    reason = against(asked, ground.contact, ground.rulebook, ground.today)
    if not takes_stages(code, reason):
        return None
    rule = ground.rulebook.rehab_on(ground.today, asked)
    return most_stages(details.months or 0, rule, details.amount)


def _stages_kept(ground: FormGround, form: OutcomeForm) -> int | None:
    """The stages entered where the outcome takes so many, else the usual ones."""
    segment = segment_of(ground, form)
    usual = usual_stages(ground, segment, form.code)
    if usual is None or form.stages is None:
        return usual
    most = most_stages_of(form.code, segment, ground.contact, ground.rulebook, ground.today)
    return form.stages if form.stages <= most else usual


def entry(ground: FormGround, form: OutcomeForm, captured: str = "") -> OutcomeEntry:
    """The form as the rules take it: only what is asked. `captured` joins the note."""
    wanted = asks(ground, form)
    promise = None
    if Asks.PROMISE in wanted:
        promise = PromiseEntry(
            form.amount, form.due_on, form.pay_channel, replaces=replaces(ground, form)
        )
    callback = None
    if Asks.CALLBACK in wanted and form.callback_at is not None:
        callback = CallbackEntry(form.callback_at, form.callback_anyone)
    follow = Asks.NEXT_STEP in wanted
    return OutcomeEntry(
        code=form.code,
        spoke_to=form.spoke_to if asks_spoke_to(ground, form) else "",
        reason=form.reason if Asks.REASON in wanted else "",
        promise=promise,
        rehab_stages=form.stages if Asks.REHAB in wanted else None,
        rehab_segment=form.segment if Asks.REHAB in wanted else None,
        callback=callback,
        next_step=form.next_step if follow else "",
        next_on=form.next_on if follow else None,
        note="\n".join(part for part in (form.note.strip(), captured) if part),
    )


def replaces(ground: FormGround, form: OutcomeForm) -> bool:
    """Whether a promise takes the place of open ones: who names a new day mostly moves the old."""
    return bool(ground.open_promises) if form.replaces is None else form.replaces


def unread_parts(ground: FormGround, form: OutcomeForm) -> frozenset[Part]:
    """Parts that are asked for and hold text nobody can read; saving would lose them."""
    wanted = asks(ground, form)
    shown: set[Part] = set()
    if Asks.PROMISE in wanted:
        shown.add(Part.PROMISE_DATE)
    if Asks.CALLBACK in wanted:
        shown.add(Part.CALLBACK_AT)
    if Asks.NEXT_STEP in wanted:
        shown.add(Part.NEXT_ON)
    return form.unread & shown


def _usual_partner(ground: FormGround, rule: OutcomeRule | None) -> str:
    if rule is None or rule.reached is not Reached.RIGHT_PARTY:
        return ""
    return _RIGHT_PARTY[ground.kind.value]
