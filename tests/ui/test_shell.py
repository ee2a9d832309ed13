"""The window around the rooms, used as an officer uses it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_in_front
from ui.background import ErrorReport
from ui.icons import Icon
from ui.shell import Room, Shell
from ui.theme import MAX_SCALE, Theme, Tone
from ui.widgets import Choice, ChoiceList, Command, KeyButton, RoomPage
from ui.widgets.header import zone_name

WIB = timezone(timedelta(hours=7))
NAMES = (
    "Meja",
    "Antrean",
    "Daftar",
    "Janji",
    "Kunjungan",
    "Pantau",
    "Laporan",
    "Latihan",
    "Pengaturan",
)


def at_ten() -> datetime:
    return datetime(2026, 11, 20, 10, 15, tzinfo=WIB)


class Page(RoomPage):
    """A room that notes what happens to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.seen: list[str] = []
        self.lets_go = True
        self.dial = KeyButton(f"Panggil dari {name}", "F9")
        self.dial.clicked.connect(lambda: self.seen.append("dialled"))
        self.field = QLineEdit()
        self.answers = ChoiceList([Choice("yes", "Ya")])
        self.answers.chosen.connect(self.seen.append)
        column = QVBoxLayout(self)
        for widget in (self.field, self.dial, self.answers):
            column.addWidget(widget)

    def entered(self) -> None:
        self.seen.append("entered")

    def left(self) -> None:
        self.seen.append("left")

    def may_close(self) -> bool:
        self.seen.append("asked")
        return self.lets_go

    def commands(self, query: str) -> list[Command]:
        found = Command("Catat keberatan", lambda: self.seen.append("noted"), self.name)
        return [found] if query in found.title.casefold() else []


class Desk:
    """A shell on screen with its pages as they were built."""

    def __init__(self, qtbot: QtBot, theme: Theme, *, hidden: tuple[str, ...] = ()) -> None:
        self.pages: dict[str, Page] = {}
        rooms = [
            Room(name.lower(), name, Icon.DESK, self.builder(name), name not in hidden)
            for name in NAMES
        ]
        self.shell = Shell(rooms, theme, at_ten)
        show_in_front(qtbot, self.shell, 1366, 768)

    def builder(self, name: str) -> Callable[[], Page]:
        def build() -> Page:
            self.pages[name] = Page(name)
            return self.pages[name]

        return build


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    made = Desk(qtbot, theme)
    made.shell.open_room("meja")
    yield made
    for page in made.pages.values():
        page.lets_go = True


def test_room_is_built_on_its_first_visit_only(desk: Desk) -> None:
    assert list(desk.pages) == ["Meja"]
    desk.shell.open_room("antrean")
    desk.shell.open_room("meja")
    desk.shell.open_room("antrean")
    assert list(desk.pages) == ["Meja", "Antrean"]
    assert desk.pages["Meja"].seen == ["entered", "left", "entered", "left"]
    assert desk.shell.current_room == "antrean"
    assert desk.shell.header.title.text() == "Antrean"


