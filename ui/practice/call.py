"""A practice call on screen: transcript, what may be said, mood and time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from dialer.reports.summary import format_length
from ui.practice.transcript import Transcript
from ui.presenters.practice_call import CallView
from ui.scaling import keep_width
from ui.theme import Tone, px, set_state, tabular
from ui.widgets import (
    Badge,
    Card,
    Choice,
    ChoiceList,
    KeyButton,
    Notice,
    Role,
    Variant,
    label,
    set_tone,
)


class CallPage(QWidget):
    """Renders a `CallView`; the digits pick a sentence, "/" goes to one's own words."""

    picked = Signal(int)
    said = Signal(str)
    stopped = Signal()

    def __init__(self, elapsed: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elapsed = elapsed
        self._view: CallView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        talk = QVBoxLayout()
        talk.setSpacing(px(8))
        card = Card()
        card.body.setContentsMargins(0, 0, 0, 0)
        self.transcript = Transcript()
        card.body.addWidget(self.transcript)
        talk.addWidget(card, 1)
        self.interruption = Notice(
            Tone.WARN,
            self.tr("Lawan bicara menyela."),
            self.tr("Dengarkan dahulu, tanggapi singkat, lalu kembali ke pembicaraan."),
            closable=False,
        )
        self.interruption.hide()
        talk.addWidget(self.interruption)
        self.offers = ChoiceList()
        self.offers.chosen.connect(self.picked.emit)
        talk.addWidget(self.offers)
        talk.addLayout(self._build_own())
        row.addLayout(talk, 1)
        row.addWidget(self._build_side())

    def _build_own(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.own = QLineEdit()
        self.own.setPlaceholderText(self.tr("Ketik kalimat sendiri, lalu Enter"))
        self.own.setAccessibleName(self.tr("Kalimat sendiri"))
        self.own.setMaxLength(500)
        self.own.returnPressed.connect(self._say)
        write = KeyButton(self.tr("Kalimat sendiri"), "/", Variant.QUIET)
        write.clicked.connect(self.own.setFocus)
        row.addWidget(write)
        row.addWidget(self.own, 1)
        return row

    def _build_side(self) -> QWidget:
        card = Card()
        keep_width(card, 320)
        self.name = label("", Role.SECTION, wrap=True)
        self.kind = label("", Role.MUTED, wrap=True)
        self.mood = Badge()
        card.body.addWidget(self.name)
        card.body.addWidget(self.kind)
        feels = QHBoxLayout()
        feels.setSpacing(px(8))
        feels.addWidget(label(self.tr("Suasana hati"), Role.LABEL))
        feels.addWidget(self.mood)
        feels.addStretch(1)
        card.body.addLayout(feels)
        card.body.addSpacing(px(4))
        card.body.addWidget(label(self.tr("Di layar Anda"), Role.LABEL))
        self.briefing = label("", Role.MUTED, wrap=True)
        card.body.addWidget(self.briefing)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(px(8))
        self._facts.setVerticalSpacing(px(2))
        self._facts.setColumnStretch(1, 1)
        card.body.addLayout(self._facts)
        card.body.addStretch(1)
        self.advice = label("", wrap=True)
        self.advice.hide()
        card.body.addWidget(self.advice)
        self.help = KeyButton(self.tr("Petunjuk"), "F4", Variant.QUIET)
        self.help.clicked.connect(self._turn_advice)
        card.body.addWidget(self.help)
        card.body.addWidget(label(self.tr("Waktu"), Role.LABEL))
        self.time = label("", Role.TITLE)
        self.time.setFont(tabular(self.time.font()))
        card.body.addWidget(self.time)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(6))
        self.bar.setAccessibleName(self.tr("Waktu terpakai"))
        card.body.addWidget(self.bar)
        self.pressure = label("", Role.MUTED, wrap=True)
        card.body.addWidget(self.pressure)
        self.turns = label("", Role.LABEL, wrap=True)
        card.body.addWidget(self.turns)
        self.seed = label("", Role.LABEL)
        card.body.addWidget(self.seed)
        self.stop = KeyButton(self.tr("Hentikan tanpa nilai"), "F9")
        self.stop.clicked.connect(self.stopped)
        card.body.addWidget(self.stop)
        return card

    def show_view(self, view: CallView) -> None:
        """Show how the call stands; the same again costs nothing."""
        before, self._view = self._view, view
        if before == view:
            return
        if before is None or before.offers != view.offers:
            self.offers.set_choices(
                [Choice(number, text) for number, text in enumerate(view.offers, start=1)]
            )
        self.transcript.show_spoken(view.spoken)
        self.interruption.setVisible(view.interrupted)
        self.name.setText(view.title)
        self.kind.setText(view.kind)
        self.mood.tell(view.mood, Tone(view.shade.value))
        self.briefing.setText(view.briefing)
        if before is None or before.facts != view.facts:
            self._show_facts(view.facts)
        if before is None or before.scene != view.scene:
            self.advice.hide()
        self.advice.setText(f"{view.scene}: {view.advice}")
        self.turns.setText(self.tr("Sisa {0} giliran").format(view.turns_left))
        self.seed.setText(self.tr("Nomor latihan {0}").format(view.seed))
        self.bar.setRange(0, view.most_seconds)
        self.tick()

    def tick(self) -> None:
        """Show the time that has gone by."""
        view = self._view
        if view is None:
            return
        now = min(self._elapsed(), view.most_seconds)
        self.time.setText(format_length(now))
        self.bar.setValue(now)
        late = now > view.target_seconds
        set_tone(self.time, Tone.WARN if late else None)
        set_state(self.bar, "tone", "warn" if late else None)
        if late:
            words = self.tr("Melewati waktu wajar {0}; berakhir sendiri pada {1}.")
        else:
            words = self.tr("Waktu wajar sampai {0}; berakhir sendiri pada {1}.")
        self.pressure.setText(
            words.format(format_length(view.target_seconds), format_length(view.most_seconds))
        )

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, (word, text) in enumerate(facts):
            title = label(word, Role.LABEL)
            self._facts.addWidget(title, place, 0)
            self._facts.addWidget(label(text, wrap=True), place, 1)

    def _turn_advice(self) -> None:
        self.advice.setVisible(self.advice.isHidden())

    def _say(self) -> None:
        text = self.own.text()
        if text.strip():
            self.own.clear()
            self.said.emit(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.own.hasFocus():
            self.setFocus()
        else:
            super().keyPressEvent(event)
