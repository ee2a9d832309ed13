"""Writing to the contact from the desk: the page of messages, and what it leaves behind.

The officer sends in WhatsApp; the desk notes which message was prepared and offers its outcome.
A message without any call becomes an attempt of its own kind when the outcome is saved.
"""

from typing import Final

from dialer.errors import SambungError
from dialer.facts import Channel
from scripts_call.model import Situation
from ui.presenters.desk_ground import DeskGround
from ui.presenters.desk_messages import MessagesView, outcome_of_message
from ui.presenters.words import Shade

_REMINDERS: Final = frozenset({Situation.PROMISE_DUE, Situation.REHAB_INSTALMENT})


class DeskWriting(DeskGround):
    """Intents on the page of messages; talk, form and call stay as they are."""

    def write(self) -> None:
        """Ctrl+W: show the messages that fit, or put the page away again."""
        if self._board.showing:
            self.stop_writing()
        elif self._case is not None:
            try:
                self._work.look_again(self._seen())
            except SambungError as error:
                self._say(Shade.WARN, error.sentence)
                return
            self._skip_asked = False
            self._board.show()
            self._show()

    def stop_writing(self) -> None:
        """Esc: back to the script."""
        self._board.hide()
        self._show()

    def choose_message(self, place: int) -> None:
        """Take the message at a place of the list, counted from 1."""
        if self._case is not None and self._board.showing:
            self._board.choose(self._writing(), place)
            self._show()

    def choose_recipient(self, key: str) -> None:
        """Write to another number."""
        if self._case is not None and self._board.showing:
            self._board.choose_number(self._writing(), key)
            self._show()

    def next_recipient(self, step: int) -> None:
        """Write to the number before or after."""
        if self._case is not None and self._board.showing:
            self._board.step_number(self._writing(), step)
            self._show()

    def message_ready(self) -> MessagesView | None:
        """The message as it may go out at this moment, None when it may not any more."""
        if self._case is None or not self._board.showing:
            return None
        view = self._board.view(self._writing())
        if not view.link:
            self._show()
        return view if view.link else None

    def message_opened(self) -> None:
        """WhatsApp has the message: note it, offer its outcome, go back to the talk."""
        self._prepared("Pesan sudah dibuka di WhatsApp. Periksa, lalu kirim di sana.")

    def message_copied(self) -> None:
        """The text was copied to be sent by hand."""
        self._prepared("Teks pesan sudah disalin. Tempel dan kirim di WhatsApp.")

    def message_failed(self) -> None:
        """The link could not be opened; the page stays."""
        self._say(
            Shade.WARN,
            "WhatsApp tidak dapat dibuka di komputer ini.",
            "Salin pesannya (Ctrl+Shift+C), lalu kirim dari HP kantor.",
        )

    def _prepared(self, happened: str) -> None:
        if self._case is None or not self._board.showing:
            return
        line = self._board.line(self._writing())
        if self._board.about(self._writing()) in _REMINDERS:
            self._remind()
        code = outcome_of_message(self._work)
        self._board.hide()
        self._work.note_message(line, code, self._queue.reason_for(self.contact_id))
        self.keep()
        label = self._workstation.rulebook.outcomes[code].label if code else ""
        todo = f"Hasil “{label}” sudah dipilih; Ctrl+Enter menyimpannya." if code else ""
        self._say(Shade.INFO, happened, todo or "Pesannya tercatat di catatan hasil.")

    def _remind(self) -> None:
        """Note at the promise that is near its day that a reminder went out."""
        promises = self._workstation.promises
        for one in promises.to_remind(self._officer):
            if one.contact_id == self.contact_id:
                promises.reminded(self._officer, one.promise_id, Channel.WHATSAPP.value)
