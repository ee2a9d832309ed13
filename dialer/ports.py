"""What the rules need from outside: a store, a clock, an id source.

`Reader` answers questions, `Writer` is one transaction; the store makes both. A writer commits when
its block ends without an exception and leaves nothing behind otherwise: "saved" may be said only
after the block.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from dialer.browsing import Areas, Browse, ContactLine, SavedView
from dialer.call_lists import Aside, AsideRow, CallList, ListProgress
from dialer.contact import Contact
from dialer.facts import Fact
from dialer.intake.known import Known
from dialer.intake.orders import FormerRow, ListImport, NewerRow
from dialer.intake.staged import Entries, StagedBatch
from dialer.lists.blocking import NameLine
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow, ListKind, RowWarning
from dialer.log import LogEntry, LogFilter, LogLine
from dialer.ordering import Weights
from dialer.people import Officer
from dialer.promises import (
    GRACE_DAYS,
    THRESHOLD_PERCENT,
    PromiseState,
    PromiseTerms,
    state_on,
)
from dialer.queue import QueueCounts, QueueItem, QueueQuery
from dialer.received.model import AsideLine, ReceivedAside, ReceivedFile, StoredPayment
from dialer.resting import NumberCall
from dialer.script_figures import ScriptedAttempt
from dialer.sharing import AssignLine
from dialer.standing import Stage, Standing
from dialer.visit_store import VisitReader, VisitWriter


def unchecked() -> None:
    """Never say that something is no longer wanted."""


Now = Callable[[], datetime]
NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-written work of one officer; `body` is the desk's own JSON."""

    officer_id: str
    contact_id: str
    saved_at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did or saw what; no personal data in `detail`.

    `actor` is an officer's id or `os:name`.
    """

    at: datetime
    actor: str
    action: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in force and what came for it, for the Janji room and its figures.

    `months` are the contact's months in arrears. The rest as in `dialer.agreed.OpenPromise`.
    """

    promise_id: str
    contact_id: str
    contact_name: str
    attempt_id: str
    officer_id: str
    officer_name: str
    amount: int
    due_on: date
    channel: str
    made_at: datetime
    list_id: str = ""
    months: int | None = None
    made_on: date | None = None
    received: int = 0
    late: int = 0
    kept_on: date | None = None
    cancelled_on: date | None = None
    reminded_on: date | None = None
    grace_days: int = GRACE_DAYS
    threshold_percent: int = THRESHOLD_PERCENT

    def state(self, today: date) -> PromiseState:
        """Return the state on a day."""
        return state_on(
            today,
            amount=self.amount,
            due_on=self.due_on,
            received=self.received,
            terms=PromiseTerms(self.grace_days, self.threshold_percent),
            cancelled=self.cancelled_on is not None,
        )


@dataclass(frozen=True, slots=True)
class ShareLine:
    """The part of a payment that a promise got, and by which channel (a code or "") it came."""

    promise_id: str
    payment_id: str
    amount: int
    paid_on: date
    late: bool
    channel: str
    reference: str
    matched_by: str


@dataclass(frozen=True, slots=True)
class Collected:
    """Dues billed and received of a segment in an area ("" the whole branch) in a month "2026-11".

    Whole rupiah; `source` is the file they came from, "" by hand.
    """

    month: str
    segment: str
    area: str
    billed: int
    received: int
    entered_by: str
    entered_at: datetime
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A cleaned row on its way into the store, with the ids it will have.

    `stage` is where it enters the queue: NEW, or NEEDS_NUMBER when there is nothing to dial.
    """

    contact_id: str
    list_id: str
    zone: str
    officer_id: str
    listed_at: datetime
    details: ContactRow
    number_ids: tuple[str, ...]
    keys: tuple[str, ...]
    stage: Stage
    members: tuple[FamilyMember, ...] = ()


class VersionKind(StrEnum):
    """How a text of a script came into the store.

    SHIPPED     it came with the program.
    SAVED       a lead kept it without putting it to use.
    PUBLISHED   a lead put it to use; the last one is in force.
    WITHDRAWN   no own text is in force any more; the program's is, where there is one.
    """

    SHIPPED = "shipped"
    SAVED = "saved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A text of a script (TOML) and who kept it when and why; never changed afterwards.

    `version` is what the text calls itself with its hash, as facts and drafts of the desk name it,
    and "" for a text with faults. `restores` is the version_id of the older text that was taken
    up again, else "". `officer_id` is "" for what came with the program.
    """

    version_id: str
    script_id: str
    kind: VersionKind
    version: str
    title: str
    source: str
    officer_id: str
    saved_at: datetime
    note: str = ""
    restores: str = ""


