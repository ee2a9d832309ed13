"""What an officer entered after an attempt, as the bodies of facts: the attempt and its effects."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from dialer.contact import Contact
from dialer.facts import (
    Attempt,
    Body,
    Call,
    Callback,
    Correction,
    DoNotContact,
    Note,
    NumberEvidence,
    NumberState,
    Outcome,
    Promise,
)
from dialer.outcomes import RIGHT_PARTIES, AttemptEntry, CallEntry, OutcomeEntry
from dialer.rehab_offers import offer_made, segment_in
from dialer.rulebook import Asks, Rulebook

LONGEST_WRAP: Final = timedelta(minutes=30)
"""More than this after a call is an interruption, not wrap-up."""


def attempt_body(entry: AttemptEntry, list_id: str, saved_at: datetime) -> Attempt:
    """Return the attempt as a fact; wrap-up runs from the end of the last call to the saving.

    Work taken up again after a long while was not wrapped up all that time: no more than
    `LONGEST_WRAP` is counted.
    """
    ends = [call.ended_at for call in entry.calls if call.ended_at]
    worked_until = max(ends) if ends else entry.started_at
    wrap = saved_at - worked_until
    if entry.wrap_seconds is not None:
        wrap = timedelta(seconds=entry.wrap_seconds)
    return Attempt(
        started_at=entry.started_at,
        ended_at=saved_at,
        channel=entry.channel,
        list_id=list_id,
        talk_seconds=entry.talk_seconds,
        wrap_seconds=max(0, int(min(wrap, LONGEST_WRAP).total_seconds())),
        right_party_confirmed=entry.right_party_confirmed,
        override_reason=entry.override_reason,
        script_id=entry.script_id,
        path=entry.path,
        objections=entry.objections,
        hold_seconds=entry.hold_seconds,
    )


def call_bodies(calls: Sequence[CallEntry]) -> tuple[Call, ...]:
    """Return the calls as facts."""
    return tuple(
        Call(
            call.number_id,
            call.backend,
            call.started_at,
            call.connected_at,
            call.ended_at,
            call.line,
            call.ended_by,
            call.hold_seconds,
            call.trouble,
            call.recording,
        )
        for call in calls
    )


def outcome_body(entry: OutcomeEntry) -> Outcome:
    """Return the outcome as a fact."""
    return Outcome(entry.code, entry.spoke_to, entry.reason, entry.next_step, entry.next_on)


def correction_body(entry: OutcomeEntry, why: str) -> Correction:
    """Return a corrected outcome as a fact."""
    return Correction(why, entry.code, entry.spoke_to, entry.reason, entry.next_step, entry.next_on)


def effects(
    entry: OutcomeEntry,
    outcome_id: str,
    contact: Contact,
    dialled: str,
    officer_id: str,
    rulebook: Rulebook,
    today: date,
) -> tuple[Body, ...]:
    """Return what follows from an outcome: promise, plan, callback, note, number, stop.

    `dialled` is the id of the number that was called last, empty where there was none.
    """
    rule = rulebook.outcomes[entry.code]
    found: list[Body] = []
    if Asks.PROMISE in rule.asks and entry.promise is not None:
        assert entry.promise.amount is not None
        assert entry.promise.due_on is not None
        found.append(
            Promise(
                outcome_id,
                entry.promise.amount,
                entry.promise.due_on,
                entry.promise.channel,
                entry.spoke_to,
                entry.promise.replaces,
            )
        )
    if Asks.REHAB in rule.asks and entry.rehab_stages is not None and contact.details.amount:
        segment, stages = segment_in(entry.rehab_segment, contact), entry.rehab_stages
        found.append(offer_made(entry.code, stages, segment, outcome_id, contact, rulebook, today))
    if entry.callback is not None and entry.callback.at is not None:
        owner = "" if entry.callback.anyone else officer_id
        found.append(Callback(outcome_id, entry.callback.at, owner))
    if entry.note.strip():
        found.append(Note(outcome_id, entry.note.strip()))
    if rule.number_state is not None and dialled:
        found.append(NumberEvidence(outcome_id, dialled, _state_of(rule.number_state, entry)))
    if rule.stop:
        found.append(DoNotContact(outcome_id))
    return tuple(found)


def _state_of(state: NumberState, entry: OutcomeEntry) -> NumberState:
    """What is known of a number now: one that somebody else answered is not yet the right one."""
    somebody_else = entry.spoke_to and entry.spoke_to not in RIGHT_PARTIES
    return NumberState.ANSWERS if state is NumberState.RIGHT_PARTY and somebody_else else state
