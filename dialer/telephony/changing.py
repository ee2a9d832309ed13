"""Changing how this desk telephones: who may change what, and what is written down of it."""

import re
from dataclasses import replace
from typing import Final

from dialer.contacts.phone import clean_phones
from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Right
from dialer.ports import AuditEntry
from dialer.recordings import RETENTION
from dialer.standing import Stage
from dialer.telephony.port import Backend
from dialer.telephony.setup import TelephonySetup, load_telephony, save_telephony
from dialer.workstation import Workstation

LONGEST_DAYS: Final = 3_650

_TYPED: Final = re.compile(r"[0-9+ ().-]+")
"""How a number to try is typed, on one line; nothing else is looked for between other signs."""


def change_telephony(
    workstation: Workstation, actor: Officer, setup: TelephonySetup, days: int | None = None
) -> None:
    """Keep a new setup, and for how many days recordings stay.

    Anybody chooses the way of calling and the headset; accounts and numbers belong to who may
    change settings, recording and its retention to who may hear it. Raises RefusedError or
    BadInputError, then nothing was changed.
    """
    before = load_telephony(workstation.store)
    own = replace(
        before,
        preferred=setup.preferred,
        sip=replace(before.sip, microphone=setup.sip.microphone, ear=setup.sip.ear),
    )
    if replace(setup, record=before.record) != own and not actor.may(Right.CHANGE_SETTINGS):
        raise RefusedError("Akun dan nomor telepon hanya dapat diubah ketua tim atau admin.")
    recording = setup.record != before.record or days is not None
    if recording and not actor.may(Right.HEAR_RECORDINGS):
        raise RefusedError("Perekaman hanya dapat diatur ketua tim.")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise BadInputError(f"Masa simpan rekaman harus antara 1 dan {LONGEST_DAYS} hari.")
    setup.checked()
    now = workstation.now()
    with workstation.store.writing() as writer:
        save_telephony(writer, setup)
        writer.audit(AuditEntry(now, actor.officer_id, "telephony_changed"))
        if days is not None:
            writer.put_setting(RETENTION, days)
        if setup.record != before.record:
            what = "recording_on" if setup.record else "recording_off"
            writer.audit(AuditEntry(now, actor.officer_id, what))


def trial_number(workstation: Workstation, typed: str, actor: str, backend: Backend) -> str:
    """Return the number (E.164) of a call that only tries the telephone; it is written down.

    Raises BadInputError for what is not one number, and RefusedError for one of a contact: hours
    and limits hold for that one, and only the desk counts its calls.
    """
    area_code = workstation.branch().area_code or None
    cell = clean_phones(typed, area_code=area_code)
    found = cell.phones
    if len(found) != 1 or cell.refused or not _TYPED.fullmatch(typed.strip()):
        raise BadInputError(f"“{typed[:40]}” bukan satu nomor telepon yang dapat ditelepon.")
    e164 = found[0].e164
    store = workstation.store
    owners = [
        contact.contact_id
        for contact in store.find_contacts(e164, 20)
        if any(number.phone.e164 == e164 for number in contact.numbers)
    ]
    action, subject = ("test_call_refused", owners[0]) if owners else ("test_call", "")
    with store.writing() as writer:
        writer.audit(AuditEntry(workstation.now(), actor, action, subject, backend.value))
    if not owners:
        return e164
    standings = [store.standing(one) for one in owners]
    if any(one is not None and one.stage is Stage.STOPPED for one in standings):
        raise RefusedError("Pemilik nomor ini meminta agar tidak dihubungi lagi.")
    raise RefusedError(
        "Nomor ini milik kontak dalam daftar, jadi tidak dipakai untuk panggilan uji. Telepon dari"
        " Meja, agar jam dan batas panggilan berlaku."
    )
