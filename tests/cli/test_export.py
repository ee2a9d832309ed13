"""`sambung export` as the shell calls it."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.cli.running import sambung
from tests.ui.rooms.working import ARREARS, ARREARS_HEAD, write_csv


def test_list_is_exported_as_text(tmp_path: Path, own_data: Path) -> None:
    file = write_csv(tmp_path / "t.csv", ARREARS_HEAD, ARREARS)
    taken = sambung(own_data, "import", file, "--kind", "tunggakan", "--json").one()
    out = tmp_path / "kontak.xlsx"
    answer = sambung(own_data, "export", "--out", out, "--list", taken["list_id"], "--json")
    assert (answer.code, answer.one()["rows"]) == (0, 4)
    sheet = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0)
    head, *rows = sheet.to_python()
    assert [row[head.index("Nama")] for row in rows] == [row[2] for row in ARREARS]
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_what_cannot_be_exported_is_said(tmp_path: Path, data: Path) -> None:
    out = tmp_path / "kontak.xlsx"
    for more in ([], ["--list", "x"], ["--view", "Lama"], ["--kind", "bu"]):
        answer = sambung(data, "export", "--out", out, *more)
        assert (answer.code, answer.out) == (3, "")
        assert answer.sentence
    assert not out.exists()
