"""Pengaturan, Telepon: who may change what, passwords that stay away, a test call, the headset."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.errors import RefusedError
from dialer.people import Officer
from dialer.telephony.changing import change_telephony
from dialer.telephony.line import DialPlan, Line
from dialer.telephony.port import Backend
from dialer.telephony.setup import (
    PbxSetup,
    SipSetup,
    TelephonySetup,
    load_telephony,
    save_telephony,
)
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.telephony import peer as other
from tests.telephony.exchange import Exchange
from ui.background import Background, Errors
from ui.session import News, Session
from ui.settings.telephone import TelephoneCard
from ui.telephones import Telephones
from ui.theme import Theme

PATIENCE = 20_000
SIP = SipSetup("127.0.0.1:5999", "meja1", "rahasia-sip")
PBX = PbxSetup("127.0.0.1", 5038, "meja", "rahasia", "PJSIP/1001")
Open = Callable[[Officer], TelephoneCard]


@pytest.fixture
def telephones(workstation: Workstation) -> Iterator[Telephones]:
    made = Telephones(
        partial(load_telephony, workstation.store), extra={"sound": "tone", "bind": other.HERE}
    )
    yield made
    made.close()


@pytest.fixture
def card_of(
    workstation: Workstation,
    telephones: Telephones,
    theme: Theme,
    clock: HandClock,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[Open]:
    background = Background(Errors(clock))

    def build(officer: Officer) -> TelephoneCard:
        session = Session(workstation, officer, background, News(), tmp_path)
        session.news.settings_changed.connect(telephones.rebuild)
        card = TelephoneCard(session, telephones, lambda _scheme: None, installed=True)
        qtbot.addWidget(card)
        card.show()
        return card

    yield build
    background.shutdown()


def keep(workstation: Workstation, setup: TelephonySetup) -> None:
    with workstation.store.writing() as writer:
        save_telephony(writer, setup)


def test_what_a_lead_enters_is_kept_and_connected(
    card_of: Open, lead: Officer, workstation: Workstation, telephones: Telephones, qtbot: QtBot
) -> None:
    exchange = Exchange({})
    card = card_of(lead)
    card.preferred.control.setCurrentIndex(card.preferred.control.findData(Backend.PBX))
    card.prefix.control.setText("9")
    card.national.control.setCurrentIndex(1)
    card.host.control.setText("127.0.0.1")
    card.port.control.setValue(exchange.port)
    card.pbx_user.control.setText("meja")
    card.secret.control.setText("rahasia")
    card.channel.control.setText("PJSIP/1001")
    card.save.click()
    assert "tersimpan" in card.notice.sentence
    kept = load_telephony(workstation.store)
    assert (kept.preferred, kept.plan) == (Backend.PBX, DialPlan("9", national=False))
    assert next(iter(telephones.ways)) is Backend.PBX
    qtbot.waitUntil(lambda: telephones.line(Backend.PBX) is Line.READY, timeout=PATIENCE)
    assert card.pbx_line.text() == "● Siap"
    telephones.close()
    exchange.close()


def test_a_kept_password_is_never_shown_and_stays_when_nothing_is_typed(
    card_of: Open, lead: Officer, workstation: Workstation
) -> None:
    keep(workstation, TelephonySetup(pbx=PBX, sip=replace(SIP, server="")))
    card = card_of(lead)
    assert card.password.control.text() == ""
    assert card.secret.control.text() == ""
    assert load_telephony(workstation.store).sip.password == "rahasia-sip"
    card.prefix.control.setText("0")
    card.save.click()
    kept = load_telephony(workstation.store)
    assert (kept.plan.prefix, kept.sip.password, kept.pbx.secret) == (
        "0",
        "rahasia-sip",
        "rahasia",
    )


def test_an_address_that_cannot_be_one_is_said_and_nothing_is_kept(
    card_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = card_of(lead)
    card.server.control.setText("pbx kantor\r\nX: y")
    card.user.control.setText("meja1")
    card.save.click()
    assert "tidak sah" in card.notice.sentence
    assert load_telephony(workstation.store) == TelephonySetup()


def test_a_petugas_chooses_the_way_and_the_headset_only(
    card_of: Open, officer: Officer, workstation: Workstation
) -> None:
    keep(workstation, TelephonySetup(pbx=PBX))
    card = card_of(officer)
    for field in (card.server, card.host, card.prefix, card.record, card.trial):
        assert not field.isVisible()
    card.preferred.control.setCurrentIndex(card.preferred.control.findData(Backend.TEL_URI))
    card.save.click()
    kept = load_telephony(workstation.store)
    assert (kept.preferred, kept.pbx) == (Backend.TEL_URI, PBX)
    with pytest.raises(RefusedError):
        change_telephony(workstation, officer, replace(kept, plan=DialPlan("9")))
    with pytest.raises(RefusedError):
        change_telephony(workstation, officer, replace(kept, record=True))


def test_a_lead_switches_recording_on_and_that_is_written_down(
    card_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = card_of(lead)
    assert not card.record.isChecked()
    card.record.setChecked(True)
    card.days.control.setValue(30)
    card.save.click()
    assert load_telephony(workstation.store).record
    assert workstation.store.setting("recording_days") == 30
    said = [one.action for one in workstation.store.audit_trail(3)]
    assert "recording_on" in said


def test_a_test_call_lists_what_the_line_says(
    card_of: Open, lead: Officer, workstation: Workstation, telephones: Telephones, qtbot: QtBot
) -> None:
    ended = (
        "Event: UserEvent\nUserEvent: SambungEnded\nCall: {call}\nStatus: BUSY\n"
        "Cause: 17\nBy: callee"
    )
    exchange = Exchange({"Originate": ["Response: Success", ended]})
    setup = TelephonySetup(Backend.PBX, pbx=replace(PBX, port=exchange.port))
    keep(workstation, setup)
    telephones.rebuild()
    card = card_of(lead)
    qtbot.waitUntil(lambda: telephones.line(Backend.PBX) is Line.READY, timeout=PATIENCE)
    card.trial.number.control.setText("0812 3456 7890")
    with qtbot.waitSignal(card.trial.ended, timeout=PATIENCE):
        card.trial.start.click()
    said = [line.split("  ", 1)[1] for line in card.trial.lines]
    assert said == ["Memanggil", "Selesai", "Kata jalur: Sibuk"]
    assert workstation.store.audit_trail(1)[0].action == "test_call"
    telephones.close()
    exchange.close()


def test_a_test_call_to_what_is_no_number_is_refused_at_the_field(
    card_of: Open, lead: Officer
) -> None:
    card = card_of(lead)
    card.trial.number.control.setText("bukan nomor")
    card.trial.start.click()
    assert "bukan satu nomor" in card.trial.number.error
    assert card.trial.lines == []


def test_the_devices_beside_the_chosen_headset_are_kept(
    card_of: Open, lead: Officer, workstation: Workstation, qtbot: QtBot
) -> None:
    kept = replace(SIP, microphone="mic", ear="ear", known=("mic", "ear", "speaker"))
    keep(workstation, TelephonySetup(sip=kept))
    card = card_of(lead)
    card.ring.control.setValue(30)
    card.save.click()
    assert load_telephony(workstation.store).sip == replace(kept, ring_seconds=30)


def test_headsets_are_looked_for_in_a_process_of_its_own(
    card_of: Open, lead: Officer, qtbot: QtBot
) -> None:
    card = card_of(lead)
    with qtbot.waitSignal(card.headset.listed, timeout=PATIENCE):
        card.entered()
    assert card.headset.microphone.control.itemText(0) == "Pilihan sistem"
    assert card.headset.test.isEnabled()


def test_without_the_library_the_page_says_what_to_install(
    workstation: Workstation,
    telephones: Telephones,
    lead: Officer,
    theme: Theme,
    clock: HandClock,
    qtbot: QtBot,
) -> None:
    background = Background(Errors(clock))
    session = Session(workstation, lead, background, News(), Path())
    card = TelephoneCard(session, telephones, lambda _scheme: None, installed=False)
    qtbot.addWidget(card)
    assert "tidak terpasang" in " ".join(card.sentences)
    assert not card.server.isEnabled()
    assert Backend.SIP not in telephones.ways
    background.shutdown()


def test_settings_that_change_during_a_call_wait_for_its_end(
    workstation: Workstation, telephones: Telephones, qtbot: QtBot
) -> None:
    ringing = "Event: UserEvent\nUserEvent: SambungDialing\nCall: {call}\nLinkedid: x"
    ended = "Event: Hangup\nUniqueid: {call}\nCause: 16"
    exchange = Exchange(
        {"Originate": ["Response: Success", ringing], "Hangup": ["Response: Success", ended]}
    )
    keep(workstation, TelephonySetup(Backend.PBX, pbx=replace(PBX, port=exchange.port)))
    telephones.rebuild()
    qtbot.waitUntil(lambda: telephones.line(Backend.PBX) is Line.READY, timeout=PATIENCE)
    telephone = telephones.ways[Backend.PBX]
    telephone.dial("+6281234567890", lambda _report: None)
    keep(workstation, TelephonySetup(Backend.HANDSET))
    telephones.rebuild()
    assert telephones.busy
    assert telephones.ways[Backend.PBX] is telephone
    telephone.hang_up()
    qtbot.waitUntil(lambda: Backend.PBX not in telephones.ways, timeout=PATIENCE)
    exchange.close()
