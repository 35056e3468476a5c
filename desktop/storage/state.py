"""The one row that says where the copy stands."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from desktop.storage.schema import replica_state
from sync.wire import SignedEnd, SnapshotPosition


@dataclass(frozen=True, slots=True)
class CopyState:
    """`replica_state` as read; see there."""

    epoch: bytes
    cursor: int | None
    live_gen: int
    build_gen: int | None
    last_gen: int
    live_print: bytes
    build_print: bytes
    snapshot_start: int | None
    snapshot_after: str
    snapshot_cursor: int | None
    removed: int
    proof: SignedEnd | None
    limits: bytes
    limits_version: int
    safe: int
    mismatch_at: int
    mismatches: int
    clock_offset: int
    told_at: int
    """The server's clock when it last spoke, in unix seconds; 0 = never."""
    complete_at: int
    index_work: int

    @property
    def target_gen(self) -> int:
        """Generation of the copy under way."""
        return self.live_gen if self.build_gen is None else self.build_gen

    @property
    def target_print(self) -> bytes:
        """Kept fingerprint of the copy under way."""
        return self.live_print if self.build_gen is None else self.build_print

    @property
    def snapshot(self) -> SnapshotPosition | None:
        """Position among the pages of a snapshot; None once they are exhausted."""
        if self.snapshot_start is None:
            return None
        return SnapshotPosition(self.snapshot_start, self.snapshot_after)


def read_state(connection: Connection) -> CopyState:
    """The row as it stands."""
    row = connection.execute(select(replica_state)).one()
    proof = None
    if row.proof_statement is not None:
        proof = SignedEnd(row.proof_statement, row.proof_signature)
    return CopyState(
        epoch=row.epoch,
        cursor=row.cursor,
        live_gen=row.live_gen,
        build_gen=row.build_gen,
        last_gen=row.last_gen,
        live_print=row.live_print,
        build_print=row.build_print,
        snapshot_start=row.snapshot_start,
        snapshot_after=row.snapshot_after,
        snapshot_cursor=row.snapshot_cursor,
        removed=row.removed,
        proof=proof,
        limits=row.limits,
        limits_version=row.limits_version,
        safe=row.safe,
        mismatch_at=row.mismatch_at,
        mismatches=row.mismatches,
        clock_offset=row.clock_offset,
        told_at=row.told_at,
        complete_at=row.complete_at,
        index_work=row.index_work,
    )


def set_state(connection: Connection, **values: object) -> None:
    """Change columns of the row."""
    connection.execute(update(replica_state).values(**values))


def live_gen(connection: Connection) -> int:
    """Generation that the screens read."""
    found: int = connection.execute(select(replica_state.c.live_gen)).scalar_one()
    return found
