"""What SQLModel cannot say: the triggers and the word search. Statements of the newest schema."""

APPEND_ONLY = (
    """CREATE TRIGGER fact_unchanged BEFORE UPDATE OF seq, branch_id, fact_id, device_id,
  install_epoch, desk_seq, lease_epoch, script_version, schema_version, occurred_at,
  clock_offset_ms, kind, contact_id, attempt_id, officer_id, supersedes, body, sha256 ON fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END""",
    """CREATE TRIGGER fact_kept BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END""",
    """CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER script_version_unchanged BEFORE UPDATE ON script_version
BEGIN SELECT RAISE(ABORT, 'versions of scripts are append-only'); END""",
    """CREATE TRIGGER script_version_kept BEFORE DELETE ON script_version
BEGIN SELECT RAISE(ABORT, 'versions of scripts are append-only'); END""",
)

HIDDEN = (
    """CREATE VIEW hidden_contact AS
SELECT coalesce(min(first_pk), 0) AS first_pk, coalesce(max(last_pk), -1) AS last_pk
FROM intake WHERE state IN ('staging', 'removing')""",
)
"""The one range of contacts that nobody may see: a list on its way in, or being taken back."""

_STAGED = """(SELECT 1 FROM intake
  WHERE state = 'staging' AND new.{} BETWEEN first_pk AND last_pk)"""
"""Contacts of a list on its way in are counted and indexed by the batch (`db.staging`)."""

_COUNT_IN = """INSERT INTO lane_count(lane_id, stage, tried, contacts)
  VALUES(new.lane_id, new.stage, new.attempts > 0, 1)
  ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + 1;"""
_COUNT_OUT = """UPDATE lane_count SET contacts = contacts - 1
  WHERE lane_id = old.lane_id AND stage = old.stage AND tried = (old.attempts > 0);"""

_QUEUE_UP = """INSERT INTO turn(lane_id, place, contact_pk)
  SELECT new.lane_id, -new.priority, new.contact_pk WHERE new.stage = 2 ON CONFLICT DO NOTHING;"""
_STEP_OUT = """DELETE FROM turn
  WHERE lane_id = old.lane_id AND place = -old.priority AND contact_pk = old.contact_pk;"""

COUNTS = (
    f"""CREATE TRIGGER worklist_in AFTER INSERT ON worklist
WHEN NOT EXISTS {_STAGED.format("contact_pk")} BEGIN
  {_COUNT_IN}
  {_QUEUE_UP}
END""",
    f"""CREATE TRIGGER worklist_out AFTER DELETE ON worklist BEGIN
  {_COUNT_OUT}
  {_STEP_OUT}
END""",
    f"""CREATE TRIGGER worklist_turned AFTER UPDATE OF lane_id, stage, priority ON worklist
WHEN (old.stage = 2 OR new.stage = 2) AND (old.lane_id != new.lane_id
  OR old.stage != new.stage OR old.priority != new.priority) BEGIN
  {_STEP_OUT}
  {_QUEUE_UP}
END""",
    f"""CREATE TRIGGER worklist_moved AFTER UPDATE OF lane_id, stage, attempts ON worklist
WHEN old.lane_id != new.lane_id OR old.stage != new.stage
  OR (old.attempts > 0) != (new.attempts > 0) BEGIN
  {_COUNT_OUT}
  {_COUNT_IN}
END""",
)

_FORGET = """INSERT INTO contact_words(contact_words, rowid, name, pic_name, kode_bu)
  VALUES('delete', old.pk, old.name, old.pic_name, old.kode_bu);"""
_LEARN = """INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
  VALUES(new.pk, new.name, new.pic_name, new.kode_bu);"""

