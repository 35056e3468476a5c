"""Random days of writing, sending, losing answers, spare copies and restores, against a server
that keeps a ledger. At any time: a restore loses no word that stood here, nothing is published
twice, nothing shows as accepted that the server does not have, and what waits goes once.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from desktop.domain.errors import ItemError
from desktop.domain.model import Content
from desktop.services.recovery import recover
from desktop.storage.merging import merge
from desktop.storage.replica import Replica
from desktop.storage.restored import settle_restored
from desktop.storage.spares import Spares, read_rows
from sync.wire import Checkpoint, Operation, OpResult
from tests.storage.support import END, EPOCH, KEY, FixedClock, answer, entry, fill, result

COMPLAINTS = ("c1", "c2")
HOW = ("sent", "answer lost", "given up", "pulled back and sent", "mended")


@functools.cache
def empty_file() -> Path:
    """An enrolled desk without work, made once: creating runs every migration."""
    path = Path(tempfile.mkdtemp()) / "empty.db"
    replica = Replica.create(path, KEY, clock=FixedClock())
    replica.identity.prepare("https://kota.example")
    fill(replica, [])
    replica.close()
    return path


class SparesMachine(RuleBasedStateMachine):
    """Officer, disk, line and server."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "r.db"
        self.clock = FixedClock()
        shutil.copy(empty_file(), self.path)
        self.replica = Replica.open(self.path, KEY, clock=self.clock)
        self.spares = Spares(self.folder / "backups", "r")
        self.written = 0
        self.lost = 0
        self.ledger: dict[bytes, OpResult] = {}
        self.applied: dict[bytes, Operation] = {}
        self.number = 100

    @initialize(how=st.sampled_from(HOW), loses=st.booleans())
    def begin_in_the_middle(self, how: str, loses: bool) -> None:
        """A spare with an item in the line, and what became of that since."""
        self.write("c1", send=True)
        self.write("c2", send=False)
        self.keep()
        if how == "sent":
            self.exchange(lost=False, seen=True)
        elif how == "answer lost":
            self.exchange(lost=True, seen=False)
        elif how == "given up":
            self.change_mind(0, "discard")
        else:
            self.change_mind(0, "pull_back")
            self.clock.time += 1
            if how == "mended":
                self.change(0, anew=True)
            self.send(0)
            self.exchange(lost=False, seen=True)
        if loses:
            self.lose_the_file()
        else:
            self.restore(0)

    def teardown(self) -> None:
        """Whatever still stands in a draft goes too: then all doubles are out."""
        self.exchange(lost=False, seen=True)
        for draft in self.replica.drafts.list():
            try:
                self.replica.outbox.send(draft.id, at=1, zone_minutes=420)
            except ItemError:
                continue
        self.exchange(lost=False, seen=True)
        self.nothing_twice()
        self.nothing_shown_that_is_not()
        self.replica.close()
        shutil.rmtree(self.folder)

    def words(self) -> set[str]:
        """Every text that the present file still has somewhere."""
        with self.replica.database.read() as connection:
            return {
                row[0]
                for table in ("draft", "operation", "draft_version")
                for row in connection.exec_driver_sql(f"SELECT text FROM {table}")
            } - {""}

    @property
    def whole(self) -> bool:
        return self.replica.copy.position().cursor is not None

    @rule(complaint=st.sampled_from(COMPLAINTS), send=st.booleans())
    def write(self, complaint: str, send: bool) -> None:
        self.clock.time += 1
        self.written += 1
        text = f"kata {self.written}"
        draft = self.replica.drafts.save(complaint, Content("follow_up", text))
        if send:
            self.replica.outbox.send(draft.id, at=1, zone_minutes=420)

    @precondition(lambda self: self.replica.drafts.list())
    @rule(pick=st.integers(0, 5), anew=st.booleans())
    def change(self, pick: int, anew: bool) -> None:
        self.clock.time += 1
        drafts = self.replica.drafts.list()
        draft = drafts[pick % len(drafts)]
        if not anew:
            self.replica.drafts.discard(draft.id)
            return
        self.written += 1
        content = Content("follow_up", f"kata {self.written}")
        self.replica.drafts.save(draft.complaint, content, draft_id=draft.id)

    # What came back without complaints may have been sent: the officer synchronises first.
    @precondition(lambda self: self.replica.drafts.list() and self.whole)
    @rule(pick=st.integers(0, 5))
    def send(self, pick: int) -> None:
        self.clock.time += 1
        drafts = self.replica.drafts.list()
        draft = drafts[pick % len(drafts)]
        try:
            self.replica.outbox.send(draft.id, at=1, zone_minutes=420)
        except ItemError:
            self.replica.drafts.detach(draft.id)

    @precondition(lambda self: self.replica.outbox.list())
    @rule(pick=st.integers(0, 5), how=st.sampled_from(["pull_back", "edit", "discard"]))
    def change_mind(self, pick: int, how: str) -> None:
        self.clock.time += 1
        items = self.replica.outbox.list()
        try:
            getattr(self.replica.outbox, how)(items[pick % len(items)].id)
        except ItemError:
            return

    @rule(lost=st.booleans(), seen=st.booleans())
    def exchange(self, lost: bool, seen: bool) -> None:
        """One run; its answer may be lost, and the changes may come or not."""
        answers: dict[bytes, OpResult] = {}
        for claimed in self.replica.exchange.claim(200, 1_000_000):
            operation = msgspec.msgpack.decode(claimed.payload, type=Operation)
            answers[operation.id] = self._serve(operation)
        if not lost:
            answer(self.replica, answers)
        if not seen:
            return
        entries = [
            entry(one.complaint, id_.hex(), 100 + n, operation=id_.hex(), text=one.text)
            for n, (id_, one) in enumerate(self.applied.items(), 1)
        ]
        if not self.whole:
            self.replica.copy.begin_snapshot(EPOCH, self.number)
        self.replica.copy.apply(entries, Checkpoint(self.number))
        self.replica.copy.complete(END, EPOCH, self.number, self.clock.now())
        settle_restored(self.replica.database, self.clock.now())

    def _serve(self, operation: Operation) -> OpResult:
        """The ledger: an id has one stored answer for ever."""
        known = self.ledger.get(operation.id)
        if known is not None:
            repeated = known.outcome == "applied"
            return result("duplicate", known.number) if repeated else known
        if operation.kind == "withdraw":
            assert operation.target is not None
            if operation.target in self.applied:
                number = self.ledger[operation.target].number
                found = result("conflict", number, reason="already_applied")
            else:
                self.ledger[operation.target] = result("withdrawn")
                found = result("applied")
        else:
            self.number += 1
            self.applied[operation.id] = operation
            found = result("applied", self.number)
        return self.ledger.setdefault(operation.id, found)

    @rule()
    def keep(self) -> None:
        assert self.spares.make(self.replica.database, self.clock.now()) is not None

    @precondition(lambda self: self.spares.list())
    @rule(pick=st.integers(0, 9))
    def restore(self, pick: int) -> None:
        held = self.spares.list()
        rows, epoch = read_rows(held[pick % len(held)], KEY)
        words, line = self.words(), self._line()
        merge(self.replica.database, rows, epoch, self.clock.now(), lambda _: True)
        assert words <= self.words()
        # Nothing is in the line that was not, but what had left this PC before.
        assert not self._line() - line

    def _line(self) -> set[bytes]:
        return {item.id for item in self.replica.outbox.list() if item.state == "queued"}

    @precondition(lambda self: self.spares.list() and self.lost < 2)
    @rule()
    def lose_the_file(self) -> None:
        """The disk gave it up; what the newest spare holds is there again."""
        self.lost += 1
        rows, _ = read_rows(self.spares.list()[0], KEY)
        held = {r["text"] for name in ("draft", "operation", "draft_version") for r in rows[name]}
        self.replica.close()
        for item in self.folder.glob("r.db*"):
            item.unlink()
        recover(self.path, KEY, self.clock, self.spares)
        self.replica = Replica.open(self.path, KEY, clock=self.clock)
        assert held - {""} <= self.words()
        assert not self._line()

    @invariant()
    def nothing_twice(self) -> None:
        texts = [one.text for one in self.applied.values()]
        assert len(texts) == len(set(texts))

    @invariant()
    def nothing_shown_that_is_not(self) -> None:
        shown = {i.id for i in self.replica.outbox.list("all") if i.state == "acked"}
        assert shown <= set(self.applied)


TestSpares = SparesMachine.TestCase
TestSpares.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)
