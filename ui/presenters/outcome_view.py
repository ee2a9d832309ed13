"""The outcome form as it is drawn: groups, outcomes of the chosen group, parts asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from dialer.contacts.dates import day_name, format_date, format_datetime
from dialer.contacts.money import format_rupiah
from dialer.hours import CallingHours, local, zone_short
from dialer.outcomes import Finding, Part, Problem
from dialer.rulebook import Asks
from ui.presenters.outcome_form import (
    FormGround,
    OutcomeForm,
    asks,
    asks_spoke_to,
    replaces,
    spoke_to_options,
)
from ui.presenters.rehab_offer import RehabView, rehab_view
from ui.presenters.words import doubt_sentence, fault_sentence


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a choice; `value` is the code."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class GroupOption:
    """A group of outcomes on its key."""

    number: int
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """A choice with what is chosen now, "" for nothing yet."""

    options: tuple[Option, ...]
    value: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """`owed` says what the arrears are, beside the amount promised.

    `still_open` names the promises that it may take the place of, "" for none.
    """

    amount: int | None
    due_on: date | None
    channel: Picked
    owed: str
    still_open: str
    replaces: bool


@dataclass(frozen=True, slots=True)
class CallbackView:
    """`moved` says when it will really be, if the time falls outside the calling hours.

    `clock` is the contact's own, by which the time is meant: WIB, WITA or WIT.
    """

    at: datetime | None
    anyone: bool
    moved: str
    clock: str


@dataclass(frozen=True, slots=True)
class NextStepView:
    """What was agreed with an employer, and for which day."""

    step: Picked
    on: date | None


@dataclass(frozen=True, slots=True)
class FormView:
    """Parts that are not asked for are None. `session` changes with every contact.

    `faults` and `doubts` are sentences by the part they belong to; with doubts showing, saving
    again overrules them. `carried` is what the script noted that will stand below the note.
    """

    session: int
    groups: tuple[GroupOption, ...]
    outcomes: tuple[Option, ...]
    code: str
    label: str
    promise: PromiseView | None
    rehab: RehabView | None
    callback: CallbackView | None
    next_step: NextStepView | None
    reason: Picked | None
    spoke_to: Picked | None
    note: str | None
    carried: str = ""
    faults: Mapping[Part, str] = field(default_factory=dict)
    doubts: Mapping[Part, tuple[str, ...]] = field(default_factory=dict)

    @property
    def save_text(self) -> str:
        """The word on the save button."""
        return "Tetap simpan" if self.doubts else "Simpan & lanjut"


@dataclass(frozen=True, slots=True)
class FormState:
    """What the view is made from besides the form: findings, and whether one may speak of debt.

    `carried` and `left_out` come from the script: what joins the note, what was asked in vain.
    """

    session: int
    confirmed: bool
    hours: CallingHours
    faults: Sequence[Finding] = ()
    doubts: Sequence[Finding] = ()
    carried: str = ""
    left_out: tuple[str, ...] = ()


_NAMED: Final = 2

LEFT_OUT: Final = Finding(Part.NOTE, Problem.MISSING)
"""The doubt that the script asked for something in vain; its sentences come with the talk."""


def form_view(ground: FormGround, form: OutcomeForm, state: FormState) -> FormView:
    """Draw the form; only what the outcome needs is there."""
    rule = ground.rule(form.code)
    group = rule.group if rule else 0
    wanted = asks(ground, form)
    book = ground.rulebook
    labels = book.groups.get(ground.kind, {})
    return FormView(
        session=state.session,
        groups=tuple(GroupOption(n, text, n == group) for n, text in sorted(labels.items())),
        outcomes=tuple(Option(one.code, one.label) for one in ground.group(group)),
        code=form.code,
        label=rule.label if rule else "",
        promise=_promise(ground, form) if Asks.PROMISE in wanted else None,
        rehab=rehab_view(ground, form, confirmed=state.confirmed) if Asks.REHAB in wanted else None,
        callback=_callback(ground, form, state.hours) if Asks.CALLBACK in wanted else None,
        next_step=NextStepView(_picked(book.next_steps, form.next_step), form.next_on)
        if Asks.NEXT_STEP in wanted
        else None,
        reason=_picked(book.arrears_reasons, form.reason) if Asks.REASON in wanted else None,
        spoke_to=_picked(spoke_to_options(ground), form.spoke_to)
        if asks_spoke_to(ground, form)
        else None,
        note=form.note if Asks.NOTE in wanted else None,
        carried=state.carried,
        faults=_first_by_part(state.faults),
        doubts=_by_part(state),
    )


def _picked(words: Mapping[str, str], value: str) -> Picked:
    return Picked(tuple(Option(code, text) for code, text in words.items()), value)


def _promise(ground: FormGround, form: OutcomeForm) -> PromiseView:
    owed = ground.contact.details.amount
    return PromiseView(
        amount=form.amount,
        due_on=form.due_on,
        channel=_picked(ground.rulebook.payment_channels, form.pay_channel),
        owed="" if owed in (None, form.amount) else f"dari {format_rupiah(owed or 0)}",
        still_open=_still_open(ground),
        replaces=replaces(ground, form),
    )


def _still_open(ground: FormGround) -> str:
    found = ground.open_promises
    if not found:
        return ""
    days = " dan ".join(
        f"{format_rupiah(one.body.amount)} untuk {format_date(one.body.due_on)}"
        for one in found[:_NAMED]
    )
    if len(found) > _NAMED:
        days = f"{len(found)} janji"
    return f"Masih terbuka: {days}."


def _callback(ground: FormGround, form: OutcomeForm, hours: CallingHours) -> CallbackView:
    moved, zone = "", ground.contact.zone
    if form.callback_at is not None:
        allowed = hours.agreed_from(form.callback_at, zone)
        if allowed != form.callback_at:
            there = local(allowed, zone)
            moved = (
                "Di luar jam menelepon; dijadwalkan"
                f" {day_name(there.date())}, {format_datetime(there)}."
            )
    return CallbackView(form.callback_at, form.callback_anyone, moved, zone_short(zone))


def _first_by_part(findings: Sequence[Finding]) -> dict[Part, str]:
    found: dict[Part, str] = {}
    for one in findings:
        found.setdefault(one.part, fault_sentence(one.part, one.problem))
    return found


def _by_part(state: FormState) -> dict[Part, tuple[str, ...]]:
    found: dict[Part, tuple[str, ...]] = {}
    for one in state.doubts:
        said = (doubt_sentence(one),)
        found[one.part] = found.get(one.part, ()) + (state.left_out if one == LEFT_OUT else said)
    return found
