"""The script on the desk: answers, objections, endings, what was noted."""

from datetime import date

from dialer.facts import Attempt, Note, ObjectionRaised
from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.render import WITHHELD
from tests.making import bodies, employer, take
from tests.ui.desk.at_the_desk import Desk
from ui.presenters.call_view import CallStage


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
    (attempt,) = bodies(workstation, "c1", Attempt)
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
    (note,) = bodies(workstation, "c1", Note)
    assert note.text == "Bukti bayar: ada"


def test_an_employer_gets_the_script_for_employers(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, employer())
    view = Desk(workstation, officer).view
    assert view.script is not None
    assert view.script.script_id == "telemarketing_bu"
    assert "CV Widodo" in view.script.say
