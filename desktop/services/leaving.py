"""Leaving this PC for good: an uninstaller that removes the officer's data asks for this first.

The keys lie outside the desk's folder, in the operating system's keyring, and so does the access
to a proxy. Failure policy: it goes on with the next enrolment and says in the end that something
is left; it may be repeated, and what it destroyed stays destroyed.
"""

from __future__ import annotations

from keyring.backend import KeyringBackend

from desktop.domain.errors import AlreadyRunning, DiskFailed, DiskFull, KeyringLocked
from desktop.platform.instance import InstanceLock
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.services.proxying import ProxyService


def forget_keys(home: Home, keyring: KeyringBackend | None) -> bool:
    """Destroy the keys of every enrolment in this home; false where one may be left, since it is
    open, or the keyring or the disk fails."""
    try:
        held, current = home.profiles(), home.current()
    except (DiskFull, DiskFailed):
        return False
    if current is not None and current not in held:
        # Its key file is gone or damaged; the keyring may still have the entry.
        held.append(current)
    left = [profile for profile in held if not _forget(home, keyring, profile)]
    return not left


def _forget(home: Home, keyring: KeyringBackend | None, profile: Profile) -> bool:
    try:
        with InstanceLock(home.lock_path(profile)):
            proxy = ProxyService(keyring, f"https://{profile.server_host}")
            if proxy.kept(proxy.place()):
                proxy.forget()
            Vault(keyring, home).forget(profile)
    except (AlreadyRunning, DiskFull, DiskFailed, KeyringLocked):
        return False
    return True
