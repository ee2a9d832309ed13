"""The Kunjungan room: employers to be visited, visits made, and how far employers have come."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.facts import Channel
from dialer.people import Right
from ui.icons import Icon
from ui.live import LiveRoom, show_ids
from ui.presenters.visits import Period, VisitRow, visits_made
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import px
from ui.visit_found import FoundCard
from ui.visit_funnel import FunnelPage
from ui.visit_plans import PlansPage
from ui.widgets import Choice, ChoiceList, Column, EmptyState, Role, Table, label


class VisitsRoom(LiveRoom):
    """Plans, visits made, and the way to the first payment; Enter records a visit on the desk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.plans = PlansPage(session)
        self.made = MadePage(session)
        self.funnel = FunnelPage(session)
        self.tabs = KeyTabs(
            self.tr("Bagian ruang Kunjungan"),
            [
                (self.tr("Perlu dikunjungi"), self.plans),
                (self.tr("Sudah dikunjungi"), self.made),
                (self.tr("Tahap badan usaha"), self.funnel),
            ],
        )
        column.addWidget(self.tabs)

    def reload(self) -> None:
        """Read plans and visits again."""
        self.plans.reload()
        self.made.reload()
        self.funnel.follow()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        self.tabs.turn_to(self.tabs.currentIndex())


class MadePage(QWidget):
    """The visits of a period with what came of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._period = Period.MONTH
        self._made: Mapping[str, VisitRow] = {}
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.periods = ChoiceList(
            [
                Choice(Period.WEEK.value, self.tr("Minggu ini")),
                Choice(Period.MONTH.value, self.tr("Bulan ini")),
                Choice(Period.ALL.value, self.tr("Semua")),
            ],
            checkable=True,
            columns=3,
        )
        self.periods.setAccessibleName(self.tr("Rentang waktu"))
        self.periods.chosen.connect(self._look_back)
        row.addWidget(self.periods)
        self.counts = label(role=Role.MUTED)
        row.addWidget(self.counts)
        row.addStretch(1)
        column.addLayout(row)
        self._front = QStackedWidget()
        self.table: Table[VisitRow] = Table(
            self._columns(), self._rows, self.tr("Kunjungan yang sudah dilakukan")
        )
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._show)
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(12))
        beside.addWidget(self.table, 1)
        self.found = FoundCard(session)
        beside.addWidget(self.found)
        self._front.addWidget(both)
        self.setFocusProxy(self.table)
        self.empty = EmptyState(
            self.tr("Belum ada kunjungan dalam rentang ini"),
            self.tr("Hasil kunjungan yang dicatat muncul di sini dan masuk ke laporan canvassing."),
            icon=Icon.VISIT,
        )
        self._front.addWidget(self.empty)
        column.addWidget(self._front, 1)

    def _columns(self) -> list[Column[VisitRow]]:
        made: list[Column[VisitRow]] = [
            Column(self.tr("Waktu"), lambda row: row.at, width=158),
            Column(self.tr("Badan usaha"), lambda row: row.name, strong=True),
            Column(self.tr("Hasil"), lambda row: row.outcome),
            Column(self.tr("Bertemu dengan"), lambda row: row.spoke_to, width=136),
            Column(self.tr("Tindak lanjut"), lambda row: row.next_step),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=112))
        return made

    def reload(self) -> None:
        """Read the visits again, beside the window."""
        station, officer, period = self._session.workstation, self._session.officer, self._period
        self.periods.set_value(period.value)
        self._asked = number = self._asked + 1
        self._session.background.run(
            lambda _progress: visits_made(station, officer, period),
            lambda made: self._draw(made) if number == self._asked else None,
            owner=self,
        )

    def _draw(self, made: Mapping[str, VisitRow]) -> None:
        self._made = made
        self.counts.setText(self.tr("{0} kunjungan").format(len(self._made)))
        show_ids(self.table, tuple(self._made))
        self._front.setCurrentIndex(0 if self._made else 1)
        self._show(self.table.current)

    def _show(self, attempt_id: object) -> None:
        row = self._made.get(str(attempt_id))
        if row is not None:
            self.found.show_visit(row)

    def _look_back(self, value: object) -> None:
        self._period = Period(str(value))
        self.reload()

    def _rows(self, ids: Sequence[str]) -> Mapping[str, VisitRow]:
        return {one: self._made[one] for one in ids}

    def _open(self, attempt_id: object) -> None:
        row = self._made[str(attempt_id)]
        self._session.news.contact_wanted.emit(row.contact_id, Channel.PHONE)
