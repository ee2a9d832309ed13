"""The table of contacts as a workbook: the columns of a view, every cell as text.

Who takes data out of the program needs a right of its own, and the audit trail says how much was
taken out by which filter, without a word of what was in it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

import xlsxwriter

from dialer.branch import load_branch
from dialer.browsing import Browse, Column, ContactLine, ContactView, view_as_json
from dialer.contacts.dates import format_datetime
from dialer.errors import BadInputError, RefusedError
from dialer.facts import NumberState
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Store
from dialer.reports.saving import save_whole
from dialer.rulebook import Rulebook
from dialer.standing import Stage

AT_ONCE: Final = 1_000
ROWS_A_SHEET: Final = 1_000_000
"""Excel takes 1,048,576 with the heading."""

LONGEST_CELL: Final = 32_767
TOO_LONG: Final = -2
"""What XlsxWriter answers for a text longer than a cell holds; it wrote nothing then."""

SHEET: Final = "Kontak"

NOT_ALLOWED = "Kontak hanya dapat diekspor ketua tim. Minta ketua tim untuk mengekspornya."
NOTHING = "Tidak ada kontak pada tampilan ini, berkas tidak dibuat. Longgarkan saringannya."

Cell = Callable[[ContactLine], str]


@dataclass(frozen=True, slots=True)
class ExportWords:
    """What the window calls columns and codes, so that the workbook uses the same words."""

    headings: Mapping[Column, str]
    kinds: Mapping[ListKind, str]
    stages: Mapping[Stage, str]
    number_states: Mapping[NumberState, str]
    left_list: str


@dataclass(frozen=True, slots=True)
class ContactExport:
    """Writes contacts to a workbook."""

    store: Store
    now: Now
    rulebook: Rulebook

    def write(
        self,
        actor: Officer,
        wanted: Browse,
        words: ExportWords,
        path: Path,
        told: Callable[[int, int], object],
    ) -> int:
        """Write the contacts of a view in its order; return how many there were.

        `told` hears how many of how many are written and may raise to stop; then, as after any
        error, the file is as it was before. Raises RefusedError for who may not, BadInputError
        when there is nothing to write or the place cannot be written, DiskFullError.
        """
        if not actor.may(Right.EXPORT):
            raise RefusedError(NOT_ALLOWED)
        told(0, 0)
        pks = self.store.contact_ids(wanted, check=lambda: told(0, 0))
        if not pks:
            raise BadInputError(NOTHING)
        cells = self._cells(wanted.view.columns, words)
        titles = [words.headings[one] for one in wanted.view.columns]

        def write(target: BinaryIO) -> None:
            with TemporaryDirectory(prefix=".sambung-", dir=path.parent) as folder:
                _write(target, folder, titles, cells, self.store, pks, told)

        save_whole(path, write)
        with self.store.writing() as writer:
            said = audit_detail(wanted.view, len(pks), searched=bool(wanted.text.strip()))
            entry = AuditEntry(self.now(), actor.officer_id, "contacts_exported", "", said)
            writer.audit(entry)
        return len(pks)

    def _cells(self, columns: Sequence[Column], words: ExportWords) -> "_Cells":
        zone = load_branch(self.store).zone
        lists = {one.call_list.list_id: one.call_list.name for one in self.store.call_lists()}
        officers = {one.officer_id: one.name for one in self.store.officers()}
        outcomes = self.rulebook.outcomes

        def outcome(line: ContactLine) -> str:
            rule = outcomes.get(line.last_code)
            return rule.label if rule else line.last_code

        def moment(at: datetime | None) -> str:
            return "" if at is None else format_datetime(local(at, zone))

        special: dict[Column, Cell] = {
            Column.KIND: lambda line: words.kinds[line.kind],
            Column.PHONES: lambda line: " / ".join(map(_number, line.phones)),
            Column.NUMBER_STATE: lambda line: " / ".join(
                [words.number_states[one] for one in line.states]
            ),
            Column.STAGE: lambda line: words.stages[line.stage],
            Column.LAST_CODE: outcome,
            Column.LAST_ATTEMPT: lambda line: moment(line.last_attempt_at),
            Column.OWNER: lambda line: officers.get(line.owner_id, line.owner_id),
            Column.LIST: lambda line: lists.get(line.list_id, ""),
            Column.LEFT_LIST: lambda line: words.left_list if line.left_list else "",
        }
        return _Cells(columns, special)


class _Cells:
    """What is written of a line: all plain fields are taken at once, the others one by one."""

    def __init__(self, columns: Sequence[Column], special: Mapping[Column, Cell]) -> None:
        worded = [(place, special[one]) for place, one in enumerate(columns) if one in special]
        self._worded = worded
        plain = [(place, one.value) for place, one in enumerate(columns) if one not in special]
        self._places = [place for place, _ in plain]
        names = [name for _, name in plain]
        # `kind` twice, because of one name attrgetter gives the value itself and no tuple
        self._taken = attrgetter(*names, "kind", "kind")

    def of(self, line: ContactLine) -> Iterator[tuple[int, str]]:
        """Give the cells that are not empty, with their columns."""
        for place, value in zip(self._places, self._taken(line), strict=False):
            if value is not None and value != "":
                yield place, value if isinstance(value, str) else str(value)
        for place, cell in self._worded:
            if text := cell(line):
                yield place, text


def _number(e164: str) -> str:
    """Return a number as digits that every telephone and every list takes."""
    return "0" + e164[3:] if e164.startswith("+62") else e164


def audit_detail(view: ContactView, rows: int, *, searched: bool) -> str:
    """Return what the audit trail keeps: count, columns and filter, never words that were typed."""
    said = {**view_as_json(view), "rows": rows, "searched": searched}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _write(
    target: BinaryIO,
    folder: str,
    titles: Sequence[str],
    cells: _Cells,
    store: Store,
    pks: Sequence[int],
    told: Callable[[int, int], object],
) -> None:
    """Write all lines; half a workbook lies in `folder` meanwhile and goes away with it."""
    workbook = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": folder})
    try:
        bold = workbook.add_format({"bold": True})
        for start in range(0, len(pks), ROWS_A_SHEET):
            place = start // ROWS_A_SHEET + 1
            sheet = workbook.add_worksheet(SHEET if place == 1 else f"{SHEET} {place}")
            _write_head(sheet, titles, bold)
            row = 0
            for at in range(start, min(start + ROWS_A_SHEET, len(pks)), AT_ONCE):
                told(at, len(pks))
                end = min(at + AT_ONCE, start + ROWS_A_SHEET)
                row = _write_lines(sheet, row, store.contact_lines(pks[at:end]), cells)
        workbook.close()
    except BaseException:
        for sheet in workbook.worksheets():
            sheet.row_data_fh.close()
        raise


def _write_head(sheet: Any, titles: Sequence[str], bold: Any) -> None:
    sheet.set_column(0, max(len(titles) - 1, 0), 20)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, bold)


def _write_lines(sheet: Any, row: int, lines: Sequence[ContactLine], cells: _Cells) -> int:
    """Write lines below `row`; return the last row written. Empty cells are left out."""
    write = sheet.write_string
    for line in lines:
        row += 1
        for column, text in cells.of(line):
            if write(row, column, text) == TOO_LONG:
                write(row, column, text[:LONGEST_CELL])
    return row
