"""The queue by its indexes gives what a plain sort over all standings would give."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.store import SqlStore
from dialer.contact import Contact
from dialer.hours import ALL_ZONES
from dialer.lists.model import ListKind
from dialer.ordering import DEFAULT, Group, priority
from dialer.people import Officer, Role
from dialer.queue import QueueItem, QueueQuery
from dialer.standing import WORKABLE, Stage, Standing
from tests.db.making_stores import NOW, StoreMaker, add
from tests.making import employer, member

EVERYTHING = QueueQuery(at=NOW, zones=ALL_ZONES)
STAGES = tuple(Stage)
LEFT = "left"
"""An officer who no longer works here."""

HOURS = st.integers(-48, 48).map(lambda hours: NOW + timedelta(hours=hours))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contact with the standing it was given."""

    contact: Contact
    standing: Standing

    @property
    def owner(self) -> str:
        return self.standing.owner_id or self.contact.officer_id


@st.composite
def waiting(draw: st.DrawFn) -> Waiting:
    """Any contact in any stage; what waits for a moment has one."""
    months = draw(st.integers(2, 5))
    made = draw(st.sampled_from([member(months=months), employer()]))
    contact = replace(
        made,
        list_id=draw(st.sampled_from(["l1", "l2"])),
        zone=draw(st.sampled_from(ALL_ZONES)),
        officer_id=draw(st.sampled_from(["", "o1", "o2", LEFT])),
        numbers=(),
    )
    stage = draw(st.sampled_from(STAGES))
    waits = stage in WORKABLE and stage is not Stage.NEW
    owner = draw(st.sampled_from(["", "o1", "o2"])) if stage is Stage.CALLBACK else ""
    due_at = draw(HOURS) if waits else None
    tried_hour = draw(st.none() | st.integers(8, 12)) if stage is Stage.RETRY else None
    standing = Standing(stage, due_at, owner, draw(st.integers(0, 2)), tried_hour=tried_hour)
    return Waiting(contact, standing)


@st.composite
def queries(draw: st.DrawFn, ids: Sequence[str]) -> QueueQuery:
    """Any query over the contacts; groups in any order, some of them perhaps not at all."""
    groups = draw(st.permutations(tuple(Group)))
    late = st.integers(0, 24).map(lambda hours: timedelta(hours=hours))
    return QueueQuery(
        at=draw(HOURS) + timedelta(minutes=draw(st.sampled_from([0, 20]))),
        zones=tuple(draw(st.sets(st.sampled_from(ALL_ZONES)))),
        officer_id=draw(st.sampled_from(["", "o1", "o3"])),
        groups=tuple(groups[: draw(st.integers(2, len(groups)))]),
        overdue=draw(st.none() | late),
        kind=draw(st.sampled_from([None, *ListKind])),
        list_id=draw(st.sampled_from(["", "l1", "l3"])),
        skip=draw(st.frozensets(st.sampled_from(ids), max_size=4)),
    )


def in_view(one: Waiting, query: QueueQuery) -> bool:
    """The rule in words: which contacts a query is about, whoever they belong to."""
    return (
        one.standing.stage in WORKABLE
        and one.contact.zone in query.zones
        and query.kind in (None, one.contact.kind)
        and query.list_id in ("", one.contact.list_id)
    )


def is_mine(one: Waiting, query: QueueQuery) -> bool:
    """Nobody's contacts and those of who left are everybody's."""
    return not query.officer_id or one.owner in ("", LEFT, query.officer_id)


def group_of(one: Waiting, query: QueueQuery) -> Group | None:
    """In which group a contact comes now, if it does."""
    if is_later(one, query.at) or not in_view(one, query):
        return None
    stage = one.standing.stage
    if not is_mine(one, query):
        late = query.overdue is not None and not is_later(one, query.at - query.overdue)
        return Group.OVERDUE if stage is Stage.CALLBACK and late else None
    if stage is Stage.NEW:
        return Group.REHAB if DEFAULT.is_candidate(one.contact.details) else Group.NEW
    return {
        Stage.CALLBACK: Group.CALLBACKS,
        Stage.PROMISE: Group.PROMISES,
        Stage.RETRY: Group.RETRIES,
    }[stage]


