"""A store in which members were called before: a million contacts and three million attempts.

Contacts come in as an import brings them. Attempts with their facts are written by SQL in the shape
that the desk writes, round after round, an hour's work in minutes; only their fingerprints are not
those of their content. Then contacts are put where such a history leaves them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.data_dir import database_file
from db.keys import StoreKey
from db.moments import to_micros
from db.store import open_store
from dialer.calling_rules import CallingRules
from dialer.rulebook import load_rulebook
from tests.bench.invented import LIST_ID, members

BATCH = 2_000
LISTS = (LIST_ID, *(f"00000000-0000-7000-8000-00000000aaa{place}" for place in range(4)))
OFFICERS = ("", *(f"00000000-0000-7000-8000-0000000000f{place}" for place in range(1, 10)))
"""Half of the contacts are nobody's, the others those of nine officers."""

_ATTEMPTS = """
WITH tried AS (
  SELECT c.pk, c.contact_id, c.list_id, n.number_id,
    :second + c.pk % 28800 AS second,
    strftime('%Y-%m-%dT%H:%M:%S+00:00', :second + c.pk % 28800, 'unixepoch') AS moment,
    printf('01930000-%04x-7000-8000-%012x', :round, c.pk) AS attempt_id,
    printf('01930000-%04x-7000-8002-%012x', :round, c.pk) AS outcome_id
  FROM contact c JOIN contact_number n ON n.contact_pk = c.pk AND n.position = 0
  WHERE c.pk <= :upto
)
INSERT INTO fact(seq, branch_id, fact_id, device_id, install_epoch, desk_seq, script_version,
  schema_version, occurred_at, clock_offset_ms, kind, contact_id, attempt_id, officer_id, body,
  sha256)
SELECT (:round * :contacts + pk) * 4 + part, 'local',
  printf('01930000-%04x-7000-800%d-%012x', :round, part, pk), 'bench', 1,
  (:round * :contacts + pk) * 4 + part, '', 4, second * 1000000, 0,
  CASE part WHEN 0 THEN 'attempt' WHEN 1 THEN 'call' WHEN 2 THEN 'outcome'
    ELSE 'number_state' END,
  contact_id, attempt_id, :officer,
  CASE part WHEN 0 THEN printf('{"channel":"phone","elsewhere":false,"ended_at":"%s",'
      || '"hold_seconds":0,"list_id":"%s","objections":[],"override_reason":"","path":[],'
      || '"right_party_confirmed":false,"script_id":"","started_at":"%s","talk_seconds":0,'
      || '"wrap_seconds":9}', moment, list_id, moment)
    WHEN 1 THEN printf('{"backend":"handset","connected_at":null,"ended_at":"%s",'
      || '"ended_by":"desk","hold_seconds":0,"line":"","number_id":"%s","recording":"",'
      || '"started_at":"%s","trouble":""}', moment, number_id, moment)
    WHEN 2 THEN '{"code":"no_answer","next_on":null,"next_step":"","reason":"","spoke_to":""}'
    ELSE printf('{"number_id":"%s","outcome_id":"%s","state":"untried"}', number_id, outcome_id)
  END,
  lower(hex(randomblob(32)))
FROM tried CROSS JOIN (SELECT 0 AS part UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)
"""
_LOG = """
INSERT INTO attempt_log(attempt_id, contact_id, list_id, kind, officer_id, day, started_at,
  ended_at, channel, code, spoke_to, reason, next_step, promise_channel, note, talk_seconds,
  hold_seconds, wrap_seconds, handled_calls, corrected, override_reason, script_id)
SELECT printf('01930000-%04x-7000-8000-%012x', :round, c.pk), c.contact_id, c.list_id, c.kind,
  :officer, date(:second, 'unixepoch'), (:second + c.pk % 28800) * 1000000,
  (:second + c.pk % 28800 + 9) * 1000000,
  'phone', 'no_answer', '', '', '', '', '', 0, 0, 9, 0, 0, '', ''
FROM contact c JOIN contact_number n ON n.contact_pk = c.pk AND n.position = 0
WHERE c.pk <= :upto
"""
_WORKED = """
UPDATE worklist SET attempts = :tries, last_code = 'no_answer',
  last_attempt_at = :now - 86400000000,
  stage = CASE WHEN contact_pk * 7919 % 1000 < 10 THEN 0 WHEN contact_pk * 7919 % 1000 < 40 THEN 1
    WHEN contact_pk * 7919 % 1000 < 400 THEN 3 WHEN contact_pk * 7919 % 1000 < 700 THEN 2
    ELSE 11 END,
  due_at = CASE WHEN contact_pk * 7919 % 1000 < 400
    THEN :now + (contact_pk * 104729 % 10000 - 2000) * 60000000 END
WHERE stage < 10
"""
_RESTING = """
UPDATE worklist SET due_at = CASE WHEN priority >= :middle THEN :now + 86400000000 END,
  stage = CASE WHEN priority >= :middle THEN 3 ELSE 2 END
WHERE stage != 10
"""
_MIDDLE = """
SELECT priority FROM worklist ORDER BY priority LIMIT 1 OFFSET (SELECT count(*) / 2 FROM worklist)
"""


def fill(folder: Path, key: StoreKey, now: datetime, contacts: int, tries: int) -> None:
    """Make a store of so many contacts and attempts; who is due is spread over the week."""
    store = open_store(folder, key, lambda: now)
    CallingRules(store, lambda: now, load_rulebook()).put_to_work()
    source = members(contacts)
    place = 0
    while batch := list(islice(source, BATCH)):
        arriving = [
            replace(
                one,
                list_id=LISTS[number % len(LISTS)],
                officer_id=OFFICERS[number % len(OFFICERS)] if number % 2 else "",
            )
            for number, one in enumerate(batch, start=place)
        ]
        place += len(batch)
        with store.writing() as writer:
            writer.add_contacts(arriving)
    store.close()
    _try(folder, key, now, contacts, tries)


def rest_the_top_half(folder: Path, key: StoreKey, now: datetime) -> None:
    """Let the half that would come first rest till tomorrow, and the others be new."""
    with _careless(folder, key) as connection:
        (middle,) = connection.execute(_MIDDLE).fetchone()
        connection.execute(_RESTING, {"now": to_micros(now), "middle": middle})


def _try(folder: Path, key: StoreKey, now: datetime, contacts: int, tries: int) -> None:
    with _careless(folder, key) as connection:
        (most,) = connection.execute(
            "SELECT count(*) FROM contact_number WHERE position = 0"
        ).fetchone()
        rounds = -(-tries // most) if most else 0
        for number in range(rounds):
            values = {
                "round": number,
                "contacts": contacts + 1,
                "upto": contacts * min(most, tries - number * most) // most,
                "second": int((now - timedelta(days=7 * (rounds - number))).timestamp()),
                "officer": OFFICERS[1 + number % (len(OFFICERS) - 1)],
            }
            connection.execute(_ATTEMPTS, values)
            connection.execute(_LOG, values)
        connection.execute(_WORKED, {"now": to_micros(now), "tries": rounds})


def underneath(folder: Path, key: StoreKey) -> Any:
    """A connection past the store."""
    connection = dbapi2.connect(str(database_file(folder)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    return connection


@contextmanager
def _careless(folder: Path, key: StoreKey) -> Iterator[Any]:
    """The same, quick and with no thought of a power cut; all is on the disk when it ends."""
    connection = underneath(folder, key)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    yield connection
    connection.close()
    with database_file(folder).open("r+b") as file:
        os.fsync(file.fileno())
