"""What the server does with an operation: ledger first, then effect, change events, result.

Failure policy: one transaction per operation. `later` rolls everything back, so nothing of it is
stored; every other outcome is terminal and stored with the effect. Any failure of the database
rolls the whole operation back and ends the request without a result for it; the desk offers the
same id again. EXCHANGE rules: docs/protocol.md §2 and §3.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, or_, select, update

from server import approvals, schema, submissions
from server.attachments import faults_in
from server.caller import Caller
from server.conflicts import Chain
from server.database import Database
from server.work import Work
from sync import codec, crypto
from sync.wire import APPROVAL_REQUIRED, Limits, Operation, OpResult

_LONGEST_KEY: Final = 80
SUPPORTED: Final = approvals.KINDS | {"follow_up", "return", "request_info", "note", "withdraw"}


class _Later(Exception):
    """Roll back: a stored result would be premature."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Settled(Exception):
    """The ledger already answers this id; carries the result."""

    def __init__(self, result: OpResult) -> None:
        super().__init__(result.outcome)
        self.result = result


class Operations:
    """Processes operations, one transaction each."""

    def __init__(self, database: Database, limits: Limits) -> None:
        self._db = database
        self._limits = limits

    def process(self, index: int, payload: bytes, caller: Caller, now: int) -> OpResult:
        """Apply one operation, exactly once. Raises `codec.Malformed` where it is not one."""
        id_ = operation_id(payload)
        try:
            operation = codec.decode(payload, Operation)
        except codec.Malformed:
            # A later program's kind must not hold back the others of its request.
            return self._refuse_unread(index, id_, payload, caller, now)
        if fields := _unstorable(operation):
            return OpResult(index, "refused", reason="fields", fields=fields, at=now)
        try:
            with self._db.write() as connection:
                return self._once(connection, index, operation, payload, caller, now)
        except _Later as later:
            return OpResult(index, "later", reason=later.reason)
        except _Settled as settled:
            return msgspec.structs.replace(settled.result, index=index)

    def _refuse_unread(
        self, index: int, id_: bytes, payload: bytes, caller: Caller, now: int
    ) -> OpResult:
        content = crypto.content_hash(payload)
        result = OpResult(index, "refused", reason="fields", fields=("kind",), at=now)
        with self._db.write() as connection:
            if not self._db.insert_new(
                connection,
                "ledger",
                id=id_,
                device_id=caller.device,
                agency_id=caller.agency,
                content_hash=content,
                kind="unread",
                complaint_key="",
                outcome="refused",
                result=msgspec.msgpack.encode(result),
                received_at=now,
            ):
                result = stored_result(connection, id_, content, caller)
        return msgspec.structs.replace(result, index=index)

    def _once(
        self,
        connection: Connection,
        index: int,
        operation: Operation,
        payload: bytes,
        caller: Caller,
        now: int,
    ) -> OpResult:
        content = crypto.content_hash(payload)
        inserted = self._db.insert_new(
            connection,
            "ledger",
            id=operation.id,
            device_id=caller.device,
            agency_id=caller.agency,
            content_hash=content,
            payload=payload,
            kind=operation.kind,
            complaint_key=operation.complaint,
            predecessor=operation.predecessor,
            outcome="pending",
            result=b"",
            received_at=now,
        )
        if not inserted:
            raise _Settled(stored_result(connection, operation.id, content, caller))
        result = self._outcome(connection, index, operation, caller, now)
        connection.execute(
            update(schema.ledger)
            .where(schema.ledger.c.id == operation.id)
            .values(outcome=result.outcome, result=msgspec.msgpack.encode(result))
        )
        if result.reason == "deleted":
            # An ordered deletion covers what is written about the complaint afterwards too.
            connection.execute(
                update(schema.ledger).where(schema.ledger.c.id == operation.id).values(payload=None)
            )
        return result

    def _outcome(
        self, connection: Connection, index: int, operation: Operation, caller: Caller, now: int
    ) -> OpResult:
        taken = ""
        if operation.supersedes is not None and operation.kind != "withdraw":
            # Before any refusal: what comes in a refused one's place holds up the line no longer.
            taken = self._supersede(connection, operation, operation.supersedes, caller, now)
        if fields := self._faults(connection, operation, caller):
            return OpResult(index, "refused", reason="fields", fields=fields, at=now)
        if taken:
            return OpResult(index, "conflict", reason=taken, at=now)
        if approvals.needed(connection, operation, caller):
            return OpResult(index, "refused", reason=APPROVAL_REQUIRED, at=now)
        if operation.kind == "withdraw":
            return self._withdraw(connection, index, operation, caller, now)
        chain = Chain.of(connection, operation)
        if operation.predecessor is not None and not chain.settled(operation.predecessor):
            raise _Later("predecessor")
        work = Work(self._db, connection)
        case = work.load(operation.complaint)
        try:
            conflict = approvals.conflict_of(work, case, operation, caller, chain)
        except submissions.NotHere:
            raise _Later("submission") from None
        except submissions.OtherWords as other:
            return OpResult(index, "refused", reason="fields", fields=(other.field,), at=now)
        if conflict:
            return OpResult(index, "conflict", reason=conflict, at=now)
        assert case is not None  # a complaint that is not there was answered for
        approvals.apply(connection, work, case, operation, caller, now)
        return OpResult(index, "applied", number=work.stamp(), at=now)

    def _faults(
        self, connection: Connection, operation: Operation, caller: Caller
    ) -> tuple[str, ...]:
        faults: list[str] = []
        if operation.kind not in SUPPORTED or operation.version != 1:
            return ("kind",)
        if caller.role not in ("liaison", "operator"):
            return ("role",)
        if operation.kind == "withdraw":
            return () if operation.target else ("target",)
        if operation.kind in ("approve", "give_back"):
            faults += approvals.faults(operation, caller)
        if operation.kind not in ("return", "approve") and not operation.text.strip():
            faults.append("text")
        if len(operation.text) > self._limits.text or "\0" in operation.text:
            faults.append("text")
        files = operation.attachments
        if len(files) > self._limits.attachment_count or faults_in(files, self._limits):
            faults.append("attachments")
        if operation.kind == "return":
            reason = _ref(connection, "reason", operation.reason)
            if reason is None:
                faults.append("reason")
            elif reason.get("explanation_required") and not operation.text.strip():
                faults.append("text")
            if operation.suggest and _ref(connection, "agency", operation.suggest) is None:
                faults.append("suggest")
        return tuple(dict.fromkeys(faults))

    def _withdraw(
        self, connection: Connection, index: int, operation: Operation, caller: Caller, now: int
    ) -> OpResult:
        target = operation.target
        assert target is not None  # checked by _faults
        if submissions.awaited(connection, target) and not submissions.ended(connection, target):
            # After a restore: it was public by its approval, and goes out again with its words.
            return OpResult(index, "conflict", reason="already_approved", at=now)
        if claim_withdrawn(self._db, connection, target, operation, caller, now):
            return OpResult(index, "applied", at=now)
        row = ledger_row(connection, target)
        if not _same_author(connection, row.device_id, caller):
            return OpResult(index, "refused", reason="foreign", fields=("target",), at=now)
        if row.outcome in ("applied", "not_applied") and row.kind == "submit":
            if row.complaint_key != operation.complaint:
                return OpResult(index, "refused", reason="fields", fields=("target",), at=now)
            work = Work(self._db, connection)
            if approvals.withdraw(work, operation, caller, now):
                return OpResult(index, "applied", number=work.stamp(), at=now)
        if row.outcome in ("applied", "not_applied"):
            stored = msgspec.msgpack.decode(row.result, type=OpResult)
            return OpResult(index, "conflict", stored.number, "already_applied", at=now)
        if row.superseded_by is None:
            _mark_superseded(connection, target, operation, now)
        return OpResult(index, "applied", at=now)

    def _supersede(
        self,
        connection: Connection,
        operation: Operation,
        target: bytes,
        caller: Caller,
        now: int,
    ) -> str:
        """Take the place of a stored conflict, refusal or withdrawal; the reason why not."""
        # Unknown only where a restored database lost its result: claimed, so it stays unapplied.
        if not claim_withdrawn(self._db, connection, target, operation, caller, now):
            row = ledger_row(connection, target)
            if not _same_author(connection, row.device_id, caller):
                return "not_held"
            if row.outcome not in ("conflict", "refused", "withdrawn"):
                return "already_applied"
            if row.superseded_by not in (None, operation.id) and not _is_withdraw(
                connection, row.superseded_by
            ):
                return "superseded"
        _mark_superseded(connection, target, operation, now)
        return ""


