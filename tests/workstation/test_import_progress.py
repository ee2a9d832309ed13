"""How far an import is: evenly up to the end, with a rate and a time that fit."""

from itertools import pairwise

from dialer.importing import IntakeState
from dialer.intake.orders import Progress
from dialer.intake.pace import LATER, Pace
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.workstation import Workstation

ROWS, PIECES = 10_000, 8
"""Rows of a list, and what each leaves for later."""


class Seconds:
    """A clock that goes on as long as the work takes."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told_of_a_list(expected: int = ROWS) -> tuple[list[Progress], list[float]]:
    """What is told, and when, while rows come in at 1,000 a second after a slow start."""
    clock = Seconds()
    told: list[Progress] = []
    times: list[float] = []

    def note(now: Progress) -> None:
        told.append(now)
        times.append(clock.now)

    pace = Pace(note, clock=clock)
    pace.begin(IntakeState.STAGING, expected)
    clock.now += 9
    pace.start()
    for _ in range(ROWS // 500):
        clock.now += 0.5
        pace.did(500, later=500 * PIECES)
    for _ in range(ROWS * PIECES // 4_000):
        clock.now += 4_000 * LATER / 1_000
        pace.did_later(4_000)
    pace.all_done()
    return told, times


def test_it_moves_evenly_to_the_end_and_the_time_left_fits() -> None:
    told, times = told_of_a_list()
    steps = [after.rows_done - before.rows_done for before, after in pairwise(told[:-1])]
    assert max(steps) <= 500
    assert min(steps[1:]) >= 150
    assert told[-1].rows_done == told[-1].rows_expected == ROWS
    for now, at in zip(told[1:], times[1:], strict=True):
        assert now.seconds_left is not None
        assert abs(now.seconds_left - (times[-1] - at)) < 1


def test_a_list_that_was_expected_longer_still_comes_to_its_end() -> None:
    told, _ = told_of_a_list(expected=ROWS + 3_000)
    done = [now.rows_done / now.rows_expected for now in told]
    assert done == sorted(done)
    assert (told[-1].rows_done, told[-1].rows_expected) == (ROWS, ROWS)


def test_a_real_list_is_done_only_when_all_of_it_is_findable(workstation: Workstation) -> None:
    told: list[Progress] = []
    path = sample_list(ListKind.ARREARS)
    taken = workstation.intake.take_in("os:uji", path, ListKind.ARREARS, on_progress=told.append)
    staged = [one for one in told if one.phase is IntakeState.STAGING]
    done = [one.rows_done for one in staged]
    assert done == sorted(done)
    assert staged[-1].rows_done == staged[-1].rows_expected == taken.rows
    assert len({one for one in done if 0 < one < taken.rows}) > 1
