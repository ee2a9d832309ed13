"""The card "Telepon": ways of calling, accounts, numbers, headset, recording, a test call."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from dialer.errors import SambungError
from dialer.people import Right
from dialer.recordings import USUAL_DAYS
from dialer.telephony.changing import LONGEST_DAYS, change_telephony
from dialer.telephony.line import DialPlan
from dialer.telephony.port import Backend
from dialer.telephony.setup import PbxSetup, SipSetup, TelephonySetup, load_telephony
from dialer.telephony.uri import SCHEMES
from ui.entry.frame import secret_line
from ui.presenters.words import BACKENDS, LINES
from ui.session import Session
from ui.settings.headset import HeadsetBox
from ui.settings.trial_call import TrialCall
from ui.telephones import Telephones, softphone_installed
from ui.theme import Tone, px
from ui.widgets import (
    Card,
    Field,
    KeyButton,
    Notice,
    NumberEdit,
    Role,
    Variant,
    label,
    rule,
    set_tone,
)

Known = Callable[[str], bool | None]


class TelephoneCard(Card):
    """Everybody chooses way and headset; the rest is shown to who may change settings."""

    def __init__(
        self,
        session: Session,
        telephones: Telephones,
        known: Known,
        parent: QWidget | None = None,
        *,
        installed: bool | None = None,
    ) -> None:
        super().__init__(self.tr("Telepon"), parent)
        self._session = session
        self._telephones = telephones
        self._setup = load_telephony(session.workstation.store)
        self._full = session.officer.may(Right.CHANGE_SETTINGS)
        self._may_record = session.officer.may(Right.HEAR_RECORDINGS)
        self.installed = softphone_installed() if installed is None else installed
        self.sentences = tuple(self._sentences(known))
        self._build_ways()
        self._build_softphone()
        self._build_exchange()
        self._build_recording()
        self._build_foot()
        telephones.changed.connect(self._show_lines)
        self._show_lines()

    # -- parts -------------------------------------------------------------------------------

    def _sentences(self, known: Known) -> list[str]:
        found = [
            self.tr("Pesawat telepon: selalu dapat dipakai; nomor dan kode QR di layar."),
            *(self._handler(scheme, known(scheme)) for scheme in SCHEMES.values()),
        ]
        if not self.installed:
            found.append(
                self.tr(
                    "Softphone Sambung tidak terpasang bersama program ini. Pasang paket tambahan"
                    " “sip” (Python 3.11 atau 3.12), atau pakai cara lain."
                )
            )
        return found

    def _handler(self, scheme: str, known: bool | None) -> str:
        if known is None:
            return self.tr("Tautan {0}: belum dapat dipastikan di komputer ini.").format(scheme)
        if known:
            return self.tr("Tautan {0}: ada program yang menanganinya.").format(scheme)
        return self.tr("Tautan {0}: belum ada program yang menanganinya.").format(scheme)

    def _build_ways(self) -> None:
        setup = self._setup
        self.preferred = Field(self.tr("Cara menelepon yang dipakai dahulu"), QComboBox())
        for backend in Backend:
            self.preferred.control.addItem(BACKENDS[backend], backend.value)
        self.preferred.control.setCurrentIndex(self.preferred.control.findData(setup.preferred))
        self.prefix = Field(
            self.tr("Awalan untuk sambungan luar"),
            QLineEdit(setup.plan.prefix),
            self.tr("Misalnya 9; kosongkan bila tidak ada."),
        )
        self.national = Field(self.tr("Nomor dikirim sebagai"), QComboBox())
        self.national.control.addItem("0812…", True)
        self.national.control.addItem("+62812…", False)
        self.national.control.setCurrentIndex(0 if setup.plan.national else 1)
        self.domain = Field(self.tr("Alamat untuk tautan sip:"), QLineEdit(setup.sip_domain))
        fields = (self.preferred, self.national, self.prefix, self.domain)
        for sentence in self.sentences:
            self.body.addWidget(label(sentence, Role.MUTED, wrap=True))
        self.body.addLayout(_grid(*(fields if self._full else fields[:1])))

    def _build_softphone(self) -> None:
        sip = self._setup.sip
        self.server = Field(
            self.tr("Server SIP"), QLineEdit(sip.server), self.tr("Misalnya 192.168.1.10.")
        )
        self.user = Field(self.tr("Nama pengguna SIP"), QLineEdit(sip.user))
        self.password = Field(
            self.tr("Kata sandi SIP"), secret_line(), _kept(self.tr, told=bool(sip.password))
        )
        self.ring = Field(self.tr("Lama berdering (detik)"), NumberEdit(10, 120, sip.ring_seconds))
        self.headset = HeadsetBox(sip.microphone, sip.ear)
        self.sip_line = label("", Role.LABEL)
        self.body.addWidget(rule())
        self.body.addLayout(_titled(self.tr("Softphone Sambung"), self.sip_line))
        if self._full:
            self.body.addLayout(_grid(self.server, self.user, self.password, self.ring))
        self.body.addWidget(self.headset)
        for part in (self.server, self.user, self.password, self.ring, self.headset):
            part.setEnabled(self.installed)

    def _build_exchange(self) -> None:
        pbx = self._setup.pbx
        self.host = Field(self.tr("Alamat PBX (Asterisk AMI)"), QLineEdit(pbx.host))
        self.port = Field(self.tr("Port"), NumberEdit(1, 65_535, pbx.port))
        self.pbx_user = Field(self.tr("Nama pengguna PBX"), QLineEdit(pbx.user))
        self.secret = Field(
            self.tr("Kata sandi PBX"), secret_line(), _kept(self.tr, told=bool(pbx.secret))
        )
        self.channel = Field(
            self.tr("Telepon petugas di PBX"),
            QLineEdit(pbx.channel),
            self.tr("Misalnya PJSIP/1001; berdering lebih dahulu."),
        )
        self.pbx_line = label("", Role.LABEL)
        if self._full:
            self.body.addWidget(rule())
            self.body.addLayout(_titled(self.tr("PBX"), self.pbx_line))
            self.body.addLayout(
                _grid(self.host, self.port, self.pbx_user, self.secret, self.channel)
            )

    def _build_recording(self) -> None:
        recordings = self._session.workstation.recordings
        self.record = QCheckBox(self.tr("Rekam percakapan softphone (disandikan di komputer ini)"))
        self.record.setChecked(self._setup.record)
        self._days = recordings.days() if recordings else USUAL_DAYS
        self.days = Field(
            self.tr("Masa simpan rekaman (hari)"), NumberEdit(1, LONGEST_DAYS, self._days)
        )
        if self._may_record:
            self.body.addWidget(rule())
            self.body.addLayout(_titled(self.tr("Rekaman"), label("", Role.LABEL)))
            self.body.addWidget(self.record)
            self.body.addLayout(_grid(self.days))
            self.body.addWidget(
                label(
                    self.tr(
                        "Perekaman diberitahukan di meja dan harus disampaikan kepada lawan"
                        " bicara. Hanya ketua tim yang dapat mendengarkan, dan itu tercatat."
                    ),
                    Role.MUTED,
                    wrap=True,
                )
            )

    def _build_foot(self) -> None:
        self.notice = Notice()
        self.notice.hide()
        self.save = KeyButton(self.tr("Simpan & sambungkan"), "", Variant.PRIMARY)
        self.save.clicked.connect(self._save)
        self.again = KeyButton(self.tr("Sambungkan lagi"))
        self.again.clicked.connect(self._telephones.reconnect)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.save)
        row.addWidget(self.again)
        row.addStretch(1)
        self.body.addWidget(self.notice)
        self.body.addLayout(row)
        self.trial = TrialCall(self._session, self._telephones)
        self.trial.use(self._setup.preferred)
        self.preferred.control.currentIndexChanged.connect(
            lambda _row: self.trial.use(Backend(self.preferred.control.currentData()))
        )
        if self._full:
            self.body.addWidget(rule())
            self.body.addWidget(self.trial)

    # -- what is entered ---------------------------------------------------------------------

    def entered(self) -> None:
        """Look which headsets there are."""
        if self.installed:
            self.headset.look()

    def entry(self) -> TelephonySetup:
        """The setup as the card stands; a password that was not typed stays as it was."""
        before = self._setup
        microphone, ear = self.headset.chosen
        return replace(
            before,
            preferred=Backend(self.preferred.control.currentData()),
            plan=DialPlan(
                self.prefix.control.text().strip(), bool(self.national.control.currentData())
            ),
            sip=SipSetup(
                self.server.control.text().strip(),
                self.user.control.text().strip(),
                self.password.control.text() or before.sip.password,
                microphone,
                ear,
                self.ring.control.value() or before.sip.ring_seconds,
                self.headset.known or before.sip.known,
            ),
            pbx=PbxSetup(
                self.host.control.text().strip(),
                self.port.control.value() or before.pbx.port,
                self.pbx_user.control.text().strip(),
                self.secret.control.text() or before.pbx.secret,
                self.channel.control.text().strip(),
            ),
            sip_domain=self.domain.control.text().strip(),
            record=self.record.isChecked(),
        )

    def _save(self) -> None:
        session, setup = self._session, self.entry()
        days = self.days.control.value()
        changed = days if days != self._days else None
        try:
            change_telephony(session.workstation, session.officer, setup, changed)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self._setup = setup
            self._days = days or self._days
            for field in (self.password, self.secret):
                field.control.clear()
            self.notice.tell(Tone.GOOD, self.tr("Pengaturan telepon tersimpan."))
            session.news.settings_changed.emit()
        self.notice.show()

    def _show_lines(self) -> None:
        for mark, backend in ((self.sip_line, Backend.SIP), (self.pbx_line, Backend.PBX)):
            there = backend in self._telephones.ways
            word, shade, _todo = LINES[self._telephones.line(backend)]
            mark.setText(f"● {word}" if there else self.tr("Belum diatur"))
            set_tone(mark, Tone(shade.value) if there else None)


def _kept(tr: Callable[[str], str], *, told: bool) -> str:
    return tr("Tersimpan. Isi hanya bila diganti.") if told else tr("Belum diisi.")


def _grid(*fields: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    return grid


def _titled(title: str, beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(label(title, Role.STRONG))
    row.addWidget(beside)
    row.addStretch(1)
    return row
