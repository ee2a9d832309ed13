"""Liquidation of a month: what was assigned and received in it, whatever lists come in later."""

from datetime import date, timedelta
from pathlib import Path

from dialer.promise_figures import Rate, liquidation
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.payments.making import paid, write
from tests.payments.making import take_in as take_payments
from tests.workstation.lists_by_hand import chunk, row, take_in

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)
DECEMBER = date(2026, 12, 1), date(2026, 12, 31)


def of(workstation: Workstation, days: tuple[date, date], list_id: str = "") -> Rate:
    return liquidation(workstation.store.money_of_period(*days), list_id=list_id)


def va(person: int) -> str:
    return f"88888{person:011}"


def test_a_month_keeps_its_liquidation_when_the_list_of_the_next_is_in(
    workstation: Workstation, clock: HandClock, tmp_path: Path
) -> None:
    first = take_in(workstation, chunk(*(row(2 + n, n, amount=1_000_000) for n in range(1, 5))))
    clock.forward(days=3)
    take_payments(
        workstation,
        write(
            tmp_path / "november.csv",
            paid(va(1), "2026-11-22", "500000", "a"),
            paid(va(2), "2026-11-23", "300000", "b"),
        ),
    )
    november = of(workstation, NOVEMBER)
    assert november == Rate(800_000, 4_000_000)
    clock.forward(days=10)
    second = take_in(
        workstation, chunk(*(row(2 + n, n, amount=900_000) for n in range(1, 4))), replaces=first
    )
    clock.forward(days=4)
    take_payments(
        workstation, write(tmp_path / "desember.csv", paid(va(3), "2026-12-05", "90000", "c"))
    )
    assert of(workstation, NOVEMBER) == of(workstation, NOVEMBER, first) == november
    assert of(workstation, DECEMBER) == of(workstation, DECEMBER, second) == Rate(90_000, 2_700_000)
    workstation.intake.undo("os:uji", second)
    assert of(workstation, NOVEMBER) == november
    assert of(workstation, DECEMBER) == Rate(90_000, 4_000_000)


def test_what_a_newer_list_of_the_month_has_taken_off_was_assigned_in_it(
    workstation: Workstation, clock: HandClock, tmp_path: Path
) -> None:
    first = take_in(workstation, chunk(*(row(2 + n, n, amount=1_000_000) for n in range(1, 4))))
    clock.forward(days=6)
    take_payments(
        workstation,
        write(
            tmp_path / "bayar.csv",
            paid(va(1), "2026-11-21", "300000", "a"),
            paid(va(2), "2026-11-22", "1000000", "b"),
        ),
    )
    take_in(workstation, chunk(row(2, 1, amount=700_000), row(3, 3)), replaces=first)
    month = of(workstation, NOVEMBER)
    assert month == Rate(1_300_000, 1_000_000 + 1_000_000 + 100_003)
    assert of(workstation, (NOVEMBER[0], NOVEMBER[0] + timedelta(days=5))) == Rate(0, 0)
