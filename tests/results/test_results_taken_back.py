"""A results file taken back as a whole, and what is doubtful in its rows."""

from datetime import date
from pathlib import Path

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.facts import OutcomeUndone
from dialer.log import LogFilter
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.received.model import Aside, TakenBack
from dialer.standing import Stage
from dialer.undone import undone_log
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import CUT_CARD, CUT_VA, POCUT_CARD, counts, known, paid
from tests.payments.making import write as write_payments
from tests.results.test_taking_results_in import HEADER, PROMISED, said, take_in, write
from ui.presenters.received import received_rows, take_back

NEW_CARD = "0005550001112"
STOPPED = said("Keberatan dihubungi", at="11.20", who=POCUT_CARD)


@pytest.fixture
def station(workstation: Workstation, officer: Officer) -> Workstation:
    known(workstation, "cut", CUT_CARD)
    known(workstation, "pocut", POCUT_CARD)
    return workstation


def stages(station: Workstation) -> list[Stage]:
    found = [station.store.standing(one) for one in ("cut", "pocut")]
    return [one.stage for one in found if one is not None]


def test_its_attempts_count_no_more_and_stay_legible(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    before = stages(station)
    path = write(tmp_path / "a.csv", PROMISED, STOPPED, said("Tidak diangkat", at="08.05"))
    taken = take_in(station, path)
    assert (taken.accepted, *stages(station)) == (3, Stage.PROMISE, Stage.STOPPED)
    assert station.result_undoing.take_back(lead, taken.file_id) == TakenBack(3)
    assert stages(station) == before
    assert (list(station.store.promises()), list(station.store.log(LogFilter(), 9))) == ([], [])
    undone = undone_log(station.store, lead, LogFilter())
    assert len(undone) == 3
    assert {(one.undone_by, one.why) for one in undone} == {
        (lead.name, "Berkas hasil “a.csv” ditarik kembali")
    }
    with pytest.raises(RefusedError, match="sudah ditarik"):
        station.result_undoing.take_back(lead, taken.file_id)
    assert take_in(station, path).accepted == 3
    assert stages(station) == [Stage.PROMISE, Stage.STOPPED]


def test_only_a_lead_takes_a_file_back_and_only_one_of_results(
    station: Workstation, officer: Officer, lead: Officer, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", PROMISED))
    with pytest.raises(RefusedError, match="ketua tim"):
        station.result_undoing.take_back(officer, taken.file_id)
    with pytest.raises(BadInputError):
        station.result_undoing.take_back(lead, "tidak-ada")
    assert stages(station)[0] is Stage.PROMISE


def test_what_came_after_keeps_it(
    station: Workstation, officer: Officer, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    first = take_in(station, write(tmp_path / "a.csv", PROMISED, STOPPED))
    second = take_in(
        station, write(tmp_path / "b.csv", said("Tidak diangkat", day="20/11/2026", at="08.30"))
    )
    with pytest.raises(RefusedError, match="pada 1 kontaknya"):
        station.result_undoing.take_back(lead, first.file_id)
    assert stages(station)[1] is Stage.STOPPED
    station.result_undoing.take_back(lead, second.file_id)
    cut = station.store.contact("cut")
    assert cut is not None
    clock.forward(hours=1)
    attempt = station.desk.save(officer, call(cut, clock(), OutcomeEntry("no_answer")))
    with pytest.raises(RefusedError, match="catatan lain"):
        station.result_undoing.take_back(lead, first.file_id)
    station.undoing.undo(officer, attempt, "salah kontak")
    money = write_payments(tmp_path / "p.csv", paid(CUT_VA, day="2026-11-20"))
    assert station.payments.take_in("os:uji", money).accepted == 1
    assert station.result_undoing.take_back(lead, first.file_id) == TakenBack(2)


def test_a_corrected_result_keeps_it_and_one_undone_by_hand_stays_undone(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", PROMISED, STOPPED)
    taken = take_in(station, path)
    of = {
        contact: attempt for attempt, contact in station.store.results_taken(taken.file_id).items()
    }
    station.undoing.undo(lead, of["pocut"], "salah baris")
    promise = PromiseEntry(200_000, date(2026, 11, 27), "bri")
    station.review.correct(
        lead, of["cut"], OutcomeEntry("promise", "self", promise=promise), "salah jumlah"
    )
    with pytest.raises(RefusedError, match="koreksi"):
        station.result_undoing.take_back(lead, taken.file_id)
    again = take_in(station, path)
    assert counts(again) == (0, 2, 0, 0)


def test_a_file_of_which_nothing_is_known_any_more_says_so(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", PROMISED))
    (attempt,) = station.store.results_taken(taken.file_id)
    station.undoing.undo(lead, attempt, "salah")
    with pytest.raises(RefusedError, match="versi lama atau sudah diurungkan"):
        station.result_undoing.take_back(lead, taken.file_id)


def test_contradictions_are_taken_counted_and_lead_to_their_rows(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    header = (*HEADER, "Tahap REHAB")
    known(station, "new", NEW_CARD, months=2)
    sunday = "29/11/2026"
    rows = [
        said("Janji bayar", sunday, "350.000", "BRI", "", "", "Keluarga"),
        said("Janji bayar", "25/11/2026", "999.000.000", "BRI", at="10.00"),
        [*said("Berminat REHAB", "", "", "", "", "", "ybs", who=NEW_CARD), "", "", "1"],
        [*said("Tidak diangkat", at="12.00")],
    ]
    taken = take_in(station, write(tmp_path / "a.csv", *rows, header=header))
    assert taken.accepted == 4
    assert dict(taken.warnings) == {
        "more_than_owed": 1,
        "not_confirmed": 1,
        "not_eligible": 1,
        "on_a_sunday": 1,
        "somebody_else": 1,
    }
    lines = station.store.received_aside(taken.file_id).rows
    assert {line.why for line in lines} == {Aside.DOUBT}
    assert [(line.row_number, line.reason) for line in lines] == [
        (2, "promise_date.on_a_sunday"),
        (2, "outcome.somebody_else"),
        (3, "promise_amount.more_than_owed"),
        (3, "outcome.not_confirmed"),
        (4, "rehab_stages.not_eligible.too_few_months"),
    ]


def test_taking_back_is_said_in_words_of_its_kind(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", PROMISED))
    row = received_rows(station)[taken.file_id]
    assert row.may_be_taken_back
    assert row.taking_back.startswith("Hasil dari a.csv")
    assert take_back(station, lead, taken.file_id).startswith("1 hasil ditarik kembali")
    facts = station.store.facts_of("cut")
    assert isinstance(facts[-1].body, OutcomeUndone)
