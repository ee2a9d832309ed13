"""`sambung queue` prints who comes next and why, at any moment, for any officer."""

import tomllib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from dialer.desk import Wish
from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Role
from tests.cli.running import sambung
from tests.conftest import HandClock, add_officer
from tests.db.making_stores import PASSPHRASE
from tests.making import call, member, take
from ui.compose import open_workstation


def test_the_queue_is_printed_with_the_reason_of_each_contact(data: Path) -> None:
    sample = sample_list(ListKind.ARREARS)
    assert sambung(data, "import", sample, "--kind", "tunggakan").code == ExitCode.OK
    answer = sambung(data, "queue", "--json", "--limit", "3", "--at", "2026-11-20T09:00")
    assert answer.code == ExitCode.OK, answer.sentence
    found = answer.one()
    assert [line["place"] for line in found["queue"]] == [1, 2, 3]
    assert all(line["reason"] and line["why"] == "new" for line in found["queue"])
    assert found["closed"] == ""
    sunday = sambung(data, "queue", "--json", "--at", "2026-11-22T09:00").one()
    assert "di luar jam menelepon" in sunday["closed"]
    read = sambung(data, "queue", "--limit", "1", "--at", "2026-11-22T09:00")
    assert (len(read.out.splitlines()), "di luar jam menelepon" in read.sentence) == (1, True)
    for moment in ("besok", "0001-01-01T00:00", "9999-12-31T23:59"):
        assert sambung(data, "queue", "--at", moment).code == ExitCode.BAD_INPUT
    assert sambung(data, "queue", "--agent", "Siapa").code == ExitCode.BAD_INPUT


def test_an_empty_queue_says_so(tmp_path: Path) -> None:
    answer = sambung(tmp_path, "queue", "--at", "2026-11-20T09:00")
    assert (answer.code, answer.out) == (ExitCode.OK, "")
    assert "Tidak ada kontak" in answer.sentence


def test_an_agent_has_a_queue_of_their_own_with_their_callbacks_first(tmp_path: Path) -> None:
    clock = HandClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    with open_workstation(tmp_path, PASSPHRASE, clock) as opened:
        station = opened.workstation
        budi = add_officer(station, "Budi Santoso", Role.AGENT)
        add_officer(station, "Ani Wulandari", Role.AGENT)
        new, asked = take(
            station, member(contact_id="c1", months=20), member(contact_id="c2", months=3)
        )
        back = CallbackEntry(clock() + timedelta(hours=1))
        outcome = OutcomeEntry("callback_requested", callback=back)
        station.desk.save(budi, call(asked, clock(), outcome))
        clock.forward(hours=1, minutes=30)
        first = station.desk.next(budi, Wish()).item
    at = ("queue", "--json", "--at", "2026-11-20T10:30")
    own = sambung(tmp_path, *at, "--agent", "Budi Santoso").one()["queue"]
    assert [(line["contact_id"], line["why"]) for line in own] == [
        (asked.contact_id, "callback_due"),
        (new.contact_id, "new"),
    ]
    assert first is not None
    assert first.contact_id == own[0]["contact_id"]
    others = sambung(tmp_path, *at, "--agent", "Ani Wulandari").one()["queue"]
    assert [line["contact_id"] for line in others] == [new.contact_id]


def test_the_rules_are_printed_as_the_file_that_a_lead_changes(tmp_path: Path) -> None:
    printed = sambung(tmp_path, "rules", "--at", "2026-11-21")
    assert printed.code == ExitCode.OK, printed.sentence
    found = tomllib.loads(printed.out)
    assert found["limits"]["rest_hours"] == [27, 31]
    assert [one["name"] for one in found["order"]["round"]] == ["Putaran Sabtu", "Akhir bulan"]
    assert found["hours"]["start"] == time(8)
