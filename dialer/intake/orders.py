"""What a list is taken in as, how far it is, and what is told meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialer.lists.model import ContactRow, JoinedRow
from dialer.lists.reading import ColumnChoice


class IntakeState(StrEnum):
    """How far an import is; kept in the store, so that a kill is made good at the next opening.

    STAGING     rows come in, out of sight; what is there is removed after a kill.
    PUBLISHING  the new are in sight and known contacts get their newer rows; goes on after a kill.
    DONE        all of it is in.
    REMOVING    what it changed is put back, what it added is removed; goes on after a kill.
    UNDONE      it was taken back; only its record is left.
    """

    STAGING = "staging"
    PUBLISHING = "publishing"
    DONE = "done"
    REMOVING = "removing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Intake:
    """What a list is taken in as: its name, and whose contacts they become (empty: anyone's).

    `replaces` is the id of the earlier list that this one follows, or "": its contacts that are not
    in the new one have left it. `sheet` and `choice` are what a person said of the file's table.
    `pasted` is the text itself when there is no file.
    """

    name: str = ""
    assigned_to: str = ""
    replaces: str = ""
    sheet: str | None = None
    choice: ColumnChoice | None = None
    pasted: str | None = None


@dataclass(frozen=True, slots=True)
class ListImport:
    """An import as the store keeps it.

    `undone_by` is who asked to take it back, "" when it was given up on the way.
    """

    list_id: str
    state: IntakeState
    started_at: datetime
    actor_id: str
    zone: str
    assigned_to: str = ""
    replaces: str = ""
    quarantine_file: str = ""
    undone_by: str = ""
    families: int = 0
    left_list: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. `rows_expected` is a guess that may shrink; seconds None: unknown."""

    phase: IntakeState
    rows_done: int
    rows_expected: int
    rows_per_second: float
    seconds_left: float | None


OnProgress = Callable[[Progress], None]
"""Told after every batch; raising anything takes back what was done."""


def silent(_progress: Progress) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True)
class NewerRow:
    """A newer row of a known contact, with the rows of this list that joined its family."""

    contact_id: str
    row: ContactRow
    joined: tuple[JoinedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerRow:
    """What a contact owed by an earlier list, in rupiah and months; `at` is when it was listed."""

    list_id: str
    at: datetime
    amount: int | None
    months: int | None
