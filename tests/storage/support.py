"""Short ways to say what a test needs: a clock, changes of a server, answers to operations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from desktop.domain.model import Content, OutboxItem
from desktop.storage.replica import Replica
from sync.content import Body, State, TimelineEntry, canonical
from sync.crypto import content_hash
from sync.wire import (
    Change,
    Checkpoint,
    Entry,
    Operation,
    OpResult,
    Outcome,
    Part,
    ResultsStatement,
    SignedEnd,
    StatementItem,
)

KEY: Final = bytes(range(32))
EPOCH: Final = b"epoch-1"
END: Final = SignedEnd(b"statement", b"signature")


class FixedClock:
    """A clock that tests move."""

    def __init__(self, now: int = 1_700_000_000) -> None:
        self.time = now

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return float(self.time)

    def sleep(self, seconds: float) -> None:
        self.time += int(seconds)


def new_replica(folder: Path, clock: FixedClock | None = None) -> Replica:
    """An empty encrypted file."""
    return Replica.create(folder / "replica.db", KEY, clock=clock or FixedClock())


def body(key: str, number: int, **fields: object) -> Part:
    """The body of a complaint."""
    return Part(key, 0, number, canonical(msgspec.convert(fields, Body)))


def state(key: str, number: int, **fields: object) -> Part:
    """The state of a complaint; the agency's turn unless said otherwise."""
    return Part(key, 1, number, canonical(msgspec.convert({"turn": "agency"} | fields, State)))


def entry(key: str, entry_id: str, number: int, **fields: object) -> Entry:
    """A timeline item."""
    return Entry(key, entry_id, number, canonical(msgspec.convert(fields, TimelineEntry)))


def fill(replica: Replica, changes: Sequence[Change], number: int = 100) -> None:
    """First snapshot of a replica, complete up to `number`."""
    replica.copy.begin_snapshot(EPOCH, number)
    replica.copy.apply(changes, Checkpoint(number))
    replica.copy.complete(END, EPOCH, number, 1_700_000_000)


def delta(replica: Replica, changes: Sequence[Change], number: int) -> None:
    """A complete delta run up to `number`."""
    replica.copy.apply(changes, Checkpoint(number))
    replica.copy.complete(END, EPOCH, number, 1_700_000_100)


def send(
    replica: Replica,
    text: str = "Sudah kami tangani",
    complaint: str = "c1",
    kind: str = "follow_up",
) -> OutboxItem:
    """Write a draft and send it."""
    content = msgspec.convert({"kind": kind, "text": text}, Content)
    made = replica.drafts.save(complaint, content)
    return replica.outbox.send(made.id, at=1_699_999_000, zone_minutes=480)


def claim(replica: Replica, limit: int = 200, max_bytes: int = 1_000_000) -> list[Operation]:
    """Claim and decode."""
    return [
        msgspec.msgpack.decode(claimed.payload, type=Operation)
        for claimed in replica.exchange.claim(limit, max_bytes)
    ]


def result(
    outcome: Outcome,
    number: int = 0,
    reason: str = "",
    fields: tuple[str, ...] = (),
    stored: str = "",
) -> OpResult:
    """A result as the server tells it."""
    return OpResult(0, outcome, number, reason, fields, stored)


def answer(
    replica: Replica,
    answers: dict[bytes, OpResult],
    at: int = 1_700_000_050,
    epoch: bytes = EPOCH,
) -> None:
    """Record a signed results statement."""
    items = tuple(
        StatementItem(operation, content_hash(operation), given)
        for operation, given in answers.items()
    )
    statement = ResultsStatement("device", epoch, b"request", items)
    replica.exchange.record(statement, b"signature", list(answers.values()), at)
