"""The rules of calling as a lead reads and changes them: tables from rules, with words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from dialer.contacts.dates import DAYS, format_date
from dialer.facts import NumberState
from dialer.limits import LimitsRule
from dialer.ordering import WEEKDAYS, Group, OrderRule, Round
from dialer.rulebook import HoursRule, Rulebook, Season
from ui.presenters.words import NUMBER_STATES

GROUPS: Final[Mapping[Group, str]] = {
    Group.CALLBACKS: "Telepon ulang yang sudah waktunya",
    Group.OVERDUE: "Telepon ulang petugas lain yang terlewat",
    Group.PROMISES: "Janji jatuh tempo atau ingkar",
    Group.REHAB: "Kontak baru calon REHAB",
    Group.NEW: "Kontak baru lainnya",
    Group.RETRIES: "Coba lagi setelah jeda",
}
_SHORT: Final[Mapping[Group, str]] = {
    Group.CALLBACKS: "telepon ulang",
    Group.OVERDUE: "terlewat",
    Group.PROMISES: "janji",
    Group.REHAB: "calon REHAB",
    Group.NEW: "baru",
    Group.RETRIES: "coba lagi",
}
WEIGHTS: Final[Mapping[str, str]] = {
    "months": "Bulan menunggak",
    "amount": "Jumlah tunggakan",
    "list_age": "Umur daftar",
    "chance": "Peluang dijawab",
    "workers": "Potensi pekerja (BU)",
}
CHANCES: Final[Mapping[str, str]] = {
    state.value: NUMBER_STATES[state][0]
    for state in (
        NumberState.RIGHT_PARTY,
        NumberState.ANSWERS,
        NumberState.UNTRIED,
        NumberState.SWITCHED_OFF,
    )
}
LIMITS: Final[Mapping[str, str]] = {
    "contact_day": "Per kontak sehari",
    "contact_week": "Per kontak tujuh hari",
    "contact_life": "Per kontak seluruhnya",
    "number_day": "Per nomor sehari",
    "number_week": "Per nomor tujuh hari",
    "number_life": "Per nomor seluruhnya",
    "messages_day": "Pesan WhatsApp belum dibalas, sehari",
}
RESTS: Final[Mapping[str, str]] = {
    "rest_from": "Jeda tidak dijawab, paling sedikit (jam)",
    "rest_to": "Jeda tidak dijawab, paling lama (jam)",
    "shared_rest": "Jeda nomor yang dipakai bersama (jam)",
}


@dataclass(frozen=True, slots=True)
class OrderForm:
    """What the form says of the order; numbers by the keys of the words above."""

    groups: Sequence[Group]
    weights: Mapping[str, int]
    chances: Mapping[str, int]
    overdue_minutes: int
    rounds: Sequence[Round]


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What the form says of the hours; `days` are 0 (Monday) to 6."""

    days: Collection[int]
    start: time
    end: time
    holidays: bool
    seasons: Sequence[Season]
    breaks: Sequence[Season]


def order_table(rule: OrderRule, form: OrderForm) -> dict[str, Any]:
    """The order of the form; what the form does not show stays as in `rule`."""
    used = rule.weights
    return {
        "groups": [group.value for group in form.groups],
        "overdue_minutes": form.overdue_minutes,
        "rehab_months": list(used.candidates),
        "weights": dict(form.weights),
        "full": {name: getattr(used, f"full_{name}") for name in WEIGHTS if name != "chance"},
        "chance": dict(form.chances),
        "round": [_round(one) for one in form.rounds],
    }


def order_form(rule: OrderRule) -> OrderForm:
    """What a form shows of an order."""
    return OrderForm(
        groups=rule.groups,
        weights={name: getattr(rule.weights, name) for name in WEIGHTS},
        chances={name: getattr(rule.weights, name) for name in CHANCES},
        overdue_minutes=rule.overdue // timedelta(minutes=1),
        rounds=rule.rounds,
    )


def _round(one: Round) -> dict[str, Any]:
    return {
        "name": one.name,
        "on": one.on,
        "groups": [group.value for group in one.groups],
        "weekdays": [WEEKDAYS[day] for day in sorted(one.weekdays)],
        "last_days": one.last_days,
    }


def limits_table(numbers: Mapping[str, int]) -> dict[str, Any]:
    """The limits of the form: numbers by the keys of LIMITS and RESTS."""
    return {
        **{name: numbers[name] for name in LIMITS},
        "rest_hours": [numbers["rest_from"], numbers["rest_to"]],
        "shared_rest_hours": numbers["shared_rest"],
    }


def limits_form(rule: LimitsRule) -> dict[str, int]:
    """What a form shows of limits."""
    return {name: getattr(rule, name) for name in (*LIMITS, *RESTS)}


def hours_table(form: HoursForm) -> dict[str, Any]:
    """The hours of the form."""
    return {
        "weekdays": [WEEKDAYS[day] for day in sorted(form.days)],
        "start": form.start,
        "end": form.end,
        "holidays": form.holidays,
        "season": [_season(one) for one in form.seasons],
        "break": [_season(one) for one in form.breaks],
    }


def hours_form(rule: HoursRule) -> HoursForm:
    """What a form shows of hours."""
    return HoursForm(rule.weekdays, rule.start, rule.end, rule.holidays, rule.seasons, rule.breaks)


def _season(one: Season) -> dict[str, Any]:
    table: dict[str, Any] = {
        "name": one.name,
        "on": one.on,
        "start": one.start,
        "end": one.end,
        "weekdays": [WEEKDAYS[day] for day in sorted(one.weekdays)],
    }
    if one.first is not None:
        table["first"] = one.first
    if one.last is not None:
        table["last"] = one.last
    return table


def order_words(one: Round) -> str:
    """The order of a round in words."""
    return " → ".join(_SHORT[group] for group in one.groups)


def looser(form: HoursForm, safe: HoursRule) -> str:
    """Say in what the hours of a form go beyond the safe ones of the program, "" for in nothing."""
    days = [DAYS[day] for day in sorted(set(form.days) - safe.weekdays)]
    more = [", ".join(days)] if days else []
    if form.start < safe.start or form.end > safe.end:
        more.append(f"jam di luar {safe.start:%H.%M}-{safe.end:%H.%M}")
    if safe.holidays and not form.holidays:
        more.append("hari libur nasional")
    if not more:
        return ""
    return f"Lebih longgar dari patokan aman: {'; '.join(more)}. Sumber: {safe.source}."


def in_force(book: Rulebook, today: date) -> tuple[str, ...]:
    """Which rules hold today and which are still to come, a line each."""
    parts = (("Urutan", book.order), ("Batas", book.limits), ("Jam", book.hours))
    now = (("Urutan", book.order_on(today)), ("Batas", book.limits_on(today)))
    rules = (*now, ("Jam", book.hours_on(today)))
    lines = [f"{what}: {one.source}; sejak {format_date(one.valid_from)}." for what, one in rules]
    coming = sorted(
        (one.valid_from, what, one.source)
        for what, versions in parts
        for one in versions
        if one.valid_from > today
    )
    lines += [f"Mulai {format_date(day)}: {what.lower()} baru, {who}." for day, what, who in coming]
    return tuple(lines)
