"""An invented contact of each kind, for previews and for measuring what a script really says."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from scripts_call.model import ScriptKind
from scripts_call.values import Desk, Employer, Member, call_values

_DESK: Final = Desk("Rina Kartika", "Kantor Cabang Muara Bungo", hour=9)
_EMPLOYER: Final = Employer("Toko Sumber Jaya", "Darmawan", female=False, potential=6)
_MEMBER: Final = Member(
    "Siti Rahmawati",
    female=True,
    card="0001234567890",
    birth_date=date(1984, 3, 7),
    address="Jalan Merdeka Nomor 12",
    months=7,
    amount=1_050_000,
    members=4,
    care_class=3,
    va="8888801234567890",
    stages=3,
)


def sample_values(kind: ScriptKind, facts: Mapping[str, str]) -> dict[str, str]:
    """Every value of an invented call; `facts` from `FactSheet.texts`."""
    return call_values(_DESK, _EMPLOYER if kind is ScriptKind.BU else _MEMBER, facts)
