"""What an applied operation changes: the timeline, the state, and the coordinator's lists."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, insert

from server import attachments, schema
from server.caller import Caller
from server.work import Case, NewEntry, Work
from sync.content import TimelineEntry
from sync.wire import Operation

FOLLOWED_UP: Final = "Ditindaklanjuti oleh Instansi"
WAITING_FOR_DATA: Final = "Menunggu Kelengkapan Informasi"
RETURNED: Final = "Dikembalikan oleh Instansi"
_KINDS: Final = {
    "follow_up": "follow_up",
    "request_info": "info_request",
    "note": "note",
    "return": "return",
}
PUBLIC: Final = frozenset({"follow_up", "request_info"})
_CLOCK_TOLERANCE: Final = 300


def moment(operation: Operation, now: int) -> int:
    """Its author's time, unless that lies ahead of ours."""
    return operation.at if 0 < operation.at <= now + _CLOCK_TOLERANCE else now


def entry_of(operation: Operation, caller: Caller, now: int) -> NewEntry:
    """The timeline item of an operation."""
    private = operation.kind == "note"
    return NewEntry(
        id=operation.id.hex(),
        content=TimelineEntry(
            kind=_KINDS[operation.kind],
            at=moment(operation, now),
            by=caller.agency_name,
            text=operation.text,
            result=(operation.result or "proses") if operation.kind == "follow_up" else "",
            secret=operation.secret,
            private=private,
            operation=operation.id.hex(),
            reason=operation.reason,
            files=operation.attachments,
        ),
        private_agency=caller.agency if private else None,
        operation=operation.id,
        device_id=caller.device,
    )


def apply(
    connection: Connection,
    work: Work,
    case: Case,
    operation: Operation,
    caller: Caller,
    now: int,
    *,
    moves: bool = True,
) -> None:
    """Append the entry and, where it `moves`, change status and holder.

    The caller stamps the unit of work.
    """
    entry = entry_of(operation, caller, now)
    at = entry.content.at
    case.entries.append(entry)
    attachments.register(connection, case, entry, caller.agency, now)
    if operation.kind in PUBLIC:
        note_answer(connection, case, operation.id, caller, now)
    if operation.kind == "note" or not moves:
        return
    case.local_since = now
    if operation.kind == "follow_up":
        case.move(
            status=FOLLOWED_UP,
            turn="reporter",
            first_follow_up_at=case.state.first_follow_up_at or at,
            last_follow_up_at=max(case.state.last_follow_up_at, at),
        )
    elif operation.kind == "request_info":
        case.move(status=WAITING_FOR_DATA, turn="reporter")
    elif operation.kind == "return":
        case.move(status=RETURNED, turn="coordinator", agency="")
        connection.execute(
            insert(schema.returned).values(
                operation=operation.id,
                complaint_key=case.key,
                agency_id=caller.agency,
                reason=operation.reason,
                note=operation.text,
                suggest=operation.suggest,
                at=now,
            )
        )


def note_answer(
    connection: Connection, case: Case, operation: bytes, caller: Caller, now: int
) -> None:
    """Put an answer on the list of those to be entered in SP4N-LAPOR!."""
    connection.execute(
        insert(schema.answer).values(
            operation=operation, complaint_key=case.key, agency_id=caller.agency, at=now
        )
    )
