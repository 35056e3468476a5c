"""Spare copies from the desk, the command line and the check; a place for the data that will do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import DbMissing, PenghubungError
from desktop.domain.model import Content
from desktop.platform import storage_place
from desktop.platform.paths import Home
from desktop.platform.storage_place import is_share, place_of
from desktop.services.health import FIRST_MB, refuse_place
from desktop.storage.removal import DELETION
from tests.desk.conftest import Cli, Town

WORDS = "Jembatan sudah kami periksa"


def test_made_after_an_exchange_and_only_when_something_changed(seated: Town, cli: Cli) -> None:
    assert cli("sync").status == 0
    (one,) = cli("spares", "--json").json
    assert one["sound"]
    desk = seated.open()
    desk.spares.keep()
    held = len(desk.spares.list())
    desk.spares.keep()
    assert len(desk.spares.list()) == held
    key = desk.cases.keys("needs_answer")[0]
    desk.work.save(key, Content("follow_up", WORDS, "proses"))
    desk.spares.keep()
    newest = desk.spares.list()[0]
    assert newest.contents is not None
    assert newest.contents.drafts == 1
    desk.close()


def test_a_lost_file_comes_back_by_command(seated: Town, cli: Cli) -> None:
    desk = seated.open()
    key = desk.cases.keys("needs_answer")[0]
    desk.work.save(key, Content("follow_up", WORDS, "proses"))
    desk.spares.make()
    path = desk.replica.database.path
    desk.close()
    for item in path.parent.glob("*.db*"):
        item.unlink()
    told = cli("status", "--json").json
    assert told["error"] == "db_missing"
    assert "recover" in told["message"]
    back = cli("recover", "--json").json
    assert (back["enrolled"], back["drafts"], back["moved_to"]) == (True, 1, "")
    assert cli("sync", "--json").json["outcome"] == "complete"
    assert cli("status", "--json").json["complaints"] > 0
    assert cli("recover").status == 1


def test_without_a_spare_a_lost_file_is_an_enrolment_to_finish(seated: Town, cli: Cli) -> None:
    home = seated.home()
    profile = home.current()
    assert profile is not None
    home.replica(profile).unlink()
    assert cli("recover", "--json").json["error"] == DbMissing.code


def test_previewed_and_restored_by_command(seated: Town, cli: Cli) -> None:
    desk = seated.open()
    key = desk.cases.keys("needs_answer")[0]
    saved = desk.work.save(key, Content("follow_up", WORDS, "proses"))
    desk.spares.make()
    desk.replica.drafts.discard(saved.id)
    desk.replica.drafts.purge_discarded(1 << 40)
    with desk.replica.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM draft_version")
    desk.close()
    assert "Akan kembali: 1 konsep" in cli("restore", "1", "--preview").out
    assert cli("restore", "1", "--json").json["drafts"] == 1
    assert "sudah ada di sini" in cli("restore", "1").out
    assert cli("restore", "77", "--json").json["error"] == "not_found"
    assert WORDS not in cli("spares").out


def test_an_ordered_deletion_takes_older_spares_along(seated: Town) -> None:
    desk = seated.open()
    key = desk.cases.keys("needs_answer")[0]
    desk.work.save(key, Content("follow_up", WORDS, "proses"))
    for _ in range(3):
        desk.spares.make()
    desk.replica.settings.set(DELETION, "1")
    with pytest.raises(PenghubungError):
        desk.spares.restore(1)
    assert [one.spare.number for one in desk.spares.list()] == [4]
    assert desk.replica.settings.get(DELETION) == ""
    desk.close()


def test_a_revocation_leaves_no_spare(seated: Town) -> None:
    desk = seated.open()
    desk.spares.make()
    home, profile = desk.home, desk.profile
    desk.close()
    assert any(home.backups.iterdir())
    home.remove_keyed_files(profile)
    assert not any(home.backups.iterdir())


def test_after_the_file_was_destroyed_none_is_made(seated: Town) -> None:
    desk = seated.open()
    desk.replica.database.writes += 1
    desk.replica.destroy()
    desk.spares.keep()
    assert not desk.replica.database.path.exists()
    desk.close()


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    return tmp_path / "mounts"


@pytest.mark.parametrize(
    "name", ["OneDrive - Dinas", "Dropbox", "Google Drive", "My Drive", "iCloudDrive", "Nextcloud"]
)
def test_folders_of_cloud_services_by_their_names(tmp_path: Path, mounts: Path, name: str) -> None:
    assert place_of(tmp_path / name / "Penghubung", {}, mounts) == "synced"


@pytest.mark.parametrize("left", [".dropbox.cache", ".tmp.driveupload"])
def test_and_by_what_they_leave_there(tmp_path: Path, mounts: Path, left: str) -> None:
    (tmp_path / "kerja" / left).mkdir(parents=True)
    assert place_of(tmp_path / "kerja" / "data", {}, mounts) == "synced"
    assert place_of(tmp_path / "lain", {}, mounts) == "own"


@pytest.mark.parametrize(
    ("drive", "share"),
    [
        ("C:", False),
        ("\\\\server\\berbagi", True),
        ("\\\\?\\UNC\\server\\berbagi", True),
        ("\\\\?\\C:", False),
        ("Z:", False),
    ],
)
def test_shares_of_windows_by_their_names(drive: str, share: bool) -> None:
    assert is_share(drive) is share


def refused(home: Home) -> str:
    with pytest.raises(PenghubungError) as told:
        refuse_place(home)
    return told.value.notice.key


def test_a_place_that_will_not_do_is_refused_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "a" / "b")
    refuse_place(home)
    usage = shutil.disk_usage(tmp_path)
    small = usage._replace(free=(FIRST_MB - 1) * 1_000_000)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: small)
        assert refused(home) == "first_small"
    with monkeypatch.context() as patch:
        patch.setenv("OneDriveCommercial", str(tmp_path))
        assert refused(home) == "first_synced"
    with monkeypatch.context() as patch:
        asks = "_windows_remote" if sys.platform == "win32" else "_mounted"
        patch.setattr(storage_place, asks, lambda *_: True)
        assert refused(home) == "first_network"

    def locked(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr("tempfile.TemporaryFile", locked)
        assert refused(home) == "disk_failed"
    assert list(tmp_path.iterdir()) == []


def test_an_enrolment_is_refused_there_without_using_the_code(
    town: Town, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = town.code("Petugas Baru")
    with monkeypatch.context() as patch:
        patch.setenv("OneDrive", str(town.folder))
        told = cli("enrol", code, home="cloud")
        assert told.status == 1
        assert "layanan awan" in told.err
        assert "--home" in told.err
    assert not town.home("cloud").folder.exists()
    assert cli("enrol", code, home="cloud").status == 0


def test_who_works_there_already_goes_on(
    seated: Town, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(seated.folder))
    assert cli("status").status == 0
