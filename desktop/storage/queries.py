"""What the screens read: the live copy with the officer's pending work laid over it.

Reads only; every method is one consistent view of the last commit. What typed words find of all
complaints is two: ids from memory, then the index; where a copy is swapped between them, the answer
is short until the screen asks again, as it does after each exchange.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import Connection, Row, func, select

from desktop.domain.errors import NotFound
from desktop.domain.model import (
    Attachment,
    CaseFacts,
    Complaint,
    ComplaintRow,
    Filter,
    RefItem,
    Sort,
    TimelineItem,
)
from desktop.storage.engine import Database
from desktop.storage.entry_files import decoded
from desktop.storage.listing import (
    ROW_COLUMNS,
    AnyRow,
    conditions,
    on_its_way,
    order,
    overlay,
    rows_by_id,
)
from desktop.storage.rows import PENDING_STATES, content_of
from desktop.storage.schema import complaint, entry, operation, part, ref_item
from desktop.storage.search import fts_query
from desktop.storage.state import live_gen, read_state
from desktop.storage.whole import Keys, WholeCopy
from sync.content import Body, State, TimelineEntry
from sync.wire import PART_BODY, PART_STATE

Facet = Literal["category", "classification", "status", "regency", "district", "village", "agency"]

_FACTS: Final = ", ".join(CaseFacts._fields)
_INDEXED: Final = {"category", "classification", "status", "district", "village"}


class Queries:
    """All reading of complaints."""

    def __init__(self, database: Database, whole: WholeCopy) -> None:
        self._database = database
        self._whole = whole

    def list_complaints(
        self, wanted: Filter, sort: Sort = "newest", limit: int = 200, offset: int = 0
    ) -> tuple[ComplaintRow, ...]:
        """One page of a list."""
        with self._database.read() as connection:
            query = select(complaint.c.id).where(*_where(connection, wanted))
            ids = connection.execute(
                query.order_by(*order(wanted, sort)).limit(limit).offset(offset)
            ).scalars()
            return tuple(row for _, row in rows_by_id(connection, list(ids)))

    def keys(self, wanted: Filter, sort: Sort = "newest") -> Keys:
        """Complaint ids of a whole list, in order; rows come by `rows`. All of them, without
        words, are the same tuple until one is written or another order is asked for."""
        if wanted == Filter("all", words=wanted.words):
            return self.matching(wanted.words, self._whole.keys(sort))
        with self._database.read() as connection:
            found = select(complaint.c.key).where(*_where(connection, wanted))
            ordered = found.order_by(*order(wanted, sort)).subquery()
            # One value instead of 100,000 rows; SQLite keeps the order that an aggregate reads.
            whole = select(func.json_group_array(ordered.c.key))
            return msgspec.json.decode(connection.execute(whole).scalar_one(), type=Keys)

    def matching(self, typed: str, keys: Keys) -> Keys:
        """Those of these ids that the typed words find, in this order; all where the words hold no
        letter or digit."""
        words = fts_query(typed)
        return tuple(filter(self._whole.matching(words).__contains__, keys)) if words else keys

    def rows(self, keys: Sequence[str]) -> tuple[ComplaintRow, ...]:
        """List rows of these complaints, in this order; those not held are left out."""
        with self._database.read() as connection:
            found = {
                row.key: row
                for row in connection.execute(
                    select(complaint.c.id, *ROW_COLUMNS).where(
                        complaint.c.gen == live_gen(connection), complaint.c.key.in_(keys)
                    )
                )
            }
            laid = overlay(connection)
            return tuple(laid.row(found[key]) for key in keys if key in found)

    def copied_at(self) -> int:
        """When the copy was last complete (Unix seconds, 0 = never): of `ReplicaCopy.status`, what
        a list tells, without counting all complaints for it."""
        with self._database.read() as connection:
            return read_state(connection).complete_at

    def count(self, wanted: Filter) -> int:
        """How many complaints a list holds."""
        with self._database.read() as connection:
            query = select(func.count()).select_from(complaint)
            return connection.execute(query.where(*_where(connection, wanted))).scalar_one()

    def complaint(self, key: str) -> Complaint:
        """A complaint to read. Raises `NotFound` where the copy does not hold it."""
        with self._database.read() as connection:
            return _complaint(connection, complaint.c.key == key)

    def find_by_tracking(self, tracking_id: str) -> Complaint | None:
        """By number, with or without `#`; the newest where a source used one twice."""
        number = tracking_id.strip().lstrip("#")
        with self._database.read() as connection:
            try:
                return _complaint(connection, complaint.c.tracking_id == number)
            except NotFound:
                return None

    def timeline(self, key: str) -> tuple[TimelineItem, ...]:
        """The story so far, oldest first, then pending work in line order. What came back from
        the server is not shown twice."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(entry.c.entry_id, entry.c.no, entry.c.content)
                .join_from(entry, complaint, entry.c.complaint_id == complaint.c.id)
                .where(complaint.c.gen == live_gen(connection), complaint.c.key == key)
            )
            found = [(row, decoded(row.content, TimelineEntry)) for row in rows]
            arrived: dict[str, set[str]] = {}
            for _, told in found:
                arrived.setdefault(told.ref, set()).update(file.hex() for file in told.arrived)
            items = [
                _item(row, told, arrived.get(row.entry_id, set()))
                for row, told in found
                if told.kind != "arrived"
            ]
            items.sort(key=lambda item: (item.at, item.number, item.id))
            back = {item.operation for item in items}
            column = operation.c
            work = connection.execute(
                select(operation)
                .where(
                    column.complaint == key,
                    column.kind != "withdraw",
                    column.superseded_by.is_(None),
                    column.state.in_(PENDING_STATES) | column.laid,
                )
                .order_by(column.position, column.seq)
            )
            return (*items, *(_pending(row) for row in work if row.id.hex() not in back))

    def refs(self, kind: str) -> tuple[RefItem, ...]:
        """Reference data of a kind, by id."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(ref_item)
                .where(
                    ref_item.c.gen == live_gen(connection),
                    ref_item.c.kind == kind,
                    ref_item.c.content != b"",
                )
                .order_by(ref_item.c.ref)
            )
            return tuple(RefItem(row.kind, row.ref, row.no, row.content) for row in rows)

    def case_facts(self, keys: Iterable[str] | None = None) -> tuple[CaseFacts, ...]:
        """Facts of all unsettled complaints, for deadlines; of these alone where they are named."""
        query = f"SELECT {_FACTS} FROM complaint WHERE gen = ? AND NOT settled"
        with self._database.read() as connection:
            given: tuple[Any, ...] = (live_gen(connection),)
            if keys is not None:
                query += " AND key IN (SELECT value FROM json_each(?))"
                given += (msgspec.json.encode(list(keys)).decode(),)
            rows = connection.exec_driver_sql(query, given)
            return tuple(map(CaseFacts._make, rows))

    def choices(self, facet: Facet) -> Keys:
        """Values that occur in the live copy, for a filter's menu."""
        following = f"SELECT min({facet}) FROM complaint WHERE gen = ? AND {facet} >"
        # From value to value along the index, instead of over every row.
        query = (
            f"WITH RECURSIVE found(value) AS ({following} '' UNION ALL SELECT ({following} value)"
            " FROM found WHERE value IS NOT NULL) SELECT value FROM found WHERE value IS NOT NULL"
        )
        if facet not in _INDEXED:
            query = (
                f"SELECT DISTINCT {facet} FROM complaint"
                f" WHERE gen = ? AND gen = ? AND {facet} <> '' ORDER BY 1"
            )
        with self._database.read() as connection:
            gen = live_gen(connection)
            return tuple(connection.exec_driver_sql(query, (gen, gen)).scalars())

    def work_counts(self) -> tuple[int, int]:
        """(operations on their way, of which never sent): the sync card."""
        with self._database.read() as connection:
            row = connection.execute(
                select(func.count(), func.count().filter(operation.c.sent_at == 0)).where(
                    on_its_way(), operation.c.state != "acked"
                )
            ).one()
            return row[0], row[1]


