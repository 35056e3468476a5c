"""What a verified result does to an operation and to those it stands in for.

The transitions of DESIGN 3 that an answer (or an operation seen in the timeline) causes. Every
function runs inside the caller's transaction and may be repeated with the same answer.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from desktop.domain.approval import as_submission
from desktop.storage.queueing import submit_instead
from desktop.storage.rows import content_of
from desktop.storage.schema import operation, replica_state
from sync.crypto import content_hash
from sync.wire import APPROVAL_REQUIRED, OpResult

_APPLIED: Final = {"applied", "duplicate", "not_applied"}
_ENDED: Final = {"discarded", "withdrawn", "superseded"}


def get_operation(connection: Connection, operation_id: bytes) -> Row[Any] | None:
    """One operation's row."""
    return connection.execute(select(operation).where(operation.c.id == operation_id)).first()


def change(connection: Connection, operation_id: bytes, **values: object) -> None:
    """Set columns of one operation."""
    connection.execute(update(operation).where(operation.c.id == operation_id).values(**values))


def freeze(
    connection: Connection,
    operation_id: bytes,
    predecessor: bytes | None,
    payload: bytes,
    at: int,
) -> None:
    """Commit to these bytes, as sent at that time (unix seconds), before the first leaves."""
    change(
        connection,
        operation_id,
        state="unanswered",
        sent_at=at,
        predecessor=predecessor,
        payload=payload,
        hash=content_hash(payload),
    )


def settle(
    connection: Connection, row: Row[Any], result: OpResult, statement: int | None, at: int
) -> None:
    """Store one result on its operation; `statement` is the signed proof, `at` unix seconds."""
    if row.state == "acked":
        _settle_again(connection, row, result, statement)
    elif row.kind == "withdraw":
        _settle_withdraw(connection, row, result, statement, at)
    elif row.state in _ENDED:
        return
    elif result.outcome in _APPLIED:
        why = "not_applied" if result.outcome == "not_applied" else ""
        accept(connection, row, result.number, at, why=why, statement=statement)
    elif result.outcome == "later":
        change(connection, row.id, later=result.reason or "later")
    else:
        _settle_unapplied(connection, row, result, statement, at)


def accept(
    connection: Connection,
    row: Row[Any],
    number: int,
    at: int,
    *,
    why: str = "",
    statement: int | None = None,
) -> None:
    """The server has it: laid over the copy until the cursor reaches `number`."""
    cursor = connection.execute(select(replica_state.c.cursor)).scalar_one()
    change(
        connection,
        row.id,
        state="acked",
        outcome="applied",
        number=number,
        answered_at=at,
        why=why,
        later="",
        laid=number > 0 and (cursor is None or number > cursor),
        statement_id=statement,
    )
    _drop_unsent_withdraws(connection, row.id)
    _end_originals(connection, row, "superseded")


def _settle_again(
    connection: Connection, row: Row[Any], result: OpResult, statement: int | None
) -> None:
    """A re-offer's answer, or an old answer repeated. What was accepted stays accepted."""
    if result.outcome == "later":
        return
    if row.reoffer and result.outcome == "refused":
        # Its receipt is not the operation's own: it goes as it went the first time.
        change(
            connection,
            row.id,
            state="unanswered",
            outcome="",
            number=0,
            answered_at=0,
            laid=False,
            reoffer=False,
            statement_id=None,
        )
        return
    values: dict[str, object] = {"reoffer": False}
    if result.outcome in _APPLIED:
        cursor = connection.execute(select(replica_state.c.cursor)).scalar_one()
        values["number"] = result.number
        values["laid"] = result.number > 0 and (cursor is None or result.number > cursor)
        values["why"] = "not_applied" if result.outcome == "not_applied" else ""
        if statement is not None:
            values["statement_id"] = statement
    else:
        values["why"] = result.reason or result.outcome
        values["stored"] = result.stored
        values["laid"] = False
    change(connection, row.id, **values)


def _settle_unapplied(
    connection: Connection, row: Row[Any], result: OpResult, statement: int | None, at: int
) -> None:
    """Conflict, mismatch, refused or withdrawn: no effect, and the officer's turn."""
    values: dict[str, object] = {
        "outcome": result.outcome,
        "answered_at": at,
        "later": "",
        "why": "mismatch" if result.outcome == "mismatch" else result.reason,
        "fields": msgspec.json.encode(result.fields).decode(),
        "stored": result.stored,
        "statement_id": statement,
    }
    if result.reason == "deleted" and row.complaint_gone != "deleted":
        # Written after the deletion: its words end with those written before.
        told = connection.execute(select(replica_state.c.told_at)).scalar_one()
        values |= {"complaint_gone": "deleted", "gone_at": told or at}
    if result.outcome == "withdrawn":
        values["state"] = "discarded" if row.state == "withdrawing" else "withdrawn"
        _drop_unsent_withdraws(connection, row.id)
    elif row.state != "withdrawing":
        values["state"] = "needs_edit" if result.outcome == "refused" else "needs_decision"
    change(connection, row.id, **values)
    waits = row.state != "withdrawing" and row.superseded_by is None
    if result.reason == APPROVAL_REQUIRED and waits:
        # Nothing is lost: the same words wait in the same place for an officer's approval.
        submission = as_submission(content_of(row))
        submit_instead(connection, row, submission, row.created_at)


def _settle_withdraw(
    connection: Connection, row: Row[Any], result: OpResult, statement: int | None, at: int
) -> None:
    """A withdraw claimed the id, or came too late."""
    if row.state in _ENDED:
        return
    if result.outcome == "later":
        change(connection, row.id, later=result.reason or "later")
        return
    done = result.outcome in {"applied", "duplicate", "withdrawn"}
    change(
        connection,
        row.id,
        state="acked" if done else "discarded",
        outcome=result.outcome,
        number=result.number,
        answered_at=at,
        why=result.reason,
        later="",
        statement_id=statement,
    )
    target = get_operation(connection, row.target)
    if target is None or target.state != "withdrawing":
        return
    if done:
        change(connection, target.id, state="discarded", later="", answered_at=at)
        _end_originals(connection, target, "discarded")
    elif result.outcome == "conflict" and result.reason == "already_applied":
        accept(connection, target, result.number, at, statement=statement)
    else:
        change(connection, target.id, state=state_by_outcome(target.outcome))


def state_by_outcome(outcome: str) -> str:
    """State of a sent operation by what the server last said of it."""
    if outcome in {"conflict", "mismatch"}:
        return "needs_decision"
    return "needs_edit" if outcome == "refused" else "unanswered"


def _end_originals(connection: Connection, row: Row[Any], state: str) -> None:
    """End the operations that this one stands in for: they have their answer in it."""
    seen: Row[Any] | None = row
    while seen is not None and seen.supersedes is not None:
        original = get_operation(connection, seen.supersedes)
        if original is None or original.superseded_by != seen.id or original.state == "acked":
            return
        if original.state != "withdrawing":
            change(connection, original.id, state=state)
        seen = original


def _drop_unsent_withdraws(connection: Connection, target: bytes) -> None:
    """A withdraw that never left is pointless once its target has its end."""
    connection.execute(
        delete(operation).where(
            operation.c.kind == "withdraw",
            operation.c.target == target,
            operation.c.sent_at == 0,
        )
    )
