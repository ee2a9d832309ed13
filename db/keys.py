"""The store's key: 32 random bytes in the operating system's keystore, or under a passphrase.

A key is made once, before the database; beside an existing database none is ever made. How it is
kept is written in `key.json`. keyring is imported only when the keystore is asked (0.1 s).
"""

import os
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from db.data_dir import KEY_FILE, has_database
from db.key_file import (
    KEY_BYTES,
    DamagedKeyFileError,
    KeptIn,
    KeyFile,
    WrongPassphraseError,
    read_key_file,
    unwrap,
    wrap,
    write_key_file,
)
from dialer.errors import DiskFullError, KeyRefusedError, RefusedError

VARIABLE = "SAMBUNG_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class StoreKey:
    """The key of one store. Never printed: `repr` and `str` leave the bytes out."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError(f"a store key has {KEY_BYTES} bytes")


class KeyState(Enum):
    """What has to happen before `unlock`."""

    KEYSTORE = auto()
    """Nothing to type: the keystore has the key, or will take a new one."""

    ENVIRONMENT = auto()
    """Nothing to type: the passphrase stands in SAMBUNG_PASSPHRASE."""

    PASSPHRASE_NEEDED = auto()
    """The passphrase of this store has to be typed."""

    PASSPHRASE_TO_CHOOSE = auto()
    """A new store on a machine without keystore: a passphrase has to be chosen."""


def key_state(data_dir: Path) -> KeyState:
    """Say what `unlock` will need. Raises KeyRefusedError as `unlock` does for a lost key."""
    kept = _read(data_dir)
    if kept is not None and kept.kept_in is KeptIn.KEYSTORE:
        return KeyState.KEYSTORE
    if _from_environment():
        return KeyState.ENVIRONMENT
    if kept is not None:
        return KeyState.PASSPHRASE_NEEDED
    return KeyState.KEYSTORE if _keystore_is_usable() else KeyState.PASSPHRASE_TO_CHOOSE


def unlock(data_dir: Path, passphrase: str | None = None) -> StoreKey:
    """Return the store's key; make one first when there is neither a key nor a database.

    A passphrase (the argument, else SAMBUNG_PASSPHRASE) makes a new store use it instead of the
    keystore; a store whose key is in the keystore stays there. Raises KeyRefusedError.
    """
    typed = passphrase if passphrase is not None else _from_environment()
    kept = _read(data_dir)
    if kept is None:
        return _make(data_dir, typed)
    if kept.wrapped is None:
        return _from_keystore(kept)
    if not typed:
        raise KeyRefusedError(
            "Data ini dikunci dengan kata sandi. Ketik kata sandinya, "
            f"atau isi variabel {VARIABLE} bila tanpa jendela."
        )
    try:
        return StoreKey(unwrap(kept.wrapped, typed, kept.store_id))
    except WrongPassphraseError as error:
        raise KeyRefusedError(
            "Kata sandi salah. Data tetap terkunci dan tidak berubah. "
            "Periksa huruf besar dan kecil, lalu coba lagi."
        ) from error
    except DamagedKeyFileError as error:
        raise _damaged(data_dir) from error


def _make(data_dir: Path, typed: str | None) -> StoreKey:
    key = StoreKey(os.urandom(KEY_BYTES))
    store_id = os.urandom(16).hex()
    if typed is not None and not typed.strip():
        raise KeyRefusedError("Kata sandi masih kosong. Pilih kata sandi untuk melindungi data.")
    if typed:
        content = KeyFile(store_id, KeptIn.TYPED, wrap(key.raw, typed, store_id))
    elif _keystore_is_usable():
        content = KeyFile(store_id, KeptIn.KEYSTORE)
        _into_keystore(store_id, key)
    else:
        raise KeyRefusedError(
            "Komputer ini tidak memiliki penyimpan kunci yang aman. Pilih kata sandi untuk "
            f"melindungi data, atau isi variabel {VARIABLE} bila tanpa jendela."
        )
    try:
        write_key_file(data_dir / KEY_FILE, content)
    except PermissionError as error:
        raise RefusedError(
            f"Folder data {data_dir} tidak dapat ditulis. Tidak ada yang diubah. "
            "Periksa izin folder atau pilih folder lain dengan --data."
        ) from error
    except OSError as error:
        raise DiskFullError(
            f"Kunci tidak dapat disimpan di {data_dir}: disk penuh atau rusak. "
            "Kosongkan ruang disk, lalu coba lagi."
        ) from error
    return key


def _into_keystore(store_id: str, key: StoreKey) -> None:
    from db.keystore import KeystoreError, keep_secret

    try:
        keep_secret(store_id, key.raw.hex())
    except KeystoreError as error:
        raise KeyRefusedError(
            "Penyimpan kunci sistem menolak menyimpan kunci. Buka kunci penyimpannya, "
            f"atau pakai kata sandi lewat variabel {VARIABLE}."
        ) from error


def _from_keystore(kept: KeyFile) -> StoreKey:
    from db.keystore import KeystoreError, read_secret

    try:
        secret = read_secret(kept.store_id)
    except KeystoreError as error:
        raise KeyRefusedError(
            "Kunci data ada di penyimpan kunci sistem, tetapi penyimpannya tidak dapat dibuka. "
            "Data tidak berubah. Masuk dengan akun yang biasa dipakai, lalu coba lagi."
        ) from error
    try:
        return StoreKey(bytes.fromhex(secret or ""))
    except ValueError as error:
        raise KeyRefusedError(
            "Kunci data tidak ada lagi di penyimpan kunci sistem. Data tidak berubah. "
            "Pakai akun komputer yang membuat data ini, atau pulihkan dari cadangan."
        ) from error


def _read(data_dir: Path) -> KeyFile | None:
    """Return key.json's content; None only where a new key may be made."""
    try:
        kept = read_key_file(data_dir / KEY_FILE)
    except (DamagedKeyFileError, OSError) as error:
        raise _damaged(data_dir) from error
    if kept is None and has_database(data_dir):
        raise KeyRefusedError(
            f"Kunci untuk data di {data_dir} tidak ditemukan ({KEY_FILE}). Data tidak berubah. "
            f"Kembalikan berkas {KEY_FILE} dari cadangan, atau pilih folder data lain."
        )
    return kept


def _damaged(data_dir: Path) -> KeyRefusedError:
    return KeyRefusedError(
        f"Berkas kunci {data_dir / KEY_FILE} tidak dapat dibaca. Data tidak berubah. "
        "Kembalikan berkas itu dari cadangan."
    )


def _keystore_is_usable() -> bool:
    from db.keystore import is_usable

    return is_usable()


def _from_environment() -> str | None:
    return os.environ.get(VARIABLE) or None


def derived(key: StoreKey, purpose: str) -> bytes:
    """Return a key of its own for something beside the database (HKDF-SHA256, 32 bytes).

    Whoever holds it cannot open the store, and the same store gives the same key for a purpose.
    """
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"sambung {purpose}".encode()).derive(key.raw)
