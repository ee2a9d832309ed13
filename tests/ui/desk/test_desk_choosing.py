"""Which contact is on the desk: next, skipped, opened, narrowed."""

from dataclasses import replace

from dialer.facts import Attempt, Channel
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.making import bodies, employer, member, take
from tests.ui.desk.at_the_desk import Desk, named, two_members
from ui.presenters.desk_view import IdleAction
from ui.presenters.words import Shade


def test_an_empty_store_sends_one_to_the_lists(workstation: Workstation, officer: Officer) -> None:
    view = Desk(workstation, officer).view
    assert view.idle is not None
    assert view.idle.action is IdleAction.LISTS
    assert "Belum ada daftar" in view.idle.title


def test_skipping_needs_a_reason_and_leaves_a_trace(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.ask_skip()
    assert desk.view.skip_asked
    assert desk.presenter.contact_id == "c1"
    desk.presenter.skip("check_data")
    assert desk.presenter.contact_id == "c2"
    trail = [(one.action, one.subject, one.detail) for one in workstation.store.audit_trail(5)]
    assert ("contact_skipped", "c1", "check_data") in trail


def test_what_was_skipped_is_offered_again_at_the_end(desk: Desk) -> None:
    for _ in range(2):
        desk.presenter.ask_skip()
        desk.presenter.skip("bad_time")
    assert desk.view.idle is not None
    assert desk.view.idle.action is IdleAction.SHOW_SKIPPED
    desk.presenter.show_skipped()
    assert desk.presenter.contact_id == "c1"


def test_a_contact_that_was_called_is_not_skipped(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.ask_skip()
    assert not desk.view.skip_asked
    assert desk.view.message is not None
    assert "sudah dihubungi" in desk.view.message.happened


def test_another_contact_waits_until_the_work_is_saved(desk: Desk) -> None:
    desk.presenter.dial()
    desk.presenter.show_contact("c2", Channel.PHONE)
    assert desk.presenter.contact_id == "c1"
    assert desk.view.message is not None
    assert desk.view.message.shade is Shade.WARN
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    assert desk.presenter.contact_id == "c2"


def test_opening_by_hand_is_written_down(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.show_contact("c2", Channel.PHONE)
    actions = [(one.action, one.subject) for one in workstation.store.audit_trail(5)]
    assert ("contact_opened", "c2") in actions


def test_a_colleagues_contact_cannot_be_opened(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, *two_members())
    take(workstation, named(member("+6281211110000"), "Rina", "c9"), officer_id=lead.officer_id)
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c9", Channel.PHONE)
    assert desk.presenter.contact_id == "c1"
    assert desk.view.message is not None
    assert "petugas lain" in desk.view.message.happened


def test_the_work_can_be_narrowed_to_one_kind(workstation: Workstation, officer: Officer) -> None:
    take(workstation, *two_members(), replace(employer(), list_id="l2"))
    desk = Desk(workstation, officer)
    choice = next(one for one in desk.view.work if one.kind == "bu")
    desk.presenter.choose_work(choice)
    assert desk.presenter.contact_id == "b1"
    assert desk.view.foot.left == "Sisa 1 (1 baru)"


def test_revealing_an_id_is_written_down(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.reveal("card")
    newest = next(iter(workstation.store.audit_trail(1)))
    assert (newest.action, newest.subject, newest.detail) == ("revealed", "c1", "card")


def test_a_visit_is_recorded_without_calling(desk: Desk, workstation: Workstation) -> None:
    desk.presenter.show_contact("c2", Channel.VISIT)
    assert desk.view.call is not None
    assert desk.view.call.visit
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    desk.presenter.editor.choose("cannot_afford")
    assert desk.presenter.save()
    (attempt,) = bodies(workstation, "c2", Attempt)
    assert attempt.channel is Channel.VISIT
    assert desk.view.idle is not None
    assert desk.view.idle.action is IdleAction.VISITS
