from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dialer.contact import Contact
from dialer.hours import CallingHours
from dialer.outcomes import Finding, Part, Problem
from dialer.rulebook import Asks, load_rulebook
from tests.making import employer, member
from ui.presenters.capture_filing import file_captured, filed_names
from ui.presenters.outcome_editor import OutcomeEditor
from ui.presenters.outcome_form import FormGround, OutcomeForm, asks, entry
from ui.presenters.outcome_view import FormState, FormView, form_view

BOOK = load_rulebook()
TODAY = date(2026, 11, 20)
JAKARTA = ZoneInfo("Asia/Jakarta")


class Form:
    """An editor on a contact, with the view it would be drawn as."""

    def __init__(self, contact: Contact | None = None) -> None:
        self.changes = 0
        self.editor = OutcomeEditor(self._changed)
        self.ground = FormGround(contact or member(), BOOK, TODAY)
        self.editor.open(self.ground)

    def _changed(self) -> None:
        self.changes += 1

    @property
    def form(self) -> OutcomeForm:
        return self.editor.form

    @property
    def view(self) -> FormView:
        state = FormState(1, True, CallingHours(BOOK), self.editor.faults, self.editor.doubts)
        return form_view(self.ground, self.form, state)


def test_first_outcome_of_a_group_is_preselected() -> None:
    form = Form()
    form.editor.press_group(1)
    assert form.form.code == "no_answer"


def test_pressing_a_group_again_goes_round_its_outcomes() -> None:
    form = Form()
    codes = []
    for _ in range(8):
        form.editor.press_group(1)
        codes.append(form.form.code)
    assert codes[0] == codes[7] == "no_answer"
    assert len(set(codes)) == 7


def test_a_group_without_outcomes_for_the_contact_changes_nothing() -> None:
    form = Form()
    form.editor.press_group(9)
    assert form.form == OutcomeForm()
    assert form.changes == 0


def test_no_answer_asks_for_nothing_more() -> None:
    form = Form()
    form.editor.press_group(1)
    view = form.view
    parts = (view.promise, view.rehab, view.callback, view.next_step, view.reason, view.spoke_to)
    assert parts == (None,) * 6
    assert view.note is None


def test_a_promise_begins_with_the_whole_arrears_and_the_member_himself() -> None:
    form = Form(member(amount=1_250_000))
    form.editor.press_group(3)
    view = form.view
    assert view.promise is not None
    assert view.promise.amount == 1_250_000
    assert view.spoke_to is not None
    assert view.spoke_to.value == "self"


def test_an_amount_already_given_is_not_overwritten_by_the_default() -> None:
    form = Form()
    form.editor.set_amount(300_000)
    form.editor.press_group(3)
    assert form.form.amount == 300_000


def test_the_usual_partner_follows_the_outcome_but_a_chosen_one_stays() -> None:
    form = Form()
    form.editor.choose("promise")
    form.editor.choose("third_party_message")
    assert form.form.spoke_to == ""
    form.editor.set_spoke_to("spouse")
    form.editor.choose("promise")
    assert form.form.spoke_to == "spouse"


def test_what_is_no_longer_asked_is_kept_but_not_handed_on() -> None:
    form = Form()
    form.editor.choose("promise")
    form.editor.set_due_on(date(2026, 11, 25))
    form.editor.choose("no_answer")
    assert form.editor.entry().promise is None
    form.editor.choose("promise")
    promise = form.editor.entry().promise
    assert promise is not None
    assert promise.due_on == date(2026, 11, 25)


def test_rehab_starts_with_the_most_stages_the_rule_allows() -> None:
    form = Form(member(months=12, amount=1_200_000))
    form.editor.press_group(4)
    view = form.view.rehab
    assert view is not None
    assert (view.stages, view.most) == (6, 6)


def test_rehab_says_why_it_is_not_open() -> None:
    form = Form(member(months=2, amount=200_000))
    form.editor.press_group(4)
    view = form.view.rehab
    assert view is not None
    assert view.refusal.startswith("Bulan menunggak belum mencapai batas")
    assert form.editor.entry().rehab_stages is None


def test_asking_for_a_visit_is_to_plan_one_until_something_else_is_agreed() -> None:
    form = Form(employer())
    form.editor.choose("asks_for_visit")
    assert form.editor.entry().next_step == "visit"
    form.editor.choose("willing_to_register")
    assert form.editor.entry().next_step == ""
    form.editor.set_next_step("send_kit")
    form.editor.choose("asks_for_visit")
    assert form.editor.entry().next_step == "send_kit"


def test_callback_stays_away_beside_rehab_until_it_is_wanted() -> None:
    form = Form()
    form.editor.choose("wants_rehab")
    assert Asks.CALLBACK not in asks(form.ground, form.form)
    form.editor.ask_callback()
    assert Asks.CALLBACK in asks(form.ground, form.form)
    assert form.form.code == "wants_rehab"


