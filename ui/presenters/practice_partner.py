"""Practising with a partner: choose somebody, talk, be judged. Nobody is called.

The engine plays by rules and seed; here only the clock, the choice of a seed and the keeping of the
result are added. What is kept is a finished practice and nothing else.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from dialer.errors import SambungError
from dialer.hours import local
from dialer.people import Officer
from dialer.ports import PracticeRunRow
from dialer.practice_runs import Course
from dialer.workstation import Workstation
from scripts_call.practice.debrief import Debrief, debrief
from scripts_call.practice.engine import respond
from scripts_call.practice.records import to_record
from scripts_call.practice.session import (
    Ground,
    Move,
    Offer,
    Pick,
    Say,
    Session,
    offers,
    start,
)
from scripts_call.practice.shelf import Shelf
from scripts_call.values import Desk
from ui.presenters.practice_call import CallView, call_view
from ui.presenters.practice_result import ResultView, result_view
from ui.presenters.script_values import facts_of_day

SEEDS: Final = 9999
"""Seeds run from 1 to this, so that one can be read out to a colleague."""

Dice = Callable[[int], int]
"""A number from 0 to below its argument."""


def _nobody() -> None:
    """Nobody is listening."""


class PartnerPresenter:
    """One practice at a time. `changed` is called after every change of what is drawn."""

    def __init__(
        self,
        workstation: Workstation,
        officer: Officer,
        shelf: Shelf,
        dice: Dice = secrets.randbelow,
    ) -> None:
        self._workstation = workstation
        self._officer = officer
        self._dice = dice
        self.shelf = shelf
        self.session: Session | None = None
        self._started = workstation.now()
        self._offers: tuple[Offer, ...] = ()
        self._judged: Debrief | None = None
        self._unkept: PracticeRunRow | None = None
        self.trouble = ""
        self.changed: Callable[[], None] = _nobody

    def any_seed(self) -> int:
        """A seed by chance."""
        return 1 + self._dice(SEEDS)

    def begin(self, persona_id: str, seed: int) -> None:
        """Call somebody; with persona_id "" the seed chooses whom. Raises NoPersonaError."""
        people = tuple(self.shelf.personas)
        if not persona_id and people:
            persona_id = people[seed % len(people)]
        persona = self.shelf.persona(persona_id)
        now = self._workstation.now()
        branch = self._workstation.branch()
        there = local(now, branch.zone)
        desk = Desk(self._officer.name, branch.office, there.hour)
        ground = Ground(desk, facts_of_day(there.date()).texts)
        self._started = now
        self._judged, self._unkept, self.trouble = None, None, ""
        self._take(start(persona, seed, ground, self.shelf.acts))

    def again(self) -> None:
        """The same call from its beginning."""
        if self.session is not None:
            self.begin(self.session.case.persona.id, self.session.case.seed)

    def another(self) -> None:
        """The same person on another day."""
        if self.session is not None:
            self.begin(self.session.case.persona.id, self.any_seed())

    def leave(self) -> None:
        """Put the practice away; an unfinished one is not judged."""
        self.session, self._judged, self._unkept, self.trouble = None, None, None, ""
        self.changed()

    def pick(self, number: int) -> bool:
        """Say the offered sentence of that number (1-9); say whether there was one."""
        if not self.calling or not 1 <= number <= len(self._offers):
            return False
        self._move(Pick(self._offers[number - 1].option_id, self.elapsed))
        return True

    def say(self, text: str) -> bool:
        """Say a sentence of one's own; an empty one is none."""
        if not self.calling or not text.strip():
            return False
        self._move(Say(text, self.elapsed))
        return True

    def watch(self) -> None:
        """Look at the clock: when the time is used up, the call ends with a silence."""
        session = self.session
        if session is None or not self.calling:
            return
        if self.elapsed >= session.case.budget.most_seconds:
            self._move(Say("", self.elapsed))

    @property
    def calling(self) -> bool:
        """Whether a call is going on."""
        return self.session is not None and self.session.ending is None

    @property
    def elapsed(self) -> int:
        """Seconds since the call began; never runs back."""
        passed = int((self._workstation.now() - self._started).total_seconds())
        return max(passed, self.session.at if self.session else 0)

    @property
    def progress(self) -> tuple[Sequence[PracticeRunRow], Course]:
        """One's own finished practices, newest first, and the course."""
        practice = self._workstation.practice_runs
        return practice.runs(self._officer, self._officer.officer_id), practice.course()

    @property
    def call(self) -> CallView | None:
        """The call as it is drawn, None while nobody was chosen."""
        return call_view(self.session, self._offers) if self.session else None

    @property
    def result(self) -> ResultView | None:
        """The judgement, None while the call is going on."""
        if self.session is None or self._judged is None:
            return None
        return result_view(self.session, self._judged)

    def keep_again(self) -> None:
        """Try once more to keep the result."""
        self._keep()
        self.changed()

    def _move(self, move: Move) -> None:
        assert self.session is not None
        self._take(respond(self.session, move))

    def _take(self, session: Session) -> None:
        self.session = session
        self._offers = offers(session)
        if session.ending is not None:
            self._judge(session, self._workstation.now())
        self.changed()

    def _judge(self, session: Session, now: datetime) -> None:
        self._judged = debrief(session, self.shelf.rubric)
        score = self._judged.score
        self._unkept = PracticeRunRow(
            run_id=self._workstation.new_id(),
            officer_id=self._officer.officer_id,
            persona=session.case.persona.id,
            seed=session.case.seed,
            score=score.total,
            passed=score.passed,
            started_at=self._started,
            ended_at=now,
            body=to_record(session),
        )
        self._keep()

    def _keep(self) -> None:
        if self._unkept is None:
            return
        try:
            self._workstation.practice_runs.keep(self._officer, self._unkept)
        except SambungError as error:
            self.trouble = error.sentence
        else:
            self._unkept, self.trouble = None, ""
