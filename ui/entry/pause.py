"""A pause: why, then how long it lasts; nothing of anybody is on the screen meanwhile."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dialer.reports.summary import format_length
from ui.entry.frame import EntryPage
from ui.widgets import Choice, ChoiceList, KeyButton, Role, Variant, label


class PausePage(EntryPage):
    """First the reasons on the number keys, then the time; Enter goes back to work.

    Esc leaves the question; a pause that has begun is only ended on purpose.
    """

    began = Signal(str)
    ended = Signal()
    left = Signal()

    def __init__(self, reasons: Mapping[str, str], now: Callable[[], datetime]) -> None:
        super().__init__(
            self.tr("Jeda"),
            self.tr("Pilih alasannya dengan angka. Data peserta disembunyikan selama jeda."),
        )
        self._reasons, self._now = reasons, now
        self._since: datetime | None = None
        self.reasons = ChoiceList([Choice(code, text) for code, text in reasons.items()])
        self.reasons.chosen.connect(lambda code: self.began.emit(str(code)))
        self.cancel = KeyButton(self.tr("Tidak jadi"), "Esc", Variant.QUIET)
        self.cancel.clicked.connect(self.left)
        self.reason = label("", Role.SECTION)
        self.time = label("", Role.PHONE)
        self.since = label("", Role.MUTED)
        self.resume = KeyButton(self.tr("Lanjut bekerja"), "Return", Variant.PRIMARY)
        self.resume.clicked.connect(self.ended)
        self._asking: tuple[QWidget, ...] = (self.reasons, self.cancel)
        self._running: tuple[QWidget, ...] = (self.reason, self.time, self.since, self.resume)
        for part in (*self._asking, *self._running):
            self.card.body.addWidget(part)
        for part in self._running:
            part.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.tell)

    @property
    def paused(self) -> bool:
        """Whether the pause has begun."""
        return self._since is not None

    def run(self, reason: str) -> None:
        """Show that the pause has begun, and count."""
        self._since = self._now()
        self.sentence.setText(self.tr("Data peserta disembunyikan sampai Anda kembali."))
        for part in self._asking:
            part.hide()
        for part in self._running:
            part.show()
        self.reason.setText(self._reasons[reason])
        self.since.setText(self.tr("sejak {0}").format(f"{self._since:%H.%M}"))
        self.tell()
        self._clock.start()
        self.resume.setFocus()

    def tell(self) -> None:
        """Show how long it has lasted."""
        if self._since is not None:
            self.time.setText(format_length(int((self._now() - self._since).total_seconds())))
