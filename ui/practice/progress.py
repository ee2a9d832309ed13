"""Kemajuan: one's own runs by scenario; for a lead everybody's, and the course."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from scripts_call.errors import ScriptCallError
from scripts_call.practice.shelf import Shelf
from ui.live import LiveRoom, show_ids
from ui.practice.course import CourseCard
from ui.practice.result import ResultPage
from ui.presenters.practice_progress import (
    OfficerRow,
    PersonaRow,
    ProgressPresenter,
    ProgressView,
)
from ui.session import Session
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import Badge, Card, Column, Notice, Role, Table, label


class ProgressPage(LiveRoom):
    """Reads again whenever it comes on screen."""

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self.presenter = ProgressPresenter(session.workstation, session.officer, shelf)
        self._view: ProgressView | None = None
        self._personas: Mapping[str, PersonaRow] = {}
        self.setAccessibleName(self.tr("Kemajuan"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(12), 0, 0)
        self.pages = QStackedWidget()
        whole.addWidget(self.pages)
        self.overview = self._build_overview()
        self.result = ResultPage(self.tr("Kembali ke kemajuan"), repeat=False)
        self.result.left.connect(self._close_result)
        self.pages.addWidget(self.overview)
        self.pages.addWidget(self.result)
        self.setFocusProxy(self.officers if self.presenter.leads else self.personas)

    def _build_overview(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self._build_standing())
        self.officers: Table[OfficerRow] = Table(
            self._officer_columns(), self._officer_rows, self.tr("Petugas")
        )
        self.officers.selected.connect(lambda _id: self._show_personas())
        left.addWidget(self.officers, 2)
        self.heading = label("", Role.STRONG)
        left.addWidget(self.heading)
        self.personas: Table[PersonaRow] = Table(
            self._persona_columns(), self._persona_rows, self.tr("Skenario")
        )
        self.personas.opened.connect(lambda persona: self._open_result(str(persona)))
        left.addWidget(self.personas, 3)
        self.notice = Notice()
        self.notice.hide()
        left.addWidget(self.notice)
        foot = self.tr("Enter pada skenario membuka pembahasan latihan terakhir.")
        left.addWidget(label(foot, Role.LABEL, wrap=True))
        row.addLayout(left, 1)
        self.course = CourseCard(self.presenter)
        self.course.changed.connect(self.reload)
        row.addWidget(self.course)
        if not self.presenter.leads:
            self.officers.hide()
            self.course.hide()
        return made

    def _build_standing(self) -> QWidget:
        card = Card()
        line = QHBoxLayout()
        line.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self.course_words = label("", Role.STRONG, wrap=True)
        self.standing = label("", Role.MUTED, wrap=True)
        words.addWidget(self.course_words)
        words.addWidget(self.standing)
        line.addLayout(words, 1)
        self.badge = Badge()
        line.addWidget(self.badge)
        card.body.setContentsMargins(px(16), px(10), px(16), px(10))
        card.body.addLayout(line)
        return card

    def _officer_columns(self) -> list[Column[OfficerRow]]:
        return [
            Column(self.tr("Petugas"), lambda row: row.name, strong=True),
            Column(self.tr("Latihan"), lambda row: row.runs, number=True, width=84),
            Column(self.tr("Terbaik"), lambda row: row.best, number=True, width=84),
            Column(self.tr("Terakhir"), lambda row: row.last, number=True, width=84, spare=1),
            Column(self.tr("Skenario lulus"), lambda row: row.passed, number=True, width=120),
            Column(
                self.tr("Tugas"), lambda row: row.state, width=120, tone=lambda r: tone_of(r.shade)
            ),
        ]

    def _persona_columns(self) -> list[Column[PersonaRow]]:
        return [
            Column(self.tr("Skenario"), lambda row: row.title, strong=True, least=240),
            Column(self.tr("Tugas"), lambda row: row.wanted, width=64),
            Column(self.tr("Latihan"), lambda row: row.runs, number=True, width=72),
            Column(self.tr("Terbaik"), lambda row: row.best, number=True, width=72),
            Column(self.tr("Terakhir"), lambda row: row.last, number=True, width=76, spare=2),
            Column(self.tr("Waktu terakhir"), lambda row: row.when, width=150, spare=1),
            Column(
                self.tr("Hasil"), lambda row: row.state, width=110, tone=lambda r: tone_of(r.shade)
            ),
        ]

    @override
    def reload(self) -> None:
        """Read the runs and show them; an officer who is selected stays so."""
        view = self._view = self.presenter.read()
        self.course_words.setText(view.course_words)
        self.standing.setVisible(not self.presenter.leads)
        self.standing.setText(view.standing)
        self.badge.setVisible(not self.presenter.leads and view.course.required > 0)
        if view.done:
            self.badge.tell(self.tr("Lulus"), Tone.GOOD)
        else:
            self.badge.tell(self.tr("Belum lulus"), Tone.WARN)
        self.course.show_course(view.course)
        show_ids(self.officers, list(view.officers))
        self._show_personas()

    @property
    def _officer_id(self) -> str:
        current = self.officers.current
        return current if isinstance(current, str) else self._session.officer.officer_id

    def _show_personas(self) -> None:
        view = self._view
        if view is None:
            return
        chosen = view.officers.get(self._officer_id)
        name = chosen.name if chosen else self._session.officer.name
        self.heading.setText(self.tr("Skenario {0}").format(name))
        self._personas = self.presenter.personas(view, self._officer_id)
        show_ids(self.personas, list(self._personas))

    def _open_result(self, persona: str) -> None:
        if self._view is None:
            return
        self.notice.hide()
        try:
            result = self.presenter.last_result(self._view, self._officer_id, persona)
        except ScriptCallError as error:
            self.notice.tell(Tone.INFO, error.sentence, self.tr("Skornya tetap tersimpan."))
            self.notice.show()
            return
        if result is not None:
            self.result.show_view(result)
            self.pages.setCurrentWidget(self.result)
            self.result.setFocus()

    def _close_result(self) -> None:
        self.pages.setCurrentWidget(self.overview)
        self.personas.setFocus()

    def _officer_rows(self, ids: Sequence[str]) -> Mapping[str, OfficerRow]:
        view = self._view
        return {one: view.officers[one] for one in ids} if view else {}

    def _persona_rows(self, ids: Sequence[str]) -> Mapping[str, PersonaRow]:
        return {one: self._personas[one] for one in ids}
