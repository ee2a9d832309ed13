"""What the two pages of work on files share: a form, then a result, above both what happened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.reconcile.files import Dialogs, DropArea
from ui.reconcile.running import Running
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Notice


class WorkPage(DropArea):
    """The heir puts its form and its result into `front` and says when it is `ready` again."""

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.dialogs = session, dialogs
        self.saved: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self.notice = Notice()
        self.notice.hide()
        self.notice.action_requested.connect(self._open_folder)
        column.addWidget(self.notice)
        self.front = QStackedWidget()
        column.addWidget(self.front, 1)
        self.running = Running(session.background)
        self.running.failed.connect(lambda sentence: self.say(Tone.BAD, sentence))
        self.running.cancelled.connect(
            lambda: self.say(Tone.INFO, self.tr("Dibatalkan. Tidak ada berkas yang ditulis."))
        )

    def ready(self) -> None:
        """Let the person begin, where everything for it is there."""
        raise NotImplementedError

    def say(self, tone: Tone, sentence: str, action: str = "") -> None:
        """Tell in place; the work is over."""
        self.ready()
        self.notice.tell(tone, sentence, action=action)
        self.notice.show()

    def write(self, title: str, suggestion: Path, act: Callable[[Path], object], done: str) -> None:
        """Ask where to, write there beside the window; `done` is said with the file's name."""
        target = self.dialogs.target(self, title, suggestion)
        if target is None:
            return
        self.session.background.run(
            lambda _progress: act(target),
            lambda _none: self._written(target, done),
            self._not_written,
            owner=self,
        )

    def _written(self, target: Path, done: str) -> None:
        self.saved = target
        self.say(Tone.GOOD, done.format(target.name), self.tr("Buka folder"))

    def _not_written(self, error: Exception) -> None:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            raise error
        self.say(Tone.BAD, sentence)

    def _open_folder(self) -> None:
        if self.saved is not None:
            self.dialogs.open_folder(self.saved)
