"""Contacts in the command palette."""

from dataclasses import replace

from dialer.people import Officer, Role
from tests.making import employer, member, take
from ui.finding import contact_provider
from ui.session import Session


def test_a_contact_is_found_by_name_and_put_on_the_desk(session: Session) -> None:
    (contact,) = take(session.workstation, member())
    wanted: list[str] = []
    session.news.contact_wanted.connect(lambda contact_id, _channel: wanted.append(contact_id))
    (command,) = contact_provider(session)(contact.name[:5].lower())
    assert command.title == contact.name
    assert command.subtitle == "Peserta · •••••••••2349"
    command.action()
    assert wanted == ["c1"]


def test_an_employer_is_told_apart_by_the_pic(session: Session) -> None:
    contact = employer()
    details = replace(contact.details, pic_name="Ibu Ratna")
    take(session.workstation, replace(contact, details=details))
    (command,) = contact_provider(session)("ratna")
    assert command.subtitle == "Badan Usaha · Ibu Ratna"


def test_two_letters_are_too_few_to_search(session: Session) -> None:
    (contact,) = take(session.workstation, member())
    assert contact_provider(session)(contact.name[:2]) == []


def test_a_contact_of_a_colleague_is_not_found(session: Session, lead: Officer) -> None:
    other = session.workstation.accounts.add(lead, "Citra Lestari", Role.AGENT, "593720")
    (contact,) = take(session.workstation, member(), officer_id=other.officer_id)
    assert contact_provider(session)(contact.name) == []
    assert contact_provider(replace(session, officer=lead))(contact.name)


def test_contacts_of_colleagues_do_not_crowd_out_ones_own(session: Session, lead: Officer) -> None:
    other = session.workstation.accounts.add(lead, "Citra Lestari", Role.AGENT, "593720")
    theirs = (member(contact_id=f"x{place:02}") for place in range(20))
    take(session.workstation, *theirs, officer_id=other.officer_id)
    (own,) = take(session.workstation, member(contact_id="own"))
    (command,) = contact_provider(session)(own.name)
    assert command.title == own.name
