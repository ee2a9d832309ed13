"""Use case of taking a list in: read, clean, match with what is there, keep all - or nothing.

Rows come in by small transactions, out of sight, so that the desk beside it goes on; then the list
is published. What a kill left half-way is made good by `settle`: a list that was still coming in is
removed, one that was being published is finished.
rows = accepted + updated + duplicates + quarantined, always.
"""

import contextlib
import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Protocol

from dialer.branch import load_branch
from dialer.call_lists import CallList
from dialer.errors import BadInputError, DiskFullError, RefusedError, SambungError
from dialer.intake.orders import Intake, IntakeState, ListImport, OnProgress, Progress, silent
from dialer.intake.pace import Pace, StoppedError
from dialer.intake.publishing import Publishing, TakingBack
from dialer.intake.staging import Staging
from dialer.lists.aside_file import write_aside
from dialer.lists.model import ListKind
from dialer.lists.reading import ListHead, ListReading, ReadOrder
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.refresh import refresh
from dialer.reports.saving import save_whole
from dialer.rulebook import Rulebook

__all__ = ["Intake", "IntakeState", "ListIntake", "OnProgress", "Progress"]


class ReadList(Protocol):
    """A way of reading a list (`dialer.lists.child`)."""

    def __call__(
        self, order: ReadOrder, *, check: Callable[[], None]
    ) -> AbstractContextManager[ListReading]: ...


SELDOM = 100_000
"""New objects after which the interpreter looks for cycles while a list comes in."""

_PLAIN = Intake()


def _nothing(_list_id: str) -> None:
    """Nothing follows."""


