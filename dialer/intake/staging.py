"""Rows coming in out of sight: who is new, who is known, who belongs to whose family."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice

from dialer.areas import zone_of
from dialer.call_lists import AsideRow
from dialer.intake.families import family_row, first_member
from dialer.intake.known import Known, existing, is_relative, is_renamed
from dialer.intake.orders import ListImport
from dialer.intake.pace import Pace
from dialer.intake.pieces import Piece, pieces
from dialer.intake.staged import Entries, StagedBatch, StagedContact, StagedMember
from dialer.lists.matching import keys_of, match_keys
from dialer.lists.model import (
    ContactRow,
    FamilyMember,
    JoinedRow,
    ListKind,
    RowDoubt,
    RowWarning,
)
from dialer.lists.reading import Chunk, ListHead
from dialer.lists.values import (
    CITY,
    PHONES,
    PROVINCE,
    ROW_NUMBER,
    Values,
    contact_of,
    values_of,
)
from dialer.lists.warnings import TEXTS
from dialer.ports import NewId, Store, Writer

WARNINGS_KEPT = 5_000
"""Warnings of a list that are kept with their rows; all are counted."""

ENTRIES_AHEAD = 20
"""Parts of entries that are fetched before a transaction, so that sorting holds nobody up."""

PIECE = 2_000
"""Rows that are looked up in the store at once."""


@dataclass(slots=True)
class Counts:
    """What became of the rows so far; accepted counts the members of families too."""

    rows: int = 0
    accepted: int = 0
    updated: int = 0
    duplicates: int = 0
    quarantined: int = 0
    warnings: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Staging:
    """One list on its way in. Rows are taken in the order of the file."""

    store: Store
    new_id: NewId
    pace: Pace
    one: ListImport
    head: ListHead
    counts: Counts = field(default_factory=Counts)
    _added: "array[int]" = field(default_factory=lambda: array("q"))
    _repeated: dict[int, str] = field(default_factory=dict)
    _families: set[int] = field(default_factory=set)
    _elsewhere: Counter[int] = field(default_factory=Counter)
    _relatives: dict[str, set[str]] = field(default_factory=dict)
    _aside: int = 0
    _warnings: int = 0

    @property
    def families(self) -> int:
        """How many contacts stand for more than one row of this list."""
        return len(self._families)

    def take(self, chunk: Chunk) -> None:
        """Put a chunk into the store, a piece at a time."""
        self._keep_warnings(chunk.warnings)
        self.counts.rows += chunk.rows
        self.counts.quarantined += len(chunk.quarantined)
        self.counts.duplicates += len(chunk.duplicates)
        for piece in pieces(chunk, PIECE, self.head.sheet):
            batch = self._sorted(piece)
            self.pace.put(self.store, batch.slices(self.pace.size), self._stage)
            self.pace.did(piece.rows, later=sum(map(_entries, batch.contacts)))

    def put_entries(self) -> None:
        """Make the contacts that came in findable, after the last chunk."""
        with closing(self.store.entries_of(self.one.list_id, self.head.kind)) as entries:
            while some := list(islice(entries, ENTRIES_AHEAD)):
                self.pace.put(self.store, some, _put_entries)
                self.pace.did_later(sum(len(one.rows) for one in some))
        self.pace.tidy()
        self.pace.all_done()

    def _stage(self, writer: Writer, batch: StagedBatch) -> None:
        writer.stage(self.one, batch)

    def _keep_warnings(self, warnings: Sequence[RowWarning]) -> None:
        """Count all of them, and keep the first with their rows."""
        start = self._warnings
        self.counts.warnings.update(str(warning.code) for warning in warnings)
        kept = warnings[: max(0, WARNINGS_KEPT - start)]
        if kept:
            self._warnings += len(kept)
            with self.store.writing() as writer:
                writer.put_list_warnings(self.one.list_id, start, kept)

    def _sorted(self, piece: Piece) -> StagedBatch:
        keys = [keys_of(values) for values in piece.contacts]
        joined_keys = [match_keys(one.contact) for one in piece.joined]
        wanted = {key for of_row in keys for key in of_row}
        wanted.update(of_row[0] for of_row in joined_keys if of_row)
        known = self.store.known_by_key(self.one.list_id, wanted)
        batch = _Batch(aside=list(piece.aside))
        apart: list[RowWarning] = []
        for values, of_row in zip(piece.contacts, keys, strict=True):
            if known and not known.keys().isdisjoint(of_row):
                row = contact_of(values)
                match = existing(row, of_row, known)
                if match.doubtful:
                    apart.append(_kept_apart(row, match.doubtful))
                if match.known is not None:
                    if is_renamed(row, match.known):
                        apart.append(_renamed(row, match.known))
                    self._place(row, match.known, batch)
                    continue
            batch.fresh.append((values, of_row))
            self.counts.accepted += 1
        for one, of_row in zip(piece.joined, joined_keys, strict=True):
            found = known.get(of_row[0]) if of_row else None
            self._join(one, found, batch)
        self._keep_warnings(apart)
        fresh = self._fresh(batch)
        self._added.extend([values[ROW_NUMBER] for values, _ in batch.fresh])
        batch.aside.sort(key=lambda row: row.row_number)
        aside_from, self._aside = self._aside, self._aside + len(batch.aside)
        return StagedBatch(
            contacts=fresh,
            members=batch.members,
            newer=batch.newer,
            newer_members=batch.newer_members,
            aside=batch.aside,
            aside_from=aside_from,
        )

    def _place(self, row: ContactRow, found: Known, batch: "_Batch") -> None:
        """Say of a row of a known contact whether it is newer, a relative or a repetition."""
        if not (found.taken or found.contact_id in batch.taken):
            batch.taken.add(found.contact_id)
            batch.newer.append((found.contact_id, row))
            self.counts.updated += 1
            if is_relative(row, found):
                self._relatives[found.contact_id] = {row.card or ""}
        elif self._is_another(row, found):
            member = JoinedRow(row.row_number, 0, first_member(row), None, row)
            batch.newer_members.append((found.contact_id, member))
            self._repeated[row.row_number] = found.contact_id
            self.counts.accepted += 1
        else:
            self._repeated[row.row_number] = found.contact_id
            batch.aside.append(_repeated(row, self.head))
            self.counts.duplicates += 1

    def _is_another(self, row: ContactRow, found: Known) -> bool:
        """Whether a row is a person of the contact's family that had no row in this list yet."""
        if row.kind is not ListKind.ARREARS or not row.card:
            return False
        cards = self._relatives.setdefault(found.contact_id, {found.card or ""})
        another = row.card not in cards
        cards.add(row.card)
        return another

    def _join(self, one: JoinedRow, found: Known | None, batch: "_Batch") -> None:
        """Put a member to its family, unless the store knows it as a contact of its own."""
        if found is not None and not found.taken and found.contact_id not in batch.taken:
            batch.taken.add(found.contact_id)
            batch.newer.append((found.contact_id, one.contact))
            self._elsewhere[one.of_row] += one.member.amount or 0
            self.counts.updated += 1
            return
        self.counts.accepted += 1
        self._families.add(one.of_row)
        less = self._elsewhere.get(one.of_row, 0)
        if less and one.family_amount is not None:
            one = replace(one, family_amount=max(0, one.family_amount - less))
        if (
            batch.fresh
            and one.of_row >= batch.fresh[0][0][ROW_NUMBER]
            and (one.of_row in batch.fresh_rows())
        ):
            batch.families.setdefault(one.of_row, []).append(one)
            return
        place = bisect_left(self._added, one.of_row)
        if place < len(self._added) and self._added[place] == one.of_row:
            batch.members.append(
                StagedMember(place, one, self.new_id.many(len(one.contact.phones)), _keys(one))
            )
        else:
            batch.newer_members.append((self._repeated.get(one.of_row, ""), one))

    def _fresh(self, batch: "_Batch") -> list[StagedContact]:
        whole = [_with_family(*row, batch.families) for row in batch.fresh]
        ids = iter(self.new_id.many(len(whole) + sum(len(row[PHONES]) for row, _, _ in whole)))
        zone = self.one.zone
        return [
            StagedContact(
                next(ids),
                values,
                [next(ids) for _ in values[PHONES]],
                keys,
                zone_of(values[PROVINCE], values[CITY], zone),
                members,
            )
            for values, keys, members in whole
        ]


