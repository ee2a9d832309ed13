"""Every kind of report with names nobody planned for: looked at as it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dialer.reports.collected import Collected, CollectedRow
from dialer.reports.collectibility import collectibility_content
from dialer.reports.composition import Content
from dialer.reports.contents import arrears_content, employer_content
from dialer.reports.deactivation import deactivation_content
from dialer.reports.model import ArrearsRow, EmployerRow, PlanRow, PromiseRow
from dialer.reports.overview import Overview, overview_content
from dialer.reports.pdf import write_content
from dialer.reports.promises import promises_content
from tests.reports.drawn import astray, covered, drawn
from tests.reports.samples import FRAME, LETTERHEAD, RULES
from tests.reports.worked import employers_worked, members_worked, promises_made, recap_of

TEXTS = (
    "PT Perkebunan dan Pengolahan Hasil Hutan Nusantara Raya Sejahtera (Persero) Tbk " * 2,
    "Wolfeschlegelsteinhausenbergerdorff" * 6,
    '<b>=HYPERLINK("http://x","klik")</b> & <img src="file:///etc/passwd"/> @SUM(A1)',
    "漢字 مرحبا 😀 Zoë\x00\u202e",
    "",
    "-",
)
NOTE = " ".join(f"kata{n}" for n in range(400))


def text(number: int) -> str:
    return TEXTS[number % len(TEXTS)]


def members() -> list[ArrearsRow]:
    return [
        replace(
            row, name=text(n), subdistrict=text(n + 1), officer=text(n + 2), spoke_to=text(n + 3),
            reason=text(n + 4), note=NOTE if n == 3 else text(n + 5), amount=10**12 + n,
            result=replace(row.result, label=text(n) or "Hasil", group=text(n + 1)),
            promise=replace(row.promise, channel=text(n + 2)) if row.promise else None,
        )
        for n, row in enumerate(members_worked(18))
    ]  # fmt: skip


def employers() -> list[EmployerRow]:
    return [
        replace(
            row, employer=text(n), address=text(n + 1), officer=text(n + 2), phone=text(n + 3),
            email=text(n + 4), pic=text(n + 5), pic_phone=text(n), data_source=text(n + 1),
            remark=text(n + 2), next_step=text(n + 3), note=NOTE if n == 3 else text(n + 4),
        )
        for n, row in enumerate(employers_worked(18))
    ]  # fmt: skip


def promises() -> list[PromiseRow]:
    return [
        replace(row, name=text(n), officer=text(n + 1), channel=text(n + 2), subdistrict=text(n))
        for n, row in enumerate(promises_made(18))
    ]


def plans() -> list[PlanRow]:
    return [
        PlanRow(f"k{n}", date(2026, 11, 5), text(n), text(n + 1), 6, 175_000, accepted=n % 2 == 0)
        for n in range(6)
    ]


def collected() -> Sequence[CollectedRow]:
    return [CollectedRow(text(n), text(n + 1), Collected(10**13 + n, 10**12)) for n in range(12)]


def recap() -> Content:
    found = recap_of(12)
    requests = tuple(
        replace(one, name=text(n), firm=text(n + 1), kode_bu=text(n + 2), reason=text(n + 3))
        for n, one in enumerate(found.requests)
    )
    return deactivation_content(replace(found, requests=requests))


CONTENTS: dict[str, Callable[[], Content]] = {
    "telekolekting": lambda: arrears_content(FRAME, members(), promises()),
    "canvassing": lambda: employer_content(FRAME, employers()),
    "janji": lambda: promises_content(FRAME, promises(), plans(), RULES),
    "ringkasan": lambda: overview_content(
        LETTERHEAD, FRAME, Overview(employers(), employers()[:5], members(), promises())
    ),
    "kolektibilitas": lambda: collectibility_content(collected()),
    "rekap": recap,
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_whatever_the_names_nothing_leaves_the_margins_or_covers_another(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"{kind}.pdf"
    content = CONTENTS[kind]()
    write_content(path, LETTERHEAD, FRAME, content)
    pages = drawn(path)
    assert pages
    for page in pages:
        assert astray(page, content.paper) == []
        assert covered(page) == []


def test_the_page_for_the_head_of_branch_stays_one_page_whatever_the_names(tmp_path: Path) -> None:
    path = tmp_path / "ringkasan.pdf"
    frame = replace(FRAME, officer=TEXTS[0], list_name=TEXTS[2], filter_text=TEXTS[1])
    shown = Overview(employers(), employers()[:5], members(), promises())
    write_content(path, LETTERHEAD, frame, overview_content(LETTERHEAD, frame, shown))
    (page,) = drawn(path)
    assert covered(page) == []
