"""Saves that were taken back: they count nowhere, and stay legible with who, when and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from dialer.contact import Contact
from dialer.facts import Fact, OutcomeUndone
from dialer.log import LogEntry, LogFilter, log_lines
from dialer.people import Officer, Right
from dialer.ports import Store


@dataclass(frozen=True, slots=True)
class UndoneSave:
    """A save as it stood before it was undone, by whom it was, when (aware UTC) and why."""

    entry: LogEntry
    undone_by: str
    at: datetime
    why: str


def undone_saves(
    facts: Sequence[Fact], contact: Contact, names: Mapping[str, str], list_name: str
) -> tuple[UndoneSave, ...]:
    """Return what was undone of one contact, newest attempt first; `names` of officers by id."""
    undone = {fact.attempt_id: fact for fact in facts if isinstance(fact.body, OutcomeUndone)}
    if not undone:
        return ()
    before = [fact for fact in facts if not isinstance(fact.body, OutcomeUndone)]
    found = []
    for line in log_lines(before, contact):
        fact = undone.get(line.attempt_id)
        if fact is None or not isinstance(fact.body, OutcomeUndone):
            continue
        entry = LogEntry(line, contact.name, names.get(line.officer_id, ""), list_name)
        who = names.get(fact.officer_id, fact.officer_id)
        found.append(UndoneSave(entry, who, fact.occurred_at, fact.body.why))
    return tuple(sorted(found, key=lambda one: one.entry.line.started_at, reverse=True))


def undone_log(store: Store, actor: Officer, wanted: LogFilter) -> Sequence[UndoneSave]:
    """Return the undone saves that match, as the log shows them: a petugas sees their own."""
    if not actor.may(Right.SEE_ALL):
        wanted = replace(wanted, officer_id=actor.officer_id)
    since = datetime.min.replace(tzinfo=UTC)
    if wanted.day_from is not None:
        since = datetime.combine(wanted.day_from - timedelta(days=1), time(), tzinfo=UTC)
    names = {one.officer_id: one.name for one in store.officers()}
    lists = {one.call_list.list_id: one.call_list.name for one in store.call_lists()}
    found: list[UndoneSave] = []
    for contact in store.contacts_of(store.undone_since(since)).values():
        facts = store.facts_of(contact.contact_id)
        saves = undone_saves(facts, contact, names, lists.get(contact.list_id, ""))
        found += [one for one in saves if _matches(one.entry, wanted)]
    return sorted(found, key=lambda one: one.entry.line.started_at, reverse=True)


def _matches(entry: LogEntry, wanted: LogFilter) -> bool:
    line, text = entry.line, wanted.text.strip().casefold()
    return (
        (wanted.day_from is None or wanted.day_from <= line.day)
        and (wanted.day_to is None or line.day <= wanted.day_to)
        and wanted.officer_id in ("", line.officer_id)
        and wanted.list_id in ("", line.list_id)
        and wanted.kind in (None, line.kind)
        and wanted.code in ("", line.code)
        and wanted.channel in (None, line.channel)
        and (text in entry.contact_name.casefold() or text in line.note.casefold())
    )
