"""The table of all contacts: every filter and order compared with the same said in Python."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.moments import to_micros
from db.store import SqlStore, open_store
from dialer.browsing import (
    NOBODY,
    Band,
    Browse,
    ContactFilter,
    ContactLine,
    ContactView,
    Numbered,
    Order,
    SavedView,
    view_as_json,
    view_from_json,
)
from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.ordering import priority
from dialer.people import Officer, Role
from dialer.standing import Stage
from tests.bench.invented import LIST_ID, members
from tests.db.making_stores import KEY, StoreMaker, arriving, now, underneath
from tests.making import employer

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
MANY = 240
OFFICERS = ("o1", "o2", "gone")
"""The one called `gone` no longer works here."""

LISTS = (LIST_ID, "l2")


def _spread(execute: Callable[..., object]) -> None:
    """Give contacts different areas, stages and histories, as months of work would."""
    execute("UPDATE contact SET kecamatan = 'Kec ' || (pk % 4) WHERE pk % 5")
    execute("UPDATE contact SET months = NULL WHERE pk % 17 = 0")
    execute("UPDATE contact SET amount = NULL WHERE pk % 13 = 0")
    execute(
        "UPDATE worklist SET stage = CASE contact_pk % 6 WHEN 0 THEN 0 WHEN 1 THEN 3 WHEN 2 "
        "THEN 11 WHEN 3 THEN 12 ELSE stage END, attempts = contact_pk % 4, last_code = "
        "CASE WHEN contact_pk % 4 THEN 'no_answer' ELSE '' END, last_attempt_at = "
        "CASE WHEN contact_pk % 4 THEN ? + contact_pk * 37 % 101 END",
        to_micros(NOW),
    )
    execute("UPDATE contact_number SET state = 'invalid' WHERE contact_pk % 7 = 0")
    execute("INSERT INTO left_list SELECT pk, list_id, 0 FROM contact WHERE pk % 11 = 0")


@pytest.fixture(scope="module")
def folder(make_store: StoreMaker) -> Path:
    return make_store.folder()


@pytest.fixture(scope="module")
def crowd(folder: Path) -> Iterator[SqlStore]:
    store = open_store(folder, KEY, now)
    with store.writing() as writer:
        for name in OFFICERS:
            writer.put_officer(Officer(name, name, Role.AGENT, "", active=name != "gone"))
        owners = ("", *OFFICERS)
        writer.add_contacts(
            [
                replace(one, officer_id=owners[place % 4], list_id=LISTS[place % 2])
                for place, one in enumerate(members(MANY))
            ]
        )
        writer.add_contacts([arriving(employer("b1"))])
    with underneath(folder) as execute:
        _spread(execute)
    yield store
    store.close()


bands = st.builds(Band, st.none() | st.integers(0, 20), st.none() | st.integers(0, 24))
amounts = st.builds(
    Band, st.none() | st.integers(0, 9_000_000), st.none() | st.integers(0, 9_000_000)
)
filters = st.builds(
    ContactFilter,
    kind=st.sampled_from([None, None, *ListKind]),
    list_ids=st.sampled_from([(), (), (LIST_ID,), LISTS, ("x",)]),
    owner=st.sampled_from(["", "", "", NOBODY, "o1", "gone"]),
    stages=st.sampled_from([(), (), (Stage.RETRY,), (Stage.STOPPED, Stage.NEW)]),
    months=st.just(Band()) | bands,
    amount=st.just(Band()) | amounts,
    care_classes=st.sampled_from([(), (), (1,), (2, 3)]),
    kecamatan=st.sampled_from(["", "", "", "Kec 1"]),
    kelurahan=st.sampled_from(["", "", "", "Kelurahan 7"]),
    numbered=st.sampled_from([Numbered.EITHER, Numbered.EITHER, *Numbered]),
    number_states=st.sampled_from([(), (), (NumberState.INVALID,), tuple(NumberState)]),
    last_code=st.sampled_from(["", "", "no_answer"]),
    attempts=st.just(Band()) | st.builds(Band, st.none(), st.integers(0, 3)),
    left_list=st.sampled_from([None, None, True, False]),
)
views = st.builds(ContactView, filters, st.sampled_from(Order), st.booleans())


def _inside(band: Band, value: int | None) -> bool:
    if band == Band():
        return True
    least, most = band.least or 0, 10**12 if band.most is None else band.most
    return value is not None and least <= value <= most


def _fits(line: ContactLine, only: ContactFilter, seen_by: str) -> bool:
    owner = "" if only.owner == NOBODY else only.owner
    return (
        (only.kind is None or line.kind is only.kind)
        and (not only.list_ids or line.list_id in only.list_ids)
        and (not only.owner or line.owner_id == owner)
        and (not seen_by or line.owner_id in ("", "gone", seen_by))
        and (not only.stages or line.stage in only.stages)
        and _inside(only.months, line.months)
        and _inside(only.amount, line.amount)
        and (not only.care_classes or line.care_class in only.care_classes)
        and (not only.kecamatan or line.kecamatan == only.kecamatan)
        and (not only.kelurahan or line.kelurahan == only.kelurahan)
        and (
            only.numbered is Numbered.EITHER
            or bool(line.phones) == (only.numbered is Numbered.WITH)
        )
        and (not only.number_states or bool({*line.states} & {*only.number_states}))
        and (not only.last_code or line.last_code == only.last_code)
        and _inside(only.attempts, line.attempts)
        and (only.left_list is None or line.left_list == only.left_list)
    )


def _in_order(lines: Sequence[ContactLine], view: ContactView) -> list[int]:
    keys: dict[Order, Callable[[ContactLine], Any]] = {
        Order.LISTED: lambda line: line.pk,
        Order.NAME: lambda line: line.name.lower(),
        Order.AMOUNT: lambda line: line.amount,
        Order.MONTHS: lambda line: line.months,
        Order.PRIORITY: lambda line: PRIORITIES[line.pk],
        Order.ATTEMPTS: lambda line: line.attempts,
        Order.LAST_ATTEMPT: lambda line: line.last_attempt_at,
    }
    key = keys[view.order]
    there = [line for line in lines if key(line) is not None]
    missing = [line.pk for line in lines if key(line) is None]
    return [one.pk for one in sorted(there, key=key, reverse=view.descending)] + missing


PRIORITIES = {
    place: priority(one.details, one.listed_at, [NumberState.UNTRIED] * len(one.details.phones))
    for place, one in enumerate([*members(MANY), arriving(employer())], start=1)
}


def _everybody(store: SqlStore) -> Sequence[ContactLine]:
    return store.contact_lines(range(1, MANY + 2))


@settings(deadline=None)
@given(view=views, seen_by=st.sampled_from(["", "", "o1"]), limit=st.integers(1, 300))
def test_every_filter_and_order_says_what_python_says(
    crowd: SqlStore, view: ContactView, seen_by: str, limit: int
) -> None:
    lines = [one for one in _everybody(crowd) if _fits(one, view.only, seen_by)]
    expected = _in_order(lines, view)
    wanted = Browse(view, seen_by=seen_by)
    assert list(crowd.contact_ids(wanted)) == expected
    assert list(crowd.contact_ids(wanted, limit)) == expected[:limit]


@settings(deadline=None)
@given(
    view=views,
    text=st.sampled_from(["si", "s", "siti", "san wij", "+62 8", "081", "8888800", "widodo", "q"]),
    limit=st.integers(1, 40),
)
def test_search_and_filter_hold_together(
    crowd: SqlStore, view: ContactView, text: str, limit: int
) -> None:
    typed = {one.contact_id for one in crowd.find_contacts(text, 1_000)}
    found = crowd.contact_ids(Browse(view, text))
    lines = [
        one for one in _everybody(crowd) if one.contact_id in typed and _fits(one, view.only, "")
    ]
    assert sorted(found) == [one.pk for one in lines]
    if view.order is not Order.LISTED:
        assert list(found) == _in_order(lines, view)
    assert crowd.contact_ids(Browse(view, text), limit) == found[:limit]


def test_part_inside_of_a_name_is_found_when_nothing_begins_with_it(crowd: SqlStore) -> None:
    names = {one.name for one in crowd.contact_lines(crowd.contact_ids(Browse(text="antos")))}
    assert names
    assert all("antos" in name for name in names)
    assert not crowd.contact_ids(Browse(text="antos"), 10)
    assert not crowd.contact_ids(Browse(text="%"))


def test_card_of_a_family_member_finds_the_contact(crowd: SqlStore, folder: Path) -> None:
    with underneath(folder) as execute:
        execute(
            "INSERT OR REPLACE INTO family_member VALUES"
            "(7, 1, 'Anak Bungsu', '0009876543210', '1108014507809999', NULL, NULL, 9)"
        )
    for typed in ("0009876543210", "9876543210", "1108014507809", "ungsu"):
        assert list(crowd.contact_ids(Browse(text=typed))) == [7]
    assert [one.name for one in crowd.find_contacts("0009876543210", 5)] == [
        one.name for one in crowd.contact_lines([7])
    ]


def test_lines_come_in_the_order_asked_for_and_leave_out_who_is_gone(crowd: SqlStore) -> None:
    assert [one.pk for one in crowd.contact_lines([9, 10**9, 3, 241])] == [9, 3, 241]
    known = {one.contact_id: one for one in crowd.contacts()}
    for line in _everybody(crowd):
        kept = known[line.contact_id]
        assert line.phones == tuple(one.phone.e164 for one in kept.numbers)
        assert line.states == tuple(one.state for one in kept.numbers)
        assert (line.name, line.card, line.months) == (
            kept.name,
            kept.details.card,
            kept.details.months,
        )


def test_list_on_its_way_out_is_not_shown(make_store: StoreMaker) -> None:
    own = make_store.folder()
    with closing(open_store(own, KEY, now)) as store:
        with store.writing() as writer:
            writer.add_contacts(list(members(9)))
        with underneath(own) as execute:
            execute(
                "INSERT INTO intake(list_id, state, started_at, first_pk, last_pk, fact_seq, "
                "families, left_list, replaces, body) "
                "VALUES('l', 'removing', 0, 4, 6, 0, 0, 0, '', '{}')"
            )
        assert list(store.contact_ids(Browse())) == [1, 2, 3, 7, 8, 9]
        assert list(store.contact_ids(Browse(text="000000000000"))) == [1, 2, 3, 7, 8, 9]


class UnwantedError(Exception):
    """Somebody asked something else."""


def test_question_that_is_no_longer_wanted_stops(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.add_contacts(list(members(6_000)))

    def stop() -> None:
        raise UnwantedError

    slow = ContactFilter(numbered=Numbered.WITH, number_states=tuple(NumberState), left_list=False)
    wanted = Browse(ContactView(slow, Order.NAME))
    with pytest.raises(UnwantedError):
        opened.contact_ids(wanted, check=stop)
    assert opened.contact_ids(wanted)


def test_areas_are_those_that_contacts_have(crowd: SqlStore) -> None:
    found = crowd.contact_areas().kelurahan
    assert {one for one in found if one} == {"Kec 0", "Kec 1", "Kec 2", "Kec 3"}
    there = {(one.kecamatan or "", one.kelurahan) for one in _everybody(crowd) if one.kelurahan}
    assert {(area, one) for area, many in found.items() for one in many} == there


@settings(deadline=None)
@given(view=views)
def test_view_is_kept_as_it_was(crowd: SqlStore, view: ContactView) -> None:
    assert view_from_json(view_as_json(view)) == view
    kept = SavedView("v1", "o1", "Kartu Hilang", view, NOW + timedelta(microseconds=1))
    with crowd.writing() as writer:
        writer.put_view(kept)
    assert list(crowd.saved_views("o1")) == [kept]
    assert not crowd.saved_views("o2")
    with crowd.writing() as writer:
        writer.drop_view("v1")
    assert not crowd.saved_views("o1")


def test_view_of_a_newer_program_is_read_as_far_as_it_is_understood() -> None:
    kept = {
        "only": {"stages": [2, 99], "colour": "red", "months": [4, None]},
        "order": "weight",
        "columns": ["name", "moon"],
    }
    view = view_from_json(kept)
    assert view.only == ContactFilter(stages=(Stage.NEW,), months=Band(4))
    assert view.order is Order.LISTED
    assert [one.value for one in view.columns] == ["name"]
