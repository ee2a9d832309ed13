"""One attempt on screen: result with its corrections, calls, script, history of the contact."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.presenters.attempt_page import AttemptPage, CallRow, ChangeRow, Facts
from ui.presenters.attempt_talk import TalkView
from ui.presenters.contact_history import HistoryRow
from ui.theme import Tone, px, tabular
from ui.tones import tone_of
from ui.widgets import (
    Badge,
    Card,
    ElidedLabel,
    KeyButton,
    Notice,
    Role,
    Variant,
    label,
    rule,
)


class AttemptPanel(QWidget):
    """Draws a page; the signals are what can be done with it."""

    correct_asked = Signal()
    close_asked = Signal()
    hear_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: AttemptPage | None = None
        self.hear_buttons: list[KeyButton] = []
        self.setAccessibleName(self.tr("Percobaan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.name = ElidedLabel("", Role.SECTION)
        self.about = label(role=Role.MUTED, wrap=True)
        head.addWidget(self.name, 1)
        self.correct = KeyButton(self.tr("Koreksi hasil"), "Ctrl+E", icon=Icon.EDIT)
        self.correct.clicked.connect(self.correct_asked)
        self.close_button = KeyButton(self.tr("Tutup"), "Escape", Variant.QUIET)
        self.close_button.clicked.connect(self.close_asked)
        head.addWidget(self.correct)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(self.about)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Isi percobaan"))
        column.addWidget(self.area, 1)

    @property
    def page(self) -> AttemptPage | None:
        """What is shown now."""
        return self._page

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that can be read in it, from top to bottom."""
        return tuple(one.text() for one in self._labels())

    @property
    def struck(self) -> tuple[str, ...]:
        """What is struck out, because it was corrected since."""
        return tuple(one.text() for one in self._labels() if one.font().strikeOut())

    def _labels(self) -> list[QLabel]:
        inside = self.area.widget()
        found = inside.findChildren(QLabel) if inside is not None else []
        return [one for one in found if one.text()]

    def show_page(self, page: AttemptPage) -> None:
        """Show an attempt; the same attempt stays where it was scrolled to."""
        stay = self._page is not None and self._page.attempt_id == page.attempt_id
        at = self.area.verticalScrollBar().value() if stay else 0
        self._page = page
        self.name.setText(page.name)
        self.about.setText(page.about)
        self.correct.setVisible(page.may_correct)
        self.hear_buttons = []
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(8))
        column.addWidget(self._result(page))
        if page.calls:
            column.addWidget(self._calls(page.calls))
        column.addWidget(self._talk(page.talk))
        column.addWidget(self._history(page.history))
        column.addStretch(1)
        self.area.setWidget(inside)
        inside.ensurePolished()
        inside.adjustSize()
        self.area.verticalScrollBar().setValue(at)

    def set_correcting(self, *, correcting: bool) -> None:
        """While the outcome is corrected the panel is only read."""
        page = self._page
        self.correct.setVisible(not correcting and page is not None and page.may_correct)
        self.close_button.setVisible(not correcting)

    def _result(self, page: AttemptPage) -> Card:
        card = Card(self.tr("Hasil"))
        for place, change in enumerate(page.changes):
            if place:
                card.body.addWidget(rule())
            card.body.addWidget(_change(change))
        if page.facts:
            card.body.addWidget(rule())
            card.body.addWidget(_facts(page.facts))
        return card

    def _calls(self, calls: Sequence[CallRow]) -> Card:
        card = Card(self.tr("Panggilan"))
        for call in calls:
            row = QHBoxLayout()
            row.setSpacing(px(12))
            for text, role, share in (
                (call.when, Role.BODY, 3),
                (call.number, Role.STRONG, 3),
                (call.line, Role.BODY, 2),
                (call.talk, Role.BODY, 1),
            ):
                cell = label(text, role)
                cell.setFont(tabular(cell.font()))
                row.addWidget(cell, share)
            card.body.addLayout(row)
            card.body.addWidget(label(call.backend, Role.LABEL))
            if call.recording:
                hear = KeyButton(
                    self.tr("Dengarkan rekaman"), "" if self.hear_buttons else "Ctrl+R"
                )
                hear.clicked.connect(partial(self.hear_asked.emit, call.recording))
                card.body.addWidget(hear, alignment=Qt.AlignmentFlag.AlignLeft)
                self.hear_buttons.append(hear)
        return card

    def _talk(self, talk: TalkView | None) -> Card:
        card = Card(self.tr("Naskah"))
        if talk is None:
            card.body.addWidget(label(self.tr("Naskah tidak dipakai."), Role.MUTED))
            return card
        card.body.addWidget(label(talk.title, Role.MUTED, wrap=True))
        if talk.caveat:
            card.body.addWidget(Notice(Tone.INFO, talk.caveat, closable=False))
        steps = [(str(n), one.title, one.answer) for n, one in enumerate(talk.steps, start=1)]
        for number, title, answer in steps:
            card.body.addLayout(_numbered(number, title, answer))
        if talk.objections:
            card.body.addWidget(rule())
            card.body.addWidget(label(self.tr("Keberatan"), Role.STRONG))
        for one in talk.objections:
            row = _numbered("•", one.title, one.answer)
            row.addWidget(Badge(one.result, tone_of(one.shade) or Tone.NEUTRAL))
            card.body.addLayout(row)
        return card

    def _history(self, history: Sequence[HistoryRow]) -> Card:
        card = Card(self.tr("Percobaan lain pada kontak ini"))
        if not history:
            card.body.addWidget(label(self.tr("Belum ada percobaan lain."), Role.MUTED))
        for one in history:
            card.body.addWidget(label(f"{one.when} · {one.officer}", Role.LABEL))
            card.body.addWidget(label(one.label, Role.STRONG, tone=tone_of(one.shade), wrap=True))
            if one.detail:
                card.body.addWidget(label(one.detail, wrap=True))
        return card


