"""How this desk telephones, as it was set up: kept in the store, which is encrypted.

One setting a desk; the passwords in it never leave the store but for the line they belong to.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from dialer.errors import BadInputError
from dialer.ports import Reader, Writer
from dialer.telephony.line import DialPlan
from dialer.telephony.pbx.telephone import PbxAccount
from dialer.telephony.port import Backend
from dialer.telephony.sip.wire import Account

SETTING = "telephony"
AMI_PORT = 5038

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SipSetup:
    """The account of the softphone; no server means that there is none. Devices are Qt's ids.

    `known` are the devices that were there when microphone and ear were chosen.
    """

    server: str = ""
    user: str = ""
    password: str = ""
    microphone: str = ""
    ear: str = ""
    ring_seconds: int = 45
    known: tuple[str, ...] = ()

    @property
    def account(self) -> Account:
        """The account as the softphone wants it. Raises BadInputError."""
        return Account(self.server, self.user, self.password).checked()

    def settings(self) -> dict[str, object]:
        """Return what the softphone's process is started with."""
        return {
            "sound": "headset",
            "microphone": self.microphone,
            "ear": self.ear,
            "known": list(self.known),
            "limits": {"ringing": float(self.ring_seconds)},
        }


@dataclass(frozen=True, slots=True)
class PbxSetup:
    """The exchange and the officer's telephone at it; no host means that there is none."""

    host: str = ""
    port: int = AMI_PORT
    user: str = ""
    secret: str = ""
    channel: str = ""

    @property
    def account(self) -> PbxAccount:
        """The account as the exchange wants it. Raises BadInputError."""
        return PbxAccount(self.user, self.secret, self.channel).checked()


@dataclass(frozen=True, slots=True)
class TelephonySetup:
    """All ways to call of this desk. Recording is off unless somebody switched it on."""

    preferred: Backend = Backend.HANDSET
    plan: DialPlan = field(default_factory=DialPlan)
    sip: SipSetup = field(default_factory=SipSetup)
    pbx: PbxSetup = field(default_factory=PbxSetup)
    sip_domain: str = ""
    record: bool = False

    def checked(self) -> "TelephonySetup":
        """Return itself. Raises BadInputError for an account that cannot be one."""
        if self.sip.server:
            _ = self.sip.account
        if self.pbx.host:
            _ = self.pbx.account
        if not 1 <= self.pbx.port <= 65_535:
            raise BadInputError("Port PBX harus antara 1 dan 65535.")
        if not 10 <= self.sip.ring_seconds <= 120:
            raise BadInputError("Lama berdering harus antara 10 dan 120 detik.")
        if self.plan.prefix and not all(sign in "0123456789*#" for sign in self.plan.prefix):
            raise BadInputError("Awalan nomor hanya boleh berisi angka, * dan #.")
        return self


def load_telephony(reader: Reader) -> TelephonySetup:
    """Return how this desk telephones, or the defaults."""
    kept: Mapping[str, Any] = reader.setting(SETTING) or {}
    preferred = str(kept.get("preferred", Backend.HANDSET))
    return TelephonySetup(
        Backend(preferred) if preferred in set(Backend) else Backend.HANDSET,
        _made(DialPlan, kept.get("plan")),
        _made(SipSetup, kept.get("sip")),
        _made(PbxSetup, kept.get("pbx")),
        str(kept.get("sip_domain", "")),
        bool(kept.get("record", False)),
    )


def save_telephony(writer: Writer, setup: TelephonySetup) -> None:
    """Keep it. Raises BadInputError when it cannot work."""
    writer.put_setting(SETTING, asdict(setup.checked()))


def _made(kind: type[_T], told: Any) -> _T:
    """Make a part of the setup; what another version of the program knew is passed over."""
    table = told if isinstance(told, dict) else {}
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come
    kept = {name: tuple(one) if isinstance(one, list) else one for name, one in table.items()}
    return kind(**{name: value for name, value in kept.items() if name in known})
