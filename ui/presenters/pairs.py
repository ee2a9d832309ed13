"""A pair that may be one, side by side: what agrees, what differs, what only one knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialer.contact import Contact
from dialer.contacts.dates import format_datetime
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.lists.likeness import Answer, Trait
from dialer.pairs import PairView
from dialer.people import Officer
from dialer.workstation import Workstation
from ui.presenters.lists import number

DASH: Final = "–"


class Sign(StrEnum):
    """How a line of a pair compares."""

    AGREES = "sama"
    DIFFERS = "beda"
    ONE_ONLY = "hanya satu"
    NEAR = "mirip"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class PairLine:
    """One thing of both contacts, the older first."""

    title: str
    older: str
    newer: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class PairCard:
    """A pair as shown."""

    pair_id: str
    newer_id: str
    heading: str
    sentence: str
    lines: tuple[PairLine, ...]


def pair_cards(workstation: Workstation, list_id: str) -> tuple[PairCard, ...]:
    """Read the likeliest pairs of a list, or of all lists."""
    names = {one.call_list.list_id: one.call_list.name for one in workstation.store.call_lists()}
    zone = workstation.branch().zone

    def listed(contact: Contact) -> str:
        taken = format_datetime(local(contact.listed_at, zone))
        return f"{names.get(contact.list_id, DASH)}, {taken}"

    def tried(contact: Contact) -> str:
        standing = workstation.store.standing(contact.contact_id)
        return f"{number(standing.attempts)} kali" if standing and standing.attempts else "belum"

    return tuple(_card(view, listed, tried) for view in workstation.pairs.open_pairs(list_id))


def _card(
    view: PairView, listed: Callable[[Contact], str], tried: Callable[[Contact], str]
) -> PairCard:
    lines = [
        _line(view, "Nama", lambda one: one.name, (Trait.NAME, Trait.LEGAL_FORM)),
        _line(view, "Alamat", lambda one: one.details.address, (Trait.ADDRESS,)),
        _line(view, "Kelurahan, kecamatan, kota", _area, (Trait.AREA,)),
        _line(view, "Telepon", _numbers, (Trait.PHONE,)),
        _line(view, "PIC", lambda one: one.details.pic_name, (Trait.PIC,)),
        _line(view, "Email", lambda one: one.details.email, (Trait.EMAIL,)),
        _line(view, "No. kartu", lambda one: _masked(one.details.card), (Trait.CARD,)),
        _line(view, "NIK", lambda one: _masked(one.details.nik), (Trait.NIK,)),
        _line(view, "NPWP", lambda one: _masked(one.details.npwp), (Trait.NPWP,)),
        _line(view, "NIB", lambda one: _masked(one.details.nib), (Trait.NIB,)),
        _line(view, "Potensi peserta", _workers, ()),
        _line(view, "Tunggakan", _arrears, ()),
        _line(view, "Daftar", listed, None),
        _line(view, "Sudah dihubungi", tried, None),
    ]
    sure = view.likeness.answer is Answer.SAME
    word = "hampir pasti sama" if sure else "mungkin sama"
    return PairCard(
        pair_id=view.pair.pair_id,
        newer_id=view.newer.contact_id,
        heading=f"{view.older.name} dan {view.newer.name}",
        sentence=f"Kemiripan {view.likeness.score} dari 100: {word}.",
        lines=tuple(line for line in lines if (line.older, line.newer) != (DASH, DASH)),
    )


def _line(
    view: PairView,
    title: str,
    text: Callable[[Contact], str | None],
    traits: Sequence[Trait] | None,
) -> PairLine:
    """Compare one thing; `traits` None is told without comparing."""
    older, newer = text(view.older) or "", text(view.newer) or ""
    sign = Sign.NEITHER
    if traits is not None:
        if bool(older) != bool(newer):
            sign = Sign.ONE_ONLY
        elif any(one in view.likeness.differs for one in traits):
            sign = Sign.DIFFERS
        elif older:
            sign = Sign.AGREES if older.casefold() == newer.casefold() else _unlike(view, traits)
    return PairLine(title, older or DASH, newer or DASH, sign)


def _unlike(view: PairView, traits: Sequence[Trait]) -> Sign:
    """What is not written alike: near when the comparison says so."""
    return Sign.NEAR if any(one in view.likeness.agrees for one in traits) else Sign.DIFFERS


def _masked(value: str | None) -> str | None:
    return mask_id(value) if value else None


def _numbers(contact: Contact) -> str:
    return ", ".join(dialable(one.phone.e164) for one in contact.numbers)


def _area(contact: Contact) -> str:
    row = contact.details
    return ", ".join(part for part in (row.kelurahan, row.kecamatan, row.city) if part)


def _workers(contact: Contact) -> str:
    workers = contact.details.potential_workers
    return f"{number(workers)} pekerja" if workers else ""


def _arrears(contact: Contact) -> str:
    row = contact.details
    parts = [format_rupiah(row.amount)] if row.amount is not None else []
    parts += [f"{row.months} bulan"] if row.months is not None else []
    return ", ".join(parts)


def decide(workstation: Workstation, officer: Officer, pair_id: str, answer: Answer) -> str:
    """Keep a decision; return the sentence that says what was done."""
    workstation.pairs.decide(officer, pair_id, answer)
    if answer is Answer.SAME:
        return "Digabung menjadi satu kontak dengan nomor dan riwayat keduanya."
    return "Dicatat berbeda; pasangan ini tidak akan ditanyakan lagi."


def waiting_word(workstation: Workstation, list_id: str) -> str:
    """Return how many pairs of a list wait, in words; "" for none."""
    count = workstation.pairs.open_count(list_id)
    return f"{number(count)} meragukan" if count else ""
