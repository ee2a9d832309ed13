"""The selected list below the overview: summary, contacts, rows put aside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dialer.errors import SambungError
from dialer.facts import Channel
from ui.lists.aside import AsidePage
from ui.lists.contacts import ContactsPage
from ui.lists.summary import SummaryPage
from ui.presenters.lists import (
    ListRow,
    aside_lines,
    contacts_view,
    suggested_name,
    summary_view,
)
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import px
from ui.widgets import Card

ChooseTarget = Callable[[Path], Path | None]
"""Asked where to save, with a suggestion; None when the person changed their mind."""

SUMMARY, CONTACTS, ASIDE = range(3)


class ListDetail(Card):
    """Reads a page only when it is looked at. `said` carries tone and sentence."""

    said = Signal(str, str)

    def __init__(
        self, session: Session, choose_target: ChooseTarget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent)
        self._session = session
        self._choose_target = choose_target or self._ask_target
        self._row: ListRow | None = None
        self._read: set[int] = set()
        self.body.setContentsMargins(px(16), px(8), px(16), px(8))
        self.summary = SummaryPage()
        self.contacts = ContactsPage()
        self.contacts.searched.connect(lambda _text: self._read_contacts())
        self.contacts.opened.connect(
            lambda contact_id: session.news.contact_wanted.emit(contact_id, Channel.PHONE)
        )
        self.aside = AsidePage()
        self.aside.save_asked.connect(self.save_aside)
        self.tabs = KeyTabs(
            self.tr("Isi daftar"),
            [
                (self.tr("Ringkasan"), self.summary),
                (self.tr("Kontak"), self.contacts),
                (self.tr("Disisihkan"), self.aside),
            ],
        )
        self.tabs.currentChanged.connect(self._turned)
        self.body.addWidget(self.tabs, 1)

    @property
    def list_id(self) -> str:
        """The list shown, "" before the first."""
        return self._row.list_id if self._row else ""

    def show_list(self, row: ListRow) -> None:
        """Show a list; the page stays, its content is read again."""
        if row.list_id != self.list_id:
            self.contacts.search.clear()
            self._read.clear()
        self._row = row
        self.heading.setText(row.name)
        self.setAccessibleName(row.name)
        self.tabs.setTabText(ASIDE, self.tr("Disisihkan ({0})").format(row.aside))
        self._read -= {SUMMARY, CONTACTS}
        self._turned(self.tabs.currentIndex())

    def open_aside(self) -> None:
        """Turn to the rows that were put aside."""
        self.tabs.turn_to(ASIDE)

    def _turned(self, place: int) -> None:
        row, station = self._row, self._session.workstation
        if row is None or place in self._read:
            return
        self._read.add(place)
        if place == SUMMARY:
            view = summary_view(station, row)
            if view is not None:
                self.summary.show_summary(view)
        elif place == CONTACTS:
            self._read_contacts()
        else:
            call_list = station.store.call_list(row.list_id)
            columns = call_list.columns if call_list else {}
            self.aside.show_lines(aside_lines(station.store.aside(row.list_id), columns))

    def _read_contacts(self) -> None:
        if self._row is not None:
            text = self.contacts.search.text().strip()
            view = contacts_view(self._session.workstation, self._session.officer, self._row, text)
            self.contacts.show_contacts(view)

    def save_aside(self) -> None:
        """Write the rows put aside to a workbook the person can mend and take in again."""
        row = self._row
        if row is None:
            return
        target = self._choose_target(self._session.export_dir / suggested_name(row))
        if target is None:
            return
        intake, actor_id = self._session.workstation.intake, self._session.officer.officer_id
        self._session.background.run(
            lambda _progress: intake.save_aside(actor_id, row.list_id, target),
            lambda rows: self.said.emit(
                "good", self.tr("{0} baris disimpan di {1}.").format(rows, target.name)
            ),
            self._saving_failed,
            owner=self,
        )

    def _saving_failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self.said.emit("bad", error.sentence)

    def _ask_target(self, suggestion: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan baris yang disisihkan"), str(suggestion), "Excel (*.xlsx)"
        )
        return Path(chosen) if chosen else None
