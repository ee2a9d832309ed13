"""Use case of doubtful pairs: found after a list came in, decided by a person, taken apart again.

Nothing is ever joined by a score. What a person calls the same becomes one contact with the
numbers, keys, family and history of both; what is called different is never asked about again.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialer.contact import Contact, merged_row
from dialer.errors import BadInputError, RefusedError
from dialer.facts import DoNotContact, Fact, Payment, PaymentReversed
from dialer.lists.blocking import Blocks, NameLine, names_may_be_one
from dialer.lists.likeness import Answer, Likeness, likeness
from dialer.lists.matching import match_keys
from dialer.lists.model import ContactRow, FamilyMember, ListKind
from dialer.payment_facts import PaymentFacts, ReversedWhy
from dialer.people import Officer, Right
from dialer.ports import (
    AuditEntry,
    DoubtfulPair,
    MergedPair,
    NewContact,
    NewId,
    Now,
    Store,
    Writer,
)
from dialer.received.model import StoredPayment
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.standing import Stage

BATCH = 400
REST = 0.002
"""Seconds between two batches in which others may have the processor and the store."""

SLICE = 25_000
"""New contacts held in memory at once."""

MOST_BY_NAME = 100_000
"""Contacts a list may add and still be compared by name and address: each slice passes all."""

AT_ONCE = 200
"""Pairs a person is shown; more come when these are decided."""

OnProgress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


def _unchecked() -> None:
    """Nobody cancels."""


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with both contacts whole, the older first, and what speaks for and against it."""

    pair: DoubtfulPair
    older: Contact
    newer: Contact
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of contacts that may be one."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def find(
        self,
        list_id: str,
        *,
        check: Callable[[], object] = _unchecked,
        on_progress: OnProgress = _silent,
    ) -> int:
        """Compare what a list added with everybody of its kind; return how many pairs are new.

        Meant for a thread beside the window, after the list is in. `check` may raise to stop; what
        was found until then stays. A list that is not there has none. What a very large list added
        is compared only with those who share a number.
        """
        call_list = self.store.call_list(list_id)
        if call_list is None:
            return 0
        kind = call_list.kind
        found = done = after = 0
        while fresh := self.store.fresh_names(list_id, kind, after, SLICE):
            after = fresh[-1].place
            blocks = Blocks(kind, fresh)
            if call_list.accepted <= MOST_BY_NAME:
                self._pass_all(kind, blocks, check)
            places = sorted(blocks.fresh)
            for start in range(0, len(places), BATCH):
                check()
                on_progress(done + start, max(call_list.accepted, done + len(places)))
                some = places[start : start + BATCH]
                found += self._judge(list_id, list(self._near(kind, blocks, some)))
                time.sleep(REST)
            done += len(places)
        on_progress(done, done)
        return found

    def open_pairs(self, list_id: str = "", limit: int = AT_ONCE) -> Sequence[PairView]:
        """Return the likeliest pairs that wait for a decision, of a list or of all lists."""
        pairs = self.store.open_pairs(list_id)[:limit]
        ids = [key for one in pairs for key in (one.contact_id, one.other_id)]
        contacts = self.store.contacts_of(ids)
        return [
            PairView(one, older, newer, likeness(older.details, newer.details))
            for one in pairs
            if (older := contacts.get(one.contact_id)) is not None
            and (newer := contacts.get(one.other_id)) is not None
        ]

    def open_count(self, list_id: str = "") -> int:
        """Return how many pairs wait for a decision."""
        return self.store.open_pair_count(list_id)

    def decide(self, actor: Officer, pair_id: str, answer: Answer) -> str:
        """Keep what a person says of a pair; return the id of the contact that stays for SAME.

        Raises RefusedError for who may not, and BadInputError for a pair that is gone or was
        decided already.
        """
        self._may(actor)
        if answer is Answer.DOUBTFUL:
            raise BadInputError("Pilih sama atau berbeda.")
        with self.store.writing() as writer:
            pair = writer.pair(pair_id)
            if pair is None or pair.decision:
                raise BadInputError("Pasangan ini sudah diputuskan. Muat ulang daftarnya.")
            found = writer.contacts_of([pair.contact_id, pair.other_id])
            if len(found) < 2:
                raise BadInputError("Salah satu kontak sudah tidak ada. Muat ulang daftarnya.")
            kept_id = ""
            if answer is Answer.SAME:
                kept_id = self._merge(writer, actor, pair, found)
            now = self.now()
            writer.decide_pair(
                replace(pair, decision=answer.value, decided_by=actor.officer_id, decided_at=now)
            )
            writer.audit(
                AuditEntry(now, actor.officer_id, f"pair_{answer.value}", pair_id, kept_id)
            )
        return kept_id

    def undecide(self, actor: Officer, pair_id: str) -> None:
        """Take a decision back.

        Raises RefusedError when somebody was called since, or when one of the two went with the
        list that brought it: nobody may come back from a list that was taken back.
        """
        self._may(actor)
        with self.store.writing() as writer:
            pair = writer.pair(pair_id)
            if pair is None or not pair.decision:
                raise BadInputError("Pasangan ini belum diputuskan.")
            merged = writer.merged_pair(pair_id)
            there = {pair.contact_id, pair.other_id}
            if merged is not None and merged.gone:
                there.discard(merged.other_id)
            if there - writer.contacts_of(sorted(there)).keys():
                raise RefusedError(
                    "Keputusan ini tidak dapat ditarik karena kontaknya sudah dihapus bersama "
                    "daftar yang dibatalkan. Tidak ada yang diubah."
                )
            if merged is not None:
                self._take_apart(writer, actor, merged)
            writer.decide_pair(replace(pair, decision="", decided_by="", decided_at=None))
            writer.audit(AuditEntry(self.now(), actor.officer_id, "pair_undecided", pair_id))

    def _may(self, actor: Officer) -> None:
        if not actor.may(Right.SEE_ALL):
            raise RefusedError("Pasangan yang meragukan hanya dapat diputuskan ketua tim.")

    def _pass_all(self, kind: ListKind, blocks: Blocks, check: Callable[[], object]) -> None:
        after = 0
        while lines := self.store.names_page(kind, after):
            check()
            blocks.pass_by(lines)
            after = lines[-1].place
            time.sleep(REST)

    def _near(
        self, kind: ListKind, blocks: Blocks, places: Sequence[int]
    ) -> Iterator[tuple[NameLine, NameLine]]:
        for place in places:
            yield from blocks.pairs(place)
        for place, other in self.store.sharing_numbers(places, kind):
            mine = blocks.fresh[place]
            if other.place > place and other.place in blocks.fresh:
                continue
            if names_may_be_one(kind, mine.name, other.name):
                yield (other, mine) if other.place < place else (mine, other)

    def _judge(self, list_id: str, near: Sequence[tuple[NameLine, NameLine]]) -> int:
        found = 0
        pairs = list(dict.fromkeys((one.contact_id, other.contact_id) for one, other in near))
        for start in range(0, len(pairs), BATCH):
            some = pairs[start : start + BATCH]
            contacts = self.store.contacts_of(list({key for pair in some for key in pair}))
            doubtful = []
            for one, other in some:
                if one not in contacts or other not in contacts:
                    continue
                alike = likeness(contacts[one].details, contacts[other].details)
                if alike.answer is not Answer.DIFFERENT:
                    doubtful.append(DoubtfulPair(self.new_id(), list_id, one, other, alike.score))
            if doubtful:
                with self.store.writing() as writer:
                    found += writer.put_pairs(doubtful)
        return found

    def _merge(
        self,
        writer: Writer,
        actor: Officer,
        pair: DoubtfulPair,
        found: Mapping[str, Contact],
    ) -> str:
        """Put a pair together. Who has a history stays; if both have, the newer is only closed."""
        older, newer = found[pair.contact_id], found[pair.other_id]
        facts = writer.facts_of_all([older.contact_id, newer.contact_id])
        known = {key for key in facts if facts[key] or writer.photos_of(key)}
        swap = newer.contact_id in known and older.contact_id not in known
        kept, other = (newer, older) if swap else (older, newer)
        gone = other.contact_id not in known
        stopped = self._not_stopped(writer, kept, other)
        now = self.now()
        merged = MergedPair(pair.pair_id, kept.contact_id, other.contact_id, gone, now, stopped)
        family = _family(writer, older, newer)
        writer.keep_before(newer.list_id, [kept.contact_id])
        writer.keep_merged(merged)
        writer.give_up(merged)
        writer.update_contacts([(kept.contact_id, self._united(kept, other, older, newer))])
        if family:
            writer.put_families({kept.contact_id: family})
        writer.append([self._stop(actor, one, now, cleared=False) for one in stopped])
        self._refresh(writer, kept.contact_id, other.contact_id)
        return kept.contact_id

    def _united(self, kept: Contact, other: Contact, older: Contact, newer: Contact) -> NewContact:
        row = merged_row(older.details, newer.details)
        phones = {phone.e164: phone for phone in (*newer.details.phones, *older.details.phones)}
        row = replace(row, phones=tuple(phones.values()))
        return NewContact(
            contact_id=kept.contact_id,
            list_id=newer.list_id,
            zone=kept.zone,
            officer_id=kept.officer_id or other.officer_id,
            listed_at=max(older.listed_at, newer.listed_at),
            details=row,
            number_ids=tuple(self.new_id() for _ in row.phones),
            keys=tuple(dict.fromkeys((*match_keys(row), *match_keys(older.details)))),
            stage=Stage.NEW if row.phones else Stage.NEEDS_NUMBER,
        )

    def _take_apart(self, writer: Writer, actor: Officer, merged: MergedPair) -> None:
        ids = [merged.kept_id, merged.other_id]
        since = [
            fact
            for facts in writer.facts_of_all(ids).values()
            for fact in facts
            if fact.occurred_at > merged.merged_at
        ]
        if not all(isinstance(fact.body, Payment | PaymentReversed) for fact in since):
            raise RefusedError("Kontak ini sudah dihubungi sejak digabung; tetap digabung.")
        kept = writer.contact(merged.kept_id)
        if kept is None or kept.listed_at > merged.merged_at:
            raise RefusedError("Daftar yang lebih baru sudah mengubah kontak ini; tetap digabung.")
        paid = [
            one
            for one in writer.payments_of_contact(merged.kept_id)
            if one.matched_by in ("account", "card") and one.fact_id in {it.fact_id for it in since}
        ]
        writer.take_apart(merged)
        self._match_again(writer, actor, paid)
        writer.append([self._stop(actor, one, self.now(), cleared=True) for one in merged.stopped])
        self._refresh(writer, *ids)

    def _match_again(self, writer: Writer, actor: Officer, paid: Sequence[StoredPayment]) -> None:
        """What was paid while the two were one belongs to whose number it names now."""
        payers = writer.payers({one.account for one in paid}, {one.card for one in paid})
        facts = PaymentFacts(writer, self.now(), self.new_id, actor.officer_id, self.rulebook)
        free = [facts.freed(one, ReversedWhy.PAIR_UNDONE) for one in paid]
        writer.put_payments([facts.matched(one, payers) for one in free])
        facts.append()

    def _not_stopped(self, writer: Writer, *both: Contact) -> tuple[str, ...]:
        """Who of two is not stopped while the other is: one of them asked not to be called."""
        stages = {one.contact_id: writer.standing(one.contact_id) for one in both}
        stopped = [key for key, one in stages.items() if one and one.stage is Stage.STOPPED]
        return tuple(key for key in stages if key not in stopped) if stopped else ()

    def _stop(self, actor: Officer, contact_id: str, at: datetime, *, cleared: bool) -> Fact:
        return Fact(
            fact_id=self.new_id(),
            contact_id=contact_id,
            attempt_id="",
            officer_id=actor.officer_id,
            occurred_at=at,
            body=DoNotContact("", cleared=cleared),
        )

    def _refresh(self, writer: Writer, *contact_ids: str) -> None:
        contacts = writer.contacts_of(list(contact_ids))
        refresh(writer, list(contacts.values()), self.rulebook)


def _family(writer: Writer, older: Contact, newer: Contact) -> tuple[FamilyMember, ...]:
    """Return the members of both families, each once; the newer list's word comes first."""
    found: dict[str, FamilyMember] = {}
    for contact in (newer, older):
        members = writer.family(contact.contact_id)
        if contact.kind is ListKind.ARREARS and not members:
            members = [_alone(contact.details)]
        for one in members:
            found.setdefault(one.card or one.nik or one.name.casefold(), one)
    return tuple(found.values()) if len(found) > 1 else ()


def _alone(row: ContactRow) -> FamilyMember:
    return FamilyMember(row.name, row.card, row.nik, row.amount, row.months, row.row_number)
