"""The part under the cursor as the officer would see it, with an invented contact."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.script_preview import Preview, PreviewAnswer
from ui.theme import px
from ui.widgets import Card, Kbd, Role, ScriptText, label


class PreviewCard(Card):
    """`confirm_wanted` asks for the sight before or after verification."""

    confirm_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: Preview | None = None
        self.setAccessibleName(self.tr("Pratinjau"))
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Pratinjau dengan kontak karangan"), Role.LABEL), 1)
        self.body.addLayout(top)
        self.confirmed = QCheckBox(self.tr("Sesudah verifikasi"))
        self.confirmed.toggled.connect(self.confirm_wanted)
        self.body.addWidget(self.confirmed)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, px(8), 0)
        self._column.setSpacing(px(8))
        area.setWidget(page)
        self.body.addWidget(area, 1)

    def show_preview(self, view: Preview, *, confirmed: bool) -> None:
        """Draw a part, when it differs from what is drawn."""
        if self.confirmed.isChecked() != confirmed:
            self.confirmed.blockSignals(True)
            self.confirmed.setChecked(confirmed)
            self.confirmed.blockSignals(False)
        if view == self._shown:
            return
        self._shown = view
        self._clear()
        if view.missing:
            self._column.addWidget(label(view.missing, Role.MUTED, wrap=True))
        else:
            self._fill(view)
        self._column.addStretch(1)

    def _fill(self, view: Preview) -> None:
        self._column.addWidget(label(view.title, Role.SECTION, wrap=True))
        for passage in view.passages:
            if passage.heading:
                self._column.addWidget(label(passage.heading, Role.LABEL))
            self._column.addWidget(ScriptText(passage.text))
        if view.hint:
            self._column.addWidget(label(view.hint, Role.MUTED, wrap=True))
        for number, answer in enumerate(view.answers, start=1):
            self._column.addWidget(_answer(number, answer))
        for note in view.notes:
            self._column.addWidget(label(note, Role.MUTED, wrap=True))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _answer(number: int, answer: PreviewAnswer) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(Kbd(str(number)), alignment=Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(answer.text, wrap=True))
    words.addWidget(label(f"→ {answer.leads_to}", Role.LABEL, wrap=True))
    row.addLayout(words, 1)
    return made
