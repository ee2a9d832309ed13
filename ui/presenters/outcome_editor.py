"""Intents on the outcome form: what was pressed or typed, kept in one immutable form.

Used by the desk, and by whoever else lets somebody enter or correct an outcome.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from dialer.outcomes import Finding, OutcomeEntry, Part, Problem
from dialer.rehab_rules import Segment
from ui.presenters.outcome_form import (
    FormGround,
    OutcomeForm,
    choose,
    entry,
    move_segment,
    open_callback,
    press_group,
    unread_parts,
)


class OutcomeEditor:
    """Holds the form of one contact and says when it changed.

    Whatever is changed takes the faults and doubts shown off the screen; doubts that were pointed
    out once are remembered (`overruled`).
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._ground: FormGround | None = None
        self.form = OutcomeForm()
        self.faults: tuple[Finding, ...] = ()
        self.doubts: tuple[Finding, ...] = ()
        self._overruled: frozenset[Finding] = frozenset()

    def open(self, ground: FormGround, form: OutcomeForm | None = None) -> None:
        """Begin with an empty form for a contact, or with a restored one."""
        self._ground = ground
        self.form = form or OutcomeForm()
        self.faults = self.doubts = ()
        self._overruled = frozenset()

    @property
    def ground(self) -> FormGround:
        """What the form stands on; asking before `open` is a bug."""
        assert self._ground is not None
        return self._ground

    def entry(self, captured: str = "") -> OutcomeEntry:
        """The form as the rules take it."""
        return entry(self.ground, self.form, captured)

    def unread(self) -> tuple[Finding, ...]:
        """Faults for parts that hold text nobody can read."""
        found = sorted(unread_parts(self.ground, self.form))
        return tuple(Finding(part, Problem.MISSING) for part in found)

    def with_unread(self, faults: Sequence[Finding]) -> tuple[Finding, ...]:
        """The faults, and those of unreadable parts that have none yet."""
        parts = {one.part for one in faults}
        return (*faults, *(one for one in self.unread() if one.part not in parts))

    def show_faults(self, faults: Sequence[Finding]) -> None:
        """Point out what must be mended."""
        self.faults, self.doubts = tuple(faults), ()
        self._changed()

    def overrules(self, doubts: Sequence[Finding]) -> bool:
        """Whether these doubts were pointed out before; if not, point them out now."""
        if set(doubts) <= self._overruled:
            return True
        self._overruled |= set(doubts)
        self.faults, self.doubts = (), tuple(doubts)
        self._changed()
        return False

    def press_group(self, number: int) -> None:
        """Ctrl+1..7."""
        self.take(press_group(self.ground, self.form, number))

    def choose(self, code: str) -> None:
        """Take an outcome by its code."""
        self.take(choose(self.ground, self.form, code))

    def ask_callback(self) -> None:
        """Ctrl+B."""
        self.take(open_callback(self.ground, self.form))

    def ask_note(self) -> None:
        """Ctrl+N."""
        self.take(replace(self.form, note_open=True))

    def set_spoke_to(self, code: str) -> None:
        """Say who was on the line."""
        self.take(replace(self.form, spoke_to=code))

    def set_reason(self, code: str) -> None:
        """Say why it is in arrears."""
        self.take(replace(self.form, reason=code))

    def set_amount(self, amount: int | None) -> None:
        """Promise so many rupiah."""
        self.take(replace(self.form, amount=amount))

    def set_due_on(self, day: date | None, *, readable: bool = True) -> None:
        """Promise for a day; `readable` is false while the text is no date."""
        form = _mark(self.form, Part.PROMISE_DATE, readable=readable)
        self.take(replace(form, due_on=day))

    def set_pay_channel(self, code: str) -> None:
        """Say how it will be paid."""
        self.take(replace(self.form, pay_channel=code))

    def set_replaces(self, replaces: bool) -> None:
        """Put the promise in the place of open ones, or beside them."""
        self.take(replace(self.form, replaces=replaces))

    def set_stages(self, stages: int | None) -> None:
        """Work REHAB out for so many stages."""
        self.take(replace(self.form, stages=stages))

    def set_segment(self, code: str) -> None:
        """Say who pays the dues now (a `Segment` value); REHAB is worked out anew."""
        self.take(move_segment(self.ground, self.form, Segment(code)))

    def set_callback(self, at: datetime | None, *, readable: bool = True) -> None:
        """Agree on a time to call again."""
        form = _mark(self.form, Part.CALLBACK_AT, readable=readable)
        self.take(replace(form, callback_at=at))

    def set_callback_anyone(self, anyone: bool) -> None:
        """Let anyone make the callback, not only the officer who agreed on it."""
        self.take(replace(self.form, callback_anyone=anyone))

    def set_next_step(self, code: str) -> None:
        """Agree on a next step."""
        self.take(replace(self.form, next_step=code))

    def set_next_on(self, day: date | None, *, readable: bool = True) -> None:
        """Agree on the day of the next step."""
        form = _mark(self.form, Part.NEXT_ON, readable=readable)
        self.take(replace(form, next_on=day))

    def set_note(self, text: str) -> None:
        """Keep free words."""
        self.take(replace(self.form, note=text))

    def take(self, form: OutcomeForm) -> None:
        """Go on with another form; what was pointed out leaves the screen."""
        if form == self.form:
            return
        self.form = form
        self.faults = self.doubts = ()
        self._changed()


def _mark(form: OutcomeForm, part: Part, *, readable: bool) -> OutcomeForm:
    unread = form.unread - {part} if readable else form.unread | {part}
    return replace(form, unread=unread)
