"""Breakdowns, the page for the head of branch, promises, recap: figures add up, pages are whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dialer.contacts.money import format_rupiah
from dialer.promises import PromiseState
from dialer.reports.breakdown import (
    Breakdown,
    Part,
    arrears_breakdowns,
    employer_breakdowns,
    fitting_span,
    months_band,
    period_label,
    target_rate,
    whole,
)
from dialer.reports.collected import Collected, CollectedRow
from dialer.reports.collectibility import change, collectibility_content
from dialer.reports.contents import arrears_content, employer_content
from dialer.reports.deactivation import TITLE, deactivation_content
from dialer.reports.model import PlanRow, Signer, Span
from dialer.reports.overview import Overview, overview_content, overview_figures
from dialer.reports.pdf import write_content
from dialer.reports.promises import fell_due, kept_rate, promises_content
from dialer.reports.summary import format_count, summarise_arrears
from tests.reports.samples import FRAME, LETTERHEAD, RULES, pages_of, text_of
from tests.reports.worked import employers_worked, members_worked, promises_made, recap_of

SPANS = st.sampled_from(Span)


def sums(part: Part) -> tuple[int, ...]:
    return (
        part.attempts,
        part.connected,
        part.right_party,
        part.agreed,
        part.promised,
        part.rehab,
        len(part.worked),
    )


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 120), st.integers(0, 10**6), st.integers(1, 200), SPANS)
def test_parts_add_up_to_the_rows_to_the_rupiah(
    count: int, seed: int, days: int, span: Span
) -> None:
    rows = members_worked(count, seed, days)
    due = fell_due(FRAME, promises_made(count, seed))
    summary = summarise_arrears(rows)
    for one in arrears_breakdowns(rows, span, due):
        chosen = [row for row in rows if row.reason] if "alasan" in one.heading else rows
        assert sum(part.attempts for part in one.parts) == len(chosen)
        assert sum(part.promised for part in one.parts) == sum(
            row.promise.amount for row in chosen if row.promise
        )
        assert sums(one.total)[:6] == sums(whole(chosen))[:6]
        assert one.total.worked == whole(chosen).worked
        if chosen is rows:
            assert sum(part.due for part in one.parts) == len(due)
            assert one.total.kept == sum(row.state is PromiseState.KEPT for row in due)
            assert one.total.promised == summary.promised_amount
            assert one.total.agreed == summary.promises
            assert one.total.right_party == summary.right_party


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 120), st.integers(0, 10**6), SPANS)
def test_parts_of_employers_add_up_too(count: int, seed: int, span: Span) -> None:
    rows = employers_worked(count, seed)
    for one in employer_breakdowns(rows, span):
        assert sum(part.attempts for part in one.parts) == count
        assert sums(one.total)[:4] == sums(whole(rows))[:4]


def parts_of(breakdowns: Sequence[Breakdown], what: str) -> dict[str, int]:
    return {
        part.label: part.attempts for one in breakdowns if one.what == what for part in one.parts
    }


def test_one_area_written_in_two_ways_is_one_part() -> None:
    rows = members_worked(200)
    areas = parts_of(arrears_breakdowns(rows, Span.DAY), "Kecamatan")
    assert len(areas) == 4
    assert "Banda Sakti" in areas
    assert "Tidak diketahui" in areas


def test_more_areas_than_fit_are_put_together_and_nothing_is_lost() -> None:
    rows = [replace(row, subdistrict=f"Desa {n}") for n, row in enumerate(members_worked(120))]
    areas = parts_of(arrears_breakdowns(rows, Span.DAY), "Kecamatan")
    assert len(areas) == 40
    assert areas["Lainnya (81)"] == 81


@pytest.mark.parametrize(
    ("months", "band"),
    [
        (None, "Tidak diketahui"),
        (1, "0–1 bulan"),
        (2, "2–3 bulan"),
        (4, "4–6 bulan"),
        (12, "7–12 bulan"),
        (24, "13–24 bulan"),
        (25, "Lebih dari 24 bulan"),
    ],
)
def test_bands_of_months(months: int | None, band: str) -> None:
    assert months_band(months) == band


def test_time_is_cut_as_fits_the_period() -> None:
    first = date(2026, 11, 1)
    assert fitting_span(first, first) is Span.DAY
    assert fitting_span(first, date(2026, 11, 30)) is Span.WEEK
    assert fitting_span(date(2026, 1, 1), date(2026, 12, 31)) is Span.MONTH
    friday = date(2026, 11, 20)
    assert period_label(friday, Span.DAY)[1] == "Jumat, 20 Nov 2026"
    assert period_label(friday, Span.WEEK)[1] == "16 Nov 2026 – 22 Nov 2026"
    assert period_label(friday, Span.MONTH)[1] == "November 2026"


def test_a_target_is_due_for_each_day_an_officer_worked() -> None:
    rows = members_worked(60)
    worked = {(row.officer, row.attempted_at.date()) for row in rows}
    rate = target_rate(whole(rows), 100)
    assert (rate.part, rate.whole) == (60, 100 * len(worked))


def test_the_target_is_one_of_telecollecting_only() -> None:
    frame = replace(FRAME, daily_target=100)
    employers, members = employers_worked(30), members_worked(20)
    for visited in (False, True):
        said = employer_content(frame, employers, visited=visited)
        assert "target" not in f"{said.cards}{said.definitions}{said.sections}".lower()
    rate = target_rate(whole(members), 100)
    first, *_ = overview_figures(frame, Overview(employers, (), members))
    assert first.value == "50"
    assert first.basis == f"telekolekting {rate.share} dari target {format_count(rate.whole)}"


def test_what_is_in_grace_is_said_beside_the_kept_rate_and_in_the_tables() -> None:
    made = replace(promises_made(1)[0], due_on=date(2026, 11, 29), state=PromiseState.DUE)
    rows = [replace(made, state=state) for state in PromiseState] + [made]
    rate = kept_rate(FRAME, rows)
    assert rate.basis == "1 dari 5 janji jatuh tempo, 2 masih masa tenggang"
    assert (
        rate.sentence == "Janji ditepati 1 dari 5 janji jatuh tempo (20 %), 2 masih masa tenggang"
    )
    for section in promises_content(FRAME, rows, [], RULES).sections[1:]:
        for line in section.lines:
            whole_count, *states = (int(figure) for figure, _ in line.cells[:5])
            assert sum(states) == whole_count == 5


def test_kept_is_measured_against_what_fell_due_in_the_period() -> None:
    rows = promises_made(200)
    due = [
        row
        for row in rows
        if row.due_on <= FRAME.period_to
        and row.state not in (PromiseState.CANCELLED, PromiseState.OPEN)
    ]
    assert fell_due(FRAME, rows) == due
    rate = kept_rate(FRAME, rows)
    assert rate.whole == len(due)
    assert rate.part == sum(row.state is PromiseState.KEPT for row in due)


def test_the_report_on_promises_prints_the_sums_of_its_rows(tmp_path: Path) -> None:
    rows = promises_made(80)
    plans = [PlanRow("k", date(2026, 11, 5), "Rina", "Siti", 6, 175_000, accepted=True)]
    path = tmp_path / "janji.pdf"
    write_content(path, LETTERHEAD, FRAME, promises_content(FRAME, rows, plans, RULES))
    text = text_of(path)
    due = fell_due(FRAME, rows)
    for amount in (
        sum(row.amount for row in rows),
        sum(row.received for row in rows),
        sum(row.missing for row in rows),
        sum(row.amount for row in due),
        sum(row.received for row in due),
    ):
        assert format_rupiah(amount) in text
    assert kept_rate(FRAME, rows).basis in text
    assert "80 janji bayar" in text
    assert "1 tawaran REHAB" in text
    assert "kunci-peserta" not in text


@pytest.mark.parametrize("count", [0, 1, 40, 900])
def test_the_page_for_the_head_of_branch_is_one_page(tmp_path: Path, count: int) -> None:
    head = Signer("Kepala Cabang", "dr. Cut Meutia, M.Kes.", "19750312 200212 2 001")
    frame = replace(
        FRAME,
        title="Ringkasan Hasil Kerja",
        daily_target=100,
        signers=(head, Signer("Ketua Tim", "Hj. Nurhayati, S.E.")),
    )
    shown = Overview(
        employers_worked(count), employers_worked(count, 9), members_worked(count),
        promises_made(count),
    )  # fmt: skip
    path = tmp_path / "ringkasan.pdf"
    write_content(path, LETTERHEAD, frame, overview_content(LETTERHEAD, frame, shown))
    (page,) = pages_of(path)
    assert "Halaman 1 dari 1" in page
    assert "Kepala Cabang" in page
    assert "dr. Cut Meutia, M.Kes. NIP 19750312 200212 2 001" in page
    if count:
        promised = sum(row.promise.amount for row in shown.members if row.promise)
        assert format_rupiah(promised) in page


def test_collectibility_states_now_before_and_the_change(tmp_path: Path) -> None:
    rows = [
        CollectedRow("PBPU", "Banda Sakti", Collected(1_000_000, 674_400), Collected(900, 600)),
        CollectedRow("PPU", "Banda Sakti", Collected(500_000, 500_000), Collected(100, 100)),
    ]
    path = tmp_path / "kolektibilitas.pdf"
    write_content(path, LETTERHEAD, FRAME, collectibility_content(rows))
    text = text_of(path)
    for said in ("67,4 %", "78,3 %", "Rp1.174.400 dari Rp1.500.000", "+0,7", "PBPU, Banda Sakti"):
        assert said in text
    assert change(None, rows[0].now) == "–"
    assert change(Collected(1000, 700), Collected(1000, 674)) == "-2,6"


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_recap_of_deactivations_counts_every_row_and_masks_numbers(
    tmp_path: Path, count: int
) -> None:
    path = tmp_path / "rekap.pdf"
    frame = replace(FRAME, title=TITLE)
    write_content(path, LETTERHEAD, frame, deactivation_content(recap_of(count)))
    text = text_of(path)
    assert f"Jumlah: {count} permintaan untuk November 2026." in text
    assert "NIK kurang. Lengkapi NIK." in text
    assert "1173011508900001" not in text


@pytest.mark.parametrize("count", [1, 2, 5, 9, 17, 40])
def test_no_head_of_a_small_table_stands_without_its_lines(tmp_path: Path, count: int) -> None:
    path = tmp_path / "laporan.pdf"
    frame = replace(FRAME, daily_target=100, span=Span.DAY)
    write_content(path, LETTERHEAD, frame, arrears_content(frame, members_worked(count), []))
    for page in pages_of(path):
        for heading, end in (("Menurut petugas", "Jumlah"), ("Menurut bulan menunggak", "Jumlah")):
            if heading in page:
                assert end in page.split(heading, 1)[1]


def test_the_outline_names_every_table(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    write_content(path, LETTERHEAD, FRAME, arrears_content(FRAME, members_worked(40), []))
    titles = [str(one["/Title"]) for one in PdfReader(path).outline if not isinstance(one, list)]
    assert titles[:4] == ["Ringkasan", "Hasil percobaan", "Per minggu", "Menurut petugas"]


def test_without_a_town_the_day_stands_alone_above_who_signs(tmp_path: Path) -> None:
    path = tmp_path / "janji.pdf"
    frame = replace(FRAME, city="")
    write_content(path, LETTERHEAD, frame, promises_content(frame, promises_made(3), [], RULES))
    assert ", 30 November 2026" not in text_of(path)
    assert "30 November 2026" in text_of(path)
