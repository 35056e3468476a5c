"""Copies of the database while the server runs, and putting one back.

Failure policy: a copy counts only after it was written out, reopened and checked; until then it
has another name. A restore prepares the copy completely (schema, new epoch, journal) before it
takes the place of the present database, which is put aside and never deleted. The keys folder is
in no copy: whoever holds both could pose as the server.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from server.central import Central
from server.database import Database
from server.epochs import Epochs
from server.keys import BACKUPS_KEPT, JournalLine, Keyring, sync_folder
from server.migrate import TooNew, upgrade

FOLDER: Final = "backups"
_PREFIX: Final = "penghubung-"
_COPY_PAGES: Final = 4096


class BackupFailed(Exception):
    """The copy could not be made or is none; the text says why and the next step."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a checked copy holds: its counter and the epoch it belongs to."""

    number: int
    epoch: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. `aside`: where the database that was replaced now lies."""

    facts: Facts
    epoch: str
    aside: Path | None


def own_files(data: Path) -> list[Path]:
    """Backups in the data folder, oldest first."""
    return sorted(
        p
        for p in (data / FOLDER).glob(f"{_PREFIX}*")
        if p.suffix in (".db", ".dump") and p.is_file()
    )


def make(central: Central, database_url: str, file: Path | None) -> tuple[Path, Facts]:
    """Copy, check, journal; keep the newest of the own folder. Raises `BackupFailed`."""
    now = central.now()
    suffix = ".db" if central.database.sqlite else ".dump"
    target = file or central.data / FOLDER / f"{_PREFIX}{_stamp(now)}{suffix}"
    if target.exists():
        raise BackupFailed(f"{target} is there already: name another file.")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = target.with_name(f"{target.name}.partial")
    try:
        if central.database.sqlite:
            _copy_sqlite(_sqlite_path(central.database), partial)
            facts = check(partial)
        else:
            _dump(database_url, partial)
            facts = check(partial)
        _to_disk(partial)
        partial.replace(target)
    except OSError as error:
        raise BackupFailed(f"{target} could not be written: {error.strerror}.") from error
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(target.parent)
    central.keys.append(JournalLine(kind="backup", at=now, id=target.name, number=facts.number))
    for old in own_files(central.data)[:-BACKUPS_KEPT]:
        old.unlink()
    return target, facts


def check(file: Path) -> Facts:
    """Reopen a copy and read it through. Raises `BackupFailed` where it is damaged or none."""
    try:
        with file.open("rb") as opened:
            head = opened.read(16)
    except OSError as error:
        raise BackupFailed(f"{file} cannot be read: {error.strerror}.") from error
    if head.startswith(b"SQLite format 3"):
        return _check_sqlite(file)
    if head.startswith(b"PGDMP"):
        return _check_dump(file)
    raise BackupFailed(f"{file} is no backup of this program: nothing was changed.")


def restore_sqlite(data: Path, present: Path, file: Path, now: int) -> Restored:
    """Put a checked copy in the place of the present database, in a new epoch."""
    facts = check(file)
    with file.open("rb") as opened:
        if not opened.read(16).startswith(b"SQLite"):
            raise BackupFailed(f"{file} is a PostgreSQL backup: give --database-url.")
    coming = present.with_name(f"{present.name}.restoring")
    for left in _parts(coming):
        left.unlink(missing_ok=True)
    shutil.copyfile(file, coming)
    coming.chmod(0o600)
    database = Database.at(f"sqlite:///{coming}")
    try:
        epoch = begin_epoch(database, data, now)
    finally:
        database.engine.dispose()
    # One file without a log beside it: only that can be renamed as a whole.
    with contextlib.closing(sqlite3.connect(coming)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    _to_disk(coming)
    aside = _free_name(present.with_name(f"{present.stem}-aside-{_stamp(now)}{present.suffix}"))
    moved = None
    for part, to in zip(_parts(present), _parts(aside), strict=True):
        if part.exists():
            part.replace(to)
            moved = aside
    coming.replace(present)
    sync_folder(present.parent)
    return Restored(facts, epoch, moved)


def restore_dump(central_data: Path, database_url: str, file: Path, now: int) -> Restored:
    """Put a PostgreSQL dump back with `pg_restore`, after a dump of what is there now."""
    facts = check(file)
    with file.open("rb") as opened:
        if not opened.read(5).startswith(b"PGDMP"):
            raise BackupFailed(f"{file} is a SQLite backup: restore it without --database-url.")
    folder = central_data / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = _free_name(folder / f"aside-{_stamp(now)}.dump")
    _dump(database_url, aside)
    command = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
    _tool("pg_restore", [*command, f"--dbname={_plain(database_url)}", str(file)], database_url)
    database = Database.at(database_url)
    try:
        epoch = begin_epoch(database, central_data, now)
    finally:
        database.engine.dispose()
    return Restored(facts, epoch, aside)


def begin_epoch(database: Database, data: Path, now: int) -> str:
    """What follows any restore: schema, a new epoch, and the journal. Raises `BackupFailed`."""
    try:
        upgrade(database)
    except TooNew as error:
        raise BackupFailed(
            "The backup was made by a newer Penghubung: install that version here first."
        ) from error
    database.create()
    epochs = Epochs(database, Keyring(data / "keys"))
    epochs.replay(now, restored=True)
    return epochs.current().hex()


def _copy_sqlite(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.close(descriptor)
    try:
        with (
            contextlib.closing(sqlite3.connect(source, timeout=60)) as here,
            contextlib.closing(sqlite3.connect(target)) as there,
        ):
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise BackupFailed(f"The database could not be copied: {error}.") from error


def _check_sqlite(file: Path) -> Facts:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupFailed(f"{file} is damaged: take another backup.")
            (number,) = copy.execute("SELECT value FROM counter").fetchone()
            (epoch,) = copy.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise BackupFailed(f"{file} is damaged or no backup of this program.") from error
    return Facts(int(number), str(epoch))


def _check_dump(file: Path) -> Facts:
    # Reading the whole dump through (to nowhere) proves it; two small tables give the facts.
    _tool("pg_restore", [f"--file={os.devnull}", str(file)])
    tables = ["--data-only", "--table=counter", "--table=meta", "--file=-"]
    facts: dict[str, str] = {}
    for line in _tool("pg_restore", [*tables, str(file)]).splitlines():
        key, tab, value = line.partition("\t")
        if tab:
            facts["counter" if key == "1" else key] = value
    if not {"counter", "epoch"} <= facts.keys():
        raise BackupFailed(f"{file} is no backup of this program.")
    return Facts(int(facts["counter"]), facts["epoch"])


def _dump(database_url: str, target: Path) -> None:
    arguments = ["--format=custom", f"--file={target}", _plain(database_url)]
    _tool("pg_dump", arguments, database_url)
    target.chmod(0o600)


def _plain(database_url: str) -> str:
    """The URL for PostgreSQL's own tools; the password goes by the environment, not the list of
    processes."""
    url = make_url(database_url).set(drivername="postgresql")._replace(password=None)
    return url.render_as_string(hide_password=False)


def _tool(name: str, arguments: list[str], database_url: str = "") -> str:
    path = shutil.which(name)
    if path is None:
        raise BackupFailed(
            f"{name} is not installed here. Install PostgreSQL's client tools, or copy the "
            "database with your own; after putting a copy back give "
            "`penghubung-server restore --already-restored`."
        )
    password = make_url(database_url).password if database_url else None
    environment = dict(os.environ) | ({"PGPASSWORD": str(password)} if password else {})
    done = subprocess.run(
        [path, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        # Its words may quote a row; the kind of failure stands in the first line.
        first = done.stderr.strip().partition("\n")[0][:200]
        raise BackupFailed(f"{name} failed: {first}")
    return done.stdout


def _sqlite_path(database: Database) -> Path:
    return Path(str(database.engine.url.database))


def _parts(path: Path) -> Iterator[Path]:
    return (path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm"))


def _free_name(path: Path) -> Path:
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _stamp(now: int) -> str:
    return datetime.fromtimestamp(now, UTC).strftime("%Y%m%d-%H%M%S")


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
