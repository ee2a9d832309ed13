"""The settings room: what each role may change, in one scrolling column beside its contents."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.people import Right
from dialer.telephony.uri import handler_exists
from ui.scaling import keep_width
from ui.session import Session
from ui.settings.branch import BranchCard
from ui.settings.calling import CallingRulesCard
from ui.settings.handing_in import HandingInCard
from ui.settings.people import OwnPinCard, PeopleCard
from ui.settings.promise_terms import PromiseTermsCard
from ui.settings.signing import SigningCard
from ui.settings.telephone import Known, TelephoneCard
from ui.telephones import Telephones
from ui.theme import Theme, ThemeMode, px
from ui.widgets import Card, Choice, ChoiceList, Command, Role, RoomPage, label

FEW: Final = 4
"""So many parts need no list of contents."""
WIDE: Final = 960
"""Logical pixels from which the contents stand beside the page."""
NEARLY_AT_THE_TOP: Final = 80


class LookCard(Card):
    """Light, dark or as the system is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tampilan"), parent)
        self.modes = ChoiceList(
            (
                Choice(ThemeMode.SYSTEM, self.tr("Ikuti sistem")),
                Choice(ThemeMode.LIGHT, self.tr("Terang")),
                Choice(ThemeMode.DARK, self.tr("Gelap")),
            ),
            checkable=True,
            columns=3,
        )
        self.modes.set_value(theme.mode)
        self.modes.chosen.connect(theme.set_mode)
        self.body.addWidget(self.modes)
        self.body.addWidget(
            label(self.tr("Ctrl + dan Ctrl - memperbesar dan memperkecil huruf."), Role.MUTED)
        )


class SettingsRoom(RoomPage):
    """Pengaturan."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        telephones: Telephones,
        known: Known = handler_exists,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.setSpacing(px(16))
        officer = session.officer
        self.branch = BranchCard(session) if officer.may(Right.CHANGE_SETTINGS) else None
        self.rules = CallingRulesCard(session) if officer.may(Right.CHANGE_SETTINGS) else None
        self.promises = PromiseTermsCard(session) if officer.may(Right.CHANGE_SETTINGS) else None
        self.people = PeopleCard(session) if officer.may(Right.MANAGE_PEOPLE) else None
        self.own_pin = OwnPinCard(session)
        self.look = LookCard(theme)
        self.telephone = TelephoneCard(session, telephones, known)
        self.signing = SigningCard(session) if officer.may(Right.CHANGE_SETTINGS) else None
        self.handing_in = HandingInCard(session) if officer.may(Right.CHANGE_SETTINGS) else None
        self._cards: list[Card] = []
        for card in (
            self.branch,
            self.people,
            self.own_pin,
            self.rules,
            self.promises,
            self.signing,
            self.handing_in,
            self.look,
            self.telephone,
        ):
            if card is not None:
                column.addWidget(card)
                self._cards.append(card)
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().valueChanged.connect(self._mark)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._side = self._build_contents()
        outer.addWidget(self._side)
        outer.addWidget(self.area, 1)

    def _build_contents(self) -> QWidget:
        """The parts by name: the page is several screens long."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(px(16), px(16), 0, px(16))
        self.contents = ChoiceList(
            [Choice(card, card.heading.text()) for card in self._cards],
            modifier="Ctrl+",
            checkable=True,
        )
        self.contents.setAccessibleName(self.tr("Bagian pengaturan"))
        self.contents.chosen.connect(self.turn_to)
        self.contents.set_value(self._cards[0])
        keep_width(self.contents, 200)
        column.addWidget(self.contents)
        column.addStretch(1)
        return side

    def _mark(self, at: int) -> None:
        """Mark the part that is on screen."""
        above = [card for card in self._cards if card.y() <= at + px(NEARLY_AT_THE_TOP)]
        self.contents.set_value(above[-1] if above else self._cards[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(len(self._cards) > FEW and self.width() >= px(WIDE))

    def entered(self) -> None:
        """Show people as they are now."""
        if self.people is not None:
            self.people.show_people()
        self.telephone.entered()

    def commands(self, query: str) -> list[Command]:
        """The parts of the page, for the command palette: it is several screens long."""
        words = query.casefold().split()
        return [
            Command(card.heading.text(), partial(self.turn_to, card), self.tr("Pengaturan"))
            for card in self._cards
            if all(word in card.heading.text().casefold() for word in words)
        ]

    def turn_to(self, card: Card) -> None:
        """Bring a part to the top and stand in its first field."""
        self.area.verticalScrollBar().setValue(card.y() - px(16))
        self.contents.set_value(card)
        first = next((one for one in card.findChildren(QWidget) if _takes_keys(one)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_keys(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled()
