"""Payments files for the tests, and a store with the contacts they belong to."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dialer.contact import Contact
from dialer.facts import Fact
from dialer.lists.matching import match_keys
from dialer.payments import Received, received
from dialer.ports import NewContact
from dialer.received.model import ReceivedFile
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.making import member

CUT_CARD, POCUT_CARD = "0001234567890", "0009876543210"
CUT_VA, POCUT_VA = "8888801234567890", "8888809876543210"
HEADER = ("No VA", "Tgl Bayar", "Jumlah", "Kanal", "Nama", "No Referensi", "Status")


def write(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    """Write a payments file; rows may be shorter than the header."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=";").writerows([header, *rows])
    return path


def paid(
    va: str = CUT_VA,
    day: str = "2026-11-10",
    amount: str = "350000",
    reference: str = "",
    status: str = "",
) -> list[str]:
    """A row of a payments file."""
    return [va, day, amount, "BRI", "Cut Meutia", reference, status]


def known(workstation: Workstation, contact_id: str, card: str, *, months: int = 12) -> Contact:
    """Put a member with a card into the store, as a list would."""
    one = member(contact_id=contact_id, months=months)
    details = replace(one.details, card=card)
    arriving = NewContact(
        contact_id=contact_id,
        list_id=one.list_id,
        zone=one.zone,
        officer_id="",
        listed_at=workstation.now(),
        details=details,
        number_ids=tuple(f"{contact_id}-{place}" for place, _ in enumerate(details.phones)),
        keys=match_keys(details),
        stage=Stage.NEW,
    )
    with workstation.store.writing() as writer:
        writer.add_contacts([arriving])
    found = workstation.store.contact(contact_id)
    assert found is not None
    return found


def take_in(workstation: Workstation, path: Path) -> ReceivedFile:
    """Take a payments file in; its counts must add up."""
    taken = workstation.payments.take_in("os:uji", path)
    assert taken.rows == (taken.accepted + taken.duplicates + taken.quarantined + taken.unmatched)
    return taken


def counts(taken: ReceivedFile) -> tuple[int, int, int, int]:
    """Accepted, duplicates, quarantined, unmatched."""
    return taken.accepted, taken.duplicates, taken.quarantined, taken.unmatched


def facts_of(workstation: Workstation, contact_id: str = "cut") -> Sequence[Fact]:
    """The facts of a contact."""
    return workstation.store.facts_of(contact_id)


def in_force(workstation: Workstation, contact_id: str = "cut") -> tuple[Received, ...]:
    """The payments that count for a contact."""
    return received(facts_of(workstation, contact_id))
