"""The page "Hitung REHAB" of the Janji room: type the figures, look, print one page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dialer.errors import SambungError
from dialer.rehab_rules import Segment
from dialer.reports.rehab_sheet import write_rehab_sheet
from dialer.reports.saving import save_whole
from ui.desk.picker import Picker
from ui.desk.sheet_panel import grid_of
from ui.icons import Icon
from ui.presenters.desk_sheets import grids_of
from ui.presenters.rehab_page import RehabDesk, RehabForm
from ui.presenters.rehab_sheet import SEGMENTS, SheetView
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import (
    Card,
    DateEdit,
    Field,
    KeyButton,
    MoneyEdit,
    NumberEdit,
    Role,
    Variant,
    label,
)

_CLASSES: Final = (("1", "Kelas I"), ("2", "Kelas II"), ("3", "Kelas III"))
ChooseTarget = Callable[[Path], Path | None]


class RehabCalculator(QWidget):
    """Form at the left, answer at the right. Nothing typed here is kept."""

    def __init__(
        self,
        session: Session,
        choose_target: ChooseTarget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._choose_target = choose_target or self._ask_target
        self.desk = RehabDesk(session.workstation, session.officer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(12), 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._build_form())
        row.addWidget(self._build_answer(), 1)
        self.setFocusProxy(self.amount)
        self._listen()
        self._show()

    def _build_form(self) -> QWidget:
        card = Card(self.tr("Hitung REHAB"))
        card.setFixedWidth(px(320))
        self.name = QLineEdit()
        self.amount = MoneyEdit()
        self.months = NumberEdit(0, 99, 0)
        self.months.setSpecialValueText("–")
        self.members = NumberEdit(0, 20, 0)
        self.members.setSpecialValueText("–")
        self.care_class = Picker(self.tr("Kelas rawat"), self.tr("Belum diketahui"))
        self.care_class.offer(_CLASSES, "")
        self.segment = Picker(self.tr("Segmen sekarang"))
        self.segment.offer(tuple((one.value, text) for one, text in SEGMENTS), "mandiri")
        self.day = DateEdit(lambda: self.desk.today, self.desk.today, quick=())
        for field in (
            Field(self.tr("Total tunggakan"), self.amount, self.tr("Seperti di daftar resmi")),
            Field(self.tr("Bulan menunggak"), self.months),
            Field(self.tr("Kelas rawat"), self.care_class),
            Field(self.tr("Anggota keluarga"), self.members),
            Field(self.tr("Segmen sekarang"), self.segment),
            Field(self.tr("Tanggal mendaftar"), self.day),
            Field(self.tr("Nama peserta (untuk lembar)"), self.name),
        ):
            card.body.addWidget(field)
        card.body.addStretch(1)
        return card

    def _build_answer(self) -> QWidget:
        card = Card()
        top = QHBoxLayout()
        self.title = label("", Role.SECTION)
        top.addWidget(self.title)
        top.addStretch(1)
        self._stages_name = label(self.tr("Tahap"), Role.LABEL)
        self.stages = NumberEdit(1, 36, 1)
        self.stages.setAccessibleName(self.tr("Jumlah tahap"))
        self.print = KeyButton(self.tr("Simpan lembar PDF"), "Ctrl+S", icon=Icon.PRINT)
        self.print.set_variant(Variant.PRIMARY)
        for part in (self._stages_name, self.stages, self.print):
            top.addWidget(part)
        card.body.addLayout(top)
        self.warning = label("", tone=Tone.WARN, wrap=True)
        card.body.addWidget(self.warning)
        self.summary = label("", wrap=True)
        card.body.addWidget(self.summary)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.body.addWidget(self.area, 1)
        self.foot = label("", Role.LABEL, wrap=True)
        card.body.addWidget(self.foot)
        return card

    def _listen(self) -> None:
        for changed in (
            self.amount.value_changed,
            self.months.valueChanged,
            self.members.valueChanged,
            self.care_class.picked,
            self.day.value_changed,
            self.name.textChanged,
        ):
            changed.connect(self._read)
        self.segment.picked.connect(self._move)
        self.stages.valueChanged.connect(
            lambda value: self._take(replace(self.desk.form, stages=value))
        )
        self.print.clicked.connect(self.save_sheet)

    def _read(self) -> None:
        """Take the form as it stands; the stages stay."""
        code = self.care_class.value
        self._take(
            replace(
                self.desk.form,
                day=self.day.value or self.desk.today,
                name=self.name.text(),
                amount=self.amount.value,
                months=self.months.value() or None,
                care_class=int(code) if code else None,
                members=self.members.value() or None,
            )
        )

    def _move(self, code: str) -> None:
        self._take(replace(self.desk.form, segment=Segment(code), stages=None))

    def _take(self, form: RehabForm) -> None:
        self.desk.change(form)
        self._show()

    def _show(self) -> None:
        if self.desk.empty:
            self._show_nothing()
        else:
            self._show_answer(self.desk.view)

    def _show_nothing(self) -> None:
        self.title.setText(self.tr("Belum ada hitungan"))
        self.warning.hide()
        self.summary.setText(self.tr("Isi total tunggakan dan bulan menunggak di kiri."))
        self.foot.setText("")
        self._offer(None)

    def _show_answer(self, view: SheetView) -> None:
        self.title.setText(
            self.tr("REHAB belum dapat didaftarkan")
            if view.refusal
            else self.tr("{0} tahap, cicilan pertama {1}").format(view.stages, view.first)
        )
        told = "\n".join(part for part in (view.refusal, *view.warnings) if part)
        self.warning.setText(told)
        self.warning.setVisible(bool(told))
        self.summary.setText(
            ""
            if view.refusal
            else self.tr("Total {0} · {1} · kartu aktif {2}.").format(
                view.total, view.span, view.active
            )
        )
        self.foot.setText(f"{view.estimate} {view.rule}, {view.source}. {view.inferred}")
        self._offer(view)

    def _offer(self, view: SheetView | None) -> None:
        """Stages, tables and the printing, as far as there is a plan."""
        open_ = view is not None and not view.refusal
        self.print.setEnabled(open_)
        self._stages_name.setVisible(open_)
        self.stages.setVisible(open_)
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(8), 0)
        if view is not None:
            self.stages.blockSignals(True)
            self.stages.setRange(1, max(1, view.most))
            self.stages.setValue(max(1, view.stages))
            self.stages.blockSignals(False)
            for grid in grids_of(view):
                column.addWidget(label(grid.title, Role.STRONG))
                column.addLayout(grid_of(grid))
                column.addSpacing(px(8))
        column.addStretch(1)
        self.area.setWidget(page)

    def save_sheet(self) -> None:
        """Print the one page for the member."""
        target = self._choose_target(self._session.export_dir / self.desk.file_name)
        if target is None:
            return
        news = self._session.news
        try:
            save_whole(target, self._write)
        except SambungError as error:
            news.notice.emit("warn", error.sentence)
            return
        news.notice.emit("good", self.tr("Lembar tersimpan: {0}").format(target.name))

    def _write(self, target: BinaryIO) -> None:
        write_rehab_sheet(target, self.desk.letterhead, self.desk.member_sheet())

    def _ask_target(self, suggestion: Path) -> Path | None:
        title = self.tr("Simpan lembar REHAB")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(suggestion), "PDF (*.pdf)")
        return Path(chosen) if chosen else None
