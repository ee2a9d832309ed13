"""The Kunjungan room: employers waiting for a visit, and visits made."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialer.facts import Channel
from dialer.people import Right
from ui.icons import Icon
from ui.live import LiveRoom, show_ids
from ui.presenters.visits import (
    PREPARATION,
    Period,
    PlanRow,
    PlansView,
    VisitRow,
    plans_view,
    visits_made,
)
from ui.scaling import keep_width
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import (
    Card,
    Choice,
    ChoiceList,
    Column,
    EmptyState,
    KeyButton,
    Role,
    Table,
    Variant,
    label,
    rule,
)


class VisitsRoom(LiveRoom):
    """Two pages: to be visited, and visited; Enter records a visit on the desk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.plans = PlansPage(session)
        self.made = MadePage(session)
        self.tabs = KeyTabs(
            self.tr("Bagian ruang Kunjungan"),
            [(self.tr("Perlu dikunjungi"), self.plans), (self.tr("Sudah dikunjungi"), self.made)],
        )
        column.addWidget(self.tabs)

    def reload(self) -> None:
        """Read plans and visits again."""
        self.plans.reload()
        self.made.reload()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        self.tabs.turn_to(self.tabs.currentIndex())


class PlansPage(QWidget):
    """Who waits for a visit; beside it what to know and to take along."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PlansView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        self.counts = label(role=Role.MUTED)
        column.addWidget(self.counts)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.table: Table[PlanRow] = Table(
            self._columns(), self._rows, self.tr("Badan usaha yang perlu dikunjungi")
        )
        self.table.selected.connect(self._show)
        self.table.opened.connect(lambda contact_id: self._want(contact_id, Channel.VISIT))
        row.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.details = PlanCard()
        self.details.record.clicked.connect(lambda: self._want(self.table.current, Channel.VISIT))
        self.details.call.clicked.connect(lambda: self._want(self.table.current, Channel.PHONE))
        row.addWidget(self.details)
        self._front.addWidget(both)
        self.empty = EmptyState(
            self.tr("Tidak ada badan usaha yang menunggu kunjungan"),
            self.tr(
                "Catat hasil “Minta dikunjungi”, atau tindak lanjut “Jadwalkan kunjungan”, saat"
                " menelepon di Meja. Badan usahanya lalu muncul di sini."
            ),
            self.tr("Buka Meja"),
            "Ctrl+Return",
            Icon.VISIT,
        )
        self.empty.asked.connect(lambda: session.news.room_wanted.emit("meja"))
        self._front.addWidget(self.empty)

    def _columns(self) -> list[Column[PlanRow]]:
        made: list[Column[PlanRow]] = [
            Column(
                self.tr("Tanggal"),
                lambda row: row.day,
                width=150,
                tone=lambda row: Tone.WARN if row.late else None,
            ),
            Column(
                self.tr("Jarak"),
                lambda row: row.how_far,
                width=98,
                tone=lambda row: Tone.WARN if row.late else None,
            ),
            Column(self.tr("Badan usaha"), lambda row: row.name, strong=True),
            Column(self.tr("Alamat"), lambda row: row.address),
            Column(self.tr("PIC"), lambda row: row.pic, width=150),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=120))
        return made

    def reload(self) -> None:
        """Read the plans again."""
        view = self._view = plans_view(self._session.workstation, self._session.officer)
        self.counts.setText(view.words)
        self.counts.setVisible(bool(view.rows))
        show_ids(self.table, tuple(view.rows))
        if view.rows:
            self._show(self.table.current)
        self._front.setCurrentIndex(0 if view.rows else 1)

    def _rows(self, ids: Sequence[str]) -> Mapping[str, PlanRow]:
        return {one: self._view.rows[one] for one in ids} if self._view else {}

    def _show(self, contact_id: object) -> None:
        if self._view is not None and str(contact_id) in self._view.rows:
            self.details.show_plan(self._view.rows[str(contact_id)])

    def _want(self, contact_id: object, channel: Channel) -> None:
        if contact_id is not None:
            self._session.news.contact_wanted.emit(str(contact_id), channel)


class PlanCard(Card):
    """One employer: where, whom to ask for, what was said, what to take along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        keep_width(self, 368)
        self.heading.setWordWrap(True)
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(6))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._facts: dict[str, QLabel] = {}
        for key, title in (
            ("day", self.tr("Kunjungan")),
            ("address", self.tr("Alamat")),
            ("pic", self.tr("PIC")),
            ("phones", self.tr("Telepon")),
            ("email", self.tr("Email")),
            ("workers", self.tr("Potensi")),
            ("outcome", self.tr("Hasil terakhir")),
            ("note", self.tr("Catatan")),
        ):
            value = label(wrap=True)
            value.setAccessibleName(title)
            self._facts[key] = value
            name = label(title, Role.MUTED)
            name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            form.addRow(name, value)
        column.addLayout(form)
        column.addWidget(rule())
        column.addWidget(label(self.tr("Daftar persiapan"), Role.STRONG))
        for item in PREPARATION:
            line = QHBoxLayout()
            line.setSpacing(px(8))
            line.addWidget(label("•", Role.MUTED), alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(item, wrap=True), 1)
            column.addLayout(line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Rincian kunjungan"))
        self.body.addWidget(scroll, 1)
        self.record = KeyButton(
            self.tr("Catat hasil kunjungan"), "Ctrl+Return", Variant.PRIMARY, Icon.EDIT
        )
        self.body.addWidget(self.record)
        self.call = KeyButton(self.tr("Telepon dahulu"), "F9", icon=Icon.PHONE)
        self.body.addWidget(self.call)

    def show_plan(self, row: PlanRow) -> None:
        """Show another employer."""
        self.heading.setText(row.name)
        self.setAccessibleName(row.name)
        for key, text in (
            ("day", f"{row.day} ({row.how_far})" if row.how_far != "–" else row.day),
            ("address", row.address),
            ("pic", row.pic),
            ("phones", ", ".join(row.phones) or "–"),
            ("email", row.email),
            ("workers", row.workers),
            ("outcome", f"{row.outcome}, {row.asked}"),
            ("note", row.note),
        ):
            self._facts[key].setText(text)

    def fact(self, key: str) -> str:
        """What stands beside a title; `key` is a field of `PlanRow`."""
        return self._facts[key].text()


class MadePage(QWidget):
    """The visits of a period with what came of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._period = Period.MONTH
        self._made: Mapping[str, VisitRow] = {}
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
        self._front.addWidget(self.table)
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
            Column(self.tr("Waktu"), lambda row: row.at, width=140),
            Column(self.tr("Badan usaha"), lambda row: row.name, strong=True),
            Column(self.tr("Hasil"), lambda row: row.outcome),
            Column(self.tr("Bertemu dengan"), lambda row: row.spoke_to, width=150),
            Column(self.tr("Tindak lanjut"), lambda row: row.next_step),
            Column(self.tr("Catatan"), lambda row: row.note),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=130))
        return made

    def reload(self) -> None:
        """Read the visits again."""
        self._made = visits_made(self._session.workstation, self._session.officer, self._period)
        self.periods.set_value(self._period.value)
        self.counts.setText(self.tr("{0} kunjungan").format(len(self._made)))
        show_ids(self.table, tuple(self._made))
        self._front.setCurrentIndex(0 if self._made else 1)

    def _look_back(self, value: object) -> None:
        self._period = Period(str(value))
        self.reload()

    def _rows(self, ids: Sequence[str]) -> Mapping[str, VisitRow]:
        return {one: self._made[one] for one in ids}

    def _open(self, attempt_id: object) -> None:
        row = self._made[str(attempt_id)]
        self._session.news.contact_wanted.emit(row.contact_id, Channel.PHONE)
