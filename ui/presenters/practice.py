"""Practising a script with an invented contact: nothing is dialled, nothing is recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from dialer.contact import Contact
from dialer.contacts.phone import Phone, PhoneKind
from dialer.hours import local
from dialer.lists.model import ContactRow, ListKind
from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.library import Library
from scripts_call.model import Script, ScriptKind
from ui.presenters.capture_filing import choice_words
from ui.presenters.contact_card import CardFact, known_facts
from ui.presenters.outcome_form import FormGround
from ui.presenters.script_talk import ScriptTalk, ScriptView
from ui.presenters.script_values import Speaker, script_values

_NUMBER: Final = Phone("+628110000000", "0811-0000-000", PhoneKind.MOBILE)
_MEMBER: Final = ContactRow(
    kind=ListKind("tunggakan"),
    row_number=0,
    name="Rahmat Contoh",
    phones=(_NUMBER,),
    card="0000000001234",
    nik="1199010203850001",
    va="8888800000001234",
    amount=1_680_000,
    months=12,
    care_class=3,
    members=4,
    address="Jl. Contoh No. 1",
    kelurahan="Sukamaju",
)
_EMPLOYER: Final = ContactRow(
    kind=ListKind("bu"),
    row_number=0,
    name="CV Contoh Jaya",
    phones=(_NUMBER,),
    potential_workers=8,
    pic_name="Ibu Melati",
    address="Jl. Contoh No. 2",
    data_source="Contoh",
)


@dataclass(frozen=True, slots=True)
class WayPoint:
    """A step that was gone through and the answer that was picked."""

    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The practice as it is drawn. `ending` names the outcome the talk has come to, or is ""."""

    scripts: tuple[tuple[str, str], ...]
    script_id: str
    name: str
    facts: tuple[CardFact, ...]
    script: ScriptView | None
    way: tuple[WayPoint, ...]
    objections: tuple[str, ...]
    ending: str


def _nobody(_view: PracticeView) -> None:
    """Nobody is listening."""


class PracticePresenter:
    """Walks a script of the library. `listener` gets the view after every change."""

    def __init__(self, workstation: Workstation, officer: Officer, scripts: Library) -> None:
        self._workstation = workstation
        self._officer = officer
        self._scripts = scripts
        self._script: Script | None = next(iter(scripts.scripts.values()), None)
        self._session = 0
        self.listener: Callable[[PracticeView], None] = _nobody
        self.talk = ScriptTalk(self._show)

    def start(self, script_id: str = "") -> None:
        """Begin from the start: the script asked for, else the same again."""
        self._script = self._scripts.scripts.get(script_id, self._script)
        if self._script is not None:
            now = self._workstation.now()
            speaker = Speaker(self._officer.name, self._workstation.branch())
            zone = speaker.branch.zone
            contact = sample_contact(self._script.kind, zone)
            ground = FormGround(contact, self._workstation.rulebook, local(now, zone).date())
            values = script_values(ground, speaker, now)
            self._session += 1
            self.talk.open([self._script], values, choice_words(ground))
        self._show()

    def use_scripts(self, scripts: Library) -> None:
        """Walk these from now on, the script at hand from its beginning."""
        wanted = self._script.id if self._script else ""
        self._scripts = scripts
        if self._session:
            self._script = scripts.scripts.get(wanted, next(iter(scripts.scripts.values()), None))
            self.start()

    @property
    def view(self) -> PracticeView:
        """The practice as it stands."""
        row = _row(self._script.kind) if self._script else _MEMBER
        rule = self._workstation.rulebook.outcomes.get(self.talk.suggested)
        return PracticeView(
            scripts=tuple((one.id, one.title) for one in self._scripts.scripts.values()),
            script_id=self._script.id if self._script else "",
            name=row.name,
            facts=known_facts(row),
            script=self.talk.view(self._session),
            way=self._way(),
            objections=self._raised(),
            ending=rule.label if rule else "",
        )

    def _way(self) -> tuple[WayPoint, ...]:
        if self._script is None:
            return ()
        steps = self._script.steps
        return tuple(
            WayPoint(steps[one.step_id].title, one.answer) for one in self.talk.path() if one.answer
        )

    def _raised(self) -> tuple[str, ...]:
        if self._script is None:
            return ()
        known = self._script.objections
        return tuple(known[one.objection_id].title for one in self.talk.objections())

    def _show(self) -> None:
        self.listener(self.view)


def _row(kind: ScriptKind) -> ContactRow:
    return _EMPLOYER if kind is ScriptKind.BU else _MEMBER


def sample_contact(kind: ScriptKind, zone: str) -> Contact:
    """The invented contact that scripts of a kind are shown and walked with."""
    listed_at = datetime(2026, 1, 1, tzinfo=UTC)
    return Contact("contoh", "contoh", zone, "", listed_at, _row(kind))
