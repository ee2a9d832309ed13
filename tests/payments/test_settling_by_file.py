"""A payments file settles promises by itself; whatever is taken back restores every state."""

from datetime import date
from pathlib import Path

import pytest

from dialer.facts import PromiseCancelled
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.ports import PromiseLine
from dialer.promises import PromiseState
from dialer.received.model import PromisesPaid
from dialer.standing import Stage, Standing
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import in_force, known, paid, take_in, write
from ui.presenters.received import received_sentence

TODAY = date(2026, 12, 1)


def promise(
    station: Workstation,
    officer: Officer,
    clock: HandClock,
    amount: int,
    day: int,
    who: str = "cut",
) -> str:
    """Save an attempt that ends in a promise for a day of November."""
    contact = station.store.contact(who)
    assert contact is not None
    made = PromiseEntry(amount, date(2026, 11, day), "bri")
    return station.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=made)))


def standing(station: Workstation, who: str = "cut") -> Standing:
    found = station.store.standing(who)
    assert found is not None
    return found


def lines(station: Workstation) -> list[PromiseLine]:
    return list(station.store.promises())


def states(station: Workstation) -> list[PromiseState]:
    return [one.state(TODAY) for one in lines(station)]


def test_a_payment_keeps_the_promise_and_takes_the_contact_out_of_the_queue(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 350_000, 25)
    assert standing(station).stage is Stage.PROMISE
    take_in(station, write(tmp_path / "b.csv", paid(day="2026-11-20", amount="350000")))
    (line,) = lines(station)
    assert (line.received, line.kept_on) == (350_000, date(2026, 11, 20))
    assert standing(station).stage is Stage.CLOSED
    (share,) = station.store.promise_shares()
    assert (share.promise_id, share.amount, share.channel) == (line.promise_id, 350_000, "bri")


def test_one_payment_settles_two_promises_and_two_payments_one(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 100_000, 23)
    clock.forward(hours=1)
    promise(station, officer, clock, 200_000, 24)
    first = take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20", amount="250000")))
    assert received_sentence(first).endswith(
        "1 janji ditepati, 1 janji dibayar sebagian, Rp250.000."
    )
    assert [one.received for one in lines(station)] == [100_000, 150_000]
    assert states(station) == [PromiseState.KEPT, PromiseState.PARTIAL]
    assert standing(station).stage is Stage.PROMISE
    second = take_in(station, write(tmp_path / "b.csv", paid(day="2026-11-20", amount="50000")))
    assert second.promises == PromisesPaid(kept=1, amount=50_000)
    third = take_in(station, write(tmp_path / "c.csv", paid(day="2026-11-20", amount="10000")))
    assert received_sentence(third).endswith("tanpa kontak.")
    assert states(station) == [PromiseState.KEPT, PromiseState.KEPT]
    assert standing(station).stage is Stage.CLOSED


@pytest.mark.parametrize(
    ("day", "amount", "state", "received", "late"),
    [
        ("2026-11-20", 100_000, PromiseState.KEPT, 100_000, 0),  # early
        ("2026-11-28", 100_000, PromiseState.KEPT, 100_000, 0),  # on the last day of grace
        ("2026-11-29", 100_000, PromiseState.BROKEN, 0, 100_000),  # late
        ("2026-11-25", 160_000, PromiseState.KEPT, 100_000, 0),  # over: the rest is no promise's
        ("2026-11-25", 40_000, PromiseState.PARTIAL, 40_000, 0),  # under
    ],
)
def test_early_late_over_and_under(
    station: Workstation,
    officer: Officer,
    clock: HandClock,
    tmp_path: Path,
    day: str,
    amount: int,
    state: PromiseState,
    received: int,
    late: int,
) -> None:
    promise(station, officer, clock, 100_000, 25)
    clock.forward(days=11)
    take_in(station, write(tmp_path / "a.csv", paid(day=day, amount=str(amount))))
    (line,) = lines(station)
    assert (line.state(TODAY), line.received, line.late) == (state, received, late)
    assert sum(one.amount for one in in_force(station)) == amount


def test_money_that_comes_late_does_not_keep_a_promise_but_ends_the_follow_up(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 100_000, 21)
    clock.forward(days=9)
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-25", amount="100000")))
    (line,) = lines(station)
    assert (line.received, line.late, line.kept_on) == (0, 100_000, None)
    assert line.state(TODAY) is PromiseState.BROKEN
    assert standing(station).stage is Stage.CLOSED


def test_a_reversed_payment_breaks_the_promise_again(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 350_000, 25)
    before = standing(station)
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20")))
    take_in(station, write(tmp_path / "b.csv", paid(day="2026-11-20", amount="-350000")))
    assert standing(station) == before
    assert list(station.store.promise_shares()) == []


