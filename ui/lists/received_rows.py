"""Page "Baris" of a received file: rows that were not taken or are doubtful, and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.received.model import Aside
from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.received_lines import ReceivedLine, ReceivedLines
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import Column, EmptyState, Role, Table, label


class ReceivedRows(QWidget):
    """A table of the rows of one file, the whole of the selected one below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Mapping[int, ReceivedLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        self._front = QStackedWidget()
        column.addWidget(self._front)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.which = Picker(self.tr("Baris"), self.tr("Semua baris"))
        self.which.picked.connect(lambda _code: self._refresh())
        keep_width(self.which, 260)
        row.addWidget(self.which)
        self.sentence = label("", Role.MUTED)
        row.addWidget(self.sentence, 1)
        inside.addLayout(row)
        self.table: Table[ReceivedLine] = Table(
            [
                Column(self.tr("Baris"), lambda line: line.row, number=True, width=132),
                Column(
                    self.tr("Keadaan"),
                    lambda line: line.state,
                    width=140,
                    tone=lambda line: None if line.what is Aside.DUPLICATE else Tone.WARN,
                ),
                Column(self.tr("Alasan"), lambda line: line.reason),
                Column(self.tr("Perbaikan"), lambda line: line.fix),
            ],
            self._fetch,
            self.tr("Baris yang tidak diterima atau perlu diperiksa"),
        )
        self.table.selected.connect(self._show)
        inside.addWidget(self.table, 1)
        self.content = label("", Role.MUTED, wrap=True)
        self.content.setAccessibleName(self.tr("Isi baris"))
        inside.addWidget(self.content)
        self._front.addWidget(filled)
        self._front.addWidget(
            EmptyState(
                self.tr("Tidak ada baris yang perlu dilihat"),
                self.tr("Semua baris berkas yang dipilih diterima tanpa peringatan."),
                icon=Icon.GOOD,
            )
        )
        self.setFocusProxy(self.table)

    def show_lines(self, view: ReceivedLines | None) -> None:
        """Show the rows of another file; None for no file."""
        self._lines = view.lines if view else {}
        self.sentence.setText(view.sentence if view else "")
        self.which.offer(view.groups if view else (), "")
        self._front.setCurrentIndex(0 if self._lines else 1)
        self._refresh()

    def _refresh(self) -> None:
        code = self.which.value
        ids = [place for place, line in self._lines.items() if code in ("", line.what.value)]
        self.table.set_ids(ids, keep=False)
        self.content.clear()
        if ids:
            self.table.select_row(0)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, ReceivedLine]:
        return {one: self._lines[one] for one in ids}

    def _show(self, place: object) -> None:
        line = self._lines.get(place) if isinstance(place, int) else None
        self.content.setText("\n".join(filter(None, (line.reason, line.content))) if line else "")
