"""The rail of rooms at the left edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.icons import Icon, paint
from ui.theme import px, tokens
from ui.widgets.keys import paint_focus
from ui.widgets.text import Role, label


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the rail; `factory` is called on the first visit."""

    id: str
    title: str
    icon: Icon
    factory: Callable[[], QWidget]
    visible: bool = True


class RailButton(QAbstractButton):
    """A room in the rail: icon, word and its number."""

    def __init__(self, room: Room, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._number = room, number
        self.setCheckable(True)
        self.setText(room.title)
        self.setAccessibleName(room.title)
        self.setAccessibleDescription(f"Alt+{number}")
        self.setToolTip(f"{room.title} (Alt+{number})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(px(60))

    @property
    def room(self) -> Room:
        """The room it opens."""
        return self._room

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(88), px(60))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(88), px(42))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), QColor(t.selected if on else t.hover))
        if on:
            painter.fillRect(0, 0, px(3), self.height(), QColor(t.accent))
        ink = QColor(t.text if on else t.muted)
        both = px(20 + 3 + 16)
        top = (self.height() - both) // 2
        paint(
            painter,
            self._room.icon,
            self.rect().adjusted(0, top, 0, top + px(20) - self.height()),
            ink,
        )
        font = self.font()
        font.setPixelSize(px(12))
        painter.setFont(font)
        painter.setPen(ink)
        words = self.rect().adjusted(0, top + px(22), 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )
        font.setPixelSize(px(11))
        painter.setFont(font)
        painter.setPen(QColor(t.muted))
        corner = self.rect().adjusted(0, px(4), -px(8), 0)
        painter.drawText(
            corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(self._number)
        )
        if self.hasFocus():
            paint_focus(painter, self.rect().toRectF(), t)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumHeight(px(60))
        super().changeEvent(event)


class Rail(QFrame):
    """The rooms of one officer, one marked; Alt+1 to Alt+9 in their order."""

    asked = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 1, px(8))
        column.setSpacing(0)
        self.buttons: list[RailButton] = []
        for number, room in enumerate(rooms, start=1):
            button = RailButton(room, number, self)
            button.clicked.connect(lambda _on=False, r=room: self.asked.emit(r.id))
            column.addWidget(button, 10)
            self.buttons.append(button)
        column.addStretch(1)
        hint = label(self.tr("Alt + angka"), Role.LABEL)
        column.addWidget(hint, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(px(88))

    def mark(self, wanted: str) -> None:
        """Mark the room on screen."""
        for button in self.buttons:
            button.setChecked(button.room.id == wanted)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(px(88))
        super().changeEvent(event)
