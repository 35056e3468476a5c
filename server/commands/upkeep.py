"""`status`, `backup`, `restore`, `keys rotate` and `openapi`: the technician's commands."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Table, func, select

from server import backup, schema
from server.central import Central, seconds_now
from server.commands.common import (
    Failure,
    Place,
    Subparsers,
    WrongUse,
    command,
    group,
    moment,
    show_json,
)
from server.commands.imports import LAST_IMPORT
from server.commands.people import devices
from server.database import Database, get_meta, read_counter
from server.keys import describe


def register(parsers: Subparsers) -> None:
    """Add the commands."""
    command(parsers, "status", _status, "What this server holds, and how it stands.", json=True)
    parser = command(parsers, "backup", _backup, "Copy the database while it runs.", json=True)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser = command(parsers, "restore", _restore, "Put a backup back.")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument(
        "--already-restored",
        action="store_true",
        help="the database was put back by other means: only begin the new epoch",
    )
    keys = group(parsers, "keys", "The server's keys.")
    command(keys, "rotate", _rotate, "Make new keys; desks follow by themselves.")
    command(parsers, "openapi", _openapi, "Print the OpenAPI document of the exchange.")


def _status(place: Place, options: Namespace) -> None:
    with place.central() as central:
        facts = _facts(central)
    if options.json:
        show_json(facts)
        return
    print(f"Epoch {facts['epoch']}, counter {facts['counter']}, safe {facts['safe_number']}")
    for name in ("complaints", "agencies", "officers", "pending_answers", "returned"):
        print(f"{name.replace('_', ' '):16} {facts[name]}")
    print(f"{'not applied':16} {facts['not_applied']}")
    print(f"{'devices':16} {len(facts['devices'])}")
    for device in facts["devices"]:
        print(f"  {device['id']}  {device['standing']}, last seen {moment(device['last_seen_at'])}")
    last = facts["last_import"]
    print(f"{'newest import':16} {moment(last['at']) if last else '-'}")
    print(f"{'backups':16} {len(facts['backups'])}")
    for made in facts["backups"]:
        print(f"  {made['id']}  {moment(made['at'])}, through {made['number']}")


def _facts(central: Central) -> dict[str, Any]:
    with central.database.read() as connection:

        def count(table: Table, *where: Any) -> int:
            query = select(func.count()).select_from(table).where(*where)
            return int(connection.execute(query).scalar_one())

        last = get_meta(connection, LAST_IMPORT)
        facts: dict[str, Any] = {
            "complaints": count(schema.complaint),
            "agencies": count(schema.agency),
            "officers": count(schema.officer),
            "counter": read_counter(connection),
            "epoch": get_meta(connection, "epoch"),
            "pending_answers": count(schema.answer, schema.answer.c.entered_at == 0),
            "returned": count(schema.returned, schema.returned.c.settled_at == 0),
            "not_applied": count(schema.not_applied, schema.not_applied.c.settled_at == 0),
            "last_import": msgspec.json.decode(last) if last else None,
        }
    shown = ("id", "officer", "last_seen_at", "revoked_at", "standing")
    return facts | {
        "devices": [{k: d[k] for k in shown} for d in devices(central)],
        "safe_number": central.keys.safe_number(),
        "backups": [
            describe(line) | {"number": line.number}
            for line in central.keys.journal()
            if line.kind == "backup"
        ],
    }


def _open_books(place: Place) -> None:
    if place.key is not None:
        raise WrongUse(
            "Encrypted books are not copied by this command, which writes readable ones: stop the "
            "server and copy its folder."
        )


def _backup(place: Place, options: Namespace) -> None:
    _open_books(place)
    with place.central() as central:
        try:
            file, facts = backup.make(central, place.database_url, options.file)
        except backup.BackupFailed as error:
            raise Failure(str(error)) from error
        keys = central.keys.folder
    if options.json:
        show_json({"file": str(file), "number": facts.number, "epoch": facts.epoch})
        return
    print(f"Backup {file}, checked, through number {facts.number}.")
    print(f"The keys are not in it: keep a copy of {keys} apart from it, as secret as a password.")


def _restore(place: Place, options: Namespace) -> None:
    if (options.file is None) is not options.already_restored:
        raise WrongUse("Give the backup to put back, or --already-restored.")
    _open_books(place)
    now = seconds_now()
    with place.alone("restore"):
        try:
            if options.already_restored:
                epoch, through, aside = _begin_epoch(place, now), None, None
            else:
                present = place.sqlite_path
                done = (
                    backup.restore_dump(place.data, place.database_url, options.file, now)
                    if present is None
                    else backup.restore_sqlite(place.data, present, options.file, now)
                )
                epoch, through, aside = done.epoch, done.facts.number, done.aside
        except backup.BackupFailed as error:
            raise Failure(str(error)) from error
        except OSError as error:
            raise Failure(
                f"{error.filename}: {error.strerror}. The present database is as it was; "
                "correct this and restore again."
            ) from error
    if through is not None:
        print(f"Restored {options.file}, through number {through}.")
    if aside is not None:
        print(f"The database that was here lies in {aside}; remove it when you are sure.")
    print(
        f"Epoch {epoch} begins. At their next exchange the desks sign in anew by themselves, offer "
        "again what this server had accepted since the backup, and fetch everything once more. "
        "What could not take effect again stands in `answers --not-applied`. Complaints imported "
        "since the backup: import those exports again."
    )


def _begin_epoch(place: Place, now: int) -> str:
    database = Database.at(place.database_url or f"sqlite:///{place.sqlite_path}")
    try:
        return backup.begin_epoch(database, place.data, now)
    finally:
        database.engine.dispose()


def _rotate(place: Place, options: Namespace) -> None:
    with place.alone("change the keys"), place.central() as central:
        central.keys.rotate()
        folder = central.keys.folder
    print(
        f"New keys in {folder}; copy that folder again. Desks follow by a statement signed with "
        "the old key. One-time codes made before are void: make new ones."
    )


def _openapi(place: Place, options: Namespace) -> None:
    # Loaded only here: other commands need no HTTP framework and start faster.
    from server.openapi import document

    print(document(), end="")
