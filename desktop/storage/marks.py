"""Local tables of the officer's own marks on complaints, which are never exchanged.

`mark`: one row per complaint. `seen` = what had happened when the officer last looked (see
`news_of`; empty = never opened), `unread` = marked so by hand, `until` = put off until that day
(ISO; empty = not), `put_off` = what had happened when it was. No foreign key into the replica: a
fresh copy or another epoch leaves the marks as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from desktop.storage.columns import flag, words
from desktop.storage.engine import Database
from desktop.storage.schema import complaint, entry, metadata, operation, part
from desktop.storage.sheets import unit_sheet
from desktop.storage.state import live_gen
from sync.wire import PART_BODY

mark: Final = Table(
    "mark",
    metadata,
    Column("complaint", Text, primary_key=True),
    flag("starred"),
    flag("unread"),
    words("seen"),
    words("until"),
    words("put_off"),
)

MARK_TABLES: Final = (mark, unit_sheet)
"""What only this computer has; salvaged with the other local tables."""

_ANSWERED_BY: Final = ("entered", "arrived")
"""Entries that tell what became of an answer: nothing new for who gave it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A row as stored, and `news`: what has happened by now."""

    starred: bool = False
    unread: bool = False
    seen: str = ""
    until: date | None = None
    put_off: str = ""
    news: str = ""


class MarkStore:
    """Marks by complaint."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, keys: Sequence[str]) -> dict[str, Marked]:
        """What is marked, and what has happened, of these complaints; those held only."""
        with self._database.read() as connection:
            news = news_of(connection, keys)
            rows = connection.execute(select(mark).where(mark.c.complaint.in_(list(news))))
            found = {row.complaint: row for row in rows}
        return {
            key: _marked(found[key], told) if key in found else Marked(news=told)
            for key, told in news.items()
        }

    def starred(self) -> frozenset[str]:
        """Complaints with a star, held or not."""
        with self._database.read() as connection:
            return frozenset(
                connection.execute(select(mark.c.complaint).where(mark.c.starred)).scalars()
            )

    def put_off(self, after: date) -> tuple[str, ...]:
        """Complaints put off until a day later than that one, held or not."""
        query = select(mark.c.complaint).where(mark.c.until > after.isoformat())
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())

    def star(self, key: str, starred: bool) -> None:
        """Give it a star or take it."""
        self._put(key, starred=starred)

    def saw(self, key: str, news: str) -> None:
        """The officer has seen all that had happened; a mark made by hand stays."""
        self._put(key, seen=news)

    def opened(self, key: str, news: str) -> None:
        """The officer has opened it: it is read."""
        self._put(key, seen=news, unread=False)

    def mark_unread(self, key: str) -> None:
        """As if it had not been opened."""
        self._put(key, unread=True)

    def put_off_until(self, key: str, until: date | None, news: str) -> None:
        """Put it off until that day, or no longer."""
        self._put(key, until=until.isoformat() if until else "", put_off=news if until else "")

    def put_many(self, values: Mapping[str, Mapping[str, object]]) -> None:
        """Columns of several complaints in one go: all are written or none."""
        with self._database.write() as connection:
            for key, columns in values.items():
                _put_one(connection, key, columns)

    def _put(self, key: str, **values: object) -> None:
        with self._database.write() as connection:
            _put_one(connection, key, values)


def _put_one(connection: Connection, key: str, values: Mapping[str, object]) -> None:
    connection.execute(
        insert(mark)
        .values(complaint=key, **values)
        .on_conflict_do_update(index_elements=["complaint"], set_=dict(values))
    )


def news_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What others have done to each of these complaints, as a short digest; those held only.

    It is made of identities, not of numbers or times: another epoch counts anew, and an entry
    may arrive long after it was written. What this desk did itself is left out.
    """
    gen = live_gen(connection)
    column = complaint.c
    rows = connection.execute(
        select(
            column.id,
            column.key,
            column.closed,
            column.archived,
            column.secret,
            column.agency,
            part.c.digest,
        )
        .outerjoin(part, (part.c.complaint_id == column.id) & (part.c.part == PART_BODY))
        .where(column.gen == gen, column.key.in_(list(keys)))
    ).all()
    own = {
        made.hex()
        for made in connection.execute(
            select(operation.c.id).where(operation.c.complaint.in_(list(keys)))
        ).scalars()
    }
    told: dict[int, list[str]] = {row.id: [] for row in rows}
    for found in connection.execute(
        select(entry.c.complaint_id, entry.c.entry_id, entry.c.operation).where(
            entry.c.complaint_id.in_(list(told)), entry.c.kind.not_in(_ANSWERED_BY)
        )
    ):
        if found.operation not in own:
            told[found.complaint_id].append(found.entry_id)
    return {row.key: _digest(row, told[row.id]) for row in rows}


def forget_marks(connection: Connection, key: str) -> None:
    """Deleted by order: nothing of it stays."""
    for table in MARK_TABLES:
        connection.execute(table.delete().where(table.c.complaint == key))


def _digest(row: Any, entries: list[str]) -> str:
    made = hashlib.blake2b(digest_size=9)
    for told in (*sorted(entries), row.agency, f"{row.closed:d}{row.archived:d}{row.secret:d}"):
        made.update(told.encode() + b"\0")
    made.update(row.digest or b"")
    return made.hexdigest()


def _marked(row: Any, news: str) -> Marked:
    until = date.fromisoformat(row.until) if row.until else None
    return Marked(row.starred, row.unread, row.seen, until, row.put_off, news)


def held(marks: Mapping[str, Marked], key: str) -> Marked:
    """The marks of one complaint; none where it has none or is not held."""
    return marks.get(key, Marked())
