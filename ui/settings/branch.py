"""The branch: letterhead, area code, time zone, target, days off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dialer.branch import Branch, is_area_code
from dialer.contacts.dates import format_date, parse_date
from dialer.errors import SambungError
from dialer.hours import ZONES
from ui.presenters.words import AREA_CODE_FAULT
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, NumberEdit, Variant


class BranchCard(Card):
    """Edits the branch. Only who may change settings gets to see it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kantor cabang"), parent)
        self._session = session
        branch = session.workstation.branch()
        self.institution = Field(self.tr("Lembaga"), QLineEdit(branch.institution))
        self.office = Field(self.tr("Kantor"), QLineEdit(branch.office))
        self.address = Field(self.tr("Alamat"), QLineEdit(branch.address))
        self.city = Field(self.tr("Kota"), QLineEdit(branch.city))
        self.phone = Field(self.tr("Telepon kantor"), QLineEdit(branch.phone))
        self.area_code = Field(self.tr("Kode area"), QLineEdit(branch.area_code))
        self.zone = Field(self.tr("Zona waktu"), QComboBox())
        for name, short in ZONES.items():
            self.zone.control.addItem(short, name)
        self.zone.control.setCurrentIndex(self.zone.control.findData(branch.zone))
        self.target = Field(
            self.tr("Target percobaan sehari"), NumberEdit(1, 999, branch.daily_target)
        )
        self.closed = Field(
            self.tr("Hari tutup tambahan"),
            QLineEdit(_written(branch.extra_holidays)),
            self.tr("Tanggal dipisah koma, misalnya 31/12/2026."),
        )
        self.working = Field(
            self.tr("Hari libur yang tetap bekerja"),
            QLineEdit(_written(branch.working_holidays)),
            self.tr("Tanggal dipisah koma."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        fields: tuple[QWidget, ...] = (
            self.institution,
            self.office,
            self.address,
            self.city,
            self.phone,
            self.area_code,
            self.zone,
            self.closed,
            self.working,
            self.target,
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.notice = Notice()
        self.notice.hide()
        self.save = KeyButton(self.tr("Simpan kantor"), "Ctrl+S", Variant.PRIMARY)
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)

    def _save(self) -> None:
        closed = self._days(self.closed)
        working = self._days(self.working)
        if closed is None or working is None or not self._area_is_right():
            return
        try:
            self._session.workstation.set_branch(
                self._session.officer, self._filled(closed, working)
            )
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, self.tr("Pengaturan kantor tersimpan."))
            self._session.news.settings_changed.emit()
            self._put_to_work()
        self.notice.show()

    def _put_to_work(self) -> None:
        """Move callbacks off days that are closed now, beside the window."""
        rules = self._session.workstation.calling_rules
        self._session.background.run(
            lambda progress: rules.put_to_work(progress.report),
            lambda _ordered: self._session.news.settings_changed.emit(),
            owner=self,
        )

    def _filled(self, closed: tuple[str, ...], working: tuple[str, ...]) -> Branch:
        return replace(
            self._session.workstation.branch(),
            institution=self.institution.control.text().strip(),
            office=self.office.control.text().strip(),
            address=self.address.control.text().strip(),
            city=self.city.control.text().strip(),
            phone=self.phone.control.text().strip(),
            area_code=self.area_code.control.text().strip(),
            zone=self.zone.control.currentData(),
            daily_target=self.target.control.value(),
            extra_holidays=closed,
            working_holidays=working,
        )

    def _area_is_right(self) -> bool:
        right = is_area_code(self.area_code.control.text().strip())
        self.area_code.set_error("" if right else AREA_CODE_FAULT)
        if not right:
            self.area_code.setFocus()
        return right

    def _days(self, field: Field[QLineEdit]) -> tuple[str, ...] | None:
        """Return ISO dates, or None after saying which text is no date."""
        field.clear_error()
        found: list[date] = []
        for text in field.control.text().replace(";", ",").split(","):
            if not text.strip():
                continue
            day = parse_date(text.strip())
            if day is None:
                field.set_error(self.tr("Tanggal {0} tidak terbaca.").format(text.strip()))
                return None
            found.append(day)
        return tuple(day.isoformat() for day in sorted(set(found)))


def _written(days: Sequence[str]) -> str:
    """ISO dates as one writes them."""
    return ", ".join(format_date(date.fromisoformat(day)) for day in days)