class _Named(msgspec.Struct, frozen=True):
    """The one field that every version of an operation has."""

    id: bytes = msgspec.field(name="i")


def operation_id(payload: bytes) -> bytes:
    """Id of an operation, also of one that cannot be read otherwise. Raises `codec.Malformed`."""
    id_ = codec.decode(payload, _Named).id
    if len(id_) != 16:
        raise codec.Malformed("operation id")
    return id_


def _unstorable(operation: Operation) -> tuple[str, ...]:
    """Fields that no database can hold: refused without a ledger row, the same every time."""
    complaint, base = operation.complaint, operation.base
    faults = []
    if not 0 < len(complaint) <= _LONGEST_KEY or "\0" in complaint:
        faults.append("complaint")
    if not 0 <= base < 1 << 63:
        faults.append("base")
    named = ("predecessor", operation.predecessor), ("supersedes", operation.supersedes)
    for field, id_ in (*named, ("target", operation.target)):
        if id_ is not None and len(id_) != 16:
            faults.append(field)
    return tuple(faults)


def claim_withdrawn(
    database: Database,
    connection: Connection,
    id_: bytes,
    operation: Operation,
    caller: Caller,
    now: int,
) -> bool:
    """Take an id that the ledger does not know, so that it can never be applied any more."""
    claimed = database.insert_new(
        connection,
        "ledger",
        id=id_,
        device_id=caller.device,
        agency_id=caller.agency,
        kind="claimed",
        complaint_key=operation.complaint,
        outcome="withdrawn",
        result=msgspec.msgpack.encode(OpResult(0, "withdrawn", at=now)),
        received_at=now,
    )
    if claimed:
        submissions.give_up(connection, id_, operation, now)
    return claimed


