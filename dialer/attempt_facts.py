"""The facts of one attempt with all that follows from it, wherever it was written down."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialer.calls import LineOutcome
from dialer.contact import Contact
from dialer.facts import Body, Fact, NumberEvidence, NumberState
from dialer.hours import CallingHours, local
from dialer.outcome_bodies import attempt_body, call_bodies, effects, outcome_body
from dialer.outcomes import AttemptEntry, CallbackEntry
from dialer.ports import NewId
from dialer.rulebook import Rulebook

_NO_SUCH_NUMBER = LineOutcome.INVALID_NUMBER.value


@dataclass(frozen=True, slots=True)
class AttemptFacts:
    """Makes facts of attempts by the rules and the calling windows in force."""

    new_id: NewId
    rulebook: Rulebook
    hours: CallingHours

    def of(
        self,
        entry: AttemptEntry,
        contact: Contact,
        officer_id: str,
        at: datetime,
        *,
        elsewhere: bool = False,
    ) -> list[Fact]:
        """Return the attempt, its calls, its outcome and the effects; the attempt comes first.

        `at` is when it ended (aware): now at the desk, the time on the paper for what was written
        down elsewhere. A callback outside the calling windows is moved to the next one. Of the
        numbers called before the last one, the line's word that there is no such number is kept.
        """
        attempt_id = self.new_id()
        outcome_id = self.new_id()
        outcome = entry.outcome
        if outcome.callback is not None and outcome.callback.at is not None:
            allowed = self.hours.agreed_from(outcome.callback.at, contact.zone)
            outcome = replace(outcome, callback=CallbackEntry(allowed, outcome.callback.anyone))
        dialled = entry.calls[-1].number_id if entry.calls else ""

        def fact(fact_id: str, body: Body) -> Fact:
            return Fact(
                fact_id=fact_id,
                contact_id=contact.contact_id,
                attempt_id=attempt_id,
                officer_id=officer_id,
                occurred_at=at,
                body=body,
                script_version=entry.script_version,
            )

        today = local(at, contact.zone).date()
        bodies = effects(outcome, outcome_id, contact, dialled, officer_id, self.rulebook, today)
        dead = {
            one.number_id for one in entry.calls if one.line == _NO_SUCH_NUMBER and not one.trouble
        }
        bodies += tuple(
            NumberEvidence(outcome_id, number_id, NumberState.INVALID)
            for number_id in sorted(dead - {dialled})
        )
        attempt = replace(attempt_body(entry, contact.list_id, at), elsewhere=elsewhere)
        return [
            fact(attempt_id, attempt),
            *(fact(self.new_id(), body) for body in call_bodies(entry.calls)),
            fact(outcome_id, outcome_body(outcome)),
            *(fact(self.new_id(), body) for body in bodies),
        ]
