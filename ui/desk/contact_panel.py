"""The left column: who this is, why now, what is known, what happened before."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk.new_number import NewNumber
from ui.desk.number_list import NumberList
from ui.icons import Icon
from ui.presenters.contact_card import CardFact, ContactCard
from ui.presenters.contact_history import HistoryRow
from ui.scaling import keep_width
from ui.stepper import Stepper
from ui.theme import Tone, px, tabular
from ui.widgets import (
    Badge,
    Card,
    ElidedLabel,
    Kbd,
    KeyButton,
    Role,
    SecretLabel,
    Variant,
    label,
    rule,
    set_tone,
)

_LONG_WORD = re.compile(r"\S{16,}")
_PLACE_TO_BREAK = re.compile(r"([@._/-]|\S{16})")


def breakable(text: str) -> str:
    """The text with places where a long word (an address for mail) may go to the next line."""
    return _LONG_WORD.sub(lambda word: _PLACE_TO_BREAK.sub("\\1\u200b", word[0]), text)


class FactRow(QWidget):
    """A label and its text; a masked one is shown while it is held."""

    revealed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        self.title = label("", Role.LABEL, wrap=True)
        keep_width(self.title, 88)
        self.text = label("", wrap=True)
        self.secret = SecretLabel()
        self.secret.revealed.connect(lambda: self.revealed.emit(self._what))
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.title.setMargin(px(2))
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.secret, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)

    def show_fact(self, fact: CardFact) -> None:
        """Show one fact."""
        self._what = fact.what
        self.title.setText(fact.label)
        hidden = bool(fact.secret)
        self.text.setVisible(not hidden)
        self.secret.setVisible(hidden)
        self.text.setText("" if hidden else breakable(fact.text))
        self.secret.set_secret(fact.text if hidden else "", fact.secret)
        self.secret.setAccessibleName(f"{fact.label} {fact.text}")


class HistoryLine(QWidget):
    """One attempt: what came of it, when and by whom, what was agreed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.outcome = label("", wrap=True)
        self.when = label("", Role.LABEL, wrap=True)
        self.detail = label("", Role.MUTED, wrap=True)
        column.addWidget(self.outcome)
        column.addWidget(self.detail)
        column.addWidget(self.when)

    def show_row(self, row: HistoryRow) -> None:
        """Show one attempt."""
        self.outcome.setText(row.label)
        tone = Tone(row.shade.value)
        set_tone(self.outcome, None if tone is Tone.NEUTRAL else tone)
        self.when.setText(" · ".join(part for part in (row.when, row.officer) if part))
        self.detail.setText(breakable(row.detail))
        self.detail.setVisible(bool(row.detail))


