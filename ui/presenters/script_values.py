"""What fills a script: contact, branch, officer and the facts of the day, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dialer.agreed import OpenPromise
from dialer.branch import Branch
from dialer.hours import local
from dialer.lists.model import ContactRow
from scripts_call.facts import FactSheet, load_facts
from scripts_call.model import ScriptKind
from scripts_call.values import Desk, Employer, Member, call_values
from ui.presenters.outcome_form import FormGround, usual_stages


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who calls and from where."""

    officer: str
    branch: Branch


@lru_cache(maxsize=4)
def facts_of_day(day: date) -> FactSheet:
    """The facts in force on a day, read once."""
    return load_facts(day)


def script_kind(row: ContactRow) -> ScriptKind:
    """The kind of script for a contact; both rooms use the same words for their kinds."""
    return ScriptKind(row.kind.value)


def script_values(
    ground: FormGround, speaker: Speaker, now: datetime, promises: Sequence[OpenPromise] = ()
) -> dict[str, str]:
    """All values of one call; the greeting follows the clock of the person called.

    `promises` are those that still count, oldest first: the call is about the latest.
    """
    row = ground.contact.details
    desk = Desk(speaker.officer, speaker.branch.office, local(now, ground.contact.zone).hour)
    facts = facts_of_day(ground.today).texts
    if script_kind(row) is ScriptKind.BU:
        firm = Employer(row.name, pic=row.pic_name, potential=row.potential_workers)
        return call_values(desk, firm, facts)
    promised = promises[-1].body if promises else None
    member = Member(
        name=row.name,
        card=row.card,
        birth_date=birth_date(row.nik, ground.today),
        address=_address(row),
        months=row.months,
        amount=row.amount,
        members=row.members,
        care_class=row.care_class,
        va=row.va,
        stages=usual_stages(ground),
        promise_date=promised.due_on if promised else None,
        promise_amount=promised.amount if promised else None,
    )
    return call_values(desk, member, facts)


def birth_date(nik: str | None, today: date) -> date | None:
    """The date in a NIK (DDMMYY, day + 40 for women), for the officer to compare; None if none.

    A year that has not come yet is of the last century.
    """
    if nik is None or len(nik) != 16 or not nik.isdigit():
        return None
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    century = 2000 if year <= today.year % 100 else 1900
    try:
        return date(century + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return None


def _address(row: ContactRow) -> str | None:
    parts = [part for part in (row.address, row.kelurahan, row.kecamatan) if part]
    return ", ".join(parts) or None
