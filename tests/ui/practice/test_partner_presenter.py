from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlcipher3.dbapi2 import ProgrammingError

from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.practice.acts import Grade
from scripts_call.practice.records import from_record
from tests.conftest import HandClock
from tests.ui.practice.playing import WARY, number_of, play_out, shelf
from ui.presenters.practice_call import SILENCE, UNHEARD
from ui.presenters.practice_partner import SEEDS, PartnerPresenter


@pytest.fixture
def partner(workstation: Workstation, officer: Officer) -> PartnerPresenter:
    return PartnerPresenter(workstation, officer, shelf(), dice=lambda below: below - 1)


def test_the_same_number_repeats_the_same_talk(partner: PartnerPresenter, clock: HandClock) -> None:
    partner.begin(WARY, 7)
    play_out(partner, clock, Grade.GOOD)
    first = partner.result
    partner.again()
    assert partner.result is None
    play_out(partner, clock, Grade.GOOD)
    assert partner.result == first


def test_another_call_is_with_the_same_person_but_another_number(partner: PartnerPresenter) -> None:
    partner.begin(WARY, 7)
    partner.another()
    assert partner.call is not None
    assert (partner.call.persona_id, partner.call.seed) == (WARY, SEEDS)


def test_with_anybody_the_number_says_who_answers(partner: PartnerPresenter) -> None:
    met = set()
    for seed in range(len(shelf().personas)):
        partner.begin("", seed)
        assert partner.call is not None
        met.add(partner.call.persona_id)
    assert met == set(shelf().personas)


def test_nothing_of_what_is_hidden_is_seen_during_the_call(partner: PartnerPresenter) -> None:
    partner.begin(WARY, 7)
    shown = repr(partner.call)
    persona = shelf().persona(WARY)
    assert all(text not in shown for text in (persona.truth, persona.persuades, persona.goal))
    assert partner.result is None


def test_a_key_without_a_sentence_says_nothing(partner: PartnerPresenter) -> None:
    assert not partner.pick(1)
    partner.begin(WARY, 7)
    before = partner.call
    assert not partner.pick(9)
    assert not partner.say("   ")
    assert partner.call == before


def test_what_was_recognised_of_ones_own_words_is_said(partner: PartnerPresenter) -> None:
    partner.begin(WARY, 7)
    partner.say("Selamat pagi, saya Budi dari BPJS Kesehatan")
    partner.say("zzz qqq")
    assert partner.call is not None
    mine = [one for one in partner.call.spoken if one.mine]
    assert "BPJS Kesehatan" in mine[0].note
    assert mine[1].note == UNHEARD


def test_a_good_call_passes_and_is_kept(
    partner: PartnerPresenter, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    began = clock()
    partner.begin(WARY, 7)
    play_out(partner, clock, Grade.GOOD)
    result = partner.result
    assert result is not None
    assert result.passed
    (run,) = workstation.practice_runs.runs(officer)
    assert (run.persona, run.seed, run.passed) == (WARY, 7, True)
    assert result.score == f"{run.score} dari 100"
    assert (run.started_at, run.ended_at) == (began, clock())
    assert from_record(run.body, shelf()) == partner.session


def test_a_bad_call_shows_where_it_went_wrong_and_what_was_better(
    partner: PartnerPresenter, clock: HandClock
) -> None:
    partner.begin(WARY, 7)
    clock.forward(seconds=10)
    partner.pick(number_of(partner, Grade.GOOD))
    play_out(partner, clock, Grade.BAD)
    result = partner.result
    assert result is not None
    assert not result.passed
    assert result.turning is not None
    said = [one.text for one in result.spoken if one.mine]
    assert result.turning.said in said
    assert result.turning.better
    assert result.turning.better not in said
    assert len(result.points) == 10


def test_stopping_keeps_nothing(
    partner: PartnerPresenter, workstation: Workstation, officer: Officer
) -> None:
    partner.begin(WARY, 7)
    partner.pick(1)
    partner.leave()
    assert (partner.call, partner.result) == (None, None)
    assert not workstation.practice_runs.runs(officer)


def test_the_call_ends_by_itself_when_the_time_is_used_up(
    partner: PartnerPresenter, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    partner.begin(WARY, 7)
    assert partner.call is not None
    clock.forward(seconds=partner.call.most_seconds - 1)
    partner.watch()
    too_early = partner.result
    clock.forward(seconds=1)
    partner.watch()
    assert too_early is None
    result = partner.result
    assert result is not None
    assert result.ending == "Waktu habis"
    assert result.unheard == ()
    assert [one.text for one in result.spoken if one.mine] == [SILENCE]
    (run,) = workstation.practice_runs.runs(officer)
    assert from_record(run.body, shelf()) == partner.session


def test_a_clock_that_is_set_back_does_not_turn_the_call_back(
    partner: PartnerPresenter, clock: HandClock
) -> None:
    partner.begin(WARY, 7)
    clock.forward(seconds=30)
    partner.pick(number_of(partner, Grade.GOOD))
    clock.forward(seconds=-600)
    assert partner.elapsed == 30
    assert partner.pick(number_of(partner, Grade.GOOD))


class Disk:
    """Lets the database grow or not, on all connections that the store has made."""

    def __init__(self) -> None:
        self._connections: list[Any] = []

    def joined(self, connection: Any, _record: object) -> None:
        self._connections.append(connection)

    def allow(self, pages: int) -> None:
        for connection in self._connections:
            with suppress(ProgrammingError):  # one of them has been closed since
                connection.execute(f"PRAGMA max_page_count = {pages}")


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk()
    event.listen(Engine, "connect", made.joined)
    yield made
    event.remove(Engine, "connect", made.joined)


def test_a_result_that_cannot_be_kept_stays_and_can_be_kept_later(
    disk: Disk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    partner = PartnerPresenter(workstation, officer, shelf())
    disk.allow(1)
    for _ in range(40):
        partner.begin(WARY, 7)
        play_out(partner, clock, Grade.GOOD)
        if partner.trouble:
            break
    kept = len(workstation.practice_runs.runs(officer))
    assert partner.trouble
    assert partner.result is not None
    partner.keep_again()
    assert partner.trouble
    disk.allow(1_000_000)
    partner.keep_again()
    assert not partner.trouble
    assert len(workstation.practice_runs.runs(officer)) == kept + 1
