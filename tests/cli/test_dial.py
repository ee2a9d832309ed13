"""`sambung dial`: one call, its events as lines, nothing kept but that it was tried."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.store import open_store
from dialer.errors import BadInputError, ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.telephony.setup import SipSetup, TelephonySetup, load_telephony, save_telephony
from tests.cli.running import sambung
from tests.db.making_stores import KEY
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer

NUMBER = "0812-3456-7890"


def set_up(data: Path, setup: TelephonySetup) -> None:
    """Keep how a desk telephones."""
    store = open_store(data, KEY, lambda: datetime.now(UTC))
    with store.writing() as writer:
        save_telephony(writer, setup)
    assert load_telephony(store) == setup
    store.close()


@needs_sipp
def test_call_by_the_softphone_prints_what_happened(tmp_path: Path, own_data: Path) -> None:
    pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
    steps = other.registering(*other.refused("486 Busy Here"))
    with peer(tmp_path, *steps, calls=3) as server:
        setup = TelephonySetup(sip=SipSetup(server.server, "meja1", "rahasia"))
        set_up(own_data, setup)
        told = sambung(own_data, "dial", NUMBER, "--backend", "sip", "--json")
    assert told.code == ExitCode.OK, told.sentence
    lines = told.lines()
    assert [line["state"] for line in lines] == ["dialing", "ringing", "ended"]
    assert lines[0]["number"] == "+6281234567890"
    assert (lines[-1]["outcome"], lines[-1]["ended_by"]) == ("busy", "remote")


def test_handset_says_nothing_so_the_outcome_is_unknown(data: Path) -> None:
    told = sambung(data, "dial", NUMBER, "--backend", "handset", "--json")
    assert told.code == ExitCode.OK, told.sentence
    assert told.lines()[-1]["outcome"] == "unknown"
    assert told.lines()[-1]["uri"] == "tel:+6281234567890"


@pytest.mark.parametrize(
    "number", ["165", "0812abc", "08123\r\nX: y", "", "081122334455 / 081299887766"]
)
def test_what_is_no_number_is_not_dialled(data: Path, number: str) -> None:
    told = sambung(data, "dial", number, "--backend", "handset", "--json")
    assert told.code == ExitCode.BAD_INPUT
    assert told.out == ""
    assert "nomor telepon" in told.sentence


def test_number_of_a_contact_is_not_dialled(own_data: Path) -> None:
    sambung(own_data, "import", sample_list(ListKind.BU), "--kind", "bu")
    contacts = sambung(own_data, "contacts", "--json").lines()
    number = next(phone for contact in contacts for phone in contact["phones"])
    told = sambung(own_data, "dial", number, "--backend", "handset", "--json")
    assert told.code == ExitCode.REFUSED
    assert told.out == ""
    assert "Telepon dari Meja" in told.sentence


@pytest.mark.parametrize("backend", ["sip", "pbx"])
def test_line_that_is_not_set_up_says_where(data: Path, backend: str) -> None:
    told = sambung(data, "dial", NUMBER, "--backend", backend)
    assert told.code == ExitCode.REFUSED
    assert "Pengaturan" in told.sentence


def test_setup_with_an_account_that_cannot_be_one_is_not_kept(own_data: Path) -> None:
    good = TelephonySetup(sip=SipSetup("pbx.kantor.lan", "meja1"))
    set_up(own_data, good)
    bad = replace(good, sip=SipSetup("pbx.kantor.lan\r\nX: y", "meja1"))
    with pytest.raises(BadInputError, match="tidak sah"):
        set_up(own_data, bad)
    set_up(own_data, good)
