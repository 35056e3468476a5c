"""Approval: what operators submit, and what liaison officers make of it (EXCHANGE §2).

A submission is a private entry and a row that says how it stands: `pending`, then once and for all
`approved`, `given_back`, `withdrawn` or `replaced` (by a newer one, or by an officer's own answer).
After a restore a decision may be there before what it decides: an approval is `awaiting` then.
The complaint's row is locked while a decision is made, so that only one is.

Failure policy: as for any operation, one transaction; a decision on a submission that the server
does not have yet changes nothing and is offered again. Switching approval off decides nothing: what
is pending stays so until somebody does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, exists, func, select, update

from server import attachments, effects, schema
from server.caller import Caller
from server.conflicts import Chain, find_conflict
from server.work import Case, NewEntry, Work
from sync.approval import NEEDS_APPROVAL, answer_kind, public_hash
from sync.content import TimelineEntry
from sync.wire import Operation

KINDS: Final = frozenset({"submit", "approve", "give_back"})
PRIVATE: Final = ("submit", "approve", "give_back", "withdrawn", "edited")
"""Kinds of entries that stay with the agency: they move nothing."""
_DECISIONS: Final = frozenset({"approve", "give_back"})
_REPLACING: Final = NEEDS_APPROVAL | {"submit"}
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
    settled_by: bytes | None
    words: Operation


def needed(connection: Connection, operation: Operation, caller: Caller) -> bool:
    """Whether this may go out only once it was approved."""
    if caller.role != "operator" or operation.kind not in NEEDS_APPROVAL:
        return False
    asks = select(schema.agency.c.approval).where(schema.agency.c.id == caller.agency)
    return bool(connection.execute(asks).scalar_one_or_none())


def pending(connection: Connection, agency: str) -> int:
    """How many of an agency's submissions are not decided."""
    waiting = select(func.count()).where(_table.c.agency_id == agency, _table.c.state == "pending")
    return connection.execute(waiting).scalar_one()


def faults(operation: Operation, caller: Caller) -> tuple[str, ...]:
    """Fields of a decision that are at fault."""
    found = []
    if caller.role != "liaison":
        found.append("role")
    if operation.target is None or len(operation.target) != 16:
        found.append("target")
    if operation.kind == "approve" and len(operation.public_hash) != 32:
        found.append("public_hash")
    return tuple(found)


def conflict_of(
    work: Work, case: Case | None, operation: Operation, caller: Caller, chain: Chain
) -> str | None:
    """The reason, or None. Raises `NotHere`, `OtherWords`.

    A submission and its approval meet what the answer would meet; before that counts whether the
    submission is still to be decided.
    """
    judged = operation
    if case is not None and case.state.agency == caller.agency:
        if operation.kind == "submit":
            judged = _as_answer(operation, operation)
        if operation.target is not None and operation.kind in KINDS | NEEDS_APPROVAL:
            found = _find(work.connection, operation, caller)
            if reason := _decided(work.connection, operation, found):
                return reason
            if operation.kind == "approve" and found is not None:
                judged = _as_answer(operation, found.words)
    return find_conflict(work, case, judged, caller, chain)


def apply(
    connection: Connection,
    work: Work,
    case: Case,
    operation: Operation,
    caller: Caller,
    now: int,
    *,
    moves: bool = True,
) -> bool:
    """What an operation changes, approval or not; see `effects.apply`. False for an approval whose
    words are not here, which can only be one that is offered again: nothing went out."""
    done = True
    match operation.kind:
        case "submit":
            _submit(connection, case, operation, caller, now)
        case "give_back":
            case.entries.append(_entry(connection, operation, caller, now, "give_back"))
            if _state(connection, operation.target, case, caller) in (None, "pending"):
                _settle(connection, operation, caller, "given_back", now)
        case "approve":
            done = _approve(connection, work, case, operation, caller, now, moves=moves)
        case _:
            effects.apply(connection, work, case, operation, caller, now, moves=moves)
    if operation.kind in _REPLACING and operation.target is not None:
        _replace(connection, case, operation, caller, now)
    return done


