"""What to do with a damaged file: put it aside, bring out what only this computer has.

Failure policy: the damaged file is moved, never deleted and never written to; a working copy is
read. Rows are read one by one; what cannot be read is counted and skipped. A table that gives
nothing but failures is taken from the newest backup that can be read. The new file is complete
before it gets the name, so that after a power cut the call is simply repeated. It starts
without complaints: the next exchange brings them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, insert
from sqlcipher3 import dbapi2

from desktop.domain.errors import DbMissing
from desktop.domain.model import SalvageReport
from desktop.storage.access_log import ACCESS_TABLES
from desktop.storage.backup import backups_of
from desktop.storage.border import convert_db_errors
from desktop.storage.by_hand import BY_HAND_TABLES
from desktop.storage.engine import companions, connect_raw, create_private
from desktop.storage.handed import HANDED_TABLES
from desktop.storage.marks import MARK_TABLES
from desktop.storage.replica import Replica
from desktop.storage.schema import LOCAL_TABLES
from desktop.storage.writing_schema import WRITING_TABLES
from sync.ports import Clock

PROBED: Final = 2_000
"""Row numbers tried one by one inside a damaged stretch."""

PROBED_BLIND: Final = 50
"""The same where neither end of the table could be read: then hardly anything can."""

OWN_TABLES: Final = (
    *LOCAL_TABLES,
    *WRITING_TABLES,
    *MARK_TABLES,
    *ACCESS_TABLES,
    *HANDED_TABLES,
    *BY_HAND_TABLES,
)
_NO_END: Final = 1 << 62
_Row = dict[str, Any]
REPAIR: Final = (
    # A file is asked for again where its upload was lost, and forgotten with its operation.
    "DELETE FROM upload WHERE operation NOT IN (SELECT id FROM operation)",
    "INSERT OR IGNORE INTO upload (operation, sha256, size, tried)"
    " SELECT operation.id, json_extract(file.value, '$.sha256'),"
    " json_extract(file.value, '$.size'), 1"
    " FROM operation, json_each(operation.attachments) AS file",
    # Never let an operation wait for one that was lost.
    "UPDATE operation SET superseded_by = NULL"
    " WHERE superseded_by NOT IN (SELECT id FROM operation)",
    "UPDATE operation SET statement_id = NULL WHERE statement_id NOT IN (SELECT id FROM statement)",
    "UPDATE draft SET supersedes = NULL WHERE supersedes NOT IN (SELECT id FROM operation)",
    "UPDATE operation SET state = CASE outcome WHEN 'refused' THEN 'needs_edit'"
    " WHEN '' THEN 'unanswered' ELSE 'needs_decision' END"
    " WHERE state = 'withdrawing' AND id NOT IN (SELECT target FROM operation"
    " WHERE kind = 'withdraw' AND target IS NOT NULL)",
)


def salvage(path: Path, key: bytes, *, clock: Clock) -> SalvageReport:
    """Put a new file in the place of the damaged one, with all that could be read.

    Raises `DbMissing`, `DiskFull`, `DiskFailed`; the damaged file then still has its name.
    """
    work, fresh = (path.with_name(path.name + mark) for mark in (".salvage", ".salvaged"))
    with convert_db_errors():
        if not path.exists():
            raise DbMissing()
        _copy(path, work)
        try:
            found, unreadable = _read_all(work, key)
        finally:
            _remove(work)
        taken = _fill_from_backups(found, path, key)
        _remove(fresh)
        _build(fresh, key, found, clock)
        aside = _move_aside(path, clock.now())
        fresh.replace(path)
    return SalvageReport(
        moved_to=str(aside),
        drafts=len(found["draft"] or ()),
        operations=len(found["operation"] or ()),
        receipts=len(found["receipt"] or ()),
        identity=bool(found["identity"]),
        unreadable=unreadable,
        from_backup=taken,
    )


class _Reader:
    """Reads one table of a file, around what is damaged."""

    def __init__(self, path: Path, key: bytes, table: Table) -> None:
        self._path = path
        self._key = key
        self._table = table
        self._connection = connect_raw(path, key)
        self.unreadable = 0

    def rows(self) -> dict[int, _Row]:
        """Rows by row number: from both ends inwards, then one by one between them."""
        found: dict[int, _Row] = {}
        if self._absent():
            self._connection.close()
            return found
        front = self._scan(found, "rowid > ? ORDER BY rowid", 0)
        if front is not None:
            last = self._scan(found, "rowid < ? ORDER BY rowid DESC", _NO_END)
            first_missing = front + 1
            end = first_missing + (PROBED if found else PROBED_BLIND)
            if last is not None and last < _NO_END:
                end = min(end, last)
            for number in range(first_missing, end):
                self._probe(found, number)
        self._connection.close()
        return dict(sorted(found.items()))

    def _absent(self) -> bool:
        """Whether the file is of a release that had no such table yet."""
        try:
            cursor = self._connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = ?", (self._table.name,)
            )
            return bool(cursor.fetchone()[0] == 0)
        except dbapi2.Error:
            self._reopen()
            return False

    def _scan(self, found: dict[int, _Row], condition: str, last: int) -> int | None:
        """Read on until damage; the last row number read, or None where it read to the end."""
        while True:
            try:
                row = self._select(f"{condition} LIMIT 1", last)
            except dbapi2.Error:
                self._reopen()
                return last
            if row is None:
                return None
            last = int(row.pop("rowid"))
            found[last] = row

    def _probe(self, found: dict[int, _Row], number: int) -> None:
        try:
            row = self._select("rowid = ?", number)
        except dbapi2.Error:
            self.unreadable += 1
            self._reopen()
            return
        if row is not None:
            del row["rowid"]
            found[number] = row

    def _select(self, condition: str, number: int) -> _Row | None:
        cursor = self._connection.execute(
            f"SELECT rowid AS rowid, * FROM {self._table.name} WHERE {condition}", (number,)
        )
        row = cursor.fetchone()
        if row is None:
            return None
        names = [column[0] for column in cursor.description]
        known = {"rowid", *self._table.columns.keys()}
        return {name: value for name, value in zip(names, row, strict=True) if name in known}

    def _reopen(self) -> None:
        # After one bad page SQLCipher refuses all others on that connection.
        self._connection.close()
        self._connection = connect_raw(self._path, self._key)


_Found = dict[str, list[_Row] | None]


def _read_all(path: Path, key: bytes) -> tuple[_Found, int]:
    """Rows by table, None where a table gave nothing but failures; and the failures."""
    found: _Found = {}
    unreadable = 0
    for table in OWN_TABLES:
        reader = _Reader(path, key, table)
        rows = list(reader.rows().values())
        unreadable += reader.unreadable
        found[table.name] = None if not rows and reader.unreadable else rows
    return found, unreadable


def _fill_from_backups(found: _Found, path: Path, key: bytes) -> tuple[str, ...]:
    """Take what the file itself no longer gives from a backup."""
    taken = []
    for backup in backups_of(path):
        missing = [name for name, rows in found.items() if rows is None]
        if not missing:
            break
        older, _ = _read_all(backup, key)
        for name in missing:
            rows = older[name]
            if rows is not None:
                found[name] = [_let_lie(row) for row in rows] if name == "operation" else rows
                taken.append(name)
    return tuple(taken)


def _let_lie(row: _Row) -> _Row:
    """What a backup still holds in the line may have been pulled back and sent anew since: its
    words stay, and nothing goes by itself."""
    waits = row["state"] == "queued" and row["kind"] != "withdraw"
    return row | {"state": "discarded"} if waits else row


def _build(path: Path, key: bytes, found: _Found, clock: Clock) -> None:
    replica = Replica.create(path, key, clock=clock)
    try:
        with replica.database.write() as connection:
            # Rows arrive in an order that the one foreign key may not like until the repair.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for table in OWN_TABLES:
                for row in found[table.name] or ():
                    _put(connection, table, row)
            for statement in REPAIR:
                connection.exec_driver_sql(statement)
    finally:
        replica.close()


def _put(connection: Connection, table: Table, row: _Row) -> None:
    connection.execute(insert(table).prefix_with("OR REPLACE").values(**row))


def _copy(path: Path, to: Path) -> None:
    _remove(to)
    for source, target in zip(
        (path, *companions(path)[:1]), (to, *companions(to)[:1]), strict=True
    ):
        if source.exists():
            create_private(target)
            shutil.copyfile(source, target)


def _remove(path: Path) -> None:
    for item in (path, *companions(path)):
        item.unlink(missing_ok=True)


def _move_aside(path: Path, now: int) -> Path:
    aside = next(_free_names(path, now))
    # The log first: a file without its log must never look like the whole.
    for source, target in zip((*companions(path), path), (*companions(aside), aside), strict=True):
        if source.exists():
            source.rename(target)
    return aside


def _free_names(path: Path, now: int) -> Iterator[Path]:
    number = 0
    while True:
        candidate = path.with_name(f"{path.name}.damaged-{now:012d}-{number:02d}")
        if not candidate.exists():
            yield candidate
        number += 1
