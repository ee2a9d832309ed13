"""What a list is called, whose it becomes, which earlier one it replaces, what is remembered."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.file_kinds import Kind
from dialer.lists.model import ListKind
from ui.desk.picker import Picker
from ui.presenters.import_wizard import WizardView
from ui.presenters.intake_options import IntakeOptions
from ui.scaling import keep_width
from ui.theme import px
from ui.widgets import Field, Role, label


class IntakeForm(QWidget):
    """Below the table. `confirmed` says that the person has looked at every column."""

    confirmed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: IntakeOptions | None = None
        self._kind: Kind | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.of_list = QWidget()
        row = QHBoxLayout(self.of_list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.name = QLineEdit()
        row.addWidget(Field(self.tr("Nama daftar"), self.name), 3)
        self.whose = Picker(self.tr("Untuk siapa"))
        row.addWidget(Field(self.tr("Untuk siapa"), self.whose), 2)
        self.replaces = Picker(self.tr("Menggantikan daftar"))
        self.replaces.picked.connect(lambda _value: self._tell_replacing())
        row.addWidget(Field(self.tr("Menggantikan daftar"), self.replaces), 3)
        column.addWidget(self.of_list)
        self.replacing = label("", Role.LABEL, wrap=True)
        self.replacing.hide()
        column.addWidget(self.replacing)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.confirm = QCheckBox(self.tr("Kolom sudah saya periksa"))
        self.confirm.toggled.connect(self.confirmed)
        row.addWidget(self.confirm)
        self.remember_as = QLineEdit()
        self.remember = QCheckBox(self.tr("Ingat susunan kolom ini sebagai"))
        self.remember.toggled.connect(self.remember_as.setEnabled)
        row.addWidget(self.remember)
        self.remember_as.setAccessibleName(self.tr("Nama susunan kolom"))
        self.remember_as.setEnabled(False)
        keep_width(self.remember_as, 260)
        row.addWidget(self.remember_as)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def remembered_name(self) -> str:
        """The name the columns are to be remembered under, "" when they are not."""
        return self.remember_as.text() if self.remember.isChecked() else ""

    def show_offer(self, title: str, options: IntakeOptions) -> None:
        """Begin anew for another offer."""
        self._options, self._kind = options, None
        self.name.setText(title)
        self.remember.setChecked(False)
        self.remember_as.setText(title)
        self.whose.offer(options.whose, "")

    def show_view(self, view: WizardView, *, confirmed: bool) -> None:
        """Follow what was found; what the person typed stays."""
        if view.kind is not self._kind and self._options is not None:
            self._kind = view.kind
            kind = view.kind if isinstance(view.kind, ListKind) else None
            self.of_list.setVisible(kind is not None)
            self.replaces.offer(self._options.replaceable(kind), "")
            self._tell_replacing()
        self.confirm.setVisible(view.asks_confirmation)
        with QSignalBlocker(self.confirm):
            self.confirm.setChecked(confirmed)
        self.remember.setEnabled(view.may_remember)
        self.remember_as.setEnabled(view.may_remember and self.remember.isChecked())

    def _tell_replacing(self) -> None:
        self.replacing.setVisible(bool(self.replaces.value))
        self.replacing.setText(
            self.tr(
                "Kontak “{0}” yang tidak ada lagi di berkas ini ditandai “lunas atau keluar” dan"
                " tidak ditelepon lagi, kecuali ada janji atau telepon ulang."
            ).format(self.replaces.currentText())
        )
