"""Taking a list in, step by step on one page: file, kind, whose, progress, what went wrong."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from dialer.lists.model import ListKind
from ui.icons import Icon
from ui.presenters.list_intake import Inspection, IntakeOrder, Preview
from ui.presenters.lists import number
from ui.presenters.words import LIST_KINDS
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import (
    Card,
    Choice,
    ChoiceList,
    ElidedLabel,
    Field,
    KeyButton,
    Notice,
    Role,
    Variant,
    label,
)


class IntakePage(QWidget):
    """Emits `ordered` with an IntakeOrder, `cancelled`, and `file_asked` for another file."""

    ordered = Signal(object)
    cancelled = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._inspection: Inspection | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(8), 0, 0)
        self.card = Card(self.tr("Impor daftar"))
        keep_width(self.card, 640)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        body = self.card.body
        body.setSpacing(px(12))
        self.file = ElidedLabel("", Role.STRONG)
        self.file.setAccessibleName(self.tr("Berkas"))
        body.addWidget(self.file)
        self._build_form()
        self.notice = Notice(closable=False)
        self.notice.hide()
        body.addWidget(self.notice)
        self._build_progress()
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
        body.addLayout(row)

    def _build_form(self) -> None:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(label(self.tr("Isi berkas"), Role.LABEL))
        self.kinds = ChoiceList(checkable=True, columns=2)
        self.kinds.setAccessibleName(self.tr("Isi berkas"))
        self.kinds.chosen.connect(lambda _value: self._tell_reading())
        column.addWidget(self.kinds)
        self.name = QLineEdit()
        column.addWidget(Field(self.tr("Nama daftar"), self.name))
        self.only_mine = QCheckBox(self.tr("Hanya untuk saya"))
        self.only_mine.setAccessibleDescription(
            self.tr("Kontak daftar ini hanya masuk ke antrean Anda")
        )
        column.addWidget(self.only_mine)
        column.addWidget(
            label(self.tr("Tanpa centang, kontak masuk ke antrean semua petugas."), Role.LABEL)
        )
        self.card.body.addWidget(self.form)

    def _build_progress(self) -> None:
        self.running = QWidget()
        column = QVBoxLayout(self.running)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.step = label()
        column.addWidget(self.step)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        column.addWidget(self.bar)
        self.running.hide()
        self.card.body.addWidget(self.running)

    @property
    def kind(self) -> ListKind | None:
        """The kind chosen, None before."""
        value = self.kinds.value
        return None if value is None else ListKind(str(value))

    def offer(self, path: Path) -> None:
        """Begin with a file; its kind is being looked at meanwhile."""
        self._path, self._inspection = path, None
        self.file.setText(path.name)
        self.name.setText(path.stem)
        self.kinds.set_choices(
            [Choice(kind.value, LIST_KINDS[kind.value]) for kind in (ListKind.BU, ListKind.ARREARS)]
        )
        self.form.show()
        self.notice.hide()
        self._wait(self.tr("Melihat isi berkas"))
        self.start.setEnabled(False)

    def offer_samples(self) -> None:
        """The sample lists are being taken in; there is nothing to ask."""
        self.forget()
        self.file.setText(self.tr("Daftar contoh"))
        self.form.hide()
        self.show_running()

    def forget(self) -> None:
        """The file is no longer wanted; what is still found out about it is not shown."""
        self._path = self._inspection = None

    def show_inspection(self, found: Inspection) -> None:
        """Mark the kind the file looks like and say what it holds."""
        if found.path != self._path:
            return
        self._inspection = found
        self.running.hide()
        choices = [
            Choice(
                kind.value,
                LIST_KINDS[kind.value],
                self.tr("dikenali dari isi berkas") if kind is found.guess else "",
            )
            for kind in (ListKind.BU, ListKind.ARREARS)
        ]
        self.kinds.set_choices(choices)
        if found.guess is None:
            self._say(Tone.BAD, found.sentence)
            self.form.setVisible(found.may_be_a_list)
            self.other.setFocus()
            return
        self.kinds.set_value(found.guess.value)
        self._tell_reading()
        self.start.setFocus()

    def _tell_reading(self) -> None:
        if self._inspection is None or self.kind is None:
            return
        reading = self._inspection.readings[self.kind]
        if isinstance(reading, Preview):
            tone = Tone.WARN if reading.quarantined or reading.duplicates else Tone.GOOD
            self._say(tone, reading.sentence)
            self.start.setEnabled(reading.usable > 0)
        elif reading is None:
            self._say(Tone.INFO, self.tr("Barisnya dihitung saat diimpor."))
            self.start.setEnabled(True)
        else:
            self._say(Tone.BAD, reading)
            self.start.setEnabled(False)

    def _say(self, tone: Tone, sentence: str) -> None:
        self.notice.tell(tone, sentence)
        self.notice.show()

    def _order(self) -> None:
        if self._path is None or self.kind is None:
            return
        self.ordered.emit(
            IntakeOrder(self._path, self.kind, self.name.text(), self.only_mine.isChecked())
        )

    def show_running(self) -> None:
        """The list is being taken in; only cancelling is possible now."""
        self.form.setEnabled(False)
        self.start.setEnabled(False)
        self.other.setEnabled(False)
        self.notice.hide()
        self._wait(self.tr("Membaca berkas"))
        self.cancel.setFocus()

    def show_step(self, done: int, total: int | None) -> None:
        """Say how far it is."""
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.step.setText(
                self.tr("Menyimpan {0} dari {1} baris").format(number(done), number(total))
            )

    def show_cancelling(self) -> None:
        """Cancelling was asked; it takes effect at the next step."""
        self.cancel.setEnabled(False)
        self.step.setText(self.tr("Membatalkan. Tidak ada baris yang disimpan."))

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was kept; everything typed is still there."""
        self.show_idle()
        self._say(Tone.BAD, sentence)
        self.start.setEnabled(True)

    def show_idle(self) -> None:
        """Nothing runs any more."""
        self.running.hide()
        self.form.setEnabled(True)
        self.other.setEnabled(True)
        self.cancel.setEnabled(True)

    def _wait(self, what: str) -> None:
        self.step.setText(what)
        self.bar.setRange(0, 0)
        self.running.show()
