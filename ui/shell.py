"""The window around the rooms: rail, header, notices, command palette, help.

It knows rooms only as specs; each room is built on its first visit. Anything that must
stand in front of everything (login, lock, first run) is a cover, and while it is there no
room is on screen, so none of their keys work.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.background import ErrorReport
from ui.theme import Theme, Tone, px
from ui.widgets import (
    Command,
    KeyHint,
    Notice,
    Provider,
    RoomPage,
    bind,
    hints_of,
)
from ui.widgets.header import Header
from ui.widgets.help import HelpOverlay
from ui.widgets.palette import Palette
from ui.widgets.rail import Rail, Room

__all__ = ["Room", "Shell"]


class Shell(QMainWindow):
    """The window. Rooms are visited with `open_room`; covers stand before everything."""

    lock_requested = Signal()
    room_opened = Signal(str)
    closing = Signal()

    def __init__(
        self,
        rooms: Sequence[Room],
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rooms = tuple(room for room in rooms if room.visible)
        self._theme = theme
        self._now = now
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._providers: list[Provider] = []
        self._notice_action: Callable[[], object] | None = None
        self._back_to: QWidget | None = None
        self.setWindowTitle("Sambung")
        self.setMinimumSize(960, 600)
        self._build()
        self._bind_keys()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._show_time()

    def _build(self) -> None:
        self._front = QStackedWidget()
        self.setCentralWidget(self._front)
        self._inside = QWidget()
        self._front.addWidget(self._inside)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(self._rooms)
        self.rail.asked.connect(self.open_room)
        row.addWidget(self.rail)
        self._column = column = QVBoxLayout()
        column.setSpacing(0)
        self.header = Header()
        column.addWidget(self.header)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.notice = Notice(parent=self)
        self.notice.setProperty("role", "floating")
        self.notice.hide()
        self.notice.action_requested.connect(self._do_notice_action)
        self.notice.closed.connect(self._place_floating)
        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.timeout.connect(self.notice.dismiss)
        self.palette_box = Palette(self)
        self.palette_box.closed.connect(self._return_focus)
        self.help = HelpOverlay(self)
        self.help.closed.connect(self._return_focus)

    def _bind_keys(self) -> None:
        for number, room in enumerate(self._rooms, start=1):
            bind(self._inside, f"Alt+{number}", room.title, partial(self.open_room, room.id))
        self.header.search.clicked.connect(self.open_palette)
        self.header.help.clicked.connect(self.open_help)
        self.header.lock.clicked.connect(self.lock_requested)
        bind(self, "Ctrl++", self.tr("Perbesar tampilan"), lambda: self._theme.zoom(1))
        bind(self, "Ctrl+-", self.tr("Perkecil tampilan"), lambda: self._theme.zoom(-1))
        bind(self, "Ctrl+0", self.tr("Ukuran tampilan semula"), lambda: self._theme.zoom(0))

    # -- rooms -------------------------------------------------------------------------

    @property
    def current_room(self) -> str:
        """The id of the room on screen, "" before the first."""
        return self._current

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms of this officer, in the order of the rail."""
        return self._rooms

    def room(self, wanted: str) -> QWidget | None:
        """A room's widget, None until its first visit."""
        return self._pages.get(wanted)

    def open_room(self, wanted: str) -> None:
        """Show a room, building it on the first visit; unknown ids are a bug."""
        spec = next(room for room in self._rooms if room.id == wanted)
        before = self._pages.get(self._current)
        if wanted == self._current:
            return
        self.palette_box.hide()
        self.help.hide()
        if isinstance(before, RoomPage):
            before.left()
        page = self._pages.get(wanted)
        if page is None:
            page = spec.factory()
            self._pages[wanted] = page
            self._stack.addWidget(page)
        self._current = wanted
        self._stack.setCurrentWidget(page)
        self.rail.mark(wanted)
        self.header.title.setText(spec.title)
        self.setWindowTitle(f"{spec.title} - Sambung")
        self.set_status("")
        if isinstance(page, RoomPage):
            page.entered()
        if not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus()
            page.focusNextChild()
        self.room_opened.emit(wanted)

    # -- header ------------------------------------------------------------------------

    def show_officer(self, name: str, role: str) -> None:
        """Say who is at work."""
        self.header.officer.setText(name)
        self.header.role.setText(role)

    def set_status(self, text: str) -> None:
        """One quiet line beside the room's title; every room starts with none."""
        self.header.status.setText(text)

    def _show_time(self) -> None:
        self.header.show_time(self._now())

    # -- notices -----------------------------------------------------------------------

    def show_notice(
        self,
        tone: Tone,
        happened: str,
        safe: str = "",
        todo: str = "",
        action: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        """Say something at the bottom; good and plain news leave after 6 s, errors stay.

        What stays has a place of its own there, so that it covers nothing of the room.
        """
        self._notice_action = do
        self.notice.tell(tone, happened, safe, todo, action)
        if tone in (Tone.BAD, Tone.WARN):
            self._notice_timer.stop()
        else:
            self._notice_timer.start(6000)
        self.notice.show()
        self._place_floating()

    def show_error(self, report: ErrorReport) -> None:
        """Tell an error: its sentence, or a bug's reference number to pass on."""
        if report.reference is None:
            self.show_notice(Tone.BAD, report.sentence)
            return
        clipboard = QGuiApplication.clipboard()
        self.show_notice(
            Tone.BAD,
            report.sentence,
            self.tr("Yang sudah tersimpan tetap aman."),
            self.tr("Sampaikan nomor rujukan {0} kepada admin.").format(report.reference),
            self.tr("Salin nomor"),
            partial(clipboard.setText, report.reference),
        )

    def _do_notice_action(self) -> None:
        action, self._notice_action = self._notice_action, None
        self.notice.dismiss()
        if action is not None:
            action()

    # -- palette and help --------------------------------------------------------------

    def add_provider(self, provider: Provider) -> None:
        """Let the command palette find more; called at every letter, so it must be quick."""
        self._providers.append(provider)

    def commands(self, query: str) -> list[Command]:
        """What the palette offers: the room's own, then others', then the rooms.

        What has all words typed in its title comes before what was found by something like them.
        """
        page = self._pages.get(self._current)
        found = page.commands(query) if isinstance(page, RoomPage) else []
        for provider in self._providers:
            found = found + provider(query)
        words = query.casefold().split()
        rooms = [r for r in self._rooms if all(word in r.title.casefold() for word in words)]
        found = found + [
            Command(room.title, partial(self.open_room, room.id), self.tr("Ruang"))
            for room in rooms
        ]
        return sorted(
            found, key=lambda one: not all(word in one.title.casefold() for word in words)
        )

    def open_palette(self) -> None:
        """Ctrl+K; once more to go back."""
        if self.palette_box.isVisible():
            self.palette_box.close_it()
            return
        self._remember_focus()
        self.help.hide()
        self._place_floating()
        self.palette_box.open(self.commands)

    def open_help(self) -> None:
        """F1; once more to go back."""
        if self.help.isVisible():
            self.help.close_it()
            return
        self._remember_focus()
        self.palette_box.hide()
        page = self._pages.get(self._current)
        own = page.keys() if isinstance(page, RoomPage) else hints_of(page) if page else []
        used = {hint.key for hint in own}
        known = (*hints_of(self.header), *self._own_hints(), *self._plain_hints())
        everywhere = [hint for hint in known if hint.key not in used]
        rooms = [KeyHint(f"Alt+{n}", r.title) for n, r in enumerate(self._rooms, start=1)]
        title = self.tr("Tombol di ruang {0}").format(self.header.title.text())
        self._place_floating()
        self.help.open(
            title,
            (
                (self.tr("Ruang ini"), own),
                (self.tr("Di mana saja"), everywhere),
                (self.tr("Pindah ruang"), rooms),
            ),
        )

    def _own_hints(self) -> list[KeyHint]:
        return [KeyHint(action.shortcut().toString(), action.text()) for action in self.actions()]

    def _plain_hints(self) -> list[KeyHint]:
        """What every control does by itself, for who works without a mouse."""
        return [
            KeyHint("Tab", self.tr("Isian atau tombol berikutnya")),
            KeyHint("Enter", self.tr("Tekan tombol atau buka baris yang dipilih")),
            KeyHint("Esc", self.tr("Kembali; isian tidak hilang")),
        ]

    def _remember_focus(self) -> None:
        now = self.focusWidget()
        if now is not None and self._inside.isAncestorOf(now):
            self._back_to = now

    def _return_focus(self) -> None:
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus()
        self._back_to = None

    # -- covers ------------------------------------------------------------------------

    def cover(self, widget: QWidget) -> None:
        """Put a widget before everything (login, lock); no room's keys work meanwhile.

        What was said before goes away too: it may name people.
        """
        self.uncover()
        self.notice.dismiss()
        self.palette_box.hide()
        self.help.hide()
        self._front.addWidget(widget)
        self._front.setCurrentWidget(widget)
        widget.setFocus()

    def uncover(self) -> None:
        """Take the cover away; it is deleted."""
        self._front.setCurrentWidget(self._inside)
        while self._front.count() > 1:
            cover = self._front.widget(1)
            assert cover is not None
            self._front.removeWidget(cover)
            cover.deleteLater()

    @property
    def covered(self) -> bool:
        """Whether something stands before the rooms."""
        return self._front.currentWidget() is not self._inside

    # -- window ------------------------------------------------------------------------

    def _place_floating(self) -> None:
        left, width = px(88), self.width() - px(88)
        wide = min(px(640), width - px(32))
        x = left + (width - wide) // 2
        tall = max(self.notice.heightForWidth(wide), self.notice.sizeHint().height())
        self.notice.setGeometry(x, self.height() - tall - px(12), wide, tall)
        stays = self.notice.isVisible() and self.notice.tone in (Tone.BAD, Tone.WARN)
        self._column.setContentsMargins(0, 0, 0, tall + px(16) if stays else 0)
        self.notice.raise_()
        self.palette_box.setGeometry(x, px(56), wide, min(px(420), self.height() - px(80)))
        big = min(px(960), width - px(32))
        self.help.setGeometry(
            left + (width - big) // 2, px(56), big, min(px(680), self.height() - px(72))
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An Esc that no room wanted takes the notice away: it may stay until then."""
        if event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for room, page in self._pages.items():
            if isinstance(page, RoomPage) and not page.may_close():
                if not self.covered:
                    self.open_room(room)
                event.ignore()
                return
        self._tick.stop()
        self.closing.emit()
        event.accept()