def test_hidden_rooms_have_no_place_and_no_number(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme, hidden=("Pantau", "Latihan"))
    assert [room.title for room in desk.shell.rooms] == [
        name for name in NAMES if name not in ("Pantau", "Latihan")
    ]
    QTest.keyClick(desk.shell, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert desk.shell.current_room == "laporan"


def test_alt_number_and_rail_open_a_room(desk: Desk) -> None:
    QTest.keyClick(desk.shell, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert desk.shell.current_room == "daftar"
    QTest.mouseClick(desk.shell.rail.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.shell.current_room == "meja"
    assert [button.isChecked() for button in desk.shell.rail.buttons].index(True) == 0


def test_key_shared_by_rooms_works_only_in_the_one_on_screen(desk: Desk) -> None:
    desk.shell.open_room("antrean")
    QTest.keyClick(desk.shell, Qt.Key.Key_F9)
    assert "dialled" in desk.pages["Antrean"].seen
    assert "dialled" not in desk.pages["Meja"].seen


def test_entering_a_room_puts_the_focus_into_it(desk: Desk, qtbot: QtBot) -> None:
    desk.shell.open_room("antrean")
    qtbot.waitUntil(desk.pages["Antrean"].field.hasFocus)


def test_nothing_behind_a_cover_answers(desk: Desk) -> None:
    lock = QLabel("Terkunci")
    desk.shell.cover(lock)
    states = [desk.shell.covered]
    QTest.keyClick(desk.shell, Qt.Key.Key_F9)
    QTest.keyClick(desk.shell, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(desk.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.pages["Meja"].seen == ["entered"]
    assert desk.shell.current_room == "meja"
    assert not desk.shell.palette_box.isVisible()
    desk.shell.uncover()
    states.append(desk.shell.covered)
    assert states == [True, False]
    QTest.keyClick(desk.shell, Qt.Key.Key_F9)
    assert desk.pages["Meja"].seen == ["entered", "dialled"]


def test_lock_button_asks_to_lock(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.shell.lock_requested):
        QTest.keyClick(desk.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


# -- command palette -------------------------------------------------------------------


def open_palette(desk: Desk) -> QLineEdit:
    QTest.keyClick(desk.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.shell.palette_box.isVisible()
    return desk.shell.palette_box.box


def test_palette_finds_a_room_and_goes_there(desk: Desk) -> None:
    box = open_palette(desk)
    QTest.keyClicks(box, "lapor")
    assert desk.shell.palette_box.titles == ["Laporan"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.shell.current_room == "laporan"
    assert not desk.shell.palette_box.isVisible()


def test_palette_asks_the_room_and_every_provider(desk: Desk) -> None:
    ran: list[str] = []
    desk.shell.add_provider(
        lambda query: [Command(f"Cari peserta {query}", lambda: ran.append(query))]
    )
    box = open_palette(desk)
    QTest.keyClicks(box, "cat")
    assert desk.shell.palette_box.titles == ["Catat keberatan", "Cari peserta cat"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert ran == ["cat"]
    box = open_palette(desk)
    QTest.keyClicks(box, "catat")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.pages["Meja"].seen == ["entered", "noted"]


def test_palette_puts_what_bears_the_words_first(desk: Desk) -> None:
    desk.shell.add_provider(
        lambda _query: [
            Command("Merasa rugi", lambda: None),
            Command("Rudi Hartono", lambda: None),
        ]
    )
    box = open_palette(desk)
    QTest.keyClicks(box, "rudi")
    assert desk.shell.palette_box.titles == ["Rudi Hartono", "Merasa rugi"]


def test_going_to_another_room_takes_the_palette_and_the_help_away(desk: Desk) -> None:
    open_palette(desk)
    desk.shell.open_room("laporan")
    assert not desk.shell.palette_box.isVisible()
    desk.shell.open_help()
    desk.shell.open_room("meja")
    assert not desk.shell.help.isVisible()


def test_escape_leaves_the_palette_and_gives_the_focus_back(desk: Desk) -> None:
    field = desk.pages["Meja"].field
    field.setFocus()
    field.setText("setengah jadi")
    box = open_palette(desk)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not desk.shell.palette_box.isVisible()
    assert field.hasFocus()
    assert field.text() == "setengah jadi"


def test_palette_without_a_match_does_nothing_on_enter(desk: Desk) -> None:
    box = open_palette(desk)
    QTest.keyClicks(box, "xyz")
    assert desk.shell.palette_box.titles == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.shell.palette_box.isVisible()
    assert desk.shell.current_room == "meja"


# -- help ------------------------------------------------------------------------------


def test_help_lists_the_room_the_window_and_the_rooms(desk: Desk) -> None:
    QTest.keyClick(desk.shell, Qt.Key.Key_F1)
    found = {hint.key: hint.what for hint in desk.shell.help.hints}
    assert found["F9"] == "Panggil dari Meja"
    assert found["1"] == "Ya"
    assert found["Ctrl+K"] == "Cari"
    assert found["Ctrl++"] == "Perbesar tampilan"
    assert found["Alt+9"] == "Pengaturan"
    assert found["Enter"] == "Tekan tombol atau buka baris yang dipilih"


def test_letters_stay_in_the_help_but_function_keys_go_on(desk: Desk) -> None:
    QTest.keyClick(desk.shell, Qt.Key.Key_F1)
    help_page = desk.shell.help
    QTest.keyClick(help_page.close_button, Qt.Key.Key_1)
    assert "yes" not in desk.pages["Meja"].seen
    QTest.keyClick(help_page.close_button, Qt.Key.Key_F9)
    assert "dialled" in desk.pages["Meja"].seen
    QTest.keyClick(help_page.close_button, Qt.Key.Key_Escape)
    assert not help_page.isVisible()
    QTest.keyClick(desk.pages["Meja"].dial, Qt.Key.Key_1)
    assert "yes" in desk.pages["Meja"].seen


def test_help_key_pressed_again_closes_it(desk: Desk) -> None:
    QTest.keyClick(desk.shell, Qt.Key.Key_F1)
    QTest.keyClick(desk.shell, Qt.Key.Key_F1)
    assert not desk.shell.help.isVisible()


# -- notices ---------------------------------------------------------------------------


def test_notice_stays_when_bad_and_does_its_action(desk: Desk) -> None:
    done: list[str] = []
    desk.shell.show_notice(
        Tone.BAD, "Berkas rusak.", "Data utuh.", "", "Pilih", lambda: done.append("picked")
    )
    notice = desk.shell.notice
    assert notice.isVisible()
    assert notice.sentence == "Berkas rusak. Data utuh."
    assert desk.shell.rect().contains(notice.geometry())
    QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert done == ["picked"]
    assert not notice.isVisible()


def test_expected_error_shows_its_sentence(desk: Desk) -> None:
    desk.shell.show_error(ErrorReport("Ruang simpan penuh.", None))
    assert desk.shell.notice.sentence == "Ruang simpan penuh."
    assert desk.shell.notice.tone is Tone.BAD


def test_bug_shows_its_number_and_copies_it(desk: Desk) -> None:
    desk.shell.show_error(ErrorReport("Terjadi kesalahan.", "G261120-101500-1"))
    assert "G261120-101500-1" in desk.shell.notice.sentence
    QTest.mouseClick(desk.shell.notice.action, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "G261120-101500-1"


def test_a_notice_that_stays_covers_nothing_of_the_room(desk: Desk, qtbot: QtBot) -> None:
    page = desk.shell.room("meja")
    assert page is not None
    whole = page.height()
    desk.shell.show_notice(Tone.WARN, "Waktunya menelepon ulang Utama Suryono (09.00 WIB).")
    qtbot.waitUntil(lambda: page.height() < whole)
    foot = page.mapTo(desk.shell, page.rect().bottomLeft()).y()
    assert foot < desk.shell.notice.geometry().top()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not desk.shell.notice.isVisible()
    qtbot.waitUntil(lambda: page.height() == whole)


# -- the window ------------------------------------------------------------------------


def test_header_says_who_and_when(desk: Desk) -> None:
    desk.shell.show_officer("Rina Marlina", "Petugas")
    assert desk.shell.header.officer.text() == "Rina Marlina"
    assert desk.shell.header.role.text() == "Petugas"
    assert desk.shell.header.clock.text() == "10.15 WIB"


@pytest.mark.parametrize(("hours", "name"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (0, "UTC")])
def test_zone_has_its_indonesian_name(hours: int, name: str) -> None:
    zone = timezone(timedelta(hours=hours)) if hours else UTC
    assert zone_name(datetime(2026, 11, 20, tzinfo=zone)) == name


def test_zoom_keys_change_the_scale(desk: Desk, theme: Theme) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(desk.shell, Qt.Key.Key_Plus, control)
    assert theme.scale == pytest.approx(1.1)
    QTest.keyClick(desk.shell, Qt.Key.Key_Equal, control)
    QTest.keyClick(desk.shell, Qt.Key.Key_Minus, control)
    assert theme.scale == pytest.approx(1.1)
    QTest.keyClick(desk.shell, Qt.Key.Key_0, control)
    assert theme.scale == 1.0


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, MAX_SCALE])
def test_window_fits_a_1366x768_screen(
    desk: Desk, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.set_scale(scale)
    desk.shell.show_officer("Cut Nyak Rahmawati Hidayatullah", "Ketua Tim Penagihan")
    qtbot.waitUntil(lambda: desk.shell.rail.width() == round(88 * scale))
    hint = desk.shell.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 768
    lowest = desk.shell.rail.buttons[-1].geometry().bottom()
    assert lowest <= desk.shell.rail.height()


def test_closing_asks_every_built_room(desk: Desk) -> None:
    desk.shell.open_room("antrean")
    assert desk.shell.close()
    assert desk.pages["Meja"].seen[-1] == "asked"
    assert desk.pages["Antrean"].seen[-1] == "asked"


def test_room_with_unsaved_work_keeps_the_window_open_and_comes_to_front(desk: Desk) -> None:
    desk.pages["Meja"].lets_go = False
    desk.shell.open_room("antrean")
    assert not desk.shell.close()
    assert desk.shell.isVisible()
    assert desk.shell.current_room == "meja"
