"""Practice never touches contacts, queue, log, figures or reports."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialer.hours import ALL_ZONES
from dialer.log import LogFilter
from dialer.people import Officer
from dialer.queue import QueueQuery
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.workstation import Workstation
from scripts_call.practice.acts import Grade
from tests.conftest import HandClock
from tests.ui.practice.playing import play_out, shelf
from tests.ui.review.working import Branch, make_branch, play_the_day
from ui.presenters.periods import Period
from ui.presenters.practice_figures import read_figures
from ui.presenters.practice_partner import PartnerPresenter

FRIDAY = date(2026, 11, 20)


def everything(branch: Branch, one: Officer, lead: Officer) -> Mapping[str, Any]:
    """All that rooms and reports are made of."""
    station, at = branch.workstation, branch.clock()
    store = station.store
    query = QueueQuery(at=at, zones=ALL_ZONES, officer_id=one.officer_id)
    lines = store.log(LogFilter(), 1_000)
    return {
        "contacts": list(store.contacts()),
        "facts": [store.facts_of(contact.contact_id) for contact in store.contacts()],
        "standings": [store.standing(contact.contact_id) for contact in store.contacts()],
        "next": store.next_in_queue(query),
        "queue": store.queue(query, 100, later=False),
        "later": store.queue(query, 100, later=True),
        "counts": store.queue_counts(query),
        "lists": store.call_lists(),
        "log": lines,
        "today": store.attempts_on(FRIDAY),
        "promises": store.promises(),
        "draft": store.draft(one.officer_id),
        "audit": store.audit_trail(1_000),
        "figures": station.reporting.figures(lines),
        "script figures": read_figures(station, lead, Period(FRIDAY, FRIDAY)),
        "reports": [
            station.reporting.prepare(lead, ReportOrder(kind, FRIDAY, FRIDAY))
            for kind in ReportKind
        ],
    }


def test_a_practice_leaves_everything_else_as_it_was(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    branch = make_branch(workstation, clock)
    play_the_day(branch, officer, lead)
    before_at = clock()
    before = everything(branch, officer, lead)
    partner = PartnerPresenter(workstation, officer, shelf())
    for place, persona in enumerate(shelf().personas):
        partner.begin(persona, place)
        play_out(partner, clock, Grade.BAD if place % 2 else Grade.GOOD)
    assert len(workstation.practice_runs.runs(officer)) == len(shelf().personas)
    clock.at = before_at
    after = everything(branch, officer, lead)
    assert after == before
    assert before["log"]
    assert before["script figures"]
