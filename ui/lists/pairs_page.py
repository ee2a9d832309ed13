"""Page "Pasangan meragukan": two contacts side by side, one key to say what they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialer.errors import SambungError
from dialer.lists.likeness import Answer
from ui.icons import Icon
from ui.presenters.pairs import PairCard, Sign, decide, pair_cards
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Badge, Card, EmptyState, KeyButton, Role, Variant, label

TONES = {
    Sign.AGREES: Tone.GOOD,
    Sign.NEAR: Tone.INFO,
    Sign.DIFFERS: Tone.WARN,
    Sign.ONE_ONLY: Tone.NEUTRAL,
}


class PairsPage(QWidget):
    """One pair after the other; what was decided last can be taken back."""

    closed = Signal()
    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._list_id = ""
        self._cards: tuple[PairCard, ...] = ()
        self._place = 0
        self._last = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.card = self._build_card()
        self._front.addWidget(self.card)
        self.empty = EmptyState(
            self.tr("Tidak ada pasangan yang meragukan"),
            self.tr(
                "Setelah sebuah daftar diimpor, kontak yang mungkin sama dengan kontak lain"
                " ditunjukkan di sini untuk diputuskan. Tidak ada yang digabung sendiri."
            ),
            icon=Icon.GOOD,
        )
        self._front.addWidget(self.empty)
        column.addLayout(self._build_buttons())

    def _build_card(self) -> Card:
        made = Card(" ")
        top = QHBoxLayout()
        self.sentence = label()
        top.addWidget(self.sentence, 1)
        self.counter = label(role=Role.MUTED)
        top.addWidget(self.counter)
        made.body.addLayout(top)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Perbandingan"))
        self._scroll = scroll
        made.body.addWidget(scroll, 1)
        return made

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.setContentsMargins(0, px(12), 0, 0)
        self.same = KeyButton(self.tr("Sama, gabungkan"), "S", Variant.PRIMARY, Icon.GOOD)
        self.same.clicked.connect(lambda: self._say(Answer.SAME))
        self.different = KeyButton(self.tr("Berbeda"), "B", icon=Icon.CLOSE)
        self.different.clicked.connect(lambda: self._say(Answer.DIFFERENT))
        self.before = KeyButton(self.tr("Sebelumnya"), "Left", Variant.QUIET, Icon.LEFT)
        self.before.clicked.connect(lambda: self._go(-1))
        self.next = KeyButton(self.tr("Berikutnya"), "Right", Variant.QUIET, Icon.RIGHT)
        self.next.clicked.connect(lambda: self._go(1))
        self.undo = KeyButton(self.tr("Urungkan"), "Ctrl+U", icon=Icon.UNDO)
        self.undo.clicked.connect(self._take_back)
        self.back = KeyButton(self.tr("Kembali"), "Esc")
        self.back.clicked.connect(self.closed)
        for button in (self.same, self.different, self.before, self.next):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.back)
        return row

    @property
    def current(self) -> PairCard | None:
        """The pair shown."""
        return self._cards[self._place] if self._cards else None

    def offer(self, list_id: str) -> None:
        """Show the pairs of a list that wait for a decision."""
        if list_id != self._list_id:
            self._last = ""
            self._place = 0
        self._list_id = list_id
        self.reload()
        self.setFocus()

    def reload(self) -> None:
        """Read the pairs again; the place stays."""
        self._cards = pair_cards(self._session.workstation, self._list_id)
        self._place = min(self._place, max(len(self._cards) - 1, 0))
        self._show()

    def _show(self) -> None:
        card = self.current
        for button in (self.same, self.different):
            button.setEnabled(card is not None)
        self.before.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < len(self._cards))
        self.undo.setEnabled(bool(self._last))
        if card is None:
            self._front.setCurrentWidget(self.empty)
            return
        self._front.setCurrentWidget(self.card)
        self.card.heading.setText(card.heading)
        self.sentence.setText(card.sentence)
        self.counter.setText(
            self.tr("Pasangan {0} dari {1}").format(self._place + 1, len(self._cards))
        )
        self._scroll.setWidget(_comparison(card))

    def _go(self, step: int) -> None:
        self._place = max(0, min(self._place + step, len(self._cards) - 1))
        self._show()

    def _say(self, answer: Answer) -> None:
        card = self.current
        if card is None:
            return
        try:
            done = decide(self._session.workstation, self._session.officer, card.pair_id, answer)
        except SambungError as error:
            self.said.emit("bad", error.sentence)
        else:
            self._last = card.pair_id
            self.said.emit("good", done)
            self._session.news.lists_changed.emit()
        self.reload()

    def _take_back(self) -> None:
        try:
            self._session.workstation.pairs.undecide(self._session.officer, self._last)
        except SambungError as error:
            self.said.emit("bad", error.sentence)
        else:
            self.said.emit("info", self.tr("Keputusan terakhir dibatalkan."))
            self._session.news.lists_changed.emit()
        self._last = ""
        self.reload()


def _comparison(card: PairCard) -> QWidget:
    made = QWidget()
    made.setProperty("role", "page")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, px(4), px(8), 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(8))
    for place, title in enumerate(("", "Kontak yang lebih lama", "Kontak yang lebih baru", "")):
        grid.addWidget(label(title, Role.LABEL), 0, place)
    for row, line in enumerate(card.lines, start=1):
        grid.addWidget(label(line.title, Role.MUTED), row, 0)
        role = Role.STRONG if row == 1 else Role.BODY
        tone = Tone.WARN if line.sign is Sign.DIFFERS else None
        for place, text in ((1, line.older), (2, line.newer)):
            grid.addWidget(label(text, role, tone=tone, wrap=True), row, place)
        if line.sign is not Sign.NEITHER:
            badge = Badge(line.sign.value, TONES[line.sign])
            grid.addWidget(badge, row, 3, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnMinimumWidth(0, px(190))
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    grid.setColumnMinimumWidth(3, px(110))
    grid.setRowStretch(len(card.lines) + 1, 1)
    return made
