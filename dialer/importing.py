"""Use case of taking a list in: read, clean, match with what is there, keep all - or nothing.

Reading happens before the transaction; keeping is one transaction, so a failure or a cancel leaves
the store as it was. rows = accepted + updated + duplicates + quarantined, always.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialer.branch import Branch, load_branch
from dialer.call_lists import Aside, AsideRow, CallList
from dialer.contact import Contact, merged_row, queue_priority
from dialer.contacts.cells import Cell, cell_text
from dialer.errors import BadInputError, DiskFullError
from dialer.lists.aside_file import write_aside
from dialer.lists.matching import match_keys
from dialer.lists.model import ContactRow, ListKind, ParsedList
from dialer.lists.parse import parse_list
from dialer.lists.quarantine import write_quarantine
from dialer.ports import AuditEntry, NewContact, NewId, Now, Store, Writer
from dialer.refresh import refresh
from dialer.reports.saving import save_whole
from dialer.rulebook import Rulebook
from dialer.standing import Stage

BATCH = 2_000

OnProgress = Callable[[int, int], None]
"""Told how many rows of how many are done; raising anything leaves nothing behind."""


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a list is taken in as: its name, and whose contacts they become (empty: anyone's)."""

    name: str = ""
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class ListIntake:
    """Taking lists in."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def take_in(
        self,
        actor_id: str,
        path: Path,
        kind: ListKind,
        *,
        intake: Intake = Intake(),
        quarantine_dir: Path | None = None,
        on_progress: OnProgress = _silent,
    ) -> CallList:
        """Take a file in and return the list with its counts.

        With `quarantine_dir`, rows put aside are also written there as XLSX. Raises BadInputError
        when the file is not such a list; then nothing was kept.
        """
        branch = load_branch(self.store)
        dues = self.rulebook.dues_on(self.now().date())
        parsed = parse_list(path, kind, area_code=branch.area_code or None, dues=dues.by_class)
        on_progress(0, parsed.rows)
        list_id = self.new_id()
        aside_file: Path | None = None
        if quarantine_dir is not None and parsed.quarantined:
            aside_file = quarantine_dir / f"{path.stem}-{list_id[-12:]}.xlsx"
            _write_aside(parsed, aside_file)
        try:
            with self.store.writing() as writer:
                return self._keep(
                    writer,
                    actor_id,
                    path,
                    parsed,
                    _Target(list_id, branch, intake, aside_file),
                    on_progress,
                )
        except BaseException:
            if aside_file is not None:
                aside_file.unlink(missing_ok=True)
            raise

    def save_aside(self, actor_id: str, list_id: str, target: Path) -> int:
        """Write the rows a list put aside to a workbook and note who did; return how many.

        Raises BadInputError when there are none or `target` cannot be written, DiskFullError.
        """
        aside = self.store.aside(list_id)
        if not aside.rows:
            raise BadInputError("Tidak ada baris yang disisihkan pada daftar ini.")
        save_whole(target, lambda file: write_aside(aside, file))
        with self.store.writing() as writer:
            writer.audit(AuditEntry(self.now(), actor_id, "aside_saved", list_id))
        return len(aside.rows)

    def _keep(
        self,
        writer: Writer,
        actor_id: str,
        path: Path,
        parsed: ParsedList,
        target: "_Target",
        on_progress: OnProgress,
    ) -> CallList:
        now = self.now()
        accepted = updated = 0
        repeated: list[AsideRow] = []
        taken: set[str] = set()
        added: set[str] = set()
        for start in range(0, len(parsed.contacts), BATCH):
            batch = parsed.contacts[start : start + BATCH]
            keys = {key for row in batch for key in match_keys(row)}
            found = writer.contacts_by_key(keys).items()
            known = {key: contact_id for key, contact_id in found if contact_id not in added}
            fresh: list[NewContact] = []
            newer: list[tuple[str, NewContact]] = []
            for row in batch:
                arriving = self._arriving(row, target)
                contact_id = _existing(writer, row, arriving.keys, known)
                if contact_id is None:
                    fresh.append(arriving)
                    accepted += 1
                elif contact_id in taken:
                    repeated.append(_repeated(row, parsed))
                else:
                    taken.add(contact_id)
                    newer.append((contact_id, arriving))
            writer.add_contacts(fresh)
            if newer:
                self._update(writer, newer)
            updated += len(newer)
            added.update(one.contact_id for one in fresh)
            on_progress(start + len(batch), parsed.rows)
        call_list = CallList(
            list_id=target.list_id,
            kind=parsed.kind,
            name=target.intake.name or path.stem,
            file=path.name,
            sheet=parsed.sheet,
            header_row=parsed.header_row,
            columns=dict(parsed.columns),
            rows=parsed.rows,
            accepted=accepted,
            updated=updated,
            duplicates=len(parsed.duplicates) + len(repeated),
            quarantined=len(parsed.quarantined),
            warnings=dict(parsed.warning_counts),
            quarantine_file=str(target.aside_file) if target.aside_file else None,
            imported_at=now,
            imported_by=actor_id,
        )
        writer.put_list(call_list, _aside(parsed, repeated))
        writer.audit(AuditEntry(now, actor_id, "list_imported", target.list_id))
        return call_list

    def _arriving(self, row: ContactRow, target: "_Target") -> NewContact:
        return NewContact(
            contact_id=self.new_id(),
            list_id=target.list_id,
            zone=target.branch.zone,
            officer_id=target.intake.assigned_to,
            listed_at=self.now(),
            details=row,
            number_ids=tuple(self.new_id() for _ in row.phones),
            keys=match_keys(row),
            priority=queue_priority(row),
            stage=Stage.NEW if row.phones else Stage.NEEDS_NUMBER,
        )

    def _update(self, writer: Writer, newer: Sequence[tuple[str, NewContact]]) -> None:
        ids = [contact_id for contact_id, _ in newer]
        kept = writer.contacts_of(ids)
        writer.update_contacts(
            [(contact_id, _merged(kept[contact_id], arriving)) for contact_id, arriving in newer]
        )
        changed = writer.contacts_of(ids)
        refresh(writer, [changed[contact_id] for contact_id in ids], self.rulebook)


def _merged(kept: Contact, arriving: NewContact) -> NewContact:
    """A newer row of a known contact; whose contact it is stays as it was decided."""
    row = merged_row(kept.details, arriving.details)
    return replace(
        arriving,
        officer_id=kept.officer_id or arriving.officer_id,
        details=row,
        keys=match_keys(row),
        priority=queue_priority(row),
    )


def _write_aside(parsed: ParsedList, path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_quarantine(parsed, path)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise DiskFullError(
            f"Berkas karantina tidak dapat ditulis di {path.parent}. Tidak ada baris yang diambil. "
            "Periksa ruang disk, lalu impor lagi."
        ) from error


@dataclass(frozen=True, slots=True)
class _Target:
    list_id: str
    branch: Branch
    intake: Intake
    aside_file: Path | None


def _existing(
    writer: Writer, row: ContactRow, keys: Sequence[str], known: Mapping[str, str]
) -> str | None:
    """Return the contact a row belongs to, by its strongest known key.

    A weaker key (a shared virtual account, a firm's name) never joins two different cards, NPWP or
    NIB: those are different people or firms.
    """
    for position, key in enumerate(keys):
        contact_id = known.get(key)
        if contact_id is None:
            continue
        if position == 0:
            return contact_id
        contact = writer.contact(contact_id)
        if contact is not None and not _contradicts(row, contact.details):
            return contact_id
    return None


def _contradicts(row: ContactRow, kept: ContactRow) -> bool:
    pairs = ((row.card, kept.card), (row.nik, kept.nik), (row.npwp, kept.npwp), (row.nib, kept.nib))
    return any(one and other and one != other for one, other in pairs)


def _repeated(row: ContactRow, parsed: ParsedList) -> AsideRow:
    cells = [""] * len(parsed.headers)
    if parsed.columns["name"] in parsed.headers:
        cells[parsed.headers.index(parsed.columns["name"])] = row.name
    return AsideRow(
        row_number=row.row_number,
        duplicate=True,
        reason="Orang atau badan usaha yang sama sudah diperbarui oleh baris lain di berkas ini.",
        fix="Gabungkan kedua baris bila isinya berbeda.",
        cells=tuple(cells),
    )


def _aside(parsed: ParsedList, repeated: Sequence[AsideRow]) -> Aside:
    rows = [
        AsideRow(one.row_number, False, one.explanation, one.remedy, _texts(one.cells))
        for one in parsed.quarantined
    ]
    rows += [
        AsideRow(
            one.row_number,
            True,
            f"Sama dengan baris {one.of_row}.",
            "Tidak perlu diperbaiki bila memang orang atau badan usaha yang sama.",
            _texts(one.cells),
        )
        for one in parsed.duplicates
    ]
    rows += repeated
    return Aside(parsed.headers, tuple(sorted(rows, key=lambda row: row.row_number)))


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell_text(cell) for cell in cells)
