"""The Daftar room: all lists, taking one in, and what became of its rows."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.call_lists import CallList
from dialer.errors import SambungError
from ui.background import Progress, Step, Task, TaskState
from ui.icons import Icon
from ui.lists.browse import BrowsePage
from ui.lists.deciding import Deciding
from ui.lists.detail import CONTACTS, ChooseTarget, ListDetail
from ui.lists.dropping import FileDrop
from ui.lists.intake import IntakePage
from ui.lists.received_door import ReceivedDoor
from ui.live import LiveRoom, show_ids
from ui.presenters.list_intake import (
    IntakeOrder,
    inspect_file,
    take_in,
    take_in_samples,
)
from ui.presenters.lists import ListRow, list_rows, number, result_sentence
from ui.reconcile.door import FilesDoor
from ui.reconcile.files import Dialogs
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Column, Command, EmptyState, KeyButton, Notice, Role, Table, Variant, label

ChooseFile = Callable[[], Path | None]
"""Asked for a list file; None when the person changed their mind."""


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
        self._choose_file = choose_file or self._ask_file
        self._rows: Mapping[str, ListRow] = {}
        self._task: Task | None = None
        self._look: Task | None = None
        self._drop: FileDrop | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        self.notice = Notice()
        self.notice.hide()
        self.notice.action_requested.connect(self._open_aside)
        column.addWidget(self.notice)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.files = FilesDoor(session, self._front, self._leave_files, file_dialogs)
        self.received = ReceivedDoor(session, self._front, self._leave_files, file_dialogs)
        self.detail = ListDetail(session, choose_target)
        self.detail.said.connect(lambda tone, text: self._say(Tone(tone), text))
        self.overview = self._build_overview()
        self._front.addWidget(self.overview)
        self.intake = IntakePage()
        self.intake.ordered.connect(self._start)
        self.intake.cancelled.connect(self._cancel)
        self.intake.file_asked.connect(self._open_file)
        self._front.addWidget(self.intake)
        self.first_run = self._build_first_run()
        self._front.addWidget(self.first_run)
        self.deciding = Deciding(session, self._front, self.detail, self._decided)
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
        row.addWidget(label(self.tr("atau seret berkas XLSX atau CSV ke jendela ini"), Role.MUTED))
        row.addStretch(1)
        row.addWidget(self.received.button())
        row.addWidget(self.files.button())
        everybody = KeyButton(self.tr("Semua kontak"), "Ctrl+T", icon=Icon.SEARCH)
        everybody.clicked.connect(self.open_browse)
        row.addWidget(everybody)
        column.addLayout(row)
        self.table: Table[ListRow] = Table(self._columns(), self._fetch, self.tr("Daftar"))
        self.table.selected.connect(self._show)
        self.table.opened.connect(lambda _id: self.detail.tabs.turn_to(CONTACTS))
        column.addWidget(self.table)
        column.addWidget(self.detail, 1)
        return made

    def _columns(self) -> list[Column[ListRow]]:
        return [
            Column(self.tr("Nama daftar"), lambda row: row.name, strong=True),
            Column(self.tr("Jenis"), lambda row: row.kind, width=110),
            Column(self.tr("Diimpor"), lambda row: row.taken, width=156),
            Column(self.tr("Baris"), lambda row: number(row.rows), number=True, width=76),
            Column(self.tr("Baru"), lambda row: number(row.accepted), number=True, width=76),
            Column(self.tr("Diperbarui"), lambda row: number(row.updated), number=True, width=96),
            Column(self.tr("Ganda"), lambda row: number(row.duplicates), number=True, width=76),
            Column(
                self.tr("Ditahan"),
                lambda row: number(row.quarantined),
                number=True,
                width=80,
                tone=lambda row: Tone.WARN if row.quarantined else None,
            ),
            Column(self.tr("Sudah dicoba"), lambda row: row.progress, number=True, width=170),
            Column(
                self.tr("Tanpa nomor"),
                lambda row: number(row.without_number),
                number=True,
                width=110,
            ),
        ]

    def _build_first_run(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        own = KeyButton(self.tr("Impor daftar"), "Ctrl+O", icon=Icon.IMPORT)
        own.clicked.connect(self._open_file)
        row.addWidget(own)
        row.addWidget(label(self.tr("atau seret berkas XLSX atau CSV ke jendela ini"), Role.MUTED))
        row.addStretch(1)
        row.addWidget(self.files.button())
        column.addLayout(row)
        self.samples = EmptyState(
            self.tr("Belum ada daftar"),
            self.tr(
                "Di sini tersimpan daftar badan usaha dan daftar peserta menunggak yang akan"
                " ditelepon. Coba dahulu dengan daftar contoh, atau impor berkas kantor Anda."
            ),
            self.tr("Pakai daftar contoh"),
            "Ctrl+Return",
            Icon.LISTS,
        )
        self.samples.asked.connect(self._take_samples)
        column.addWidget(self.samples, 1)
        return made

    # -- what is shown -----------------------------------------------------------------

    def reload(self) -> None:
        """Read the lists again; the selected one stays selected."""
        self._rows = list_rows(self._session.workstation)
        self.table.setFixedHeight(px(40 + 30 * min(max(len(self._rows), 2), 5)))
        show_ids(self.table, tuple(self._rows))
        self._show(self.table.current)
        if self._front.currentWidget() not in (self.intake, self.browse, *self.deciding.pages):
            self._show_front()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        if self.files.open or self.received.open:
            return
        here = self.browse if self._front.currentWidget() is self.browse else None
        (here or self).table.setFocus()

    def open_browse(self) -> None:
        """Turn to the table of all contacts, which is built when it is first wanted."""
        if self.browse is None:
            self.browse = BrowsePage(self._session, self._choose_target)
            self.browse.left.connect(self._leave_browse)
            self._front.addWidget(self.browse)
        self._front.setCurrentWidget(self.browse)
        self.browse.search.start()

    def _leave_browse(self) -> None:
        self._show_front()
        self.table.setFocus()

    def commands(self, query: str) -> list[Command]:
        """Taking a list in, for the command palette."""
        offered = [
            Command(self.tr("Impor daftar"), self._open_file, self.tr("Daftar")),
            Command(self.tr("Semua kontak"), self.open_browse, self.tr("Daftar")),
        ]
        offered.extend([*self.files.commands(), *self.received.commands()])
        words = query.casefold().split()
        return [one for one in offered if all(word in one.title.casefold() for word in words)]

    def _decided(self) -> None:
        self._show_front()
        self.table.setFocus()

    def _leave_files(self) -> None:
        self._front.setCurrentWidget(self.overview if self._rows else self.first_run)
        self.table.setFocus()

    def _show_front(self) -> None:
        if self.files.open or self.received.open:
            return
        self._front.setCurrentWidget(self.overview if self._rows else self.first_run)

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
        self.detail.open_aside()

    # -- taking a list in --------------------------------------------------------------

    def _ask_file(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Impor daftar"),
            str(self._session.export_dir),
            self.tr("Daftar (*.xlsx *.xlsm *.xls *.csv *.txt);;Semua berkas (*)"),
        )
        return Path(chosen) if chosen else None

    def _open_file(self) -> None:
        path = self._choose_file()
        if path is not None:
            self.offer_file(path)

    def offer_file(self, path: Path) -> None:
        """Begin taking a file in: look into it, then ask the person. Ignored while one runs."""
        if self._task is not None:
            return
        self._look_no_more()
        self.notice.hide()
        self._front.setCurrentWidget(self.intake)
        self.intake.offer(path)
        station = self._session.workstation
        self._look = self._session.background.run(
            lambda progress: inspect_file(station, path, progress.check),
            self.intake.show_inspection,
            self._failed,
            owner=self,
        )

    def _look_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _start(self, order: IntakeOrder) -> None:
        self.intake.show_running()
        station, officer = self._session.workstation, self._session.officer
        self._run(lambda told: [take_in(station, officer, order, told)])

    def _take_samples(self) -> None:
        self._front.setCurrentWidget(self.intake)
        self.intake.offer_samples()
        station, officer = self._session.workstation, self._session.officer
        self._run(lambda told: take_in_samples(station, officer, told))

    def _run(self, work: Callable[[Callable[[int, int], None]], list[CallList]]) -> None:
        def body(progress: Progress) -> list[CallList]:
            return work(progress.report)

        def step(now: Step) -> None:
            self.intake.show_step(now.done, now.total)

        self._task = self._session.background.run(
            body, self._taken, self._failed, progress=step, ended=self._ended, owner=self
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.intake.show_cancelling()
            return
        self._look_no_more()
        self.intake.forget()
        self._show_front()
        self.table.setFocus()

    def _taken(self, taken: list[CallList]) -> None:
        self._front.setCurrentWidget(self.overview)
        self._session.news.lists_changed.emit()
        for one in taken:
            self.deciding.look_for_pairs(one.list_id)
        self.table.select(taken[-1].list_id)
        self.table.setFocus()
        aside = any(one.duplicates or one.quarantined for one in taken)
        self._say(
            Tone.WARN if any(one.quarantined for one in taken) else Tone.GOOD,
            " ".join(result_sentence(one) for one in taken),
            self.tr("Lihat yang disisihkan") if aside else "",
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            self._task = None
            self.intake.show_failure(
                self.tr("Daftar tidak dapat diimpor. Tidak ada yang disimpan.")
            )
            raise error
        self.intake.show_failure(error.sentence)

    def _ended(self, state: TaskState) -> None:
        self._task = None
        self.intake.show_idle()
        if state is TaskState.CANCELLED:
            self._show_front()
            self.table.setFocus()
            self._say(Tone.INFO, self.tr("Dibatalkan. Tidak ada baris yang disimpan."))

    def _dropped(self, path: Path) -> None:
        if not (self.files.take_file(path) or self.received.take_file(path)):
            self.offer_file(path)

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
