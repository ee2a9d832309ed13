"""Use case of taking payments in: read, match with contacts, keep each payment once.

A payment belongs to the contact of its account, else of its card (a family's members included),
never by name alone. rows = accepted + duplicates + quarantined + unmatched, always.

Rows go in by batches with a pause between, so that the desk stays usable. The file's record says
whether it is whole: a kill in the middle leaves a file that is not `finished`, and the same file
once more completes it, because what came in so far is known by its fingerprint and taken over. An
error or a cancel takes back what came in and forgets the file.

A payment whose payer is not known is kept and waits. Seen again in another file while it still
waits it counts as `unmatched` again but is not kept twice; if its contact has come meanwhile it is
matched then and there and counts as `accepted`.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from dialer.branch import load_branch
from dialer.errors import BadInputError
from dialer.hours import local
from dialer.lists.child import tables_of
from dialer.lists.reading import ColumnChoice
from dialer.payment_batch import BATCH, Intake, PaymentBatch
from dialer.payment_matching import PaymentMatching
from dialer.payments_columns import PAYMENTS
from dialer.payments_rows import BadRow, PaymentReader, PaymentRow
from dialer.payments_words import PaymentDoubt
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.promises_paid import promises_paid
from dialer.received.aside_file import save_received_aside
from dialer.received.model import Aside, AsideLine, FileKind, ReceivedFile
from dialer.received.sheets import choose_sheets
from dialer.rulebook import Rulebook

OnProgress = Callable[[int, int], None]
"""Told how many rows of how many are done; raising anything leaves nothing behind."""

PAUSE = 0.01
"""Seconds between two batches, in which somebody else may write."""


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True)
class PaymentIntake:
    """Taking payments in."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook
    pause: Callable[[float], None] = time.sleep

    def take_in(
        self,
        actor_id: str,
        path: Path,
        *,
        sheet: str | None = None,
        choice: ColumnChoice | None = None,
        pasted: str | None = None,
        quarantine_dir: Path | None = None,
        on_progress: OnProgress = _silent,
    ) -> ReceivedFile:
        """Take a payments file in and return it with its counts.

        Columns are those of the `choice`, else as remembered for such files, else found out.
        `sheet` may name several that are read together. With `pasted`, that text is the file and
        `path` only its name. With `quarantine_dir`, rows that were not taken are also written there
        as XLSX. Raises BadInputError when the file is none of payments; then nothing was kept.
        """
        chosen = choose_sheets(
            tables_of(path, pasted),
            PAYMENTS,
            path.name,
            sheet=sheet,
            choice=choice,
            mappings=self.store.column_mappings(FileKind.PAYMENTS),
        )
        zone = load_branch(self.store).zone
        today = local(self.now(), zone).date()
        channels = self.rulebook.payment_channels
        readers = [PaymentReader(part, today, channels) for part in chosen.parts]
        if next(chain.from_iterable(readers), None) is None:
            raise BadInputError(
                f"Berkas “{path.name}” memiliki judul kolom pembayaran tetapi tidak ada baris di "
                "bawahnya. Tidak ada data yang diambil. Periksa apakah ini berkas yang dimaksud."
            )
        received = ReceivedFile(
            file_id=self.new_id(),
            kind=FileKind.PAYMENTS,
            file=path.name,
            sheet=chosen.sheet,
            header_row=chosen.first.header_row,
            columns={str(field): title for field, title in chosen.first.named.items()},
            received_at=self.now(),
            received_by=actor_id,
        )
        intake = Intake(received.file_id, chosen.titles, chosen.sheet)
        intake.warnings[PaymentDoubt.MONTH_FIRST] += any(one.months_first for one in readers)
        intake.warnings[PaymentDoubt.OTHER_SHEETS] += len(chosen.left)
        lines = [AsideLine(0, Aside.DOUBT, one, "", ()) for one in chosen.left]
        if intake.warnings[PaymentDoubt.MONTH_FIRST]:
            lines.append(AsideLine(0, Aside.DOUBT, PaymentDoubt.MONTH_FIRST, "", ()))
        with self.store.writing() as writer:
            writer.put_received_file(received, chosen.titles)
            writer.add_received_aside(received.file_id, lines)
        total = chosen.most_rows
        try:
            rows = chain.from_iterable(readers)
            self._take(actor_id, rows, intake, lambda done: on_progress(done, total))
            done = self._finish(actor_id, received, intake, path, quarantine_dir)
        except BaseException:
            self._matching().withdraw(actor_id, received.file_id)
            raise
        return replace(done, promises=promises_paid(self.store.promises_paid_by(intake.given)))

    def _matching(self) -> PaymentMatching:
        return PaymentMatching(self.store, self.now, self.new_id, self.rulebook, self.pause)

    def _take(
        self,
        actor_id: str,
        rows: Iterable[PaymentRow | BadRow],
        intake: Intake,
        told: Callable[[int], None],
    ) -> None:
        """Payments first, reversals behind them: a reversal may stand above its payment."""
        reversals: list[PaymentRow | BadRow] = []

        def payments() -> Iterator[PaymentRow | BadRow]:
            for row in rows:
                if isinstance(row, PaymentRow) and row.amount < 0:
                    reversals.append(row)
                else:
                    yield row

        for source in (payments(), iter(reversals)):
            for batch in _batches(source):
                with self.store.writing() as writer:
                    PaymentBatch(
                        writer, self.now(), self.new_id, actor_id, intake, self.rulebook
                    ).take(batch)
                told(intake.rows)
                self.pause(PAUSE)

    def _finish(
        self,
        actor_id: str,
        received: ReceivedFile,
        intake: Intake,
        path: Path,
        quarantine_dir: Path | None,
    ) -> ReceivedFile:
        aside_file: Path | None = None
        if quarantine_dir is not None:
            aside_file = quarantine_dir / f"{path.stem}-{received.file_id[-12:]}.xlsx"
            if not save_received_aside(self.store.received_aside(received.file_id), aside_file):
                aside_file = None
        try:
            return self._seal(actor_id, received, intake, aside_file)
        except BaseException:
            if aside_file is not None:
                aside_file.unlink(missing_ok=True)
            raise

    def _seal(
        self, actor_id: str, received: ReceivedFile, intake: Intake, aside_file: Path | None
    ) -> ReceivedFile:
        """Say of a file that it is whole; forget broken-off ones of which nothing is left."""
        done = replace(
            received,
            rows=intake.rows,
            accepted=intake.accepted,
            duplicates=intake.duplicates,
            quarantined=intake.quarantined,
            unmatched=intake.unmatched,
            warnings={str(code): count for code, count in sorted(intake.warnings.items()) if count},
            quarantine_file=str(aside_file) if aside_file else None,
            finished=True,
        )
        assert done.rows == done.accepted + done.duplicates + done.quarantined + done.unmatched
        with self.store.writing() as writer:
            writer.put_received_file(done, intake.header)
            for file_id in intake.taken_over:
                if not writer.payments_of_file(file_id, 1):
                    writer.drop_received_file(file_id)
            writer.audit(AuditEntry(self.now(), actor_id, "payments_received", received.file_id))
        return done


def _batches(rows: Iterator[PaymentRow | BadRow]) -> Iterator[Sequence[PaymentRow | BadRow]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
