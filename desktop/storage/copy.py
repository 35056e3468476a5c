"""The copy of the agency's complaints: `sync.ports.ReplicaPort`.

Failure policy: a page and the position after it are one transaction, and so are the swap of a
new copy and everything that follows from it; the rows of the old one are removed later, in
small steps, by `sweep`. Whatever fails, the live copy stays readable and provable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from desktop.domain.model import CopyStatus
from desktop.storage.catching_up import (
    drop_overlays,
    offer_all_again,
    offer_lost_again,
    settle_returned,
)
from desktop.storage.engine import Database
from desktop.storage.handed import drop_handed
from desktop.storage.page import Page
from desktop.storage.past import copy_past, snapshot_past
from desktop.storage.removal import (
    count_out,
    drop_rows,
    find,
    generations_of,
    mark_deleted,
    mark_gone,
    refresh_gone,
)
from desktop.storage.state import live_gen, read_state, set_state
from desktop.storage.submissions import reopen_given_back
from desktop.storage.touched import REFERENCE, Touched
from sync.content import Fingerprint, digest, entry_key, part_key
from sync.past import Past
from sync.ports import Clock, Position, Removals
from sync.wire import (
    Change,
    Checkpoint,
    Deleted,
    Entry,
    Gone,
    Limits,
    Part,
    Ref,
    SignedEnd,
)

DAY: Final = 86_400
SWEEP_ROWS: Final = 100
MERGE_PAGES: Final = 64
FOLD: Final = 1
"""`index_work`: the index has grown by small pieces that are to be merged."""
PURGE: Final = 2
"""`index_work`: words of a deleted complaint are still in the index."""
_NEW_COPY_SEGMENTS: Final = 4
_ZERO: Final = bytes(16)
_NO_SNAPSHOT: Final[dict[str, object]] = {
    "build_gen": None,
    "build_print": _ZERO,
    "snapshot_start": None,
    "snapshot_after": "",
    "snapshot_cursor": None,
}


class ReplicaCopy:
    """Implements `ReplicaPort`; `sweep`, `status` and `limits` are for the desk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.touched = Touched()
        self._database = database
        self._clock = clock

    def position(self) -> Position:
        """See `ReplicaPort.position`. While `snapshot` is None and `snapshot_cursor` is not,
        the pages are exhausted and the log is read from `snapshot_cursor`."""
        with self._database.read() as connection:
            state = read_state(connection)
        return Position(
            epoch=state.epoch,
            cursor=state.cursor,
            snapshot=state.snapshot,
            snapshot_cursor=state.snapshot_cursor,
            building=state.build_gen is not None,
            limits_version=state.limits_version,
            proof=state.proof,
        )

    def begin_snapshot(self, epoch: bytes, start: int) -> None:
        """See `ReplicaPort.begin_snapshot`."""
        with self._database.write() as connection:
            state = read_state(connection)
            values: dict[str, object] = {
                **_NO_SNAPSHOT,
                "epoch": epoch,
                "snapshot_start": start,
            }
            if state.cursor is not None or _holds_any(connection, state.live_gen):
                values["build_gen"] = values["last_gen"] = state.last_gen + 1
            set_state(connection, **values)
            _merge_by_itself(connection, _NEW_COPY_SEGMENTS)

    def new_epoch(self, epoch: bytes) -> None:
        """See `ReplicaPort.new_epoch`. Told the same epoch again, nothing changes."""
        with self._database.write() as connection:
            if read_state(connection).epoch == epoch:
                return
            set_state(
                connection,
                **_NO_SNAPSHOT,
                epoch=epoch,
                cursor=None,
                removed=0,
                proof_statement=None,
                proof_signature=None,
            )
            offer_all_again(connection)

    def apply(self, changes: Sequence[Change], checkpoint: Checkpoint) -> None:
        """See `ReplicaPort.apply`."""
        keys = (REFERENCE if isinstance(c, Ref) else c.complaint for c in changes)
        with self.touched.during(keys), self._database.write() as connection:
            _Apply(connection, self._clock.now()).run(changes, checkpoint)

    def past(self) -> Past | None:
        """See `ReplicaPort.past`."""
        with self._database.read() as connection:
            state = read_state(connection)
            if state.snapshot is not None:
                start, after = state.snapshot.start, state.snapshot.after
                return snapshot_past(connection, state.target_gen, start, after) if after else None
            if state.cursor is None or state.build_gen is not None:
                return None
            return copy_past(connection, state.live_gen, state.cursor)

    def fingerprint(self) -> bytes:
        """See `ReplicaPort.fingerprint`: 16 bytes."""
        with self._database.read() as connection:
            return read_state(connection).target_print

    def recompute(self) -> bytes:
        """Hash every part and entry of the live copy anew: seconds at the design size."""
        total = Fingerprint()
        with self._database.read() as connection:
            gen = live_gen(connection)
            for table, column, name in (
                ("part", "part", part_key),
                ("entry", "entry_id", entry_key),
            ):
                _add_all(connection, total, table, column, name, gen)
        return total.value

    def removals(self, announced: int) -> Removals:
        """See `ReplicaPort.removals`."""
        with self._database.read() as connection:
            state = read_state(connection)
            held = _count(connection, "gen = ?", state.live_gen)
            if state.build_gen is None:
                return Removals(held + state.removed, announced + state.removed)
            going = _count(
                connection,
                "gen = ? AND NOT EXISTS (SELECT 1 FROM complaint AS other"
                " WHERE other.gen = ? AND other.key = complaint.key)",
                state.live_gen,
                state.build_gen,
            )
            return Removals(held, going)

    def complete(self, end: SignedEnd, epoch: bytes, to: int, at: int) -> Sequence[str]:
        """See `ReplicaPort.complete`."""
        swapped = None if self.position().building else ()
        with self.touched.during(swapped), self._database.write() as connection:
            state = read_state(connection)
            set_state(
                connection,
                **_NO_SNAPSHOT,
                live_gen=state.target_gen,
                live_print=state.target_print,
                epoch=epoch,
                cursor=to,
                removed=0,
                proof_statement=end.statement,
                proof_signature=end.signature,
                complete_at=at,
            )
            _merge_by_itself(connection, 0)
            returned = settle_returned(connection, state.target_gen, at)
            offer_lost_again(connection, to, state.target_gen)
            refresh_gone(connection, state.target_gen, at)
            reopen_given_back(connection, state.target_gen, at)
            drop_handed(connection, state.target_gen)
            return returned

    def mismatch(self, at: int) -> bool:
        """See `ReplicaPort.mismatch`. Where none may be asked for, the position stays, so that
        the next run compares again."""
        with self._database.write() as connection:
            state = read_state(connection)
            # One noted by a clock that stood ahead must not wait for that day to come.
            granted = not state.mismatch_at or not 0 <= at - state.mismatch_at < DAY
            set_state(connection, mismatches=state.mismatches + 1)
            if granted:
                set_state(connection, **_NO_SNAPSHOT, cursor=None, mismatch_at=at, removed=0)
            return granted

    def announce(self, limits: Limits | None, safe: int, server_time: int, at: int | None) -> None:
        """See `ReplicaPort.announce`."""
        values: dict[str, object] = {"safe": safe, "told_at": server_time}
        if at is not None:
            values["clock_offset"] = server_time - at
        if limits is not None:
            values["limits"] = msgspec.msgpack.encode(limits)
            values["limits_version"] = limits.version
        with self._database.write() as connection:
            set_state(connection, **values)

    def limits(self) -> Limits:
        """What the server takes; the defaults until it said so."""
        with self._database.read() as connection:
            stored = read_state(connection).limits
        return msgspec.msgpack.decode(stored, type=Limits) if stored else Limits()

    def status(self) -> CopyStatus:
        """How current the copy is."""
        with self._database.read() as connection:
            state = read_state(connection)
            held = _count(connection, "gen = ?", state.live_gen)
        return CopyStatus(
            complete_at=state.complete_at,
            cursor=state.cursor,
            complaints=held,
            building=state.build_gen is not None,
            mismatch_at=state.mismatch_at,
            mismatches=state.mismatches,
            clock_offset=state.clock_offset,
            told_at=state.told_at,
            safe=state.safe,
        )

    def sweep(self) -> bool:
        """One small step (a few ms) of removing what no copy needs: rows of an old copy, then
        words of deleted complaints inside the search index. True where more remains."""
        with self._database.write() as connection:
            state = read_state(connection)
            kept = (state.live_gen, state.target_gen)
            ids = connection.exec_driver_sql(
                "SELECT id FROM complaint WHERE gen NOT IN (?, ?) LIMIT ?", (*kept, SWEEP_ROWS)
            ).scalars()
            found = list(ids)
            drop_rows(connection, found)
            if found:
                return True
            connection.exec_driver_sql("DELETE FROM ref_item WHERE gen NOT IN (?, ?)", kept)
            return state.index_work > 0 and _merge_index(connection, state.index_work)