def withdraw(
    work: Work, operation: Operation, caller: Caller, now: int, *, told: bool = True
) -> bool:
    """Take a submission back that nobody has decided on; False where it is approved.

    `told`: an entry says so. The caller stamps the unit of work.
    """
    case = work.load(operation.complaint)
    if case is None:
        return True
    state = _state(work.connection, operation.target, case, caller)
    if state in ("approved", "awaiting"):
        return False
    if state == "pending":
        if told:
            case.entries.append(_mark(work.connection, operation, caller, now, "withdrawn"))
        _settle(work.connection, operation, caller, "withdrawn", now)
    return True


def _submit(
    connection: Connection, case: Case, operation: Operation, caller: Caller, now: int
) -> None:
    entry = _entry(connection, operation, caller, now, "submit")
    case.entries.append(entry)
    attachments.register(connection, case, entry, caller.agency, now)
    state = _state(connection, operation.id, case, caller)
    if state == "awaiting" and _publish_awaiting(connection, case, operation, caller, now):
        return
    if state in (None, "awaiting"):
        _note(connection, operation.id, case.key, caller.agency, "pending", None, now)


def _approve(
    connection: Connection,
    work: Work,
    case: Case,
    operation: Operation,
    caller: Caller,
    now: int,
    *,
    moves: bool,
) -> bool:
    found = _find(connection, operation, caller)
    if found is None or found.state == "approved" or not _names(operation, found.words):
        # After a restore: its words are to come, or went out by another's approval, or are others.
        entry = _entry(connection, operation, caller, now, "approve")
        if found is not None and found.state == "approved":
            case.entries.append(entry)
            return True
        # It decides nothing yet, so it does not refer to the submission.
        told = msgspec.structs.replace(entry.content, ref="")
        case.entries.append(replace(entry, content=told))
        if found is None:
            _settle(connection, operation, caller, "awaiting", now)
        return False
    answer = _as_answer(operation, found.words)
    effects.apply(connection, work, case, answer, caller, now, moves=moves)
    case.entries.append(_mark(connection, operation, caller, now, "approve"))
    _settle(connection, operation, caller, "approved", now)
    return True


def _publish_awaiting(
    connection: Connection, case: Case, submission: Operation, caller: Caller, now: int
) -> bool:
    """The words of a submission whose approval was there before it; False where it named others."""
    ledger, device = schema.ledger, schema.device
    row = connection.execute(
        select(ledger.c.payload, ledger.c.device_id, device.c.officer_id)
        .join(_table, ledger.c.id == _table.c.settled_by)
        .outerjoin(device, device.c.id == ledger.c.device_id)
        .where(_table.c.operation == submission.id)
    ).first()
    if row is None or row.payload is None:
        return False
    approval = msgspec.msgpack.decode(row.payload, type=Operation)
    if not _names(approval, submission):
        return False
    # Its own entry stands in the timeline under the approval's id already.
    late = msgspec.structs.replace(_as_answer(approval, submission), at=approval.at)
    entry = effects.entry_of(late, caller, now)
    answer = NewEntry(f"p{entry.id}", entry.content, None, approval.id, row.device_id)
    by = replace(caller, device=row.device_id, officer=row.officer_id or "")
    case.entries += [answer, _mark(connection, approval, by, now, "approve")]
    attachments.register(connection, case, answer, caller.agency, now)
    effects.note_answer(connection, case, approval.id, caller, entry.content.at)
    connection.execute(
        update(_table).where(_table.c.operation == submission.id).values(state="approved")
    )
    waiting = schema.not_applied
    connection.execute(
        update(waiting)
        .where(waiting.c.operation == approval.id, waiting.c.why == "submission")
        .values(why="moved_since")
    )
    return True


def _replace(
    connection: Connection, case: Case, operation: Operation, caller: Caller, now: int
) -> None:
    """What comes in a submission's place ends it; an answer says so with an entry of its own."""
    if _state(connection, operation.target, case, caller) not in (None, "pending", "given_back"):
        return
    if operation.kind != "submit":
        case.entries.append(_mark(connection, operation, caller, now, "edited"))
    _settle(connection, operation, caller, "replaced", now)


