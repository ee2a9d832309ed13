"""`sambung report` on weeks of work: what PDF and XLSX say is what the facts say, to the rupiah."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from db.store import open_store
from dialer.contacts.money import format_rupiah
from dialer.errors import ExitCode
from dialer.facts import Channel
from dialer.ids import IdSource
from dialer.lists.model import ListKind
from dialer.people import Role
from dialer.report_kinds import ReportKind
from dialer.workstation import Workstation
from tests.cli.running import sambung
from tests.conftest import HandClock, add_officer
from tests.db.making_stores import KEY, StoreMaker
from tests.reconcile.truth_people import write
from tests.reports.days_of_work import Counted, counted, work

SEED = 2
"""One with late money and promises of every state."""

HEADINGS = {"--daily": "Per hari", "--weekly": "Per minggu", "--monthly": "Per bulan"}


@dataclass(frozen=True, slots=True)
class Worked:
    """A store with weeks of work, the days asked for, and what its facts say today."""

    data: Path
    period: tuple[str, ...]
    facts: Counted


@pytest.fixture(scope="module")
def worked(make_store: StoreMaker) -> Worked:
    folder = make_store.folder()
    last_month = datetime.now(UTC).replace(day=1) - timedelta(days=1)
    began = last_month.replace(day=1, hour=2, minute=0) - timedelta(days=8)
    clock = HandClock(began)
    store = open_store(folder, KEY, clock)
    station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
    officers = [
        add_officer(station, "Budi Santoso", Role.AGENT),
        add_officer(station, "Sri Rahayu", Role.LEAD),
    ]
    work(station, officers, clock, SEED)
    clock.at = datetime.now(UTC)
    today = station.reporting.today()
    facts = counted(station, today)
    store.close()
    first = (began - timedelta(days=1)).date()
    return Worked(folder, ("--from", first.isoformat(), "--to", today.isoformat()), facts)


def pages(worked: Worked, kind: ReportKind, out: Path, *words: str) -> str:
    answer = sambung(worked.data, "report", kind.value, *worked.period, *words, "--out", out)
    assert answer.code == ExitCode.OK, answer.sentence
    return "\n".join(page.extract_text() for page in PdfReader(out).pages)


def sums(worked: Worked, kind: ReportKind, out: Path) -> dict[str, float]:
    """The sum of each column of numbers of the raw rows, and how many rows there are ("")."""
    answer = sambung(worked.data, "report", kind.value, *worked.period, "--out", out)
    assert answer.code == ExitCode.OK, answer.sentence
    sheet = CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Data").to_python()
    found: dict[str, float] = {"": len(sheet) - 1}
    for at, title in enumerate(sheet[0]):
        numbers = [value for row in sheet[1:] if isinstance(value := row[at], float)]
        found[str(title)] = sum(numbers)
    return found


def live(out: Path) -> dict[str, float]:
    """The totals of the summary sheet, as they stand before anybody recalculates."""
    sheet = CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Ringkasan").to_python()
    return {str(row[0]): row[1] for row in sheet if isinstance(row[1], float)}


def after(text: str, label: str) -> str:
    """The line that follows a label."""
    lines = text.splitlines()
    return lines[lines.index(label) + 1]


def test_there_is_something_to_compare(worked: Worked) -> None:
    facts = worked.facts
    assert min(facts.due, facts.kept, facts.received, facts.late, facts.rehab, facts.workers) > 0


@pytest.mark.parametrize("span", HEADINGS)
def test_telecollecting_by_day_week_and_month(worked: Worked, tmp_path: Path, span: str) -> None:
    facts, kind = worked.facts, ReportKind.TELECOLLECTING
    text = pages(worked, kind, tmp_path / "a.pdf", span)
    attempts = facts.attempts[ListKind.ARREARS, Channel.PHONE]
    amount = sum(one for _, one in facts.promises)
    assert after(text, "Percobaan") == str(attempts)
    assert after(text, "Nilai janji bayar") == format_rupiah(amount)
    assert after(text, "Tawaran REHAB") == str(facts.rehab)
    assert f"{facts.kept} dari {facts.due} janji" in text
    table = text[text.index(HEADINGS[span]) :]
    parts = table[: table.index("\nJumlah\n")]
    counts = re.findall(r"(?:\d{4})\n(\d+)\n\d+ \(", parts)
    assert sum(map(int, counts)) == attempts
    money = re.findall(r"Rp([\d.]+)", parts)
    assert sum(int(one.replace(".", "")) for one in money) == amount


def test_the_workbooks_sum_up_to_the_facts(worked: Worked, tmp_path: Path) -> None:
    facts = worked.facts
    amount = sum(one for _, one in facts.promises)
    members = facts.attempts[ListKind.ARREARS, Channel.PHONE]
    calls = facts.attempts[ListKind.BU, Channel.PHONE]
    visits = facts.attempts[ListKind.BU, Channel.VISIT]
    first, last = map(date.fromisoformat, worked.period[1::2])
    parts = [one for one in facts.instalments if first <= one[0] <= last]
    expected: dict[ReportKind, dict[str, int]] = {
        ReportKind.TELECOLLECTING: {
            "": members,
            "Janji": len(facts.promises),
            "Nilai janji": amount,
            "REHAB": facts.rehab,
        },
        ReportKind.TELEMARKETING: {"": calls, "Percobaan": calls},
        ReportKind.CANVASSING: {"": visits, "Terkonfirmasi dihitung": facts.workers},
        ReportKind.OVERVIEW: {"": members + calls + visits, "Nilai janji": amount},
        ReportKind.PROMISES: {
            "Janji": len(facts.promises),
            "Nilai janji": amount,
            "Cicilan": len(parts),
            "Nilai cicilan": sum(one[1] for one in parts),
            "Diterima tepat waktu": facts.received,
            "Diterima terlambat": facts.late,
            "Ditepati": facts.kept,
            "Jatuh tempo di periode": facts.due,
        },
    }
    for kind, wanted in expected.items():
        out = tmp_path / f"{kind.value}.xlsx"
        found = sums(worked, kind, out)
        assert {title: found[title] for title in wanted} == wanted, kind
        shown = live(out)
        if "Percobaan" in shown:
            assert shown["Percobaan"] == wanted[""]
        assert shown.get("Nilai janji", amount) == amount


def test_telemarketing_and_canvassing_print_what_was_done(worked: Worked, tmp_path: Path) -> None:
    facts = worked.facts
    called = pages(worked, ReportKind.TELEMARKETING, tmp_path / "a.pdf")
    assert after(called, "Percobaan") == str(facts.attempts[ListKind.BU, Channel.PHONE])
    visited = pages(worked, ReportKind.CANVASSING, tmp_path / "b.pdf")
    assert after(visited, "Percobaan") == str(facts.attempts[ListKind.BU, Channel.VISIT])
    assert after(visited, "Pekerja terkonfirmasi") == str(facts.workers)
    for text in (called, visited):
        assert "Budi Santoso" in text
        assert "Sri Rahayu" in text


def test_promises_and_rehab_are_printed_to_the_rupiah(worked: Worked, tmp_path: Path) -> None:
    facts = worked.facts
    text = pages(worked, ReportKind.PROMISES, tmp_path / "a.pdf")
    assert after(text, "Janji dibuat") == format_rupiah(sum(one for _, one in facts.promises))
    due = sum(amount for due_on, amount in facts.promises if due_on.isoformat() <= worked.period[3])
    assert after(text, "Janji jatuh tempo") == format_rupiah(due)
    assert f"{facts.kept} dari {facts.due} janji" in text.replace("\n", " ")
    assert f"dari {facts.rehab} tawaran REHAB" in text
    total = text[text.index("Keadaan janji") :]
    line = total[total.index("\nJumlah\n") :].splitlines()
    assert line[4].startswith(format_rupiah(facts.received))
    assert line[5] == format_rupiah(facts.late)


def test_the_head_of_branch_gets_one_page_with_all_of_it(worked: Worked, tmp_path: Path) -> None:
    facts, out = worked.facts, tmp_path / "a.pdf"
    text = pages(worked, ReportKind.OVERVIEW, out)
    assert len(PdfReader(out).pages) == 1
    assert after(text, "Percobaan") == str(facts.attempts.total())
    amount = format_rupiah(sum(one for _, one in facts.promises))
    assert after(text, "Nilai janji bayar") == amount
    assert f"{facts.kept} dari {facts.due} janji" in text


def test_one_officer_and_the_other_are_together_all(worked: Worked, tmp_path: Path) -> None:
    parts = [
        pages(worked, ReportKind.TELECOLLECTING, tmp_path / "a.pdf", "--officer", name)
        for name in ("Budi Santoso", "Sri Rahayu")
    ]
    whole = worked.facts.attempts[ListKind.ARREARS, Channel.PHONE]
    assert sum(int(after(text, "Percobaan")) for text in parts) == whole


def test_collectibility_comes_in_and_goes_out_to_the_rupiah(worked: Worked, tmp_path: Path) -> None:
    rows = [("PBPU", "Banda Sakti", 1_234_567_891, 832_616_667), ("PBPU", "Muara Dua", 70_001, 0)]
    table = tmp_path / "angka.csv"
    lines = ["Segmen;Wilayah;Ditagih;Diterima", *(";".join(map(str, row)) for row in rows)]
    table.write_text("\n".join(lines), encoding="utf-8")
    month = worked.period[3][:7]
    answer = sambung(worked.data, "collectibility", table, "--month", month)
    assert answer.code == ExitCode.OK, answer.sentence
    found = sums(worked, ReportKind.COLLECTIBILITY, tmp_path / "a.xlsx")
    assert found["Ditagih"] == sum(row[2] for row in rows)
    assert found["Diterima"] == sum(row[3] for row in rows)
    text = pages(worked, ReportKind.COLLECTIBILITY, tmp_path / "a.pdf")
    for wanted in ("Rp1.234.637.892", "Rp832.616.667", "67,4 %"):
        assert wanted in text


def test_the_recap_of_deactivations_prints_and_lists_every_request(
    worked: Worked, tmp_path: Path
) -> None:
    heads = ("NIK", "Nama", "Badan Usaha", "Alasan", "Tanggal Efektif")
    siti = ("1108015203900001", "Siti Aminah", "PT Maju Jaya", "Resign", "30-11-2026")
    rows = [
        (f"110801520390{n:04}", f"Pekerja {n}", f"PT Contoh {n % 3}", "PHK", "15-11-2026")
        for n in range(2, 60)
    ]
    one = write(tmp_path / "a.xlsx", [heads, siti, *rows[:30]])
    two = write(tmp_path / "b.xlsx", [heads, siti, *rows[30:], ("", *siti[1:])])
    asked = ("recap", one, two, "--month", "2026-11", "--json", "--out")
    found = sambung(worked.data, *asked, tmp_path / "rekap.xlsx").one()
    counts = [found[key] for key in ("rows", "recap", "repeats", "faulty")]
    assert counts == [61, 59, 1, 1]
    book = CalamineWorkbook.from_path(str(tmp_path / "rekap.xlsx"))
    written = sum(
        str(row).count("Pekerja") for row in book.get_sheet_by_name(book.sheet_names[0]).to_python()
    )
    out = tmp_path / "rekap.pdf"
    assert sambung(worked.data, *asked, out).code == ExitCode.OK
    text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    assert text.count("Pekerja ") == written == len(rows)
    for firm in found["firms"]:
        assert firm["firm"] in text
    assert f"dari {len(PdfReader(out).pages)}" in text