class _Apply:
    """One page on its way into the copy."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._state = read_state(connection)
        self._print = Fingerprint(self._state.target_print)
        self._live_print = self._print
        if self._state.build_gen is not None:
            self._live_print = Fingerprint(self._state.live_print)
        self._page = Page(connection, self._state.target_gen, self._print)
        self._removed = self._state.removed
        self._index_work = self._state.index_work

    def run(self, changes: Sequence[Change], checkpoint: Checkpoint) -> None:
        keys = (c.complaint for c in changes if isinstance(c, Part | Entry))
        # In the order in which they came: row ids then say what is newer.
        self._page.load(list(dict.fromkeys(keys)))
        for change in changes:
            if isinstance(change, Part):
                self._page.put_part(change)
            elif isinstance(change, Entry):
                self._page.put_entry(change)
            elif isinstance(change, Ref):
                self._put_ref(change)
            else:
                self._page.flush()
                (self._gone if isinstance(change, Gone) else self._deleted)(change)
        self._page.flush()
        self._move(checkpoint)

    def _put_ref(self, change: Ref) -> None:
        self._connection.exec_driver_sql(
            "INSERT INTO ref_item (gen, kind, ref, no, content) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (gen, kind, ref) DO UPDATE SET no = excluded.no,"
            " content = excluded.content WHERE excluded.no >= ref_item.no",
            (
                self._state.target_gen,
                change.kind,
                change.id,
                change.number,
                change.content,
            ),
        )

    def _gone(self, change: Gone | Deleted) -> None:
        found = find(self._connection, self._state.target_gen, change.complaint)
        # Newer parts mean that it came back after this departure.
        if found is None or change.number < found[1]:
            return
        count_out(self._connection, found[0], self._print)
        drop_rows(self._connection, [found[0]])
        if self._state.build_gen is None:
            self._removed += 1
            mark_gone(self._connection, change.complaint, self._now)

    def _deleted(self, change: Gone | Deleted) -> None:
        for gen, row_id in generations_of(self._connection, change.complaint):
            if gen == self._state.target_gen:
                count_out(self._connection, row_id, self._print)
            elif gen == self._state.live_gen:
                count_out(self._connection, row_id, self._live_print)
            drop_rows(self._connection, [row_id])
            self._index_work = PURGE
        # Days are counted by the server's clock: a PC's may jump by years.
        mark_deleted(self._connection, change.complaint, self._state.told_at or self._now)

    def _move(self, checkpoint: Checkpoint) -> None:
        values: dict[str, object] = {
            "live_print": self._live_print.value,
            "removed": self._removed,
            "index_work": max(self._index_work, FOLD if self._page.indexed else 0),
        }
        if self._state.build_gen is not None:
            values["build_print"] = self._print.value
        if self._state.snapshot_start is not None and checkpoint.after is not None:
            values["snapshot_after"] = checkpoint.after
        elif self._state.snapshot_start is not None or self._state.snapshot_cursor is not None:
            values.update(snapshot_start=None, snapshot_after="", snapshot_cursor=checkpoint.cursor)
        else:
            values["cursor"] = checkpoint.cursor
            drop_overlays(self._connection, checkpoint.cursor, self._state.target_gen)
        set_state(self._connection, **values)


def _merge_by_itself(connection: Connection, segments: int) -> None:
    """Let the index fold itself while many new complaints come; in a delta that work, many
    times the page's own, waits for `sweep` (0)."""
    connection.exec_driver_sql(
        "INSERT INTO complaint_fts(complaint_fts, rank) VALUES ('automerge', ?)", (segments,)
    )


