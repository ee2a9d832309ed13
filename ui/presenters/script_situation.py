"""What a call is about, worked out from what is known of the contact: it decides the script."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from dialer.desk import ContactView
from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.queue import Why, promise_is_broken
from dialer.rulebook import Reached, Rulebook
from dialer.standing import Standing
from scripts_call.library import Library
from scripts_call.model import Script, ScriptKind, Situation

_MOVED: Final = "moved_segment"
_MESSAGE_LEFT: Final = "third_party_message"

_MEMBERS: Final[Mapping[str, Situation]] = MappingProxyType(
    {
        _MOVED: Situation.SWITCHER,
        "in_rehab": Situation.REHAB_INSTALMENT,
        "registered_rehab": Situation.REHAB_INSTALMENT,
    }
)
_EMPLOYERS: Final[Mapping[str, Situation]] = MappingProxyType(
    {
        "registered_no_payment": Situation.BU_UNPAID,
        "already_registered": Situation.BU_DATA_UPDATE,
        "data_updated": Situation.BU_DATA_UPDATE,
        "closed": Situation.BU_INACTIVE,
        "asks_for_visit": Situation.CANVASSING_APPOINTMENT,
    }
)

_JUST_SAID: Final[Mapping[str, Situation]] = MappingProxyType(
    {
        "wants_rehab": Situation.REHAB_OFFER,
        _MESSAGE_LEFT: Situation.THIRD_PARTY,
    }
)


def situation_of(view: ContactView, channel: Channel, today: date, rulebook: Rulebook) -> Situation:
    """Say what the call (or visit) is about. `today` is the contact's local day.

    What was last agreed counts until the person concerned says something else: a call that nobody
    answered, or somebody else did, changes nothing. The REHAB offer is the officer's own choice.
    """
    codes = tuple(entry.line.code for entry in view.history)
    if view.contact.details.kind is ListKind.BU:
        if channel is Channel.VISIT:
            return Situation.CANVASSING_VISIT
        return _agreed(codes, _EMPLOYERS, rulebook) or Situation.BU_NEW
    return _of_member(view, codes, today, rulebook)


def about_outcome(code: str, *, promised: bool) -> Situation | None:
    """What was just agreed is about, judged by the outcome chosen; None when it says nothing.

    `promised`: a promise has its day already.
    """
    if code == "promise":
        return Situation.PROMISE_DUE if promised else None
    return _JUST_SAID.get(code) or _MEMBERS.get(code) or _EMPLOYERS.get(code)


def opening_script(library: Library, kind: ScriptKind, situation: Situation) -> Script | None:
    """The script a contact begins with; on a visit only the guide for visits, else none at all."""
    scripts = scripts_offered(library, kind, visit=situation is Situation.CANVASSING_VISIT)
    return library.for_situation(kind, situation) if scripts else None


def scripts_offered(library: Library, kind: ScriptKind, *, visit: bool) -> tuple[Script, ...]:
    """The scripts to choose from: guides for visits on a visit, the others on the telephone."""
    return tuple(
        script
        for script in library.of_kind(kind)
        if (script.situation is Situation.CANVASSING_VISIT) is visit
    )


def _of_member(
    view: ContactView, codes: tuple[str, ...], today: date, rulebook: Rulebook
) -> Situation:
    agreed = _agreed(codes, _MEMBERS, rulebook)
    if agreed is Situation.SWITCHER:
        return agreed
    promised = _promised(view.why, view.standing, today)
    if promised is not None:
        return promised
    if agreed is not None:
        return agreed
    if _last_was_somebody_else(codes, rulebook):
        return Situation.THIRD_PARTY
    return Situation.SECOND_ROUND if codes else Situation.FIRST_CALL


def _promised(why: Why, standing: Standing, today: date) -> Situation | None:
    """The queue's own word first; a contact opened by hand or for a callback is judged here.

    Of an instalment nobody promised anything on a day, whether it is due or was missed.
    """
    if standing.followed and standing.followed[0].instalment:
        return Situation.REHAB_INSTALMENT
    if why is Why.PROMISE_BROKEN:
        return Situation.BROKEN_PROMISE
    if not standing.followed:
        return None
    broken = promise_is_broken(standing, today) and why is not Why.PROMISE_DUE
    return Situation.BROKEN_PROMISE if broken else Situation.PROMISE_DUE


def _agreed(
    codes: tuple[str, ...], about: Mapping[str, Situation], rulebook: Rulebook
) -> Situation | None:
    """What the latest word of the person concerned is about; `codes` newest first."""
    for code in codes:
        if code in about:
            return about[code]
        if _reached(code, rulebook) is Reached.RIGHT_PARTY:
            return None
    return None


def _last_was_somebody_else(codes: tuple[str, ...], rulebook: Rulebook) -> bool:
    """Whether the latest call that was answered ended in a message left with somebody else."""
    answered = (one for one in codes if _reached(one, rulebook) is not Reached.NOBODY)
    return next(answered, "") == _MESSAGE_LEFT


def _reached(code: str, rulebook: Rulebook) -> Reached | None:
    rule = rulebook.outcomes.get(code)
    return rule.reached if rule is not None else None
