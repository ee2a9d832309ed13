"""What was worked out from facts. All of it can be thrown away and made again (`db.rebuild`)."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class LaneTable(SQLModel, table=True):
    """Contacts that share list, kind, zone and owner wait in one lane.

    The queue of an officer is a handful of lanes, so every filter is a choice of lanes and every
    lane is walked by one index, however many contacts there are. `owner_id` is empty for nobody's.
    """

    __tablename__ = "lane"
    __table_args__ = (
        UniqueConstraint("list_id", "kind", "zone", "owner_id", name="lane_by_content"),
    )

    lane_id: int = Field(primary_key=True)
    list_id: str
    kind: str
    zone: str
    owner_id: str


class LaneCountTable(SQLModel, table=True):
    """How many contacts of a lane are in a stage, kept by triggers; `tried` is 1 after attempts.

    Old lists leave empty lanes behind by the hundred; the queue only looks at where somebody waits.
    """

    __tablename__ = "lane_count"
    __table_args__ = (
        Index(
            *("lane_count_waiting", "lane_id", "stage"),
            sqlite_where=text("contacts > 0 AND stage < 10"),
        ),
        {"sqlite_with_rowid": False},
    )

    lane_id: int = Field(primary_key=True, foreign_key="lane.lane_id")
    stage: int = Field(primary_key=True)
    tried: int = Field(primary_key=True)
    contacts: int


class WorklistTable(SQLModel, table=True):
    """Where a contact stands. Only what waits is in the indexes, so that the walk meets no others.

    `due_at` is NULL when nothing is due by time and 0 when it is due at once. `tried_hour` is the
    hour (0-23, on the contact's clock) in which nobody is tried again, NULL for none.
    """

    __tablename__ = "worklist"
    __table_args__ = (
        Index(
            "worklist_due", "stage", "lane_id", "due_at", sqlite_where=text("due_at IS NOT NULL")
        ),
        Index("worklist_retry", "lane_id", "tried_hour", "due_at", sqlite_where=text("stage = 3")),
        Index("worklist_stopped", "contact_pk", sqlite_where=text("stage = 12")),
    )

    contact_pk: int = Field(primary_key=True, foreign_key="contact.pk", ondelete="CASCADE")
    lane_id: int = Field(foreign_key="lane.lane_id")
    stage: int
    due_at: int | None
    priority: int
    owner_id: str
    attempts: int
    last_attempt_at: int | None
    last_code: str
    callback_outcome_id: str | None
    callback_at: int | None
    callback_owner_id: str | None
    promise_amount: int | None
    tried_hour: int | None


class TurnTable(SQLModel, table=True):
    """Whose turn it is among the new of a lane: `place` is the priority below zero, first come
    first. Triggers keep it; what a list brings is put in at its end in order (`db.entries`).
    """

    __tablename__ = "turn"
    __table_args__ = {"sqlite_with_rowid": False}

    lane_id: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    contact_pk: int = Field(primary_key=True)


class PromiseTable(SQLModel, table=True):
    """A promise in force; `position` is its place among the contact's, oldest first.

    What came for it does not depend on the day one looks: `received` in time, `late` after the
    days of grace, `kept_on` when it was enough. The terms are those of the day it was made.
    """

    __tablename__ = "promise"
    __table_args__ = (Index("promise_of_contact", "contact_pk", "position"),)

    promise_id: str = Field(primary_key=True)
    contact_pk: int = Field(foreign_key="contact.pk", ondelete="CASCADE")
    position: int
    attempt_id: str
    officer_id: str
    outcome_id: str
    amount: int
    due_on: str = Field(index=True)
    channel: str
    promised_by: str
    made_at: int
    made_on: str | None
    received: int
    late: int
    kept_on: str | None
    cancelled_on: str | None
    reminded_on: str | None
    grace_days: int
    threshold_percent: int


class PromiseReplacedTable(SQLModel, table=True):
    """A promise whose place a later one took."""

    __tablename__ = "promise_replaced"
    __table_args__ = {"sqlite_with_rowid": False}

    promise_id: str = Field(primary_key=True, foreign_key="promise.promise_id", ondelete="CASCADE")


class PromiseShareTable(SQLModel, table=True):
    """The part of a payment that a promise got; `position` is its place among the shares."""

    __tablename__ = "promise_share"
    __table_args__ = {"sqlite_with_rowid": False}

    promise_id: str = Field(primary_key=True, foreign_key="promise.promise_id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    payment_id: str
    amount: int
    paid_on: str
    late: bool


class AttemptLogTable(SQLModel, table=True):
    """One line an attempt; columns are the fields of `dialer.log.LogLine`."""

    __tablename__ = "attempt_log"
    __table_args__ = (
        Index("attempt_log_by_day", "day", "officer_id"),
        Index("attempt_log_by_time", "started_at"),
        Index("attempt_log_by_officer", "officer_id", "started_at"),
        Index("attempt_log_by_list", "list_id", "started_at"),
        Index(
            "attempt_log_visit",
            "contact_id",
            sqlite_where=text("(code = 'asks_for_visit' OR next_step = 'visit')"),
        ),
    )

    attempt_id: str = Field(primary_key=True)
    contact_id: str = Field(index=True)
    list_id: str
    kind: str
    officer_id: str
    day: str
    started_at: int
    ended_at: int
    channel: str
    code: str
    spoke_to: str
    reason: str
    next_step: str
    next_on: str | None
    promise_amount: int | None
    promise_on: str | None
    promise_channel: str
    rehab_accepted: bool | None
    rehab_stages: int | None
    rehab_instalment: int | None
    callback_at: int | None
    note: str
    talk_seconds: int
    hold_seconds: int
    wrap_seconds: int
    handled_calls: int
    corrected: bool
    override_reason: str
    script_id: str
