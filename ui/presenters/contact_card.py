"""A contact as the desk shows it: ids masked, numbers with their state, history newest first."""

from dataclasses import dataclass
from datetime import datetime, time

from dialer.contact import ContactNumber
from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.desk import ContactView
from dialer.facts import UNUSABLE_NUMBERS, NumberState
from dialer.hours import local, zone_short
from dialer.lists.model import ContactRow, ListKind
from dialer.queue import Why
from dialer.rulebook import Rulebook
from dialer.standing import Stage
from ui.presenters.contact_history import HistoryRow, history_row, promise_rows, with_undone
from ui.presenters.steps import StepLine, step_line
from ui.presenters.words import (
    NUMBER_STATES,
    OUT_OF_QUEUE,
    WHYS,
    Shade,
    tried_word,
    within,
)

_INSTALMENT_WHYS = {
    Why.PROMISE_DUE: "Cicilan jatuh tempo",
    Why.PROMISE_BROKEN: "Cicilan belum dibayar",
}
HISTORY = 12
"""Attempts shown; the log has them all."""

_LONG_NUMBER = 10
_KINDS = {ListKind.BU: "Badan Usaha", ListKind.ARREARS: "Peserta menunggak"}
_CLASSES = {1: "Kelas I", 2: "Kelas II", 3: "Kelas III"}


@dataclass(frozen=True, slots=True)
class CardFact:
    """One line of what is known. With `secret`, `text` is masked and `what` names it in the log."""

    label: str
    text: str
    secret: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number: as it is dialled by hand, its note, its state."""

    number_id: str
    text: str
    note: str
    state: str
    shade: Shade
    usable: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Everything of the left column. `headline` is the one figure to see first.

    `kind` says member or employer, and by which clock it lives.
    """

    session: int
    contact_id: str
    name: str
    kind: str
    why: str
    why_shade: Shade
    why_sentence: str
    headline: str
    headline_note: str
    facts: tuple[CardFact, ...]
    numbers: tuple[NumberRow, ...]
    promises: tuple[HistoryRow, ...]
    history: tuple[HistoryRow, ...]
    older: int
    steps: StepLine | None = None


def contact_card(
    view: ContactView, rulebook: Rulebook, chosen: str, session: int, now: datetime
) -> ContactCard:
    """Draw a contact; `chosen` is the id of the number to dial."""
    contact, row = view.contact, view.contact.details
    word, shade = OUT_OF_QUEUE.get(view.standing.stage, _why(view))
    headline, note = _headline(row)
    lines = [
        (one.line.started_at, history_row(one, contact.zone, rulebook)) for one in view.history
    ]
    history = with_undone(lines, view.undone, contact.zone, rulebook)
    note = " · ".join(part for part in (note, _came_in(row, view.received)) if part)
    return ContactCard(
        session=session,
        contact_id=contact.contact_id,
        name=contact.name,
        kind=f"{_KINDS[row.kind]} · {zone_short(contact.zone)}",
        why=word,
        why_shade=shade,
        why_sentence=_why_sentence(view, rulebook, now),
        headline=headline,
        headline_note=note,
        facts=(*sharing_facts(view), *list_facts(view), *known_facts(row)),
        numbers=number_rows(view, chosen),
        promises=promise_rows(view.standing, local(now, contact.zone).date()),
        history=history[:HISTORY],
        older=max(0, len(history) - HISTORY),
        steps=step_line(view.way) if view.way is not None else None,
    )


SHARING = 3
"""Names of others with the same number that are shown."""


def sharing_facts(view: ContactView) -> tuple[CardFact, ...]:
    """Who else has a number of this contact: one call may be for all of them."""
    found: dict[str, list[str]] = {}
    for name, e164 in view.sharing:
        found.setdefault(e164, []).append(name)
    lines = []
    for e164, names in found.items():
        more = f" dan {len(names) - SHARING} lain" if len(names) > SHARING else ""
        lines.append(f"{dialable(e164)}: {', '.join(names[:SHARING])}{more}")
    return tuple(CardFact("" if place else "Nomor sama", line) for place, line in enumerate(lines))