@dataclass(slots=True)
class _Batch:
    fresh: list[tuple[Values, Sequence[str]]] = field(default_factory=list)
    families: dict[int, list[JoinedRow]] = field(default_factory=dict)
    members: list[StagedMember] = field(default_factory=list)
    newer: list[tuple[str, ContactRow]] = field(default_factory=list)
    newer_members: list[tuple[str, JoinedRow]] = field(default_factory=list)
    aside: list[AsideRow] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    _rows: set[int] = field(default_factory=set)

    def fresh_rows(self) -> set[int]:
        """The row numbers of the new, once all are there."""
        if not self._rows:
            self._rows = {values[ROW_NUMBER] for values, _ in self.fresh}
        return self._rows


def _entries(contact: StagedContact) -> int:
    """About how many entries a contact will have: keys, what they are made of, numbers, a turn."""
    return 2 * len(contact.keys) + len(contact.number_ids) + 1


def _put_entries(writer: Writer, entries: Entries) -> None:
    writer.put_entries(entries)


def _with_family(
    values: Values, keys: Sequence[str], families: Mapping[int, Sequence[JoinedRow]]
) -> tuple[Values, Sequence[str], Sequence[FamilyMember]]:
    """Return a row as it is kept, with those of its family that came in the same batch."""
    joined = families.get(values[ROW_NUMBER]) if families else None
    if not joined:
        return values, keys, ()
    row = contact_of(values)
    return (
        values_of(family_row(row, joined)),
        tuple(dict.fromkeys((*keys, *(key for one in joined for key in _keys(one))))),
        (first_member(row), *(one.member for one in joined)),
    )


def _keys(one: JoinedRow) -> tuple[str, ...]:
    return match_keys(one.contact)


def _kept_apart(row: ContactRow, key: str) -> RowWarning:
    """The key is that of a family the store knows, to which the row does not seem to belong."""
    kind, _, number = key.partition(":")
    code = RowDoubt.FAMILY_DOUBTFUL
    return RowWarning(code, row.row_number, kind, TEXTS[code], number, number)


def _renamed(row: ContactRow, known: Known) -> RowWarning:
    code = RowDoubt.NAME_DIFFERS
    return RowWarning(code, row.row_number, "name", TEXTS[code], known.name, row.name)


def _repeated(row: ContactRow, head: ListHead) -> AsideRow:
    cells = [""] * len(head.headers)
    if head.columns.get("name") in head.headers:
        cells[head.headers.index(head.columns["name"])] = row.name
    return AsideRow(
        row_number=row.row_number,
        duplicate=True,
        reason="Orang atau badan usaha yang sama sudah diperbarui oleh baris lain di berkas ini.",
        fix="Gabungkan kedua baris bila isinya berbeda.",
        cells=tuple(cells),
    )
