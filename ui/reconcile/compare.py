"""Two files compared: the form, the work, what became of the rows, the report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.hours import local
from dialer.reconcile.model import Result
from dialer.reconcile.workbook import write_result
from ui.icons import Icon
from ui.lists.figures import SumLine
from ui.presenters.reconcile import (
    CompareOrder,
    CompareView,
    Group,
    Line,
    compare_files,
    report_name,
)
from ui.reconcile.compare_form import CompareForm
from ui.reconcile.doubt_panel import DoubtPanel
from ui.reconcile.files import Dialogs
from ui.reconcile.lines import GroupTables, Head
from ui.reconcile.work_page import WorkPage
from ui.scaling import keep_width
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import ElidedLabel, FlowLayout, KeyButton, Role, Variant

_LIVE_ROWS = 20_000
"""Files up to this size are counted anew at every answer; larger ones when a group is opened."""


class ComparePage(WorkPage):
    """The form, then the result; the form keeps what was chosen."""

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(session, dialogs, parent)
        self.view: CompareView | None = None
        self.form = CompareForm()
        self.form.ordered.connect(self._start)
        self.form.files_asked.connect(self._ask)
        self.form.body.addWidget(self.running)
        self.front.addWidget(_centred(self.form))
        self.result = self._build_result()
        self.front.addWidget(self.result)
        self.setFocusProxy(self.form.choosers[0])

    def _build_result(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.title = ElidedLabel("", Role.SECTION)
        row.addWidget(self.title, 1)
        self.again = KeyButton(self.tr("Berkas lain"), "Ctrl+N", icon=Icon.REFRESH)
        self.again.clicked.connect(self._again)
        row.addWidget(self.again)
        self.save = KeyButton(self.tr("Simpan XLSX"), "Ctrl+S", Variant.PRIMARY, Icon.EXPORT)
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        column.addLayout(row)
        sums = FlowLayout(spacing=24)
        self.sums = (SumLine(), SumLine())
        for one in self.sums:
            sums.addWidget(one)
        column.addLayout(sums)
        lower = QHBoxLayout()
        lower.setSpacing(px(12))
        self.groups = GroupTables(self._heads(), self._lines, self.tr("Hasil pencocokan"))
        self.groups.turned.connect(self._turned)
        self.groups.selected.connect(self._show_doubt)
        lower.addWidget(self.groups, 1)
        self.doubt = DoubtPanel()
        keep_width(self.doubt, 440)
        self.doubt.answered.connect(self._answer)
        self.doubt.hide()
        lower.addWidget(self.doubt)
        column.addLayout(lower, 1)
        return made

    def _heads(self) -> dict[str, list[Head]]:
        tr = self.tr
        row, name, number = tr("Baris"), tr("Nama"), tr("Nomor")
        alone = [
            Head(row, 70, number=True),
            Head(name, strong=True),
            Head(number, 300),
            Head(tr("Lahir"), 110),
            Head(tr("Badan usaha / alamat")),
            Head(tr("Catatan")),
        ]
        return {
            Group.MATCHED: [
                Head(row, 60, number=True),
                Head(name, strong=True),
                Head(number, 150),
                Head(row, 60, number=True),
                Head(name, strong=True),
                Head(number, 150),
                Head(tr("Cocok menurut"), 232),
                Head(tr("Mirip"), 60, number=True),
                Head(tr("Berbeda pada"), 130),
            ],
            Group.DOUBTFUL: [
                Head(row, 60, number=True),
                Head(name, strong=True),
                Head(row, 60, number=True),
                Head(name, strong=True),
                Head(tr("Mengapa")),
                Head(tr("Nilai"), 56, number=True),
                Head(tr("Jawaban"), 80),
            ],
            Group.LEFT: alone,
            Group.RIGHT: alone,
            Group.UNFIT: [
                Head(tr("Berkas"), 160),
                Head(row, 70, number=True),
                Head(tr("Alasan"), 330),
                Head(tr("Catatan")),
                Head(tr("Isi baris")),
            ],
        }

    def _lines(self, group: str, places: Sequence[int]) -> Mapping[int, Line]:
        return {} if self.view is None else self.view.lines(Group(group), places)

    # -- choosing and comparing --------------------------------------------------------

    @override
    def take_files(self, paths: list[Path]) -> None:
        """Put dropped files into the form."""
        if not self.running.busy:
            self._again()
            self.form.take_files(paths)

    def _ask(self, side: int) -> None:
        title = self.tr("Pilih berkas")
        paths = self.dialogs.files(self, title, self.session.export_dir)
        if paths:
            self.form.take_files(paths, side)

    def _start(self, order: CompareOrder) -> None:
        self.notice.dismiss()
        self.form.start.setEnabled(False)
        self.running.run(3, lambda told, check: compare_files(order, told, check), self._compared)

    def _compared(self, result: Result) -> None:
        self.ready()
        self.show_view(CompareView(result))

    def show_view(self, view: CompareView) -> None:
        """Show what a comparison gave."""
        self.view, self.saved = view, None
        self.title.setText(view.title)
        self.front.setCurrentWidget(self.result)
        self.groups.group = Group.DOUBTFUL if view.doubts else Group.MATCHED
        self._count()
        if view.remarks:
            self.say(Tone.INFO, view.remarks)

    @override
    def ready(self) -> None:
        self.form.start.setEnabled(None not in self.form.paths)

    def _again(self) -> None:
        self.notice.dismiss()
        if self.front.currentWidget() is self.result:
            self.form.paths = [None, None]
            for file in self.form.files:
                file.setText(self.tr("Belum dipilih"))
            self.front.setCurrentIndex(0)
        self.ready()
        self.form.choosers[0].setFocus()

    # -- what became of the rows -------------------------------------------------------

    def _count(self) -> None:
        view = self.view
        if view is None:
            return
        view.settle()
        for line, side in zip(self.sums, (Group.LEFT, Group.RIGHT), strict=True):
            line.show_sum(view.sums(side))
        left, right = view.labels
        words = {
            Group.MATCHED: self.tr("Cocok"),
            Group.DOUBTFUL: self.tr("Meragukan"),
            Group.LEFT: self.tr("Hanya di {0}").format(left),
            Group.RIGHT: self.tr("Hanya di {0}").format(right),
            Group.UNFIT: self.tr("Tidak terpakai"),
        }
        self.groups.show_counts(
            {one.value: word for one, word in words.items()},
            {one.value: view.count(one) for one in Group},
        )

    def _turned(self, group: str) -> None:
        doubtful = group == Group.DOUBTFUL and self.view is not None and self.view.doubts > 0
        self.doubt.setVisible(doubtful)
        if doubtful:
            place = self.groups.tables[group].current
            self._show_doubt(place if isinstance(place, int) else 0)

    def _show_doubt(self, place: int) -> None:
        if self.view is not None and self.groups.group == Group.DOUBTFUL:
            self.doubt.show_doubt(self.view.doubt(place), self.view.decided, self.view.doubts)

    def _answer(self, same: bool | None) -> None:
        view, table = self.view, self.groups.tables[Group.DOUBTFUL]
        place = table.current
        if view is None or not isinstance(place, int):
            return
        view.decide(place, same)
        if view.result.left.total + view.result.right.total <= _LIVE_ROWS:
            self._count()
        table.refresh()
        following = view.next_open(place) if same is not None else None
        if following is not None:
            table.select_row(following)
        self._show_doubt(place if following is None else following)

    # -- the report --------------------------------------------------------------------

    def _save(self) -> None:
        view = self.view
        if view is None or self.running.busy:
            return
        self._count()
        station = self.session.workstation
        now = local(station.now(), station.branch().zone)
        result = view.result
        self.write(
            self.tr("Simpan hasil pencocokan"),
            self.session.export_dir / report_name(result, now),
            lambda target: write_result(result, target, now),
            self.tr("Hasil pencocokan disimpan di {0}."),
        )


def _centred(card: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return made
