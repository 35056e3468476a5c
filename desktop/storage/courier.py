"""Requests that went into a file, so that an answer finds the one it belongs to.

Failure policy: a request is kept here before its file gets a name, so that no file can be out
whose answer would be a stranger's. Its words leave this table with its answer, with an ordered
deletion of a complaint that it speaks of, and when `KEPT` newer ones stand before it.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, insert, select, text, update

from desktop.domain.model import CourierRun
from desktop.storage.engine import Database
from desktop.storage.schema import courier, operation

KEPT: Final = 20
"""Requests whose answers can still be taken."""

_UNANSWERED: Final = ("unanswered", "withdrawing")


class CourierBook:
    """All files of this desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, at: int) -> int:
        """Note that a file will be made; returns its number."""
        with self._database.write() as connection:
            result = connection.execute(insert(courier).values(made_at=at))
            assert result.inserted_primary_key is not None
            return int(result.inserted_primary_key[0])

    def prepared(
        self, number: int, request_hash: bytes, message: bytes, operations: tuple[bytes, ...]
    ) -> None:
        """Keep the request, before its file is written."""
        ids = msgspec.json.encode([id_.hex() for id_ in operations]).decode()
        with self._database.write() as connection:
            _change(
                connection,
                number,
                request_hash=request_hash,
                message=message,
                operations=ids,
            )
            connection.execute(
                update(courier).where(courier.c.id <= number - KEPT).values(message=None)
            )

    def written(self, number: int, name: str, size: int, at: int) -> None:
        """The file stands, whole and read back."""
        with self._database.write() as connection:
            _change(connection, number, name=name, size=size, written_at=at)

    def taking(self, number: int, receipt_id: int) -> None:
        """That run takes its answer now."""
        with self._database.write() as connection:
            _change(connection, number, receipt_id=receipt_id)

    def answered(self, number: int, receipt_id: int, at: int) -> None:
        """Its answer was taken as far as it goes; it has said all it can."""
        with self._database.write() as connection:
            _change(connection, number, receipt_id=receipt_id, answered_at=at, message=None)

    def find(self, request_hash: bytes) -> CourierRun | None:
        """The file whose request has this hash."""
        with self._database.read() as connection:
            row = connection.execute(
                select(courier).where(courier.c.request_hash == request_hash)
            ).first()
            return None if row is None else _run(connection, row)

    def about(self, beginning: bytes) -> CourierRun | None:
        """The file whose request's hash begins so."""
        with self._database.read() as connection:
            row = connection.execute(
                select(courier).where(
                    text("substr(courier.request_hash, 1, :n) = :b").bindparams(
                        n=len(beginning), b=beginning
                    )
                )
            ).first()
            return None if row is None else _run(connection, row)

    def list(self, limit: int = KEPT) -> tuple[CourierRun, ...]:
        """Files that were written, newest first."""
        query = (
            select(courier)
            .where(courier.c.written_at > 0)
            .order_by(courier.c.id.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(_run(connection, row) for row in connection.execute(query))

    def known(self, operations: tuple[bytes, ...]) -> frozenset[bytes]:
        """Those among these operations that have their answer."""
        with self._database.read() as connection:
            return frozenset(operations) - _waiting(connection, operations)


def purge_complaint(connection: Connection, key: str) -> None:
    """Forget requests that hold words on a complaint deleted by order."""
    connection.execute(
        update(courier)
        .where(
            courier.c.message.is_not(None),
            text(
                "EXISTS (SELECT 1 FROM operation, json_each(courier.operations) AS carried"
                " WHERE operation.complaint = :key AND lower(hex(operation.id)) = carried.value)"
            ).bindparams(key=key),
        )
        .values(message=None)
    )


def _change(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(courier).where(courier.c.id == number).values(**values))


def _waiting(connection: Connection, operations: tuple[bytes, ...]) -> frozenset[bytes]:
    rows = connection.execute(
        select(operation.c.id).where(
            operation.c.id.in_(operations), operation.c.state.in_(_UNANSWERED)
        )
    )
    return frozenset(bytes(row.id) for row in rows)


def _run(connection: Connection, row: Row[Any]) -> CourierRun:
    ids = tuple(
        bytes.fromhex(found) for found in msgspec.json.decode(row.operations, type=list[str])
    )
    return CourierRun(
        id=row.id,
        made_at=row.made_at,
        request_hash=row.request_hash or b"",
        message=row.message,
        operations=ids,
        name=row.name,
        size=row.size,
        written_at=row.written_at,
        receipt_id=row.receipt_id,
        answered_at=row.answered_at,
        unanswered=len(_waiting(connection, ids)),
    )
