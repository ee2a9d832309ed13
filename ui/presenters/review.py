"""What the Pantau room shows: the call log through a filter, with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dialer.contacts.dates import SHORT_MONTHS
from dialer.contacts.money import format_rupiah
from dialer.facts import Channel
from dialer.hours import local
from dialer.log import LogEntry, LogLine
from dialer.people import Officer
from dialer.report_filling import MOST_ROWS
from dialer.report_rows import LogFigures
from dialer.reports.figures import Figure, attempts_figure, handling_figure, rate_figure
from dialer.reports.summary import format_count, format_length
from dialer.rulebook import Rulebook
from dialer.undone import UndoneSave, undone_log
from dialer.workstation import Workstation
from ui.presenters.contact_history import SHADES, agreed, undone_by, undone_words
from ui.presenters.log_wish import LogWish
from ui.presenters.periods import Period
from ui.presenters.words import CHANNELS, Shade

DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class LogView:
    """The log as it was read, newest first. `cut`: there is more than can be shown.

    What was `undone` counts in no figure; `ids` has it in its place among the lines.
    """

    wish: LogWish
    zone: str
    entries: Mapping[str, LogEntry]
    figures: tuple[Figure, ...]
    cut: bool
    undone: Mapping[str, UndoneSave]
    ids: tuple[str, ...]


def read_log(workstation: Workstation, actor: Officer, wish: LogWish) -> LogView:
    """Read the log and count it. May run beside the window."""
    found = workstation.review.log(actor, wish.filter, MOST_ROWS + 1)
    shown = found[:MOST_ROWS]
    undone = undone_log(workstation.store, actor, wish.filter)
    lines = [one.line for one in shown] + [one.entry.line for one in undone]
    lines.sort(key=lambda line: (line.started_at, line.attempt_id), reverse=True)
    return LogView(
        wish=wish,
        zone=workstation.branch().zone,
        entries={entry.line.attempt_id: entry for entry in shown},
        figures=log_figures(workstation.reporting.figures(shown)),
        cut=len(found) > MOST_ROWS,
        undone={one.entry.line.attempt_id: one for one in undone},
        ids=tuple(line.attempt_id for line in lines),
    )


def log_figures(figures: LogFigures) -> tuple[Figure, ...]:
    """The figures in words, the same words as on paper."""
    attempts = format_count(figures.everyone.attempts)
    return (
        attempts_figure(figures.everyone, "kontak"),
        rate_figure(figures.everyone.contact_rate),
        rate_figure(figures.right_party_rate),
        Figure(
            "Nilai janji bayar",
            format_rupiah(figures.promised_amount),
            f"{format_count(figures.promises)} janji bayar",
        ),
        Figure("Tawaran REHAB", format_count(figures.rehab_offers), f"pada {attempts} percobaan"),
        handling_figure(figures.everyone),
    )


@dataclass(frozen=True, slots=True)
class LogRow:
    """One attempt in words; `shade` colours the outcome."""

    when: str
    officer: str
    contact: str
    outcome: str
    shade: Shade
    agreed: str
    channel: str
    talk: str
    corrected: str


def log_row(view: LogView, entry: LogEntry, rulebook: Rulebook) -> LogRow:
    """Put one line into words."""
    line = entry.line
    rule = rulebook.outcomes.get(line.code)
    there = local(line.started_at, view.zone)
    one_day = view.wish.period.first == view.wish.period.last
    day = f"{there.day} {SHORT_MONTHS[there.month - 1]} "
    return LogRow(
        when=f"{'' if one_day else day}{there:%H.%M}",
        officer=entry.officer_name,
        contact=entry.contact_name,
        outcome=rule.label if rule else line.code,
        shade=SHADES[rule.reached] if rule else Shade.NEUTRAL,
        agreed=_agreed(line, view.zone, rulebook),
        channel=CHANNELS[line.channel],
        talk=_talk(line),
        corrected="Dikoreksi" if line.corrected else "",
    )


def undone_row(view: LogView, save: UndoneSave, rulebook: Rulebook) -> LogRow:
    """Put a save that was undone into words, the reason first."""
    row = log_row(view, save.entry, rulebook)
    why = " ".join(save.why.split())
    return replace(
        row,
        outcome=f"{row.outcome} (diurungkan)",
        shade=Shade.NEUTRAL,
        agreed=f"{why[:1].upper()}{why[1:]} (oleh {undone_by(save, view.zone)})",
        corrected="Diurungkan",
    )


def undone_sentence(view: LogView, save: UndoneSave, rulebook: Rulebook) -> str:
    """Say what was undone, in place of a page of it."""
    row = log_row(view, save.entry, rulebook)
    said = f" ({row.agreed})" if row.agreed != DASH else ""
    words = undone_words(save, view.zone)
    what = f"{row.contact}: {row.outcome}{said}"
    return f"{what} dicatat oleh {row.officer}, {words}. Tidak dihitung."


def _agreed(line: LogLine, zone: str, rulebook: Rulebook) -> str:
    text = " ".join(agreed(line, zone, rulebook).split())
    return text[:1].upper() + text[1:] or DASH


def _talk(line: LogLine) -> str:
    if line.channel is not Channel.PHONE or not line.talk_seconds:
        return DASH
    return format_length(line.talk_seconds)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why no attempt is shown and what to do; `room` is where the button leads, "" unfilters."""

    title: str
    sentence: str
    button: str
    room: str = ""


def nothing(wish: LogWish, today: date) -> Nothing:
    """Say what an empty log means."""
    if wish.period.backwards:
        return Nothing(
            "Periode terbalik",
            "Tanggal akhir lebih awal dari tanggal mulai. Perbaiki salah satunya.",
            "Kembali ke hari ini",
        )
    if wish.narrow:
        return Nothing(
            "Tidak ada percobaan yang cocok",
            f"Pada {wish.period.words} tidak ada percobaan dengan saringan ini.",
            "Hapus saringan",
        )
    if wish.period == Period(today, today):
        return Nothing(
            "Belum ada percobaan hari ini",
            "Setiap hasil yang disimpan di Meja langsung muncul di sini.",
            "Buka Meja",
            "meja",
        )
    return Nothing(
        "Tidak ada percobaan pada periode ini",
        f"Tidak ada yang dicatat pada {wish.period.words}. Pilih hari lain.",
        "Kembali ke hari ini",
    )
