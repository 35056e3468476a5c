"""When an operation meets a change its author has not seen: the table of EXCHANGE §2.

Looked at are changes made outside the operation's own chain since its base version. The
officer's second PC is outside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from server import schema
from server.caller import Caller
from server.turn import is_archived, is_closed
from server.work import Case, Work
from sync.content import TimelineEntry
from sync.wire import ConflictReason, Operation

_ANSWERS: Final = frozenset({"follow_up", "request_info", "info_request"})


class Chain:
    """The line of operations of one device on one complaint, as the ledger knows it."""

    def __init__(self, rows: dict[bytes, Any], own: set[bytes]) -> None:
        self._rows = rows
        self.own = own

    @classmethod
    def of(cls, connection: Connection, operation: Operation) -> Chain:
        """Predecessors of an operation, and what stands in their place."""
        columns = (
            schema.ledger.c.id,
            schema.ledger.c.outcome,
            schema.ledger.c.predecessor,
            schema.ledger.c.superseded_by,
        )
        rows = {
            row.id: row
            for row in connection.execute(
                select(*columns).where(schema.ledger.c.complaint_key == operation.complaint)
            )
        }
        own: set[bytes] = {operation.id}
        todo = [operation.predecessor, operation.supersedes]
        while todo:
            id_ = todo.pop()
            if id_ is None or id_ in own:
                continue
            own.add(id_)
            if row := rows.get(id_):
                todo += [row.predecessor, row.superseded_by]
        return cls(rows, own)

    def settled(self, id_: bytes) -> bool:
        """Applied, withdrawn, or superseded by a settled one."""
        seen: set[bytes] = set()
        while id_ not in seen:
            seen.add(id_)
            row = self._rows.get(id_)
            if row is None:
                return False
            if row.outcome in ("applied", "not_applied", "withdrawn"):
                return True
            if row.superseded_by is None:
                return False
            id_ = row.superseded_by
        return False


Check = Callable[[TimelineEntry, Case], ConflictReason | None]


def _closed(entry: TimelineEntry, case: Case) -> ConflictReason | None:
    if entry.status and case.state.archived and is_archived(entry.status):
        return "archived"
    if entry.status and case.state.closed and is_closed(entry.status):
        return "closed"
    return None


def _redisposed(entry: TimelineEntry, _: Case) -> ConflictReason | None:
    return "redisposed" if entry.kind == "disposition" else None


def _secret(entry: TimelineEntry, case: Case) -> ConflictReason | None:
    return "made_secret" if entry.kind == "secrecy" and case.state.secret else None


def _answered(entry: TimelineEntry, _: Case) -> ConflictReason | None:
    return "answered_by_other" if entry.kind in _ANSWERS else None


def _reply(entry: TimelineEntry, _: Case) -> ConflictReason | None:
    return "reply_unseen" if entry.kind == "reply" else None


_PROSES: Final = (_closed, _redisposed, _secret, _answered)
_CHECKS: Final[dict[str, tuple[Check, ...]]] = {
    "follow_up": _PROSES,
    "return": (_closed, _redisposed, _answered),
    "request_info": (_closed, _redisposed, _answered),
    "note": (),
    "give_back": (),
}


def find_conflict(
    work: Work, case: Case | None, operation: Operation, caller: Caller, chain: Chain
) -> ConflictReason | None:
    """The reason, or None. After `not_held` and `deleted` nothing more is told."""
    if case is None:
        return "deleted" if work.is_deleted(operation.complaint) else "not_held"
    if case.state.agency != caller.agency:
        return "not_held"
    checks = _CHECKS[operation.kind]
    if operation.kind == "follow_up" and operation.result == "selesai":
        checks = (*checks, _reply)
    for row in work.entries_since(case.key, operation.base):
        if row.operation is not None and row.operation in chain.own:
            continue
        entry = msgspec.json.decode(row.content, type=TimelineEntry)
        for check in checks:
            if reason := check(entry, case):
                return reason
    return None
