"""Save a store of this program's schema for the tests of programs to come.

`python -m tests.db.save_old_store` writes tests/db/fixtures/v<schema>; run it once, when a schema
is released, and never again for the same one. Everything in it is invented.
"""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from db.keys import unlock
from db.schema import SCHEMA_VERSION
from db.store import SqlStore, open_store
from dialer.call_lists import Aside, AsideRow, CallList
from dialer.facts import Attempt, Body, Channel, Fact, Note, Outcome, Promise
from dialer.intake.orders import IntakeState, ListImport
from dialer.intake.staged import StagedBatch
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import FamilyMember, Field, ListKind
from dialer.people import Officer, Role, hash_pin
from dialer.ports import (
    AuditEntry,
    DoubtfulPair,
    Draft,
    PracticeRunRow,
    ScriptDraft,
    ScriptVersion,
    VersionKind,
)
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from tests.bench.invented import LIST_ID, members
from tests.db.making_stores import NOW, now

PASSPHRASE = "uji"


def fill(store: SqlStore) -> None:
    """Put something into every table."""
    arrived = list(members(20))
    called = [one for one in arrived if one.number_ids][:2]
    call_list = CallList(
        list_id=LIST_ID,
        kind=ListKind.ARREARS,
        name="Tunggakan November",
        file="november.xlsx",
        sheet="Sheet1",
        header_row=2,
        columns={"name": "NAMA"},
        rows=21,
        accepted=20,
        updated=0,
        duplicates=0,
        quarantined=1,
        warnings={},
        quarantine_file=None,
        imported_at=NOW,
        imported_by="os:uji",
    )
    with store.writing() as writer:
        writer.put_officer(Officer("o1", "Budi Santoso", Role.AGENT, hash_pin("482913")))
        writer.put_officer(Officer("o2", "Sri Rahayu", Role.LEAD, hash_pin("482913")))
        writer.put_setting("branch", {"office": "Kantor Cabang Contoh"})
        writer.add_contacts(arrived)
        row = AsideRow(9, duplicate=False, reason="no_amount", fix="isi jumlah", cells=("Ani",))
        writer.put_list(call_list, Aside(("NAMA",), (row,)))
        writer.audit(AuditEntry(NOW, "os:uji", "list_imported", LIST_ID))
        writer.audit(AuditEntry(NOW, "o1", "pause_began", "o1", "rest"))
    promise = Promise("u1", 250_000, date(2026, 12, 5), "bri")
    save(store, called[0].contact_id, 0, Outcome("no_answer"), Note("u0", "coba lagi"))
    save(store, called[1].contact_id, 1, Outcome("promise"), promise)
    with store.writing() as writer:
        writer.put_draft(Draft("o1", called[0].contact_id, NOW, {"note": "setengah jadi"}))
        writer.put_script_version(
            ScriptVersion("v1", "sapa", VersionKind.PUBLISHED, "1+x", "Sapa", "isi", "o2", NOW)
        )
        writer.put_script_draft(ScriptDraft("o2", "sapa", "isi baru", "v1", NOW))
        writer.put_practice_run(PracticeRunRow("r1", "o1", "ragu", 7, 92, True, NOW, NOW, {}))
    fill_intake(store, call_list)


def fill_intake(store: SqlStore, first: CallList) -> None:
    """Put something into every table of imports: one that a kill stopped half-way."""
    one, other, third = (contact for contact, _ in zip(store.contacts(), range(3), strict=False))
    newer = replace(one.details, amount=900_000, row_number=2)
    stopped = ListImport("l2", IntakeState.STAGING, NOW, "os:uji", "Asia/Jakarta")
    with store.writing() as writer:
        writer.begin_import(stopped, replace(first, list_id="l2"), ("NAMA",))
        writer.stage(stopped, StagedBatch(newer=[(one.contact_id, newer)]))
        writer.put_families({other.contact_id: [FamilyMember("Ani", "0001234567890")]})
        writer.keep_before("l2", [other.contact_id])
        writer.mark_left("l2", [third.contact_id], NOW)
        writer.put_pairs([DoubtfulPair("p1", "l2", one.contact_id, other.contact_id, 91)])
        fields = {"NAMA": Field.NAME}
        writer.put_column_mapping(
            ColumnMapping("m1", first.kind, "nama", "Lama", ("NAMA",), fields, "o2", NOW)
        )
        refresh(writer, list(writer.contacts_of([third.contact_id]).values()), load_rulebook())


def save(store: SqlStore, contact_id: str, place: int, *bodies: Body) -> None:
    """Save an attempt of officer o1 with its outcome and effects."""
    contact = store.contact(contact_id)
    assert contact is not None
    start = NOW + timedelta(minutes=place)
    attempt = Attempt(start, start + timedelta(seconds=30), Channel.PHONE, LIST_ID, 20, 5, True)
    ids = [f"a{place}", f"u{place}", *(f"e{place}-{at}" for at in range(9))]
    with store.writing() as writer:
        writer.append(
            [
                Fact(fact_id, contact_id, f"a{place}", "o1", start, body)
                for fact_id, body in zip(ids, (attempt, *bodies), strict=False)
            ]
        )
        refresh(writer, [contact], load_rulebook())


def main() -> int:
    """Save the store, unless there is one of this schema."""
    folder = Path(__file__).parent / "fixtures" / f"v{SCHEMA_VERSION}"
    if folder.exists():
        sys.stderr.write(f"{folder} is there; what was released is not made again\n")
        return 1
    folder.mkdir(parents=True)
    store = open_store(folder, unlock(folder, PASSPHRASE), now)
    fill(store)
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
