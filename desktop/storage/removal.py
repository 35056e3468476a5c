"""Taking complaints out of a copy: left the agency, deleted by order, or an old copy's rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, select, update

from desktop.storage.by_hand import forget_by_hand
from desktop.storage.courier import purge_complaint
from desktop.storage.handed import forget_handed
from desktop.storage.marks import forget_marks
from desktop.storage.reminders import forget_reminders
from desktop.storage.rows import PENDING_STATES
from desktop.storage.schema import complaint, draft, operation, upload
from desktop.storage.versions import forget_versions
from sync.content import Fingerprint

SETTLED_STATES: Final = ("acked", "withdrawn", "discarded", "superseded")
_FORGOTTEN: Final[dict[str, Any]] = {
    "text": "",
    "reason": "",
    "stored": "",
    "card": "{}",
    "payload": None,
    "attachments": "[]",
    "reoffer": False,
}

DELETION: Final = "deletion_ordered"
"""Setting, counted up by each ordered deletion: spare copies made before still hold its words."""
_NOTE_ORDER: Final = (
    "INSERT INTO setting (key, value) VALUES (?, '1')"
    " ON CONFLICT (key) DO UPDATE SET value = CAST(value + 1 AS TEXT)"
)


def find(connection: Connection, gen: int, key: str) -> tuple[int, int] | None:
    """(row id, highest number) of a complaint in a generation."""
    row = connection.exec_driver_sql(
        "SELECT id, changed_no FROM complaint WHERE gen = ? AND key = ?", (gen, key)
    ).first()
    return None if row is None else (row[0], row[1])


def generations_of(connection: Connection, key: str) -> list[tuple[int, int]]:
    """(generation, row id) of every copy of a complaint in this file."""
    rows = connection.exec_driver_sql("SELECT gen, id FROM complaint WHERE key = ?", (key,))
    return [(row[0], row[1]) for row in rows]


def count_out(connection: Connection, row_id: int, fingerprint: Fingerprint) -> None:
    """Take a complaint's parts out of a fingerprint."""
    for table in ("part", "entry"):
        for (mark,) in connection.exec_driver_sql(
            f"SELECT digest FROM {table} WHERE complaint_id = ?", (row_id,)
        ):
            fingerprint.remove(mark)


def drop_rows(connection: Connection, ids: Sequence[int]) -> None:
    """Delete complaints with parts, entries and search words."""
    rows = [(row_id,) for row_id in ids]
    if rows:
        connection.exec_driver_sql("DELETE FROM complaint_fts WHERE rowid = ?", rows)
        connection.execute(delete(complaint).where(complaint.c.id.in_(ids)))


def mark_gone(connection: Connection, key: str, now: int) -> None:
    """The complaint left: flag the officer's unsettled work on it, which stays."""
    for table, condition in (
        (draft, draft.c.complaint_gone == ""),
        (operation, (operation.c.complaint_gone == "") & operation.c.state.in_(PENDING_STATES)),
    ):
        connection.execute(
            update(table)
            .where(table.c.complaint == key, condition)
            .values(complaint_gone="gone", gone_at=now)
        )


def mark_deleted(connection: Connection, key: str, now: int) -> None:
    """Deleted by order (EXCHANGE 4): what is settled or thrown away loses its words now; unsent
    and undecided work stays flagged until `purge_deleted`."""
    connection.exec_driver_sql(_NOTE_ORDER, (DELETION,))
    purge_complaint(connection, key)
    forget_versions(connection, key)
    forget_reminders(connection, key)
    forget_by_hand(connection, key)
    forget_marks(connection, key)
    forget_handed(connection, key)
    settled = (operation.c.complaint == key) & operation.c.state.in_(SETTLED_STATES)
    forget_words(connection, settled, complaint_gone="deleted", gone_at=now)
    connection.execute(delete(draft).where(draft.c.complaint == key, draft.c.discarded_at > 0))
    for table, condition in (
        (draft, draft.c.complaint == key),
        (operation, (operation.c.complaint == key) & operation.c.state.in_(PENDING_STATES)),
    ):
        connection.execute(
            update(table)
            .where(condition, table.c.complaint_gone != "deleted")
            .values(complaint_gone="deleted", gone_at=now)
        )


def forget_words(connection: Connection, which: ColumnElement[bool], **more: object) -> int:
    """Keep of these operations only that they were: no words, no attachments. Returns how many."""
    ids = select(operation.c.id).where(which)
    connection.execute(delete(upload).where(upload.c.operation.in_(ids)))
    return connection.execute(update(operation).where(which).values(**_FORGOTTEN, **more)).rowcount


def refresh_gone(connection: Connection, gen: int, now: int) -> None:
    """Flags of unsettled work by what the copy now holds: left, or come back."""
    held = f"SELECT key FROM complaint WHERE gen = {gen:d}"
    for table in ("draft", "operation"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET complaint_gone = 'gone', gone_at = ?"
            f" WHERE complaint_gone = '' AND complaint NOT IN ({held})"
            + (
                " AND state IN ('queued', 'unanswered', 'needs_decision', 'needs_edit')"
                if table == "operation"
                else ""
            ),
            (now,),
        )
        connection.exec_driver_sql(
            f"UPDATE {table} SET complaint_gone = '', gone_at = 0"
            f" WHERE complaint_gone = 'gone' AND complaint IN ({held})"
        )
