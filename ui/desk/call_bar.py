"""The call bar: who, which number, how the call stands, and what to press."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.reports.summary import format_length
from ui.desk.keypad import Keypad
from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.call_view import CallStage, CallView
from ui.scaling import keep_width
from ui.theme import Tone, px, tabular
from ui.widgets import (
    Card,
    ElidedLabel,
    FlowLayout,
    KeyButton,
    LineState,
    Role,
    StateLine,
    StatusDot,
    Variant,
    bind,
    label,
    set_tone,
)


class CallBar(QWidget):
    """Renders a `CallView`; the timer runs here, its start comes with the view."""

    dial_requested = Signal()
    connected = Signal()
    skip_requested = Signal()
    number_step = Signal(int)
    backend_chosen = Signal(str)
    hold_requested = Signal()
    mute_requested = Signal()
    digits_pressed = Signal(str)
    settled = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._view: CallView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.state_line = StateLine()
        column.addWidget(self.state_line)
        self._card = Card()
        self._card.body.setContentsMargins(px(16), px(8), px(12), px(8))
        column.addWidget(self._card)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._card.body.addLayout(self._grid)
        self._who = self._build_who()
        self._how = self._build_how()
        self._what = self._build_buttons()
        self._below = self._build_below()
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(lambda: self.show_time(self._now()))
        self._bind()

    def _build_who(self) -> QWidget:
        box = QWidget()
        words = QVBoxLayout(box)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self.name = ElidedLabel("", Role.SECTION)
        self.number = label("", Role.PHONE)
        self.note = ElidedLabel("", Role.LABEL)
        words.addWidget(self.name)
        words.addWidget(self.number)
        words.addWidget(self.note)
        return box

    def _build_how(self) -> QWidget:
        box = QWidget()
        words = QVBoxLayout(box)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self.dot = StatusDot()
        self.timer = label("", Role.TITLE)
        self.timer.setFont(tabular(self.timer.font()))
        self.timer.setAccessibleName(self.tr("Lama"))
        words.addStretch(1)
        words.addWidget(self.dot)
        words.addWidget(self.timer)
        words.addStretch(1)
        return box

    def _build_buttons(self) -> QWidget:
        box = QWidget()
        box.setMinimumHeight(px(36))  # the loudest button is the tallest: nothing may jump
        row = FlowLayout(box, spacing=px(6))
        self.dial = KeyButton(self.tr("Panggil"), "F9", Variant.PRIMARY, Icon.PHONE)
        self.connect_button = KeyButton(self.tr("Tersambung"), "F10")
        self.hold = KeyButton(self.tr("Tahan"), "F7")
        self.mute = KeyButton(self.tr("Bisu"), "F8")
        self.skip = KeyButton(self.tr("Lewati"), "F2", Variant.QUIET)
        self.keypad_button = KeyButton(self.tr("Angka"), "F6")
        for button in (
            self.dial,
            self.connect_button,
            self.hold,
            self.mute,
            self.keypad_button,
            self.skip,
        ):
            row.addWidget(button)
            # A click leaves the focus with the talk: Enter must not hang up afterwards.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hold.clicked.connect(self.hold_requested)
        self.mute.clicked.connect(self.mute_requested)
        self.keypad_button.clicked.connect(self._open_keypad)
        self.dial.clicked.connect(self.dial_requested)
        self.connect_button.clicked.connect(self.connected)
        self.skip.clicked.connect(self.skip_requested)
        return box

    def _build_below(self) -> QWidget:
        box = QWidget()
        row = self._below_row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.refusal = label("", Role.LABEL, tone=Tone.WARN, wrap=True)
        self.beneath = label("", Role.LABEL, tone=Tone.WARN, wrap=True)
        self.beneath.hide()
        self.keypad = Keypad()
        self.keypad.pressed.connect(self.digits_pressed)
        self.keypad.left.connect(self._close_keypad)
        self.keypad.hide()
        row.addWidget(self.keypad)
        self.recorded = label("", Role.LABEL, tone=Tone.BAD)
        row.addWidget(self.recorded)
        row.addStretch(1)
        self.reach = label("", Role.LABEL)
        row.addWidget(self.reach)
        via = label(self.tr("Lewat"), Role.LABEL)
        row.addWidget(via)
        self.backend = Picker(self.tr("Cara menelepon"))
        keep_width(self.backend, 188)
        self.backend.picked.connect(self.backend_chosen)
        row.addWidget(self.backend)
        self._by_phone = (via, self.backend)
        return box

    def _bind(self) -> None:
        bind(self, "Ctrl+Up", self.tr("Nomor sebelumnya"), lambda: self.number_step.emit(-1))
        bind(self, "Ctrl+Down", self.tr("Nomor berikutnya"), lambda: self.number_step.emit(1))
        bind(self, "Ctrl+T", self.tr("Ganti cara menelepon"), self._next_backend)

    @property
    def view(self) -> CallView | None:
        """What is shown now."""
        return self._view

    def show_view(self, view: CallView, *, to_save: bool) -> None:
        """Show a call; with `to_save` the save button asks loudest, not this bar."""
        self._view = view
        self.name.setText(view.name)
        self.number.setText(view.number)
        self.number.setAccessibleName(self.tr("Nomor {0}").format(view.number))
        self.note.setText(view.number_note)
        state = LineState(view.stage.value)
        self.dot.set_state(state, view.word)
        self.state_line.set_state(state)
        self._show_buttons(view, to_save=to_save)
        self.refusal.setText(view.refusal)
        self.refusal.setVisible(bool(view.refusal))
        beneath = view.say or ("" if view.refusal else view.reach_todo)
        self.beneath.setText(beneath)
        self.beneath.setVisible(bool(beneath))
        self._show_line(view)
        self.backend.offer(view.backends, view.backend)
        self.backend.setEnabled(not view.hangs_up and not view.visit)
        if view.since is None:
            self._tick.stop()
        else:
            self._tick.start()
        self.show_time(self._now())

    def _show_buttons(self, view: CallView, *, to_save: bool) -> None:
        self.dial.setText(self.tr("Akhiri") if view.hangs_up else self.tr("Panggil"))
        self.dial.set_icon(Icon.HANGUP if view.hangs_up else Icon.PHONE)
        calm = Variant.SECONDARY if to_save else Variant.PRIMARY
        self.dial.set_variant(Variant.DANGER if view.hangs_up else calm)
        self.dial.setEnabled(view.can_dial or view.asks_override)
        self.dial.setToolTip(view.dial_why)
        self.dial.setAccessibleDescription(f"F9. {view.dial_why}".strip())
        self.connect_button.setEnabled(view.can_connect)
        for part in (self.dial, self.connect_button, self.hold, self.mute, *self._by_phone):
            part.setVisible(not view.visit)
        self.connect_button.setVisible(not view.visit and not view.says_outcome)
        self.keypad_button.setVisible(view.has_keys and not view.visit)
        self.hold.setText(self.tr("Lanjutkan") if view.held else self.tr("Tahan"))
        self.mute.setText(self.tr("Bersuara") if view.muted else self.tr("Bisu"))
        for button in (self.hold, self.mute, self.keypad_button):
            button.setEnabled(view.can_hold)
            button.setToolTip(view.hold_why)
            button.setAccessibleDescription(f"{button.key}. {view.hold_why}")

    def _show_line(self, view: CallView) -> None:
        """How the line of this way of calling stands, whether the call is taken down, the keys."""
        muted = self.tr(" · Anda tidak terdengar") if view.muted else ""
        self.reach.setText(f"● {view.reach}" if view.reach else "")
        self.reach.setVisible(bool(view.reach) and not view.hangs_up)
        set_tone(self.reach, Tone(view.reach_shade.value))
        self.reach.setAccessibleName(self.tr("Jalur telepon: {0}").format(view.reach))
        self.recorded.setText(f"● {view.recorded}" if view.recorded else "")
        self.recorded.setVisible(bool(view.recorded))
        if muted:
            self.dot.set_state(LineState(view.stage.value), view.word + muted)
        self.keypad.show_pressed(view.pressed)
        if not view.can_hold and self.keypad.isVisible():
            self._close_keypad()

    def _open_keypad(self) -> None:
        if self.keypad.isVisible():
            self._close_keypad()
        else:
            self.keypad.show()
            self.keypad.start()

    def _close_keypad(self) -> None:
        self.keypad.hide()
        self.settled.emit()

    def show_time(self, now: datetime) -> None:
        """Show how long it has taken by `now`."""
        view = self._view
        seconds = view.seconds(now) if view else None
        if view is None or seconds is None:
            self.timer.setText("")
            return
        self.timer.setText(format_length(seconds))
        late = view.late(now)
        set_tone(self.timer, Tone.WARN if late else None)
        if view.stage is CallStage.WRAP_UP and late:
            self.state_line.set_tone(Tone.WARN)

    def _next_backend(self) -> None:
        if self._view is None or not self.backend.isEnabled():
            return
        codes = [code for code, _text in self._view.backends]
        place = codes.index(self._view.backend)
        self.backend_chosen.emit(codes[(place + 1) % len(codes)])

    def _arrange(self, *, narrow: bool) -> None:
        """Side by side where there is room, the buttons below where there is none."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for box in (self._who, self._how, self._what, self._below, self.refusal, self.beneath):
            self._grid.removeWidget(box)
        self._below_row.removeWidget(self.refusal)
        self._grid.addWidget(self._who, 0, 0, 1 if narrow else 2, 1)
        self._grid.addWidget(self._how, 0, 1, 1 if narrow else 2, 1)
        if narrow:
            self._grid.addWidget(self._below, 0, 2)
            self._grid.addWidget(self._what, 1, 0, 1, 3)
            self._grid.addWidget(self.refusal, 2, 0, 1, 3)
            self._grid.addWidget(self.beneath, 3, 0, 1, 3)
        else:
            self._grid.addWidget(self._what, 0, 2)
            self._grid.addWidget(self._below, 1, 2)
            self._below_row.insertWidget(0, self.refusal, 3)
            self._grid.addWidget(self.beneath, 2, 0, 1, 3)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 3 if narrow else 5)
        self.note.setVisible(not narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < px(1080))
