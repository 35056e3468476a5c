"""An uninstaller that removes the data lets the keys be destroyed first."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring.errors import KeyringLocked as BackendLocked

from desktop.domain.errors import DbMissing, WrongKey
from desktop.platform.instance import InstanceLock
from desktop.platform.paths import Home, Profile
from desktop.platform.proxy_access import ProxyVault
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from desktop.services.leaving import forget_keys
from tests.platform.keyrings import FailingKeyring, MemoryKeyring

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "sadu biko lemi tana roga wiju"


def keyed(home: Home, ring: MemoryKeyring, officer: str) -> Profile:
    """An enrolment with its key, twice."""
    profile = home.profile("https://desk.example", officer)
    Vault(ring, home, CHEAP).create(profile, PASSPHRASE)
    home.set_current(profile)
    return profile


def test_every_officers_key_goes_and_nobody_elses(tmp_path: Path) -> None:
    ring, home, trial = MemoryKeyring(), Home(tmp_path / "home"), Home(tmp_path / "trial")
    first, second, third = (keyed(home, ring, f"officer-{n}") for n in range(3))
    kept = keyed(trial, ring, "officer-0")
    # Whose key file is damaged may still stand in the keyring.
    home.key_path(third).write_bytes(b"damaged")
    assert forget_keys(home, ring)
    assert len(ring.entries) == 1
    assert Vault(ring, trial, CHEAP).unlock(kept, None)
    for profile in (first, second):
        with pytest.raises((DbMissing, WrongKey)):
            Vault(ring, home, CHEAP).unlock(profile, PASSPHRASE)
    assert forget_keys(home, ring)


def test_the_access_to_the_proxy_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proksi.contoh:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    ring, home = MemoryKeyring(), Home(tmp_path / "home")
    keyed(home, ring, "officer-1")
    ProxyVault(ring).keep("proksi.contoh:3128", "rina", "rahasia-sekali")
    assert forget_keys(home, ring)
    assert ring.entries == {}


def test_what_is_open_or_cannot_be_reached_is_said(tmp_path: Path) -> None:
    ring, home = FailingKeyring(), Home(tmp_path / "home")
    ring.error = None
    profile = keyed(home, ring, "officer-1")
    with InstanceLock(home.lock_path(profile)):
        assert not forget_keys(home, ring)
    assert Vault(ring, home, CHEAP).unlock(profile, None)
    ring.error = BackendLocked("locked")
    assert not forget_keys(home, ring)
    # The key file is gone already; once the keyring answers, the rest goes.
    assert not home.key_path(profile).exists()
    ring.error = None
    assert forget_keys(home, ring)
    assert ring.entries == {}


def test_without_any_enrolment_or_keyring_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert forget_keys(Home(tmp_path / "nowhere"), MemoryKeyring())
    assert forget_keys(Home(tmp_path / "nowhere"), None)
    assert not (tmp_path / "nowhere").exists()
