"""How submissions stand: one row for each, read and written behind the complaint's lock.

`pending`, then once and for all `approved`, `given_back`, `withdrawn` or `replaced`. After a
restore a row may be there before what it is about: `awaiting` where an approval waits for the words
that it named, and `withdrawn` where a complaint that the server lacks takes its submission along.
What operations make of them is `server.approvals`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, exists, func, insert, select, update

from server import schema
from server.caller import Caller
from sync.approval import public_hash
from sync.wire import Operation

_WHY: Final = {
    "approved": "already_approved",
    "awaiting": "already_approved",
    "given_back": "given_back",
    "withdrawn": "taken_back",
    "replaced": "submission_replaced",
}
_table = schema.submission


class NotHere(Exception):
    """The submission has not reached the server yet."""


class OtherWords(Exception):
    """What the decision names is not this submission, or not these words."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Submission:
    """How a submission stands, and its words."""

    state: str
    words: Operation


def pending(connection: Connection, agency: str) -> int:
    """How many of an agency's submissions are not decided."""
    waiting = select(func.count()).where(_table.c.agency_id == agency, _table.c.state == "pending")
    return connection.execute(waiting).scalar_one()


def names(approval: Operation, words: Operation) -> bool:
    """Whether an approval names exactly these words."""
    named = public_hash(words.text, words.result, words.secret, words.attachments)
    return named == approval.public_hash


def find(connection: Connection, operation: Operation, caller: Caller) -> Submission | None:
    """The submission that an operation speaks of; None where it is not here. Raises
    `OtherWords` for one of another complaint or agency."""
    row = connection.execute(
        select(_table, schema.ledger.c.payload)
        .join(schema.ledger, schema.ledger.c.id == _table.c.operation)
        .where(_table.c.operation == operation.target)
    ).first()
    if row is None or row.payload is None:
        return None
    if (row.complaint_key, row.agency_id) != (operation.complaint, caller.agency):
        raise OtherWords("target")
    return Submission(row.state, msgspec.msgpack.decode(row.payload, type=Operation))


def decided(
    connection: Connection, operation: Operation, found: Submission | None, *, decides: bool
) -> str | None:
    """Why there is nothing left to decide (`decides`) or to replace. Raises `NotHere`,
    `OtherWords`."""
    if found is None:
        if not decides:
            held = awaited(connection, operation.target)
            return _WHY["awaiting"] if held else None
        known = select(schema.ledger.c.id).where(schema.ledger.c.id == operation.target)
        if connection.execute(known).first() is None:
            raise NotHere
        return "not_submitted"
    if operation.kind == "give_back" and _mended(connection, found):
        return None
    if found.state == "approved" or (decides and found.state != "pending"):
        return _WHY[found.state]
    if operation.kind != "approve":
        return None
    if not names(operation, found.words):
        raise OtherWords("public_hash")
    files = schema.attachment
    missing = exists().where(
        files.c.complaint_key == operation.complaint,
        files.c.entry_id == found.words.id.hex(),
        files.c.arrived_at == 0,
    )
    return "attachments_outstanding" if connection.execute(select(missing)).scalar() else None


def awaited(connection: Connection, submission: bytes | None) -> bool:
    """Whether an approval waits for its words."""
    row = select(_table.c.state).where(_table.c.operation == submission)
    return connection.execute(row).scalar_one_or_none() == "awaiting"


def _mended(connection: Connection, found: Submission) -> bool:
    """Whether its author has put a newer submission in its place: giving it back holds up nobody,
    above all not who learned of it by file and mended it."""
    ledger = schema.ledger
    by = (
        select(ledger.c.kind)
        .join(_table, ledger.c.id == _table.c.settled_by)
        .where(_table.c.operation == found.words.id)
    )
    return found.state == "replaced" and connection.execute(by).scalar_one_or_none() == "submit"


def ended(connection: Connection, submission: bytes | None) -> bool:
    """Whether its words will never be taken: claimed by a withdrawal, or answered otherwise."""
    ledger = schema.ledger
    row = select(ledger.c.id).where(
        ledger.c.id == submission, ledger.c.outcome.in_(("withdrawn", "conflict", "refused"))
    )
    return connection.execute(row).first() is not None


def offered_again(connection: Connection, operation: Operation, caller: Caller) -> bool:
    """Whether the target is a submission of this complaint that was put by without it."""
    ledger = schema.ledger
    row = select(ledger.c.id).where(
        ledger.c.id == operation.target,
        ledger.c.kind == "submit",
        ledger.c.outcome == "not_applied",
        ledger.c.complaint_key == operation.complaint,
        ledger.c.agency_id == caller.agency,
    )
    return connection.execute(row).first() is not None


def state_of(
    connection: Connection, submission: bytes | None, complaint: str, caller: Caller
) -> str | None:
    """How a submission of this complaint and agency stands; None where nothing is known of it."""
    row = select(_table.c.state).where(
        _table.c.operation == submission,
        _table.c.complaint_key == complaint,
        _table.c.agency_id == caller.agency,
    )
    return connection.execute(row).scalar_one_or_none()


def settling(connection: Connection, submission: bytes) -> tuple[Operation, Any] | None:
    """What settled it, and its row with `device_id` and `officer_id`; None without its words."""
    ledger, device = schema.ledger, schema.device
    row = connection.execute(
        select(ledger.c.payload, ledger.c.device_id, device.c.officer_id)
        .join(_table, ledger.c.id == _table.c.settled_by)
        .outerjoin(device, device.c.id == ledger.c.device_id)
        .where(_table.c.operation == submission)
    ).first()
    if row is None or row.payload is None:
        return None
    return msgspec.msgpack.decode(row.payload, type=Operation), row


def settle(
    connection: Connection, operation: Operation, caller: Caller, state: str, now: int
) -> None:
    """Note what became of the submission that an operation speaks of."""
    assert operation.target is not None  # checked with its fields
    done = connection.execute(
        update(_table)
        .where(_table.c.operation == operation.target)
        .values(state=state, settled_by=operation.id, at=now)
    )
    if not done.rowcount:
        _put(connection, operation.target, operation, caller, state, operation.id, now)


def open_up(connection: Connection, submission: Operation, caller: Caller, now: int) -> None:
    """Note that it waits for a decision, whatever waited for it."""
    connection.execute(delete(_table).where(_table.c.operation == submission.id))
    _put(connection, submission.id, submission, caller, "pending", None, now)


def give_up(connection: Connection, submission: bytes, by: Operation, now: int) -> None:
    """Its author no longer offers it, so that no approval has to wait for its words."""
    state = "withdrawn" if by.kind == "withdraw" else "replaced"
    connection.execute(
        update(_table)
        .where(_table.c.operation == submission, _table.c.state == "awaiting")
        .values(state=state, settled_by=by.id, at=now)
    )


def publish(connection: Connection, submission: bytes, approval: bytes) -> None:
    """An approval that waited has its words now."""
    connection.execute(
        update(_table).where(_table.c.operation == submission).values(state="approved")
    )
    waiting = schema.not_applied
    connection.execute(
        update(waiting)
        .where(waiting.c.operation == approval, waiting.c.why == "submission")
        .values(why="moved_since")
    )


def _put(
    connection: Connection,
    submission: bytes,
    told: Operation,
    caller: Caller,
    state: str,
    settled_by: bytes | None,
    now: int,
) -> None:
    connection.execute(
        insert(_table).values(
            operation=submission,
            complaint_key=told.complaint,
            agency_id=caller.agency,
            state=state,
            settled_by=settled_by,
            at=now,
        )
    )
