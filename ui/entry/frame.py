"""The calm page all entries share: the program's name, one card in the middle, one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import Card, Notice, Role, label


class EntryPage(QWidget):
    """A centred card with a title and a sentence; put fields into `card.body`."""

    def __init__(self, title: str, sentence: str, width: int = 420) -> None:
        super().__init__()
        self.card = Card()
        keep_width(self.card, width)
        self.card.body.setContentsMargins(px(24), px(24), px(24), px(24))
        self.card.body.setSpacing(px(12))
        self.card.body.addWidget(label(title, Role.TITLE))
        self.sentence = label(sentence, Role.MUTED, wrap=True)
        self.card.body.addWidget(self.sentence)
        self.notice = Notice(closable=False)
        self.notice.hide()
        self.card.body.addWidget(self.notice)
        name = label(self.tr("Sambung"), Role.TITLE, tone=Tone.ACCENT)
        under = label(self.tr("Meja kerja telepon kantor cabang"), Role.MUTED)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addStretch(2)
        column.addWidget(name, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(under, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(16))
        column.addWidget(self.card)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def show_error(self, sentence: str) -> None:
        """Say what went wrong, in place."""
        self.notice.tell(Tone.BAD, sentence)
        self.notice.show()


def secret_line() -> QLineEdit:
    """A line whose letters are not shown."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return line
