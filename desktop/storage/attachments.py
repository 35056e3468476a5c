"""Attachments of this desk: `sync.ports.AttachmentPort`, and what the officer's side asks.

Failure policy: bytes are stored before a draft names them, and leave only once nothing names
them. What the server said of an upload is committed at once. A stored file that cannot be read
any more is told to the officer as such and holds up no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, Literal, cast

from sqlalchemy import Connection, Row, select, update

from desktop.domain.errors import DbCorrupt, WrongKey
from desktop.domain.model import UploadState
from desktop.storage.blobs import BlobFile
from desktop.storage.by_hand import by_hand
from desktop.storage.engine import Database
from desktop.storage.rows import attachments_of
from desktop.storage.schema import complaint, draft, entry_file, operation, setting, upload
from desktop.storage.state import live_gen
from sync.ports import Clock, Download, Upload

Policy = Literal["none", "small", "all"]

SMALL: Final = 200_000
"""Bytes of the largest file that the policy `small` fetches by itself."""
POLICY: Final = "attachments_policy"
"""Setting: which files of others are fetched at every exchange."""


class AttachmentStore:
    """Bytes and states of attachments."""

    def __init__(self, database: Database, blobs: BlobFile, clock: Clock) -> None:
        self._database = database
        self._blobs = blobs
        self._clock = clock

    def uploads(self) -> Sequence[Upload]:
        """See `AttachmentPort.uploads`."""
        found: dict[str, Upload] = {}
        with self._database.read() as connection:
            for row in connection.execute(_owed()):
                found.setdefault(
                    row.sha256,
                    Upload(bytes.fromhex(row.sha256), row.size, row.offset, row.tried),
                )
        return tuple(found.values())

    def read(self, sha256: bytes, offset: int, length: int) -> bytes:
        """See `AttachmentPort.read`."""
        try:
            return self._blobs.read(sha256.hex(), offset, length)
        except (DbCorrupt, WrongKey):
            # No bytes: the officer is asked for the file once more, and the rest goes on.
            return b""

    def offered(self, sha256: bytes, offset: int) -> None:
        """See `AttachmentPort.offered`."""
        self._note(sha256, offset=offset, tried=True)

    def arrived(self, sha256: bytes, number: int) -> None:
        """See `AttachmentPort.arrived`."""
        self._note(sha256, arrived_at=self._clock.now(), number=number, problem="")

    def turned_down(self, sha256: bytes, why: str) -> None:
        """See `AttachmentPort.turned_down`. A server that was restored may not know it yet."""
        if why != "blob_unknown":
            self._note(sha256, problem=why)

    def downloads(self) -> Sequence[Download]:
        """See `AttachmentPort.downloads`."""
        with self._database.read() as connection:
            policy = connection.execute(
                select(setting.c.value).where(setting.c.key == POLICY)
            ).scalar()
            if policy not in ("small", "all"):
                return ()
            query = _files(connection).order_by(complaint.c.active_at.desc(), entry_file.c.id)
            if policy == "small":
                query = query.where(entry_file.c.size <= SMALL)
            sizes = {row.sha256: row.size for row in connection.execute(query)}
        have = self._blobs.all()
        return tuple(
            Download(bytes.fromhex(digest), size, have.get(digest, 0))
            for digest, size in sizes.items()
            if have.get(digest, 0) < size
        )

    def download(self, sha256: bytes) -> Download | None:
        """See `AttachmentPort.download`."""
        digest = sha256.hex()
        with self._database.read() as connection:
            query = _files(connection).where(entry_file.c.sha256 == digest)
            row = connection.execute(query).first()
        if row is None:
            return None
        return Download(sha256, row.size, self._blobs.have([digest]).get(digest, 0))

    def store(self, sha256: bytes, offset: int, content: bytes) -> None:
        """See `AttachmentPort.store`."""
        found = self.download(sha256)
        if found is None:
            return
        try:
            self._blobs.append(sha256.hex(), found.size, offset, content)
        except (DbCorrupt, WrongKey):
            # The damaged file was put aside: the new one takes what begins at 0.
            self._blobs.append(sha256.hex(), found.size, offset, content)

    def complete(self, sha256: bytes) -> bool:
        """See `AttachmentPort.complete`."""
        if hashlib.sha256(self.read(sha256, 0, 1 << 62)).digest() == sha256:
            return True
        with suppress(DbCorrupt, WrongKey):
            self._blobs.remove([sha256.hex()])
        return False

    @contextmanager
    def adding(self) -> Iterator[None]:
        """From storing bytes until a draft names them: nothing is collected meanwhile."""
        with self._blobs.held():
            yield

    def keep(self, content: bytes) -> str:
        """Store a file; its SHA-256 in hex. Raises `DiskFull`, `DiskFailed`."""
        try:
            return self._blobs.put(content)
        except (DbCorrupt, WrongKey):
            # The damaged file was put aside: the new one takes it.
            return self._blobs.put(content)

    def content(self, digest: str) -> bytes | None:
        """A whole file whose digest agrees; None where it is not here, or not any more."""
        found = self.read(bytes.fromhex(digest), 0, 1 << 62)
        return found if hashlib.sha256(found).hexdigest() == digest else None

    def have(self, digests: Iterable[str]) -> dict[str, int]:
        """How many bytes of each are here."""
        return self._blobs.have(digests)

    def states(self, *, problems: bool = False) -> tuple[UploadState, ...]:
        """Files of all operations with what is known of their way; only those with a problem
        that the officer has not let be."""
        query = select(upload).order_by(upload.c.id)
        if problems:
            query = query.where(upload.c.problem != "", ~upload.c.seen)
        with self._database.read() as connection:
            return tuple(_state(row) for row in connection.execute(query))

    def let_be(self, operation_id: bytes, digest: str) -> None:
        """The officer knows that this one does not go."""
        with self._database.write() as connection:
            connection.execute(
                update(upload)
                .where(upload.c.operation == operation_id, upload.c.sha256 == digest)
                .values(seen=True)
            )

    def outstanding(self) -> int:
        """Files of accepted operations that the server lacks."""
        return len(self.uploads())

    def policy(self) -> Policy:
        """Which files of others are fetched at every exchange."""
        with self._database.read() as connection:
            found = connection.execute(
                select(setting.c.value).where(setting.c.key == POLICY)
            ).scalar()
        return cast(Policy, found) if found in ("none", "small", "all") else "none"

    def collect(self) -> int:
        """Remove the bytes of files that nothing names any more; how many there were."""
        with self._blobs.held():
            here = self._blobs.all()
            if not here:
                return 0
            with self._database.read() as connection:
                needed = _named(connection)
                needed.update(connection.execute(select(entry_file.c.sha256)).scalars())
            gone = here.keys() - needed
            self._blobs.remove(gone)
        return len(gone)

    def close(self) -> None:
        """Let go of the file."""
        self._blobs.close()

    def lock(self) -> None:
        """Let go of the file and of its key."""
        self._blobs.lock()

    def unlock(self, key: bytes) -> None:
        """Take the key back."""
        self._blobs.unlock(key)

    def _note(self, sha256: bytes, **values: object) -> None:
        """Set columns of what is under way with that digest."""
        with self._database.write() as connection:
            connection.execute(
                update(upload)
                .where(
                    upload.c.sha256 == sha256.hex(),
                    upload.c.arrived_at == 0,
                    upload.c.operation.in_(
                        select(operation.c.id).where(operation.c.state == "acked")
                    ),
                )
                .values(**values)
            )


def _owed() -> Any:
    return (
        select(upload.c.sha256, upload.c.size, upload.c.offset, upload.c.tried)
        .join_from(upload, operation, upload.c.operation == operation.c.id)
        .where(
            operation.c.state == "acked",
            ~operation.c.reoffer,
            upload.c.arrived_at == 0,
            upload.c.problem == "",
        )
        .order_by(operation.c.seq, upload.c.id)
    )


def _files(connection: Connection) -> Any:
    """Files that the live copy names and the server has."""
    return (
        select(entry_file.c.sha256, entry_file.c.size)
        .join_from(entry_file, complaint, entry_file.c.complaint_id == complaint.c.id)
        .where(complaint.c.gen == live_gen(connection), entry_file.c.arrived)
    )


def _named(connection: Connection) -> set[str]:
    """Digests that drafts, operations and answers carried here name, other forms of a picture
    included."""
    named: set[str] = set()
    for table in (draft, operation, by_hand):
        for stored in connection.execute(
            select(table.c.attachments).where(table.c.attachments != "[]")
        ).scalars():
            for file in attachments_of(stored):
                named.add(file.sha256)
                if file.other is not None:
                    named.add(file.other.sha256)
    return named


def _state(row: Row[Any]) -> UploadState:
    return UploadState(
        row.operation,
        row.sha256,
        row.size,
        row.offset,
        row.arrived_at > 0,
        row.problem,
        row.seen,
    )
