"""Acked operations that a restored database has lost, offered again with their signed receipts.

A re-offered operation that the ledger does not know always becomes an entry, at its original
time, whoever holds the complaint now. It moves status or holder only where nothing else has
since the restore; otherwise it joins the coordinator's list "effect not applied".
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select, update

from server import approvals, schema
from server.caller import Caller
from server.database import Database
from server.epochs import Epochs
from server.keys import Keyring
from server.operations import claim_withdrawn, stored_result
from server.work import Case, Work
from sync import codec, crypto
from sync.wire import Operation, OpResult, Reoffer, ResultsStatement

_APPLIED = ("applied", "duplicate", "not_applied")
_MOVE_NOTHING = frozenset({"note", "entered", "arrived", *approvals.PRIVATE})


class Reoffers:
    """Processes re-offers, one transaction each."""

    def __init__(self, database: Database, keys: Keyring, epochs: Epochs) -> None:
        self._db = database
        self._keys = keys
        self._epochs = epochs

    def process(self, index: int, reoffer: Reoffer, caller: Caller, now: int) -> OpResult:
        """Take one re-offer in; refused where its receipt is not this server's word for it."""
        try:
            operation = codec.decode(reoffer.operation, Operation)
            received = self._received(reoffer, caller)
        except codec.Malformed:
            received = None
        if received is None:
            return OpResult(index, "refused", reason="receipt", fields=("receipt",), at=now)
        content = crypto.content_hash(reoffer.operation)
        since = self._epochs.start()
        with self._db.write() as connection:
            inserted = self._db.insert_new(
                connection,
                "ledger",
                id=operation.id,
                device_id=caller.device,
                agency_id=caller.agency,
                content_hash=content,
                payload=reoffer.operation,
                kind=operation.kind,
                complaint_key=operation.complaint,
                predecessor=operation.predecessor,
                outcome="pending",
                result=b"",
                received_at=now,
                reoffered=True,
            )
            if not inserted:
                stored = stored_result(connection, operation.id, content, caller)
                return msgspec.structs.replace(stored, index=index)
            result = self._take(connection, index, operation, caller, received.at or now, since)
            connection.execute(
                update(schema.ledger)
                .where(schema.ledger.c.id == operation.id)
                .values(outcome=result.outcome, result=msgspec.msgpack.encode(result))
            )
        return result

    def _received(self, reoffer: Reoffer, caller: Caller) -> OpResult | None:
        """The result that this server once signed for exactly this operation."""
        for public in self._keys.public_keys():
            try:
                crypto.verify(public, crypto.RESULTS, reoffer.statement, reoffer.signature)
                break
            except crypto.BadSignature:
                continue
        else:
            return None
        statement = codec.decode(reoffer.statement, ResultsStatement)
        if statement.device not in caller.devices:
            return None
        content = crypto.content_hash(reoffer.operation)
        for item in statement.items:
            if item.content_hash == content and item.result.outcome in _APPLIED:
                return item.result
        return None

    def _take(
        self,
        connection: Connection,
        index: int,
        operation: Operation,
        caller: Caller,
        at: int,
        since: int,
    ) -> OpResult:
        # What it took the place of must not hold up the rest of its line.
        withdraws = operation.kind == "withdraw"
        claimed = False
        for id_ in (operation.supersedes, operation.target if withdraws else None):
            if id_ is not None:
                claimed = claim_withdrawn(self._db, connection, id_, operation, caller, at)
        work = Work(self._db, connection)
        if withdraws:
            if not claimed and operation.target is not None:
                approvals.withdraw(work, operation, caller, at)
            return OpResult(index, "applied", number=work.stamp(), at=at)
        case = work.load(operation.complaint)
        if case is None:
            why = "deleted" if work.is_deleted(operation.complaint) else "unknown"
            if why == "deleted":
                connection.execute(
                    update(schema.ledger)
                    .where(schema.ledger.c.id == operation.id)
                    .values(payload=None)
                )
            self._not_applied(connection, operation, why, at)
            return OpResult(index, "not_applied", reason=why, at=at)
        moves = operation.kind in ("note", "submit", "give_back") or (
            case.state.agency == caller.agency and not self._moved_since(connection, case, since)
        )
        done = approvals.apply(connection, work, case, operation, caller, at, moves=moves)
        number = work.stamp()
        if not done:
            self._not_applied(connection, operation, "submission", at)
            return OpResult(index, "not_applied", number=number, reason="submission", at=at)
        if moves:
            return OpResult(index, "applied", number=number, at=at)
        self._not_applied(connection, operation, "moved_since", at)
        return OpResult(index, "not_applied", number=number, reason="moved_since", at=at)

    def _moved_since(self, connection: Connection, case: Case, since: int) -> bool:
        rows = connection.execute(
            select(schema.entry.c.kind, schema.ledger.c.reoffered)
            .outerjoin(schema.ledger, schema.ledger.c.id == schema.entry.c.operation)
            .where(schema.entry.c.complaint_key == case.key, schema.entry.c.no > since)
        )
        return any(kind not in _MOVE_NOTHING and not again for kind, again in rows)

    def _not_applied(self, connection: Connection, operation: Operation, why: str, at: int) -> None:
        connection.execute(
            insert(schema.not_applied).values(
                operation=operation.id, complaint_key=operation.complaint, why=why, at=at
            )
        )


def take_in_waiting(connection: Connection, work: Work, case: Case) -> None:
    """A complaint that a later import brings back: its re-offered operations become entries."""
    table = schema.not_applied
    rows = connection.execute(
        select(schema.ledger.c.id, schema.ledger.c.payload, schema.ledger, schema.agency.c.name)
        .join(table, table.c.operation == schema.ledger.c.id)
        .join(schema.agency, schema.agency.c.id == schema.ledger.c.agency_id)
        .where(table.c.complaint_key == case.key, table.c.why == "unknown")
        .order_by(schema.ledger.c.received_at)
    ).all()
    for row in rows:
        operation = msgspec.msgpack.decode(row.payload, type=Operation)
        author = Caller(row.device_id, "", "", row.agency_id, row.name, "")
        at = row.received_at
        done = approvals.apply(connection, work, case, operation, author, at, moves=False)
        why = "moved_since" if done else "submission"
        connection.execute(update(table).where(table.c.operation == row.id).values(why=why))
