"""Local table of openings of a hidden identity, which is never exchanged.

`access`: one row per opening. `at` in unix seconds UTC, `officer` as the certificate names them,
`purpose` what it was opened for (`desktop.services.access.Purpose`), `reason` in the officer's
words. Nothing of the complaint but its key and number. Rows are added and read, never changed:
an ordered deletion leaves them, since they say who looked, not what was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, Integer, Table, Text, insert, select

from desktop.storage.columns import words
from desktop.storage.engine import Database
from desktop.storage.schema import metadata

access: Final = Table(
    "access",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    words("officer"),
    Column("complaint", Text, nullable=False),
    words("tracking_id"),
    words("purpose"),
    words("reason"),
    sqlite_autoincrement=True,
)

ACCESS_TABLES: Final = (access,)
"""What only this computer has; salvaged with the other local tables."""


@dataclass(frozen=True, slots=True)
class Access:
    """One opening. `at`: unix seconds UTC."""

    at: int
    officer: str
    complaint: str
    tracking_id: str
    purpose: str
    reason: str


class AccessBook:
    """Adds and lists openings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, opening: Access) -> None:
        """Record one, before anything is shown. Raises `DiskFull`, `DiskFailed`, `DbLocked`."""
        with self._database.write() as connection:
            connection.execute(
                insert(access).values(
                    at=opening.at,
                    officer=opening.officer,
                    complaint=opening.complaint,
                    tracking_id=opening.tracking_id,
                    purpose=opening.purpose,
                    reason=opening.reason,
                )
            )

    def list(self) -> tuple[Access, ...]:
        """All, the latest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(access).order_by(access.c.id.desc())).all()
        return tuple(
            Access(r.at, r.officer, r.complaint, r.tracking_id, r.purpose, r.reason) for r in rows
        )
