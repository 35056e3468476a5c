"""The outbox against a small model of officer and server, in any order of events.

The server keeps a ledger: an id has one stored answer for ever. What must hold at any time:
no word is lost, nothing is doubled, the line is kept, and everything can come to an end.
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
from desktop.domain.model import Content, Draft, OutboxItem
from desktop.storage.replica import Replica
from sync.wire import Checkpoint, Operation, OpResult
from tests.storage.support import END, EPOCH, KEY, FixedClock, answer, delta, entry, fill, result

COMPLAINTS = ("c1", "c2")
REFUSALS = st.sampled_from(
    [
        result("conflict", reason="reply_unseen"),
        result("conflict", reason="not_held"),
        result("refused", fields=("text",)),
        result("later", reason="busy"),
    ]
)


@functools.cache
def empty_file() -> Path:
    """An enrolled desk without work, made once: creating runs every migration."""
    path = Path(tempfile.mkdtemp()) / "empty.db"
    replica = Replica.create(path, KEY, clock=FixedClock())
    fill(replica, [])
    replica.close()
    return path


class OutboxMachine(RuleBasedStateMachine):
    """Officer, line and server."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock()
        shutil.copy(empty_file(), self.folder / "r.db")
        self.replica = Replica.open(self.folder / "r.db", KEY, clock=self.clock)
        self.texts: set[str] = set()
        self.ledger: dict[bytes, OpResult] = {}
        self.payloads: dict[bytes, bytes] = {}
        self.applied: list[Operation] = []
        self.number = 100

    def teardown(self) -> None:
        self.replica.close()
        shutil.rmtree(self.folder)

    @initialize(first=REFUSALS)
    def begin_in_the_middle(self, first: OpResult) -> None:
        """Three in one line, the first of them decided by the server."""
        for _ in range(3):
            self.write("c1", False)
        self.exchange(1, [first], lost=False, seen=False)

    @rule(complaint=st.sampled_from(COMPLAINTS), keep=st.booleans())
    def write(self, complaint: str, keep: bool) -> None:
        text = f"kata {len(self.texts)}"
        self.texts.add(text)
        draft = self.replica.drafts.save(complaint, Content("follow_up", text))
        if not keep:
            self.replica.outbox.send(draft.id, at=1, zone_minutes=420)

    @precondition(lambda self: self.replica.drafts.list())
    @rule(pick=st.integers(0, 5))
    def send(self, pick: int) -> None:
        drafts = self.replica.drafts.list()
        draft = drafts[pick % len(drafts)]
        try:
            self.replica.outbox.send(draft.id, at=1, zone_minutes=420)
        except ItemError:
            assert draft.supersedes is not None
            self.replica.drafts.detach(draft.id)

    @precondition(lambda self: self.replica.outbox.list())
    @rule(pick=st.integers(0, 5), how=st.sampled_from(["pull_back", "edit", "discard"]))
    def change_mind(self, pick: int, how: str) -> None:
        items = self.replica.outbox.list()
        try:
            getattr(self.replica.outbox, how)(items[pick % len(items)].id)
        except ItemError:
            return

    @precondition(lambda self: self.replica.outbox.list("attention"))
    @rule(pick=st.integers(0, 5), anyway=st.booleans())
    def decide(self, pick: int, anyway: bool) -> None:
        items = self.replica.outbox.list("attention")
        item = items[pick % len(items)]
        try:
            if anyway:
                self.replica.outbox.send_anyway(item.id, at=2)
            else:
                draft = self.replica.outbox.edit(item.id)
                self.replica.outbox.send(draft.id, at=3, zone_minutes=420)
        except ItemError:
            return

    @rule(
        limit=st.integers(1, 4),
        decisions=st.lists(st.none() | REFUSALS, min_size=1, max_size=4),
        lost=st.sampled_from([False, False, True]),
        seen=st.booleans(),
    )
    def exchange(
        self, limit: int, decisions: list[OpResult | None], lost: bool, seen: bool
    ) -> None:
        """One run; its answer may be lost, and the entries it made may come or not."""
        before = len(self.applied)
        waiting = {
            item.id
            for item in self.replica.outbox.list("attention")
            if item.state in {"needs_decision", "needs_edit"}
        }
        known = set(self.payloads)
        answers: dict[bytes, OpResult] = {}
        for claimed in self.replica.exchange.claim(limit, 100_000):
            assert self.payloads.setdefault(claimed.id, claimed.payload) == claimed.payload
            operation = msgspec.msgpack.decode(claimed.payload, type=Operation)
            if operation.id not in known:
                assert operation.predecessor not in waiting
            wish = decisions.pop(0) if decisions else None
            answers[operation.id] = self._serve(operation, wish)
        if not lost:
            answer(self.replica, answers)
        if seen:
            entries = [
                entry(made.complaint, made.id.hex(), self.number, operation=made.id.hex())
                for made in self.applied[before:]
            ]
            delta(self.replica, entries, self.number)

    @rule()
    def restart(self) -> None:
        self.replica.close()
        self.replica = Replica.open(self.folder / "r.db", KEY, clock=self.clock)

    @precondition(lambda self: self.number > 101)
    @rule()
    def replace_copy(self) -> None:
        """A new snapshot, with all entries, settles everything that was applied."""
        self.replica.copy.begin_snapshot(EPOCH, self.number)
        entries = [
            entry(
                made.complaint, made.id.hex(), self.ledger[made.id].number, operation=made.id.hex()
            )
            for made in self.applied
        ]
        self.replica.copy.apply(entries, Checkpoint(self.number))
        self.replica.copy.complete(END, EPOCH, self.number, 5)
        for made in self.applied:
            assert self.replica.outbox.get(made.id).state == "acked"

    def _serve(self, operation: Operation, wish: OpResult | None) -> OpResult:
        stored = self.ledger.get(operation.id)
        if stored is not None:
            return result("duplicate", stored.number) if stored.outcome == "applied" else stored
        if operation.kind == "withdraw":
            assert operation.target is not None
            target = self.ledger.get(operation.target)
            if target is not None and target.outcome == "applied":
                return self._store(operation, result("conflict", target.number, "already_applied"))
            self.ledger[operation.target] = result("withdrawn")
            return self._store(operation, result("applied", self._next()))
        if not self._settled(operation.predecessor):
            return result("later", reason="predecessor")
        if operation.supersedes is not None:
            original = self.ledger.get(operation.supersedes)
            if original is None or original.outcome == "applied":
                return self._store(operation, result("conflict", reason="already_applied"))
        if wish is not None:
            return wish if wish.outcome == "later" else self._store(operation, wish)
        self.applied.append(operation)
        return self._store(operation, result("applied", self._next()))

    def _settled(self, operation: bytes | None) -> bool:
        if operation is None:
            return True
        stored = self.ledger.get(operation)
        if stored is not None and stored.outcome in {"applied", "withdrawn"}:
            return True
        followers = [made.id for made in self.applied if made.supersedes == operation]
        return bool(followers)

    def _store(self, operation: Operation, given: OpResult) -> OpResult:
        self.ledger[operation.id] = given
        return given

    def _next(self) -> int:
        self.number += 1
        return self.number

    @invariant()
    def holds_at_any_time(self) -> None:
        items = self.replica.outbox.list("all")
        drafts = (*self.replica.drafts.list(), *self.replica.drafts.list(discarded=True))
        applied = {operation.id for operation in self.applied}
        self._no_word_is_lost([*items, *drafts])
        self._what_is_shown_is_what_happened(items, applied)
        self._one_stands_in_for_one({item.id: item for item in items})
        self._nothing_hangs(items)

    def _no_word_is_lost(self, boxes: list[OutboxItem | Draft]) -> None:
        assert {item.content.text for item in boxes} == self.texts

    def _what_is_shown_is_what_happened(
        self, items: tuple[OutboxItem, ...], applied: set[bytes]
    ) -> None:
        for item in items:
            if item.state == "acked":
                assert item.id in applied
            if item.state in {"discarded", "withdrawn", "superseded"}:
                assert item.id not in applied
            if item.state == "queued":
                assert item.sent_at == 0

    def _one_stands_in_for_one(self, items: dict[bytes, OutboxItem]) -> None:
        for item in items.values():
            if item.superseded_by is not None:
                successor = items[item.superseded_by]
                assert successor.supersedes == item.id
                if successor.state == "acked":
                    assert item.state not in {"needs_decision", "needs_edit"}

    def _nothing_hangs(self, items: tuple[OutboxItem, ...]) -> None:
        """Undecided work is going out, or somebody on its complaint waits for the officer."""
        moving = {
            item.complaint
            for item in items
            if item.attention or item.state in {"queued", "unanswered", "withdrawing"}
        }
        for item in items:
            if item.state in {"needs_decision", "needs_edit"}:
                assert item.complaint in moving


OutboxMachine.TestCase.settings = settings(max_examples=35, stateful_step_count=20, deadline=None)
TestOutbox = OutboxMachine.TestCase
