"""Reads one answer: verifies, hands results and pages to the desk, tells how it ended.

Failure policy: results go to the outbox only with their verified signature; a page goes to the
replica only at its checkpoint, changes and position in one transaction; whatever comes after the
last checkpoint of a cut answer is dropped and asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from sync import content, crypto, errors
from sync.ports import Clock, Identity, OutboxPort, ReplicaPort
from sync.wire import (
    MODE_DELTA,
    MODE_NEW_EPOCH,
    MODE_SNAPSHOT,
    PART_BODY,
    PART_STATE,
    Change,
    Checkpoint,
    Deleted,
    End,
    EndStatement,
    Entry,
    Frame,
    Gone,
    Head,
    Operation,
    OpResult,
    Part,
    Ref,
    ResultsSigned,
    ResultsStatement,
    SignedEnd,
    StatementItem,
    SyncRequest,
)

_NUMBERS_END: Final = 1 << 63
_PENDING_CHANGES: Final = 200_000
_PENDING_BYTES: Final = 64 << 20
"""Content between two checkpoints: thousands of times what a server sends there."""


@dataclass(slots=True)
class Tally:
    """What a run did so far; grows over its answers."""

    sent: int = 0
    sent_keys: dict[str, None] = field(default_factory=dict)
    conflicts: int = 0
    refused: int = 0
    later: int = 0
    received: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    answered: set[bytes] = field(default_factory=set)
    announced: int = 0
    """Complaints of this run: those taken in before the latest answer, and those that its head
    announced. For progress."""
    settled: int = 0
    """Complaints taken in up to the last checkpoint."""
    known: frozenset[bytes] = frozenset()
    """Operations answered before this run: their results are not counted again."""
    begun: list[Part | Entry] = field(default_factory=list)
    """First rows of a long complaint that are committed, while its last are not."""
    checkpoints: int = 0
    end_verified: bool = False

    @property
    def taken(self) -> int:
        """Complaints received or removed so far."""
        return len(self.received) + len(self.removed)


def verified_end(
    identity: Identity, head: Head, request: SyncRequest, request_hash: bytes, end: End
) -> SignedEnd:
    """An answer's end with the server's signature over it. Raises `BadAnswer`."""
    if head.mode != MODE_NEW_EPOCH and end.from_ != (request.cursor or 0):
        raise errors.BadAnswer("from")
    own = identity.certificate
    statement = msgspec.msgpack.encode(
        EndStatement(
            own.device,
            own.agency,
            head.epoch,
            request_hash,
            end.from_,
            end.to,
            end.fingerprint,
            end.more,
        )
    )
    _verify(identity, crypto.END, statement, end.signature)
    return SignedEnd(statement, end.signature)


def _verify(identity: Identity, context: bytes, statement: bytes, signature: bytes) -> None:
    try:
        crypto.verify(identity.server_key, context, statement, signature)
    except crypto.BadSignature as error:
        raise errors.BadAnswer(error.args[0]) from error


@dataclass(frozen=True, slots=True)
class Ended:
    """A whole answer: its verified end, and what is to be done next."""

    head: Head
    end: End
    proof: SignedEnd


class Answer:
    """One answer to one request."""

    def __init__(
        self,
        identity: Identity,
        outbox: OutboxPort,
        replica: ReplicaPort,
        clock: Clock,
        tally: Tally,
        *,
        guard: Callable[[int], None],
        progress: Callable[[Tally], None],
        changes: bool = True,
        carried: bool = False,
    ) -> None:
        """`guard` raises `WipeGuard` for an announced number of removals; `progress` may raise
        `Cancelled`. `changes` False: only results are taken, the copy stays as it is.
        `carried`: the answer was on its way for days, its time says nothing of our clock."""
        self._identity = identity
        self._outbox = outbox
        self._replica = replica
        self._clock = clock
        self._tally = tally
        self._guard = guard
        self._progress = progress
        self._changes = changes
        self._carried = carried

    def read(self, frames: Iterator[Frame], request: SyncRequest, message: bytes) -> Ended:
        """Read to the end. Raises `CutOff` without one, `BadAnswer` for what does not verify."""
        request_hash = crypto.request_hash(message)
        head = next(frames, None)
        if head is None:
            raise errors.CutOff
        if not isinstance(head, Head):
            raise errors.BadAnswer("head")
        self._begin(head, request)
        results: list[OpResult] = []
        pending: list[Change] = []
        waiting = bool(request.operations or request.reoffers) and head.mode != MODE_NEW_EPOCH
        if not waiting:
            self._guard_removals(head)
        place, size = _place(head, request), 0
        asked = len(request.operations) + len(request.reoffers)
        for frame in frames:
            match frame:
                case OpResult():
                    if len(results) == asked:
                        raise errors.BadAnswer("results")
                    results.append(frame)
                case ResultsSigned():
                    self._record(head, request, request_hash, results, frame.signature)
                    waiting = False
                    # Only now: what the officer sent is answered, whatever would be removed.
                    self._guard_removals(head)
                case Checkpoint():
                    if waiting:
                        raise errors.BadAnswer("results")
                    check_numbers(frame.cursor)
                    if self._changes:
                        self._apply(pending, frame)
                        self._begun(pending, within=frame == place)
                    pending, place, size = [], frame, 0
                case End():
                    if waiting or pending:
                        raise errors.BadAnswer("results" if waiting else "page")
                    proof = verified_end(self._identity, head, request, request_hash, frame)
                    return Ended(head, frame, proof)
                case Head():
                    raise errors.BadAnswer("head")
                case _:
                    pending.append(self._restored(frame, request) if self._changes else frame)
                    size += len(getattr(frame, "content", b""))
                    if len(pending) > _PENDING_CHANGES or size > _PENDING_BYTES:
                        raise errors.BadAnswer("page")
        raise errors.CutOff

    def _begin(self, head: Head, request: SyncRequest) -> None:
        check_numbers(head.server_time, head.safe, head.start)
        if head.mode == MODE_NEW_EPOCH:
            if head.epoch == request.epoch:
                raise errors.BadAnswer("epoch")
            return
        if not self._changes:
            return
        now = None if self._carried else self._clock.now()
        self._replica.announce(head.limits, head.safe, head.server_time, now)
        if head.mode == MODE_SNAPSHOT and request.snapshot is None:
            self._replica.begin_snapshot(head.epoch, head.start)
        # Removals are among the changes; a resumed answer announces what is left.
        self._tally.announced = self._tally.settled + head.changes
        self._progress(self._tally)

    def _guard_removals(self, head: Head) -> None:
        if head.mode == MODE_DELTA and self._changes:
            self._guard(head.removals)

    def _record(
        self,
        head: Head,
        request: SyncRequest,
        request_hash: bytes,
        results: list[OpResult],
        signature: bytes,
    ) -> None:
        sent = [*request.operations, *(r.operation for r in request.reoffers)]
        if [r.index for r in results] != list(range(len(sent))):
            raise errors.BadAnswer("results")
        operations = [msgspec.msgpack.decode(payload, type=Operation) for payload in sent]
        items = tuple(
            StatementItem(operation.id, crypto.content_hash(payload), result)
            for operation, payload, result in zip(operations, sent, results, strict=True)
        )
        statement = ResultsStatement(
            self._identity.certificate.device, head.epoch, request_hash, items
        )
        _verify(self._identity, crypto.RESULTS, msgspec.msgpack.encode(statement), signature)
        self._outbox.record(statement, signature, results, self._clock.now())
        for operation, result in zip(operations, results, strict=True):
            if result.index >= len(request.operations):
                continue
            self._tally.answered.add(operation.id)
            if operation.id in self._tally.known:
                continue
            match result.outcome:
                case "applied" | "duplicate":
                    # A withdrawal takes words back; the officer did not send any.
                    if operation.kind != "withdraw":
                        self._tally.sent += 1
                        self._tally.sent_keys[operation.complaint] = None
                case "conflict" | "mismatch":
                    self._tally.conflicts += 1
                case "refused":
                    self._tally.refused += 1
                case "later":
                    self._tally.later += 1
                case _:
                    pass
        self._tally.checkpoints += 1
        self._progress(self._tally)

    def _apply(self, pending: list[Change], checkpoint: Checkpoint) -> None:
        self._replica.apply(pending, checkpoint)
        self._tally.checkpoints += 1
        self._tally.settled = self._tally.taken
        self._progress(self._tally)

    def _begun(self, applied: list[Change], *, within: bool) -> None:
        """Note rows that were committed though the position stands where it stood."""
        before = self._tally.begun
        self._tally.begun = []
        rows = [row for row in applied if isinstance(row, Part | Entry)]
        if not within or not rows or any(r.complaint != rows[0].complaint for r in rows):
            return
        # Rows that come again were not left out: the complaint has changed, and begins anew.
        goes_on = bool(before) and before[0].complaint == rows[0].complaint
        self._tally.begun = [*before, *rows] if goes_on and rows[0] not in before else rows

    def _restored(self, change: Change, request: SyncRequest) -> Change:
        """Count a change; put back the text of an own entry that travelled without it."""
        if not _storable(change):
            raise errors.BadAnswer("change")
        match change:
            case Gone() | Deleted():
                self._tally.removed.add(change.complaint)
            case Ref():
                pass
            case Entry() if change.own >= 0:
                return self._own_entry(change, request)
            case _:
                self._tally.received.add(change.complaint)
        return change

    def _own_entry(self, entry: Entry, request: SyncRequest) -> Entry:
        try:
            payload = request.operations[entry.own]
        except IndexError:
            raise errors.BadAnswer("own entry") from None
        operation = msgspec.msgpack.decode(payload, type=Operation)
        id_ = operation.id.hex()
        try:
            restored = content.restore_own(
                entry.content, id_, operation.text, operation.attachments
            )
        except ValueError:
            raise errors.BadAnswer("own entry") from None
        return Entry(entry.complaint, id_, entry.number, restored)


def check_numbers(*numbers: int) -> None:
    """Raise `BadAnswer` for a number that no copy can hold."""
    if not all(0 <= number < _NUMBERS_END for number in numbers):
        raise errors.BadAnswer("number")


def _storable(change: Change) -> bool:
    """Whether number, part and content are of the kind that a copy can hold."""
    if not 0 <= change.number < _NUMBERS_END:
        return False
    match change:
        case Part():
            return change.part in (PART_BODY, PART_STATE) and content.is_object(change.content)
        case Entry():
            return content.is_object(change.content)
        case _:
            return True


def _place(head: Head, request: SyncRequest) -> Checkpoint:
    """The position that an answer starts from."""
    if request.snapshot is not None:
        return Checkpoint(request.snapshot.start, request.snapshot.after)
    if head.mode == MODE_SNAPSHOT:
        return Checkpoint(head.start, "")
    return Checkpoint(request.cursor or 0)
