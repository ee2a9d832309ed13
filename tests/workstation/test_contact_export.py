"""The export of the table: text cells only, whole or not at all, for who may, in the audit."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dialer.browsing import Browse, Column, ContactFilter, ContactView, Order
from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.making import employer, member, take
from ui.presenters.browse_words import EXPORT

EVERYTHING = Browse(ContactView(columns=tuple(Column)))


def untold(done: int, total: int) -> None:
    """Hear nothing."""


def cells(path: Path) -> list[list[object]]:
    return [
        list(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    ]


def fill(workstation: Workstation) -> None:
    first = member("+6281111111111", "+626455551234", contact_id="c1")
    formula = replace(first.details, name='=HYPERLINK("http://x","y")', note="+CMD|' /C calc'!A0")
    second = member("+6281222222222", contact_id="c2", amount=900_000, months=3)
    take(workstation, replace(first, details=formula), second)
    take(workstation, replace(employer("b1"), list_id="l2"))


def test_every_cell_is_text_and_formulas_stay_words(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    fill(workstation)
    path = tmp_path / "kontak.xlsx"
    assert workstation.contact_export.write(lead, EVERYTHING, EXPORT, path, untold) == 3
    head, *rows = cells(path)
    assert head == [EXPORT.headings[one] for one in Column]
    assert all(isinstance(cell, str) for row in rows for cell in row)
    at = {column: place for place, column in enumerate(Column)}
    assert rows[0][at[Column.NAME]] == '=HYPERLINK("http://x","y")'
    assert rows[0][at[Column.NOTE]] == "+CMD|' /C calc'!A0"
    assert rows[0][at[Column.PHONES]] == "081111111111 / 06455551234"
    assert rows[0][at[Column.CARD]] == "0004939712349"
    assert rows[1][at[Column.AMOUNT]] == "900000"
    assert [row[at[Column.LIST]] for row in rows] == ["Daftar l1", "Daftar l1", "Daftar l2"]
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_what_the_view_shows_is_what_is_written(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    fill(workstation)
    view = ContactView(
        ContactFilter(list_ids=("l1",)), Order.AMOUNT, columns=(Column.AMOUNT, Column.MONTHS)
    )
    path = tmp_path / "kontak.xlsx"
    workstation.contact_export.write(lead, Browse(view), EXPORT, path, untold)
    assert cells(path)[1:] == [["900000", "3"], ["1200000", "12"]]


def test_audit_says_how_much_and_nothing_of_whom(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    fill(workstation)
    wanted = Browse(EVERYTHING.view, text="utama")
    workstation.contact_export.write(lead, wanted, EXPORT, tmp_path / "k.xlsx", untold)
    (entry,) = workstation.store.audit_trail(1)
    said = json.loads(entry.detail)
    assert (entry.action, entry.actor) == ("contacts_exported", lead.officer_id)
    assert (said["rows"], said["searched"]) == (1, True)
    assert "utama" not in entry.detail.casefold()


def test_agent_may_not_export(workstation: Workstation, officer: Officer, tmp_path: Path) -> None:
    fill(workstation)
    path = tmp_path / "kontak.xlsx"
    with pytest.raises(RefusedError):
        workstation.contact_export.write(officer, EVERYTHING, EXPORT, path, untold)
    assert not path.exists()


def test_nothing_to_export_makes_no_file(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = tmp_path / "kontak.xlsx"
    with pytest.raises(BadInputError):
        workstation.contact_export.write(lead, EVERYTHING, EXPORT, path, untold)
    assert not list(tmp_path.glob("*.xlsx"))


class ChangedMindError(Exception):
    """The person pressed cancel."""


def test_cancel_leaves_the_old_file_and_no_half_one(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    fill(workstation)
    folder = tmp_path / "berkas"
    folder.mkdir()
    path = folder / "kontak.xlsx"
    path.write_bytes(b"old")

    def cancel(done: int, total: int) -> None:
        if total:
            raise ChangedMindError

    with pytest.raises(ChangedMindError):
        workstation.contact_export.write(lead, EVERYTHING, EXPORT, path, cancel)
    assert [one.name for one in folder.iterdir()] == ["kontak.xlsx"]
    assert path.read_bytes() == b"old"
    assert not [
        one for one in workstation.store.audit_trail(9) if one.action == "contacts_exported"
    ]
