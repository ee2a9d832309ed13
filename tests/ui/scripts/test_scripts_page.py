"""The page by its keys: type, see what is wrong, jump there, try, publish, compare, go back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.scripts.samples import SMALL
from tests.ui.scripts.conftest import Show
from ui.presenters.script_shelf import ScriptShelf
from ui.scripts import ScriptsPage
from ui.scripts.code_edit import ERROR_SIGN
from ui.session import Session
from ui.theme import Theme, ThemeMode

CTRL = Qt.KeyboardModifier.ControlModifier
EDITED = SMALL.replace('title = "Pembuka"', 'title = "Salam"')
BROKEN = SMALL.replace('goto = "inti"', 'goto = "tidak_ada"')
BROKEN_LINE = BROKEN.split("\n").index(
    next(line for line in BROKEN.split("\n") if "tidak_ada" in line)
)


def press(key: Qt.Key, ctrl: bool = False) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


class Hands:
    """A page on screen and what is done at it."""

    def __init__(self, page: ScriptsPage, qtbot: QtBot) -> None:
        self.page, self._qtbot = page, qtbot
        self.text = page.editing.text

    def replace(self, source: str) -> None:
        """Write another text over the whole of it, as a paste does."""
        self.text.selectAll()
        self.text.insertPlainText(source)
        self.wait()

    def wait(self) -> None:
        """Until the text on screen has been looked over."""
        self._qtbot.waitUntil(lambda: self.page.editor.view.examined)

    def note(self, text: str) -> None:
        """Give the note and send it off."""
        assert self.page.note_bar.isVisible()
        QTest.keyClicks(self.page.note_bar.line, text)
        press(Qt.Key.Key_Return)


@pytest.fixture
def at_page(
    session: Session, shelf: ScriptShelf, show: Show, qtbot: QtBot, tmp_path: Path
) -> Iterator[Hands]:
    page = ScriptsPage(
        session,
        shelf,
        choose_source=lambda _folder: tmp_path / "masuk.toml",
        choose_target=lambda _suggested: tmp_path / "keluar.toml",
    )
    show(page)
    page.setFocus()
    hands = Hands(page, qtbot)
    hands.wait()
    yield hands
    page.left()


def test_text_stands_beside_its_parts_and_its_preview(at_page: Hands) -> None:
    page = at_page.page
    assert at_page.text.toPlainText() == SMALL
    assert at_page.text.hasFocus()
    tops = [page.editing.tree.topLevelItem(row) for row in range(4)]
    assert [one.text(0) for one in tops if one is not None] == [
        "Kepala naskah",
        "Penundaan",
        "Langkah (4)",
        "Keberatan (2)",
    ]
    assert "dapat dipakai" in page.editing.findings.summary.text()
    assert not page.top.publish.isEnabled()


def test_faults_show_while_typing_and_f3_jumps_to_them(at_page: Hands) -> None:
    at_page.replace(BROKEN)
    findings = at_page.page.editing.findings
    assert "kesalahan" in findings.summary.text()
    at_page.text.go_to(1)
    press(Qt.Key.Key_F3)
    assert at_page.text.line == BROKEN_LINE + 1
    assert at_page.text.sign_of(BROKEN_LINE + 1) == ERROR_SIGN
    assert "tidak_ada" in findings.whole.text()
    assert not at_page.page.top.publish.isEnabled()


def test_enter_in_the_findings_jumps_to_the_line_and_into_the_text(at_page: Hands) -> None:
    at_page.replace(BROKEN)
    at_page.text.go_to(1)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    assert at_page.text.hasFocus()
    assert at_page.text.line == BROKEN_LINE + 1


def test_tree_follows_the_cursor_and_the_cursor_the_tree(at_page: Hands) -> None:
    tree = at_page.page.editing.tree
    at_page.text.go_to(SMALL.split("\n").index("[steps.inti]") + 2)
    current = tree.currentItem()
    assert current is not None
    assert current.text(0) == "Inti"
    press(Qt.Key.Key_F7)
    press(Qt.Key.Key_Down)
    assert at_page.text.line == SMALL.split("\n").index("[steps.janji]") + 1
    press(Qt.Key.Key_Return)
    assert at_page.text.hasFocus()


def test_published_by_keys_alone_with_a_note(
    at_page: Hands, shelf: ScriptShelf, session: Session, qtbot: QtBot
) -> None:
    at_page.replace(EDITED)
    press(Qt.Key.Key_Return, ctrl=True)
    press(Qt.Key.Key_Return)
    assert "Catatan" in at_page.page.note_bar.field.error
    with qtbot.waitSignal(session.news.scripts_changed):
        at_page.note("judul lebih jelas")
    assert shelf.library.scripts["kecil"].steps["pembuka"].title == "Salam"
    assert not at_page.page.note_bar.isVisible()
    assert "terbit" in at_page.page.notice.sentence
    assert at_page.text.hasFocus()


def test_escape_leaves_the_note_without_publishing(at_page: Hands, shelf: ScriptShelf) -> None:
    at_page.replace(EDITED)
    press(Qt.Key.Key_Return, ctrl=True)
    press(Qt.Key.Key_Escape)
    assert not at_page.page.note_bar.isVisible()
    assert at_page.text.toPlainText() == EDITED
    assert shelf.refresh().scripts["kecil"].source == SMALL


def test_versions_are_compared_and_an_older_one_is_taken_up(at_page: Hands) -> None:
    at_page.replace(EDITED)
    press(Qt.Key.Key_Return, ctrl=True)
    at_page.note("pertama")
    press(Qt.Key.Key_F6)
    versions = at_page.page.versions
    press(Qt.Key.Key_Down)
    assert versions.summary.text() == "1 baris ditambah (+), 1 baris dihapus (-)."
    shown = versions.diff.toPlainText().split("\n")
    assert [line[0] for line in shown if 'title = "Salam"' in line] == ["+"]
    assert [line[0] for line in shown if 'title = "Pembuka"' in line] == ["-"]
    press(Qt.Key.Key_F4)
    assert at_page.text.toPlainText() == SMALL
    assert at_page.page.editor.view.changed


def test_escape_leads_from_the_versions_back_to_the_text(at_page: Hands) -> None:
    press(Qt.Key.Key_F6)
    assert at_page.page.versions.table.hasFocus()
    press(Qt.Key.Key_Escape)
    assert at_page.text.hasFocus()


def test_programs_script_is_taken_up_again_by_keys(at_page: Hands, shelf: ScriptShelf) -> None:
    at_page.replace(EDITED)
    press(Qt.Key.Key_Return, ctrl=True)
    at_page.note("pertama")
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F8)
    at_page.note("bawaan cukup")
    assert shelf.library.scripts["kecil"].source == SMALL
    assert at_page.text.toPlainText() == SMALL


def test_text_is_walked_through_before_it_is_published(at_page: Hands, shelf: ScriptShelf) -> None:
    at_page.replace(EDITED)
    press(Qt.Key.Key_F5)
    page = at_page.page
    assert page.pages.currentWidget() is page.trial
    assert page.trial.walk is not None
    titles = [one.text() for one in page.trial.walk.findChildren(type(page.trial.heading))]
    assert "Salam" in titles
    assert shelf.refresh().scripts["kecil"].source == SMALL
    press(Qt.Key.Key_F5)
    assert page.pages.currentWidget() is page.editing
    assert page.trial.walk is None


def test_typed_text_is_kept_a_moment_later_and_when_the_page_is_left(
    at_page: Hands, session: Session, qtbot: QtBot
) -> None:
    versions, lead = session.workstation.script_versions, session.officer
    QTest.keyClicks(at_page.text, "# satu")
    qtbot.waitUntil(lambda: "kecil" in versions.drafts(lead))
    QTest.keyClicks(at_page.text, " dua")
    at_page.page.hide()
    assert versions.drafts(lead)["kecil"].source.startswith("# satu dua")
    assert at_page.page.may_close()


def test_file_is_imported_and_exported_word_for_word(at_page: Hands, tmp_path: Path) -> None:
    (tmp_path / "masuk.toml").write_bytes(EDITED.replace("\n", "\r\n").encode())
    press(Qt.Key.Key_O, ctrl=True)
    assert at_page.text.toPlainText() == EDITED
    assert "belum terbit" in at_page.page.notice.sentence
    press(Qt.Key.Key_E, ctrl=True)
    assert (tmp_path / "keluar.toml").read_bytes() == EDITED.encode()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"#" * 10_000_000, None], ids=["not text", "10 MB", "missing"]
)
def test_file_that_is_no_script_is_refused_and_the_text_stays(
    at_page: Hands, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "masuk.toml").write_bytes(content)
    press(Qt.Key.Key_O, ctrl=True)
    assert "masuk.toml" in at_page.page.notice.sentence
    assert at_page.text.toPlainText() == SMALL


def test_export_to_a_place_that_cannot_be_written_says_so(
    session: Session, shelf: ScriptShelf, show: Show, tmp_path: Path
) -> None:
    page = ScriptsPage(session, shelf, choose_target=lambda _suggested: tmp_path)
    show(page)
    page.setFocus()
    press(Qt.Key.Key_E, ctrl=True)
    assert "tidak dapat ditulis" in page.notice.sentence


def test_change_of_colours_does_not_count_as_typing(at_page: Hands, theme: Theme) -> None:
    theme.set_mode(ThemeMode.DARK)
    QApplication.processEvents()
    assert not at_page.page.editor.due
    assert not at_page.page.editor.view.changed


def test_palette_opens_a_script_and_asks_to_be_seen(at_page: Hands, qtbot: QtBot) -> None:
    [command] = at_page.page.commands("kecil")
    assert at_page.page.commands("tidak ada") == []
    with qtbot.waitSignal(at_page.page.wanted):
        command.action()
    assert at_page.page.editor.script_id == "kecil"
