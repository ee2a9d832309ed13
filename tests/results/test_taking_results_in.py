"""Results written elsewhere over a real store: judged like the form, once only, at their time."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import python_calamine

from dialer.contact import Contact
from dialer.errors import BadInputError
from dialer.facts import Attempt, Call, Channel, NumberState
from dialer.lists.matching import match_keys
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.ports import NewContact
from dialer.received.model import Aside, FileKind, ReceivedFile
from dialer.standing import Stage
from dialer.templates import save_template
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer
from tests.payments.making import CUT_CARD, CUT_VA, known

HEADER = (
    "No Kartu",
    "Tanggal",
    "Jam",
    "Petugas",
    "Hasil",
    "Janji Tanggal",
    "Janji Jumlah",
    "Janji Kanal",
    "Telepon Ulang",
    "Alasan",
    "Berbicara dengan",
    "Catatan",
    "Kanal",
)


def write(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    """Write a results file; rows may be shorter than the header."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=";").writerows([header, *rows])
    return path


def said(
    result: str = "Tidak diangkat",
    *more: str,
    day: str = "19/11/2026",
    at: str = "09.15",
    officer: str = "Budi Santoso",
    who: str = CUT_CARD,
) -> list[str]:
    """A row of a results file."""
    return [who, day, at, officer, result, *more]


PROMISED = said("Janji bayar", "25/11/2026", "350.000", "BRI", "", "Lupa jatuh tempo", "ybs", "ok")


@pytest.fixture
def station(workstation: Workstation, officer: Officer) -> Workstation:
    known(workstation, "cut", CUT_CARD)
    firm = employer()
    details = replace(firm.details, npwp="0012345678901234")
    arriving = NewContact(
        firm.contact_id, "l1", firm.zone, "", workstation.now(), details, ("b1-n",),
        match_keys(details), Stage.NEW,
    )  # fmt: skip
    with workstation.store.writing() as writer:
        writer.add_contacts([arriving])
    return workstation


def take_in(station: Workstation, path: Path) -> ReceivedFile:
    taken = station.results.take_in("os:uji", path)
    assert taken.rows == (taken.accepted + taken.duplicates + taken.quarantined + taken.unmatched)
    return taken


def counts(taken: ReceivedFile) -> tuple[int, int, int, int]:
    return taken.accepted, taken.duplicates, taken.quarantined, taken.unmatched


def cut(station: Workstation) -> Contact:
    found = station.store.contact("cut")
    assert found is not None
    return found