WORDS = (
    """CREATE VIRTUAL TABLE contact_words USING fts5(
  name, pic_name, kode_bu, content='contact', content_rowid='pk', tokenize='unicode61',
  prefix='2 3', columnsize=0)""",
    "INSERT INTO contact_words(contact_words, rank) VALUES('secure-delete', 1)",
    f"""CREATE TRIGGER contact_words_in AFTER INSERT ON contact
WHEN NOT EXISTS {_STAGED.format("pk")} BEGIN
  {_LEARN}
END""",
    f"CREATE TRIGGER contact_words_out AFTER DELETE ON contact BEGIN\n  {_FORGET}\nEND",
    f"""CREATE TRIGGER contact_words_moved AFTER UPDATE OF name, pic_name, kode_bu ON contact
WHEN old.name IS NOT new.name OR old.pic_name IS NOT new.pic_name
  OR old.kode_bu IS NOT new.kode_bu BEGIN
  {_FORGET}
  {_LEARN}
END""",
)

_OLD, _NEW = (
    ", ".join(f"{row}.{name}" for name in ("card", "nik", "va", "npwp", "nib"))
    for row in ("old", "new")
)
_KNOW = f"""INSERT INTO contact_by_number(number, contact_pk)
  SELECT value, new.pk FROM json_each(json_array({_NEW}))
  WHERE value IS NOT NULL ON CONFLICT DO NOTHING;"""  # noqa: S608 - put together from constants
_UNKNOW = f"""DELETE FROM contact_by_number
  WHERE contact_pk = old.pk AND number IN ({_OLD});"""  # noqa: S608 - put together from constants
_KNOW_PHONE = """INSERT INTO contact_by_number(number, contact_pk)
  VALUES(new.e164, new.contact_pk) ON CONFLICT DO NOTHING;"""
_UNKNOW_PHONE = """DELETE FROM contact_by_number
  WHERE number = old.e164 AND contact_pk = old.contact_pk AND NOT EXISTS (
    SELECT 1 FROM contact_number WHERE contact_pk = old.contact_pk AND e164 = old.e164);"""

NUMBERS = (
    f"""CREATE TRIGGER contact_numbers_in AFTER INSERT ON contact
WHEN NOT EXISTS {_STAGED.format("pk")} BEGIN
  {_KNOW}
END""",
    f"CREATE TRIGGER contact_numbers_out AFTER DELETE ON contact BEGIN\n  {_UNKNOW}\nEND",
    f"""CREATE TRIGGER contact_numbers_moved AFTER UPDATE OF card, nik, va, npwp, nib ON contact
WHEN ({_OLD}) IS NOT ({_NEW}) BEGIN
  {_UNKNOW}
  {_KNOW}
END""",
    f"""CREATE TRIGGER contact_phone_in AFTER INSERT ON contact_number
WHEN NOT EXISTS {_STAGED.format("contact_pk")} BEGIN
  {_KNOW_PHONE}
END""",
    f"""CREATE TRIGGER contact_phone_out AFTER DELETE ON contact_number BEGIN
  {_UNKNOW_PHONE}
END""",
    f"""CREATE TRIGGER contact_phone_moved AFTER UPDATE OF e164 ON contact_number
WHEN old.e164 != new.e164 BEGIN
  {_UNKNOW_PHONE}
  {_KNOW_PHONE}
END""",
)
"""Whose a number is (`contact_by_number`)."""

KEYS = (
    f"""CREATE TRIGGER contact_key_in BEFORE INSERT ON contact_key
WHEN NOT EXISTS {_STAGED.format("contact_pk")} BEGIN
  SELECT RAISE(IGNORE) FROM key_owner WHERE key = new.key AND contact_pk != new.contact_pk;
  INSERT INTO key_owner(key, contact_pk) VALUES(new.key, new.contact_pk) ON CONFLICT DO NOTHING;
END""",  # noqa: S608 - put together from constants
    """CREATE TRIGGER contact_key_out AFTER DELETE ON contact_key BEGIN
  DELETE FROM key_owner WHERE key = old.key AND contact_pk = old.contact_pk;
END""",
    """CREATE TRIGGER contact_key_moved AFTER UPDATE OF contact_pk ON contact_key BEGIN
  UPDATE key_owner SET contact_pk = new.contact_pk
    WHERE key = old.key AND contact_pk = old.contact_pk;
END""",
)
"""Whose a key is (`key_owner`). A key that another contact has stays with that one."""

STATEMENTS = APPEND_ONLY + HIDDEN + COUNTS + WORDS + NUMBERS + KEYS
