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
from ui.lists.left_page import LeftPage
from ui.lists.summary import SummaryPage
from ui.lists.warnings_page import WarningsPage
from ui.presenters.list_intake import undo_words
from ui.presenters.list_left import left_ids, left_lines
from ui.presenters.list_summary import summary_view
from ui.presenters.list_warnings import warnings_view
from ui.presenters.lists import (
    ListRow,
    aside_lines,
    contacts_view,
    may_undo,
    suggested_name,
)
from ui.presenters.pairs import waiting_word
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import Badge, Card, KeyButton, Variant

ChooseTarget = Callable[[Path], Path | None]
"""Asked where to save, with a suggestion; None when the person changed their mind."""

SUMMARY, CONTACTS, ASIDE, WARNINGS, LEFT = range(5)


class ListDetail(Card):
    """Reads a page only when it is looked at. `said` carries tone and sentence.

    `share_asked` (list, name) and `pairs_asked` (list) ask for the pages of a lead, `mended_asked`
    (list) for rows that were put aside and corrected, `undo_asked` (list, name) takes it back.
    """

    said = Signal(str, str)
    share_asked = Signal(str, str)
    pairs_asked = Signal(str)
    mended_asked = Signal(str)
    undo_asked = Signal(str, str)

    def __init__(
        self, session: Session, choose_target: ChooseTarget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent)
        self._session = session
        self._choose_target = choose_target or self._ask_target
        self._row: ListRow | None = None
        self._sure = False
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
        self.aside.mended_asked.connect(lambda: self.mended_asked.emit(self.list_id))
        self.summary.warning_asked.connect(self.open_warnings)
        self.warnings = WarningsPage()
        self.gone = LeftPage(lambda pks: left_lines(session.workstation, pks))
        self.gone.opened.connect(
            lambda contact_id: session.news.contact_wanted.emit(contact_id, Channel.PHONE)
        )
        self.tabs = KeyTabs(
            self.tr("Isi daftar"),
            [
                (self.tr("Ringkasan"), self.summary),
                (self.tr("Kontak"), self.contacts),
                (self.tr("Disisihkan"), self.aside),
                (self.tr("Peringatan"), self.warnings),
                (self.tr("Keluar"), self.gone),
            ],
        )
        self.tabs.currentChanged.connect(self._turned)
        self.body.removeWidget(self.heading)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.heading, 1)
        top.addWidget(self._build_corner())
        self.body.addLayout(top)
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
        self.waiting = Badge("", Tone.WARN)
        self.waiting.hide()
        self.share = KeyButton(self.tr("Bagi daftar"), "Ctrl+G", icon=Icon.PERSON)
        self.share.clicked.connect(lambda: self.share_asked.emit(self.list_id, self._name))
        self.undo = KeyButton(self.tr("Tarik kembali"), "Ctrl+Backspace", Variant.QUIET, Icon.UNDO)
        self.undo.clicked.connect(self._undo)
        for widget in (self.waiting, self.undo, self.pairs, self.share):
            row.addWidget(widget)
        self.pairs.setVisible(officer.may(Right.SEE_ALL))
        self.share.setVisible(officer.may(Right.ASSIGN))
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
            self._forget_undo()
        self._row = row
        self.heading.setText(row.name)
        self.setAccessibleName(row.name)
        self.tabs.setTabText(ASIDE, self.tr("Disisihkan ({0})").format(row.aside))
        word = waiting_word(self._session.workstation, row.list_id)
        self.waiting.tell(word, Tone.WARN)
        self.waiting.setVisible(bool(word) and self._session.officer.may(Right.SEE_ALL))
        self.undo.setVisible(may_undo(self._session.officer, row))
        self._read -= {SUMMARY, CONTACTS, LEFT}
        self._turned(self.tabs.currentIndex())

    def open_aside(self) -> None:
        """Turn to the rows that were put aside."""
        self.tabs.turn_to(ASIDE)

    def open_warnings(self, code: str) -> None:
        """Turn to the rows of one kind of warning."""
        self.tabs.turn_to(WARNINGS)
        self.warnings.choose(code)

    def _forget_undo(self) -> None:
        self._sure = False
        self.undo.setText(self.tr("Tarik kembali"))
        self.undo.set_variant(Variant.QUIET)

    def _undo(self) -> None:
        """The first press says what will happen, the second does it."""
        row = self._row
        if row is None:
            return
        if not self._sure:
            one = self._session.workstation.store.list_import(row.list_id)
            if one is not None:
                self._sure = True
                self.undo.setText(self.tr("Ya, tarik kembali"))
                self.undo.set_variant(Variant.DANGER)
                self.said.emit("warn", undo_words(one, row.accepted, row.updated))
                return
        self._forget_undo()
        self.undo_asked.emit(row.list_id, row.name)

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
        elif place == WARNINGS:
            warnings = warnings_view(station, row.list_id)
            if warnings is not None:
                self.warnings.show_warnings(warnings)
        elif place == LEFT:
            self.gone.show_left(left_ids(station, self._session.officer, row.list_id))
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
