"""Seconds on hold and handled calls in the log. Frozen, like every step.

Both come from the facts of an attempt. Lines of contacts that were erased stay, with none.
"""

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    "ALTER TABLE attempt_log RENAME TO attempt_log_before",
    """CREATE TABLE attempt_log (
  attempt_id VARCHAR NOT NULL,
  contact_id VARCHAR NOT NULL,
  list_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  day VARCHAR NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  channel VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  spoke_to VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  next_step VARCHAR NOT NULL,
  next_on VARCHAR,
  promise_amount INTEGER,
  promise_on VARCHAR,
  promise_channel VARCHAR NOT NULL,
  rehab_accepted BOOLEAN,
  rehab_stages INTEGER,
  rehab_instalment INTEGER,
  callback_at INTEGER,
  note VARCHAR NOT NULL,
  talk_seconds INTEGER NOT NULL,
  hold_seconds INTEGER NOT NULL,
  wrap_seconds INTEGER NOT NULL,
  handled_calls INTEGER NOT NULL,
  corrected BOOLEAN NOT NULL,
  override_reason VARCHAR NOT NULL,
  script_id VARCHAR NOT NULL,
  PRIMARY KEY (attempt_id)
)""",
    """INSERT INTO attempt_log
(attempt_id, contact_id, list_id, kind, officer_id, day, started_at, ended_at, channel, code,
spoke_to, reason, next_step, next_on, promise_amount, promise_on, promise_channel,
rehab_accepted, rehab_stages, rehab_instalment, callback_at, note, talk_seconds,
hold_seconds, wrap_seconds, handled_calls, corrected, override_reason, script_id)
SELECT l.attempt_id, l.contact_id, l.list_id, l.kind, l.officer_id, l.day, l.started_at,
l.ended_at, l.channel, l.code, l.spoke_to, l.reason, l.next_step, l.next_on,
l.promise_amount, l.promise_on, l.promise_channel, l.rehab_accepted, l.rehab_stages,
l.rehab_instalment, l.callback_at, l.note, l.talk_seconds, coalesce(json_extract(f.body,
'$.hold_seconds'), 0), l.wrap_seconds, coalesce(c.handled, 0), l.corrected,
l.override_reason, l.script_id
FROM attempt_log_before l LEFT JOIN fact f ON f.fact_id = l.attempt_id
LEFT JOIN (SELECT attempt_id, count(*) AS handled FROM fact WHERE kind = 'call'
  AND json_extract(body, '$.connected_at') IS NOT NULL GROUP BY attempt_id) c
ON c.attempt_id = l.attempt_id""",
    "DROP TABLE attempt_log_before",
    "CREATE INDEX attempt_log_by_day ON attempt_log (day, officer_id)",
    "CREATE INDEX attempt_log_by_list ON attempt_log (list_id, started_at)",
    "CREATE INDEX attempt_log_by_officer ON attempt_log (officer_id, started_at)",
    "CREATE INDEX attempt_log_by_time ON attempt_log (started_at)",
    """CREATE INDEX attempt_log_visit ON attempt_log (contact_id)
WHERE (code = 'asks_for_visit' OR next_step = 'visit')""",
    "CREATE INDEX ix_attempt_log_contact_id ON attempt_log (contact_id)",
)


def upgrade() -> None:
    """Make the table anew and fill it."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
