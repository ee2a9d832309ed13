"""An import is taken back as a whole, unless something was built on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialer.errors import RefusedError
from dialer.importing import IntakeState
from dialer.lists.reading import Chunk
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import in_force, paid, write
from tests.workstation.lists_by_hand import chunk, dump, row, take_in


def test_an_import_somebody_was_called_from_is_not_undone(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    list_id = take_in(workstation, chunk(row(2, 1)))
    (contact,) = workstation.store.contacts()
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    before = dump(workstation)
    with pytest.raises(RefusedError, match="1 upaya"):
        workstation.intake.undo("os:uji", list_id)
    assert dump(workstation) == before


def test_payments_do_not_hold_an_import_and_wait_again_when_it_is_undone(
    workstation: Workstation, tmp_path: Path
) -> None:
    va = f"88888{2:011}"
    rows = [paid(va, "2026-11-19"), paid(va, "2026-11-20"), paid(va, "2026-11-20", "-350000")]
    workstation.payments.take_in("os:uji", write(tmp_path / "a.csv", rows[0]))
    before = workstation.store.open_payments("", 9)
    list_id = take_in(workstation, chunk(row(2, 2)))
    assert workstation.payment_matching.rematch("os:uji") == 1
    workstation.payments.take_in("os:uji", write(tmp_path / "b.csv", *rows[1:]))
    workstation.intake.undo("os:uji", list_id)
    assert list(workstation.store.contacts()) == []
    assert workstation.store.open_payments("", 9) == before
    again = take_in(workstation, chunk(row(2, 2)))
    assert workstation.payment_matching.rematch("os:uji") == 1
    (contact,) = workstation.store.contacts(again)
    assert [one.paid_on.day for one in in_force(workstation, contact.contact_id)] == [19]


def test_an_import_that_a_later_one_built_on_is_not_undone_first(
    workstation: Workstation, clock: HandClock
) -> None:
    first = take_in(workstation, chunk(row(2, 1)), name="Oktober")
    clock.forward(days=1)
    second = take_in(workstation, chunk(row(2, 1)), name="November")
    with pytest.raises(RefusedError, match="November"):
        workstation.intake.undo("os:uji", first)
    workstation.intake.undo("os:uji", second)
    workstation.intake.undo("os:uji", first)
    assert list(workstation.store.contacts()) == []
    assert list(workstation.store.call_lists()) == []
    undone = workstation.store.list_import(first)
    assert undone is not None
    assert undone.state is IntakeState.UNDONE


PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.sampled_from([None, "1", "2"]),
        st.sampled_from([None, 1, 2, 3]),
        st.sampled_from([None, "Jl. Baru"]),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda one: one[0],
)


def as_chunks(people: Sequence[tuple[int, str | None, int | None, str | None]]) -> list[Chunk]:
    rows = [
        row(
            number,
            person,
            kk=kk,
            months=months,
            address=address,
            phones=() if months is None else row(number, person + (months % 2) * 20).phones,
        )
        for number, (person, kk, months, address) in enumerate(people, start=2)
    ]
    return [chunk(*rows[:5]), chunk(*rows[5:])]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=PEOPLE, second=PEOPLE, replacing=st.booleans())
def test_undoing_an_import_gives_the_very_store_from_before(
    workstation: Workstation,
    clock: HandClock,
    first: Sequence[Any],
    second: Sequence[Any],
    replacing: bool,
) -> None:
    before_all = dump(workstation)
    old = take_in(workstation, *as_chunks(first))
    before = dump(workstation)
    clock.forward(days=1)
    at = clock()
    new = take_in(workstation, *as_chunks(second), replaces=old if replacing else "")
    assert dump(workstation) != before
    clock.at = at
    workstation.intake.undo("os:uji", new)
    clock.forward(days=-1)
    assert dump(workstation) == before
    workstation.intake.undo("os:uji", old)
    assert dump(workstation) == before_all
