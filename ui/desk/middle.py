"""The middle of the desk: what has to be said, the number to dial, and one page at a time."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desk.dial_panel import DialPanel
from ui.desk.message_panel import MessagePanel
from ui.desk.overtime_box import OvertimeBox
from ui.desk.script_panel import ScriptPanel
from ui.desk.sheets import Sheets
from ui.desk.skip_panel import SkipPanel
from ui.presenters.call_view import CallView
from ui.presenters.desk import DeskPresenter
from ui.presenters.desk_view import DeskView, Message
from ui.theme import Tone, px
from ui.widgets import Card, Notice


class Middle(QWidget):
    """Script, messages, sheets or the question why one skips; draws its part of the view."""

    def __init__(
        self,
        presenter: DeskPresenter,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.notice = Notice()
        self.notice.hide()
        column.addWidget(self.notice)
        self._overtime_card = Card()
        self.overtime = OvertimeBox()
        self._overtime_card.body.addWidget(self.overtime)
        self._overtime_card.hide()
        column.addWidget(self._overtime_card)
        self.dial_panel = DialPanel()
        column.addWidget(self.dial_panel)
        self.script = ScriptPanel(
            presenter.talk.find,
            today,
            self.tr("Naskah selesai. Periksa hasil di kanan, lalu Ctrl+Enter."),
            notes=True,
        )
        self.skip = SkipPanel()
        self.messages = MessagePanel()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.script)
        self.pages.addWidget(self.skip)
        self.pages.addWidget(self.messages)
        self.sheets = Sheets(presenter, self.pages)
        column.addWidget(self.pages, 1)

    def show_message(self, message: Message | None) -> None:
        """Say what happened and what to do, also while nobody is on the desk."""
        self.notice.setVisible(message is not None)
        if message is not None:
            self.notice.tell(Tone(message.shade.value), message.happened, "", message.todo)

    def show_view(self, view: DeskView, call: CallView) -> None:
        """Draw what concerns the contact at hand."""
        self.dial_panel.show_view(call.panel if view.writing is None else None)
        self._overtime_card.setVisible(call.asks_override)
        self.overtime.propose(view.overtime)
        self.script.show_view(view.script, self._without_script(call))
        self.skip.show_note(view.skip_note)
        self.messages.show_view(view.writing)
        self.pages.setCurrentWidget(self._in_front(view))

    def _in_front(self, view: DeskView) -> QWidget:
        if view.skip_asked:
            return self.skip
        return self.messages if view.writing else self.sheets.in_front(view) or self.script

    def _without_script(self, call: CallView) -> str:
        if call.visit:
            return self.tr("Catat hasil kunjungan di kanan: Ctrl+1 sampai Ctrl+7, lalu Ctrl+Enter.")
        return self.tr("Belum ada naskah untuk jenis kontak ini. Hasil tetap dapat dicatat.")
