"""What to do with a damaged file: put it aside, bring out what only this computer has.

Failure policy: the damaged file is moved, never deleted or written to. Rows are read one by
one; a place that cannot be read is counted and skipped. A table that gives nothing at all is
taken from the newest backup that can be read. The new file starts without a copy of the
complaints: the next exchange brings them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, insert
from sqlcipher3 import dbapi2

from desktop.domain.errors import DbMissing, LocalError
from desktop.domain.model import SalvageReport
from desktop.storage.backup import backups_of
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import companions, connect_raw
from desktop.storage.replica import Replica
from desktop.storage.schema import LOCAL_TABLES, operation, statement
from sync.ports import Clock

GIVE_UP: Final = 5_000
"""Unreadable row numbers in a row after which a table is taken to end."""

_MARK: Final = ".damaged-"
_Rows = dict[str, list[dict[str, Any]]]


def salvage(path: Path, key: bytes, *, clock: Clock) -> SalvageReport:
    """Move the file at `path` aside and make a new one in its place with all that could be read.

    Raises `DbMissing`, `DiskFull`, `DiskFailed`. The new file is complete before it gets the
    name, so that after a power cut the call may simply be repeated.
    """
    with convert_db_errors():
        if not path.exists():
            raise DbMissing()
        aside = _move_aside(path, clock.now())
        reading = _Reading()
        found = {table.name: list(reading.rows(aside, key, table)) for table in LOCAL_TABLES}
        taken = _fill_from_backups(found, path, key)
    replica = Replica.create(path, key, clock=clock)
    try:
        with replica.database.write() as connection:
            _store(connection, found)
    finally:
        replica.close()
    return SalvageReport(
        moved_to=str(aside),
        drafts=len(found["draft"]),
        operations=len(found["operation"]),
        receipts=len(found["receipt"]),
        identity=bool(found["identity"]),
        unreadable=reading.unreadable,
        from_backup=taken,
    )


@dataclass(slots=True)
class _Reading:
    """Reads rows one by one; counts the places that resist."""

    unreadable: int = 0
    _lost: set[str] = field(default_factory=set)

    def rows(self, path: Path, key: bytes, table: Table) -> Iterator[dict[str, Any]]:
        """Rows of a table as far as they can be read, in the order they were written."""
        failures = 0
        last = 0
        connection = connect_raw(path, key)
        try:
            while failures <= GIVE_UP:
                try:
                    row = _next(connection, table, last) if not failures else None
                    row = row or _at(connection, table, last + 1) if failures else row
                    if row is None and not failures:
                        return
                    last = last + 1 if row is None else int(row.pop("rowid"))
                    failures = failures + 1 if row is None else 0
                    if row is not None:
                        yield row
                except dbapi2.Error:
                    if table.name not in self._lost or not failures:
                        self.unreadable += 1
                    failures += 1
                    last += 1
                    # After one bad page SQLCipher refuses all others on that connection.
                    connection.close()
                    connection = connect_raw(path, key)
        finally:
            connection.close()
