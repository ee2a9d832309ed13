"""Key figures beside each other: what it is, the figure, what it is measured against."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialer.reports.figures import Figure
from ui.theme import px, tabular
from ui.widgets import Card, Role, label


class FigureStrip(Card):
    """Each figure carries its denominator; without figures the strip is not there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self._shown: tuple[Figure, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(px(16))
        self.body.setContentsMargins(px(16), px(10), px(16), px(10))
        self.body.addLayout(self._row)
        self.hide()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is shown now."""
        return self._shown

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures."""
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for figure in self._shown:
            self._row.addWidget(_cell(figure), 1)
        self.setVisible(bool(self._shown))


def _cell(figure: Figure) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{figure.label}: {figure.value}, {figure.basis}")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(1))
    column.addWidget(label(figure.label, Role.LABEL, wrap=True))
    value = label(figure.value, Role.TITLE)
    value.setFont(tabular(value.font()))
    column.addWidget(value)
    column.addWidget(label(figure.basis, Role.LABEL, wrap=True))
    column.addStretch(1)
    return made
