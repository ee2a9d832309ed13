"""Rows coming in out of sight: who is new, who is known, who belongs to whose family."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialer.areas import zone_of
from dialer.call_lists import AsideRow
from dialer.intake.families import family_row, first_member
from dialer.intake.known import Known, existing, is_relative
from dialer.intake.orders import ListImport
from dialer.intake.pace import Pace
from dialer.intake.pieces import Piece, pieces
from dialer.lists.matching import match_keys
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow, ListKind
from dialer.lists.reading import Chunk, ListHead
from dialer.ports import NewContact, NewId, StagedBatch, StagedMember, Store
from dialer.standing import Stage

WARNINGS_KEPT = 5_000
"""Warnings of a list that are kept with their rows; all are counted."""


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
        """Put a chunk into the store, a transaction for each piece."""
        self._keep_warnings(chunk)
        self.counts.rows += chunk.rows
        self.counts.quarantined += len(chunk.quarantined)
        self.counts.duplicates += len(chunk.duplicates)
        for piece in pieces(chunk, lambda: self.pace.size):
            batch = self._sorted(piece)
            with self.pace.batch(), self.store.writing() as writer:
                writer.stage(self.one.list_id, batch)
            self.pace.did(piece.rows)

    def _keep_warnings(self, chunk: Chunk) -> None:
        """Count all of them, and keep the first with their rows."""
        warnings, start = chunk.warnings, self._warnings
        self.counts.warnings.update(str(warning.code) for warning in warnings)
        kept = warnings[: max(0, WARNINGS_KEPT - start)]
        if kept:
            self._warnings += len(kept)
            with self.pace.batch(), self.store.writing() as writer:
                writer.put_list_warnings(self.one.list_id, start, kept)

    def _sorted(self, piece: Piece) -> StagedBatch:
        keys = {row.row_number: match_keys(row) for row in piece.contacts}
        joined_keys = [match_keys(one.contact) for one in piece.joined]
        wanted = {key for of_row in keys.values() for key in of_row}
        wanted.update(of_row[0] for of_row in joined_keys if of_row)
        known = self.store.known_by_key(self.one.list_id, wanted)
        batch = _Batch(aside=list(piece.aside))
        for row in piece.contacts:
            found = existing(row, keys[row.row_number], known) if known else None
            self._place(row, found, batch)
        for one, of_row in zip(piece.joined, joined_keys, strict=True):
            found = known.get(of_row[0]) if of_row else None
            self._join(one, found, batch)
        fresh = self._fresh(batch, keys)
        self._added.extend(one.details.row_number for one in fresh)
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

    def _place(self, row: ContactRow, found: Known | None, batch: "_Batch") -> None:
        """Say of an unjoined row whether it is new, newer, a relative or a repetition."""
        if found is None:
            batch.fresh.append(row)
            self.counts.accepted += 1
        elif not (found.taken or found.contact_id in batch.taken):
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
            and one.of_row >= batch.fresh[0].row_number
            and (one.of_row in batch.fresh_rows())
        ):
            batch.families.setdefault(one.of_row, []).append(one)
            return
        place = bisect_left(self._added, one.of_row)
        if place < len(self._added) and self._added[place] == one.of_row:
            batch.members.append(
                StagedMember(
                    place, one, tuple(self.new_id() for _ in one.contact.phones), _keys(one)
                )
            )
        else:
            batch.newer_members.append((self._repeated.get(one.of_row, ""), one))

    def _fresh(self, batch: "_Batch", keys: Mapping[int, Sequence[str]]) -> list[NewContact]:
        return [
            self._arriving(row, keys[row.row_number], batch.families.get(row.row_number, ()))
            for row in batch.fresh
        ]

    def _arriving(
        self, row: ContactRow, keys: Sequence[str], joined: Sequence[JoinedRow]
    ) -> NewContact:
        members: tuple[FamilyMember, ...] = ()
        if joined:
            members = (first_member(row), *(one.member for one in joined))
            keys = tuple(dict.fromkeys((*keys, *(key for one in joined for key in _keys(one)))))
            row = family_row(row, joined)
        new_id = self.new_id
        return NewContact(
            contact_id=new_id(),
            list_id=self.one.list_id,
            zone=zone_of(row.province, row.city, self.one.zone),
            officer_id=self.one.assigned_to,
            listed_at=self.one.started_at,
            details=row,
            number_ids=tuple([new_id() for _ in row.phones]),
            keys=tuple(keys),
            stage=Stage.NEW if row.phones else Stage.NEEDS_NUMBER,
            members=members,
        )


@dataclass(slots=True)
class _Batch:
    fresh: list[ContactRow] = field(default_factory=list)
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
            self._rows = {row.row_number for row in self.fresh}
        return self._rows


def _keys(one: JoinedRow) -> tuple[str, ...]:
    return match_keys(one.contact)


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
