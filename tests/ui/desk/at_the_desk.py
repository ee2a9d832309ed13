"""What the tests of the desk stand on: a presenter or a room over a real store, and telephones."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from dialer.calls import EndedBy, LineEvent, LineOutcome
from dialer.contact import Contact
from dialer.errors import DiskFullError
from dialer.people import Officer
from dialer.ports import Store, Writer
from dialer.telephony.handset import Handset
from dialer.telephony.port import Backend, LineReport, OnEvent, Telephone
from dialer.workstation import Workstation
from scripts_call.library import Library, load_library
from tests.making import member
from ui.presenters.call_view import CallStage
from ui.presenters.desk import DeskPresenter
from ui.presenters.desk_view import DeskView


@dataclass(slots=True)
class Switchboard:
    """A telephone that reports what happens on its line, as a softphone in the program would."""

    backend: Backend = Backend.SIP_URI
    says_outcome: bool = True
    dialled: str = ""
    hung_up: int = 0
    on_event: OnEvent | None = None

    def dial(self, e164: str, on_event: OnEvent, /) -> None:
        self.dialled, self.on_event = e164, on_event

    def hang_up(self) -> None:
        self.hung_up += 1

    def report(
        self,
        event: LineEvent,
        line: LineOutcome = LineOutcome.UNKNOWN,
        ended_by: EndedBy = EndedBy.REMOTE,
    ) -> None:
        """Say that something happened on the line."""
        assert self.on_event is not None
        self.on_event(LineReport(event, line, ended_by))


class FullDisk:
    """The store on a disk that fills up: it reads on, and says at writing that it cannot."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.full = False

    @property
    def as_store(self) -> Store:
        """This store, as the rules know it."""
        return cast(Store, self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def writing(self) -> AbstractContextManager[Writer]:
        if self.full:
            raise DiskFullError("Disk penuh. Yang sudah tersimpan aman; kosongkan ruang dahulu.")
        return self._store.writing()


@cache
def library() -> Library:
    """The scripts of the program, read once."""
    return load_library()


def handset() -> dict[Backend, Telephone]:
    """A telephone beside the computer."""
    return {Backend.HANDSET: Handset()}


def named(contact: Contact, name: str, contact_id: str) -> Contact:
    """The same contact under another name, with a card of its own."""
    card = f"{sum(map(ord, contact_id)):013}"
    return replace(
        contact,
        contact_id=contact_id,
        details=replace(contact.details, name=name, card=card),
    )


def two_members() -> tuple[Contact, Contact]:
    """Two in arrears; the first has more months, so it comes first."""
    return (
        member("+6281234567890", "+62645461234", months=20, contact_id="c1"),
        named(member(months=6, contact_id="c2"), "Vanesa Zulaika", "c2"),
    )


class Desk:
    """A presenter with what it last showed."""

    def __init__(
        self,
        workstation: Workstation,
        officer: Officer,
        telephones: dict[Backend, Telephone] | None = None,
    ) -> None:
        self.presenter = DeskPresenter(workstation, officer, telephones or handset(), library())
        self.views: list[DeskView] = []
        self.presenter.listener = self.views.append
        self.presenter.start()

    @property
    def view(self) -> DeskView:
        """What stands on the screen."""
        return self.views[-1]

    def stage(self) -> CallStage:
        """How the call stands on the bar."""
        assert self.view.call is not None
        return self.view.call.stage

    def backend(self) -> Backend:
        """The way of calling that is chosen."""
        return self.presenter.line.line.backend

    def answers(self, *numbers: int) -> None:
        """Press digits, one after the other."""
        for number in numbers:
            self.presenter.answer(number)

    def say_identity(self) -> None:
        """Go through the opening of the collecting script until the right party is confirmed."""
        self.answers(1, 1, 1)
