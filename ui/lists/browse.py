"""Page "Semua kontak": the table over every contact, searched, narrowed, sorted, exported."""

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.browsing import Areas, Column, ContactFilter, ContactView, Order, SavedView
from dialer.errors import SambungError
from dialer.facts import Channel
from ui.background import Progress, Step, Task, TaskState
from ui.icons import Icon
from ui.leaving import Leavable
from ui.lists.browse_feed import BrowseFeed
from ui.lists.browse_filter import ChipRow, FilterPanel
from ui.lists.browse_parts import ColumnChooser, NameBar
from ui.lists.browse_table import BrowseTable
from ui.presenters.browse import (
    Names,
    asked,
    chips,
    count_sentence,
    may_export,
    may_share,
    sorted_by,
)
from ui.presenters.browse_words import EXPORT
from ui.presenters.lists import number
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import EmptyState, KeyButton, Notice, Role, SearchBox, Variant, label

ChooseTarget = Callable[[Path], Path | None]


class BrowsePage(Leavable):
    """Emits `left` when the person goes back to the lists."""

    def __init__(
        self,
        session: Session,
        choose_target: ChooseTarget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._choose_target = choose_target or self._ask_target
        self._view = ContactView()
        self._text = ""
        self._named: SavedView | None = None
        self._renaming = False
        self._anew = True
        self._known: Names | None = None
        self._areas = Areas({})
        self._export: Task | None = None
        self._stale = True
        self.table = BrowseTable(self._view)
        self._build()
        self.feed = BrowseFeed(session, self.table.model_of_contacts, self)
        self.feed.first_came.connect(self._first)
        self.feed.all_came.connect(self._all)
        self.feed.told.connect(self._learnt)
        for signal in (session.news.facts_changed, session.news.lists_changed):
            signal.connect(self._changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._bar())
        self.notice = Notice()
        self.notice.hide()
        column.addWidget(self.notice)
        self.name_bar = NameBar(may_share(self._session.officer))
        self.name_bar.named.connect(self._keep)
        self.name_bar.closed.connect(self._to_table)
        column.addWidget(self.name_bar)
        self.filter = FilterPanel()
        self.filter.changed.connect(self.narrow)
        self.filter.hide()
        column.addWidget(self.filter)
        self.chips = ChipRow()
        self.chips.changed.connect(self.narrow)
        column.addWidget(self.chips)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.table.sort_requested.connect(
            lambda one: self.show_view(sorted_by(self._view, Order(one)))
        )
        self.table.opened.connect(
            lambda one: self._session.news.contact_wanted.emit(one, Channel.PHONE)
        )
        self._front.addWidget(self.table)
        self.empty = EmptyState(
            self.tr("Tidak ada kontak yang cocok"),
            self.tr("Coba kata lain, atau longgarkan saringan."),
            self.tr("Tampilkan semua"),
            "Ctrl+Return",
            Icon.SEARCH,
        )
        self.empty.asked.connect(self._show_everything)
        self._front.addWidget(self.empty)
        column.addLayout(self._foot())
        self.columns = ColumnChooser(self)
        self.columns.changed.connect(self._show_columns)
        self.menu = QMenu(self)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.back = self.way_back(self.tr("Kembali"))
        row.addWidget(self.back)
        self.search = SearchBox(self.tr("Cari nama, nomor, kartu, NIK, badan usaha"), "Ctrl+F")
        self.search.setMinimumWidth(px(300))
        self.search.searched.connect(self._search)
        self.search.returnPressed.connect(self._to_table)
        row.addWidget(self.search, 1)
        self.filter_button = KeyButton(self.tr("Saring"), "F3", icon=Icon.FILTER)
        self.filter_button.clicked.connect(self._turn_filter)
        self.views_button = KeyButton(self.tr("Tampilan"), "F4")
        self.views_button.clicked.connect(self._open_views)
        self.columns_button = KeyButton(self.tr("Kolom"), "F6")
        self.columns_button.clicked.connect(self._open_columns)
        self.export_button = KeyButton(self.tr("Ekspor"), "Ctrl+E", icon=Icon.EXPORT)
        self.export_button.clicked.connect(self.export)
        if not may_export(self._session.officer):
            self.export_button.hide()
        for button in (
            self.filter_button, self.views_button, self.columns_button, self.export_button
        ):  # fmt: skip
            row.addWidget(button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.count = label(role=Role.MUTED)
        row.addWidget(self.count)
        row.addStretch(1)
        self.progress = label(role=Role.MUTED)
        row.addWidget(self.progress)
        self.cancel = KeyButton(self.tr("Batalkan ekspor"), "", Variant.QUIET)
        self.cancel.clicked.connect(self._cancel_export)
        self.cancel.hide()
        row.addWidget(self.cancel)
        return row

    @property
    def view(self) -> ContactView:
        """What is shown."""
        return self._view

    # -- what is shown -----------------------------------------------------------------

    def show_view(self, view: ContactView) -> None:
        """Show other contacts, or the same in another order."""
        self._view = view
        self.table.show_view(view)
        self._show_filter()
        self._ask()

    def _to_table(self) -> None:
        self.table.setFocus()

    def narrow(self, only: ContactFilter) -> None:
        """Narrow the table otherwise."""
        self.show_view(replace(self._view, only=only))

    def _search(self, text: str) -> None:
        self._text = text
        self._ask()

    def _ask(self) -> None:
        self._anew = True
        self.count.setText(count_sentence(0, False, self._view))
        self.feed.ask(asked(self._session.officer, self._view, self._text))

    def _first(self, ids: "array[int]") -> None:
        if ids:
            self._front.setCurrentWidget(self.table)
        self.table.show_ids(ids, anew=self._anew)
        self._anew = False

    def _all(self, ids: "array[int]") -> None:
        self.table.show_ids(ids, anew=self._anew)
        self._anew = False
        self.count.setText(count_sentence(len(ids), True, self._view))
        self._front.setCurrentWidget(self.table if ids else self.empty)

    def _show_everything(self) -> None:
        self.search.clear()
        self._text = ""
        self.narrow(ContactFilter())

    def _learnt(self, known: Names, areas: Areas) -> None:
        self._known, self._areas = known, areas
        self._show_filter()

    def _show_filter(self) -> None:
        if self._known is None:
            return
        self.filter.offer(self._known, self._areas, self._view.only)
        self.chips.show_chips(chips(self._view.only, self._known))

    def _turn_filter(self) -> None:
        self.filter.setVisible(not self.filter.isVisible())
        if self.filter.isVisible():
            self.filter.fields["kind"].setFocus()
        else:
            self.table.setFocus()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.feed.learn()
        if self.count.text():
            self.feed.ask_again()
        else:
            self._ask()

    # -- columns and views -------------------------------------------------------------

    def _open_columns(self) -> None:
        place = self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + px(4)))
        width = self.columns.sizeHint().width()
        right = self.window().mapToGlobal(QPoint(self.window().width() - px(16), 0)).x()
        self.columns.open_at(QPoint(min(place.x(), right - width), place.y()), self._view.columns)

    def _show_columns(self, columns: tuple[Column, ...]) -> None:
        self._view = replace(self._view, columns=columns)
        self.table.show_view(self._view)
        self.table.select_row(0)

    def _open_views(self) -> None:
        """Offer the saved views and what can be done with the one that is shown."""
        self.menu.clear()
        officer, station = self._session.officer, self._session.workstation
        for one in station.saved_views.of(officer):
            shared = "" if one.officer_id else self.tr("  (bersama)")
            action = self.menu.addAction(one.name.replace("&", "&&") + shared)
            action.setCheckable(True)
            action.setChecked(self._named is not None and one.view_id == self._named.view_id)
            action.triggered.connect(lambda _on=False, kept=one: self.open_saved(kept))
        self.menu.addAction(self.tr("Semua kontak")).triggered.connect(self._open_usual)
        self.menu.addSeparator()
        save = self.menu.addAction(self.tr("Simpan tampilan ini"))
        save.triggered.connect(lambda: self._ask_name(renaming=False))
        named = self._named
        if named is not None and (named.officer_id or may_share(officer)):
            rename = self.menu.addAction(self.tr("Ganti nama “{0}”").format(named.name))
            rename.triggered.connect(lambda: self._ask_name(renaming=True))
            drop = self.menu.addAction(self.tr("Hapus “{0}”").format(named.name))
            drop.triggered.connect(self._drop)
        self.menu.popup(
            self.views_button.mapToGlobal(QPoint(0, self.views_button.height() + px(4)))
        )

    def open_saved(self, kept: SavedView) -> None:
        """Show a saved view."""
        self._named = kept
        self.views_button.setText(kept.name.replace("&", "&&"))
        self.show_view(kept.view)
        self.table.setFocus()

    def _open_usual(self) -> None:
        self._named = None
        self.views_button.setText(self.tr("Tampilan"))
        self.show_view(ContactView())
        self.table.setFocus()

    def _ask_name(self, *, renaming: bool) -> None:
        self._renaming = renaming
        named = self._named
        self.name_bar.ask(named.name if named else "", bool(named and not named.officer_id))

    def _keep(self, name: str, shared: bool) -> None:
        views, officer = self._session.workstation.saved_views, self._session.officer
        try:
            if self._renaming and self._named is not None:
                kept = views.rename(officer, self._named.view_id, name)
            else:
                kept = views.save(officer, name, self._view, shared=shared)
        except SambungError as error:
            self._say(Tone.WARN, error.sentence)
            return
        self.name_bar.hide()
        self._named = kept
        self.views_button.setText(kept.name.replace("&", "&&"))
        self._say(Tone.GOOD, self.tr("Tampilan “{0}” disimpan.").format(kept.name))
        self.table.setFocus()

    def _drop(self) -> None:
        if self._named is None:
            return
        try:
            gone = self._session.workstation.saved_views.drop(
                self._session.officer, self._named.view_id
            )
        except SambungError as error:
            self._say(Tone.WARN, error.sentence)
            return
        self._named = None
        self.views_button.setText(self.tr("Tampilan"))
        self._say(Tone.INFO, self.tr("Tampilan “{0}” dihapus.").format(gone.name))

    # -- export ------------------------------------------------------------------------

    def export(self) -> None:
        """Write what is shown to a workbook of the person's choice."""
        if self._export is not None:
            return
        target = self._choose_target(self._session.export_dir / "Kontak.xlsx")
        if target is None:
            return
        exporting, officer = self._session.workstation.contact_export, self._session.officer
        wanted = asked(officer, self._view, self._text)

        def work(progress: Progress) -> int:
            return exporting.write(officer, wanted, EXPORT, target, progress.report)

        self.cancel.show()
        self.progress.setText(self.tr("Menyiapkan ekspor…"))
        self._export = self._session.background.run(
            work,
            lambda rows: self._say(
                Tone.GOOD,
                self.tr("{0} kontak diekspor ke {1}.").format(number(rows), target.name),
            ),
            self._export_failed,
            progress=self._export_step,
            ended=self._export_ended,
            owner=self,
        )

    def _export_step(self, step: Step) -> None:
        if step.total:
            self.progress.setText(
                self.tr("Mengekspor {0} dari {1}").format(number(step.done), number(step.total))
            )

    def _export_failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._say(Tone.BAD, error.sentence)

    def _export_ended(self, state: TaskState) -> None:
        self._export = None
        self.cancel.hide()
        self.progress.setText("")
        if state is TaskState.CANCELLED:
            self._say(Tone.INFO, self.tr("Ekspor dibatalkan. Tidak ada berkas yang dibuat."))

    def _cancel_export(self) -> None:
        if self._export is not None:
            self._export.cancel()

    def _ask_target(self, suggestion: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Ekspor kontak"), str(suggestion), "Excel (*.xlsx)"
        )
        return Path(chosen) if chosen else None

    def _say(self, tone: Tone, sentence: str) -> None:
        self.notice.tell(tone, sentence)
        self.notice.show()

    # -- window ------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._stale:
            self._refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.feed.stop()
            self._stale = True
