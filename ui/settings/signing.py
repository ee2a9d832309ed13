"""Who signs the reports: the team lead and the head of branch."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from dialer.errors import SambungError
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, Variant


class SigningCard(Card):
    """Name, title and NIP of both. Only who may change settings gets to see it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Penanda tangan laporan"), parent)
        self._session = session
        branch = session.workstation.branch()
        self.lead_name = Field(
            self.tr("Nama ketua tim"),
            QLineEdit(branch.lead_name),
            self.tr("Kosong: nama ketua tim yang terdaftar, bila hanya seorang."),
        )
        self.lead_title = Field(self.tr("Jabatan ketua tim"), QLineEdit(branch.lead_title))
        self.lead_nip = Field(self.tr("NIP ketua tim"), QLineEdit(branch.lead_nip))
        self.head_name = Field(
            self.tr("Nama kepala cabang"),
            QLineEdit(branch.head_name),
            self.tr("Bila diisi, ikut menandatangani setiap laporan."),
        )
        self.head_title = Field(self.tr("Jabatan kepala cabang"), QLineEdit(branch.head_title))
        self.head_nip = Field(self.tr("NIP kepala cabang"), QLineEdit(branch.head_nip))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for row, fields in enumerate(
            (
                (self.head_name, self.head_title, self.head_nip),
                (self.lead_name, self.lead_title, self.lead_nip),
            )
        ):
            for column, field in enumerate(fields):
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.notice = Notice()
        self.notice.hide()
        self.save = KeyButton(self.tr("Simpan penanda tangan"), "", Variant.SECONDARY)
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)

    def _save(self) -> None:
        station = self._session.workstation
        branch = replace(
            station.branch(),
            head_name=_text(self.head_name),
            head_title=_text(self.head_title),
            head_nip=_text(self.head_nip),
            lead_name=_text(self.lead_name),
            lead_title=_text(self.lead_title),
            lead_nip=_text(self.lead_nip),
        )
        try:
            station.set_branch(self._session.officer, branch)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, self.tr("Penanda tangan tersimpan."))
            self._session.news.settings_changed.emit()
        self.notice.show()


def _text(field: Field[QLineEdit]) -> str:
    return " ".join(field.control.text().split())
