"""Accepted operations and the copy: laid over it until it holds them, else offered again.

Runs inside the caller's transaction. An accepted operation stands in the copy from its number
on. Where the copy has passed that number and lacks it, or the server's signed end lies below it,
the server has lost what it once signed for, and gets it again with that receipt (EXCHANGE 6).
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, or_, select, text, update

from desktop.storage.schema import operation, upload
from desktop.storage.settle import accept

_ACCEPTED: Final = (
    operation.c.state == "acked",
    operation.c.kind != "withdraw",
    operation.c.payload.is_not(None),
)
_LACKS: Final = (
    "operation.complaint IN (SELECT key FROM complaint WHERE gen = :gen)"
    " AND NOT EXISTS (SELECT 1 FROM entry JOIN complaint ON complaint.id = entry.complaint_id"
    " WHERE entry.operation = lower(hex(operation.id)) AND entry.operation <> ''"
    " AND complaint.gen = :gen)"
)
"""The copy holds the complaint and not the entry that the operation made."""


def settle_returned(connection: Connection, gen: int, at: int) -> list[str]:
    """Operations whose answer was lost, but whose effect stands in the timeline. Returns the
    complaint of each that was to be sent; one that was to be taken back was not."""
    sent: list[str] = []
    waiting = connection.execute(
        select(operation).where(operation.c.state.in_(("queued", "unanswered", "withdrawing")))
    ).all()
    for row in waiting:
        number = connection.exec_driver_sql(
            "SELECT entry.no FROM entry JOIN complaint ON complaint.id = entry.complaint_id"
            " WHERE entry.operation = ? AND entry.operation <> '' AND complaint.gen = ?",
            (row.id.hex(), gen),
        ).scalar()
        if number is not None:
            accept(connection, row, number, at)
            if row.state != "withdrawing":
                sent.append(row.complaint)
    return sent


def drop_overlays(connection: Connection, cursor: int, gen: int) -> None:
    """What the copy has reached is no longer laid over it; what it lacks stays."""
    column = operation.c
    connection.execute(
        update(operation)
        .where(
            column.laid,
            ~column.reoffer,
            column.number <= cursor,
            text(f"NOT ({_LACKS})").bindparams(gen=gen),
        )
        .values(laid=False)
    )


def offer_lost_again(connection: Connection, to: int, gen: int) -> None:
    """A whole copy, proven up to `to`, lacks what the server signed for: offer it again."""
    column = operation.c
    lost = or_(column.number > to, text(_LACKS).bindparams(gen=gen))
    connection.execute(
        update(operation)
        .where(*_ACCEPTED, column.laid, column.statement_id.is_not(None), lost)
        .values(reoffer=True)
    )
    connection.execute(
        update(operation)
        .where(column.laid, ~column.reoffer, column.number <= to)
        .values(laid=False)
    )


def offer_all_again(connection: Connection) -> None:
    """The server began another epoch. What was accepted without a receipt of its own (it was
    seen in the timeline) cannot be offered again and is sent as it was."""
    column = operation.c
    # The server says itself which of their files it still has.
    connection.execute(
        update(upload)
        .where(
            upload.c.operation.in_(select(operation.c.id).where(*_ACCEPTED)),
            upload.c.problem == "",
        )
        .values(arrived_at=0, number=0, tried=True)
    )
    connection.execute(
        update(operation)
        .where(*_ACCEPTED, column.statement_id.is_(None))
        .values(state="unanswered", outcome="", number=0, answered_at=0, laid=False)
    )
    # A withdraw goes again as well: what waits behind its target must find it settled.
    connection.execute(
        update(operation)
        .where(column.state == "acked", column.payload.is_not(None))
        .values(reoffer=True, laid=column.kind != "withdraw")
    )
