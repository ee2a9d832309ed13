"""Key figures beside each other: what it is, the figure, what it is measured against."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dialer.reports.figures import Figure
from ui.theme import px, tabular
from ui.widgets import Card, Role, label


class FigureStrip(Card):
    """Each figure carries its denominator; without figures the strip is not there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self._shown: tuple[Figure, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(1))
        self.body.setContentsMargins(px(16), px(10), px(16), px(10))
        self.body.addLayout(self._grid)
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
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for column, figure in enumerate(self._shown):
            self._show(figure, column)
        self.setVisible(bool(self._shown))

    def _show(self, figure: Figure, column: int) -> None:
        """Names, figures and bases each in a line of their own, however long a name is."""
        name = label(figure.label, Role.LABEL, wrap=True)
        value = label(figure.value, Role.TITLE)
        value.setFont(tabular(value.font()))
        value.setAccessibleName(f"{figure.label}: {figure.value}, {figure.basis}")
        basis = label(figure.basis, Role.LABEL, wrap=True)
        bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, 0, column, bottom)
        self._grid.addWidget(value, 1, column)
        self._grid.addWidget(basis, 2, column, top)
        self._grid.setColumnStretch(column, 1)
