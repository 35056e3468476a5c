"""Fail every statement and every commit of every write unit once: old state or new, never
between, and the same call succeeds afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlcipher3 import dbapi2

from desktop.domain.errors import PenghubungError
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.storage.replica import Replica
from sync.access import EnrolAnswer
from sync.wire import Checkpoint, Deleted, Gone, Limits, Ref, Signed
from tests.storage.support import (
    END,
    EPOCH,
    KEY,
    FixedClock,
    answer,
    body,
    claim,
    entry,
    fill,
    result,
    send,
    state,
)

TABLES = (
    "complaint",
    "part",
    "entry",
    "ref_item",
    "replica_state",
    "draft",
    "operation",
    "statement",
    "receipt",
    "identity",
    "setting",
    "backoff",
)


class Failing:
    """Makes the n-th statement or commit on the writer fail as a disk error does."""

    def __init__(self, replica: Replica, fail_at: int) -> None:
        self.engine = replica.database.writer
        self.left = fail_at

    def _step(self, *_: object) -> None:
        self.left -= 1
        if self.left == 0:
            raise dbapi2.OperationalError("disk I/O error")

    @contextmanager
    def active(self) -> Iterator[None]:
        event.listen(self.engine, "before_cursor_execute", self._step)
        event.listen(self.engine, "commit", self._step)
        try:
            yield
        finally:
            event.remove(self.engine, "before_cursor_execute", self._step)
            event.remove(self.engine, "commit", self._step)


class Scene:
    """A desk in the middle of its day, with something of everything."""

    def __init__(self, folder: Path) -> None:
        self.replica = replica = Replica.create(folder / "r.db", KEY, clock=FixedClock())
        changes = [body("c1", 5, title="Jalan"), state("c1", 6), body("c2", 7), state("c2", 8)]
        fill(replica, changes)
        replica.identity.prepare("https://server.test")
        self.conflict: OutboxItem = send(replica, "bertentangan")
        self.refused: OutboxItem = send(replica, "ditolak", "c2")
        claim(replica)
        answer(
            replica,
            {
                self.conflict.id: result("conflict", reason="reply_unseen"),
                self.refused.id: result("refused", fields=("text",)),
            },
        )
        self.flying: OutboxItem = send(replica, "terkirim", "c3")
        claim(replica)
        self.queued: OutboxItem = send(replica, "antre", "c4")
        self.draft: Draft = replica.drafts.save("c1", Content("note", "konsep"))

    def dump(self) -> dict[str, list[Any]]:
        """Everything stored; ids and keys made by chance are masked."""
        with self.replica.database.read() as connection:
            found: dict[str, list[Any]] = {
                table: [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]
                for table in TABLES
            }
            found["words"] = list(
                connection.exec_driver_sql(
                    "SELECT rowid FROM complaint_fts WHERE complaint_fts MATCH 'jalan OR baru'"
                ).scalars()
            )
        return found


def enrol(scene: Scene) -> None:
    answer_ = EnrolAnswer(Signed(b"c", b"s"), "t", b"k", "age", EPOCH, 1, Limits())
    scene.replica.identity.enrolled(answer_)


def page(scene: Scene) -> None:
    scene.replica.copy.apply(
        [
            body("c1", 110, title="Baru"),
            entry("c1", "e", 111, text="x", operation=scene.flying.id.hex()),
            Ref("rule", "r", 112, b"{}"),
            Gone("c2", 113),
            Deleted("c1", 114),
            body("c5", 115, title="Jalan"),
        ],
        Checkpoint(120),
    )


def whole_run(scene: Scene) -> None:
    scene.replica.copy.apply(
        [entry("c1", "e", 111, operation=scene.flying.id.hex())], Checkpoint(120)
    )


ACTIONS: dict[str, Callable[[Scene], object]] = {
    "save": lambda s: s.replica.drafts.save("c1", Content("note", "lagi"), draft_id=s.draft.id),
    "new draft": lambda s: s.replica.drafts.save("c2", Content("note", "lagi")),
    "discard draft": lambda s: s.replica.drafts.discard(s.draft.id),
    "send": lambda s: s.replica.outbox.send(s.draft.id, at=1, zone_minutes=420),
    "pull back": lambda s: s.replica.outbox.pull_back(s.queued.id),
    "discard unsent": lambda s: s.replica.outbox.discard(s.queued.id),
    "discard sent": lambda s: s.replica.outbox.discard(s.flying.id),
    "edit": lambda s: s.replica.outbox.edit(s.refused.id),
    "send anyway": lambda s: s.replica.outbox.send_anyway(s.conflict.id, at=9),
    "claim": lambda s: s.replica.exchange.claim(10, 10_000),
    "record": lambda s: answer(s.replica, {s.flying.id: result("applied", 120)}),
    "page": page,
    "complete": lambda s: s.replica.copy.complete(END, EPOCH, 130, 9),
    "begin snapshot": lambda s: s.replica.copy.begin_snapshot(EPOCH, 200),
    "new epoch": lambda s: s.replica.copy.new_epoch(b"other"),
    "mismatch": lambda s: s.replica.copy.mismatch(5),
    "announce": lambda s: s.replica.copy.announce(Limits(version=2), 3, 4, 5),
    "enrol": enrol,
    "receipt": lambda s: s.replica.receipts.begin(5),
    "setting": lambda s: s.replica.settings.set("a", "b"),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_step_of_a_write_may_fail(name: str, tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    before = scene.dump()
    action = ACTIONS[name]
    for step in range(1, 200):
        failing = Failing(scene.replica, step)
        with failing.active():
            try:
                action(scene)
            except PenghubungError:
                assert scene.dump() == before
                continue
        break
    else:
        pytest.fail("never succeeded")
    assert step > 2
    assert scene.dump() != before
    scene.replica.close()


def test_a_full_exchange_survives_a_fault_at_every_step(tmp_path: Path) -> None:
    """The sweep of the client: fail step n, begin again, and end where it would have ended."""
    for step in range(1, 80):
        folder = tmp_path / str(step)
        folder.mkdir()
        scene = Scene(folder)
        replica = scene.replica
        failing = Failing(replica, step)
        with failing.active():
            for _attempt in range(2):
                try:
                    claimed = replica.exchange.claim(10, 10_000)
                    answer(replica, {c.id: result("applied", 121) for c in claimed})
                    whole_run(scene)
                    replica.copy.complete(END, EPOCH, 130, 9)
                    break
                except PenghubungError:
                    continue
        states = {item.content.text: item.state for item in replica.outbox.list("all")}
        assert states == {
            "bertentangan": "needs_decision",
            "ditolak": "needs_edit",
            "terkirim": "acked",
            "antre": "acked",
        }
        assert replica.copy.position().cursor == 130
        assert replica.copy.recompute() == replica.copy.fingerprint()
        replica.close()
        if failing.left > 0:
            break
    assert failing.left > 0
