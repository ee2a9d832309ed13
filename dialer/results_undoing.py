"""Use case of taking a results file back: its attempts count for nothing, and stay legible.

Each attempt is undone like one saved at the desk (`dialer.undoing`), all in one transaction. It may
come in again afterwards.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dialer.errors import BadInputError, RefusedError
from dialer.facts import Fact, FactKind, OutcomeUndone
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.received.model import FileKind, ReceivedFile, TakenBack
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.verdicts import verdicts

_COUNTS_NOT: Final = frozenset({FactKind.PAYMENT, FactKind.PAYMENT_REVERSED})
"""Facts that stand by themselves, whatever was said before them."""


@dataclass(frozen=True, slots=True)
class ResultUndoing:
    """Taking results files back."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def take_back(self, actor: Officer, file_id: str) -> TakenBack:
        """Take a results file back as a whole; return what no longer counts.

        Attempts of it that were undone already stay so. Raises BadInputError, and RefusedError
        when something came after it: a call, a correction, a visit, another file.
        """
        if not actor.may(Right.SEE_ALL):
            raise RefusedError("Berkas yang diterima hanya dapat ditarik kembali oleh ketua tim.")
        now = self.now()
        with self.store.writing() as writer:
            received = writer.received_file(file_id)
            if received is None or received.kind is not FileKind.RESULTS:
                raise BadInputError("Berkas tidak ditemukan. Muat ulang halaman.")
            if received.taken_back_at is not None:
                raise RefusedError("Berkas ini sudah ditarik kembali.")
            taken = writer.results_taken(file_id)
            contacts = writer.contacts_of(sorted(set(taken.values())))
            known = writer.facts_of_all(list(contacts))
            later = [one for facts in known.values() for one in _after(facts, taken)]
            _refuse(received, taken, later)
            undone = [
                Fact(
                    fact_id=self.new_id(),
                    contact_id=said.contact_id,
                    attempt_id=said.attempt_id,
                    officer_id=actor.officer_id,
                    occurred_at=now,
                    body=OutcomeUndone(f"Berkas hasil “{received.file}” ditarik kembali"),
                    supersedes=said.fact_id,
                )
                for facts in known.values()
                for said in _first_words(facts, taken)
            ]
            writer.append(undone)
            refresh(writer, list(contacts.values()), self.rulebook)
            for fact in undone:
                writer.drop_log_line(fact.attempt_id)
            header = writer.received_aside(file_id).header
            writer.put_received_file(replace(received, taken_back_at=now), header)
            writer.audit(
                AuditEntry(now, actor.officer_id, "results_taken_back", file_id, str(len(undone)))
            )
        return TakenBack(len(undone))


def _refuse(received: ReceivedFile, taken: Collection[str], later: Sequence[Fact]) -> None:
    if received.accepted and not taken:
        raise RefusedError(
            f"Hasil dari “{received.file}” diterima dengan versi lama atau sudah diurungkan satu "
            "per satu, jadi tidak ada yang dapat ditarik kembali. Tidak ada yang diubah."
        )
    contacts = len({one.contact_id for one in later})
    if contacts:
        raise RefusedError(
            f"“{received.file}” tidak dapat ditarik kembali karena sesudahnya ada catatan lain "
            f"pada {contacts} kontaknya (panggilan, koreksi, kunjungan, atau berkas hasil lain). "
            "Tidak ada yang diubah. Urungkan catatan itu dahulu, atau urungkan hasilnya satu per "
            "satu di Pantau."
        )


def _after(facts: Sequence[Fact], taken: Collection[str]) -> Sequence[Fact]:
    """What became known of a contact behind the file and still counts."""
    undone = {one.attempt_id for one in facts if isinstance(one.body, OutcomeUndone)}
    first = next(place for place, one in enumerate(facts) if one.attempt_id in taken)
    return [
        one
        for one in facts[first:]
        if one.kind not in _COUNTS_NOT
        and one.attempt_id not in undone
        and (one.attempt_id not in taken or one.kind is FactKind.CORRECTION)
    ]


def _first_words(facts: Sequence[Fact], taken: Collection[str]) -> Sequence[Fact]:
    """The outcomes of the file's attempts that are in force."""
    by_id = {one.fact_id: one for one in facts}
    return [by_id[one.outcome_id] for one in verdicts(facts) if one.attempt_id in taken]
