"""What the exchange's stories share: agencies by size, and requests written by hand."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import uuid_utils

from server import agencies
from server.agencies import Agency
from sync import codec
from sync.engine import SYNC_PATH
from sync.http import HttpTransport
from sync.pace import MAX_BYTES
from sync.wire import Frame, Operation, OperationKind, OpResult, Reoffer, SyncRequest
from tests.support.office import Desk, Office

DICTIONARIES = codec.Dictionaries.shipped()


def by_size(office: Office) -> list[Agency]:
    """Agencies, the one with most complaints first."""
    with office.central.database.read() as connection:
        return sorted(agencies.listing(connection), key=lambda a: -a.complaints)


def desks_of_two(office: Office) -> tuple[Desk, Desk]:
    """A desk of each of the two largest agencies, both up to date."""
    first, second = by_size(office)[:2]
    made = office.desk(first.name), office.desk(second.name, "Petugas Dua")
    for desk in made:
        assert desk.sync().verified
    return made


def colleagues(office: Office) -> tuple[Desk, Desk]:
    """Two officers of the largest agency, both up to date."""
    agency = by_size(office)[0]
    made = office.desk(agency.name), office.desk(agency.name, "Petugas Dua")
    for desk in made:
        assert desk.sync().verified
    return made


def open_case(desk: Desk) -> str:
    """A complaint that waits for the agency."""
    from desktop.domain.model import Filter

    return desk.replica.queries.list_complaints(Filter(view="needs_answer"))[0].key


def texts(office: Office, complaint: str) -> list[str]:
    """Texts of a complaint's timeline at the server."""
    return [e["text"] for e in office.coordinator.show(complaint)["timeline"] if "text" in e]


def operation(
    complaint: str,
    text: str = "Sudah kami tangani.",
    kind: OperationKind = "follow_up",
    **rest: object,
) -> Operation:
    """An operation as a desk would encode it."""
    fields: dict[str, object] = {"base": 1 << 40, "at": 1_794_000_000, "seq": 1} | rest
    return Operation(
        id=uuid_utils.uuid7().bytes,
        kind=kind,
        complaint=complaint,
        text=text,
        **fields,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One answer, decoded, and its bytes before and after compression."""

    frames: list[Frame]
    compressed: bytes

    @property
    def results(self) -> list[OpResult]:
        """Results in request order."""
        return [f for f in self.frames if isinstance(f, OpResult)]

    @property
    def plain(self) -> bytes:
        """All frames as they travelled inside the compression."""
        return b"".join(msgspec.msgpack.encode(f) for f in self.frames)


def ask(
    office: Office,
    desk: Desk,
    payloads: tuple[bytes, ...] = (),
    *,
    cursor: int | None = None,
    epoch: bytes | None = None,
    max_bytes: int = MAX_BYTES,
    reoffers: tuple[Reoffer, ...] = (),
) -> Exchanged:
    """Send a request written by hand with a desk's token. Raises what the transport raises."""
    request = SyncRequest(
        1,
        secrets.token_bytes(12),
        office.central.epochs.current() if epoch is None else epoch,
        cursor,
        max_bytes,
        operations=payloads,
        reoffers=reoffers,
    )
    body = codec.pack(msgspec.msgpack.encode(request), DICTIONARIES, b"")
    transport = HttpTransport(office.url)
    taken: list[bytes] = []

    def keep(chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            taken.append(chunk)
            yield chunk

    try:
        with transport.stream(SYNC_PATH, body, desk.replica.identity.token) as chunks:
            frames = list(codec.read_frames(keep(chunks), None))
    finally:
        transport.close()
    return Exchanged(frames, b"".join(taken))


def all_bytes(desk: Desk) -> bytes:
    """Every value of every table of a desk's file, decrypted."""
    connection = desk.replica.database.raw()
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found: list[bytes] = []
        for (name,) in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
        return b"\n".join(found)
    finally:
        connection.close()
