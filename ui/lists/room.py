"""The Daftar room: all lists, taking one in, and what became of its rows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.received.model import ReceivedFile
from ui.icons import Icon
from ui.lists.browse import BrowsePage
from ui.lists.deciding import Deciding
from ui.lists.detail import CONTACTS, SUMMARY, ChooseTarget, ListDetail
from ui.lists.dropping import FileDrop
from ui.lists.import_flow import ImportFlow, Result
from ui.lists.intake import IntakePage
from ui.lists.list_columns import list_columns
from ui.lists.mappings_page import MappingsPage
from ui.lists.progress_strip import ProgressStrip
from ui.lists.received_door import ReceivedDoor
from ui.live import LiveRoom, show_ids
from ui.presenters.list_intake import Offer, Taken, clipboard_offer
from ui.presenters.lists import ListRow, list_rows
from ui.presenters.received import received_sentence
from ui.reconcile.door import FilesDoor
from ui.reconcile.files import Dialogs
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import (
    Command,
    ElidedLabel,
    EmptyState,
    KeyButton,
    Notice,
    Role,
    Table,
    Variant,
    label,
)

ChooseFile = Callable[[], Sequence[Path]]
"""Asked for list files; none when the person changed their mind."""


class ListsRoom(LiveRoom):
    """Overview and detail, or the page that takes a list in, or the first run's offer."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile | None = None,
        choose_target: ChooseTarget | None = None,
        file_dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self._choose_file = choose_file or self._ask_files
        self._rows: Mapping[str, ListRow] = {}
        self._drop: FileDrop | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        self.notice = Notice()
        self.notice.hide()
        self._then: Callable[[], None] = self._open_aside
        self.notice.action_requested.connect(self._act)
        column.addWidget(self.notice)
        self.strip = ProgressStrip()
        column.addWidget(self.strip)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.files = FilesDoor(session, self._front, self._leave_files, file_dialogs)
        self.received = ReceivedDoor(
            session, self._front, self._leave_files, self.offer_files, file_dialogs
        )
        self._from_received = False
        self.detail = ListDetail(session, choose_target)
        self.detail.said.connect(lambda tone, text: self._say(Tone(tone), text))
        self.overview = self._build_overview()
        self._front.addWidget(self.overview)
        self.intake = IntakePage()
        self.intake.file_asked.connect(self._open_file)
        self.intake.mappings_asked.connect(self.open_mappings)
        self._front.addWidget(self.intake)
        self.flow = ImportFlow(session, self.intake, self.strip, self)
        self.flow.opened.connect(self._show_intake)
        self.flow.closed.connect(self._leave_intake)
        self.flow.taken.connect(self._taken)
        self.flow.told.connect(lambda tone, text: self._tell(Tone(tone), text))
        self.detail.mended_asked.connect(self._open_mended)
        self.detail.undo_asked.connect(self.flow.undo)
        self.mappings = MappingsPage(session, file_dialogs)
        self.mappings.left.connect(self._leave_mappings)
        self._front.addWidget(self.mappings)
        self.first_run = self._build_first_run()
        self._front.addWidget(self.first_run)
        self.deciding = Deciding(session, self._front, self.detail, self._leave_page)
        self.browse: BrowsePage | None = None
        self._choose_target = choose_target

    def _build_overview(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        take = KeyButton(self.tr("Impor daftar"), "Ctrl+O", Variant.PRIMARY, Icon.IMPORT)
        take.clicked.connect(self._open_file)
        row.addWidget(take)
        row.addWidget(self._build_paste())
        row.addWidget(ElidedLabel(self.tr("atau seret berkas ke sini"), Role.MUTED), 1)
        row.addWidget(self.received.button())
        row.addWidget(self.files.button())
        everybody = KeyButton(self.tr("Semua kontak"), "Ctrl+T", icon=Icon.SEARCH)
        everybody.clicked.connect(self.open_browse)
        row.addWidget(everybody)
        column.addLayout(row)
        self.table: Table[ListRow] = Table(list_columns(self.tr), self._fetch, self.tr("Daftar"))
        self.table.selected.connect(self._show)
        self.table.opened.connect(lambda _id: self.detail.tabs.turn_to(CONTACTS))
        column.addWidget(self.table)
        column.addWidget(self.detail, 1)
        return made

    def _build_paste(self) -> KeyButton:
        made = KeyButton(self.tr("Tempel"), "Ctrl+V", Variant.QUIET, Icon.COPY)
        made.setAccessibleDescription(self.tr("Impor baris yang disalin dari Excel"))
        made.clicked.connect(self.paste)
        return made

    def _build_first_run(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._build_paste())
        row.addWidget(label(self.tr("atau seret berkas Excel atau CSV ke sini"), Role.MUTED))
        row.addStretch(1)
        row.addWidget(self.files.button())
        column.addLayout(row)
        self.samples = KeyButton(self.tr("Pakai daftar contoh"), "Ctrl+Return")
        self.samples.clicked.connect(self.flow.take_samples)
        self.empty = EmptyState(
            self.tr("Belum ada daftar"),
            self.tr(
                "Impor daftar badan usaha atau peserta menunggak dari kantor Anda, lalu buka Meja:"
                " kontak pertama sudah menunggu. Untuk mencoba dahulu, pakai daftar contoh; daftar"
                " itu dapat ditarik kembali."
            ),
            self.tr("Impor daftar"),
            "Ctrl+O",
            Icon.LISTS,
            beside=self.samples,
        )
        self.empty.asked.connect(self._open_file)
        column.addWidget(self.empty, 1)
        return made

    # -- what is shown -----------------------------------------------------------------

    def reload(self) -> None:
        """Read the lists again; the selected one stays selected."""
        self._rows = list_rows(self._session.workstation)
        self.table.setFixedHeight(px(40 + 30 * min(max(len(self._rows), 2), 5)))
        show_ids(self.table, tuple(self._rows))
        self._show(self.table.current)
        kept = (self.intake, self.mappings, self.browse, *self.deciding.pages)
        if self._front.currentWidget() not in kept:
            self._show_front()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        aside = self._front.currentWidget() in (self.intake, self.mappings)
        if self.files.open or self.received.open or aside:
            return
        here = self.browse if self._front.currentWidget() is self.browse else None
        if self._front.currentWidget() is self.first_run:
            self.empty.button.setFocus()
        else:
            (here or self).table.setFocus()

    def open_browse(self) -> None:
        """Turn to the table of all contacts, which is built when it is first wanted."""
        if self.browse is None:
            self.browse = BrowsePage(self._session, self._choose_target)
            self.browse.left.connect(self._leave_page)
            self._front.addWidget(self.browse)
        self.notice.hide()
        self._front.setCurrentWidget(self.browse)
        self.browse.search.start()

    def _leave_page(self) -> None:
        self._show_front()
        self.table.setFocus()

    def commands(self, query: str) -> list[Command]:
        """Taking a list in, for the command palette."""
        offered = [
            Command(self.tr("Impor daftar"), self._open_file, self.tr("Daftar")),
            Command(self.tr("Tempel daftar"), self.paste, self.tr("Daftar")),
            Command(self.tr("Susunan kolom"), self.open_mappings, self.tr("Daftar")),
            Command(self.tr("Semua kontak"), self.open_browse, self.tr("Daftar")),
        ]
        offered.extend([*self.files.commands(), *self.received.commands()])
        words = query.casefold().split()
        return [one for one in offered if all(word in one.title.casefold() for word in words)]

    def _leave_files(self) -> None:
        self._front.setCurrentWidget(self._first)
        self.table.setFocus()

    @property
    def _first(self) -> QWidget:
        return self.overview if self._rows else self.first_run

    def _show_front(self) -> None:
        if not (self.files.open or self.received.open):
            self._front.setCurrentWidget(self._first)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, ListRow]:
        return {one: self._rows[one] for one in ids}

    def _show(self, list_id: object) -> None:
        row = self._rows.get(str(list_id))
        if row is not None:
            self.detail.show_list(row)

    def _say(self, tone: Tone, sentence: str, action: str = "") -> None:
        self.notice.tell(tone, sentence, action=action)
        self.notice.show()

    def _open_aside(self) -> None:
        self.notice.dismiss()
        self._front.setCurrentWidget(self.overview)
        self.detail.open_aside()

    def _act(self) -> None:
        self._then()

    def _start_calling(self) -> None:
        self.notice.dismiss()
        self._session.news.room_wanted.emit("meja")

    def _tell(self, tone: Tone, sentence: str, action: str = "") -> None:
        """Say it here, or in the shell when another room is open."""
        if self.isVisible():
            self._say(tone, sentence, action)
        else:
            self._say(tone, sentence)
            self._session.news.notice.emit(tone.value, sentence)

    # -- taking a list in --------------------------------------------------------------

    def _ask_files(self) -> Sequence[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Impor daftar"),
            str(self._session.export_dir),
            self.tr("Daftar (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Semua berkas (*)"),
        )
        return [Path(one) for one in chosen]

    def _open_file(self) -> None:
        offers = [Offer(path) for path in self._choose_file()]
        if offers:
            self.flow.offer(offers, instead=self._front.currentWidget() is self.intake)

    def _open_mended(self, list_id: str) -> None:
        """Rows that were put aside come in again, corrected."""
        call_list = self._session.workstation.store.call_list(list_id)
        if call_list is None:
            return
        name = self.tr("{0} (perbaikan)").format(call_list.name)
        offers = [Offer(path, kind=call_list.kind, name=name) for path in self._choose_file()]
        if offers:
            self.flow.offer(offers)

    def offer_files(self, paths: Sequence[Path]) -> None:
        """Begin taking files in: look into each, then ask the person."""
        self.notice.hide()
        self._from_received = self.received.open
        self.flow.offer([Offer(path) for path in paths])

    def paste(self) -> None:
        """Take the rows in that were copied elsewhere, or the files."""
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        urls = data.urls() if data else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self.offer_files(files)
            return
        offer = clipboard_offer(self._session.workstation, clipboard.text())
        if offer is None:
            self._say(
                Tone.INFO,
                self.tr("Tidak ada baris di papan klip. Salin baris-barisnya dari Excel dahulu."),
            )
            return
        self.notice.hide()
        self.flow.offer([offer])

    def _show_intake(self) -> None:
        self.notice.hide()
        self._front.setCurrentWidget(self.intake)
        if not self.isVisible():
            self._session.news.notice.emit("warn", self.intake.notice.sentence)

    def _leave_intake(self) -> None:
        if self._from_received:
            self._from_received = False
            self.received.enter()
        else:
            self._leave_files()

    def open_mappings(self) -> None:
        """Turn to the remembered columns."""
        self.notice.hide()
        self._front.setCurrentWidget(self.mappings)
        self.mappings.reload()

    def _leave_mappings(self) -> None:
        if self.flow.asking:
            self._front.setCurrentWidget(self.intake)
        else:
            self._leave_intake()

    def _taken(self, result: Result) -> None:
        self._session.news.lists_changed.emit()
        self._session.news.facts_changed.emit()
        self.reload()
        if result is None:
            self._tell(
                Tone.GOOD,
                self.tr("Impor ditarik kembali; data kembali seperti sebelum daftar masuk."),
            )
        elif isinstance(result, ReceivedFile):
            self._received(result)
        else:
            self._lists_in(result)

    def _received(self, result: ReceivedFile) -> None:
        tone = Tone.WARN if result.quarantined or result.unmatched else Tone.GOOD
        if self.received.allowed and self.isVisible() and not self.flow.asking:
            self.received.enter()
            self.received.show_file(result.file_id)
        self._tell(tone, received_sentence(result))

    def _lists_in(self, taken: Sequence[Taken]) -> None:
        for one in taken:
            self.deciding.look_for_pairs(one.call_list.list_id)
        last = taken[-1].call_list
        self.table.select(last.list_id)
        if not self.flow.asking:
            self.detail.tabs.setCurrentIndex(SUMMARY)
            self._show_front()
            self.table.setFocus()
        lists = [one.call_list for one in taken]
        action, self._then = self.tr("Mulai menelepon"), self._start_calling
        if any(one.duplicates or one.quarantined for one in lists):
            action, self._then = self.tr("Lihat yang disisihkan"), self._open_aside
        self._tell(
            Tone.WARN if any(one.quarantined for one in lists) else Tone.GOOD,
            " ".join(one.sentence for one in taken),
            action,
        )

    def _dropped(self, paths: Sequence[Path]) -> None:
        if len(paths) > 1 or not self.files.take_file(paths[0]):
            self.offer_files(paths)

    # -- window ------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._drop is None:
            self._drop = FileDrop(self.window(), self)
            self._drop.dropped.connect(self._dropped)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._drop is not None and not event.spontaneous():
            self._drop.release()
            self._drop = None
