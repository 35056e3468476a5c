"""The operating system's keyring: which backend, and its many errors made one.

The backend is chosen here, explicitly. keyring's own choice may fall on a plaintext or a null
backend that happens to be installed or configured; a replica's key goes into neither.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from desktop.domain.errors import KeyringLocked


def system_keyring() -> KeyringBackend | None:
    """Windows Credential Manager, macOS Keychain or Secret Service; None where none answers.

    On Linux this asks D-Bus whether a Secret Service runs or can be started.
    """
    unusable: tuple[type[Exception], ...] = (RuntimeError, ImportError, *_backend_errors())
    try:
        backend = _backend_of_this_system()
        # `priority` is how a backend says that what it needs is missing: it raises.
        return backend if backend.priority > 0 else None
    except unusable:
        return None


@contextmanager
def convert_keyring_errors() -> Iterator[None]:
    """Turns whatever a backend raises into `KeyringLocked`: locked, dismissed, absent, failing.

    Names of entries and backends stay out of the new error's text; the cause is not chained, since
    some backends put the entry into theirs.
    """
    try:
        yield
    except _backend_errors():
        raise KeyringLocked from None


def _backend_of_this_system() -> KeyringBackend:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        make_vault: Callable[[], WinVaultKeyring] = WinVaultKeyring
        vault = make_vault()
        # keyring's default lets the entry roam with the account; the replica does not roam.
        vault.persist = "local machine"
        return vault
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Keychain

        make_keychain: Callable[[], KeyringBackend] = Keychain
        return make_keychain()
    from keyring.backends.SecretService import Keyring as SecretService

    make: Callable[[], KeyringBackend] = SecretService
    return make()


def _backend_errors() -> tuple[type[Exception], ...]:
    # OSError: the D-Bus socket. ValueError: an entry that is no text, or D-Bus authentication.
    common = (KeyringError, OSError, ValueError)
    if sys.platform == "win32":
        from win32ctypes.pywin32 import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
            pywintypes,
        )

        return (*common, pywintypes.error)
    if sys.platform == "darwin":
        return common
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]
    from secretstorage.exceptions import SecretStorageException

    return (*common, DBusErrorResponse, SecretStorageException)
