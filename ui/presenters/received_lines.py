"""Rows of a received file to look at: those that were not taken, and doubts of those that were."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from dialer.contacts.mask import mask_id
from dialer.lists.sheet_names import row_words
from dialer.outcomes import Part, Problem
from dialer.payments_words import DOUBTS
from dialer.received.model import DOUBTS_KEPT, Aside, AsideLine, ReceivedFile
from dialer.results_doubts import finding_of
from dialer.workstation import Workstation
from ui.presenters.lists import DASH, SECRET, number, pairs
from ui.presenters.words import doubt_sentence

_WHAT: Final = {
    Aside.QUARANTINED: "Ditahan",
    Aside.UNMATCHED: "Tanpa kontak",
    Aside.DUPLICATE: "Ganda",
    Aside.DOUBT: "Diterima, periksa",
}
_NOBODY_NAMED: Final = (
    "Hasil ini berarti berbicara dengan peserta atau PIC, tetapi tidak tertulis siapa yang diajak"
    " bicara."
)


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One row in words: where, what became of it, why, how it is mended, what it says (masked)."""

    what: Aside
    row: str
    state: str
    reason: str
    fix: str
    content: str


@dataclass(frozen=True, slots=True)
class ReceivedLines:
    """The rows by their place, how many there are of each kind, and a sentence on all of them."""

    groups: tuple[tuple[str, str], ...]
    lines: Mapping[int, ReceivedLine]
    sentence: str


def received_lines(workstation: Workstation, file_id: str) -> ReceivedLines | None:
    """Read the rows of a file to look at; None when the file is gone."""
    received = workstation.store.received_file(file_id)
    if received is None:
        return None
    aside = workstation.store.received_aside(file_id)
    secret = {title for field, title in received.columns.items() if field in SECRET}
    lines = {
        place: _line(row, pairs(aside.header, row.cells), secret, aside.sheet)
        for place, row in enumerate(aside.rows)
    }
    counts = Counter(row.why for row in aside.rows)
    groups = [(why.value, f"{_WHAT[why]} ({number(counts[why])})") for why in _WHAT if counts[why]]
    return ReceivedLines(tuple(groups), lines, _sentence(received, counts[Aside.DOUBT]))


def _sentence(received: ReceivedFile, doubts: int) -> str:
    more = sum(received.warnings.values())
    if doubts >= DOUBTS_KEPT and more > doubts:
        return f"{received.file}: {number(doubts)} peringatan pertama dari {number(more)}."
    return received.file


def _line(
    row: AsideLine, cells: Sequence[tuple[str, str]], secret: Set[str], sheet: str | None
) -> ReceivedLine:
    return ReceivedLine(
        what=row.why,
        row=row_words(row.row_number, sheet) if row.row_number else DASH,
        state=_WHAT[row.why],
        reason=_doubt(row.reason) if row.why is Aside.DOUBT else row.reason,
        fix=row.fix or DASH,
        content=" · ".join(
            f"{title}: {mask_id(cell) if title in secret else cell}" for title, cell in cells
        ),
    )


def _doubt(code: str) -> str:
    """What a doubt's code means; what is a sentence already stays."""
    finding = finding_of(code)
    if finding is None:
        return DOUBTS.get(code, code)
    if (finding.part, finding.problem) == (Part.OUTCOME, Problem.NOT_CONFIRMED):
        return _NOBODY_NAMED
    return doubt_sentence(finding)
