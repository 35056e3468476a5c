"""Rows about files that an ordered deletion takes along."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from server import schema


def referred(connection: Connection, sha256: bytes) -> bool:
    """Whether any timeline entry has this file."""
    column = schema.attachment.c.sha256
    return connection.execute(select(column).where(column == sha256).limit(1)).first() is not None


def purge_files(connection: Connection, key: str) -> None:
    """Forget a complaint's files; `Attachments.sweep` removes bytes that nothing else has."""
    files, doomed = schema.attachment, schema.doomed_blob
    digests = connection.execute(
        select(files.c.sha256).where(files.c.complaint_key == key).distinct()
    )
    found = list(digests.scalars())
    connection.execute(delete(files).where(files.c.complaint_key == key))
    for sha256 in found:
        noted = connection.execute(select(doomed.c.sha256).where(doomed.c.sha256 == sha256))
        if noted.first() is None and not referred(connection, sha256):
            connection.execute(insert(doomed).values(sha256=sha256))
