"""The power goes off, or the disk fails, at every step of the vault: old or new, never between."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import DiskFull, KeyringLocked, WrongKey, WrongPassphrase
from desktop.platform.paths import Home
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from tests.platform.cut_power import DIED, STEPS
from tests.platform.keyrings import FileKeyring, MemoryKeyring

ROOT = Path(__file__).resolve().parents[2]
CHEAP = Cost(64, 1, 1)
FIRST = "first passphrase"
SECOND = "second passphrase"
MOST_STEPS = 40


class Place:
    """A home and a keyring that outlives the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.home = Home(folder / "home")
        self.ring_file = folder / "ring.json"
        self.profile = self.home.profile("https://desk.example", "officer-1")

    def vault(self, *, keyring: bool = True) -> Vault:
        return Vault(FileKeyring(self.ring_file) if keyring else None, self.home, CHEAP)

    def cut(self, action: str, step: int) -> bool:
        """True where the child died on the way."""
        command = [sys.executable, "-m", "tests.platform.cut_power", action]
        command += [str(self.home.folder), str(self.ring_file), str(step)]
        code = subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode
        assert code in (0, DIED)
        return code == DIED


def sweep(tmp_path: Path, action: str, before: Callable[[Place], None]) -> list[Place]:
    """A place per step, each cut one step later, and a last one that got through."""
    places = []
    for step in range(1, MOST_STEPS):
        place = Place(tmp_path / str(step))
        before(place)
        places.append(place)
        if not place.cut(action, step):
            assert len(places) > 3, "the sweep met no step"
            return places
    raise AssertionError("the action never got through")


def test_create_cut_at_every_step(tmp_path: Path) -> None:
    places = sweep(tmp_path, "create", lambda place: None)
    outcomes = set()
    for place in places:
        made = place.vault().exists(place.profile)
        outcomes.add(made)
        if not made:
            place.vault().create(place.profile, FIRST)
        key = place.vault(keyring=False).unlock(place.profile, FIRST)
        assert place.vault().unlock(place.profile, None) == key
    assert outcomes == {False, True}


def test_change_cut_at_every_step(tmp_path: Path) -> None:
    keys: dict[Path, bytes] = {}

    def before(place: Place) -> None:
        keys[place.ring_file] = place.vault().create(place.profile, FIRST)

    works = set()
    for place in sweep(tmp_path, "change", before):
        key = keys[place.ring_file]
        assert place.vault().unlock(place.profile, None) == key
        for passphrase, other in ((FIRST, SECOND), (SECOND, FIRST)):
            try:
                assert place.vault(keyring=False).unlock(place.profile, passphrase) == key
            except WrongPassphrase:
                continue
            works.add(passphrase)
            # The unlock above brought the keyring's copy of the key file in line.
            place.home.key_path(place.profile).write_bytes(b"")
            assert place.vault().unlock(place.profile, None) == key
            with pytest.raises(WrongPassphrase):
                place.vault(keyring=False).unlock(place.profile, other)
            break
        else:
            raise AssertionError("neither passphrase opens")
    assert works == {FIRST, SECOND}


def test_repair_cut_at_every_step(tmp_path: Path) -> None:
    keys: dict[Path, bytes] = {}

    def before(place: Place) -> None:
        keys[place.ring_file] = place.vault().create(place.profile, FIRST)
        place.home.key_path(place.profile).write_bytes(b"damaged")

    for place in sweep(tmp_path, "repair", before):
        assert place.vault().unlock(place.profile, None) == keys[place.ring_file]
        assert place.vault(keyring=False).unlock(place.profile, FIRST) == keys[place.ring_file]


def test_forget_cut_at_every_step_and_then_repeated(tmp_path: Path) -> None:
    def before(place: Place) -> None:
        place.vault().create(place.profile, FIRST)
        place.home.replica(place.profile).touch()

    for place in sweep(tmp_path, "forget", before):
        place.vault().forget(place.profile)
        with pytest.raises(WrongKey):
            place.vault().unlock(place.profile, FIRST)
        with pytest.raises(KeyringLocked):
            place.vault(keyring=False).unlock(place.profile, FIRST)


def test_a_full_disk_at_every_step_of_create(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(1, MOST_STEPS):
        home = Home(tmp_path / str(step))
        home.prepare()
        profile = home.profile("https://desk.example", "officer-1")
        ring = MemoryKeyring()
        vault = Vault(ring, home, CHEAP)
        with monkeypatch.context() as patch:
            fail_at(patch, step)
            try:
                vault.create(profile, FIRST)
                failed = False
            except DiskFull:
                failed = True
        assert not list(home.folder.glob("*.partial"))
        if not vault.exists(profile):
            assert failed
            vault.create(profile, FIRST)
        assert Vault(None, home, CHEAP).unlock(profile, FIRST) == vault.unlock(profile, None)
        if not failed:
            assert step > 3
            return
    raise AssertionError("create never got through")


def fail_at(patch: pytest.MonkeyPatch, step: int) -> None:
    """The `step`-th call that changes a file raises, as on a full disk; once."""
    left = [step]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*args, **kwargs)

        return instead

    for name in STEPS:
        patch.setattr(os, name, counted(getattr(os, name)))
