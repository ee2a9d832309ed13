"""The rules of calling as a lead reads and changes them: tables from rules, with words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from dialer.limits import COUNTS, LimitsRule
from dialer.ordering import WEEKDAYS, Group, OrderRule, Round
from dialer.rulebook import HoursRule, Season

GROUPS: Final[Mapping[Group, str]] = {
    Group.CALLBACKS: "Telepon ulang yang sudah waktunya",
    Group.OVERDUE: "Telepon ulang petugas lain yang terlewat",
    Group.PROMISES: "Janji jatuh tempo atau ingkar",
    Group.REHAB: "Kontak baru calon REHAB",
    Group.NEW: "Kontak baru lainnya",
    Group.RETRIES: "Coba lagi setelah jeda",
}
WEIGHTS: Final[Mapping[str, str]] = {
    "months": "Bobot bulan menunggak",
    "amount": "Bobot jumlah tunggakan",
    "list_age": "Bobot umur daftar",
    "chance": "Bobot peluang dijawab",
    "workers": "Bobot potensi pekerja (BU)",
}
LIMITS: Final[Mapping[str, str]] = {
    "contact_day": "Per kontak sehari",
    "contact_week": "Per kontak tujuh hari",
    "contact_life": "Per kontak seluruhnya",
    "number_day": "Per nomor sehari",
    "number_week": "Per nomor tujuh hari",
    "number_life": "Per nomor seluruhnya",
}


def order_table(
    rule: OrderRule,
    valid_from: date,
    source: str,
    groups: Sequence[Group],
    weights: Mapping[str, int],
    overdue_minutes: int,
    rounds_on: Mapping[str, bool],
) -> dict[str, Any]:
    """A new version of the order that differs from `rule` in what is given."""
    used = rule.weights
    return {
        "valid_from": valid_from,
        "source": source,
        "groups": [group.value for group in groups],
        "overdue_minutes": overdue_minutes,
        "rehab_months": list(used.candidates),
        "weights": dict(weights),
        "full": {name: getattr(used, f"full_{name}") for name in WEIGHTS if name != "chance"},
        "chance": {
            name: getattr(used, name)
            for name in ("right_party", "answers", "untried", "switched_off")
        },
        "round": [_round(one, on=rounds_on.get(one.name, one.on)) for one in rule.rounds],
    }


def _round(one: Round, *, on: bool) -> dict[str, Any]:
    return {
        "name": one.name,
        "on": on,
        "groups": [group.value for group in one.groups],
        "weekdays": [WEEKDAYS[day] for day in sorted(one.weekdays)],
        "last_days": one.last_days,
    }


def limits_table(
    rule: LimitsRule, valid_from: date, source: str, counts: Mapping[str, int]
) -> dict[str, Any]:
    """A new version of the limits."""
    return {
        "valid_from": valid_from,
        "source": source,
        **{name: counts[name] for name in COUNTS},
        "rest_hours": [rule.rest_from, rule.rest_to],
        "shared_rest_hours": rule.shared_rest,
    }


def hours_table(
    rule: HoursRule, valid_from: date, source: str, options_on: Mapping[str, bool]
) -> dict[str, Any]:
    """A new version of the hours with options turned on or off by their names."""
    return {
        "valid_from": valid_from,
        "source": source,
        "weekdays": [WEEKDAYS[day] for day in sorted(rule.weekdays)],
        "start": rule.start,
        "end": rule.end,
        "holidays": rule.holidays,
        "season": [_season(one, on=options_on.get(one.name, one.on)) for one in rule.seasons],
        "break": [_season(one, on=options_on.get(one.name, one.on)) for one in rule.breaks],
    }


def _season(one: Season, *, on: bool) -> dict[str, Any]:
    table: dict[str, Any] = {
        "name": one.name,
        "on": on,
        "start": one.start,
        "end": one.end,
        "weekdays": [WEEKDAYS[day] for day in sorted(one.weekdays)],
    }
    if one.first is not None:
        table["first"] = one.first
    if one.last is not None:
        table["last"] = one.last
    return table


def season_words(one: Season) -> str:
    """An option in words: its name, hours and dates."""
    hours = f"{one.start:%H.%M}-{one.end:%H.%M}"
    dates = f", {one.first:%d/%m/%Y}-{one.last:%d/%m/%Y}" if one.first and one.last else ""
    return f"{one.name} ({hours}{dates})"
