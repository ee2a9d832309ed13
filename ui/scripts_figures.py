"""Naskah & keberatan: for leads, what became of each script and of each answer to an objection."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from dialer.errors import SambungError
from dialer.hours import local
from dialer.script_figures import ObjectionFigures, ScriptFigures
from scripts_call.library import Library
from ui.background import Progress
from ui.live import LiveRoom, show_ids
from ui.period_bar import PeriodBar
from ui.practice.share_bar import ShareBar
from ui.presenters.periods import Period, Quick
from ui.presenters.practice_figures import (
    Block,
    FigureWords,
    ObjectionRow,
    ScriptRow,
    figures_by_id,
    read_figures,
)
from ui.session import Session
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import (
    Card,
    Column,
    EmptyState,
    KeyButton,
    Notice,
    Role,
    Table,
    label,
    rule,
    set_tone,
)

LONG: Final = 90
"""Days that are usually needed until the counts say something."""

SCRIPT_ROWS: Final = 6
"""Rows of the table of scripts that are seen without scrolling, at most."""


class ScriptFiguresPage(LiveRoom):
    """Scripts above, the objections of the selected one below, the selected objection beside.

    `reading` is true while the figures of the period are on their way.
    """

    def __init__(self, session: Session, scripts: Library, parent: QWidget | None = None) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self._words = FigureWords(scripts.scripts)
        self._figures: Mapping[str, ScriptFigures] = {}
        self._objections: Mapping[str, ObjectionFigures] = {}
        self._wish = 0
        self.reading = False
        self.setAccessibleName(self.tr("Naskah dan keberatan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._build_period())
        self.notice = Notice(closable=False)
        self.notice.hide()
        column.addWidget(self.notice)
        self.pages = QStackedWidget()
        self._found = self._build_found()
        self.empty = EmptyState(
            self.tr("Belum ada percakapan bernaskah"),
            self.tr(
                "Angka muncul sesudah hasil disimpan di Meja dari percakapan yang memakai naskah."
                " Pilih periode yang lebih panjang, atau mulai menelepon."
            ),
            self.tr("Buka Meja"),
        )
        self.empty.asked.connect(lambda: session.news.room_wanted.emit("meja"))
        self.pages.addWidget(self._found)
        self.pages.addWidget(self.empty)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.scripts)

    def _build_period(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.period = PeriodBar(self._today, (Quick.WEEK, Quick.MONTH), modifier="")
        self.long = KeyButton(self.tr("{0} hari terakhir").format(LONG), "3")
        self.long.clicked.connect(self.look_back)
        row.addWidget(self.period)
        row.addWidget(self.long)
        row.addStretch(1)
        self.look_back()
        self.period.changed.connect(self.reload)
        return row

    def _build_found(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        self.scripts: Table[ScriptRow] = Table(
            self._script_columns(), self._script_rows, self.tr("Naskah")
        )
        self.scripts.selected.connect(lambda _id: self._show_script())
        left.addWidget(self.scripts)
        self.heading = label("", Role.STRONG, wrap=True)
        left.addWidget(self.heading)
        self.objections: Table[ObjectionRow] = Table(
            self._objection_columns(), self._objection_rows, self.tr("Keberatan")
        )
        self.objections.selected.connect(lambda _id: self._show_blocks())
        left.addWidget(self.objections, 1)
        foot = self.tr(
            "Kesepakatan: janji bayar, berminat REHAB, atau Badan Usaha berminat."
            " Kisaran dalam kurung: makin sedikit percakapan, makin lebar dan makin belum pasti."
        )
        left.addWidget(label(foot, Role.LABEL, wrap=True))
        row.addLayout(left, 1)
        row.addWidget(self._build_side())
        return made

    def _build_side(self) -> QWidget:
        self.side = Card()
        self.side.setAccessibleName(self.tr("Rincian"))
        self.side.body.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.side.body.addWidget(self._area)
        self._measure()
        return self.side

    def _measure(self) -> None:
        self.side.setFixedWidth(px(370))
        rows = min(max(len(self._figures), 2), SCRIPT_ROWS)
        self.scripts.setFixedHeight(px(30) * (rows + 1) + px(8))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _script_columns(self) -> list[Column[ScriptRow]]:
        return [
            Column(self.tr("Naskah"), lambda row: row.title, strong=True),
            Column(self.tr("Percakapan"), lambda row: row.talks, number=True, width=104),
            Column(self.tr("Orang tepat"), lambda row: row.right_party, number=True, width=108),
            Column(self.tr("Janji / minat"), lambda row: row.goals, number=True, width=110),
            Column(self.tr("Dari orang tepat"), lambda row: row.rate, number=True, width=130),
            Column(self.tr("REHAB"), lambda row: row.plans, number=True, width=68),
        ]

    def _objection_columns(self) -> list[Column[ObjectionRow]]:
        return [
            Column(self.tr("Keberatan"), lambda row: row.title, strong=True),
            Column(self.tr("Muncul"), lambda row: row.raised, number=True, width=80),
            Column(self.tr("Percakapan"), lambda row: row.talks, number=True, width=104),
            Column(self.tr("Teratasi"), lambda row: row.resolved, number=True, width=84),
            Column(self.tr("Kesepakatan"), lambda row: row.rate, number=True, width=140),
            Column(
                self.tr("Jawaban"),
                lambda row: row.advice,
                width=146,
                tone=lambda row: tone_of(row.shade),
            ),
        ]

    def _today(self) -> date:
        station = self._session.workstation
        return local(station.now(), station.branch().zone).date()

    def look_back(self) -> None:
        """Take the last ninety days."""
        today = self._today()
        self.period.choose_days(Period(today - timedelta(days=LONG - 1), today))

    def use_scripts(self, scripts: Library) -> None:
        """Name steps and objections as these do."""
        self._words = FigureWords(scripts.scripts)
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Count again beside the window; a newer wish makes an older answer void."""
        self.period.follow()
        station, officer = self._session.workstation, self._session.officer
        period = self.period.period
        self._wish = number = self._wish + 1
        self.reading = True

        def read(_progress: Progress) -> Sequence[ScriptFigures]:
            return read_figures(station, officer, period)

        self._session.background.run(
            read,
            lambda found: self._show(found) if number == self._wish else None,
            self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        self.reading = False
        expected = isinstance(error, SambungError)
        self.notice.tell(
            Tone.BAD,
            error.sentence
            if isinstance(error, SambungError)
            else self.tr("Angka naskah tidak dapat dimuat."),
        )
        self.notice.show()
        if not expected:
            raise error

    def _show(self, found: Sequence[ScriptFigures]) -> None:
        self.reading = False
        self.notice.hide()
        self._figures = figures_by_id(found)
        self.pages.setCurrentWidget(self._found if found else self.empty)
        show_ids(self.scripts, list(self._figures))
        self._measure()
        self._show_script()

    @property
    def _script(self) -> ScriptFigures | None:
        return self._figures.get(str(self.scripts.current))

    def _show_script(self) -> None:
        figures = self._script
        if figures is None:
            return
        self._objections = {one.objection_id: one for one in figures.objections}
        title = self._words.title(figures)
        self.heading.setText(
            self.tr("Keberatan dalam {0}").format(title)
            if figures.objections
            else self.tr("Belum ada keberatan yang dicatat dalam {0}.").format(title)
        )
        show_ids(self.objections, list(self._objections))
        self._show_blocks()

    def _show_blocks(self) -> None:
        figures = self._script
        if figures is None:
            return
        blocks: list[Block] = []
        chosen = self._objections.get(str(self.objections.current))
        if chosen is not None:
            blocks += self._words.objection_blocks(figures, chosen)
        blocks += (self._words.script_block(figures), self._words.stop_block(figures))
        page = QWidget()
        page.setProperty("role", "page")
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        for place, block in enumerate(blocks):
            if place:
                column.addSpacing(px(4))
                column.addWidget(rule())
            _add_block(column, block)
        column.addStretch(1)
        self._area.setWidget(page)

    def _script_rows(self, ids: Sequence[str]) -> Mapping[str, ScriptRow]:
        return {one: self._words.script_row(self._figures[one]) for one in ids}

    def _objection_rows(self, ids: Sequence[str]) -> Mapping[str, ObjectionRow]:
        figures = self._script
        if figures is None:
            return {}
        return {one: self._words.objection_row(figures, self._objections[one]) for one in ids}


def _add_block(column: QVBoxLayout, block: Block) -> None:
    column.addWidget(label(block.title, Role.STRONG, wrap=True))
    for sentence in block.sentences:
        column.addWidget(label(sentence, Role.MUTED, wrap=True))
    for share in block.shares:
        column.addWidget(ShareBar(share))
    if block.advice is not None:
        said = label(block.advice.text, wrap=True)
        set_tone(said, tone_of(block.advice.shade))
        column.addWidget(said)
