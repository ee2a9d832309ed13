"""The first schema. Frozen: what was once released is never edited, the next step is a new file."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
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
  wrap_seconds INTEGER NOT NULL,
  corrected BOOLEAN NOT NULL,
  override_reason VARCHAR NOT NULL,
  script_id VARCHAR NOT NULL,
  PRIMARY KEY (attempt_id)
)""",
    "CREATE INDEX attempt_log_by_day ON attempt_log (day, officer_id)",
    "CREATE INDEX attempt_log_by_list ON attempt_log (list_id, started_at)",
    "CREATE INDEX attempt_log_by_officer ON attempt_log (officer_id, started_at)",
    "CREATE INDEX attempt_log_by_time ON attempt_log (started_at)",
    "CREATE INDEX ix_attempt_log_contact_id ON attempt_log (contact_id)",
    """CREATE TABLE audit (
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  PRIMARY KEY (seq)
)""",
    """CREATE TABLE call_list (
  list_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  sheet VARCHAR,
  header_row INTEGER NOT NULL,
  columns VARCHAR NOT NULL,
  rows INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  warnings VARCHAR NOT NULL,
  quarantine_file VARCHAR,
  imported_at INTEGER NOT NULL,
  imported_by VARCHAR NOT NULL,
  aside_header VARCHAR NOT NULL,
  PRIMARY KEY (list_id)
)""",
    "CREATE INDEX ix_call_list_imported_at ON call_list (imported_at)",
    """CREATE TABLE contact (
  pk INTEGER NOT NULL,
  contact_id VARCHAR NOT NULL,
  list_id VARCHAR NOT NULL,
  zone VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  listed_at INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  row_number INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  card VARCHAR,
  nik VARCHAR,
  kk VARCHAR,
  va VARCHAR,
  npwp VARCHAR,
  nib VARCHAR,
  kode_bu VARCHAR,
  amount INTEGER,
  months INTEGER,
  care_class INTEGER,
  members INTEGER,
  address VARCHAR,
  kelurahan VARCHAR,
  kecamatan VARCHAR,
  city VARCHAR,
  province VARCHAR,
  potential_workers INTEGER,
  data_source VARCHAR,
  email VARCHAR,
  pic_name VARCHAR,
  note VARCHAR,
  extra VARCHAR NOT NULL,
  PRIMARY KEY (pk),
  CONSTRAINT contact_by_id UNIQUE (contact_id)
)""",
    "CREATE INDEX contact_card ON contact (card) WHERE card IS NOT NULL",
    "CREATE INDEX contact_nib ON contact (nib) WHERE nib IS NOT NULL",
    "CREATE INDEX contact_nik ON contact (nik) WHERE nik IS NOT NULL",
    "CREATE INDEX contact_npwp ON contact (npwp) WHERE npwp IS NOT NULL",
    "CREATE INDEX contact_va ON contact (va) WHERE va IS NOT NULL",
    "CREATE INDEX ix_contact_list_id ON contact (list_id)",
    """CREATE TABLE draft (
  officer_id VARCHAR NOT NULL,
  contact_id VARCHAR NOT NULL,
  saved_at INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (officer_id)
)""",
    """CREATE TABLE fact (
  seq INTEGER NOT NULL,
  branch_id VARCHAR NOT NULL,
  fact_id VARCHAR NOT NULL,
  device_id VARCHAR NOT NULL,
  install_epoch INTEGER NOT NULL,
  desk_seq INTEGER NOT NULL,
  lease_epoch INTEGER,
  script_version VARCHAR NOT NULL,
  schema_version INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  clock_offset_ms INTEGER NOT NULL,
  received_at INTEGER,
  kind VARCHAR NOT NULL,
  contact_id VARCHAR NOT NULL,
  attempt_id VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  supersedes VARCHAR,
  body VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  PRIMARY KEY (seq),
  CONSTRAINT fact_by_id UNIQUE (branch_id, fact_id),
  CONSTRAINT fact_by_desk UNIQUE (branch_id, device_id, install_epoch, desk_seq)
)""",
    "CREATE INDEX fact_of_contact ON fact (contact_id)",
    """CREATE TABLE install (
  install_id INTEGER NOT NULL,
  branch_id VARCHAR NOT NULL,
  device_id VARCHAR NOT NULL,
  install_epoch INTEGER NOT NULL,
  PRIMARY KEY (install_id)
)""",
    """CREATE TABLE lane (
  lane_id INTEGER NOT NULL,
  list_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  zone VARCHAR NOT NULL,
  owner_id VARCHAR NOT NULL,
  PRIMARY KEY (lane_id),
  CONSTRAINT lane_by_content UNIQUE (list_id, kind, zone, owner_id)
)""",
    """CREATE TABLE officer (
  officer_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  pin_hash VARCHAR NOT NULL,
  wrong_pins INTEGER NOT NULL,
  locked_until INTEGER,
  active BOOLEAN NOT NULL,
  PRIMARY KEY (officer_id)
)""",
    """CREATE TABLE setting (
  "key" VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  PRIMARY KEY ("key")
)""",
    """CREATE TABLE aside_row (
  list_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  duplicate BOOLEAN NOT NULL,
  reason VARCHAR NOT NULL,
  fix VARCHAR NOT NULL,
  cells VARCHAR NOT NULL,
  PRIMARY KEY (list_id, position),
  FOREIGN KEY(list_id) REFERENCES call_list (list_id) ON DELETE CASCADE
)""",
    """CREATE TABLE contact_key (
  "key" VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  PRIMARY KEY ("key"),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)
 WITHOUT ROWID""",
    "CREATE INDEX ix_contact_key_contact_pk ON contact_key (contact_pk)",
    """CREATE TABLE contact_number (
  number_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  position INTEGER NOT NULL,
  e164 VARCHAR NOT NULL,
  raw VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  extension VARCHAR,
  label VARCHAR,
  state VARCHAR NOT NULL,
  PRIMARY KEY (number_id),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)""",
    "CREATE INDEX contact_number_of ON contact_number (contact_pk, position)",
    "CREATE INDEX ix_contact_number_e164 ON contact_number (e164)",
    """CREATE TABLE lane_count (
  lane_id INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  tried INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  PRIMARY KEY (lane_id, stage, tried),
  FOREIGN KEY(lane_id) REFERENCES lane (lane_id)
)
 WITHOUT ROWID""",
    """CREATE TABLE promise (
  promise_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  position INTEGER NOT NULL,
  attempt_id VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  outcome_id VARCHAR NOT NULL,
  amount INTEGER NOT NULL,
  due_on VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  promised_by VARCHAR NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (promise_id),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_promise_due_on ON promise (due_on)",
    "CREATE INDEX promise_of_contact ON promise (contact_pk, position)",
    """CREATE TABLE worklist (
  contact_pk INTEGER NOT NULL,
  lane_id INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  due_at INTEGER,
  priority INTEGER NOT NULL,
  owner_id VARCHAR NOT NULL,
  attempts INTEGER NOT NULL,
  last_attempt_at INTEGER,
  last_code VARCHAR NOT NULL,
  callback_outcome_id VARCHAR,
  callback_at INTEGER,
  callback_owner_id VARCHAR,
  promise_amount INTEGER,
  PRIMARY KEY (contact_pk),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE,
  FOREIGN KEY(lane_id) REFERENCES lane (lane_id)
)""",
    """CREATE INDEX worklist_due ON worklist (stage, lane_id, due_at) WHERE due_at IS NOT NULL""",
    "CREATE INDEX worklist_new ON worklist (lane_id, priority DESC) WHERE stage = 2",
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
    """CREATE TRIGGER worklist_in AFTER INSERT ON worklist BEGIN
  INSERT INTO lane_count(lane_id, stage, tried, contacts)
  VALUES(new.lane_id, new.stage, new.attempts > 0, 1)
  ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + 1;
