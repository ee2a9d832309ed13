"""Choosing a report: kind, days, officer, list; and what can be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dialer.report_kinds import ReportKind
from ui.filling import fill_combo
from ui.icons import Icon
from ui.period_bar import PeriodBar
from ui.presenters.log_wish import Choices
from ui.presenters.periods import Quick
from ui.presenters.reports import KIND_WORDS, SPAN_WORDS, SPANNED, ReportWish
from ui.theme import px
from ui.widgets import Choice, ChoiceList, FlowLayout, KeyButton, Variant


class ReportChoices(QWidget):
    """`changed` comes with every other choice. Officers are offered to a lead only."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        asked = FlowLayout(spacing=px(12), wide=True)
        asked.addWidget(self._build_what())
        asked.addWidget(self._build_when(today))
        row.addLayout(asked, 1)
        row.addLayout(self._build_buttons())

    def _build_what(self) -> QWidget:
        self.kind = ChoiceList(
            [Choice(kind.value, word) for kind, word in KIND_WORDS.items()],
            checkable=True,
            columns=3,
        )
        self.kind.setAccessibleName(self.tr("Jenis laporan"))
        self.kind.set_value(ReportKind.TELECOLLECTING.value)
        self.kind.chosen.connect(lambda _kind: self._another_kind())
        self.recap = KeyButton(self.tr("Rekap penonaktifan"), "7", Variant.QUIET)
        self.recap.setToolTip(self.tr("Dari berkas permintaan badan usaha dalam satu bulan"))
        self.officer = self._combo(self.tr("Petugas"))
        self.list = self._combo(self.tr("Daftar"))
        made = QWidget()
        column, combos = _column(made), QHBoxLayout()
        combos.setSpacing(px(8))
        combos.addWidget(self.officer, 1)
        combos.addWidget(self.list, 1)
        column.addWidget(self.kind)
        column.addLayout(combos)
        column.addWidget(self.recap, alignment=Qt.AlignmentFlag.AlignLeft)
        return made

    def _build_when(self, today: Callable[[], date]) -> QWidget:
        self.period = PeriodBar(today, (Quick.TODAY, Quick.WEEK, Quick.MONTH), stacked=True)
        self.period.changed.connect(self.changed)
        self.span = self._combo(self.tr("Rincian waktu"))
        for span, word in SPAN_WORDS.items():
            self.span.addItem(word, span)
        self.photos = QCheckBox(self.tr("Sertakan &foto kunjungan"))
        self.photos.setToolTip(self.tr("Di belakang PDF; setiap foto yang dilihat dicatat."))
        place = self.photos.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.photos.setSizePolicy(place)
        self.photos.hide()
        self.photos.toggled.connect(self.changed)
        made = QWidget()
        column = _column(made)
        column.addWidget(self.period)
        column.addWidget(self.span)
        column.addWidget(self.photos)
        return made

    def _build_buttons(self) -> QVBoxLayout:
        self.save = KeyButton(self.tr("Simpan PDF"), "Ctrl+S", Variant.PRIMARY, Icon.EXPORT)
        self.book = KeyButton(self.tr("Simpan XLSX"), "Ctrl+E")
        self.send = KeyButton(self.tr("Kirim laporan hari ini"), "Ctrl+Return")
        for button in (self.save, self.book):
            button.setEnabled(False)
        self.zoom = KeyButton("", "F6")
        self.tell_zoom(whole=False)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        for button in (self.save, self.book, self.send, self.zoom):
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMinimumWidth(px(120))
        made.activated.connect(lambda _place: self.changed.emit())
        return made

    @property
    def wish(self) -> ReportWish:
        """What is asked for now."""
        return ReportWish(
            kind=ReportKind(str(self.kind.value)),
            period=self.period.period,
            officer_id=self.officer.currentData() or "",
            list_id=self.list.currentData() or "",
            span=self.span.currentData(),
            photos=self.photos.isChecked(),
        )

    @property
    def officer_name(self) -> str:
        """The name of the chosen officer, "" for all."""
        return self.officer.currentText() if self.officer.currentData() else ""

    def choose(self, kind: ReportKind) -> None:
        """Take another kind of report."""
        self.kind.set_value(kind.value)
        self._another_kind()

    def _another_kind(self) -> None:
        """Another kind is about other lists, and not each is asked for in each way."""
        kind = ReportKind(str(self.kind.value))
        self.list.setCurrentIndex(0)
        self.photos.setVisible(kind is ReportKind.CANVASSING)
        for combo in (self.officer, self.list):
            combo.setEnabled(kind is not ReportKind.COLLECTIBILITY)
        self.span.setEnabled(kind in SPANNED)
        self.changed.emit()

    def offer(self, officers: Choices, lists: Choices) -> None:
        """Offer what there is; what is chosen stays chosen while it is there."""
        fill_combo(self.officer, officers)
        self.officer.setVisible(bool(officers))
        fill_combo(self.list, lists)

    def follow(self) -> None:
        """The day may have changed."""
        self.period.follow()

    def tell_zoom(self, *, whole: bool) -> None:
        """Say what the zoom button would do."""
        self.zoom.setText(self.tr("Selebar layar") if whole else self.tr("Satu halaman utuh"))


def _column(widget: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(px(8))
    return made
