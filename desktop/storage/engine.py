"""The encrypted file: one writer, readers beside it.

Every write unit is `BEGIN IMMEDIATE` on the single writer connection; readers have connections
of their own that cannot write (`query_only`) and see the last commit. A write that fails
anywhere is rolled back whole.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlcipher3 import dbapi2

from desktop.domain.errors import KeyringLocked, Revoked
from desktop.storage.border import convert_db_errors

KEY_BYTES: Final = 32
BUSY_MS: Final = 5_000
READER_CACHE_KIB: Final = 48_000
WRITER_CACHE_KIB: Final = 16_000


def key_pragmas(key: bytes) -> tuple[str, ...]:
    """What must run first on every connection. A raw key needs no derivation, so opening is
    quick; SQLCipher's own log would write to stderr."""
    if len(key) != KEY_BYTES:
        raise ValueError("key must have 32 bytes")
    return (
        "PRAGMA cipher_log = OFF",
        f"PRAGMA key = \"x'{key.hex()}'\"",
        # Wiping every freed page costs a factor of two; the key alone is wiped on close.
        "PRAGMA cipher_memory_security = OFF",
    )


def connect_raw(path: Path, key: bytes) -> Any:
    """A keyed connection outside SQLAlchemy, in autocommit mode."""
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=BUSY_MS / 1000)
    for pragma in key_pragmas(key):
        connection.execute(pragma)
    return connection


class Database:
    """Engines over one file. Thread safe: writers wait for each other."""

    def __init__(self, path: Path, key: bytes, *, shrinks: bool = False) -> None:
        """`shrinks`: a new file can give freed room back to the disk."""
        self.path = path
        self._key: bytes | None = key
        self._shrinks = shrinks
        self._lock = threading.RLock()
        self._sealed = False
        self.writes = 0
        """Write units committed since it was opened: whether there is something to copy."""
        self.writer = self._engine(f"PRAGMA cache_size = -{WRITER_CACHE_KIB}", 1, "IMMEDIATE")
        self.reader = self._engine(f"PRAGMA cache_size = -{READER_CACHE_KIB}", 2, "DEFERRED")
        event.listen(self.reader, "connect", _read_only)

    def _engine(self, cache: str, pool_size: int, mode: str) -> Engine:
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            module=dbapi2,
            pool_size=pool_size,
            max_overflow=0 if pool_size == 1 else 4,
            connect_args={
                "isolation_level": None,
                "check_same_thread": False,
                "timeout": BUSY_MS / 1000,
            },
            hide_parameters=True,
        )
        pragmas = (
            # Only before the first table of a new file; what is there keeps its way.
            *(("PRAGMA auto_vacuum = INCREMENTAL",) if self._shrinks else ()),
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = FAST",
            cache,
        )

        def prepare(connection: Any, _record: object) -> None:
            for pragma in (*key_pragmas(self.key), *pragmas):
                connection.execute(pragma)

        # First of all listeners: nothing may touch the file before the key is set.
        event.listen(engine, "connect", prepare, insert=True)
        begin = f"BEGIN {mode}"
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One write unit: committed whole on leaving, rolled back on any error."""
        with convert_db_errors(), self._lock:
            with self.writer.begin() as connection:
                yield connection
            self.writes += 1

    @contextmanager
    def write_words(self) -> Iterator[Connection]:
        """The same, of an officer's words. Raises `Revoked` once their last copy is sealed."""
        with self.write() as connection:
            if self._sealed:
                raise Revoked
            yield connection

    def seal(self) -> None:
        """From now on no words are taken in: what is written was written before."""
        with self._lock:
            self._sealed = True

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the last commit."""
        with convert_db_errors(), self.reader.begin() as connection:
            yield connection

    def raw(self) -> Any:
        """A further keyed connection to the same file."""
        return connect_raw(self.path, self.key)

    def sound(self) -> bool:
        """Whether every page is as it was written and what they hold fits together: SQLCipher's
        own check, SQLite's, and what refers to rows that are not there. Seconds for a large
        file. Raises `DbCorrupt` where it cannot even be read."""
        with convert_db_errors():
            connection = self.raw()
            try:
                broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                told = connection.execute("PRAGMA quick_check(1)").fetchone()
                astray = connection.execute("PRAGMA foreign_key_check").fetchone()
            finally:
                connection.close()
        return not broken and told == ("ok",) and astray is None

    @property
    def key(self) -> bytes:
        """The raw key: a backup is keyed with the same. Raises `KeyringLocked` while locked."""
        if self._key is None:
            raise KeyringLocked("the desk is locked")
        return self._key

    def lock(self) -> None:
        """Let go of the file and of the key; what is asked for next raises `KeyringLocked`."""
        self.close()
        with self._lock:
            self._key = None

    def unlock(self, key: bytes) -> None:
        """Take the key back and try it. Raises `WrongKey`, and then stays locked."""
        with self._lock:
            self._key = key
            try:
                with self.read() as connection:
                    connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            except BaseException:
                self._key = None
                raise

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        with self._lock:
            self.reader.dispose()
            self.writer.dispose()


def _read_only(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises `FileExistsError`."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def companions(path: Path) -> tuple[Path, ...]:
    """The write-ahead log and its index, which belong to the file."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))


def attachments_path(path: Path) -> Path:
    """The encrypted file that holds the bytes of attachments, beside a replica file."""
    return path.with_name(path.stem + ".files")


def sync_file(path: Path) -> None:
    """Force a file's bytes to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
