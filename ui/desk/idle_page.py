"""Nobody is on the desk: why, what to do, and - outside the hours - how to work anyway."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk.overtime_box import OvertimeBox
from ui.icons import Icon, IconView
from ui.presenters.desk_view import IdleAction, IdleView
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import Card, KeyButton, Role, Variant, label

_SIGNS = {
    IdleAction.LISTS: Icon.EMPTY,
    IdleAction.QUEUE: Icon.CLOCK,
    IdleAction.EVERYTHING: Icon.GOOD,
    IdleAction.SHOW_SKIPPED: Icon.GOOD,
    IdleAction.VISITS: Icon.GOOD,
}


class IdlePage(QWidget):
    """Renders an `IdleView`."""

    asked = Signal(object)
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = IdleAction.QUEUE
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(24), px(24), px(24))
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        self._card = Card()
        keep_width(self._card, 520)
        row.addWidget(self._card)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        body = self._card.body
        body.setContentsMargins(px(24), px(24), px(24), px(24))
        self._sign = IconView(Icon.EMPTY, Tone.NEUTRAL, 40)
        body.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.title = label("", Role.SECTION, wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.title)
        self.sentence = label("", Role.MUTED, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.sentence)
        body.addSpacing(px(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        self.button = KeyButton("", "Ctrl+Return", Variant.PRIMARY)
        self.button.clicked.connect(lambda: self.asked.emit(self._action))
        self.go_on = KeyButton(self.tr("Periksa lagi"), "F2")
        self.go_on.clicked.connect(self.next_requested)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        body.addLayout(buttons)
        self.overtime = OvertimeBox()
        body.addSpacing(px(12))
        body.addWidget(self.overtime)

    def show_view(self, view: IdleView) -> None:
        """Show why nobody is here."""
        self._action = view.action
        self._sign.show_icon(_SIGNS[view.action], Tone.NEUTRAL)
        self.title.setText(view.title)
        self.sentence.setText(view.sentence)
        self.button.setText(view.button)
        self.go_on.setText(
            self.tr("Mulai menelepon") if view.can_go_on else self.tr("Periksa lagi")
        )
        self.overtime.setVisible(view.asks_override)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.sentence)
