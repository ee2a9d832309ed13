"""Who comes next: due callbacks, then promises due or broken, then new contacts, then second tries.

The order itself is done by the store's indexes (a sort over a million rows is too slow to wait
for); this module says what to look for and why a contact is here now.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialer.lists.model import ListKind
from dialer.ordering import Group
from dialer.promises import PromiseState
from dialer.standing import WORKABLE, Stage, Standing


class Why(StrEnum):
    """Why a contact is in the queue now."""

    CALLBACK_DUE = "callback_due"
    CALLBACK_OVERDUE = "callback_overdue"
    PROMISE_DUE = "promise_due"
    PROMISE_BROKEN = "promise_broken"
    NEW = "new"
    RETRY = "retry"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What the store looks for: contacts due at `at` in open `zones`, for one officer.

    `officer_id` empty means all officers' contacts (a lead looking on). Contacts that belong to
    nobody, or to an officer who left, are everybody's. `groups` are worked off one after the other;
    a callback of somebody else is everybody's when it is late by `overdue`, None for never.
    """

    at: datetime
    zones: tuple[str, ...]
    officer_id: str = ""
    kind: ListKind | None = None
    list_id: str = ""
    skip: frozenset[str] = frozenset()
    groups: tuple[Group, ...] = tuple(Group)
    overdue: timedelta | None = None


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One line of the queue as the store knows it; `candidate` may be offered REHAB.

    What was promised (`promise_amount`) is an `instalment` where it belongs to a registered plan.
    """

    contact_id: str
    name: str
    kind: ListKind
    stage: Stage
    due_at: datetime | None
    zone: str
    owner_id: str
    attempts: int
    last_code: str
    amount: int | None
    months: int | None
    potential_workers: int | None
    promise_amount: int | None
    list_id: str
    listed_at: datetime
    candidate: bool
    instalment: bool = False


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many contacts wait, by stage, for somebody's queue."""

    callbacks_due: int
    promises_due: int
    new: int
    retries_due: int
    later: int
    next_callback_at: datetime | None

    @property
    def left(self) -> int:
        """Contacts that can be worked on now."""
        return self.callbacks_due + self.promises_due + self.new + self.retries_due


def why_now(stage: Stage, due_at: datetime | None, now: datetime, broken: bool) -> Why:
    """Say why a contact of that stage is (or will be) in the queue."""
    if stage not in WORKABLE or (due_at is not None and due_at > now):
        return Why.LATER
    if stage is Stage.CALLBACK:
        return Why.CALLBACK_DUE
    if stage is Stage.PROMISE:
        return Why.PROMISE_BROKEN if broken else Why.PROMISE_DUE
    return Why.NEW if stage is Stage.NEW else Why.RETRY


def promise_is_broken(standing: Standing, today: date) -> bool:
    """Say whether the promise that the contact comes back for is past its grace and not kept.

    A part of it may have come.
    """
    return any(
        one.state(today) in (PromiseState.BROKEN, PromiseState.PARTIAL)
        for one in standing.followed[:1]
    )
