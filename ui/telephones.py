"""The telephones of this desk: built as the settings say, kept connected, told to the window.

The mapping that the desk holds stays the same object; what is in it changes. Nothing is rebuilt
while somebody is talking.
"""

import itertools
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from dialer.errors import SambungError
from dialer.telephony.handset import Handset
from dialer.telephony.line import Line
from dialer.telephony.pbx.telephone import PbxTelephone
from dialer.telephony.port import Backend, Lined, Telephone
from dialer.telephony.setup import TelephonySetup
from dialer.telephony.sip.softphone import Softphone
from dialer.telephony.uri import UriTelephone
from ui.telephone_links import ProcessLink, SocketLink

TRY_AGAIN_MS: Final = 10_000
"""How long after its line broke the exchange is asked again; the softphone registers by itself."""

WAIT_FOR_CALL_MS: Final = 500


def softphone_installed() -> bool:
    """Say whether the softphone's library (extra `sip`) is there."""
    return find_spec("pjsua2") is not None


def _open_link(link: str) -> bool:
    return QDesktopServices.openUrl(QUrl(link))


class Telephones(QObject):
    """All ways to call, the preferred one first. `changed` tells of every change of a line."""

    changed = Signal()

    def __init__(
        self,
        load: Callable[[], TelephonySetup],
        parent: QObject | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._extra = extra or {}
        self._setup: TelephonySetup | None = None
        self._links: list[ProcessLink] = []
        self._numbers = itertools.count(int(time.time()))
        self.softphone: Softphone | None = None
        self.exchange: PbxTelephone | None = None
        self.ways: dict[Backend, Telephone] = _plain(TelephonySetup())
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRY_AGAIN_MS)
        self._again.timeout.connect(self._reconnect_exchange)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_FOR_CALL_MS)
        self._later.timeout.connect(self.rebuild)

    @property
    def busy(self) -> bool:
        """Whether a call is running."""
        return any(isinstance(one, Lined) and one.busy for one in self.ways.values())

    @property
    def pids(self) -> list[int]:
        """The softphone's processes that live, the newest last."""
        return [one.pid for one in self._links if one.running]

    def line(self, backend: Backend) -> Line:
        """How the line of a way of calling stands; OFF for one that is not set up."""
        telephone = self.ways.get(backend)
        if telephone is None:
            return Line.OFF
        return telephone.line if isinstance(telephone, Lined) else Line.READY

    def rebuild(self) -> None:
        """Build them as the settings are now; what did not change stays connected."""
        setup = self._load()
        if setup == self._setup:
            return
        if self.busy:
            self._later.start()
            return
        before, self._setup = self._setup, setup
        same_plan = before is not None and before.plan == setup.plan
        if before is None or before.sip != setup.sip or not same_plan:
            self._stop_softphone()
            self.softphone = self._made_softphone(setup)
        if before is None or before.pbx != setup.pbx or not same_plan:
            self._stop_exchange()
            self.exchange = self._made_exchange(setup)
        made = _plain(setup)
        if self.softphone is not None:
            made[Backend.SIP] = self.softphone
        if self.exchange is not None:
            made[Backend.PBX] = self.exchange
        self.ways.clear()
        self.ways.update(sorted(made.items(), key=lambda one: one[0] is not setup.preferred))
        self.changed.emit()

    def reconnect(self) -> None:
        """Begin again: softphone and exchange, whatever became of them. Not during a call."""
        if not self.busy:
            self._setup = None
            self.rebuild()

    def close(self) -> None:
        """Stop everything and wait until it is gone."""
        self._again.stop()
        self._later.stop()
        self._stop_softphone()
        self._stop_exchange()
        for link in self._links:
            link.finish()
        self._links.clear()

    # -- inside ------------------------------------------------------------------------------

    def _made_softphone(self, setup: TelephonySetup) -> Softphone | None:
        if not setup.sip.server or not softphone_installed():
            return None
        settings = {**setup.sip.settings(), **self._extra}

        def process() -> ProcessLink:
            self._links = [one for one in self._links if one.running]
            self._links.append(ProcessLink(settings, self))
            return self._links[-1]

        try:
            phone = Softphone(process, setup.sip.account, setup.plan, self._line_changed)
        except SambungError:  # an account that cannot be one: the settings say so
            return None
        phone.start()
        return phone

    def _made_exchange(self, setup: TelephonySetup) -> PbxTelephone | None:
        if not setup.pbx.host:
            return None
        try:
            phone = PbxTelephone(
                lambda: SocketLink(setup.pbx.host, setup.pbx.port, self),
                setup.pbx.account,
                lambda: str(next(self._numbers)),
                setup.plan,
                self._line_changed,
            )
        except SambungError:
            return None
        phone.start()
        return phone

    def _line_changed(self, _line: Line) -> None:
        exchange = self.exchange
        if exchange is not None and exchange.line in (Line.SERVER_SILENT, Line.BROKEN):
            self._again.start()
        self.changed.emit()

    def _reconnect_exchange(self) -> None:
        if self.exchange is not None and self.exchange.line in (Line.SERVER_SILENT, Line.BROKEN):
            self.exchange.start()

    def _stop_softphone(self) -> None:
        phone, self.softphone = self.softphone, None
        if phone is not None:
            phone.stop()

    def _stop_exchange(self) -> None:
        phone, self.exchange = self.exchange, None
        if phone is not None:
            phone.stop()


def _plain(setup: TelephonySetup) -> dict[Backend, Telephone]:
    """The ways that need nothing installed with the program."""
    return {
        Backend.HANDSET: Handset(),
        Backend.TEL_URI: UriTelephone(Backend.TEL_URI, _open_link),
        Backend.SIP_URI: UriTelephone(Backend.SIP_URI, _open_link, sip_domain=setup.sip_domain),
        Backend.CALLTO_URI: UriTelephone(Backend.CALLTO_URI, _open_link),
    }
