"""What contradicts itself in a row of a results file: taken, counted, and shown with its row."""

from collections.abc import Sequence
from dataclasses import replace

from dialer.contact import Contact
from dialer.hours import CallingHours, local
from dialer.outcomes import AttemptEntry, Finding, Part, Problem, doubts
from dialer.rehab import NotEligible
from dialer.results_rows import ResultRow
from dialer.rulebook import Rulebook

_AT_THE_DESK = frozenset(
    {
        Problem.NO_CALL,
        Problem.NO_TALK,
        Problem.TALKED,
        Problem.LINE_DISAGREES,
        Problem.WAS_CONFIRMED,
    }
)
"""What only the telephone and the script of a desk know."""


def row_doubts(
    row: ResultRow, entry: AttemptEntry, contact: Contact, rulebook: Rulebook, hours: CallingHours
) -> Sequence[Finding]:
    """Return what the outcome form would have pointed out on the day of the attempt.

    A word of the right party is not confirmed where the file has a column for whom the officer
    spoke to and the row leaves it empty.
    """
    said = bool(row.spoke_to) or not row.names_people
    judged = replace(entry, right_party_confirmed=said)
    today = local(entry.started_at, contact.zone).date()
    found = doubts(judged, contact, rulebook, today, hours)
    return [one for one in found if one.problem not in _AT_THE_DESK]


def finding_code(finding: Finding) -> str:
    """One word for a finding, as it is kept with its row."""
    parts = (finding.part.value, finding.problem.value, finding.why.value if finding.why else "")
    return ".".join(filter(None, parts))


def finding_of(code: str) -> Finding | None:
    """The finding of that word; None for other words."""
    part, problem, why = (*code.split("."), "", "")[:3]
    try:
        return Finding(Part(part), Problem(problem), NotEligible(why) if why else None)
    except ValueError:
        return None
