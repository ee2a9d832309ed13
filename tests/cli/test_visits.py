"""`sambung route` and `sambung letter`."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.store import open_store
from dialer.ids import IdSource
from dialer.people import Role
from dialer.visiting import VisitEntry
from dialer.workstation import Workstation
from tests.cli.running import sambung
from tests.conftest import add_officer
from tests.db.making_stores import KEY
from tests.making import employer, take

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def data(own_data: Path) -> Path:
    """A store with two visits on one Tuesday, by two officers."""
    store = open_store(own_data, KEY, lambda: NOW)
    station = Workstation(store, lambda: NOW, IdSource(lambda: NOW, bytes))
    lead = add_officer(station, "Sri Rahayu", Role.LEAD)
    agent = add_officer(station, "Budi Santoso", Role.AGENT)
    take(station, employer("b1"), employer("b2"))
    for contact_id, officer in (("b1", lead), ("b2", agent)):
        entry = VisitEntry(contact_id, TUESDAY, officer.officer_id, 540, 600, "", "pic")
        station.visiting.plan(lead, entry)
    store.close()
    return own_data


def test_route_and_letter_are_written(data: Path, tmp_path: Path) -> None:
    route, one, letter = tmp_path / "rute.pdf", tmp_path / "satu.pdf", tmp_path / "surat.pdf"
    done = sambung(data, "route", "--date", "2026-11-24", "--out", route)
    assert (done.code, done.out) == (0, f"{route}: 2 badan usaha.\n")
    done = sambung(data, "route", "--date", "24/11/2026", "--officer", "budi santoso", "--out", one)
    assert done.out == f"{one}: 1 badan usaha.\n"
    done = sambung(
        data, "letter", "--from", "2026-11-23", "--to", "2026-11-27", "--number", "12/ST/2026",
        "--officer", "Budi Santoso", "--officer", "Sri Rahayu", "--out", letter,
    )  # fmt: skip
    assert done.out == f"{letter}: 2 badan usaha.\n"
    assert all(path.read_bytes().startswith(b"%PDF") for path in (route, one, letter))


def test_what_cannot_be_done_is_said_in_a_sentence(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    done = sambung(data, "letter", "--from", "2026-12-01", "--out", out)
    assert (done.code, done.out) == (3, "")
    assert "Tidak ada kunjungan terencana" in done.sentence
    done = sambung(data, "route", "--date", "besok pagi", "--out", out)
    assert (done.code, "tidak terbaca" in done.sentence) == (3, True)
    done = sambung(data, "route", "--date", "2026-11-24", "--officer", "Siapa", "--out", out)
    assert "Tidak ada petugas bernama Siapa" in done.sentence
    done = sambung(data, "route", "--date", "2026-11-24", "--out", tmp_path / "tiada" / "x.pdf")
    assert "tidak ditemukan" in done.sentence
    assert not out.exists()