def test_asking_for_a_callback_without_an_outcome_is_the_outcome() -> None:
    form = Form()
    form.editor.ask_callback()
    assert form.form.code == "callback_requested"


def test_callback_outside_the_hours_says_when_it_will_be() -> None:
    form = Form()
    form.editor.ask_callback()
    form.editor.set_callback(datetime(2026, 11, 22, 10, 0, tzinfo=JAKARTA))
    view = form.view.callback
    assert view is not None
    assert "Senin, 23 Nov 2026 10.00" in view.moved


def test_unreadable_text_is_a_fault_only_where_it_is_asked_for() -> None:
    form = Form()
    form.editor.set_callback(None, readable=False)
    form.editor.choose("no_answer")
    assert form.editor.with_unread(()) == ()
    form.editor.ask_callback()
    assert form.editor.with_unread(()) == (Finding(Part.CALLBACK_AT, Problem.MISSING),)
    form.editor.set_callback(None, readable=True)
    assert form.editor.with_unread(()) == ()


def test_doubts_are_pointed_out_once() -> None:
    form = Form()
    sunday = Finding(Part.PROMISE_DATE, Problem.ON_A_SUNDAY)
    far = Finding(Part.PROMISE_DATE, Problem.FAR_AWAY)
    assert not form.editor.overrules([sunday])
    assert form.view.doubts[Part.PROMISE_DATE] == ("Tanggal janji jatuh pada hari Minggu.",)
    assert form.editor.overrules([sunday])
    assert not form.editor.overrules([sunday, far])


def test_changing_anything_takes_the_faults_off_the_screen() -> None:
    form = Form()
    form.editor.show_faults([Finding(Part.OUTCOME, Problem.MISSING)])
    assert form.view.faults
    form.editor.choose("no_answer")
    assert not form.view.faults


def test_an_employer_is_asked_for_the_next_step_and_not_for_family() -> None:
    form = Form(employer())
    form.editor.press_group(3)
    view = form.view
    assert view.next_step is not None
    assert view.spoke_to is not None
    assert view.spoke_to.value == "pic"
    assert {option.value for option in view.spoke_to.options} == {
        "owner",
        "pic",
        "staff",
        "unknown",
    }


def test_a_form_that_was_only_opened_is_not_touched() -> None:
    form = Form()
    form.editor.ask_note()
    assert not form.form.touched
    form.editor.set_note("x")
    assert form.form.touched


@pytest.mark.parametrize(
    ("name", "text", "part", "value"),
    [
        ("promise_date", "2026-11-25", "due_on", date(2026, 11, 25)),
        ("promise_amount", "500000", "amount", 500_000),
        ("promise_channel", "bri", "pay_channel", "bri"),
        ("reason", "income", "reason", "income"),
        ("spoke_to", "spouse", "spoke_to", "spouse"),
        ("next_on", "2026-12-01", "next_on", date(2026, 12, 1)),
        ("visit_date", "2026-12-01", "next_step", "visit"),
        ("promise_date", "minggu depan", "due_on", None),
        ("promise_channel", "koperasi", "pay_channel", ""),
        ("disputed", "tahun 2024", "note", ""),
    ],
)
def test_what_the_script_noted_goes_to_its_place(
    name: str, text: str, part: str, value: object
) -> None:
    ground = FormGround(member(), BOOK, TODAY)
    filed = file_captured(ground, OutcomeForm(), {name: text}, name)
    assert getattr(filed, part) == value


def test_a_callback_needs_its_day_and_its_hour_from_the_script() -> None:
    ground = FormGround(member(), BOOK, TODAY)
    captured = {"callback_date": "2026-11-21"}
    form = file_captured(ground, OutcomeForm(), captured, "callback_date")
    assert form.callback_at is None
    captured["callback_time"] = "10:15"
    form = file_captured(ground, form, captured, "callback_time")
    assert form.callback_at == datetime(2026, 11, 21, 10, 15, tzinfo=JAKARTA)
    assert Asks.CALLBACK in asks(ground, replace(form, code="refuses"))


def test_only_what_the_outcome_takes_along_counts_as_filed() -> None:
    ground = FormGround(member(), BOOK, TODAY)
    captured = {"promise_date": "2026-11-25", "disputed": "2024", "promise_channel": "koperasi"}
    promise = OutcomeForm(code="promise")
    assert filed_names(ground, promise, captured) == {"promise_date"}
    assert filed_names(ground, OutcomeForm(code="no_answer"), captured) == frozenset()


def test_what_found_no_place_joins_the_note() -> None:
    ground = FormGround(member(), BOOK, TODAY)
    form = OutcomeForm(code="no_answer", note="  Coba sore  ")
    assert entry(ground, form, "Bukti bayar: ada").note == "Coba sore\nBukti bayar: ada"
