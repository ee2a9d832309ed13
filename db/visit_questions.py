"""Questions about visits (a part of `db.reader`), each on a connection that `reading` opens."""

from collections.abc import Iterator, Sequence

from db import visits
from db.intake_questions import IntakeQuestions
from dialer.contact import Contact
from dialer.facts import Fact
from dialer.visit_store import Candidate, VisitPhoto


class VisitQuestions(IntakeQuestions):
    """Answers questions about visits (`dialer.visit_store.VisitReader`)."""

    def visit_histories(self) -> Sequence[tuple[Contact, Sequence[Fact]]]:
        """Return the employers that were ever to be visited, with their facts."""
        with self._reading() as connection:
            return visits.visit_histories(connection)

    def visit_candidates(
        self, limit: int, owner_id: str = "", words: Sequence[str] = ()
    ) -> Sequence[Candidate]:
        """Return employers that could be visited; see `db.visits`."""
        with self._reading() as connection:
            return visits.visit_candidates(connection, limit, owner_id, words)

    def employer_histories(self) -> Iterator[tuple[Contact, Sequence[Fact]]]:
        """Go through the employers that have a history, page by page."""
        after: int | None = 0
        while after is not None:
            with self._reading() as connection:
                found, after = visits.employer_page(connection, after)
            yield from found

    def photos_of(self, contact_id: str) -> Sequence[VisitPhoto]:
        """Return the pictures of a contact, oldest first."""
        with self._reading() as connection:
            return visits.photos_of(connection, contact_id)

    def photo(self, photo_id: str) -> tuple[VisitPhoto, bytes] | None:
        """Return a picture with its content."""
        with self._reading() as connection:
            return visits.photo(connection, photo_id)
