"""Why a contact is passed over: a short list on the number keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.presenters.desk_view import SKIP_REASONS
from ui.theme import Tone, px
from ui.widgets import Card, Choice, ChoiceList, KeyButton, Role, Variant, label


class SkipPanel(Card):
    """Stands in the script's place while the reason is asked; Esc stays with the contact."""

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lewati kontak ini"), parent)
        self.body.addWidget(
            label(
                self.tr("Kontak tetap di antrean. Pilih alasannya dengan angka."),
                Role.MUTED,
                wrap=True,
            )
        )
        self.note = label("", tone=Tone.WARN, wrap=True)
        self.body.addWidget(self.note)
        self.reasons = ChoiceList([Choice(code, text) for code, text in SKIP_REASONS])
        self.reasons.chosen.connect(self.chosen.emit)
        self.body.addWidget(self.reasons)
        self.stay = KeyButton(self.tr("Tetap di kontak ini"), "", Variant.QUIET)
        self.stay.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.stay)
        row.addWidget(label(self.tr("atau Esc"), Role.LABEL))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_note(self, note: str) -> None:
        """Say what skipping would lose."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
