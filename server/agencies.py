"""Agencies: found by id or name, made from the names that exports carry."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from zoneinfo import available_timezones

from sqlalchemy import Connection, func, select

from server import schema
from server.work import Work
from sync.content import AgencyRef, canonical


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency and how many complaints it holds."""

    id: str
    name: str
    zone: str
    parent: str
    complaints: int = 0
    approval: bool = False


def agency_id(name: str) -> str:
    """Id made from the name alone, so that a restored database gives the same one again."""
    folded = " ".join(name.casefold().split())
    return "a" + hashlib.blake2b(folded.encode(), digest_size=5).hexdigest()


def ensure(
    connection: Connection,
    work: Work,
    name: str,
    *,
    external_id: str = "",
    parent: str = "",
    zone: str = "",
    approval: bool | None = None,
) -> str:
    """The id of the agency of that name, made and announced to every desk where it is new or
    changed. `approval`: whether it asks for it from now on; None leaves that as it is."""
    id_ = agency_id(name)
    row = connection.execute(select(schema.agency).where(schema.agency.c.id == id_)).first()
    if row is None:
        row_name, row_zone, row_parent = " ".join(name.split()), zone or "Asia/Jakarta", parent
        asks = bool(approval)
        work.database.insert_new(
            connection,
            "agency",
            id=id_,
            name=row_name,
            external_id=external_id,
            parent=parent,
            zone=row_zone,
            fingerprint=bytes(16),
            approval=asks,
        )
    else:
        row_zone, row_parent, row_name = zone or row.zone, parent or row.parent, row.name
        asks = row.approval if approval is None else approval
        new: dict[str, str | bool] = {
            "zone": row_zone,
            "parent": row_parent,
            "external_id": external_id or row.external_id,
            "approval": asks,
        }
        if any(getattr(row, k) != v for k, v in new.items()):
            work.change_agency(id_, new)
    content = canonical(AgencyRef(name=row_name, parent=row_parent, zone=row_zone, approval=asks))
    work.put_ref("agency", id_, content)
    return id_


def find(connection: Connection, text: str) -> Agency | None:
    """By id, external id or name (case and spacing do not matter)."""
    for agency in listing(connection):
        if text == agency.id or agency_id(text) == agency.id:
            return agency
    row = connection.execute(
        select(schema.agency).where(
            schema.agency.c.external_id == text, schema.agency.c.external_id != ""
        )
    ).first()
    return Agency(row.id, row.name, row.zone, row.parent, 0, row.approval) if row else None


def listing(connection: Connection) -> list[Agency]:
    """All agencies by name, with the number of complaints each holds."""
    held = (
        select(schema.complaint.c.agency_id, func.count().label("n"))
        .group_by(schema.complaint.c.agency_id)
        .subquery()
    )
    rows = connection.execute(
        select(schema.agency, func.coalesce(held.c.n, 0).label("n"))
        .outerjoin(held, held.c.agency_id == schema.agency.c.id)
        .order_by(schema.agency.c.name)
    )
    return [Agency(r.id, r.name, r.zone, r.parent, r.n, r.approval) for r in rows]


def is_zone(zone: str) -> bool:
    """Whether `zone` is an IANA time zone."""
    return zone in available_timezones()


def known_refs(connection: Connection) -> set[tuple[str, str]]:
    """(kind, id) of all reference data."""
    return {(r.kind, r.id) for r in connection.execute(select(schema.ref.c.kind, schema.ref.c.id))}
