"""The sum of a list, drawn as a sum: rows = accepted + updated + duplicates + put aside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.lists import number
from ui.theme import px, tabular
from ui.widgets import Role, label


class SumLine(QWidget):
    """Figures with their words, joined by "=" and "+"; the first is the total of the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self._shown: tuple[tuple[int, str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """The whole sum as text."""
        if not self._shown:
            return ""
        total, *parts = (f"{number(count)} {word}" for count, word, _ in self._shown)
        return f"{total} = {' + '.join(parts)}"

    def show_sum(self, parts: Sequence[tuple[int, str, str]]) -> None:
        """Show (number, word, what it means); the first is the total."""
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, (count, word, meaning) in enumerate(parts):
            if place:
                sign = label("=" if place == 1 else "+", Role.TITLE)
                self._row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
            self._row.addWidget(_figure(count, word, meaning))
        self._row.addStretch(1)
        self.setAccessibleName(self.sentence)


def _figure(count: int, word: str, meaning: str) -> QWidget:
    made = QWidget()
    made.setToolTip(meaning)
    made.setAccessibleName(f"{number(count)} {word}")
    made.setAccessibleDescription(meaning)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    big = label(number(count), Role.TITLE)
    big.setFont(tabular(big.font()))
    column.addWidget(big)
    column.addWidget(label(word, Role.MUTED))
    return made
