"""What is saved from the desk: faults, doubts, calls, a full disk."""

from dataclasses import replace
from datetime import date

import pytest

from dialer.facts import Attempt, Call, Channel, Outcome, Promise
from dialer.outcomes import Part
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, take
from tests.ui.desk.at_the_desk import Desk, FullDisk, two_members
from ui.presenters.words import Shade


def test_the_next_contact_is_on_the_desk_at_the_start(desk: Desk) -> None:
    assert desk.view.contact is not None
    assert desk.view.contact.contact_id == "c1"
    assert desk.view.call is not None
    assert desk.view.call.number == "0812-3456-7890"
    assert desk.view.foot.left == "Sisa 2 (2 baru)"


def test_a_no_answer_is_saved_and_the_next_is_there(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    clock.forward(seconds=25)
    desk.presenter.editor.press_group(1)
    assert desk.presenter.save()
    (made,) = bodies(workstation, "c1", Call)
    assert (made.line, made.connected_at) == ("unknown", None)
    assert made.ended_at == clock()
    assert desk.presenter.contact_id == "c2"
    assert desk.view.saved == "Tersimpan: Tidak diangkat · Utama Suryono"


def test_an_undone_save_is_called_saved_no_longer(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    desk.presenter.editor.press_group(1)
    assert desk.presenter.save()
    assert desk.view.undoable
    last = workstation.undoing.last_of(officer)
    back = workstation.undoing.undo(officer, last, "salah pilih")
    desk.presenter.show_contact(back, Channel.PHONE)
    assert (desk.view.saved, desk.view.undoable) == ("", False)


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
    assert len(bodies(workstation, "c1", Promise)) == 1


@pytest.mark.parametrize("both", [False, True])
def test_a_promise_for_another_day_replaces_the_open_one_unless_both_stand(
    desk: Desk, workstation: Workstation, clock: HandClock, both: bool
) -> None:
    editor = desk.presenter.editor
    for day in (25, 30):
        desk.presenter.show_contact("c1", Channel.PHONE)
        desk.presenter.dial()
        desk.say_identity()
        clock.forward(seconds=90)
        editor.choose("promise")
        editor.set_due_on(date(2026, 11, day))
        editor.set_pay_channel("bri")
        if both and day == 30:
            editor.set_replaces(False)
        assert desk.presenter.save()
        clock.forward(days=1)
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert [one.replaced for one in standing.promises] == [not both, False]
    assert [one.replaces for one in bodies(workstation, "c1", Promise)] == [False, not both]


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
    (attempt,) = bodies(workstation, "c1", Attempt)
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
    (attempt,) = bodies(workstation, "c1", Attempt)
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
    calls = bodies(workstation, "c1", Call)
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
    assert len(bodies(workstation, "c1", Outcome)) == 1
