"""Page "Berkas diterima": payments and results files, and payments that wait for a contact."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.errors import SambungError
from ui.background import Task, TaskState
from ui.icons import Icon
from ui.lists.matched_page import MatchedPage
from ui.lists.received_rows import ReceivedRows
from ui.lists.waiting_page import WaitingPage
from ui.live import show_ids
from ui.presenters.lists import number
from ui.presenters.received import (
    ReceivedRow,
    received_rows,
    save_aside,
    take_back,
)
from ui.presenters.received_lines import received_lines
from ui.reconcile.files import SYSTEM, Dialogs
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import Column, EmptyState, KeyButton, Notice, Role, Table, Variant, label

FILES, WAITING, MATCHED, LINES = range(4)


class ReceivedPage(QWidget):
    """The files with their counts, taking one back. `left` asks for the lists.

    `offered` carries the paths of files to be taken in.
    """

    left = Signal()
    offered = Signal(object)

    def __init__(
        self, session: Session, dialogs: Dialogs = SYSTEM, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._rows: Mapping[str, ReceivedRow] = {}
        self._task: Task | None = None
        self._sure = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._build_head())
        self.notice = Notice()
        self.notice.hide()
        column.addWidget(self.notice)
        self.waiting = WaitingPage(session)
        self.waiting.said.connect(lambda tone, text: self._say(Tone(tone), text))
        self.waiting.changed.connect(self._changed)
        self.matched = MatchedPage(session)
        self.matched.said.connect(lambda tone, text: self._say(Tone(tone), text))
        self.matched.changed.connect(self._changed)
        self.lines = ReceivedRows()
        self.tabs = KeyTabs(
            self.tr("Berkas diterima"),
            [
                (self.tr("Berkas"), self._build_files()),
                (self.tr("Menunggu kontak"), self.waiting),
                (self.tr("Dicocokkan tangan"), self.matched),
                (self.tr("Baris"), self.lines),
            ],
        )
        column.addWidget(self.tabs, 1)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.back = KeyButton(self.tr("Kembali"), "Escape", Variant.QUIET)
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addWidget(label(self.tr("Berkas diterima"), Role.SECTION))
        self.progress = label("", Role.MUTED)
        row.addWidget(self.progress, 1)
        self.take = KeyButton(self.tr("Terima berkas"), "Ctrl+O", Variant.PRIMARY, Icon.IMPORT)
        self.take.clicked.connect(self._ask_file)
        row.addWidget(self.take)
        return row

    def _build_files(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.table: Table[ReceivedRow] = Table(
            self._columns(), self._fetch, self.tr("Berkas diterima")
        )
        self.table.selected.connect(lambda _id: self._show())
        self.table.opened.connect(lambda _id: self.tabs.turn_to(LINES))
        self._front.addWidget(self.table)
        self.empty = EmptyState(
            self.tr("Belum ada berkas pembayaran atau hasil"),
            self.tr(
                "Terima berkas pembayaran iuran, atau hasil telepon yang ditulis di Excel saat"
                " program tidak dapat dipakai. Seret berkasnya ke sini, atau tekan Ctrl+O."
            ),
            icon=Icon.IMPORT,
        )
        self._front.addWidget(self.empty)
        made.setFocusProxy(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.sentence = label("", Role.MUTED, wrap=True)
        foot.addWidget(self.sentence, 1)
        self.save = KeyButton(self.tr("Simpan yang tidak diterima"), "Ctrl+S", icon=Icon.EXPORT)
        self.save.clicked.connect(self._save_aside)
        foot.addWidget(self.save)
        self.undo = KeyButton(self.tr("Tarik kembali"), "Ctrl+Backspace", Variant.QUIET, Icon.UNDO)
        self.undo.clicked.connect(self._take_back)
        foot.addWidget(self.undo)
        column.addLayout(foot)
        return made

    def _columns(self) -> list[Column[ReceivedRow]]:
        return [
            Column(self.tr("Berkas"), lambda row: row.name, strong=True),
            Column(self.tr("Isi"), lambda row: row.kind, width=110),
            Column(self.tr("Diterima pada"), lambda row: row.taken, width=156),
            Column(self.tr("Baris"), lambda row: number(row.rows), number=True, width=80),
            Column(self.tr("Diterima"), lambda row: number(row.accepted), number=True, width=88),
            Column(self.tr("Ganda"), lambda row: number(row.duplicates), number=True, width=80),
            Column(
                self.tr("Ditahan"),
                lambda row: number(row.quarantined),
                number=True,
                width=84,
                tone=lambda row: Tone.WARN if row.quarantined else None,
            ),
            Column(
                self.tr("Tanpa kontak"), lambda row: number(row.unmatched), number=True, width=110
            ),
            Column(self.tr("Keadaan"), lambda row: row.state, width=150),
        ]

    # -- what is shown -----------------------------------------------------------------

    def reload(self) -> None:
        """Read files and waiting payments again."""
        self._rows = received_rows(self._session.workstation)
        show_ids(self.table, tuple(self._rows))
        self._front.setCurrentIndex(0 if self._rows else 1)
        if self._rows and self.table.current is None:
            self.table.select_row(0)
        self._show()
        self.matched.reload()
        count = self.waiting.reload()
        self.tabs.setTabText(WAITING, self.tr("Menunggu kontak ({0})").format(number(count)))

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, ReceivedRow]:
        return {one: self._rows[one] for one in ids}

    @property
    def _chosen(self) -> ReceivedRow | None:
        return self._rows.get(str(self.table.current))

    def _show(self) -> None:
        row = self._chosen
        self._sure = ""
        self.undo.setText(self.tr("Tarik kembali"))
        self.undo.set_variant(Variant.QUIET)
        self.sentence.setText(row.sentence if row else "")
        self.lines.show_lines(
            received_lines(self._session.workstation, row.file_id) if row else None
        )
        count = number(len(self.lines.table.ids))
        self.tabs.setTabText(LINES, self.tr("Baris ({0})").format(count))
        self.save.setVisible(row is not None and row.has_aside)
        self.undo.setVisible(row is not None and row.may_be_taken_back)

    def _say(self, tone: Tone, sentence: str) -> None:
        self.notice.tell(tone, sentence)
        self.notice.show()

    def _changed(self) -> None:
        self._session.news.facts_changed.emit()
        self.reload()

    # -- taking back -------------------------------------------------------------------

    def _ask_file(self) -> None:
        folder = self._session.export_dir
        if paths := self._dialogs.files(self, self.tr("Terima berkas"), folder):
            self.offered.emit(paths)

    def _take_back(self) -> None:
        """The first press asks, the second does it."""
        row = self._chosen
        if row is None or not row.may_be_taken_back:
            return
        if self._sure != row.file_id:
            self._sure = row.file_id
            self.undo.setText(self.tr("Ya, tarik kembali"))
            self.undo.set_variant(Variant.DANGER)
            self.sentence.setText(row.taking_back)
            return
        if self._task is not None:
            return
        station, officer = self._session.workstation, self._session.officer
        self.notice.hide()
        self.undo.setEnabled(False)
        self.progress.setText(self.tr("Menarik kembali …"))
        self._task = self._session.background.run(
            lambda _progress: take_back(station, officer, row.file_id),
            self._gone,
            self._failed,
            ended=self._ended,
            owner=self,
        )

    def _gone(self, sentence: str) -> None:
        self._say(Tone.GOOD, sentence)
        self._changed()

    def _save_aside(self) -> None:
        row = self._chosen
        if row is None:
            return
        suggestion = self._session.export_dir / f"{Path(row.name).stem}-tidak-diterima.xlsx"
        target = self._dialogs.target(self, self.tr("Simpan yang tidak diterima"), suggestion)
        if target is None:
            return
        try:
            save_aside(self._session.workstation, row.file_id, target)
        except SambungError as error:
            self._say(Tone.BAD, error.sentence)
        else:
            self._say(Tone.GOOD, self.tr("Tersimpan di {0}.").format(target))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._say(Tone.BAD, error.sentence)

    def _ended(self, _state: TaskState) -> None:
        self._task = None
        self.undo.setEnabled(True)
        self.progress.clear()
