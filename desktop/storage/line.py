"""The line: which operations may go, in what order, and behind which predecessor.

FIFO per complaint by (position, seq). An operation that supersedes another stands in its place.
Whoever waits for the officer holds back those behind it on the same complaint, and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select, tuple_

from desktop.storage.rows import PENDING_STATES, PREDECESSOR, WAITING_STATES, attachments_of
from desktop.storage.schema import operation
from sync.content import Attachment
from sync.wire import Operation


def pending(connection: Connection) -> Sequence[Row[Any]]:
    """All unsettled operations in line order."""
    return connection.execute(
        select(operation)
        .where(operation.c.state.in_(PENDING_STATES))
        .order_by(operation.c.position, operation.c.seq)
    ).all()


def sendable(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """What may go now. Complaints with an operation put off by the server come last, so that
    they cannot fill every request."""
    lines: dict[str, list[Row[Any]]] = {}
    for row in rows:
        lines.setdefault(row.complaint, []).append(row)
    fresh: list[Row[Any]] = []
    stuck: list[Row[Any]] = []
    for line in lines.values():
        (stuck if any(row.later for row in line) else fresh).extend(_free(line))
    for part in (fresh, stuck):
        part.sort(key=_place)
    return fresh + stuck


def _place(row: Row[Any]) -> tuple[int, int]:
    return row.position, row.seq


def _free(line: Iterable[Row[Any]]) -> Iterator[Row[Any]]:
    held = False
    for row in line:
        if row.kind == "withdraw":
            # It settles whoever it speaks of, so nothing may hold it back.
            yield row
        elif row.state in WAITING_STATES:
            held = held or row.superseded_by is None
        elif row.state != "withdrawing" and not held:
            yield row
            held = row.later not in {"", PREDECESSOR}


def predecessor_of(connection: Connection, row: Row[Any]) -> bytes | None:
    """This device's operation before, on the same complaint: the last one in line that was
    sent and had, or may still have, an effect. An operation that stands in for another takes
    its place and so inherits its predecessor. A withdraw has none: it must never wait."""
    if row.kind == "withdraw":
        return None
    column = operation.c
    found: bytes | None = connection.execute(
        select(column.id)
        .where(
            column.complaint == row.complaint,
            column.kind != "withdraw",
            column.sent_at > 0,
            column.superseded_by.is_(None),
            column.state.not_in(("discarded", "withdrawn")),
            or_(
                column.state != "withdrawing",
                column.outcome.not_in(("conflict", "refused", "withdrawn")),
            ),
            tuple_(column.position, column.seq) < (row.position, row.seq),
        )
        .order_by(column.position.desc(), column.seq.desc())
        .limit(1)
    ).scalar()
    return found


def encode(row: Row[Any], predecessor: bytes | None) -> bytes:
    """The operation's bytes, made once and from then on sent as they are.

    An approval names words by their hash and carries none, though its row here shows them.
    """
    whole = Operation(
        id=row.id,
        kind=row.kind,
        complaint=row.complaint,
        base=row.base,
        at=row.at,
        zone_minutes=row.zone_minutes,
        seq=row.seq,
        predecessor=predecessor,
        supersedes=row.supersedes,
        target=row.target,
        text=row.text,
        result=row.result,
        secret=row.secret,
        reason=row.reason,
        suggest=row.suggest,
        attachments=tuple(
            Attachment(bytes.fromhex(a.sha256), a.name, a.size, a.type, a.thumb)
            for a in attachments_of(row.attachments)
        ),
        public_hash=row.public_hash,
    )
    if row.kind == "approve":
        whole = msgspec.structs.replace(
            whole, text="", result="", secret=False, reason="", suggest="", attachments=()
        )
    return msgspec.msgpack.encode(whole)


@cache
def needs_officer() -> ColumnElement[bool]:
    """SQL: operations that wait for the officer. Put off because of its predecessor counts
    only at the head of the line, where there is no earlier one to blame."""
    column, earlier = operation.c, operation.alias("earlier")
    is_head = ~exists(
        select(earlier.c.id).where(
            earlier.c.complaint == column.complaint,
            earlier.c.kind != "withdraw",
            earlier.c.state.in_(PENDING_STATES),
            tuple_(earlier.c.position, earlier.c.seq) < tuple_(column.position, column.seq),
        )
    )
    put_off = and_(column.later != "", or_(column.later != PREDECESSOR, is_head))
    return or_(
        and_(column.state.in_(WAITING_STATES), column.superseded_by.is_(None)),
        and_(column.state == "unanswered", put_off),
    )
