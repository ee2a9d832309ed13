"""The header of the window."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QWidget
from typing_extensions import override

from ui.icons import Icon, IconView
from ui.theme import Tone, px, tabular
from ui.widgets.keys import KeyButton, Variant
from ui.widgets.text import ElidedLabel, Role, label

_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT by the offset of the moment; else the zone's own name."""
    offset = moment.utcoffset() or timedelta()
    return _ZONES.get(round(offset.total_seconds() / 3600), moment.tzname() or "")


class Header(QFrame):
    """Who is at work, where, and what time it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._words = (self.tr("Cari"), self.tr("Bantuan"))
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        row.setSpacing(px(12))
        self.title = label("", Role.SECTION)
        row.addWidget(self.title)
        self.status = ElidedLabel("", Role.MUTED)
        row.addWidget(self.status, 1)
        self.work = label("", tone=Tone.ACCENT)
        self.work.setAccessibleName(self.tr("Pekerjaan yang berjalan"))
        self.work.hide()
        row.addWidget(self.work)
        self.search = KeyButton(self._words[0], "Ctrl+K", Variant.QUIET, Icon.SEARCH)
        self.search.setAccessibleName(self._words[0])
        row.addWidget(self.search)
        self.help = KeyButton(self._words[1], "F1", Variant.QUIET, Icon.HELP)
        self.help.setAccessibleName(self._words[1])
        row.addWidget(self.help)
        row.addSpacing(px(4))
        self.clock = QLabel()
        self.clock.setFont(tabular(self.clock.font()))
        self.clock.setAccessibleName(self.tr("Jam setempat"))
        row.addWidget(self.clock)
        row.addSpacing(px(4))
        self._face = IconView(Icon.PERSON, Tone.NEUTRAL)
        row.addWidget(self._face)
        self.officer = label("", Role.STRONG)
        row.addWidget(self.officer)
        self.role = label("", Role.MUTED)
        row.addWidget(self.role)
        self.pause = KeyButton(self.tr("Jeda"), "F12", Variant.SECONDARY, Icon.HOLD)
        row.addWidget(self.pause)
        self.lock = KeyButton(self.tr("Kunci"), "Ctrl+L", Variant.SECONDARY, Icon.LOCK)
        row.addWidget(self.lock)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words give way; the caps and the icons stay."""
        super().resizeEvent(event)
        narrow = self.width() < px(960)
        self.search.setText("" if narrow else self._words[0])
        self.help.setText("" if narrow else self._words[1])
        self.role.setVisible(not narrow)

    def show_work(self, words: str) -> None:
        """Say what goes on beside the window; "" when nothing does."""
        self.work.setText(words)
        self.work.setVisible(bool(words))

    def show_time(self, moment: datetime) -> None:
        """Show a moment of the branch's zone to the minute."""
        text = f"{moment:%H.%M} {zone_name(moment)}"
        if text != self.clock.text():
            self.clock.setText(text)
