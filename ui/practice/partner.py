"""Teman latihan: choose somebody, talk, read what could have been better."""

import secrets
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from scripts_call.practice.shelf import Shelf
from ui.practice.call import CallPage
from ui.practice.chooser import Chooser
from ui.practice.result import ResultPage
from ui.presenters.practice_partner import Dice, PartnerPresenter
from ui.presenters.practice_people import people_rows
from ui.session import Session
from ui.theme import px

SECOND: Final = timedelta(seconds=1) // timedelta(milliseconds=1)


class PartnerPage(QWidget):
    """Three pages: who, the call, the judgement. The presenter says which one."""

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        dice: Dice = secrets.randbelow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.presenter = PartnerPresenter(session.workstation, session.officer, shelf, dice)
        self.setAccessibleName(self.tr("Teman latihan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        self.pages = QStackedWidget()
        column.addWidget(self.pages)
        self.chooser = Chooser()
        self.call = CallPage(lambda: self.presenter.elapsed)
        self.result = ResultPage(self.tr("Pilih teman lain"))
        for page in (self.chooser, self.call, self.result):
            self.pages.addWidget(page)
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND)
        self._clock.timeout.connect(self._tick)
        self._listen()
        self.chooser.seed.setValue(self.presenter.any_seed())
        self._show()

    def _listen(self) -> None:
        presenter = self.presenter
        presenter.changed = self._show
        self.chooser.chosen.connect(presenter.begin)
        self.chooser.new_seed.connect(lambda: self.chooser.seed.setValue(presenter.any_seed()))
        self.call.picked.connect(self._pick)
        self.call.said.connect(presenter.say)
        self.call.stopped.connect(presenter.leave)
        self.result.again.connect(presenter.again)
        self.result.another.connect(presenter.another)
        self.result.left.connect(presenter.leave)
        self.result.keep_wanted.connect(presenter.keep_again)

    def _pick(self, number: int) -> None:
        """Digits mean a sentence only while this page has the focus."""
        focus = QApplication.focusWidget()
        if focus is None or focus is self or self.isAncestorOf(focus):
            self.presenter.pick(number)
            self.setFocus()  # the sentence that was clicked is gone

    def _show(self) -> None:
        before, page = self.pages.currentWidget(), self._page()
        call, result = self.presenter.call, self.presenter.result
        if result is not None:
            self.result.show_view(result, self.presenter.trouble)
        elif call is not None:
            self.call.show_view(call)
        else:
            self._show_people()
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if page is not before and self.isVisible():
            page.setFocus()

    def _page(self) -> QWidget:
        if self.presenter.result is not None:
            return self.result
        return self.chooser if self.presenter.call is None else self.call

    def _show_people(self) -> None:
        runs, course = self.presenter.progress
        self.chooser.show_people(people_rows(self.presenter.shelf, runs, course))

    def _tick(self) -> None:
        self.presenter.watch()
        if self.presenter.calling:
            self.call.tick()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._clock.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._clock.stop()
