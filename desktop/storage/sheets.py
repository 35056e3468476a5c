"""Sheets that went to a field unit: a local follow-up with a day, never exchanged.

`unit_sheet`: one row per sheet; `due` an ISO date, `closed_at` when its answer came or it was given
up (0 = waited for). No foreign key into the replica.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Column, Connection, Integer, Table, Text, insert, select, update

from desktop.domain.errors import NotFound
from desktop.domain.marks import UnitSheet
from desktop.storage.columns import integer
from desktop.storage.engine import Database
from desktop.storage.schema import metadata

unit_sheet: Final = Table(
    "unit_sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint", Text, nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
    integer("closed_at"),
)


class SheetStore:
    """All sheets of this desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, complaint: str, unit: str, question: str, due: date, now: int) -> UnitSheet:
        """Note a sheet that goes out."""
        values = {
            "complaint": complaint,
            "unit": unit,
            "question": question,
            "due": due.isoformat(),
            "made_at": now,
        }
        with self._database.write_words() as connection:
            done = connection.execute(insert(unit_sheet).values(**values))
            assert done.inserted_primary_key is not None
            return _get(connection, int(done.inserted_primary_key[0]))

    def get(self, number: int) -> UnitSheet:
        """One sheet. Raises `NotFound`."""
        with self._database.read() as connection:
            return _get(connection, number)

    def close(self, number: int, now: int) -> None:
        """No longer waited for; `now` 0 = waited for again. Raises `NotFound`."""
        with self._database.write() as connection:
            done = connection.execute(
                update(unit_sheet).where(unit_sheet.c.id == number).values(closed_at=now)
            )
            if done.rowcount == 0:
                raise NotFound("sheet")

    def waited_for(self, complaints: Sequence[str]) -> dict[str, tuple[UnitSheet, ...]]:
        """Sheets without an answer of these complaints, the earliest day first."""
        query = (
            select(unit_sheet)
            .where(unit_sheet.c.complaint.in_(list(complaints)), unit_sheet.c.closed_at == 0)
            .order_by(unit_sheet.c.due, unit_sheet.c.id)
        )
        found: dict[str, tuple[UnitSheet, ...]] = {}
        with self._database.read() as connection:
            for row in connection.execute(query):
                found[row.complaint] = (*found.get(row.complaint, ()), _sheet(row))
        return found

    def units(self) -> tuple[str, ...]:
        """Names of units that were asked before, the last one first."""
        query = select(unit_sheet.c.unit).order_by(unit_sheet.c.id.desc())
        with self._database.read() as connection:
            return tuple(dict.fromkeys(connection.execute(query).scalars()))


def _get(connection: Connection, number: int) -> UnitSheet:
    row = connection.execute(select(unit_sheet).where(unit_sheet.c.id == number)).first()
    if row is None:
        raise NotFound("sheet")
    return _sheet(row)


def _sheet(row: Any) -> UnitSheet:
    due = date.fromisoformat(row.due)
    return UnitSheet(row.id, row.complaint, row.unit, row.question, due, row.made_at, row.closed_at)
