"""Questions about payments and results files (a part of `db.reader`)."""

from collections.abc import Mapping, Sequence
from datetime import date

from db import payments, received
from db.liquidation import money_of_period
from db.visit_questions import VisitQuestions
from dialer.promise_figures import Money
from dialer.received.model import ReceivedAside, ReceivedFile, StoredPayment


class PaymentQuestions(VisitQuestions):
    """Answers questions about what was received, each on a connection that `reading` opens."""

    def received_files(self) -> Sequence[ReceivedFile]:
        """Return the payments and results files, the newest first."""
        with self._reading() as connection:
            return received.received_files(connection)

    def received_file(self, file_id: str) -> ReceivedFile | None:
        """Return one payments or results file."""
        with self._reading() as connection:
            return received.received_file(connection, file_id)

    def received_aside(self, file_id: str) -> ReceivedAside:
        """Return the rows of a file that were not taken."""
        with self._reading() as connection:
            return received.received_aside(connection, file_id)

    def results_taken(self, file_id: str) -> Mapping[str, str]:
        """Return the attempts of a results file that still count, each with its contact."""
        with self._reading() as connection:
            return received.results_taken(connection, file_id)

    def results_taken_back(self) -> frozenset[str]:
        """Return the attempts of all results files that were taken back."""
        with self._reading() as connection:
            return received.results_taken_back(connection)

    def payment(self, payment_id: str) -> StoredPayment | None:
        """Return one payment."""
        with self._reading() as connection:
            return payments.payment(connection, payment_id)

    def open_payments(self, after: str, limit: int) -> Sequence[StoredPayment]:
        """Return what waits for its contact or its payment, by id after `after`."""
        with self._reading() as connection:
            return payments.open_payments(connection, after, limit)

    def open_payment_count(self) -> int:
        """Return how many payments wait."""
        with self._reading() as connection:
            return payments.open_payment_count(connection)

    def payments_of_file(self, file_id: str, limit: int) -> Sequence[StoredPayment]:
        """Return payments of a file that were not taken back, in the order they came in."""
        with self._reading() as connection:
            return payments.payments_of_file(connection, file_id, limit)

    def promises_paid_by(self, payment_ids: Sequence[str]) -> Sequence[tuple[str, bool, int]]:
        """Return what payments did to promises in time: id, whether they kept it, rupiah."""
        with self._reading() as connection:
            return payments.promises_paid_by(connection, payment_ids)

    def payments_by_hand(self, limit: int) -> Sequence[StoredPayment]:
        """Return payments that somebody gave to a contact, the last to come in first."""
        with self._reading() as connection:
            return payments.payments_by_hand(connection, limit)

    def payments_of_contact(self, contact_id: str) -> Sequence[StoredPayment]:
        """Return what a contact paid, the newest first."""
        with self._reading() as connection:
            return payments.payments_of_contact(connection, contact_id)

    def money_of_period(self, day_from: date, day_to: date) -> Sequence[Money]:
        """Return rupiah received in a period (both days inside) and assigned."""
        with self._reading() as connection:
            return money_of_period(connection, day_from, day_to)