def _mark_superseded(connection: Connection, target: bytes, by: Operation, now: int) -> None:
    connection.execute(
        update(schema.ledger).where(schema.ledger.c.id == target).values(superseded_by=by.id)
    )
    submissions.give_up(connection, target, by, now)


def _is_withdraw(connection: Connection, id_: bytes) -> bool:
    return bool(ledger_row(connection, id_).kind == "withdraw")


def _same_author(connection: Connection, device: str, caller: Caller) -> bool:
    if device in caller.devices:
        return True
    officer = connection.execute(
        select(schema.device.c.officer_id).where(schema.device.c.id == device)
    ).scalar_one_or_none()
    return officer == caller.officer


def _ref(connection: Connection, kind: str, id_: str) -> dict[str, Any] | None:
    content = connection.execute(
        select(schema.ref.c.content).where(schema.ref.c.kind == kind, schema.ref.c.id == id_)
    ).scalar_one_or_none()
    return msgspec.json.decode(content) if content else None


def ledger_row(connection: Connection, id_: bytes) -> Any:
    """The ledger's row of an id that is known to be there."""
    return connection.execute(select(schema.ledger).where(schema.ledger.c.id == id_)).one()


def stored_result(connection: Connection, id_: bytes, content: bytes, caller: Caller) -> OpResult:
    """What the ledger says of an id: to its device, or to the one enrolled as its replacement."""
    row = ledger_row(connection, id_)
    if row.device_id not in caller.devices:
        return OpResult(0, "refused", reason="foreign", fields=("id",))
    result = msgspec.msgpack.decode(row.result, type=OpResult)
    if row.content_hash is not None and row.content_hash != content:
        text = msgspec.msgpack.decode(row.payload, type=Operation).text if row.payload else ""
        return msgspec.structs.replace(
            result, outcome="mismatch", reason=result.outcome, stored=text
        )
    if result.outcome == "applied":
        return msgspec.structs.replace(result, outcome="duplicate")
    return result


def find_complaint_keys(connection: Connection, text: str) -> list[str]:
    """Keys of complaints by key or bare tracking id."""
    return list(
        connection.execute(
            select(schema.complaint.c.key).where(
                or_(schema.complaint.c.key == text, schema.complaint.c.tracking_id == text)
            )
        ).scalars()
    )
