"""What is wrong with rules of calling that somebody wants to put in force, in a sentence.

Stricter than reading them: what was kept once can always be read again.
"""

from dialer.limits import LimitsRule
from dialer.ordering import OrderRule, Round
from dialer.rulebook import HoursRule, Season

SHORTEST_MONTH = 28
"""Days; more of them at the end of a month would be the whole of February."""


def season_fault(one: Season) -> str:
    """Say what is wrong with a season or a break, "" for nothing."""
    if not one.name.strip():
        return "Beri nama, misalnya Jam Ramadan 2028."
    if one.start >= one.end:
        return f"{one.name}: jam selesai harus sesudah jam mulai."
    if one.first is not None and one.last is not None and one.first > one.last:
        return f"{one.name}: tanggal akhir tidak boleh sebelum tanggal awal."
    if not one.weekdays:
        return f"{one.name}: pilih paling sedikit satu hari."
    return ""


def round_fault(one: Round) -> str:
    """Say what is wrong with a round, "" for nothing."""
    if 0 <= one.last_days <= SHORTEST_MONTH and (one.weekdays or one.last_days):
        return ""
    return (
        f"{one.name}: pilih paling sedikit satu hari, atau 1 sampai {SHORTEST_MONTH} hari terakhir "
        "tiap bulan."
    )


def rule_fault(rule: OrderRule | LimitsRule | HoursRule) -> str:
    """Say what is wrong with a version, "" for nothing."""
    found: list[str] = []
    if isinstance(rule, OrderRule):
        found += [round_fault(one) for one in rule.rounds]
    elif isinstance(rule, HoursRule):
        dated = (*rule.seasons, *rule.breaks)
        found += [season_fault(one) for one in dated]
        names = [one.name for one in dated]
        twice = next((name for name in names if names.count(name) > 1), "")
        found += [f"{twice}: nama ini dipakai dua kali."] if twice else []
    return next(filter(None, found), "")
