"""Files that timeline items name: rows beside the entries, so that they are found by digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection

from sync.content import TimelineEntry

T = TypeVar("T", bound=msgspec.Struct)

_PUT: Final = (
    "INSERT INTO entry_file (complaint_id, entry_id, sha256, size, arrived)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (complaint_id, entry_id, sha256) DO NOTHING"
)
_ARRIVED: Final = (
    "UPDATE entry_file SET arrived = 1 WHERE complaint_id = ? AND entry_id = ? AND sha256 = ?"
)
_MARKS: Final = (b'"files":', b'"arrived":')


def put_files(
    connection: Connection, staged: Iterable[tuple[int, Mapping[str, tuple[int, bytes, bytes]]]]
) -> None:
    """Note the files of entries just written: (complaint's row id, entries by id)."""
    named: list[tuple[object, ...]] = []
    arrived: list[tuple[object, ...]] = []
    for row_id, entries in staged:
        for entry_id, (_, _, content) in entries.items():
            if not any(mark in content for mark in _MARKS):
                # Nearly all of them: not worth decoding.
                continue
            item = decoded(content, TimelineEntry)
            here = not item.operation
            named += [(row_id, entry_id, f.sha256.hex(), f.size, here) for f in item.files]
            arrived += [(row_id, item.ref, digest.hex()) for digest in item.arrived]
    for statement, rows in ((_PUT, named), (_ARRIVED, arrived)):
        if rows:
            connection.exec_driver_sql(statement, rows)


def decoded(content: bytes, kind: type[T]) -> T:
    """Content as far as this version understands it. A field whose form a later server changed
    must not stop the exchange: the bytes are kept and proven all the same."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return kind()
