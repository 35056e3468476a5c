"""Local table of answers that the officer enters into SP4N-LAPOR! by hand; never exchanged.

`by_hand`: one row per answer that was ticked off once, or came along from the server that ran on
this PC before. `entered_at` = when it was ticked off, 0 = not (any more); `how` = what did it (see
`desktop.domain.by_hand.How`). The words stand here too: the row must outlive the outbox that it
was copied from. No foreign key into the replica.

An accepted answer without a row waits to be entered, so that nothing has to be written for it to
be listed, and a power cut can lose no answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, cast

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Row,
    Table,
    Text,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.by_hand import ByHand, How
from desktop.domain.errors import NotFound, NotOffered
from desktop.storage.columns import blob, flag, integer, words
from desktop.storage.engine import Database
from desktop.storage.queueing import queue
from desktop.storage.rows import card_of, card_text, content_of, content_values, live_facts
from desktop.storage.schema import complaint, entry, metadata, operation, replica_state
from sync.content import TimelineEntry
from sync.ports import Clock

by_hand: Final = Table(
    "by_hand",
    metadata,
    Column("operation", LargeBinary, primary_key=True),
    Column("complaint", Text, nullable=False),
    Column("kind", Text, nullable=False),
    words("text"),
    words("result"),
    flag("secret"),
    words("reason"),
    words("suggest"),
    Column("attachments", Text, nullable=False, server_default=text("'[]'")),
    Column("target", LargeBinary),
    blob("public_hash"),
    Column("card", Text, nullable=False, server_default=text("'{}'")),
    integer("at"),
    integer("entered_at"),
    words("how"),
)

BY_HAND_TABLES: Final = (by_hand,)
"""What only this computer has; salvaged with the other local tables."""

_KINDS: Final = ("follow_up", "request_info", "return")


class ByHandBook:
    """The list and its ticks. Every write is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self, *, own: bool) -> tuple[ByHand, ...]:
        """All of them by the author's time. `own`: what the outbox had accepted is to be entered
        by this officer too, since the server stands on this PC."""
        with self._database.read() as connection:
            rows = {bytes(r.operation): _kept(r) for r in connection.execute(select(by_hand))}
            if own:
                for row in connection.execute(_accepted()):
                    if bytes(row.id) not in rows:
                        rows[bytes(row.id)] = _made(row)
            told = _told(connection, {one.complaint for one in rows.values() if one.waits})
        found = (_with(one, told) for one in rows.values())
        return tuple(sorted(found, key=lambda one: (one.at, one.operation)))

    def any(self) -> bool:
        """Whether anything is listed at all, where the outbox does not count."""
        with self._database.read() as connection:
            return bool(connection.execute(select(func.count()).select_from(by_hand)).scalar())

    def ticks(self) -> dict[str, int]:
        """When the officer ticked which operation off (hexadecimal id)."""
        query = select(by_hand.c.operation, by_hand.c.entered_at)
        with self._database.read() as connection:
            found = connection.execute(query.where(by_hand.c.how == "hand"))
            return {bytes(row[0]).hex(): row[1] for row in found}

    def tick(self, operation_id: bytes) -> ByHand:
        """The officer has entered it. Raises `NotFound` where no such answer was accepted."""
        return self._mark(operation_id, self._clock.now(), "hand")

    def untick(self, operation_id: bytes) -> ByHand:
        """Undo that: it waits again. Raises `NotFound`, `NotOffered` where something else than the
        officer says that it was entered."""
        return self._mark(operation_id, 0, "")

    def _mark(self, operation_id: bytes, at: int, how: How) -> ByHand:
        with self._database.write() as connection:
            _bring(connection, operation_id)
            _get(connection, operation_id)
            changed = connection.execute(
                update(by_hand)
                .where(by_hand.c.operation == operation_id, by_hand.c.how != "server")
                .values(entered_at=at, how=how)
            )
            if not changed.rowcount:
                raise NotOffered("server")
            return _get(connection, operation_id)

    def put(self, carried: Iterable[ByHand]) -> None:
        """Take answers along from another file; one that is here stays as it is here."""
        with self._database.write_words() as connection:
            put_carried(connection, carried)

    def hand_on(self, operation_id: bytes, *, at: int, zone_minutes: int) -> bytes:
        """Queue it for the region's server under the same id, and take it off the list.

        Raises `NotFound`, `NotOffered` (does not wait, or the complaint is not here).
        """
        with self._database.write_words() as connection:
            one = _with(_get(connection, operation_id), _told(connection, None))
            held = live_facts(connection, one.complaint)[1] is not None
            sent = connection.execute(
                select(operation.c.id).where(operation.c.id == operation_id)
            ).first()
            if not (one.waits and held) or sent is not None:
                raise NotOffered(one.how or "complaint")
            now = self._clock.now()
            queue(
                connection,
                one.complaint,
                one.content,
                one.card,
                None,
                (at, zone_minutes),
                now,
                operation_id=operation_id,
            )
            connection.execute(
                update(by_hand)
                .where(by_hand.c.operation == operation_id)
                .values(entered_at=now, how="server")
            )
        return operation_id


