"""The desk: one contact at a time, its call, its script, its outcome, and on to the next.

All of the room's logic without Qt. Intents are methods; after each of them the listener gets the
frozen view. What is half written is marked `draft_due` and kept by `keep` (the room calls it a
moment after the last change; dialling, hanging up and answering keep it at once).
"""

from dialer.errors import SambungError
from dialer.facts import DEAD_NUMBERS, Channel
from dialer.outcomes import Finding, Problem
from dialer.standing import WORKABLE
from scripts_call.library import Library
from ui.presenters.desk_case import Case
from ui.presenters.desk_draft import restored
from ui.presenters.desk_idle import VISIT_SAVED
from ui.presenters.desk_view import WorkChoice
from ui.presenters.desk_writing import DeskWriting
from ui.presenters.outcome_view import LEFT_OUT
from ui.presenters.words import REFUSALS, Shade


class DeskPresenter(DeskWriting):
    """What the officer may do at the desk."""

    def start(self) -> None:
        """Come to work: take up what was half written, else the next contact."""
        self._queue.look_up()
        if not self.restore():
            self.next()

    def refresh(self) -> None:
        """Lists, rules or facts may have changed: look again, without disturbing the work."""
        self._queue.look_up()
        if self._case is None:
            self.next()
        else:
            self._look_again(self._case)
            self._show()

    def use_scripts(self, scripts: Library) -> None:
        """From the next contact on; the talk at hand goes on with the script it began with."""
        self._scripts = scripts

    def count(self) -> None:
        """Work the foot line out again."""
        self._queue.count()
        self._show()

    def show_contact(self, contact_id: str, channel: Channel) -> None:
        """Put a certain contact on the desk; work that is not saved yet comes first.

        For WhatsApp the page of messages opens beside it. Who was saved last is called saved no
        longer: an undone save brings its contact here too.
        """
        working = Channel.PHONE if channel is Channel.WHATSAPP else channel
        if contact_id == self._saved_of:
            self._saved_note, self._saved_of = "", ""
        if self._case and contact_id == self.contact_id and working is self._case.channel:
            self._write_if(channel)
            return
        if self.busy:
            self._pending = (contact_id, working)
            self._say(
                Shade.WARN,
                f"Hasil untuk {self._name()} belum disimpan.",
                "Simpan (Ctrl+Enter) atau lewati (F2); kontak yang diminta dibuka sesudahnya.",
            )
            return
        self._open(contact_id, working, by_hand=True)
        self._write_if(channel)

    def _write_if(self, channel: Channel) -> None:
        if channel is Channel.WHATSAPP and not self._board.showing:
            self.write()

    def choose_work(self, choice: WorkChoice) -> None:
        """Work on another list or kind; a contact that is being worked on stays."""
        if choice == self._queue.chosen:
            return
        self._queue.chosen = choice
        if not self.busy:
            self.next()
        self.count()

    # -- the call ------------------------------------------------------------------------

    def dial_or_hang_up(self) -> None:
        """F9."""
        if self.line.line.live is not None:
            self.line.hang_up()
        else:
            self.dial()

    def dial(self) -> None:
        """Call the chosen number, if the rules allow it now."""
        case = self._case
        if case is None or case.visit or self.line.line.live is not None:
            return
        try:
            case = self._work.look_again(self._seen())
            number = case.number(self.line.line.chosen)
            if self._refusal(case) is not None or number is None:
                self._show()
                return
            refusal = self._refusal(case, number.number_id)
            if refusal is not None:
                self._say(Shade.WARN, REFUSALS[refusal])
            else:
                self._work.dial(number, self._queue.reason_for(case.contact_id))
        except SambungError as error:
            self._say(Shade.WARN, error.sentence)

    def press(self, digits: str) -> None:
        """Send keys to the other side; what is no key is said and not sent."""
        try:
            self.line.press(digits)
        except SambungError as error:
            self._say(Shade.WARN, error.sentence)

    def choose_next_number(self, step: int) -> None:
        """Ctrl+Up and Ctrl+Down: the number before or after, round and round."""
        if self._case is None or not self._case.view.contact.numbers:
            return
        ids = [number.number_id for number in self._case.view.contact.numbers]
        place = ids.index(self.line.line.chosen) if self.line.line.chosen in ids else 0
        self.line.choose_number(ids[(place + step) % len(ids)])

    def add_number(self, text: str) -> str:
        """Take in a number heard on the telephone and choose it; return why not, or ""."""
        if self._case is None:
            return ""
        desk = self._workstation.desk
        try:
            number_id = desk.add_number(self._officer, self.contact_id, text)
            self._work.look_again(self._seen())
        except SambungError as error:
            return error.sentence
        self.line.choose_number(number_id)
        self._show()
        return ""

    def work_anyway(self, reason: str) -> bool:
        """Work outside the calling hours for a reason; it is kept with the attempt.

        It is that of the contact at hand; the next one asks again, with the same words at hand.
        Says whether it is a reason: the answer belongs beside the line where it was typed.
        """
        if not self._queue.work_overtime(reason, self.contact_id):
            return False
        self._message = None
        if self._case is None:
            self.next()
        else:
            self._show()
        return True

    def reveal(self, what: str) -> None:
        """A masked id was looked at; that is written down."""
        self._workstation.desk.reveal(self._officer, self.contact_id, what)

    # -- the script ----------------------------------------------------------------------

    def answer(self, number: int) -> None:
        """A digit: pick an answer. Whoever answers has somebody on the line."""
        if self._work.answer(number):
            self.keep()

    def note_captured(self, name: str, text: str) -> None:
        """A field of the script was filled in; the form takes it over."""
        self._work.note_captured(name, text)

    def jot(self, text: str) -> None:
        """Something was noted at the step; the note of the outcome takes it over."""
        self._work.jot(text)

    def choose_script(self, script_id: str) -> None:
        """Begin another script; nothing that was noted is lost."""
        self._work.choose_script(script_id)

    # -- saving --------------------------------------------------------------------------

    def save(self) -> bool:
        """Ctrl+Enter: save and go on; say whether it was saved.

        Faults keep the form open; doubts are pointed out once.
        """
        if self._case is None:
            return False
        entry = self._work.entry()
        try:
            faults, doubts = self._workstation.desk.check(entry)
            found = self.editor.with_unread(faults)
            if found:
                self.editor.show_faults(found)
                return False
            doubts = self._open_doubts(entry.outcome.code, doubts)
            if self.talk.left_out(self._work.given):
                doubts = (*doubts, LEFT_OUT)
            if doubts and not self.editor.overrules(doubts):
                return False
            self._workstation.desk.save(self._officer, entry)
        except SambungError as error:
            self._say(Shade.BAD, error.sentence, "Isian tetap ada di layar ini.")
            return False
        self._after_saving(self._case, entry.outcome.code)
        return True

    def _open_doubts(self, code: str, doubts: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Leave out what the script itself allows: some of its endings need no confirmed identity.

        Who has no time or does not believe the caller is let go before the questions.
        """
        if code != self.talk.suggested:
            return doubts
        return tuple(one for one in doubts if one.problem is not Problem.NOT_CONFIRMED)

    def _after_saving(self, case: Case, code: str) -> None:
        rule = self._workstation.rulebook.outcomes[code]
        self._saved_note = f"Tersimpan: {rule.label} · {case.name}"
        self._saved_of = case.contact_id
        dead = bool(self._work.dialled) and rule.number_state in DEAD_NUMBERS
        self._forget()
        if not dead or self._pending is not None or not self._offer_next_number(case.contact_id):
            self._go_on(VISIT_SAVED if case.visit else None)
        self.saved()

    def _offer_next_number(self, contact_id: str) -> bool:
        """Keep a contact whose number was no good, where another one may be called at once."""
        desk, now = self._workstation.desk, self._workstation.now()
        try:
            view = desk.open(self._officer, contact_id)
        except SambungError:
            return False
        standing = view.standing
        due = standing.stage in WORKABLE and (standing.due_at is None or standing.due_at <= now)
        if not due or desk.refusal(view, self._queue.reason_for(contact_id)) is not None:
            return False
        self._begin(view, Channel.PHONE, quiet=True)
        self._say(Shade.INFO, "Nomor lain kontak ini sudah dipilih.", "F9 menelepon, F2 melewati.")
        return True

    # -- skipping ------------------------------------------------------------------------

    def ask_skip(self) -> None:
        """F2: go on; from an untouched desk without further ado, else ask why first."""
        if self._case is None:
            self.next()
        elif self.line.line.used or self._work.messaged:
            self._say(
                Shade.WARN,
                "Kontak ini sudah dihubungi, jadi hasilnya perlu dicatat.",
                "Pilih hasil (Ctrl+1 sampai Ctrl+7), lalu Ctrl+Enter.",
            )
        else:
            self._skip_asked = True
            self._board.hide()
            self._show()

    def cancel_skip(self) -> None:
        """Esc: stay."""
        self._skip_asked = False
        self._show()

    def skip(self, reason: str) -> None:
        """Pass the contact over for a reason (a code); it stays in the queue."""
        if self._case is None or not self._skip_asked:
            return
        self._workstation.desk.skip(self._officer, self.contact_id, reason)
        self._queue.pass_over(self.contact_id)
        self._saved_note = f"Dilewati: {self._name()}"
        self._forget()
        self._go_on()

    def show_skipped(self) -> None:
        """Offer again what was passed over."""
        self._queue.offer_all()
        self.next()

    # -- half-written work ---------------------------------------------------------------

    def restore(self) -> bool:
        """Take up half-written work, if there is any."""
        kept = self._drafts.kept()
        if kept is None:
            return False
        try:
            view = self._workstation.desk.open(self._officer, kept.contact_id)
        except SambungError as error:
            self._say(Shade.WARN, f"Pekerjaan terakhir tidak dapat dibuka lagi. {error.sentence}")
            return False
        self._queue.work_overtime(kept.draft.override_reason)
        self._begin(view, kept.draft.channel, quiet=True)
        trouble = self._work.take_up(kept.draft, kept.kept_at, self._other_version)
        self._message = restored(self._name(), trouble, live=self.line.line.live is not None)
        self._show()
        return True

    def dismiss(self) -> None:
        """Take the message away."""
        self._message = None
        self._show()
