"""Saved views: whose they are, who may share them, names that stand once."""

import pytest

from dialer.browsing import Band, ContactFilter, ContactView, Order
from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer
from dialer.workstation import Workstation

LONG_OWED = ContactView(ContactFilter(months=Band(13)), Order.AMOUNT, descending=True)
ALL = ContactView()


def test_own_view_is_seen_by_nobody_else(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    kept = workstation.saved_views.save(officer, "  Lama   menunggak ", LONG_OWED)
    assert kept.name == "Lama menunggak"
    assert list(workstation.saved_views.of(officer)) == [kept]
    assert not workstation.saved_views.of(lead)
    with pytest.raises(BadInputError):
        workstation.saved_views.drop(lead, kept.view_id)


def test_lead_shares_a_view_and_an_agent_cannot(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    views = workstation.saved_views
    shared = views.save(lead, "Lama", LONG_OWED, shared=True)
    assert list(views.of(officer)) == [shared]
    assert [one.action for one in workstation.store.audit_trail(1)] == ["view_shared"]
    with pytest.raises(RefusedError):
        views.save(officer, "Milik semua", ALL, shared=True)
    with pytest.raises(RefusedError):
        views.rename(officer, shared.view_id, "Lain")
    with pytest.raises(RefusedError):
        views.drop(officer, shared.view_id)
    assert list(views.of(officer)) == [shared]


def test_saving_under_the_same_name_replaces(workstation: Workstation, officer: Officer) -> None:
    views = workstation.saved_views
    first = views.save(officer, "Lama", ALL)
    again = views.save(officer, "LAMA", LONG_OWED)
    assert first.view_id == again.view_id
    assert [one.view for one in views.of(officer)] == [LONG_OWED]


def test_own_view_comes_before_the_shared_one_of_that_name(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    views = workstation.saved_views
    shared = views.save(lead, "Lama", ALL, shared=True)
    own = views.save(officer, "Lama", LONG_OWED)
    assert views.named(officer.officer_id, "lama") == own
    assert views.named("", "lama") == shared
    assert views.named("", "tidak ada") is None


def test_name_is_asked_for_and_not_taken_twice(workstation: Workstation, officer: Officer) -> None:
    views = workstation.saved_views
    first = views.save(officer, "Satu", ALL)
    views.save(officer, "Dua", ALL)
    for name in ("", "   ", "x" * 61, "dua"):
        with pytest.raises(BadInputError):
            views.rename(officer, first.view_id, name)
    assert views.rename(officer, first.view_id, "Tiga").name == "Tiga"
    assert views.drop(officer, first.view_id).name == "Tiga"
    assert [one.name for one in views.of(officer)] == ["Dua"]
