"""The terms of promises in words: what is in force, what is to come, and what it means."""

from collections.abc import Sequence
from datetime import date

from dialer.contacts.dates import format_date
from dialer.promises import PromiseRule


def meaning(rule: PromiseRule) -> str:
    """Return the sentence that says how a promise is judged."""
    terms = rule.terms
    share = (
        "seluruh jumlahnya"
        if terms.threshold_percent == 100
        else f"sedikitnya {terms.threshold_percent}% dari jumlahnya"
    )
    until = (
        f"sampai {terms.grace_days} hari setelah tanggal janji"
        if terms.grace_days
        else "sampai tanggal janji"
    )
    remind = (
        f"Pengingat muncul {rule.remind_days} hari sebelum tanggal janji (bila libur, pada hari"
        " kerja terakhir sebelumnya)."
        if rule.remind_days
        else "Tidak ada pengingat sebelum tanggal janji."
    )
    return (
        f"Janji ditepati bila {share} masuk {until}. Bila kurang dari itu, janji ditepati sebagian;"
        f" bila tidak ada yang masuk, janji ingkar. {remind}"
    )


def in_force(rules: Sequence[PromiseRule], today: date) -> PromiseRule:
    """Return the terms for a promise made today; the first of one day wins."""
    return max((one for one in rules if one.valid_from <= today), key=lambda one: one.valid_from)


def to_come(rules: Sequence[PromiseRule], today: date) -> tuple[str, ...]:
    """Return the terms that begin later, one a line, the soonest first."""
    later: dict[date, PromiseRule] = {}
    for one in rules:
        if one.valid_from > today:
            later.setdefault(one.valid_from, one)
    return tuple(
        f"Mulai {format_date(day)}: {meaning(later[day])} Sumber: {later[day].source}."
        for day in sorted(later)
    )
