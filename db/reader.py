"""All questions to the store, each on a connection that `reading` opens for it."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from db import (
    assignment,
    attempt_log,
    attempt_talks,
    browse,
    call_lists,
    collectibility,
    contact_lines,
    contacts,
    desk,
    fact_log,
    lanes,
    mappings,
    next_contact,
    pairs,
    people,
    practice,
    priorities,
    queue,
    scripts,
    search,
    shared_numbers,
    standings,
    views,
)
from db.payment_questions import PaymentQuestions
from dialer.browsing import Areas, Browse, ContactLine, SavedView
from dialer.call_lists import Aside, CallList, ListProgress
from dialer.contact import Contact
from dialer.facts import Fact
from dialer.file_kinds import Kind
from dialer.lines_known import LineWord
from dialer.lists.blocking import NameLine
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from dialer.ordering import Weights
from dialer.people import Officer
from dialer.ports import (
    AssignmentRecord,
    AuditEntry,
    Collected,
    DoubtfulPair,
    Draft,
    MergedPair,
    OwnerMove,
    PracticeRunRow,
    PromiseLine,
    ScriptDraft,
    ScriptVersion,
    ShareLine,
    VersionKind,
    unchecked,
)
from dialer.queue import QueueCounts, QueueItem, QueueQuery
from dialer.resting import NumberCall
from dialer.script_figures import ScriptedAttempt
from dialer.sharing import AssignLine
from dialer.standing import Standing


class SqlReader(PaymentQuestions):
    """Answers questions (`dialer.ports.Reader`). Each answer is of one moment."""

    def officers(self) -> Sequence[Officer]:
        """Return everybody, by name."""
        with self._reading() as connection:
            return people.officers(connection)

    def officer(self, officer_id: str) -> Officer | None:
        """Return one officer."""
        with self._reading() as connection:
            return people.officer(connection, officer_id)

    def setting(self, key: str) -> Any:
        """Return a setting, or None when it was never put."""
        with self._reading() as connection:
            return people.setting(connection, key)

    def weights_in_use(self) -> Weights:
        """Return the weights by which new contacts are ordered."""
        with self._reading() as connection:
            return priorities.weights_in_use(connection)

    def newest_pk(self) -> int:
        """Return the number of the contact that came in last, 0 when there is none."""
        with self._reading() as connection:
            return priorities.newest_pk(connection)

    def tried_since(
        self, after: int, since: datetime, tries: int, limit: int
    ) -> Sequence[tuple[int, str]]:
        """Return (number, id) of contacts called since or so often, by number after `after`."""
        with self._reading() as connection:
            return standings.tried_since(connection, after, since, tries, limit)

    def areas_with_zone(self) -> Sequence[tuple[str, str, str]]:
        """Return each (zone, province, city) that contacts have, "" where nothing is known."""
        with self._reading() as connection:
            return lanes.areas_with_zone(connection)

    def contact(self, contact_id: str) -> Contact | None:
        """Return one contact."""
        with self._reading() as connection:
            return contacts.contact(connection, contact_id)

    def contacts(self, list_id: str = "") -> Iterator[Contact]:
        """Go through all contacts, or those of a list, in the order they came in.

        Read page by page, so that a slow reader neither fills the memory nor holds the log back;
        contacts that come in meanwhile may be among them.
        """
        last: int | None = 0
        while last is not None:
            with self._reading() as connection:
                found, last = contacts.page(connection, list_id, last)
            yield from found

    def find_contacts(self, text: str, limit: int) -> Sequence[Contact]:
        """Search as one types; see `db.search`."""
        with self._reading() as connection:
            return search.find_contacts(connection, text, limit)

    def contact_ids(
        self,
        wanted: Browse,
        limit: int | None = None,
        check: Callable[[], object] = unchecked,
    ) -> "array[int]":
        """Return the numbers (`pk`) of the contacts of a view; see `db.browse`."""
        with self._reading() as connection:
            return browse.contact_ids(connection, wanted, limit, check)

    def contact_lines(self, pks: Sequence[int]) -> Sequence[ContactLine]:
        """Return lines in the order of `pks`, some hundreds at most; the gone are left out."""
        with self._reading() as connection:
            return contact_lines.contact_lines(connection, pks)

    def contact_areas(self) -> Areas:
        """Return the areas that contacts live in."""
        with self._reading() as connection:
            return contact_lines.contact_areas(connection)

    def saved_views(self, officer_id: str) -> Sequence[SavedView]:
        """Return an officer's own views and those that all see, by name."""
        with self._reading() as connection:
            return views.saved_views(connection, officer_id)

    def facts_of(self, contact_id: str) -> Sequence[Fact]:
        """Return a contact's facts in the order this desk learnt of them."""
        with self._reading() as connection:
            return fact_log.facts_of(connection, contact_id)

    def undone_since(self, moment: datetime) -> Sequence[str]:
        """Return the ids of contacts of which a save was undone since a moment."""
        with self._reading() as connection:
            return fact_log.undone_since(connection, moment)

    def everybody_sharing(self, contact_ids: Sequence[str]) -> Sequence[str]:
        """Return all others with one of their numbers, however many."""
        with self._reading() as connection:
            return shared_numbers.everybody_sharing(connection, contact_ids)

    def added_beside(self, list_id: str) -> Sequence[str]:
        """Return whom a list added with a number of somebody who stopped, or was called lately."""
        with self._reading() as connection:
            return shared_numbers.added_beside(connection, list_id)

    def sharing_contacts(self, contact_ids: Sequence[str]) -> Sequence[tuple[str, str, str, str]]:
        """Return (contact id, other's id and name, E.164) of numbers held in common."""
        with self._reading() as connection:
            return shared_numbers.sharing(connection, contact_ids)

    def calls_for_others(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[NumberCall]]:
        """Return calls to numbers of these contacts that were made for other contacts."""
        with self._reading() as connection:
            return shared_numbers.calls_for_others(connection, contact_ids)

    def lines_of_others(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[LineWord]]:
        """Return what calls for others showed of the numbers of contacts, by contact."""
        with self._reading() as connection:
            return shared_numbers.lines_of_others(connection, contact_ids)

    def unwanted_numbers(self, contact_ids: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """Return numbers of these contacts (E.164) of others who asked not to be called."""
        with self._reading() as connection:
            return shared_numbers.unwanted(connection, contact_ids)

    def standing(self, contact_id: str) -> Standing | None:
        """Return where a contact stands."""
        with self._reading() as connection:
            return standings.standing(connection, contact_id)

    def next_in_queue(self, query: QueueQuery) -> QueueItem | None:
        """Return who comes first now."""
        with self._reading() as connection:
            return next_contact.next_in_queue(connection, query)

    def queue(self, query: QueueQuery, limit: int, *, later: bool) -> Sequence[QueueItem]:
        """Return the head of the queue, or of what falls due later."""
        with self._reading() as connection:
            return queue.queue(connection, query, limit, later=later)

    def queue_counts(self, query: QueueQuery) -> QueueCounts:
        """Return how many wait; contacts to skip are counted."""
        with self._reading() as connection:
            return queue.queue_counts(connection, query)

    def call_lists(self) -> Sequence[ListProgress]:
        """Return all lists with their progress, the newest first."""
        with self._reading() as connection:
            return call_lists.call_lists(connection)

    def call_list(self, list_id: str) -> CallList | None:
        """Return one list."""
        with self._reading() as connection:
            return call_lists.call_list(connection, list_id)

    def aside(self, list_id: str) -> Aside:
        """Return what a list put aside."""
        with self._reading() as connection:
            return call_lists.aside(connection, list_id)

    def log(self, wanted: LogFilter, limit: int) -> Sequence[LogEntry]:
        """Return the newest lines that match, newest first."""
        with self._reading() as connection:
            return attempt_log.log(connection, wanted, limit)

    def log_entry(self, attempt_id: str) -> LogEntry | None:
        """Return the line of one attempt."""
        with self._reading() as connection:
            return attempt_log.log_entry(connection, attempt_id)

    def attempts_on(self, day: date, officer_id: str = "") -> int:
        """Return how many attempts (calls and visits) there were on a local day."""
        with self._reading() as connection:
            return attempt_log.attempts_on(connection, day, officer_id)

    def promises(self, officer_id: str = "") -> Sequence[PromiseLine]:
        """Return the promises in force, the soonest due first."""
        with self._reading() as connection:
            return attempt_log.promises(connection, officer_id)

    def promise_line(self, promise_id: str) -> PromiseLine | None:
        """Return one promise in force."""
        with self._reading() as connection:
            return attempt_log.promise_line(connection, promise_id)

    def promise_shares(self, officer_id: str = "") -> Sequence[ShareLine]:
        """Return what came for the promises in force, each promise's in the order it came."""
        with self._reading() as connection:
            return attempt_log.promise_shares(connection, officer_id)

    def collected(self, month: str = "") -> Sequence[Collected]:
        """Return dues billed and received of a month, or of all."""
        with self._reading() as connection:
            return collectibility.collected(connection, month)

    def draft(self, officer_id: str) -> Draft | None:
        """Return the officer's half-written work."""
        with self._reading() as connection:
            return desk.draft(connection, officer_id)

    def audit_trail(self, limit: int) -> Sequence[AuditEntry]:
        """Return the newest entries, newest first."""
        with self._reading() as connection:
            return desk.audit_trail(connection, limit)

    def work_trail(self, begin: datetime, end: datetime) -> Sequence[AuditEntry]:
        """Return what the trail says of how people worked, oldest first."""
        with self._reading() as connection:
            return desk.work_trail(connection, begin, end)

    def script_versions(
        self, script_id: str = "", kinds: Sequence[VersionKind] = ()
    ) -> Sequence[ScriptVersion]:
        """Return the texts of one script or of all, newest first; of some kinds or of all."""
        with self._reading() as connection:
            return scripts.script_versions(connection, script_id, kinds)

    def script_drafts(self, officer_id: str) -> Sequence[ScriptDraft]:
        """Return the texts that an officer is still working on."""
        with self._reading() as connection:
            return scripts.script_drafts(connection, officer_id)

    def column_mappings(self, kind: Kind | None = None) -> Sequence[ColumnMapping]:
        """Return the remembered columns of one kind or of all, the newest first."""
        with self._reading() as connection:
            return mappings.column_mappings(connection, kind)

    def practice_runs(self, officer_id: str = "") -> Sequence[PracticeRunRow]:
        """Return the practices of one officer or of all, newest first."""
        with self._reading() as connection:
            return practice.practice_runs(connection, officer_id)

    def attempt_facts(self, day_from: date, day_to: date) -> Sequence[ScriptedAttempt]:
        """Return the attempts of some days (both inside) that opened a script, oldest first."""
        with self._reading() as connection:
            return attempt_talks.attempt_facts(connection, day_from, day_to)

    def assign_lines(self, list_id: str = "") -> Sequence[AssignLine]:
        """Return the contacts of a list, or all, as far as sharing out goes."""
        with self._reading() as connection:
            return assignment.assign_lines(connection, list_id)

    def last_assignment(self) -> AssignmentRecord | None:
        """Return the newest assignment."""
        with self._reading() as connection:
            return assignment.last_assignment(connection)

    def assignment_moves(self, assignment_id: str) -> Sequence[OwnerMove]:
        """Return what an assignment moved; kept for the newest only."""
        with self._reading() as connection:
            return list(assignment.assignment_moves(connection, assignment_id))

    def contacts_of(self, contact_ids: Sequence[str]) -> Mapping[str, Contact]:
        """Return contacts by their id; those that do not exist are left out."""
        with self._reading() as connection:
            return contacts.by_id(connection, contact_ids)

    def fresh_names(
        self, list_id: str, kind: ListKind, after: int, limit: int
    ) -> Sequence[NameLine]:
        """Return the next names of contacts that a list added; none after the last."""
        with self._reading() as connection:
            return pairs.fresh_names(connection, list_id, kind, after, limit)

    def names_page(self, kind: ListKind, after: int) -> Sequence[NameLine]:
        """Return the next names of a kind; none after the last."""
        with self._reading() as connection:
            return pairs.names_page(connection, kind, after)

    def sharing_numbers(
        self, places: Sequence[int], kind: ListKind
    ) -> Sequence[tuple[int, NameLine]]:
        """Return for contacts others that have a number of theirs."""
        with self._reading() as connection:
            return pairs.sharing_numbers(connection, places, kind)

    def open_pairs(self, list_id: str = "") -> Sequence[DoubtfulPair]:
        """Return the pairs that nobody has decided, the likeliest first."""
        with self._reading() as connection:
            return pairs.open_pairs(connection, list_id)

    def open_pair_count(self, list_id: str = "") -> int:
        """Return how many pairs nobody has decided."""
        with self._reading() as connection:
            return pairs.open_pair_count(connection, list_id)

    def pair(self, pair_id: str) -> DoubtfulPair | None:
        """Return one pair."""
        with self._reading() as connection:
            return pairs.pair(connection, pair_id)

    def merged_pair(self, pair_id: str) -> MergedPair | None:
        """Return how a pair was put together."""
        with self._reading() as connection:
            return pairs.merged_pair(connection, pair_id)
