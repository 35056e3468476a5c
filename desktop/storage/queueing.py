"""Putting an operation in line: the one place where new words become an operation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import uuid_utils
from sqlalchemy import Connection, Row, func, insert, select, update

from desktop.domain.errors import NotFound, NotOffered
from desktop.domain.model import Card, Content
from desktop.storage.rows import (
    WAITING_STATES,
    card_of,
    card_text,
    content_values,
    live_facts,
)
from desktop.storage.schema import operation, upload

_REPLACEABLE: Final = (*WAITING_STATES, "withdrawing", "withdrawn", "discarded")


def queue(
    connection: Connection,
    complaint: str,
    content: Content,
    card: Card,
    supersedes: bytes | None,
    moment: tuple[int, int],
    now: int,
    *,
    base: int | None = None,
    operation_id: bytes | None = None,
) -> bytes:
    """Queue new words; the id of the operation. One that supersedes takes the original's place.

    `moment`: the author's time and zone; `base`: where not as the copy stands now;
    `operation_id`: of words that another server was sent under it. Raises `NotFound`,
    `NotOffered`.
    """
    original = None
    if supersedes is not None:
        original = _row(connection, supersedes)
        if original.superseded_by is not None or original.state not in _REPLACEABLE:
            raise NotOffered(original.state)
    # What goes is decided: the other form of a picture is no longer needed.
    files = tuple(replace(f, other=None, original=False) for f in content.attachments)
    content = replace(content, attachments=files)
    live, current = live_facts(connection, complaint)
    operation_id = operation_id or uuid_utils.uuid7().bytes
    seq = next_seq(connection)
    connection.execute(
        insert(operation).values(
            **content_values(content),
            id=operation_id,
            seq=seq,
            position=seq if original is None else original.position,
            complaint=complaint,
            card=card_text(current or card),
            supersedes=supersedes,
            base=live if base is None else base,
            at=moment[0],
            zone_minutes=moment[1],
            created_at=now,
            state="queued",
            **gone_of(original),
        )
    )
    if content.attachments:
        connection.execute(
            insert(upload),
            [
                # What takes a submission's place has files that the server may hold already.
                {
                    "operation": operation_id,
                    "sha256": file.sha256,
                    "size": file.size,
                    "tried": content.target is not None
                    or (original is not None and original.target is not None),
                }
                for file in content.attachments
            ],
        )
    if original is not None:
        connection.execute(
            update(operation)
            .where(operation.c.id == original.id)
            .values(superseded_by=operation_id)
        )
    return operation_id


def submit_instead(connection: Connection, row: Row[Any], content: Content, now: int) -> bytes:
    """The same words as another kind of operation in the place of a refused one, on the case as
    its author saw it then."""
    moment = row.at, row.zone_minutes
    card = card_of(row.card)
    return queue(connection, row.complaint, content, card, row.id, moment, now, base=row.base)


def next_seq(connection: Connection) -> int:
    """The number of the next operation in the order of making."""
    last: int | None = connection.execute(select(func.max(operation.c.seq))).scalar()
    return (last or 0) + 1


def gone_of(original: Row[Any] | None) -> dict[str, object]:
    """What became of the complaint, for an operation about another one."""
    if original is None:
        return {}
    return {"complaint_gone": original.complaint_gone, "gone_at": original.gone_at}


def _row(connection: Connection, operation_id: bytes) -> Row[Any]:
    row = connection.execute(select(operation).where(operation.c.id == operation_id)).first()
    if row is None:
        raise NotFound("operation")
    return row
