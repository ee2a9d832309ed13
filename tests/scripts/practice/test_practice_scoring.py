"""A practice is judged as a real call is, and the debrief points at the right turn."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts_call.practice.acts import Act, Ending, Grade, Parameter
from scripts_call.practice.debrief import debrief
from scripts_call.practice.engine import respond
from scripts_call.practice.scoring import Item, score
from scripts_call.practice.session import Budget, Pick, Session, offered
from tests.scripts.practice.room import PACE, begin, best, play, say, shelf, total, until

RUBRIC = shelf().rubric
PEOPLE = tuple(shelf().personas)


def item(session: Session, parameter: Parameter) -> Item:
    return next(one for one in score(session, RUBRIC).items if one.parameter is parameter)


def finish(session: Session) -> Session:
    return play(session, best)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(PEOPLE),
    st.integers(0, 2**31),
    st.lists(st.integers(0, 4), max_size=30),
    st.integers(0, 60),
)
def test_the_points_add_up_and_stay_within_their_weights(
    persona: str, seed: int, choices: list[int], pace: int
) -> None:
    session = begin(persona, seed)
    for choice in choices:
        options = offered(session)
        if not options:
            break
        session = respond(session, Pick(options[choice % len(options)].id, session.at + pace))
    result = score(session, RUBRIC)
    assert [one.parameter for one in result.items] == list(RUBRIC.parameters)
    assert all(0 <= one.points <= one.weight for one in result.items)
    assert result.subtotal == sum(one.points for one in result.items)
    assert 0 <= result.total <= result.subtotal <= 100
    assert result.passed == (result.total >= RUBRIC.pass_mark)
    if result.failed:
        assert result.total == 0
    if session.ending is not Ending.AGREED:
        assert not result.passed


def test_a_flawless_call_has_all_points_and_no_finding() -> None:
    ended = finish(begin("takut_penipuan", 3))
    result = score(ended, RUBRIC)
    assert (result.total, result.passed, result.on_target) == (100, True, True)
    told = debrief(ended, RUBRIC)
    assert told.findings == ()
    assert told.turning_point is None
    assert len(told.went_well) == len(RUBRIC.parameters)
    assert told.truth == shelf().persona("takut_penipuan").truth


@pytest.mark.parametrize(
    ("threat", "act"),
    [
        ("Kalau tidak dibayar, kami laporkan ke polisi.", Act.THREAT),
        ("Sebutkan kode OTP Ibu.", Act.OTP),
        ("Transfer saja ke rekening saya.", Act.OTP),
    ],
)
def test_a_threat_or_a_code_fails_an_otherwise_good_call(threat: str, act: Act) -> None:
    session = until(begin("lupa_santun", 1), "objection")
    spoiled = say(session, threat)
    if spoiled.ending is None:
        spoiled = finish(spoiled)
    result = score(spoiled, RUBRIC)
    assert result.total == 0
    assert not result.passed
    assert {loss.slip for loss in result.failed} == {act}
    told = debrief(spoiled, RUBRIC)
    assert told.turning_point is not None
    assert told.turning_point.instant
    assert told.turning_point.turn == len(session.turns) + 1
    assert told.turning_point.said == threat


def test_informal_words_lower_the_language_and_only_that() -> None:
    session = until(begin("lupa_santun", 1), "agree")
    slang = finish(say(session, "Oke, tanggal berapa Ibu mau bayar?"))
    formal = finish(say(session, "Baik, tanggal berapa Ibu akan membayar?"))
    assert item(formal, Parameter.LANGUAGE).points == 10
    assert item(slang, Parameter.LANGUAGE).points == 6
    assert total(formal) - total(slang) == 4
    worse = finish(say(say(session, "Kalo gitu gimana?"), "Oke, tanggal berapa Ibu mau bayar?"))
    assert item(worse, Parameter.LANGUAGE).points == 2


def picked(persona: str, part: str, grade: Grade, *, lacking: Act) -> tuple[Session, int]:
    """A good call but for one sentence of a part; and the turn it was said in."""
    for seed in range(60):
        session = until(begin(persona, seed), part)
        for option in offered(session):
            if option.grade is grade and lacking not in option.acts:
                after = respond(session, Pick(option.id, session.at + PACE))
                if after.place > session.place:
                    return finish(after), len(after.turns)
    raise AssertionError("no such offer")


@pytest.mark.parametrize(
    ("part", "lacking", "parameter"),
    [
        ("opening", Act.INTRODUCE, Parameter.GREETING),
        ("opening", Act.GREET, Parameter.GREETING),
        ("verify", Act.THANK, Parameter.VERIFICATION),
        ("tell", Act.QUESTION, Parameter.LISTENING),
        ("objection", Act.EMPATHY, Parameter.EMPATHY),
        ("recap", Act.ASK_CLEAR, Parameter.CLOSING),
        ("close", Act.THANK, Parameter.CLOSING),
    ],
)
def test_the_debrief_names_the_turn_of_a_weak_sentence(
    part: str, lacking: Act, parameter: Parameter
) -> None:
    ended, turn = picked("sudah_bayar", part, Grade.FAIR, lacking=lacking)
    told = debrief(ended, RUBRIC)
    found = [one for one in told.findings if one.parameter is parameter]
    assert [one.turn for one in found] == [turn]
    assert found[0].said == ended.turns[turn - 1].said
    assert found[0].heard == (ended.opening if turn == 1 else ended.turns[turn - 2].line)
    assert found[0].better != found[0].said
    assert found[0].note
    assert item(ended, parameter).points < item(ended, parameter).weight


def test_the_better_answer_would_have_earned_the_points() -> None:
    ended, turn = picked("sudah_bayar", "objection", Grade.FAIR, lacking=Act.EMPATHY)
    told = debrief(ended, RUBRIC)
    assert told.turning_point is not None
    session = begin("sudah_bayar", ended.case.seed)
    for one in ended.turns[: turn - 1]:
        session = respond(session, one.move)
    assert told.turning_point.turn == turn
    assert total(finish(say(session, told.turning_point.better))) == 100


def test_a_hang_up_is_laid_to_the_sentence_that_brought_it() -> None:
    session = until(begin("marah_pelayanan", 2), "objection")
    turn = len(session.turns) + 1
    gone = say(session, "Itu salah Bapak sendiri.")
    assert gone.ending is Ending.HUNG_UP
    told = debrief(gone, RUBRIC)
    assert told.turning_point is not None
    assert told.turning_point.turn == turn
    assert told.turning_point.missing
    assert told.ending is Ending.HUNG_UP
    assert not told.score.passed


def test_a_wrong_fact_and_a_promised_write_off_cost_the_fact() -> None:
    session = until(begin("tunggu_pemutihan", 1), "objection")
    promised = finish(say(session, "Tenang, nanti dihapuskan semuanya."))
    assert item(promised, Parameter.FACT).points == 0
    assert total(promised) < RUBRIC.pass_mark


def test_interrupting_costs_listening() -> None:
    session = until(begin("lupa_santun", 1), "objection")
    rude = finish(say(session, "Maaf, saya potong sebentar."))
    assert item(rude, Parameter.LISTENING).points == 4


def test_a_slow_call_loses_time_points_evenly() -> None:
    budget = Budget(most_turns=30, target_seconds=100, most_seconds=300)

    def seconds(last: int) -> int:
        session = begin("lupa_santun", 1, budget)
        while session.ending is None:
            place = session.place == len(session.case.persona.scenes) - 1
            session = respond(session, Pick(best(session).id, last if place else session.at + 5))
        return item(session, Parameter.TIME).points

    assert (seconds(100), seconds(200), seconds(299)) == (5, 3, 0)


def test_hanging_up_early_keeps_no_clean_sheet() -> None:
    assert score(begin("lupa_santun"), RUBRIC).subtotal == 0


def test_what_was_not_understood_is_listed_and_costs_nothing() -> None:
    session = say(begin("lupa_santun", 1), "Blablabla.")
    ended = finish(session)
    told = debrief(ended, RUBRIC)
    assert told.not_understood == ("Blablabla.",)
    assert told.score.total == 100


def test_without_an_agreement_a_call_is_not_passed() -> None:
    ended = finish(begin("lupa_santun", 1))
    unfinished = replace(ended, ending=Ending.TIME_OUT)
    assert total(unfinished) == RUBRIC.pass_mark - 1


def test_the_rubric_aims_at_95_and_passes_at_90() -> None:
    assert (RUBRIC.target, RUBRIC.pass_mark) == (95, 90)
    assert sum(rule.weight for rule in RUBRIC.parameters.values()) == 100
    assert set(RUBRIC.instant) == {Act.TOO_EARLY, Act.THREAT, Act.OTP}
    assert set(RUBRIC.parameters) == set(Parameter)
