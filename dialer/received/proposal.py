"""A payments or results file as it seems to be, before a person has said anything of it.

The same `Proposal` as for lists, so that one wizard shows both.
"""

from collections.abc import Sequence
from itertools import islice

from dialer.contacts.cells import cell_text, is_blank
from dialer.file_kinds import field_of
from dialer.lists.choice import named_tables
from dialer.lists.columns import Sign, Why, column_labels
from dialer.lists.mapping import ColumnMapping, signature
from dialer.lists.proposal import ROWS_SHOWN, SURE, ColumnGuess, Proposal, SheetInfo
from dialer.lists.reader import Table
from dialer.lists.sheet_names import together
from dialer.payments_columns import PAYMENTS
from dialer.received.form import COUNTER, Form, Sheet
from dialer.received.headers import at_header, likely_header, without_header
from dialer.received.model import FileKind
from dialer.received.sheets import in_order, understood
from dialer.received.together import left_out, parts_of
from dialer.results_columns import RESULTS

FORMS = {FileKind.RESULTS: RESULTS, FileKind.PAYMENTS: PAYMENTS}
"""What files of each kind look like, the surer one first."""

_SAMPLES = 5
_LONGEST = 200
_SCANNED = 1_000
_UNKNOWN = Sign(Why.UNKNOWN, 0)


def propose_received(
    tables: Sequence[Table],
    file: str,
    kind: FileKind,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Proposal:
    """What a file of this kind seems to be; one that is not understood is no error.

    `sheet` and `header_row` (from 1, 0 = none) are what a person already said. Raises
    BadInputError when there is no such sheet.
    """
    named = named_tables(tables, sheet, file)
    own = [mapping for mapping in mappings if mapping.kind is kind]
    form = FORMS[kind]
    sheets = understood(tables, form, own)
    parts = in_order(parts_of(sheets, form), tables) if sheets else []
    if sheet is not None:
        found = _shown(named[0], form, header_row, own)
        read: Sequence[Table] = named
    elif parts and header_row is None:
        found, read = parts[0], [one.table for one in parts]
    else:
        largest = max(tables, key=lambda one: (not one.hidden, len(one.rows)))
        found, read = _shown(largest, form, header_row, own), [largest]
    labels = column_labels([" ".join(text.split()) for text in found.titles])
    numbers, rows = _first_rows(found)
    return Proposal(
        file=file,
        kind=kind,
        kinds=(),
        sheets=_sheets(tables, parts),
        sheet=together([one.sheet for one in read]),
        header_row=found.header_row,
        columns=_guesses(found, labels, kind),
        rows=rows,
        row_numbers=numbers,
        missing=(),
        signature=signature(labels, kind) if found.lines else "",
        remembered=found.remembered,
        left=left_out(tables, sheets, parts, form) if parts and sheet is None else (),
    )


def is_whole(
    tables: Sequence[Table], form: Form, mappings: Sequence[ColumnMapping] = ()
) -> Sheet | None:
    """The sheet that is such a file beyond doubt, None when there is none."""
    found = understood(tables, form, mappings)
    return found[0] if found and not form.missing(found[0].columns) else None


def _sheets(tables: Sequence[Table], parts: Sequence[Sheet]) -> tuple[SheetInfo, ...]:
    """What may be read: the sheets that are one file together, then each by itself."""
    single = tuple(SheetInfo(one.sheet, len(one.rows), one.hidden) for one in tables)
    if len(parts) < 2:
        return single
    rows = sum(len(one.table.rows) for one in parts)
    name = together([one.table.sheet for one in parts])
    return (SheetInfo(name, rows, hidden=False), *single)


def _shown(
    table: Table, form: Form, header_row: int | None, mappings: Sequence[ColumnMapping]
) -> Sheet:
    """A table as it seems to be, under the header that a person named if they did."""
    if header_row is None:
        if found := understood([table], form, mappings):
            return found[0]
        header_row = likely_header(table)
    return at_header(table, form, header_row) or without_header(table)


def _guesses(found: Sheet, labels: Sequence[str], kind: FileKind) -> tuple[ColumnGuess, ...]:
    field_at = {at: field for field, at in found.columns.items() if field != COUNTER}
    body = found.table.rows[found.first_row : _SCANNED]
    guesses: list[ColumnGuess] = []
    for at, label in enumerate(labels):
        code = field_at.get(at)
        sign = found.signs.get(code, _UNKNOWN) if code is not None else _UNKNOWN
        filled = (row[at] for row in body if at < len(row) and not is_blank(row[at]))
        guesses.append(
            ColumnGuess(
                index=at,
                header=label,
                field=None if code is None else field_of(kind, code),
                confidence=sign.confidence,
                sure=sign.confidence >= SURE,
                why=sign.why,
                samples=tuple(cell_text(cell)[:_LONGEST] for cell in islice(filled, _SAMPLES)),
            )
        )
    return tuple(guesses)


def _first_rows(found: Sheet) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    width = len(found.titles)
    numbers: list[int] = []
    shown: list[tuple[str, ...]] = []
    for number, row in islice(found.rows(), _SCANNED):
        texts = [cell_text(cell)[:_LONGEST] for cell in row[:width]]
        if any(texts):
            numbers.append(number)
            shown.append((*texts, *[""] * (width - len(texts))))
        if len(shown) == ROWS_SHOWN:
            break
    return tuple(numbers), tuple(shown)
