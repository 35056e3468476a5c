"""Approval: what operators submit, and what liaison officers make of it (EXCHANGE §2).

A submission is a private entry and a row that says how it stands (`server.submissions`). The
complaint's row is locked while a decision is made, so that only one is.

Failure policy: as for any operation, one transaction; a decision on a submission that the server
does not have yet changes nothing and is offered again. Switching approval off decides nothing: what
is pending stays so until somebody does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from server import attachments, effects, schema, submissions
from server.caller import Caller
from server.conflicts import Chain, find_conflict
from server.work import Case, NewEntry, Work
from sync.approval import NEEDS_APPROVAL, answer_kind
from sync.content import TimelineEntry
from sync.wire import Operation

KINDS: Final = frozenset({"submit", "approve", "give_back"})
PRIVATE: Final = ("submit", "approve", "give_back", "withdrawn", "edited")
"""Kinds of entries that stay with the agency: they move nothing."""
_DECISIONS: Final = frozenset({"approve", "give_back"})
_REPLACING: Final = NEEDS_APPROVAL | {"submit"}


def needed(connection: Connection, operation: Operation, caller: Caller) -> bool:
    """Whether this may go out only once it was approved."""
    if caller.role != "operator" or operation.kind not in NEEDS_APPROVAL:
        return False
    asks = select(schema.agency.c.approval).where(schema.agency.c.id == caller.agency)
    return bool(connection.execute(asks).scalar_one_or_none())


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
    """The reason, or None. Raises `submissions.NotHere`, `submissions.OtherWords`.

    A submission and its approval meet what the answer would meet; before that counts whether the
    submission is still to be decided.
    """
    judged = operation
    if case is not None and case.state.agency == caller.agency:
        if operation.kind == "submit":
            judged = _as_answer(operation, operation)
        if operation.target is not None and operation.kind in KINDS | NEEDS_APPROVAL:
            found = submissions.find(work.connection, operation, caller)
            decides = operation.kind in _DECISIONS
            if reason := submissions.decided(work.connection, operation, found, decides=decides):
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
                submissions.settle(connection, operation, caller, "given_back", now)
        case "approve":
            done = _approve(connection, work, case, operation, caller, now, moves=moves)
        case _:
            effects.apply(connection, work, case, operation, caller, now, moves=moves)
    if operation.kind in _REPLACING and operation.target is not None:
        _replace(connection, case, operation, caller, now)
    return done


def withdraw(work: Work, operation: Operation, caller: Caller, now: int) -> bool:
    """Take a submission back that nobody has decided on; False where it is approved.

    Where a restored server lacks the complaint, it stays taken back once an import brings that
    back. The caller stamps the unit of work.
    """
    connection, case = work.connection, work.load(operation.complaint)
    if case is None:
        deleted = work.is_deleted(operation.complaint)
        if not deleted and submissions.offered_again(connection, operation, caller):
            submissions.settle(connection, operation, caller, "withdrawn", now)
        return True
    state = _state(connection, operation.target, case, caller)
    if state in ("approved", "awaiting"):
        return False
    if state == "pending":
        case.entries.append(_mark(connection, operation, caller, now, "withdrawn"))
        submissions.settle(connection, operation, caller, "withdrawn", now)
    return True


def _submit(
    connection: Connection, case: Case, operation: Operation, caller: Caller, now: int
) -> None:
    entry = _entry(connection, operation, caller, now, "submit")
    case.entries.append(entry)
    attachments.register(connection, case, entry, caller.agency, now)
    state = _state(connection, operation.id, case, caller)
    if state == "withdrawn":
        _tell_withdrawn(connection, case, operation.id, caller, now)
    if state == "awaiting" and _publish_awaiting(connection, case, operation, caller, now):
        return
    if state in (None, "awaiting"):
        submissions.open_up(connection, operation, caller, now)


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
    found = submissions.find(connection, operation, caller)
    if found is None or found.state == "approved" or not submissions.names(operation, found.words):
        # After a restore: its words are to come, or went out by another's approval, or are others.
        entry = _entry(connection, operation, caller, now, "approve")
        if found is not None and found.state == "approved":
            case.entries.append(entry)
            return True
        # It decides nothing yet, so it does not refer to the submission.
        told = msgspec.structs.replace(entry.content, ref="")
        case.entries.append(replace(entry, content=told))
        if found is None and not submissions.ended(connection, operation.target):
            submissions.settle(connection, operation, caller, "awaiting", now)
        return False
    answer = _as_answer(operation, found.words)
    effects.apply(connection, work, case, answer, caller, now, moves=moves)
    case.entries.append(_mark(connection, operation, caller, now, "approve"))
    submissions.settle(connection, operation, caller, "approved", now)
    return True


def _tell_withdrawn(
    connection: Connection, case: Case, submission: bytes, caller: Caller, now: int
) -> None:
    """It was taken back while the server lacked its complaint: the timeline says so too."""
    if settled := submissions.settling(connection, submission):
        withdrawal, row = settled
        by = replace(caller, device=row.device_id, officer=row.officer_id or "")
        case.entries.append(_mark(connection, withdrawal, by, now, "withdrawn"))


def _publish_awaiting(
    connection: Connection, case: Case, submission: Operation, caller: Caller, now: int
) -> bool:
    """The words of a submission whose approval was there before it; False where it named others."""
    settled = submissions.settling(connection, submission.id)
    if settled is None or not submissions.names(settled[0], submission):
        return False
    approval, row = settled
    # Its own entry stands in the timeline under the approval's id already.
    late = msgspec.structs.replace(_as_answer(approval, submission), at=approval.at)
    entry = effects.entry_of(late, caller, now)
    answer = NewEntry(f"p{entry.id}", entry.content, None, approval.id, row.device_id)
    by = replace(caller, device=row.device_id, officer=row.officer_id or "")
    case.entries += [answer, _mark(connection, approval, by, now, "approve")]
    attachments.register(connection, case, answer, caller.agency, now)
    effects.note_answer(connection, case, approval.id, caller, entry.content.at)
    submissions.publish(connection, submission.id, approval.id)
    return True


def _replace(
    connection: Connection, case: Case, operation: Operation, caller: Caller, now: int
) -> None:
    """What comes in a submission's place ends it; an answer says so with an entry of its own."""
    if _state(connection, operation.target, case, caller) not in (None, "pending", "given_back"):
        return
    if operation.kind != "submit":
        case.entries.append(_mark(connection, operation, caller, now, "edited"))
    submissions.settle(connection, operation, caller, "replaced", now)


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
    return submissions.state_of(connection, submission, case.key, caller)
