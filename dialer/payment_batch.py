"""Some rows of a payments file taken in, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.dates import format_date
from dialer.lists.sheet_names import row_words
from dialer.payment_facts import PaymentFacts, ReversedWhy
from dialer.payments_rows import BadRow, PaymentRow, Undoing
from dialer.payments_words import FAULTS, Fault
from dialer.ports import NewId, Writer
from dialer.received.model import DOUBTS_KEPT, Aside, AsideLine, ReceivedFile, StoredPayment
from dialer.rulebook import Rulebook

BATCH = 500
"""Rows of one transaction: some 50 ms, so that an outcome saved meanwhile does not wait long."""


@dataclass(slots=True)
class Intake:
    """A file on its way in: its counts so far and the rows already seen in it.

    `seen` maps a fingerprint to its row; `taken_over` are files that were interrupted and whose
    payments this one has. `given` are the ids of payments that found their contact.
    """

    file_id: str
    header: tuple[str, ...]
    sheet: str | None = None
    accepted: int = 0
    duplicates: int = 0
    quarantined: int = 0
    unmatched: int = 0
    doubts: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    seen: dict[str, int] = field(default_factory=dict)
    taken_over: set[str] = field(default_factory=set)
    given: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.accepted + self.duplicates + self.quarantined + self.unmatched


class PaymentBatch:
    """Takes rows in through one writer; of no use afterwards."""

    def __init__(
        self,
        writer: Writer,
        at: datetime,
        new_id: NewId,
        actor_id: str,
        intake: Intake,
        rulebook: Rulebook,
    ) -> None:
        self._writer = writer
        self._new_id = new_id
        self._intake = intake
        self._facts = PaymentFacts(writer, at, new_id, actor_id, rulebook)
        self._aside: list[AsideLine] = []
        self._elsewhere: dict[str, int] = {}
        self._files: dict[str, ReceivedFile | None] = {}

    def take(self, rows: Sequence[PaymentRow | BadRow]) -> None:
        """Take payments and bad rows, or reversals (a batch has no mixture of the two)."""
        fresh: list[PaymentRow] = []
        for row in rows:
            if isinstance(row, BadRow):
                self._quarantine(row.row_number, row.faults, row.cells)
                continue
            earlier = self._intake.seen.setdefault(row.fingerprint, row.row_number)
            if earlier != row.row_number:
                self._repeated(row, earlier)
            else:
                fresh.append(row)
        known = self._known(fresh)
        if any(row.amount < 0 for row in fresh):
            self._take_reversals(fresh, known)
        elif fresh:
            self._take_payments(fresh, known)
        self._writer.put_seen(self._intake.file_id, self._elsewhere)
        self._writer.add_received_aside(self._intake.file_id, self._aside)

    def _known(self, rows: Sequence[PaymentRow]) -> Mapping[int, StoredPayment]:
        """Row number -> the payment of an earlier file that it is.

        A row without a reference number is the same as one with it in another file, and a row
        without a channel the same as one with it.
        """
        without = [row.likeness for row in rows if not row.reference and row.amount > 0]
        alike = self._writer.payments_alike([row.fingerprint for row in rows], without)
        alike = [one for one in alike if one.file_id != self._intake.file_id]
        by_print = {one.fingerprint: one for one in alike}
        by_likeness: dict[str | None, StoredPayment] = {}
        by_money: dict[str, list[StoredPayment]] = {}
        for earlier in alike:
            by_likeness.setdefault(earlier.likeness, earlier)
            money = (earlier.likeness or "").rpartition("|")[0]
            by_money.setdefault(money, []).append(earlier)
        found: dict[int, StoredPayment] = {}
        for row in rows:
            one = by_print.get(row.fingerprint)
            if one is None and not row.reference and row.amount > 0:
                one = by_likeness.get(row.likeness) or _without_channel(row, by_money)
            if one is not None:
                found[row.row_number] = one
                if not self._is_interrupted(one):
                    self._elsewhere[one.payment_id] = row.row_number
        return found

    def _take_payments(
        self, rows: Sequence[PaymentRow], known: Mapping[int, StoredPayment]
    ) -> None:
        waiting = [row for row in rows if self._waits(known.get(row.row_number))]
        payers = self._writer.payers(
            {row.account for row in waiting}, {row.card for row in waiting if row.card}
        )
        kept: list[StoredPayment] = []
        for row in rows:
            earlier = known.get(row.row_number)
            if earlier is not None and not self._waits(earlier):
                self._known_already(row, earlier)
                continue
            payment = self._stored(row) if earlier is None else earlier
            if earlier is not None and self._is_interrupted(earlier):
                self._intake.taken_over.add(earlier.file_id)
                payment = replace(earlier, file_id=self._intake.file_id, row_number=row.row_number)
            payment = self._facts.matched(payment, payers)
            if payment is not earlier:
                kept.append(payment)
            if payment.contact_id is None:
                self._without_contact(row)
            else:
                self._intake.given.append(payment.payment_id)
                self._accept(row)
        self._writer.put_payments(kept)
        self._facts.undo_what_was_reversed(kept)
        self._facts.append()

    def _waits(self, earlier: StoredPayment | None) -> bool:
        """Whether a payment is new, still without a contact, or of a file that broke off."""
        return earlier is None or earlier.open or self._is_interrupted(earlier)

    def _take_reversals(
        self, rows: Sequence[PaymentRow], known: Mapping[int, StoredPayment]
    ) -> None:
        for row in rows:
            earlier = known.get(row.row_number)
            if earlier is not None and not earlier.open and not self._is_interrupted(earlier):
                self._known_already(row, earlier)
                continue
            reversal = self._stored(row) if earlier is None else earlier
            if earlier is not None and self._is_interrupted(earlier):
                self._intake.taken_over.add(earlier.file_id)
                reversal = replace(earlier, file_id=self._intake.file_id, row_number=row.row_number)
            if reversal.reverses is None:
                target = self._facts.target_of(
                    reversal, same_reference=row.undoing is Undoing.STATUS
                )
                if target is None and row.undoing is Undoing.STATUS:
                    self._quarantine(row.row_number, (Fault.NOTHING_TO_REVERSE,), row.cells)
                    continue
                if target is not None:
                    reversal = self._facts.undone(reversal, target, ReversedWhy.REVERSAL)
            self._writer.put_payments([reversal])
            if reversal.reverses is None:
                self._without_contact(row)
            else:
                self._accept(row)
        self._facts.append()

    def _stored(self, row: PaymentRow) -> StoredPayment:
        return StoredPayment(
            payment_id=self._new_id(),
            fingerprint=row.fingerprint,
            likeness=row.likeness,
            file_id=self._intake.file_id,
            row_number=row.row_number,
            account=row.account,
            card=row.card,
            payer=row.payer,
            paid_on=row.paid_on,
            amount=row.amount,
            channel=row.channel,
            channel_text=row.channel_text,
            reference=row.reference,
        )

    def _is_interrupted(self, payment: StoredPayment) -> bool:
        received = self._file(payment.file_id)
        return received is None or not received.finished

    def _file(self, file_id: str) -> ReceivedFile | None:
        if file_id not in self._files:
            self._files[file_id] = self._writer.received_file(file_id)
        return self._files[file_id]

    # -- counting ------------------------------------------------------------------------

    def _accept(self, row: PaymentRow) -> None:
        self._intake.accepted += 1
        self._doubt(row)

    def _doubt(self, row: PaymentRow) -> None:
        self._intake.warnings.update(row.doubts)
        room = max(0, DOUBTS_KEPT - self._intake.doubts)
        self._intake.doubts += len(row.doubts)
        for doubt in row.doubts[:room]:
            self._put_aside(row.row_number, Aside.DOUBT, doubt, "", row.cells)

    def _quarantine(self, row_number: int, faults: Sequence[Fault], cells: Sequence[Cell]) -> None:
        self._intake.quarantined += 1
        reason = "; ".join(FAULTS[fault][0] for fault in faults)
        fix = " ".join(FAULTS[fault][1] for fault in faults)
        self._put_aside(row_number, Aside.QUARANTINED, reason, fix, cells)

    def _repeated(self, row: PaymentRow, earlier: int) -> None:
        self._intake.duplicates += 1
        where = row_words(earlier, self._intake.sheet)
        reason = f"Sama dengan baris {where}: nomor, tanggal, jumlah, dan kanalnya sama"
        fix = "Bila memang dua pembayaran, isi nomor referensi masing-masing yang berbeda."
        if row.reference:
            reason += ", juga nomor referensinya"
            fix = "Tidak perlu diperbaiki; hapus baris ini bila memang ganda."
        self._put_aside(row.row_number, Aside.DUPLICATE, reason, fix, row.cells)

    def _known_already(self, row: PaymentRow, earlier: StoredPayment) -> None:
        self._intake.duplicates += 1
        received = self._file(earlier.file_id)
        where = f"berkas “{received.file}”" if received else "berkas lain"
        row_number = row_words(earlier.row_number, received.sheet if received else None)
        when = f" tanggal {format_date(received.received_at.date())}" if received else ""
        reason = f"Sudah diterima dari {where} baris {row_number}{when}"
        fix = "Tidak perlu diperbaiki. Bila ini pembayaran lain, isi nomor referensinya."
        self._put_aside(row.row_number, Aside.DUPLICATE, reason, fix, row.cells)

    def _without_contact(self, row: PaymentRow) -> None:
        self._intake.unmatched += 1
        self._doubt(row)
        reason = "Tidak ada kontak dengan nomor VA atau kartu ini"
        fix = (
            "Tersimpan dan menunggu: dicocokkan bila kontaknya diimpor, atau dengan tangan di "
            "halaman Berkas diterima. Tidak perlu diimpor lagi."
        )
        if row.amount < 0:
            reason = "Pembayaran yang dibatalkan baris ini belum diterima"
            fix = "Tersimpan dan menunggu sampai pembayarannya diterima. Tidak perlu diimpor lagi."
        self._put_aside(row.row_number, Aside.UNMATCHED, reason, fix, row.cells)

    def _put_aside(
        self, row_number: int, why: Aside, reason: str, fix: str, cells: Sequence[Cell]
    ) -> None:
        texts = tuple(cell_text(cell) for cell in cells)
        self._aside.append(AsideLine(row_number, why, reason, fix, texts))


def _without_channel(
    row: PaymentRow, by_money: Mapping[str, Sequence[StoredPayment]]
) -> StoredPayment | None:
    """A payment of that account, day and amount, where the row or the payment has no channel."""
    money, _, channel = row.likeness.rpartition("|")
    found = by_money.get(money, ())
    return next((one for one in found if not channel or (one.likeness or "").endswith("|")), None)
