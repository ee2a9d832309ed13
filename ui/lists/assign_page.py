"""Page "Bagi daftar": who gets which contacts of a list, seen before it is done."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dialer.assignment import Assignment
from dialer.errors import SambungError
from dialer.people import Officer
from dialer.ports import AssignmentRecord
from dialer.sharing import AssignmentPlan, Scope, Way
from ui.background import Progress, Task
from ui.icons import Icon
from ui.presenters.assignment import (
    SCOPES,
    WAYS,
    LoadRow,
    ShareView,
    ShareWish,
    officer_names,
    share_view,
    undo_sentence,
)
from ui.presenters.lists import number
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Column, Field, KeyButton, Role, Table, Variant, label

SETTLE_MS = 150


class AssignPage(QWidget):
    """Choices on the left, the table of officers before and after on the right."""

    closed = Signal()
    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._list_id = ""
        self._view = ShareView({}, "")
        self._task: Task | None = None
        self._working = False
        self.boxes: dict[str, QCheckBox] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._build_choices())
        row.addWidget(self._build_result(), 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)

    def _build_choices(self) -> QWidget:
        made = self.choices = Card(self.tr("Bagi daftar"))
        made.setFixedWidth(px(330))
        self.list_name = label(role=Role.MUTED, wrap=True)
        made.body.addWidget(self.list_name)
        made.body.addWidget(label(self.tr("Penerima"), Role.LABEL))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inner = QWidget()
        inner.setProperty("role", "page")
        self._people = QVBoxLayout(inner)
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(px(4))
        scroll.setWidget(inner)
        made.body.addWidget(scroll, 1)
        self.way = _box([(text, way) for way, text in WAYS.items()])
        self.scope = _box([(text, scope) for scope, text in SCOPES.items()])
        self.source = QComboBox()
        for title, box in (
            (self.tr("Cara membagi"), self.way),
            (self.tr("Kontak yang dibagi"), self.scope),
            (self.tr("Pindahkan dari"), self.source),
        ):
            made.body.addWidget(Field(title, box))
            box.currentIndexChanged.connect(self._changed)
        self.callbacks = QCheckBox(self.tr("Janji telepon ulang pribadi ikut pindah"))
        self.callbacks.toggled.connect(self._changed)
        made.body.addWidget(self.callbacks)
        return made

    def _build_result(self) -> QWidget:
        made = Card(self.tr("Sebelum dan sesudah"))
        self.sentence = label(wrap=True)
        made.body.addWidget(self.sentence)
        self.table: Table[LoadRow] = Table(
            self._columns(), self._fetch, self.tr("Petugas sebelum dan sesudah")
        )
        made.body.addWidget(self.table, 1)
        self.left = label(role=Role.MUTED, wrap=True)
        made.body.addWidget(self.left)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.carry = KeyButton(self.tr("Bagikan"), "Ctrl+Return", Variant.PRIMARY, Icon.GOOD)
        self.carry.clicked.connect(self.carry_out)
        row.addWidget(self.carry)
        self.back = KeyButton(self.tr("Kembali"), "Esc")
        self.back.clicked.connect(self.closed)
        row.addWidget(self.back)
        row.addStretch(1)
        self.last = label(role=Role.MUTED)
        row.addWidget(self.last)
        self.undo = KeyButton(self.tr("Urungkan"), "Ctrl+U", icon=Icon.UNDO)
        self.undo.clicked.connect(self.take_back)
        row.addWidget(self.undo)
        made.body.addLayout(row)
        return made

    def _columns(self) -> list[Column[LoadRow]]:
        return [
            Column(self.tr("Petugas"), lambda row: row.name, strong=True),
            Column(self.tr("Kontak kini"), lambda row: row.contacts_before, number=True, width=96),
            Column(self.tr("Nanti"), lambda row: row.contacts_after, number=True, width=76),
            Column(
                self.tr("Beda"),
                lambda row: row.change,
                number=True,
                width=76,
                tone=lambda row: Tone.ACCENT if row.gains else None,
            ),
            Column(self.tr("Bulan nanti"), lambda row: row.months_after, number=True, width=96),
            Column(self.tr("Rupiah kini"), lambda row: row.amount_before, number=True, width=140),
            Column(self.tr("Rupiah nanti"), lambda row: row.amount_after, number=True, width=140),
        ]

    # -- what is shown -----------------------------------------------------------------

    def offer(self, list_id: str, name: str) -> None:
        """Begin with a list; who was ticked before stays ticked."""
        ticked = {key for key, box in self.boxes.items() if box.isChecked()}
        self._list_id = list_id
        self.list_name.setText(name)
        names = officer_names(self._session.workstation)
        self._put_people(names, ticked)
        self._put_source(names)
        self._tell_undo()
        self.look()
        first = next(iter(self.boxes.values()), None)
        (first or self.way).setFocus()

    def _put_people(self, names: Mapping[str, str], ticked: set[str]) -> None:
        while (item := self._people.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes = {}
        for officer_id, name in names.items():
            box = QCheckBox(name.replace("&", "&&"))
            box.setChecked(officer_id in ticked)
            box.toggled.connect(self._changed)
            self.boxes[officer_id] = box
            self._people.addWidget(box, alignment=Qt.AlignmentFlag.AlignLeft)
        self._people.addStretch(1)
        for one, following in pairwise((*self.boxes.values(), self.way)):
            QWidget.setTabOrder(one, following)

    def _put_source(self, names: Mapping[str, str]) -> None:
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem(self.tr("Tidak ada: bagi dari daftar"), "")
        for officer_id, name in names.items():
            self.source.addItem(name, officer_id)
        self.source.blockSignals(False)

    @property
    def wish(self) -> ShareWish:
        """What is ticked now."""
        return ShareWish(
            list_id=self._list_id,
            officers=tuple(key for key, box in self.boxes.items() if box.isChecked()),
            way=Way(self.way.currentData()),
            scope=Scope(self.scope.currentData()),
            source=self.source.currentData() or "",
            with_callbacks=self.callbacks.isChecked(),
        )

    @property
    def view(self) -> ShareView:
        """What is shown now."""
        return self._view

    def _changed(self, *_given: object) -> None:
        self.scope.setEnabled(not self.source.currentData())
        self.carry.setEnabled(False)
        self._settle.start()

    def look(self) -> None:
        """Work out, beside the window, what the choices would do."""
        self._settle.stop()
        if self._task is not None:
            self._task.cancel()
        station, wish = self._session.workstation, self.wish
        self.carry.setEnabled(False)
        self.sentence.setText(self.tr("Menghitung…"))
        self._task = self._session.background.run(
            lambda _progress: share_view(station, wish), self._show, self._failed, owner=self
        )

    def _show(self, view: ShareView) -> None:
        self._view = view
        self.sentence.setText(view.sentence)
        self.table.set_ids(tuple(view.rows))
        self.left.setText("\n".join(view.left))
        self.left.setVisible(bool(view.left))
        self.carry.setEnabled(view.plan is not None and not self._working)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, LoadRow]:
        return {one: self._view.rows[one] for one in ids if one in self._view.rows}

    def _tell_undo(self) -> None:
        sentence = undo_sentence(self._session.workstation)
        self.last.setText(sentence)
        self.undo.setEnabled(bool(sentence) and not self._working)

    # -- what is done ------------------------------------------------------------------

    def carry_out(self) -> None:
        """Carry the plan out, beside the window."""
        plan = self._view.plan
        if plan is None or self._working:
            return
        self._begin()
        assignment, actor = self._session.workstation.assignment, self._session.officer
        self._session.background.run(
            _carrying(assignment, actor, plan), self._carried, self._failed, owner=self
        )

    def take_back(self) -> None:
        """Take the last assignment back."""
        if self._working:
            return
        self._begin()
        assignment, actor = self._session.workstation.assignment, self._session.officer
        self._session.background.run(
            lambda progress: assignment.undo(actor, progress.report),
            self._taken_back,
            self._failed,
            owner=self,
        )

    def _begin(self) -> None:
        self._working = True
        self.carry.setEnabled(False)
        self.undo.setEnabled(False)
        self.sentence.setText(self.tr("Sedang dipindahkan…"))

    def _carried(self, record: AssignmentRecord) -> None:
        self._after(self.tr("{0} kontak dibagikan.").format(number(record.contacts)))

    def _taken_back(self, record: AssignmentRecord) -> None:
        self._after(
            self.tr("{0} kontak kembali ke petugas semula.").format(number(record.contacts))
        )

    def _after(self, sentence: str) -> None:
        self._working = False
        self.said.emit("good", sentence)
        self._session.news.lists_changed.emit()
        self._tell_undo()
        self.look()

    def _failed(self, error: Exception) -> None:
        self._working = False
        self._tell_undo()
        if not isinstance(error, SambungError):
            raise error
        self.sentence.setText(error.sentence)
        self.said.emit("bad", error.sentence)


def _carrying(
    assignment: Assignment, actor: Officer, plan: AssignmentPlan
) -> Callable[[Progress], AssignmentRecord]:
    return lambda progress: assignment.carry_out(actor, plan, progress.report)


def _box(choices: Sequence[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    for text, value in choices:
        made.addItem(text, value)
    return made