def put_carried(connection: Connection, carried: Iterable[ByHand]) -> None:
    """See `ByHandBook.put`, inside a transaction of the caller's."""
    for one in carried:
        connection.execute(insert(by_hand).values(**_values(one)).on_conflict_do_nothing())


def forget_by_hand(connection: Connection, complaint_key: str) -> None:
    """A complaint was deleted by order: no words on it stay."""
    connection.execute(delete(by_hand).where(by_hand.c.complaint == complaint_key))


def _accepted() -> Any:
    column = operation.c
    return select(operation).where(
        column.state == "acked", column.kind.in_(_KINDS), column.complaint_gone != "deleted"
    )


def _bring(connection: Connection, operation_id: bytes) -> None:
    """A row for an accepted answer that has none yet."""
    row = connection.execute(_accepted().where(operation.c.id == operation_id)).first()
    if row is not None:
        put_carried(connection, [_made(row)])


def _get(connection: Connection, operation_id: bytes) -> ByHand:
    row = connection.execute(select(by_hand).where(by_hand.c.operation == operation_id)).first()
    if row is None:
        raise NotFound("answer")
    return _kept(row)


def _told(connection: Connection, complaints: set[str] | None) -> dict[str, int]:
    """Since when which operation (hexadecimal id) stands in SP4N-LAPOR!, as the copy tells."""
    query = (
        select(entry.c.content)
        .join(complaint, complaint.c.id == entry.c.complaint_id)
        .join(replica_state, complaint.c.gen == replica_state.c.live_gen)
        .where(entry.c.kind == "entered")
    )
    if complaints is not None:
        query = query.where(complaint.c.key.in_(complaints))
    read = (msgspec.json.decode(c, type=TimelineEntry) for c in connection.scalars(query))
    return {item.ref: item.at for item in read if item.ref}


def _with(one: ByHand, told: dict[str, int]) -> ByHand:
    at = told.get(one.operation.hex())
    if at is None or not one.waits:
        return one
    return replace(one, entered_at=at, how="export")


def _values(one: ByHand) -> dict[str, Any]:
    return {
        **content_values(one.content),
        "operation": one.operation,
        "complaint": one.complaint,
        "card": card_text(one.card),
        "at": one.at,
        "entered_at": one.entered_at,
        "how": one.how,
    }


def _kept(row: Row[Any]) -> ByHand:
    return ByHand(
        bytes(row.operation),
        row.complaint,
        content_of(row),
        card_of(row.card),
        row.at,
        row.entered_at,
        cast(How, row.how),
    )


def _made(row: Row[Any]) -> ByHand:
    return ByHand(bytes(row.id), row.complaint, content_of(row), card_of(row.card), row.at)
