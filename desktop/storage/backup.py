"""Copies of the encrypted file, keyed like the file itself.

A copy without its write-ahead log can be empty, therefore `VACUUM INTO`: one file, complete,
as of one moment. It counts only once it was forced to the disk, reopened and checked.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from desktop.domain.errors import DbCorrupt, DbExists
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import (
    Database,
    attachments_path,
    companions,
    connect_raw,
    create_private,
    sync_file,
)

KEPT: Final = 2
_MARK: Final = ".backup-"


def backup(database: Database, to: Path) -> Path:
    """Write a checked copy to `to`, which must not exist. Raises `DbExists`, `DiskFull`.

    A copy that fails half way is removed.
    """
    unfinished = to.with_name(to.name + ".part")
    with convert_db_errors():
        if to.exists():
            raise DbExists("backup")
        unfinished.unlink(missing_ok=True)
        create_private(unfinished)
        try:
            _copy(database, unfinished)
            _check(database, unfinished)
            sync_file(unfinished)
            unfinished.replace(to)
            _sync_folder(to.parent)
        finally:
            unfinished.unlink(missing_ok=True)
    return to


def beside(database: Database, now: int) -> Path:
    """A backup next to the file; only the newest few are kept."""
    made = backup(database, _free(database.path, now))
    for old in backups_of(database.path)[KEPT:]:
        old.unlink()
    return made


def backups_of(path: Path) -> list[Path]:
    """Backups that stand beside a replica file, newest first."""
    found = path.parent.glob(f"{path.name}{_MARK}*")
    return sorted((item for item in found if item.suffix != ".part"), reverse=True)


def remove_files(path: Path) -> None:
    """Remove a replica file with its log, its backups and its attachments."""
    unfinished = path.parent.glob(f"{path.name}{_MARK}*.part")
    files = attachments_path(path)
    own = (*companions(files), files, *companions(path), path)
    for item in (*own, *backups_of(path), *unfinished):
        item.unlink(missing_ok=True)


def _free(path: Path, now: int) -> Path:
    for number in range(100):
        candidate = path.with_name(f"{path.name}{_MARK}{now:012d}-{number:02d}")
        if not candidate.exists():
            return candidate
    raise DbExists("backup")


def _copy(database: Database, to: Path) -> None:
    connection = database.raw()
    try:
        connection.execute("VACUUM INTO ?", (str(to),))
    finally:
        connection.close()


def _check(database: Database, copy: Path) -> None:
    original, written = database.raw(), connect_raw(copy, database.key)
    try:
        if written.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DbCorrupt("backup")
        if _counts(original) != _counts(written):
            raise DbCorrupt("backup is not complete")
    finally:
        original.close()
        written.close()


def _counts(connection: Any) -> tuple[int, ...]:
    """Rows of what only this computer has; a draft saved between is in neither or both,
    because backups are made on the lane that writes."""
    return tuple(
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("draft", "operation", "receipt", "identity")
    )


def _sync_folder(folder: Path) -> None:
    """Make the rename durable; Windows has no such call and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
