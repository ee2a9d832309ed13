"""The outcomes of a group, one of them chosen: pressed, clicked, or walked with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.presenters.outcome_view import Option


class OutcomeList(QWidget):
    """Radio buttons, kept and named anew when another group is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: list[QRadioButton] = []
        self._options: tuple[Option, ...] = ()
        self.setAccessibleName(self.tr("Hasil dalam kelompok ini"))

    @property
    def texts(self) -> tuple[str, ...]:
        """The outcomes offered now."""
        return tuple(option.text for option in self._options)

    @property
    def value(self) -> str:
        """The code of the chosen outcome, "" for none."""
        row = self._group.checkedId()
        return self._options[row].value if 0 <= row < len(self._options) else ""

    def offer(self, options: Sequence[Option], code: str) -> None:
        """Offer outcomes with one chosen, without reporting it."""
        self._options = tuple(options)
        while len(self._buttons) < len(self._options):
            self._add()
        for row, button in enumerate(self._buttons):
            shown = row < len(self._options)
            if shown:
                button.setText(self._options[row].text)
                if self._options[row].value == code:
                    button.setChecked(True)
            button.setVisible(shown)
        self.setVisible(bool(self._options))

    def _add(self) -> None:
        button = QRadioButton()
        row = len(self._buttons)
        button.clicked.connect(lambda _on=False: self.chosen.emit(self._options[row].value))
        self._group.addButton(button, row)
        self._column.addWidget(button)
        self._buttons.append(button)
