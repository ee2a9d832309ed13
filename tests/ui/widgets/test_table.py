"""A table of a million rows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import Column, Table


class Rows:
    """A store of invented people that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(len(ids))
        return {number: f"Peserta {number}" for number in ids if number != 7}


def table_of(rows: Rows) -> Table[str]:
    return Table(
        [
            Column("Nama", lambda row: row, strong=True, sort_key="name"),
            Column("Panjang", lambda row: str(len(row)), number=True, width=80),
        ],
        rows.fetch,
        "Peserta",
    )


def test_million_rows_fetch_only_the_pages_in_view(qtbot: QtBot, theme: Theme) -> None:
    rows = Rows()
    table = table_of(rows)
    on_screen(qtbot, table)
    table.set_ids(range(1_000_000))
    table.grab()
    assert sum(rows.asked) <= 256
    table.select_row(999_999)
    table.grab()
    assert table.current == 999_999
    assert sum(rows.asked) <= 512


def test_table_shows_and_reports_the_selected_row(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([10, 20, 30])
    with qtbot.waitSignal(table.selected) as caught:
        table.select(20)
    assert caught.args == [20]
    with qtbot.waitSignal(table.selected) as caught:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert caught.args == [30]
    with qtbot.waitSignal(table.opened) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args == [30]


def test_names_stay_readable_where_the_columns_do_not_fit(qtbot: QtBot, theme: Theme) -> None:
    table: Table[str] = Table(
        [
            Column("Nama", lambda row: row, strong=True),
            Column("Alamat", lambda row: row, width=400),
            Column("Catatan", lambda row: row, width=300),
        ],
        Rows().fetch,
        "Peserta",
    )
    page = on_screen(qtbot, table)
    assert table.columnWidth(0) >= 150
    assert table.horizontalScrollBar().maximum() > 0
    page.resize(1400, 480)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.columnWidth(0) > 400
    table.setColumnHidden(1, True)
    assert table.columnWidth(0) > 800


def test_columns_that_can_be_spared_go_before_the_table_scrolls(qtbot: QtBot, theme: Theme) -> None:
    table: Table[str] = Table(
        [
            Column("Nama", lambda row: row, strong=True, least=200),
            Column("Jenis", lambda row: row, width=150, spare=1),
            Column("Jumlah", lambda row: row, width=150),
            Column("Petugas", lambda row: row, width=150, spare=2),
        ],
        Rows().fetch,
        "Peserta",
    )

    def shown() -> list[int]:
        return [one for one in range(4) if not table.isColumnHidden(one)]

    page = on_screen(qtbot, table)
    assert shown() == [0, 1, 2]
    assert table.horizontalScrollBar().maximum() == 0
    page.resize(480, 480)
    qtbot.waitUntil(lambda: shown() == [0, 2])
    assert table.columnWidth(0) >= 200
    page.resize(900, 480)
    qtbot.waitUntil(lambda: shown() == [0, 1, 2, 3])
    table.setColumnHidden(1, True)
    page.resize(910, 480)
    assert shown() == [0, 2, 3]


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot, theme: Theme) -> None:
    columns: list[Column[str]] = [Column("Nama", lambda row: row)]
    silent: Table[str] = Table(columns, Rows().fetch, "Peserta")
    telling: Table[str] = Table(columns, Rows().fetch, "Peserta", nothing="Belum ada peserta.")
    on_screen(qtbot, silent, telling)
    assert telling.viewport().grab().toImage() != silent.viewport().grab().toImage()
    for table in (silent, telling):
        table.set_ids([1, 2])
    assert telling.viewport().grab().toImage() == silent.viewport().grab().toImage()


def test_row_the_store_lost_is_blank(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    qtbot.addWidget(table)
    table.set_ids([6, 7])
    assert table.row(0) == "Peserta 6"
    assert table.row(1) is None
    assert table.model().index(1, 0).data() == ""


def test_selection_survives_a_refresh_of_the_ids(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    qtbot.addWidget(table)
    table.set_ids([10, 20, 30])
    table.select(20)
    table.set_ids([5, 10, 15, 20])
    assert table.current == 20
    table.set_ids([1])
    assert table.current is None


def test_heading_asks_for_an_order_and_turns_it_round(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([1, 2])
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(0) + 20, 10)
    with qtbot.waitSignal(table.sort_requested) as caught:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["name", True]
    with qtbot.waitSignal(table.sort_requested) as caught:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["name", False]


def test_rows_are_thirty_pixels_and_numbers_stand_right(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([1])
    assert table.rowHeight(0) == 30
    side = table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
