"""How reports are handed in: the logo of the letterhead, the folder, the time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from dialer.errors import SambungError
from dialer.letterhead import load_logo, set_logo
from ui.presenters.sending import sending_of
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, Variant

ChooseFile = Callable[[], Path | None]


class HandingInCard(Card):
    """Logo, folder and time. Only who may change settings gets to see it."""

    def __init__(
        self,
        session: Session,
        choose_logo: ChooseFile | None = None,
        choose_folder: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Laporan"), parent)
        self._session = session
        self._choose_logo = choose_logo or self._ask_logo
        self._choose_folder = choose_folder or self._ask_folder
        self._sending = sending_of(session.workstation, session.export_dir)
        self.logo = QLabel()
        self.logo.setAccessibleName(self.tr("Logo kop surat"))
        self.pick = KeyButton(self.tr("Pilih logo"))
        self.pick.clicked.connect(self._pick_logo)
        self.remove = KeyButton(self.tr("Tanpa logo"))
        self.remove.clicked.connect(lambda: self._take_logo(None))
        pictures = QHBoxLayout()
        for widget in (self.logo, self.pick, self.remove):
            pictures.addWidget(widget)
        pictures.addStretch(1)
        self.body.addLayout(pictures)
        setup = self._sending.setup()
        self.folder = Field(self.tr("Folder tujuan laporan harian"), QLineEdit(setup.folder))
        self.browse = KeyButton(self.tr("Pilih folder"))
        self.browse.clicked.connect(self._pick_folder)
        self.at = Field(
            self.tr("Kirim sendiri pada jam"),
            QLineEdit(setup.at.replace(":", ".")),
            self.tr("Misalnya 16.00; kosong berarti tidak dikirim sendiri."),
        )
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.folder, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.browse, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.at, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.notice = Notice()
        self.notice.hide()
        self.save = KeyButton(self.tr("Simpan pengaturan laporan"), "", Variant.SECONDARY)
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_logo()

    def _show_logo(self) -> None:
        content = load_logo(self._session.workstation.store)
        picture = QPixmap()
        if content is not None and picture.loadFromData(content):
            self.logo.setPixmap(
                picture.scaled(
                    px(120),
                    px(44),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        else:
            self.logo.setText(self.tr("Belum ada logo."))
        self.remove.setEnabled(content is not None)

    def _pick_logo(self) -> None:
        path = self._choose_logo()
        if path is not None:
            self._take_logo(path)

    def _take_logo(self, path: Path | None) -> None:
        station, officer = self._session.workstation, self._session.officer
        self._try(
            lambda: set_logo(station.store, station.now, officer, path),
            self.tr("Logo tersimpan.") if path else self.tr("Logo dihapus dari kop surat."),
        )
        self._show_logo()

    def _pick_folder(self) -> None:
        path = self._choose_folder()
        if path is not None:
            self.folder.control.setText(str(path))

    def _save(self) -> None:
        folder, at = self.folder.control.text(), self.at.control.text()
        self._try(
            lambda: self._sending.set_up(self._session.officer, folder, at),
            self.tr("Pengaturan laporan tersimpan."),
        )

    def _try(self, act: Callable[[], object], good: str) -> None:
        try:
            act()
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, good)
            self._session.news.settings_changed.emit()
        self.notice.show()

    def _ask_logo(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Pilih logo"), "", self.tr("Gambar (*.png *.jpg *.jpeg)")
        )
        return Path(chosen) if chosen else None

    def _ask_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder tujuan laporan"))
        return Path(chosen) if chosen else None
