"""What of the call log is looked at, and what can be chosen."""

from dataclasses import dataclass, replace

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from dialer.people import Officer, Right
from dialer.rulebook import Rulebook
from dialer.workstation import Workstation
from ui.presenters.periods import Period


@dataclass(frozen=True, slots=True)
class LogWish:
    """What of the log is looked at. Empty fields do not narrow."""

    period: Period
    officer_id: str = ""
    list_id: str = ""
    kind: ListKind | None = None
    code: str = ""
    channel: Channel | None = None
    text: str = ""

    @property
    def narrow(self) -> bool:
        """Whether anything but the days leaves something out."""
        return self != LogWish(self.period)

    @property
    def filter(self) -> LogFilter:
        """The wish as the log takes it."""
        return LogFilter(
            day_from=self.period.first,
            day_to=self.period.last,
            officer_id=self.officer_id,
            list_id=self.list_id,
            kind=self.kind,
            code=self.code,
            channel=self.channel,
            text=self.text,
        )

    def of_kind(self, kind: ListKind | None, rulebook: Rulebook) -> "LogWish":
        """The wish for another kind; an outcome that this kind does not have is dropped."""
        rule = rulebook.outcomes.get(self.code)
        kept = rule is None or kind is None or kind in rule.kinds
        return replace(self, kind=kind, code=self.code if kept else "")


Choices = tuple[tuple[str, str], ...]
"""Value and word; the first means everything."""


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What can be chosen. `officers` is empty for who sees their own log only."""

    officers: Choices
    lists: Choices
    outcomes: Choices


def officer_choices(workstation: Workstation, actor: Officer) -> Choices:
    """Whose attempts may be chosen; nobody's for who sees their own only."""
    if not actor.may(Right.SEE_ALL):
        return ()
    people = sorted(workstation.store.officers(), key=lambda one: one.name.casefold())
    return (("", "Semua petugas"), *((one.officer_id, one.name) for one in people))


def list_choices(workstation: Workstation, kind: ListKind | None) -> Choices:
    """The lists that came in, of one kind or of both."""
    lists = [one.call_list for one in workstation.store.call_lists()]
    fitting = ((one.list_id, one.name) for one in lists if kind in (None, one.kind))
    return (("", "Semua daftar"), *fitting)


def log_choices(workstation: Workstation, actor: Officer, kind: ListKind | None) -> LogChoices:
    """Return what the filter offers; lists and outcomes of one kind when a kind is chosen."""
    book = workstation.rulebook
    rules = book.outcomes_of(kind) if kind else tuple(book.outcomes.values())
    outcomes = tuple(sorted(((r.code, r.label) for r in rules), key=lambda pair: pair[1]))
    return LogChoices(
        officers=officer_choices(workstation, actor),
        lists=list_choices(workstation, kind),
        outcomes=(("", "Semua hasil"), *outcomes),
    )
