"""Correcting the outcome of an attempt: the desk's own form, begun with what counts, and a reason.

Only a different outcome with a reason is saved. What is half written stays until it is saved or
given up twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from dialer.agreed import open_on
from dialer.errors import SambungError
from dialer.hours import local
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.review import AttemptView, outcome_of
from dialer.workstation import Workstation
from ui.presenters.outcome_editor import OutcomeEditor
from ui.presenters.outcome_form import FormGround, OutcomeForm
from ui.presenters.outcome_view import FormState, FormView, form_view

NO_REASON: Final = "Tulis alasan koreksi, misalnya salah pilih hasil."
UNCHANGED: Final = "Belum ada yang diubah pada hasil ini."
NOT_SAVED: Final = (
    "Koreksi belum disimpan. Ctrl+Enter menyimpan; Esc sekali lagi membuang perubahan ini."
)
KEPT: Final = "Hasil yang lama tetap berlaku; isian tetap ada di layar ini."


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """The form with the reason. `message` says why it was not saved or not closed."""

    form: FormView
    why: str
    why_error: str
    message: str


class CorrectionDesk:
    """One correction at a time; `changed` is called after every change."""

    def __init__(
        self, workstation: Workstation, officer: Officer, changed: Callable[[], None]
    ) -> None:
        self._workstation = workstation
        self._officer = officer
        self._changed = changed
        self._attempt: AttemptView | None = None
        self._session = 0
        self._why = ""
        self._why_error = ""
        self._message = ""
        self._warned = False
        self.editor = OutcomeEditor(self._edited)

    def open(self, attempt_id: str) -> None:
        """Begin with the outcome in force. Raises SambungError when there is no such attempt."""
        view = self._workstation.review.open(self._officer, attempt_id)
        self._attempt = view
        self._session += 1
        self._why = self._why_error = self._message = ""
        self._warned = False
        there = local(view.attempt.started_at, view.contact.zone).date()
        standing = self._workstation.store.standing(view.contact.contact_id)
        others = [
            replace(one, cancelled_on=None)
            if one.replaced and one.cancelled_on == there  # by this very talk, mostly
            else one
            for one in (standing.promises if standing else ())
            if one.attempt_id != attempt_id
        ]
        before = open_on(others, there)
        ground = FormGround(view.contact, self._workstation.rulebook, there, before)
        self.editor.open(ground, form_of(outcome_of(view)))

    @property
    def attempt(self) -> AttemptView:
        """What is corrected; asking before `open` is a bug."""
        assert self._attempt is not None
        return self._attempt

    @property
    def view(self) -> CorrectionView:
        """The correction as it is drawn."""
        hours = self._workstation.desk.hours()
        state = FormState(self._session, True, hours, self.editor.faults, self.editor.doubts)
        form = form_view(self.editor.ground, self.editor.form, state)
        return CorrectionView(form, self._why, self._why_error, self._message)

    @property
    def touched(self) -> bool:
        """Whether anything would be lost with it."""
        return self._attempt is not None and (bool(self._why.strip()) or self._different)

    @property
    def _different(self) -> bool:
        return bool(self.editor.unread()) or self.editor.entry() != outcome_of(self.attempt)

    def set_why(self, text: str) -> None:
        """Say why it is corrected."""
        if text != self._why:
            self._why = text
            self._edited()

    def save(self) -> bool:
        """Put the new outcome in force; say whether that happened. Doubts are pointed out once."""
        self._message = ""
        try:
            if self._ready():
                entry = self.editor.entry()
                attempt_id = self.attempt.entry.line.attempt_id
                self._workstation.review.correct(self._officer, attempt_id, entry, self._why)
                self._attempt = None
                return True
        except SambungError as error:
            self._message = f"{error.sentence} {KEPT}"
        self._changed()
        return False

    def _ready(self) -> bool:
        if not self._different:
            self._message = UNCHANGED
            return False
        ready = bool(self._why.strip())
        faults, doubts = self._workstation.review.check(self.attempt, self.editor.entry())
        unread = self.editor.unread()
        if faults or unread:
            parts = {one.part for one in faults}
            self.editor.show_faults([*faults, *(one for one in unread if one.part not in parts)])
            ready = False
        elif ready and doubts:
            ready = self.editor.overrules(doubts)
        if not self._why.strip():
            self._why_error = NO_REASON  # last: pointing something out in the form clears it
        return ready

    def give_up(self) -> bool:
        """Esc: leave without saving; what was entered is thrown away only when asked twice."""
        if self.touched and not self._warned:
            self.point_out()
            self._warned = True
            return False
        self._attempt = None
        return True

    def point_out(self) -> None:
        """Say that there is something to save."""
        self._message = NOT_SAVED
        self._changed()

    def _edited(self) -> None:
        self._why_error = self._message = ""
        self._warned = False
        self._changed()


def form_of(outcome: OutcomeEntry) -> OutcomeForm:
    """A saved outcome as the form would hold it."""
    promise, callback = outcome.promise, outcome.callback
    return OutcomeForm(
        code=outcome.code,
        spoke_to=outcome.spoke_to,
        reason=outcome.reason,
        amount=promise.amount if promise else None,
        due_on=promise.due_on if promise else None,
        pay_channel=promise.channel if promise else "",
        replaces=promise.replaces if promise else None,
        stages=outcome.rehab_stages,
        segment=outcome.rehab_segment,
        callback_open=callback is not None,
        callback_at=callback.at if callback else None,
        callback_anyone=callback.anyone if callback else False,
        next_step=outcome.next_step,
        next_on=outcome.next_on,
        note_open=bool(outcome.note),
        note=outcome.note,
    )
