"""Spare copies of what only this computer has: words, outbox, receipts, marks; never the copy of
the complaints, which the server gives again.

Each is one small encrypted file under the replica's key, a whole picture of one moment. It is
read through a connection of its own, so that neither the lane that writes nor the window waits.

Failure policy: a spare has its name only once it was reopened, checked page by page and forced to
the disk; a cut leaves a `.part`, which the next one removes. The order is that of their numbers,
not of the clock, which may jump; rotation never takes the newest, and only what a spare stands
for, so that a failure in between leaves one too many. Where the disk is nearly full none is made.
"""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from desktop.domain.errors import DbCorrupt, DbTooNew, DiskFull, WrongKey
from desktop.platform.files import sync_folder
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import Database, companions, connect_raw, create_private, sync_file
from desktop.storage.migrate import HEAD
from desktop.storage.salvage import OWN_TABLES

DAYS: Final = 7
WEEKS: Final = 5
"""This one and the four before."""
NEWEST: Final = 3
"""Kept whatever their day: a clock that stands still makes one day of all."""
MOST_BYTES: Final = 256 << 20
"""Of all spares of one replica together."""
LEAST_FREE: Final = 200 << 20
"""Room that stays free on the disk, besides twice what the newest spare takes."""
_MARK: Final = ".spare-"
_PART: Final = ".part"
_NAME: Final = re.compile(r"\.spare-(\d{6})-(\d{1,12})")
_DAY: Final = 86_400
_NO_SUCH: Final = 1
"""SQLite's code for a table or column that is not there."""

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Spare:
    """One file. `number` counts on; `at`: unix seconds by this PC's clock; `size` in bytes."""

    path: Path
    number: int
    at: int
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a spare holds."""

    drafts: int
    queued: int
    versions: int
    receipts: int


class Spares:
    """The spares of one replica in one folder, which may be a link to another local disk."""

    def __init__(self, folder: Path, stem: str) -> None:
        """`stem`: of the replica's file name; every spare's begins with it."""
        self._folder = folder
        self._stem = stem
        self._making = threading.Lock()

    def list(self) -> tuple[Spare, ...]:
        """All that have their name, newest first."""
        with convert_db_errors():
            return tuple(sorted(self._found(), key=lambda one: one.number, reverse=True))

    def _found(self) -> Iterator[Spare]:
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            said = _NAME.fullmatch(path.name.removeprefix(self._stem))
            if said is not None and path.name.startswith(self._stem):
                yield Spare(path, int(said[1]), int(said[2]), path.stat().st_size)

    def make(self, database: Database, now: int) -> Spare | None:
        """Another one, and the rotation. None where one is being made already.

        Raises `DiskFull` (also where little room is left), `DiskFailed`, `DbCorrupt`,
        `KeyringLocked`; the spares that were there then stay.
        """
        if not self._making.acquire(blocking=False):
            return None
        try:
            with convert_db_errors():
                return self._make(database, now)
        finally:
            self._making.release()

    def _make(self, database: Database, now: int) -> Spare:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        held = self.list()
        newest = held[0] if held else None
        needed = LEAST_FREE + 2 * (newest.size if newest else 0)
        if shutil.disk_usage(self._folder).free < needed:
            raise DiskFull("no room for a spare")
        number = newest.number + 1 if newest else 1
        path = self._folder / f"{self._stem}{_MARK}{number:06d}-{max(now, 0)}"
        unfinished = path.with_name(path.name + _PART)
        create_private(unfinished)
        try:
            counted = _fill(database, unfinished)
            _check(unfinished, database.key, counted)
            sync_file(unfinished)
            unfinished.replace(path)
            sync_folder(self._folder)
        finally:
            self._sweep()
        made = Spare(path, number, now, path.stat().st_size)
        for old in over((made, *held)):
            old.path.unlink(missing_ok=True)
        return made

    def _sweep(self) -> None:
        for half in self._folder.glob(f"{self._stem}{_MARK}*{_PART}*"):
            half.unlink(missing_ok=True)

    def drop_before(self, number: int) -> int:
        """Remove those with a smaller number: they hold words that an order deleted. How many."""
        with convert_db_errors():
            old = [one for one in self.list() if one.number < number]
            for one in old:
                one.path.unlink(missing_ok=True)
            return len(old)


def look(spare: Spare, key: bytes) -> Contents:
    """How much is in it. Raises `WrongKey`, `DbCorrupt`, `DbTooNew`."""
    with opened(spare.path, key) as connection:
        queued = connection.execute("SELECT count(*) FROM operation WHERE state = 'queued'")
        drafts = connection.execute("SELECT count(*) FROM draft WHERE discarded_at = 0")
        more = [
            connection.execute(f"SELECT count(*) FROM {t}") for t in ("draft_version", "receipt")
        ]
        return Contents(*(found.fetchone()[0] for found in (drafts, queued, *more)))


def read_rows(spare: Spare, key: bytes) -> tuple[Rows, bytes]:
    """Rows by table in their order, and the epoch that they were of. Raises as `look`."""
    with opened(spare.path, key) as connection:
        rows = {table.name: _read(connection, table.name) for table in OWN_TABLES}
        return rows, connection.execute("SELECT epoch FROM about").fetchone()[0]


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Any]:
    """A checked connection that only reads. Raises `WrongKey`, `DbCorrupt`, `DbTooNew`."""
    with convert_db_errors():
        connection = connect_raw(path, key)
        try:
            connection.execute("PRAGMA query_only = ON")
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DbCorrupt("spare")
            said = connection.execute("SELECT revision FROM about").fetchone()
            if said is None:
                raise DbCorrupt("spare")
            if said[0] > HEAD:
                raise DbTooNew(said[0])
            yield connection
        except dbapi2.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != _NO_SUCH:
                raise
            raise DbCorrupt("spare") from error
        finally:
            connection.close()


def readable(spares: Iterable[Spare], key: bytes) -> Iterator[Spare]:
    """Those that open with this key and are whole."""
    for spare in spares:
        try:
            with opened(spare.path, key):
                pass
        except (WrongKey, DbCorrupt, DbTooNew):
            continue
        yield spare


def _read(connection: Any, table: str) -> list[Row]:
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _fill(database: Database, to: Path) -> tuple[int, ...]:
    """Copy the own tables as of one moment; how many rows each then had."""
    connection = database.raw()
    try:
        connection.execute(
            "ATTACH DATABASE ? AS spare KEY ?", (str(to), f"x'{database.key.hex()}'")
        )
        connection.execute("BEGIN")
        counted = []
        for table in OWN_TABLES:
            name = table.name
            connection.execute(f"CREATE TABLE spare.{name} AS SELECT * FROM main.{name}")
            row = connection.execute(f"SELECT count(*) FROM main.{name}").fetchone()
            counted.append(row[0])
        connection.execute(
            "CREATE TABLE spare.about AS SELECT"
            " (SELECT version_num FROM main.alembic_version) AS revision,"
            " (SELECT epoch FROM main.replica_state) AS epoch"
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
    return tuple(counted)


def _check(path: Path, key: bytes, counted: tuple[int, ...]) -> None:
    """Reopened: every page is as it was written, and as many rows are there."""
    with opened(path, key) as connection:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DbCorrupt("spare")
        found = tuple(
            connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for table in OWN_TABLES
        )
    if found != counted:
        raise DbCorrupt("spare is not complete")
    for item in companions(path):
        item.unlink(missing_ok=True)


def over(newest_first: tuple[Spare, ...]) -> Iterator[Spare]:
    """Those that the rotation no longer keeps: beyond the last of each of the latest days and
    weeks that had one, or beyond the bound in bytes."""
    days: set[int] = set()
    weeks: set[int] = set()
    taken = 0
    for place, one in enumerate(newest_first):
        day = one.at // _DAY
        # The first of 1970 was a Thursday.
        week = (day + 3) // 7
        kept = place < NEWEST
        if day not in days and len(days) < DAYS:
            days.add(day)
            kept = True
        if week not in weeks and len(weeks) < WEEKS:
            weeks.add(week)
            kept = True
        if kept and (place == 0 or taken + one.size <= MOST_BYTES):
            taken += one.size
        else:
            yield one
