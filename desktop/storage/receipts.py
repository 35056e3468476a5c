"""Receipts: one row per exchange run, and the signed statements behind the answers.

Failure policy: `begin` is committed before the run, so that a run cut off by a power failure
stays visible as one that never finished.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Row, func, insert, select, update

from desktop.domain.errors import NotFound
from desktop.domain.model import Receipt
from desktop.storage.engine import Database
from desktop.storage.schema import receipt, statement
from sync.wire import SignedEnd

KEPT_KEYS: Final = 1_000
"""Complaints that a receipt can list behind each of its figures."""
_LISTS: Final = ("sent_keys", "received_keys")


@dataclass(frozen=True, slots=True)
class RunFigures:
    """Of a complete run: operations sent, complaints received, bytes."""

    sent: int
    received: int
    bytes_up: int
    bytes_down: int

    @property
    def both(self) -> int:
        """Bytes both ways."""
        return self.bytes_up + self.bytes_down


class ReceiptBook:
    """All runs of this desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, started: int) -> int:
        """Note that a run begins; returns its id."""
        with self._database.write() as connection:
            result = connection.execute(insert(receipt).values(started=started))
            assert result.inserted_primary_key is not None
            return int(result.inserted_primary_key[0])

    def finish(self, done: Receipt) -> None:
        """Store what the run `done.id` came to. Raises `NotFound`."""
        values = asdict(done)
        del values["id"]
        for name in _LISTS:
            values[name] = msgspec.json.encode(values[name][:KEPT_KEYS]).decode()
        with self._database.write() as connection:
            changed = connection.execute(
                update(receipt).where(receipt.c.id == done.id).values(**values)
            )
            if changed.rowcount == 0:
                raise NotFound("receipt")

    def get(self, receipt_id: int) -> Receipt:
        """One receipt. Raises `NotFound`."""
        with self._database.read() as connection:
            row = connection.execute(select(receipt).where(receipt.c.id == receipt_id)).first()
        if row is None:
            raise NotFound("receipt")
        return _receipt(row)

    def list(self, limit: int = 100) -> tuple[Receipt, ...]:
        """Receipts, newest first."""
        query = select(receipt).order_by(receipt.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(_receipt(row) for row in connection.execute(query))

    def figures(self, limit: int) -> tuple[RunFigures, ...]:
        """Of the last complete runs over the line, newest first; without the very first, which
        brought the copy and is no example of what a day brings, and without those that carried
        attachments."""
        column = receipt.c
        first = select(func.min(column.id)).where(column.outcome == "complete").scalar_subquery()
        query = (
            select(column.sent, column.received, column.bytes_up, column.bytes_down)
            .where(
                column.outcome == "complete",
                column.carriage == "",
                column.attachments_sent == 0,
                column.id > first,
            )
            .order_by(column.id.desc())
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(RunFigures(*row) for row in connection.execute(query))

    def traffic(self, since: int, until: int = 1 << 40) -> tuple[int, int]:
        """Bytes up and down of every run over the line begun since then and not after `until`
        (Unix seconds)."""
        total = func.coalesce(func.sum(receipt.c.bytes_up), 0)
        query = select(total, func.coalesce(func.sum(receipt.c.bytes_down), 0))
        with self._database.read() as connection:
            up, down = connection.execute(
                query.where(receipt.c.started.between(since, until), receipt.c.carriage == "")
            ).one()
        return int(up), int(down)

    def statement(self, statement_id: int) -> SignedEnd:
        """The signed results statement behind an answer. Raises `NotFound`."""
        with self._database.read() as connection:
            row = connection.execute(
                select(statement).where(statement.c.id == statement_id)
            ).first()
        if row is None:
            raise NotFound("statement")
        return SignedEnd(row.message, row.signature)


def _receipt(row: Row[Any]) -> Receipt:
    values = dict(row._mapping)
    for name in _LISTS:
        values[name] = msgspec.json.decode(values[name], type=tuple[str, ...])
    return Receipt(**values)
