"""The table of all contacts: what is looked at, in which order, with which columns.

A view is data. The store answers it with an array of numbers, the table fetches the lines that
come on screen by number; so a million contacts cost as much as a screenful.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, Final, TypeVar

from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.standing import Stage

NOBODY: Final = "-"
"""In place of an officer: contacts that belong to nobody."""

E = TypeVar("E", bound=Enum)


class Order(StrEnum):
    """What the table is sorted by; ties stay in the order in which contacts came in."""

    LISTED = "listed"
    NAME = "name"
    AMOUNT = "amount"
    MONTHS = "months"
    PRIORITY = "priority"
    ATTEMPTS = "attempts"
    LAST_ATTEMPT = "last_attempt"


class Column(StrEnum):
    """A column of the table and of the export; the order is that of a workbook with all."""

    NAME = "name"
    KIND = "kind"
    CARD = "card"
    NIK = "nik"
    KK = "kk"
    VA = "va"
    NPWP = "npwp"
    NIB = "nib"
    KODE_BU = "kode_bu"
    PIC_NAME = "pic_name"
    PHONES = "phones"
    NUMBER_STATE = "number_state"
    EMAIL = "email"
    MONTHS = "months"
    AMOUNT = "amount"
    CARE_CLASS = "care_class"
    MEMBERS = "members"
    WORKERS = "potential_workers"
    ADDRESS = "address"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "city"
    STAGE = "stage"
    ATTEMPTS = "attempts"
    LAST_CODE = "last_code"
    LAST_ATTEMPT = "last_attempt"
    OWNER = "owner"
    LIST = "list"
    LEFT_LIST = "left_list"
    NOTE = "note"


USUAL: Final = (
    Column.NAME,
    Column.CARD,
    Column.PHONES,
    Column.MONTHS,
    Column.AMOUNT,
    Column.KELURAHAN,
    Column.STAGE,
    Column.LAST_CODE,
    Column.ATTEMPTS,
    Column.LIST,
)
"""The columns of a table that nobody has arranged."""


class Numbered(StrEnum):
    """Whether a contact has any number."""

    EITHER = ""
    WITH = "with"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Band:
    """From ... to, both inside; None is open. An open band narrows nothing, not even unknowns."""

    least: int | None = None
    most: int | None = None

    def __bool__(self) -> bool:
        return self.least is not None or self.most is not None


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What narrows the table; an empty field narrows nothing, all fields hold together.

    `owner` is an officer's id or NOBODY: who gets the contact now, by assignment or by a personal
    callback. `stages` with STOPPED are those not to be contacted. `number_states` asks for one
    number in one of the states. `left_list` is about contacts that a newer list no longer had.
    """

    kind: ListKind | None = None
    list_ids: tuple[str, ...] = ()
    owner: str = ""
    stages: tuple[Stage, ...] = ()
    months: Band = Band()
    amount: Band = Band()
    care_classes: tuple[int, ...] = ()
    kecamatan: str = ""
    kelurahan: str = ""
    numbered: Numbered = Numbered.EITHER
    number_states: tuple[NumberState, ...] = ()
    last_code: str = ""
    attempts: Band = Band()
    left_list: bool | None = None

    def __bool__(self) -> bool:
        return self != ContactFilter()


@dataclass(frozen=True, slots=True)
class ContactView:
    """Filter, order and columns; what somebody keeps under a name."""

    only: ContactFilter = ContactFilter()
    order: Order = Order.LISTED
    descending: bool = False
    columns: tuple[Column, ...] = USUAL


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name; `officer_id` is whose it is, "" when all see it."""

    view_id: str
    officer_id: str
    name: str
    view: ContactView
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Browse:
    """A question to the store: a view, words typed in the search box, and who asks.

    `seen_by` empty sees all; an officer's id leaves out what belongs to others who still work
    here. While something is typed and the order is LISTED, contacts come as they were found:
    numbers before words.
    """

    view: ContactView = ContactView()
    text: str = ""
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line of the table. Identities are whole: whoever shows them masks them.

    `phones` are E.164 in the order to be dialled, `states` theirs; `owner_id` is "" for nobody's;
    `due_at` is when it comes back to the queue by time.
    """

    pk: int
    contact_id: str
    kind: ListKind
    list_id: str
    owner_id: str
    zone: str
    name: str
    card: str | None
    nik: str | None
    kk: str | None
    va: str | None
    npwp: str | None
    nib: str | None
    kode_bu: str | None
    pic_name: str | None
    email: str | None
    months: int | None
    amount: int | None
    care_class: int | None
    members: int | None
    potential_workers: int | None
    address: str | None
    kelurahan: str | None
    kecamatan: str | None
    city: str | None
    note: str | None
    stage: Stage
    due_at: datetime | None
    attempts: int
    last_code: str
    last_attempt_at: datetime | None
    left_list: bool
    phones: tuple[str, ...]
    states: tuple[NumberState, ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """What there is to choose from: kelurahan by kecamatan ("" where none is given), sorted."""

    kelurahan: Mapping[str, Sequence[str]]


def view_as_json(view: ContactView) -> dict[str, Any]:
    """Return the view as JSON can hold it; what narrows nothing is left out."""
    usual = ContactFilter()
    only = {
        one.name: _plain(getattr(view.only, one.name))
        for one in fields(ContactFilter)
        if getattr(view.only, one.name) != getattr(usual, one.name)
    }
    return {
        "only": only,
        "order": view.order.value,
        "descending": view.descending,
        "columns": [one.value for one in view.columns],
    }


def view_from_json(kept: Mapping[str, Any]) -> ContactView:
    """Return the view that was kept; what only a newer program knows is left out."""
    only: Mapping[str, Any] = kept.get("only", {})
    order = _known(Order, [kept.get("order")])
    numbered = _known(Numbered, [only.get("numbered")])
    kind = _known(ListKind, [only.get("kind")])
    return ContactView(
        only=ContactFilter(
            kind=kind[0] if kind else None,
            list_ids=tuple(only.get("list_ids", ())),
            owner=only.get("owner", ""),
            stages=_known(Stage, only.get("stages", ())),
            months=_band(only.get("months")),
            amount=_band(only.get("amount")),
            care_classes=tuple(only.get("care_classes", ())),
            kecamatan=only.get("kecamatan", ""),
            kelurahan=only.get("kelurahan", ""),
            numbered=numbered[0] if numbered else Numbered.EITHER,
            number_states=_known(NumberState, only.get("number_states", ())),
            last_code=only.get("last_code", ""),
            attempts=_band(only.get("attempts")),
            left_list=only.get("left_list"),
        ),
        order=order[0] if order else Order.LISTED,
        descending=bool(kept.get("descending", False)),
        columns=_known(Column, kept.get("columns", ())) or USUAL,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Band):
        return [value.least, value.most]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _band(kept: Sequence[int | None] | None) -> Band:
    return Band(*kept) if kept else Band()


def _known(kind: type[E], values: Sequence[Any]) -> tuple[E, ...]:
    there = {one.value: one for one in kind}
    return tuple(there[value] for value in values if value in there)
