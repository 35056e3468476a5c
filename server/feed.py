"""What an agency's desk gets: pages of changes, each read in one short transaction.

A delta walks the event log in number order; a complaint is sent at its first event after the
cursor, with the current value of each part that is newer. Later events of it are passed over
while what was sent covers them. A snapshot walks the complaints in key order, then the log from
where it stood when the first page was read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, ScalarSelect, and_, func, or_, select

from server import schema
from server.database import Database, read_counter
from sync.content import strip_own
from sync.past import CHUNK, SIZE, SNAPSHOT_SIZE, Past, assemble
from sync.wire import (
    PART_BODY,
    PART_STATE,
    Change,
    Checkpoint,
    Deleted,
    Entry,
    Gone,
    Part,
    Ref,
    SnapshotPosition,
)

PAGE: Final = 200


@dataclass(slots=True)
class Page:
    """Groups of changes, each ending where a checkpoint may stand."""

    groups: list[tuple[list[Change], Checkpoint]] = field(default_factory=list)
    to: int = 0
    """The counter in this page's transaction."""
    fingerprint: bytes = bytes(16)
    exhausted: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """What the head announces."""

    changes: int
    removals: int


class Feed:
    """Reads one agency's stream for one request."""

    def __init__(self, database: Database, agency: str, own: dict[bytes, int]) -> None:
        """`own`: ids of the request's operations to their place in it."""
        self._db = database
        self._agency = agency
        self._own = own
        self._sent: dict[str, int] = {}

    def delta_totals(self, cursor: int) -> Totals:
        """Complaints with events after `cursor`, and those among them that left."""
        events = (
            select(schema.event.c.complaint_key)
            .where(schema.event.c.agency_id == self._agency, schema.event.c.no > cursor)
            .distinct()
            .subquery()
        )
        held = schema.complaint.c.agency_id == self._agency
        query = (
            select(
                func.count(),
                func.count(schema.complaint.c.key).filter(held),
                func.count(schema.deleted.c.key),
            )
            .select_from(events)
            .outerjoin(schema.complaint, schema.complaint.c.key == events.c.complaint_key)
            .outerjoin(schema.deleted, schema.deleted.c.key == events.c.complaint_key)
        )
        with self._db.read() as connection:
            total, held_count, deleted_count = connection.execute(query).one()
        return Totals(total, total - held_count - deleted_count)

    def snapshot_totals(self, after: str) -> Totals:
        """Complaints held whose key comes after `after`."""
        query = select(func.count()).where(
            schema.complaint.c.agency_id == self._agency, schema.complaint.c.key > after
        )
        with self._db.read() as connection:
            return Totals(connection.execute(query).scalar_one(), 0)

    def counter(self) -> int:
        """Where the log stands now."""
        with self._db.read() as connection:
            return read_counter(connection)

    def past(self, cursor: int) -> Past | None:
        """What a desk of this agency holds at that cursor, less the states, which change.
        Another one where a complaint's own words changed since, or it was deleted."""
        with self._db.read() as connection:
            return assemble(self._held(connection, cursor, None), SIZE)

    def snapshot_past(self, position: SnapshotPosition) -> Past | None:
        """What a desk holds at that position of a snapshot."""
        with self._db.read() as connection:
            rows = self._held(connection, position.start, position.after)
            return assemble(rows, SNAPSHOT_SIZE)

    def _held(
        self, connection: Connection, limit: int, upto: str | None
    ) -> Iterator[list[Part | Entry]]:
        held, event = schema.complaint, schema.event
        # What a complaint's first event since says tells where it was at that number.
        first = (
            select(event.c.complaint_key.label("key"), func.min(event.c.no).label("no"))
            .where(event.c.agency_id == self._agency, event.c.no > limit)
            .group_by(event.c.complaint_key)
            .subquery()
        )

        def since(what: str) -> ScalarSelect[str]:
            return (
                select(first.c.key)
                .join(
                    event,
                    and_(event.c.complaint_key == first.c.key, event.c.no == first.c.no),
                )
                .where(event.c.agency_id == self._agency, event.c.what == what)
                .scalar_subquery()
            )

        query = (
            select(held.c.key, held.c.body_no, held.c.body, held.c.state_no, held.c.state)
            .where(
                or_(held.c.agency_id == self._agency, held.c.key.in_(since("gone"))),
                held.c.key.not_in(since("whole")),
            )
            .order_by(held.c.key.desc())
            .limit(CHUNK)
        )
        page = query if upto is None else query.where(held.c.key <= upto)
        while rows := connection.execute(page).all():
            found: dict[str, list[Part | Entry]] = {}
            for row in rows:
                found[row.key] = parts = []
                if row.body_no <= limit:
                    parts.append(Part(row.key, PART_BODY, row.body_no, row.body))
                if upto is not None and row.state_no <= limit:
                    parts.append(Part(row.key, PART_STATE, row.state_no, row.state))
            for row in self._visible(connection, list(found), -1):
                if row.no <= limit:
                    entry = Entry(row.complaint_key, row.id, row.no, row.content)
                    found[row.complaint_key].append(entry)
            yield from found.values()
            page = query.where(held.c.key < rows[-1].key)

    def snapshot(self, position: SnapshotPosition) -> Iterator[Page]:
        """Pages in key order, the last with the reference data; then the log from its start."""
        after = position.after
        while True:
            page = Page()
            with self._db.read() as connection:
                keys = list(
                    connection.execute(
                        select(schema.complaint.c.key)
                        .where(
                            schema.complaint.c.agency_id == self._agency,
                            schema.complaint.c.key > after,
                        )
                        .order_by(schema.complaint.c.key)
                        .limit(PAGE)
                    ).scalars()
                )
                current = self._current(connection, dict.fromkeys(keys, -1))
                for key in keys:
                    page.groups.append((current[key], Checkpoint(position.start, key)))
                if not keys:
                    last = [*self._deleted(connection), *self._refs(connection, -1)]
                    page.groups.append((last, Checkpoint(position.start)))
            yield page
            if not keys:
                break
            after = keys[-1]
        yield from self.delta(position.start)

    def delta(self, cursor: int) -> Iterator[Page]:
        """Pages of the log after `cursor`; the last is `exhausted` and carries the proof."""
        asked = cursor
        while True:
            page = Page()
            with self._db.read() as connection:
                page.to = read_counter(connection)
                rows = connection.execute(
                    select(schema.event.c.no, schema.event.c.complaint_key, schema.event.c.what)
                    .where(schema.event.c.agency_id == self._agency, schema.event.c.no > cursor)
                    .order_by(schema.event.c.no)
                    .limit(PAGE)
                ).all()
                page.exhausted = len(rows) < PAGE
                refs = deque(
                    self._refs(connection, cursor, None if page.exhausted else rows[-1].no)
                )
                self._fill(connection, page, rows, asked, refs)
                last = page.to if page.exhausted else rows[-1].no
                if refs or page.exhausted:
                    page.groups.append((list(refs), Checkpoint(last)))
                page.fingerprint = bytes(
                    connection.execute(
                        select(schema.agency.c.fingerprint).where(
                            schema.agency.c.id == self._agency
                        )
                    ).scalar_one()
                )
            yield page
            if page.exhausted:
                return
            cursor = last

    def _fill(
        self, connection: Connection, page: Page, rows: Any, asked: int, refs: deque[Ref]
    ) -> None:
        new = {r.complaint_key: asked for r in rows if self._sent.get(r.complaint_key, 0) < r.no}
        whole = connection.execute(
            select(schema.event.c.complaint_key).where(
                schema.event.c.agency_id == self._agency,
                schema.event.c.complaint_key.in_(list(new)),
                schema.event.c.no > asked,
                schema.event.c.what == "whole",
            )
        ).scalars()
        current = self._current(connection, new | dict.fromkeys(whole, -1))
        for row in rows:
            changes = current.pop(row.complaint_key, None)
            if changes is not None:
                self._sent[row.complaint_key] = page.to
                # A line that breaks right behind this goes on after this number.
                early = [refs.popleft() for _ in range(sum(ref.number <= row.no for ref in refs))]
                page.groups.append(([*early, *changes], Checkpoint(row.no)))

    def _current(self, connection: Connection, newer: dict[str, int]) -> dict[str, list[Change]]:
        """Current parts of complaints newer than a number each (-1: all of them)."""
        found: dict[str, list[Change]] = {}
        keys = list(newer)
        if not keys:
            return found
        complaints = schema.complaint
        held = connection.execute(
            select(
                complaints.c.key,
                complaints.c.body,
                complaints.c.body_no,
                complaints.c.state,
                complaints.c.state_no,
            ).where(complaints.c.key.in_(keys), complaints.c.agency_id == self._agency)
        )
        for row in held:
            changes: list[Change] = []
            if row.body_no > newer[row.key]:
                changes.append(Part(row.key, PART_BODY, row.body_no, row.body))
            if row.state_no > newer[row.key]:
                changes.append(Part(row.key, PART_STATE, row.state_no, row.state))
            found[row.key] = changes
        self._entries(connection, newer, found)
        gone = [key for key in keys if key not in found]
        if gone:
            deleted = set(
                connection.execute(
                    select(schema.deleted.c.key).where(schema.deleted.c.key.in_(gone))
                ).scalars()
            )
            numbers = connection.execute(
                select(schema.event.c.complaint_key, func.max(schema.event.c.no))
                .where(
                    schema.event.c.agency_id == self._agency,
                    schema.event.c.complaint_key.in_(gone),
                )
                .group_by(schema.event.c.complaint_key)
            )
            for key, number in numbers:
                kind = Deleted if key in deleted else Gone
                found[key] = [kind(key, number)]
        return found

    def _entries(
        self, connection: Connection, newer: dict[str, int], found: dict[str, list[Change]]
    ) -> None:
        rows = self._visible(connection, list(found), min(newer.values()))
        for row in rows:
            if row.no <= newer[row.complaint_key]:
                continue
            own = -1 if row.operation is None else self._own.get(bytes(row.operation), -1)
            found[row.complaint_key].append(
                Entry(row.complaint_key, row.id, row.no, row.content)
                if own < 0
                else Entry(row.complaint_key, "", row.no, strip_own(row.content), own)
            )

    def _visible(self, connection: Connection, keys: list[str], after: int) -> Any:
        entry = schema.entry
        return connection.execute(
            select(
                entry.c.complaint_key, entry.c.id, entry.c.no, entry.c.content, entry.c.operation
            )
            .where(
                entry.c.complaint_key.in_(keys),
                entry.c.no > after,
                or_(entry.c.private_agency.is_(None), entry.c.private_agency == self._agency),
            )
            .order_by(entry.c.complaint_key, entry.c.no, entry.c.id)
        )

    def _deleted(self, connection: Connection) -> list[Change]:
        """Ordered deletions of what this agency once saw: a snapshot leaves a desk no trace of
        them, and its outbox has words to purge."""
        event = schema.event
        rows = connection.execute(
            select(event.c.complaint_key, func.max(event.c.no))
            .where(event.c.agency_id == self._agency, event.c.what == "del")
            .group_by(event.c.complaint_key)
        )
        return [Deleted(key, number) for key, number in rows]

    def _refs(self, connection: Connection, after: int, to: int | None = None) -> list[Ref]:
        query = select(schema.ref).where(schema.ref.c.no > after).order_by(schema.ref.c.no)
        if to is not None:
            query = query.where(schema.ref.c.no <= to)
        return [Ref(r.kind, r.id, r.no, r.content) for r in connection.execute(query)]
