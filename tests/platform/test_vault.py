"""The key outlives a reset password, a dead keyring and a damaged file; nothing else opens it."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, PasswordSetError
from keyring.errors import KeyringLocked as BackendLocked

from desktop.domain.errors import (
    DbExists,
    DbMissing,
    DbTooNew,
    KeyringLocked,
    WrongKey,
    WrongPassphrase,
)
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from tests.platform.keyrings import FailingKeyring, MemoryKeyring

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "sadu biko lemi tana roga wiju"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def profile(home: Home) -> Profile:
    return home.profile("https://desk.example", "officer-1")


def vault(home: Home, backend: KeyringBackend | None) -> Vault:
    return Vault(backend, home, CHEAP)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_the_keyring_opens_without_a_passphrase(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    assert len(key) == 32
    assert vault(home, ring).unlock(profile, None) == key


def test_the_default_cost_opens_too(home: Home, profile: Profile) -> None:
    key = Vault(None, home).create(profile, PASSPHRASE)
    assert Vault(None, home).unlock(profile, PASSPHRASE) == key


def test_neither_key_nor_passphrase_is_on_the_disk(home: Home, profile: Profile) -> None:
    key = vault(home, None).create(profile, PASSPHRASE)
    written = b"".join(p.read_bytes() for p in home.folder.rglob("*") if p.is_file())
    assert key not in written
    assert key.hex().encode() not in written
    assert PASSPHRASE.encode() not in written


def test_a_reset_keyring_is_filled_again_by_the_passphrase(home: Home, profile: Profile) -> None:
    key = vault(home, MemoryKeyring()).create(profile, PASSPHRASE)
    empty = MemoryKeyring()
    with pytest.raises(KeyringLocked):
        vault(home, empty).unlock(profile, None)
    assert vault(home, empty).unlock(profile, PASSPHRASE) == key
    assert vault(home, empty).unlock(profile, None) == key


def test_a_stale_keyring_entry_never_opens_anything(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    vault(home, ring).create(profile, PASSPHRASE)
    home.key_path(profile).unlink()
    key = vault(home, None).create(profile, PASSPHRASE)
    with pytest.raises(KeyringLocked):
        vault(home, ring).unlock(profile, None)
    assert vault(home, ring).unlock(profile, PASSPHRASE) == key
    assert vault(home, ring).unlock(profile, None) == key


@pytest.mark.parametrize("text", ["", "{}", "bukan json", "null"])
def test_a_garbled_keyring_entry_is_put_right(home: Home, profile: Profile, text: str) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    (entry,) = ring.entries
    ring.entries[entry] = text
    assert vault(home, ring).unlock(profile, PASSPHRASE) == key
    assert vault(home, ring).unlock(profile, None) == key


@pytest.mark.parametrize(
    "error",
    [
        BackendLocked("locked"),
        InitError("Failed to unlock the collection!"),
        PasswordSetError("denied"),
        ConnectionRefusedError("no bus"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "entry is no text"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_failing_keyring_means_the_passphrase(
    home: Home, profile: Profile, error: Exception
) -> None:
    ring = FailingKeyring(error)
    key = vault(home, ring).create(profile, PASSPHRASE)
    with pytest.raises(KeyringLocked):
        vault(home, ring).unlock(profile, None)
    assert vault(home, ring).unlock(profile, PASSPHRASE) == key
    ring.error = None
    assert vault(home, ring).unlock(profile, PASSPHRASE) == key
    assert vault(home, ring).unlock(profile, None) == key


@pytest.mark.skipif(sys.platform != "linux", reason="Secret Service")
def test_a_dismissed_prompt_means_the_passphrase(home: Home, profile: Profile) -> None:
    from secretstorage.exceptions import PromptDismissedException

    jeepney = pytest.importorskip("jeepney")
    call = jeepney.new_method_call(jeepney.DBusAddress("/", "org.example"), "Get")
    call.header.serial = 1
    call.header.fields[jeepney.HeaderFields.sender] = "org.example"
    no_reply = jeepney.new_error(call, "org.freedesktop.DBus.Error.NoReply")
    refused: Exception = jeepney.DBusErrorResponse(no_reply)
    for error in (PromptDismissedException("Prompt dismissed."), refused):
        with pytest.raises(KeyringLocked):
            vault(home, FailingKeyring(error)).forget(profile)


@pytest.mark.parametrize("make", [fail.Keyring, null.Keyring, lambda: None])
def test_no_keyring_at_all(
    home: Home, profile: Profile, make: Callable[[], KeyringBackend | None]
) -> None:
    backend = make()
    key = vault(home, backend).create(profile, PASSPHRASE)
    with pytest.raises(KeyringLocked):
        vault(home, backend).unlock(profile, None)
    assert vault(home, backend).unlock(profile, PASSPHRASE) == key


def test_another_passphrase_does_not_open(home: Home, profile: Profile) -> None:
    vault(home, None).create(profile, PASSPHRASE)
    for wrong in (PASSPHRASE + "s", PASSPHRASE.upper(), "", " "):
        with pytest.raises(WrongPassphrase) as caught:
            vault(home, None).unlock(profile, wrong)
        assert wrong.strip() == "" or wrong not in str(caught.value)


def test_a_short_passphrase_protects_nothing(home: Home, profile: Profile) -> None:
    with pytest.raises(ValueError, match="too short"):
        vault(home, None).create(profile, "  sebelas  ch ")
    assert not vault(home, None).exists(profile)


def test_a_damaged_key_file_comes_back_with_its_passphrase(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    path = home.key_path(profile)
    before = path.read_bytes()
    for at in range(0, len(before), 7):
        flip(path, at)
        assert vault(home, ring).unlock(profile, None) == key
        assert path.read_bytes() == before
    for cut in (b"", before[: len(before) // 2], b"\0" * len(before)):
        path.write_bytes(cut)
        assert vault(home, ring).key_file_state(profile) == "damaged"
        assert vault(home, ring).unlock(profile, None) == key
        assert path.read_bytes() == before


def test_a_removed_key_file_comes_back(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    home.replica(profile).touch()
    home.key_path(profile).unlink()
    assert vault(home, ring).key_file_state(profile) == "missing"
    assert vault(home, ring).unlock(profile, None) == key
    assert vault(home, None).unlock(profile, PASSPHRASE) == key


def test_both_copies_lost_is_said_and_nothing_is_made_up(home: Home, profile: Profile) -> None:
    vault(home, MemoryKeyring()).create(profile, PASSPHRASE)
    flip(home.key_path(profile), 40)
    damaged = home.key_path(profile).read_bytes()
    with pytest.raises(WrongKey):
        vault(home, MemoryKeyring()).unlock(profile, PASSPHRASE)
    with pytest.raises(KeyringLocked):
        vault(home, FailingKeyring()).unlock(profile, PASSPHRASE)
    assert home.key_path(profile).read_bytes() == damaged


def test_a_key_file_of_another_profile_is_not_taken(home: Home, profile: Profile) -> None:
    other = home.profile("https://desk.example", "officer-2")
    vault(home, None).create(other, PASSPHRASE)
    home.key_path(other).rename(home.key_path(profile))
    with pytest.raises(KeyringLocked):
        vault(home, None).unlock(profile, PASSPHRASE)


def test_a_newer_programs_key_file_is_left_alone(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    vault(home, ring).create(profile, PASSPHRASE)
    path = home.key_path(profile)
    newer = path.read_bytes().replace(b'"version": 1', b'"version": 2')
    path.write_bytes(newer)
    with pytest.raises(DbTooNew):
        vault(home, ring).unlock(profile, None)
    assert path.read_bytes() == newer


def test_never_a_new_key_while_a_file_exists(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    with pytest.raises(DbExists):
        vault(home, ring).create(profile, PASSPHRASE)
    home.replica(profile).touch()
    home.key_path(profile).unlink()
    with pytest.raises(DbExists):
        vault(home, ring).create(profile, PASSPHRASE)
    home.replica(profile).rename(home.backups / f"{profile.stem}.1.db")
    with pytest.raises(DbExists):
        vault(home, ring).create(profile, PASSPHRASE)
    assert vault(home, ring).unlock(profile, None) == key


def test_nothing_enrolled_is_nothing_to_unlock(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    with pytest.raises(DbMissing):
        vault(home, ring).unlock(profile, PASSPHRASE)
    assert not home.folder.exists()


def test_a_changed_passphrase_replaces_the_old_one(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault(home, ring).change_passphrase(profile, "something else", "second passphrase")
    vault(home, ring).change_passphrase(profile, PASSPHRASE, "second passphrase")
    with pytest.raises(WrongPassphrase):
        vault(home, None).unlock(profile, PASSPHRASE)
    assert vault(home, None).unlock(profile, "second passphrase") == key
    # The copy in the keyring follows: a repair must not bring the old passphrase back.
    home.key_path(profile).write_bytes(b"")
    assert vault(home, ring).unlock(profile, None) == key
    assert vault(home, None).unlock(profile, "second passphrase") == key


def test_a_forgotten_passphrase_is_replaced_through_the_keyring(
    home: Home, profile: Profile
) -> None:
    ring = MemoryKeyring()
    key = vault(home, ring).create(profile, PASSPHRASE)
    vault(home, ring).change_passphrase(profile, None, "second passphrase")
    assert vault(home, None).unlock(profile, "second passphrase") == key
    with pytest.raises(KeyringLocked):
        vault(home, None).change_passphrase(profile, None, "third passphrase")


def test_forget_destroys_both_copies(home: Home, profile: Profile) -> None:
    ring = MemoryKeyring()
    vault(home, ring).create(profile, PASSPHRASE)
    home.replica(profile).touch()
    vault(home, ring).forget(profile)
    vault(home, ring).forget(profile)
    assert ring.entries == {}
    with pytest.raises(WrongKey):
        vault(home, ring).unlock(profile, PASSPHRASE)
    home.remove_keyed_files(profile)
    vault(home, ring).create(profile, PASSPHRASE)


def test_forget_with_a_locked_keyring_is_not_complete(home: Home, profile: Profile) -> None:
    ring = FailingKeyring()
    ring.error = None
    vault(home, ring).create(profile, PASSPHRASE)
    ring.error = BackendLocked("locked")
    with pytest.raises(KeyringLocked):
        vault(home, ring).forget(profile)
    assert not home.key_path(profile).exists()
    ring.error = None
    vault(home, ring).forget(profile)
    assert ring.entries == {}


def test_two_homes_on_one_account_do_not_share_a_key(tmp_path: Path) -> None:
    ring = MemoryKeyring()
    keys = []
    for name in ("real", "practice"):
        home = Home(tmp_path / name)
        profile = home.profile("https://desk.example", "officer-1")
        keys.append((home, profile, vault(home, ring).create(profile, PASSPHRASE)))
    for home, profile, key in keys:
        assert vault(home, ring).unlock(profile, None) == key


def test_the_longest_entry_fits_into_the_windows_vault(home: Home) -> None:
    ring = MemoryKeyring()
    profile = home.profile(f"https://{'a' * 250}.go.id:65535", "f" * 36)
    vault(home, ring).create(profile, PASSPHRASE)
    (text,) = ring.entries.values()
    assert len(text.encode("utf-16")) <= 2560


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_the_owner_reads_the_key_file(home: Home, profile: Profile) -> None:
    vault(home, None).create(profile, PASSPHRASE)
    home.set_current(profile)
    for path in home.folder.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
