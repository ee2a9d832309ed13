from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.facts import ObjectionRaised, ScriptStep
from dialer.interval import wilson
from dialer.lists.model import ListKind
from dialer.rulebook import load_rulebook
from dialer.script_advice import MINIMUM, Advice, Option, Tally, Verdict, advise
from dialer.script_figures import (
    End,
    ObjectionFigures,
    ScriptedAttempt,
    ScriptFigures,
    ends_of,
    script_figures,
)

RULEBOOK = load_rulebook()
ENDS = ends_of(RULEBOOK)
CODES = sorted(rule.code for rule in RULEBOOK.outcomes_of(ListKind.ARREARS))


def talk(
    code: str = "refuses",
    *met: tuple[str, str, bool],
    script_id: str = "awal",
    version: str = "1",
    path: Sequence[str] = ("salam", "inti"),
) -> ScriptedAttempt:
    """A conversation; `met` are objections as (id, answer, resolved)."""
    return ScriptedAttempt(
        kind=ListKind.ARREARS,
        script_id=script_id,
        script_version=version,
        code=code,
        path=tuple(ScriptStep(one, "") for one in path),
        objections=tuple(ObjectionRaised(*one) for one in met),
    )


def only(attempts: Sequence[ScriptedAttempt]) -> ScriptFigures:
    (found,) = script_figures(attempts, ENDS)
    return found


def objection(attempts: Sequence[ScriptedAttempt]) -> ObjectionFigures:
    (found,) = only(attempts).objections
    return found


# -- what is counted -------------------------------------------------------------------


def test_a_promise_a_plan_and_an_employers_interest_are_agreements() -> None:
    assert ENDS[ListKind.ARREARS, "promise"] is End.GOAL
    assert ENDS[ListKind.ARREARS, "wants_rehab"] is End.PLAN
    assert ENDS[ListKind.BU, "willing_to_register"] is End.GOAL
    assert ENDS[ListKind.BU, "asks_for_visit"] is End.GOAL


@pytest.mark.parametrize("code", ["declines_rehab", "in_rehab", "says_paid", "asks_va"])
def test_other_outcomes_with_the_member_are_no_agreement(code: str) -> None:
    assert ENDS[ListKind.ARREARS, code] is End.RIGHT_PARTY


def test_a_talk_without_the_member_is_in_no_rate_of_right_parties() -> None:
    figures = only([talk("promise"), talk("wrong_person"), talk("refuses")])
    assert figures.tally == Tally(talks=3, right_party=2, goals=1, plans=0)


def test_a_script_that_was_opened_but_not_used_is_no_conversation() -> None:
    figures = only([talk("promise"), talk("no_answer", path=())])
    assert (figures.opened, figures.tally.talks) == (2, 1)


def test_an_unknown_code_is_no_agreement() -> None:
    assert only([talk("code_of_tomorrow")]).tally.agreed == 0


def test_scripts_stand_apart_and_the_most_used_comes_first() -> None:
    found = script_figures([talk(), talk(script_id="ulang"), talk(script_id="ulang")], ENDS)
    assert [one.script_id for one in found] == ["ulang", "awal"]


def test_the_drop_off_is_where_talks_without_an_agreement_ended() -> None:
    figures = only(
        [
            talk("promise", path=("salam", "janji")),
            talk("refuses", path=("salam", "nominal")),
            talk("refuses", path=("salam", "nominal")),
            talk("hung_up", path=("salam",)),
        ]
    )
    assert [(one.step_id, one.talks) for one in figures.drop_off] == [("nominal", 2), ("salam", 1)]


def test_an_objection_raised_twice_in_a_talk_is_one_talk_by_its_last_answer() -> None:
    figures = objection([talk("promise", ("mahal", "tetap", False), ("mahal", "paham", True))])
    assert figures.raised == 2
    assert figures.whole == Option("", 1, Tally(1, 1, 1, 0))
    assert [one.name for one in figures.answers] == ["paham"]


def test_putting_an_objection_away_later_does_not_hide_its_answer() -> None:
    figures = objection([talk("promise", ("mahal", "paham", True), ("mahal", "", False))])
    assert [(one.name, one.resolved) for one in figures.answers] == [("paham", 1)]


def test_versions_of_a_script_are_told_apart_as_wordings() -> None:
    met = ("mahal", "paham", True)
    figures = objection([talk("promise", met), talk("refuses", met, version="2")])
    assert [(one.name, one.tally.agreed) for one in figures.wordings] == [("1", 1), ("2", 0)]


# -- what is advised -------------------------------------------------------------------


def option(name: str, agreed: int, talks: int) -> Option:
    return Option(name, agreed, Tally(talks, talks, agreed, 0))


def test_one_answer_cannot_be_compared() -> None:
    assert advise([option("a", 40, 50)]) == Advice(Verdict.ONE_ONLY)


def test_too_few_talks_say_how_many_there_are() -> None:
    found = advise([option("a", 40, 50), option("b", 0, MINIMUM - 1)])
    assert found == Advice(Verdict.TOO_FEW, have=MINIMUM - 1)


def test_a_small_difference_is_no_advice() -> None:
    found = advise([option("a", 20, 40), option("b", 18, 40)])
    assert found.verdict is Verdict.NO_DIFFERENCE


