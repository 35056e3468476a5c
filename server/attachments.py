"""Which files belong to which timeline entry, which have arrived, and who may read them.

An entry is never changed: when a file has arrived, an entry `arrived` that refers to it is
appended, in the transaction that notes the arrival. A file counts as arrived for an agency only
where a device of that agency brought its bytes, or where the agency may read them already: a
digest alone opens nothing.

Failure policy: the bytes are stored durably before the transaction that says so; an ordered
deletion notes in its own transaction which bytes are to go, and `sweep` removes them afterwards,
as often as it takes.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, exists, insert, or_, select, update

from server import schema
from server.blobs import Store
from server.database import Database, read_counter
from server.file_rows import referred
from server.work import Case, NewEntry, Work
from sync import filetypes
from sync.content import Attachment, TimelineEntry
from sync.wire import Limits

PARTIAL_SECONDS: Final = 7 * 86_400
"""How long a partial upload waits for its device."""
_TEMPORARY_SECONDS: Final = 3600
_SWEEP_SECONDS: Final = 3600

_table = schema.attachment


def blob_name(sha256: bytes) -> str:
    """Name of a whole file's bytes in the store."""
    digest = sha256.hex()
    return f"blob/{digest[:2]}/{digest}"


def faults_in(files: Iterable[Attachment], limits: Limits) -> bool:
    """Whether any of these may not belong to an operation."""
    found = tuple(files)
    return len({f.sha256 for f in found}) != len(found) or any(
        len(f.sha256) != 32
        or not filetypes.good_name(f.name)
        or not 0 < f.size <= limits.attachment_bytes
        or f.type not in limits.attachment_types
        or len(f.thumb) > filetypes.MOST_THUMB
        for f in found
    )


def register(
    connection: Connection,
    case: Case,
    entry: NewEntry,
    agency: str,
    now: int,
    *,
    arrived: bool = False,
) -> None:
    """Note the files of an entry that is about to be written. `agency`: whose devices are to
    bring them; `arrived`: their bytes are in the store already."""
    files = entry.content.files
    for file in files:
        connection.execute(
            insert(_table).values(
                complaint_key=case.key,
                entry_id=entry.id,
                sha256=file.sha256,
                agency_id=agency,
                private_agency=entry.private_agency,
                size=file.size,
                type=file.type,
                arrived_at=now if arrived else 0,
            )
        )
    if arrived or not files:
        return
    here = tuple(f.sha256 for f in files if readable(connection, f.sha256, agency) is not None)
    if here:
        connection.execute(
            update(_table)
            .where(
                _table.c.complaint_key == case.key,
                _table.c.entry_id == entry.id,
                _table.c.sha256.in_(here),
            )
            .values(arrived_at=now)
        )
        case.entries.append(_arrival(entry.id, here, entry.private_agency, now))


def _arrival(entry_id: str, files: tuple[bytes, ...], private: str | None, now: int) -> NewEntry:
    content = TimelineEntry(
        kind="arrived", at=now, ref=entry_id, arrived=files, private=private is not None
    )
    return NewEntry(f"a{secrets.token_hex(8)}", content, private)


def readable(connection: Connection, sha256: bytes, agency: str) -> Any | None:
    """The row (size, type) by which an agency may read a file; None where it may not."""
    held = exists().where(
        schema.complaint.c.key == _table.c.complaint_key,
        schema.complaint.c.agency_id == agency,
    )
    return connection.execute(
        select(_table.c.size, _table.c.type, _table.c.number).where(
            _table.c.sha256 == sha256,
            _table.c.arrived_at > 0,
            or_(_table.c.private_agency.is_(None), _table.c.private_agency == agency),
            held,
        )
    ).first()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an agency's devices are to bring. `number` > 0: it has arrived, with that number."""

    size: int
    type: str
    number: int


class Attachments:
    """The files of all complaints."""

    def __init__(self, database: Database, store: Store) -> None:
        self._db = database
        self.store = store
        self._swept_at = 0

    def wanted(self, sha256: bytes, agency: str) -> Wanted | None:
        """Whether an accepted operation of this agency names that file."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(_table.c.size, _table.c.type, _table.c.arrived_at, _table.c.number).where(
                    _table.c.sha256 == sha256, _table.c.agency_id == agency
                )
            ).all()
            counter = read_counter(connection)
        if not rows:
            return None
        waiting = [row for row in rows if not row.arrived_at]
        row = (waiting or rows)[0]
        # One that was here already has no number of its own: what stands now covers it.
        number = 0 if waiting else max(row.number for row in rows) or counter
        return Wanted(row.size, row.type, number)

    def arrived(self, sha256: bytes, agency: str, now: int) -> int:
        """The bytes are in the store: note it for every entry of this agency that waits.

        Returns the number of the last change, so that a desk knows when backups hold it.
        """
        with self._db.write() as connection:
            rows = connection.execute(
                select(_table.c.complaint_key, _table.c.entry_id, _table.c.private_agency)
                .where(
                    _table.c.sha256 == sha256,
                    _table.c.agency_id == agency,
                    _table.c.arrived_at == 0,
                )
                .order_by(_table.c.complaint_key)
            ).all()
            work = Work(self._db, connection)
            cases = work.load_many([row.complaint_key for row in rows])
            for row in rows:
                cases[row.complaint_key].entries.append(
                    _arrival(row.entry_id, (sha256,), row.private_agency, now)
                )
            number = work.stamp()
            for row in rows:
                connection.execute(
                    update(_table)
                    .where(
                        _table.c.complaint_key == row.complaint_key,
                        _table.c.entry_id == row.entry_id,
                        _table.c.sha256 == sha256,
                    )
                    .values(arrived_at=now, number=number)
                )
        return number

    def readable(self, sha256: bytes, agency: str) -> int | None:
        """Size of a file that this agency may read now; None where it may not."""
        with self._db.read() as connection:
            row = readable(connection, sha256, agency)
        return None if row is None else int(row.size)

    def sweep_at_times(self, now: int) -> None:
        """`sweep`, at most once an hour."""
        if now - self._swept_at >= _SWEEP_SECONDS:
            self._swept_at = now
            self.sweep(now)

    def sweep(self, now: int) -> None:
        """Remove bytes that nothing refers to any more, and partial uploads given up."""
        with self._db.read() as connection:
            doomed = list(connection.execute(select(schema.doomed_blob.c.sha256)).scalars())
        for sha256 in doomed:
            with self._db.write() as connection:
                if not referred(connection, sha256):
                    self.store.delete(blob_name(sha256))
                connection.execute(
                    delete(schema.doomed_blob).where(schema.doomed_blob.c.sha256 == sha256)
                )
        digests = {sha256.hex() for sha256 in doomed}
        for piece in self.store.listing("part/"):
            if piece.at < now - PARTIAL_SECONDS or digests.intersection(piece.name.split("/")):
                self.store.delete(piece.name)
        self.store.tidy(now - _TEMPORARY_SECONDS)
