"""The filter of the call log."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.rulebook import Rulebook
from ui.filling import fill_combo
from ui.period_bar import PeriodBar
from ui.presenters.log_wish import LogChoices, LogWish
from ui.presenters.periods import Quick
from ui.presenters.words import CHANNELS, LIST_KINDS
from ui.theme import px
from ui.widgets import FlowLayout, KeyButton, SearchBox, Variant


class LogFilterBar(QWidget):
    """`changed` comes with every other wish; petugas have no choice of officer."""

    changed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        rulebook: Rulebook,
        *,
        all_officers: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rulebook = rulebook
        self.period = PeriodBar(today, tuple(Quick))
        self.period.changed.connect(self._changed)
        self.text = SearchBox(self.tr("Cari"), "Ctrl+F")
        self.text.setAccessibleName(self.tr("Cari nama atau catatan"))
        self.text.setToolTip(self.tr("Dicari dalam nama kontak dan catatan"))
        self.text.searched.connect(lambda _text: self._changed())
        self.officer = self._combo(self.tr("Petugas"))
        if not all_officers:
            self.officer.hide()
        self.list = self._combo(self.tr("Daftar"))
        self.kind = self._combo(self.tr("Jenis kontak"))
        self.outcome = self._combo(self.tr("Hasil"))
        self.channel = self._combo(self.tr("Saluran"))
        kinds = [(kind.value, LIST_KINDS[kind.value]) for kind in ListKind]
        fill_combo(self.kind, [("", self.tr("Semua jenis")), *kinds])
        channels = [(channel.value, CHANNELS[channel]) for channel in Channel]
        fill_combo(self.channel, [("", self.tr("Semua saluran")), *channels])
        self.clear = KeyButton(self.tr("Hapus saringan"), "Ctrl+R", Variant.QUIET)
        self.clear.clicked.connect(self.reset)
        above, below = QHBoxLayout(), FlowLayout(spacing=px(8), wide=True)
        above.setSpacing(px(8))
        above.addWidget(self.period)
        above.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        for combo in self._widths():
            below.addWidget(combo)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(above)
        column.addLayout(below)
        self._measure()
        self._tell_clear()

    def _widths(self) -> dict[QComboBox, int]:
        """The drop-downs in reading order with their widths at scale 1."""
        return {
            self.officer: 170,
            self.list: 200,
            self.kind: 140,
            self.outcome: 230,
            self.channel: 150,
        }

    def _measure(self) -> None:
        self.text.setMinimumWidth(px(150))
        for combo, width in self._widths().items():
            combo.setFixedWidth(px(width))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.activated.connect(lambda _place: self._changed())
        return made

    @property
    def wish(self) -> LogWish:
        """What is asked for now."""
        kind, channel = self.kind.currentData(), self.channel.currentData()
        wish = LogWish(
            period=self.period.period,
            officer_id=self.officer.currentData() or "",
            list_id=self.list.currentData() or "",
            code=self.outcome.currentData() or "",
            channel=Channel(channel) if channel else None,
            text=self.text.text().strip(),
        )
        return wish.of_kind(ListKind(kind) if kind else None, self._rulebook)

    def offer(self, choices: LogChoices) -> None:
        """Offer what there is; what is chosen stays chosen while it is there."""
        self.period.follow()
        fill_combo(self.officer, choices.officers)
        fill_combo(self.list, choices.lists)
        fill_combo(self.outcome, choices.outcomes)
        self._tell_clear()

    def reset(self) -> None:
        """Narrow nothing; the days stay."""
        for combo in self._widths():
            combo.setCurrentIndex(0)
        if self.text.text():
            self.text.clear()
            self.text.returnPressed.emit()  # say it now, not when the typing has rested
        else:
            self._changed()

    def _changed(self) -> None:
        self._tell_clear()
        self.changed.emit()

    def _tell_clear(self) -> None:
        self.clear.setEnabled(self.wish.narrow)
