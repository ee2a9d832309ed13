"""A form field that can also carry a remark: what is owed, what looks doubtful."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets import Field, Role, label, set_tone

W = TypeVar("W", bound=QWidget)


class AskField(Field[W]):
    """A field with its error below it and, independent of that, a remark."""

    def __init__(self, title: str, control: W, parent: QWidget | None = None) -> None:
        super().__init__(title, control, parent=parent)
        self._remark = label("", Role.LABEL, wrap=True)
        self._remark.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._remark)

    @property
    def remark(self) -> str:
        """The remark now shown."""
        return self._remark.text()

    def set_remark(self, sentence: str, tone: Tone | None = None) -> None:
        """Say something below the control that is no error; "" takes it away."""
        self._remark.setText(sentence)
        set_tone(self._remark, tone)
        self._remark.setVisible(bool(sentence))
