"""The file itself: encrypted, private, refused when wrong, whole after any failure."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import (
    BugError,
    DbCorrupt,
    DbExists,
    DbLocked,
    DbMissing,
    DbTooNew,
    DiskFull,
    PenghubungError,
    Worded,
    WrongKey,
)
from desktop.domain.model import Content
from desktop.domain.notices import NOTICES
from desktop.storage.backup import backups_of
from desktop.storage.engine import connect_raw
from desktop.storage.replica import Replica
from tests.storage.support import KEY, FixedClock, body, delta, entry, send

SECRET = "selokan mampet depan balai"


def test_no_word_stands_readable_in_any_file(desk: Replica, tmp_path: Path) -> None:
    delta(
        desk, [body("c3", 120, title=SECRET, text=SECRET), entry("c3", "e", 121, text=SECRET)], 130
    )
    desk.drafts.save("c3", Content("note", SECRET))
    send(desk, SECRET)
    desk.backup(tmp_path / "copy.db")
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {"replica.db", "replica.db-wal", "copy.db"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        for word in (b"selokan", b"mampet", b"SQLite format"):
            assert word not in content, path.name


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_the_owner_may_read_any_file(desk: Replica, tmp_path: Path) -> None:
    send(desk)
    desk.backup(tmp_path / "copy.db")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}


def test_what_was_committed_is_there_after_a_power_cut(tmp_path: Path, desk: Replica) -> None:
    send(desk, "Sudah dikerjakan")
    for name in ("replica.db", "replica.db-wal"):
        (tmp_path / f"cut-{name}").write_bytes((tmp_path / name).read_bytes())
    (tmp_path / "cut-replica.db-wal").rename(tmp_path / "cut.db-wal")
    (tmp_path / "cut-replica.db").rename(tmp_path / "cut.db")
    after = Replica.open(tmp_path / "cut.db", KEY, clock=FixedClock())
    assert [item.content.text for item in after.outbox.list()] == ["Sudah dikerjakan"]
    after.close()


def test_a_new_file_never_replaces_one(desk: Replica, tmp_path: Path) -> None:
    with pytest.raises(DbExists):
        Replica.create(tmp_path / "replica.db", KEY, clock=FixedClock())
    assert desk.queries.complaint("c1").row.title == "Jalan berlubang"


def test_a_creation_cut_short_leaves_no_file_and_can_be_repeated(tmp_path: Path) -> None:
    (tmp_path / "replica.db.new").write_bytes(b"half")
    made = Replica.create(tmp_path / "replica.db", KEY, clock=FixedClock())
    made.close()
    assert [path.name for path in tmp_path.iterdir()] == ["replica.db"]


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DbMissing):
        Replica.open(tmp_path / "none.db", KEY, clock=FixedClock())
    assert list(tmp_path.iterdir()) == []


def test_wrong_key_and_damage_are_told_apart(tmp_path: Path, desk: Replica) -> None:
    desk.close()
    path = tmp_path / "replica.db"
    with pytest.raises(WrongKey):
        Replica.open(path, bytes(32), clock=FixedClock())
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)
    with pytest.raises(DbCorrupt):
        Replica.open(path, KEY, clock=FixedClock())


def test_an_empty_file_is_damage_not_a_new_replica(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    path.touch()
    with pytest.raises(DbCorrupt):
        Replica.open(path, KEY, clock=FixedClock())


def test_a_newer_file_is_refused_untouched(tmp_path: Path, desk: Replica) -> None:
    path = tmp_path / "replica.db"
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    before = path.read_bytes()
    with pytest.raises(DbTooNew):
        Replica.open(path, KEY, clock=FixedClock())
    assert path.read_bytes() == before


def test_a_full_disk_keeps_what_was_there(desk: Replica) -> None:
    made = desk.drafts.save("c1", Content("follow_up", "tetap ada"))
    with desk.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull):
        desk.drafts.save("c1", Content("follow_up", "x" * 100_000), draft_id=made.id)
    assert desk.drafts.get(made.id).content.text == "tetap ada"
    with desk.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    saved = desk.drafts.save("c1", Content("follow_up", "y" * 100_000), draft_id=made.id)
    assert len(saved.content.text) == 100_000


def test_a_file_held_by_another_program_is_said(desk: Replica, tmp_path: Path) -> None:
    other = connect_raw(tmp_path / "replica.db", KEY)
    other.execute("BEGIN IMMEDIATE")
    with desk.database.writer.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(DbLocked):
        desk.drafts.save("c1", Content("note", "menunggu"))
    other.execute("ROLLBACK")
    other.close()
    assert desk.drafts.list() == ()


def test_readers_cannot_write(desk: Replica) -> None:
    with (
        pytest.raises(PenghubungError),
        desk.database.read() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM complaint")
    assert desk.queries.complaint("c1").number == 11


def test_every_write_unit_takes_the_lock_at_once(desk: Replica, tmp_path: Path) -> None:
    other = connect_raw(tmp_path / "replica.db", KEY)
    other.execute("PRAGMA busy_timeout = 1")
    with desk.database.write(), pytest.raises(Exception, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_pragmas_are_as_decided(desk: Replica) -> None:
    with desk.database.write() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_destroy_leaves_nothing(desk: Replica, tmp_path: Path) -> None:
    send(desk)
    (tmp_path / "replica.db.backup-000000000001-00").write_bytes(b"old")
    assert backups_of(tmp_path / "replica.db")
    desk.destroy()
    assert list(tmp_path.iterdir()) == []


def test_a_backup_holds_everything_and_never_overwrites(desk: Replica, tmp_path: Path) -> None:
    send(desk, "di kotak keluar")
    copy = desk.backup(tmp_path / "copy.db")
    with pytest.raises(DbExists):
        desk.backup(copy)
    opened = Replica.open(copy, KEY, clock=FixedClock())
    assert [item.content.text for item in opened.outbox.list()] == ["di kotak keluar"]
    assert opened.queries.complaint("c2").row.title == "Lampu padam"
    opened.close()


def test_a_failed_backup_leaves_no_half_file(desk: Replica, tmp_path: Path) -> None:
    with pytest.raises(PenghubungError):
        desk.backup(tmp_path / "missing-folder" / "copy.db")
    assert not (tmp_path / "missing-folder").exists()


def errors(kind: type[PenghubungError]) -> Iterator[type[PenghubungError]]:
    # Services add errors of their own, which carry their notice with them; doors word theirs.
    if kind.__module__ == PenghubungError.__module__ and kind is not Worded:
        yield kind
    for below in kind.__subclasses__():
        yield from errors(below)


@pytest.mark.parametrize("kind", sorted(errors(PenghubungError), key=str))
def test_every_error_has_its_own_notice(kind: type[PenghubungError]) -> None:
    assert kind("detail").notice.key == kind.code
    others = [other for other in errors(PenghubungError) if other.code == kind.code]
    assert others == [kind] or {*others} == {PenghubungError, BugError}


def test_no_notice_is_left_over() -> None:
    assert NOTICES.keys() == {kind.code for kind in errors(PenghubungError)}