def _merge_index(connection: Connection, work: int) -> bool:
    """Fold the index one step further; True where another step is needed.

    To make deleted words leave it, the first step is negative (all levels become one). Fewer
    than two changes mean that nothing was left to merge (SQLite, FTS5 "merge" command).
    """
    driver = connection.connection.dbapi_connection
    before = driver.total_changes  # type: ignore[union-attr]
    connection.exec_driver_sql(
        "INSERT INTO complaint_fts(complaint_fts, rank) VALUES ('merge', ?)",
        (-MERGE_PAGES if work == PURGE else MERGE_PAGES,),
    )
    more = work == PURGE or driver.total_changes - before >= 2  # type: ignore[union-attr]
    set_state(connection, index_work=FOLD if more else 0)
    return bool(more)


def _holds_any(connection: Connection, gen: int) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM complaint WHERE gen = ? LIMIT 1", (gen,))
    return found.first() is not None


def _count(connection: Connection, condition: str, *values: int) -> int:
    found = connection.exec_driver_sql(f"SELECT count(*) FROM complaint WHERE {condition}", values)
    return int(found.scalar_one())


def _add_all(
    connection: Connection,
    total: Fingerprint,
    table: str,
    column: str,
    name: Callable[..., str],
    gen: int,
) -> None:
    rows = connection.execution_options(yield_per=1000).exec_driver_sql(
        f"SELECT complaint.key, {table}.{column}, {table}.no, {table}.content FROM {table}"
        f" JOIN complaint ON complaint.id = {table}.complaint_id WHERE complaint.gen = ?",
        (gen,),
    )
    for key, item, number, content in rows:
        total.add(digest(key, name(item), number, content))
