"""What stands on the desk: the contact at hand, the message, and how one gives way to the next.

`DeskPresenter` adds what the officer may do with it.
"""

from collections.abc import Callable, Mapping
from functools import partial

from dialer.desk import ContactView
from dialer.errors import BadInputError, RefusedError, SambungError
from dialer.facts import Channel
from dialer.people import Officer
from dialer.refusal import Refusal
from dialer.telephony.port import Backend, Telephone
from dialer.workstation import Workstation
from scripts_call.library import Library
from ui.presenters.call_news import line_message, record_order, recording_wanted
from ui.presenters.desk_case import Case, CaseWork
from ui.presenters.desk_draft import DraftKeeper
from ui.presenters.desk_drawing import draw_call, draw_contact, draw_form
from ui.presenters.desk_idle import cannot_open
from ui.presenters.desk_messages import MessageBoard, MessageGround
from ui.presenters.desk_queue import DeskQueue
from ui.presenters.desk_view import DeskView, IdleView, Message
from ui.presenters.script_talk import OtherVersion, only_in_use
from ui.presenters.words import Shade


def _nothing(*_told: object) -> None:
    """Nobody is listening."""


class DeskGround:
    """`listener` is called with the view after every change, `saved` after every saved attempt."""

    def __init__(
        self,
        workstation: Workstation,
        officer: Officer,
        telephones: Mapping[Backend, Telephone],
        scripts: Library,
        other_version: OtherVersion = only_in_use,
    ) -> None:
        self._workstation = workstation
        self._officer = officer
        self._scripts, self._other_version = scripts, other_version
        self._work = CaseWork(
            telephones,
            workstation.now,
            self._call_changed,
            self._changed,
            workstation.ticks,
            partial(record_order, workstation),
        )
        self.line, self.talk, self.editor = self._work.line, self._work.talk, self._work.editor
        self.listener: Callable[[DeskView], None] = _nothing
        self.saved: Callable[[], None] = _nothing
        self._idle: IdleView | None = None
        self._queue = DeskQueue(workstation, officer)
        self._pending: tuple[str, Channel] | None = None
        self._message: Message | None = None
        self._saved_note, self._saved_of, self._skip_asked = "", "", False
        self._drafts = DraftKeeper(workstation, officer)
        self._board = MessageBoard()

    # -- who is here ---------------------------------------------------------------------

    @property
    def view(self) -> DeskView:
        """The desk as it stands."""
        case, now = self._case, self._workstation.now()
        return DeskView(
            idle=self._idle if case is None else None,
            call=draw_call(case, self.line, self._refusal(case), records=self._records(case))
            if case
            else None,
            contact=draw_contact(case, self.line.line.chosen, now) if case else None,
            script=self.talk.view(case.session, self._work.given, recorded=self._records(case))
            if case
            else None,
            form=draw_form(case, self._work, self._workstation.desk.hours()) if case else None,
            foot=self._queue.foot(),
            work=self._queue.choices,
            chosen_work=self._queue.chosen,
            message=self._message,
            saved=self._saved_note,
            undoable=bool(self._saved_of),
            overtime=self._queue.overtime_reason,
            skip_asked=self._skip_asked,
            skip_note=self._skip_note(),
            writing=self._board.view(self._writing()) if case and self._board.showing else None,
        )

    @property
    def contact_id(self) -> str:
        """Who is on the desk, "" when nobody is."""
        return self._case.contact_id if self._case else ""

    @property
    def zone(self) -> str:
        """The zone of the contact on the desk, else the branch's."""
        return self._case.view.contact.zone if self._case else self._queue.speaker.branch.zone

    @property
    def busy(self) -> bool:
        """Whether something would be lost if the contact were put away."""
        return self._work.busy

    def next(self) -> None:
        """Put the next contact on the desk, or say why there is none.

        Whom one may not work on after all is said and passed over, so that nobody waits behind.
        """
        refused = None
        while not isinstance(found := self._queue.next(), IdleView):
            try:
                view = self._workstation.desk.open(self._officer, found)
            except (BadInputError, RefusedError) as error:
                refused = Message(Shade.WARN, error.sentence, "Antrean berlanjut ke berikutnya.")
                self._queue.pass_over(found)
                continue
            except SambungError as error:
                self._unopened(error)
                return
            self._begin(view, Channel.PHONE)
            break
        else:
            self._put_away(found)
        if refused is not None:
            self._message = refused
            self._show()

    # -- half-written work ---------------------------------------------------------------

    @property
    def draft_due(self) -> bool:
        """Whether something changed since the work was last kept."""
        return self._drafts.due

    def keep(self) -> None:
        """Keep half-written work now."""
        try:
            self._drafts.keep(self._work)
        except SambungError as error:
            self._say(Shade.BAD, error.sentence, "Isian tetap ada di layar ini.")

    # -- inside --------------------------------------------------------------------------

    @property
    def _case(self) -> Case | None:
        return self._work.case

    def _writing(self) -> MessageGround:
        """What written messages are made from, as things stand."""
        case = self._case
        assert case is not None
        now, speaker = self._workstation.now(), self._queue.speaker
        return MessageGround(self._work, speaker, now, self._refusal(case))

    def _refusal(self, case: Case, number_id: str = "") -> Refusal | None:
        reason = self._queue.reason_for(case.contact_id)
        return self._workstation.desk.refusal(case.view, reason, number_id)

    def _name(self) -> str:
        return self._case.name if self._case else ""

    def _skip_note(self) -> str:
        if self._skip_asked and (self.talk.moved or self.editor.form.touched):
            return "Isian untuk kontak ini tidak ikut disimpan."
        return ""

    def _open(self, contact_id: str, channel: Channel, *, by_hand: bool) -> None:
        try:
            view = self._workstation.desk.open(self._officer, contact_id, by_hand=by_hand)
        except SambungError as error:
            self._unopened(error)
            return
        self._begin(view, channel)

    def _unopened(self, error: SambungError) -> None:
        if self._case is None:
            self._idle = cannot_open(error.sentence)
        self._say(Shade.WARN, error.sentence)

    def _seen(self) -> ContactView:
        """The contact at hand as it is known now, the calls of this attempt counted."""
        calls = self.line.line.calls
        return self._workstation.desk.open(self._officer, self.contact_id, calls=calls)

    def _look_again(self, case: Case) -> None:
        """The hours may have changed meanwhile, or a new list the contact itself."""
        try:
            view = self._seen()
        except SambungError as error:
            self._message = Message(Shade.WARN, error.sentence)
            return
        if self.busy or self._skip_asked or view.contact == case.view.contact:
            self._work.look_again(view)
        else:
            self._begin(view, case.channel, quiet=True)

    def _go_on(self, otherwise: IdleView | None = None) -> None:
        """To the contact that was asked for meanwhile, to a word on what was done, or next."""
        pending, self._pending = self._pending, None
        if pending is not None:
            self._open(*pending, by_hand=True)
        elif otherwise is not None:
            self._put_away(otherwise)
        if self._case is None and otherwise is None:
            self.next()

    def _begin(self, view: ContactView, channel: Channel, *, quiet: bool = False) -> None:
        self._work.begin(
            view, channel, self._workstation.rulebook, self._scripts, self._queue.speaker
        )
        self._idle, self._message, self._skip_asked = None, None, False
        self._board.hide()
        self._drafts.fresh()
        if not quiet:
            self._show()

    def _put_away(self, idle: IdleView) -> None:
        self._work.put_away()
        self._board.hide()
        self._idle, self._message, self._skip_asked = idle, None, False
        self._show()

    def _forget(self) -> None:
        self._work.put_away()
        self._drafts.gone()
        self._skip_asked = False

    def _records(self, case: Case) -> bool:
        """Whether the call that runs, or the next one, is taken down."""
        live = self.line.line.live
        if live is not None and self.line.line.connected:
            return bool(live.recording)
        return not case.visit and self.line.records and recording_wanted(self._workstation)

    def _call_changed(self) -> None:
        self._changed()
        told = line_message(self.line) if self._case is not None else None
        if told is not None:
            self._message = told
            self._show()
        self.keep()

    def _changed(self) -> None:
        if self._case is not None:
            self._work.stamp()
            self._drafts.due = True
            if self._message is not None and not self._message.stays:
                self._message = None
        self._show()

    def _say(self, shade: Shade, happened: str, todo: str = "") -> None:
        self._message = Message(shade, happened, todo)
        self._show()

    def _show(self) -> None:
        self.listener(self.view)
