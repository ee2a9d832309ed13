"""What the Antrean room shows: who is due now or later, in which order, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any

from dialer.contacts.dates import SHORT_MONTHS, format_date, format_datetime
from dialer.contacts.money import format_rupiah
from dialer.hours import ALL_ZONES, Window, local, zone_short
from dialer.lists.model import ListKind
from dialer.ordering import Group
from dialer.people import Officer, Right
from dialer.queue import QueueCounts, QueueItem, QueueQuery, Why
from dialer.standing import Stage
from dialer.workstation import Workstation
from ui.presenters.desk_idle import NEVER_OPENS
from ui.presenters.queue_reasons import outcome_word, reason
from ui.presenters.words import LIST_KINDS, WHYS, Shade

LIMIT = 1_000
"""Rows on screen at most; nobody scrolls further, the counts tell the rest."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What part of the queue is looked at. Empty fields do not narrow.

    `overdue` leaves only callbacks that are late by what the rules allow.
    """

    later: bool = False
    kind: ListKind | None = None
    list_id: str = ""
    overdue: bool = False

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return self.kind is not None or bool(self.list_id)


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue as it stands. `closed` says, while calling is not allowed, when it will be.

    `shut` are the zones in which nobody may be called now, with when somebody may again.
    """

    items: Mapping[str, QueueItem]
    counts: QueueCounts
    lists: tuple[tuple[str, str], ...]
    officers: Mapping[str, str]
    closed: str
    total: int
    shut: Mapping[str, Window]

    @property
    def ids(self) -> tuple[str, ...]:
        """The contacts in the order in which they are worked on."""
        return tuple(self.items)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line in words; `shade` colours the reason."""

    contact_id: str
    name: str
    kind: str
    reason: str
    shade: Shade
    due: str
    attempts: str
    months: str
    worth: str
    last: str
    owner: str = field(default="")


def sees_all(officer: Officer) -> bool:
    """Say whether somebody looks at everybody's contacts."""
    return officer.may(Right.SEE_ALL)


def queue_view(
    workstation: Workstation,
    officer: Officer,
    wanted: QueueFilter,
    limit: int = LIMIT,
    *,
    own: bool = False,
) -> QueueView:
    """Read the head of the queue: an officer's own, or everybody's for a lead.

    With `own` it is the own one of a lead too. Who may be called now comes first, as at the desk,
    then those for whom it is too early or too late where they live.
    """
    store, now = workstation.store, workstation.now()
    hours = workstation.desk.hours()
    windows = {zone: hours.window(now, zone) for zone in ALL_ZONES}
    shut = {zone: window for zone, window in windows.items() if not window.open}
    order = workstation.rulebook.order_on(local(now, workstation.branch().zone).date())
    query = QueueQuery(
        at=now,
        zones=ALL_ZONES,
        officer_id="" if sees_all(officer) and not own else officer.officer_id,
        kind=wanted.kind,
        list_id=wanted.list_id,
        groups=order.groups_on(local(now, workstation.branch().zone).date()),
        overdue=order.overdue,
    )
    late = replace(query, at=now - order.overdue, groups=(Group.CALLBACKS,), overdue=None)
    if wanted.later or wanted.overdue:
        items = store.queue(late if wanted.overdue else query, limit, later=wanted.later)
    else:
        asked = (tuple(zone for zone in ALL_ZONES if zone not in shut), tuple(shut))
        items = [
            item
            for zones in asked
            if zones
            for item in store.queue(replace(query, zones=zones), limit, later=False)
        ][:limit]
    counts = store.queue_counts(query)
    return QueueView(
        items={item.contact_id: item for item in items},
        counts=counts,
        lists=tuple((one.call_list.list_id, one.call_list.name) for one in store.call_lists()),
        officers={one.officer_id: one.name for one in store.officers()},
        closed=_closed(windows, workstation.branch().zone),
        total=store.queue_counts(late).callbacks_due if wanted.overdue else _total(wanted, counts),
        shut=shut,
    )


def _total(wanted: QueueFilter, counts: QueueCounts) -> int:
    return counts.later if wanted.later else counts.left


def _closed(windows: Mapping[str, Window], zone: str) -> str:
    window = windows[zone]
    if window.open:
        return ""
    why = f" ({window.holiday})" if window.holiday else ""
    if window.opens_at is None:
        return f"Sekarang di luar jam menelepon{why}. {NEVER_OPENS}"
    opens = format_datetime(local(window.opens_at, zone))
    return f"Sekarang di luar jam menelepon{why}. Dibuka lagi {opens} {zone_short(zone)}."


def queue_row(workstation: Workstation, view: QueueView, item: QueueItem) -> QueueRow:
    """Put one line into words."""
    why = workstation.desk.why(item)
    bu = item.kind is ListKind.BU
    return QueueRow(
        contact_id=item.contact_id,
        name=item.name,
        kind=LIST_KINDS[item.kind.value],
        reason=reason(why, item, workstation.rulebook, workstation.now()),
        shade=Shade.NEUTRAL if why is Why.LATER else WHYS[why][1],
        due=_opens(item, view, workstation.now()) or _due(item, workstation.now()),
        attempts=str(item.attempts) if item.attempts else "–",
        months=str(item.months) if item.months is not None else "–",
        worth=_workers(item.potential_workers) if bu else _rupiah(item.amount),
        last=outcome_word(item.last_code, workstation.rulebook) or "–",
        owner=view.officers.get(item.owner_id, "Siapa saja"),
    )


