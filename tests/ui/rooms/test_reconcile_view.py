"""What the page of two files shows: masked numbers, open pairs, a name for the report."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dialer.reconcile.model import ReconcileKind
from tests.reconcile.truth_people import write
from ui.presenters.recap import months_around
from ui.presenters.reconcile import (
    CompareOrder,
    CompareView,
    Group,
    compare_files,
    masked_but_differences,
    report_name,
)

FIRM = "PT Maju Jaya"
CARD = "0001234567890"


@pytest.fixture
def view(tmp_path: Path) -> CompareView:
    """Two of one name on the left, one on the right, and one pair that is certain."""
    heads = ("NIK", "Nama", "Tgl Lahir", "Perusahaan")
    left = write(
        tmp_path / "a.xlsx",
        [
            heads,
            ("1108015203900001", "Siti Aminah", "12-03-1990", FIRM),
            ("1108015203900099", "Siti Aminah", "12-03-1990", FIRM),
            ("1108010101800003", "Bambang Sutrisno", "01-01-1980", FIRM),
        ],
    )
    right = write(
        tmp_path / "b.xlsx",
        [
            ("No Kartu", *heads[1:]),
            (CARD, "SITI AMINAH", "12-03-1990", FIRM),
            ("0001234567891", "Bambang Sutrisno", "01-01-1980", FIRM),
        ],
    )
    order = CompareOrder(left, right, ReconcileKind.PEOPLE, "BPJS TK", "Kes: baru")
    return CompareView(compare_files(order, lambda _stage, _what: None, lambda: None))


def test_numbers_are_masked_in_every_group(view: CompareView) -> None:
    for group in Group:
        for line in view.lines(group, range(view.count(group))).values():
            assert CARD not in " ".join(line)
    doubt = view.doubt(0)
    assert "•••••••••7890" in [field.right for field in doubt.fields]
    assert not any(field.differs for field in doubt.fields)


def test_an_answer_makes_its_rivals_idle(view: CompareView) -> None:
    assert view.count(Group.DOUBTFUL) == 2
    assert view.next_open(0) == 1
    view.decide(0, same=True)
    assert view.next_open(0) is None
    assert [line[-1] for line in view.lines(Group.DOUBTFUL, range(2)).values()] == ["Sama", "Gugur"]
    view.decide(1, same=True)
    assert [line[-1] for line in view.lines(Group.DOUBTFUL, range(2)).values()] == ["Gugur", "Sama"]
    assert len(view.settle().matched) == 2


def test_only_the_digits_that_differ_are_shown() -> None:
    assert masked_but_differences("1108015203900001", "1108015203900007") == (
        "••••••••••••0001",
        "••••••••••••0007",
    )
    assert masked_but_differences("1108015203900001", "1108015204900001")[1] == "•••••••••4••0001"
    assert masked_but_differences("", "12345678") == ("", "••••5678")


def test_the_report_gets_a_name_that_every_system_takes(view: CompareView) -> None:
    now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert report_name(view.result, now) == "Pencocokan BPJS TK - Kes  baru 2026-11-20.xlsx"


def test_months_are_offered_around_today() -> None:
    months = months_around(date(2026, 1, 31))
    assert months[0] == ("2026-03", "Maret 2026")
    assert months[-1] == ("2025-01", "Januari 2025")
