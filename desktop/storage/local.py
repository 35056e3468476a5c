"""Small local stores: settings and the back-off that survives a restart."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.model import Backoff
from desktop.storage.engine import Database
from desktop.storage.schema import backoff, setting


class Settings:
    """Key and value, both text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """The stored value, else `default`."""
        with self._database.read() as connection:
            found = connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar()
        return default if found is None else str(found)

    def set(self, key: str, value: str) -> None:
        """Store a value."""
        with self._database.write() as connection:
            connection.execute(
                insert(setting)
                .values(key=key, value=value)
                .on_conflict_do_update(index_elements=["key"], set_={"value": value})
            )

    def remove(self, key: str) -> None:
        """Forget a value; nothing happens where there is none."""
        with self._database.write() as connection:
            connection.execute(delete(setting).where(setting.c.key == key))

    def all(self) -> dict[str, str]:
        """Every setting."""
        with self._database.read() as connection:
            return {row.key: row.value for row in connection.execute(select(setting))}


class BackoffStore:
    """When the next automatic run may start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Backoff:
        """As last stored; a fresh file has none."""
        with self._database.read() as connection:
            row = connection.execute(select(backoff)).one()
        return Backoff(row.failures, row.until, row.code)

    def set(self, value: Backoff) -> None:
        """Store it; `Backoff()` clears it."""
        with self._database.write() as connection:
            connection.execute(
                update(backoff).values(failures=value.failures, until=value.until, code=value.code)
            )