class ContactPanel(Card):
    """Renders a `ContactCard`. Rows are kept and filled anew, so that the next one is instant."""

    revealed = Signal(str)
    number_chosen = Signal(str)
    message_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Kontak"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self._shown: ContactCard | None = None
        self._facts: list[FactRow] = []
        self._lines: list[HistoryLine] = []
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area)
        page = QWidget()
        page.setProperty("role", "page")
        self.area.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(12), px(12), px(16))
        column.setSpacing(px(8))
        self._build_why(column)
        column.addWidget(rule())
        self._fact_column = QVBoxLayout()
        self._fact_column.setSpacing(px(4))
        column.addLayout(self._fact_column)
        column.addWidget(rule())
        column.addLayout(_titled(self.tr("Nomor"), "Ctrl+Up", "Ctrl+Down"))
        self.numbers = NumberList()
        self.numbers.chosen.connect(self.number_chosen)
        column.addWidget(self.numbers)
        self._no_number = label(self.tr("Belum ada nomor di daftar."), Role.MUTED, wrap=True)
        column.addWidget(self._no_number)
        self.new_number = NewNumber()
        column.addWidget(self.new_number)
        column.addLayout(self._build_message())
        column.addWidget(rule())
        self._promised = QWidget()
        promised = QVBoxLayout(self._promised)
        promised.setContentsMargins(0, 0, 0, px(4))
        promised.setSpacing(px(10))
        promised.addLayout(_titled(self.tr("Janji dan cicilan")))
        self._promises: list[HistoryLine] = []
        self._promise_column = promised
        column.addWidget(self._promised)
        column.addLayout(_titled(self.tr("Riwayat")))
        self._history_column = QVBoxLayout()
        self._history_column.setSpacing(px(10))
        column.addLayout(self._history_column)
        self._older = label("", Role.MUTED, wrap=True)
        column.addWidget(self._older)
        column.addStretch(1)

    def _build_message(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.whatsapp = KeyButton(self.tr("Pesan WhatsApp"), "", Variant.QUIET, Icon.WHATSAPP)
        self.whatsapp.clicked.connect(self.message_wanted)
        row.addWidget(self.whatsapp)
        row.addStretch(1)
        row.addWidget(Kbd("Ctrl+W"))
        return row

    def _build_why(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.why = Badge()
        self._kind = ElidedLabel("", Role.LABEL)
        row.addWidget(self.why)
        row.addWidget(self._kind, 1)
        column.addLayout(row)
        self._why_sentence = label("", Role.MUTED, wrap=True)
        column.addWidget(self._why_sentence)
        self.headline = label("", Role.TITLE)
        self.headline.setFont(tabular(self.headline.font()))
        self._headline_note = label("", Role.MUTED, wrap=True)
        column.addSpacing(px(4))
        column.addWidget(self.headline)
        column.addWidget(self._headline_note)
        self.steps = Stepper()
        column.addWidget(self.steps)

    @property
    def facts(self) -> tuple[FactRow, ...]:
        """The facts on screen, in order."""
        return tuple(row for row in self._facts if not row.isHidden())

    def show_view(self, view: ContactCard) -> None:
        """Show a contact; the same one again costs nothing."""
        before, self._shown = self._shown, view
        if before == view:
            return
        if before is None or before.session != view.session:
            self.area.verticalScrollBar().setValue(0)
            self.new_number.close_line()
        if before is None or before.numbers != view.numbers:
            self.numbers.show_rows(view.numbers)
            self._no_number.setVisible(not view.numbers)
        self.why.tell(view.why, Tone(view.why_shade.value))
        self._kind.setText(view.kind)
        self._why_sentence.setText(view.why_sentence)
        self.headline.setText(view.headline)
        self._headline_note.setText(view.headline_note)
        self.steps.show_line(view.steps)
        if before is None or before.facts != view.facts:
            self._show_facts(view.facts)
        if before is None or before.history != view.history:
            _show_lines(view.history, self._lines, self._history_column)
        if before is None or before.promises != view.promises:
            _show_lines(view.promises, self._promises, self._promise_column)
            self._promised.setVisible(bool(view.promises))
        self._older.setText(self._older_text(view))
        self._older.setVisible(bool(self._older.text()))

    def _older_text(self, view: ContactCard) -> str:
        if not view.history:
            return self.tr("Belum ada percobaan.")
        if view.older:
            return self.tr("dan {0} percobaan sebelumnya").format(view.older)
        return ""

    def _show_facts(self, facts: Sequence[CardFact]) -> None:
        while len(self._facts) < len(facts):
            row = FactRow()
            row.revealed.connect(self.revealed)
            self._fact_column.addWidget(row)
            self._facts.append(row)
        for row, fact in zip(self._facts, facts, strict=False):
            row.show_fact(fact)
            row.show()
        for row in self._facts[len(facts) :]:
            row.hide()

    @property
    def promises(self) -> tuple[HistoryLine, ...]:
        """The promises on screen, the latest first."""
        return tuple(line for line in self._promises if not line.isHidden())


def _show_lines(rows: Sequence[HistoryRow], lines: list[HistoryLine], column: QVBoxLayout) -> None:
    while len(lines) < len(rows):
        line = HistoryLine()
        column.addWidget(line)
        lines.append(line)
    for line, row in zip(lines, rows, strict=False):
        line.show_row(row)
        line.show()
    for line in lines[len(rows) :]:
        line.hide()


def _titled(title: str, *keys: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(4))
    row.addWidget(label(title, Role.STRONG))
    row.addStretch(1)
    for key in keys:
        row.addWidget(Kbd(key))
    return row
