"""The next month's list with rows that were put aside: their people have not left."""

from pathlib import Path

import pytest

from dialer.call_lists import Aside, AsideRow
from dialer.contacts.cells import Cell
from dialer.intake.orders import Intake
from dialer.intake.still_listed import still_listed
from dialer.lists.model import ContactRow, ListKind
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.lists.making import write_xlsx

HEADER = ["Nama Peserta", "No Kartu", "No KK", "No HP", "Bulan", "Total Tunggakan"]
NAMES = ("Rahmat Hidayat", "Cut Nyak Dien", "Teuku Umar", "Sri Wahyuni", "Agus Salim")


def rows(amount: int) -> list[list[Cell]]:
    return [
        [name, f"00015{at:08d}", f"11730101011{at:02d}001", f"0812{60000000 + at}", 5, amount]
        for at, name in enumerate(NAMES, start=1)
    ]


def taken(workstation: Workstation, path: Path, body: list[list[Cell]], replaces: str = "") -> str:
    write_xlsx(path, [HEADER, *body])
    intake = Intake(replaces=replaces)
    return workstation.intake.take_in("boss", path, ListKind.ARREARS, intake=intake).list_id


def left(workstation: Workstation) -> set[str]:
    return {one.name for one in workstation.store.contacts() if one.left_at is not None}


def test_who_waits_in_quarantine_has_not_left(
    workstation: Workstation, clock: HandClock, tmp_path: Path
) -> None:
    first = taken(workstation, tmp_path / "okt.xlsx", rows(350_000))
    newer = rows(420_000)[:4]
    newer[2][5] = "nol"  # no amount
    newer[3][1:3] = ["8.1E+12", "rusak"]  # no number that could be read
    second = taken(workstation, tmp_path / "nov.xlsx", newer, first)
    counts = workstation.store.call_list(second)
    assert counts is not None
    assert (counts.updated, counts.quarantined) == (2, 2)
    assert left(workstation) == {"Agus Salim"}
    clock.forward(days=30)
    third = taken(workstation, tmp_path / "des.xlsx", rows(490_000)[:2], second)
    assert left(workstation) == {"Agus Salim", "Teuku Umar", "Sri Wahyuni"}
    workstation.intake.undo("boss", third)
    assert left(workstation) == {"Agus Salim"}


def test_a_card_of_quite_another_name_is_pointed_out(
    workstation: Workstation, tmp_path: Path
) -> None:
    taken(workstation, tmp_path / "okt.xlsx", rows(350_000))
    newer = rows(420_000)
    newer[0][0], newer[1][0] = "Kartini Rembang", "Tjut Nyak Dien"
    second = taken(workstation, tmp_path / "nov.xlsx", newer)
    counts = workstation.store.call_list(second)
    assert counts is not None
    assert (counts.updated, counts.warnings.get("name_differs")) == (5, 1)


@pytest.mark.parametrize(
    ("cells", "listed"),
    [
        (("hidayat, RAHMAT ", "", "x"), False),
        ((" Drs. RAHMAT  Hidayat", "", "x"), True),
        (("?", "0001.5000 00001", ""), True),
        (("?", "", "Kartu 1500000001"), True),
        (("?", "15000", "2026-11"), False),
    ],
)
def test_a_number_or_a_name_that_can_be_read_is_enough(
    cells: tuple[str, ...], listed: bool
) -> None:
    row = ContactRow(ListKind.ARREARS, 2, "Rahmat Hidayat", card="0001500000001")
    aside = Aside(("a", "b", "c"), (AsideRow(2, False, "", "", cells),))
    assert still_listed(aside).has(row) is listed
    repeated = Aside(("a", "b", "c"), (AsideRow(2, True, "", "", cells),))
    assert not still_listed(repeated).has(row)
