"""One transaction: everything that can be written, beside every question."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from sqlalchemy import Connection

from db import (
    assignment,
    attempt_log,
    call_lists,
    collectibility,
    contacts,
    desk,
    fact_log,
    heard,
    intake,
    lanes,
    mappings,
    payments,
    people,
    practice,
    priorities,
    received,
    scripts,
    standings,
    views,
    visits,
)
from db import pairs as doubtful
from db.fact_log import Install
from db.intake_steps import IntakeSteps
from db.reader import SqlReader
from dialer.browsing import SavedView
from dialer.call_lists import Aside, CallList
from dialer.contact import Contact
from dialer.contacts.phone import Phone
from dialer.facts import Fact
from dialer.lists.mapping import ColumnMapping
from dialer.log import LogLine
from dialer.ordering import Weights
from dialer.people import Officer
from dialer.ports import (
    AssignmentRecord,
    AuditEntry,
    Collected,
    DoubtfulPair,
    Draft,
    MergedPair,
    NewContact,
    OwnerMove,
    PracticeRunRow,
    ScriptDraft,
    ScriptVersion,
)
from dialer.received.model import AsideLine, ReceivedFile, StoredPayment
from dialer.standing import Standing
from dialer.visit_store import VisitPhoto


class SqlWriter(SqlReader, IntakeSteps):
    """Writes in one transaction (`dialer.ports.Writer`); its questions see what it wrote.

    Of no use after the block of `writing` has ended.
    """

    def __init__(self, connection: Connection, desk_here: Install) -> None:
        super().__init__(lambda: nullcontext(connection))
        self._connection = connection
        self._desk = desk_here

    def append(self, facts: Sequence[Fact]) -> None:
        """Add facts with the next numbers of this desk's sequence."""
        fact_log.append(self._connection, self._desk, facts)

    def put_standings(self, worked_out: Sequence[tuple[Contact, Standing]]) -> None:
        """Keep standings with their promises and number states; append their facts first."""
        standings.put_standings(self._connection, worked_out)

    def put_standing(self, contact: Contact, standing: Standing) -> None:
        """Keep the standing of one contact."""
        self.put_standings([(contact, standing)])

    def put_log(self, lines: Sequence[LogLine]) -> None:
        """Keep the lines of attempts."""
        attempt_log.put_log(self._connection, lines)

    def drop_log_line(self, attempt_id: str) -> None:
        """Take the line of an attempt out of the log; its facts stay."""
        attempt_log.drop_log_line(self._connection, attempt_id)

    def put_collected(self, lines: Sequence[Collected]) -> None:
        """Keep dues billed and received in place of the same lines."""
        collectibility.put_collected(self._connection, lines)

    def drop_collected(self, month: str, segment: str, area: str) -> None:
        """Forget one line of dues billed and received."""
        collectibility.drop_collected(self._connection, month, segment, area)

    def put_draft(self, draft: Draft) -> None:
        """Keep half-written work in place of what the officer had."""
        desk.put_draft(self._connection, draft)

    def drop_draft(self, officer_id: str) -> None:
        """Forget the officer's half-written work, if any."""
        desk.drop_draft(self._connection, officer_id)

    def put_officer(self, officer: Officer) -> None:
        """Add an officer or change one."""
        people.put_officer(self._connection, officer)

    def put_setting(self, key: str, value: Any) -> None:
        """Keep a setting; the value is anything JSON can hold."""
        people.put_setting(self._connection, key, value)

    def put_view(self, view: SavedView) -> None:
        """Keep a view in place of what was kept under its id."""
        views.put_view(self._connection, view)

    def drop_view(self, view_id: str) -> None:
        """Forget a view, if it is there."""
        views.drop_view(self._connection, view_id)

    def put_photo(self, photo: VisitPhoto, content: bytes) -> None:
        """Keep a picture of a visit. Raises KeyError when its contact is not there."""
        visits.put_photo(self._connection, photo, content)

    def drop_photo(self, photo_id: str) -> None:
        """Remove a picture, if it is there."""
        visits.drop_photo(self._connection, photo_id)

    def put_list(self, call_list: CallList, aside: Aside) -> None:
        """Keep a list with its rows put aside."""
        call_lists.put_list(self._connection, call_list, aside)

    def contacts_by_key(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return key -> contact id for the keys that are known."""
        return contacts.contacts_by_key(self._connection, keys)

    def add_contacts(self, contacts: Sequence[NewContact]) -> None:
        """Add contacts that have no history."""
        intake.add_contacts(self._connection, contacts)

    def facts_of_all(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[Fact]]:
        """Return the facts of many contacts, as `facts_of` does of one."""
        return fact_log.facts_of_all(self._connection, contact_ids)

    def update_contacts(self, newer: Sequence[tuple[str, NewContact]]) -> None:
        """Give known contacts newer rows; put their standings afterwards. Raises KeyError."""
        intake.update_contacts(self._connection, newer)

    def add_number(self, contact_id: str, number_id: str, phone: Phone) -> None:
        """Put a number behind those that a contact has; put its standing afterwards."""
        heard.add_number(self._connection, contact_id, number_id, phone)

    def use_weights(self, weights: Weights) -> None:
        """Order new contacts by these weights; `prioritise_next` does it for those in the store."""
        priorities.use_weights(self._connection, weights)

    def prioritise_next(self, after: int, limit: int) -> int | None:
        """Order the next contacts by the weights in use; return where to go on, None at the end."""
        return priorities.work_out_next(self._connection, after, limit)

    def place_next(
        self, zones: Mapping[tuple[str, str, str], str], after: int, limit: int
    ) -> int | None:
        """Give the next contacts another zone by (zone, province, city); return where to go on."""
        return lanes.place_next(self._connection, zones, after, limit)

    def move_zone(self, before: str, after: str) -> None:
        """Give the contacts of one zone another."""
        lanes.move_zone(self._connection, before, after)

    def audit(self, entry: AuditEntry) -> None:
        """Add to the audit trail."""
        desk.audit(self._connection, entry)

    def put_script_version(self, version: ScriptVersion) -> None:
        """Add a text of a script; a version_id that is there already is a bug."""
        scripts.put_script_version(self._connection, version)

    def put_script_draft(self, draft: ScriptDraft) -> None:
        """Keep a half-edited text in place of what the officer had of that script."""
        scripts.put_script_draft(self._connection, draft)

    def drop_script_draft(self, officer_id: str, script_id: str) -> None:
        """Forget a half-edited text, if any."""
        scripts.drop_script_draft(self._connection, officer_id, script_id)

    def put_column_mapping(self, mapping: ColumnMapping) -> None:
        """Keep remembered columns, in place of what the id had."""
        mappings.put_column_mapping(self._connection, mapping)

    def drop_column_mapping(self, mapping_id: str) -> None:
        """Forget remembered columns."""
        mappings.drop_column_mapping(self._connection, mapping_id)

    def put_practice_run(self, run: PracticeRunRow) -> None:
        """Add a practice; a run_id that is there already is a bug."""
        practice.put_practice_run(self._connection, run)

    def move_owners(self, moves: Sequence[OwnerMove]) -> Sequence[OwnerMove]:
        """Give contacts another officer where they are still whose they were; return those."""
        return assignment.move_owners(self._connection, moves)

    def put_assignment(self, record: AssignmentRecord, moves: Sequence[OwnerMove]) -> None:
        """Keep an assignment with some of its moves."""
        assignment.put_assignment(self._connection, record, moves)

    def put_received_file(self, received_file: ReceivedFile, header: Sequence[str]) -> None:
        """Keep what is known of a payments or results file."""
        received.put_received_file(self._connection, received_file, header)

    def add_received_aside(self, file_id: str, lines: Sequence[AsideLine]) -> None:
        """Keep more rows of a file that were not taken."""
        received.add_received_aside(self._connection, file_id, lines)

    def put_results_taken(self, file_id: str, attempt_ids: Sequence[str]) -> None:
        """Note which attempts the rows of a results file became."""
        received.put_results_taken(self._connection, file_id, attempt_ids)

    def drop_received_file(self, file_id: str) -> None:
        """Forget a file and its rows that were not taken."""
        received.drop_received_file(self._connection, file_id)

    def put_payments(self, kept: Sequence[StoredPayment]) -> None:
        """Keep payments in place of what was kept under their ids."""
        payments.put_payments(self._connection, kept)

    def payments_alike(
        self, fingerprints: Iterable[str], likenesses: Iterable[str]
    ) -> Sequence[StoredPayment]:
        """Return the payments with one of those fingerprints or likenesses."""
        return payments.payments_alike(self._connection, fingerprints, likenesses)

    def payments_of_accounts(
        self, accounts: Iterable[str], amounts: Iterable[int] = ()
    ) -> Sequence[StoredPayment]:
        """Return the payments of accounts, of those amounts only where any are given."""
        return payments.payments_of_accounts(self._connection, accounts, amounts)

    def waiting_reversals(self, accounts: Iterable[str]) -> Sequence[StoredPayment]:
        """Return the reversals on accounts that have not found their payment."""
        return payments.waiting_reversals(self._connection, accounts)

    def payers(self, accounts: Iterable[str], cards: Iterable[str]) -> Mapping[str, str]:
        """Return `va:` and `card:` keys -> contact id, families included."""
        return payments.payers(self._connection, accounts, cards)

    def to_settle(self, contact_ids: Sequence[str]) -> Sequence[str]:
        """Return those whose standing payments may have changed; see `db.payments`."""
        return payments.to_settle(self._connection, contact_ids)

    def payments_of_added(self, list_id: str, limit: int) -> Sequence[StoredPayment]:
        """Return payments of contacts that an import added and nobody was called of."""
        return payments.payments_of_added(self._connection, list_id, limit)

    def matched_since(self, list_id: str, contact_ids: Sequence[str]) -> Sequence[StoredPayment]:
        """Return payments that found these contacts after an import was in."""
        return payments.matched_since(self._connection, list_id, contact_ids)

    def drop_payments(self, file_id: str) -> None:
        """Forget the payments of a file that was never finished."""
        payments.drop_payments(self._connection, file_id)

    def put_seen(self, file_id: str, seen: Mapping[str, int]) -> None:
        """Keep that payments of other files stand in this one too: payment id -> its row there."""
        payments.put_seen(self._connection, file_id, seen)

    def forget_seen(self, file_id: str) -> None:
        """Forget which payments of other files stand in this one."""
        payments.forget_seen(self._connection, file_id)

    def take_seen(self, payment_ids: Sequence[str]) -> Mapping[str, tuple[str, int]]:
        """Return the first other file payments stand in, with the row; forget those places."""
        return payments.take_seen(self._connection, payment_ids)

    def put_pairs(self, pairs: Sequence[DoubtfulPair]) -> int:
        """Keep pairs to ask about that were not asked about before; return how many."""
        return doubtful.put_pairs(self._connection, pairs)

    def decide_pair(self, decided: DoubtfulPair) -> None:
        """Keep what was decided of a pair."""
        doubtful.decide_pair(self._connection, decided)

    def keep_merged(self, merged: MergedPair) -> None:
        """Keep both contacts as they are, before they are put together."""
        doubtful.keep_merged(self._connection, merged)

    def give_up(self, merged: MergedPair) -> None:
        """Give keys of the other contact to the kept one; remove or close the other."""
        doubtful.give_up(self._connection, merged)

    def take_apart(self, merged: MergedPair) -> None:
        """Put both contacts back as they were; put their standings afterwards."""
        doubtful.take_apart(self._connection, merged)
