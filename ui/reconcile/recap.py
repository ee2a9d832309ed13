"""The month's deactivation requests: which files, the work, the recap."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from dialer.hours import local
from dialer.reconcile.recap_book import write_recap
from dialer.reconcile.recap_model import Recap
from dialer.reporting import save_deactivation
from ui.icons import Icon
from ui.lists.figures import SumLine
from ui.presenters.recap import (
    Line,
    RecapGroup,
    RecapView,
    make_recap,
    months_around,
    recap_name,
)
from ui.reconcile.files import Dialogs
from ui.reconcile.lines import GroupTables, Head
from ui.reconcile.work_page import WorkPage
from ui.scaling import keep_width
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, ElidedLabel, Field, KeyButton, Role, Variant, label


class RecapPage(WorkPage):
    """The files and the month, then the recap; going back keeps the files."""

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(session, dialogs, parent)
        self.paths: list[Path] = []
        self.view: RecapView | None = None
        self.front.addWidget(self._build_form())
        self.result = self._build_result()
        self.front.addWidget(self.result)
        self.setFocusProxy(self.add)

    def _build_form(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        card = Card(self.tr("Rekap penonaktifan"))
        keep_width(card, 760)
        row.addWidget(card)
        row.addStretch(1)
        body = card.body
        body.setSpacing(px(12))
        body.addWidget(
            label(
                self.tr(
                    "Gabungkan berkas permintaan penonaktifan pekerja dari badan usaha dalam satu"
                    " bulan menjadi satu rekap. Seret berkas-berkasnya ke sini atau tambahkan."
                ),
                Role.MUTED,
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Berkas permintaan"))
        self.list.setAcceptDrops(False)
        body.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        self.add = KeyButton(self.tr("Tambah berkas"), "Ctrl+O", icon=Icon.ADD)
        self.add.clicked.connect(self._ask)
        buttons.addWidget(self.add)
        self.remove = KeyButton(self.tr("Keluarkan"), "Del", Variant.QUIET, Icon.CLOSE)
        self.remove.clicked.connect(self._remove)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        body.addLayout(buttons)
        self.month = QComboBox()
        station = self.session.workstation
        today = local(station.now(), station.branch().zone).date()
        for value, word in months_around(today):
            self.month.addItem(word, value)
        self.month.setCurrentIndex(self.month.findData(f"{today:%Y-%m}"))
        body.addWidget(Field(self.tr("Bulan rekap"), self.month))
        self.start = KeyButton(self.tr("Buat rekap"), "Ctrl+Return", Variant.PRIMARY)
        self.start.clicked.connect(self._start)
        body.addWidget(self.start)
        body.addWidget(self.running)
        self.ready()
        return made

    def _build_result(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.title = ElidedLabel("", Role.SECTION)
        row.addWidget(self.title, 1)
        self.again = KeyButton(self.tr("Ubah berkas"), "Ctrl+N", icon=Icon.EDIT)
        self.again.clicked.connect(self._again)
        row.addWidget(self.again)
        self.save = KeyButton(self.tr("Simpan XLSX"), "Ctrl+S", Variant.PRIMARY, Icon.EXPORT)
        self.save.clicked.connect(self._save)
        row.addWidget(self.save)
        self.print = KeyButton(self.tr("Simpan PDF"), "Ctrl+P")
        self.print.clicked.connect(self._print)
        row.addWidget(self.print)
        column.addLayout(row)
        self.sum = SumLine()
        column.addWidget(self.sum)
        self.groups = GroupTables(self._heads(), self._lines, self.tr("Rekap penonaktifan"))
        column.addWidget(self.groups, 1)
        return made

    def _heads(self) -> dict[str, list[Head]]:
        tr = self.tr
        file, row, name, number = tr("Berkas"), tr("Baris"), tr("Nama"), tr("NIK / kartu")
        firm = tr("Badan usaha")
        return {
            RecapGroup.REQUESTS: [
                Head(firm),
                Head(name, strong=True),
                Head(number, 150),
                Head(tr("Alasan"), 150),
                Head(tr("Berlaku"), 110),
                Head(tr("Asal"), 230),
                Head(tr("Catatan"), 170),
            ],
            RecapGroup.FIRMS: [
                Head(firm, strong=True),
                Head(tr("Permintaan"), 100, number=True),
                Head(tr("Alasan")),
            ],
            RecapGroup.REPEATS: [
                Head(name, strong=True),
                Head(number, 150),
                Head(tr("Baris ganda")),
                Head(tr("Baris yang dipakai")),
                Head(tr("Sama pada"), 150),
                Head(tr("Berbeda pada"), 220),
            ],
            RecapGroup.FAULTY: [
                Head(file, 170),
                Head(row, 60, number=True),
                Head(tr("Alasan"), strong=True),
                Head(tr("Perbaikan")),
                Head(tr("Isi baris")),
            ],
            RecapGroup.FILES: [
                Head(file, strong=True),
                Head(row, 80, number=True),
                Head(tr("Masuk rekap"), 110, number=True),
                Head(tr("Ganda"), 80, number=True),
                Head(tr("Perlu diperbaiki"), 130, number=True),
                Head(tr("Catatan")),
            ],
        }

    def _lines(self, group: str, places: Sequence[int]) -> Mapping[int, Line]:
        return {} if self.view is None else self.view.lines(RecapGroup(group), places)

    # -- files and work ----------------------------------------------------------------

    def take_files(self, paths: list[Path]) -> None:
        """Add files; one that is there already is not added again."""
        if self.running.busy:
            return
        self._again()
        for path in paths:
            if path not in self.paths:
                self.paths.append(path)
                self.list.addItem(path.name)
        self.ready()
        if self.paths:
            self.list.setCurrentRow(len(self.paths) - 1)
            self.start.setFocus()

    def _ask(self) -> None:
        title = self.tr("Tambah berkas permintaan")
        self.take_files(self.dialogs.files(self, title, self.session.export_dir))

    def _remove(self) -> None:
        place = self.list.currentRow()
        if place >= 0 and not self.running.busy:
            self.list.takeItem(place)
            del self.paths[place]
            self.ready()

    @override
    def ready(self) -> None:
        self.start.setEnabled(bool(self.paths))
        self.remove.setEnabled(bool(self.paths))

    def _start(self) -> None:
        self.notice.dismiss()
        self.start.setEnabled(False)
        files, month = tuple(self.paths), str(self.month.currentData())
        self.running.run(1, lambda told, check: make_recap(files, month, told, check), self._made)

    def _made(self, recap: Recap) -> None:
        self.ready()
        if not recap.files:
            self.say(Tone.BAD, " ".join(sentence for _, sentence in recap.unread))
            return
        self.show_view(RecapView(recap))

    def show_view(self, view: RecapView) -> None:
        """Show a recap."""
        self.view, self.saved = view, None
        self.title.setText(view.title)
        self.front.setCurrentWidget(self.result)
        self.sum.show_sum(view.sums)
        words = {
            RecapGroup.REQUESTS: self.tr("Rekap"),
            RecapGroup.FIRMS: self.tr("Per badan usaha"),
            RecapGroup.REPEATS: self.tr("Ganda"),
            RecapGroup.FAULTY: self.tr("Perlu diperbaiki"),
            RecapGroup.FILES: self.tr("Per berkas"),
        }
        for table in self.groups.tables.values():
            table.set_ids(())
        self.groups.show_counts(
            {one.value: word for one, word in words.items()},
            {one.value: view.count(one) for one in RecapGroup},
        )
        if view.remarks:
            self.say(Tone.WARN if view.recap.unread else Tone.INFO, view.remarks)

    def _again(self) -> None:
        self.notice.dismiss()
        self.front.setCurrentIndex(0)
        self.add.setFocus()

    # -- the recap as a file -----------------------------------------------------------

    def _save(self) -> None:
        """As a workbook with the whole numbers."""
        station = self.session.workstation
        now = local(station.now(), station.branch().zone)
        self._keep(".xlsx", lambda recap, target: write_recap(recap, target, now))

    def _print(self) -> None:
        """As a report to sign, with masked numbers."""
        reporting = self.session.workstation.reporting
        self._keep(".pdf", lambda recap, target: save_deactivation(reporting, recap, target))

    def _keep(self, suffix: str, act: Callable[[Recap, Path], None]) -> None:
        view = self.view
        if view is None or self.running.busy:
            return
        self.write(
            self.tr("Simpan rekap"),
            (self.session.export_dir / recap_name(view.recap)).with_suffix(suffix),
            lambda target: act(view.recap, target),
            self.tr("Rekap disimpan di {0}."),
        )
