"""What a file that somebody brought seems to be: a list to call, payments, or results.

Runs in the reading process (`dialer.lists.child`), since nobody has checked the file yet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialer.errors import BadInputError
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import Field, ListKind
from dialer.lists.pasted import pasted_tables
from dialer.lists.proposal import ColumnGuess, Proposal, propose_tables
from dialer.lists.reader import Table, read_tables
from dialer.payments_columns import PAYMENTS, PaymentField
from dialer.received.model import FileKind
from dialer.received.sheets import Form, Sheet, choose_sheet
from dialer.results_columns import RESULTS

_PAID = re.compile(r"bayar|setor|paid|pay|terima|lunas|transaksi", re.IGNORECASE)
_OWED = re.compile(r"tung+ak|tgk|arrear|piutang|hutang|utang|tagih", re.IGNORECASE)
_NO_PAYDAY = re.compile(r"tempo|due|lahir|terakhir|last|daftar", re.IGNORECASE)
_OF_LISTS = frozenset({Field.MONTHS, Field.PHONE, Field.ADDRESS, Field.WORKERS})
_FORMS = {FileKind.RESULTS: RESULTS, FileKind.PAYMENTS: PAYMENTS}


@dataclass(frozen=True, slots=True)
class Question:
    """Pasted text in place of the file, and what a person has said of it already.

    `kind` None asks what it is; `header_row` counts from 1, 0 says that there is none.
    """

    pasted: str | None = None
    kind: ListKind | FileKind | None = None
    sheet: str | None = None
    header_row: int | None = None
    mappings: tuple[ColumnMapping, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found. `guess` is None when nothing says what it is.

    `problem` is the sentence why it cannot be read as the `received` kind that was asked for;
    `titles` are the columns that kind knows, as (field, header).
    """

    proposal: Proposal
    guess: ListKind | FileKind | None
    received: FileKind | None = None
    titles: tuple[tuple[str, str], ...] = ()
    problem: str = ""


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
    found = _which(tables, path.name, proposal)
    if found is not None:
        return _received(tables, path.name, question, found)
    guess = proposal.kind if proposal.kinds else None
    return Inspection(proposal, guess)


def _which(tables: Sequence[Table], file: str, proposal: Proposal) -> FileKind | None:
    """Payments or results, unless it is more likely a list to call."""
    if proposal.remembered:
        return None
    for kind, form in _FORMS.items():
        sheet, _ = _sheet_of(tables, form, file, None)
        if sheet is not None and (kind is FileKind.RESULTS or not _owed(sheet, proposal)):
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


def _sheet_of(
    tables: Sequence[Table], form: Form, file: str, sheet: str | None
) -> tuple[Sheet | None, str]:
    try:
        return choose_sheet(tables, form, file, sheet=sheet)[0], ""
    except BadInputError as error:
        return None, error.sentence


def _received(tables: Sequence[Table], file: str, question: Question, kind: FileKind) -> Inspection:
    if question.pasted is not None:
        problem = (
            "Pembayaran dan hasil tidak dapat ditempel. Tidak ada data yang diambil. Simpan "
            "sebagai berkas Excel atau CSV, lalu impor berkasnya."
        )
        return Inspection(propose_tables(tables, file), kind, kind, problem=problem)
    sheet, problem = _sheet_of(tables, _FORMS[kind], file, question.sheet)
    if sheet is None:
        shown = propose_tables(tables, file, sheet=question.sheet)
        return Inspection(_without_fields(shown), kind, kind, problem=problem)
    named = tuple((field, title) for field, title in sheet.named.items())
    shown = propose_tables(tables, file, sheet=sheet.table.sheet, header_row=sheet.header_row)
    return Inspection(_without_fields(shown), kind, kind, titles=named)


def _without_fields(proposal: Proposal) -> Proposal:
    """The rows as they are; its columns are told by the kind's own words."""
    plain: list[ColumnGuess] = [
        replace(column, field=None, confidence=0, sure=False) for column in proposal.columns
    ]
    return replace(proposal, columns=tuple(plain), missing=())
