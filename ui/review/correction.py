"""Correcting an outcome: the desk's own form with a reason above it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.hours import local
from ui.desk.outcome_panel import OutcomePanel
from ui.presenters.correction import CorrectionDesk
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, Role, Variant, label


class CorrectionPanel(QWidget):
    """`saved` carries the attempt's id; `closed` comes when it is given up."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = session.workstation
        self._zone = session.workstation.branch().zone
        self._attempt_id = ""
        self._desk = CorrectionDesk(session.workstation, session.officer, self._show)
        self.setAccessibleName(self.tr("Koreksi hasil"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Koreksi hasil"), Role.SECTION), 1)
        self.cancel = KeyButton(self.tr("Batal"), "Escape", Variant.QUIET)
        self.cancel.clicked.connect(self._give_up)
        head.addWidget(self.cancel)
        column.addLayout(head)
        reason = Card()
        self.why = Field(
            self.tr("Alasan koreksi"),
            QLineEdit(),
            self.tr("Hasil yang lama tetap terlihat bersama alasan ini."),
            required=True,
        )
        self.why.control.textEdited.connect(self._desk.set_why)
        reason.body.addWidget(self.why)
        column.addWidget(reason)
        self.notice = Notice(Tone.WARN, closable=False)
        self.notice.hide()
        column.addWidget(self.notice)
        self.form = OutcomePanel(self._desk.editor, self._now)
        self.form.save_requested.connect(self._save)
        column.addWidget(self.form, 1)

    @property
    def touched(self) -> bool:
        """Whether something would be lost by leaving."""
        return self._desk.touched

    def open(self, attempt_id: str) -> bool:
        """Begin with the outcome in force; say whether the attempt could be opened."""
        try:
            self._desk.open(attempt_id)
        except SambungError as error:
            self._tell(error.sentence)
            return False
        self._attempt_id = attempt_id
        self._zone = self._desk.attempt.contact.zone
        self._show()
        return True

    def start(self) -> None:
        """Put the cursor into the reason."""
        self.why.control.setFocus()

    def point_out(self) -> None:
        """Say that there is something to save."""
        self._desk.point_out()

    def _now(self) -> datetime:
        return local(self._station.now(), self._zone)

    def _show(self) -> None:
        view = self._desk.view
        if self.why.control.text() != view.why:
            self.why.control.setText(view.why)
        self.why.set_error(view.why_error)
        self.form.show_view(view.form)
        if not view.form.doubts:
            self.form.save.setText(self.tr("Simpan koreksi"))
        self._tell(view.message)

    def _tell(self, message: str) -> None:
        self.notice.setVisible(bool(message))
        if message:
            self.notice.tell(Tone.WARN, message)

    def _save(self) -> None:
        if self._desk.save():
            self.saved.emit(self._attempt_id)
        elif self.why.error:
            self.start()
        else:
            self.form.focus_fault()

    def _give_up(self) -> None:
        if self._desk.give_up():
            self.closed.emit()
