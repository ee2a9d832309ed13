"""The foot of the desk: how the day goes, what was saved last, and what is being worked on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui.desk.picker import Picker
from ui.icons import Icon, IconView
from ui.presenters.desk_view import FootView, WorkChoice
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import ElidedLabel, Kbd, Role, bind, label


class Foot(QWidget):
    """Renders a `FootView`; emits the work that was chosen."""

    work_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[WorkChoice, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), 0, px(4), 0)
        row.setSpacing(px(12))
        self.today = label("")
        row.addWidget(self.today)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        keep_width(self.bar, 96)
        self.bar.setAccessibleName(self.tr("Target hari ini"))
        row.addWidget(self.bar, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.left = ElidedLabel("", Role.MUTED)
        self.left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.left)
        self._sign = IconView(Icon.GOOD, Tone.GOOD, 16)
        row.addWidget(self._sign)
        self.saved = ElidedLabel("", Role.MUTED)
        row.addWidget(self.saved, 1)
        row.addWidget(label(self.tr("Kerjakan"), Role.LABEL))
        self.work = Picker(self.tr("Yang dikerjakan"))
        keep_width(self.work, 216)
        self.work.picked.connect(self._pick)
        row.addWidget(self.work)
        row.addWidget(Kbd("Ctrl+D"))
        bind(self, "Ctrl+D", self.tr("Pilih daftar yang dikerjakan"), self.work.setFocus)

    def show_view(
        self, view: FootView, choices: Sequence[WorkChoice], chosen: WorkChoice, saved: str
    ) -> None:
        """Show the day."""
        self.today.setText(self.tr("Hari ini {0} dari {1}").format(view.done, view.target))
        self.bar.setRange(0, max(1, view.target))
        self.bar.setValue(min(view.done, max(1, view.target)))
        self.left.setText(" · ".join(part for part in (view.left, view.next_callback) if part))
        self.saved.setText(saved)
        self._sign.setVisible(bool(saved))
        self._choices = tuple(choices)
        value = str(self._choices.index(chosen)) if chosen in self._choices else ""
        self.work.offer([(str(n), one.text) for n, one in enumerate(self._choices)], value)

    def _pick(self, value: str) -> None:
        self.work_chosen.emit(self._choices[int(value)])
