"""Opening and copying written messages: the link goes to WhatsApp, the desk keeps what was done."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.desk.message_panel import MessagePanel
from ui.presenters.desk import DeskPresenter


class Writing(QObject):
    """Joins the page of messages to the presenter. `settled` when the keys belong to the room."""

    settled = Signal()

    def __init__(self, presenter: DeskPresenter, panel: MessagePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        panel.picked.connect(presenter.choose_message)
        panel.number_picked.connect(presenter.choose_recipient)
        panel.open_requested.connect(self.open)
        panel.copy_requested.connect(self.copy)
        panel.cancelled.connect(self.leave)

    def write(self) -> None:
        """Show the messages, or put them away."""
        self._presenter.write()
        self.settled.emit()

    def leave(self) -> None:
        """Back to the script."""
        self._presenter.stop_writing()
        self.settled.emit()

    def open(self) -> None:
        """Open the message in WhatsApp, if it may still go out."""
        ready = self._presenter.message_ready()
        if ready is None:
            return
        if QDesktopServices.openUrl(QUrl.fromEncoded(ready.link.encode("ascii"))):
            self._presenter.message_opened()
        else:
            self._presenter.message_failed()
        self.settled.emit()

    def copy(self) -> None:
        """Put the text on the clipboard, to be sent from elsewhere."""
        ready = self._presenter.message_ready()
        if ready is not None:
            QGuiApplication.clipboard().setText(ready.text)
            self._presenter.message_copied()
            self.settled.emit()
