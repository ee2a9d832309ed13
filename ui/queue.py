"""The Antrean room: who is called next, why, and who comes back later."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.facts import Channel
from dialer.lists.model import ListKind
from ui.icons import Icon
from ui.live import LiveRoom, show_ids
from ui.presenters.queue import (
    Nothing,
    QueueFilter,
    QueueRow,
    QueueView,
    Step,
    nothing,
    queue_row,
    queue_view,
    sees_all,
    summary,
)
from ui.scaling import keep_width
from ui.session import Session
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import (
    Choice,
    ChoiceList,
    Column,
    EmptyState,
    FlowLayout,
    KeyButton,
    Notice,
    Role,
    Table,
    Variant,
    bind,
    label,
)

OVERDUE = "overdue"
"""Beside now and later: callbacks that are late."""


class QueueRoom(LiveRoom):
    """The queue in its order; Enter puts a contact on the desk."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self._wanted = QueueFilter()
        self._view: QueueView | None = None
        self._words: Nothing | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(self._bar())
        self.closed = Notice(Tone.INFO, closable=False)
        self.closed.hide()
        column.addWidget(self.closed)
        self.summary = label(role=Role.MUTED)
        column.addWidget(self.summary)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.table: Table[QueueRow] = Table(self._columns(), self._rows, self.tr("Antrean"))
        self.table.opened.connect(self._open)
        self._front.addWidget(self.table)
        self._empty: EmptyState | None = None
        self.foot = label(role=Role.LABEL)
        column.addWidget(self.foot)

    def _bar(self) -> QLayout:
        row = FlowLayout(spacing=px(12), wide=True)
        self.when = ChoiceList(
            [
                Choice(False, self.tr("Sekarang")),
                Choice(True, self.tr("Nanti")),
                Choice(OVERDUE, self.tr("Terlambat")),
            ],
            checkable=True,
            columns=3,
        )
        self.when.setAccessibleName(self.tr("Waktu"))
        self.when.chosen.connect(self._choose_when)
        row.addWidget(self.when)
        self.kind = ChoiceList(
            [
                Choice("", self.tr("Semua")),
                Choice(ListKind.ARREARS.value, self.tr("Tunggakan")),
                Choice(ListKind.BU.value, self.tr("Badan Usaha")),
            ],
            modifier="Ctrl+",
            checkable=True,
            columns=3,
        )
        self.kind.setAccessibleName(self.tr("Jenis kontak"))
        self.kind.chosen.connect(lambda kind: self._filter(kind=str(kind)))
        row.addWidget(self.kind)
        self.lists = QComboBox()
        self.lists.setAccessibleName(self.tr("Daftar"))
        keep_width(self.lists, 200)
        self.lists.activated.connect(lambda _n: self._filter(list_id=self.lists.currentData()))
        bind(self.lists, "Ctrl+D", self.tr("Pilih daftar"), self._pick_list)
        row.addWidget(self.lists)
        self.first = KeyButton(self.tr("Buka yang pertama"), "F2", Variant.PRIMARY, Icon.PHONE)
        self.first.clicked.connect(self._open_first)
        row.addWidget(self.first)
        return row

    def _columns(self) -> list[Column[QueueRow]]:
        last: Column[QueueRow] = Column(
            self.tr("Hasil terakhir"), lambda row: row.last, width=140, spare=3
        )
        if sees_all(self._session.officer):
            last = Column(self.tr("Petugas"), lambda row: row.owner, width=140, spare=1)
        return [
            Column(self.tr("Nama"), lambda row: row.name, strong=True, least=190),
            Column(self.tr("Jenis"), lambda row: row.kind, width=102, spare=2),
            Column(
                self.tr("Mengapa"),
                lambda row: row.reason,
                least=220,
                tone=lambda row: tone_of(row.shade),
            ),
            Column(self.tr("Jatuh tempo"), lambda row: row.due, width=142),
            Column(self.tr("Percobaan"), lambda row: row.attempts, number=True, width=92, spare=1),
            Column(self.tr("Bulan"), lambda row: row.months, number=True, width=60, spare=4),
            Column(self.tr("Tunggakan / potensi"), lambda row: row.worth, number=True, width=164),
            last,
        ]

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        self.table.setFocus()

    def reload(self) -> None:
        """Read the queue again; the selected line stays selected while it is there."""
        station, officer = self._session.workstation, self._session.officer
        view = self._view = queue_view(station, officer, self._wanted)
        self.when.set_value(OVERDUE if self._wanted.overdue else self._wanted.later)
        self.kind.set_value(self._wanted.kind.value if self._wanted.kind else "")
        self._show_lists(view)
        self.closed.setVisible(bool(view.closed))
        if view.closed:
            self.closed.tell(Tone.INFO, view.closed)
        self.summary.setText(self._summary(view))
        self.first.setEnabled(bool(view.items))
        show_ids(self.table, view.ids)
        self._show_front(view)
        shown = len(view.items)
        self.foot.setVisible(bool(shown))
        self.foot.setText(
            self.tr("{0} teratas dari {1} kontak. Enter membuka kontak di Meja.").format(
                shown, view.total
            )
            if shown < view.total
            else self.tr("Enter membuka kontak di Meja.")
        )

    def _summary(self, view: QueueView) -> str:
        waiting = summary(view.counts) or self.tr("tidak ada yang menunggu")
        return self.tr("Sekarang: {0}. Nanti: {1} kontak.").format(waiting, view.counts.later)

    def _show_lists(self, view: QueueView) -> None:
        wanted = [("", self.tr("Semua daftar")), *view.lists]
        here = [
            (self.lists.itemData(place), self.lists.itemText(place))
            for place in range(self.lists.count())
        ]
        if here != wanted:
            self.lists.clear()
            for list_id, name in wanted:
                self.lists.addItem(name, list_id)
        self.lists.setCurrentIndex(max(0, self.lists.findData(self._wanted.list_id)))

    def _show_front(self, view: QueueView) -> None:
        zone = self._session.workstation.branch().zone
        words = None if view.items else nothing(view, self._wanted, zone)
        if words == self._words:
            return
        self._words = words
        before, self._empty = self._empty, None
        if words is None:
            self._front.setCurrentWidget(self.table)
        else:
            self._empty = EmptyState(words.title, words.sentence, words.button, "Ctrl+Return")
            self._empty.asked.connect(partial(self._step, words.step))
            self._front.addWidget(self._empty)
            self._front.setCurrentWidget(self._empty)
        if before is not None:  # only now: the page in front takes the cursor over from it
            self._front.removeWidget(before)
            before.deleteLater()

    @property
    def empty(self) -> EmptyState | None:
        """What stands in place of the table while there is nothing to show."""
        return self._empty

    def _step(self, step: Step) -> None:
        if step is Step.LISTS:
            self._session.news.room_wanted.emit("daftar")
        elif step is Step.UNFILTER:
            self._wanted = QueueFilter(later=self._wanted.later)
            self.reload()
        else:
            self._filter(later=step is Step.LATER, overdue=False)

    def _rows(self, ids: Sequence[str]) -> Mapping[str, QueueRow]:
        view, station = self._view, self._session.workstation
        if view is None:
            return {}
        return {one: queue_row(station, view, view.items[one]) for one in ids}

    def _choose_when(self, when: object) -> None:
        self._filter(later=when is True, overdue=when == OVERDUE)

    def _filter(
        self,
        *,
        later: bool | None = None,
        kind: str | None = None,
        list_id: str | None = None,
        overdue: bool | None = None,
    ) -> None:
        before = self._wanted
        self._wanted = QueueFilter(
            later=before.later if later is None else later,
            kind=before.kind if kind is None else (ListKind(kind) if kind else None),
            list_id=before.list_id if list_id is None else list_id,
            overdue=before.overdue if overdue is None else overdue,
        )
        self.reload()

    def _pick_list(self) -> None:
        self.lists.setFocus()
        self.lists.showPopup()

    def _open(self, contact_id: object) -> None:
        self._session.news.contact_wanted.emit(str(contact_id), Channel.PHONE)

    def _open_first(self) -> None:
        if self._view is not None and self._view.items:
            self._open(self._view.ids[0])
