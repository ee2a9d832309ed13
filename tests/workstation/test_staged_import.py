"""Lists come in out of sight and are published at once; kills leave nothing half."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.importing import Intake, IntakeState, Progress
from dialer.lists.model import ListKind
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.workstation.lists_by_hand import chunk, dump, intake_of, row, take_in


def test_what_comes_in_is_out_of_sight_until_all_is_there(
    workstation: Workstation, officer: Officer
) -> None:
    take_in(workstation, chunk(row(2, 1)))
    seen: list[dict[str, Any]] = [dump(workstation)]
    chunks = [chunk(row(2, 1), row(3, 2)), chunk(row(4, 3)), chunk(row(5, 4))]
    intake = intake_of(workstation, *chunks, before_each=lambda: seen.append(dump(workstation)))
    intake.take_in("os:uji", Path("b.csv"), ListKind.ARREARS)
    assert len(seen) == 4
    assert all(one == seen[0] for one in seen[1:])
    after = dump(workstation)
    assert after["counts"].new == 4
    assert len(after["contacts"]) == len(after["by_name"]) == len(after["by_card"]) == 4


def test_only_one_list_comes_in_at_a_time(workstation: Workstation) -> None:
    refused: list[str] = []

    def another() -> None:
        with pytest.raises(RefusedError) as error:
            take_in(workstation, chunk(row(2, 9)))
        refused.append(error.value.sentence)

    intake = intake_of(workstation, chunk(row(2, 1)), before_each=another)
    intake.take_in("os:uji", Path("a.csv"), ListKind.ARREARS)
    assert "sedang diimpor" in refused[0]
    assert len(list(workstation.store.contacts())) == 1


@pytest.mark.parametrize("phase", [IntakeState.STAGING, IntakeState.PUBLISHING])
def test_a_cancel_in_any_phase_leaves_everything_as_it_was(
    workstation: Workstation, phase: IntakeState
) -> None:
    class StopError(Exception):
        pass

    def stop(now: Progress) -> None:
        if now.phase is phase and now.rows_done:
            raise StopError

    first = take_in(workstation, *(chunk(row(n + 2, n)) for n in range(20)))
    before = dump(workstation)
    newer = [chunk(row(n + 2, n, amount=9_000)) for n in range(10, 40)]
    with pytest.raises(StopError):
        intake_of(workstation, *newer).take_in(
            "os:uji",
            Path("b.csv"),
            ListKind.ARREARS,
            intake=Intake(replaces=first),
            on_progress=stop,
        )
    assert dump(workstation) == before
    assert workstation.store.unsettled_import() is None


def test_a_failing_file_leaves_everything_as_it_was(workstation: Workstation) -> None:
    def fail() -> None:
        if list(workstation.store.contacts()):
            raise BadInputError("rusak")

    take_in(workstation, chunk(row(2, 1)))
    before = dump(workstation)
    seen: list[int] = []

    def fail_late() -> None:
        seen.append(1)
        if len(seen) == 3:
            fail()

    intake = intake_of(workstation, *(chunk(row(n, n)) for n in range(2, 6)), before_each=fail_late)
    with pytest.raises(BadInputError, match="rusak"):
        intake.take_in("os:uji", Path("b.csv"), ListKind.ARREARS)
    assert dump(workstation) == before


def test_who_left_the_list_leaves_the_queue_and_comes_back_with_a_later_one(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    old = take_in(workstation, chunk(row(2, 1), row(3, 2), row(4, 3)))
    contacts = {one.details.card: one for one in workstation.store.contacts()}
    promised = contacts[f"{2:013}"]
    workstation.desk.save(
        officer,
        call(
            promised,
            clock(),
            OutcomeEntry(
                "callback_requested",
                spoke_to="self",
                callback=CallbackEntry(clock() + timedelta(hours=1)),
            ),
        ),
    )
    clock.forward(days=1)
    new = take_in(workstation, chunk(row(2, 1)), replaces=old)
    stages = {
        card: standing.stage
        for card, one in contacts.items()
        if (standing := workstation.store.standing(one.contact_id)) is not None
    }
    assert stages == {
        f"{1:013}": Stage.NEW,
        f"{2:013}": Stage.CALLBACK,
        f"{3:013}": Stage.CLOSED,
    }
    done = workstation.store.list_import(new)
    assert done is not None
    assert done.left_list == 2
    clock.forward(days=1)
    take_in(workstation, chunk(row(2, 3)), replaces=new)
    standing = workstation.store.standing(contacts[f"{3:013}"].contact_id)
    assert standing is not None
    assert standing.stage is Stage.NEW


def test_former_amounts_are_kept(workstation: Workstation, clock: HandClock) -> None:
    first = take_in(workstation, chunk(row(2, 1, amount=10, months=1)))
    at = clock()
    clock.forward(days=30)
    second = take_in(workstation, chunk(row(2, 1, amount=20, months=2)))
    clock.forward(days=30)
    take_in(workstation, chunk(row(2, 1, amount=30, months=3)))
    (contact,) = workstation.store.contacts()
    former = workstation.store.former_rows(contact.contact_id)
    assert [(one.list_id, one.amount, one.months) for one in former] == [
        (second, 20, 2),
        (first, 10, 1),
    ]
    assert former[-1].at == at
