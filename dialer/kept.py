"""What the store keeps beside contacts and facts, as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from dialer.lists.model import ContactRow, FamilyMember
from dialer.promises import (
    GRACE_DAYS,
    THRESHOLD_PERCENT,
    PromiseState,
    PromiseTerms,
    state_on,
)
from dialer.standing import Stage


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-written work of one officer; `body` is the desk's own JSON."""

    officer_id: str
    contact_id: str
    saved_at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did or saw what. `actor` is an officer's id or `os:name`.

    `detail` is a code, a count or an id; where a person had to say why, the words they typed. These
    may name somebody: the trail stays in the encrypted store, no export and no log has it.
    """

    at: datetime
    actor: str
    action: str
    subject: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in force and what came for it, for the Janji room and its figures.

    `months` are the contact's months in arrears, `promised_by` the code of who promised, "" when
    nobody said; `stage` is where the contact stands. The rest as in `dialer.agreed.OpenPromise`.
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
    promised_by: str = ""
    stage: Stage = Stage.PROMISE
    replaced: bool = False

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