def test_a_clear_difference_names_the_better_answer() -> None:
    found = advise([option("a", 8, 40), option("b", 30, 40)])
    assert (found.verdict, found.best) == (Verdict.BEST, "b")


def test_the_best_must_beat_all_the_others() -> None:
    found = advise([option("a", 8, 40), option("b", 30, 40), option("c", 28, 40)])
    assert found.verdict is Verdict.NO_DIFFERENCE


def test_an_answer_after_which_the_objection_always_stood_is_not_compared() -> None:
    talks = [talk("refuses", ("mahal", "tetap menolak", False))] * 40
    talks += [talk("promise", ("mahal", "paham", True))] * 40
    assert objection(talks).answer_advice == Advice(Verdict.ONE_ONLY)


def test_words_that_never_settled_the_objection_are_compared_all_the_same() -> None:
    talks = [talk("refuses", ("mahal", "tetap", False))] * 40
    talks += [talk("promise", ("mahal", "paham", True), version="2")] * 40
    assert objection(talks).wording_advice.best == "2"


# -- what holds for all numbers --------------------------------------------------------

counts = st.integers(0, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(counts)
def test_the_interval_holds_the_rate_and_stays_a_share(count: tuple[int, int]) -> None:
    part, whole = count
    found = wilson(part, whole)
    assert 0 <= found.low <= found.high <= 1
    if whole:
        assert found.low <= part / whole <= found.high


@given(counts)
def test_more_of_the_same_narrows_the_interval(count: tuple[int, int]) -> None:
    part, whole = count
    once, tenfold = wilson(part, whole), wilson(10 * part, 10 * whole)
    assert tenfold.high - tenfold.low <= once.high - once.low


def test_the_interval_is_wilsons() -> None:
    """Newcombe (Statistics in Medicine 17, 1998), table I: 81 of 263 and 15 of 148."""
    assert wilson(81, 263).low == pytest.approx(0.2553, abs=5e-5)
    assert wilson(81, 263).high == pytest.approx(0.3662, abs=5e-5)
    assert wilson(15, 148).low == pytest.approx(0.0624, abs=5e-5)
    assert wilson(15, 148).high == pytest.approx(0.1605, abs=5e-5)


def test_a_part_greater_than_the_whole_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no part"):
        wilson(3, 2)


raised = st.builds(
    ObjectionRaised,
    st.sampled_from(["mahal", "curiga", "kecewa"]),
    st.sampled_from(["", "paham", "menolak", "rehab"]),
    resolved=st.booleans(),
)
attempts = st.lists(
    st.builds(
        ScriptedAttempt,
        kind=st.just(ListKind.ARREARS),
        script_id=st.sampled_from(["awal", "ulang"]),
        script_version=st.sampled_from(["1", "2"]),
        code=st.sampled_from(CODES),
        path=st.lists(
            st.builds(ScriptStep, st.sampled_from(["salam", "inti", "tutup"]), st.just("")),
            max_size=3,
        ).map(tuple),
        objections=st.lists(raised, max_size=4).map(tuple),
    ),
    max_size=60,
)


@given(attempts)
def test_all_counts_add_up(drawn: list[ScriptedAttempt]) -> None:
    found = script_figures(drawn, ENDS)
    assert sum(one.opened for one in found) == len(drawn)
    assert sum(one.tally.talks for one in found) == sum(bool(one.path) for one in drawn)
    for script in found:
        tally = script.tally
        assert tally.agreed <= tally.right_party <= tally.talks <= script.opened
        assert sum(one.talks for one in script.drop_off) == tally.talks - tally.agreed
        for one in script.objections:
            assert one.whole.tally.talks <= min(one.raised, tally.talks)
            for options in (one.answers, one.wordings):
                assert _sum(options) == _sum([one.whole])


@given(attempts)
def test_the_order_of_the_attempts_does_not_matter(drawn: list[ScriptedAttempt]) -> None:
    assert script_figures(drawn, ENDS) == script_figures(drawn[::-1], ENDS)


@given(st.lists(st.tuples(counts, st.text(min_size=1)), max_size=6))
def test_nothing_is_ever_advised_below_the_minimum(
    drawn: list[tuple[tuple[int, int], str]],
) -> None:
    options = [option(f"{n}{name}", *count) for n, (count, name) in enumerate(drawn)]
    found = advise(options)
    if found.verdict is not Verdict.BEST:
        assert found.best == ""
        return
    best = next(one for one in options if one.name == found.best)
    others = [one for one in options if one is not best and one.tally.talks >= MINIMUM]
    assert best.tally.talks >= MINIMUM
    assert others
    assert all(best.tally.interval.low > one.tally.interval.high for one in others)


def _sum(options: Sequence[Option]) -> tuple[int, ...]:
    tallies = [(one.resolved, one.tally) for one in options]
    return (
        sum(resolved for resolved, _tally in tallies),
        sum(tally.talks for _resolved, tally in tallies),
        sum(tally.right_party for _resolved, tally in tallies),
        sum(tally.goals for _resolved, tally in tallies),
        sum(tally.plans for _resolved, tally in tallies),
    )
