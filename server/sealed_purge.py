"""Ordered deletions reach sealed work too: what a revoked desk wrote about a deleted complaint."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select, update

from server import schema
from sync.wire import Operation, SealedWork


def _complaint(payload: bytes) -> str:
    return msgspec.msgpack.decode(payload, type=Operation).complaint


def without(work: SealedWork, keys: set[str]) -> SealedWork:
    """The work less every operation and draft on these complaints."""
    if not keys:
        return work
    return msgspec.structs.replace(
        work,
        operations=tuple(o for o in work.operations if _complaint(o) not in keys),
        drafts=tuple(d for d in work.drafts if d.get("complaint", "") not in keys),
    )


def deleted_among(connection: Connection, work: SealedWork) -> set[str]:
    """Complaints of this work that an ordered deletion covers."""
    keys = {_complaint(o) for o in work.operations} | {d.get("complaint", "") for d in work.drafts}
    found = connection.execute(select(schema.deleted.c.key).where(schema.deleted.c.key.in_(keys)))
    return set(found.scalars())


def is_deleted(connection: Connection, key: str) -> bool:
    """Whether an ordered deletion covers this complaint."""
    found = connection.execute(select(schema.deleted.c.key).where(schema.deleted.c.key == key))
    return found.first() is not None


def purge_sealed(connection: Connection, key: str) -> None:
    """Take a deleted complaint out of all sealed work that is here."""
    table = schema.sealed
    for row in connection.execute(select(table.c.device_id, table.c.serial, table.c.work)).all():
        work = msgspec.msgpack.decode(row.work, type=SealedWork)
        rest = without(work, {key})
        if rest != work:
            connection.execute(
                update(table)
                .where(table.c.device_id == row.device_id, table.c.serial == row.serial)
                .values(work=msgspec.msgpack.encode(rest))
            )
