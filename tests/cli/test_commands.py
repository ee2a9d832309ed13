"""`sambung import`, `contacts` and `report` on the sample lists."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from dialer.contacts.cells import Cell
from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.reader import read_tables
from dialer.lists.samples import sample_list
from tests.cli.running import sambung, sambung_alone
from tests.db.making_stores import PASSPHRASE
from tests.lists.making import Rows, write_xlsx

IMPORT_KEYS = {
    "kind",
    "file",
    "sheet",
    "other_sheets",
    "header_row",
    "columns",
    "rows",
    "accepted",
    "updated",
    "duplicates",
    "quarantined",
    "skipped",
    "warnings",
    "quarantine_file",
    "families",
    "left_list",
    "list_id",
}
CONTACT_KEYS = {
    "id",
    "kind",
    "name",
    "phones",
    "card",
    "nik",
    "va",
    "amount",
    "months",
    "class",
    "members",
    "list_id",
}


@pytest.fixture(scope="module")
def arrears(data: Path) -> dict[str, object]:
    words = ("import", sample_list(ListKind.ARREARS), "--kind", "tunggakan", "--json")
    answer = sambung_alone(data, *words)
    assert answer.code == ExitCode.OK, answer.sentence
    return answer.one()


def test_import_answers_one_object_whose_counts_add_up(arrears: dict[str, object]) -> None:
    assert set(arrears) == IMPORT_KEYS
    assert arrears["rows"] == 400
    counts = [arrears[key] for key in ("accepted", "updated", "duplicates", "quarantined")]
    assert counts == [371, 0, 14, 15]
    assert arrears["header_row"] == 4
    assert arrears["sheet"] == "Data"
    assert arrears["kind"] == "tunggakan"


def test_the_quarantine_file_exists_and_is_beside_the_data(
    arrears: dict[str, object], data: Path
) -> None:
    aside = Path(str(arrears["quarantine_file"]))
    assert aside.is_file()
    assert data in aside.parents


def test_contacts_prints_one_object_a_line(arrears: dict[str, object], data: Path) -> None:
    lines = sambung_alone(data, "contacts", "--json", "--list", str(arrears["list_id"])).lines()
    assert len(lines) == 371
    assert all(set(line) == CONTACT_KEYS for line in lines)
    first = next(line for line in lines if line["card"] == "0004939712349")
    assert first["phones"] == ["+6285530426466"]
    assert (first["amount"], first["months"], first["class"], first["members"]) == (
        7_200_000,
        12,
        1,
        4,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="`head` and its pipe are POSIX")
def test_a_reader_that_has_seen_enough_is_no_error(arrears: dict[str, object], data: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "--data", str(data), "contacts", "--json"]
    with subprocess.Popen(
        command,
        env={**os.environ, "SAMBUNG_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"{")
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == ExitCode.OK


def test_the_same_list_again_updates_and_adds_nobody(
    arrears: dict[str, object], data: Path
) -> None:
    again = sambung(data, "import", sample_list(ListKind.ARREARS), "--kind", "tunggakan", "--json")
    counts = [again.one()[key] for key in ("accepted", "updated", "duplicates", "quarantined")]
    assert counts == [0, 371, 14, 15]
    assert len(sambung(data, "contacts", "--json").lines()) == 371


def test_employers_come_in_by_their_kind(own_data: Path) -> None:
    answer = sambung(own_data, "import", sample_list(ListKind.BU), "--kind", "bu", "--json").one()
    assert (answer["rows"], answer["accepted"], answer["quarantined"]) == (100, 99, 1)
    contacts = sambung(own_data, "contacts", "--json").lines()
    assert {line["kind"] for line in contacts} == {"bu"}


def test_a_report_of_an_empty_period_is_a_signed_page_that_says_so(
    data: Path, arrears: dict[str, object], tmp_path: Path
) -> None:
    for name in ("telemarketing", "canvassing", "telekolekting"):
        out = tmp_path / f"{name}.pdf"
        answer = sambung(
            data, "report", name, "--from", "2026-11-01", "--to", "2026-11-20", "--out", out
        )
        assert answer.code == ExitCode.OK, answer.sentence
        text = PdfReader(out).pages[0].extract_text()
        assert "Tidak ada percobaan" in text
        assert "Ketua Tim" in text


def test_what_the_command_line_does_is_logged_as_the_account_of_the_system(
    data: Path, arrears: dict[str, object]
) -> None:
    from ui.compose import open_workstation

    with open_workstation(data, PASSPHRASE) as opened:
        trail = opened.workstation.store.audit_trail(50)
    imported = [entry for entry in trail if entry.action == "list_imported"]
    assert imported
    assert all(entry.actor.startswith("os:") for entry in imported)


def test_the_data_folder_can_come_from_the_environment_and_behind_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = tmp_path / "kecil.csv"
    with listing.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(["Nama", "No Kartu", "Total Tunggakan", "No HP"])
        writer.writerow(["Cut Meutia", "0001234567890", "150000", "081234567890"])
    behind = tmp_path / "belakang"
    answer = sambung(
        tmp_path / "depan", "import", listing, "--kind", "tunggakan", "--json", "--data", behind
    )
    assert answer.code == ExitCode.OK
    assert len(sambung(behind, "contacts", "--json").lines()) == 1
    assert sambung(tmp_path / "depan", "contacts", "--json").lines() == []


def test_import_says_which_sheets_were_read_and_which_not(own_data: Path, tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Bulan", "Total Tunggakan"]
    sheets: dict[str, Rows] = {
        "Kelas 2": [header, ["Ani", f"{1:013}", 3, 300_000]],
        "Kelas 3": [header, ["Budi", f"{2:013}", 3, 105_000], ["-", f"{3:013}", 3, 105_000]],
        "Catatan": [["Sumber: aplikasi"]],
    }
    path = write_xlsx(tmp_path / "a.xlsx", sheets)
    said = sambung(own_data, "import", path, "--kind", "tunggakan", "--json").one()
    assert (said["sheet"], said["rows"], said["quarantined"]) == ("Kelas 2 / Kelas 3", 3, 1)
    assert said["other_sheets"] == ["Lembar “Catatan” tidak dibaca: bukan daftar."]
    (aside,) = [table for table in read_tables(Path(str(said["quarantine_file"]))) if table.sheet]
    assert aside.rows[1][4] == "3 (Kelas 3)"
    one = sambung(
        own_data, "import", path, "--kind", "tunggakan", "--sheet", "Kelas 3", "--json"
    ).one()
    assert (one["sheet"], one["rows"], one["other_sheets"]) == ("Kelas 3", 2, [])


def test_import_says_in_words_what_it_warns_of(own_data: Path, tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Bulan", "Total Tunggakan"]
    rows: Rows = [header, ["Ani", f"{1:013}", 3, 300_000], ["-", f"{3:013}", 3, 105_000]]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    said = sambung(own_data, "import", path, "--kind", "tunggakan").out
    assert "1 peringatan: " in said
    list_id = str(
        sambung(own_data, "import", path, "--kind", "tunggakan", "--json").one()["list_id"]
    )
    assert "Berkas karantinanya tetap ada" in sambung(own_data, "undo-import", list_id).out