def order(one: Waiting, query: QueueQuery) -> tuple[int, float, int, str]:
    """Group, then the soonest due, then the greatest priority, then who came first."""
    group = group_of(one, query)
    assert group is not None
    due = one.standing.due_at.timestamp() if one.standing.due_at else 0.0
    first = (
        -priority(one.contact.details, one.contact.listed_at, ())
        if one.standing.stage is Stage.NEW
        else 0
    )
    return query.groups.index(group), due, first, one.contact.contact_id


def is_later(one: Waiting, at: datetime) -> bool:
    """Not due yet, or due at the hour of the day at which it was tried in vain."""
    return later_at(one, at) > at


def later_at(one: Waiting, at: datetime) -> datetime:
    """When somebody comes at the earliest."""
    due_at = one.standing.due_at
    if due_at is not None and due_at > at:
        return due_at
    resting = one.standing.tried_hour == at.astimezone(ZoneInfo(one.contact.zone)).hour
    return at.replace(minute=0) + timedelta(hours=1) if resting else at


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(data=st.data())
def test_queue_is_what_a_sort_of_everything_would_give(
    make_store: StoreMaker, data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(waiting(), min_size=1, max_size=25))
    everybody = [
        replace(one, contact=replace(one.contact, contact_id=f"c{place:03}"))
        for place, one in enumerate(drawn)
    ]
    store = make_store()
    try:
        add(store, *(one.contact for one in everybody))
        with store.writing() as writer:
            writer.put_officer(Officer(LEFT, LEFT, Role.AGENT, "", active=False))
            for one in everybody:
                writer.put_standing(one.contact, one.standing)
        for _ in range(5):
            query = data.draw(queries([one.contact.contact_id for one in everybody]))
            compare(store, everybody, query, data.draw(st.integers(1, 30)))
    finally:
        store.close()


def compare(store: SqlStore, everybody: Sequence[Waiting], query: QueueQuery, limit: int) -> None:
    mine = [one for one in everybody if in_view(one, query) and is_mine(one, query)]
    offered = sorted(
        (one for one in everybody if group_of(one, query) in query.groups),
        key=lambda one: order(one, query),
    )
    now = [one.contact.contact_id for one in offered if one.contact.contact_id not in query.skip]
    later = sorted(
        (
            one
            for one in mine
            if is_later(one, query.at) and one.contact.contact_id not in query.skip
        ),
        key=lambda one: (later_at(one, query.at), one.contact.contact_id),
    )
    assert ids(store.queue(query, limit, later=False)) == now[:limit]
    assert [(item.contact_id, item.due_at) for item in store.queue(query, limit, later=True)] == [
        (one.contact.contact_id, later_at(one, query.at)) for one in later
    ][:limit]
    first = store.next_in_queue(query)
    assert (first.contact_id if first else None) == (now[0] if now else None)
    for group in query.groups:
        alone = store.next_in_queue(replace(query, groups=(group,)))
        first_of_it = [
            one.contact.contact_id
            for one in offered
            if group_of(one, query) is group and one.contact.contact_id not in query.skip
        ]
        assert (alone.contact_id if alone else None) == (first_of_it[0] if first_of_it else None)
    counts = store.queue_counts(query)
    due = [one.standing.stage for one in mine if not is_later(one, query.at)]
    assert counts.callbacks_due == due.count(Stage.CALLBACK)
    assert counts.promises_due == due.count(Stage.PROMISE)
    assert counts.new == due.count(Stage.NEW)
    assert counts.retries_due == due.count(Stage.RETRY)
    assert counts.later == len(mine) - len(due)
    callbacks = [one for one in later if one.standing.stage is Stage.CALLBACK]
    if not query.skip:
        assert counts.next_callback_at == (callbacks[0].standing.due_at if callbacks else None)


