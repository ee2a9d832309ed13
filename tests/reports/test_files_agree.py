"""PDF and XLSX of a report say the same under the same name, whatever the facts are."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialer.contacts.money import format_rupiah
from dialer.promise_figures import Rate
from dialer.promises import PromiseState
from dialer.report_kinds import ReportKind
from dialer.reporting import Report, content_of, workbook_of
from dialer.reports.breakdown import label_key
from dialer.reports.figures import Figure
from dialer.reports.model import PlanRow, PromiseRow, Step
from dialer.reports.sections import Section
from dialer.reports.summary import format_count, format_length, format_share
from dialer.reports.workbook import write_workbook
from dialer.reports.workbook_model import LiveParts
from tests.reports.formulas import Grid, worked_out
from tests.reports.samples import FRAME, LETTERHEAD, RULES
from tests.reports.worked import employers_worked, members_worked, promises_made

TARGETED = replace(FRAME, daily_target=40)
REASONS = "Menurut alasan menunggak"
"""On paper only attempts with a reason, in the workbook all."""
ON_PAPER_ONLY = {"Kegiatan", "Hasil telekolekting"}


def promised(random: Random, count: int) -> list[PromiseRow]:
    """Promises and instalments, some made or falling due outside the month, some paid early."""
    rows = []
    for row in promises_made(count, random.randrange(10**6)):
        made = date(2026, 10, 15) + timedelta(days=random.randrange(45))
        due = made + timedelta(days=random.randrange(50))
        early = row.amount if random.random() < 0.2 else row.received
        part = random.choice((0, 0, 0, 1, 2))
        rows.append(replace(row, made_on=made, due_on=due, received=early, instalment=part))
    return rows


def offered(random: Random, count: int) -> list[PlanRow]:
    return [
        PlanRow(
            f"k{n}", date(2026, 11, 5), "Rina", f"Cut {n}", 6, random.randrange(10**6),
            accepted=random.random() < 0.5, registered=random.random() < 0.3,
        )
        for n in range(count)
    ]  # fmt: skip


def report(kind: ReportKind, count: int, seed: int) -> Report:
    """A report of a month of random work."""
    random = Random(seed)
    employers = []
    for row in employers_worked(count, seed):
        key = int(re.sub(r"\D", "", row.contact_key) or 0)
        step = Step(key % 3, f"Tahap {key % 3}", date(2026, 11, 3)) if key % 4 else None
        employers.append(replace(row, confirmed_workers=key % 9 or None, step=step))
    return Report(
        kind=kind,
        letterhead=LETTERHEAD,
        frame=TARGETED,
        employers=tuple(employers),
        members=tuple(members_worked(count, seed)) if "tele" in kind or "ring" in kind else (),
        promises=tuple(promised(random, count)),
        plans=tuple(offered(random, count // 3)),
        rules=RULES,
        money=Rate(random.randrange(10**7), random.choice((0, 10**7))),
    )


def numbers(text: str) -> int:
    """Rupiah or a count as printed."""
    return int(text.removeprefix("Rp").replace(".", ""))


def check_card(card: Figure, row: list[Any]) -> None:
    part, whole = (int(one) if one != "" else one for one in row[1:3])
    share = row[3]
    if card.value.endswith("%"):
        over = part > whole
        said = format_share(whole if over else part, whole)
        assert card.value == (f"> {said}" if over else said), card
        words = (format_count, format_rupiah)
        assert any(f"{one(part)} dari " in card.basis for one in words), card
        assert any(f"{one(whole)}" in card.basis for one in words), card
    elif card.value == "–":
        assert share == "–"
    elif ":" in card.value:
        assert format_length(round(share * 86_400)) == card.value
    else:
        assert numbers(card.value) == part, card
        if whole:
            assert format_rupiah(whole) in card.basis


def check_section(section: Section, parts: LiveParts, sheet: Grid) -> None:
    start = next(at for at, row in enumerate(sheet) if row[0] == parts.heading)
    titles = sheet[start + 1]
    end = next(at for at in range(start, len(sheet)) if sheet[at][0] == "Jumlah")
    rows = {label_key(str(row[0])): row for row in sheet[start + 2 : end + 1]}
    lines = [*section.lines, *([section.total] if section.total else [])]
    for line in lines:
        said = {
            heading.label: numbers(cell[0])
            for heading, cell in zip(section.headings, line.cells, strict=True)
        }
        row = rows.get(label_key(line.name), [0] * len(titles))
        assert {title: row[titles.index(title)] for title in said} == said, (line.name, titles)


@pytest.mark.parametrize(
    "kind", [one for one in ReportKind if one is not ReportKind.COLLECTIBILITY]
)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(count=st.integers(0, 45), seed=st.integers(0, 10**6))
def test_what_bears_one_name_in_both_files_is_one_figure(
    tmp_path: Path, kind: ReportKind, count: int, seed: int
) -> None:
    made = report(kind, count, seed)
    content, book = content_of(made), workbook_of(made)
    path = tmp_path / "laporan.xlsx"
    write_workbook(path, LETTERHEAD, made.frame, book)
    _, sheet = worked_out(path)
    by_label = {str(row[0]): row for row in sheet}
    for card in content.cards:
        check_card(card, by_label[card.label])
    parts = {one.heading: one for one in book.parts}
    for section in content.sections:
        if section.heading in ON_PAPER_ONLY or not section.lines:
            continue
        if section.heading.startswith(REASONS):
            check_section(replace(section, total=None), parts[f"{REASONS}, semua percobaan"], sheet)
        else:
            check_section(section, parts[section.heading], sheet)


def test_what_fell_due_is_told_apart_from_what_was_made(tmp_path: Path) -> None:
    def row(made: date, due: date, amount: int, received: int, state: PromiseState) -> PromiseRow:
        return PromiseRow("k", made, due, "Budi", "Cut", amount, "BRI", state, received)

    rows = (
        row(date(2026, 10, 30), date(2026, 11, 3), 400_000, 0, PromiseState.BROKEN),
        row(date(2026, 11, 10), date(2026, 11, 12), 300_000, 300_000, PromiseState.KEPT),
        row(date(2026, 11, 10), date(2026, 12, 15), 500_000, 500_000, PromiseState.KEPT),
        replace(
            row(date(2026, 11, 9), date(2026, 11, 28), 500_000, 0, PromiseState.CANCELLED),
            replaced=True,
        ),
    )
    made = replace(report(ReportKind.PROMISES, 0, 1), promises=rows)
    write_workbook(tmp_path / "a.xlsx", LETTERHEAD, made.frame, workbook_of(made))
    _, sheet = worked_out(tmp_path / "a.xlsx")
    by_label = {str(one[0]): one[1:4] for one in sheet}
    assert by_label["Janji dibuat"][0] == 800_000
    assert by_label["Banyaknya janji dibuat"][0] == 2
    assert by_label["Diterima tepat waktu"] == [300_000, 700_000, 3 / 7]
    assert by_label["Janji ditepati"] == [1, 2, 0.5]
