"""What the table of all contacts shows: rows in words, what narrows it, what there is to choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from dialer.browsing import (
    NOBODY,
    Areas,
    Band,
    Browse,
    Column,
    ContactFilter,
    ContactLine,
    ContactView,
    Numbered,
    Order,
)
from dialer.contacts.dates import format_datetime
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.facts import NumberState
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.people import Officer, Right
from dialer.rulebook import Rulebook
from dialer.standing import Stage
from dialer.workstation import Workstation
from ui.presenters.browse_words import (
    LEFT_LIST,
    NOBODYS,
    NUMBERED,
    ORDERS,
    STAGES,
    STILL_LISTED,
)
from ui.presenters.lists import number
from ui.presenters.words import LIST_KINDS, NUMBER_STATES, Shade

DASH: Final = "–"
SECRET: Final = frozenset({Column.CARD, Column.NIK, Column.KK, Column.VA, Column.NPWP, Column.NIB})
NUMBERS: Final = frozenset(
    {Column.MONTHS, Column.AMOUNT, Column.CARE_CLASS, Column.MEMBERS, Column.WORKERS,
     Column.ATTEMPTS}
)  # fmt: skip
"""Columns that are read from the right."""

SORTED_BY: Final[Mapping[Column, Order]] = {
    Column.NAME: Order.NAME,
    Column.AMOUNT: Order.AMOUNT,
    Column.MONTHS: Order.MONTHS,
    Column.ATTEMPTS: Order.ATTEMPTS,
    Column.LAST_ATTEMPT: Order.LAST_ATTEMPT,
    Column.STAGE: Order.PRIORITY,
}
"""Which order a click on a heading asks for; the stage stands for who comes first."""

MOST_FIRST: Final = frozenset(
    {Order.AMOUNT, Order.MONTHS, Order.PRIORITY, Order.ATTEMPTS, Order.LAST_ATTEMPT}
)
"""Orders that begin with the greatest, unless asked otherwise."""

MONTH_BANDS: Final = (Band(0, 3), Band(4, 6), Band(7, 12), Band(13, 24), Band(25))
AMOUNT_BANDS: Final = (
    Band(0, 500_000),
    Band(500_001, 1_000_000),
    Band(1_000_001, 3_000_000),
    Band(3_000_001),
)
ATTEMPT_BANDS: Final = (Band(0, 0), Band(1, 2), Band(3))


@dataclass(frozen=True, slots=True)
class Names:
    """Words for the ids that lines carry, read once for many."""

    lists: Mapping[str, str]
    officers: Mapping[str, str]
    rulebook: Rulebook
    zone: str


@dataclass(frozen=True, slots=True)
class BrowseRow:
    """One line in words, by column; `shade` colours the stage."""

    contact_id: str
    cells: Mapping[Column, str]
    shade: Shade


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the table, and the filter without it."""

    word: str
    without: ContactFilter


def names(workstation: Workstation) -> Names:
    """Read the words for lists, officers and outcomes."""
    store = workstation.store
    return Names(
        lists={one.call_list.list_id: one.call_list.name for one in store.call_lists()},
        officers={one.officer_id: one.name for one in store.officers()},
        rulebook=workstation.rulebook,
        zone=workstation.branch().zone,
    )


def asked(officer: Officer, view: ContactView, text: str) -> Browse:
    """Return the question of an officer: everybody's contacts, or what is not another's."""
    return Browse(view, text, "" if officer.may(Right.SEE_ALL) else officer.officer_id)


def may_export(officer: Officer) -> bool:
    """Say whether the export is offered."""
    return officer.may(Right.EXPORT)


def may_share(officer: Officer) -> bool:
    """Say whether views can be kept for all."""
    return officer.may(Right.SHARE_VIEWS)


def rows(lines: Sequence[ContactLine], known: Names) -> Mapping[int, BrowseRow]:
    """Put lines into words, by their number."""
    return {line.pk: _row(line, known) for line in lines}


def _row(line: ContactLine, known: Names) -> BrowseRow:
    stage, shade = STAGES[line.stage]
    rule = known.rulebook.outcomes.get(line.last_code)
    more = f" +{len(line.phones) - 1}" if len(line.phones) > 1 else ""
    cells: dict[Column, str] = {
        Column.KIND: LIST_KINDS[line.kind.value],
        Column.PHONES: f"{dialable(line.phones[0])}{more}" if line.phones else "Tanpa nomor",
        Column.NUMBER_STATE: ", ".join(NUMBER_STATES[one][0] for one in line.states),
        Column.AMOUNT: "" if line.amount is None else format_rupiah(line.amount),
        Column.STAGE: stage,
        Column.ATTEMPTS: str(line.attempts) if line.attempts else "",
        Column.LAST_CODE: rule.label if rule else line.last_code,
        Column.LAST_ATTEMPT: format_datetime(local(line.last_attempt_at, known.zone))
        if line.last_attempt_at
        else "",
        Column.OWNER: known.officers.get(line.owner_id, ""),
        Column.LIST: known.lists.get(line.list_id, ""),
        Column.LEFT_LIST: LEFT_LIST if line.left_list else "",
    }
    for column in Column:
        if column not in cells:
            value = getattr(line, column.value)
            text = "" if value is None else str(value)
            cells[column] = mask_id(text) if text and column in SECRET else text
    return BrowseRow(line.contact_id, {one: text or DASH for one, text in cells.items()}, shade)