FORMER = 3
"""Earlier amounts shown."""


def list_facts(view: ContactView) -> tuple[CardFact, ...]:
    """What lists said over time: having left them, earlier amounts, the family's members."""
    contact = view.contact
    found: list[CardFact] = []
    if contact.left_at is not None:
        day = format_date(local(contact.left_at, contact.zone).date())
        found.append(CardFact("Keluar", f"Lunas atau keluar: tidak ada di daftar sejak {day}"))
    for place, one in enumerate(view.former[:FORMER]):
        owed = _owed(one.amount, one.months)
        if owed:
            day = format_date(local(one.at, contact.zone).date())
            found.append(CardFact("" if place else "Sebelumnya", f"{day}: {owed}"))
    for place, member in enumerate(view.family):
        line = ", ".join(
            part for part in (member.name, _owed(member.amount, member.months)) if part
        )
        found.append(CardFact("" if place else "Keluarga", line))
    return tuple(found)


def _owed(amount: int | None, months: int | None) -> str:
    parts = [format_rupiah(amount) if amount is not None else ""]
    parts.append(f"{months} bulan" if months is not None else "")
    return ", ".join(part for part in parts if part)


def known_facts(row: ContactRow) -> tuple[CardFact, ...]:
    """What the list says of a member or an employer, ids masked."""
    return _employer_facts(row) if row.kind.value == "bu" else _member_facts(row)


def number_rows(view: ContactView, chosen: str) -> tuple[NumberRow, ...]:
    """The numbers with what is known of them."""
    contact, states = view.contact, dict(view.standing.numbers)
    rows = []
    for number in contact.numbers:
        state = states.get(number.number_id, number.state)
        word, shade = NUMBER_STATES[state]
        if state is NumberState.UNTRIED and (tried := view.tries.get(number.number_id)):
            word = tried_word(tried.calls, tried.in_vain)
        rows.append(
            NumberRow(
                number_id=number.number_id,
                text=dialable(number.phone.e164),
                note=number_note(number),
                state=word,
                shade=shade,
                usable=state not in UNUSABLE_NUMBERS,
                chosen=number.number_id == chosen,
            )
        )
    return tuple(rows)


def number_note(number: ContactNumber) -> str:
    """What stood beside the number in the list, and its extension."""
    parts = [number.phone.label or "", f"pes. {number.phone.extension or ''}"]
    return " · ".join(part for part in parts if part and part != "pes. ")


def _headline(row: ContactRow) -> tuple[str, str]:
    if row.kind.value == "bu":
        workers = row.potential_workers
        return (f"{workers} pekerja" if workers is not None else "–", "Potensi peserta")
    amount = format_rupiah(row.amount) if row.amount is not None else "–"
    parts = [f"{row.months} bulan" if row.months is not None else ""]
    parts.append(_CLASSES.get(row.care_class or 0, ""))
    parts.append(f"{row.members} anggota" if row.members else "")
    return amount, " · ".join(part for part in parts if part)


def _came_in(row: ContactRow, received: int) -> str:
    """What was paid since the list, as the payments files say; the list's own amount stays."""
    if not received or row.amount is None:
        return ""
    left = row.amount - received
    paid = f"masuk {format_rupiah(received)}"
    return f"{paid}, sisa {format_rupiah(left)}" if left > 0 else f"lunas, {paid}"


def _secret(label: str, number: str | None, what: str) -> CardFact | None:
    return CardFact(label, mask_id(number), number, what) if number else None


def _plain(label: str, *texts: str | None) -> CardFact | None:
    found = ", ".join(text for text in texts if text)
    return CardFact(label, found) if found else None


