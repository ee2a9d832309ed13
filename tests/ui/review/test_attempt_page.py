"""One attempt in words: script, calls, changes, history."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from dialer.errors import RefusedError
from dialer.people import Officer
from scripts_call.library import Library
from tests.ui.review.working import NO_ANSWER, PROMISE, REFUSES, Branch
from ui.presenters.attempt_page import AttemptPage, attempt_page
from ui.presenters.attempt_talk import GONE, OTHER_VERSION
from ui.presenters.contact_card import contact_card
from ui.presenters.log_wish import LogWish
from ui.presenters.periods import Period
from ui.presenters.review import read_log, undone_row, undone_sentence


def page_of(
    branch: Branch, actor: Officer, attempt_id: str, library: Library | None = None
) -> AttemptPage:
    return attempt_page(branch.workstation, actor, attempt_id, library or branch.library)


def test_the_way_through_the_script_stands_in_its_titles(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    script = branch.members_script
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE, script=script)
    talk = page_of(branch, lead, attempt_id).talk
    assert talk is not None
    assert (talk.title, talk.caveat) == (script.title, "")
    assert (talk.steps[0].title, talk.steps[0].answer) == ("Pembuka", "Ya, saya sendiri")
    one, two = talk.objections
    assert (one.result, two.result) == ("teratasi", "belum teratasi")
    assert one.title == next(iter(script.objections.values())).title


def test_a_script_that_is_gone_or_changed_is_shown_by_its_codes(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    script = branch.members_script
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE, script=script)
    changed = Library(MappingProxyType({script.id: replace(script, version="2027.1+00000000")}))
    for library, caveat in ((changed, OTHER_VERSION), (Library(MappingProxyType({})), GONE)):
        talk = page_of(branch, lead, attempt_id, library).talk
        assert talk is not None
        assert talk.caveat == caveat
        assert talk.steps[0].title == script.start
        assert talk.steps[0].answer == "Ya, saya sendiri"


def test_numbers_are_masked_and_calls_have_their_times(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE, talk=84)
    (call,) = page_of(branch, lead, attempt_id).calls
    assert call.number == "+62•••••••7001"
    assert (call.when, call.talk, call.line) == ("09.00.00 – 09.01.29", "1:24", "Dijawab")


def test_the_first_word_stays_visible_below_its_correction(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    branch.clock.forward(minutes=10)
    branch.workstation.review.correct(lead, attempt_id, PROMISE, "salah pilih hasil")
    now, before = page_of(branch, lead, attempt_id).changes
    assert (now.label, now.in_force, now.what) == ("Janji bayar", True, "Koreksi 1")
    assert (now.who, now.why) == ("Sri Rahayu, 20 Nov 2026 09.12", "salah pilih hasil")
    assert ("Janji bayar", "Rp600.000 untuk 25 Nov 2026, BRI") in now.facts
    assert ("Catatan", "Gajian tanggal 25") in now.facts
    assert (before.label, before.in_force, before.what) == ("Menolak", False, "Hasil pertama")
    assert before.who == "Budi Santoso, 20 Nov 2026 09.01"
    assert ("Catatan", "Kecewa rumah sakit") in before.facts


def test_the_history_has_the_contacts_other_attempts(
    branch: Branch, officer: Officer, other: Officer, lead: Officer
) -> None:
    branch.attempt(other, "Siti Rahma", NO_ANSWER, talk=0)
    attempt_id = branch.attempt(officer, "Siti Rahma", PROMISE)
    branch.attempt(officer, "Andi Pratama", NO_ANSWER, talk=0)
    (row,) = page_of(branch, lead, attempt_id).history
    assert (row.label, row.officer) == ("Tidak diangkat", "Nurhaliza Harahap")


def test_looking_leaves_a_trace_and_others_attempts_stay_closed(
    branch: Branch, officer: Officer, other: Officer
) -> None:
    mine = branch.attempt(officer, "Siti Rahma", PROMISE)
    theirs = branch.attempt(other, "Andi Pratama", PROMISE)
    page = page_of(branch, officer, mine)
    assert not page.may_correct
    last = branch.workstation.store.audit_trail(1)[0]
    assert (last.actor, last.action, last.subject) == (officer.officer_id, "attempt_opened", mine)
    with pytest.raises(RefusedError):
        page_of(branch, officer, theirs)


def test_what_was_undone_stays_legible_and_counts_nowhere(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    station, day = branch.workstation, branch.clock().date()
    undone = branch.attempt(officer, "Siti Rahma", PROMISE)
    station.undoing.undo(officer, undone, "salah kontak")
    last = station.store.audit_trail(1)[0]
    assert (last.action, last.subject, last.detail) == ("outcome_undone", undone, "salah kontak")
    kept = branch.attempt(officer, "Siti Rahma", NO_ANSWER, talk=0)
    said = "diurungkan oleh Budi Santoso, 20 Nov 2026 09.02: salah kontak"
    (row,) = page_of(branch, lead, kept).history
    assert row.label == "Janji bayar (diurungkan)"
    assert row.detail.endswith(f"; {said}")
    card = contact_card(
        station.desk.open(officer, branch.contacts["Siti Rahma"].contact_id),
        station.rulebook, "", 1, branch.clock(),
    )  # fmt: skip
    assert [one.label for one in card.history] == ["Tidak diangkat", row.label]
    assert card.history[1] == row
    view = read_log(station, lead, LogWish(Period(day, day)))
    assert view.ids == (kept, undone)
    assert list(view.entries) == [kept]
    assert view.figures[0].value == "1"
    shown = undone_row(view, view.undone[undone], station.rulebook)
    assert (shown.outcome, shown.corrected) == (row.label, "Diurungkan")
    assert shown.agreed == "Salah kontak (oleh Budi Santoso, 20 Nov 2026 09.02)"
    assert said in undone_sentence(view, view.undone[undone], station.rulebook)
