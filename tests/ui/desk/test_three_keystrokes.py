"""The answer to any objection is three keystrokes away, whatever script is on the desk."""

import pytest
from PySide6.QtCore import Qt

from dialer.contact import Contact
from dialer.facts import Channel
from dialer.workstation import Workstation
from tests.making import employer, member, take
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom

Key = Qt.Key


def raised(room: DeskRoom) -> str:
    """The objection in front, "" for none."""
    walk = room.presenter.talk.walk
    front = walk.current_raised if walk is not None else None
    return front.objection if front is not None and room.script.objecting else ""


def letters_for(room: DeskRoom, objection: str) -> str:
    """Two letters of a word of the objection that bring it to the top."""
    walk = room.presenter.talk.walk
    assert walk is not None
    wanted = walk.script.objections[objection]
    words = " ".join((wanted.title, *wanted.keywords)).casefold().split()
    for word in words:
        if word[:2].isascii() and word[:2].isalpha() and len(word) > 1:
            hits = room.presenter.talk.find(word[:2])
            if hits and hits[0].objection == objection:
                return word[:2]
    raise AssertionError(f"no two letters find {objection}")


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        (member(), Channel.PHONE),
        (employer(), Channel.PHONE),
        (employer(), Channel.VISIT),
    ],
    ids=["member", "employer", "visit"],
)
def test_two_letters_and_enter_reach_every_objection_of_every_script(
    workstation: Workstation, open_room: OpenRoom, contact: Contact, channel: Channel
) -> None:
    take(workstation, contact)
    room = open_room()
    if channel is Channel.VISIT:
        room.show_contact(contact.contact_id, channel)
    keyboard = Keyboard(room)
    view = room.presenter.view.script
    assert view is not None
    for script_id, _title in view.scripts:
        room.presenter.choose_script(script_id)
        walk = room.presenter.talk.walk
        assert walk is not None
        assert walk.script.id == script_id
        assert walk.script.objections
        for objection in walk.script.objections:
            keyboard.type(letters_for(room, objection))
            keyboard.press(Key.Key_Return)
            assert raised(room) == objection
            keyboard.press(Key.Key_Escape)
            assert not room.script.objecting


def test_a_digit_takes_what_stands_at_its_place(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    take(workstation, member())
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.type("p")
    wanted = room.presenter.talk.find("p")[2]
    keyboard.type("3")
    assert raised(room) == wanted.objection


def test_a_digit_without_a_line_changes_nothing(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    take(workstation, member())
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.type("ph")
    assert len(room.script.search.titles) < 9
    keyboard.type("9")
    assert room.script.searching
    assert room.script.search.box.text() == "ph"


def test_letters_belong_to_the_field_that_has_the_cursor(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    take(workstation, member())
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.press(Key.Key_N, ctrl=True)
    keyboard.type("takut")
    assert not room.script.searching
    assert room.outcome.note.control.toPlainText() == "takut"
