"""A room whose view follows the facts: worked out again when something changed and it is seen."""

from collections.abc import Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.session import News
from ui.widgets import RoomPage, Table

MINUTE: Final = 60_000


class LiveRoom(RoomPage):
    """Calls `reload` when it comes on screen, on news, and every minute while it is on screen.

    A room nobody looks at does nothing: it reads the store when it is opened again.
    """

    def __init__(self, news: News, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self.reload)
        for signal in (news.facts_changed, news.lists_changed, news.settings_changed):
            signal.connect(self._changed)

    def reload(self) -> None:
        """Read the store again and show what it says now."""
        raise NotImplementedError

    def _changed(self) -> None:
        if self.isVisible():
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.reload()
            self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._clock.stop()


def show_ids(table: Table[Any], ids: Sequence[Hashable]) -> None:
    """Show rows and stand on one; the same rows again do not move what is looked at."""
    if list(table.ids) == list(ids):
        table.refresh()
    else:
        table.set_ids(ids)
    if table.current is None and ids:
        table.select_row(0)
