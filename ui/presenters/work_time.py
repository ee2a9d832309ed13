"""How everybody worked today, in words: time at work, pauses, occupancy, skips."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialer.people import Officer
from dialer.reports.summary import format_length
from dialer.work_time import Worked, pause_reasons
from dialer.workstation import Workstation
from ui.presenters.desk_view import SKIP_REASONS


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One officer; percentages stand with what they are of."""

    officer: str
    logged_in: str
    handled: str
    occupancy: str
    pauses: str
    skips: str


def work_rows(workstation: Workstation, actor: Officer) -> Mapping[str, WorkRow]:
    """Return today's rows by officer id."""
    names = {one.officer_id: one.name for one in workstation.store.officers()}
    found = workstation.work_time.today(actor)
    return {one.officer_id: work_row(one, names[one.officer_id]) for one in found}


def work_row(one: Worked, name: str) -> WorkRow:
    """Put one officer's figures into words."""
    share = one.occupancy
    return WorkRow(
        officer=name,
        logged_in=format_length(one.logged_in),
        handled=format_length(one.handled),
        occupancy="–"
        if share is None
        else f"{share * 100:.0f} % dari {format_length(one.logged_in)}",
        pauses=_counted(
            {code: format_length(seconds) for code, seconds in one.pauses.items()},
            pause_reasons(),
            format_length(one.paused) if one.pauses else "",
        ),
        skips=_counted(
            {code: str(count) for code, count in one.skips.items()},
            dict(SKIP_REASONS),
            str(one.skipped) if one.skips else "",
        ),
    )


def _counted(found: Mapping[str, str], labels: Mapping[str, str], total: str) -> str:
    parts = ", ".join(f"{labels.get(code, code)} {amount}" for code, amount in found.items())
    return f"{total} ({parts})" if parts else "–"
