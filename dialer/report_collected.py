"""The branch's figures of two months as rows of the report on collectibility."""

from collections.abc import Sequence

from dialer.ports import Collected as Line
from dialer.reports.collected import Collected, CollectedRow


def collected_rows(now: Sequence[Line], before: Sequence[Line]) -> tuple[CollectedRow, ...]:
    """One row a segment and area of this month, with what the month before says of it.

    The line of a segment for the whole branch (area "") is left out where the segment is given
    by area, else the same rupiah would be counted twice.
    """
    parted = {one.segment for one in now if one.area}
    earlier = {(one.segment, one.area): Collected(one.billed, one.received) for one in before}
    return tuple(
        CollectedRow(
            one.segment,
            one.area or "Seluruh kantor",
            Collected(one.billed, one.received),
            earlier.get((one.segment, one.area)),
        )
        for one in now
        if one.area or one.segment not in parted
    )
