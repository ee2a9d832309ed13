"""The fields a script step asks for, read by the same controls as the outcome form."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from scripts_call.model import CaptureType
from ui.desk.picker import Picker
from ui.presenters.script_talk import CaptureField
from ui.theme import px
from ui.widgets import DayLine, Field, Kbd, MoneyEdit, TimeLine, bind

T = TypeVar("T")


class CaptureFields(QWidget):
    """Shows the fields of one step. `typed` carries the name and the text as the script keeps it:
    ISO date, HH:MM, digits, a code, or what stands there."""

    typed = Signal(str, str)
    done = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self._fields: list[Field[QWidget]] = []
        self._faults: tuple[str, ...] = ()
        self._step = ""
        self._cap = Kbd("Ctrl+E")
        self._grid.addWidget(self._cap, 0, 2, Qt.AlignmentFlag.AlignTop)
        bind(self, "Ctrl+E", self.tr("Isi catatan langkah ini"), self.start)
        self.hide()

    @property
    def fields(self) -> tuple[Field[QWidget], ...]:
        """The fields on screen."""
        return tuple(self._fields)

    def start(self) -> None:
        """Put the cursor into the first field."""
        if self._fields:
            self._fields[0].control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fields(self, step: str, captures: Sequence[CaptureField]) -> None:
        """Show the fields of a step; while it is the same step, what is typed stays."""
        self._faults = tuple(capture.fault for capture in captures)
        if step == self._step:
            self._point_out()
            return
        self._step = step
        for old in self._fields:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields = []
        for place, capture in enumerate(captures):
            field = Field(capture.label, self._control(capture), required=capture.required)
            row, column = divmod(place, 2)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, 1)
            self._fields.append(field)
        self._cap.setVisible(bool(self._fields))
        self.setVisible(bool(self._fields))
        self._point_out()

    def _point_out(self) -> None:
        """Say at each field what is wrong with it, but not while it is being typed."""
        for field, fault in zip(self._fields, self._faults, strict=True):
            said = "" if field.control.hasFocus() else fault
            if field.error != said:
                field.set_error(said)

    def _control(self, capture: CaptureField) -> QWidget:
        match capture.type:
            case CaptureType.DATE:
                return self._day(capture)
            case CaptureType.TIME:
                return self._clock(capture)
            case CaptureType.RUPIAH:
                return self._money(capture)
            case CaptureType.CHOICE:
                return self._choice(capture)
            case _:
                line = QLineEdit(capture.text)
                line.textEdited.connect(lambda text: self.typed.emit(capture.name, text))
                return self._ending(line)

    def _day(self, capture: CaptureField) -> QWidget:
        line = DayLine(self._today, _iso(date.fromisoformat, capture.text))

        def tell() -> None:
            said = line.value.isoformat() if line.value else line.text()
            self.typed.emit(capture.name, said)

        line.textEdited.connect(tell)
        line.value_changed.connect(tell)
        return self._ending(line)

    def _clock(self, capture: CaptureField) -> QWidget:
        line = TimeLine(_iso(time.fromisoformat, capture.text))

        def tell() -> None:
            said = f"{line.value:%H:%M}" if line.value else line.text()
            self.typed.emit(capture.name, said)

        line.textEdited.connect(tell)
        line.value_changed.connect(tell)
        return self._ending(line)

    def _money(self, capture: CaptureField) -> QWidget:
        edit = MoneyEdit(int(capture.text) if capture.text.isdigit() else None)
        edit.value_changed.connect(
            lambda value: self.typed.emit(capture.name, "" if value is None else str(value))
        )
        return self._ending(edit)

    def _choice(self, capture: CaptureField) -> QWidget:
        picker = Picker(capture.label, self.tr("Pilih"))
        picker.offer(tuple(capture.choices.items()), capture.text)
        picker.picked.connect(lambda code: self.typed.emit(capture.name, code))
        return picker

    def _ending(self, line: QLineEdit) -> QLineEdit:
        line.returnPressed.connect(lambda: self._after(line))
        line.editingFinished.connect(self._point_out)
        return line

    def _after(self, line: QLineEdit) -> None:
        """Enter goes to the next field, and from the last one back to the answers."""
        controls = [field.control for field in self._fields]
        place = controls.index(line) + 1
        if place < len(controls):
            controls[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()


def _iso(read: Callable[[str], T], text: str) -> T | None:
    try:
        return read(text)
    except ValueError:
        return None
