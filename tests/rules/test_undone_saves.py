"""An undone save counts as never made, a corrected one as rightly made from the beginning."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.contact import Contact
from dialer.facts import (
    Callback,
    Channel,
    Fact,
    NumberEvidence,
    Outcome,
    OutcomeUndone,
    Promise,
    RehabOffer,
)
from dialer.milestones import milestones
from dialer.rulebook import load_rulebook
from dialer.standing import work_out
from dialer.verdicts import verdicts
from dialer.visit_facts import (
    MilestoneSet,
    VisitCancelled,
    VisitChanged,
    VisitPlanned,
    VisitPrepared,
)
from dialer.visits import visit_plan
from tests.making import History, employer, member

RULES = load_rulebook()
START = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
STEP = timedelta(hours=31)
FIRM = ("asks_for_visit", "willing_to_register", "no_answer", "refuses", "closed", "pic_absent")
PERSON = (
    *("promise", "registered_rehab", "refuses", "no_answer", "callback_requested", "deceased"),
    *("objects_to_calls", "wrong_person", "third_party_message"),
)
WORDS = ("attempt", "attempt", "visit", "plan", "change", "give_up", "tick", "step")
Act = tuple[str, int, int]
ACTS = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 8), st.integers(0, 9)), max_size=9)


def play(
    history: History, acts: Sequence[Act], codes: Sequence[str], other: tuple[int, str] = (-1, "")
) -> None:
    """Let things happen, 31 hours apart; `other` puts another outcome in one place."""
    visit_ids = ["v0"]
    for place, (what, which, days) in enumerate(acts):
        at = START + place * STEP
        day = at.date() + timedelta(days=days)
        if what in ("attempt", "visit"):
            channel = Channel.VISIT if what == "visit" else Channel.PHONE
            code = codes[which % len(codes)]
            next_on = day if code == "asks_for_visit" and which % 2 == days % 2 else None
            if other[0] == place:
                code, next_on = other[1], None
            outcome = history.attempt(at, code, channel=channel, next_on=next_on)
            follow(history, outcome, code, at, day)
            visit_ids.append(history.facts[-1].attempt_id)
            continue
        visit_id = visit_ids[which % len(visit_ids)]
        fact_id = f"x{len(history.facts)}"
        if what == "plan":
            visit_ids.append(fact_id)
            history.add(fact_id, "", at, VisitPlanned(day, "o2", 540))
        elif what == "change":
            history.add(fact_id, "", at, VisitChanged(visit_id, day, "o3"))
        elif what == "give_up":
            history.add(fact_id, "", at, VisitCancelled(visit_id, "batal"))
        elif what == "tick":
            history.add(fact_id, "", at, VisitPrepared(visit_id, "surat_tugas"))
        else:
            history.add(fact_id, "", at, MilestoneSet("documents", days % 2 == 0, day))


def follow(history: History, outcome: str, code: str, at: datetime, day: date) -> None:
    """What an outcome brings along."""
    state = RULES.outcomes[code].number_state
    if state is not None:
        history.effect(outcome, NumberEvidence(outcome, "n1", state))
    if code == "promise":
        history.effect(outcome, Promise(outcome, 200_000, day, "bri"))
    elif code == "registered_rehab":
        version = RULES.rehab_on(at.date()).name
        offer = RehabOffer(outcome, True, 3, 900_000, 300_000, 900_000, version, registered=True)
        history.effect(outcome, offer)
    elif code == "callback_requested":
        history.effect(outcome, Callback(outcome, at + STEP, "o1"))


def as_it_stands(facts: Sequence[Fact], contact: Contact) -> tuple[object, ...]:
    history = verdicts(facts)
    return (
        work_out(facts, contact, RULES),
        visit_plan(facts, history, RULES),
        milestones(facts, RULES, contact.zone),
        history,
    )


@given(acts=ACTS, which=st.integers(0, 8), firm=st.booleans())
def test_undoing_any_save_is_as_if_it_had_never_been_made(
    acts: list[Act], which: int, firm: bool
) -> None:
    history = History(employer() if firm else member())
    play(history, acts, FIRM if firm else PERSON)
    saved = [one for one in history.facts if isinstance(one.body, Outcome)]
    if not saved:
        return
    undone = saved[which % len(saved)]
    without = [one for one in history.facts if one.attempt_id != undone.attempt_id]
    history.add("u", undone.attempt_id, START + 99 * STEP, OutcomeUndone("keliru"), undone.fact_id)
    assert as_it_stands(history.facts, history.contact) == as_it_stands(without, history.contact)


def what_counts(history: History) -> tuple[object, ...]:
    """Where a contact stands, without the ids of what says so."""
    found = verdicts(history.facts)
    now = work_out(history.facts, history.contact, RULES)
    plan = visit_plan(history.facts, found, RULES)
    return (
        (now.stage, now.due_at, now.owner_id, now.attempts, now.last_code, now.numbers),
        now.callback and (now.callback.at, now.callback.owner_id),
        [(one.body.amount, one.body.due_on, one.made_on, one.cancelled_on) for one in now.promises],
        plan and replace(plan, visit_id=""),
        milestones(history.facts, RULES, history.contact.zone),
        [(one.outcome.code, one.outcome.next_on, one.attempt) for one in found],
    )


@given(acts=ACTS, which=st.integers(0, 8), right=st.integers(0, 8), firm=st.booleans())
def test_a_correction_counts_as_if_it_had_been_said_at_once(
    acts: list[Act], which: int, right: int, firm: bool
) -> None:
    contact, codes = (employer(), FIRM) if firm else (member(), PERSON)
    places = [at for at, (what, _, _) in enumerate(acts) if what in ("attempt", "visit")]
    if not places:
        return
    place, code = places[which % len(places)], codes[right % len(codes)]
    corrected, said = History(contact), History(contact)
    play(said, acts, codes, (place, code))
    play(corrected, acts, codes)
    saved = [one for one in corrected.facts if isinstance(one.body, Outcome)]
    at = START + place * STEP
    again = corrected.correct(saved[places.index(place)].fact_id, START + 99 * STEP, code)
    follow(corrected, again, code, at, at.date() + timedelta(days=acts[place][2]))
    assert what_counts(corrected) == what_counts(said)
