"""A call that only tries the telephone; what the line says stands in a list, as `sambung dial`."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from dialer.calls import CallState, LiveCall, dial, step
from dialer.errors import SambungError
from dialer.hours import local
from dialer.telephony.changing import trial_number
from dialer.telephony.port import Backend, LineReport
from ui.presenters.words import CALL_STATES, LINE_OUTCOMES, TROUBLES
from ui.session import Session
from ui.telephones import Telephones
from ui.theme import px
from ui.widgets import Field, KeyButton, Role, Variant, label


class TrialCall(QWidget):
    """Calls one number through a way of calling; the audit trail has it, no contact is called."""

    ended = Signal()

    def __init__(
        self, session: Session, telephones: Telephones, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._telephones = telephones
        self._backend = Backend.HANDSET
        self._call: LiveCall | None = None
        self.number = Field(self.tr("Nomor untuk panggilan uji"), QLineEdit())
        self.number.control.setPlaceholderText("0812 3456 7890")
        self.start = KeyButton(self.tr("Panggilan uji"))
        self.start.clicked.connect(self._press)
        self.events = QListWidget()
        self.events.setAccessibleName(self.tr("Kejadian panggilan uji"))
        self.events.setFixedHeight(px(116))
        self.events.hide()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.number, 1)
        beside = QVBoxLayout()
        beside.setSpacing(px(4))
        beside.addWidget(label(" ", Role.LABEL))
        beside.addWidget(self.start)
        beside.addStretch(1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row)
        column.addWidget(self.events)

    def use(self, backend: Backend) -> None:
        """Try this way of calling from now on."""
        self._backend = backend

    @property
    def lines(self) -> list[str]:
        """What stands in the list."""
        return [self.events.item(row).text() for row in range(self.events.count())]

    def hang_up(self) -> None:
        """End the call, if there is one."""
        if self._call is not None:
            telephone = self._telephones.ways.get(Backend(self._call.backend))
            if telephone is not None:
                telephone.hang_up()

    def _press(self) -> None:
        if self._call is not None:
            self.hang_up()
            return
        self.number.clear_error()
        telephone = self._telephones.ways.get(self._backend)
        if telephone is None:
            self.number.set_error(self.tr("Cara ini belum diatur. Simpan dahulu pengaturannya."))
            return
        workstation, officer = self._session.workstation, self._session.officer
        try:
            typed = self.number.control.text()
            e164 = trial_number(workstation, typed, officer.officer_id, self._backend)
            self.events.clear()
            self.events.show()
            self._call = dial("", self._backend.value, self._now())
            telephone.dial(e164, self._heard)
        except SambungError as error:
            self._call = None
            self.number.set_error(error.sentence)
            return
        self._tell(CALL_STATES[CallState.DIALING])
        if not telephone.says_outcome:
            self._tell(
                self.tr("Cara ini tidak melaporkan apa pun; lihat di telepon atau aplikasi.")
            )
            self._over()
            return
        self.start.setText(self.tr("Tutup"))
        self.start.set_variant(Variant.DANGER)

    def _heard(self, report: LineReport) -> None:
        if self._call is None:
            return
        before = self._call.state
        self._call = step(
            self._call, report.event, self._now(), report.line, report.ended_by, report.trouble
        )
        if self._call.state is before:
            return
        self._tell(CALL_STATES[self._call.state])
        if self._call.state is CallState.ENDED:
            self._tell(self.tr("Kata jalur: {0}").format(LINE_OUTCOMES[self._call.line]))
            if self._call.trouble:
                self._tell(TROUBLES[self._call.trouble][0])
            self._over()

    def _over(self) -> None:
        self._call = None
        self.start.setText(self.tr("Panggilan uji"))
        self.start.set_variant(Variant.SECONDARY)
        self.ended.emit()

    def _tell(self, what: str) -> None:
        at = local(self._now(), self._session.workstation.branch().zone)
        self.events.addItem(f"{at:%H.%M.%S},{at.microsecond // 1000:03d}  {what}")
        self.events.scrollToBottom()

    def _now(self) -> datetime:
        return self._session.workstation.now()