END""",
    """CREATE TRIGGER worklist_out AFTER DELETE ON worklist BEGIN
  UPDATE lane_count SET contacts = contacts - 1
  WHERE lane_id = old.lane_id AND stage = old.stage AND tried = (old.attempts > 0);
END""",
    """CREATE TRIGGER worklist_moved AFTER UPDATE OF lane_id, stage, attempts ON worklist
WHEN old.lane_id != new.lane_id OR old.stage != new.stage
  OR (old.attempts > 0) != (new.attempts > 0) BEGIN
  UPDATE lane_count SET contacts = contacts - 1
  WHERE lane_id = old.lane_id AND stage = old.stage AND tried = (old.attempts > 0);
  INSERT INTO lane_count(lane_id, stage, tried, contacts)
  VALUES(new.lane_id, new.stage, new.attempts > 0, 1)
  ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + 1;
END""",
    """CREATE VIRTUAL TABLE contact_words USING fts5(
  name, pic_name, kode_bu, content='contact', content_rowid='pk', tokenize='unicode61',
  prefix='2 3', columnsize=0)""",
    "INSERT INTO contact_words(contact_words, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER contact_words_in AFTER INSERT ON contact BEGIN
  INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
  VALUES(new.pk, new.name, new.pic_name, new.kode_bu);
END""",
    """CREATE TRIGGER contact_words_out AFTER DELETE ON contact BEGIN
  INSERT INTO contact_words(contact_words, rowid, name, pic_name, kode_bu)
  VALUES('delete', old.pk, old.name, old.pic_name, old.kode_bu);
END""",
    """CREATE TRIGGER contact_words_moved AFTER UPDATE OF name, pic_name, kode_bu ON contact
WHEN old.name IS NOT new.name OR old.pic_name IS NOT new.pic_name
  OR old.kode_bu IS NOT new.kode_bu BEGIN
  INSERT INTO contact_words(contact_words, rowid, name, pic_name, kode_bu)
  VALUES('delete', old.pk, old.name, old.pic_name, old.kode_bu);
  INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
  VALUES(new.pk, new.name, new.pic_name, new.kode_bu);
END""",
)


def upgrade() -> None:
    """Make all tables, indexes, triggers and the word search."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
