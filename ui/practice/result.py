"""The judgement on screen: score by parameter with reasons, and where the call turned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon, IconView
from ui.practice.transcript import SIGNS, Transcript
from ui.presenters.practice_result import NOTHING_LOST, PointsRow, ResultView, Turning
from ui.theme import Tone, px, tabular
from ui.tones import tone_of
from ui.widgets import (
    Badge,
    Card,
    KeyButton,
    Notice,
    Role,
    ScriptText,
    Variant,
    label,
    rule,
)


class ResultPage(QWidget):
    """Renders a `ResultView`. `closing` is the word on the button that leads away."""

    again = Signal()
    another = Signal()
    left = Signal()
    keep_wanted = Signal()

    def __init__(self, closing: str, *, repeat: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ResultView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.trouble = Notice(Tone.BAD, closable=False)
        self.trouble.action_requested.connect(self.keep_wanted)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._build_score(), 1)
        row.addWidget(self._build_debrief(), 1)
        column.addLayout(row, 1)
        column.addLayout(self._build_ways(closing, repeat=repeat))

    def _build_score(self) -> QWidget:
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self.name = label("", Role.STRONG, wrap=True)
        self.ending = label("", Role.MUTED, wrap=True)
        words.addWidget(self.name)
        words.addWidget(self.ending)
        top.addLayout(words, 1)
        self.score = label("", Role.TITLE)
        self.score.setFont(tabular(self.score.font()))
        self.verdict = Badge()
        top.addWidget(self.score)
        top.addWidget(self.verdict)
        card.body.addLayout(top)
        self.failed = Notice(Tone.BAD, closable=False)
        card.body.addWidget(self.failed)
        self.pages = QStackedWidget()
        self.points = _scroller(self.tr("Nilai menurut parameter"))
        self.transcript = Transcript()
        self.pages.addWidget(self.points)
        self.pages.addWidget(self.transcript)
        card.body.addWidget(self.pages, 1)
        return card

    def _build_debrief(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        self.debrief = _scroller(self.tr("Pembahasan"))
        card.body.addWidget(self.debrief)
        return card

    def _build_ways(self, closing: str, *, repeat: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.repeat = KeyButton(self.tr("Ulangi"), "F2", Variant.PRIMARY)
        self.repeat.clicked.connect(self.again)
        self.renew = KeyButton(self.tr("Nomor latihan lain"), "F3")
        self.renew.clicked.connect(self.another)
        self.turn = KeyButton("", "F4")
        self.turn.clicked.connect(self._turn_page)
        self.close_button = KeyButton(closing, "Escape")
        self.close_button.clicked.connect(self.left)
        for button in (self.repeat, self.renew):
            row.addWidget(button)
            if not repeat:  # shown before it has a parent, it would be a window of its own
                button.hide()
        row.addWidget(self.turn)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self._say_turn()
        return row

    def show_view(self, view: ResultView, trouble: str = "") -> None:
        """Show a judgement; `trouble` says why it could not be kept."""
        self.trouble.setVisible(bool(trouble))
        if trouble:
            self.trouble.tell(
                Tone.BAD,
                self.tr("Hasil latihan belum tersimpan."),
                trouble,
                action=self.tr("Simpan lagi"),
            )
        if view == self._view:
            return
        self._view = view
        self.name.setText(self.tr("{0} · nomor latihan {1}").format(view.title, view.seed))
        self.ending.setText(view.ending)
        self.score.setText(view.score)
        self.verdict.tell(view.verdict, Tone.GOOD if view.passed else Tone.WARN)
        self.failed.setVisible(bool(view.failed))
        if view.failed:
            self.failed.tell(Tone.BAD, self.tr("Menggugurkan latihan:"), " ".join(view.failed))
        self.points.setWidget(_points(view.points))
        self.debrief.setWidget(self._debrief(view))
        self.transcript.show_spoken(view.spoken)
        self.pages.setCurrentWidget(self.points)
        self._say_turn()

    def _turn_page(self) -> None:
        shown = self.pages.currentWidget()
        self.pages.setCurrentWidget(self.points if shown is self.transcript else self.transcript)
        self._say_turn()

    def _say_turn(self) -> None:
        talk = self.pages.currentWidget() is self.transcript
        self.turn.setText(self.tr("Lihat nilai") if talk else self.tr("Lihat percakapan"))

    def _debrief(self, view: ResultView) -> QWidget:
        page, column = _page()
        column.addWidget(label(self.tr("Titik balik"), Role.SECTION))
        if view.turning is None:
            column.addWidget(label(NOTHING_LOST, wrap=True))
        else:
            self._add_turning(column, view.turning)
        if view.others:
            column.addWidget(rule())
            column.addWidget(label(self.tr("Yang juga dapat lebih baik"), Role.SECTION))
            for one in view.others:
                self._add_other(column, one)
        column.addWidget(rule())
        column.addWidget(label(self.tr("Yang tersembunyi"), Role.SECTION))
        for title, text in (
            (self.tr("Keadaan sebenarnya"), view.truth),
            (self.tr("Yang meyakinkan"), view.persuades),
            (self.tr("Tujuan percakapan"), view.goal),
        ):
            _add_said(column, title, text)
        if view.unheard:
            _add_said(
                column,
                self.tr("Kalimat yang tidak dikenali, jadi tidak dinilai"),
                "\n".join(f"“{one}”" for one in view.unheard),
            )
        column.addStretch(1)
        return page

    def _add_turning(self, column: QVBoxLayout, one: Turning) -> None:
        tone = Tone.BAD if one.instant else Tone.WARN
        column.addWidget(label(f"{one.place} · {one.label} ({one.cost})", Role.STRONG, wrap=True))
        why = QHBoxLayout()
        why.setSpacing(px(8))
        sign = IconView(Icon.BAD if one.instant else Icon.WARN, tone, 16)
        why.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        why.addWidget(label(one.why, wrap=True), 1)
        column.addLayout(why)
        _add_said(column, self.tr("Lawan bicara"), f"“{one.heard}”")
        if one.said:
            _add_said(column, self.tr("Anda"), f"“{one.said}”")
        if one.note:
            column.addWidget(label(one.note, Role.MUTED, wrap=True))
        column.addWidget(label(self.tr("Jawaban yang lebih baik"), Role.LABEL, tone=Tone.GOOD))
        column.addWidget(ScriptText(one.better))

    def _add_other(self, column: QVBoxLayout, one: Turning) -> None:
        column.addSpacing(px(4))
        column.addWidget(label(f"{one.place} · {one.label} ({one.cost})", Role.STRONG, wrap=True))
        column.addWidget(label(one.why, Role.MUTED, wrap=True))
        _add_said(column, self.tr("Lebih baik"), f"“{one.better}”")


def _add_said(column: QVBoxLayout, who: str, text: str) -> None:
    column.addWidget(label(who, Role.LABEL, wrap=True))
    column.addWidget(label(text, wrap=True))


def _points(rows: tuple[PointsRow, ...]) -> QWidget:
    page, column = _page()
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    for place, one in enumerate(rows):
        sign = IconView(SIGNS.get(one.shade, Icon.INFO), tone_of(one.shade), 16)
        grid.addWidget(sign, place, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(one.label, Role.STRONG, wrap=True))
        words.addWidget(label(one.reason, Role.MUTED, wrap=True))
        grid.addLayout(words, place, 1)
        points = label(one.points, tone=tone_of(one.shade))
        points.setFont(tabular(points.font()))
        points.setAccessibleName(f"{one.label}: {one.points}. {one.reason}")
        grid.addWidget(points, place, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    column.addStretch(1)
    return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(px(16), px(12), px(16), px(16))
    column.setSpacing(px(6))
    return page, column


def _scroller(name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
