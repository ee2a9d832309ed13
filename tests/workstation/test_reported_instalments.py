"""Instalments of registered REHAB plans in the reports: followed, settled, counted apart."""

from datetime import date
from pathlib import Path

import pytest

from dialer.contacts.money import format_rupiah
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.promise_figures import NO_MONEY, Rate, liquidation
from dialer.promises import PromiseState
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import Report, content_of, figures_of, workbook_of
from dialer.reports.promises import instalment_rate, kept_rate
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import CUT_CARD, CUT_VA, POCUT_CARD, POCUT_VA, known, paid, take_in
from tests.payments.making import write as write_payments

FIRST, LAST = date(2026, 11, 1), date(2027, 1, 31)


@pytest.fixture
def station(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> Workstation:
    """A plan of six (made 20 November) whose first two are paid, and a promise half paid."""
    cut = known(workstation, "cut", CUT_CARD)
    pocut = known(workstation, "pocut", POCUT_CARD)
    registered = OutcomeEntry("registered_rehab", "self", rehab_stages=6)
    workstation.desk.save(officer, call(cut, clock(), registered))
    promised = PromiseEntry(200_000, date(2026, 11, 25), "bri")
    workstation.desk.save(
        officer, call(pocut, clock(), OutcomeEntry("promise", "self", promise=promised))
    )
    plan = [one for one in workstation.store.promises() if one.contact_id == "cut"]
    assert len(plan) == 6
    clock.forward(days=5)
    both = str(plan[0].amount + plan[1].amount)
    take_in(
        workstation,
        write_payments(
            tmp_path / "bayar.csv",
            paid(CUT_VA, "2026-11-20", both, "R1"),
            paid(POCUT_VA, "2026-11-24", "50000", "R2"),
        ),
    )
    clock.forward(days=65)
    return workstation


def report(station: Workstation, lead: Officer, kind: ReportKind) -> Report:
    return station.reporting.prepare(lead, ReportOrder(kind, FIRST, LAST))


def test_instalments_that_fall_due_stand_beside_the_promises(
    station: Workstation, lead: Officer
) -> None:
    made = report(station, lead, ReportKind.PROMISES)
    parts = [row for row in made.promises if row.instalment]
    assert [row.instalment for row in parts] == [1, 2]
    assert [row.state for row in parts] == [PromiseState.KEPT, PromiseState.KEPT]
    rate = instalment_rate(made.frame, made.promises)
    assert (rate.part, rate.whole) == (2, 2)


def test_instalments_do_not_count_as_promises(station: Workstation, lead: Officer) -> None:
    made = report(station, lead, ReportKind.PROMISES)
    rate = kept_rate(made.frame, made.promises)
    assert (rate.part, rate.whole) == (0, 1)
    by_label = {one.label: one for one in figures_of(made)}
    assert by_label["Janji dibuat"].value == "Rp200.000"
    assert by_label["Cicilan REHAB dibayar"].value == "100 %"
    total = content_of(made).total
    assert "1 janji bayar senilai Rp200.000; 2 cicilan REHAB senilai" in total


def test_the_workbook_sums_promises_and_instalments_apart(
    station: Workstation, lead: Officer
) -> None:
    made = report(station, lead, ReportKind.PROMISES)
    tidy = workbook_of(made).tidy
    parts = [row for row in made.promises if row.instalment]
    assert tidy.total("Janji") == 1
    assert tidy.total("Nilai janji") == 200_000
    assert tidy.total("Cicilan") == tidy.total("Cicilan ditepati") == 2
    assert tidy.total("Nilai cicilan") == sum(row.amount for row in parts)
    assert tidy.total("Cicilan diterima tepat waktu") == sum(row.received for row in parts)


@pytest.mark.parametrize("kind", [ReportKind.TELECOLLECTING, ReportKind.OVERVIEW])
def test_the_kept_rate_is_the_same_in_every_report(
    station: Workstation, lead: Officer, kind: ReportKind
) -> None:
    made = report(station, lead, kind)
    by_label = {one.label: one for one in figures_of(made)}
    assert by_label["Janji ditepati"].basis == "0 dari 1 janji jatuh tempo"


def test_liquidation_is_what_came_of_what_was_assigned(
    station: Workstation, officer: Officer, lead: Officer
) -> None:
    plan = [one for one in station.store.promises() if one.contact_id == "cut"]
    came = plan[0].amount + plan[1].amount + 50_000
    money = station.store.money_of_period(FIRST, LAST)
    assert liquidation(money) == Rate(came, 2_400_000)
    assert liquidation(money, list_id="elsewhere") == NO_MONEY
    money = station.store.money_of_period(FIRST, date(2026, 11, 20))
    assert liquidation(money).part == came - 50_000
    figure = next(
        one
        for one in figures_of(report(station, lead, ReportKind.PROMISES))
        if one.label == "Likuidasi"
    )
    assert figure.value == "30,4 %"
    assert figure.basis == f"{format_rupiah(came)} dari tunggakan Rp2.400.000"
    (file,) = station.store.received_files()
    station.payment_matching.take_back(lead, file.file_id)
    assert liquidation(station.store.money_of_period(FIRST, LAST)) == Rate(0, 2_400_000)
