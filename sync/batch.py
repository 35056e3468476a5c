"""Operations laid out by field, for a request that refers to the past.

Each operation is a MessagePack map encoded once, whose very bytes are hashed and stored; it is
taken apart only where the same bytes can be put together again. The server of a request that
refers to the past knows this layout, so that nobody else is ever sent it.

Failure policy: `ValueError` for what does not fit the bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

_TEXT: Final = "t"
_NAME_LENGTH: Final = 8
_FIELDS: Final = 32
_BROKEN: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class _Batch(msgspec.Struct, array_like=True):
    shapes: list[list[str]]
    rows: list[int]
    columns: list[tuple[str, list[Any]]]
    """By field, words last: like stands beside like."""


def pack_operations(operations: Sequence[bytes]) -> bytes:
    """The batch; empty where one of them cannot be put together again."""
    shapes: list[list[str]] = []
    rows: list[int] = []
    columns: dict[str, list[Any]] = {}
    for operation in operations:
        fields = _fields(operation)
        if not fields:
            return b""
        names = list(fields)
        if names not in shapes:
            shapes.append(names)
        rows.append(shapes.index(names))
        for name, value in fields.items():
            columns.setdefault(name, []).append(value)
    ordered = sorted(columns.items(), key=lambda column: (column[0] == _TEXT, column[0]))
    return msgspec.msgpack.encode(_Batch(shapes, rows, ordered))


def unpack_operations(batch: bytes, limit: int) -> tuple[bytes, ...]:
    """The operations' bytes, at most `limit` of them. Raises `ValueError`."""
    try:
        found = msgspec.msgpack.decode(batch, type=_Batch)
        if len(found.rows) > limit:
            raise ValueError("operations")
        columns = {name: iter(values) for name, values in found.columns}
        operations = []
        for row in found.rows:
            names = found.shapes[row]
            if len(names) > _FIELDS or any(len(name) > _NAME_LENGTH for name in names):
                raise ValueError("fields")
            fields = {name: next(columns[name]) for name in names}
            operations.append(msgspec.msgpack.encode(fields))
        return tuple(operations)
    except (*_BROKEN, LookupError, StopIteration) as error:
        raise ValueError("batch") from error


def _fields(operation: bytes) -> dict[str, Any]:
    try:
        fields = msgspec.msgpack.decode(operation)
    except _BROKEN:
        return {}
    if not isinstance(fields, dict) or not 0 < len(fields) <= _FIELDS:
        return {}
    if any(not isinstance(name, str) or len(name) > _NAME_LENGTH for name in fields):
        return {}
    return fields if msgspec.msgpack.encode(fields) == operation else {}
