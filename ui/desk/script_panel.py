"""The middle column: what to say now, what may be answered, and the objections.

Emits what was picked; where that leads is the script's business. Used on the desk and in practice.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk.capture_fields import CaptureFields
from ui.desk.objection_page import ObjectionPage
from ui.desk.objection_search import ObjectionSearch
from ui.desk.picker import Picker
from ui.desk.step_note import StepNote
from ui.icons import Icon, IconView
from ui.presenters.script_talk import ObjectionHit, ScriptView
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import (
    Badge,
    Card,
    Choice,
    ChoiceList,
    ElidedLabel,
    Kbd,
    KeyButton,
    Role,
    ScriptText,
    Variant,
    bind,
    label,
)

WITH_LETTERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""Modifiers with which a letter is still a letter: it begins the search for an objection."""

MOST_BELOW_EACH_OTHER = 5
"""More answers than these stand in two columns, so that all of them are on the screen."""


class ScriptPanel(Card):
    """Renders a `ScriptView`: the step, the objection in front of it, or the search.

    `at_end` is what to do when the script has come to its end; with `notes` each step has a line
    to note something in, which is there once it is asked for or has a note.
    """

    answered = Signal(int)
    went_back = Signal()
    objection_wanted = Signal(str)
    objection_left = Signal()
    captured = Signal(str, str)
    script_chosen = Signal(str)
    noted = Signal(str)
    settled = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[ObjectionHit]],
        today: Callable[[], date],
        at_end: str,
        parent: QWidget | None = None,
        *,
        notes: bool = False,
    ) -> None:
        super().__init__(parent=parent)
        self._at_end = at_end
        self.setAccessibleName(self.tr("Naskah"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self._view: ScriptView | None = None
        self._pages = QStackedWidget()
        self.body.addWidget(self._pages, 1)
        self.note = StepNote()
        self.note.noted.connect(self.noted)
        self.note.done.connect(self.settled)
        self.note.line.left.connect(self._make_room)
        self.note.hide()
        self.body.addWidget(self.note)
        self._ways = self._build_ways()
        self.jot.setVisible(notes)
        self.body.addWidget(self._ways)
        self._step_page = self._build_step(today)
        self.objection = ObjectionPage()
        self.objection.answered.connect(self.answered)
        self.search = ObjectionSearch(find)
        self.search.chosen.connect(self._found)
        self.search.closed.connect(self.close_search)
        self._none = label("", Role.MUTED, wrap=True)
        self._none.setMargin(px(16))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        bind(self, "PgDown", self.tr("Gulir naskah"), lambda: self._scroll(1))
        bind(self, "PgUp", self.tr("Gulir naskah ke atas"), lambda: self._scroll(-1))
        self._step_area = _scrolled(self._step_page)
        self._objection_area = _scrolled(self.objection)
        for page in (self._step_area, self._objection_area, self.search, self._none):
            self._pages.addWidget(page)

    def _build_step(self, today: Callable[[], date]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._build_way())
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self.title = label("", Role.SECTION, wrap=True)
        top.addWidget(self.title, 1)
        self.scripts = Picker(self.tr("Naskah"))
        keep_width(self.scripts, 248)
        self.scripts.picked.connect(self.script_chosen)
        top.addWidget(self.scripts, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.left_out = label("", Role.LABEL, tone=Tone.WARN, wrap=True)
        column.addWidget(self.left_out)
        self.say = ScriptText()
        column.addWidget(self.say)
        hint = QHBoxLayout()
        hint.setSpacing(px(8))
        self._hint_sign = IconView(Icon.INFO, Tone.NEUTRAL, 16)
        hint.addWidget(self._hint_sign, alignment=Qt.AlignmentFlag.AlignTop)
        self.hint = label("", Role.MUTED, wrap=True)
        hint.addWidget(self.hint, 1)
        column.addLayout(hint)
        self.captures = CaptureFields(today)
        self.captures.typed.connect(self.captured)
        self.captures.done.connect(self.settled)
        column.addWidget(self.captures)
        self._single, self._paired = ChoiceList(), ChoiceList(columns=2)
        for answers in (self._single, self._paired):
            answers.chosen.connect(self.answered.emit)
            column.addWidget(answers)
        grid = self._paired.layout()
        assert isinstance(grid, QGridLayout)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        self.end = label("", Role.MUTED, wrap=True)
        column.addWidget(self.end)
        column.addStretch(1)
        return page

    def _build_way(self) -> QHBoxLayout:
        """The way here, and whether it is known who is on the line."""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.crumbs = ElidedLabel("", Role.LABEL)
        row.addWidget(self.crumbs, 1)
        self.confirmed = Badge()
        row.addWidget(self.confirmed)
        return row

    def _build_ways(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(px(12), px(4), px(8), px(8))
        row.setSpacing(px(8))
        self.back = KeyButton(self.tr("Kembali"), "Backspace", Variant.QUIET, Icon.LEFT)
        self.back.clicked.connect(self.went_back)
        bind(self.back, "Alt+Left", self.tr("Langkah sebelumnya"), self.back.click)
        self.look = KeyButton(self.tr("Cari keberatan"), "/", Variant.QUIET, Icon.SEARCH)
        self.look.clicked.connect(lambda _on=False: self.open_search())
        self.jot = KeyButton(self.tr("Catat"), "F4", Variant.QUIET)
        self.jot.setToolTip(self.tr("Catatan untuk langkah ini"))
        self.jot.clicked.connect(self.start_note)
        self.leave = KeyButton(self.tr("Kembali ke naskah"), "", Variant.QUIET, Icon.LEFT)
        self.leave.clicked.connect(self.objection_left)
        self._escape = Kbd("Escape")
        row.addWidget(self.back)
        row.addWidget(self._escape)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.jot)
        row.addStretch(1)
        row.addWidget(self.look)
        return box

    @property
    def view(self) -> ScriptView | None:
        """What is shown now."""
        return self._view

    @property
    def answers(self) -> ChoiceList:
        """The answers on screen."""
        return self._paired if self._paired.buttons else self._single

    @property
    def searching(self) -> bool:
        """Whether the search stands in front."""
        return self._pages.currentWidget() is self.search

    @property
    def objecting(self) -> bool:
        """Whether an objection stands in front."""
        return self._pages.currentWidget() is self._objection_area

    def open_search(self, letters: str = "") -> None:
        """Look for an objection, perhaps with the first letter typed already."""
        if self._view is not None:
            self._pages.setCurrentWidget(self.search)
            self._ways.hide()
            self.note.hide()
            self.search.start(letters)

    def close_search(self) -> None:
        """Return to where one was."""
        if self.searching:
            self._turn()
            self.settled.emit()

    def _scroll(self, pages: int) -> None:
        """Large letters on a small screen: the answers may stand below the fold."""
        area = self._objection_area if self.objecting else self._step_area
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def start_note(self) -> None:
        """Note something at the step."""
        self.note.start()

    def _make_room(self) -> None:
        """The answers need the room of the line for notes while there is nothing in it."""
        view = self._view
        noted = view is not None and bool(view.note) and view.objection is None
        self.note.setVisible(not self.searching and (noted or self.note.line.hasFocus()))

    def show_view(self, view: ScriptView | None, instead: str = "") -> None:
        """Show where the talk stands, or `instead` of a script what to do without one."""
        self._none.setText(instead)
        before, self._view = self._view, view
        if view is None:
            self._turn()
            return
        if before == view:
            return
        another = before is None or before.session != view.session
        moved = another or (before is not None and before.step != view.step)
        self._show_step(view)
        if view.objection is not None and (before is None or before.objection != view.objection):
            self.objection.show_card(view.objection)
            self._objection_area.verticalScrollBar().setValue(0)
        if moved:
            self._step_area.verticalScrollBar().setValue(0)
        if another or not self.searching:
            self._turn()

    def _turn(self) -> None:
        view = self._view
        self._ways.setVisible(view is not None)
        objecting = view is not None and view.objection is not None
        self.back.setVisible(not objecting)
        self.leave.setVisible(objecting)
        self._escape.setVisible(objecting)
        if view is None:
            self._pages.setCurrentWidget(self._none)
        elif view.objection is not None:
            self._pages.setCurrentWidget(self._objection_area)
        else:
            self._pages.setCurrentWidget(self._step_area)
        self._make_room()

    def _show_step(self, view: ScriptView) -> None:
        self.crumbs.setText(" › ".join((*view.crumbs, "")))
        self.scripts.setVisible(len(view.scripts) > 1)
        self.scripts.offer(view.scripts, view.script_id)
        self.scripts.setToolTip(view.script_title)
        self.left_out.setText(self._told_left_out(view))
        self.left_out.setVisible(bool(view.left_out))
        self.note.show_note(f"{view.session}/{view.script_id}/{view.step}", view.note)
        if view.confirmed:
            self.confirmed.tell(self.tr("Identitas cocok"), Tone.GOOD)
        else:
            self.confirmed.tell(self.tr("Belum diverifikasi"), Tone.NEUTRAL)
        self.title.setText(view.title)
        self.say.set_text(view.say)
        self.hint.setText(view.hint)
        self.hint.setVisible(bool(view.hint))
        self._hint_sign.setVisible(bool(view.hint))
        self.captures.show_fields(f"{view.session}/{view.script_id}/{view.step}", view.captures)
        shown = tuple(button.choice.text for button in self.answers.buttons)
        if shown != view.answers:
            self._show_answers(view.answers)
        self.end.setVisible(not view.answers)
        self.end.setText("" if view.answers else self._at_end)
        self.back.setEnabled(view.can_go_back)

    def _told_left_out(self, view: ScriptView) -> str:
        asked = " ".join(view.left_out)
        return self.tr("Dari langkah sebelumnya: {0}").format(asked) if asked else ""

    def _show_answers(self, answers: Sequence[str]) -> None:
        choices = [Choice(number, text) for number, text in enumerate(answers, start=1)]
        paired = len(choices) > MOST_BELOW_EACH_OTHER
        self._single.set_choices([] if paired else choices)
        self._paired.set_choices(choices if paired else [])
        self._single.setVisible(bool(choices) and not paired)
        self._paired.setVisible(paired)

    def _found(self, objection: str) -> None:
        self._pages.setCurrentWidget(self._step_area)
        self.objection_wanted.emit(objection)
        self._turn()
        self.settled.emit()


def _scrolled(content: QWidget) -> QScrollArea:
    """A page that scrolls up and down when it must."""
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(px(16), px(12), px(16), px(4))
    column.addWidget(content)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
