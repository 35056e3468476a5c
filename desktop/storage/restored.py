"""Drafts that a spare copy brought into a file without complaints, until a whole copy came: they
may have been sent after the spare was made."""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, select, update

from desktop.storage.engine import Database
from desktop.storage.schema import complaint, draft, entry, replica_state, setting
from sync.content import TimelineEntry

RESTORED: Final = "restored_drafts"
"""Setting: drafts brought into a file without complaints, until a whole copy came."""
RESTORED_ROW: Final = select(setting.c.value).where(setting.c.key == RESTORED)


def settle_restored(database: Database, now: int) -> int:
    """Once the copy is whole: throw away, recoverably, what of the drafts brought back was sent
    after their spare was made. Returns how many."""
    with database.read() as connection:
        if connection.execute(RESTORED_ROW).scalar() is None or not is_whole(connection):
            return 0
    with database.write() as connection:
        stored = connection.execute(RESTORED_ROW).scalar_one()
        told = msgspec.json.decode(stored, type=dict[str, tuple[str, str]])
        done = 0
        for number, (mark_, id_) in told.items():
            row = connection.execute(select(draft).where(draft.c.id == int(number))).first()
            if row is None or row.discarded_at or digest_of(row.text) != mark_:
                continue
            if _was_sent(connection, row, id_):
                changed = update(draft).where(draft.c.id == row.id).values(discarded_at=max(now, 1))
                done += connection.execute(changed).rowcount
        connection.execute(delete(setting).where(setting.c.key == RESTORED))
        return done


def is_restored(connection: Connection, draft_id: int) -> bool:
    """Whether nobody knows yet if this draft was sent after its spare was made."""
    stored = connection.execute(RESTORED_ROW).scalar()
    return stored is not None and str(draft_id) in msgspec.json.decode(stored)


def is_whole(connection: Connection) -> bool:
    """Whether the file holds a whole copy."""
    row = connection.execute(select(replica_state)).one()
    return row.cursor is not None and row.build_gen is None


def _was_sent(connection: Connection, row: Any, id_: str) -> bool:
    """Its operation stands in the timeline, or its very words do, made by an operation."""
    entries = (
        select(entry.c.operation, entry.c.content)
        .join(complaint, complaint.c.id == entry.c.complaint_id)
        .where(complaint.c.key == row.complaint, entry.c.operation != "")
    )
    return any(
        found.operation == id_ or (row.text.strip() and _text_of(found.content) == row.text)
        for found in connection.execute(entries)
    )


def _text_of(content: bytes) -> str:
    return msgspec.json.decode(content, type=TimelineEntry).text


def digest_of(text: str) -> str:
    """Of a draft's words, to see whether they were changed since."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
