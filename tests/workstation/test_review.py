"""The call log and its corrections over a real store."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from dialer.contact import Contact
from dialer.errors import RefusedError
from dialer.facts import Correction, Outcome
from dialer.log import LogFilter
from dialer.outcomes import (
    CallbackEntry,
    Finding,
    OutcomeEntry,
    Part,
    Problem,
    PromiseEntry,
)
from dialer.people import Officer
from dialer.rehab import NotEligible
from dialer.review import outcome_of
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

PROMISE = OutcomeEntry(
    "promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"), note="gajian"
)


def test_a_petugas_sees_their_own_log_and_a_lead_all(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    one, two = take(workstation, member(contact_id="c1"), member(contact_id="c2"))
    mine = workstation.desk.save(officer, call(one, clock(), PROMISE))
    theirs = workstation.desk.save(lead, call(two, clock(), OutcomeEntry("no_answer"), talk=0))
    seen = {one.line.attempt_id for one in workstation.review.log(officer, LogFilter())}
    assert seen == {mine}
    assert len(workstation.review.log(lead, LogFilter())) == 2
    assert workstation.review.log(officer, LogFilter(officer_id=lead.officer_id))[0].line.attempt_id
    with pytest.raises(RefusedError):
        workstation.review.open(officer, theirs)


def test_filters_narrow_by_day_outcome_kind_list_and_text(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (person,) = take(workstation, member())
    (firm,) = take(workstation, employer())
    workstation.desk.save(officer, call(person, clock(), PROMISE))
    clock.forward(days=1)
    workstation.desk.save(officer, call(firm, clock(), OutcomeEntry("no_answer"), talk=0))

    def codes(**wanted: object) -> list[str]:
        lines = workstation.review.log(lead, LogFilter(**wanted))  # type: ignore[arg-type]
        return [one.line.code for one in lines]

    assert codes() == ["no_answer", "promise"]
    assert codes(day_from=date(2026, 11, 21)) == ["no_answer"]
    assert codes(day_to=date(2026, 11, 20)) == ["promise"]
    assert codes(code="promise") == ["promise"]
    assert codes(kind=firm.kind) == ["no_answer"]
    assert codes(list_id="lain") == []
    assert codes(text="gaji") == ["promise"]
    assert codes(text="widodo") == ["no_answer"]
    assert codes(text="100%") == []


def test_a_correction_re_runs_the_effects_and_keeps_the_old_word(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    attempt_id = workstation.desk.save(officer, call(contact, clock(), PROMISE))
    assert len(workstation.store.promises()) == 1
    clock.forward(minutes=30)
    back = CallbackEntry(clock() + timedelta(hours=2))
    workstation.review.correct(
        lead, attempt_id, OutcomeEntry("callback_requested", callback=back), "salah pilih"
    )
    assert list(workstation.store.promises()) == []
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.CALLBACK
    assert standing.owner_id == officer.officer_id
    view = workstation.review.open(lead, attempt_id)
    first, second = view.changes
    assert isinstance(first.outcome, Outcome)
    assert (first.outcome.code, first.in_force, len(first.effects)) == ("promise", False, 3)
    assert isinstance(second.outcome, Correction)
    assert (second.why, second.in_force, second.officer_name) == ("salah pilih", True, lead.name)
    assert view.entry.line.corrected
    workstation.review.correct(lead, attempt_id, PROMISE, "benar janji")
    assert [one.amount for one in workstation.store.promises()] == [600_000]
    assert [one.in_force for one in workstation.review.open(lead, attempt_id).changes] == [
        False,
        False,
        True,
    ]


def test_a_correction_leaves_what_saying_it_at_once_would_have_left(
    workstation: Workstation, lead: Officer, clock: HandClock
) -> None:
    """Every outcome corrected into every other: queue, number, stop, call-back and the sums."""
    said = (
        OutcomeEntry("no_answer"),
        OutcomeEntry("invalid_number"),
        OutcomeEntry("objects_to_calls", "self"),
        OutcomeEntry("callback_requested", callback=CallbackEntry(clock() + timedelta(hours=2))),
        OutcomeEntry("wants_rehab", "self", rehab_stages=6),
        PROMISE,
    )
    ways = list(permutations(said, 2))
    talks = {one.code: 0 if one.code in ("no_answer", "invalid_number") else 60 for one in said}
    corrected = take(workstation, *(member(contact_id=f"a{at}") for at in range(len(ways))))
    straight = take(workstation, *(member(contact_id=f"b{at}") for at in range(len(ways))))
    for one, other, (first, then) in zip(corrected, straight, ways, strict=True):
        talk = talks[then.code]
        attempt_id = workstation.desk.save(lead, call(one, clock(), first, talk=talk))
        workstation.review.correct(lead, attempt_id, then, "salah pilih")
        workstation.desk.save(lead, call(other, clock(), then, talk=talk))

    def left(contact: Contact) -> list[object]:
        one = workstation.store.standing(contact.contact_id)
        assert one is not None
        promises = [(it.body.amount, it.body.due_on, it.missing) for it in one.promises]
        numbers = [state for _, state in one.numbers]
        at = one.callback.at if one.callback else None
        return [one.stage, one.due_at, one.owner_id, one.last_code, at, promises, numbers]

    for one, other, (first, then) in zip(corrected, straight, ways, strict=True):
        assert left(one) == left(other), (first.code, then.code)
    logged = workstation.review.log(lead, LogFilter())
    sums = [
        workstation.reporting.figures([it for it in logged if it.line.contact_id.startswith(which)])
        for which in ("a", "b")
    ]
    assert sums[0] == sums[1]


def test_only_a_lead_corrects_and_only_with_a_reason(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    attempt_id = workstation.desk.save(officer, call(contact, clock(), PROMISE))
    before = workstation.store.facts_of("c1")
    with pytest.raises(RefusedError):
        workstation.review.correct(officer, attempt_id, OutcomeEntry("no_answer"), "x")
    with pytest.raises(RefusedError):
        workstation.review.correct(lead, attempt_id, OutcomeEntry("no_answer"), " ")
    with pytest.raises(RefusedError):
        workstation.review.correct(lead, attempt_id, OutcomeEntry("promise"), "kurang isi")
    assert workstation.store.facts_of("c1") == before


def test_the_form_of_a_correction_starts_from_what_counts(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    attempt_id = workstation.desk.save(officer, call(contact, clock(), PROMISE))
    assert outcome_of(workstation.review.open(lead, attempt_id)) == PROMISE


def test_a_correction_takes_a_registration_told_of_after_the_last_day(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    clock.forward(days=9)
    (contact,) = take(workstation, member(months=3))
    wanted = call(contact, clock(), OutcomeEntry("wants_rehab", "self"))
    attempt_id = workstation.desk.save(officer, wanted)
    told = OutcomeEntry("registered_rehab", "self", rehab_stages=2)
    view = workstation.review.open(lead, attempt_id)
    reason = Finding(Part.REHAB_STAGES, Problem.NOT_ELIGIBLE, NotEligible.TOO_FEW_MONTHS)
    assert workstation.review.check(view, told) == ((), (reason,))
    workstation.review.correct(lead, attempt_id, told, "sudah terdaftar tanggal 25")
    assert len(workstation.store.promises()) == 2
