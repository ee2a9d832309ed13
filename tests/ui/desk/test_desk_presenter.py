from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialer.calls import EndedBy, LineEvent, LineOutcome
from dialer.facts import Attempt, Call, Channel, Note, ObjectionRaised, Outcome, Promise
from dialer.outcomes import Part
from dialer.people import Officer
from dialer.telephony.port import Backend, Telephone
from dialer.telephony.uri import UriTelephone
from dialer.workstation import Workstation
from scripts_call.render import WITHHELD
from tests.conftest import HandClock
from tests.making import employer, member, take
from tests.ui.desk.at_the_desk import (
    Desk,
    FullDisk,
    Switchboard,
    handset,
    named,
    two_members,
)
from ui.presenters.call_view import CallStage
from ui.presenters.desk_view import IdleAction
from ui.presenters.words import Shade

SUNDAY = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def desk(workstation: Workstation, officer: Officer) -> Desk:
    take(workstation, *two_members())
    return Desk(workstation, officer)


def body(workstation: Workstation, contact_id: str, kind: type) -> list[object]:
    return [fact.body for fact in workstation.store.facts_of(contact_id) if type(fact.body) is kind]


def test_the_next_contact_is_on_the_desk_at_the_start(desk: Desk) -> None:
    assert desk.view.contact is not None
    assert desk.view.contact.contact_id == "c1"
    assert desk.view.call is not None
    assert desk.view.call.number == "0812-3456-7890"
    assert desk.view.foot.left == "Sisa 2 (2 baru)"


# -- saving


