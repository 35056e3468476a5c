"""Dates promised to reporters.

A reminder stands as long as the answer that promised it: pulled back, withdrawn or discarded, it
is not listed; sent again, the answer brings its own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, or_, select, update

from desktop.domain.errors import NotFound
from desktop.domain.writing import Reminder
from desktop.storage.by_hand import by_hand
from desktop.storage.engine import Database
from desktop.storage.schema import complaint, operation, replica_state
from desktop.storage.writing_schema import reminder
from sync.ports import Clock

_FALLEN = ("withdrawn", "withdrawing", "discarded")


class ReminderBook:
    """All reminders of this desk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put(self, complaint_key: str, answer: bytes, due: date | None, words: str) -> None:
        """Remember what this answer promises; None: nothing. What an answer that it replaces had
        promised no longer counts."""
        with self._database.write() as connection:
            replaced = connection.execute(
                select(operation.c.supersedes).where(operation.c.id == answer)
            ).scalar()
            column = reminder.c
            connection.execute(
                delete(reminder).where(
                    or_(column.operation == answer, column.operation == replaced)
                )
            )
            if due is not None:
                connection.execute(
                    insert(reminder).values(
                        complaint=complaint_key,
                        operation=answer,
                        due=due.isoformat(),
                        words=words,
                        made_at=self._clock.now(),
                    )
                )

    def of(self, complaint_key: str) -> tuple[Reminder, ...]:
        """Open reminders of a complaint, earliest first."""
        return self._list(reminder.c.complaint == complaint_key)

    def until(self, day: date) -> tuple[Reminder, ...]:
        """Open reminders due on or before a day, of complaints that the copy holds."""
        live = (
            select(complaint.c.key)
            .join_from(complaint, replica_state, complaint.c.gen == replica_state.c.live_gen)
            .where(complaint.c.key == reminder.c.complaint)
            .exists()
        )
        return self._list(live & (reminder.c.due <= day.isoformat()))

    def move(self, reminder_id: int, due: date) -> Reminder:
        """Another day. Raises `NotFound`."""
        return self._update(reminder_id, due=due.isoformat())

    def finish(self, reminder_id: int) -> Reminder:
        """Tick it off. Raises `NotFound`."""
        return self._update(reminder_id, done_at=self._clock.now())

    def reopen(self, reminder_id: int) -> Reminder:
        """Undo that. Raises `NotFound`."""
        return self._update(reminder_id, done_at=0)

    def _list(self, which: ColumnElement[bool]) -> tuple[Reminder, ...]:
        query = (
            select(reminder)
            .outerjoin(operation, operation.c.id == reminder.c.operation)
            .where(
                which,
                reminder.c.done_at == 0,
                or_(
                    operation.c.state.not_in(_FALLEN),
                    # Promised where the server stood on this PC.
                    operation.c.id.is_(None)
                    & reminder.c.operation.in_(select(by_hand.c.operation)),
                ),
            )
            .order_by(reminder.c.due, reminder.c.id)
        )
        with self._database.read() as connection:
            return tuple(_reminder(row) for row in connection.execute(query))

    def _update(self, reminder_id: int, **values: object) -> Reminder:
        with self._database.write() as connection:
            connection.execute(
                update(reminder).where(reminder.c.id == reminder_id).values(**values)
            )
            row = connection.execute(select(reminder).where(reminder.c.id == reminder_id)).first()
            if row is None:
                raise NotFound("reminder")
            return _reminder(row)


def forget_reminders(connection: Connection, complaint_key: str) -> None:
    """A complaint was deleted by order: no words on it stay."""
    connection.execute(delete(reminder).where(reminder.c.complaint == complaint_key))


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        row.id,
        row.complaint,
        bytes(row.operation),
        date.fromisoformat(row.due),
        row.words,
        row.made_at,
        row.done_at,
    )
