"""Choosing a headset by its name and trying it: a tone in the ear, how loud the microphone is.

A short process looks at the devices, so that the window never opens one.
"""

import json
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QProgressBar, QWidget

from ui.short_process import ShortProcess
from ui.theme import Tone, px
from ui.widgets import Field, KeyButton, Role, label, set_tone

PROBE: Final = "dialer.telephony.sip.probe"
LOUD_ENOUGH: Final = 0.25
"""A voice at a microphone that works is louder than this."""


class HeadsetBox(QWidget):
    """Two lists of devices and a test. `listed` when the devices are known.

    `probe` is the module that looks at them.
    """

    listed = Signal()
    tried = Signal()

    def __init__(
        self, microphone: str, ear: str, parent: QWidget | None = None, probe: str = PROBE
    ) -> None:
        super().__init__(parent)
        self._there: tuple[str, ...] = ()
        self._module = probe
        self._loudest = 0.0
        self._tried = False
        self._rest = b""
        self._probe = ShortProcess(self)
        self._probe.said.connect(self._read)
        self._probe.over.connect(self._finished)
        self.microphone = Field(self.tr("Mikrofon"), QComboBox())
        self.ear = Field(self.tr("Suara di telinga"), QComboBox())
        for field, chosen in ((self.microphone, microphone), (self.ear, ear)):
            field.control.addItem(self.tr("Pilihan sistem"), "")
            if chosen:
                field.control.addItem(self.tr("Yang dipilih sebelumnya"), chosen)
                field.control.setCurrentIndex(1)
        self.test = KeyButton(self.tr("Uji headset"))
        self.test.clicked.connect(self.try_out)
        self.level = QProgressBar()
        self.level.setRange(0, 100)
        self.level.setTextVisible(False)
        self.level.setFixedHeight(px(8))
        self.level.setAccessibleName(self.tr("Kuat suara mikrofon"))
        self.said = label("", Role.LABEL, wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.addWidget(self.microphone, 0, 0)
        grid.addWidget(self.ear, 0, 1)
        grid.addWidget(self.test, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.level, 1, 1)
        grid.addWidget(self.said, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    @property
    def chosen(self) -> tuple[str, str]:
        """The ids of microphone and ear, "" for what the system prefers."""
        return (
            str(self.microphone.control.currentData()),
            str(self.ear.control.currentData()),
        )

    @property
    def known(self) -> tuple[str, ...]:
        """The devices beside the chosen ones; empty while one of those is not there."""
        return self._there if all(one in ("", *self._there) for one in self.chosen) else ()

    def look(self) -> None:
        """Ask which devices there are."""
        self._start([])

    def try_out(self) -> None:
        """Play a tone and listen to the microphone for a few seconds."""
        self._loudest = 0.0
        self._say(self.tr("Ada nada di telinga. Bicaralah ke mikrofon."), Tone.INFO)
        self._start(list(self.chosen))

    def _start(self, arguments: list[str]) -> None:
        if self._probe.running:
            return
        self._tried, self._rest = bool(arguments), b""
        self.test.setEnabled(False)
        self._probe.start(self._module, arguments)

    def _read(self, printed: bytes) -> None:
        *lines, self._rest = (self._rest + printed).split(b"\n")
        for line in lines:
            try:
                told = json.loads(line)
            except ValueError:
                continue
            self._take(told)

    def _take(self, told: dict[str, Any]) -> None:
        if "level" in told:
            self._loudest = max(self._loudest, float(told["level"]))
            self.level.setValue(round(float(told["level"]) * 100))
        elif "microphones" in told:
            _offer(self.microphone.control, told["microphones"])
            _offer(self.ear.control, told["ears"])
            self._there = (*told["microphones"], *told["ears"])
            if not told["microphones"] or not told["ears"]:
                self._say_none()
            elif not self.known:
                self._say(
                    self.tr(
                        "Headset yang dipilih tidak terpasang. Telepon memakai headset yang baru"
                        " dipasang, atau menunggu yang dipilih. Pilih yang lain di atas bila perlu,"
                        " lalu simpan."
                    ),
                    Tone.WARN,
                )
        elif told.get("trouble"):
            self._loudest = -1.0

    def _finished(self, _code: int) -> None:
        self.test.setEnabled(True)
        self.level.setValue(0)
        if not self._tried:
            self.listed.emit()
            return
        if self._loudest < 0:
            self._say_none()
        elif self._loudest >= LOUD_ENOUGH:
            self._say(self.tr("Mikrofon terdengar baik."), Tone.GOOD)
        else:
            self._say(
                self.tr(
                    "Mikrofon hampir tidak terdengar. Periksa tombol bisu dan pilihan di atas."
                ),
                Tone.WARN,
            )
        self.tried.emit()

    def _say_none(self) -> None:
        self._say(
            self.tr("Headset tidak ditemukan. Pasang headset, lalu buka halaman ini lagi."),
            Tone.WARN,
        )

    def _say(self, sentence: str, tone: Tone) -> None:
        self.said.setText(sentence)
        set_tone(self.said, tone)


def _offer(box: QComboBox, devices: dict[str, str]) -> None:
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for device, name in devices.items():
        box.addItem(name, device)
    if chosen and chosen not in devices:
        box.addItem(box.tr("Yang dipilih sebelumnya (tidak terpasang)"), chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
