"""A unit of work: changes to complaints inside one transaction, stamped with numbers last.

Complaints are loaded (and locked), changed in memory, and `stamp` writes them: it takes one
number per changed complaint off the counter, writes each changed part with its number and
digest, appends the events of the agencies that see the change and keeps their fingerprints.
The counter's row is the last lock taken, so no reader ever passes a slow writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from server import schema
from server.database import Database, take_numbers
from server.file_rows import purge_files
from sync.content import (
    Body,
    Fingerprint,
    State,
    TimelineEntry,
    canonical,
    digest,
    entry_key,
    part_key,
)
from sync.wire import PART_BODY, PART_STATE

_BODY = part_key(PART_BODY)
_STATE = part_key(PART_STATE)


@dataclass(slots=True)
class NewEntry:
    """A timeline item to be appended."""

    id: str
    content: TimelineEntry
    private_agency: str | None = None
    operation: bytes | None = None
    device_id: str | None = None


@dataclass(slots=True)
class Case:
    """A complaint inside a unit of work. Change `body`, `state`, `as_of`, `local_since`,
    `imported`; append to `entries`; the holder is `state.agency`."""

    key: str
    source: str
    tracking_id: str
    body: Body
    state: State
    body_no: int = 0
    state_no: int = 0
    body_digest: bytes = b""
    state_digest: bytes = b""
    as_of: int = 0
    local_since: int = 0
    imported: bytes = b"{}"
    entries: list[NewEntry] = field(default_factory=list)
    new: bool = False
    deleted: bool = False
    number: int = 0
    stored: tuple[Any, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything that desks see differs from what is stored."""
        return (
            self.new
            or self.deleted
            or bool(self.entries)
            or (self.body, self.state) != self.stored[:2]
        )

    def move(self, **fields: Any) -> None:
        """Change state fields."""
        self.state = msgspec.structs.replace(self.state, **fields)

    @property
    def old_holder(self) -> str:
        """Agency that holds the complaint as stored."""
        return "" if self.new else str(self.stored[1].agency)


