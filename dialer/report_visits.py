"""What canvassing brought, for its report: workers counted, steps to registration, pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dialer.contact import Contact
from dialer.hours import local
from dialer.log import LogEntry
from dialer.milestones import StepState, milestones
from dialer.people import Officer
from dialer.ports import Now, Store
from dialer.reports.model import EmployerRow, Photo, Step
from dialer.rulebook import Rulebook
from dialer.visit_facts import WorkersConfirmed
from dialer.visit_photos import look


@dataclass(frozen=True, slots=True)
class VisitResults:
    """Reads them from the facts of the employers that a report is about."""

    store: Store
    rulebook: Rulebook

    def told(
        self, rows: Iterable[EmployerRow], contacts: Mapping[str, Contact], last: date
    ) -> tuple[EmployerRow, ...]:
        """The rows with what had come of each employer by the end of the day `last`."""
        rows = tuple(rows)
        known = {
            key: self._known(contacts[key], last)
            for key in dict.fromkeys(row.contact_key for row in rows)
            if key in contacts
        }
        return tuple(
            replace(row, confirmed_workers=workers, step=step)
            for row in rows
            for workers, step in (known.get(row.contact_key, (None, None)),)
        )

    def _known(self, contact: Contact, last: date) -> tuple[int | None, Step | None]:
        facts = self.store.facts_of(contact.contact_id)
        workers: int | None = None
        for fact in facts:
            body = fact.body
            if isinstance(body, WorkersConfirmed) and body.confirmed_on <= last:
                workers = body.workers
        step: Step | None = None
        way = milestones(facts, self.rulebook, contact.zone)
        for place, one in enumerate(way.steps):
            reached = one.state is StepState.REACHED and one.reached_on is not None
            if reached and one.reached_on is not None and one.reached_on <= last:
                step = Step(place, one.label, one.reached_on)
        return workers, step


def visit_photos(
    store: Store,
    now: Now,
    actor: Officer,
    entries: Sequence[LogEntry],
    first: date,
    last: date,
    zone: str,
) -> tuple[Photo, ...]:
    """Return the pictures of these visits, and those taken in the period without a visit.

    Their content is read when it is drawn, which leaves a trace as every look at a picture.
    """
    visits = {entry.line.attempt_id for entry in entries}
    names = {entry.line.contact_id: entry.contact_name for entry in entries}
    found: list[Photo] = []
    for contact_id, name in names.items():
        for one in store.photos_of(contact_id):
            taken_on = local(one.added_at, zone).date()
            loose = not one.attempt_id and first <= taken_on <= last
            if one.attempt_id in visits or loose:
                content = partial(look, store, now, actor, one.photo_id)
                found.append(Photo(contact_id, name, one.caption, taken_on, content))
    return tuple(found)