def ids(items: Sequence[QueueItem]) -> list[str]:
    return [item.contact_id for item in items]


def test_of_new_contacts_in_several_lanes_the_greatest_priority_comes_first(
    opened: SqlStore,
) -> None:
    everybody = [
        replace(member(months=months, contact_id=f"c{months}"), list_id=kept, zone=zone, numbers=())
        for months, kept, zone in (
            (2, "l1", ALL_ZONES[0]),
            (20, "l2", ALL_ZONES[1]),
            (9, "l1", ALL_ZONES[2]),
            (30, "l2", ALL_ZONES[0]),
        )
    ]
    add(opened, *everybody)
    with opened.writing() as writer:
        for one in everybody:
            writer.put_standing(one, Standing(Stage.NEW, None))
    skipped: list[str] = []
    query = EVERYTHING
    while first := opened.next_in_queue(query):
        assert ids(opened.queue(query, 1, later=False)) == [first.contact_id]
        skipped.append(first.contact_id)
        query = replace(query, skip=frozenset(skipped))
    assert skipped == ["c20", "c9", "c30", "c2"]


def test_item_tells_what_the_queue_shows(opened: SqlStore) -> None:
    contact = replace(member(amount=750_000, months=7), officer_id="o1", zone="Asia/Makassar")
    add(opened, contact)
    due = NOW - timedelta(minutes=5)
    with opened.writing() as writer:
        writer.put_standing(
            contact, Standing(Stage.CALLBACK, due, "o2", attempts=3, last_code="busy")
        )
    assert opened.next_in_queue(EVERYTHING) == QueueItem(
        contact_id="c1",
        name="Utama Suryono",
        kind=ListKind.ARREARS,
        stage=Stage.CALLBACK,
        due_at=due,
        zone="Asia/Makassar",
        owner_id="o2",
        attempts=3,
        last_code="busy",
        amount=750_000,
        months=7,
        potential_workers=None,
        promise_amount=None,
        list_id="l1",
        listed_at=contact.listed_at,
        candidate=True,
    )


def test_waiting_stage_without_a_moment_is_due_at_once(opened: SqlStore) -> None:
    add(opened, member())
    with opened.writing() as writer:
        writer.put_standing(member(), Standing(Stage.RETRY, None))
    item = opened.next_in_queue(EVERYTHING)
    assert item is not None
    assert item.due_at is None
    standing = opened.standing("c1")
    assert standing is not None
    assert standing.due_at is None


def test_more_lanes_than_one_statement_takes_are_walked_in_order(opened: SqlStore) -> None:
    contacts = [
        replace(member(contact_id=f"c{place:04}"), list_id=f"l{place}", numbers=())
        for place in range(450)
    ]
    add(opened, *contacts)
    with opened.writing() as writer:
        for place, one in enumerate(contacts):
            due = NOW - timedelta(minutes=place)
            writer.put_standing(one, Standing(Stage.RETRY, due))
    found = ids(opened.queue(EVERYTHING, 1_000, later=False))
    assert found == [f"c{place:04}" for place in reversed(range(450))]
    assert opened.queue_counts(EVERYTHING).retries_due == 450


def test_empty_store_has_nobody(opened: SqlStore) -> None:
    assert opened.next_in_queue(EVERYTHING) is None
    assert opened.queue_counts(EVERYTHING).left == 0
    assert opened.queue(EVERYTHING, 10, later=True) == []


def test_standing_for_an_unknown_contact_is_a_bug(opened: SqlStore) -> None:
    with pytest.raises(KeyError), opened.writing() as writer:
        writer.put_standing(member(), Standing(Stage.NEW, None))
