"""Sums in reports equal sums over facts, to the rupiah, after random days of work."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from dialer.errors import BadInputError, RefusedError
from dialer.facts import Attempt, Channel
from dialer.letterhead import load_letterhead, set_logo
from dialer.log import log_lines
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.report_kinds import DeskState, ReportKind, ReportOrder
from dialer.reporting import workbook_of
from dialer.reports.summary import summarise_arrears
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 20)


def order(kind: ReportKind) -> ReportOrder:
    return ReportOrder(kind, FIRST, LAST)


def work(workstation: Workstation, officers: list[Officer], clock: HandClock, seed: int) -> int:
    """Random attempts on ten contacts over some weeks; some are corrected afterwards."""
    random = Random(seed)
    people = [member(contact_id=f"c{n}") for n in range(6)]
    firms = [employer(f"b{n}") for n in range(4)]
    contacts = take(workstation, *people, *firms)
    made = 0
    for _ in range(40):
        clock.forward(hours=random.randrange(2, 14), minutes=random.randrange(60))
        contact = random.choice(contacts)
        due = (clock() + timedelta(days=random.randrange(1, 12))).date()
        amount = random.randrange(35_000, 900_000)
        outcomes = [OutcomeEntry("no_answer"), OutcomeEntry("wrong_person", "unknown")]
        if contact.contact_id.startswith("c"):
            outcomes.append(
                OutcomeEntry("promise", "self", promise=PromiseEntry(amount, due, "bri"))
            )
        entry = call(contact, clock(), random.choice(outcomes))
        workstation.desk.save(random.choice(officers), entry)
        made += 1
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sums_in_reports_are_sums_over_facts(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, seed: int
) -> None:
    made = work(workstation, [officer, lead], clock, seed)
    store = workstation.store
    attempts: Counter[str] = Counter()
    promised: list[tuple[date, int]] = []
    for contact in store.contacts():
        facts = store.facts_of(contact.contact_id)
        phone = [
            one
            for one in facts
            if isinstance(one.body, Attempt) and one.body.channel is Channel.PHONE
        ]
        attempts[contact.kind.value] += len(phone)
        promised += [
            (line.promise_on, line.promise_amount)
            for line in log_lines(facts, contact)
            if line.promise_amount is not None and line.promise_on is not None
        ]
    assert attempts.total() == made
    reporting = workstation.reporting
    collecting = reporting.prepare(lead, order(ReportKind.TELECOLLECTING))
    marketing = reporting.prepare(lead, order(ReportKind.TELEMARKETING))
    overview = reporting.prepare(lead, order(ReportKind.OVERVIEW))
    promises = reporting.prepare(lead, order(ReportKind.PROMISES))
    total = sum(amount for _, amount in promised)
    assert len(collecting.members) == attempts["tunggakan"]
    assert len(marketing.employers) == attempts["bu"]
    assert overview.rows == made
    assert summarise_arrears(collecting.members).promised_amount == total
    assert sum(row.amount for row in promises.promises) == total
    assert Counter((row.due_on, row.amount) for row in promises.promises) == Counter(promised)
    for report, column in (
        (collecting, "Nilai janji"),
        (overview, "Nilai janji"),
        (promises, "Nilai janji"),
    ):
        assert workbook_of(report).tidy.total(column) == total


def test_the_parts_of_two_officers_are_the_whole(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    work(workstation, [officer, lead], clock, 9)
    whole = workstation.reporting.prepare(lead, order(ReportKind.TELECOLLECTING))
    parts = [
        workstation.reporting.prepare(
            lead, ReportOrder(ReportKind.TELECOLLECTING, FIRST, LAST, one.officer_id)
        )
        for one in (officer, lead)
    ]
    assert sum(len(one.members) for one in parts) == len(whole.members)


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