def test_a_no_answer_is_saved_and_the_next_is_there(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    clock.forward(seconds=25)
    desk.presenter.editor.press_group(1)
    assert desk.presenter.save()
    (made,) = body(workstation, "c1", Call)
    assert isinstance(made, Call)
    assert (made.line, made.connected_at) == ("unknown", None)
    assert made.ended_at == clock()
    assert desk.presenter.contact_id == "c2"
    assert desk.view.saved == "Tersimpan: Utama Suryono · Tidak diangkat"


def test_saving_without_an_outcome_says_so_at_the_outcome(desk: Desk) -> None:
    assert not desk.presenter.save()
    assert desk.view.form is not None
    assert list(desk.view.form.faults) == [Part.OUTCOME]


def test_each_fault_stands_at_its_field_in_reading_order(desk: Desk) -> None:
    desk.presenter.editor.press_group(3)
    desk.presenter.editor.set_amount(None)
    assert not desk.presenter.save()
    assert desk.view.form is not None
    assert list(desk.view.form.faults) == [
        Part.PROMISE_AMOUNT,
        Part.PROMISE_DATE,
        Part.PROMISE_CHANNEL,
    ]


def test_a_contradiction_is_pointed_out_once_and_then_saved(
    desk: Desk, workstation: Workstation
) -> None:
    editor = desk.presenter.editor
    editor.press_group(3)
    editor.set_due_on(date(2026, 11, 22))
    editor.set_pay_channel("bri")
    assert not desk.presenter.save()
    assert desk.view.form is not None
    assert set(desk.view.form.doubts) == {Part.PROMISE_DATE, Part.OUTCOME}
    assert desk.view.form.save_text == "Tetap simpan"
    assert desk.presenter.save()
    assert len(body(workstation, "c1", Promise)) == 1


def test_a_talk_with_the_right_party_needs_no_second_look(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    clock.forward(seconds=90)
    desk.presenter.editor.choose("promise")
    desk.presenter.editor.set_due_on(date(2026, 11, 25))
    desk.presenter.editor.set_pay_channel("bri")
    assert desk.presenter.save()
    (attempt,) = body(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.right_party_confirmed
    assert attempt.talk_seconds == 90
    assert [one.step_id for one in attempt.path[:3]] == ["pembuka", "izin", "verifikasi"]


def test_an_ending_of_the_script_before_confirmation_needs_no_second_look(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.answers(4, 3)  # who is it, and why: they do not believe it
    assert desk.presenter.talk.suggested == "suspects_fraud"
    clock.forward(seconds=30)
    assert desk.presenter.save()
    (attempt,) = body(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert not attempt.right_party_confirmed


def test_two_numbers_in_one_attempt_are_two_calls(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    clock.forward(seconds=20)
    desk.presenter.dial_or_hang_up()
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    clock.forward(seconds=20)
    desk.presenter.editor.choose("switched_off")
    assert desk.presenter.save()
    calls = body(workstation, "c1", Call)
    assert [call.number_id for call in calls if isinstance(call, Call)] == ["c1-0", "c1-1"]


def test_a_full_disk_is_told_and_nothing_typed_is_lost(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, *two_members())
    disk = FullDisk(workstation.store)
    desk = Desk(replace(workstation, store=disk.as_store), officer)
    desk.presenter.editor.choose("cannot_afford")
    desk.presenter.editor.set_note("Menunggu panen")
    disk.full = True
    assert not desk.presenter.save()  # the doubts
    assert not desk.presenter.save()
    assert desk.view.message is not None
    assert desk.view.message.shade is Shade.BAD
    assert desk.presenter.editor.form.note == "Menunggu panen"
    disk.full = False
    assert desk.presenter.save()
    assert len(body(workstation, "c1", Outcome)) == 1


# -- the script


def test_the_first_answer_says_that_somebody_answered(desk: Desk) -> None:
    desk.presenter.dial()
    desk.answers(1)
    assert desk.stage() is CallStage.CONNECTED


def test_no_amount_is_in_the_script_before_confirmation(desk: Desk) -> None:
    desk.presenter.dial()
    seen = []
    for number in (1, 1, 1):
        assert desk.view.script is not None
        seen.append(desk.view.script.say + desk.view.script.hint)
        desk.answers(number)
    assert not any("Rp" in text for text in seen)
    assert desk.view.script is not None
    assert "Rp1.200.000" in desk.view.script.say
    assert WITHHELD not in desk.view.script.say


def test_an_objection_about_the_debt_is_put_off_before_confirmation(desk: Desk) -> None:
    hit = desk.presenter.talk.find("jumlah")[0]
    desk.presenter.talk.raise_objection(hit.objection)
    assert desk.view.script is not None
    assert desk.view.script.objection is not None
    assert desk.view.script.objection.held
    assert "Rp" not in desk.view.script.objection.empathy


def test_leaving_an_objection_returns_to_the_step_and_is_recorded(
    desk: Desk, workstation: Workstation
) -> None:
    desk.answers(1)
    before = desk.view.script
    hit = desk.presenter.talk.find("ti")[0]
    desk.presenter.talk.raise_objection(hit.objection)
    desk.presenter.talk.leave_objection()
    assert before is not None
    assert desk.view.script is not None
    assert desk.view.script.step == before.step
    desk.presenter.editor.choose("hung_up")
    assert desk.presenter.save() or desk.presenter.save()
    (attempt,) = body(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.objections == (ObjectionRaised(hit.objection, "", resolved=False),)


def test_an_ending_chooses_its_outcome(desk: Desk) -> None:
    desk.answers(7)
    assert desk.view.form is not None
    assert desk.view.form.code == "hung_up"


def test_a_digit_without_an_answer_changes_nothing(desk: Desk) -> None:
    before = desk.view.script
    desk.answers(9)
    assert desk.presenter.view.script == before


def test_going_back_undoes_the_last_answer(desk: Desk) -> None:
    before = desk.view.script
    desk.answers(1)
    desk.presenter.talk.back()
    assert desk.view.script == before


def test_fields_of_the_script_fill_the_form_and_the_rest_the_note(
    desk: Desk, workstation: Workstation
) -> None:
    desk.presenter.note_captured("promise_date", "2026-11-25")
    desk.presenter.note_captured("promise_channel", "bri")
    desk.presenter.note_captured("paid_receipt", "ada")
    desk.presenter.editor.choose("promise")
    assert desk.view.form is not None
    assert desk.view.form.promise is not None
    assert desk.view.form.promise.due_on == date(2026, 11, 25)
    desk.presenter.save()
    assert desk.presenter.save()
    (note,) = body(workstation, "c1", Note)
    assert isinstance(note, Note)
    assert note.text == "Bukti bayar: ada"


def test_an_employer_gets_the_script_for_employers(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, employer())
    view = Desk(workstation, officer).view
    assert view.script is not None
    assert view.script.script_id == "telemarketing_bu"
    assert "CV Widodo" in view.script.say


# -- the telephone


def test_a_handset_shows_what_to_dial_until_somebody_answers(desk: Desk) -> None:
    desk.presenter.dial()
    assert desk.view.call is not None
    panel = desk.view.call.panel
    assert panel is not None
    assert panel.number == "0812-3456-7890"
    assert panel.qr == "tel:+6281234567890"
    desk.presenter.line.connect()
    assert desk.view.call is not None
    assert desk.view.call.panel is None


def test_a_landline_is_shown_with_its_area_code(desk: Desk) -> None:
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    assert desk.view.call is not None
    assert desk.view.call.panel is not None
    assert desk.view.call.panel.number == "(0645) 461234"


def test_a_program_that_is_missing_says_so_and_nothing_was_called(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    missing = UriTelephone(Backend.TEL_URI, lambda _link: True, exists=lambda _scheme: False)
    desk = Desk(workstation, officer, {Backend.TEL_URI: missing})
    desk.presenter.dial()
    assert desk.view.message is not None
    assert "belum punya program untuk tautan tel" in desk.view.message.happened
    assert desk.stage() is CallStage.READY
    assert not desk.presenter.busy


def test_the_way_of_calling_is_chosen_between_calls_only(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    both: dict[Backend, Telephone] = {**handset(), Backend.SIP_URI: Switchboard()}
    desk = Desk(workstation, officer, both)
    desk.presenter.dial()
    desk.presenter.line.choose_backend(Backend.SIP_URI)
    assert desk.backend() is Backend.HANDSET
    desk.presenter.line.hang_up()
    desk.presenter.line.choose_backend(Backend.SIP_URI)
    assert desk.backend() is Backend.SIP_URI


@pytest.fixture
def line() -> Switchboard:
    return Switchboard()


@pytest.fixture
def sip_desk(workstation: Workstation, officer: Officer, line: Switchboard) -> Desk:
    take(workstation, *two_members())
    return Desk(workstation, officer, {Backend.SIP_URI: line})


def test_a_line_that_reports_needs_nobody_to_say_it(
    sip_desk: Desk, line: Switchboard, clock: HandClock
) -> None:
    sip_desk.presenter.dial()
    assert line.dialled == "+6281234567890"
    line.report(LineEvent.RANG)
    assert sip_desk.stage() is CallStage.RINGING
    assert sip_desk.view.call is not None
    assert not sip_desk.view.call.can_connect
    assert sip_desk.view.call.panel is None
    line.report(LineEvent.ANSWERED)
    clock.forward(seconds=30)
    line.report(LineEvent.ENDED)
    assert sip_desk.stage() is CallStage.WRAP_UP
    (made,) = sip_desk.presenter.line.line.calls
    assert (made.line, made.ended_by) == ("answered", "remote")


def test_a_late_report_of_an_earlier_call_does_not_disturb_the_next(
    sip_desk: Desk, line: Switchboard
) -> None:
    sip_desk.presenter.dial()
    late = line.on_event
    sip_desk.presenter.line.hang_up()
    sip_desk.presenter.dial()
    line.on_event, again = late, line.on_event
    line.report(LineEvent.ENDED, LineOutcome.BUSY)
    assert sip_desk.presenter.line.line.live is not None
    line.on_event = again
    line.report(LineEvent.ENDED, LineOutcome.BUSY)
    assert sip_desk.presenter.line.line.calls[-1].line == "busy"


def test_saving_during_a_call_hangs_up(sip_desk: Desk, line: Switchboard) -> None:
    sip_desk.presenter.dial()
    sip_desk.presenter.editor.choose("no_answer")
    sip_desk.presenter.save()
    assert line.hung_up == 1
    assert sip_desk.presenter.contact_id == "c2"


# -- who may not be called


def test_the_number_that_may_be_dialled_is_chosen_first(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, *two_members())
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.presenter.editor.choose("wrong_person")
    desk.presenter.save()
    desk.presenter.show_contact("c1", Channel.PHONE)
    assert desk.view.call is not None
    assert desk.view.call.number == "(0645) 461234"


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        ("stopped", "meminta tidak dihubungi lagi"),
        ("limit", "Batas percobaan"),
        ("no_number", "Tidak ada nomor yang dapat ditelepon"),
    ],
)
def test_dialling_is_refused_with_its_reason(
    workstation: Workstation, officer: Officer, clock: HandClock, prepare: str, says: str
) -> None:
    contact = member()
    if prepare == "no_number":
        contact = replace(contact, details=replace(contact.details, phones=()), numbers=())
    take(workstation, contact)
    desk = Desk(workstation, officer)
    codes = {"stopped": ["objects_to_calls"], "limit": ["busy"] * 3}.get(prepare, [])
    for code in codes:
        desk.presenter.show_contact("c1", Channel.PHONE)
        desk.presenter.dial()
        desk.presenter.editor.choose(code)
        if not desk.presenter.save():
            desk.presenter.save()
        clock.forward(minutes=10)
    desk.presenter.show_contact("c1", Channel.PHONE)
    assert desk.view.call is not None
    assert not desk.view.call.can_dial
    assert says in desk.view.call.refusal
    assert not desk.view.call.asks_override
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None


def test_outside_the_hours_the_desk_says_when_it_opens(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    clock.at = SUNDAY
    view = Desk(workstation, officer).view
    assert view.idle is not None
    assert view.idle.asks_override
    assert "Dibuka lagi Senin, 23 Nov 2026 08.00 WIB" in view.idle.sentence


def test_a_reason_opens_closed_hours_and_is_kept_with_the_attempt(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    clock.at = SUNDAY
    desk = Desk(workstation, officer)
    assert not desk.presenter.work_anyway("ya")
    assert desk.view.idle is not None
    assert desk.presenter.work_anyway("diminta peserta")
    assert desk.presenter.contact_id == "c1"
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    (attempt,) = body(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.override_reason == "diminta peserta"


def test_the_reason_does_not_hold_for_the_next_day(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    clock.at = SUNDAY - timedelta(days=1, hours=-12)  # Saturday 22.00
    desk = Desk(workstation, officer)
    desk.presenter.work_anyway("diminta peserta")
    assert desk.presenter.contact_id == "c1"
    clock.at = SUNDAY
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.call is not None
    assert desk.view.call.asks_override


def test_hours_that_close_while_the_contact_is_shown_stop_the_dialling(
    desk: Desk, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)  # 20.05 WIB
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.call is not None
    assert "Jam menelepon sudah lewat" in desk.view.call.refusal


# -- the queue


def test_an_empty_store_sends_one_to_the_lists(workstation: Workstation, officer: Officer) -> None:
    view = Desk(workstation, officer).view
    assert view.idle is not None
    assert view.idle.action is IdleAction.LISTS
    assert "Belum ada daftar" in view.idle.title


def test_skipping_needs_a_reason_and_leaves_a_trace(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.ask_skip()
    assert desk.view.skip_asked
    assert desk.presenter.contact_id == "c1"
    desk.presenter.skip("check_data")
    assert desk.presenter.contact_id == "c2"
    trail = [(one.action, one.subject, one.detail) for one in workstation.store.audit_trail(5)]
    assert ("contact_skipped", "c1", "check_data") in trail


def test_what_was_skipped_is_offered_again_at_the_end(desk: Desk) -> None:
    for _ in range(2):
        desk.presenter.ask_skip()
        desk.presenter.skip("bad_time")
    assert desk.view.idle is not None
    assert desk.view.idle.action is IdleAction.SHOW_SKIPPED
    desk.presenter.show_skipped()
    assert desk.presenter.contact_id == "c1"


def test_a_contact_that_was_called_is_not_skipped(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.ask_skip()
    assert not desk.view.skip_asked
    assert desk.view.message is not None
    assert "sudah dihubungi" in desk.view.message.happened


def test_another_contact_waits_until_the_work_is_saved(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.show_contact("c2", Channel.PHONE)
    assert desk.presenter.contact_id == "c1"
    assert desk.view.message is not None
    assert desk.view.message.shade is Shade.WARN
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    assert desk.presenter.contact_id == "c2"


def test_opening_by_hand_is_written_down(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.show_contact("c2", Channel.PHONE)
    actions = [(one.action, one.subject) for one in workstation.store.audit_trail(5)]
    assert ("contact_opened", "c2") in actions


def test_a_colleagues_contact_cannot_be_opened(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, *two_members())
    take(workstation, named(member("+6281211110000"), "Rina", "c9"), officer_id=lead.officer_id)
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c9", Channel.PHONE)
    assert desk.presenter.contact_id == "c1"
    assert desk.view.message is not None
    assert "petugas lain" in desk.view.message.happened


def test_the_work_can_be_narrowed_to_one_kind(workstation: Workstation, officer: Officer) -> None:
    take(workstation, *two_members(), replace(employer(), list_id="l2"))
    desk = Desk(workstation, officer)
    choice = next(one for one in desk.view.work if one.kind == "bu")
    desk.presenter.choose_work(choice)
    assert desk.presenter.contact_id == "b1"
    assert desk.view.foot.left == "Sisa 1 (1 baru)"


def test_revealing_an_id_is_written_down(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.reveal("card")
    newest = next(iter(workstation.store.audit_trail(1)))
    assert (newest.action, newest.subject, newest.detail) == ("revealed", "c1", "card")


# -- visits


def test_a_visit_is_recorded_without_calling(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.show_contact("c2", Channel.VISIT)
    assert desk.view.call is not None
    assert desk.view.call.visit
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    desk.presenter.editor.choose("cannot_afford")
    assert desk.presenter.save()
    (attempt,) = body(workstation, "c2", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.channel is Channel.VISIT
    assert desk.view.idle is not None
    assert desk.view.idle.action is IdleAction.VISITS


# -- half-written work


def test_an_untouched_desk_keeps_no_draft(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.editor.ask_note()
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_dialling_keeps_the_work_at_once(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    kept = workstation.desk.draft(officer)
    assert kept is not None
    assert kept.contact_id == "c1"
    assert not desk.presenter.draft_due


def test_everything_half_written_comes_back(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("promise")
    desk.presenter.editor.set_due_on(date(2026, 11, 25))
    desk.presenter.editor.set_note("Gajian")
    desk.presenter.keep()
    clock.forward(minutes=2)
    again = Desk(workstation, officer)
    assert again.presenter.contact_id == "c1"
    assert again.view.form == desk.view.form
    assert again.view.script == desk.view.script
    assert again.stage() is CallStage.CONNECTED
    assert again.view.message is not None
    assert again.view.message.shade is Shade.INFO
    assert "dipulihkan" in again.view.message.happened


def test_a_call_of_a_line_in_the_program_ended_with_it(
    sip_desk: Desk, line: Switchboard, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    sip_desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    kept_at = clock()
    clock.forward(minutes=5)
    again = Desk(workstation, officer, {Backend.SIP_URI: Switchboard()})
    (ended,) = again.presenter.line.line.calls
    assert ended.ended_by == EndedBy.ENGINE_CRASH
    assert ended.ended_at == kept_at


def test_a_call_left_running_overnight_ended_when_it_was_last_seen(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    kept_at = clock()
    clock.forward(hours=24)
    again = Desk(workstation, officer)
    assert again.presenter.line.line.live is None
    (ended,) = again.presenter.line.line.calls
    assert ended.ended_at == kept_at
    assert again.stage() is CallStage.WRAP_UP


def test_saving_takes_the_draft_along(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_emptying_the_form_again_drops_the_draft(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.editor.set_note("x")
    desk.presenter.keep()
    desk.presenter.editor.set_note("")
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_restored_work_is_saved_with_the_time_it_began(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    began = clock()
    desk.presenter.dial()
    clock.forward(minutes=3)
    again = Desk(workstation, officer)
    again.presenter.editor.choose("no_answer")
    assert again.presenter.save()
    (attempt,) = body(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.started_at == began
    assert len(body(workstation, "c1", Outcome)) == 1
