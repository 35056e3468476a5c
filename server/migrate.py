"""Brings the server's database to this program's schema: Alembic, forward only."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from server.database import Database

_LOCK: Final = 7_206_501


class TooNew(Exception):
    """The database was written by a newer program; this one must not touch it."""


def upgrade(database: Database) -> None:
    """Upgrade in one transaction. Raises `TooNew`. Concurrent starts wait for each other."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    with database.write() as connection:
        if not database.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise TooNew(current)
        if current != script.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