def _change(change: ChangeRow) -> QWidget:
    """One word on the outcome; one that was corrected is struck, and still legible."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    row = QHBoxLayout()
    row.setSpacing(px(8))
    tone = tone_of(change.shade) if change.in_force else None
    word = label(
        change.label, Role.SECTION if change.in_force else Role.MUTED, tone=tone, wrap=True
    )
    row.addWidget(word, 1)
    state = ("Berlaku", Tone.GOOD) if change.in_force else ("Diganti", Tone.NEUTRAL)
    row.addWidget(Badge(*state))
    column.addLayout(row)
    column.addWidget(label(f"{change.what} · {change.who}", Role.LABEL, wrap=True))
    if change.why:
        column.addWidget(label(f"Alasan koreksi: {change.why}", Role.MUTED, wrap=True))
    if change.facts:
        column.addWidget(_facts(change.facts, struck=not change.in_force))
    if not change.in_force:
        _strike(word)
    made.setAccessibleName(f"{change.what}: {change.label}, {state[0].lower()}")
    return made


def _facts(facts: Facts, *, struck: bool = False) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    grid.setColumnMinimumWidth(0, px(128))
    grid.setColumnStretch(1, 1)
    for row, (name, text) in enumerate(facts):
        title, value = label(name, Role.MUTED), label(text, wrap=True)
        if struck:
            _strike(value)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    return made


def _strike(words: QLabel) -> None:
    font = words.font()
    font.setStrikeOut(True)
    words.setFont(font)


def _numbered(number: str, title: str, answer: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    place = label(number, Role.LABEL)
    place.setFixedWidth(px(20))
    row.addWidget(place)
    words = QVBoxLayout()
    words.setSpacing(px(1))
    words.addWidget(label(title, wrap=True))
    if answer:
        words.addWidget(label(f"→ {answer}", Role.MUTED, wrap=True))
    row.addLayout(words, 1)
    return row
