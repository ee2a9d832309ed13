"""What the rooms share while somebody is signed in: use cases, officer, and news between rooms.

Rooms never know each other. A room that changed something says so (`facts_changed`), a room that
wants a contact on the desk asks for it (`contact_wanted`); the composition root connects them.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dialer.facts import Channel
from dialer.people import Officer
from dialer.workstation import Workstation
from ui.background import Background


class News(QObject):
    """Signals between rooms."""

    facts_changed = Signal()
    """An outcome was saved or corrected: queue, log and figures may differ."""

    lists_changed = Signal()
    """A list came in."""

    settings_changed = Signal()
    """Branch, people or telephone settings differ."""

    telephones_changed = Signal()
    """The ways of calling, or the line of one of them, are others now."""

    scripts_changed = Signal()
    """A script was published or taken back: the next contact is called with it."""

    contact_wanted = Signal(str, Channel)
    """Show this contact (id) on the desk, to call or to record a visit."""

    room_wanted = Signal(str)
    """Go to the room with this id."""

    work = Signal(str)
    """What goes on beside the window and how far it is ("Impor 45 %"); "" when it is over."""

    notice = Signal(str, str)
    """Show a sentence in the shell: tone ("info", "good", "warn", "bad") and text."""


@dataclass(frozen=True, slots=True)
class Session:
    """One person at work. `export_dir` is where files are offered to be saved."""

    workstation: Workstation
    officer: Officer
    background: Background
    news: News
    export_dir: Path
