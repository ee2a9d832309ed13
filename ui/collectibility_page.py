"""Page "Kolektibilitas": dues billed and received by hand or from a table, before and after."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialer.errors import SambungError
from ui.background import Task, TaskState
from ui.figure_strip import FigureStrip
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.collectibility import (
    CollectedLine,
    CollectibilityView,
    collectibility_view,
    month_before,
    month_choices,
    taken_sentence,
)
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Column, EmptyState, Field, KeyButton, MoneyEdit, Table, Variant

if TYPE_CHECKING:
    from dialer.collectibility import TakenIn


class CollectibilityPage(QWidget):
    """A line of the table is put into the fields; Ctrl+Enter keeps what stands there."""

    def __init__(
        self,
        session: Session,
        choose_file: Callable[[], Path | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._choose_file = choose_file or self._ask_file
        self._view: CollectibilityView | None = None
        self._task: Task | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        today = session.workstation.promises.today()
        months, month = month_choices(session.workstation, today), f"{today:%Y-%m}"
        self.month = Field(self.tr("Bulan"), _months(months, month))
        self.before = Field(self.tr("Dibandingkan dengan"), _months(months, month_before(month)))
        self.take = KeyButton(self.tr("Ambil dari berkas"), "Ctrl+O", icon=Icon.IMPORT)
        self.take.clicked.connect(self._take_in)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        for field in (self.month, self.before):
            field.control.currentIndexChanged.connect(self.reload)
            top.addWidget(field)
        top.addStretch(1)
        top.addWidget(self.take)
        column.addLayout(top)
        self.figures = FigureStrip(self.tr("Angka kolektibilitas"))
        column.addWidget(self.figures)
        self._front = QStackedWidget()
        self.table: Table[CollectedLine] = Table(
            self._columns(), self._rows, self.tr("Kolektibilitas")
        )
        self.table.opened.connect(self._fill)
        self._front.addWidget(self.table)
        self.empty = EmptyState(
            self.tr("Belum ada angka untuk bulan ini"),
            self.tr(
                "Isi segmen, wilayah, tagihan, dan penerimaan di bawah, atau ambil tabel XLSX atau"
                " CSV dengan kolom Segmen, Wilayah, Ditagih, Diterima. Laporan kolektibilitas"
                " memakai angka yang sama."
            ),
            icon=Icon.REPORT,
        )
        self._front.addWidget(self.empty)
        column.addWidget(self._front, 1)
        column.addLayout(self._make_entry())
        self.setFocusProxy(self.table)

    def _make_entry(self) -> QHBoxLayout:
        self.segment = Field(self.tr("Segmen"), QLineEdit())
        self.area = Field(self.tr("Wilayah (kosong: seluruh kantor)"), QLineEdit())
        self.billed = Field(self.tr("Ditagih"), MoneyEdit())
        self.received = Field(self.tr("Diterima"), MoneyEdit())
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for field in (self.segment, self.area, self.billed, self.received):
            row.addWidget(field, 1)
        self.save = KeyButton(self.tr("Simpan baris"), "Ctrl+Return", Variant.PRIMARY)
        self.save.clicked.connect(self._enter)
        self.drop = KeyButton(self.tr("Hapus baris"), "Ctrl+Del")
        self.drop.clicked.connect(self._drop)
        row.addWidget(self.save)
        row.addWidget(self.drop)
        return row

    def _columns(self) -> list[Column[CollectedLine]]:
        return [
            Column(self.tr("Segmen"), lambda row: row.segment, strong=True),
            Column(self.tr("Wilayah"), lambda row: row.area),
            Column(self.tr("Ditagih"), lambda row: row.billed, number=True, width=140),
            Column(self.tr("Diterima"), lambda row: row.received, number=True, width=140),
            Column(self.tr("Rasio"), lambda row: row.share, number=True, width=80),
            Column(self.tr("Sebelum"), lambda row: row.before, number=True, width=235),
            Column(self.tr("Poin persen"), lambda row: row.change, number=True, width=95),
            Column(self.tr("Asal"), lambda row: row.source, width=130),
        ]

    def reload(self) -> None:
        """Read both months again."""
        view = self._view = collectibility_view(
            self._session.workstation, self._month, str(self.before.control.currentData())
        )
        self.figures.show_figures(view.figures)
        show_ids(self.table, tuple(view.lines))
        self._front.setCurrentWidget(self.table if view.lines else self.empty)
        self.drop.setEnabled(bool(view.lines))

    @property
    def _month(self) -> str:
        return str(self.month.control.currentData())

    def _rows(self, ids: Sequence[str]) -> Mapping[str, CollectedLine]:
        return {one: self._view.lines[one] for one in ids} if self._view else {}

    def _row(self) -> CollectedLine | None:
        return self._view.lines.get(str(self.table.current)) if self._view else None

    def _fill(self, key: object) -> None:
        """Put a line into the fields; one that is only in the other month without its rupiah."""
        row, (segment, area) = self._row(), str(key).split("\n")
        self.segment.control.setText(segment)
        self.area.control.setText(area)
        now = row.now if row else None
        self.billed.control.set_value(now.billed if now else None)
        self.received.control.set_value(now.received if now else None)
        self.billed.control.setFocus()

    def _enter(self) -> None:
        billed, received = self.billed.control.value, self.received.control.value
        use, officer = self._session.workstation.collectibility, self._session.officer
        segment, area = self.segment.control.text(), self.area.control.text()
        if billed is None or received is None:
            self._say(Tone.WARN, self.tr("Isi tagihan dan penerimaan; nol ditulis 0."))
            return
        if self._try(lambda: use.enter(officer, self._month, segment, area, billed, received)):
            self._say(Tone.GOOD, self.tr("Angka {0} tersimpan.").format(" ".join(segment.split())))
            for field in (self.segment, self.area):
                field.control.clear()
            for money in (self.billed, self.received):
                money.control.set_value(None)
            self.segment.control.setFocus()

    def _drop(self) -> None:
        row = self._row()
        if row is None or row.now is None:
            return
        use, officer, one = self._session.workstation.collectibility, self._session.officer, row.now
        if self._try(lambda: use.drop(officer, one.month, one.segment, one.area)):
            self._say(Tone.GOOD, self.tr("Angka {0} dihapus.").format(one.segment))

    def _take_in(self) -> None:
        """Read a table beside the window; pressed again meanwhile it stops."""
        if self._task is not None:
            self._task.cancel()
            return
        path = self._choose_file()
        if path is None:
            return
        use, officer = self._session.workstation.collectibility, self._session.officer
        month, word = self._month, self.month.control.currentText()
        self.take.setText(self.tr("Batalkan"))
        self._task = self._session.background.run(
            lambda progress: use.take_in(officer, month, path, check=progress.check),
            lambda done: self._taken(done, word),
            self._refused,
            ended=self._ended,
            owner=self,
        )

    def _taken(self, done: "TakenIn", month: str) -> None:
        # what was left out stays to be read
        tone = Tone.GOOD if done.taken == done.rows else Tone.WARN
        self._say(tone, taken_sentence(done, month))
        self.reload()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._say(Tone.BAD, error.sentence)

    def _ended(self, state: TaskState) -> None:
        self._task = None
        self.take.setText(self.tr("Ambil dari berkas"))
        if state is TaskState.CANCELLED:
            self._say(Tone.INFO, self.tr("Dibatalkan. Tidak ada baris yang diambil."))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except SambungError as error:
            self._say(Tone.BAD, error.sentence)
            return False
        self.reload()
        return True

    def _say(self, tone: Tone, sentence: str) -> None:
        self._session.news.notice.emit(tone.value, sentence)

    def _ask_file(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Pilih tabel"), "", self.tr("Tabel (*.xlsx *.ods *.csv)")
        )
        return Path(chosen) if chosen else None


def _months(choices: Mapping[str, str], chosen: str) -> QComboBox:
    made = QComboBox()
    for value, word in choices.items():
        made.addItem(word, value)
    made.setCurrentIndex(made.findData(chosen))
    return made
