"""The officer's own callbacks that fall due; one that anyone may make is told to nobody."""

from dataclasses import dataclass
from datetime import datetime

from dialer.hours import local, zone_short
from dialer.ordering import Group
from dialer.people import Officer
from dialer.queue import QueueQuery
from dialer.workstation import Workstation


@dataclass(frozen=True, slots=True)
class CallbackDue:
    """One callback that waits; `key` tells it from a later one for the same contact."""

    contact_id: str
    at: datetime
    sentence: str

    @property
    def key(self) -> tuple[str, datetime]:
        """What is reminded of once."""
        return self.contact_id, self.at


def own_callbacks_due(workstation: Workstation, officer: Officer) -> tuple[CallbackDue, ...]:
    """Return the callbacks that this officer promised and that are due now, the earliest first.

    Only those who may be called now: nobody is reminded of what would be refused.
    """
    now = workstation.now()
    zones = workstation.desk.hours().open_zones(now)
    query = QueueQuery(now, zones, officer.officer_id, groups=(Group.CALLBACKS,))
    found = []
    for item in workstation.store.queue(query, 50, later=False):
        if item.owner_id == officer.officer_id and item.due_at is not None:
            there = local(item.due_at, item.zone)
            when = f"{there:%H.%M} {zone_short(item.zone)}"
            found.append(
                CallbackDue(
                    item.contact_id, item.due_at, f"Waktunya menelepon ulang {item.name} ({when})."
                )
            )
    return tuple(found)
