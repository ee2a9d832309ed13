"""Writing to the contact: which message, to which number, and what it will say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.desk_messages import MessagesView
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.widgets import (
    Card,
    Choice,
    ChoiceList,
    Kbd,
    KeyButton,
    Notice,
    Role,
    Variant,
    label,
)


class MessagePanel(Card):
    """Stands in the script's place; Enter opens WhatsApp, Esc goes back to the script.

    Digits pick a message, and the text is shown as it will be sent. Nothing is sent from here.
    """

    picked = Signal(int)
    number_picked = Signal(str)
    open_requested = Signal()
    copy_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Pesan WhatsApp"))
        self.body.setSpacing(px(8))
        self._view: MessagesView | None = None
        self.body.addLayout(self._build_top())
        self.refusal = Notice(Tone.WARN, closable=False)
        self.body.addWidget(self.refusal)
        self.choices = ChoiceList(checkable=True)
        self.choices.chosen.connect(self.picked.emit)
        self.body.addWidget(self.choices)
        self.remark = label("", Role.LABEL, tone=Tone.INFO, wrap=True)
        self.body.addWidget(self.remark)
        self._build_preview()
        self.body.addWidget(self._build_buttons())
        self._with_link: tuple[QWidget, ...] = (
            self._to,
            self.number,
            self.choices,
            self.area,
            self.open,
            self.enter,
            self.copy,
        )

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label(self.tr("Pesan WhatsApp"), Role.SECTION))
        row.addStretch(1)
        self._to = label(self.tr("Kepada"), Role.LABEL)
        row.addWidget(self._to)
        self.number = Picker(self.tr("Nomor WhatsApp"))
        keep_width(self.number, 170)
        self.number.picked.connect(self.number_picked)
        row.addWidget(self.number)
        return row

    def _build_preview(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Isi pesan"))
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, px(4), px(8), px(4))
        self.text = label("", wrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.text)
        column.addStretch(1)
        self.area.setWidget(page)
        self.body.addWidget(self.area, 1)

    def _build_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.open = KeyButton(self.tr("Buka WhatsApp"), "", Variant.PRIMARY, Icon.WHATSAPP)
        self.open.setAccessibleDescription("Enter")
        self.open.clicked.connect(self.open_requested)
        self.enter = Kbd("Return")
        self.copy = KeyButton(self.tr("Salin"), "Ctrl+Shift+C", Variant.QUIET)
        self.copy.clicked.connect(self.copy_requested)
        self.stay = KeyButton(self.tr("Tutup"), "", Variant.QUIET)
        self.stay.clicked.connect(self.cancelled)
        row.addWidget(self.open)
        row.addWidget(self.enter)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(Kbd("Escape"))
        return box

    @property
    def view(self) -> MessagesView | None:
        """What is shown now."""
        return self._view

    def show_view(self, view: MessagesView | None) -> None:
        """Show the messages; the same again costs nothing."""
        before, self._view = self._view, view
        if view is None or before == view:
            return
        if before is None or before.titles != view.titles:
            titles = enumerate(view.titles, start=1)
            self.choices.set_choices([Choice(number, text) for number, text in titles])
        self.choices.set_value(view.chosen + 1)
        self.number.offer(view.numbers, view.number)
        if before is None or before.text != view.text:
            self.text.setText(view.text)
            self.area.verticalScrollBar().setValue(0)
        self.remark.setText(view.remark)
        self.remark.setVisible(bool(view.remark))
        self.refusal.setVisible(bool(view.refusal))
        if view.refusal:
            self.refusal.tell(Tone.WARN, view.refusal)
        for part in self._with_link:
            part.setVisible(bool(view.link))
