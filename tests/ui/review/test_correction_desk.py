"""Correcting: the form begins with what counts; only a difference with a reason is saved."""

from dataclasses import replace
from datetime import date, timedelta

from dialer.outcomes import CallbackEntry, OutcomeEntry, Part, PromiseEntry
from dialer.people import Officer
from dialer.review import outcome_of
from tests.ui.review.working import NO_ANSWER, PROMISE, REFUSES, Branch
from ui.presenters.correction import NO_REASON, NOT_SAVED, UNCHANGED, CorrectionDesk


class Listener:
    """Counts how often it was told."""

    def __init__(self) -> None:
        self.told = 0

    def __call__(self) -> None:
        self.told += 1


def correcting(branch: Branch, lead: Officer, attempt_id: str) -> CorrectionDesk:
    desk = CorrectionDesk(branch.workstation, lead, Listener())
    desk.open(attempt_id)
    return desk


def test_the_form_holds_the_outcome_in_force(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", PROMISE))
    form = desk.view.form
    assert (form.code, form.note) == ("promise", "Gajian tanggal 25")
    assert form.promise is not None
    assert (form.promise.amount, form.promise.due_on) == (600_000, date(2026, 11, 25))
    assert not desk.touched


def test_nothing_changed_is_not_a_correction(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", PROMISE))
    desk.set_why("coba-coba")
    assert not desk.save()
    assert desk.view.message == UNCHANGED


def test_without_a_reason_it_is_not_saved_and_says_so(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE)
    desk = correcting(branch, lead, attempt_id)
    desk.editor.set_amount(500_000)
    assert not desk.save()
    assert desk.view.why_error == NO_REASON
    desk.set_why("salah dengar")
    assert desk.view.why_error == ""
    assert desk.save()
    entry = branch.workstation.store.log_entry(attempt_id)
    assert entry is not None
    assert (entry.line.promise_amount, entry.line.corrected) == (500_000, True)


def test_what_is_missing_is_pointed_out_together_with_the_reason(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", REFUSES))
    desk.editor.choose("promise")
    assert not desk.save()
    view = desk.view
    assert set(view.form.faults) == {Part.PROMISE_DATE, Part.PROMISE_CHANNEL}
    assert view.why_error == NO_REASON


def test_a_contradiction_is_pointed_out_once(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", NO_ANSWER, talk=0))
    desk.editor.choose("cannot_afford")
    desk.set_why("sebenarnya tersambung")
    assert not desk.save()
    assert Part.OUTCOME in desk.view.form.doubts
    assert desk.save()


def test_a_promise_whose_date_has_come_can_still_be_corrected(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE)
    branch.clock.forward(days=10)
    desk = correcting(branch, lead, attempt_id)
    desk.editor.set_pay_channel("bni")
    desk.set_why("kanal salah")
    assert desk.save()


def test_a_corrected_promise_goes_on_replacing_the_older_one_until_it_is_told_not_to(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    branch.clock.forward(days=1)
    moved = PromiseEntry(600_000, date(2026, 11, 30), "bri", replaces=True)
    second = branch.attempt(officer, "Siti Rahma", replace(PROMISE, promise=moved))
    for amount, replaces in ((500_000, True), (500_000, False)):
        desk = correcting(branch, lead, second)
        assert not desk.touched
        assert len(desk.editor.ground.open_promises) == 1
        desk.editor.set_amount(amount)
        desk.editor.set_replaces(replaces)
        desk.set_why("salah dengar")
        assert desk.save()
        contact_id = branch.contacts["Siti Rahma"].contact_id
        standing = branch.workstation.store.standing(contact_id)
        assert standing is not None
        assert [one.replaced for one in standing.promises] == [replaces, False]


def test_a_promise_before_the_call_stays_a_fault(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", PROMISE))
    desk.editor.set_due_on(date(2026, 11, 19))
    desk.set_why("tanggal salah")
    assert not desk.save()
    assert Part.PROMISE_DATE in desk.view.form.faults


def test_a_callback_for_anyone_stays_for_anyone(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    back = CallbackEntry(branch.clock() + timedelta(hours=3), anyone=True)
    outcome = OutcomeEntry("callback_requested", "self", callback=back)
    attempt_id = branch.attempt(officer, "Siti Rahma", outcome)
    assert outcome_of(branch.workstation.review.open(lead, attempt_id)) == outcome
    desk = correcting(branch, lead, attempt_id)
    desk.editor.set_note("minta pagi")
    desk.set_why("catatan kurang")
    assert desk.save()
    standing = branch.workstation.store.standing("c1")
    assert standing is not None
    assert standing.owner_id == ""


def test_a_callback_at_night_moves_to_the_next_opening(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    night = branch.clock() + timedelta(hours=14)
    asked = OutcomeEntry("callback_requested", "self", callback=CallbackEntry(night))
    branch.workstation.review.correct(lead, attempt_id, asked, "minta ulang")
    entry = branch.workstation.store.log_entry(attempt_id)
    assert entry is not None
    assert entry.line.callback_at is not None
    assert entry.line.callback_at > night
    assert branch.workstation.desk.hours().window(entry.line.callback_at, "Asia/Jakarta").open


def test_half_written_work_is_given_up_only_when_asked_twice(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", PROMISE))
    desk.editor.set_amount(1)
    assert not desk.give_up()
    assert desk.view.message == NOT_SAVED
    assert desk.view.form.promise is not None
    assert desk.view.form.promise.amount == 1
    desk.editor.set_amount(2)
    assert not desk.give_up()
    assert desk.give_up()


def test_an_untouched_correction_closes_at_once(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    desk = correcting(branch, lead, branch.attempt(officer, "Siti Rahma", PROMISE))
    assert desk.give_up()


def test_a_petugas_is_refused_with_a_sentence(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE)
    desk = correcting(branch, officer, attempt_id)
    desk.editor.set_amount(500_000)
    desk.set_why("salah dengar")
    assert not desk.save()
    assert desk.view.message.startswith("Koreksi hasil hanya dapat dilakukan ketua tim.")


def test_the_effects_follow_the_correction(branch: Branch, officer: Officer, lead: Officer) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    desk = correcting(branch, lead, attempt_id)
    desk.editor.choose("promise")
    desk.editor.set_due_on(date(2026, 11, 25))
    desk.editor.set_pay_channel("bri")
    desk.set_why("berjanji di akhir percakapan")
    assert desk.save()
    (promise,) = branch.workstation.store.promises()
    assert (promise.amount, promise.officer_id) == (1_200_000, officer.officer_id)
    expected = replace(
        REFUSES, code="promise", promise=PromiseEntry(1_200_000, date(2026, 11, 25), "bri")
    )
    assert outcome_of(branch.workstation.review.open(lead, attempt_id)) == expected
