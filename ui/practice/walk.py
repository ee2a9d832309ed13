"""Walking a script with an invented contact, as often as one likes."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.hours import local
from scripts_call.library import Library
from ui.desk.contact_panel import FactRow
from ui.desk.picker import Picker
from ui.desk.script_panel import WITH_LETTERS, ScriptPanel
from ui.presenters.practice import PracticePresenter, PracticeView
from ui.scaling import keep_width
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, Role, label


class WalkPage(QWidget):
    """Nothing done here reaches the store; the room says so all the time."""

    def __init__(self, session: Session, scripts: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PracticeView | None = None
        self._facts: list[FactRow] = []
        self.presenter = PracticePresenter(session.workstation, session.officer, scripts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Naskah"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        self.notice = Notice(
            Tone.INFO,
            self.tr("Ini latihan: tidak ada yang ditelepon dan tidak ada yang dicatat."),
            self.tr("Kontaknya karangan."),
            closable=False,
        )
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        column.addLayout(row, 1)
        left, right = self._sides = (QVBoxLayout(), QVBoxLayout())
        left.addWidget(self._build_sample())
        row.addLayout(left)
        self.script = ScriptPanel(
            self.presenter.talk.find,
            self._today,
            self.tr("Naskah selesai. Tekan F2 untuk mengulang dari awal."),
        )
        row.addWidget(self.script, 1)
        row.addLayout(right)
        self._way_card = self._build_way()
        right.addWidget(self._way_card)
        self._listen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the way of the talk stands below the sample."""
        super().resizeEvent(event)
        wanted = self._sides[0 if self.width() < px(1040) else 1]
        if wanted.indexOf(self._way_card) < 0:
            for side in self._sides:
                side.removeWidget(self._way_card)
            wanted.addWidget(self._way_card, 1)

    def _today(self) -> date:
        workstation = self._session.workstation
        return local(workstation.now(), workstation.branch().zone).date()

    def _build_sample(self) -> QWidget:
        card = Card(self.tr("Kontak karangan"))
        keep_width(card, 300)
        self.choice = Picker(self.tr("Naskah yang dilatih"))
        card.body.addWidget(Field(self.tr("Naskah yang dilatih"), self.choice))
        self.again = KeyButton(self.tr("Ulangi dari awal"), "F2")
        card.body.addWidget(self.again)
        card.body.addSpacing(px(8))
        self.name = label("", Role.STRONG, wrap=True)
        card.body.addWidget(self.name)
        self._fact_column = QVBoxLayout()
        self._fact_column.setSpacing(px(4))
        card.body.addLayout(self._fact_column)
        card.body.addStretch(1)
        return card

    def _build_way(self) -> QWidget:
        card = Card(self.tr("Jalannya percakapan"))
        keep_width(card, 300)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.setSpacing(px(8))
        self.way = label("", wrap=True)
        self.objections = label("", Role.MUTED, wrap=True)
        inside.addWidget(self.way)
        inside.addWidget(self.objections)
        inside.addStretch(1)
        area.setWidget(page)
        card.body.addWidget(area, 1)
        self.ending = Notice(Tone.GOOD, closable=False)
        self.ending.hide()
        card.body.addWidget(self.ending)
        return card

    def _listen(self) -> None:
        presenter, talk = self.presenter, self.presenter.talk
        presenter.listener = self._show
        self.choice.picked.connect(self._choose)
        self.again.clicked.connect(self._restart)
        self.script.answered.connect(self._answer)
        self.script.went_back.connect(talk.back)
        self.script.objection_wanted.connect(talk.raise_objection)
        self.script.objection_left.connect(talk.leave_objection)
        self.script.captured.connect(talk.note)
        self.script.settled.connect(self.setFocus)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first script, unless one is being walked."""
        super().showEvent(event)
        if self._view is None:
            self.presenter.start()

    def use_scripts(self, scripts: Library) -> None:
        """Walk these from now on."""
        self.presenter.use_scripts(scripts)

    def _choose(self, script_id: str) -> None:
        self.presenter.start(script_id)
        self.setFocus()

    def _restart(self) -> None:
        self.presenter.start()
        self.setFocus()

    def _answer(self, number: int) -> None:
        focus = QApplication.focusWidget()
        if focus is None or focus is self or self.isAncestorOf(focus):
            self.presenter.talk.answer(number)
            self.setFocus()  # the answer that was clicked is gone

    def _show(self, view: PracticeView) -> None:
        self._view = view
        self.choice.offer(view.scripts, view.script_id)
        self.name.setText(view.name)
        while len(self._facts) < len(view.facts):
            row = FactRow()
            self._fact_column.addWidget(row)
            self._facts.append(row)
        for place, row in enumerate(self._facts):
            row.setVisible(place < len(view.facts))
            if place < len(view.facts):
                row.show_fact(view.facts[place])
        self.script.show_view(view.script)
        way = "\n\n".join(f"{one.title}\n→ {one.answer}" for one in view.way)
        self.way.setText(way or self.tr("Pilih jawaban dengan angka 1 sampai 9."))
        raised = ", ".join(view.objections)
        self.objections.setText(self.tr("Keberatan: {0}").format(raised) if raised else "")
        self.objections.setVisible(bool(raised))
        self.ending.setVisible(bool(view.ending))
        if view.ending:
            self.ending.tell(
                Tone.GOOD,
                self.tr("Hasil: {0}").format(view.ending),
                self.tr("Di Meja, hasil ini sudah terpilih sendiri."),
                self.tr("F2 untuk mengulang."),
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            focus = QApplication.focusWidget()
            if focus is not None and focus is not self:
                self.setFocus()
            elif self.script.objecting:
                self.presenter.talk.leave_objection()
        elif not event.modifiers() & ~WITH_LETTERS and event.text().isalpha():
            self.script.open_search(event.text())
        else:
            super().keyPressEvent(event)
