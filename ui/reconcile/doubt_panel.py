"""A doubtful pair side by side: what both rows say, and the person's answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.presenters.reconcile import DoubtField, DoubtView
from ui.theme import Tone, px
from ui.widgets import Card, KeyButton, Role, Variant, label


class DoubtPanel(Card):
    """Emits `answered` with True (the same), False (different) or None (answer taken back)."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Satu atau dua?"), parent)
        self.why = label(role=Role.MUTED, wrap=True)
        self.body.addWidget(self.why)
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self.body.addWidget(scroll, 1)
        self.left_count = label(role=Role.LABEL)
        self.body.addWidget(self.left_count)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.same = KeyButton(self.tr("Sama"), "S", Variant.PRIMARY)
        self.same.clicked.connect(lambda: self.answered.emit(True))
        self.different = KeyButton(self.tr("Berbeda"), "B")
        self.different.clicked.connect(lambda: self.answered.emit(False))
        self.back = KeyButton(self.tr("Urungkan"), "U", Variant.QUIET, Icon.UNDO)
        self.back.clicked.connect(lambda: self.answered.emit(None))
        for button in (self.same, self.different, self.back):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_doubt(self, view: DoubtView, decided: int, doubts: int) -> None:
        """Show a pair and how many of all were decided."""
        self.why.setText(view.why)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for column, title in enumerate((view.left_title, view.right_title), 1):
            self._grid.addWidget(label(title, Role.LABEL, wrap=True), 0, column)
        for line, field in enumerate(view.fields, 1):
            self._add(line, field)
        self.left_count.setText(
            self.tr("{0} dari {1} pasangan sudah diputuskan").format(decided, doubts)
        )

    def _add(self, line: int, field: DoubtField) -> None:
        sign = self.tr("{0} (beda)").format(field.title) if field.differs else field.title
        self._grid.addWidget(
            label(sign, Role.LABEL, tone=Tone.WARN if field.differs else None, wrap=True), line, 0
        )
        role = Role.STRONG if field.differs else Role.BODY
        for column, text in ((1, field.left), (2, field.right)):
            self._grid.addWidget(label(text, role, wrap=True), line, column)
