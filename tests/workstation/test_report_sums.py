"""Sums in reports equal sums over facts, to the rupiah, after random days of work."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from dialer.contact import Contact
from dialer.contacts.money import format_rupiah
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Attempt, Channel, Fact, Payment, Promise, RehabOffer
from dialer.letterhead import load_letterhead, set_logo
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from dialer.outcomes import AttemptEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.promises import PromiseState
from dialer.refresh import refresh
from dialer.report_kinds import DeskState, ReportKind, ReportOrder
from dialer.reporting import Report, figures_of, workbook_of
from dialer.standing import work_out
from dialer.visit_facts import WorkersConfirmed
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 20)


def order(kind: ReportKind) -> ReportOrder:
    return ReportOrder(kind, FIRST, LAST)


def work(workstation: Workstation, officers: list[Officer], clock: HandClock, seed: int) -> None:
    """Random days on ten contacts: calls, visits, promises, REHAB, money, corrections."""
    random = Random(seed)
    people = [member(contact_id=f"c{n}") for n in range(6)]
    contacts = take(workstation, *people, *(employer(f"b{n}") for n in range(4)))
    promised: list[str] = []
    for _ in range(50):
        clock.forward(hours=random.randrange(2, 14), minutes=random.randrange(60))
        contact, who = random.choice(contacts), random.choice(officers)
        due = (clock() + timedelta(days=random.randrange(1, 9))).date()
        promise = PromiseEntry(random.randrange(35_000, 900_000), due, "bri")
        if contact.contact_id.startswith("b") and random.random() < 0.5:
            outcome = OutcomeEntry(
                "willing_to_register", "pic", next_step="help_edabu", next_on=due
            )
            visit = AttemptEntry(contact.contact_id, Channel.VISIT, clock(), (), outcome)
            workstation.desk.save(who, visit)
            workstation.visiting.confirm_workers(who, contact.contact_id, random.randrange(90))
            continue
        outcomes = [OutcomeEntry("no_answer"), OutcomeEntry("wrong_person", "unknown")]
        if contact.contact_id.startswith("c"):
            outcomes += [
                OutcomeEntry("promise", "self", promise=promise),
                OutcomeEntry("wants_rehab", "self", "income", rehab_stages=6),
            ]
        outcome = random.choice(outcomes)
        workstation.desk.save(who, call(contact, clock(), outcome))
        if outcome.promise is not None:
            promised.append(workstation.store.log(LogFilter(), 1)[0].line.attempt_id)
        if random.random() < 0.4:
            pay(workstation, random.choice(people), random.randrange(20_000, 500_000), clock())
    for attempt_id in random.sample(promised, min(2, len(promised))):
        workstation.review.correct(officers[-1], attempt_id, OutcomeEntry("no_answer"), "salah")


def pay(workstation: Workstation, contact: Contact, amount: int, at: datetime) -> None:
    """Money arrives for a member as a payments file brings it."""
    body = Payment(workstation.new_id(), amount, at.date(), "bri", "f", 2)
    fact = Fact(workstation.new_id(), contact.contact_id, "", "o", at, body)
    with workstation.store.writing() as writer:
        writer.append([fact])
        refresh(writer, [contact], workstation.rulebook)


@dataclass
class Counted:
    """What the facts say, counted from them and from nothing that the reports use."""

    attempts: Counter[tuple[ListKind, Channel]] = field(default_factory=Counter)
    promises: list[tuple[date, int]] = field(default_factory=list)
    rehab: int = 0
    workers: int = 0
    received: int = 0
    late: int = 0
    kept: int = 0
    due: int = 0


def counted(workstation: Workstation, today: date) -> Counted:
    found = Counted()
    for contact in workstation.store.contacts():
        facts = workstation.store.facts_of(contact.contact_id)
        gone = {one.supersedes for one in facts if one.supersedes}
        workers = 0
        for body in (one.body for one in facts):
            if isinstance(body, Attempt):
                found.attempts[contact.kind, body.channel] += 1
            elif isinstance(body, Promise) and body.outcome_id not in gone:
                found.promises.append((body.due_on, body.amount))
            elif isinstance(body, RehabOffer) and body.outcome_id not in gone:
                found.rehab += 1
            elif isinstance(body, WorkersConfirmed):
                workers = body.workers
        found.workers += workers
        for one in work_out(facts, contact, workstation.rulebook).promises:
            found.received += one.received
            found.late += one.late
            fell_due = one.body.due_on <= today
            found.due += fell_due
            found.kept += fell_due and one.state(today) is PromiseState.KEPT
    return found


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
    promises = made[ReportKind.PROMISES].promises
    assert Counter((row.due_on, row.amount) for row in promises) == Counter(facts.promises)
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
        (ReportKind.PROMISES, "Jatuh tempo di periode", facts.due),
        (ReportKind.CANVASSING, "Terkonfirmasi dihitung", facts.workers),
    ):
        assert totals[kind](column) == expected, (kind, column)
    shown = {kind: {one.label: one for one in figures_of(one)} for kind, one in made.items()}
    for kind, label, value in (
        (ReportKind.TELECOLLECTING, "Nilai janji bayar", format_rupiah(amount)),
        (ReportKind.OVERVIEW, "Nilai janji dibuat", format_rupiah(amount)),
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
