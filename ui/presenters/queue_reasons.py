"""Why a contact is in the queue now, in one line: for the screen and the command line alike."""

from datetime import datetime

from dialer.contacts.dates import format_datetime
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.queue import QueueItem, Why
from dialer.rulebook import Rulebook
from dialer.standing import Stage
from ui.presenters.words import within


def outcome_word(code: str, rulebook: Rulebook) -> str:
    """The label of an outcome."""
    rule = rulebook.outcomes.get(code)
    return rule.label if rule else code


def reason(why: Why, item: QueueItem, rulebook: Rulebook, now: datetime) -> str:
    """Say why, with what the order of the queue goes by."""
    promised = f" {format_rupiah(item.promise_amount)}" if item.promise_amount else ""
    what, kept = ("Cicilan REHAB", "dibayar") if item.instalment else ("Janji", "ditepati")
    again = _again(item, rulebook)
    if why is Why.LATER:
        return {
            Stage.CALLBACK: "Telepon ulang yang disepakati",
            Stage.PROMISE: f"Menunggu tanggal {within(what)}{promised}",
        }.get(item.stage, f"Jeda {again}")
    return {
        Why.CALLBACK_DUE: "Waktunya telepon ulang",
        Why.CALLBACK_OVERDUE: f"Telepon ulang terlewat{_since(item, now)}",
        Why.PROMISE_DUE: f"{what}{promised} jatuh tempo",
        Why.PROMISE_BROKEN: f"{what}{promised} belum {kept}",
        Why.NEW: _new(item, now),
    }.get(why, f"Coba lagi {again}")


def _again(item: QueueItem, rulebook: Rulebook) -> str:
    if not item.attempts:
        return "setelah nomornya ditelepon untuk kontak lain"
    return f"setelah {within(outcome_word(item.last_code, rulebook)) or 'percobaan terakhir'}"


def _since(item: QueueItem, now: datetime) -> str:
    if item.due_at is None:
        return ""
    there = local(item.due_at, item.zone)
    if there.date() == local(now, item.zone).date():
        return f", dijanjikan {there:%H.%M}"
    return f", dijanjikan {format_datetime(there)}"


def _new(item: QueueItem, now: datetime) -> str:
    """A new contact: candidate or not, and what weighs."""
    days = max(0, (now - item.listed_at).days)
    age = "daftar hari ini" if not days else f"daftar {days} hari"
    first = "Calon REHAB" if item.candidate else "Belum dihubungi"
    if item.kind is ListKind.BU:
        many = f"{item.potential_workers} pekerja, " if item.potential_workers else ""
        return f"{first}: {many}{age}"
    months = f"{item.months} bulan, " if item.months else ""
    return f"{first}: {months}{age}"