def _find(connection: Connection, operation: Operation, caller: Caller) -> Submission | None:
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
    words = msgspec.msgpack.decode(row.payload, type=Operation)
    return Submission(row.state, row.settled_by, words)


def _decided(connection: Connection, operation: Operation, found: Submission | None) -> str | None:
    """Why there is nothing left to decide or to replace. Raises `NotHere`, `OtherWords`."""
    decides = operation.kind in _DECISIONS
    if found is None:
        if not decides:
            waits = select(_table.c.state).where(_table.c.operation == operation.target)
            state = connection.execute(waits).scalar_one_or_none()
            return _WHY["awaiting"] if state == "awaiting" else None
        known = select(schema.ledger.c.id).where(schema.ledger.c.id == operation.target)
        if connection.execute(known).first() is None:
            raise NotHere
        return "not_submitted"
    if found.state == "approved" or (decides and found.state != "pending"):
        return _WHY[found.state]
    if operation.kind != "approve":
        return None
    words = found.words
    if not _names(operation, words):
        raise OtherWords("public_hash")
    files = schema.attachment
    missing = exists().where(
        files.c.complaint_key == operation.complaint,
        files.c.entry_id == words.id.hex(),
        files.c.arrived_at == 0,
    )
    return "attachments_outstanding" if connection.execute(select(missing)).scalar() else None


def _names(approval: Operation, words: Operation) -> bool:
    """Whether an approval names exactly these words."""
    named = public_hash(words.text, words.result, words.secret, words.attachments)
    return named == approval.public_hash


def _as_answer(operation: Operation, words: Operation) -> Operation:
    """An operation as the answer with these words."""
    return msgspec.structs.replace(
        operation,
        kind=answer_kind(words.result),
        text=words.text,
        result=words.result,
        secret=words.secret,
        attachments=words.attachments,
        reason="",
        target=None,
    )


def _entry(
    connection: Connection, operation: Operation, caller: Caller, now: int, kind: str
) -> NewEntry:
    """A private entry that carries the operation's own words."""
    content = TimelineEntry(
        kind=kind,
        at=effects.moment(operation, now),
        by=_name(connection, caller),
        text=operation.text,
        result=operation.result,
        secret=operation.secret,
        private=True,
        operation=operation.id.hex(),
        ref=operation.target.hex() if operation.target else "",
        files=operation.attachments,
    )
    return NewEntry(operation.id.hex(), content, caller.agency, operation.id, caller.device)


def _mark(
    connection: Connection, operation: Operation, caller: Caller, now: int, kind: str
) -> NewEntry:
    """A private entry beside the one that the operation makes: what became of the submission."""
    assert operation.target is not None  # a mark is about one
    content = TimelineEntry(
        kind=kind,
        at=effects.moment(operation, now),
        by=_name(connection, caller),
        private=True,
        ref=operation.target.hex(),
    )
    return NewEntry(f"v{operation.id.hex()}", content, caller.agency)


def _name(connection: Connection, caller: Caller) -> str:
    name = select(schema.officer.c.name).where(schema.officer.c.id == caller.officer)
    return connection.execute(name).scalar_one_or_none() or caller.agency_name


def _state(
    connection: Connection, submission: bytes | None, case: Case, caller: Caller
) -> str | None:
    """How a submission of this complaint and agency stands; None where nothing is known of it."""
    row = select(_table.c.state).where(
        _table.c.operation == submission,
        _table.c.complaint_key == case.key,
        _table.c.agency_id == caller.agency,
    )
    return connection.execute(row).scalar_one_or_none()


def _settle(
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
        key, agency = operation.complaint, caller.agency
        _note(connection, operation.target, key, agency, state, operation.id, now)


def _note(
    connection: Connection,
    submission: bytes,
    complaint: str,
    agency: str,
    state: str,
    settled_by: bytes | None,
    now: int,
) -> None:
    connection.execute(delete(_table).where(_table.c.operation == submission))
    connection.execute(
        _table.insert().values(
            operation=submission,
            complaint_key=complaint,
            agency_id=agency,
            state=state,
            settled_by=settled_by,
            at=now,
        )
    )
