"""Who works here: officers, roles, what a role may do, and the lock after wrong PINs.

Pure rules; hashing is argon2-cffi's, storing is the store's. A PIN opens a session, never the key.
"""

import itertools
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

MAX_WRONG_PINS = 5
LOCK_TIME = timedelta(minutes=15)
MIN_PIN_DIGITS = 6


class Role(StrEnum):
    """What somebody may do. Names of the roles are the branch's business (settings)."""

    AGENT = "petugas"
    LEAD = "ketua_tim"
    ADMIN = "admin"
    SYSTEM = "system"


class Right(StrEnum):
    """Things not everybody may do."""

    SEE_ALL = "see_all"
    CORRECT_OTHERS = "correct_others"
    MANAGE_PEOPLE = "manage_people"
    CHANGE_SETTINGS = "change_settings"
    EDIT_SCRIPTS = "edit_scripts"
    COACH = "coach"
    ASSIGN = "assign"
    EXPORT = "export"
    SHARE_VIEWS = "share_views"
    HEAR_RECORDINGS = "hear_recordings"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.AGENT: frozenset(),
    Role.LEAD: frozenset(Right),
    Role.ADMIN: frozenset({Right.MANAGE_PEOPLE, Right.CHANGE_SETTINGS, Right.SEE_ALL}),
    Role.SYSTEM: frozenset({Right.SEE_ALL, Right.ASSIGN, Right.EXPORT}),
}


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who signs in. `locked_until` and `wrong_pins` survive a restart."""

    officer_id: str
    name: str
    role: Role
    pin_hash: str
    wrong_pins: int = 0
    locked_until: datetime | None = None
    active: bool = True

    def may(self, right: Right) -> bool:
        """Say whether the role carries the right."""
        return right in RIGHTS[self.role]


class SignIn(StrEnum):
    """How a try to sign in ended."""

    OK = "ok"
    WRONG_PIN = "wrong_pin"
    LOCKED = "locked"
    INACTIVE = "inactive"


def hash_pin(pin: str) -> str:
    """Return the Argon2id hash of a PIN, with its salt and parameters."""
    return PasswordHasher().hash(pin)


def pin_matches(pin_hash: str, pin: str) -> bool:
    """Say whether the PIN is the one that was hashed."""
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except VerificationError:
        return False


def try_sign_in(officer: Officer, pin: str, now: datetime) -> tuple[Officer, SignIn]:
    """Return the officer as it must be kept afterwards, and how the try ended.

    Five wrong PINs in a row lock for 15 minutes; while locked even the right PIN is not looked at.
    A lock that would last longer was made while the clock was ahead and no longer holds.
    """
    if not officer.active:
        return officer, SignIn.INACTIVE
    if officer.locked_until is not None and now < officer.locked_until <= now + LOCK_TIME:
        return officer, SignIn.LOCKED
    if pin_matches(officer.pin_hash, pin):
        return replace(officer, wrong_pins=0, locked_until=None), SignIn.OK
    wrong = officer.wrong_pins + 1
    if wrong >= MAX_WRONG_PINS:
        return replace(officer, wrong_pins=0, locked_until=now + LOCK_TIME), SignIn.LOCKED
    return replace(officer, wrong_pins=wrong, locked_until=None), SignIn.WRONG_PIN


def pin_is_weak(pin: str) -> bool:
    """Say whether a PIN is too easy: not 6-12 digits, all the same digit, or a plain run."""
    if not (MIN_PIN_DIGITS <= len(pin) <= 12 and pin.isascii() and pin.isdigit()):
        return True
    steps = {int(b) - int(a) for a, b in itertools.pairwise(pin)}
    return steps in ({0}, {1}, {-1})
