"""What canvassing needs of the store: a part of `dialer.ports`.

Photos are personal data of a contact and go with it. They stand in the encrypted database and not
in files of their own, so that erasing, undoing an import, and backups need no second care.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dialer.contact import Contact
from dialer.facts import Fact


@dataclass(frozen=True, slots=True)
class Candidate:
    """An employer that could be visited: how the last attempt ended, "" for none yet."""

    contact: Contact
    last_code: str
    last_attempt_at: datetime | None


@dataclass(frozen=True, slots=True)
class VisitPhoto:
    """A picture of a document or card, without its content; sizes in pixels and bytes.

    `attempt_id` is the visit made on which it was taken, "" while none was made.
    """

    photo_id: str
    contact_id: str
    attempt_id: str
    added_at: datetime
    added_by: str
    caption: str
    width: int
    height: int
    size: int


class VisitReader(Protocol):
    """Questions about visits."""

    def visit_histories(self) -> Sequence[tuple[Contact, Sequence[Fact]]]: ...
    def visit_candidates(
        self, limit: int, owner_id: str = "", words: Sequence[str] = ()
    ) -> Sequence[Candidate]: ...
    def employer_histories(self) -> Iterator[tuple[Contact, Sequence[Fact]]]: ...
    def photos_of(self, contact_id: str) -> Sequence[VisitPhoto]: ...
    def photo(self, photo_id: str) -> tuple[VisitPhoto, bytes] | None: ...


class VisitWriter(Protocol):
    """What canvassing writes beside facts."""

    def put_photo(self, photo: VisitPhoto, content: bytes) -> None: ...
    def drop_photo(self, photo_id: str) -> None: ...
