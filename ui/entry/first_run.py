"""The first start: the lead's name and PIN, and what the branch is."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.branch import Branch, is_area_code
from dialer.hours import ZONES
from dialer.people import pin_is_weak
from ui.entry.frame import EntryPage, secret_line
from ui.presenters.words import AREA_CODE_FAULT
from ui.widgets import Field, KeyButton, Variant


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What was filled in."""

    name: str
    pin: str
    branch: Branch


class FirstRunPage(EntryPage):
    """Makes the lead; everything else can be changed later in Pengaturan."""

    submitted = Signal(object)

    def __init__(self, branch: Branch) -> None:
        super().__init__(
            self.tr("Selamat datang"),
            self.tr(
                "Isi nama ketua tim dan kantor cabang. Petugas lain ditambahkan nanti "
                "di Pengaturan."
            ),
            width=520,
        )
        self._branch = branch
        self.name = Field(self.tr("Nama ketua tim"), QLineEdit(), required=True)
        self.pin = Field(self.tr("PIN (6-12 angka)"), secret_line(), required=True)
        self.again = Field(self.tr("PIN sekali lagi"), secret_line(), required=True)
        self.office = Field(self.tr("Kantor cabang"), QLineEdit(branch.office))
        self.city = Field(self.tr("Kota"), QLineEdit(branch.city))
        self.area_code = Field(
            self.tr("Kode area telepon"),
            QLineEdit(branch.area_code),
            self.tr("Misalnya 0645; untuk nomor tanpa kode area."),
        )
        self.zone = Field(self.tr("Zona waktu"), QComboBox())
        for name, short in ZONES.items():
            self.zone.control.addItem(short, name)
        self.submit = KeyButton(self.tr("Mulai"), "Return", Variant.PRIMARY)
        self.submit.clicked.connect(self._submit)
        self.card.body.addWidget(self.name)
        self.card.body.addLayout(_beside(self.pin, self.again))
        self.card.body.addLayout(_beside(self.office, self.city))
        self.card.body.addLayout(_beside(self.area_code, self.zone))
        self.card.body.addWidget(self.submit)
        self.setFocusProxy(self.name)

    def _submit(self) -> None:
        for field in (self.name, self.pin, self.again, self.area_code):
            field.clear_error()
        name, pin = self.name.control.text().strip(), self.pin.control.text()
        if not name:
            self._fault(self.name, self.tr("Nama belum diisi."))
        elif pin_is_weak(pin):
            self._fault(self.pin, self.tr("6-12 angka, bukan angka kembar atau berurutan."))
        elif pin != self.again.control.text():
            self._fault(self.again, self.tr("Belum sama dengan PIN pertama."))
        elif not is_area_code(self.area_code.control.text().strip()):
            self._fault(self.area_code, AREA_CODE_FAULT)
        else:
            self.submitted.emit(FirstRun(name, pin, self._filled()))

    def _fault(self, field: Field[QLineEdit], sentence: str) -> None:
        """Say what to mend, and put the cursor there."""
        field.set_error(sentence)
        field.setFocus()

    def _filled(self) -> Branch:
        return replace(
            self._branch,
            office=self.office.control.text().strip() or self._branch.office,
            city=self.city.control.text().strip(),
            area_code=self.area_code.control.text().strip(),
            zone=self.zone.control.currentData(),
        )


def _beside(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part in parts:
        column = QVBoxLayout()
        column.addWidget(part)
        column.addStretch(1)
        row.addLayout(column, 1)
    return row
