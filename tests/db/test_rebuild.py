"""Projections are nothing but the facts: making them again changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.store import SqlStore, open_store
from dialer.contact import Contact, ContactNumber
from dialer.contacts.phone import Phone, PhoneKind
from dialer.facts import (
    Attempt,
    Body,
    Callback,
    Channel,
    Correction,
    DoNotContact,
    Fact,
    Note,
    NumberEvidence,
    NumberState,
    Outcome,
    Promise,
    RehabOffer,
)
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from tests.db.making_stores import KEY, NOW, StoreMaker, add, arriving, now, underneath
from tests.making import employer, member

RULEBOOK = load_rulebook()
PROJECTIONS = {
    "worklist": "SELECT w.*, l.list_id, l.kind, l.zone, l.owner_id FROM worklist w "
    "JOIN lane l ON l.lane_id = w.lane_id ORDER BY contact_pk",
    "promise": "SELECT * FROM promise ORDER BY promise_id",
    "attempt_log": "SELECT * FROM attempt_log ORDER BY attempt_id",
    "contact_number": "SELECT * FROM contact_number ORDER BY number_id",
    "lane_count": "SELECT * FROM lane_count WHERE contacts != 0 ORDER BY lane_id, stage, tried",
    "counted": "SELECT lane_id, stage, attempts > 0, count(*) FROM worklist GROUP BY 1, 2, 3",
    "words": "SELECT rowid FROM contact_words WHERE contact_words MATCH 'utama OR widodo'",
}
CONTACTS = [
    replace(
        made,
        contact_id=f"c{place}",
        zone=zone,
        officer_id=officer,
        numbers=tuple(
            ContactNumber(f"c{place}n{at}", Phone(f"+6281{place}000000{at}", "", PhoneKind.MOBILE))
            for at in range(numbers)
        ),
    )
    for place, (made, zone, officer, numbers) in enumerate(
        [
            (member(), "Asia/Jakarta", "", 2),
            (member(months=3), "Asia/Jayapura", "o1", 1),
            (employer(), "Asia/Jakarta", "", 1),
            (member(), "Asia/Makassar", "", 0),
        ]
    )
]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens to a contact."""

    contact: int
    what: str
    code: str
    hours: int
    amount: int


ACTS = st.builds(
    Act,
    contact=st.integers(0, 2),
    what=st.sampled_from(["attempt", "correct", "clear", "relist"]),
    code=st.sampled_from(sorted(RULEBOOK.outcomes)),
    hours=st.integers(0, 200),
    amount=st.integers(1, 10**9),
)


class Day:
    """Plays acts on a store, through the rules, as the program does."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._number = count(1)

    def play(self, act: Act) -> None:
        contact = self._store.contact(f"c{act.contact}")
        assert contact is not None
        if act.what == "relist":
            self._relist(contact, act)
            return
        facts = self._facts(contact, act)
        with self._store.writing() as writer:
            writer.append(facts)
            refresh(writer, [contact], RULEBOOK)

    def _relist(self, contact: Contact, act: Act) -> None:
        row = arriving(contact)
        row = replace(row, list_id="l2", listed_at=NOW + timedelta(hours=act.hours))
        row = replace(row, number_ids=tuple(f"new{next(self._number)}" for _ in row.number_ids))
        with self._store.writing() as writer:
            writer.update_contacts([(contact.contact_id, row)])
            moved = writer.contact(contact.contact_id)
            assert moved is not None
            refresh(writer, [moved], RULEBOOK)

    def _facts(self, contact: Contact, act: Act) -> list[Fact]:
        known = self._store.facts_of(contact.contact_id)
        at = NOW + timedelta(hours=act.hours, microseconds=next(self._number))
        outcomes = [one for one in known if isinstance(one.body, Outcome | Correction)]
        if act.what == "clear":
            return [self._fact(contact, "", at, DoNotContact("", cleared=True))]
        if act.what == "correct" and outcomes:
            old = outcomes[-1]
            first = self._fact(contact, old.attempt_id, at, Correction("salah", act.code))
            first = replace(first, supersedes=old.fact_id)
            effects = self._effects(contact, act, first.fact_id, at)
            return [first, *(self._fact(contact, old.attempt_id, at, body) for body in effects)]
        session = Attempt(at, at + timedelta(seconds=50), Channel.PHONE, "l1", 30, 20, True)
        start = self._fact(contact, "", at, session)
        start = replace(start, attempt_id=start.fact_id)
        outcome = self._fact(contact, start.fact_id, at, Outcome(act.code))
        effects = self._effects(contact, act, outcome.fact_id, at)
        rest = (self._fact(contact, start.fact_id, at, body) for body in effects)
        return [start, outcome, *rest]

    def _effects(self, contact: Contact, act: Act, outcome_id: str, at: Any) -> list[Body]:
        dialled = contact.numbers[-1].number_id
        due = date(2026, 12, 1) + timedelta(days=act.amount % 40)
        possible: list[Body] = [
            Promise(outcome_id, act.amount, due, "bri", "self"),
            Callback(outcome_id, at + timedelta(hours=act.amount % 90), "o2"),
            NumberEvidence(outcome_id, dialled, list(NumberState)[act.amount % 8]),
            RehabOffer(outcome_id, True, 4, act.amount, 5, 6, "v2"),
            Note(outcome_id, "catatan"),
            DoNotContact(outcome_id),
        ]
        return [body for place, body in enumerate(possible) if act.amount >> place & 1]

    def _fact(self, contact: Contact, attempt_id: str, at: Any, body: Body) -> Fact:
        fact_id = f"f{next(self._number):05}"
        return Fact(fact_id, contact.contact_id, attempt_id, "o1", at, body)


def projections(folder: Path) -> Mapping[str, Any]:
    with underneath(folder) as run:
        found = {name: run(statement) for name, statement in PROJECTIONS.items()}
        assert found["lane_count"] == found["counted"]
        run("INSERT INTO contact_words(contact_words, rank) VALUES('integrity-check', 1)")
    return found


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(acts=st.lists(ACTS, max_size=12))
def test_rebuild_after_any_history_changes_nothing(make_store: StoreMaker, acts: list[Act]) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    try:
        add(store, *CONTACTS)
        day = Day(store)
        for act in acts:
            day.play(act)
        before = projections(folder)
        assert store.rebuild(RULEBOOK) == len(CONTACTS)
        assert projections(folder) == before
    finally:
        store.close()


def test_rebuild_repairs_what_was_lost(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, *CONTACTS)
    day = Day(store)
    for amount in (0b1, 0b10, 0b111):
        day.play(Act(0, "attempt", "promise", amount, amount))
        day.play(Act(1, "attempt", "no_answer", amount, amount))
    whole = projections(folder)
    with underneath(folder) as run:
        run("DELETE FROM promise")
        run("DELETE FROM attempt_log")
        run("DELETE FROM worklist WHERE contact_pk < 3")
        run("UPDATE contact_number SET state = 'invalid'")
    store.rebuild(RULEBOOK)
    assert projections(folder) == whole
    store.close()
