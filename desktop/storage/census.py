"""How much stands in each table of the file: numbers only, never what stands there."""

from __future__ import annotations

from sqlalchemy import func, select, text

from desktop.storage.engine import Database
from desktop.storage.schema import metadata, operation


class Census:
    """Counts the rows of one replica file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> dict[str, int]:
        """Rows by table."""
        with self._database.read() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }

    def outbox(self) -> dict[str, int]:
        """Operations by state."""
        query = select(operation.c.state, func.count()).group_by(operation.c.state)
        with self._database.read() as connection:
            return {str(row[0]): int(row[1]) for row in connection.execute(query)}

    def revision(self) -> str:
        """Of the file's schema."""
        with self._database.read() as connection:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())

    def library(self) -> str:
        """Version of SQLite and of its encryption."""
        with self._database.read() as connection:
            sqlite = connection.execute(text("SELECT sqlite_version()")).scalar()
            cipher = connection.execute(text("PRAGMA cipher_version")).scalar()
        return f"{sqlite} / {cipher}"
