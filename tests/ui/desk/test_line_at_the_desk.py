"""What the line knows at the desk: it pre-selects, it is overruled, it never blames the member."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialer.calls import EndedBy, LineEvent, LineOutcome, Trouble
from dialer.facts import Attempt, Call, NumberState, Outcome
from dialer.outcomes import Part, Problem
from dialer.people import Officer
from dialer.recordings import Recordings
from dialer.telephony.line import Line
from dialer.telephony.port import Backend, Telephone
from dialer.telephony.setup import TelephonySetup, save_telephony
from dialer.workstation import Workstation
from scripts_call.announcing import ANNOUNCEMENT
from tests.conftest import HandClock
from tests.making import take
from tests.ui.desk.at_the_desk import Desk, handset, two_members
from tests.ui.desk.softboard import Softboard
from ui.presenters.call_view import HEADSET_OUT, CallStage
from ui.presenters.words import DOUBTS


@dataclass(slots=True)
class Stopwatch:
    """Seconds that nobody can set back."""

    at: float = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def line() -> Softboard:
    return Softboard()


@pytest.fixture
def desk(workstation: Workstation, officer: Officer, line: Softboard) -> Desk:
    take(workstation, *two_members())
    return Desk(workstation, officer, {Backend.SIP: line, **handset()})


def bodies(workstation: Workstation, kind: type) -> list[object]:
    found = workstation.store.facts_of("c1")
    return [fact.body for fact in found if type(fact.body) is kind]


def chosen(desk: Desk) -> str:
    return desk.presenter.editor.form.code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (LineOutcome.BUSY, "busy"),
        (LineOutcome.NO_ANSWER, "no_answer"),
        (LineOutcome.INVALID_NUMBER, "invalid_number"),
        (LineOutcome.UNREACHABLE, "switched_off"),
        (LineOutcome.REJECTED, ""),
        (LineOutcome.CANCELLED, ""),
        (LineOutcome.FAILED, ""),
        (LineOutcome.UNKNOWN, ""),
    ],
)
def test_the_line_pre_selects_what_it_knows_and_guesses_nothing(
    desk: Desk, line: Softboard, said: LineOutcome, code: str
) -> None:
    desk.presenter.dial()
    line.end(said)
    assert chosen(desk) == code


@pytest.mark.parametrize("trouble", [one for one in Trouble if one])
def test_trouble_of_our_own_pre_selects_nothing_and_is_said(
    desk: Desk, line: Softboard, workstation: Workstation, trouble: Trouble
) -> None:
    desk.presenter.dial()
    line.end(LineOutcome.UNREACHABLE, trouble, EndedBy.TIMEOUT)
    assert chosen(desk) == ""
    assert desk.view.message is not None
    assert desk.view.message.happened
    desk.presenter.editor.choose("no_answer")
    assert desk.presenter.save()
    (call,) = bodies(workstation, Call)
    assert isinstance(call, Call)
    assert call.trouble == trouble.value


def test_the_person_overrules_the_line(
    desk: Desk, line: Softboard, workstation: Workstation
) -> None:
    desk.presenter.dial()
    line.end(LineOutcome.BUSY)
    desk.presenter.editor.choose("switched_off")
    assert not desk.presenter.save()
    assert desk.view.form is not None
    assert "jalur telepon" in " ".join(DOUBTS[one] for one in _doubts(desk))
    assert desk.presenter.save()
    (outcome,) = bodies(workstation, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.code == "switched_off"


def _doubts(desk: Desk) -> list[tuple[Part, Problem]]:
    return [(one.part, one.problem) for one in desk.presenter.editor.doubts]


def test_what_the_person_chose_is_not_taken_away_by_the_line(desk: Desk, line: Softboard) -> None:
    desk.presenter.dial()
    desk.presenter.editor.choose("wrong_person")
    line.end(LineOutcome.NO_ANSWER)
    assert chosen(desk) == "wrong_person"


def test_the_next_number_takes_the_first_ones_result_back(desk: Desk, line: Softboard) -> None:
    desk.presenter.dial()
    line.end(LineOutcome.INVALID_NUMBER)
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    assert chosen(desk) == ""
    line.end(LineOutcome.ANSWERED)
    assert chosen(desk) == ""


def test_somebody_reached_on_a_busy_line_is_doubted(desk: Desk, line: Softboard) -> None:
    desk.presenter.dial()
    line.end(LineOutcome.BUSY)
    desk.presenter.editor.choose("wrong_person")
    assert not desk.presenter.save()
    assert desk.presenter.save()


@pytest.mark.parametrize(
    ("talk", "code", "spoke_to", "doubted"),
    [
        (60, "refuses", "self", {Problem.NOT_CONFIRMED}),
        (60, "refuses", "spouse", {Problem.NOT_CONFIRMED, Problem.SOMEBODY_ELSE}),
        (0, "refuses", "self", {Problem.NOT_CONFIRMED, Problem.NO_TALK}),
        (None, "refuses", "self", {Problem.NOT_CONFIRMED, Problem.NO_CALL}),
        (60, "no_answer", "", {Problem.TALKED}),
    ],
)
def test_what_contradicts_the_telephone_is_pointed_out_once_and_then_saved(
    desk: Desk,
    line: Softboard,
    clock: HandClock,
    workstation: Workstation,
    talk: int | None,
    code: str,
    spoke_to: str,
    doubted: set[Problem],
) -> None:
    if talk is not None:
        desk.presenter.dial()
        line.report(LineEvent.ANSWERED)
        clock.forward(seconds=talk)
        line.end(LineOutcome.ANSWERED)
    desk.presenter.editor.choose(code)
    desk.presenter.editor.set_spoke_to(spoke_to)
    assert not desk.presenter.save()
    assert {problem for _part, problem in _doubts(desk)} == doubted
    assert desk.view.form is not None
    shown = desk.view.form.doubts[Part.OUTCOME]
    assert set(shown) == {DOUBTS[Part.OUTCOME, one] for one in doubted}
    assert desk.presenter.save()
    (outcome,) = bodies(workstation, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.code == code


def test_a_call_given_up_while_it_rings_is_cancelled(desk: Desk, line: Softboard) -> None:
    desk.presenter.dial()
    line.report(LineEvent.RANG)
    desk.presenter.line.hang_up()
    (call,) = desk.presenter.line.line.calls
    assert (call.line, call.ended_by) == ("cancelled", "local")
    assert chosen(desk) == ""


def test_hold_is_counted_apart_from_talk(
    desk: Desk, line: Softboard, clock: HandClock, workstation: Workstation
) -> None:
    desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    clock.forward(seconds=30)
    desk.presenter.line.hold()
    assert desk.stage() is CallStage.HELD
    clock.forward(seconds=45)
    line.end(LineOutcome.ANSWERED)
    clock.forward(seconds=5)
    desk.presenter.editor.choose("wrong_person")
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, Attempt)
    assert isinstance(attempt, Attempt)
    assert (attempt.talk_seconds, attempt.hold_seconds, attempt.wrap_seconds) == (30, 45, 5)


def test_mute_and_digits_go_out_only_while_somebody_is_there(desk: Desk, line: Softboard) -> None:
    desk.presenter.line.mute()
    desk.presenter.press("1")
    assert line.asked == []
    desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    desk.presenter.line.mute()
    desk.presenter.press("1")
    desk.presenter.press("#")
    assert line.asked == ["mute", "1", "#"]
    assert desk.view.call is not None
    assert (desk.view.call.muted, desk.view.call.pressed) == (True, "1#")
    line.end(LineOutcome.ANSWERED)
    assert not desk.view.call.muted


def test_a_handset_has_no_keys_here(desk: Desk) -> None:
    desk.presenter.line.choose_backend(Backend.HANDSET)
    desk.presenter.dial()
    desk.presenter.line.connect()
    assert desk.view.call is not None
    assert not desk.view.call.has_keys
    assert not desk.view.call.can_hold


def test_a_clock_set_back_changes_no_duration_and_is_said(
    workstation: Workstation, officer: Officer, line: Softboard, clock: HandClock
) -> None:
    take(workstation, *two_members())
    ticks = Stopwatch()
    desk = Desk(replace(workstation, ticks=ticks), officer, {Backend.SIP: line})
    desk.presenter.dial()
    ticks.at += 5
    clock.forward(seconds=5)
    line.report(LineEvent.ANSWERED)
    ticks.at += 90
    clock.forward(hours=-1)
    line.end(LineOutcome.ANSWERED)
    assert desk.view.message is not None
    assert "dimundurkan" in desk.view.message.happened
    ticks.at += 12
    desk.presenter.editor.choose("wrong_person")
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, Attempt)
    assert isinstance(attempt, Attempt)
    assert (attempt.talk_seconds, attempt.wrap_seconds) == (90, 12)


@pytest.mark.parametrize("reach", [one for one in Line if one is not Line.READY])
def test_a_line_that_is_not_there_says_what_to_do(desk: Desk, line: Softboard, reach: Line) -> None:
    line.line = reach
    desk.presenter.line.telephones_changed()
    assert desk.view.call is not None
    assert desk.view.call.reach
    assert desk.view.call.reach_todo
    assert not desk.view.call.can_dial
    desk.presenter.line.choose_backend(Backend.HANDSET)
    view = desk.view.call
    assert view.can_dial
    assert view.reach_todo == ""


def test_a_headset_pulled_out_is_said_in_the_bar_and_the_call_is_kept(
    desk: Desk, line: Softboard, clock: HandClock, workstation: Workstation
) -> None:
    desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    clock.forward(seconds=40)
    line.line = Line.NO_HEADSET
    desk.presenter.line.telephones_changed()
    assert desk.stage() is CallStage.CONNECTED
    assert desk.view.call is not None
    assert desk.view.call.reach_todo == HEADSET_OUT
    assert "headset terlepas" in desk.view.call.word
    line.line = Line.READY
    desk.presenter.line.telephones_changed()
    assert desk.view.call.reach_todo == ""
    clock.forward(seconds=20)
    line.end(LineOutcome.ANSWERED)
    desk.presenter.editor.choose("wrong_person")
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.talk_seconds == 60


def test_nobody_is_called_without_a_headset(desk: Desk, line: Softboard) -> None:
    line.line = Line.NO_HEADSET
    desk.presenter.line.telephones_changed()
    desk.presenter.dial()
    assert line.dialled == ""
    assert desk.view.message is not None
    assert "Pasang headset" in desk.view.message.happened


def test_a_way_that_goes_leaves_another_in_its_place(
    workstation: Workstation, officer: Officer, line: Softboard
) -> None:
    take(workstation, *two_members())
    ways: dict[Backend, Telephone] = {Backend.SIP: line, **handset()}
    desk = Desk(workstation, officer, ways)
    del ways[Backend.SIP]
    desk.presenter.line.telephones_changed()
    assert desk.backend() is Backend.HANDSET


def test_a_recorded_call_is_said_and_tied_to_the_attempt(
    workstation: Workstation, officer: Officer, line: Softboard, tmp_path: Path
) -> None:
    take(workstation, *two_members())
    recordings = Recordings(
        workstation.store, workstation.now, workstation.new_id, tmp_path / "r", lambda: b"k" * 32
    )
    station = replace(workstation, recordings=recordings)
    desk = Desk(station, officer, {Backend.SIP: line})
    assert desk.view.call is not None
    assert desk.view.script is not None
    assert ANNOUNCEMENT not in desk.view.script.say
    assert desk.view.call.recorded == ""  # off unless somebody switched it on
    with station.store.writing() as writer:
        save_telephony(writer, TelephonySetup(Backend.SIP, record=True))
    desk.presenter.dial()
    assert "direkam" in desk.view.call.recorded
    assert "Sampaikan" in desk.view.call.say
    assert desk.view.script is not None
    assert ANNOUNCEMENT in desk.view.script.say  # and the script has it at its opening
    assert desk.view.script.say.endswith("?")
    desk.presenter.answer(1)
    assert ANNOUNCEMENT not in desk.view.script.say
    line.report(LineEvent.ANSWERED)
    (order,) = line.asked
    line.end(LineOutcome.ANSWERED)
    desk.presenter.editor.choose("hung_up")
    assert desk.presenter.save()
    (call,) = bodies(workstation, Call)
    assert isinstance(call, Call)
    assert call.recording
    assert call.recording in order


def test_old_calls_without_hold_are_still_read() -> None:
    from db.bodies import read_body, write_body

    at = datetime(2026, 11, 20, tzinfo=UTC)
    text = write_body(Call("n1", "handset", at, None, at, "unknown", "local"))
    old = text.replace('"hold_seconds":0,', "").replace('"recording":"",', "")
    assert old != text
    assert read_body("call", old, 2) == Call("n1", "handset", at, None, at, "unknown", "local")


def test_a_number_that_is_none_gives_way_to_the_next_and_keeps_its_mark(
    desk: Desk, line: Softboard, workstation: Workstation
) -> None:
    desk.presenter.dial()
    first = desk.presenter.line.line.chosen
    line.end(LineOutcome.INVALID_NUMBER)
    second = desk.presenter.line.line.chosen
    assert second != first
    desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    line.end(LineOutcome.ANSWERED)
    desk.presenter.editor.choose("hung_up")
    assert desk.presenter.save()
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert dict(standing.numbers)[first] is NumberState.INVALID
    assert dict(standing.numbers)[second] is not NumberState.INVALID


def test_a_number_heard_is_chosen_and_dialled_at_once(desk: Desk, line: Softboard) -> None:
    assert "satu nomor" in desk.presenter.add_number("entah")
    assert desk.presenter.add_number("0813-9876-5432") == ""
    desk.presenter.dial()
    assert line.dialled == "+6281398765432"
    assert desk.view.contact is not None
    assert desk.view.contact.numbers[-1].chosen