def test_taking_the_file_back_restores_every_state(
    station: Workstation, officer: Officer, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 350_000, 25)
    before = standing(station), lines(station)
    taken = take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20")))
    assert (standing(station), lines(station)) != before
    station.payment_matching.take_back(lead, taken.file_id)
    assert (standing(station), lines(station)) == before


def test_arrears_that_are_paid_need_no_call_until_a_later_list_says_otherwise(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    assert standing(station).stage is Stage.NEW
    taken = take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20", amount="1200000")))
    assert standing(station).stage is Stage.CLOSED
    station.payment_matching.take_back(lead, taken.file_id)
    assert standing(station).stage is Stage.NEW


def test_part_of_the_arrears_leaves_the_contact_where_it_was(
    station: Workstation, tmp_path: Path
) -> None:
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20", amount="1199999")))
    assert standing(station).stage is Stage.NEW


def test_money_from_before_the_list_pays_nothing_that_the_list_claims(
    station: Workstation, tmp_path: Path
) -> None:
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-19", amount="1200000")))
    assert standing(station).stage is Stage.NEW


def test_a_payment_matched_by_hand_settles_and_set_free_does_not(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 350_000, 25)
    before = standing(station)
    foreign = paid("8888801111111111", day="2026-11-20")
    take_in(station, write(tmp_path / "a.csv", foreign))
    (waiting,) = station.store.open_payments("", 5)
    station.payment_matching.match_by_hand(officer, waiting.payment_id, "cut")
    assert states(station) == [PromiseState.KEPT]
    (share,) = station.store.promise_shares()
    assert share.matched_by == "hand"
    station.payment_matching.unmatch(officer, waiting.payment_id)
    assert standing(station) == before


def test_a_contact_that_comes_later_is_settled_by_what_waited_for_it(
    station: Workstation, tmp_path: Path
) -> None:
    row = paid("8888805555555555", day="2026-11-20", amount="1200000")
    take_in(station, write(tmp_path / "a.csv", row))
    known(station, "teuku", "0005555555555")
    assert station.payment_matching.rematch("os:uji") == 1
    assert standing(station, "teuku").stage is Stage.CLOSED


def test_a_corrected_promise_is_settled_anew(
    station: Workstation, officer: Officer, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    attempt_id = promise(station, officer, clock, 350_000, 25)
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20")))
    more = OutcomeEntry("promise", promise=PromiseEntry(500_000, date(2026, 11, 26), "bri"))
    station.review.correct(lead, attempt_id, more, "salah jumlah")
    (line,) = lines(station)
    assert (line.amount, line.received, line.kept_on) == (500_000, 350_000, None)
    assert standing(station).stage is Stage.PROMISE
    station.review.correct(lead, attempt_id, OutcomeEntry("says_paid"), "bukan janji")
    assert lines(station) == []


@pytest.mark.parametrize("percent", [99, 70])
def test_a_promise_is_judged_by_the_terms_of_the_day_it_was_made(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path, percent: int
) -> None:
    promise(station, officer, clock, 100_000, 25)
    with station.store.writing() as writer:
        own = {"valid_from": "2026-11-21", "source": "kantor", "grace_days": 0}
        rule = {**own, "threshold_percent": percent, "remind_days": 2}
        writer.put_setting("promise_rules", [rule])
    clock.forward(days=1)
    promise(station, officer, clock, 100_000, 25, "pocut")
    rows = [paid(day="2026-11-21", amount="80000")]
    rows.append(paid("8888809876543210", day="2026-11-21", amount="80000"))
    take_in(station, write(tmp_path / "a.csv", *rows))
    by_contact = {one.contact_id: one.state(TODAY) for one in lines(station)}
    theirs = PromiseState.KEPT if percent == 70 else PromiseState.PARTIAL
    assert by_contact == {"cut": PromiseState.PARTIAL, "pocut": theirs}


def test_nothing_is_said_twice_of_a_cancelled_promise(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise(station, officer, clock, 350_000, 25)
    (line,) = lines(station)
    station.promises.cancel(officer, line.promise_id, "Pindah segmen")
    assert states(station) == [PromiseState.CANCELLED]
    take_in(station, write(tmp_path / "a.csv", paid(day="2026-11-20")))
    assert states(station) == [PromiseState.CANCELLED]
    station.promises.restore(officer, line.promise_id, "Keliru")
    assert states(station) == [PromiseState.KEPT]
    said = [one.body for one in station.store.facts_of("cut")]
    assert [one.restored for one in said if isinstance(one, PromiseCancelled)] == [False, True]
