"""What can be chosen when a list comes in: whose it becomes, which earlier list it replaces."""

from dataclasses import dataclass

from dialer.call_lists import ListProgress
from dialer.contacts.dates import format_date
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.people import Officer, Right
from dialer.workstation import Workstation

NOT_REPLACING = "Tidak menggantikan daftar lain"


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """`whose` are (officer's id, words), "" for everybody; lists are the newest first."""

    whose: tuple[tuple[str, str], ...]
    lists: tuple[tuple[ListKind, str, str], ...]

    def replaceable(self, kind: ListKind | None) -> tuple[tuple[str, str], ...]:
        """The earlier lists of a kind as (id, words), after the choice of none."""
        own = tuple((list_id, words) for of, list_id, words in self.lists if of is kind)
        return (("", NOT_REPLACING), *own)


def intake_options(workstation: Workstation, officer: Officer) -> IntakeOptions:
    """Read what can be chosen; only who assigns may give a list to somebody else."""
    whose = [("", "Semua petugas"), (officer.officer_id, "Hanya saya")]
    if officer.may(Right.ASSIGN):
        people = sorted(workstation.store.officers(), key=lambda one: one.name)
        whose += [
            (one.officer_id, one.name)
            for one in people
            if one.active and one.officer_id != officer.officer_id
        ]
    zone = workstation.branch().zone
    lists = sorted(
        workstation.store.call_lists(), key=lambda one: one.call_list.imported_at, reverse=True
    )
    return IntakeOptions(tuple(whose), tuple(_line(one, zone) for one in lists))


def _line(one: ListProgress, zone: str) -> tuple[ListKind, str, str]:
    kept = one.call_list
    day = format_date(local(kept.imported_at, zone).date())
    return kept.kind, kept.list_id, f"{kept.name} · {day}"
