"""Invented contacts and histories for the tests."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zlib import crc32

from dialer.call_lists import Aside, CallList
from dialer.contact import Contact, ContactNumber
from dialer.contacts.phone import Phone, PhoneKind
from dialer.facts import (
    Attempt,
    Body,
    Channel,
    Correction,
    DoNotContact,
    Fact,
    ObjectionRaised,
    Outcome,
    ScriptStep,
)
from dialer.lists.model import ContactRow, ListKind
from dialer.outcomes import AttemptEntry, CallEntry, OutcomeEntry
from dialer.ports import NewContact
from dialer.standing import Stage
from dialer.workstation import Workstation

AnyBody = TypeVar("AnyBody", bound=Body)
LISTED = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)


def phone(e164: str) -> Phone:
    """A mobile number."""
    return Phone(e164, e164, PhoneKind.MOBILE)


def member(
    *e164s: str, amount: int = 1_200_000, months: int = 12, contact_id: str = "c1"
) -> Contact:
    """A member in arrears (class 3, family of four) with the given numbers."""
    numbers = e164s or (_own_number(contact_id, "c1", 1_234_567_890),)
    row = ContactRow(
        kind=ListKind.ARREARS,
        row_number=5,
        name="Utama Suryono",
        phones=tuple(phone(one) for one in numbers),
        card="0004939712349",
        amount=amount,
        months=months,
        care_class=3,
        members=4,
    )
    return _contact(row, contact_id)


def employer(contact_id: str = "b1") -> Contact:
    """An employer with one number."""
    row = ContactRow(
        kind=ListKind.BU,
        row_number=5,
        name="CV Widodo",
        phones=(phone(_own_number(contact_id, "b1", 1_948_750_734)),),
        potential_workers=5,
        pic_name="Aisyah",
    )
    return _contact(row, contact_id)


def _own_number(contact_id: str, first_id: str, first: int) -> str:
    """A number that no other contact has: who shares one rests when the other is called."""
    place = 0 if contact_id == first_id else 1 + crc32(contact_id.encode()) % 10**6
    return f"+628{first + place}"


def _contact(row: ContactRow, contact_id: str) -> Contact:
    numbers = tuple(
        ContactNumber(f"n{place}", one) for place, one in enumerate(row.phones, start=1)
    )
    return Contact(contact_id, "l1", "Asia/Jakarta", "", LISTED, row, numbers)


@dataclass(slots=True)
class History:
    """Writes facts about one contact by hand, one attempt after the other."""

    contact: Contact
    facts: list[Fact] = field(default_factory=list)
    officer_id: str = "o1"

    def attempt(
        self,
        at: datetime,
        code: str,
        *,
        channel: Channel = Channel.PHONE,
        next_on: date | None = None,
    ) -> str:
        """Add an attempt that ends a minute later; return the id of its outcome."""
        place = len(self.facts)
        attempt_id, outcome_id = f"a{place}", f"o{place}"
        end = at + timedelta(minutes=1)
        body = Attempt(at, end, channel, "l1", 30, 10, right_party_confirmed=True)
        self.add(attempt_id, attempt_id, end, body)
        self.add(outcome_id, attempt_id, end, Outcome(code, next_on=next_on))
        return outcome_id

    def add(
        self, fact_id: str, attempt_id: str, at: datetime, body: Body, supersedes: str | None = None
    ) -> None:
        """Add one fact."""
        self.facts.append(
            Fact(
                fact_id,
                self.contact.contact_id,
                attempt_id,
                self.officer_id,
                at,
                body,
                supersedes,
            )
        )

    def effect(self, outcome_id: str, body: Body) -> None:
        """Add an effect of an outcome."""
        origin = next(fact for fact in self.facts if fact.fact_id == outcome_id)
        self.add(f"e{len(self.facts)}", origin.attempt_id, origin.occurred_at, body)

    def correct(self, outcome_id: str, at: datetime, code: str) -> str:
        """Correct an outcome; return the id of the correction."""
        origin = next(fact for fact in self.facts if fact.fact_id == outcome_id)
        correction_id = f"k{len(self.facts)}"
        self.add(correction_id, origin.attempt_id, at, Correction("salah pilih", code), outcome_id)
        return correction_id

    def clear_stop(self, at: datetime) -> None:
        """A lead lifts do-not-contact."""
        self.add(f"d{len(self.facts)}", "", at, DoNotContact("", cleared=True))


def take(workstation: Workstation, *contacts: Contact, officer_id: str = "") -> list[Contact]:
    """Put contacts into the store as if a list had come in; return them as the store has them."""
    now = workstation.now()
    arriving = [
        NewContact(
            contact_id=one.contact_id,
            list_id=one.list_id,
            zone=one.zone,
            officer_id=officer_id or one.officer_id,
            listed_at=now,
            details=one.details,
            number_ids=tuple(f"{one.contact_id}-{n}" for n, _ in enumerate(one.details.phones)),
            keys=(f"test:{one.contact_id}",),
            stage=Stage.NEW if one.details.phones else Stage.NEEDS_NUMBER,
        )
        for one in contacts
    ]
    by_list: dict[str, list[NewContact]] = {}
    for one in arriving:
        by_list.setdefault(one.list_id, []).append(one)
    with workstation.store.writing() as writer:
        for list_id, members in by_list.items():
            if writer.call_list(list_id) is None:
                writer.put_list(_list(list_id, members, now), Aside((), ()))
            writer.add_contacts(members)
    found = [workstation.store.contact(one.contact_id) for one in contacts]
    return [one for one in found if one is not None]


def _list(list_id: str, members: list[NewContact], now: datetime) -> CallList:
    return CallList(
        list_id=list_id,
        kind=members[0].details.kind,
        name=f"Daftar {list_id}",
        file="daftar.xlsx",
        sheet="Data",
        header_row=1,
        columns={"name": "Nama"},
        rows=len(members),
        accepted=len(members),
        updated=0,
        duplicates=0,
        quarantined=0,
        warnings={},
        quarantine_file=None,
        imported_at=now,
        imported_by="os:test",
    )


def call(
    contact: Contact, at: datetime, outcome: OutcomeEntry, *, talk: int = 60, confirmed: bool = True
) -> AttemptEntry:
    """A finished attempt by handset on the first number, `talk` seconds long (0: not answered)."""
    end = at + timedelta(seconds=max(talk, 20))
    dialled = CallEntry(
        contact.numbers[0].number_id, "handset", at, at if talk else None, end, "answered"
    )
    return AttemptEntry(
        contact_id=contact.contact_id,
        channel=Channel.PHONE,
        started_at=at,
        calls=(dialled,),
        outcome=outcome,
        right_party_confirmed=confirmed,
        script_id="telekolekting_awal",
        script_version="1",
        path=(ScriptStep("salam", "1"),),
        objections=(ObjectionRaised("belum_mampu", "rehab", resolved=True),),
    )


def bodies(workstation: Workstation, contact_id: str, kind: type[AnyBody]) -> list[AnyBody]:
    """What the facts of one kind about a contact say, the oldest first."""
    facts = workstation.store.facts_of(contact_id)
    return [fact.body for fact in facts if isinstance(fact.body, kind)]
