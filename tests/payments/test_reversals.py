"""Reversals, files taken back and interrupted ones: every order ends in the same state."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from dialer.errors import RefusedError
from dialer.people import Officer
from dialer.received.model import ReceivedFile, TakenBack
from dialer.workstation import Workstation
from tests.payments.making import POCUT_VA, counts, in_force, paid, take_in, write

PAID = paid(day="2026-11-05")
BACK = paid(day="2026-11-12", amount="-350000")


def test_a_negative_amount_reverses_its_payment_wherever_it_stands(
    station: Workstation, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", BACK, PAID, paid(POCUT_VA)))
    assert counts(taken) == (3, 0, 0, 0)
    assert in_force(station) == ()
    assert len(in_force(station, "pocut")) == 1
    again = take_in(station, write(tmp_path / "b.csv", BACK, PAID))
    assert counts(again) == (0, 2, 0, 0)
    assert in_force(station) == ()


@pytest.mark.parametrize("amount", ["(350.000)", "-Rp350.000", "Rp -350.000,00", "350000-"])
def test_every_way_to_write_a_negative_amount_is_one(
    station: Workstation, tmp_path: Path, amount: str
) -> None:
    back = paid(day="2026-11-12", amount=amount)
    assert counts(take_in(station, write(tmp_path / "a.csv", PAID, back))) == (2, 0, 0, 0)
    assert in_force(station) == ()


@pytest.mark.parametrize("status", ["BATAL", "Reversal", "dibatalkan oleh bank", "refund"])
def test_a_status_reverses_a_payment_that_is_there(
    station: Workstation, tmp_path: Path, status: str
) -> None:
    take_in(station, write(tmp_path / "a.csv", PAID))
    undone = write(tmp_path / "b.csv", paid(day="2026-11-05", status=status))
    assert counts(take_in(station, undone)) == (1, 0, 0, 0)
    assert in_force(station) == ()
    assert counts(take_in(station, undone)) == (0, 1, 0, 0)


def test_a_cancelled_payment_that_never_came_undoes_no_other(
    station: Workstation, tmp_path: Path
) -> None:
    rows = [paid(reference="A1", status="batal"), paid(reference="A2", status="sukses")]
    assert counts(take_in(station, write(tmp_path / "a.csv", *rows))) == (1, 0, 1, 0)
    assert len(in_force(station)) == 1


def test_a_later_payment_of_the_same_amount_is_not_reversed(
    station: Workstation, tmp_path: Path
) -> None:
    later = paid(day="2026-11-15")
    assert counts(take_in(station, write(tmp_path / "a.csv", BACK, later))) == (1, 0, 0, 1)
    assert len(in_force(station)) == 1


def test_taking_a_file_back_restores_and_it_may_come_again(
    station: Workstation, lead: Officer, officer: Officer, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", PAID, BACK, paid(POCUT_VA))
    taken = take_in(station, path)
    with pytest.raises(RefusedError):
        station.payment_matching.take_back(officer, taken.file_id)
    assert station.payment_matching.take_back(lead, taken.file_id) == TakenBack(gone=2, kept=0)
    assert in_force(station, "pocut") == ()
    assert in_force(station) == ()
    with pytest.raises(RefusedError):
        station.payment_matching.take_back(lead, taken.file_id)
    assert counts(take_in(station, path)) == (3, 0, 0, 0)
    assert in_force(station) == ()
    assert len(in_force(station, "pocut")) == 1


def test_taking_a_reversal_back_puts_its_payment_in_force_again(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    take_in(station, write(tmp_path / "a.csv", PAID))
    before = in_force(station)[0].payment_id
    reversal = take_in(station, write(tmp_path / "b.csv", BACK))
    assert in_force(station) == ()
    station.payment_matching.take_back(lead, reversal.file_id)
    assert [one.payment_id for one in in_force(station)] == [before]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order_of_files_ends_in_the_same(
    station: Workstation, tmp_path: Path, order: tuple[int, ...]
) -> None:
    paths = [
        write(tmp_path / "0.csv", PAID, paid(POCUT_VA)),
        write(tmp_path / "1.csv", BACK),
        write(tmp_path / "2.csv", paid(day="2026-11-18"), PAID),
    ]
    for place in order:
        take_in(station, paths[place])
    assert [one.paid_on.isoformat() for one in in_force(station)] == ["2026-11-18"]
    assert len(in_force(station, "pocut")) == 1


def test_a_payment_taken_back_and_taken_in_again_meets_its_reversal(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", PAID)
    first = take_in(station, path)
    take_in(station, write(tmp_path / "b.csv", BACK))
    station.payment_matching.take_back(lead, first.file_id)
    assert station.store.open_payment_count() == 1
    take_in(station, path)
    assert in_force(station) == ()
    assert station.store.open_payment_count() == 0


def test_a_file_that_broke_off_is_completed_by_the_same_file(
    station: Workstation, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", PAID, BACK, paid(POCUT_VA), paid("8888800000000077"))
    whole = take_in(station, path)
    break_off(station, whole)
    again = take_in(station, path)
    assert counts(again) == counts(whole) == (3, 0, 0, 1)
    assert in_force(station) == ()
    assert len(in_force(station, "pocut")) == 1
    assert [one.file_id for one in station.store.received_files()] == [again.file_id]


def break_off(station: Workstation, received: ReceivedFile) -> None:
    """Leave a file as a kill before the end would leave it."""
    with station.store.writing() as writer:
        writer.put_received_file(replace(received, finished=False, rows=0), ())


def test_a_payment_that_stands_in_another_file_too_outlasts_either(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    week = [paid(day="2026-11-05", reference="R7"), paid(day="2026-11-04")]
    first = take_in(station, write(tmp_path / "minggu.csv", *week))
    month = write(tmp_path / "bulan.csv", paid(POCUT_VA), PAID)
    second = take_in(station, month)
    assert counts(second) == (1, 1, 0, 0)
    done = station.payment_matching.take_back(lead, first.file_id)
    assert done == TakenBack(gone=1, kept=1)
    (left,) = in_force(station)
    assert left.paid_on.isoformat() == "2026-11-05"
    stored = station.store.payment(left.payment_id)
    assert stored is not None
    assert (stored.file_id, stored.row_number) == (second.file_id, 3)
    again = take_in(station, tmp_path / "minggu.csv")
    assert counts(again) == (1, 1, 0, 0)
    assert station.payment_matching.take_back(lead, second.file_id) == TakenBack(gone=1, kept=1)
    assert len(in_force(station)) == 2
    assert station.payment_matching.take_back(lead, again.file_id) == TakenBack(gone=2, kept=0)
    assert in_force(station) == ()


def test_a_payment_goes_to_no_file_that_was_broken_off_and_completed_by_another(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    week = take_in(station, write(tmp_path / "minggu.csv", PAID))
    path = write(tmp_path / "bulan.csv", PAID, paid(POCUT_VA))
    broken = take_in(station, path)
    break_off(station, broken)
    whole = take_in(station, path)
    assert station.store.received_file(broken.file_id) is None
    station.payment_matching.take_back(lead, week.file_id)
    (left,) = in_force(station)
    stored = station.store.payment(left.payment_id)
    assert stored is not None
    assert stored.file_id == whole.file_id
