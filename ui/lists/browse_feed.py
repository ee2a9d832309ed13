"""Between the table of all contacts and the store: every question is asked in another thread."""

from array import array
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from dialer.browsing import Areas, Browse
from ui.background import Progress, Task
from ui.lists.browse_model import BrowseModel
from ui.presenters.browse import BrowseRow, Names, names, rows
from ui.session import Session

FIRST: Final = 200
"""Contacts that are shown at once; the others follow."""

REST: Final = 150
"""Milliseconds without another question after which all contacts are asked for."""

Page = tuple[int, "array[int]", Mapping[int, BrowseRow]]


class BrowseFeed(QObject):
    """Asks for the contacts of a view, the first ones first, and for the lines on screen."""

    first_came = Signal(object)
    """The first contacts (array) of a new question."""

    all_came = Signal(object)
    """All contacts (array)."""

    told = Signal(object, object)
    """Words and areas (Names, Areas), once they are read."""

    def __init__(self, session: Session, model: BrowseModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._names: Names | None = None
        self._asked: Browse | None = None
        self._question: Task | None = None
        self._lines: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask_all)
        model.missing.connect(self._look_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    def ask(self, wanted: Browse) -> None:
        """Ask another question; what was asked before is no longer wanted."""
        self.stop()
        self._asked = wanted
        store = self._session.workstation.store
        self._run(
            lambda progress: store.contact_ids(wanted, FIRST, progress.check), self._first, wanted
        )

    def ask_again(self) -> None:
        """Ask the same question because something changed; nothing moves until it is answered."""
        if self._asked is not None:
            self.stop()
            self._ask_all()

    def learn(self) -> None:
        """Read the words for lists, officers and areas again."""
        station = self._session.workstation
        self._session.background.run(
            lambda _progress: (names(station), station.store.contact_areas()),
            self._learnt,
            owner=self,
        )

    def stop(self) -> None:
        """Want nothing any more."""
        self._rest.stop()
        if self._question is not None:
            self._question.cancel()
            self._question = None

    def _learnt(self, found: tuple[Names, Areas]) -> None:
        self._names = found[0]
        self.told.emit(*found)
        self._model.forget()

    def _run(
        self,
        work: "Callable[[Progress], array[int]]",
        done: "Callable[[array[int]], None]",
        wanted: Browse,
    ) -> None:
        def answer(ids: "array[int]") -> None:
            if self._asked is wanted:
                done(ids)

        self._question = self._session.background.run(work, answer, owner=self)

    def _first(self, ids: "array[int]") -> None:
        self.first_came.emit(ids)
        asked = self._asked
        if len(ids) < FIRST and asked is not None and (ids or not asked.text):
            self.all_came.emit(ids)
        else:
            self._rest.start()

    def _ask_all(self) -> None:
        wanted = self._asked
        if wanted is None:
            return
        store = self._session.workstation.store
        self._run(
            lambda progress: store.contact_ids(wanted, None, progress.check),
            self.all_came.emit,
            wanted,
        )

    def _look_soon(self) -> None:
        if self._lines is None and self._names is not None:
            self._soon.start()

    def _fetch(self) -> None:
        """Read the lines that are looked at; one reading at a time."""
        wanted, known = self._model.take_missing(), self._names
        if not wanted or known is None or self._lines is not None:
            return
        store = self._session.workstation.store

        def work(_progress: Progress) -> list[Page]:
            return [(page, ids, rows(store.contact_lines(ids), known)) for page, ids in wanted]

        self._lines = self._session.background.run(
            work, self._came, ended=partial(self._ended), owner=self
        )

    def _came(self, pages: list[Page]) -> None:
        for page, ids, found in pages:
            self._model.put(page, ids, found)

    def _ended(self, _state: object) -> None:
        self._lines = None
        self._soon.start()
