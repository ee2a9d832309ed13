"""Lists coming in one after the other: looked into, asked about, taken in beside the window.

The import goes on whatever room is open; how it ends is told where the person is then.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialer.errors import SambungError
from dialer.importing import OnProgress
from dialer.importing import Progress as ImportProgress
from dialer.received.model import ReceivedFile
from ui.background import Progress, Step, Task, TaskState
from ui.lists.intake import IntakePage, Wish
from ui.lists.progress_strip import ProgressStrip
from ui.presenters.intake_options import intake_options
from ui.presenters.list_intake import (
    IntakeOrder,
    Offer,
    Taken,
    inspect_offer,
    progress_words,
    take_in,
    take_in_samples,
)
from ui.session import Session

Result = list[Taken] | ReceivedFile | None
"""What came in; None when a list was taken back."""


class ImportFlow(QObject):
    """Leads offers through the page. `opened` and `closed` ask for the page and for the lists.

    `taken` carries a Result; `told` tone and sentence of what went otherwise.
    """

    opened = Signal()
    closed = Signal()
    taken = Signal(object)
    told = Signal(str, str)

    def __init__(
        self, session: Session, page: IntakePage, strip: ProgressStrip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._strip = strip
        self._offers: deque[Offer] = deque()
        self._orders: deque[IntakeOrder] = deque()
        self._task: Task | None = None
        self._look: Task | None = None
        self._ordered: IntakeOrder | None = None
        page.ordered.connect(self._order)
        page.look_wanted.connect(self._look_again)
        page.cancelled.connect(self._leave)
        strip.cancelled.connect(self._cancel)

    @property
    def running(self) -> bool:
        """Whether something comes in or is taken back."""
        return self._task is not None

    @property
    def asking(self) -> bool:
        """Whether the page is about an offer that is not ordered yet."""
        return self._page.wizard is not None and self._ordered_offer is not self._page.offer

    @property
    def _ordered_offer(self) -> Offer | None:
        return self._ordered.offer if self._ordered is not None else None

    # -- offers ------------------------------------------------------------------------

    def offer(self, offers: Sequence[Offer], *, instead: bool = False) -> None:
        """Ask about offers one after the other; `instead` of the one on the page now."""
        if instead and self.asking:
            self._offers.extendleft(reversed(offers))
            self._next()
            return
        self._offers.extend(offers)
        if self.asking:
            self._page.show_queue(len(self._offers))
        else:
            self._next()

    def _next(self) -> None:
        self._look_no_more()
        if not self._offers:
            self._page.wizard = None
            self.closed.emit()
            return
        offer = self._offers.popleft()
        self._ordered = None
        self._page.show_offer(
            offer, intake_options(self._session.workstation, self._session.officer)
        )
        self._page.show_queue(len(self._offers))
        self.opened.emit()
        self._look_into(offer, Wish(offer.kind))

    def _look_again(self, wish: Wish) -> None:
        offer = self._page.offer
        if offer is not None:
            self._look_no_more()
            self._page.show_looking()
            self._look_into(offer, wish)

    def _look_into(self, offer: Offer, wish: Wish) -> None:
        station = self._session.workstation
        self._look = self._session.background.run(
            lambda progress: inspect_offer(
                station,
                offer,
                progress.check,
                kind=wish.kind,
                sheet=wish.sheet,
                header_row=wish.header_row,
            ),
            self._page.show_inspection,
            self._unreadable,
            owner=self,
        )

    def _look_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            self._page.show_unreadable(
                self.tr("Berkas tidak dapat dilihat. Tidak ada yang disimpan.")
            )
            raise error
        self._page.show_unreadable(error.sentence)

    def _leave(self) -> None:
        """This offer is not wanted; the next one comes."""
        self._next()

    # -- taking in ---------------------------------------------------------------------

    def _order(self, order: IntakeOrder) -> None:
        self._orders.append(order)
        self._ordered = order
        self._run_next()
        if self._offers:
            self._next()
        else:
            self.closed.emit()

    def _run_next(self) -> None:
        if self._task is not None or not self._orders:
            return
        order = self._orders.popleft()
        station, officer = self._session.workstation, self._session.officer

        def work(told: OnProgress) -> Result:
            done = take_in(station, officer, order, told)
            return [done] if isinstance(done, Taken) else done

        name = order.name.strip() or order.offer.title
        self._run(name, work, lambda error: self._failed(order, name, error))

    def take_samples(self) -> None:
        """Take the sample lists in."""
        if self._task is None:
            station, officer = self._session.workstation, self._session.officer
            self._run(
                self.tr("Daftar contoh"),
                lambda told: take_in_samples(station, officer, told),
                self._went_wrong,
            )

    def undo(self, list_id: str, name: str) -> None:
        """Take a list back as a whole."""
        if self._task is not None:
            self.told.emit("info", self.tr("Tunggu sampai impor yang berjalan selesai."))
            return
        station, actor_id = self._session.workstation, self._session.officer.officer_id
        intake = station.intake

        def work(told: OnProgress) -> Result:
            intake.undo(actor_id, list_id, on_progress=told)
            station.payment_matching.rematch(actor_id)
            return None

        self._run(name, work, self._went_wrong, may_cancel=False)

    def _run(
        self,
        name: str,
        work: Callable[[OnProgress], Result],
        failed: Callable[[Exception], Any],
        *,
        may_cancel: bool = True,
    ) -> None:
        def body(progress: Progress) -> Result:
            def told(now: ImportProgress) -> None:
                progress.report(now.rows_done, now.rows_expected or None, progress_words(now))

            return work(told)

        self._strip.begin(name, self.tr("Membaca berkas"), may_cancel=may_cancel)
        self._task = self._session.background.run(
            body, self._done, failed, progress=self._step, ended=self._ended, owner=self
        )

    def _done(self, result: Result) -> None:
        if not self.asking and not self._orders:
            self._page.wizard = None
        self.taken.emit(result)

    def _step(self, now: Step) -> None:
        self._strip.show_step(now)
        if now.total:
            percent = now.done * 100 // now.total
            self._session.news.work.emit(self.tr("Impor {0} %").format(percent))

    def _cancel(self) -> None:
        self._orders.clear()
        if self._task is not None:
            self._task.cancel()

    def _failed(self, order: IntakeOrder, name: str, error: Exception) -> None:
        if isinstance(error, SambungError) and self._page.offer is order.offer:
            self._ordered = None
            self._page.show_failure(error.sentence)
            self.opened.emit()
            return
        self._went_wrong(error, name)

    def _went_wrong(self, error: Exception, name: str = "") -> None:
        if not isinstance(error, SambungError):
            self.told.emit("bad", self.tr("Daftar tidak dapat diimpor. Tidak ada yang disimpan."))
            raise error
        self.told.emit("bad", f"{name}: {error.sentence}" if name else error.sentence)

    def _ended(self, state: TaskState) -> None:
        self._task = None
        self._strip.hide()
        self._session.news.work.emit("")
        if state is TaskState.CANCELLED:
            self.told.emit("info", self.tr("Dibatalkan. Tidak ada baris yang disimpan."))
        self._run_next()
