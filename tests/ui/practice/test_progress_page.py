from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialer.people import Officer, Role
from dialer.ports import PracticeRunRow
from dialer.practice_runs import Course
from dialer.workstation import Workstation
from scripts_call.practice.acts import Grade
from tests.conftest import HandClock, add_officer
from tests.ui.practice.conftest import Show
from tests.ui.practice.playing import WARY, play_out, shelf
from ui.practice.progress import ProgressPage
from ui.presenters.practice_partner import PartnerPresenter
from ui.presenters.practice_progress import course_words
from ui.session import Session

PEOPLE = tuple(shelf().personas)


def practise(workstation: Workstation, officer: Officer, persona: str, score: int) -> None:
    """A finished practice that no talk belongs to."""
    now = workstation.now()
    run = PracticeRunRow(
        workstation.new_id(),
        officer.officer_id,
        persona,
        1,
        score,
        score >= 90,
        now,
        now + timedelta(minutes=4),
        {},
    )
    workstation.practice_runs.keep(officer, run)


@pytest.fixture
def other(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Nurhaliza Harahap", Role.AGENT)


def persona_row(page: ProgressPage, persona: str) -> tuple[str, str, str, str]:
    row = page.personas.row(list(page.personas.ids).index(persona))
    assert row is not None
    return row.runs, row.best, row.last, row.state


def test_a_petugas_sees_their_own_practices_only(
    session: Session, officer: Officer, other: Officer, clock: HandClock, show: Show
) -> None:
    practise(session.workstation, officer, WARY, 95)
    clock.forward(minutes=5)
    practise(session.workstation, officer, WARY, 60)
    practise(session.workstation, other, PEOPLE[0], 99)
    page = ProgressPage(session, shelf())
    show(page)
    assert page.officers.isHidden()
    assert page.course.isHidden()
    assert persona_row(page, WARY) == ("2", "95", "60", "Lulus")
    assert persona_row(page, PEOPLE[0])[3] == "Belum dicoba"
    assert page.standing.text() == "1 dari 5 skenario lulus."
    assert page.badge.accessibleName() == "Belum lulus"


def test_who_has_passed_the_course_reads_so(
    session: Session, lead: Officer, officer: Officer, show: Show
) -> None:
    session.workstation.practice_runs.set_course(lead, Course(1, 90, (WARY,)))
    practise(session.workstation, officer, WARY, 92)
    page = ProgressPage(session, shelf())
    show(page)
    assert page.badge.accessibleName() == "Lulus"
    assert page.standing.text() == "Tugas selesai: 1 dari 1 skenario lulus."


def test_a_lead_sees_everybody_and_who_was_selected(
    lead_session: Session, officer: Officer, other: Officer, show: Show
) -> None:
    practise(lead_session.workstation, officer, WARY, 70)
    practise(lead_session.workstation, other, WARY, 96)
    page = ProgressPage(lead_session, shelf())
    show(page)
    assert {officer.officer_id, other.officer_id} < set(page.officers.ids)
    page.officers.select(officer.officer_id)
    assert persona_row(page, WARY) == ("1", "70", "70", "Belum lulus")
    page.officers.select(other.officer_id)
    assert page.heading.text() == "Skenario Nurhaliza Harahap"
    assert persona_row(page, WARY) == ("1", "96", "96", "Lulus")


def test_a_lead_sets_the_course_by_people_and_score(lead_session: Session, show: Show) -> None:
    page = ProgressPage(lead_session, shelf())
    show(page)
    chosen = PEOPLE[:3]
    for persona in chosen:
        page.course.boxes[persona].setChecked(True)
    page.course.required.setValue(2)
    page.course.score.setValue(85)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert lead_session.workstation.practice_runs.course() == Course(2, 85, chosen)
    assert page.course_words.text() == (
        "Lulus 2 dari 3 skenario pilihan dengan skor 85 atau lebih sebelum panggilan pertama."
    )


def test_a_course_that_cannot_be_passed_is_refused_and_what_was_typed_stays(
    lead_session: Session, show: Show
) -> None:
    page = ProgressPage(lead_session, shelf())
    show(page)
    page.course.boxes[WARY].setChecked(True)
    page.course.required.setValue(2)
    page.course.keep.click()
    assert "tidak boleh melebihi" in page.course.notice.sentence
    page.reload()
    assert page.course.required.value() == 2
    assert lead_session.workstation.practice_runs.course() == Course()


def test_all_people_chosen_means_any(lead_session: Session, show: Show) -> None:
    page = ProgressPage(lead_session, shelf())
    show(page)
    for box in page.course.boxes.values():
        box.setChecked(True)
    page.course.keep.click()
    assert lead_session.workstation.practice_runs.course().personas == ()


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (Course(0), "Belum ada tugas latihan."),
        (
            Course(5, 90),
            "Lulus 5 skenario dengan skor 90 atau lebih sebelum panggilan pertama.",
        ),
    ],
)
def test_the_course_is_a_sentence(course: Course, words: str) -> None:
    assert course_words(course) == words


def test_enter_opens_how_the_last_practice_was_judged(
    session: Session, officer: Officer, clock: HandClock, show: Show
) -> None:
    partner = PartnerPresenter(session.workstation, officer, shelf())
    partner.begin(WARY, 7)
    play_out(partner, clock, Grade.BAD)
    page = ProgressPage(session, shelf())
    show(page)
    page.personas.select(WARY)
    page.personas.setFocus()
    QTest.keyClick(page.personas, Qt.Key.Key_Return)
    assert partner.result is not None
    assert page.pages.currentWidget() is page.result
    assert page.result.score.text() == partner.result.score
    assert page.result.repeat.isHidden()
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.overview


def test_a_practice_whose_person_has_changed_keeps_its_score(
    session: Session, officer: Officer, show: Show
) -> None:
    practise(session.workstation, officer, WARY, 95)
    page = ProgressPage(session, shelf())
    show(page)
    page.personas.select(WARY)
    page.personas.setFocus()
    QTest.keyClick(page.personas, Qt.Key.Key_Return)
    assert page.pages.currentWidget() is page.overview
    assert "Skornya tetap tersimpan" in page.notice.sentence
