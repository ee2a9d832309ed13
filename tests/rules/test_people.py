"""Signing in: the lock after five wrong PINs, and what counts as weak."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialer.people import (
    LOCK_TIME,
    Officer,
    Right,
    Role,
    SignIn,
    hash_pin,
    pin_is_weak,
    try_sign_in,
)

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
OFFICER = Officer("o1", "Budi", Role.AGENT, hash_pin("482913"))


def test_the_right_pin_opens_and_clears_earlier_mistakes() -> None:
    after, result = try_sign_in(replace(OFFICER, wrong_pins=3), "482913", NOW)
    assert result is SignIn.OK
    assert after.wrong_pins == 0


def test_five_wrong_pins_lock_and_the_right_one_does_not_open_until_the_time_is_over() -> None:
    officer = OFFICER
    results = []
    for _ in range(5):
        officer, result = try_sign_in(officer, "000111", NOW)
        results.append(result)
    assert results == [SignIn.WRONG_PIN] * 4 + [SignIn.LOCKED]
    almost = NOW + LOCK_TIME - timedelta(seconds=1)
    assert try_sign_in(officer, "482913", almost)[1] is SignIn.LOCKED
    assert try_sign_in(officer, "482913", NOW + LOCK_TIME)[1] is SignIn.OK


def test_a_lock_made_under_a_clock_ahead_does_not_last_longer_than_its_time() -> None:
    officer = replace(OFFICER, locked_until=NOW + timedelta(days=365))
    assert try_sign_in(officer, "482913", NOW)[1] is SignIn.OK
    assert try_sign_in(officer, "000111", NOW)[1] is SignIn.WRONG_PIN


def test_somebody_who_left_cannot_sign_in() -> None:
    assert try_sign_in(replace(OFFICER, active=False), "482913", NOW)[1] is SignIn.INACTIVE


def test_the_pin_is_kept_as_argon2id() -> None:
    assert OFFICER.pin_hash.startswith("$argon2id$")
    assert "482913" not in OFFICER.pin_hash


@pytest.mark.parametrize("pin", ["", "12345", "111111", "123456", "654321", "48291a", "4" * 13])
def test_weak_pins_are_named(pin: str) -> None:
    assert pin_is_weak(pin)


def test_a_good_pin_is_not_weak() -> None:
    assert not pin_is_weak("482913")


def test_only_a_lead_corrects_and_an_agent_has_no_rights() -> None:
    assert not any(OFFICER.may(right) for right in Right)
    assert replace(OFFICER, role=Role.LEAD).may(Right.CORRECT_OTHERS)
    assert not replace(OFFICER, role=Role.ADMIN).may(Right.CORRECT_OTHERS)
