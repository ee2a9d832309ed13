"""What is wrong with the text: line, part, reason and how to mend it; Enter goes there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.presenters.script_editor_view import EditorView
from ui.presenters.script_examining import Finding
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import Badge, Column, Role, Table, label, set_tone


class FindingsTable(QWidget):
    """`wanted` carries line and column (from 1) of a finding."""

    wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._build_line())
        self.table: Table[Finding] = Table(self._columns(), self._rows, self.tr("Temuan"))
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._explain)
        column.addWidget(self.table)
        self.whole = label("", Role.MUTED, wrap=True)
        self.whole.setAccessibleName(self.tr("Temuan selengkapnya"))
        column.addWidget(self.whole)
        self.setFocusProxy(self.table)
        self._keep_low()

    def _build_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.summary = label("", Role.STRONG)
        row.addWidget(self.summary)
        row.addStretch(1)
        self.kept = label("", Role.LABEL)
        row.addWidget(self.kept)
        self.state = Badge()
        row.addWidget(self.state)
        return row

    def _columns(self) -> list[Column[Finding]]:
        return [
            Column(self.tr("Baris"), lambda one: str(one.line), number=True, width=64),
            Column(
                self.tr("Jenis"),
                lambda one: self.tr("✕ Kesalahan") if one.error else self.tr("! Perlu dilihat"),
                width=112,
                tone=lambda one: Tone.BAD if one.error else Tone.WARN,
            ),
            Column(self.tr("Bagian"), lambda one: one.where, width=170),
            Column(self.tr("Masalah"), lambda one: one.reason),
            Column(self.tr("Perbaikan"), lambda one: one.fix),
        ]

    def show_findings(self, view: EditorView) -> None:
        """Show the findings of the text, and how it stands in words."""
        self._summarise(view)
        self.kept.setText(view.kept)
        word = self.tr("{0} · ada perubahan").format(view.state) if view.changed else view.state
        self.state.tell(word, tone_of(view.state_shade) or Tone.NEUTRAL)
        if view.findings == self._findings:
            return
        self._findings = view.findings
        kept = self.table.current
        self.table.set_ids(range(len(self._findings)), keep=False)
        self.table.setVisible(bool(self._findings))
        self._explain(None)
        if isinstance(kept, int) and self._findings:
            self.table.select_row(min(kept, len(self._findings) - 1))

    def after(self, line: int) -> Finding | None:
        """The next finding below a line, from the top again behind the last."""
        below = (one for one in self._findings if one.line > line)
        return next(below, self._findings[0] if self._findings else None)

    def stand_on(self, finding: Finding) -> None:
        """Mark a finding in the table."""
        self.table.select_row(self._findings.index(finding))

    def _summarise(self, view: EditorView) -> None:
        if not view.examined:
            text, tone = self.tr("Memeriksa…"), None
        elif not view.findings:
            text, tone = self.tr("Tidak ada temuan: naskah dapat dipakai."), Tone.GOOD
        else:
            text = self.tr("Temuan: {0} kesalahan, {1} perlu dilihat").format(
                view.errors, view.warnings
            )
            tone = Tone.BAD if view.errors else Tone.WARN
        self.summary.setText(text)
        set_tone(self.summary, tone)

    def _rows(self, ids: Sequence[int]) -> Mapping[int, Finding]:
        return {one: self._findings[one] for one in ids}

    def _keep_low(self) -> None:
        """Three rows at most, one at least: the text above needs the room."""
        self.table.setMinimumHeight(px(64))
        self.table.setMaximumHeight(px(128))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._keep_low()

    def _explain(self, place: object) -> None:
        """The whole of a finding, for the table may cut it."""
        chosen = self._findings[place] if isinstance(place, int) else None
        self.whole.setText(f"{chosen.reason} {chosen.fix}" if chosen else "")
        self.whole.setVisible(chosen is not None)

    def _open(self, place: object) -> None:
        if isinstance(place, int):
            self.wanted.emit(self._findings[place].line, self._findings[place].column)
