"""`key.json`: where the store's key is kept, and the key itself wrapped under a passphrase.

Wrapped means AES-256-GCM under a key that Argon2id makes of the passphrase (RFC 9106, second
recommended set: 3 passes over 64 MiB); salt and parameters stand beside it. The file never holds
the key in clear.
"""

import base64
import json
import os
import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from db.durable import write_durably

VERSION = 1
KEY_BYTES = 32


class KeptIn(StrEnum):
    """Where the key is."""

    KEYSTORE = "keystore"
    TYPED = "passphrase"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key under a passphrase. Bytes are base64 text, memory is in KiB."""

    salt: str
    time_cost: int
    memory_kib: int
    parallelism: int
    nonce: str
    key: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`store_id` names the key in the keystore and binds a wrapped key to its store."""

    store_id: str
    kept_in: KeptIn
    wrapped: Wrapped | None = None


class DamagedKeyFileError(Exception):
    """key.json cannot be understood."""


class WrongPassphraseError(Exception):
    """The passphrase does not open the wrapped key."""


def read_key_file(path: Path) -> KeyFile | None:
    """Return what the file says, or None without a file. Raises DamagedKeyFileError, OSError."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        kept: dict[str, Any] = json.loads(text)
        if kept["version"] != VERSION:
            raise DamagedKeyFileError(f"version {kept['version']}")
        wrapped = Wrapped(**kept["wrapped"]) if kept.get("wrapped") else None
        found = KeyFile(str(kept["store_id"]), KeptIn(kept["kept_in"]), wrapped)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedKeyFileError(str(error)) from error
    if (found.wrapped is None) != (found.kept_in is KeptIn.KEYSTORE):
        raise DamagedKeyFileError("key and place do not agree")
    return found


def write_key_file(path: Path, content: KeyFile) -> None:
    """Write the file so that it is whole or as before. Raises OSError."""
    document = {"version": VERSION, **asdict(content)}
    write_durably(path, json.dumps(document, indent=1).encode())


def wrap(key: bytes, passphrase: str, store_id: str) -> Wrapped:
    """Return the key under the passphrase, with a fresh salt."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    fresh = Wrapped(_text(os.urandom(16)), 3, 64 * 1024, 4, _text(os.urandom(12)), "")
    sealed = AESGCM(_derived(fresh, passphrase)).encrypt(
        _bytes(fresh.nonce), key, store_id.encode()
    )
    return Wrapped(
        fresh.salt,
        fresh.time_cost,
        fresh.memory_kib,
        fresh.parallelism,
        fresh.nonce,
        _text(sealed),
    )


def unwrap(wrapped: Wrapped, passphrase: str, store_id: str) -> bytes:
    """Return the key. Raises WrongPassphraseError, or DamagedKeyFileError for absurd parameters."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        _check_cost(wrapped)
        nonce, sealed = _bytes(wrapped.nonce), _bytes(wrapped.key)
        derived = _derived(wrapped, passphrase)
        key = AESGCM(derived).decrypt(nonce, sealed, store_id.encode())
    except InvalidTag as error:
        raise WrongPassphraseError from error
    except (ValueError, TypeError) as error:
        raise DamagedKeyFileError(str(error)) from error
    if len(key) != KEY_BYTES:
        raise DamagedKeyFileError("not a key")
    return key


def _check_cost(wrapped: Wrapped) -> None:
    """Refuse parameters that would take all memory or minutes. Raises ValueError."""
    if not (1 <= wrapped.time_cost <= 20 and 1 <= wrapped.parallelism <= 16):
        raise ValueError("cost out of range")
    if not 8 * wrapped.parallelism <= wrapped.memory_kib <= 1024 * 1024:
        raise ValueError("memory out of range")


def _derived(wrapped: Wrapped, passphrase: str) -> bytes:
    """Argon2id of the passphrase; NFC first, as keyboards differ in how they compose letters."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        _bytes(wrapped.salt),
        time_cost=wrapped.time_cost,
        memory_cost=wrapped.memory_kib,
        parallelism=wrapped.parallelism,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
