"""Written messages at the desk: which are offered to whom, and what they leave behind."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from dialer.facts import Attempt, Call, Channel, Note, Outcome
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.refusal import Refusal
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, call, employer, member, take
from tests.ui.desk.at_the_desk import Desk
from ui.presenters.desk_messages import MessagesView
from ui.presenters.words import REFUSALS

AMOUNT = "Rp1.200.000"


def page(desk: Desk) -> MessagesView:
    """The page of messages as it stands."""
    assert desk.view.writing is not None
    return desk.view.writing


def every_text(desk: Desk) -> list[str]:
    """The text of each message offered."""
    texts = []
    for place in range(1, len(page(desk).titles) + 1):
        desk.presenter.choose_message(place)
        texts.append(page(desk).text)
    return texts


def test_before_confirmation_no_message_carries_the_matter(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.write()
    assert page(desk).titles[0] == "Memperkenalkan diri, telepon belum terjawab"
    assert "belum dikonfirmasi" in page(desk).remark
    for text in every_text(desk):
        assert "Rp" not in text
        assert "bulan" not in text


def test_the_confirmed_party_gets_months_and_amount_at_the_number_of_the_call(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.write()
    assert page(desk).titles[0] == "Rincian iuran setelah berbicara"
    assert AMOUNT in page(desk).text
    assert "20 bulan" in page(desk).text
    assert page(desk).remark == ""


def test_the_link_carries_the_text_as_it_is_shown(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.write()
    link = urlsplit(page(desk).link)
    assert (link.scheme, link.netloc, link.path) == ("https", "wa.me", "/6281234567890")
    assert parse_qs(link.query)["text"] == [page(desk).text]


def test_another_number_gets_nothing_of_the_matter(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member("+6281234567890", "+6281298765432"))
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.write()
    assert AMOUNT in page(desk).text
    desk.presenter.next_recipient(1)
    assert page(desk).number == page(desk).numbers[1][0]
    for text in every_text(desk):
        assert "Rp" not in text
    desk.presenter.next_recipient(1)
    assert AMOUNT in page(desk).text


def test_a_second_call_to_another_number_ends_the_confirmation_for_messages(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member("+6281234567890", "+6281298765432"))
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.line.hang_up()
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    desk.presenter.write()
    for _ in page(desk).numbers:
        desk.presenter.next_recipient(1)
        assert all("Rp" not in text for text in every_text(desk))


def test_confirmation_without_a_call_is_not_enough(desk: Desk) -> None:
    desk.say_identity()
    desk.presenter.write()
    assert "belum dikonfirmasi" in page(desk).remark


def test_the_number_of_the_confirmation_survives_a_kill(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.keep()
    again = Desk(workstation, officer)
    again.presenter.write()
    assert AMOUNT in page(again).text


def test_a_stopped_contact_gets_no_message(
    workstation: Workstation, lead: Officer, clock: HandClock
) -> None:
    contact = member()
    take(workstation, contact)
    workstation.desk.save(lead, call(contact, clock(), OutcomeEntry("objects_to_calls")))
    desk = Desk(workstation, lead)
    desk.presenter.show_contact("c1", Channel.PHONE)
    desk.presenter.write()
    assert page(desk).refusal == REFUSALS[Refusal.STOPPED]
    assert page(desk).link == ""
    assert desk.presenter.message_ready() is None


def test_who_has_just_asked_for_peace_gets_no_message(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("objects_to_calls")
    desk.presenter.write()
    assert "tidak dihubungi lagi" in page(desk).refusal
    assert desk.presenter.message_ready() is None


def test_a_number_that_proved_wrong_is_not_written_to(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.presenter.editor.choose("wrong_person")
    desk.presenter.write()
    assert "tidak mempunyai nomor HP" in page(desk).refusal


def test_outside_the_hours_no_message_goes_out_either(desk: Desk, clock: HandClock) -> None:
    clock.forward(hours=14)
    desk.presenter.write()
    assert page(desk).refusal.startswith(REFUSALS[Refusal.OUTSIDE_HOURS])
    assert desk.presenter.message_ready() is None


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("wants_rehab", "Penjelasan REHAB"),
        ("asks_va", "Nomor virtual account dan kanal pembayaran"),
        ("says_paid", "Keterangan sudah membayar"),
        ("in_rehab", "Pengingat cicilan REHAB"),
        ("moved_segment", "Iuran dari masa kepesertaan mandiri"),
        ("cannot_afford", "Rincian iuran setelah berbicara"),
    ],
)
def test_what_was_agreed_brings_its_message_to_the_top(desk: Desk, code: str, title: str) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose(code)
    desk.presenter.write()
    assert page(desk).titles[0] == title
    assert len(page(desk).titles) <= 9


def test_a_promise_just_made_stands_in_its_reminder(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("promise")
    desk.presenter.note_captured("promise_date", "2026-11-25")
    desk.presenter.editor.set_amount(500_000)
    desk.presenter.write()
    assert page(desk).titles[0] == "Pengingat rencana pembayaran"
    assert "25 November 2026" in page(desk).text
    assert "Rp500.000" in page(desk).text


def test_a_reminder_by_whatsapp_is_picked_already_and_noted_at_the_promise(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (one,) = take(workstation, member(contact_id="c1"))
    due = clock().date() + timedelta(days=5)
    said = OutcomeEntry("promise", promise=PromiseEntry(350_000, due, "bri"))
    workstation.desk.save(officer, call(one, clock(), said))
    clock.forward(days=4)
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c1", Channel.WHATSAPP)
    assert page(desk).titles[page(desk).chosen] == "Mengingatkan pembicaraan terakhir"
    assert "Rp" not in page(desk).text
    desk.presenter.message_opened()
    (line,) = workstation.store.promises()
    assert (line.reminded_on, workstation.promises.to_remind(officer)) == (clock().date(), [])


def test_the_family_gets_a_message_without_any_amount(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.editor.choose("third_party_message")
    desk.presenter.write()
    assert page(desk).titles[0] == "Menitipkan pesan kepada keluarga atau kenalan"
    assert "Rp" not in page(desk).text


def test_another_script_brings_its_own_message(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.choose_script("rehab_tawaran")
    for _ in range(6):
        if not desk.presenter.talk.confirmed:
            desk.answers(1)
    assert desk.presenter.talk.confirmed
    desk.presenter.write()
    assert page(desk).titles[0] == "Penjelasan REHAB"


def test_an_employer_gets_the_offer_at_the_number_that_was_named(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, employer())
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    for _ in range(6):
        if not desk.presenter.talk.confirmed:
            desk.answers(1)
    assert desk.presenter.talk.confirmed
    desk.presenter.note_captured("whatsapp", "0813 1111 2222")
    desk.presenter.write()
    assert page(desk).titles[0] == "Penjelasan kepesertaan JKN"
    texts = [text for _key, text in page(desk).numbers]
    assert texts[-1] == "0813-1111-2222"
    desk.presenter.choose_recipient(page(desk).numbers[-1][0])
    assert page(desk).link.startswith("https://wa.me/6281311112222?text=")
    assert page(desk).remark == ""


def test_a_message_without_a_call_is_an_attempt_of_its_own_kind(
    desk: Desk, workstation: Workstation
) -> None:
    desk.presenter.write()
    desk.presenter.message_opened()
    assert desk.view.writing is None
    assert desk.view.form is not None
    assert desk.view.form.label == "WhatsApp belum dibalas"
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.channel is Channel.WHATSAPP
    (outcome,) = bodies(workstation, "c1", Outcome)
    assert outcome.code == "whatsapp_unanswered"
    (note,) = bodies(workstation, "c1", Note)
    assert note.text == (
        "Pesan WhatsApp ke nomor berakhiran 7890: Memperkenalkan diri, telepon belum terjawab"
    )
    assert bodies(workstation, "c1", Call) == []


def test_after_a_call_nobody_answered_the_message_is_noted_with_the_call(
    desk: Desk, workstation: Workstation, clock: HandClock
) -> None:
    desk.presenter.dial()
    clock.forward(seconds=30)
    desk.presenter.line.hang_up()
    desk.presenter.write()
    desk.presenter.message_copied()
    assert desk.view.form is not None
    assert desk.view.form.code == "whatsapp_unanswered"
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.channel is Channel.PHONE
    assert len(bodies(workstation, "c1", Call)) == 1


def test_a_message_leaves_the_talk_and_its_outcome_as_they_are(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("asks_va")
    before = desk.view.script
    desk.presenter.write()
    desk.presenter.message_opened()
    assert desk.view.script == before
    assert desk.view.form is not None
    assert desk.view.form.code == "asks_va"
    assert desk.view.form.note is not None
    assert "Nomor virtual account" in desk.view.form.note
    assert desk.view.call is not None
    assert desk.view.call.hangs_up


def test_a_message_that_went_out_survives_a_kill(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.write()
    desk.presenter.message_opened()
    again = Desk(workstation, officer)
    assert again.presenter.contact_id == "c1"
    assert again.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.channel is Channel.WHATSAPP


def test_a_contact_that_was_written_to_is_not_skipped(desk: Desk) -> None:
    desk.presenter.write()
    desk.presenter.message_opened()
    desk.presenter.ask_skip()
    assert not desk.view.skip_asked


def test_a_program_that_cannot_open_links_says_so_and_nothing_is_noted(desk: Desk) -> None:
    desk.presenter.write()
    desk.presenter.message_failed()
    assert desk.view.writing is not None
    assert desk.view.message is not None
    assert "tidak dapat dibuka" in desk.view.message.happened
    assert not desk.presenter.busy


def test_a_number_with_whatsapp_only_can_be_written_to(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    contact = member("+6281234567890")
    take(workstation, contact)
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("whatsapp_only"), talk=0))
    clock.forward(days=3)
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c1", Channel.PHONE)
    desk.presenter.write()
    assert page(desk).link.startswith("https://wa.me/6281234567890")


def test_a_result_that_denies_the_right_party_takes_the_matter_out_again(desk: Desk) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("third_party_message")
    desk.presenter.editor.set_spoke_to("neighbour")
    desk.presenter.write()
    assert all("Rp" not in text for text in every_text(desk))
