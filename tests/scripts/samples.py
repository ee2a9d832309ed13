"""A small whole script, and the values of an invented call, for the tests of the script room."""

import tomllib
from datetime import date
from pathlib import Path

from scripts_call.facts import load_facts
from scripts_call.loader import load_source
from scripts_call.model import Script, ScriptKind
from scripts_call.values import Desk, Employer, Member, call_values

DAY = date(2026, 11, 20)

SMALL = '''\
id = "kecil"
title = "Naskah kecil"
kind = "tunggakan"
version = "1"
start = "pembuka"

[steps.pembuka]
title = "Pembuka"
say = """
{salam}, apakah benar
dengan {nama}?"""
hint = "Cocokkan dengan {kartu_akhir}."
answers = [
  { text = "Ya", goto = "inti", confirms = true },
  { text = "Bukan", goto = "pamit" },
  { text = "Ulangi", goto = "pembuka" },
]

[steps.inti]
title = "Inti"
say = "Jumlahnya {total_tunggakan} selama {bulan_menunggak}."
captures = [{ name = "promise_date", label = "Tanggal bayar", type = "date" }]

[[steps.inti.answers]]
text = "Bersedia"
goto = "janji"

[[steps.inti.answers]]
text = "Kembali"
goto = "pembuka"

[steps.janji]
title = "Janji"
say = "Terima kasih."
ending = "promise"

[steps.pamit]
title = "Pamit"
say = "Terima kasih."
ending = "wrong_person"

[hold]
say = "Izinkan saya memastikan dahulu."
answer = "Kembali"

[objections.mahal]
title = "Terlalu mahal"
keywords = ["mahal"]
phrases = ["Mahal sekali"]
confirmed_only = true
empathy = "Saya memahami."
fact = "Jumlahnya {total_tunggakan}."
next = "Bagaimana menurut {sapaan}?"
avoid = ["Memaksa."]

[[objections.mahal.answers]]
text = "Menerima"
return = true

[[objections.mahal.answers]]
text = "Belum menerima"
return = true
accepts = false

[[objections.mahal.answers]]
text = "Bersedia membayar"
goto = "janji"

[objections.sibuk]
title = "Sedang sibuk"
keywords = ["sibuk"]
phrases = ["Saya di jalan"]
empathy = "Mohon maaf."
fact = "Hanya sebentar."
next = "Boleh dilanjutkan?"
avoid = ["Memaksa."]

[[objections.sibuk.answers]]
text = "Boleh"
return = true

[[objections.sibuk.answers]]
text = "Jangan"
goto = "pamit"
accepts = false
'''

OUTCOMES_FILE = Path(__file__).parents[2] / "dialer" / "rules" / "outcomes.toml"


def small_script() -> Script:
    """The small script, loaded."""
    return load_source(SMALL, "kecil.toml")


def outcome_table() -> dict[str, dict[str, object]]:
    """The branch's outcome codes with what is known of each, as data."""
    table: dict[str, dict[str, object]] = tomllib.loads(OUTCOMES_FILE.read_text("utf-8"))[
        "outcomes"
    ]
    return table


def outcome_codes() -> dict[ScriptKind, set[str]]:
    """The codes offered for each kind of contact."""
    codes: dict[ScriptKind, set[str]] = {kind: set() for kind in ScriptKind}
    for code, traits in outcome_table().items():
        kinds = traits["kinds"]
        assert isinstance(kinds, list)
        for kind in kinds:
            codes[ScriptKind(kind)].add(code)
    return codes


def call(kind: ScriptKind) -> dict[str, str]:
    """Every value of an invented call; nothing is missing."""
    desk = Desk("Rina Kartika", "Kantor Cabang Muara Bungo", hour=9)
    contact: Member | Employer
    if kind is ScriptKind.BU:
        contact = Employer("Toko Sumber Jaya", "Darmawan", female=False, potential=6)
    else:
        contact = Member(
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
            promise_date=date(2026, 11, 25),
            promise_amount=1_050_000,
        )
    return call_values(desk, contact, load_facts(DAY).texts)
