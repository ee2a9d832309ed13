"""The header of the window."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

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
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        row.setSpacing(px(12))
        self.title = label("", Role.SECTION)
        row.addWidget(self.title)
        self.status = ElidedLabel("", Role.MUTED)
        row.addWidget(self.status, 1)
        self.search = KeyButton(self.tr("Cari"), "Ctrl+K", Variant.QUIET, Icon.SEARCH)
        row.addWidget(self.search)
        self.help = KeyButton(self.tr("Bantuan"), "F1", Variant.QUIET, Icon.HELP)
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
        self.lock = KeyButton(self.tr("Kunci"), "Ctrl+L", Variant.SECONDARY, Icon.LOCK)
        row.addWidget(self.lock)

    def show_time(self, moment: datetime) -> None:
        """Show a moment of the branch's zone to the minute."""
        text = f"{moment:%H.%M} {zone_name(moment)}"
        if text != self.clock.text():
            self.clock.setText(text)
