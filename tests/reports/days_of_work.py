"""Random days of work through the use cases, and what their facts say, counted by hand."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from dialer.contact import Contact
from dialer.facts import (
    Attempt,
    Body,
    Channel,
    Correction,
    Fact,
    Outcome,
    Payment,
    PaymentReversed,
    Promise,
    RehabOffer,
)
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from dialer.outcomes import AttemptEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.promises import PromiseState
from dialer.refresh import refresh
from dialer.standing import work_out
from dialer.visit_facts import WorkersConfirmed
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take


def work(workstation: Workstation, officers: list[Officer], clock: HandClock, seed: int) -> None:
    """Random days on ten contacts: calls, visits, promises, REHAB, money; slips taken back."""
    random = Random(seed)
    people = [member(contact_id=f"c{n}") for n in range(6)]
    contacts = take(workstation, *people, *(employer(f"b{n}") for n in range(4)))
    plan = OutcomeEntry("registered_rehab", "self", rehab_stages=3)
    registered = workstation.desk.save(officers[0], call(contacts[0], clock(), plan))
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
    saved = [one.line.attempt_id for one in workstation.store.log(LogFilter(), 99)]
    for attempt_id in random.sample([one for one in saved if one != registered], 3):
        workstation.undoing.undo(officers[-1], attempt_id, "salah kontak")
    take_away(workstation, people[0], clock())


def pay(workstation: Workstation, contact: Contact, amount: int, at: datetime) -> None:
    """Money arrives for a member as a payments file brings it."""
    _learn(
        workstation, contact, Payment(workstation.new_id(), amount, at.date(), "bri", "f", 2), at
    )


def take_away(workstation: Workstation, contact: Contact, at: datetime) -> None:
    """The first money of a member turns out not to have come."""
    for fact in workstation.store.facts_of(contact.contact_id):
        if isinstance(fact.body, Payment):
            _learn(workstation, contact, PaymentReversed(fact.fact_id, "reversal"), at)
            return


def _learn(workstation: Workstation, contact: Contact, body: Body, at: datetime) -> None:
    fact = Fact(workstation.new_id(), contact.contact_id, "", "o", at, body)
    with workstation.store.writing() as writer:
        writer.append([fact])
        refresh(writer, [contact], workstation.rulebook)


@dataclass
class Counted:
    """What the facts say, counted from them and from nothing that the reports use.

    `instalments` are due day, amount, what came in time and late; they are in no other sum.
    """

    attempts: Counter[tuple[ListKind, Channel]] = field(default_factory=Counter)
    promises: list[tuple[date, int]] = field(default_factory=list)
    rehab: int = 0
    workers: int = 0
    received: int = 0
    late: int = 0
    kept: int = 0
    due: int = 0
    instalments: list[tuple[date, int, int, int]] = field(default_factory=list)


def counted(workstation: Workstation, today: date) -> Counted:
    found = Counted()
    for contact in workstation.store.contacts():
        facts = workstation.store.facts_of(contact.contact_id)
        gone = {one.supersedes for one in facts if one.supersedes}
        workers, visited = 0, False
        said = {
            one.attempt_id
            for one in facts
            if isinstance(one.body, Outcome | Correction) and one.fact_id not in gone
        }
        for fact in facts:
            body = fact.body
            if isinstance(body, Attempt):
                found.attempts[contact.kind, body.channel] += fact.attempt_id in said
                visited |= body.channel is Channel.VISIT and fact.attempt_id in said
            elif isinstance(body, Promise) and body.outcome_id not in gone:
                found.promises.append((body.due_on, body.amount))
            elif isinstance(body, RehabOffer) and body.outcome_id not in gone:
                found.rehab += 1
            elif isinstance(body, WorkersConfirmed):
                workers = body.workers
        found.workers += workers if visited else 0
        for one in work_out(facts, contact, workstation.rulebook).promises:
            if one.instalment:
                sums = (one.body.amount, one.received, one.late)
                found.instalments.append((one.body.due_on, *sums))
                continue
            found.received += one.received
            found.late += one.late
            fell_due = one.body.due_on <= today
            found.due += fell_due
            found.kept += fell_due and one.state(today) is PromiseState.KEPT
    return found
