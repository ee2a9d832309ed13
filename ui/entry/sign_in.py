"""Who is at the desk: pick a name, type the PIN."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from dialer.accounts import SignInResult
from dialer.people import Officer, SignIn
from ui.entry.frame import EntryPage, secret_line
from ui.presenters.words import role_word
from ui.widgets import Field, KeyButton, Variant


class SignInPage(EntryPage):
    """Names and a PIN; the last one who signed in is picked already."""

    tried = Signal(str, str)

    def __init__(self, officers: Sequence[Officer], last: str = "") -> None:
        super().__init__(self.tr("Masuk"), self.tr("Pilih nama Anda, lalu ketik PIN."))
        self.names = Field(self.tr("Nama"), QComboBox())
        for one in officers:
            text = f"{one.name} · {role_word(one.role)}"
            self.names.control.addItem(text, one.officer_id)
        self.names.control.setCurrentIndex(max(0, self.names.control.findData(last)))
        self.pin = Field(self.tr("PIN"), secret_line())
        self.names.control.currentIndexChanged.connect(self._another)
        self.enter = KeyButton(self.tr("Masuk"), "Return", Variant.PRIMARY)
        self.enter.clicked.connect(self._try)
        for part in (self.names, self.pin, self.enter):
            self.card.body.addWidget(part)
        self.setFocusProxy(self.pin)
        # The page hands its focus to the PIN, so a name before the PIN would be passed over by Tab.
        self.setTabOrder(self.enter, self.names.control)

    def show_result(self, answer: SignInResult, now: datetime) -> None:
        """Say why the door stays shut."""
        self.pin.control.clear()
        self.pin.setFocus()
        if answer.result is SignIn.WRONG_PIN:
            self.pin.set_error(
                self.tr("PIN belum cocok. Sisa {0} kali percobaan.").format(answer.tries_left)
            )
        elif answer.result is SignIn.LOCKED and answer.locked_until is not None:
            opens = answer.locked_until.astimezone(now.tzinfo)
            self.pin.set_error(
                self.tr(
                    "Terkunci sampai pukul {0} karena PIN salah berkali-kali. "
                    "Ketua tim dapat membukanya lebih cepat di Pengaturan."
                ).format(f"{opens:%H.%M}")
            )
        else:
            self.pin.set_error(self.tr("Nama ini sudah tidak aktif. Hubungi ketua tim."))

    def _another(self) -> None:
        """What was said and typed was about somebody else."""
        self.pin.control.clear()
        self.pin.clear_error()

    def _try(self) -> None:
        if self.pin.control.text():
            self.tried.emit(self.names.control.currentData(), self.pin.control.text())
