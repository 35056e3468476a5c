"""Bytes of attachments: a second encrypted file beside the replica, keyed alike.

Apart from the replica, so that its backups stay small and damage to the one is no damage to the
other (docs/adr/0014). Content is found by its SHA-256 and lies in chunks.

Failure policy: a whole file is stored in one transaction, a fetched one chunk by chunk, each
with how much is here. Which files are still needed is decided by the replica; what nothing
names is removed by `AttachmentStore.collect`, so a cut between the two costs room, never bytes
that are needed. A damaged file is put aside, never deleted, and a new one begun.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.errors import DbCorrupt, DbTooNew, KeyringLocked, WrongKey
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import Database, companions, create_private

CHUNK: Final = 64 << 10
_VERSION: Final = 1
_TABLES: Final = (
    "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, have INTEGER NOT NULL)",
    "CREATE TABLE chunk (sha256 TEXT NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY (sha256, at))",
    f"PRAGMA user_version = {_VERSION}",
)


class BlobFile:
    """The file, made when the first attachment comes. Thread safe."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key: bytes | None = key
        self._lock = threading.RLock()
        self._database: Database | None = None

    def put(self, content: bytes) -> str:
        """Store a whole file; its SHA-256 in hex. What is here already stays."""
        digest = hashlib.sha256(content).hexdigest()
        with self._sound() as database, database.write() as connection:
            if self._have(connection, digest) == len(content):
                return digest
            self._drop(connection, digest)
            self._begin(connection, digest, len(content), len(content))
            for at in range(0, len(content), CHUNK):
                self._add(connection, digest, at, content[at : at + CHUNK])
        return digest

    def read(self, digest: str, start: int = 0, length: int | None = None) -> bytes:
        """Bytes that are here; empty where there are none. Raises `DbCorrupt`."""
        if not self.path.exists():
            return b""
        end = (1 << 62) if length is None else start + length
        with self._opened().read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT at, data FROM chunk WHERE sha256 = ? AND at < ?"
                " AND at + length(data) > ? ORDER BY at",
                (digest, end, start),
            )
            return b"".join(data[max(0, start - at) : end - at] for at, data in rows)

    def have(self, digests: Iterable[str]) -> dict[str, int]:
        """How many bytes of each are here; those without any are left out."""
        wanted = set(digests)
        if not wanted or not self.path.exists():
            return {}
        return {d: have for d, have in self.all().items() if d in wanted}

    def all(self) -> dict[str, int]:
        """How many bytes of each file are here; of a damaged file none, until it is written to."""
        if not self.path.exists():
            return {}
        try:
            with self._opened().read() as connection:
                rows = connection.exec_driver_sql("SELECT sha256, have FROM blob").all()
        except (DbCorrupt, WrongKey):
            return {}
        return {row[0]: row[1] for row in rows}

    def append(self, digest: str, size: int, at: int, content: bytes) -> None:
        """Keep what follows on the bytes that are here; anything else is left out."""
        with self._sound() as database, database.write() as connection:
            have = self._have(connection, digest)
            if have is None:
                self._begin(connection, digest, size, 0)
            if at != (have or 0):
                return
            self._add(connection, digest, at, content)
            connection.exec_driver_sql(
                "UPDATE blob SET have = ? WHERE sha256 = ?", (at + len(content), digest)
            )

    def remove(self, digests: Iterable[str]) -> None:
        """Forget files and give their room back to the disk."""
        gone = list(digests)
        if not gone or not self.path.exists():
            return
        with self._sound() as database, database.write() as connection:
            for digest in gone:
                self._drop(connection, digest)
        with convert_db_errors():
            raw = self._opened().raw()
            try:
                # One step a freed page: only when all are read is the room given back.
                raw.execute("PRAGMA incremental_vacuum").fetchall()
            finally:
                raw.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """While bytes are stored and not named yet, nothing is collected."""
        with self._lock:
            yield

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def lock(self) -> None:
        """Let go of the file and of the key."""
        with self._lock:
            self.close()
            self._key = None

    def unlock(self, key: bytes) -> None:
        """Take the key back; the file is opened when it is next needed."""
        with self._lock:
            self._key = key

    @contextmanager
    def _sound(self) -> Iterator[Database]:
        """The file to write to; a damaged one is put aside and the work repeated in a new one."""
        with self._lock:
            try:
                yield self._opened()
            except (DbCorrupt, WrongKey):
                self._put_aside()
                raise

    def _opened(self) -> Database:
        with self._lock:
            if self._database is None:
                try:
                    self._database = self._open()
                except (DbCorrupt, WrongKey):
                    self._put_aside()
                    self._database = self._open()
            return self._database

    def _open(self) -> Database:
        if self._key is None:
            raise KeyringLocked("the desk is locked")
        with convert_db_errors():
            fresh = not self.path.exists()
            if fresh:
                create_private(self.path)
        database = Database(self.path, self._key, shrinks=True)
        try:
            with database.write() as connection:
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                if version > _VERSION:
                    raise DbTooNew(f"attachments {version}")
                if version < _VERSION:
                    for statement in _TABLES:
                        connection.exec_driver_sql(statement)
        except BaseException:
            database.close()
            raise
        return database

    def _put_aside(self) -> None:
        self.close()
        number = 0
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number:02d}")).exists():
            number += 1
        with convert_db_errors():
            for source, target in zip(
                (*companions(self.path), self.path), (*companions(aside), aside), strict=True
            ):
                if source.exists():
                    source.rename(target)

    @staticmethod
    def _have(connection: Connection, digest: str) -> int | None:
        found: int | None = connection.exec_driver_sql(
            "SELECT have FROM blob WHERE sha256 = ?", (digest,)
        ).scalar()
        return found

    @staticmethod
    def _begin(connection: Connection, digest: str, size: int, have: int) -> None:
        connection.exec_driver_sql("INSERT INTO blob VALUES (?, ?, ?)", (digest, size, have))

    @staticmethod
    def _add(connection: Connection, digest: str, at: int, content: bytes) -> None:
        connection.exec_driver_sql("INSERT INTO chunk VALUES (?, ?, ?)", (digest, at, content))

    @staticmethod
    def _drop(connection: Connection, digest: str) -> None:
        for table in ("chunk", "blob"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE sha256 = ?", (digest,))
