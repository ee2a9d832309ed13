"""The Janji room: promises to pay by state, and the REHAB offers made."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.facts import Channel
from dialer.people import Right
from ui.collectibility_page import CollectibilityPage
from ui.icons import Icon
from ui.live import LiveRoom, show_ids
from ui.presenters.promises import RehabRow, RehabView, Span, rehab_view
from ui.promise_figures_page import PromiseFiguresPage
from ui.promise_page import PromisesPage
from ui.rehab_page import RehabCalculator
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import Choice, ChoiceList, Column, EmptyState, Role, Table, label


class PromisesRoom(LiveRoom):
    """Promises and REHAB offers, where Enter puts a contact on the desk; and the calculator."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.promises = PromisesPage(session)
        self.rehab = RehabPage(session)
        self.calculator = RehabCalculator(session)
        pages: list[tuple[str, QWidget]] = [
            (self.tr("Janji bayar"), self.promises),
            (self.tr("Tawaran REHAB"), self.rehab),
            (self.tr("Hitung REHAB"), self.calculator),
        ]
        self.collectibility: CollectibilityPage | None = None
        if session.officer.may(Right.CHANGE_SETTINGS):
            self.collectibility = CollectibilityPage(session)
            pages.append((self.tr("Kolektibilitas"), self.collectibility))
        self.figures: PromiseFiguresPage | None = None
        if session.officer.may(Right.SEE_ALL):
            self.figures = PromiseFiguresPage(session)
            pages.append((self.tr("Angka"), self.figures))
        self.tabs = KeyTabs(self.tr("Bagian ruang Janji"), pages)
        column.addWidget(self.tabs)

    def reload(self) -> None:
        """Read promises and offers again."""
        self.promises.reload()
        self.rehab.reload()
        if self.collectibility is not None:
            self.collectibility.reload()
        if self.figures is not None:
            self.figures.follow()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        self.tabs.turn_to(self.tabs.currentIndex())


class RehabPage(QWidget):
    """The plans that were offered, with the answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._span = Span.MONTH
        self._view: RehabView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.spans = ChoiceList(
            [
                Choice(Span.MONTH.value, self.tr("30 hari")),
                Choice(Span.QUARTER.value, self.tr("90 hari")),
                Choice(Span.ALL.value, self.tr("Semua")),
            ],
            checkable=True,
            columns=3,
        )
        self.spans.setAccessibleName(self.tr("Rentang waktu"))
        self.spans.chosen.connect(self._look_back)
        row.addWidget(self.spans)
        self.counts = label(role=Role.MUTED)
        row.addWidget(self.counts)
        row.addStretch(1)
        column.addLayout(row)
        self._front = QStackedWidget()
        self.table: Table[RehabRow] = Table(self._columns(), self._rows, self.tr("Tawaran REHAB"))
        self.table.opened.connect(self._open)
        self._front.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.empty = EmptyState(
            self.tr("Tidak ada tawaran REHAB dalam rentang ini"),
            self.tr(
                "Rencana cicilan yang ditawarkan saat panggilan muncul di sini beserta jawabannya."
                " Peserta sendiri yang mendaftar lewat Mobile JKN atau Care Center 165."
            ),
            icon=Icon.PROMISE,
        )
        self._front.addWidget(self.empty)
        column.addWidget(self._front, 1)
        self.foot = label(
            self.tr(
                "Cicilan adalah perkiraan menurut aturan REHAB yang berlaku saat ditawarkan."
                " Enter membuka kontak di Meja."
            ),
            Role.LABEL,
        )
        column.addWidget(self.foot)

    def _columns(self) -> list[Column[RehabRow]]:
        made: list[Column[RehabRow]] = [
            Column(self.tr("Ditawarkan"), lambda row: row.day, width=120),
            Column(self.tr("Nama"), lambda row: row.name, strong=True),
            Column(
                self.tr("Jawaban"),
                lambda row: row.answer,
                width=100,
                tone=lambda row: Tone.GOOD if row.accepted else None,
            ),
            Column(self.tr("Tahap"), lambda row: row.stages, number=True, width=90),
            Column(self.tr("Cicilan pertama"), lambda row: row.instalment, number=True, width=130),
            Column(self.tr("Telepon ulang"), lambda row: row.callback, width=150),
            Column(self.tr("Catatan"), lambda row: row.note),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=160))
        return made

    def reload(self) -> None:
        """Read the offers again."""
        view = self._view = rehab_view(self._session.workstation, self._session.officer, self._span)
        self.spans.set_value(self._span.value)
        self.counts.setText(view.words)
        show_ids(self.table, tuple(view.rows))
        self._front.setCurrentWidget(self.table if view.rows else self.empty)
        self.foot.setVisible(bool(view.rows))

    def _look_back(self, value: object) -> None:
        self._span = next(span for span in Span if span.value == value)
        self.reload()

    def _rows(self, ids: Sequence[str]) -> Mapping[str, RehabRow]:
        return {one: self._view.rows[one] for one in ids} if self._view else {}

    def _open(self, attempt_id: object) -> None:
        if self._view is not None:
            row = self._view.rows[str(attempt_id)]
            self._session.news.contact_wanted.emit(row.contact_id, Channel.PHONE)
