"""Submissions from desk to desk by file, and back: what came, and what may go (`sync.handing`).

`handed`: a local table of what a colleague's file brought, submissions at the officer's desk and
what was given back at the operator's (and beside it the operator's own submission, which the copy
does not hold yet); `payload` as the server gets it too. A row goes once the copy holds it, or
nothing will come of it any more.

Failure policy: what goes into a file is committed as sent before its first byte is written, as for
an exchange; taking the same file again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    Row,
    Table,
    Text,
    delete,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.storage.columns import words
from desktop.storage.engine import Database
from desktop.storage.line import encode, pending, predecessor_of
from desktop.storage.rows import ON_ITS_WAY
from desktop.storage.schema import OF_APPROVAL, complaint, metadata, operation
from desktop.storage.settle import freeze
from sync.content import TimelineEntry
from sync.ports import Clock
from sync.wire import SETTLED_REASONS, Operation

handed: Final = Table(
    "handed",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("complaint", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    words("author"),
    Column("came_at", Integer, nullable=False),
    Index(None, "complaint"),
)
HANDED_TABLES: Final = (handed,)


Given = Literal["submit", "give_back"]
_ENDED: Final = ("discarded", "withdrawn", "superseded")


class HandedBox:
    """Takes in what files bring, and freezes what is to be handed over."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def freeze(self, kind: Given) -> tuple[bytes, ...]:
        """Bytes of this desk's submissions (or of what it gives back of those that came by file)
        that nobody has answered, each committed as sent. One behind unsent work on its complaint
        that does not go along stays until that has left."""
        found: list[bytes] = []
        held: set[str] = set()
        with self._database.write() as connection:
            came = _came(connection)
            for row in pending(connection):
                payload = row.payload
                mine = row.kind == kind and (kind == "submit" or row.target in came)
                if mine and row.state in ON_ITS_WAY:
                    if payload is None and row.complaint not in held:
                        payload = self._freeze(connection, row)
                    if payload is not None:
                        found.append(payload)
                        continue
                held.add(row.complaint)
        return tuple(found)

    def _freeze(self, connection: Connection, row: Row[Any]) -> bytes:
        predecessor = predecessor_of(connection, row)
        payload = encode(row, predecessor)
        freeze(connection, row.id, predecessor, payload, self._clock.now())
        return payload

    def returnable(self) -> int:
        """How many submissions that came by file were given back here and not answered yet."""
        with self._database.read() as connection:
            came = _came(connection)
            return sum(
                row.kind == "give_back" and row.target in came and row.state in ON_ITS_WAY
                for row in (pending(connection) if came else ())
            )

    def take(self, author: str, submissions: Sequence[tuple[Operation, bytes]]) -> int:
        """Keep what a colleague handed over; how many of them were new here."""
        now = self._clock.now()
        with self._database.write() as connection:
            return sum(keep(connection, one, payload, author, now) for one, payload in submissions)


def keep(
    connection: Connection, operation_: Operation, payload: bytes, author: str, now: int
) -> bool:
    """Keep one operation that a file brought; False where it was here already."""
    values = {
        "id": operation_.id,
        "complaint": operation_.complaint,
        "payload": payload,
        "author": author,
        "came_at": now,
    }
    done = connection.execute(upsert(handed).values(**values).on_conflict_do_nothing())
    return bool(done.rowcount)


def _came(connection: Connection) -> frozenset[bytes]:
    return frozenset(connection.execute(select(handed.c.id)).scalars())


def handed_complaints(connection: Connection) -> frozenset[str]:
    """Complaints with a submission that came by file."""
    return frozenset(connection.execute(select(handed.c.complaint)).scalars())


def handed_entries(
    connection: Connection, gen: int, keys: Sequence[str]
) -> list[tuple[str, TimelineEntry]]:
    """What came by file on complaints that the copy holds, as its entry will be."""
    rows = connection.execute(
        select(handed)
        .join(complaint, (complaint.c.key == handed.c.complaint) & (complaint.c.gen == gen))
        .where(handed.c.complaint.in_(keys))
        .order_by(handed.c.came_at, handed.c.id)
    )
    found = []
    for row in rows:
        one = msgspec.msgpack.decode(row.payload, type=Operation)
        told = TimelineEntry(
            kind=one.kind,
            at=one.at,
            by=row.author,
            text=one.text,
            result=one.result,
            secret=one.secret,
            private=True,
            operation=one.id.hex(),
            ref=one.target.hex() if one.target else "",
            files=one.attachments,
        )
        found.append((row.complaint, told))
    return found


def drop_handed(connection: Connection, gen: int) -> None:
    """The copy holds it now, or the server told that there is nothing to decide."""
    if not handed_complaints(connection):
        return
    connection.exec_driver_sql(
        "DELETE FROM handed WHERE lower(hex(id)) IN (SELECT entry.operation FROM entry JOIN"
        " complaint ON complaint.id = entry.complaint_id WHERE complaint.gen = ?"
        f" AND entry.{OF_APPROVAL})",
        (gen,),
    )
    over = select(operation.c.target).where(
        operation.c.target.is_not(None), operation.c.why.in_(SETTLED_REASONS)
    )
    connection.execute(delete(handed).where(handed.c.id.in_(over)))
    # Of this desk's own: given up before the server had it, it is nobody's to give back.
    ended = set(
        connection.execute(select(operation.c.id).where(operation.c.state.in_(_ENDED))).scalars()
    )
    for row in connection.execute(select(handed.c.id, handed.c.payload)).all():
        about = msgspec.msgpack.decode(row.payload, type=Operation)
        if about.id in ended or (about.kind == "give_back" and about.target in ended):
            connection.execute(delete(handed).where(handed.c.id == row.id))


def forget_handed(connection: Connection, key: str) -> None:
    """Its complaint was deleted by order."""
    connection.execute(delete(handed).where(handed.c.complaint == key))
