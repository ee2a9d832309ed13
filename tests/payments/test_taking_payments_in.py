"""Payments files over a real store: matching, counts, once only, all or nothing."""

from pathlib import Path

import pytest
import python_calamine

from dialer.errors import BadInputError
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.payments_words import PaymentDoubt
from dialer.people import Officer
from dialer.received.model import Aside
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.payments.making import (
    CUT_CARD,
    CUT_VA,
    HEADER,
    POCUT_VA,
    counts,
    facts_of,
    in_force,
    known,
    paid,
    take_in,
    write,
)

UNKNOWN_VA = "8888800000000077"


def test_a_payment_finds_its_contact_and_becomes_a_fact(
    station: Workstation, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", paid(), paid(POCUT_VA, amount="70.000")))
    assert counts(taken) == (2, 0, 0, 0)
    (one,) = in_force(station)
    assert (one.amount, one.paid_on.isoformat(), one.channel) == (350_000, "2026-11-10", "bri")
    assert [fact.attempt_id for fact in facts_of(station)] == [""]
    assert [one.amount for one in in_force(station, "pocut")] == [70_000]


@pytest.mark.parametrize(
    "account",
    [
        "89888" + CUT_VA[5:],
        CUT_CARD,
        CUT_CARD.lstrip("0"),
        "88888-0123-4567-890",
        "VA 8888801234567890",
        "8888801234S67890".replace("S", "5"),
        "BRI 8888801234567890, Mandiri 8988801234567890",
    ],
)
def test_every_form_of_the_account_is_the_same_account(
    station: Workstation, tmp_path: Path, account: str
) -> None:
    take_in(station, write(tmp_path / "a.csv", paid()))
    assert counts(take_in(station, write(tmp_path / "b.csv", paid(account)))) == (0, 1, 0, 0)


def test_the_same_file_twice_accepts_nothing_the_second_time(
    station: Workstation, tmp_path: Path
) -> None:
    rows = [paid(), paid(POCUT_VA), paid(UNKNOWN_VA), paid(amount="0")]
    path = write(tmp_path / "a.csv", *rows)
    assert counts(take_in(station, path)) == (2, 0, 1, 1)
    assert counts(take_in(station, path)) == (0, 2, 1, 1)
    assert len(in_force(station)) == 1
    assert station.store.open_payment_count() == 1


def test_equal_rows_of_one_file_are_one_payment_unless_a_reference_tells_them_apart(
    station: Workstation, tmp_path: Path
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", paid(), paid()))
    assert counts(taken) == (1, 1, 0, 0)
    (row,) = station.store.received_aside(taken.file_id).rows
    assert (row.why, row.row_number) == (Aside.DUPLICATE, 3)
    assert "referensi" in row.fix
    told = [paid(POCUT_VA, reference="A1"), paid(POCUT_VA, reference="A2")]
    assert counts(take_in(station, write(tmp_path / "b.csv", *told))) == (2, 0, 0, 0)
    without = write(tmp_path / "c.csv", paid(POCUT_VA))
    assert counts(take_in(station, without)) == (0, 1, 0, 0)


def test_an_unknown_payer_waits_until_the_contact_comes(
    station: Workstation, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", paid(UNKNOWN_VA))
    assert counts(take_in(station, path)) == (0, 0, 0, 1)
    assert station.payment_matching.rematch("os:uji") == 0
    known(station, "teuku", "00" + UNKNOWN_VA[5:])
    assert station.payment_matching.rematch("os:uji") == 1
    assert len(in_force(station, "teuku")) == 1
    assert counts(take_in(station, path)) == (0, 1, 0, 0)


def test_a_payment_that_waits_is_accepted_when_its_file_comes_again_with_the_contact_there(
    station: Workstation, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", paid(UNKNOWN_VA))
    take_in(station, path)
    known(station, "teuku", "00" + UNKNOWN_VA[5:])
    assert counts(take_in(station, path)) == (1, 0, 0, 0)
    assert len(in_force(station, "teuku")) == 1


def test_a_payment_is_matched_by_hand_and_let_go_again(
    station: Workstation, lead: Officer, tmp_path: Path
) -> None:
    take_in(station, write(tmp_path / "a.csv", paid(UNKNOWN_VA)))
    (waiting,) = station.store.open_payments("", 10)
    matching = station.payment_matching
    matching.match_by_hand(lead, waiting.payment_id, "cut")
    assert len(in_force(station)) == 1
    with pytest.raises(BadInputError):
        matching.match_by_hand(lead, waiting.payment_id, "pocut")
    matching.unmatch(lead, waiting.payment_id)
    assert in_force(station) == ()
    assert station.store.open_payment_count() == 1
    matching.match_by_hand(lead, waiting.payment_id, "pocut")
    assert len(in_force(station, "pocut")) == 1


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (paid(""), "kosong"),
        (paid("123"), "tidak sah"),
        (paid("8,88880123456789E+15"), "angka terakhirnya hilang"),
        (paid(day=""), "Tanggal bayar kosong"),
        (paid(day="kemarin"), "tidak terbaca"),
        (paid(day="2026-11-21"), "masa depan"),
        (paid(amount=""), "Jumlah bayar kosong"),
        (paid(amount="0"), "nol"),
        (paid(amount="dua ratus ribu"), "tidak terbaca"),
        (paid(amount="=SUM(C2:C9)"), "tidak terbaca"),
        (paid(status="GAGAL"), "gagal"),
        (paid(status="Belum lunas"), "gagal"),
    ],
)
def test_what_cannot_be_taken_is_put_aside_with_reason_and_fix(
    station: Workstation, tmp_path: Path, row: list[str], word: str
) -> None:
    taken = take_in(station, write(tmp_path / "a.csv", paid(POCUT_VA), row))
    assert counts(taken) == (1, 0, 1, 0)
    (aside,) = station.store.received_aside(taken.file_id).rows
    assert word in aside.reason
    assert aside.fix
    assert aside.cells[:3] == tuple(row[:3])
    assert in_force(station) == ()


def test_a_payment_of_another_year_is_taken_with_a_warning(
    station: Workstation, tmp_path: Path
) -> None:
    days = ("10/11/2024", "20/11/2025", "2025-12-31", "2026-01-01")
    taken = take_in(station, write(tmp_path / "a.csv", *(paid(day=day) for day in days)))
    assert counts(taken) == (4, 0, 0, 0)
    assert taken.warnings == {PaymentDoubt.OTHER_YEAR: 3}


def test_in_january_payments_of_december_are_as_they_should_be(
    station: Workstation, tmp_path: Path, clock: HandClock
) -> None:
    clock.forward(days=50)  # to 9 January 2027
    days = ("2026-12-31", "2026-12-01", "2026-01-08")
    taken = take_in(station, write(tmp_path / "a.csv", *(paid(day=day) for day in days)))
    assert taken.warnings == {PaymentDoubt.OTHER_YEAR: 1}


def test_a_column_written_month_first_is_read_so(station: Workstation, tmp_path: Path) -> None:
    rows = [paid(day="11/05/2026"), paid(POCUT_VA, day="11/18/2026")]
    taken = take_in(station, write(tmp_path / "a.csv", *rows))
    assert counts(taken) == (2, 0, 0, 0)
    assert [one.paid_on.isoformat() for one in in_force(station)] == ["2026-11-05"]
    assert taken.warnings == {PaymentDoubt.MONTH_FIRST: 1}


def test_a_slip_of_the_pen_does_not_turn_a_column_month_first(
    station: Workstation, tmp_path: Path
) -> None:
    days = ("05/11/2026", "06/11/2026", "6 Nov 2026", "2026-11-07", "11/13/2026")
    rows = [paid(day=day, amount=str(90_000 + at)) for at, day in enumerate(days)]
    taken = take_in(station, write(tmp_path / "a.csv", *rows))
    assert counts(taken) == (5, 0, 0, 0)
    assert sorted(one.paid_on.isoformat()[5:] for one in in_force(station)) == [
        "11-05", "11-06", "11-06", "11-07", "11-13",
    ]  # fmt: skip


@pytest.mark.parametrize("first_with_channel", [True, False])
def test_a_payment_is_known_again_in_a_file_without_channels(
    station: Workstation, tmp_path: Path, first_with_channel: bool
) -> None:
    rows = [paid(), paid(POCUT_VA, amount="90000")]
    bare = [row[:3] for row in rows]
    with_channel = write(tmp_path / "a.csv", *rows)
    without = write(tmp_path / "b.csv", *bare, header=HEADER[:3])
    files = (with_channel, without) if first_with_channel else (without, with_channel)
    assert [counts(take_in(station, file)) for file in files] == [(2, 0, 0, 0), (0, 2, 0, 0)]
    other = write(tmp_path / "c.csv", [*rows[0][:3], "Alfamart"])
    known = take_in(station, other)
    assert counts(known) == ((1, 0, 0, 0) if first_with_channel else (0, 1, 0, 0))


def test_mended_rows_go_in_without_repeating_the_rest(station: Workstation, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", paid(), paid(), paid(POCUT_VA, amount="?"), paid(UNKNOWN_VA))
    taken = station.payments.take_in("os:uji", path, quarantine_dir=tmp_path / "karantina")
    assert taken.quarantine_file is not None
    book = python_calamine.CalamineWorkbook.from_path(taken.quarantine_file)
    rows = book.get_sheet_by_name("Karantina").to_python()
    assert len(rows) == 2
    texts = [[str(cell) for cell in row] for row in rows]
    texts[1][2] = "70000"
    mended = write(tmp_path / "mended.csv", texts[1], header=texts[0])
    assert counts(take_in(station, mended)) == (1, 0, 0, 0)
    assert counts(take_in(station, mended)) == (0, 1, 0, 0)
    assert [one.amount for one in in_force(station, "pocut")] == [70_000]


def test_the_quarantine_workbook_itself_can_be_taken_in(
    station: Workstation, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv", paid(), paid(), paid(POCUT_VA, amount="?"), paid(UNKNOWN_VA))
    taken = station.payments.take_in("os:uji", path, quarantine_dir=tmp_path)
    again = take_in(station, Path(str(taken.quarantine_file)))
    assert (again.sheet, counts(again)) == ("Karantina", (0, 0, 1, 0))


def test_a_cancelled_import_leaves_nothing_and_the_file_can_come_again(
    station: Workstation, tmp_path: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    path = write(tmp_path / "a.csv", paid(), paid(UNKNOWN_VA))
    with pytest.raises(StoppedError):
        station.payments.take_in("os:uji", path, on_progress=stop)
    assert in_force(station) == ()
    assert station.store.received_files() == []
    assert station.store.open_payment_count() == 0
    assert counts(take_in(station, path)) == (1, 0, 0, 1)
    assert len(in_force(station)) == 1


def test_payments_change_nothing_else_of_a_contact(
    station: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    before = station.store.standing("cut")
    take_in(station, write(tmp_path / "a.csv", paid()))
    clock.forward(minutes=1)
    assert station.desk.open(officer, "cut").history == ()
    assert station.store.standing("cut") == before


def test_a_file_without_what_is_needed_is_refused_with_a_sentence(
    station: Workstation, tmp_path: Path
) -> None:
    with pytest.raises(BadInputError, match="tanggal bayar"):
        take_in(station, write(tmp_path / "a.csv", [CUT_VA, "1"], header=("No VA", "Jumlah")))
    with pytest.raises(BadInputError, match="tidak ada baris"):
        take_in(station, write(tmp_path / "b.csv"))
    assert station.store.received_files() == []


def test_the_sample_file_is_taken_as_its_truth_says(workstation: Workstation) -> None:
    sample = sample_list(ListKind.ARREARS).with_name("pembayaran.xlsx")
    workstation.intake.take_in("os:uji", sample_list(ListKind.ARREARS), ListKind.ARREARS)
    taken = take_in(workstation, sample)
    assert (taken.rows, counts(taken)) == (95, (94, 0, 0, 1))