def queue_lines(workstation: Workstation, view: QueueView) -> list[dict[str, Any]]:
    """The same lines as plain data, for the command line; moments are ISO in the contact's zone."""
    found = []
    for place, item in enumerate(view.items.values(), start=1):
        why = workstation.desk.why(item)
        found.append(
            {
                "place": place,
                "contact_id": item.contact_id,
                "name": item.name,
                "kind": item.kind.value,
                "list_id": item.list_id,
                "why": why.value,
                "reason": reason(why, item, workstation.rulebook, workstation.now()),
                "due_at": local(item.due_at, item.zone).isoformat() if item.due_at else None,
                "zone": item.zone,
                "may_be_called": item.zone not in view.shut,
                "opens_at": _iso(view.shut[item.zone].opens_at) if item.zone in view.shut else None,
                "owner": view.officers.get(item.owner_id, ""),
                "attempts": item.attempts,
                "last": item.last_code,
                "months": item.months,
                "amount": item.amount,
                "potential_workers": item.potential_workers,
            }
        )
    return found


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _opens(item: QueueItem, view: QueueView, now: datetime) -> str:
    """When somebody who waits elsewhere may be called; what holds for all is said once above."""
    window = view.shut.get(item.zone)
    if window is None or window.opens_at is None or view.closed:
        return ""
    if item.due_at is not None and item.due_at > now:
        return ""
    opens = local(window.opens_at, item.zone)
    days = (opens.date() - local(now, item.zone).date()).days
    day = {0: "", 1: "besok "}.get(days, f"{opens.day} {SHORT_MONTHS[opens.month - 1]} ")
    return f"Buka {day}{opens:%H.%M} {zone_short(item.zone)}"


def _due(item: QueueItem, now: datetime) -> str:
    if item.due_at is None:
        return "–"
    there = local(item.due_at, item.zone)
    if item.stage is not Stage.CALLBACK and (there.hour, there.minute) == (0, 0):
        return "Hari ini" if there.date() == local(now, item.zone).date() else format_date(there)
    if there.date() == local(now, item.zone).date():
        return f"Hari ini {there:%H.%M}"
    return format_datetime(there)


def _rupiah(amount: int | None) -> str:
    return format_rupiah(amount) if amount is not None else "–"


def _workers(count: int | None) -> str:
    return f"{count} pekerja" if count is not None else "–"


def summary(counts: QueueCounts) -> str:
    """What waits, by reason, as one line."""
    parts = (
        (counts.callbacks_due, "telepon ulang"),
        (counts.promises_due, "janji"),
        (counts.new, "kontak baru"),
        (counts.retries_due, "coba lagi"),
    )
    return " · ".join(f"{number} {what}" for number, what in parts if number)


class Step(Enum):
    """Where the button of an empty queue leads."""

    LISTS = "lists"
    UNFILTER = "unfilter"
    LATER = "later"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why the queue is empty, what to do, the word on the button and where it leads."""

    title: str
    sentence: str
    button: str
    step: Step


def nothing(view: QueueView, wanted: QueueFilter, zone: str) -> Nothing:
    """Say what an empty queue means and what to do. `zone` is the branch's."""
    if not view.lists:
        return Nothing(
            "Antrean masih kosong",
            "Antrean terisi sendiri dari daftar badan usaha dan daftar tunggakan. Impor daftar"
            " pertama di ruang Daftar, atau pakai daftar contoh.",
            "Buka Daftar",
            Step.LISTS,
        )
    if wanted.overdue:
        return Nothing(
            "Tidak ada telepon ulang yang terlambat",
            "Semua telepon ulang yang dijanjikan masih dalam waktunya.",
            "Lihat antrean sekarang",
            Step.NOW,
        )
    if wanted.narrow:
        return Nothing(
            "Tidak ada kontak untuk saringan ini",
            "Kontak lain mungkin menunggu di luar saringan yang dipilih.",
            "Hapus saringan",
            Step.UNFILTER,
        )
    if wanted.later:
        return Nothing(
            "Tidak ada yang dijadwalkan",
            "Telepon ulang, janji, dan jeda setelah panggilan muncul di sini sampai waktunya tiba.",
            "Lihat antrean sekarang",
            Step.NOW,
        )
    if view.counts.later:
        at = view.counts.next_callback_at
        next_one = f" Telepon ulang berikutnya {format_datetime(local(at, zone))}." if at else ""
        return Nothing(
            "Tidak ada yang perlu ditelepon sekarang",
            f"{view.counts.later} kontak kembali sendiri ke antrean nanti.{next_one}",
            "Lihat yang nanti",
            Step.LATER,
        )
    return Nothing(
        "Semua kontak sudah dikerjakan",
        "Impor daftar berikutnya di ruang Daftar untuk melanjutkan.",
        "Buka Daftar",
        Step.LISTS,
    )
