"""Recordings: heard by a lead only, written down, good after a kill, gone when their time is up."""

import io
import os
import wave
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.keys import StoreKey, derived
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Call, Channel
from dialer.outcomes import AttemptEntry, CallEntry
from dialer.people import Officer
from dialer.recordings import RETENTION, Recordings
from dialer.telephony.sip.recording import RATE, Recorder
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.ui.review.working import PROMISE, Branch
from ui.presenters.attempt_page import attempt_page
from ui.review.room import ReviewRoom
from ui.session import Session

KEY = derived(StoreKey(b"s" * 32), "recordings")


@pytest.fixture
def station(workstation: Workstation, tmp_path: Path) -> Workstation:
    kept = Recordings(
        workstation.store, workstation.now, workstation.new_id, tmp_path / "rekaman", lambda: KEY
    )
    return replace(workstation, recordings=kept)


def taken_down(station: Workstation, seconds: int, *, killed: bool = False) -> str:
    """Record some seconds as the softphone does; a kill leaves the last piece half written."""
    assert station.recordings is not None
    name, order = station.recordings.order()
    recorder = Recorder.make(order)
    recorder.hear(bytes(RATE * 2 * seconds))
    recorder.close()
    if killed:
        path = Path(order.partition(":")[2])
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size - 100)
    return name


def attempt_with(branch: Branch, station: Workstation, officer: Officer, recording: str) -> str:
    contact, start = branch.contacts["Siti Rahma"], branch.clock()
    end = start + timedelta(seconds=65)
    call = CallEntry(contact.numbers[0].number_id, "sip", start, start, end, "answered")
    entry = AttemptEntry(
        contact.contact_id,
        Channel.PHONE,
        start,
        (replace(call, recording=recording),),
        PROMISE,
        right_party_confirmed=True,
    )
    branch.clock.forward(seconds=90)
    return station.desk.save(officer, entry)


def call_of(station: Workstation, lead: Officer, attempt_id: str) -> Call:
    (call,) = station.review.open(lead, attempt_id).calls
    return call


def test_the_key_of_recordings_is_not_the_stores_own() -> None:
    assert derived(StoreKey(b"s" * 32), "recordings") == KEY
    assert KEY not in (b"s" * 32, derived(StoreKey(b"s" * 32), "something else"))
    assert len(KEY) == 32


def test_a_lead_hears_the_attempt_and_that_is_written_down(
    branch: Branch, station: Workstation, officer: Officer, lead: Officer
) -> None:
    assert station.recordings is not None
    attempt_id = attempt_with(branch, station, officer, taken_down(station, 3))
    call = call_of(station, lead, attempt_id)
    with wave.open(io.BytesIO(station.recordings.hear(lead, attempt_id, call))) as sound:
        assert sound.getnframes() == 3 * RATE
    entry = station.store.audit_trail(1)[0]
    assert (entry.action, entry.actor, entry.subject) == (
        "recording_heard",
        lead.officer_id,
        attempt_id,
    )


def test_an_officer_neither_sees_nor_hears_a_recording(
    branch: Branch, station: Workstation, officer: Officer, lead: Officer
) -> None:
    assert station.recordings is not None
    attempt_id = attempt_with(branch, station, officer, taken_down(station, 1))
    call = call_of(station, lead, attempt_id)
    with pytest.raises(RefusedError):
        station.recordings.hear(officer, attempt_id, call)
    own = attempt_page(station, officer, attempt_id, branch.library)
    theirs = attempt_page(station, lead, attempt_id, branch.library)
    assert [one.recording for one in own.calls] == [""]
    assert [one.recording for one in theirs.calls] == [call.recording]


def test_what_a_kill_left_is_heard_up_to_its_last_whole_second(
    branch: Branch, station: Workstation, officer: Officer, lead: Officer
) -> None:
    assert station.recordings is not None
    name = taken_down(station, 4, killed=True)
    attempt_id = attempt_with(branch, station, officer, name)
    heard = station.recordings.hear(lead, attempt_id, call_of(station, lead, attempt_id))
    with wave.open(io.BytesIO(heard)) as sound:
        assert sound.getnframes() == 3 * RATE


def test_what_is_older_than_the_retention_goes_and_is_counted(
    branch: Branch, station: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    kept = station.recordings
    assert kept is not None
    old, new = taken_down(station, 1), taken_down(station, 1)
    attempt_id = attempt_with(branch, station, officer, old)
    for name, days in ((old, 31), (new, 29)):
        moment = (clock() - timedelta(days=days)).timestamp()
        os.utime(kept.folder / f"{name}.rekaman", (moment, moment))
    assert kept.sweep() == 0  # 90 days unless set otherwise
    with station.store.writing() as writer:
        writer.put_setting(RETENTION, 30)
    assert kept.sweep() == 1
    assert (kept.exists(old), kept.exists(new)) == (False, True)
    entry = station.store.audit_trail(1)[0]
    assert (entry.action, entry.detail) == ("recordings_removed", "1")
    with pytest.raises(BadInputError, match="masa simpannya"):
        kept.hear(lead, attempt_id, call_of(station, lead, attempt_id))


def test_the_button_stands_on_the_attempt_and_says_when_nothing_can_be_heard(
    branch: Branch,
    station: Workstation,
    officer: Officer,
    lead_session: Session,
    qtbot: QtBot,
) -> None:
    name = taken_down(station, 1)
    attempt_id = attempt_with(branch, station, officer, name)
    room = ReviewRoom(replace(lead_session, workstation=station))
    qtbot.addWidget(room)
    room.show()
    room.open_attempt(attempt_id)
    (button,) = room.attempt.hear_buttons
    before = len(station.store.audit_trail(50))
    button.click()
    heard = [one.action for one in station.store.audit_trail(50)]
    assert len(heard) > before
    assert heard[0] == "recording_heard"
    with qtbot.waitSignal(room.listening.ended):
        assert room.listening.playing
