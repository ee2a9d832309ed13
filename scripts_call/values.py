"""The words that fill a script: from plain facts of the desk and the contact to text.

Keeps the formats in one place (units, rupiah, Roman class), so a script may simply say
`{bulan_menunggak}` and read well. What is unknown is left out and `render` says it neutrally.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from scripts_call.placeholders import Placeholder

_MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_CLASSES: Final[Mapping[int, str]] = {1: "kelas I", 2: "kelas II", 3: "kelas III"}

_TITLES: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("bapak", "bpk", "bp", "pak", "tn", "tuan"), False),
    **dict.fromkeys(("ibu", "bu", "ny", "nyonya", "nn", "nona"), True),
    **dict.fromkeys(("bapak/ibu", "ibu/bapak"), None),
}
"""Titles in front of a name, and whether they are a woman's; None for neither."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who calls, from where, at which local hour (0-23) of the person called."""

    officer: str
    office: str
    hour: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member in arrears. Rupiah and counts as integers; None is unknown.

    `female` decides Bapak or Ibu; `stages` is the most REHAB stages the rules allow this family;
    `promise_*` are of the promise the call is about.
    """

    name: str
    female: bool | None = None
    card: str | None = None
    birth_date: date | None = None
    address: str | None = None
    months: int | None = None
    amount: int | None = None
    members: int | None = None
    care_class: int | None = None
    va: str | None = None
    stages: int | None = None
    promise_date: date | None = None
    promise_amount: int | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """A Badan Usaha and the person in charge there."""

    name: str
    pic: str | None = None
    female: bool | None = None
    potential: int | None = None


def greeting(hour: int) -> str:
    """The greeting for an hour of the day, 0-23: pagi < 11, siang < 15, sore < 18, malam."""
    if not 0 <= hour <= 23:
        raise ValueError(f"hour out of range: {hour}")
    if hour < 11:
        return "Selamat pagi"
    if hour < 15:
        return "Selamat siang"
    if hour < 18:
        return "Selamat sore"
    return "Selamat malam"


def title_of(female: bool | None) -> str:
    """Bapak, Ibu, or both when unknown."""
    if female is None:
        return "Bapak/Ibu"
    return "Ibu" if female else "Bapak"


def rupiah(amount: int) -> str:
    """`1234567` as `Rp1.234.567`."""
    return f"Rp{amount:,}".replace(",", ".")


def call_values(desk: Desk, contact: Member | Employer, facts: Mapping[str, str]) -> dict[str, str]:
    """All values of one call, keyed by placeholder name; `facts` from `FactSheet.texts`."""
    person = _member(contact) if isinstance(contact, Member) else _employer(contact)
    part = Placeholder.NAME if isinstance(contact, Member) else Placeholder.PIC
    person[part], female = without_title(person[part], contact.female)
    found: dict[Placeholder, str | None] = {
        Placeholder.GREETING: greeting(desk.hour),
        Placeholder.OFFICER: desk.officer,
        Placeholder.OFFICE: desk.office.removeprefix("BPJS Kesehatan").strip(),
        Placeholder.TITLE: title_of(female),
        **person,
    }
    return {**facts, **{str(key): text for key, text in found.items() if text}}


def without_title(name: str | None, female: bool | None) -> tuple[str | None, bool | None]:
    """The name without the title a list writes before it, and what that title tells.

    Lists write "Ibu Ratna" or "Bpk. Hasan"; a script says the title itself.
    """
    first, _, rest = (name or "").strip().partition(" ")
    title = first.rstrip(".").lower()
    if not rest.strip() or title not in _TITLES:
        return name, female
    return rest.strip(), _TITLES[title] if female is None else female


def _member(member: Member) -> dict[Placeholder, str | None]:
    return {
        Placeholder.NAME: member.name,
        Placeholder.CARD_END: member.card[-4:] if member.card else None,
        Placeholder.BIRTH_DATE: _long_date(member.birth_date),
        Placeholder.ADDRESS: member.address,
        Placeholder.MONTHS: _counted(member.months, "bulan"),
        Placeholder.AMOUNT: _money(member.amount),
        Placeholder.MEMBERS: _counted(member.members, "anggota keluarga"),
        Placeholder.CARE_CLASS: _CLASSES.get(member.care_class or 0),
        Placeholder.VIRTUAL_ACCOUNT: _grouped(member.va),
        Placeholder.STAGES: _counted(member.stages, "tahap"),
        Placeholder.PROMISE_DATE: _long_date(member.promise_date),
        Placeholder.PROMISE_AMOUNT: _money(member.promise_amount),
    }


def _employer(employer: Employer) -> dict[Placeholder, str | None]:
    return {
        Placeholder.EMPLOYER: employer.name,
        Placeholder.PIC: employer.pic,
        Placeholder.POTENTIAL: _counted(employer.potential, "orang"),
    }


def _counted(count: int | None, unit: str) -> str | None:
    return None if count is None else f"{count} {unit}"


def _money(amount: int | None) -> str | None:
    return None if amount is None else rupiah(amount)


def _long_date(day: date | None) -> str | None:
    return None if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _grouped(digits: str | None) -> str | None:
    """Groups of four, as one reads a long number aloud."""
    if not digits:
        return None
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
