"""One home, one file per server and officer, nothing readable by others."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.platform.files import write_private
from desktop.platform.paths import Home, Profile
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://Desk.Example.go.id/",
        "https://desk.example.go.id:443",
        "http://desk.example.go.id",
        "https://desk.example.go.id?x=1",
    ],
)
def test_one_address_in_many_spellings_is_one_replica(home: Home, spelling: str) -> None:
    assert home.replica_path(spelling, "o1") == home.replica_path(
        "https://desk.example.go.id", "o1"
    )


def test_server_port_path_and_officer_each_make_another_replica(home: Home) -> None:
    paths = {
        home.replica_path(url, officer)
        for url in ("https://a.id", "https://a.id:8443", "https://a.id/x", "https://b.id")
        for officer in ("o1", "o2", "O1")
    }
    assert len(paths) == 12
    assert len({str(path).casefold() for path in paths}) == 12


@given(st.text(min_size=1, max_size=80))
def test_no_officer_id_leaves_the_home(officer: str) -> None:
    home = Home(Path("home"))
    assert home.replica_path("https://desk.example", officer).parent == home.folder


@pytest.mark.parametrize("url", ["", "desk.example", "https://", "file:///x"])
def test_an_address_without_a_host_is_refused(home: Home, url: str) -> None:
    with pytest.raises(ValueError, match="host"):
        home.profile(url, "o1")


@pytest.mark.parametrize("file", ["../x.db", "/x.db", "x.key", ".db", "C:x.db", "a\\b.db"])
def test_a_profile_never_points_out_of_the_home(home: Home, file: str) -> None:
    with pytest.raises(ValueError, match="replica file"):
        Profile("desk.example", "o1", file)


def test_the_default_home_does_not_roam() -> None:
    folder = Home.default().folder
    assert folder.name == "Penghubung"
    assert "Roaming" not in folder.parts


def test_the_current_enrolment_is_remembered_without_a_name(home: Home) -> None:
    assert home.current() is None
    first = home.profile("https://desk.example", "o1")
    second = home.profile("https://desk.example", "o2")
    home.set_current(first)
    home.set_current(second)
    assert Home(home.folder).current() == second
    home.clear_current()
    assert home.current() is None


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b'{"profile": {"server_host": "a", "officer_id": "o", "file": "../a.db"}}'],
)
def test_a_lost_profile_file_is_no_reason_to_enrol_anew(home: Home, content: bytes | None) -> None:
    profile = home.profile("https://desk.example", "o1")
    Vault(None, home, Cost(64, 1, 1)).create(profile, "first passphrase")
    home.set_current(profile)
    if content is None:
        home.clear_current()
    else:
        (home.folder / "profile.json").write_bytes(content)
    (home.folder / "garbled.key").write_bytes(b"garbled")
    assert home.current() == profile
    Vault(None, home, Cost(64, 1, 1)).create(home.profile("https://b.id", "o1"), "b passphrase x")
    assert home.current() is None
    assert len(home.profiles()) == 2


def test_keyed_files_are_the_replica_its_logs_and_its_backups(home: Home) -> None:
    profile = home.profile("https://desk.example", "o1")
    other = home.profile("https://desk.example", "o2")
    home.prepare()
    home.replica(other).touch()
    mine = [
        home.replica(profile),
        home.folder / f"{profile.file}-wal",
        home.backups / f"{profile.stem}.3.db",
    ]
    for path in mine:
        path.touch()
    home.key_path(profile).touch()
    home.lock_path(profile).touch()
    (home.sealed / f"{profile.stem}.age").touch()
    assert home.keyed_files(profile) == sorted(mine)
    home.remove_keyed_files(profile)
    assert home.keyed_files(profile) == []
    assert home.keyed_files(other) == [home.replica(other)]
    assert (home.sealed / f"{profile.stem}.age").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_an_open_home_is_closed_to_others(home: Home) -> None:
    home.folder.mkdir(mode=0o755)
    home.prepare()
    for folder in (home.folder, home.backups, home.sealed):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    home.set_current(home.profile("https://desk.example", "o1"))
    assert stat.S_IMODE((home.folder / "profile.json").stat().st_mode) == 0o600


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    target = tmp_path / "a.key"
    write_private(target, b"first", new=True)
    with pytest.raises(FileExistsError):
        write_private(target, b"second", new=True)
    assert target.read_bytes() == b"first"
    write_private(target, b"third")
    assert [p.name for p in tmp_path.iterdir()] == ["a.key"]
    assert target.read_bytes() == b"third"
