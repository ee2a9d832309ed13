"""Long work on a page: what is being done, how far, and cancelling it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dialer.errors import SambungError
from ui.background import Background, Progress, Step, Task, TaskState
from ui.theme import px
from ui.widgets import KeyButton, label

T = TypeVar("T")
Told = Callable[[int, str], None]
Check = Callable[[], None]


class Running(QWidget):
    """Runs one piece of work at a time; hidden while there is none."""

    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._task: Task | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.step = label()
        column.addWidget(self.step)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        row.addWidget(self.bar, 1)
        self.cancel = KeyButton(self.tr("Batalkan"), "Escape")
        self.cancel.clicked.connect(self.stop)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self._task is not None

    def run(self, stages: int, work: Callable[[Told, Check], T], done: Callable[[T], None]) -> None:
        """Run `work(told, check)` beside the window; ignored while other work goes on.

        `told` takes the stage and its words. A sentence of an expected error comes by `failed`.
        """
        if self._task is not None:
            return
        self.step.setText(self.tr("Memulai"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

        def body(progress: Progress) -> T:
            return work(lambda stage, what: progress.report(stage, stages, what), progress.check)

        self._task = self._background.run(
            body, done, self._fail, progress=self._show, ended=self._end, owner=self
        )

    def stop(self) -> None:
        """Cancel; nothing is kept."""
        if self._task is not None:
            self._task.cancel()
            self.cancel.setEnabled(False)
            self.step.setText(self.tr("Membatalkan"))

    def _show(self, now: Step) -> None:
        if self._task is not None and self.cancel.isEnabled():
            self.step.setText(now.what)
            self.bar.setRange(0, now.total or 0)
            self.bar.setValue(now.done)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            self.failed.emit(self.tr("Pekerjaan ini gagal. Tidak ada berkas yang berubah."))
            raise error
        self.failed.emit(error.sentence)

    def _end(self, state: TaskState) -> None:
        self._task = None
        self.hide()
        if state is TaskState.CANCELLED:
            self.cancelled.emit()
