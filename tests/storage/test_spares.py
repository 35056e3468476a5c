"""Spare copies: whole or absent, small, rotated without trust in the clock, and a restore that
adds and never sends."""

from __future__ import annotations

import errno
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from desktop.domain.by_hand import ByHand
from desktop.domain.errors import DbCorrupt, DiskFull, NotOffered, PenghubungError, WrongKey
from desktop.domain.model import Card, Content
from desktop.services.recovery import recover
from desktop.storage import spares as room
from desktop.storage.by_hand import by_hand
from desktop.storage.engine import key_pragmas
from desktop.storage.merging import merge, preview
from desktop.storage.removal import DELETION
from desktop.storage.replica import Replica
from desktop.storage.restored import settle_restored
from desktop.storage.salvage import OWN_TABLES
from desktop.storage.schema import metadata
from desktop.storage.spares import Spare, Spares, look, read_rows
from sync.wire import Checkpoint, Deleted
from tests.storage.support import (
    END,
    EPOCH,
    KEY,
    FixedClock,
    answer,
    body,
    claim,
    delta,
    entry,
    fill,
    new_replica,
    result,
    send,
    state,
)

WORDS = "Jalan Sukamaju sudah kami tambal"
ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def template() -> Path:
    """A desk with two complaints, made once: creating runs every migration."""
    folder = Path(tempfile.mkdtemp())
    replica = new_replica(folder)
    changes = [body("c1", 10), state("c1", 11), body("c2", 20), state("c2", 21)]
    fill(replica, changes)
    replica.close()
    return folder / "replica.db"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Replica]:
    shutil.copy(template(), tmp_path / "replica.db")
    opened = Replica.open(tmp_path / "replica.db", KEY, clock=FixedClock())
    yield opened
    opened.close()


@pytest.fixture
def spares(tmp_path: Path) -> Spares:
    return Spares(tmp_path / "backups", "replica")


def made(spares: Spares, desk: Replica, now: int = 1_700_000_000) -> Spare:
    spare = spares.make(desk.database, now)
    assert spare is not None
    return spare


def bring(desk: Replica, spare: Spare, holds: Callable[[str], bool] = lambda _: True) -> Any:
    rows, epoch = read_rows(spare, KEY)
    before = preview(desk.database, rows, epoch, 1_700_000_000, holds)
    done = merge(desk.database, rows, epoch, 1_700_000_000, holds)
    assert before == done
    again = merge(desk.database, rows, epoch, 1_700_000_000, holds)
    assert (again.drafts, again.versions, again.sent, again.others) == (0, 0, 0, 0)
    return done


def everything(desk: Replica) -> dict[str, list[tuple[Any, ...]]]:
    with desk.database.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in OWN_TABLES
        }


def test_holds_the_officers_own_and_nothing_of_the_copy(desk: Replica, spares: Spares) -> None:
    desk.drafts.save("c1", Content("follow_up", WORDS))
    send(desk, "satu lagi", "c2")
    spare = made(spares, desk)
    inside = look(spare, KEY)
    assert (inside.drafts, inside.queued) == (1, 1)
    with room.opened(spare.path, KEY) as connection:
        tables = {r[0] for r in connection.execute("SELECT name FROM sqlite_master")}
    assert tables == {table.name for table in OWN_TABLES} | {"about"}
    assert not tables & {"complaint", "part", "entry", "complaint_fts"}


def test_no_local_table_is_forgotten() -> None:
    replica_tables = {"complaint", "part", "entry", "entry_file", "ref_item", "replica_state"}
    assert {t.name for t in OWN_TABLES} == set(metadata.tables) - replica_tables


def test_is_as_encrypted_as_the_original(desk: Replica, spares: Spares) -> None:
    desk.drafts.save("c1", Content("follow_up", WORDS))
    spare = made(spares, desk)
    assert WORDS.encode() not in spare.path.read_bytes()
    assert not spare.path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(WrongKey):
        look(spare, bytes(32))
    if sys.platform != "win32":
        assert spare.path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in spare.path.parent.iterdir()] == [spare.path.name]


