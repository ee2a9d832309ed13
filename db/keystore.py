"""The operating system's keystore, through keyring; only backends that really keep a secret.

keyring calls a backend recommended when its priority is at least 1. `fail`, `null` and the
plaintext files of keyrings.alt are below, so they are never used, alone or inside a chain.
"""

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

SERVICE = "Sambung"
RECOMMENDED = 1


class KeystoreError(Exception):
    """The keystore is locked, broken or not there."""


def is_usable() -> bool:
    """Say whether this account has a keystore that may hold a key."""
    return _backend() is not None


def read_secret(name: str) -> str | None:
    """Return the secret kept under `name`, or None. Raises KeystoreError."""
    backend = _backend()
    if backend is None:
        raise KeystoreError("no keystore that keeps secrets")
    try:
        return backend.get_password(SERVICE, name)
    except (KeyringError, OSError, RuntimeError) as error:
        raise KeystoreError(type(error).__name__) from error


def keep_secret(name: str, secret: str) -> None:
    """Keep a secret and read it back. Raises KeystoreError when it did not stay."""
    backend = _backend()
    if backend is None:
        raise KeystoreError("no keystore that keeps secrets")
    try:
        backend.set_password(SERVICE, name, secret)
    except (KeyringError, OSError, RuntimeError) as error:
        raise KeystoreError(type(error).__name__) from error
    if read_secret(name) != secret:
        raise KeystoreError("the keystore did not keep the key")


def _backend() -> KeyringBackend | None:
    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in candidates:
        if _priority(backend) >= RECOMMENDED:
            return backend
    return None


def _priority(backend: KeyringBackend) -> float:
    """Return the priority, or 0 for a backend that cannot work here (keyring raises then)."""
    try:
        return float(backend.priority)
    except (RuntimeError, OSError):
        return 0.0
