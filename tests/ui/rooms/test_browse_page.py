"""Page "Semua kontak" of the Daftar room, with the real store and the keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.browsing import Band, Column, ContactFilter, Order
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.conftest import add_officer
from tests.ui.rooms.working import Office
from ui.lists.browse import BrowsePage
from ui.lists.browse_model import PAGE, WAITING
from ui.lists.room import ListsRoom
from ui.presenters.browse import DASH
from ui.session import Session

MANY = 1_000


def fill(workstation: Workstation, owner: str = "") -> None:
    with workstation.store.writing() as writer:
        writer.add_contacts([replace(one, officer_id=owner) for one in members(MANY)])


def opened(qtbot: QtBot, session: Session, target: Path | None = None) -> BrowsePage:
    page = BrowsePage(session, lambda _suggestion: target)
    qtbot.addWidget(page)
    page.resize(1246, 700)
    page.show()
    qtbot.waitUntil(lambda: "kontak" in page.count.text())
    return page


def names(page: BrowsePage) -> list[str]:
    model = page.table.model_of_contacts
    at = model.columns.index(Column.NAME)
    return [model.index(row, at).data() for row in range(min(12, model.rowCount()))]


def settled(qtbot: QtBot, page: BrowsePage, count: str) -> None:
    qtbot.waitUntil(lambda: page.count.text().startswith(count))
    qtbot.waitUntil(lambda: WAITING not in names(page))


def test_all_contacts_are_there_and_lines_come_when_looked_at(
    qtbot: QtBot, workstation: Workstation, lead_session: Session
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    settled(qtbot, page, "1.000 kontak")
    assert names(page)[:2] == [one.details.name for one in members(2)]
    page.table.select_row(MANY - 1)
    model = page.table.model_of_contacts
    cell = model.index(MANY - 1, 0)
    qtbot.waitUntil(lambda: cell.data() != WAITING)
    *_, last = members(MANY)
    assert cell.data() == last.details.name
    card = model.index(0, model.columns.index(Column.CARD)).data()
    assert card.endswith("0001")
    assert "0000000000001" not in card


def test_typing_finds_and_enter_opens_the_contact(
    qtbot: QtBot, workstation: Workstation, lead_session: Session
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    wanted = next(one for one in members(MANY) if one.details.name.startswith("Siti"))
    card = str(wanted.details.card)
    QTest.keyClicks(page.search, card)
    settled(qtbot, page, "1 kontak")
    with qtbot.waitSignal(lead_session.news.contact_wanted) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == wanted.contact_id
    QTest.keyClicks(page.search, "zzz")
    qtbot.waitUntil(page.empty.isVisible)
    page.empty.button.click()
    settled(qtbot, page, "1.000 kontak")
    assert page.search.text() == ""


def test_filter_shows_as_chips_that_take_it_away(
    qtbot: QtBot, workstation: Workstation, lead_session: Session
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    page.filter_button.click()
    field = page.filter.fields["months"]
    field.setCurrentIndex(field.findText("7 – 12 bulan"))
    field.activated.emit(field.currentIndex())
    expected = [one for one in members(MANY) if 7 <= (one.details.months or 0) <= 12]
    settled(qtbot, page, f"{len(expected)} kontak")
    assert names(page)[:3] == [one.details.name for one in expected[:3]]
    (chip,) = page.chips.buttons
    assert chip.text() == "7 – 12 bulan"
    chip.click()
    settled(qtbot, page, "1.000 kontak")
    assert not page.chips.isVisible()
    assert field.currentIndex() == 0


def test_heading_sorts_turns_round_and_lets_go(
    qtbot: QtBot, workstation: Workstation, lead_session: Session
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    header = page.table.horizontalHeader()
    at = page.view.columns.index(Column.AMOUNT)
    seen = []
    for _ in range(3):
        header.sectionClicked.emit(at)
        seen.append((page.view.order, page.view.descending))
    assert seen == [(Order.AMOUNT, True), (Order.AMOUNT, False), (Order.LISTED, False)]
    header.sectionClicked.emit(at)
    settled(qtbot, page, "1.000 kontak, urut")
    most = max(members(MANY), key=lambda one: one.details.amount or 0)
    assert names(page)[0] == most.details.name


def test_columns_are_chosen_and_kept_in_a_named_view(
    qtbot: QtBot, workstation: Workstation, lead_session: Session, lead: Officer
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    page.columns_button.click()
    page.columns.boxes[Column.NOTE].click()
    page.columns.boxes[Column.CARD].click()
    page.columns.hide()
    assert Column.NOTE in page.view.columns
    assert Column.CARD not in page.view.columns
    page.narrow(ContactFilter(months=Band(20)))
    kept = page.view
    page.views_button.click()
    save = next(one for one in page.menu.actions() if one.text().startswith("Simpan"))
    page.menu.hide()
    save.trigger()
    QTest.keyClicks(page.name_bar.name, "Dua puluh")
    page.name_bar.shared.click()
    QTest.keyClick(page.name_bar.name, Qt.Key.Key_Return)
    (view,) = workstation.saved_views.of(lead)
    assert (view.name, view.view, view.officer_id) == ("Dua puluh", kept, "")
    page.narrow(ContactFilter())
    page.open_saved(view)
    assert page.view == kept


def test_export_writes_what_is_shown(
    qtbot: QtBot, workstation: Workstation, lead_session: Session, tmp_path: Path
) -> None:
    fill(workstation)
    target = tmp_path / "kontak.xlsx"
    page = opened(qtbot, lead_session, target)
    page.narrow(ContactFilter(months=Band(24)))
    page.export_button.click()
    qtbot.waitUntil(page.notice.isVisible)
    expected = sum(one.details.months == 24 for one in members(MANY))
    assert f"{expected} kontak diekspor ke kontak.xlsx" in page.notice.sentence
    assert target.exists()
    assert not page.cancel.isVisible()


def test_agent_sees_no_export_and_nothing_of_others(
    qtbot: QtBot, workstation: Workstation, session: Session, lead: Officer
) -> None:
    fill(workstation, lead.officer_id)
    page = opened(qtbot, session)
    assert page.count.text() == "0 kontak"
    assert not page.export_button.isVisible()
    assert not page.name_bar.shared.isVisibleTo(page.name_bar)


def test_new_facts_refresh_the_lines_on_screen(
    qtbot: QtBot, workstation: Workstation, lead_session: Session, office: Office, lead: Officer
) -> None:
    office.take_arrears(lead)
    page = opened(qtbot, lead_session)
    settled(qtbot, page, "4 kontak")
    model = page.table.model_of_contacts
    cell = model.index(0, model.columns.index(Column.LIST))
    assert cell.data() != DASH
    other = add_officer(workstation, "Rina", lead.role)
    with workstation.store.writing() as writer:
        writer.add_contacts(list(members(1)))
    assert other.active
    lead_session.news.lists_changed.emit()
    settled(qtbot, page, "5 kontak")


def test_room_opens_the_table_and_comes_back(
    qtbot: QtBot, lead_session: Session, office: Office, lead: Officer
) -> None:
    office.take_arrears(lead)
    room = ListsRoom(lead_session)
    qtbot.addWidget(room)
    room.resize(1246, 700)
    room.show()
    room.open_browse()
    page = room.browse
    assert page is not None
    settled(qtbot, page, "4 kontak")
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert room.overview.isVisible()
    assert not page.isVisible()


@pytest.mark.parametrize("place", [0, PAGE - 1, PAGE, MANY - 1])
def test_dragging_asks_for_the_page_where_it_rests(
    qtbot: QtBot, workstation: Workstation, lead_session: Session, place: int
) -> None:
    fill(workstation)
    page = opened(qtbot, lead_session)
    settled(qtbot, page, "1.000 kontak")
    bar = page.table.verticalScrollBar()
    for step in range(0, bar.maximum(), max(1, bar.maximum() // 40)):
        bar.setValue(step)
    page.table.select_row(place)
    cell = page.table.model_of_contacts.index(place, 0)
    qtbot.waitUntil(lambda: cell.data() != WAITING)
    assert cell.data() == list(members(MANY))[place].details.name
