"""The outbox as the exchange uses it: `sync.ports.OutboxPort`, and the sealed work of a
revoked desk.

Failure policy: an operation's bytes, its predecessor and `sent_at` are committed together
before the first byte leaves; results are committed together with the signed statement that
proves them. A crash in between leaves operations unanswered, to be sent again as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, insert, or_, select, update

from desktop.domain.errors import SignInNeeded
from desktop.domain.model import Attachment
from desktop.storage.engine import Database
from desktop.storage.line import encode, pending, predecessor_of, sendable
from desktop.storage.rows import PENDING_STATES, attachments_of
from desktop.storage.schema import (
    draft,
    identity,
    operation,
    replica_state,
    statement,
    upload,
)
from desktop.storage.settle import freeze, get_operation, settle
from sync.ports import Claimed, Clock
from sync.wire import (
    Certificate,
    OpResult,
    Reoffer,
    ResultsStatement,
    SealedWork,
    SignedEnd,
)


class OutboxExchange:
    """Implements `OutboxPort`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def claim(self, limit: int, max_bytes: int) -> Sequence[Claimed]:
        """See `OutboxPort.claim`. What the server put off comes after what it has not seen."""
        claimed: list[Claimed] = []
        taken = 0
        with self._database.write() as connection:
            for row in sendable(pending(connection)):
                first = row.payload is None
                predecessor = predecessor_of(connection, row) if first else None
                payload = encode(row, predecessor) if first else row.payload
                taken += len(payload)
                if claimed and (len(claimed) >= limit or taken > max_bytes):
                    break
                if first:
                    freeze(connection, row.id, predecessor, payload, self._clock.now())
                claimed.append(Claimed(row.id, payload))
        return claimed

    def weigh(self, limit: int, max_bytes: int) -> int:
        """See `OutboxPort.weigh`."""
        taken = 0
        with self._database.read() as connection:
            for count, row in enumerate(sendable(pending(connection))):
                # Any id stands in for the predecessor: they are all of one length.
                size = len(row.payload or encode(row, row.id))
                if count and (count >= limit or taken + size > max_bytes):
                    break
                taken += size
        return taken

    def unclaimed(self, limit: int, max_bytes: int) -> tuple[bytes, ...]:
        """What `claim` would give, and nothing is written: for what it will cost."""
        found: list[bytes] = []
        before: dict[str, bytes] = {}
        taken = 0
        with self._database.read() as connection:
            for row in sendable(pending(connection)):
                earlier = before.get(row.complaint) or predecessor_of(connection, row)
                withdraws = row.kind == "withdraw"
                payload = row.payload or encode(row, None if withdraws else earlier)
                taken += len(payload)
                if found and (len(found) >= limit or taken > max_bytes):
                    break
                if not withdraws:
                    before[row.complaint] = row.id
                found.append(payload)
        return tuple(found)

    def record(
        self, statement: ResultsStatement, signature: bytes, results: Sequence[OpResult], at: int
    ) -> None:
        """See `OutboxPort.record`. `at` in unix seconds."""
        if not results:
            return
        with self._database.write() as connection:
            proof = _keep(connection, statement, signature, at)
            now = connection.execute(select(replica_state.c.epoch)).scalar_one()
            for item, result in zip(statement.items, results, strict=True):
                row = get_operation(connection, item.operation)
                if row is None or not row.sent_at:
                    continue
                if statement.epoch == now:
                    settle(connection, row, result, proof, at)
                elif row.state != "acked":
                    # A courier was slower than a restore: the server may have lost it again.
                    settle(connection, row, result, proof, at)
                    _offer_again(connection, row.id)

    def reoffers(self, limit: int, max_bytes: int) -> Sequence[Reoffer]:
        """See `OutboxPort.reoffers`."""
        query = (
            select(operation.c.payload, statement.c.message, statement.c.signature)
            .join_from(operation, statement, operation.c.statement_id == statement.c.id)
            .where(
                operation.c.state == "acked",
                operation.c.reoffer,
                operation.c.payload.is_not(None),
            )
            # The line's order: an operation that stands in for another has a late number.
            .order_by(operation.c.position, operation.c.seq)
            .limit(limit)
        )
        offered: list[Reoffer] = []
        taken = 0
        with self._database.read() as connection:
            for row in connection.execute(query):
                taken += len(row.payload) + len(row.message)
                if offered and taken > max_bytes:
                    break
                offered.append(Reoffer(row.payload, row.message, row.signature))
        return offered

    def sealed_work(self) -> SealedWork:
        """All that the officer wrote and the server may not have. Writes nothing.

        Raises `SignInNeeded` where this desk was never enrolled: it has no name to seal for.
        """
        with self._database.read() as connection:
            encoded = connection.execute(select(identity.c.certificate)).scalar()
            if not encoded:
                raise SignInNeeded("no certificate")
            certificate = msgspec.msgpack.decode(encoded, type=Certificate)
            rows = connection.execute(select(operation).order_by(operation.c.position)).all()
            operations = [
                row.payload or encode(row, predecessor_of(connection, row))
                for row in rows
                if row.payload is not None or row.state in PENDING_STATES
            ]
            unsent = [row for row in rows if row.state == "discarded" and not row.sent_at]
            drafts = [*connection.execute(select(draft).order_by(draft.c.id)), *unsent]
            receipts = connection.execute(
                select(statement.c.message, statement.c.signature).order_by(statement.c.id)
            )
            return SealedWork(
                device=certificate.device,
                serial=certificate.serial,
                at=self._clock.now(),
                operations=tuple(operations),
                drafts=tuple(_plain(row) for row in drafts),
                receipts=tuple(SignedEnd(row.message, row.signature) for row in receipts),
            )

    def unsent_files(self) -> tuple[tuple[str, Attachment], ...]:
        """(complaint, file) of all words that the server may lack the file of, each file once."""
        found: dict[str, tuple[str, Attachment]] = {}
        here = select(upload.c.sha256).where(upload.c.arrived_at > 0)
        with self._database.read() as connection:
            arrived = set(connection.execute(here).scalars())
            for table in (operation, draft):
                rows = connection.execute(
                    select(table.c.complaint, table.c.attachments).where(
                        table.c.attachments != "[]"
                    )
                )
                for row in rows:
                    for file in attachments_of(row.attachments):
                        if file.sha256 not in arrived:
                            found.setdefault(file.sha256, (row.complaint, file))
        return tuple(found.values())

    def purge_safe(self) -> int:
        """Forget the text of accepted operations that every restorable backup of the server
        holds (EXCHANGE 6). Returns how many."""
        column = operation.c
        with self._database.write() as connection:
            safe = connection.execute(select(replica_state.c.safe)).scalar_one()
            waits = (upload.c.arrived_at == 0) | (upload.c.number > safe)
            # A file that was turned down is told by the name that its operation gave it.
            held_up = select(upload.c.operation).where(
                or_(
                    and_(upload.c.problem == "", waits),
                    and_(upload.c.problem != "", ~upload.c.seen),
                )
            )
            return connection.execute(
                update(operation)
                .where(
                    column.state == "acked",
                    column.number > 0,
                    column.number <= safe,
                    ~column.laid,
                    ~column.reoffer,
                    column.payload.is_not(None),
                    column.id.not_in(held_up),
                )
                .values(text="", stored="", payload=None, attachments="[]")
            ).rowcount


def _offer_again(connection: Connection, operation_id: bytes) -> None:
    """What an earlier epoch accepted goes to the present one with its receipt."""
    connection.execute(
        update(operation)
        .where(
            operation.c.id == operation_id,
            operation.c.state == "acked",
            operation.c.payload.is_not(None),
        )
        .values(reoffer=True, laid=operation.c.kind != "withdraw")
    )


def _keep(connection: Connection, signed: ResultsStatement, signature: bytes, at: int) -> int:
    result = connection.execute(
        insert(statement).values(at=at, message=msgspec.msgpack.encode(signed), signature=signature)
    )
    assert result.inserted_primary_key is not None
    return int(result.inserted_primary_key[0])


def _plain(row: Row[Any]) -> dict[str, str]:
    """A draft as text fields, for whoever takes the work over."""
    fields = {
        "complaint": row.complaint,
        "kind": row.kind,
        "text": row.text,
        "result": row.result,
        "secret": "1" if row.secret else "",
        "reason": row.reason,
        "suggest": row.suggest,
        "attachments": row.attachments,
        "card": row.card,
        "discarded": "" if getattr(row, "discarded_at", 1) == 0 else "1",
    }
    return {name: value for name, value in fields.items() if value}
