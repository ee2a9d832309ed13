"""The queue in words, without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dialer.desk import Wish
from dialer.lists.model import ListKind
from dialer.outcomes import CallbackEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.making import member, take
from tests.ui.rooms.working import Office
from ui.presenters.queue import (
    QueueFilter,
    QueueRow,
    Step,
    nothing,
    queue_lines,
    queue_row,
    queue_view,
    summary,
)
from ui.presenters.words import Shade

WIB = "Asia/Jakarta"
NOW_PART = QueueFilter()
LATER = QueueFilter(later=True)


def rows(office: Office, officer: Officer, wanted: QueueFilter = NOW_PART) -> list[QueueRow]:
    view = queue_view(office.workstation, officer, wanted)
    return [queue_row(office.workstation, view, item) for item in view.items.values()]


def test_new_contacts_come_by_months_in_arrears(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    shown = rows(office, officer)
    assert [row.name for row in shown] == ["Dewi Lestari", "Siti Rahma", "Andi Pratama"]
    assert shown[0].reason == "Calon REHAB: 20 bulan, daftar hari ini"
    assert all(f"{row.months} bulan" in row.reason for row in shown)
    assert (shown[0].months, shown[0].worth) == ("20", "Rp9.000.000")


def test_who_has_no_number_is_not_in_the_queue(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    assert "Rudi Hartono" not in {row.name for row in rows(office, officer)}


def test_a_callback_waits_and_then_comes_first(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    at = clock() + timedelta(hours=1, minutes=15)
    office.save(
        officer, "Andi Pratama", OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    )
    (later,) = rows(office, officer, LATER)
    assert later.name == "Andi Pratama"
    assert later.reason == "Telepon ulang yang disepakati"
    assert later.due == "Hari ini 10.15"
    clock.forward(hours=2)
    first = rows(office, officer)[0]
    assert (first.name, first.reason, first.shade) == (
        "Andi Pratama",
        "Waktunya telepon ulang",
        Shade.INFO,
    )


def test_a_promise_past_its_grace_says_how_much_was_promised(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    promise = PromiseEntry(500_000, date(2026, 11, 23), "bri")
    office.save(officer, "Siti Rahma", OutcomeEntry("promise", promise=promise))
    clock.forward(days=7)
    first = rows(office, officer)[0]
    assert first.name == "Siti Rahma"
    assert first.reason == "Janji Rp500.000 belum ditepati"
    assert first.shade is Shade.BAD


def test_a_second_try_names_the_last_result(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Dewi Lestari", OutcomeEntry("busy"))
    (later,) = rows(office, officer, LATER)
    assert later.reason == "Jeda setelah nada sibuk"
    clock.forward(hours=3)
    last = rows(office, officer)[-1]
    assert (last.name, last.reason, last.attempts) == (
        "Dewi Lestari",
        "Coba lagi setelah nada sibuk",
        "1",
    )


def test_an_agent_sees_neither_contacts_nor_counts_of_another(
    office: Office, officer: Officer, lead: Officer
) -> None:
    office.take_arrears(lead, assigned_to=lead.officer_id)
    assert rows(office, officer) == []
    assert queue_view(office.workstation, officer, NOW_PART).counts.left == 0


def test_a_lead_sees_everybodys_contacts_with_their_owner(
    office: Office, officer: Officer, lead: Officer
) -> None:
    office.take_arrears(officer, assigned_to=officer.officer_id)
    assert [row.owner for row in rows(office, lead)] == ["Budi Santoso"] * 3


def test_a_filter_by_kind_leaves_the_others_out(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    office.take_bu(officer)
    shown = rows(office, officer, QueueFilter(kind=ListKind.BU))
    assert [(row.name, row.worth) for row in shown] == [
        ("CV Maju Jaya", "12 pekerja"),
        ("PT Sinar Laut", "5 pekerja"),
    ]


def test_on_a_sunday_it_says_when_calling_opens_again(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    clock.at = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    view = queue_view(office.workstation, officer, NOW_PART)
    assert view.closed == ("Sekarang di luar jam menelepon. Dibuka lagi 23 Nov 2026 08.00 WIB.")
    assert len(view.items) == 3


def test_the_summary_names_only_what_waits(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    view = queue_view(office.workstation, officer, NOW_PART)
    assert summary(view.counts) == "3 kontak baru"


def test_without_lists_the_way_leads_to_the_lists(office: Office, officer: Officer) -> None:
    view = queue_view(office.workstation, officer, NOW_PART)
    assert nothing(view, NOW_PART, WIB).step is Step.LISTS


def test_when_all_wait_for_later_it_says_when(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_bu(officer)
    at = clock() + timedelta(hours=1)
    for name in ("CV Maju Jaya", "PT Sinar Laut"):
        office.save(officer, name, OutcomeEntry("callback_requested", callback=CallbackEntry(at)))
    words = nothing(queue_view(office.workstation, officer, NOW_PART), NOW_PART, WIB)
    assert words.step is Step.LATER
    assert words.sentence == (
        "2 kontak kembali sendiri ke antrean nanti. Telepon ulang berikutnya 20 Nov 2026 10.00."
    )


def test_an_empty_filter_offers_to_drop_it(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    wanted = QueueFilter(kind=ListKind.ARREARS)
    words = nothing(queue_view(office.workstation, officer, wanted), wanted, WIB)
    assert words.step is Step.UNFILTER


def test_who_may_be_called_now_comes_first_as_at_the_desk_and_the_others_say_when(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    take(
        office.workstation,
        member(contact_id="here", months=6),
        replace(member(contact_id="east", months=20), zone="Asia/Jayapura"),
    )
    clock.forward(hours=9)  # 18.00 WIB, 20.00 WIT
    here, east = rows(office, officer)
    assert (here.contact_id, here.due) == ("here", "–")
    assert (east.contact_id, east.due) == ("east", "Buka besok 08.00 WIT")
    assert office.workstation.desk.next(officer, Wish()).item is not None
    view = queue_view(office.workstation, officer, NOW_PART, own=True)
    lines = queue_lines(office.workstation, view)
    assert [line["reason"] for line in lines] == [here.reason, east.reason]
    assert [line["may_be_called"] for line in lines] == [True, False]
    assert lines[1]["opens_at"] == "2026-11-21T08:00:00+09:00"
