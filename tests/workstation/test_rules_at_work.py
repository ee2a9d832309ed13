"""New rules are put to work a little at a time; what a kill leaves half done is done later."""

from collections.abc import Sequence
from dataclasses import replace

from db.store import SqlStore
from dialer.calling_rules import Part
from dialer.contact import Contact
from dialer.hours import ALL_ZONES
from dialer.ordering import priority
from dialer.people import Officer
from dialer.queue import QueueQuery
from dialer.rules_at_work import UNORDERED
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import member, take
from tests.workstation.test_calling_rules import order

BRANCH_AND_EAST = {("Asia/Jakarta", "Papua", ""): "Asia/Jayapura"}


def listed(count: int, province: str | None = None) -> Sequence[Contact]:
    found = (member(contact_id=f"m{n}", months=n, amount=n * 137_000) for n in range(1, count + 1))
    return [replace(one, details=replace(one.details, province=province)) for one in found]


def in_zone(store: SqlStore, clock: HandClock, *zones: str) -> list[str]:
    found = store.queue(QueueQuery(clock(), zones), 100, later=False)
    return [item.contact_id for item in found]


def test_an_order_that_was_cut_short_is_finished_at_the_next_start(
    workstation: Workstation, store: SqlStore, lead: Officer, clock: HandClock
) -> None:
    contacts = take(workstation, *listed(9))
    weights = {"months": 0, "amount": 0, "list_age": 0, "chance": 0, "workers": 0}
    workstation.calling_rules.change(
        lead, {Part.ORDER: order(weights=weights, rehab_months=[2, 4])}
    )
    rule = workstation.rulebook.order_on(workstation.calling_rules.today())
    with store.writing() as writer:
        writer.use_weights(rule.weights)
        writer.put_setting(UNORDERED, writer.prioritise_next(0, 4))
    assert workstation.calling_rules.put_to_work() == 5
    assert store.setting(UNORDERED) is None
    expected = sorted(
        contacts, key=lambda one: -priority(one.details, one.listed_at, (), rule.weights)
    )
    assert in_zone(store, clock, *ALL_ZONES) == [one.contact_id for one in expected]


def test_contacts_half_moved_to_the_zone_of_their_area_are_all_there_after_the_next_start(
    workstation: Workstation, store: SqlStore, clock: HandClock
) -> None:
    take(workstation, *listed(4, "Papua"), replace(member(contact_id="c9"), list_id="l2"))
    with store.writing() as writer:
        assert writer.place_next(BRANCH_AND_EAST, 0, 2) == 2
    assert len(in_zone(store, clock, "Asia/Jayapura")) == 2
    workstation.calling_rules.put_to_work()
    assert set(in_zone(store, clock, "Asia/Jayapura")) == {"m1", "m2", "m3", "m4"}
    assert in_zone(store, clock, "Asia/Jakarta") == ["c9"]
    assert store.queue_counts(QueueQuery(clock(), ("Asia/Jayapura",))).new == 4
    contact = store.contact("m3")
    assert contact is not None
    assert contact.zone == "Asia/Jayapura"
