"""The replica's key: in the OS keyring, and wrapped by a recovery passphrase beside the replica.

Failure policy: whichever of the two is intact opens the replica and mends the other. The keyring
entry holds the key and a copy of the key file, so a damaged file comes back with the passphrase it
had; the key file's check value tells a stale entry from a true one. A key is made only where
nothing stands under an older one. Never plaintext on disk, never a null backend.

- `KeyringLocked`: the keyring does not help (failing, locked, dismissed, no or a stale entry) and
  no passphrase was given: ask for it.
- `WrongPassphrase`: it is another one.
- `WrongKey`: a replica stands here, but no intact copy of its key is left.
- `DbMissing`: nothing stands here, so there is nothing to unlock.
- `DbExists`: something stands here already, so no key is made.
- `DbTooNew`: the key file is a newer program's; nothing was touched.
- `DiskFull`, `DiskFailed`: the files are as they were, or as they were to be.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from typing import Literal

import msgspec
from keyring.backend import KeyringBackend
from keyring.backends import null

from desktop.domain.errors import (
    DbExists,
    DbMissing,
    DbTooNew,
    KeyringLocked,
    WrongKey,
    WrongPassphrase,
)
from desktop.platform import wrapping
from desktop.platform.files import PARTIAL, convert_disk_errors, erase_private, write_private
from desktop.platform.os_keyring import convert_keyring_errors
from desktop.platform.passphrase import MIN_CODE
from desktop.platform.paths import Home, Profile
from desktop.platform.wrapping import Cost, WrappedKey

SERVICE = "Penghubung"

KeyFileState = Literal["intact", "missing", "damaged"]


class _Entry(msgspec.Struct, frozen=True):
    key: bytes
    wrapped: WrappedKey


@dataclass(frozen=True, slots=True)
class _Found:
    """What the keyring gave. `works` False: it failed, so nothing is put back into it."""

    entry: _Entry | None
    works: bool


class Vault:
    """Keeps, finds and destroys the key of a profile. The caller holds the `InstanceLock`."""

    def __init__(
        self, keyring_backend: KeyringBackend | None, home: Home, cost: Cost | None = None
    ) -> None:
        # The null backend forgets in silence: worse than none.
        usable = not isinstance(keyring_backend, null.Keyring)
        self._keyring = keyring_backend if usable else None
        self._home = home
        self._cost = Cost() if cost is None else cost

    @property
    def keyring(self) -> KeyringBackend | None:
        """The operating system's keyring; None where nothing may be kept in it."""
        return self._keyring

    @convert_disk_errors()
    def exists(self, profile: Profile) -> bool:
        """Whether anything stands under a key of this profile: key file, replica or backup."""
        return self._home.key_path(profile).exists() or bool(self._home.keyed_files(profile))

    @convert_disk_errors()
    def key_file_state(self, profile: Profile) -> KeyFileState:
        """The state of the recovery copy, for the desk to warn where it is not intact."""
        try:
            return "missing" if self._read_file(profile) is None else "intact"
        except wrapping.Damaged:
            return "damaged"

    @convert_disk_errors()
    def create(self, profile: Profile, passphrase: str) -> bytes:
        """Make a 256-bit key and keep it twice; return it raw.

        A keyring that fails is passed over: then the passphrase opens the replica from now on.
        Raises `DbExists` where `exists`, `ValueError` where the passphrase is not `long_enough`.
        """
        if self.exists(profile):
            raise DbExists("a file under an earlier key stands here")
        self._home.prepare()
        key = secrets.token_bytes(wrapping.KEY_BYTES)
        wrapped = wrapping.wrap(profile, key, passphrase, self._cost)
        # Keyring first: cut here, an entry without files is left, which the next create replaces.
        self._offer_to_keyring(profile, _Entry(key, wrapped))
        try:
            write_private(self._home.key_path(profile), wrapping.encode(wrapped), new=True)
        except FileExistsError:
            raise DbExists("another process made a key meanwhile") from None
        return key

    @convert_disk_errors()
    def unlock(self, profile: Profile, passphrase: str | None) -> bytes:
        """The raw key, from the keyring or else by the passphrase; mends whichever is missing."""
        if not self.exists(profile):
            raise DbMissing
        found = self._look(profile)
        try:
            wrapped = self._read_file(profile)
        except wrapping.Damaged:
            wrapped = None
        if found.entry is not None and wrapped is None:
            self._write_file(profile, found.entry.wrapped)
            return found.entry.key
        if wrapped is None:
            # A keyring that failed may still hold the entry: another try can succeed.
            if not found.works:
                raise KeyringLocked("and the key file is not readable")
            raise WrongKey("no intact copy of the key is left")
        if found.entry is not None and wrapping.fits(wrapped, found.entry.key):
            key = found.entry.key
        elif passphrase is None:
            raise KeyringLocked
        else:
            key = wrapping.unwrap(wrapped, passphrase)
        entry = _Entry(key, wrapped)
        if found.works and found.entry != entry:
            self._offer_to_keyring(profile, entry)
        return key

    @convert_disk_errors()
    def prove(self, profile: Profile, secret: str, *, with_code: bool = True) -> bytes:
        """The raw key for who knows the code or the recovery passphrase; that the keyring would
        give it to anybody at this account does not count.

        Raises `WrongPassphrase`, `WrongKey` where no intact copy is left, `DbTooNew`.
        """
        coded = self._code(profile) if with_code else None
        if coded is not None:
            try:
                return wrapping.unwrap(coded, secret)
            except WrongPassphrase:
                pass
        try:
            wrapped = self._read_file(profile)
        except wrapping.Damaged:
            wrapped = None
        if wrapped is None:
            entry = self._look(profile).entry
            if entry is None:
                raise WrongKey("no intact copy of the key is left")
            wrapped = entry.wrapped
        return wrapping.unwrap(wrapped, secret)

    @convert_disk_errors()
    def opens_alone(self, profile: Profile) -> bool:
        """Whether the keyring opens the replica, without anything being asked."""
        entry = self._look(profile).entry
        if entry is None:
            return False
        try:
            wrapped = self._read_file(profile)
        except wrapping.Damaged:
            return True
        return wrapped is None or wrapping.fits(wrapped, entry.key)

    def has_code(self, profile: Profile) -> bool:
        """Whether a code opens the lock."""
        return self._code(profile) is not None

    def set_code(self, profile: Profile, key: bytes, code: str) -> None:
        """Let `code` open the lock too. It wraps the key inside the keyring alone, which holds the
        key as it is: so short a code on the disk could be guessed.

        Raises `ValueError` below `MIN_CODE` signs, `KeyringLocked` where the keyring fails.
        """
        wrapped = wrapping.wrap(profile, key, code, self._cost, MIN_CODE)
        if self._keyring is None:
            raise KeyringLocked
        with convert_keyring_errors():
            text = msgspec.json.encode(wrapped).decode()
            self._keyring.set_password(SERVICE, self._coded(profile), text)

    def drop_code(self, profile: Profile) -> None:
        """Only the passphrase opens the lock from now on. Raises `KeyringLocked`."""
        if self._keyring is None:
            return
        with convert_keyring_errors():
            if self._keyring.get_password(SERVICE, self._coded(profile)) is not None:
                self._keyring.delete_password(SERVICE, self._coded(profile))

    @convert_disk_errors()
    def change_passphrase(self, profile: Profile, old: str | None, new: str) -> None:
        """Wrap the same key by `new`. `old` may be None where the keyring opens the replica.

        A given `old` must be right even then: raises `WrongPassphrase`. Raises `ValueError` where
        `new` is not `long_enough`.
        """
        key = self.unlock(profile, old)
        if old is not None:
            wrapped = self._read_file(profile)
            if wrapped is not None:
                wrapping.unwrap(wrapped, old)
        renewed = wrapping.wrap(profile, key, new, self._cost)
        self._write_file(profile, renewed)
        self._offer_to_keyring(profile, _Entry(key, renewed))

    @convert_disk_errors()
    def forget(self, profile: Profile) -> None:
        """Destroy the key: key file and keyring entry. May be repeated.

        Raises `KeyringLocked` where the keyring fails: the key file is gone, the entry may not be,
        so the erasure is not complete until a repeated call passes.
        """
        path = self._home.key_path(profile)
        for wrapped in (path, path.with_name(path.name + PARTIAL)):
            erase_private(wrapped)
        if self._keyring is None:
            return
        with convert_keyring_errors():
            if self._keyring.get_password(SERVICE, self._user(profile)) is not None:
                self._keyring.delete_password(SERVICE, self._user(profile))
        self.drop_code(profile)

    def _read_file(self, profile: Profile) -> WrappedKey | None:
        try:
            content = self._home.key_path(profile).read_bytes()
        except FileNotFoundError:
            return None
        try:
            return wrapping.decode(content, profile)
        except wrapping.TooNew:
            raise DbTooNew from None

    def _write_file(self, profile: Profile, wrapped: WrappedKey) -> None:
        write_private(self._home.key_path(profile), wrapping.encode(wrapped))

    def _look(self, profile: Profile) -> _Found:
        if self._keyring is None:
            return _Found(None, works=False)
        try:
            with convert_keyring_errors():
                text = self._keyring.get_password(SERVICE, self._user(profile))
        except KeyringLocked:
            return _Found(None, works=False)
        if text is None:
            return _Found(None, works=True)
        try:
            entry = msgspec.json.decode(text, type=_Entry)
            wrapping.check_sound(entry.wrapped, profile)
        except (msgspec.DecodeError, wrapping.Damaged):
            return _Found(None, works=True)
        sound = wrapping.fits(entry.wrapped, entry.key)
        return _Found(entry if sound else None, works=True)

    def _offer_to_keyring(self, profile: Profile, entry: _Entry) -> None:
        """Put the entry in; a refusing keyring is no failure, the passphrase remains."""
        if self._keyring is None:
            return
        text = msgspec.json.encode(entry).decode()
        try:
            with convert_keyring_errors():
                self._keyring.set_password(SERVICE, self._user(profile), text)
        except KeyringLocked:
            return

    def _code(self, profile: Profile) -> WrappedKey | None:
        if self._keyring is None:
            return None
        try:
            with convert_keyring_errors():
                text = self._keyring.get_password(SERVICE, self._coded(profile))
            if text is None:
                return None
            wrapped = msgspec.json.decode(text, type=WrappedKey)
            wrapping.check_sound(wrapped, profile)
        except (KeyringLocked, msgspec.DecodeError, wrapping.Damaged):
            return None
        return wrapped

    def _coded(self, profile: Profile) -> str:
        return f"{self._user(profile)}#code"

    def _user(self, profile: Profile) -> str:
        """The entry's name: two homes on one account (practice, a trial) must not share a key."""
        place = hashlib.blake2b(os.path.normcase(self._home.folder).encode(), digest_size=6)
        return f"{profile.stem}@{place.hexdigest()}"


def key_of(home: Home, vault: Vault, profile: Profile, secret: str | None, proved: bool) -> bytes:
    """The replica's key; of a desk that was left locked only for who proves to know it."""
    if not (proved or home.is_locked(profile)) or not vault.exists(profile):
        return vault.unlock(profile, secret)
    if secret is None:
        raise KeyringLocked("locked")
    key = vault.prove(profile, secret)
    home.set_locked(profile, False)
    return key
