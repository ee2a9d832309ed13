"""What a lead decides about a list: who gets it, and which of its contacts are one.

Two pages that stand in front of the overview while they are open. Pairs are looked for beside the
window whenever a list has come in.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialer.people import Right
from ui.background import Progress
from ui.lists.assign_page import AssignPage
from ui.lists.detail import ListDetail
from ui.lists.pairs_page import PairsPage
from ui.session import Session


class Deciding(QObject):
    """Opens and closes the pages; `done` is called when one closes."""

    def __init__(
        self,
        session: Session,
        front: QStackedWidget,
        detail: ListDetail,
        done: Callable[[], object],
    ) -> None:
        super().__init__(front)
        self._session = session
        self._front = front
        self._done = done
        self.assign = AssignPage(session)
        self.pairs = PairsPage(session)
        for page in (self.assign, self.pairs):
            front.addWidget(page)
            page.closed.connect(done)
            page.said.connect(detail.said)
        detail.share_asked.connect(self.share)
        detail.pairs_asked.connect(self.compare)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages, to be left in front when the room reads anew."""
        return self.assign, self.pairs

    def share(self, list_id: str, name: str) -> None:
        """Open "Bagi daftar" for a list."""
        if self._session.officer.may(Right.ASSIGN):
            self._front.setCurrentWidget(self.assign)
            self.assign.offer(list_id, name)

    def compare(self, list_id: str) -> None:
        """Open the pairs of a list."""
        if self._session.officer.may(Right.SEE_ALL):
            self._front.setCurrentWidget(self.pairs)
            self.pairs.offer(list_id)

    def look_for_pairs(self, list_id: str) -> None:
        """Compare what a list added with everybody, beside the window."""
        pairs = self._session.workstation.pairs

        def work(progress: Progress) -> int:
            return pairs.find(list_id, check=progress.check, on_progress=progress.report)

        self._session.background.run(work, self._found, owner=self)

    def _found(self, count: int) -> None:
        if count:
            self._session.news.lists_changed.emit()
