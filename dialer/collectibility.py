"""Collectibility: dues received / dues billed, per segment and area, before and after.

The figures are the branch's own: a lead enters them or takes them from a table with the columns
Segmen, Wilayah, Ditagih, Diterima (XLSX, ODS or CSV). Nothing is worked out from tariffs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.money import parse_rupiah
from dialer.errors import BadInputError, RefusedError
from dialer.lists.child import tables_of
from dialer.lists.reader import Table
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Collected, Now, Store

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
_WORDS = {
    "segment": ("segmen", "segment"),
    "area": ("wilayah", "area", "kecamatan", "kabupaten", "kota"),
    "billed": ("tagih", "billed", "beban"),
    "received": ("terima", "received", "realisasi", "bayar"),
}
_SEARCHED_ROWS = 30


def _go_on() -> None:
    """Nobody cancels."""


@dataclass(frozen=True, slots=True)
class Change:
    """One segment in one area in two months; None where a month has no figures of it."""

    segment: str
    area: str
    before: Collected | None
    after: Collected | None


@dataclass(frozen=True, slots=True)
class Collectibility:
    """Dues billed and received by month ("2026-11"), entered by a lead, seen by all."""

    store: Store
    now: Now

    def months(self) -> Sequence[str]:
        """Return the months that have figures, the newest first."""
        return sorted({one.month for one in self.store.collected()}, reverse=True)

    def of(self, month: str) -> Sequence[Collected]:
        """Return the figures of a month, by segment and area."""
        return self.store.collected(month)

    def compare(self, before: str, after: str) -> Sequence[Change]:
        """Return two months side by side, by segment and area."""
        first = {(one.segment, one.area): one for one in self.of(before)}
        then = {(one.segment, one.area): one for one in self.of(after)}
        return [Change(*key, first.get(key), then.get(key)) for key in sorted({*first, *then})]

    def enter(
        self, actor: Officer, month: str, segment: str, area: str, billed: int, received: int
    ) -> Collected:
        """Keep one line in place of what was kept for it. Raises RefusedError, BadInputError."""
        one = self._checked(actor, month, segment, area, billed, received, "")
        self._keep(actor, [one])
        return one

    def drop(self, actor: Officer, month: str, segment: str, area: str) -> None:
        """Forget one line, if it is there."""
        self._may(actor)
        with self.store.writing() as writer:
            writer.drop_collected(month, segment, area)
            writer.audit(AuditEntry(self.now(), actor.officer_id, "collectibility_dropped", month))

    def take_in(
        self, actor: Officer, month: str, path: Path, *, check: Callable[[], None] = _go_on
    ) -> int:
        """Take the lines of a table in; return how many. `check` may raise to stop the reading.

        All or nothing: raises BadInputError, naming the row, when one cannot be read.
        """
        self._may(actor)
        found: dict[tuple[str, str], Collected] = {}
        for number, values in _rows(tables_of(path, check=check), path.name):
            try:
                one = self._checked(actor, month, *values, path.name)
            except BadInputError as error:
                raise BadInputError(f"Baris {number}: {error.sentence}") from error
            if (one.segment, one.area) in found:
                raise BadInputError(
                    f"Baris {number}: segmen dan wilayah ini sudah ada di baris lain."
                )
            found[one.segment, one.area] = one
        self._keep(actor, list(found.values()))
        return len(found)

    def _checked(
        self,
        actor: Officer,
        month: str,
        segment: str,
        area: str,
        billed: int | None,
        received: int | None,
        source: str,
    ) -> Collected:
        self._may(actor)
        if not _MONTH.fullmatch(month):
            raise BadInputError("Bulan ditulis seperti 2026-11.")
        if not segment.strip():
            raise BadInputError("Segmen belum diisi.")
        if billed is None or received is None or billed < 0 or received < 0:
            raise BadInputError("Tagihan dan penerimaan diisi rupiah, tidak kurang dari nol.")
        at: datetime = self.now()
        return Collected(
            month,
            " ".join(segment.split()),
            " ".join(area.split()),
            billed,
            received,
            actor.officer_id,
            at,
            source,
        )

    def _keep(self, actor: Officer, lines: Sequence[Collected]) -> None:
        with self.store.writing() as writer:
            writer.put_collected(lines)
            subject = lines[0].month if lines else ""
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "collectibility_entered", subject)
            )

    def _may(self, actor: Officer) -> None:
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Angka kolektibilitas hanya dapat diisi ketua tim atau admin.")


_Values = tuple[str, str, int | None, int | None]


def _rows(tables: Sequence[Table], name: str) -> list[tuple[int, _Values]]:
    """Return row number and values of the first table that has the columns."""
    for table in tables:
        for place, row in enumerate(table.rows[:_SEARCHED_ROWS]):
            columns = _columns(row)
            if {"segment", "billed", "received"} <= columns.keys():
                return _below(table, place + 1, columns)
    raise BadInputError(
        f"Berkas “{name}” tidak memuat kolom Segmen, Ditagih, dan Diterima. Tidak ada yang diambil."
    )


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        text = cell_text(cell).casefold()
        for field, words in _WORDS.items():
            if field not in found and any(word in text for word in words):
                found[field] = at
                break
    return found


def _below(table: Table, start: int, columns: dict[str, int]) -> list[tuple[int, _Values]]:
    found: list[tuple[int, _Values]] = []
    for number, row in enumerate(table.rows[start:], start=start + 1):
        cells = {field: row[at] if at < len(row) else None for field, at in columns.items()}
        segment = cell_text(cells["segment"])
        if not segment or segment.casefold().startswith(("total", "jumlah")):
            continue
        values = (
            segment,
            cell_text(cells.get("area")),
            parse_rupiah(cells["billed"]),
            parse_rupiah(cells["received"]),
        )
        found.append((number, values))
    return found
