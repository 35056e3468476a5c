"""One request and its answer, whatever carries them: the line (`sync.engine`) or a file
(`sync.courier`).

Failure policy: that of `sync.answer`. What a whole answer means for the copy is decided here:
another epoch, more to ask for, a copy that differs, or one that is whole and proven.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from sync import errors
from sync.answer import Answer, Ended, Tally
from sync.batch import pack_operations
from sync.blobs import NOTHING_CARRIED, Carried
from sync.past import Past, taken_of
from sync.ports import Claimed, Clock, Identity, OutboxPort, Position, ReplicaPort
from sync.wire import (
    MODE_NEW_EPOCH,
    PROTOCOL,
    Entry,
    Frame,
    Part,
    Reoffer,
    SnapshotPosition,
    SyncRequest,
)

_GUARD_SHARE: Final = 0.2
_GUARD_COUNT: Final = 50

Outcome = Literal["complete", "partial", "failed"]
Conclusion = Literal["whole", "more", "new_epoch", "differs"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, in figures. `error` is a code of `sync.errors`, "" without one."""

    outcome: Outcome
    sent: int
    received: int
    removed: int
    conflicts: int
    refused: int
    later: int
    verified: bool
    bytes_up: int
    bytes_down: int
    round_trips: int
    seconds: float
    started_at: int
    finished_at: int
    error: str = ""
    retry_after: int = 0
    sent_keys: tuple[str, ...] = ()
    """Complaints behind `sent`; so with `received_keys`."""
    received_keys: tuple[str, ...] = ()
    attachments: Carried = NOTHING_CARRIED


@dataclass(frozen=True, slots=True)
class Step:
    """Progress for the screen: complaints taken in of those announced, bytes so far."""

    sent: int
    taken: int
    announced: int
    bytes_up: int
    bytes_down: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: bytes both ways, round trips, seconds, and when it was."""

    bytes_up: int
    bytes_down: int
    round_trips: int
    seconds: float
    started_at: int
    finished_at: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and the bytes that its hash is made of."""

    request: SyncRequest
    message: bytes
    past: Past | None = None
    """What the answer may refer to."""
    referred: bool = False
    """The request itself does: its body is packed behind the past."""


def report_of(
    tally: Tally,
    cost: Cost,
    error: str,
    retry_after: int = 0,
    attachments: Carried = NOTHING_CARRIED,
) -> Report:
    """Figures of a run, ended by the error of that code ("" for a whole one)."""
    moved = tally.checkpoints > 0
    return Report(
        outcome="complete" if not error else "partial" if moved else "failed",
        sent=tally.sent,
        received=len(tally.received),
        removed=len(tally.removed),
        conflicts=tally.conflicts,
        refused=tally.refused,
        later=tally.later,
        verified=not error and tally.end_verified,
        bytes_up=cost.bytes_up,
        bytes_down=cost.bytes_down,
        round_trips=cost.round_trips,
        seconds=round(cost.seconds, 3),
        started_at=cost.started_at,
        finished_at=cost.finished_at,
        error=error,
        retry_after=retry_after,
        sent_keys=tuple(tally.sent_keys),
        received_keys=tuple(sorted(tally.received)),
        attachments=attachments,
    )


def place_of(position: Position) -> tuple[bytes, int | None, SnapshotPosition | None]:
    """Where a request made at this position asks from: epoch, cursor, place in a snapshot."""
    cursor = position.cursor
    if position.snapshot is not None:
        cursor = None
    elif position.snapshot_cursor is not None:
        cursor = position.snapshot_cursor
    return position.epoch, cursor, position.snapshot


class Round:
    """Makes requests and takes their answers in, for one desk."""

    def __init__(
        self,
        identity: Identity,
        outbox: OutboxPort,
        replica: ReplicaPort,
        clock: Clock,
        *,
        accept_removals: bool = False,
        carried: bool = False,
    ) -> None:
        """`carried`: answers come in a file, days old perhaps: their time is the server's."""
        self._identity = identity
        self._outbox = outbox
        self._replica = replica
        self._clock = clock
        self._accept_removals = accept_removals
        self._carried = carried

    def ask(
        self,
        claimed: Sequence[Claimed],
        reoffers: Sequence[Reoffer],
        *,
        max_bytes: int,
        dictionary: bytes,
        prove: bool,
        refer: bool = False,
        begun: Sequence[Part | Entry] | None = None,
    ) -> Asked:
        """The request for the present position. `prove`: with the last signed end; `refer`:
        naming what this desk holds (`sync.past`). `begun`: long
        complaints are to come in pieces; rows of the next one that are here already."""
        position = self._replica.position()
        epoch, cursor, snapshot = place_of(position)
        past = self._replica.past() if refer else None
        request = SyncRequest(
            PROTOCOL,
            secrets.token_bytes(12),
            epoch,
            cursor,
            max_bytes,
            dictionary,
            position.limits_version,
            tuple(c.payload for c in claimed),
            snapshot,
            tuple(reoffers),
            position.proof if prove else None,
            past.name if past else b"",
            taken=None if begun is None else taken_of(begun),
        )
        # Only words of the officer's are worth it, and only a whole copy's cursor names a past.
        referred = bool(past and claimed and cursor is not None)
        batch = pack_operations(request.operations) if referred else b""
        travels = request
        if batch:
            travels = msgspec.structs.replace(request, operations=(), batch=batch)
        return Asked(request, msgspec.msgpack.encode(travels), past, referred)

    def take(
        self,
        frames: Iterator[Frame],
        asked: Asked,
        tally: Tally,
        *,
        changes: bool = True,
        progress: Callable[[Tally], None] = lambda tally: None,
    ) -> Ended:
        """Read an answer into outbox and copy. `changes` False: only its results count.

        Raises as `Answer.read`, and `WipeGuard`.
        """
        answer = Answer(
            self._identity,
            self._outbox,
            self._replica,
            self._clock,
            tally,
            guard=self._guard,
            progress=progress,
            changes=changes,
            carried=self._carried,
        )
        return answer.read(frames, asked.request, asked.message)

    def conclude(self, ended: Ended, tally: Tally) -> Conclusion:
        """What a whole answer, changes taken, means for the copy.

        Raises `WipeGuard` before a new copy is swapped in, `Mismatch` where copy and server
        differ and no snapshot may be asked for today.
        """
        end = ended.end
        if ended.head.mode == MODE_NEW_EPOCH:
            self._replica.new_epoch(ended.head.epoch)
            return "new_epoch"
        if end.more:
            return "more"
        now = self._clock.now()
        if self._replica.fingerprint() != end.fingerprint:
            if not self._replica.mismatch(now):
                raise errors.Mismatch
            return "differs"
        if self._replica.position().building:
            self._guard(0)
        at = min(now, ended.head.server_time) if self._carried else now
        for complaint in self._replica.complete(ended.proof, ended.head.epoch, end.to, at):
            tally.sent += 1
            tally.sent_keys[complaint] = None
        tally.end_verified = True
        return "whole"

    def _guard(self, announced: int) -> None:
        if self._accept_removals:
            return
        removals = self._replica.removals(announced)
        if removals.going > _GUARD_COUNT and removals.going > _GUARD_SHARE * removals.held:
            raise errors.WipeGuard(removals.going, removals.held)
