"""Who asked not to be called again is not offered under another's name, whenever that one came.

Nor is a number that has just been called.
"""

from pathlib import Path

from db.migrations.versions import v0015_stopped
from db.rebuild import STOPS_UNSETTLED
from db.shared_numbers import MOST
from db.store import SqlStore, open_store
from dialer.desk import Wish
from dialer.hours import ALL_ZONES
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.queue import QueueQuery
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import KEY, underneath
from tests.making import call, member, take
from tests.workstation.lists_by_hand import chunk, row, take_in

SHARED, OWN = "+6281234567890", "+6281234567891"
STOP = OutcomeEntry("objects_to_calls", "self", note="jangan telepon")


def offered(workstation: Workstation, officer: Officer, limit: int = 1_000) -> set[str]:
    """Everybody in the queue of now, and who is said to come next."""
    items = workstation.desk.queue(officer, Wish(), limit, later=False)
    first = workstation.desk.next(officer, Wish()).item
    assert (first.contact_id if first else None) == (items[0].contact_id if items else None)
    return {item.contact_id for item in items}


def stop(workstation: Workstation, officer: Officer, contact_id: str) -> str:
    contact = workstation.store.contact(contact_id)
    assert contact is not None
    return workstation.desk.save(officer, call(contact, workstation.now(), STOP))


def test_a_newer_list_does_not_bring_the_number_back(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member(row(1, 1).phones[0].e164))
    stop(workstation, officer, "c1")
    clock.forward(days=3)
    take_in(workstation, chunk(row(2, 1), row(3, 2)))
    (found,) = offered(workstation, officer)
    view = workstation.desk.open(officer, found)
    assert view.contact.details.row_number == 3
    assert view.refusal is None


def test_who_comes_with_a_number_called_today_rests_as_everybody_with_it(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (one,) = take(workstation, member(row(1, 1).phones[0].e164))
    workstation.desk.save(officer, call(one, clock(), OutcomeEntry("no_answer"), talk=0))
    clock.forward(hours=1)
    take_in(workstation, chunk(row(2, 1), row(3, 2)))
    (found,) = offered(workstation, officer)
    assert workstation.desk.open(officer, found).contact.details.row_number == 3
    clock.forward(days=3)
    assert len(offered(workstation, officer)) == 3


def test_nobody_is_left_out_however_many_have_the_number(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    many = [member(SHARED, contact_id=f"m{n:04}") for n in range(MOST + 20)]
    take(workstation, member(SHARED), *many, member(SHARED, OWN, contact_id="two"))
    attempt_id = stop(workstation, officer, "c1")
    clock.forward(days=3, hours=1)
    assert offered(workstation, officer) == {"two"}
    workstation.review.correct(lead, attempt_id, OutcomeEntry("no_answer"), "salah pilih")
    assert len(offered(workstation, officer)) == len(many) + 2


def test_a_store_of_an_older_program_is_settled_when_it_is_opened(
    workstation: Workstation, store: SqlStore, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    take(workstation, member(SHARED), member(SHARED, contact_id="c2"))
    take(workstation, member(SHARED, OWN, contact_id="c3"))
    stop(workstation, officer, "c1")
    clock.forward(days=3, hours=1)
    store.close()
    with underneath(tmp_path / "data") as run:
        run("UPDATE worklist SET stage = 2, due_at = NULL WHERE contact_pk > 1")
        run(v0015_stopped.STATEMENTS[-1])
    opened = open_store(tmp_path / "data", KEY, clock)
    try:
        items = opened.queue(QueueQuery(clock(), ALL_ZONES), 9, later=False)
        assert [item.contact_id for item in items] == ["c3"]
        standing = opened.standing("c2")
        assert standing is not None
        assert standing.stage is Stage.NEEDS_NUMBER
        assert opened.setting(STOPS_UNSETTLED) is None
    finally:
        opened.close()
