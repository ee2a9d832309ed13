"""A keystore for tests that keeps its secrets in memory."""

from collections.abc import Callable

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class MemoryKeystore(KeyringBackend):
    """A keystore as the operating systems have them, for the length of a test.

    Its real priority belongs to the object, so that keyring never picks the class by itself.
    """

    priority = 0.1
    secrets: dict[tuple[str, str], str]
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        self.secrets[service, username] = password


def memory_keystore(priority: float = 5) -> MemoryKeystore:
    """Return an empty keystore with a priority of its own."""
    make: Callable[[], MemoryKeystore] = MemoryKeystore
    made = make()
    made.priority = priority
    made.secrets = {}
    return made
