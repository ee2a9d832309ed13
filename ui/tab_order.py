"""The order of Tab as the eye goes: Qt's own puts last what was made last, wherever it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from ui.theme import px

SAME_LINE = 12
"""Pixels at scale 1 by which controls of one line may differ in height."""


def tab_through(page: QWidget, panels: Sequence[QWidget], *, forward: bool) -> bool:
    """Move the focus on: through the panels one after the other, in each line by line.

    From the last one it goes on to what follows the page in the window. False when there is none.
    """
    order = [control for panel in panels for control in _controls(panel)]
    focus = QApplication.focusWidget()
    if not forward:
        order.reverse()
    if focus in order:
        order = order[order.index(focus) + 1 :]
    elif focus is page and not forward:
        order = []
    wanted = order[0] if order else _beyond(page, forward=forward)
    if wanted is None:
        return False
    way = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    wanted.setFocus(way)
    return True


def _controls(panel: QWidget) -> list[QWidget]:
    """What Tab stops at in a panel, from the top left on."""

    def place(control: QWidget) -> tuple[int, int]:
        middle = control.mapTo(panel, QPoint(0, control.height() // 2))
        return middle.y() // px(SAME_LINE), middle.x()

    return sorted((one for one in panel.findChildren(QWidget) if _stops(one)), key=place)


def _beyond(page: QWidget, *, forward: bool) -> QWidget | None:
    """The nearest stop outside the page in Qt's own order."""
    at: QWidget | None = page
    while at is not None:
        at = at.nextInFocusChain() if forward else at.previousInFocusChain()
        if at is page:
            break
        if at and not page.isAncestorOf(at) and not at.isWindow() and _stops(at):
            return at
    return None


def _stops(control: QWidget) -> bool:
    if isinstance(control, QRadioButton) and not control.isChecked():
        group = control.group()
        if group is not None and group.checkedButton() is not None:
            return False  # arrows walk through a group
    tab = control.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and control.isVisible() and control.isEnabled() and not control.focusProxy()
