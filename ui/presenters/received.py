"""Payments and results files received: what came of them, what waits, who it may belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from dialer.contact import Contact
from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.received.aside_file import save_received_aside
from dialer.received.model import (
    FileKind,
    PromisesPaid,
    ReceivedFile,
    StoredPayment,
    TakenBack,
)
from dialer.workstation import Workstation
from ui.presenters.lists import DASH, number

KINDS: Final = {FileKind.PAYMENTS: "Pembayaran", FileKind.RESULTS: "Hasil"}
SHOWN: Final = 500
"""Waiting payments shown at once."""

FOUND: Final = 50
"""Contacts a search shows at most."""


_TAKING_BACK: Final = {
    FileKind.PAYMENTS: (
        "Pembayaran dari {0} tidak akan dihitung lagi, kecuali yang juga tercantum di berkas lain."
        " Tekan sekali lagi untuk menarik; berkasnya dapat diterima lagi nanti."
    ),
    FileKind.RESULTS: (
        "Hasil dari {0} tidak akan dihitung lagi dan tercatat sebagai diurungkan. Tekan sekali lagi"
        " untuk menarik; berkasnya dapat diterima lagi nanti."
    ),
}


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One file in words; numbers that add up stay numbers."""

    file_id: str
    name: str
    kind: str
    taken: str
    rows: int
    accepted: int
    duplicates: int
    quarantined: int
    unmatched: int
    state: str
    may_be_taken_back: bool
    taking_back: str
    has_aside: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A payment without a contact, or a reversal without its payment."""

    payment_id: str
    payer: str
    account: str
    paid_on: str
    amount: str
    channel: str
    file: str
    may_be_matched: bool


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A payment that somebody gave to a contact."""

    payment: WaitingRow
    contact: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact that a payment may belong to."""

    contact_id: str
    name: str
    identity: str
    owes: str
    place: str


def received_rows(workstation: Workstation) -> Mapping[str, ReceivedRow]:
    """Read all files, the newest first."""
    zone = workstation.branch().zone
    return {one.file_id: _row(one, zone) for one in workstation.store.received_files()}


def _row(one: ReceivedFile, zone: str) -> ReceivedRow:
    state = "Diterima" if one.finished else "Terputus"
    if one.taken_back_at is not None:
        state = f"Ditarik {format_date(local(one.taken_back_at, zone).date())}"
    return ReceivedRow(
        file_id=one.file_id,
        name=one.file,
        kind=KINDS[one.kind],
        taken=format_datetime(local(one.received_at, zone)),
        rows=one.rows,
        accepted=one.accepted,
        duplicates=one.duplicates,
        quarantined=one.quarantined,
        unmatched=one.unmatched,
        state=state,
        may_be_taken_back=one.taken_back_at is None,
        taking_back=_TAKING_BACK[one.kind].format(one.file),
        has_aside=one.rows > one.accepted,
        sentence=received_sentence(one),
    )


def received_sentence(one: ReceivedFile) -> str:
    """What became of a file's rows, or how to complete it."""
    if not one.finished:
        return (
            "Penerimaan berkas ini terputus. Yang sudah masuk tetap berlaku. Terima berkas yang "
            "sama sekali lagi untuk melengkapinya, atau tarik kembali."
        )
    promises = _promises_sentence(one.promises)
    return (
        f"{one.file}: {number(one.rows)} baris = {number(one.accepted)} diterima + "
        f"{number(one.duplicates)} ganda + {number(one.quarantined)} ditahan + "
        f"{number(one.unmatched)} tanpa kontak.{promises and f' {promises}'}{_warned(one)}"
    )


def _warned(one: ReceivedFile) -> str:
    count = sum(one.warnings.values())
    return f" {number(count)} peringatan: lihat barisnya." if count else ""


def _promises_sentence(paid: PromisesPaid) -> str:
    """What just came for promises; "" for nothing."""
    if not paid.amount:
        return ""
    parts = ((paid.kept, "janji ditepati"), (paid.partial, "janji dibayar sebagian"))
    said = [f"{number(count)} {words}" for count, words in parts if count]
    return f"{', '.join((*said, format_rupiah(paid.amount)))}."


def take_back(workstation: Workstation, actor: Officer, file_id: str) -> str:
    """Take a file back; return what became of its rows in words. Raises SambungError."""
    received = workstation.store.received_file(file_id)
    if received is not None and received.kind is FileKind.RESULTS:
        done = workstation.result_undoing.take_back(actor, file_id)
        return (
            f"{number(done.gone)} hasil ditarik kembali; kontaknya kembali seperti sebelumnya. "
            "Hasil itu tetap terbaca di riwayat dan di Pantau sebagai diurungkan."
        )
    return _payments_gone(workstation.payment_matching.take_back(actor, file_id))


def _payments_gone(done: TakenBack) -> str:
    gone = f"{number(done.gone)} pembayaran ditarik kembali; janji kembali seperti sebelumnya."
    if not done.kept:
        return gone
    return f"{gone} {number(done.kept)} tetap berlaku karena juga tercantum di berkas lain."


def waiting_rows(workstation: Workstation) -> tuple[Mapping[str, WaitingRow], int]:
    """Read the payments that wait, the oldest first, and how many there are in all."""
    store = workstation.store
    files = {one.file_id: one.file for one in store.received_files()}
    channels = workstation.rulebook.payment_channels
    rows = {
        one.payment_id: _waiting(one, files, channels) for one in store.open_payments("", SHOWN)
    }
    return rows, store.open_payment_count()


def _waiting(
    one: StoredPayment, files: Mapping[str, str], channels: Mapping[str, str]
) -> WaitingRow:
    return WaitingRow(
        payment_id=one.payment_id,
        payer=one.payer or DASH,
        account=mask_id(one.card or one.account),
        paid_on=format_date(one.paid_on),
        amount=format_rupiah(one.amount),
        channel=channels.get(one.channel, one.channel_text) or DASH,
        file=files.get(one.file_id, DASH),
        may_be_matched=one.amount > 0,
    )


def matched_rows(workstation: Workstation) -> Mapping[str, MatchedRow]:
    """Read the payments that were matched by hand, the last to come in first."""
    store = workstation.store
    files = {one.file_id: one.file for one in store.received_files()}
    channels = workstation.rulebook.payment_channels
    found = store.payments_by_hand(SHOWN)
    people = store.contacts_of(sorted({one.contact_id or "" for one in found}))
    names = {contact_id: one.name for contact_id, one in people.items()}
    return {
        one.payment_id: MatchedRow(
            _waiting(one, files, channels),
            names.get(one.contact_id or "", DASH),
        )
        for one in found
    }


def candidates(workstation: Workstation, text: str) -> Mapping[str, Candidate]:
    """Search the members a payment may belong to."""
    if len(text.strip()) < 2:
        return {}
    found = workstation.store.find_contacts(text, FOUND * 2)
    members = (one for one in found if one.kind is ListKind.ARREARS)
    return {one.contact_id: _candidate(one) for one in islice(members, FOUND)}


def _candidate(one: Contact) -> Candidate:
    details = one.details
    place = ", ".join(filter(None, (details.address, details.kelurahan, details.kecamatan)))
    return Candidate(
        contact_id=one.contact_id,
        name=one.name,
        identity=mask_id(details.card or details.va or details.nik or "") or DASH,
        owes=DASH if details.amount is None else format_rupiah(details.amount),
        place=place or DASH,
    )


def save_aside(workstation: Workstation, file_id: str, target: Path) -> bool:
    """Write the rows of a file that were not taken; False when there are none."""
    return save_received_aside(workstation.store.received_aside(file_id), target)
