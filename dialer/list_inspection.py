"""What a file that somebody brought seems to be: a list to call, payments, or results.

Runs in the reading process (`dialer.lists.child`), since nobody has checked the file yet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dialer.file_kinds import Kind, PaymentField
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import Field
from dialer.lists.pasted import pasted_tables
from dialer.lists.proposal import Proposal, propose_tables
from dialer.lists.reader import Table, read_tables
from dialer.received.form import Sheet
from dialer.received.model import FileKind
from dialer.received.proposal import FORMS, is_whole, propose_received

_PAID = re.compile(r"bayar|setor|paid|pay|terima|lunas|transaksi", re.IGNORECASE)
_OWED = re.compile(r"tung+ak|tgk|arrear|piutang|hutang|utang|tagih", re.IGNORECASE)
_NO_PAYDAY = re.compile(r"tempo|due|lahir|terakhir|last|daftar", re.IGNORECASE)
_OF_LISTS = frozenset({Field.MONTHS, Field.PHONE, Field.ADDRESS, Field.WORKERS})


@dataclass(frozen=True, slots=True)
class Question:
    """Pasted text in place of the file, and what a person has said of it already.

    `kind` None asks what it is; `header_row` counts from 1, 0 says that there is none.
    """

    pasted: str | None = None
    kind: Kind | None = None
    sheet: str | None = None
    header_row: int | None = None
    mappings: tuple[ColumnMapping, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found. `guess` is None when nothing says what it is."""

    proposal: Proposal
    guess: Kind | None


def inspect(path: Path, question: Question) -> Inspection:
    """Look into a file; of pasted text `path` is the name.

    Raises BadInputError when it cannot be read at all.
    """
    pasted = question.pasted
    tables = read_tables(path) if pasted is None else pasted_tables(pasted)
    if isinstance(question.kind, FileKind):
        return _received(tables, path.name, question, question.kind)
    proposal = propose_tables(
        tables,
        path.name,
        question.kind,
        sheet=question.sheet,
        header_row=question.header_row,
        mappings=question.mappings,
    )
    if question.kind is not None:
        return Inspection(proposal, question.kind)
    found = _which(tables, proposal, question.mappings)
    if found is not None:
        return _received(tables, path.name, question, found)
    guess = proposal.kind if proposal.kinds else None
    return Inspection(proposal, guess)


def _which(
    tables: Sequence[Table], proposal: Proposal, mappings: Sequence[ColumnMapping]
) -> FileKind | None:
    """Payments or results, unless it is more likely a list to call."""
    if proposal.remembered:
        return None
    for kind, form in FORMS.items():
        own = [mapping for mapping in mappings if mapping.kind is kind]
        sheet = is_whole(tables, form, own)
        if sheet is None:
            continue
        if sheet.remembered or kind is FileKind.RESULTS or not _owed(sheet, proposal):
            return kind
    return None


def _owed(sheet: Sheet, proposal: Proposal) -> bool:
    """Whether what looks like payments is a list of what is owed, which may also have a date."""
    if not proposal.kinds:
        return False
    amount = sheet.named.get(PaymentField.AMOUNT, "")
    if _PAID.search(amount):
        return False
    if _OWED.search(amount) or _NO_PAYDAY.search(sheet.named.get(PaymentField.PAID_ON, "")):
        return True
    return bool(_OF_LISTS & {column.field for column in proposal.columns if column.sure})


def _received(tables: Sequence[Table], file: str, question: Question, kind: FileKind) -> Inspection:
    proposal = propose_received(
        tables,
        file,
        kind,
        sheet=question.sheet,
        header_row=question.header_row,
        mappings=question.mappings,
    )
    return Inspection(proposal, kind)
