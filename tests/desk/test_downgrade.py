"""A file of a newer program: every door says so in Indonesian, and no byte on disk changes."""

from __future__ import annotations

import hashlib

import pytest

from desktop.domain.errors import DbTooNew
from desktop.domain.model import Content
from desktop.storage.engine import connect_raw
from desktop.storage.spares import opened
from tests.desk.conftest import SECRET, Cli, Town

COMMANDS = (
    ("status",),
    ("list",),
    ("sync",),
    ("recover",),
    ("spares", "--make"),
    ("restore", "1"),
    ("doctor", "--no-line"),
)


@pytest.fixture
def newer(seated: Town) -> Town:
    """Work in the outbox, a spare beside it, and then a program of a later release was here."""
    desk = seated.open()
    key = desk.cases.keys("needs_answer")[0]
    desk.work.send(desk.work.save(key, Content("follow_up", "Sudah kami tangani.", "proses")).id)
    assert desk.spares.make() is not None
    with desk.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.exec_driver_sql("CREATE TABLE of_tomorrow (words TEXT)")
    desk.close()
    return seated


def on_disk(town: Town) -> dict[str, str]:
    """Every file but the lock, which holds nothing."""
    folder = town.home().folder
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def test_every_door_refuses_and_changes_nothing(newer: Town, cli: Cli) -> None:
    before = on_disk(newer)
    for command in COMMANDS:
        told = cli(*command)
        assert told.status == 1, command
        said = told.out + told.err
        assert "versi program yang lebih baru" in said, command
        assert "Pasang versi terbaru" in said, command
        assert on_disk(newer) == before, command


def test_a_spare_of_a_newer_program_is_left_alone_too(newer: Town) -> None:
    (spare,) = (newer.home().folder / "backups").iterdir()
    key = newer_key(newer)
    connection = connect_raw(spare, key)
    connection.execute("UPDATE about SET revision = '9999'")
    connection.close()
    with pytest.raises(DbTooNew), opened(spare, key):
        pass


def newer_key(town: Town) -> bytes:
    from desktop.platform.vault import Vault

    home = town.home()
    profile = home.current()
    assert profile is not None
    return Vault(None, home).unlock(profile, SECRET)
