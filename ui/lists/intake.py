"""Taking a list in, on one page: what the file is, its columns, whose it becomes."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dialer.file_kinds import Kind
from dialer.list_inspection import Inspection
from dialer.lists.model import ListKind
from dialer.received.model import FileKind
from ui.desk.picker import Picker
from ui.icons import Icon
from ui.lists.intake_form import IntakeForm
from ui.lists.preview_table import PreviewTable
from ui.presenters.import_wizard import KIND_WORDS, Wizard, WizardView, fields_of, heading_of
from ui.presenters.intake_options import IntakeOptions
from ui.presenters.list_intake import Offer
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import (
    Choice,
    ChoiceList,
    ElidedLabel,
    EmptyState,
    Field,
    KeyButton,
    Notice,
    NumberEdit,
    Role,
    Variant,
    label,
)

_KINDS = tuple(KIND_WORDS)
_MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Wish:
    """Look again: as another kind, another sheet, with another header row."""

    kind: Kind | None
    sheet: str | None = None
    header_row: int | None = None


class IntakePage(QWidget):
    """Emits `ordered` with an IntakeOrder, `look_wanted` with a Wish, `cancelled`, and
    `file_asked` and `mappings_asked` for the buttons."""

    ordered = Signal(object)
    look_wanted = Signal(object)
    cancelled = Signal()
    file_asked = Signal()
    mappings_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wizard: Wizard | None = None
        self._wish = Wish(None)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(8))
        outer.addLayout(self._build_head())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "page")
        area.setWidget(inner)
        outer.addWidget(area, 1)
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, px(4), 0)
        self._body.setSpacing(px(8))
        self.notice = Notice(closable=False)
        self.notice.hide()
        self._build_reading()
        self._body.addWidget(self.notice)
        self._build_looking()
        self._build_table()
        self.form = IntakeForm()
        self.form.confirmed.connect(self._confirm)
        self._body.addWidget(self.form)
        self.nothing = EmptyState(
            self.tr("Berkas ini tidak dapat dipakai"),
            self.tr(
                "Data yang sudah ada tidak berubah. Perbaiki berkasnya seperti disebut di atas,"
                " atau pilih berkas lain."
            ),
            icon=Icon.LISTS,
        )
        self.nothing.hide()
        self._body.addWidget(self.nothing, 10)
        self._body.addStretch(1)
        outer.addLayout(self._build_buttons())

    # -- building ----------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.heading = label("", Role.SECTION)
        row.addWidget(self.heading)
        self.file = ElidedLabel("", Role.STRONG)
        self.file.setAccessibleName(self.tr("Berkas"))
        row.addWidget(self.file, 1)
        self.queue = label("", Role.MUTED)
        row.addWidget(self.queue)
        self.mappings = KeyButton(
            self.tr("Susunan kolom"), "Ctrl+E", Variant.QUIET, icon=Icon.SETTINGS
        )
        self.mappings.clicked.connect(self.mappings_asked)
        row.addWidget(self.mappings)
        return row

    def _build_reading(self) -> None:
        """What the file is and where in it the list stands."""
        self.reading = QWidget()
        row = QHBoxLayout(self.reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        what = QVBoxLayout()
        what.setSpacing(px(4))
        what.addWidget(label(self.tr("Isi berkas"), Role.LABEL))
        self.kinds = ChoiceList(checkable=True, columns=4)
        self.kinds.setAccessibleName(self.tr("Isi berkas"))
        self.kinds.chosen.connect(lambda value: self._look(Wish(self._kind_of(value))))
        what.addWidget(self.kinds)
        what.addStretch(1)
        row.addLayout(what, 1)
        self.sheets = Picker(self.tr("Lembar"))
        self.sheets.picked.connect(self._choose_sheet)
        self.sheet_field = Field(self.tr("Lembar"), self.sheets)
        keep_width(self.sheet_field, 190)
        row.addWidget(self.sheet_field, 0, Qt.AlignmentFlag.AlignTop)
        self.header_row = NumberEdit(1, _MOST_ROWS, 1)
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(self._choose_header)
        self.header_field = Field(self.tr("Judul di baris"), self.header_row)
        keep_width(self.header_field, 96)
        row.addWidget(self.header_field, 0, Qt.AlignmentFlag.AlignTop)
        self.bare = QCheckBox(self.tr("Tanpa judul"))
        self.bare.setAccessibleDescription(
            self.tr("Baris pertama sudah berisi data; kolom ditebak dari isinya")
        )
        self.bare.clicked.connect(self._choose_bare)
        bare = QVBoxLayout()
        bare.addSpacing(px(24))
        bare.addWidget(self.bare)
        bare.addStretch(1)
        row.addLayout(bare)
        self._body.addWidget(self.reading)

    def _build_looking(self) -> None:
        self.running = QWidget()
        column = QVBoxLayout(self.running)
        column.setContentsMargins(0, px(24), 0, 0)
        column.setSpacing(px(8))
        self.step = label(self.tr("Melihat isi berkas"))
        column.addWidget(self.step)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Melihat isi berkas"))
        column.addWidget(self.bar)
        self.running.hide()
        self._body.addWidget(self.running)

    def _build_table(self) -> None:
        self.table = PreviewTable()
        self.table.field_chosen.connect(self._choose_field)
        self._body.addWidget(self.table, 10)
        self.column = ElidedLabel("", Role.MUTED)
        self.table.column_told.connect(self._tell_column)
        self._body.addWidget(self.column)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.other = KeyButton(self.tr("Pilih berkas lain"), "Ctrl+O")
        self.other.clicked.connect(self.file_asked)
        row.addWidget(self.other)
        row.addStretch(1)
        self.cancel = KeyButton(self.tr("Batal"), "Escape")
        self.cancel.clicked.connect(self.cancelled)
        row.addWidget(self.cancel)
        self.start = KeyButton(self.tr("Impor daftar"), "Ctrl+Return", Variant.PRIMARY, Icon.IMPORT)
        self.start.clicked.connect(self._order)
        row.addWidget(self.start)
        return row

    # -- what is shown -----------------------------------------------------------------

    @property
    def kind(self) -> Kind | None:
        """What it is taken for, None while nobody knows."""
        return self.wizard.kind if self.wizard is not None else None

    @property
    def offer(self) -> Offer | None:
        """What is on the page."""
        return self.wizard.offer if self.wizard is not None else None

    def show_offer(self, offer: Offer, options: IntakeOptions) -> None:
        """Begin with an offer; it is being looked into meanwhile."""
        self.wizard = Wizard(offer)
        self._wish = Wish(offer.kind)
        self.heading.setText(heading_of(offer.kind))
        self.file.setText(offer.path.name)
        self.form.show_offer(offer.title, options)
        self.kinds.set_choices([Choice(kind, KIND_WORDS[kind]) for kind in _KINDS])
        self.notice.hide()
        for part in (self.reading, self.table, self.column, self.form, self.nothing):
            part.hide()
        self.show_looking()

    def show_queue(self, waiting: int) -> None:
        """Say how many files wait behind this one."""
        self.queue.setText(self.tr("{0} berkas menunggu").format(waiting) if waiting else "")

    def show_looking(self) -> None:
        """The file is being looked into."""
        self.running.show()
        self.start.setEnabled(False)
        self.setFocus()

    def show_unreadable(self, sentence: str) -> None:
        """It cannot be read at all; what was shown before stays."""
        self.running.hide()
        self.start.setEnabled(False)
        self._say(Tone.BAD, sentence)
        self.nothing.setVisible(not self.table.isVisible())
        self.other.setFocus()

    def show_inspection(self, found: Inspection) -> None:
        """Show what was found, the person's own words kept."""
        if self.wizard is None:
            return
        first = not self.wizard.known
        self.wizard.found(found, first=first, header_said=self._wish.header_row is not None)
        self.running.hide()
        for part in (self.reading, self.table, self.column, self.form):
            part.show()
        self._refresh()
        if first:
            (self.start if self.start.isEnabled() else self.table).setFocus()

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was kept; everything typed is still there."""
        self._refresh()
        self._say(Tone.BAD, sentence)

    def _refresh(self) -> None:
        if self.wizard is None or not self.wizard.known:
            return
        view = self.wizard.view
        self.heading.setText(heading_of(view.kind))
        self._show_reading(view)
        options = fields_of(view.kind) if view.may_choose and view.kind else ()
        self.table.show_rows(view.columns, view.rows, view.row_numbers, options)
        self._say(tone_of(view.shade) or Tone.INFO, view.sentence)
        self.form.setVisible(view.may_choose)
        self.form.show_view(view, confirmed=self.wizard.confirmed)
        self.start.setText(
            self.tr("Terima berkas") if isinstance(view.kind, FileKind) else self.tr("Impor daftar")
        )
        self.start.setEnabled(view.may_import)

    def _show_reading(self, view: WizardView) -> None:
        wanted = [
            Choice(kind, word, self.tr("dikenali dari isinya") if kind is view.guess else "")
            for kind, word in KIND_WORDS.items()
        ]
        if [one.choice for one in self.kinds.buttons] != wanted:
            focused = any(button.hasFocus() for button in self.kinds.buttons)
            self.kinds.set_choices(wanted)
            if focused:
                self.table.setFocus()
        self.kinds.set_value(view.kind)
        self.sheets.offer(view.sheets, view.sheet)
        self.sheet_field.setVisible(len(view.sheets) > 1)
        bare = view.header_row == 0
        with QSignalBlocker(self.header_row), QSignalBlocker(self.bare):
            self.header_row.setValue(max(1, view.header_row))
            self.bare.setChecked(bare)
        self.header_field.setVisible(view.may_choose)
        self.header_row.setEnabled(not bare)
        self.bare.setVisible(view.may_choose)

    def _say(self, tone: Tone, sentence: str) -> None:
        self.notice.tell(tone, sentence)
        self.notice.show()

    def _tell_column(self, spoken: str) -> None:
        self.column.setText(
            self.tr("{0} Enter mengubah, panah kiri dan kanan berpindah kolom.").format(spoken)
            if spoken and self.kind is not None
            else spoken
        )

    # -- what the person says ----------------------------------------------------------

    @staticmethod
    def _kind_of(value: object) -> Kind:
        return next(kind for kind in _KINDS if kind is value)

    def _look(self, wish: Wish) -> None:
        self._wish = wish
        self.look_wanted.emit(wish)

    def _choose_sheet(self, name: str) -> None:
        self._look(Wish(self.kind, name))

    def _choose_header(self, number: int) -> None:
        sheet = self.wizard.sheet if self.wizard is not None else None
        self._look(Wish(self.kind or ListKind.ARREARS, sheet, number))

    def _choose_bare(self, bare: bool) -> None:
        self._choose_header(0 if bare else self.header_row.value())

    def _choose_field(self, index: int, code: str) -> None:
        if self.wizard is not None:
            self.wizard.choose(index, code)
            self._refresh()

    def _confirm(self, on: bool) -> None:
        if self.wizard is not None:
            self.wizard.confirmed = on
            self._refresh()

    def _order(self) -> None:
        if self.wizard is None:
            return
        form = self.form
        order = self.wizard.order(
            name=form.name.text(),
            assigned_to=form.whose.value,
            replaces=form.replaces.value,
            remember=form.remembered_name,
        )
        if order is not None:
            self.ordered.emit(order)
