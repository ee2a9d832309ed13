"""Collectibility: dues received / dues billed, per segment and area, before and after.

The figures are the branch's own: a lead enters them or takes them from a table with the columns
Segmen, Wilayah, Ditagih, Diterima (XLSX, ODS or CSV). Nothing is worked out from tariffs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dialer.collectibility_file import read_table
from dialer.errors import BadInputError, RefusedError
from dialer.lists.child import tables_of
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Collected, Now, Store

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
_ACRONYMS = frozenset(("apbd", "apbn", "bp", "bu", "jk", "pbi", "pbpu", "pn", "pnd", "ppu"))
_NAMED = 3
"""Rows that a refusal names with what is wrong."""


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
class TakenIn:
    """What became of a table: rows = taken + sums + without + by_hand; the last three row numbers.

    `without` have no figures, for `by_hand` a lead has entered others; `replaced` are lines of an
    earlier file. `units` is what bare numbers counted, billed and received.
    """

    rows: int
    taken: int
    sums: Sequence[int]
    without: Sequence[int]
    by_hand: Sequence[int]
    replaced: int
    units: Sequence[int]


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
        spelling = self._spelling()
        one = self._checked(actor, month, segment, area, billed, received, "", spelling)
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
    ) -> TakenIn:
        """Take the lines of a table in, in place of those that an earlier file said of the month.

        Lines entered by hand stay. All or nothing: raises BadInputError, naming the rows, when one
        cannot be read. `check` may raise to stop the reading.
        """
        self._may(actor)
        _check_month(month)
        read = read_table(tables_of(path, check=check), path.name)
        found: dict[tuple[str, str], tuple[int, Collected]] = {}
        wrong: list[str] = []
        spelling = self._spelling()
        for row in read.rows:
            line = (row.segment, row.area, row.billed, row.received, path.name)
            try:
                one = self._checked(actor, month, *line, spelling)
            except BadInputError as error:
                wrong.append(f"Baris {row.number}: {error.sentence}")
                continue
            before, _ = found.setdefault((one.segment, one.area), (row.number, one))
            if before != row.number:
                wrong.append(
                    f"Baris {row.number}: segmen dan wilayah ini sudah ada di baris {before}."
                )
        rows = len(read.rows) + len(read.sums) + len(read.without)
        if wrong:
            more = [f"Dan {len(wrong) - _NAMED} baris lain."] if len(wrong) > _NAMED else []
            raise BadInputError(
                f"Tidak ada yang diambil: {len(wrong)} dari {rows} baris tidak dimengerti. "
                + " ".join([*wrong[:_NAMED], *more])
            )
        if not found:
            raise BadInputError(f"Berkas “{path.name}” tidak memuat baris dengan angka.")
        gone = [one for one in self.of(month) if one.source]
        by_hand = {(one.segment, one.area) for one in self.of(month) if not one.source}
        fresh = [one for key, (_, one) in found.items() if key not in by_hand]
        self._keep(actor, fresh, gone)
        return TakenIn(
            rows=rows,
            taken=len(fresh),
            sums=tuple(read.sums),
            without=tuple(read.without),
            by_hand=tuple(number for key, (number, _) in found.items() if key in by_hand),
            replaced=len(gone),
            units=tuple(read.units),
        )

    def _checked(
        self,
        actor: Officer,
        month: str,
        segment: str,
        area: str,
        billed: int | None,
        received: int | None,
        source: str,
        spelling: dict[str, str],
    ) -> Collected:
        self._may(actor)
        _check_month(month)
        if not segment.strip():
            raise BadInputError("Segmen belum diisi.")
        if billed is None or received is None or billed < 0 or received < 0:
            raise BadInputError("Tagihan dan penerimaan diisi rupiah, tidak kurang dari nol.")
        at: datetime = self.now()
        return Collected(
            month,
            _as_written(_upper(segment), spelling),
            _as_written(area, spelling),
            billed,
            received,
            actor.officer_id,
            at,
            source,
        )

    def _spelling(self) -> dict[str, str]:
        """Segments and areas as they are written already: case makes no other ones."""
        return {text.casefold(): text for one in self.of("") for text in (one.area, one.segment)}

    def _keep(
        self, actor: Officer, lines: Sequence[Collected], gone: Sequence[Collected] = ()
    ) -> None:
        with self.store.writing() as writer:
            for one in gone:
                writer.drop_collected(one.month, one.segment, one.area)
            writer.put_collected(lines)
            subject = lines[0].month if lines else ""
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "collectibility_entered", subject)
            )

    def _may(self, actor: Officer) -> None:
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Angka kolektibilitas hanya dapat diisi ketua tim atau admin.")


def _check_month(month: str) -> None:
    if not _MONTH.fullmatch(month):
        raise BadInputError("Bulan ditulis seperti 2026-11.")


def _upper(segment: str) -> str:
    return " ".join(w.upper() if w.casefold() in _ACRONYMS else w for w in segment.split())


def _as_written(text: str, spelling: dict[str, str]) -> str:
    words = " ".join(text.split())
    return spelling.setdefault(words.casefold(), words)
