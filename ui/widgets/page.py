"""What the shell expects of a room."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.keys import KeyHint, hints_of


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the command palette can find and do."""

    title: str
    action: Callable[[], object]
    subtitle: str = ""


Provider = Callable[[str], list[Command]]


class RoomPage(QWidget):
    """Base of a room. All methods have a harmless default."""

    def entered(self) -> None:
        """The room came on screen; refresh what may have changed meanwhile."""

    def left(self) -> None:
        """Another room came on screen; keep half-written work."""

    def may_close(self) -> bool:
        """Keep what is half written, then say whether the window may close.

        False only when something can be neither kept nor given up silently; the room
        then says why, in place.
        """
        return True

    def commands(self, query: str) -> list[Command]:
        """What this room adds to the command palette for the words typed."""
        del query
        return []

    def keys(self) -> list[KeyHint]:
        """The keys of the room for the help; by default those of its visible controls."""
        return hints_of(self)
