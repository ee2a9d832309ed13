"""The sheets beside the call by keyboard: REHAB and the inpatient penalty."""

import pytest
from PySide6.QtCore import Qt

from dialer.workstation import Workstation
from tests.making import employer, member, take
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom

Key = Qt.Key


@pytest.fixture
def room(workstation: Workstation, open_room: OpenRoom) -> DeskRoom:
    take(workstation, member(amount=1_680_000, months=12))
    return open_room()


def confirm(keyboard: Keyboard) -> None:
    """Dial and go through the opening until the right party is confirmed."""
    keyboard.press(Key.Key_F9)
    keyboard.type("111")


def test_before_confirmation_the_rehab_sheet_carries_no_amount(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_F3)
    panel = room.sheets.panel
    assert room.middle.pages.currentWidget() is panel
    assert panel.sentences == []
    assert "belum dikonfirmasi" in panel.notice.sentence


def test_the_sheet_is_read_sentence_by_sentence(room: DeskRoom, keyboard: Keyboard) -> None:
    confirm(keyboard)
    keyboard.press(Key.Key_F3)
    panel = room.sheets.panel
    assert panel.lit == (
        "Bapak/Ibu, tunggakan keluarga tercatat dua belas bulan, sebesar satu juta enam ratus"
        " delapan puluh ribu rupiah."
    )
    keyboard.press(Key.Key_Down)
    assert panel.lit == "Tunggakan itu dapat dibagi menjadi enam tahap."
    keyboard.press(Key.Key_Up)
    assert panel.lit.startswith("Bapak/Ibu, tunggakan")


def test_escape_or_the_same_key_goes_back_to_the_script(room: DeskRoom, keyboard: Keyboard) -> None:
    for leave in (Key.Key_Escape, Key.Key_F3):
        keyboard.press(Key.Key_F3)
        assert room.middle.pages.currentWidget() is room.sheets.panel
        keyboard.press(leave)
        assert room.middle.pages.currentWidget() is room.script


def test_escape_puts_the_sheet_away_from_every_field(room: DeskRoom, keyboard: Keyboard) -> None:
    confirm(keyboard)
    room.presenter.editor.choose("wants_rehab")
    panel, form = room.sheets.panel, room.outcome
    for key, field in (
        (Key.Key_F3, panel.stages),
        (Key.Key_F5, panel.cost),
        (Key.Key_F3, form.rehab.stages),
        (Key.Key_F3, form.note.control),
    ):
        keyboard.press(key)
        field.setFocus()
        keyboard.press(Key.Key_Escape)
        assert room.middle.pages.currentWidget() is room.script
        assert room.hasFocus()


def test_other_stages_on_the_sheet_are_those_of_the_form(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    confirm(keyboard)
    room.presenter.editor.choose("wants_rehab")
    keyboard.press(Key.Key_F3)
    room.sheets.panel.stages.setValue(3)
    assert room.presenter.editor.form.stages == 3
    assert room.sheets.panel.title.text() == "Lembar REHAB: 3 tahap"
    assert room.outcome.rehab.stages.value() == 3


def test_the_penalty_names_no_amount_until_a_cost_is_given(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    confirm(keyboard)
    keyboard.press(Key.Key_F5)
    panel = room.sheets.panel
    assert not any("dendanya sekitar" in one.plain for one in panel.sentences)
    panel.cost.set_value(10_000_000)
    panel.cost.value_changed.emit(10_000_000)
    said = [one.plain for one in panel.sentences if "dendanya sekitar" in one.plain]
    assert said == [
        "Bila biayanya diperkirakan sepuluh juta rupiah, dendanya sekitar enam juta rupiah."
    ]


def test_the_segment_is_asked_only_when_the_list_is_silent(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    room.presenter.editor.choose("wants_rehab")
    assert room.outcome.rehab.segment_field.isVisibleTo(room.outcome.rehab)
    room.outcome.rehab.segment_chosen.emit("alih_segmen")
    assert room.presenter.editor.form.stages == 36
    assert "REHAB alih segmen" in room.outcome.rehab.caveat.text()


def test_an_employer_has_no_rehab_sheet(workstation: Workstation, open_room: OpenRoom) -> None:
    take(workstation, employer())
    room = open_room()
    Keyboard(room).press(Key.Key_F3)
    assert "hanya untuk peserta" in room.sheets.panel.notice.sentence
