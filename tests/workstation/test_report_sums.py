"""Sums in reports equal sums over facts, to the rupiah, after random days of work."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from dialer.contacts.money import format_rupiah
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Channel
from dialer.letterhead import load_letterhead, set_logo
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.report_kinds import DeskState, ReportKind, ReportOrder
from dialer.reporting import Report, figures_of, workbook_of
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take
from tests.reports.days_of_work import counted, work

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 20)


def order(kind: ReportKind) -> ReportOrder:
    return ReportOrder(kind, FIRST, LAST)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_sums_in_reports_are_sums_over_facts(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, seed: int
) -> None:
    work(workstation, [officer, lead], clock, seed)
    facts = counted(workstation, clock().date())
    made: dict[ReportKind, Report] = {
        kind: workstation.reporting.prepare(lead, order(kind))
        for kind in ReportKind
        if kind is not ReportKind.COLLECTIBILITY
    }
    assert min(facts.due, facts.received, facts.rehab, facts.workers) > 0
    amount = sum(one for _, one in facts.promises)
    count = len(facts.promises)
    rows = {kind: report.rows for kind, report in made.items()}
    assert rows[ReportKind.TELECOLLECTING] == facts.attempts[ListKind.ARREARS, Channel.PHONE]
    assert rows[ReportKind.TELEMARKETING] == facts.attempts[ListKind.BU, Channel.PHONE]
    assert rows[ReportKind.CANVASSING] == facts.attempts[ListKind.BU, Channel.VISIT]
    assert rows[ReportKind.OVERVIEW] == facts.attempts.total()
    promises = [row for row in made[ReportKind.PROMISES].promises if not row.instalment]
    assert Counter((row.due_on, row.amount) for row in promises) == Counter(facts.promises)
    parts = [one for one in facts.instalments if FIRST <= one[0] <= LAST]
    assert parts
    totals = {kind: workbook_of(report).tidy.total for kind, report in made.items()}
    for kind, column, expected in (
        (ReportKind.TELECOLLECTING, "Nilai janji", amount),
        (ReportKind.TELECOLLECTING, "Janji", count),
        (ReportKind.TELECOLLECTING, "REHAB", facts.rehab),
        (ReportKind.OVERVIEW, "Nilai janji", amount),
        (ReportKind.PROMISES, "Nilai janji", amount),
        (ReportKind.PROMISES, "Diterima tepat waktu", facts.received),
        (ReportKind.PROMISES, "Diterima terlambat", facts.late),
        (ReportKind.PROMISES, "Ditepati", facts.kept),
        (ReportKind.PROMISES, "Cicilan", len(parts)),
        (ReportKind.PROMISES, "Nilai cicilan", sum(one[1] for one in parts)),
        (ReportKind.PROMISES, "Cicilan diterima tepat waktu", sum(one[2] for one in parts)),
        (ReportKind.PROMISES, "Cicilan diterima terlambat", sum(one[3] for one in parts)),
        (ReportKind.PROMISES, "Jatuh tempo di periode", facts.due),
        (ReportKind.CANVASSING, "Terkonfirmasi dihitung", facts.workers),
    ):
        assert totals[kind](column) == expected, (kind, column)
    shown = {kind: {one.label: one for one in figures_of(one)} for kind, one in made.items()}
    for kind, label, value in (
        (ReportKind.TELECOLLECTING, "Nilai janji bayar", format_rupiah(amount)),
        (ReportKind.OVERVIEW, "Nilai janji bayar", format_rupiah(amount)),
        (ReportKind.PROMISES, "Janji dibuat", format_rupiah(amount)),
    ):
        assert shown[kind][label].value == value
    for kind in (ReportKind.TELECOLLECTING, ReportKind.OVERVIEW, ReportKind.PROMISES):
        basis = shown[kind]["Janji ditepati"].basis
        assert basis.startswith(f"{facts.kept} dari {facts.due} ") or not facts.due


def test_the_parts_of_two_officers_are_the_whole(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    work(workstation, [officer, lead], clock, 9)
    for kind in (ReportKind.TELECOLLECTING, ReportKind.PROMISES, ReportKind.OVERVIEW):
        whole = workstation.reporting.prepare(lead, order(kind))
        parts = [
            workstation.reporting.prepare(lead, replace(order(kind), officer_id=one.officer_id))
            for one in (officer, lead)
        ]
        assert sum(one.rows for one in parts) == whole.rows
        assert sum(row.amount for one in parts for row in one.promises) == sum(
            row.amount for row in whole.promises
        )


def test_the_state_of_the_data_is_said(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    empty = workstation.reporting.prepare(lead, order(ReportKind.OVERVIEW))
    assert empty.frame.data_state == "Data meja ini"
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    alone = workstation.reporting.prepare(lead, order(ReportKind.OVERVIEW))
    assert alone.frame.data_state == "Data meja ini s.d. 20 Nov 2026 09.00"
    many = ReportOrder(ReportKind.OVERVIEW, FIRST, LAST, desks=DeskState(17, 20))
    assert workstation.reporting.prepare(lead, many).frame.data_state == "17 dari 20 meja terkini"


def test_a_logo_is_made_anew_and_small(
    workstation: Workstation, lead: Officer, officer: Officer, tmp_path: Path
) -> None:
    path = tmp_path / "logo.jpg"
    Image.new("RGB", (3000, 1500), "#00796B").save(path, "JPEG", comment=b"rahasia")
    store, now = workstation.store, workstation.now
    with pytest.raises(RefusedError):
        set_logo(store, now, officer, path)
    set_logo(store, now, lead, path)
    logo = load_letterhead(store).logo
    assert logo is not None
    assert logo.startswith(b"\x89PNG")
    assert b"rahasia" not in logo
    assert len(logo) < 50_000
    path.write_bytes(b"bukan gambar")
    with pytest.raises(BadInputError, match="gambar"):
        set_logo(store, now, lead, path)
    assert load_letterhead(store).logo == logo
    set_logo(store, now, lead, None)
    assert load_letterhead(store).logo is None