def test_a_file_without_a_column_for_the_channel_brings_its_promises(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    header = (*HEADER[:7], "Catatan")
    row = said("Janji bayar", "25/11/2026", "350.000", "ok")
    assert counts(take_in(station, write(tmp_path / "a.csv", row, header=header))) == (1, 0, 0, 0)
    (entry,) = station.desk.open(officer, "cut").history
    assert (entry.line.promise_amount, entry.line.promise_channel) == (350_000, "")
    asked = write(tmp_path / "b.csv", said("Janji bayar", "25/11/2026", "350.000", "", at="10.00"))
    assert counts(take_in(station, asked)) == (0, 0, 1, 0)


def test_a_row_becomes_an_attempt_with_its_time_its_officer_and_its_effects(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    assert counts(take_in(station, write(tmp_path / "a.csv", PROMISED))) == (1, 0, 0, 0)
    (entry,) = station.desk.open(officer, "cut").history
    line = entry.line
    assert (line.code, line.officer_id, line.spoke_to) == ("promise", officer.officer_id, "self")
    assert line.started_at == datetime(2026, 11, 19, 2, 15, tzinfo=UTC)
    assert (line.promise_amount, line.promise_on) == (350_000, date(2026, 11, 25))
    assert (line.promise_channel, line.reason, line.note) == ("bri", "forgot", "ok")
    standing = station.store.standing("cut")
    assert standing is not None
    assert standing.stage is Stage.PROMISE
    assert [one.amount for one in station.store.promises()] == [350_000]
    facts = station.store.facts_of("cut")
    assert [one.body.elsewhere for one in facts if isinstance(one.body, Attempt)] == [True]
    assert [one.body.backend for one in facts if isinstance(one.body, Call)] == ["elsewhere"]


def test_a_registration_told_of_after_the_last_day_is_followed(
    station: Workstation, tmp_path: Path
) -> None:
    header = (*HEADER[:5], "Tahap")
    told = (said("Terdaftar REHAB", stages, day="29/10/2026") for stages in ("8", "13"))
    assert counts(take_in(station, write(tmp_path / "a.csv", *told, header=header))) == (1, 0, 1, 0)
    assert len(station.store.promises()) == 8


def test_the_same_file_twice_accepts_nothing_the_second_time(
    station: Workstation, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", PROMISED, said(at="10.00"), said(at="10.00"))
    assert counts(take_in(station, path)) == (2, 1, 0, 0)
    assert counts(take_in(station, path)) == (0, 3, 0, 0)


def test_what_the_desk_has_saved_is_found_again_even_after_a_correction(
    station: Workstation, officer: Officer, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    start = clock()
    clock.forward(minutes=3)
    station.desk.save(officer, call(cut(station), start, OutcomeEntry("no_answer"), talk=0))
    (entry,) = station.desk.open(officer, "cut").history
    station.review.correct(lead, entry.line.attempt_id, OutcomeEntry("busy"), "salah pilih")
    row = said(day="20/11/2026", at="09.02")
    busy = said("sibuk", day="20/11/2026", at="09.00")
    assert counts(take_in(station, write(tmp_path / "a.csv", row, busy))) == (0, 2, 0, 0)


def test_an_older_paper_does_not_undo_a_newer_call(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promise = OutcomeEntry("promise", promise=PromiseEntry(200_000, date(2026, 11, 27), "bri"))
    station.desk.save(officer, call(cut(station), clock(), promise))
    before = station.store.standing("cut")
    clock.forward(minutes=5)
    old = said("Nomor tidak terdaftar", day="18/11/2026")
    assert counts(take_in(station, write(tmp_path / "a.csv", old))) == (1, 0, 0, 0)
    after = station.store.standing("cut")
    assert before is not None
    assert after is not None
    assert (after.stage, after.due_at, after.last_code) == (
        before.stage,
        before.due_at,
        before.last_code,
    )
    assert after.attempts == 2
    assert [state for _, state in after.numbers] == [NumberState.RIGHT_PARTY]
    assert station.store.rebuild(station.rulebook) == 2  # type: ignore[attr-defined]
    assert station.store.standing("cut") == after


def test_a_newer_paper_counts(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    station.desk.save(officer, call(cut(station), clock(), OutcomeEntry("no_answer"), talk=0))
    clock.forward(hours=2)
    row = said("callback_requested", "", "", "", "21/11/2026 10.00", day="20/11/2026", at="10:30")
    take_in(station, write(tmp_path / "a.csv", row))
    standing = station.store.standing("cut")
    assert standing is not None
    assert standing.stage is Stage.CALLBACK
    assert standing.due_at == datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (said("entahlah"), "Hasil"),
        (said(""), "Hasil"),
        (said(officer="Siapa"), "Petugas"),
        (said(day="kemarin"), "Tanggal"),
        (said(at=""), "Jam"),
        (said(at="25.10"), "Jam"),
        (said(day="21/11/2026"), "masa depan"),
        (said("Janji bayar"), "Jumlah janji belum diisi"),
        (said("Janji bayar", "18/11/2026", "350000", "BRI"), "lebih awal"),
        (said("Janji bayar", "25/11/2026", "banyak", "BRI"), "tidak terbaca"),
        (said("Janji bayar", "25/11/2026", "0", "BRI"), "lebih dari nol"),
        (said("Janji bayar", "25/11/2026", "350000", "Bank Antah"), "Kanal pembayaran"),
        (said("Tidak diangkat", "25/11/2026", "350000", "BRI"), "bukan janji bayar"),
        (said("minta ditelepon ulang"), "Waktu telepon ulang belum diisi"),
        (said("minta penawaran"), "tidak berlaku"),
        (said("busy", "", "", "", "", "", "orang lewat"), "Berbicara"),
        (said("busy", "", "", "", "", "", "", "", "merpati"), "Kanal tidak dikenal"),
    ],
)
def test_a_row_the_form_would_not_take_is_put_aside_with_reason_and_fix(
    station: Workstation, tmp_path: Path, row: list[str], word: str
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", row))
    assert counts(taken) == (0, 0, 1, 0)
    (aside,) = station.store.received_aside(taken.file_id).rows
    assert word in aside.reason
    assert aside.fix
    assert station.store.facts_of("cut") == []


@pytest.mark.parametrize("officer_name", ["budi santoso", "Budi", "Bapak Budi Santoso", "BUDI S"])
def test_an_officer_is_known_by_name_or_a_beginning_that_only_one_has(
    station: Workstation, officer: Officer, tmp_path: Path, officer_name: str
) -> None:
    row = said(officer=officer_name)
    assert counts(take_in(station, write(tmp_path / "a.csv", row))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("no_answer", "no_answer"),
        ("TIDAK DIANGKAT", "no_answer"),
        ("tdk aktif", "switched_off"),
        ("Tidak aktif / di luar jangkauan", "switched_off"),
        ("salah sambung", "wrong_person"),
        ("Titip pesan", "third_party_message"),
    ],
)
def test_an_outcome_is_known_by_code_label_or_another_word(
    station: Workstation, officer: Officer, tmp_path: Path, word: str, code: str
) -> None:
    assert counts(take_in(station, write(tmp_path / "a.csv", said(word)))) == (1, 0, 0, 0)
    assert station.desk.open(officer, "cut").history[0].line.code == code


def test_contacts_are_found_by_number_and_firms_also_by_name(
    station: Workstation, tmp_path: Path
) -> None:
    header = ("Nama BU / Peserta", "VA", "NPWP", "Tgl", "Pukul", "Petugas", "Status", "Media")
    rows = [
        ["WIDODO, CV", "", "", "19/11/2026", "10:00", "Budi", "Tidak diangkat", "Telepon"],
        ["?", "", "00.123.456.7-890.1234", "19/11/2026", "11:00", "Budi", "Sibuk", "kunjungan"],
        ["Utama", "89888" + CUT_VA[5:], "", "19/11/2026", "12:00", "Budi", "Sibuk", "WA"],
        ["Utama Suryono", "", "", "19/11/2026", "13:00", "Budi", "Sibuk", ""],
        ["PT Tidak Ada", "", "", "19/11/2026", "13:00", "Budi", "Sibuk", ""],
    ]
    taken = take_in(station, write(tmp_path / "a.csv", *rows, header=header))
    assert counts(taken) == (3, 0, 0, 2)
    assert [one.why for one in station.store.received_aside(taken.file_id).rows] == [
        Aside.UNMATCHED,
        Aside.UNMATCHED,
    ]
    bodies = [one.body for one in station.store.facts_of("b1")]
    assert [one.channel for one in bodies if isinstance(one, Attempt)] == [
        Channel.PHONE,
        Channel.VISIT,
    ]


def test_mended_rows_go_in_without_repeating_the_rest(station: Workstation, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", PROMISED, PROMISED, said(officer="?"), said(who="0009"))
    taken = station.results.take_in("os:uji", path, quarantine_dir=tmp_path / "karantina")
    assert counts(taken) == (1, 1, 1, 1)
    assert taken.quarantine_file is not None
    book = python_calamine.CalamineWorkbook.from_path(taken.quarantine_file)
    texts = [[str(cell) for cell in row] for row in book.get_sheet_by_name("Karantina").to_python()]
    assert len(texts) == 3
    texts[1][3] = "Budi Santoso"
    mended = write(tmp_path / "mended.csv", *texts[1:], header=texts[0])
    assert counts(take_in(station, mended)) == (1, 0, 0, 1)


def test_a_template_is_read_back_without_its_example(
    station: Workstation, officer: Officer, tmp_path: Path
) -> None:
    for kind in FileKind:
        save_template(tmp_path / f"{kind.value}.xlsx", kind, station.rulebook, [officer.name])
    with pytest.raises(BadInputError, match="tidak ada baris"):
        take_in(station, tmp_path / "hasil.xlsx")
    with pytest.raises(BadInputError, match="tidak ada baris"):
        station.payments.take_in("os:uji", tmp_path / "pembayaran.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "hasil.xlsx"))
    header, example = book.get_sheet_by_name("Hasil").to_python()
    filled = {**dict(zip(map(str, header), map(str, example), strict=True))}
    filled |= {"No": "1", "No Kartu / VA": CUT_CARD, "Tanggal": "19/11/2026"}
    taken = take_in(station, write(tmp_path / "b.csv", list(filled.values()), header=list(filled)))
    assert counts(taken) == (1, 0, 0, 0)


def test_formulas_stay_text(station: Workstation, officer: Officer, tmp_path: Path) -> None:
    row = said("busy", "", "", "", "", "", "", '=HYPERLINK("http://x")')
    take_in(station, write(tmp_path / "a.csv", row))
    assert station.desk.open(officer, "cut").history[0].line.note == '=HYPERLINK("http://x")'