def test_takes_what_still_lies_in_the_log_alone(desk: Replica, spares: Spares) -> None:
    """A plain copy of the file would lack it."""
    desk.drafts.save("c1", Content("follow_up", WORDS))
    alone = spares.list()
    assert alone == ()
    shutil.copy(desk.database.path, desk.database.path.with_name("plain.db"))
    assert look(made(spares, desk), KEY).drafts == 1


def test_writing_goes_on_while_one_is_made(
    desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads as of one moment by a connection of its own: no writer waits for it."""
    whole = room._fill

    def slow(database: Any, to: Path) -> Any:
        reader = database.raw()
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM draft").fetchone()
        desk.drafts.save("c2", Content("follow_up", "ditulis sementara itu"))
        done = whole(database, to)
        reader.close()
        return done

    monkeypatch.setattr(room, "_fill", slow)
    made(spares, desk)
    assert [d.content.text for d in desk.drafts.list()] == ["ditulis sementara itu"]


def test_never_two_at_once(desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch) -> None:
    inner: list[Spare | None] = []
    whole = room._fill

    def meanwhile(database: Any, to: Path) -> Any:
        inner.append(spares.make(database, 1))
        return whole(database, to)

    monkeypatch.setattr(room, "_fill", meanwhile)
    made(spares, desk)
    assert inner == [None]
    assert len(spares.list()) == 1


def test_none_on_a_nearly_full_disk(
    desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(spares, desk)
    usage = shutil.disk_usage(first.path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100 << 20))
    with pytest.raises(DiskFull):
        spares.make(desk.database, 1)
    assert spares.list() == (first,)


def test_rotation_keeps_days_weeks_and_the_newest() -> None:
    day = 86_400
    held: tuple[Spare, ...] = ()
    for number in range(1, 121):
        one = Spare(Path(f"{number}"), number, 1_700_000_000 + number * day // 2, 1000)
        gone = set(room.over((one, *held)))
        held = tuple(spare for spare in (one, *held) if spare not in gone)
        assert held[0] == one
        assert len(held) <= room.DAYS + room.WEEKS + room.NEWEST
    assert {one.at // day for one in held} >= {held[0].at // day - n for n in range(room.DAYS)}
    assert held[0].at - held[-1].at >= 22 * day


@pytest.mark.parametrize("at", [0, 1_700_000_000, 32_503_680_000])
def test_rotation_trusts_numbers_not_the_clock(at: int) -> None:
    """A PC whose clock begins each day in another year loses no newest spare."""
    held = tuple(Spare(Path(f"{n}"), n, at, 1000) for n in range(9, 0, -1))
    held += (Spare(Path("0"), 0, 32_000_000_000, 1000),)
    gone = set(room.over(held))
    assert [one.number for one in held if one not in gone] == [9, 8, 7, 0]


def test_a_clock_before_time_began_makes_one_too(desk: Replica, spares: Spares) -> None:
    assert made(spares, desk, -5).number == 1
    assert len(spares.list()) == 1


def test_bound_in_bytes_never_takes_the_newest(
    desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 1)
    for number in range(3):
        last = made(spares, desk, number * 86_400)
    assert spares.list() == (last,)


def test_another_replicas_spares_are_not_ours(desk: Replica, tmp_path: Path) -> None:
    ours, others = Spares(tmp_path / "b", "a.example-1"), Spares(tmp_path / "b", "a.example-12")
    made(ours, desk)
    made(others, desk)
    assert len(ours.list()) == len(others.list()) == 1


def test_a_link_to_another_disk_will_do(desk: Replica, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link needs a right of its own")
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk", target_is_directory=True)
    spare = made(Spares(tmp_path / "link", "replica"), desk)
    assert (tmp_path / "disk" / spare.path.name).is_file()


STEPS = ("fill", "check", "sync", "rename", "folder")


@pytest.mark.parametrize("step", STEPS)
def test_every_step_fails_once(
    desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    desk.drafts.save("c1", Content("follow_up", WORDS))
    first = made(spares, desk)

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        if step == "fill":
            patch.setattr(room, "_fill", fail)
        elif step == "check":
            patch.setattr(room, "_check", fail)
        elif step == "sync":
            patch.setattr(room, "sync_file", fail)
        elif step == "rename":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(room, "sync_folder", fail)
        with pytest.raises(PenghubungError):
            spares.make(desk.database, 1)
    held = spares.list()
    assert first in held
    assert all(look(one, KEY).drafts == 1 for one in held)
    assert not list(first.path.parent.glob("*.part*"))
    assert spares.make(desk.database, 2) is not None


def test_an_incomplete_copy_gets_no_name(
    desk: Replica, spares: Spares, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.drafts.save("c1", Content("follow_up", WORDS))
    whole = room._fill

    def short(database: Any, to: Path) -> Any:
        counted = whole(database, to)
        connection = dbapi2.connect(str(to), isolation_level=None)
        for pragma in key_pragmas(KEY):
            connection.execute(pragma)
        connection.execute("DELETE FROM draft")
        connection.close()
        return counted

    monkeypatch.setattr(room, "_fill", short)
    with pytest.raises(DbCorrupt):
        spares.make(desk.database, 1)
    assert spares.list() == ()


KILLED = """
import os, sys
from pathlib import Path
from desktop.storage import spares as room
from desktop.storage.replica import Replica
from tests.storage.support import KEY, FixedClock
step, folder = sys.argv[1], Path(sys.argv[2])
replica = Replica.open(folder / "replica.db", KEY, clock=FixedClock())
def die(*_):
    os._exit(9)
setattr(Path if step == "replace" else room, step, die)
room.Spares(folder / "backups", "replica").make(replica.database, 7)
"""


@pytest.mark.parametrize("step", ["_check", "replace", "sync_folder"])
def test_killed_in_the_middle(desk: Replica, spares: Spares, step: str) -> None:
    desk.drafts.save("c1", Content("follow_up", WORDS))
    first = made(spares, desk)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, step, str(desk.database.path.parent)], cwd=ROOT, check=False
    )
    assert run.returncode == 9
    held = spares.list()
    assert held[-1] == first
    assert all(look(one, KEY).drafts == 1 for one in held)
    assert made(spares, desk).number == held[0].number + 1
    assert not list(first.path.parent.glob("*.part*"))


def test_a_damaged_spare_is_told_and_passed_over(desk: Replica, spares: Spares) -> None:
    good = made(spares, desk)
    bad = made(spares, desk)
    with bad.path.open("r+b") as file:
        file.seek(4096 + 100)
        file.write(os.urandom(3000))
    with pytest.raises((DbCorrupt, WrongKey)):
        read_rows(bad, KEY)
    assert list(room.readable(spares.list(), KEY)) == [good]


def test_a_draft_thrown_away_for_good_comes_back(desk: Replica, spares: Spares) -> None:
    saved = desk.drafts.save("c1", Content("follow_up", WORDS))
    spare = made(spares, desk)
    desk.drafts.discard(saved.id)
    desk.drafts.purge_discarded(1 << 40)
    with desk.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM draft_version")
    assert bring(desk, spare).drafts == 1
    assert [d.content.text for d in desk.drafts.list()] == [WORDS]


def test_the_newer_text_wins_and_both_stay(desk: Replica, spares: Spares) -> None:
    saved = desk.drafts.save("c1", Content("follow_up", "Akan kami periksa"))
    with desk.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM draft_version")
    spare = made(spares, desk)
    desk.drafts.save("c1", Content("follow_up", WORDS), draft_id=saved.id)
    with desk.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM draft_version")
    bring(desk, spare)
    assert [d.content.text for d in desk.drafts.list()] == [WORDS]
    assert "Akan kami periksa" in [v.text for v in desk.versions.list("c1", "follow_up")]


def test_what_was_pulled_back_is_not_sent_by_a_restore(desk: Replica, spares: Spares) -> None:
    first = send(desk, WORDS)
    spare = made(spares, desk)
    draft = desk.outbox.pull_back(first.id)
    words = Content("follow_up", f"{WORDS} dan bahunya")
    desk.drafts.save("c1", words, draft_id=draft.id)
    again = desk.outbox.send(draft.id, at=1, zone_minutes=420)
    bring(desk, spare)
    assert [one.id for one in claim(desk)] == [again.id]


def test_what_was_thrown_away_is_not_sent_by_a_restore(desk: Replica, spares: Spares) -> None:
    first = send(desk, WORDS)
    spare = made(spares, desk)
    desk.outbox.discard(first.id)
    bring(desk, spare)
    assert claim(desk) == []
    assert desk.outbox.get(first.id).state == "discarded"


def test_what_was_accepted_since_stays_accepted(desk: Replica, spares: Spares) -> None:
    first = send(desk, WORDS)
    spare = made(spares, desk)
    claim(desk)
    answer(desk, {first.id: result("applied", 101)})
    before = everything(desk)
    bring(desk, spare)
    assert everything(desk) == before


def rebuilt(desk: Replica, spares: Spares) -> Replica:
    """The file is gone; a new one from the newest spare."""
    path = desk.database.path
    desk.close()
    for item in path.parent.glob("replica.db*"):
        item.unlink()
    report = recover(path, KEY, FixedClock(), spares)
    assert (report.identity, report.moved_to) == (True, "")
    return Replica.open(path, KEY, clock=FixedClock())


@pytest.fixture
def enrolled(desk: Replica) -> Replica:
    desk.identity.prepare("https://kota.example")
    return desk


def test_a_file_that_is_gone_is_made_anew(enrolled: Replica, spares: Spares) -> None:
    key = enrolled.identity.device_key
    left = send(enrolled, "berangkat", "c1")
    sent = claim(enrolled)
    enrolled.drafts.save("c2", Content("follow_up", WORDS))
    send(enrolled, "belum berangkat", "c3")
    enrolled.settings.set("signature", "Hormat kami")
    made(spares, enrolled)
    again = rebuilt(enrolled, spares)
    try:
        assert again.identity.device_key == key
        assert again.settings.get("signature") == "Hormat kami"
        assert again.copy.position().cursor is None
        # The same bytes under the same id; what had not left waits for the officer.
        assert claim(again) == sent
        assert again.outbox.get(left.id).state == "unanswered"
        texts = {d.content.text for d in again.drafts.list()}
        assert texts == {WORDS, "belum berangkat"}
    finally:
        again.close()


def test_what_was_sent_after_the_spare_is_found_with_the_copy(
    enrolled: Replica, spares: Spares
) -> None:
    """The copy holds its entry: the draft that it had become again is put away."""
    sent = send(enrolled, WORDS, "c1")
    kept = send(enrolled, "yang ini belum", "c2")
    made(spares, enrolled)
    again = rebuilt(enrolled, spares)
    try:
        assert len(again.drafts.list()) == 2
        for draft in again.drafts.list():
            # Sent now, what the server has already would go a second time.
            with pytest.raises(NotOffered, match="restored"):
                again.outbox.send(draft.id, at=5, zone_minutes=420)
        assert settle_restored(again.database, 5) == 0
        fill(again, [entry("c1", "e1", 60, operation=sent.id.hex(), text=WORDS)])
        assert settle_restored(again.database, 5) == 1
        assert [d.content.text for d in again.drafts.list()] == [kept.content.text]
        assert [d.content.text for d in again.drafts.list(discarded=True)] == [WORDS]
        assert settle_restored(again.database, 6) == 0
        (left,) = again.drafts.list()
        assert again.outbox.send(left.id, at=6, zone_minutes=420).state == "queued"
    finally:
        again.close()


def test_a_withdrawal_that_had_not_left_still_goes(enrolled: Replica, spares: Spares) -> None:
    """Else what the officer gave up would be sent again."""
    given_up = send(enrolled, WORDS)
    claim(enrolled)
    enrolled.outbox.discard(given_up.id)
    made(spares, enrolled)
    again = rebuilt(enrolled, spares)
    try:
        assert [(one.kind, one.target) for one in claim(again)] == [("withdraw", given_up.id)]
    finally:
        again.close()


def test_a_damaged_file_gets_from_the_spare_what_it_no_longer_gives(
    enrolled: Replica, spares: Spares
) -> None:
    enrolled.drafts.save("c2", Content("follow_up", WORDS))
    made(spares, enrolled)
    path = enrolled.database.path
    enrolled.close()
    with path.open("r+b") as file:
        for page in range(1, path.stat().st_size // 4096):
            file.seek(page * 4096 + 100)
            file.write(os.urandom(2000))
    report = recover(path, KEY, FixedClock(), spares)
    assert report.moved_to
    again = Replica.open(path, KEY, clock=FixedClock())
    try:
        assert [d.content.text for d in again.drafts.list()] == [WORDS]
        assert again.identity.device_key
    finally:
        again.close()


def test_another_devices_operations_stay_out(desk: Replica, tmp_path: Path) -> None:
    """Enrolled anew: who sent them is somebody else now."""
    other = Replica.create(tmp_path / "other.db", KEY, clock=FixedClock())
    other.identity.prepare("https://kota.example")
    send(other, WORDS)
    claim(other)
    spare = made(Spares(tmp_path / "b", "other"), other)
    other.close()
    desk.identity.prepare("https://kota.example")
    done = bring(desk, spare)
    assert (done.sent, done.drafts, done.versions) == (0, 0, 1)
    assert claim(desk) == []


def test_attachments_whose_bytes_are_gone_stay_out(desk: Replica, spares: Spares) -> None:
    from desktop.domain.model import Attachment

    saved = desk.drafts.save("c1", Content("follow_up", WORDS))
    files = tuple(Attachment(str(n) * 64, f"{n}.jpg", 5, "image/jpeg") for n in (1, 2))
    desk.drafts.change_attachments(saved.id, lambda _: files)
    spare = made(spares, desk)
    with desk.database.write() as connection:
        for table in ("draft", "draft_version"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    assert bring(desk, spare, lambda one: one.startswith("1")).files == 1
    (back,) = desk.drafts.list()
    assert [file.name for file in back.content.attachments] == ["1.jpg"]


def test_an_ordered_deletion_is_noted_for_the_spares(desk: Replica) -> None:
    assert desk.settings.get(DELETION) == ""
    delta(desk, [Deleted("c1", 120)], 120)
    assert desk.settings.get(DELETION) == "1"
    desk.copy.apply([Deleted("c2", 121)], Checkpoint(121))
    desk.copy.complete(END, EPOCH, 121, 1)
    assert desk.settings.get(DELETION) == "2"


def test_a_restore_cut_anywhere_has_not_happened(desk: Replica, spares: Spares) -> None:
    from tests.storage.test_storage_faults import Failing

    desk.drafts.save("c1", Content("follow_up", WORDS))
    send(desk, "satu lagi", "c2")
    spare = made(spares, desk)
    with desk.database.write() as connection:
        for table in ("draft", "draft_version", "operation"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    rows, epoch = read_rows(spare, KEY)
    before = everything(desk)
    step = 0
    while True:
        step += 1
        failing = Failing(desk, step)
        with failing.active():
            try:
                merge(desk.database, rows, epoch, 1, lambda _: True)
                break
            except PenghubungError:
                assert everything(desk) == before
    assert step > 10
    assert {d.content.text for d in desk.drafts.list()} == {WORDS, "satu lagi"}


def test_ticks_of_what_was_entered_by_hand_come_back_and_no_tick_is_undone(
    desk: Replica, spares: Spares
) -> None:
    entered, taken_back, waits = (send(desk, f"jawaban {n}", "c1") for n in range(3))
    claim(desk)
    done = {one.id: result("applied", 100 + n) for n, one in enumerate((entered, taken_back))}
    answer(desk, {**done, waits.id: result("applied", 200)})
    desk.by_hand.tick(entered.id)
    desk.by_hand.tick(taken_back.id)
    spare = made(spares, desk)
    desk.by_hand.untick(taken_back.id)
    with desk.database.write() as connection:
        connection.execute(by_hand.delete().where(by_hand.c.operation == entered.id))
    assert bring(desk, spare).others == 1
    listed = {one.operation: one.waits for one in desk.by_hand.list(own=True)}
    assert listed == {entered.id: False, taken_back.id: True, waits.id: True}


def test_an_answer_handed_on_to_a_server_does_not_come_back_into_the_list(
    desk: Replica, spares: Spares
) -> None:
    carried = ByHand(bytes(16), "c1", Content("follow_up", WORDS), Card(), 1_699_999_000)
    desk.by_hand.put([carried])
    spare = made(spares, desk)
    desk.by_hand.hand_on(carried.operation, at=1_700_000_000, zone_minutes=480)
    assert bring(desk, spare).others == 0
    assert [one.waits for one in desk.by_hand.list(own=False)] == [False]
    assert [item.id for item in desk.outbox.list()] == [carried.operation]
