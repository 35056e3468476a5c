"""Schema upgrades: forward only, backed up first, whole or not at all.

Failure policy: the file is left as it was when anything fails; a file of a newer program is
refused unread (`DbTooNew`); one without a version is no replica of ours (`DbCorrupt`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from desktop.domain.errors import DbCorrupt, DbTooNew
from desktop.storage.backup import beside
from desktop.storage.border import convert_db_errors
from desktop.storage.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0011"
"""Newest revision. Stands here so that opening an up-to-date file does not load Alembic."""

SCRIPTS: Final = Path(__file__).parent / "migrations"


def migrate(database: Database, now: int, *, fresh: bool = False) -> Path | None:
    """Bring a file to `HEAD`. Returns the backup made before, None where nothing was to do."""
    version = None if fresh else current(database)
    if version == HEAD:
        return None
    config = _config()
    if version is not None and version not in _known(config):
        raise DbTooNew(version)
    kept = None if fresh else beside(database, now)
    with convert_db_errors(), database.writer.connect() as connection:
        # Inside a transaction this pragma does nothing, and a table rebuild would cascade.
        _pragma(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                before = {} if fresh else _counts(connection)
                _upgrade(config, connection)
                _verify(connection, before)
        finally:
            _pragma(connection, "PRAGMA foreign_keys = ON")
    return kept


def current(database: Database) -> str:
    """Revision of the file. Raises `WrongKey`, `DbCorrupt`."""
    with convert_db_errors():
        connection = database.raw()
        try:
            found = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()[0]
            row = found and connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    if not row:
        raise DbCorrupt("no version")
    return str(row[0])


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _known(config: Config) -> set[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(config)
    return {revision.revision for revision in scripts.walk_revisions()}


def _upgrade(config: Config, connection: Connection) -> None:
    from alembic import command

    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _verify(connection: Connection, before: dict[str, int]) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DbCorrupt("foreign keys after upgrade")
    if before and _counts(connection) != before:
        raise DbCorrupt("drafts or outbox after upgrade")


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table: int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
        for table in ("draft", "operation")
    }


def _pragma(connection: Connection, statement: str) -> None:
    driver: Any = connection.connection.dbapi_connection
    driver.execute(statement)
