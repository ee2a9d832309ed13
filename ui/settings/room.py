"""The settings room: what each role may change, in one scrolling column."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dialer.people import Right
from dialer.telephony.uri import handler_exists
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

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
        first = next((one for one in card.findChildren(QWidget) if _takes_keys(one)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_keys(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled()