class Work:
    """One unit of work over a write connection."""

    def __init__(self, database: Database, connection: Connection) -> None:
        self.database = database
        self.connection = connection
        self._cases: dict[str, Case] = {}
        self._refs: dict[tuple[str, str], bytes] = {}
        self._agencies: dict[str, dict[str, str | bool]] = {}
        self._fingerprints: dict[str, Fingerprint] = {}

    def load_many(self, keys: Iterable[str]) -> dict[str, Case]:
        """Load and lock complaints; those unknown are left out."""
        missing = sorted(k for k in set(keys) if k not in self._cases)
        if missing:
            query = (
                select(schema.complaint)
                .where(schema.complaint.c.key.in_(missing))
                .order_by(schema.complaint.c.key)
            )
            if not self.database.sqlite:
                query = query.with_for_update()
            for row in self.connection.execute(query):
                body = msgspec.json.decode(row.body, type=Body)
                state = msgspec.json.decode(row.state, type=State)
                self._cases[row.key] = Case(
                    key=row.key,
                    source=row.source,
                    tracking_id=row.tracking_id,
                    body=body,
                    state=state,
                    body_no=row.body_no,
                    state_no=row.state_no,
                    body_digest=row.body_digest,
                    state_digest=row.state_digest,
                    as_of=row.as_of,
                    local_since=row.local_since,
                    imported=row.imported,
                    stored=(body, state, row.as_of, row.local_since, row.imported),
                )
        return {k: self._cases[k] for k in keys if k in self._cases}

    def load(self, key: str) -> Case | None:
        """Load and lock one complaint."""
        return self.load_many([key]).get(key)

    def create(self, key: str, source: str, tracking_id: str, body: Body, state: State) -> Case:
        """A complaint that is not stored yet."""
        case = Case(key, source, tracking_id, body, state, new=True, stored=(None, None, 0, 0, b""))
        self._cases[key] = case
        return case

    def is_deleted(self, key: str) -> bool:
        """Whether an ordered deletion covers this complaint."""
        return (
            self.connection.execute(
                select(schema.deleted.c.key).where(schema.deleted.c.key == key)
            ).first()
            is not None
        )

    def put_ref(self, kind: str, id_: str, content: bytes) -> None:
        """Reference data for every desk; an equal value makes no change."""
        stored = self.connection.execute(
            select(schema.ref.c.content).where(schema.ref.c.kind == kind, schema.ref.c.id == id_)
        ).scalar_one_or_none()
        if stored != content:
            self._refs[kind, id_] = content

    def change_agency(self, id_: str, fields: dict[str, str | bool]) -> None:
        """New fields of an agency's row; written with the stamp, so that nobody holds that row
        while waiting for the counter."""
        self._agencies[id_] = fields

    def entries_since(self, key: str, number: int) -> Sequence[Any]:
        """Stored timeline rows newer than `number`."""
        return self.connection.execute(
            select(
                schema.entry.c.no,
                schema.entry.c.kind,
                schema.entry.c.content,
                schema.entry.c.operation,
            )
            .where(schema.entry.c.complaint_key == key, schema.entry.c.no > number)
            .order_by(schema.entry.c.no)
        ).all()

    def entry_ids(self, keys: Iterable[str]) -> set[tuple[str, str]]:
        """(complaint, entry id) of all stored timeline rows of these complaints."""
        rows = self.connection.execute(
            select(schema.entry.c.complaint_key, schema.entry.c.id).where(
                schema.entry.c.complaint_key.in_(list(keys))
            )
        )
        return {(row[0], row[1]) for row in rows}

    def stamp(self) -> int:
        """Write everything; the last number taken, 0 where nothing that desks see changed."""
        silent = [
            c
            for c in self._cases.values()
            if not c.changed and (c.as_of, c.local_since, c.imported) != c.stored[2:]
        ]
        for case in silent:
            self.connection.execute(
                update(schema.complaint)
                .where(schema.complaint.c.key == case.key)
                .values(as_of=case.as_of, local_since=case.local_since, imported=case.imported)
            )
        touched = [c for c in self._cases.values() if c.changed]
        count = len(touched) + len(self._refs)
        if not count:
            self._write_agencies()
            return 0
        number = take_numbers(self.connection, count)
        self._write_refs(number)
        number += len(self._refs)
        rows = _Rows()
        for case in touched:
            case.number = number
            if case.deleted:
                self._delete(case, rows)
            else:
                self._write_case(case, rows)
            number += 1
        rows.flush(self.connection)
        self._write_agencies()
        for agency, total in self._fingerprints.items():
            self.connection.execute(
                update(schema.agency)
                .where(schema.agency.c.id == agency)
                .values(fingerprint=total.value)
            )
        return number - 1

    def _write_agencies(self) -> None:
        for agency, fields in self._agencies.items():
            self.connection.execute(
                update(schema.agency).where(schema.agency.c.id == agency).values(**fields)
            )

    def _write_refs(self, number: int) -> None:
        for (kind, id_), content in self._refs.items():
            where = (schema.ref.c.kind == kind, schema.ref.c.id == id_)
            values = {"no": number, "content": content}
            if not self.connection.execute(
                update(schema.ref).where(*where).values(**values)
            ).rowcount:
                self.connection.execute(insert(schema.ref).values(kind=kind, id=id_, **values))
            number += 1

    def _total(self, agency: str) -> Fingerprint:
        if agency not in self._fingerprints:
            stored = self.connection.execute(
                select(schema.agency.c.fingerprint).where(schema.agency.c.id == agency)
            ).scalar_one()
            self._fingerprints[agency] = Fingerprint(stored)
        return self._fingerprints[agency]

    def _visible(self, key: str, agency: str) -> list[bytes]:
        """Digests of the stored entries of a complaint that an agency sees."""
        return list(
            self.connection.execute(
                select(schema.entry.c.digest).where(
                    schema.entry.c.complaint_key == key,
                    or_(
                        schema.entry.c.private_agency.is_(None),
                        schema.entry.c.private_agency == agency,
                    ),
                )
            ).scalars()
        )

    def _write_case(self, case: Case, rows: _Rows) -> None:
        old, new, number = case.old_holder, case.state.agency, case.number
        moved = old != new
        if moved and old:
            total = self._total(old)
            for mark in [case.body_digest, case.state_digest, *self._visible(case.key, old)]:
                total.remove(mark)
        if moved and new and not case.new:
            for mark in self._visible(case.key, new):
                self._total(new).add(mark)
        values: dict[str, Any] = {
            "agency_id": new or None,
            "as_of": case.as_of,
            "local_since": case.local_since,
            "imported": case.imported,
        }
        parts: tuple[tuple[str, str, Body | State, object], ...] = (
            (_BODY, "body", case.body, case.stored[0]),
            (_STATE, "state", case.state, case.stored[1]),
        )
        for name, column, part, before in parts:
            was: bytes = getattr(case, f"{column}_digest")
            now = was
            if part != before:
                content = canonical(part)
                now = digest(case.key, name, number, content)
                values |= {column: content, f"{column}_no": number, f"{column}_digest": now}
            if new and (moved or now != was):
                total = self._total(new)
                if not moved and was:
                    total.remove(was)
                total.add(now)
        for item in case.entries:
            content = canonical(item.content)
            mark = digest(case.key, entry_key(item.id), number, content)
            if new and item.private_agency in (None, new):
                self._total(new).add(mark)
            rows.entries.append(
                {
                    "complaint_key": case.key,
                    "id": item.id,
                    "no": number,
                    "at": item.content.at,
                    "kind": item.content.kind,
                    "content": content,
                    "digest": mark,
                    "private_agency": item.private_agency,
                    "operation": item.operation,
                    "device_id": item.device_id,
                }
            )
        if case.new:
            rows.complaints.append(
                {"key": case.key, "source": case.source, "tracking_id": case.tracking_id} | values
            )
        else:
            self.connection.execute(
                update(schema.complaint).where(schema.complaint.c.key == case.key).values(**values)
            )
        if moved and old:
            self._event(rows, old, case, "gone")
        if new:
            self._event(rows, new, case, "whole" if moved else "part")

    def _event(self, rows: _Rows, agency: str, case: Case, what: str) -> None:
        rows.events.append(
            {
                "agency_id": agency,
                "no": case.number,
                "complaint_key": case.key,
                "what": what,
                "fingerprint": self._total(agency).value,
            }
        )

    def _delete(self, case: Case, rows: _Rows) -> None:
        old = case.old_holder
        if old:
            total = self._total(old)
            for part in [case.body_digest, case.state_digest, *self._visible(case.key, old)]:
                total.remove(part)
        seen = self.connection.execute(
            select(schema.event.c.agency_id)
            .where(schema.event.c.complaint_key == case.key)
            .distinct()
        ).scalars()
        for agency in sorted({*seen, *([old] if old else [])}):
            self._event(rows, agency, case, "del")
        purge(self.connection, case.key)


class _Rows:
    """Rows gathered for one bulk insert per table, in the order that foreign keys need."""

    def __init__(self) -> None:
        self.complaints: list[dict[str, Any]] = []
        self.entries: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []

    def flush(self, connection: Connection) -> None:
        for table, rows in (
            (schema.complaint, self.complaints),
            (schema.entry, self.entries),
            (schema.event, self.events),
        ):
            if rows:
                connection.execute(insert(table), rows)


def purge(connection: Connection, key: str) -> None:
    """Take every text of a complaint out of the database; the ledger keeps ids and hashes."""
    connection.execute(delete(schema.entry).where(schema.entry.c.complaint_key == key))
    connection.execute(delete(schema.complaint).where(schema.complaint.c.key == key))
    connection.execute(
        update(schema.ledger).where(schema.ledger.c.complaint_key == key).values(payload=None)
    )
    for table in (schema.answer, schema.submission, schema.returned, schema.not_applied):
        connection.execute(delete(table).where(table.c.complaint_key == key))
    purge_files(connection, key)
