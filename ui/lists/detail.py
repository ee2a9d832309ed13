"""The selected list below the overview: summary, contacts, rows put aside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.facts import Channel
from dialer.people import Right
from ui.icons import Icon
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
from ui.presenters.pairs import waiting_word
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import Badge, Card, KeyButton, Variant

ChooseTarget = Callable[[Path], Path | None]
"""Asked where to save, with a suggestion; None when the person changed their mind."""

SUMMARY, CONTACTS, ASIDE = range(3)


class ListDetail(Card):
    """Reads a page only when it is looked at. `said` carries tone and sentence.

    `share_asked` (list, name) and `pairs_asked` (list) ask for the pages of a lead.
    """

    said = Signal(str, str)
    share_asked = Signal(str, str)
    pairs_asked = Signal(str)

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
        self.tabs.setCornerWidget(self._build_corner())
        self.body.addWidget(self.tabs, 1)

    def _build_corner(self) -> QWidget:
        """What a lead does with a list; officers do not see it."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        officer = self._session.officer
        self.pairs = KeyButton(self.tr("Pasangan"), "Ctrl+M", Variant.QUIET, Icon.FAMILY)
        self.pairs.clicked.connect(lambda: self.pairs_asked.emit(self.list_id))
        self.pairs.setVisible(officer.may(Right.SEE_ALL))
        self.waiting = Badge("", Tone.WARN)
        self.waiting.hide()
        self.share = KeyButton(self.tr("Bagi daftar"), "Ctrl+G", icon=Icon.PERSON)
        self.share.clicked.connect(lambda: self.share_asked.emit(self.list_id, self._name))
        self.share.setVisible(officer.may(Right.ASSIGN))
        for widget in (self.waiting, self.pairs, self.share):
            row.addWidget(widget)
        return made

    @property
    def _name(self) -> str:
        return self._row.name if self._row else ""

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
        word = waiting_word(self._session.workstation, row.list_id)
        self.waiting.tell(word, Tone.WARN)
        self.waiting.setVisible(bool(word) and self._session.officer.may(Right.SEE_ALL))
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