@dataclass(frozen=True, slots=True)
class ScriptDraft:
    """A text that an officer is still working on; `based_on` is a version_id or ""."""

    officer_id: str
    script_id: str
    source: str
    based_on: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class PracticeRunRow:
    """A finished practice call with a persona; `score` is 0-100, `body` the partner's own JSON.

    It stands apart from facts, log and figures.
    """

    run_id: str
    officer_id: str
    persona: str
    seed: int
    score: int
    passed: bool
    started_at: datetime
    ended_at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnerMove:
    """A contact and whose it was and becomes ("" is nobody)."""

    contact_id: str
    before_id: str
    after_id: str


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """An assignment that was carried out; `callbacks` maps contact id to who was to call back."""

    assignment_id: str
    actor: str
    at: datetime
    contacts: int
    list_id: str
    callbacks: Mapping[str, str]
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two contacts that may be one, the older first; `decision` is "", "same" or "different"."""

    pair_id: str
    list_id: str
    contact_id: str
    other_id: str
    score: int
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MergedPair:
    """How a pair was put together.

    `gone`: the other contact's row was taken away (it had no facts), else it is only closed.
    `stopped` are those of the two that may not be called any more because the other may not.
    """

    pair_id: str
    kept_id: str
    other_id: str
    gone: bool
    merged_at: datetime
    stopped: tuple[str, ...] = ()


class Reader(VisitReader, Protocol):
    """Questions to the store. Ids that do not exist give None or nothing, never an error."""

    def officers(self) -> Sequence[Officer]: ...
    def officer(self, officer_id: str) -> Officer | None: ...
    def setting(self, key: str) -> Any: ...
    def weights_in_use(self) -> Weights: ...
    def areas_with_zone(self) -> Sequence[tuple[str, str, str]]: ...
    def contact(self, contact_id: str) -> Contact | None: ...
    def contacts(self, list_id: str = "") -> Iterator[Contact]: ...
    def find_contacts(self, text: str, limit: int) -> Sequence[Contact]: ...
    def contact_ids(
        self,
        wanted: Browse,
        limit: int | None = None,
        check: Callable[[], object] = unchecked,
    ) -> "array[int]": ...
    def contact_lines(self, pks: Sequence[int]) -> Sequence[ContactLine]: ...
    def contact_areas(self) -> Areas: ...
    def saved_views(self, officer_id: str) -> Sequence[SavedView]: ...
    def facts_of(self, contact_id: str) -> Sequence[Fact]: ...
    def sharing_contacts(
        self, contact_ids: Sequence[str]
    ) -> Sequence[tuple[str, str, str, str]]: ...
    def calls_for_others(
        self, contact_ids: Sequence[str]
    ) -> Mapping[str, Sequence[NumberCall]]: ...
    def standing(self, contact_id: str) -> Standing | None: ...
    def next_in_queue(self, query: QueueQuery) -> QueueItem | None: ...
    def queue(self, query: QueueQuery, limit: int, *, later: bool) -> Sequence[QueueItem]: ...
    def queue_counts(self, query: QueueQuery) -> QueueCounts: ...
    def call_lists(self) -> Sequence[ListProgress]: ...
    def call_list(self, list_id: str) -> CallList | None: ...
    def aside(self, list_id: str) -> Aside: ...
    def log(self, wanted: LogFilter, limit: int) -> Sequence[LogEntry]: ...
    def log_entry(self, attempt_id: str) -> LogEntry | None: ...
    def attempts_on(self, day: date, officer_id: str = "") -> int: ...
    def promises(self, officer_id: str = "") -> Sequence[PromiseLine]: ...
    def promise_shares(self, officer_id: str = "") -> Sequence[ShareLine]: ...
    def collected(self, month: str = "") -> Sequence[Collected]: ...
    def draft(self, officer_id: str) -> Draft | None: ...
    def audit_trail(self, limit: int) -> Sequence[AuditEntry]: ...
    def script_versions(
        self, script_id: str = "", kinds: Sequence[VersionKind] = ()
    ) -> Sequence[ScriptVersion]: ...
    def script_drafts(self, officer_id: str) -> Sequence[ScriptDraft]: ...
    def column_mappings(self, kind: ListKind | None = None) -> Sequence[ColumnMapping]: ...
    def practice_runs(self, officer_id: str = "") -> Sequence[PracticeRunRow]: ...
    def attempt_facts(self, day_from: date, day_to: date) -> Sequence[ScriptedAttempt]: ...
    def received_files(self) -> Sequence[ReceivedFile]: ...
    def received_file(self, file_id: str) -> ReceivedFile | None: ...
    def received_aside(self, file_id: str) -> ReceivedAside: ...
    def payment(self, payment_id: str) -> StoredPayment | None: ...
    def open_payments(self, after: str, limit: int) -> Sequence[StoredPayment]: ...
    def open_payment_count(self) -> int: ...
    def payments_of_file(self, file_id: str, limit: int) -> Sequence[StoredPayment]: ...
    def payments_of_contact(self, contact_id: str) -> Sequence[StoredPayment]: ...
    def list_import(self, list_id: str) -> ListImport | None: ...
    def unsettled_import(self) -> ListImport | None: ...
    def known_by_key(self, list_id: str, keys: Iterable[str]) -> Mapping[str, Known]: ...
    def newer_left(self, list_id: str) -> int: ...
    def former_rows(self, contact_id: str) -> Sequence[FormerRow]: ...
    def family(self, contact_id: str) -> Sequence[FamilyMember]: ...
    def list_warnings(self, list_id: str) -> Sequence[RowWarning]: ...
    def assign_lines(self, list_id: str = "") -> Sequence[AssignLine]: ...
    def last_assignment(self) -> AssignmentRecord | None: ...
    def assignment_moves(self, assignment_id: str) -> Sequence[OwnerMove]: ...
    def contacts_of(self, contact_ids: Sequence[str]) -> Mapping[str, Contact]: ...
    def fresh_names(
        self, list_id: str, kind: ListKind, after: int, limit: int
    ) -> Sequence[NameLine]: ...
    def names_page(self, kind: ListKind, after: int) -> Sequence[NameLine]: ...
    def sharing_numbers(
        self, places: Sequence[int], kind: ListKind
    ) -> Sequence[tuple[int, NameLine]]: ...
    def open_pairs(self, list_id: str = "") -> Sequence[DoubtfulPair]: ...
    def open_pair_count(self, list_id: str = "") -> int: ...
    def pair(self, pair_id: str) -> DoubtfulPair | None: ...
    def merged_pair(self, pair_id: str) -> MergedPair | None: ...


class IntakeWriter(Protocol):
    """Steps of an import, one or more a transaction; see `dialer.intake` for their order."""

    def begin_import(self, one: ListImport, call_list: CallList, header: Sequence[str]) -> None: ...
    def stage(self, one: ListImport, batch: StagedBatch) -> Entries: ...
    def put_entries(self, entries: Entries) -> None: ...
    def put_list_warnings(
        self, list_id: str, start: int, warnings: Sequence[RowWarning]
    ) -> None: ...
    def publish(self, call_list: CallList, families: int) -> None: ...
    def newer_rows(self, list_id: str, limit: int) -> Sequence[NewerRow]: ...
    def keep_before(self, list_id: str, contact_ids: Sequence[str]) -> None: ...
    def put_families(self, families: Mapping[str, Sequence[FamilyMember]]) -> None: ...
    def drop_newer(self, list_id: str, contact_ids: Sequence[str]) -> None: ...
    def staying_behind(self, list_id: str, after: str, limit: int) -> Sequence[str]: ...
    def mark_left(self, list_id: str, contact_ids: Sequence[str], at: datetime) -> None: ...
    def finish_import(self, list_id: str) -> None: ...
    def attempts_since(self, list_id: str) -> int: ...
    def changed_since(self, list_id: str) -> str: ...
    def merged_since(self, list_id: str) -> int: ...
    def take_back(self, list_id: str, undone_by: str) -> None: ...
    def restore_before(self, list_id: str, limit: int) -> Sequence[str]: ...
    def unmark_left(self, list_id: str, limit: int) -> Sequence[str]: ...
    def remove_added(self, list_id: str, limit: int) -> int: ...
    def forget_import(self, list_id: str) -> None: ...


class Writer(Reader, IntakeWriter, VisitWriter, Protocol):
    """One transaction: reads see its own writes."""

    def append(self, facts: Sequence[Fact]) -> None: ...
    def put_standings(self, worked_out: Sequence[tuple[Contact, Standing]]) -> None: ...
    def put_log(self, lines: Sequence[LogLine]) -> None: ...
    def drop_log_line(self, attempt_id: str) -> None: ...
    def put_collected(self, lines: Sequence[Collected]) -> None: ...
    def drop_collected(self, month: str, segment: str, area: str) -> None: ...
    def put_draft(self, draft: Draft) -> None: ...
    def drop_draft(self, officer_id: str) -> None: ...
    def put_officer(self, officer: Officer) -> None: ...
    def put_setting(self, key: str, value: Any) -> None: ...
    def use_weights(self, weights: Weights) -> None: ...
    def prioritise_next(self, after: int, limit: int) -> int | None: ...
    def place_by_area(self, zones: Mapping[tuple[str, str, str], str]) -> None: ...
    def put_view(self, view: SavedView) -> None: ...
    def drop_view(self, view_id: str) -> None: ...
    def put_list(self, call_list: CallList, aside: Aside) -> None: ...
    def contacts_by_key(self, keys: Iterable[str]) -> Mapping[str, str]: ...
    def add_contacts(self, contacts: Sequence[NewContact]) -> None: ...
    def facts_of_all(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[Fact]]: ...
    def update_contacts(self, newer: Sequence[tuple[str, NewContact]]) -> None: ...
    def move_zone(self, before: str, after: str) -> None: ...
    def audit(self, entry: AuditEntry) -> None: ...
    def put_script_version(self, version: ScriptVersion) -> None: ...
    def put_script_draft(self, draft: ScriptDraft) -> None: ...
    def drop_script_draft(self, officer_id: str, script_id: str) -> None: ...
    def put_column_mapping(self, mapping: ColumnMapping) -> None: ...
    def drop_column_mapping(self, mapping_id: str) -> None: ...
    def put_practice_run(self, run: PracticeRunRow) -> None: ...
    def put_received_file(self, received_file: ReceivedFile, header: Sequence[str]) -> None: ...
    def add_received_aside(self, file_id: str, lines: Sequence[AsideLine]) -> None: ...
    def drop_received_file(self, file_id: str) -> None: ...
    def put_payments(self, kept: Sequence[StoredPayment]) -> None: ...
    def payments_alike(
        self, fingerprints: Iterable[str], likenesses: Iterable[str]
    ) -> Sequence[StoredPayment]: ...
    def payments_of_accounts(
        self, accounts: Iterable[str], amounts: Iterable[int] = ()
    ) -> Sequence[StoredPayment]: ...
    def waiting_reversals(self, accounts: Iterable[str]) -> Sequence[StoredPayment]: ...
    def payers(self, accounts: Iterable[str], cards: Iterable[str]) -> Mapping[str, str]: ...
    def drop_payments(self, file_id: str) -> None: ...
    def to_settle(self, contact_ids: Sequence[str]) -> Sequence[str]: ...
    def move_owners(self, moves: Sequence[OwnerMove]) -> Sequence[OwnerMove]: ...
    def put_assignment(self, record: AssignmentRecord, moves: Sequence[OwnerMove]) -> None: ...
    def put_pairs(self, pairs: Sequence[DoubtfulPair]) -> int: ...
    def decide_pair(self, decided: DoubtfulPair) -> None: ...
    def keep_merged(self, merged: MergedPair) -> None: ...
    def give_up(self, merged: MergedPair) -> None: ...
    def take_apart(self, merged: MergedPair) -> None: ...


class Store(Reader, Protocol):
    """The store: a reader that can open a writing transaction and be closed."""

    def writing(self) -> AbstractContextManager[Writer]: ...
    def much_writing(self) -> AbstractContextManager[Callable[[], None]]: ...
    def close(self) -> None: ...
