"""Tabs that carry their key, like every other control."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QTabWidget, QWidget
from typing_extensions import override

from ui.theme import px
from ui.widgets import Kbd, bind


class KeyTabs(QTabWidget):
    """Pages on Ctrl+1, Ctrl+2 and so on; the key stands on the tab. Turning moves the focus in."""

    def __init__(
        self, name: str, pages: Sequence[tuple[str, QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for place, (title, page) in enumerate(pages):
            key = f"Ctrl+{place + 1}"
            self.addTab(page, title.replace("&", "&&"))  # an ampersand is a letter here
            self.tabBar().setTabButton(place, QTabBar.ButtonPosition.LeftSide, _cap(key))
            bind(self, key, title, partial(self.turn_to, place))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_caps()

    def _fit_caps(self) -> None:
        """A tab bar sizes its caps once; at another zoom they need it again."""
        bar = self.tabBar()
        for place in range(bar.count()):
            cap = bar.tabButton(place, QTabBar.ButtonPosition.LeftSide)
            if cap is not None:
                cap.adjustSize()
            bar.setTabText(place, bar.tabText(place))

    def turn_to(self, place: int) -> None:
        """Show a page and stand on what it is for (its focus proxy)."""
        self.setCurrentIndex(place)
        page = self.widget(place)
        if page is not None:
            page.setFocus()


def _cap(key: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(12), 0, 0, 0)
    row.addWidget(Kbd(key))
    return made
