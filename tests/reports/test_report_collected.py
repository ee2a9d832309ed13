"""The branch's figures of two months as rows: nothing counted twice."""

from datetime import UTC, datetime

from dialer.ports import Collected as Line
from dialer.report_collected import collected_rows
from dialer.reports.collected import Collected, CollectedRow

AT = datetime(2026, 11, 20, tzinfo=UTC)


def line(month: str, segment: str, area: str, billed: int, received: int) -> Line:
    return Line(month, segment, area, billed, received, "o1", AT)


def test_the_whole_branch_is_left_out_where_a_segment_is_given_by_area() -> None:
    now = [
        line("2026-11", "PBPU", "", 300, 200),
        line("2026-11", "PBPU", "Banda Sakti", 100, 60),
        line("2026-11", "PPU", "", 500, 490),
    ]
    before = [line("2026-10", "PPU", "", 400, 380)]
    assert collected_rows(now, before) == (
        CollectedRow("PBPU", "Banda Sakti", Collected(100, 60)),
        CollectedRow("PPU", "Seluruh kantor", Collected(500, 490), Collected(400, 380)),
    )
