"""The key: made once, kept safely, never beside an existing database, never in clear."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.core import load_keyring

from db.data_dir import DATABASE, KEY_FILE
from db.keys import VARIABLE, KeyState, StoreKey, key_state, unlock
from dialer.errors import KeyRefusedError, SambungError
from tests.db.keystores import MemoryKeystore, memory_keystore


@pytest.fixture(autouse=True)
def no_keystore(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(load_keyring("keyring.backends.fail.Keyring"))
    monkeypatch.delenv(VARIABLE, raising=False)
    yield
    keyring.set_keyring(before)


@pytest.fixture
def keystore() -> MemoryKeystore:
    backend = memory_keystore()
    keyring.set_keyring(backend)
    return backend


def test_new_store_puts_its_key_into_the_keystore(tmp_path: Path, keystore: MemoryKeystore) -> None:
    assert key_state(tmp_path) is KeyState.KEYSTORE
    key = unlock(tmp_path)
    assert list(keystore.secrets.values()) == [key.raw.hex()]
    assert key_state(tmp_path) is KeyState.KEYSTORE
    assert unlock(tmp_path) == key


def test_each_store_has_a_key_of_its_own(tmp_path: Path, keystore: MemoryKeystore) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert unlock(tmp_path / "a") != unlock(tmp_path / "b")
    assert len(keystore.secrets) == 2


@pytest.mark.parametrize(
    "backend",
    [
        load_keyring("keyring.backends.fail.Keyring"),
        load_keyring("keyring.backends.null.Keyring"),
        memory_keystore(priority=0.5),
    ],
)
def test_keystore_that_keeps_nothing_secret_is_refused(
    tmp_path: Path, backend: KeyringBackend
) -> None:
    keyring.set_keyring(backend)
    assert key_state(tmp_path) is KeyState.PASSPHRASE_TO_CHOOSE
    with pytest.raises(KeyRefusedError, match="Pilih kata sandi"):
        unlock(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_passphrase_opens_the_same_key_again(tmp_path: Path) -> None:
    key = unlock(tmp_path, "kopi pagi di kantor")
    assert key_state(tmp_path) is KeyState.PASSPHRASE_NEEDED
    assert unlock(tmp_path, "kopi pagi di kantor") == key


def test_wrong_passphrase_says_so_and_changes_nothing(tmp_path: Path) -> None:
    unlock(tmp_path, "kopi pagi di kantor")
    before = (tmp_path / KEY_FILE).read_bytes()
    with pytest.raises(KeyRefusedError, match="Kata sandi salah"):
        unlock(tmp_path, "kopi sore di kantor")
    assert (tmp_path / KEY_FILE).read_bytes() == before


def test_missing_passphrase_is_asked_for(tmp_path: Path) -> None:
    unlock(tmp_path, "kopi pagi")
    with pytest.raises(KeyRefusedError, match=VARIABLE):
        unlock(tmp_path)


def test_empty_passphrase_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(KeyRefusedError, match="kosong"):
        unlock(tmp_path, "  ")
    assert not (tmp_path / KEY_FILE).exists()


def test_environment_passphrase_wins_over_the_keystore(
    tmp_path: Path, keystore: MemoryKeystore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "tanpa jendela")
    assert key_state(tmp_path) is KeyState.ENVIRONMENT
    key = unlock(tmp_path)
    assert keystore.secrets == {}
    assert unlock(tmp_path, "tanpa jendela") == key


def test_composed_and_decomposed_letters_are_the_same_passphrase(tmp_path: Path) -> None:
    assert unlock(tmp_path, "caf\u00e9") == unlock(tmp_path, "cafe\u0301")


def test_no_new_key_beside_an_existing_database(tmp_path: Path, keystore: MemoryKeystore) -> None:
    (tmp_path / DATABASE).write_bytes(b"x" * 4096)
    with pytest.raises(KeyRefusedError, match="tidak ditemukan"):
        key_state(tmp_path)
    with pytest.raises(KeyRefusedError, match="tidak ditemukan"):
        unlock(tmp_path, "frasa baru")
    assert keystore.secrets == {}
    assert not (tmp_path / KEY_FILE).exists()


def test_locked_and_emptied_keystores_are_told_apart(
    tmp_path: Path, keystore: MemoryKeystore
) -> None:
    unlock(tmp_path)
    keystore.locked = True
    with pytest.raises(KeyRefusedError, match="tidak dapat dibuka"):
        unlock(tmp_path)
    keystore.locked = False
    keystore.secrets.clear()
    with pytest.raises(KeyRefusedError, match="tidak ada lagi"):
        unlock(tmp_path)


def test_keystore_that_refuses_leaves_no_key_file(tmp_path: Path, keystore: MemoryKeystore) -> None:
    keystore.locked = True
    with pytest.raises(KeyRefusedError, match="menolak"):
        unlock(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_key_stays_findable_when_the_folder_moves(tmp_path: Path, keystore: MemoryKeystore) -> None:
    (tmp_path / "lama").mkdir()
    key = unlock(tmp_path / "lama")
    (tmp_path / "lama").rename(tmp_path / "baru")
    assert unlock(tmp_path / "baru") == key


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: {},
        lambda kept: {**kept, "version": 2},
        lambda kept: {**kept, "wrapped": None},
        lambda kept: {**kept, "wrapped": {**kept["wrapped"], "memory_kib": 2**40}},
        lambda kept: {**kept, "wrapped": {**kept["wrapped"], "time_cost": "3"}},
        lambda kept: {**kept, "wrapped": {**kept["wrapped"], "salt": "?"}},
        lambda kept: {**kept, "wrapped": {"salt": ""}},
    ],
)
def test_damaged_key_file_is_refused_and_kept(tmp_path: Path, damage: object) -> None:
    unlock(tmp_path, "kopi pagi")
    path = tmp_path / KEY_FILE
    assert callable(damage)
    path.write_text(json.dumps(damage(json.loads(path.read_text("utf-8")))), "utf-8")
    before = path.read_bytes()
    with pytest.raises(KeyRefusedError, match="tidak dapat dibaca"):
        unlock(tmp_path, "kopi pagi")
    assert path.read_bytes() == before


def test_key_of_another_store_does_not_open_this_one(tmp_path: Path) -> None:
    unlock(tmp_path, "kopi pagi")
    path = tmp_path / KEY_FILE
    kept = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**kept, "store_id": "0" * 32}), "utf-8")
    with pytest.raises(KeyRefusedError, match="salah"):
        unlock(tmp_path, "kopi pagi")


def test_key_is_never_printed_or_written_in_clear(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    key = unlock(tmp_path, "kopi pagi")
    assert key.raw.hex() not in repr(key) + str(key) + f"{key}"
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert key.raw not in written
    assert key.raw.hex().encode() not in written
    assert b"kopi" not in written
    shown = caplog.text + "".join(capfd.readouterr())
    assert key.raw.hex() not in shown


def test_key_of_wrong_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        StoreKey(b"short")


def test_key_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key.json.new").mkdir()
    with pytest.raises(SambungError, match=r"tidak dapat di(simpan|tulis)"):
        unlock(tmp_path, "kopi pagi")
    assert key_state(tmp_path) is KeyState.PASSPHRASE_TO_CHOOSE