@dataclass(frozen=True, slots=True)
class ListIntake:
    """Taking lists in and back. `busy` lets one at a time; `after` gets the id of a list that is
    in (its doubtful pairs are looked for then)."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook
    busy: Lock = field(default_factory=Lock)
    read_list: ReadList | None = None
    after: Callable[[str], None] = _nothing

    def take_in(
        self,
        actor_id: str,
        path: Path,
        kind: ListKind,
        *,
        intake: Intake = _PLAIN,
        quarantine_dir: Path | None = None,
        on_progress: OnProgress = silent,
    ) -> CallList:
        """Take a file in and return the list with its counts.

        With `quarantine_dir`, rows put aside are also written there as XLSX. Raises BadInputError
        when the file is not such a list, RefusedError while another one comes in, and whatever
        `on_progress` raises; then nothing was kept.
        """
        with self._alone() as tidy:
            self._settle()
            self._check_replaced(intake, kind)
            pace = Pace(on_progress, tidy)
            try:
                call_list = self._take_in(actor_id, path, kind, intake, quarantine_dir, pace)
            except StoppedError as stopped:
                raise stopped.__cause__ or stopped from None
        self.after(call_list.list_id)
        return call_list

    def undo(self, actor_id: str, list_id: str, *, on_progress: OnProgress = silent) -> None:
        """Take a list back as a whole: what it added goes, what it changed is as before.

        Payments that found their contact by it wait for one again.
        Raises RefusedError when somebody was called from it since, or a later list built on it.
        """
        with self._alone() as tidy:
            self._settle()
            call_list = self.store.call_list(list_id)
            one = self.store.list_import(list_id)
            if call_list is None:
                raise BadInputError(f"Tidak ada daftar dengan ID {list_id}.")
            if one is None:
                raise RefusedError(
                    f"Daftar “{call_list.name}” diimpor dengan versi lama, jadi keadaan sebelumnya "
                    "tidak tercatat. Daftar itu tidak dapat ditarik kembali. Tidak ada yang diubah."
                )
            with self.store.writing() as writer:
                _refuse_used(call_list, writer.attempts_since(list_id))
                _refuse_merged(call_list, writer.merged_since(list_id))
                _refuse_followed(call_list, writer.changed_since(list_id))
                writer.take_back(list_id, actor_id)
                writer.audit(AuditEntry(self.now(), actor_id, "list_undone", list_id))
            rows = call_list.accepted + call_list.updated
            one = replace(one, undone_by=actor_id)
            self._taking_back(Pace(on_progress, tidy)).backward(one, rows)

    def settle(self) -> None:
        """Make good what a kill left half-way; does nothing while a list is coming in.

        For the start of the program, beside the desk.
        """
        if self.busy.acquire(blocking=False):
            try:
                self._settle()
            finally:
                self.busy.release()

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

    @contextlib.contextmanager
    def _alone(self) -> Iterator[Callable[[], None]]:
        if not self.busy.acquire(blocking=False):
            raise RefusedError(
                "Daftar lain sedang diimpor atau ditarik kembali. Tidak ada yang diubah. "
                "Tunggu sampai selesai, lalu coba lagi."
            )
        try:
            with self.store.much_writing() as tidy, _seldom_collecting():
                yield tidy
        finally:
            self.busy.release()

    def _take_in(
        self,
        actor_id: str,
        path: Path,
        kind: ListKind,
        intake: Intake,
        quarantine_dir: Path | None,
        pace: Pace,
    ) -> CallList:
        branch = load_branch(self.store)
        order = ReadOrder(
            path=path,
            kind=kind,
            area_code=branch.area_code or None,
            dues=self.rulebook.dues_on(self.now().date()).by_class,
            sheet=intake.sheet,
            choice=intake.choice,
            pasted=intake.pasted,
            mappings=tuple(self.store.column_mappings(kind)),
        )
        list_id = self.new_id()
        file = quarantine_dir / f"{path.stem}-{list_id[-12:]}.xlsx" if quarantine_dir else None
        one = ListImport(
            list_id=list_id,
            state=IntakeState.STAGING,
            started_at=self.now(),
            actor_id=actor_id,
            zone=branch.zone,
            assigned_to=intake.assigned_to,
            replaces=intake.replaces,
            quarantine_file=str(file) if file else "",
        )
        name = intake.name or path.stem
        try:
            with self._reading(order, pace) as reading:
                staging = Staging(self.store, self.new_id, pace, one, reading.head)
                with self.store.writing() as writer:
                    call_list = _call_list(staging, name, None)
                    writer.begin_import(one, call_list, reading.head.headers)
                pace.begin(IntakeState.STAGING, reading.head.most_rows)
                for number, chunk in enumerate(reading):
                    if not number:
                        pace.start()
                    staging.take(chunk)
                staging.put_entries()
            call_list = _call_list(staging, name, file)
            if call_list.quarantine_file is not None and file is not None:
                self._write_aside(list_id, file)
            with self.store.writing() as writer:
                writer.publish(call_list, staging.families)
                told_of = writer.contacts_of(writer.added_beside(list_id))
                refresh(writer, list(told_of.values()), self.rulebook)
        except BaseException:
            with contextlib.suppress(SambungError):
                self._give_up(one)
            raise
        try:
            self._publishing(pace).forward(one)
        except StoppedError:
            if self._take_back_unused(one):
                self._give_up(one)
                raise
            self._publishing(Pace()).forward(one)
        return call_list

    def _reading(self, order: ReadOrder, pace: Pace) -> AbstractContextManager[ListReading]:
        read_list = self.read_list
        if read_list is None:
            from dialer.lists import child

            read_list = child.read_list
        return read_list(order, check=pace.check)

    def _publishing(self, pace: Pace) -> Publishing:
        return Publishing(self.store, self.now, self.new_id, self.rulebook, pace)

    def _taking_back(self, pace: Pace) -> TakingBack:
        return TakingBack(self.store, self.now, self.new_id, self.rulebook, pace)

    def _take_back_unused(self, one: ListImport) -> bool:
        """Hide what was published again, unless somebody has been called from it meanwhile."""
        with self.store.writing() as writer:
            if writer.attempts_since(one.list_id):
                return False
            writer.take_back(one.list_id, "")
        return True

    def _give_up(self, one: ListImport) -> None:
        """Remove what came in so far, with its file."""
        if self.store.list_import(one.list_id) is None:
            return
        with self.store.writing() as writer:
            writer.take_back(one.list_id, "")
        self._back(one)

    def _back(self, one: ListImport) -> None:
        self._taking_back(Pace()).backward(one)
        if one.quarantine_file and not one.undone_by:
            Path(one.quarantine_file).unlink(missing_ok=True)

    def _settle(self) -> None:
        while (one := self.store.unsettled_import()) is not None:
            if one.state is IntakeState.PUBLISHING:
                self._publishing(Pace()).forward(one)
                self.after(one.list_id)
            elif one.state is IntakeState.STAGING:
                self._give_up(one)
            else:
                self._back(one)

    def _check_replaced(self, intake: Intake, kind: ListKind) -> None:
        if not intake.replaces:
            return
        replaced = self.store.call_list(intake.replaces)
        if replaced is None or replaced.kind is not kind:
            raise BadInputError(
                "Daftar yang hendak digantikan tidak ada atau jenisnya lain. Tidak ada data yang "
                "diimpor. Pilih daftar lama yang sejenis, atau impor tanpa menggantikan."
            )

    def _write_aside(self, list_id: str, path: Path) -> None:
        aside = self.store.aside(list_id)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with path.open("wb") as target:
                write_aside(aside, target)
        except OSError as error:
            raise DiskFullError(
                f"Berkas karantina tidak dapat ditulis di {path.parent}. Tidak ada baris yang "
                "diambil. Periksa ruang disk, lalu impor lagi."
            ) from error


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for cycles now and then only: rows have none, and there are a million of them."""
    often = gc.get_threshold()
    gc.set_threshold(SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


def _call_list(staging: Staging, name: str, file: Path | None) -> CallList:
    head: ListHead = staging.head
    counts = staging.counts
    return CallList(
        list_id=staging.one.list_id,
        kind=head.kind,
        name=name,
        file=head.file,
        sheet=head.sheet,
        header_row=head.header_row,
        columns=dict(head.columns),
        rows=counts.rows,
        accepted=counts.accepted,
        updated=counts.updated,
        duplicates=counts.duplicates,
        quarantined=counts.quarantined,
        warnings=dict(sorted(counts.warnings.items())),
        quarantine_file=str(file) if file and counts.quarantined else None,
        imported_at=staging.one.started_at,
        imported_by=staging.one.actor_id,
    )


def _refuse_used(call_list: CallList, attempts: int) -> None:
    if attempts:
        raise RefusedError(
            f"Daftar “{call_list.name}” tidak dapat ditarik kembali karena sudah ada {attempts} "
            "upaya atau catatan pada kontaknya sejak diimpor. Tidak ada yang diubah."
        )


def _refuse_merged(call_list: CallList, pairs: int) -> None:
    if pairs:
        raise RefusedError(
            f"Daftar “{call_list.name}” tidak dapat ditarik kembali karena {pairs} pasangan "
            "kontaknya sudah digabung. Tidak ada yang diubah. Pisahkan pasangan itu dahulu."
        )


def _refuse_followed(call_list: CallList, later: str) -> None:
    if later:
        raise RefusedError(
            f"Daftar “{call_list.name}” tidak dapat ditarik kembali karena daftar “{later}” yang "
            "lebih baru memperbarui kontaknya. Tidak ada yang diubah. "
            "Tarik kembali daftar itu dahulu."
        )