def _where(connection: Connection, wanted: Filter) -> list[Any]:
    words = fts_query(wanted.words)
    return conditions(wanted, live_gen(connection), words)


def _complaint(connection: Connection, condition: Any) -> Complaint:
    rows = connection.execute(
        select(
            complaint.c.id,
            complaint.c.changed_no,
            complaint.c.closed_at,
            complaint.c.reported_at,
        ).where(complaint.c.gen == live_gen(connection), condition)
    ).all()
    # Sorted here: an ORDER BY would lead SQLite to the wrong index.
    row = max(rows, key=lambda found: found.reported_at, default=None)
    if row is None:
        raise NotFound("complaint")
    contents = {
        found.part: found.content
        for found in connection.execute(
            select(part.c.part, part.c.content).where(part.c.complaint_id == row.id)
        )
    }
    body = decoded(contents.get(PART_BODY, b"{}"), Body)
    state = decoded(contents.get(PART_STATE, b"{}"), State)
    ((_, shown),) = rows_by_id(connection, [row.id])
    return Complaint(
        row=shown,
        text=body.text,
        source=body.source,
        channel=body.channel,
        category_id=body.category_id,
        province=body.province,
        reporter="" if body.anonymous else body.reporter,
        closed_at=row.closed_at,
        hold_reason=state.hold_reason,
        rating=state.rating,
        number=row.changed_no,
    )


def _item(row: AnyRow, item: TimelineEntry, arrived: set[str]) -> TimelineItem:
    files = tuple(
        Attachment(file.sha256.hex(), file.name, file.size, file.type, file.thumb)
        for file in item.files
    )
    return TimelineItem(
        id=row.entry_id,
        kind=item.kind,
        at=item.at,
        number=row.no,
        by=item.by,
        text=item.text,
        result=item.result,
        status=item.status,
        secret=item.secret,
        private=item.private,
        operation=item.operation,
        ref=item.ref,
        reason=item.reason,
        agency=item.agency,
        attachments=files,
        # What came with the complaint was there before its entry.
        arrived=tuple(f.sha256 for f in files if not item.operation or f.sha256 in arrived),
        state="",
    )


def _pending(row: Row[Any]) -> TimelineItem:
    content = content_of(row)
    return TimelineItem(
        id=row.id.hex(),
        kind=content.kind,
        at=row.at,
        number=row.number,
        by="",
        text=content.text,
        result=content.result,
        status="",
        secret=content.secret,
        private=content.kind == "note",
        operation=row.id.hex(),
        ref="",
        reason=content.reason,
        agency=content.suggest,
        attachments=content.attachments,
        arrived=(),
        state=row.state,
    )
