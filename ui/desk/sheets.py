"""Joins the sheets to the desk: two keys open them, Esc or the same key puts them away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk.outcome_panel import OutcomePanel
from ui.desk.rehab_box import PENALTY_KEY, SHEET_KEY
from ui.desk.sheet_panel import SheetPanel
from ui.presenters.desk import DeskPresenter
from ui.presenters.desk_sheets import Sheet, SheetBoard
from ui.presenters.desk_view import DeskView
from ui.widgets import bind


class Sheets(QObject):
    """Holds the page of sheets in the stack of the middle. `changed` asks for a new drawing."""

    changed = Signal()
    settled = Signal()

    def __init__(self, presenter: DeskPresenter, middle: QStackedWidget) -> None:
        super().__init__(middle)
        self._presenter = presenter
        self._board = SheetBoard()
        self._session = 0
        self.panel = SheetPanel()
        middle.addWidget(self.panel)
        self.panel.stages_tried.connect(self._try_stages)
        self.panel.cost_given.connect(self._take_cost)
        self.panel.closed.connect(self.leave)

    def listen(self, outcome: OutcomePanel, work: QWidget, write: Callable[[], None]) -> None:
        """Take the keys of the desk and the buttons of the REHAB box; `write` opens messages."""
        self.panel.message_requested.connect(write)
        outcome.rehab.sheet_requested.connect(self.open_rehab)
        outcome.rehab.penalty_requested.connect(self.open_penalty)
        bind(work, SHEET_KEY, self.tr("Lembar REHAB"), self.open_rehab)
        bind(work, PENALTY_KEY, self.tr("Denda pelayanan"), self.open_penalty)

    def open_rehab(self) -> None:
        """Show the REHAB sheet, or put it away."""
        self._open(Sheet.REHAB)

    def open_penalty(self) -> None:
        """Show the penalty, or put it away."""
        self._open(Sheet.PENALTY)

    def leave(self) -> None:
        """Back to the script."""
        self._board.hide()
        self.changed.emit()
        self.settled.emit()

    def in_front(self, view: DeskView) -> QWidget | None:
        """The page when a sheet is open for the contact at hand, drawn anew."""
        if view.form is None:
            return None
        self._session = view.form.session
        editor = self._presenter.editor
        page = self._board.page(
            self._session, editor.ground, editor.form, confirmed=self._presenter.talk.confirmed
        )
        if page is None:
            return None
        self.panel.show_page(page)
        return self.panel

    def _open(self, sheet: Sheet) -> None:
        self._board.open(sheet, self._session)
        if self._board.cost is None:
            self.panel.forget_cost()
        self.changed.emit()
        if self._board.sheet is None:
            self.settled.emit()
        else:
            self.panel.setFocus()

    def _try_stages(self, stages: int) -> None:
        if self._presenter.editor.form.stages is not None:
            self._presenter.editor.set_stages(stages)
        else:
            self._board.try_stages(stages)
            self.changed.emit()

    def _take_cost(self, cost: object) -> None:
        self._board.cost = cost if isinstance(cost, int) else None
        self.changed.emit()
