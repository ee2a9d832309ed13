"""A lead's rules: kept with a date, worked into the store, obeyed by queue and desk."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.store import SqlStore
from dialer.calling_rules import Part
from dialer.desk import Wish
from dialer.errors import BadInputError, RefusedError
from dialer.facts import NumberState
from dialer.hours import local
from dialer.ordering import Group, order_rule, priority
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.refusal import Refusal
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import underneath
from tests.making import call, employer, member, take


def order(**changes: Any) -> dict[str, Any]:
    return {
        "valid_from": "2026-11-20",
        "source": "Ketua tim",
        "groups": [group.value for group in Group],
        "overdue_minutes": 120,
        "rehab_months": [4, 24],
        "weights": {"months": 60, "amount": 20, "list_age": 5, "chance": 15, "workers": 80},
        "full": {"months": 24, "amount": 10_000_000, "list_age": 90, "workers": 100},
        "chance": {"right_party": 100, "answers": 80, "untried": 50, "switched_off": 20},
        **changes,
    }


def first(workstation: Workstation, officer: Officer) -> str:
    found = workstation.desk.next(officer, Wish()).item
    return found.contact_id if found else ""


def test_other_weights_put_another_contact_first(
    workstation: Workstation, lead: Officer, officer: Officer
) -> None:
    take(
        workstation,
        member(contact_id="old", months=20, amount=700_000),
        member(contact_id="rich", months=5, amount=9_000_000),
    )
    assert first(workstation, officer) == "old"
    weights = {"months": 5, "amount": 90, "list_age": 0, "chance": 0, "workers": 0}
    workstation.calling_rules.change(lead, {Part.ORDER: order(weights=weights)})
    workstation.calling_rules.put_to_work()
    assert first(workstation, officer) == "rich"
    assert workstation.calling_rules.put_to_work() == 0


def test_groups_are_worked_off_in_the_order_of_the_rule(
    workstation: Workstation, lead: Officer, officer: Officer
) -> None:
    take(workstation, member(contact_id="candidate"), member(contact_id="plain", months=2))
    assert first(workstation, officer) == "candidate"
    groups = ["new", "rehab", "callbacks", "overdue", "promises", "retries"]
    workstation.calling_rules.change(lead, {Part.ORDER: order(groups=groups)})
    assert first(workstation, officer) == "plain"


def test_on_days_of_a_round_the_groups_go_in_its_order(
    workstation: Workstation, lead: Officer, officer: Officer, clock: HandClock
) -> None:
    tried, _new = take(workstation, member(contact_id="tried"), member(contact_id="new"))
    groups = sorted(Group, key=lambda group: group is not Group.RETRIES)
    rounds = [{"name": "Putaran Sabtu", "weekdays": ["sat"], "groups": groups}]
    workstation.calling_rules.change(lead, {Part.ORDER: order(round=rounds)})
    workstation.desk.save(officer, call(tried, clock(), OutcomeEntry("busy"), talk=0))
    clock.forward(hours=3)
    assert first(workstation, officer) == "new"
    clock.forward(hours=24)
    assert local(clock(), "Asia/Jakarta").strftime("%A") == "Saturday"
    assert first(workstation, officer) == "tried"


def limits(**changes: int) -> dict[str, Any]:
    counts = dict.fromkeys(("contact_day", "number_day"), 3)
    counts |= dict.fromkeys(("contact_week", "number_week"), 8) | {"contact_life": 40}
    day, rest = "2026-11-20", {"rest_hours": [27, 31], "shared_rest_hours": 27}
    return {
        "valid_from": day,
        "source": "Ketua tim",
        **counts,
        "number_life": 30,
        **rest,
        **changes,
    }


def test_narrower_limits_hold_for_who_was_called_already_and_wider_ones_bring_back(
    workstation: Workstation, lead: Officer, officer: Officer, clock: HandClock
) -> None:
    one, _untried = take(workstation, member(months=20), member(contact_id="c2", months=3))
    workstation.desk.save(officer, call(one, clock(), OutcomeEntry("busy"), talk=0))
    clock.forward(hours=3)
    assert workstation.desk.next(officer, Wish(skip=frozenset({"c2"}))).item is not None
    workstation.calling_rules.change(lead, {Part.LIMITS: limits(contact_day=1)})
    workstation.calling_rules.put_to_work()
    assert workstation.desk.next(officer, Wish(skip=frozenset({"c2"}))).item is None
    workstation.calling_rules.change(lead, {Part.LIMITS: limits(contact_life=1)})
    workstation.calling_rules.put_to_work()
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.CLOSED
    workstation.calling_rules.change(lead, {Part.LIMITS: limits()})
    workstation.calling_rules.put_to_work()
    assert workstation.desk.next(officer, Wish(skip=frozenset({"c2"}))).item is not None


def test_a_rule_that_cannot_be_is_refused_and_changes_nothing(
    workstation: Workstation, lead: Officer, officer: Officer
) -> None:
    rules = workstation.calling_rules
    with pytest.raises(BadInputError):
        rules.change(lead, {Part.ORDER: order(groups=["new"])})
    with pytest.raises(BadInputError):
        rules.change(lead, {Part.ORDER: order(overdue_minutes="lama")})
    with pytest.raises(RefusedError):
        rules.change(lead, {Part.ORDER: order(valid_from="2026-11-19")})
    with pytest.raises(RefusedError):
        rules.change(officer, {Part.ORDER: order()})
    assert workstation.rulebook == workstation.shipped


def test_somebody_elses_callback_is_everybodys_once_it_is_late(
    workstation: Workstation, lead: Officer, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    back = CallbackEntry(clock() + timedelta(hours=1))
    entry = call(contact, clock(), OutcomeEntry("callback_requested", callback=back))
    workstation.desk.save(lead, entry)
    clock.forward(hours=2, minutes=59)
    assert first(workstation, officer) == ""
    clock.forward(minutes=2)
    assert first(workstation, officer) == "c1"
    assert workstation.desk.open(officer, "c1").contact.contact_id == "c1"


def test_one_call_rests_everybody_with_that_number_and_counts_for_it(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    numbers = ("+6281234567890",)
    one, other = take(
        workstation, member(*numbers, contact_id="c1"), member(*numbers, contact_id="c2")
    )
    for _ in range(3):
        workstation.desk.save(officer, call(one, clock(), OutcomeEntry("busy"), talk=0))
        clock.forward(hours=2)
    standing = workstation.store.standing(other.contact_id)
    assert standing is not None
    assert standing.stage is Stage.RETRY
    assert first(workstation, officer) == ""
    assert workstation.desk.open(officer, "c2").refusal is Refusal.NUMBER_LIMIT


def test_the_store_works_out_what_the_rule_says(
    workstation: Workstation, store: SqlStore, lead: Officer
) -> None:
    contacts = take(
        workstation,
        *(member(contact_id=f"m{n}", months=n, amount=n * 137_000) for n in range(1, 30)),
        replace(employer(), list_id="l2"),
    )
    before = {line.pk: line for line in store.contact_lines(range(1, 40))}
    assert len(before) == len(contacts)
    weights = {"months": 31, "amount": 17, "list_age": 9, "chance": 43, "workers": 77}
    workstation.calling_rules.change(lead, {Part.ORDER: order(weights=weights)})
    workstation.calling_rules.put_to_work()
    used = store.weights_in_use()
    assert asdict(used)["months"] == 31
    expected = sorted(
        contacts,
        key=lambda one: -priority(one.details, one.listed_at, [NumberState.UNTRIED], used),
    )
    query = [item.contact_id for item in workstation.desk.queue(lead, Wish(), 50, later=False)]
    assert query == [one.contact_id for one in expected]


def test_the_store_weighs_numbers_and_ages_of_lists_as_the_rule_does(
    workstation: Workstation,
    lead: Officer,
    officer: Officer,
    clock: HandClock,
    store: SqlStore,
    tmp_path: Path,
) -> None:
    ends: dict[str, OutcomeEntry | None] = {
        "promise": OutcomeEntry("says_paid", "self"),
        "family": OutcomeEntry("third_party_message", "spouse", note="x"),
        "off": OutcomeEntry("switched_off"),
        "dead": OutcomeEntry("invalid_number"),
        "other": OutcomeEntry("wrong_person", "unknown"),
        "new": None,
    }
    for place, (name, outcome) in enumerate(ends.items()):
        two = (f"+62812345678{place}0", f"+62812345678{place}1")
        taken = take(
            workstation,
            replace(
                member(f"+62812345679{place}0", contact_id=f"{name}-one", months=7),
                list_id=f"l{place}",
            ),
            replace(member(*two, contact_id=f"{name}-two", months=7), list_id=f"l{place}"),
        )
        for one in taken if outcome is not None else ():
            assert outcome is not None
            talk = 60 if outcome.spoke_to else 0
            workstation.desk.save(officer, call(one, clock(), outcome, talk=talk))
        clock.forward(days=7)
    weights = {"months": 31, "amount": 17, "list_age": 63, "chance": 43, "workers": 77}
    workstation.calling_rules.change(
        lead, {Part.ORDER: order(valid_from=f"{clock():%Y-%m-%d}", weights=weights)}
    )
    workstation.calling_rules.put_to_work()
    used = store.weights_in_use()
    expected: dict[str, int] = {}
    states: set[NumberState] = set()
    for contact_id in (f"{name}-{count}" for name in ends for count in ("one", "two")):
        contact = workstation.store.contact(contact_id)
        standing = workstation.store.standing(contact_id)
        assert contact is not None
        assert standing is not None
        known = [state for _, state in standing.numbers]
        states |= {*known}
        expected[contact_id] = priority(contact.details, contact.listed_at, known, used)
    assert len(states) == 6
    with underneath(tmp_path / "data") as run:
        kept = run(
            "SELECT c.contact_id, w.priority FROM contact c JOIN worklist w ON w.contact_pk = c.pk"
        )
    assert dict(kept) == expected


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [
        (2027, 2, (26, 27, 28)),
        (2028, 2, (27, 28, 29)),
        (2027, 4, (28, 29, 30)),
        (2026, 12, (29, 30, 31)),
    ],
)
def test_the_last_days_of_a_month_are_counted_from_its_end(
    year: int, month: int, days: tuple[int, ...]
) -> None:
    rule = order_rule(order(round=[{"name": "Akhir bulan", "last_days": 3, "groups": [*Group]}]))
    first_day = date(year, month, 1)
    in_round = [
        day
        for day in (first_day + timedelta(days=place) for place in range(32))
        if rule.round_on(day) is not None
    ]
    assert in_round == [date(year, month, day) for day in days]


def test_at_the_end_of_february_the_desk_goes_by_the_round(
    workstation: Workstation, lead: Officer, officer: Officer, clock: HandClock
) -> None:
    tried, _new = take(workstation, member(contact_id="tried"), member(contact_id="new"))
    groups = sorted(Group, key=lambda group: group is not Group.RETRIES)
    rounds = [{"name": "Akhir bulan", "last_days": 3, "groups": groups}]
    workstation.calling_rules.change(lead, {Part.ORDER: order(round=rounds)})
    workstation.desk.save(officer, call(tried, clock(), OutcomeEntry("busy"), talk=0))
    walked = {}
    for day in (date(2027, 2, 25), date(2027, 2, 26), date(2029, 2, 28)):
        clock.at = datetime.combine(day, time(3), tzinfo=UTC)
        walked[day.day] = first(workstation, officer)
    assert walked == {25: "new", 26: "tried", 28: "tried"}
