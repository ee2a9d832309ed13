"""The versions of a script: who, when and why; any two compared; an older one taken up again."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk.picker import Picker
from ui.presenters.script_editor import ON_SCREEN
from ui.presenters.script_history import Comparison, VersionRow
from ui.scripts.diff_text import DiffText
from ui.theme import Tone, px
from ui.widgets import Column, Field, FlowLayout, KeyButton, Role, Table, bind, label

Compare = Callable[[str, str], Comparison]


class VersionsPage(QWidget):
    """`taken` carries the version that is to be put into the editor."""

    taken = Signal(str)
    withdraw_asked = Signal()
    closed = Signal()

    def __init__(self, compare: Compare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compare = compare
        self._rows_by_id: Mapping[str, VersionRow] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(px(12))
        halves.addWidget(self._build_list())
        halves.addWidget(self._build_comparison())
        for place in (0, 1):
            halves.setStretchFactor(place, 1)
        halves.setSizes([600, 600])
        row.addWidget(halves)
        self.setFocusProxy(self.table)

    def _build_list(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.heading = label("", Role.SECTION)
        column.addWidget(self.heading)
        self.table: Table[VersionRow] = Table(self._columns(), self._fetch, self.tr("Versi"))
        self.table.selected.connect(lambda _id: self._show())
        self.table.opened.connect(lambda _id: self._take())
        column.addWidget(self.table, 1)
        self.note = label("", Role.MUTED, wrap=True)
        column.addWidget(self.note)
        buttons = FlowLayout(spacing=px(8))
        self.back = KeyButton(
            self.tr("Kembali ke teks"), "Escape", context=Qt.ShortcutContext.WidgetShortcut
        )
        self.back.clicked.connect(self.closed)
        bind(self.back, "F6", self.back.text(), self.back.click)
        self.take = KeyButton(self.tr("Ambil teks ini"), "F4")
        self.take.clicked.connect(self._take)
        self.withdraw = KeyButton(self.tr("Pakai bawaan program"), "F8")
        self.withdraw.clicked.connect(self.withdraw_asked)
        for button in (self.back, self.take, self.withdraw):
            buttons.addWidget(button)
        column.addLayout(buttons)
        return box

    def _build_comparison(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.other = Picker(self.tr("Bandingkan dengan"))
        self.other.picked.connect(lambda _id: self._show())
        column.addWidget(Field(self.tr("Versi terpilih dibandingkan dengan"), self.other))
        self.summary = label("", Role.STRONG, wrap=True)
        column.addWidget(self.summary)
        self.diff = DiffText(self.tr("Perbandingan"))
        column.addWidget(self.diff, 1)
        return box

    def _columns(self) -> list[Column[VersionRow]]:
        return [
            Column(self.tr("Waktu"), lambda one: one.when, width=144),
            Column(
                self.tr("Keadaan"),
                lambda one: self.tr("Dipakai") if one.in_use else one.what,
                width=132,
                tone=lambda one: Tone.GOOD if one.in_use else None,
            ),
            Column(self.tr("Oleh"), lambda one: one.who, width=110),
            Column(self.tr("Catatan"), lambda one: one.note),
        ]

    def show_versions(self, title: str, rows: Sequence[VersionRow], *, can_withdraw: bool) -> None:
        """Show the versions of a script and stand on the newest."""
        self._rows_by_id = {one.version_id: one for one in rows}
        self.heading.setText(self.tr("Versi: {0}").format(title))
        others = [(ON_SCREEN, self.tr("Teks di layar"))]
        others += [(one.version_id, f"{one.name} · {one.who}") for one in rows if one.text]
        known = [code for code, _ in others]
        self.other.offer(others, self.other.value if self.other.value in known else ON_SCREEN)
        self.table.set_ids(list(self._rows_by_id), keep=True)
        if self.table.current is None and rows:
            self.table.select_row(0)
        self.withdraw.setVisible(can_withdraw)
        self._show()

    def _chosen(self) -> VersionRow | None:
        current = self.table.current
        return self._rows_by_id.get(current) if isinstance(current, str) else None

    def _show(self) -> None:
        chosen = self._chosen()
        self.take.setEnabled(chosen is not None and chosen.text)
        self.note.setText(chosen.note if chosen else "")
        if chosen is None or not chosen.text:
            self.summary.setText(self.tr("Pilih versi yang memiliki teks untuk dibandingkan."))
            self.diff.show_comparison(Comparison(0, 0, ()))
            self.diff.clear()
            return
        found = self._compare(chosen.version_id, self.other.value or ON_SCREEN)
        self.summary.setText(found.sentence)
        self.diff.show_comparison(found)

    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.text:
            self.taken.emit(chosen.version_id)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, VersionRow]:
        return {one: self._rows_by_id[one] for one in ids}
