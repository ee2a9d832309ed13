"""The course: which scenarios must be passed, how many, with which score."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.practice_runs import BEST_SCORE, Course
from ui.presenters.practice_progress import ProgressPresenter
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import Card, Field, KeyButton, Notice, NumberEdit, Role, Variant, label


class CourseCard(Card):
    """For leads. What is typed stays until it is kept, whatever is read meanwhile."""

    changed = Signal()

    def __init__(self, presenter: ProgressPresenter, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tugas latihan"), parent)
        self._presenter = presenter
        titles = presenter.titles
        self._shown: Course | None = None
        keep_width(self, 340)
        self.required = NumberEdit(0, max(1, len(titles)), suffix=self.tr(" skenario"))
        self.score = NumberEdit(0, BEST_SCORE)
        self.body.addWidget(Field(self.tr("Jumlah yang harus lulus"), self.required))
        self.body.addWidget(Field(self.tr("Skor kelulusan (0-100)"), self.score))
        self.body.addWidget(label(self.tr("Skenario yang dihitung"), Role.LABEL))
        self.body.addWidget(self._build_boxes(titles), 1)
        hint = self.tr("Tanpa pilihan, semua skenario dihitung.")
        self.body.addWidget(label(hint, Role.LABEL, wrap=True))
        self.notice = Notice()
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.keep = KeyButton(self.tr("Simpan tugas"), "Ctrl+Return", Variant.PRIMARY)
        self.keep.clicked.connect(self._keep)
        self.body.addWidget(self.keep)

    def _build_boxes(self, titles: Mapping[str, str]) -> QScrollArea:
        self.boxes = {persona: QCheckBox(title) for persona, title in titles.items()}
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        for box in self.boxes.values():
            box.setToolTip(box.text())
            column.addWidget(box)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def show_course(self, course: Course) -> None:
        """Show the course in force, unless it is shown already."""
        if course == self._shown:
            return
        self._shown = course
        self.required.setValue(course.required)
        self.score.setValue(course.score)
        for persona, box in self.boxes.items():
            box.setChecked(persona in course.personas)

    def _keep(self) -> None:
        chosen = [persona for persona, box in self.boxes.items() if box.isChecked()]
        try:
            self._presenter.set_course(self.required.value(), self.score.value(), chosen)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self._shown = None
            self.notice.tell(
                Tone.GOOD,
                self.tr("Tugas latihan disimpan."),
                self.tr("Berlaku untuk semua petugas."),
            )
            self.changed.emit()
        self.notice.show()
