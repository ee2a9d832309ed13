"""What a contact's card tells of the past: attempts and undone saves, promises and what came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.money import format_rupiah
from dialer.facts import Channel
from dialer.hours import local
from dialer.log import LogEntry, LogLine
from dialer.rulebook import Reached, Rulebook
from dialer.standing import Standing
from dialer.undone import UndoneSave
from ui.presenters.words import CHANNELS, PROMISE_STATES, REPLACED, Shade

SHADES: Final = {
    Reached.NOBODY: Shade.NEUTRAL,
    Reached.SOMEBODY: Shade.INFO,
    Reached.RIGHT_PARTY: Shade.ACCENT,
}
"""Who was reached, as the colour of an outcome."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One attempt: when, what came of it, what was agreed, by whom."""

    when: str
    label: str
    shade: Shade
    detail: str
    officer: str


def history_row(entry: LogEntry, zone: str, rulebook: Rulebook) -> HistoryRow:
    """One attempt in words."""
    line = entry.line
    rule = rulebook.outcomes.get(line.code)
    when = format_datetime(local(line.started_at, zone))
    if line.channel is not Channel.PHONE:
        when = f"{when} · {CHANNELS[line.channel]}"
    return HistoryRow(
        when=when,
        label=_label(line, rulebook) + (" (dikoreksi)" if line.corrected else ""),
        shade=SHADES[rule.reached] if rule else Shade.NEUTRAL,
        detail=agreed(line, zone, rulebook),
        officer=entry.officer_name,
    )


def with_undone(
    lines: Sequence[tuple[datetime, HistoryRow]],
    undone: Sequence[UndoneSave],
    zone: str,
    rulebook: Rulebook,
) -> tuple[HistoryRow, ...]:
    """Put undone saves among the rows of a history, both newest first with their beginnings."""
    rows = list(lines)
    for one in undone:
        begun = one.entry.line.started_at
        place = next((at for at, (other, _) in enumerate(rows) if other <= begun), len(rows))
        row = history_row(one.entry, zone, rulebook)
        detail = "; ".join(part for part in (row.detail, undone_words(one, zone)) if part)
        label = f"{_label(one.entry.line, rulebook)} (diurungkan)"
        rows.insert(place, (begun, replace(row, label=label, shade=Shade.NEUTRAL, detail=detail)))
    return tuple(row for _, row in rows)


def undone_words(one: UndoneSave, zone: str) -> str:
    """Who took a save back, when and why."""
    return f"diurungkan oleh {undone_by(one, zone)}: {' '.join(one.why.split())}"


def undone_by(one: UndoneSave, zone: str) -> str:
    """Who took a save back, and when."""
    return f"{one.undone_by}, {format_datetime(local(one.at, zone))}"


def _label(line: LogLine, rulebook: Rulebook) -> str:
    rule = rulebook.outcomes.get(line.code)
    return rule.label if rule else line.code


def agreed(line: LogLine, zone: str, rulebook: Rulebook) -> str:
    """What an attempt led to, in one text: promise, plan, callback, next step, reason, note."""
    parts: list[str] = []
    if line.promise_amount is not None and line.promise_on is not None:
        channel = rulebook.payment_channels.get(line.promise_channel, "")
        parts.append(
            f"{format_rupiah(line.promise_amount)} untuk {format_date(line.promise_on)}"
            + (f", {channel}" if channel else "")
        )
    if line.rehab_stages is not None and line.rehab_instalment is not None:
        parts.append(f"REHAB {line.rehab_stages} × {format_rupiah(line.rehab_instalment)}")
    if line.callback_at is not None:
        parts.append(f"telepon ulang {format_datetime(local(line.callback_at, zone))}")
    parts.extend(_steps(line, rulebook))
    if line.reason:
        parts.append(rulebook.arrears_reasons.get(line.reason, line.reason))
    if line.note:
        parts.append(line.note)
    return "; ".join(parts)


def _steps(line: LogLine, rulebook: Rulebook) -> Sequence[str]:
    if not line.next_step:
        return ()
    word = rulebook.next_steps.get(line.next_step, line.next_step)
    return (word + (f" {format_date(line.next_on)}" if line.next_on else ""),)


def promise_rows(standing: Standing, today: date) -> tuple[HistoryRow, ...]:
    """The promises in force with what came for them, the latest first."""
    rows = []
    for one in reversed(standing.promises):
        word, shade = PROMISE_STATES[one.state(today)]
        word = REPLACED if one.replaced else word
        came = one.received + one.late
        paid = [
            format_date(share.paid_on) + (" terlambat" if share.late else "")
            for share in one.shares
        ]
        what = f"Cicilan {one.instalment}" if one.instalment else "Janji"
        rows.append(
            HistoryRow(
                when=f"untuk {format_date(one.body.due_on)}",
                label=f"{what} {format_rupiah(one.body.amount)}: {word.lower()}",
                shade=shade,
                detail=f"Masuk {format_rupiah(came)} ({', '.join(paid)})" if came else "",
                officer="",
            )
        )
    return tuple(rows)
