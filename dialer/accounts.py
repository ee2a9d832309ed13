"""Use cases of people: the first lead, signing in, adding and unlocking officers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialer.errors import RefusedError
from dialer.people import (
    MAX_WRONG_PINS,
    Officer,
    Right,
    Role,
    SignIn,
    hash_pin,
    pin_is_weak,
    try_sign_in,
)
from dialer.ports import AuditEntry, NewId, Now, Store, Writer

WEAK_PIN = "PIN harus 6-12 angka dan bukan angka kembar atau berurutan. Pilih PIN lain."
NAMELESS = "Nama belum diisi. Tulis nama seperti yang akan disebut kepada peserta."


@dataclass(frozen=True, slots=True)
class SignInResult:
    """How signing in ended; `officer` is set when it worked."""

    result: SignIn
    officer: Officer | None
    tries_left: int
    locked_until: datetime | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who works here."""

    store: Store
    now: Now
    new_id: NewId

    def needs_first_lead(self) -> bool:
        """Say whether nobody has been set up yet."""
        return not self.store.officers()

    def officers(self) -> Sequence[Officer]:
        """Return everybody, also those who left."""
        return self.store.officers()

    def create_first_lead(self, name: str, pin: str) -> Officer:
        """Make the first lead. Raises RefusedError when somebody is already there."""
        officer = self._new(name, Role.LEAD, pin)
        with self.store.writing() as writer:
            if writer.officers():
                raise RefusedError("Ketua tim pertama sudah dibuat. Silakan masuk.")
            writer.put_officer(officer)
            self._audit(writer, officer.officer_id, "officer_created", officer.officer_id)
        return officer

    def add(self, actor: Officer, name: str, role: Role, pin: str) -> Officer:
        """Add an officer. Raises RefusedError for a weak PIN, an empty or a taken name."""
        _require(actor, Right.MANAGE_PEOPLE)
        officer = self._new(name, role, pin)
        with self.store.writing() as writer:
            taken = {one.name.casefold() for one in writer.officers() if one.active}
            if officer.name.casefold() in taken:
                raise RefusedError(f"Nama {officer.name} sudah dipakai. Tambahkan nama belakang.")
            writer.put_officer(officer)
            self._audit(writer, actor.officer_id, "officer_created", officer.officer_id)
        return officer

    def sign_in(self, officer_id: str, pin: str) -> SignInResult:
        """Try a PIN; wrong tries and locks are kept before the answer is given."""
        with self.store.writing() as writer:
            officer = writer.officer(officer_id)
            if officer is None:
                raise RefusedError("Petugas tidak ditemukan. Muat ulang layar masuk.")
            after, result = try_sign_in(officer, pin, self.now())
            if after != officer:
                writer.put_officer(after)
            self._audit(writer, officer_id, f"sign_in_{result}", officer_id)
        return SignInResult(
            result,
            after if result is SignIn.OK else None,
            MAX_WRONG_PINS - after.wrong_pins,
            after.locked_until,
        )

    def set_pin(self, actor: Officer, officer_id: str, pin: str) -> None:
        """Change a PIN: one's own, or anybody's by whoever manages people. Also unlocks."""
        if actor.officer_id != officer_id:
            _require(actor, Right.MANAGE_PEOPLE)
        if pin_is_weak(pin):
            raise RefusedError(WEAK_PIN)
        hashed = hash_pin(pin)
        self._change(
            actor,
            officer_id,
            "pin_changed",
            lambda one: replace(one, pin_hash=hashed, wrong_pins=0, locked_until=None),
        )

    def unlock(self, actor: Officer, officer_id: str) -> None:
        """Lift a lock before its time."""
        _require(actor, Right.MANAGE_PEOPLE)
        self._change(
            actor,
            officer_id,
            "officer_unlocked",
            lambda one: replace(one, wrong_pins=0, locked_until=None),
        )

    def set_active(self, actor: Officer, officer_id: str, *, active: bool) -> None:
        """Let somebody go or come back; the last active lead cannot go."""
        _require(actor, Right.MANAGE_PEOPLE)
        leads = [one for one in self.officers() if one.role is Role.LEAD and one.active]
        if not active and [one.officer_id for one in leads] == [officer_id]:
            raise RefusedError("Ketua tim terakhir tidak dapat dinonaktifkan. Tambah ketua lain.")
        self._change(actor, officer_id, "officer_active", lambda one: replace(one, active=active))

    def _change(
        self, actor: Officer, officer_id: str, action: str, change: Callable[[Officer], Officer]
    ) -> None:
        with self.store.writing() as writer:
            officer = writer.officer(officer_id)
            if officer is None:
                raise RefusedError("Petugas tidak ditemukan.")
            writer.put_officer(change(officer))
            self._audit(writer, actor.officer_id, action, officer_id)

    def _new(self, name: str, role: Role, pin: str) -> Officer:
        cleaned = " ".join(name.split())
        if not cleaned:
            raise RefusedError(NAMELESS)
        if pin_is_weak(pin):
            raise RefusedError(WEAK_PIN)
        return Officer(self.new_id(), cleaned, role, hash_pin(pin))

    def _audit(self, writer: Writer, actor: str, action: str, subject: str) -> None:
        writer.audit(AuditEntry(self.now(), actor, action, subject))


def _require(actor: Officer, right: Right) -> None:
    if not actor.may(right):
        raise RefusedError("Tindakan ini hanya untuk ketua tim.")
