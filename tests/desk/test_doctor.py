"""`doctor` against damaged set-ups: each is named, what is safe is mended, nothing is harmed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.commands.common import PASSPHRASE
from desktop.domain.model import Content
from desktop.platform.instance import InstanceLock
from desktop.platform.paths import Home
from desktop.platform.storage_place import Place, place_of
from desktop.services.health import AREAS
from tests.desk.conftest import Cli, Town

DAY: Final = 86_400
Damage = Callable[[Town, pytest.MonkeyPatch], Any]


def _home(town: Town) -> Home:
    return town.home()


def _replica(town: Town) -> Path:
    home = _home(town)
    profile = home.current()
    assert profile is not None
    return home.replica(profile)


def _nothing(town: Town, patch: pytest.MonkeyPatch) -> None:
    """As it should be."""


def _note_garbled(town: Town, patch: pytest.MonkeyPatch) -> None:
    (_home(town).folder / "profile.json").write_bytes(b"{")


def _half_left(town: Town, patch: pytest.MonkeyPatch) -> None:
    import os

    half = _home(town).folder / "profile.json.partial"
    half.write_bytes(b"{")
    os.utime(half, (time.time() - DAY, time.time() - DAY))


def _key_gone(town: Town, patch: pytest.MonkeyPatch) -> None:
    for key in _home(town).folder.glob("*.key"):
        key.unlink()


def _other_words(town: Town, patch: pytest.MonkeyPatch) -> None:
    patch.setenv(PASSPHRASE, "bukan frasa sandi yang benar")


def _head_overwritten(town: Town, patch: pytest.MonkeyPatch) -> None:
    with _replica(town).open("r+b") as file:
        file.write(bytes(64))


def _page_overwritten(town: Town, patch: pytest.MonkeyPatch) -> None:
    path = _replica(town)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4096 // 2 * 4096 + 512)
        file.write(bytes(1024))


def _replica_gone(town: Town, patch: pytest.MonkeyPatch) -> None:
    for path in _replica(town).parent.glob("*.db*"):
        path.unlink()


def _replica_gone_spares_here(town: Town, patch: pytest.MonkeyPatch) -> None:
    desk = town.open()
    desk.spares.make()
    desk.close()
    _replica_gone(town, patch)


def _newer(town: Town, patch: pytest.MonkeyPatch) -> None:
    desk = town.open()
    with desk.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    desk.close()


def _server_off(town: Town, patch: pytest.MonkeyPatch) -> None:
    town.office.stop()


def _clock_off(town: Town, patch: pytest.MonkeyPatch) -> None:
    desk = town.open()
    town.office.clock.at += 40 * 60
    limits = None
    desk.replica.copy.announce(limits, 0, town.office.clock.at, int(time.time()))
    desk.close()


def _waits(town: Town, patch: pytest.MonkeyPatch) -> None:
    town.office.clock.at -= 5 * DAY
    desk = town.open()
    key = desk.cases.keys("needs_answer")[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "Sudah.", "proses")).id)
    desk.close()
    town.office.clock.at += 5 * DAY


def _in_a_cloud(town: Town, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("OneDrive", str(town.folder))


@contextmanager
def _window_open(town: Town) -> Iterator[None]:
    home = _home(town)
    profile = home.current()
    assert profile is not None
    with InstanceLock(home.lock_path(profile)):
        yield


SETUPS: Final[dict[str, tuple[Damage, str, str, str]]] = {
    # What was done: the part that must speak, its state, the error's key.
    "nothing": (_nothing, "file", "sound", ""),
    "the note of the enrolment is garbled": (_note_garbled, "enrolment", "mended", ""),
    "half a file was left": (_half_left, "place", "mended", ""),
    "the key file is gone": (_key_gone, "key", "bad", "key_copy_lost"),
    "other words are given": (_other_words, "key", "bad", "wrong_passphrase"),
    "the head of the file is overwritten": (_head_overwritten, "key", "bad", "wrong_key"),
    "a page is overwritten": (_page_overwritten, "file", "bad", "db_corrupt"),
    "the file is gone": (_replica_gone, "enrolment", "bad", "unfinished"),
    "the file is gone, a spare is here": (_replica_gone_spares_here, "file", "bad", "replica_gone"),
    "the file is of a newer program": (_newer, "file", "bad", "db_too_new"),
    "the server does not answer": (_server_off, "server", "note", "offline"),
    "the clock is 40 minutes off": (_clock_off, "clock", "note", "clock_off"),
    "an answer waits for five days": (_waits, "work", "note", "waiting_long"),
    "the folder is copied to a cloud": (_in_a_cloud, "place", "bad", "place_synced"),
}


@pytest.mark.parametrize("name", SETUPS)
def test_each_damage_is_named(
    seated: Town, cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    damage, area, state, error = SETUPS[name]
    damage(seated, monkeypatch)
    told = cli("doctor", "--json")
    found = {one["area"]: one for one in told.json}
    assert (found[area]["state"], found[area].get("error", "")) == (state, error)
    assert told.status == (1 if state == "bad" else 0)
    others = {one["area"] for one in told.json if one["state"] in ("bad", "note")} - {area}
    assert not others, told.json
    again = cli("doctor", "--no-line")
    assert again.status == told.status
    for line in again.out.splitlines():
        assert ": " in line
        assert line.endswith(".")
    if state == "mended":
        assert {one["state"] for one in cli("doctor", "--json").json} == {"sound"}


def test_a_sound_desk_is_looked_at_all_over(seated: Town, cli: Cli) -> None:
    told = cli("doctor", "--json").json
    assert [one["area"] for one in told] == list(AREAS)
    assert {one["state"] for one in told} == {"sound"}


def test_where_nobody_enrolled_that_is_said(cli: Cli) -> None:
    told = cli("doctor", home="new")
    assert told.status == 1
    assert "Pendaftaran: GAGAL." in told.out


def test_an_open_window_is_left_alone(seated: Town, cli: Cli) -> None:
    with _window_open(seated):
        told = cli("doctor", "--json")
    assert told.status == 1
    assert told.json[-1]["error"] == "already_running"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells drives apart by itself")
@pytest.mark.parametrize(
    ("kind", "place"), [("ext4", "own"), ("cifs", "network"), ("nfs4", "network")]
)
def test_folders_of_the_network_are_known(tmp_path: Path, kind: str, place: Place) -> None:
    mounts = tmp_path / "mounts"
    folder = tmp_path / "data folder" / "deep"
    folder.mkdir(parents=True)
    spaced = str(folder.parent).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\n//host/x {spaced} {kind} rw 0 0\n")
    assert place_of(folder, {}, mounts) == place
    assert place_of(tmp_path, {}, mounts) == "own"
    assert place_of(tmp_path / "OneDrive - Dinas" / "data", {}, mounts) == "synced"
