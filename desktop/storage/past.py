"""Reads from the copy what serves as past (`sync.past`). Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.past import CHUNK, SIZE, SNAPSHOT_SIZE, Past, assemble
from sync.wire import PART_BODY, PART_STATE, Entry, Part


def copy_past(connection: Connection, gen: int, cursor: int) -> Past | None:
    """The past of a whole copy: bodies and entries, but no states, which change."""
    return assemble(_complaints(connection, gen, cursor, None), SIZE)


def snapshot_past(connection: Connection, gen: int, start: int, after: str) -> Past | None:
    """The past of a snapshot that was read up to the key `after`."""
    return assemble(_complaints(connection, gen, start, after), SNAPSHOT_SIZE)


def _complaints(
    connection: Connection, gen: int, limit: int, upto: str | None
) -> Iterator[list[Part | Entry]]:
    """Rows numbered up to `limit`, complaints from the last by key backwards."""
    parts = (PART_BODY,) if upto is None else (PART_BODY, PART_STATE)
    condition = "TRUE" if upto is None else "key <= ?"
    values: tuple[object, ...] = (gen,) if upto is None else (gen, upto)
    while True:
        rows = connection.exec_driver_sql(
            f"SELECT id, key FROM complaint WHERE gen = ? AND {condition}"
            " ORDER BY key DESC LIMIT ?",
            (*values, CHUNK),
        ).all()
        if not rows:
            return
        keys: dict[int, str] = {row.id: row.key for row in rows}
        found: dict[int, list[Part | Entry]] = {id_: [] for id_ in keys}
        marks = ", ".join("?" * len(keys))
        for id_, part, number, content in connection.exec_driver_sql(
            "SELECT complaint_id, part, no, content FROM part"
            f" WHERE no <= ? AND part <= ? AND complaint_id IN ({marks})"
            " ORDER BY complaint_id, part",
            (limit, parts[-1], *keys),
        ):
            found[id_].append(Part(keys[id_], part, number, content))
        for id_, name, number, content in connection.exec_driver_sql(
            "SELECT complaint_id, entry_id, no, content FROM entry"
            f" WHERE no <= ? AND complaint_id IN ({marks}) ORDER BY complaint_id, no, entry_id",
            (limit, *keys),
        ):
            found[id_].append(Entry(keys[id_], name, number, content))
        yield from found.values()
        condition, values = "key < ?", (gen, rows[-1].key)
