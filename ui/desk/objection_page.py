"""An objection in front: what to say first, the fact, the next step, and what never to say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scripts_call.cards import ObjectionCard
from ui.icons import Icon, IconView
from ui.theme import Tone, px
from ui.widgets import (
    Badge,
    Choice,
    ChoiceList,
    Role,
    ScriptText,
    label,
)


class ObjectionPage(QWidget):
    """Renders an `ObjectionCard`."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(Badge(self.tr("Keberatan"), Tone.WARN))
        self.title = label("", Role.SECTION, wrap=True)
        top.addWidget(self.title, 1)
        column.addLayout(top)
        self.empathy = ScriptText()
        column.addWidget(self.empathy)
        self._fact_title = label(self.tr("Faktanya"), Role.LABEL)
        self.fact = ScriptText()
        column.addWidget(self._fact_title)
        column.addWidget(self.fact)
        self._next_title = label(self.tr("Langkah berikutnya"), Role.LABEL)
        self.next_step = ScriptText()
        column.addWidget(self._next_title)
        column.addWidget(self.next_step)
        self._avoid = QHBoxLayout()
        self._avoid.setSpacing(px(8))
        self._avoid_sign = IconView(Icon.BAD, Tone.BAD, 18)
        self._avoid.addWidget(self._avoid_sign, alignment=Qt.AlignmentFlag.AlignTop)
        self.avoid = label("", wrap=True)
        self._avoid.addWidget(self.avoid, 1)
        column.addLayout(self._avoid)
        self.answers = ChoiceList()
        self.answers.chosen.connect(self.answered.emit)
        column.addWidget(self.answers)
        column.addStretch(1)

    def show_card(self, card: ObjectionCard) -> None:
        """Show an objection; a held one only says the sentence that puts it off."""
        self.title.setText(card.title)
        self.empathy.set_text(card.empathy)
        for title, text, words in (
            (self._fact_title, self.fact, card.fact),
            (self._next_title, self.next_step, card.next_step),
        ):
            text.set_text(words)
            title.setVisible(bool(words))
            text.setVisible(bool(words))
        avoid = "\n".join(f"– {one}" for one in card.avoid)
        self.avoid.setText(self.tr("Hindari:\n{0}").format(avoid) if avoid else "")
        self.avoid.setVisible(bool(avoid))
        self._avoid_sign.setVisible(bool(avoid))
        self.answers.set_choices(
            [Choice(number, text) for number, text in enumerate(card.answers, start=1)]
        )