def band_word(band: Band, unit: str, money: bool = False) -> str:
    """Say what a band holds: "4-6 bulan", "lebih dari Rp3.000.000"."""

    def said(value: int) -> str:
        return format_rupiah(value) if money else number(value)

    tail = f" {unit}" if unit else ""
    if band.least == band.most and band.least is not None:
        return f"{said(band.least)}{tail}" if band.least else f"Belum ada{tail}"
    if not band.least and band.most is not None:
        return f"Sampai {said(band.most)}{tail}"
    if band.most is None:
        least = band.least or 0
        return f"Lebih dari {said(least - 1)}{tail}" if money else f"{said(least)}{tail} ke atas"
    least = (band.least or 0) - (1 if money and (band.least or 0) % 10 == 1 else 0)
    return f"{said(least)} – {said(band.most)}{tail}"


def chips(only: ContactFilter, known: Names) -> tuple[Chip, ...]:
    """Return what narrows the table, each with the way to take it away."""
    open_band = Band()
    found: list[tuple[object, object, dict[str, Any]]] = [
        (only.kind, only.kind and LIST_KINDS[only.kind.value], {"kind": None}),
        (only.list_ids, ", ".join(known.lists.get(one, "Daftar lama") for one in only.list_ids),
         {"list_ids": ()}),
        (only.owner, owner_word(only.owner, known), {"owner": ""}),
        (only.stages, ", ".join(STAGES[one][0] for one in only.stages), {"stages": ()}),
        (only.last_code, outcome_word(only.last_code, known), {"last_code": ""}),
        (only.months, band_word(only.months, "bulan"), {"months": open_band}),
        (only.amount, band_word(only.amount, "", money=True), {"amount": open_band}),
        (only.care_classes, "Kelas " + ", ".join(map(str, only.care_classes)),
         {"care_classes": ()}),
        (only.kecamatan, f"Kec. {only.kecamatan}", {"kecamatan": "", "kelurahan": ""}),
        (only.kelurahan, f"Kel. {only.kelurahan}", {"kelurahan": ""}),
        (only.numbered.value, NUMBERED.get(only.numbered, ""), {"numbered": Numbered.EITHER}),
        (only.number_states, ", ".join(NUMBER_STATES[one][0] for one in only.number_states),
         {"number_states": ()}),
        (only.attempts, band_word(only.attempts, "percobaan"), {"attempts": open_band}),
        (only.left_list is not None, LEFT_LIST if only.left_list else STILL_LISTED,
         {"left_list": None}),
    ]  # fmt: skip
    return tuple(
        Chip(str(word), replace(only, **without)) for there, word, without in found if there
    )


def owner_word(owner: str, known: Names) -> str:
    """Return whose contacts a filter asks for."""
    return NOBODYS if owner == NOBODY else known.officers.get(owner, "Petugas lama")


def outcome_word(code: str, known: Names) -> str:
    """Return the label of an outcome."""
    rule = known.rulebook.outcomes.get(code)
    return rule.label if rule else code


def choices(
    known: Names, areas: Areas, kecamatan: str
) -> Mapping[str, Sequence[tuple[str, object]]]:
    """Return what each field of the filter offers: (word, value), by the field's name."""
    outcomes = sorted(known.rulebook.outcomes.values(), key=lambda one: (one.group, one.label))
    here = {kecamatan: areas.kelurahan.get(kecamatan, ())} if kecamatan else areas.kelurahan
    return {
        "kind": [(LIST_KINDS[one.value], one) for one in ListKind],
        "list_ids": [(name, (list_id,)) for list_id, name in known.lists.items()],
        "owner": [
            (NOBODYS, NOBODY),
            *sorted((name, officer_id) for officer_id, name in known.officers.items()),
        ],
        "stages": [(STAGES[one][0], (one,)) for one in Stage],
        "last_code": [(one.label, one.code) for one in outcomes],
        "months": [(band_word(one, "bulan"), one) for one in MONTH_BANDS],
        "amount": [(band_word(one, "", money=True), one) for one in AMOUNT_BANDS],
        "care_classes": [(f"Kelas {one}", (one,)) for one in (1, 2, 3)],
        "kecamatan": [(one, one) for one in areas.kelurahan if one],
        "kelurahan": [(one, one) for one in sorted({k for many in here.values() for k in many})],
        "numbered": [(word, one) for one, word in NUMBERED.items()],
        "number_states": [(NUMBER_STATES[one][0], (one,)) for one in NumberState],
        "attempts": [(band_word(one, "percobaan"), one) for one in ATTEMPT_BANDS],
        "left_list": [(LEFT_LIST, True), (STILL_LISTED, False)],
    }


ANY: Final[Mapping[str, str]] = {
    "kind": "Semua jenis",
    "list_ids": "Semua daftar",
    "owner": "Semua petugas",
    "stages": "Semua tahap",
    "last_code": "Semua hasil",
    "months": "Semua bulan",
    "amount": "Semua tunggakan",
    "care_classes": "Semua kelas",
    "kecamatan": "Semua kecamatan",
    "kelurahan": "Semua kelurahan",
    "numbered": "Ada / tanpa nomor",
    "number_states": "Keadaan nomor",
    "attempts": "Semua percobaan",
    "left_list": "Keluar / masih",
}
"""What a field of the filter says while it narrows nothing, in the order of the fields."""


def count_sentence(found: int, all_known: bool, view: ContactView) -> str:
    """Say how many contacts there are, and their order when it is not that of their coming."""
    if not all_known:
        return "Menghitung…"
    order = f", urut {ORDERS[view.order].lower()}" if view.order is not Order.LISTED else ""
    return f"{number(found)} kontak{order}"


def sorted_by(view: ContactView, order: Order) -> ContactView:
    """Return the view after a click on a heading: its order, turned round when it is so already."""
    if view.order is order:
        back = view.descending != (order in MOST_FIRST)
        if back:
            return replace(view, order=Order.LISTED, descending=False)
        return replace(view, descending=not view.descending)
    return replace(view, order=order, descending=order in MOST_FIRST)
