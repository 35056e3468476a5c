"""What only this computer has, taken from one replica file into another of the same officer.

For the move from the office on this PC to a region's server. A complaint is the same one on both:
its key is its number in SP4N-LAPOR!. Operations stay behind, since the other server never accepted
them; their answers come along as the list of `by_hand`, each under its own id.

Failure policy: everything goes in one transaction, once: a repeated call changes nothing.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.domain.by_hand import ByHand
from desktop.storage.access_log import access
from desktop.storage.by_hand import put_carried
from desktop.storage.engine import Database
from desktop.storage.marks import mark
from desktop.storage.removal import refresh_gone
from desktop.storage.schema import draft, setting
from desktop.storage.sheets import unit_sheet
from desktop.storage.state import live_gen
from desktop.storage.writing_schema import draft_version, reminder, template

CARRIED_FROM: Final = "carried_from"
"""Setting: the file from which this one took the officer's own work."""
_SETTINGS: Final = frozenset(
    {
        "signature",
        "filters",
        "schedule",
        "lock_minutes",
        "daily_cap_mb",
        "attachments_policy",
        "choices",
        "window",
        "answered_before",
    }
)
_TABLES: Final = (template, draft_version, reminder, unit_sheet, access)

Rows = list[dict[str, Any]]


def carry(
    old: Database, new: Database, answers: tuple[ByHand, ...], name: str, now: int
) -> int | None:
    """Take drafts, templates, versions, promises, marks, sheets, own settings and `answers` along;
    how many drafts came. `name`: what the old file is called. None where that was done before.

    Raises `DiskFull`, `DiskFailed`, `DbLocked`.
    """
    with old.read() as connection:
        rows = {table.name: _rows(connection, table) for table in (*_TABLES, draft, mark)}
        settings = [r for r in _rows(connection, setting) if r["key"] in _SETTINGS]
    with new.write_words() as connection:
        done = connection.execute(
            upsert(setting).values(key=CARRIED_FROM, value=name).on_conflict_do_nothing()
        )
        if not done.rowcount:
            return None
        for table in _TABLES:
            _add(connection, table, rows[table.name])
        # What it was to take the place of stays behind.
        drafts = [{**row, "supersedes": None, "target": None} for row in rows[draft.name]]
        _add(connection, draft, drafts)
        for row in rows[mark.name]:
            connection.execute(upsert(mark).values(**row).on_conflict_do_nothing())
        for row in settings:
            connection.execute(upsert(setting).values(**row).on_conflict_do_nothing())
        put_carried(connection, answers)
        refresh_gone(connection, live_gen(connection), now)
    return len(drafts)


def _rows(connection: Connection, table: Table) -> Rows:
    query = select(table)
    if "id" in table.c:
        query = query.order_by(table.c.id)
    return [
        {name: value for name, value in row._mapping.items() if name != "id"}
        for row in connection.execute(query)
    ]


def _add(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        connection.execute(insert(table), rows)
