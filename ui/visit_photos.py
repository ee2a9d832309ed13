"""Pictures of documents and cards in the Kunjungan room: names, a look at one, add, remove."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialer.contacts.dates import format_datetime
from dialer.errors import SambungError
from dialer.hours import local
from dialer.visit_store import VisitPhoto
from ui.icons import Icon
from ui.session import Session
from ui.theme import px
from ui.widgets import KeyButton, Role, Variant, label

SHOWN = (900, 600)


class PhotoStrip(QWidget):
    """The pictures of one contact as lines; `choose` asks for a file and may be replaced."""

    def __init__(
        self,
        session: Session,
        choose: Callable[[], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.choose = choose or self._ask_file
        self._contact_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        top = QHBoxLayout()
        self._title = label(self.tr("Foto"), Role.STRONG)
        top.addWidget(self._title, 1)
        self.add_button = KeyButton(self.tr("Tambah"), "Ctrl+O", Variant.QUIET, Icon.ADD)
        self.add_button.setAccessibleName(self.tr("Tambah foto"))
        self.add_button.clicked.connect(self.add)
        top.addWidget(self.add_button)
        column.addLayout(top)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self.rows: list[PhotoRow] = []

    def show_contact(self, contact_id: str) -> None:
        """Show the pictures of another contact."""
        self._contact_id = contact_id
        for old in self.rows:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        station = self._session.workstation
        zone = station.branch().zone
        self.rows = []
        for photo in station.visit_photos.of(contact_id):
            at = format_datetime(local(photo.added_at, zone))
            row = PhotoRow(photo, f"{photo.caption or self.tr('Foto')}, {at}")
            row.look.clicked.connect(lambda _on=False, one=photo: self.look(one))
            row.remove.clicked.connect(lambda _on=False, one=photo: self.remove(one))
            self._lines.addWidget(row)
            self.rows.append(row)

    def add(self) -> None:
        """Ask for a file and keep it as a picture of this contact."""
        path = self.choose()
        if path is None or not self._contact_id:
            return
        station, officer = self._session.workstation, self._session.officer
        contact_id, caption = self._contact_id, path.stem
        self._session.background.run(
            lambda _progress: station.visit_photos.add(officer, contact_id, path, caption),
            lambda _photo: self._added(contact_id),
            self._failed,
            owner=self,
        )

    def _added(self, contact_id: str) -> None:
        self._session.news.notice.emit("good", self.tr("Foto disimpan terenkripsi."))
        if contact_id == self._contact_id:
            self.show_contact(contact_id)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._session.news.notice.emit("bad", error.sentence)

    def look(self, photo: VisitPhoto) -> None:
        """Show a picture in a window of its own."""
        try:
            content = self._session.workstation.visit_photos.look(
                self._session.officer, photo.photo_id
            )
        except SambungError as error:
            self._session.news.notice.emit("bad", error.sentence)
            return
        window = PhotoWindow(content, photo.caption or self.tr("Foto"), self)
        window.open()

    def remove(self, photo: VisitPhoto) -> None:
        """Remove a picture."""
        try:
            self._session.workstation.visit_photos.remove(self._session.officer, photo.photo_id)
        except SambungError as error:
            self._session.news.notice.emit("bad", error.sentence)
            return
        self.show_contact(self._contact_id)

    def _ask_file(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Pilih foto"), "", self.tr("Gambar (*.jpg *.jpeg *.png *.webp)")
        )
        return Path(chosen) if chosen else None


class PhotoRow(QWidget):
    """One picture: name and day, look, remove."""

    def __init__(self, photo: VisitPhoto, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words, wrap=True), 1)
        self.look = KeyButton("", variant=Variant.QUIET, icon=Icon.REVEAL)
        self.look.setAccessibleName(f"Lihat {words}")
        self.remove = KeyButton("", variant=Variant.QUIET, icon=Icon.CLOSE)
        self.remove.setAccessibleName(f"Hapus {words}")
        row.addWidget(self.look)
        row.addWidget(self.remove)


class PhotoWindow(QDialog):
    """A picture as large as fits."""

    def __init__(self, content: bytes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        picture = QPixmap()
        picture.loadFromData(content)
        shown = QLabel()
        shown.setAccessibleName(title)
        shown.setPixmap(
            picture.scaled(
                px(SHOWN[0]),
                px(SHOWN[1]),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        column.addWidget(shown)
