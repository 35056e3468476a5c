"""Rows about files that an ordered deletion takes along."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from server import schema


def referred(connection: Connection, sha256: bytes) -> bool:
    """Whether any timeline entry, or the sealed work of a revoked desk, has this file."""
    for table in (schema.attachment, schema.sealed_file):
        column = table.c.sha256
        if connection.execute(select(column).where(column == sha256).limit(1)).first():
            return True
    return False


def purge_files(connection: Connection, key: str) -> None:
    """Forget a complaint's files; `Attachments.sweep` removes bytes that nothing else has."""
    doomed = schema.doomed_blob
    found: set[bytes] = set()
    for files in (schema.attachment, schema.sealed_file):
        here = files.c.complaint_key == key
        found.update(connection.execute(select(files.c.sha256).where(here)).scalars())
        connection.execute(delete(files).where(here))
    for sha256 in sorted(found):
        noted = connection.execute(select(doomed.c.sha256).where(doomed.c.sha256 == sha256))
        if noted.first() is None and not referred(connection, sha256):
            connection.execute(insert(doomed).values(sha256=sha256))
