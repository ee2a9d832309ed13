"""Whom the desk asks for next: the work chosen, what was passed over, the reason for overtime."""

from datetime import date

from dialer.desk import Today, Wish
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.workstation import Workstation
from ui.presenters.desk_idle import EVERYTHING, foot_view, idle_view, work_choices
from ui.presenters.desk_view import FootView, IdleView, WorkChoice
from ui.presenters.overtime import Overtime, overtime
from ui.presenters.script_values import Speaker


class DeskQueue:
    """One officer's way through the queue. `speaker` is who calls, and for which branch."""

    def __init__(self, workstation: Workstation, officer: Officer) -> None:
        self._workstation = workstation
        self._officer = officer
        self._overtime = Overtime()
        self._overtime_for = ""
        self._skipped: frozenset[str] = frozenset()
        self._today: Today | None = None
        self.speaker = Speaker(officer.name, workstation.branch())
        self.choices: tuple[WorkChoice, ...] = (EVERYTHING,)
        self.chosen = EVERYTHING

    def look_up(self) -> None:
        """Read branch, lists and counts again."""
        self.speaker = Speaker(self._officer.name, self._workstation.branch())
        self.choices = work_choices(self._workstation.store.call_lists())
        self.count()

    def count(self) -> None:
        """Work out how the day goes."""
        self._today = self._workstation.desk.today(self._officer, self.wish())

    def foot(self) -> FootView:
        """How the day goes, as it was counted last."""
        return foot_view(self._today, self._workstation.now(), self.speaker.branch.zone)

    def wish(self) -> Wish:
        """What to ask the queue for."""
        kind = ListKind(self.chosen.kind) if self.chosen.kind else None
        return Wish(kind, self.chosen.list_id, self.overtime_reason, self._skipped)

    def next(self) -> str | IdleView:
        """The id of the next contact, or why there is none."""
        desk, wish = self._workstation.desk, self.wish()
        found = desk.next(self._officer, wish)
        if found.item is not None:
            return found.item.contact_id
        zone = self.speaker.branch.zone
        window = desk.hours().window(self._workstation.now(), zone)
        return idle_view(found, wish, window, zone, lists=len(self.choices) > 1)

    def pass_over(self, contact_id: str) -> None:
        """Do not offer a contact again for now."""
        self._skipped |= {contact_id}

    def offer_all(self) -> None:
        """Offer again what was passed over."""
        self._skipped = frozenset()

    @property
    def overtime_reason(self) -> str:
        """The reason for working outside the hours, "" when none was given today."""
        return self._overtime.on(self._day())

    def reason_for(self, contact_id: str) -> str:
        """The reason as far as it was given for that contact; each is asked for by itself."""
        return self.overtime_reason if contact_id == self._overtime_for else ""

    def work_overtime(self, reason: str, contact_id: str = "") -> bool:
        """Take a reason for working outside the hours today; say whether it is one.

        It opens the queue, and of contacts only the one that it was given for.
        """
        taken = overtime(reason, self._day())
        if taken is not None:
            self._overtime, self._overtime_for = taken, contact_id
        return taken is not None

    def _day(self) -> date:
        return local(self._workstation.now(), self.speaker.branch.zone).date()
