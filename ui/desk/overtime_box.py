"""Working outside the calling hours: the reason is typed, then it goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import px
from ui.widgets import Field, KeyButton, Role, label


class OvertimeBox(QWidget):
    """One line for the reason and a button; Enter does it too."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("mis. diminta peserta menelepon malam ini"))
        self.reason.setMaxLength(200)
        self.field = Field(self.tr("Alasan tetap bekerja di luar jam"), self.reason)
        row.addWidget(self.field, 1)
        self.button = KeyButton(self.tr("Tetap bekerja"))
        beside = QVBoxLayout()
        beside.setSpacing(px(4))
        beside.addWidget(label(" ", Role.LABEL))  # as high as the title of the field
        beside.addWidget(self.button)
        beside.addStretch(1)
        row.addLayout(beside)
        column.addLayout(row)
        column.addWidget(
            label(
                self.tr("Dicatat pada hasilnya. Kontak berikutnya: Enter bila alasannya sama."),
                Role.LABEL,
            )
        )
        self.button.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)

    def start(self) -> None:
        """Put the cursor into the line; what stands there is confirmed or typed over."""
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reason.selectAll()

    def propose(self, reason: str) -> None:
        """Offer what was given before, unless something else is being typed."""
        if not self.reason.isModified():
            self.reason.setText(reason)

    def refuse(self) -> None:
        """Ask for more words; what was typed stays."""
        self.field.set_error(self.tr("Tulis alasannya, misalnya permintaan peserta."))
        self.start()

    def _give(self) -> None:
        self.field.clear_error()
        self.reason.setModified(False)
        self.given.emit(self.reason.text())
