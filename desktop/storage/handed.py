"""Submissions from desk to desk by file: what came, and what may go (`sync.handing`).

`handed`: a local table of submissions that a colleague's file brought, `payload` as the server gets
it too. A row goes once the copy holds the submission, or the server says that there is none.

Failure policy: what goes into a file is committed as sent before its first byte is written, as for
an exchange; taking the same file again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.storage.columns import words
from desktop.storage.engine import Database
from desktop.storage.line import encode, pending, predecessor_of
from desktop.storage.schema import OF_APPROVAL, complaint, metadata, operation
from desktop.storage.settle import change
from sync.content import TimelineEntry
from sync.crypto import content_hash
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


class HandedBox:
    """Takes submissions in, and freezes those that are to be handed over."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def freeze(self) -> tuple[bytes, ...]:
        """Bytes of this desk's submissions that nobody has answered, each committed as sent. One
        behind other unsent work on its complaint stays until that has left."""
        found: list[bytes] = []
        begun: set[str] = set()
        with self._database.write() as connection:
            for row in pending(connection):
                first, payload = row.complaint not in begun, row.payload
                begun.add(row.complaint)
                if row.kind != "submit" or row.state not in ("queued", "unanswered"):
                    continue
                if payload is None and first:
                    predecessor = predecessor_of(connection, row)
                    payload = encode(row, predecessor)
                    change(
                        connection,
                        row.id,
                        state="unanswered",
                        sent_at=self._clock.now(),
                        predecessor=predecessor,
                        payload=payload,
                        hash=content_hash(payload),
                    )
                if payload is not None:
                    found.append(payload)
        return tuple(found)

    def take(self, author: str, submissions: Sequence[tuple[Operation, bytes]]) -> int:
        """Keep what a colleague handed over; how many of them were new here."""
        now, new = self._clock.now(), 0
        with self._database.write() as connection:
            for one, payload in submissions:
                values = {
                    "id": one.id,
                    "complaint": one.complaint,
                    "payload": payload,
                    "author": author,
                    "came_at": now,
                }
                done = connection.execute(upsert(handed).values(**values).on_conflict_do_nothing())
                new += done.rowcount
        return new


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
            kind="submit",
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


def forget_handed(connection: Connection, key: str) -> None:
    """Its complaint was deleted by order."""
    connection.execute(delete(handed).where(handed.c.complaint == key))
