"""Reports over a real store: whose lines, whose signature, which are refused."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from dialer.errors import BadInputError
from dialer.outcomes import CallbackEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.promises import PromiseRule, PromiseTerms
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import content_of
from dialer.reports.model import Signer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

DAY = date(2026, 11, 20)
COLLECTING = ReportOrder(ReportKind.TELECOLLECTING, DAY, DAY)
PROMISE = OutcomeEntry("promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"))


def test_a_petugas_reports_their_own_attempts_and_signs_them(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    one, two = take(workstation, member(contact_id="c1"), member(contact_id="c2"))
    workstation.desk.save(officer, call(one, clock(), PROMISE))
    workstation.desk.save(lead, call(two, clock(), OutcomeEntry("no_answer"), talk=0))
    own = workstation.reporting.prepare(officer, COLLECTING)
    assert [row.result.label for row in own.members] == ["Janji bayar"]
    assert own.frame.signers == (Signer("Ketua Tim", lead.name), Signer("Petugas", officer.name))
    everything = workstation.reporting.prepare(lead, COLLECTING)
    assert len(everything.members) == 2
    assert everything.frame.signers == (Signer("Kepala Cabang"), Signer("Ketua Tim", lead.name))


def test_when_one_officer_made_all_calls_their_name_stands_under_the_report(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    signers = workstation.reporting.prepare(lead, COLLECTING).frame.signers
    assert signers[-1] == Signer("Petugas", officer.name)


def test_the_head_of_branch_signs_as_set(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    branch = replace(workstation.branch(), head_name="Cut Meutia", head_nip="1975", lead_nip="88")
    workstation.set_branch(lead, branch)
    head, above = (
        Signer("Kepala Cabang", "Cut Meutia", "1975"),
        Signer("Ketua Tim", lead.name, "88"),
    )
    one = workstation.reporting.prepare(lead, COLLECTING)
    assert one.frame.signers == (head, above, Signer("Petugas", officer.name))
    page = workstation.reporting.prepare(lead, ReportOrder(ReportKind.OVERVIEW, DAY, DAY))
    assert page.frame.signers == (head, above)


def test_identity_numbers_are_masked_and_names_whole(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    path = tmp_path / "laporan.pdf"
    workstation.reporting.write(officer, COLLECTING, path)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert contact.name in text
    assert contact.details.card is not None
    assert contact.details.card not in text
    assert contact.details.card[-4:] in text
    assert "Rp600.000" in text


def test_calls_and_visits_go_to_their_own_reports_with_the_next_step(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (firm,) = take(workstation, employer())
    back = CallbackEntry(clock() + timedelta(hours=2))
    workstation.desk.save(
        officer, call(firm, clock(), OutcomeEntry("callback_requested", callback=back))
    )
    order = ReportOrder(ReportKind.TELEMARKETING, DAY, DAY)
    (row,) = workstation.reporting.prepare(officer, order).employers
    assert row.next_step == "Telepon ulang 20 Nov 2026 11.00"
    visits = ReportOrder(ReportKind.CANVASSING, DAY, DAY)
    assert workstation.reporting.prepare(officer, visits).employers == ()


def test_a_period_that_ends_before_it_begins_is_refused(
    workstation: Workstation, officer: Officer
) -> None:
    backwards = ReportOrder(ReportKind.TELECOLLECTING, DAY, date(2026, 11, 19))
    with pytest.raises(BadInputError, match="periode"):
        workstation.reporting.prepare(officer, backwards)


def test_the_report_says_by_which_terms_its_promises_were_judged(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    def words(first: date, last: date) -> str:
        order = ReportOrder(ReportKind.PROMISES, first, last)
        return content_of(workstation.reporting.prepare(officer, order)).definitions

    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    tomorrow = DAY + timedelta(days=1)
    workstation.promises.set_rule(lead, PromiseRule(tomorrow, "SK", PromiseTerms(0, 80)))
    whole = "seluruh nilai janji diterima sampai tanggal janji ditambah masa tenggang 3 hari"
    part = "sedikitnya 80 % nilai janji diterima sampai tanggal janji"
    assert f"Ditepati: {whole}. Sebagian" in words(DAY, DAY)
    assert f"Ditepati: {part}. Sebagian" in words(date(2027, 1, 1), date(2027, 1, 31))
    clock.forward(days=1)
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    assert (
        f"Ditepati: janji sejak 1 Jan 2024: {whole}; janji sejak 21 Nov 2026: {part}. Sebagian"
        in words(date(2026, 11, 1), date(2026, 11, 30))
    )
