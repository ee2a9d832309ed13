"""Lists that come by the clipboard."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.intake.orders import Intake
from dialer.lists.model import ListKind
from dialer.lists.pasted import pasted_name, pasted_tables
from dialer.lists.proposal import propose_pasted
from dialer.workstation import Workstation

EXCEL = (
    "Nama BU\tAlamat\tTelepon\r\n"
    'PT Maju\t"Jl. Merdeka 1\nLhokseumawe"\t0812 3456 7890\r\n'
    'Toko "Sinar"\tJl. Dua\t0813 3456 7890\r\n'
)


def cells(text: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in pasted_tables(text)[0].rows]


def test_rows_of_a_spreadsheet_keep_their_lines_within_a_cell() -> None:
    assert cells(EXCEL) == [
        ("Nama BU", "Alamat", "Telepon"),
        ("PT Maju", "Jl. Merdeka 1\nLhokseumawe", "0812 3456 7890"),
        ('Toko "Sinar"', "Jl. Dua", "0813 3456 7890"),
    ]


@pytest.mark.parametrize("mark", [";", "|", "   ", "\t"])
def test_plain_lines_are_cut_where_they_all_can_be(mark: str) -> None:
    lines = [mark.join(("PT Maju Jaya", f"Jl. Merdeka {n}", f"0812345678{n}")) for n in range(9)]
    assert {len(row) for row in cells("\n".join(lines))} == {3}


def test_a_quote_that_is_never_closed_eats_no_rows() -> None:
    text = "Nama\tHP\n" + '"PT Maju\t1\n' + "".join(f"PT {n}\t{n}\n" for n in range(9))
    assert len(cells(text)) == 11


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_nothing_pasted_gets_a_sentence(text: str) -> None:
    with pytest.raises(BadInputError, match="Tidak ada isi yang ditempel"):
        pasted_tables(text)


def test_a_pasted_list_has_a_name_and_comes_in_like_a_file(workstation: Workstation) -> None:
    name = pasted_name(datetime(2026, 11, 21, 10, 15, tzinfo=UTC))
    assert name == "Tempelan 21 November 2026 10.15"
    assert propose_pasted(EXCEL, name).kind is ListKind.BU
    taken = workstation.intake.take_in(
        "boss", Path(name), ListKind.BU, intake=Intake(name=name, pasted=EXCEL)
    )
    assert (taken.name, taken.file, taken.accepted) == (name, name, 2)
    found = [contact.name for contact in workstation.store.contacts(taken.list_id)]
    assert found == ["PT Maju", 'Toko "Sinar"']
