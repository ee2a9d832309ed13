from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialer.contact import Contact
from dialer.contacts.dialable import dialable
from dialer.facts import Channel
from dialer.intake.orders import FormerRow
from dialer.lists.model import FamilyMember
from dialer.outcomes import CallbackEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take
from ui.presenters.contact_card import ContactCard, contact_card
from ui.presenters.words import Shade, within


def card(workstation: Workstation, officer: Officer, contact_id: str) -> ContactCard:
    view = workstation.desk.open(officer, contact_id)
    chosen = view.contact.numbers[0].number_id if view.contact.numbers else ""
    return contact_card(view, workstation.rulebook, chosen, 1, workstation.now())


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+6281234567890", "0812-3456-7890"),
        ("+62645461234", "(0645) 461234"),
        ("+6598765432", "+65 9876 5432"),
        ("bukan nomor", "bukan nomor"),
    ],
)
def test_numbers_are_shown_as_one_dials_them(e164: str, shown: str) -> None:
    assert dialable(e164) == shown


def test_ids_are_masked_and_keep_their_secret_for_holding(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    shown = card(workstation, officer, "c1")
    assert [(fact.label, fact.text, fact.secret, fact.what) for fact in shown.facts] == [
        ("No. Kartu", "•••••••••2349", "0004939712349", "card")
    ]
    assert "0004939712349" not in shown.name + shown.headline + shown.headline_note


def test_the_card_says_by_whose_clock_the_contact_lives(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, replace(member(), zone="Asia/Jayapura"))
    assert card(workstation, officer, "c1").kind == "Peserta menunggak · WIT"


def test_members_earlier_amounts_and_leaving_stand_on_the_card(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    seen = workstation.desk.open(officer, "c1")
    view = replace(
        seen,
        contact=replace(seen.contact, left_at=clock()),
        family=(
            FamilyMember("Siti Rahma", amount=210_000, months=6),
            FamilyMember("Budi Rahma", amount=None, months=None),
        ),
        former=(FormerRow("l0", clock() - timedelta(days=31), 175_000, 5),),
    )
    shown = contact_card(view, workstation.rulebook, "", 1, workstation.now()).facts
    assert [(fact.label, fact.text) for fact in shown[:4]] == [
        ("Keluar", "Lunas atau keluar: tidak ada di daftar sejak 20 Nov 2026"),
        ("Sebelumnya", "20 Okt 2026: Rp175.000, 5 bulan"),
        ("Keluarga", "Siti Rahma, Rp210.000, 6 bulan"),
        ("", "Budi Rahma"),
    ]


def test_long_numbers_in_unknown_columns_are_masked_too(
    workstation: Workstation, officer: Officer
) -> None:
    contact = member()
    extra = {"No. KTP istri": "1173011112885531", "Catatan": "Rumah biru"}
    take(workstation, replace(contact, details=replace(contact.details, extra=extra)))
    facts = {fact.label: fact for fact in card(workstation, officer, "c1").facts}
    assert facts["No. KTP istri"].text == "••••••••••••5531"
    assert facts["Catatan"].text == "Rumah biru"


@pytest.mark.parametrize(
    ("code", "word", "sentence"),
    [
        ("objects_to_calls", "Jangan dihubungi", "Meminta tidak dihubungi lagi."),
        ("deceased", "Selesai", "Tidak kembali ke antrean; terakhir: meninggal dunia."),
        (
            "invalid_number",
            "Menunggu nomor",
            "Tidak ada nomor yang dapat ditelepon; terakhir: nomor tidak terdaftar.",
        ),
    ],
)
def test_a_contact_out_of_the_queue_says_so(
    workstation: Workstation, officer: Officer, code: str, word: str, sentence: str
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, workstation.now(), OutcomeEntry(code)))
    shown = card(workstation, officer, "c1")
    assert (shown.why, shown.why_sentence) == (word, sentence)


def test_arrears_stand_first_for_a_member_and_workers_for_an_employer(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member(), replace(employer(), list_id="l2"))
    assert card(workstation, officer, "c1").headline == "Rp1.200.000"
    assert card(workstation, officer, "c1").headline_note == "12 bulan · Kelas III · 4 anggota"
    assert card(workstation, officer, "b1").headline == "5 pekerja"


@pytest.fixture
def contact(workstation: Workstation) -> Contact:
    return take(workstation, member())[0]


def test_history_is_newest_first_with_what_was_agreed(
    workstation: Workstation, officer: Officer, contact: Contact, clock: HandClock
) -> None:
    entry = OutcomeEntry(
        "promise",
        spoke_to="self",
        promise=PromiseEntry(500_000, date(2026, 11, 25), "bri"),
        note="Gajian tanggal 25",
    )
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    clock.forward(hours=2)
    workstation.desk.save(officer, call(contact, clock(), entry))
    history = card(workstation, officer, "c1").history
    assert [row.label for row in history] == ["Janji bayar", "Tidak diangkat"]
    assert history[0].detail == "Rp500.000 untuk 25 Nov 2026, BRI; Gajian tanggal 25"
    assert history[0].officer == "Budi Santoso"
    assert history[0].shade is Shade.ACCENT


def test_why_a_callback_is_here_names_its_hour(
    workstation: Workstation, officer: Officer, contact: Contact, clock: HandClock
) -> None:
    at = datetime(2026, 11, 20, 4, 15, tzinfo=UTC)
    entry = OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    workstation.desk.save(officer, call(contact, clock(), entry))
    clock.forward(hours=3)
    shown = card(workstation, officer, "c1")
    assert shown.why == "Telepon ulang"
    assert shown.why_sentence == "Diminta menelepon lagi hari ini 11.15 WIB."


def test_a_planned_day_has_no_hour_and_labels_keep_their_capitals(
    workstation: Workstation, officer: Officer, contact: Contact, clock: HandClock
) -> None:
    entry = OutcomeEntry("promise", promise=PromiseEntry(400_000, date(2026, 11, 25), "bri"))
    workstation.desk.save(officer, call(contact, clock(), entry))
    shown = card(workstation, officer, "c1")
    assert shown.why_sentence == "Dijadwalkan 25 Nov 2026; terakhir: janji bayar."
    assert (within("Berminat REHAB"), within("PIC tidak ada")) == (
        "berminat REHAB",
        "PIC tidak ada",
    )


def test_a_broken_promise_is_told_with_its_amount(
    workstation: Workstation, officer: Officer, contact: Contact, clock: HandClock
) -> None:
    due = (clock() + timedelta(days=1)).date()
    entry = OutcomeEntry("promise", promise=PromiseEntry(400_000, due, "bri"))
    workstation.desk.save(officer, call(contact, clock(), entry))
    clock.forward(days=6)
    shown = card(workstation, officer, "c1")
    assert (shown.why, shown.why_shade) == ("Janji terlewat", Shade.BAD)
    assert "Rp400.000 untuk 21 Nov 2026; pembayaran belum tercatat" in shown.why_sentence


def test_a_number_that_reaches_somebody_else_is_marked_and_not_used(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    contact = take(workstation, member("+6281234567890", "+6281298765432"))[0]
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("wrong_person")))
    rows = card(workstation, officer, "c1").numbers
    assert [(row.state, row.usable) for row in rows] == [
        ("Salah orang", False),
        ("Belum dicoba", True),
    ]


def test_visits_are_named_in_the_history(
    workstation: Workstation, officer: Officer, contact: Contact, clock: HandClock
) -> None:
    visit = replace(
        call(contact, clock(), OutcomeEntry("cannot_afford")), channel=Channel.VISIT, calls=()
    )
    workstation.desk.save(officer, visit)
    assert card(workstation, officer, "c1").history[0].when == "20 Nov 2026 09.00 · Kunjungan"
