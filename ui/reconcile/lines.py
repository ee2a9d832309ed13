"""Tables of ready-made lines, one for each group, and the choice between the groups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.presenters.lists import number
from ui.theme import px
from ui.widgets import Choice, ChoiceList, Column, EmptyState, Table

Line = tuple[str, ...]
Lines = Callable[[str, Sequence[int]], Mapping[int, Line]]


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a group: its title and width (0 shares the rest)."""

    title: str
    width: int = 0
    number: bool = False
    strong: bool = False


class GroupTables(QWidget):
    """Groups on keys 1-9 with their counts; `selected` carries the place in the group shown."""

    turned = Signal(str)
    selected = Signal(int)

    def __init__(
        self,
        groups: Mapping[str, Sequence[Head]],
        lines: Lines,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.choice = ChoiceList(checkable=True, columns=len(groups))
        self.choice.setAccessibleName(name)
        self.choice.chosen.connect(lambda value: self.turn_to(str(value)))
        column.addWidget(self.choice)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.tables: dict[str, Table[Line]] = {}
        for group, heads in groups.items():
            table: Table[Line] = Table(
                [_column(place, head) for place, head in enumerate(heads)],
                partial(lines, group),
                name,
            )
            table.selected.connect(self._select)
            self.tables[group] = table
            self._stack.addWidget(table)
        self.empty = EmptyState(
            self.tr("Tidak ada baris"), self.tr("Tidak ada baris dalam kelompok ini.")
        )
        self._stack.addWidget(self.empty)
        self.group = next(iter(groups))

    def show_counts(self, words: Mapping[str, str], counts: Mapping[str, int]) -> None:
        """Show the groups anew; the one looked at stays."""
        self.choice.set_choices(
            [Choice(group, f"{words[group]} ({number(counts[group])})") for group in self.tables]
        )
        for group, table in self.tables.items():
            if len(table.ids) == counts[group]:
                table.refresh()
            else:
                table.set_ids(range(counts[group]))
        self.turn_to(self.group)

    def turn_to(self, group: str) -> None:
        """Show a group and stand on its first line."""
        self.group = group
        self.choice.set_value(group)
        table = self.tables[group]
        if not table.ids:
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(table)
            table.setFocus()
            if table.current is None:
                table.select_row(0)
        self.turned.emit(group)

    def _select(self, place: object) -> None:
        if isinstance(place, int):
            self.selected.emit(place)


def _column(place: int, head: Head) -> Column[Line]:
    return Column(
        head.title,
        lambda line: line[place],
        number=head.number,
        strong=head.strong,
        width=head.width,
    )