def _member_facts(row: ContactRow) -> tuple[CardFact, ...]:
    found = (
        _secret("No. Kartu", row.card, "card"),
        _secret("NIK", row.nik, "nik"),
        _secret("No. KK", row.kk, "kk"),
        _secret("No. VA", row.va, "va"),
        _plain("Alamat", row.address, row.kelurahan, row.kecamatan, row.city, row.province),
        _plain("Email", row.email),
        _plain("Keterangan", row.note),
    )
    return tuple(one for one in found if one is not None) + _extra(row)


def _employer_facts(row: ContactRow) -> tuple[CardFact, ...]:
    found = (
        _plain("PIC", row.pic_name),
        _plain("Alamat", row.address, row.kelurahan, row.kecamatan, row.city, row.province),
        _plain("Email", row.email),
        _plain("Sumber data", row.data_source),
        _plain("Kode BU", row.kode_bu),
        _secret("NPWP", row.npwp, "npwp"),
        _plain("NIB", row.nib),
        _plain("Keterangan", row.note),
    )
    return tuple(one for one in found if one is not None) + _extra(row)


def _extra(row: ContactRow) -> tuple[CardFact, ...]:
    """Columns the program does not know; what looks like a number of a person is masked."""
    found = []
    for label, text in row.extra.items():
        if sum(char.isdigit() for char in text) >= _LONG_NUMBER:
            found.append(CardFact(label, mask_id(text), text, "extra"))
        elif text:
            found.append(CardFact(label, text))
    return tuple(found)


def _why(view: ContactView) -> tuple[str, Shade]:
    """The word for why the contact is here; nobody promised an instalment."""
    word, shade = WHYS[view.why]
    instalment = any(one.instalment for one in view.standing.followed[:1])
    return (_INSTALMENT_WHYS.get(view.why, word) if instalment else word), shade


def _why_sentence(view: ContactView, rulebook: Rulebook, now: datetime) -> str:
    standing, zone = view.standing, view.contact.zone
    rule = rulebook.outcomes.get(standing.last_code)
    last = f"terakhir: {within(rule.label)}" if rule else "belum ada hasil"
    if standing.stage in OUT_OF_QUEUE:
        return _gone_sentence(standing.stage, last)
    if view.why is Why.NEW:
        return "Belum pernah dihubungi."
    due = (Why.CALLBACK_DUE, Why.CALLBACK_OVERDUE)
    if view.why in due and standing.callback is not None:
        there = local(standing.callback.at, zone)
        return f"Diminta menelepon lagi {_near(there, now)} {zone_short(zone)}."
    if view.why in (Why.PROMISE_DUE, Why.PROMISE_BROKEN) and standing.followed:
        first = standing.followed[0]
        body = first.body
        late = "; pembayaran belum tercatat" if view.why is Why.PROMISE_BROKEN else ""
        if first.received + first.late:
            late = f"; baru masuk {format_rupiah(first.received + first.late)}"
        part = f"Cicilan REHAB ke-{first.instalment}:" if first.instalment else "Berjanji"
        return f"{part} {format_rupiah(body.amount)} untuk {format_date(body.due_on)}{late}."
    if view.why is Why.LATER and standing.due_at is not None:
        return f"Dijadwalkan {_planned(local(standing.due_at, zone), now)}; {last}."
    return f"Percobaan ke-{standing.attempts + 1}; {last}."


def _gone_sentence(stage: Stage, last: str) -> str:
    if stage is Stage.STOPPED:
        return "Meminta tidak dihubungi lagi."
    if stage is Stage.NEEDS_NUMBER:
        return f"Tidak ada nomor yang dapat ditelepon; {last}."
    return f"Tidak kembali ke antrean; {last}."


def _planned(there: datetime, now: datetime) -> str:
    """Midnight stands for a day without an hour."""
    return _near(there, now) if there.time() != time.min else format_date(there.date())


def _near(there: datetime, now: datetime) -> str:
    if there.date() == now.astimezone(there.tzinfo).date():
        return f"hari ini {there:%H.%M}"
    return format_datetime(there)
