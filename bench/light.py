"""A desk without a disk: the ports of the exchange in memory, for hundreds of devices at once.

It keeps the engine's contract (claimed operations stay claimed under the same bytes until a
verified result, pages are applied by number, the fingerprint is kept) and leaves out what costs
a PC time but not the server: encryption, search, screens.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from sync import crypto, enrolment
from sync.content import Fingerprint, digest, entry_key, part_key
from sync.engine import Engine, Report
from sync.http import HttpTransport
from sync.past import Past
from sync.ports import Claimed, Position, Removals
from sync.wire import (
    Certificate,
    Change,
    Checkpoint,
    Deleted,
    Entry,
    Gone,
    Limits,
    Operation,
    OpResult,
    Part,
    Reoffer,
    ResultsStatement,
    Signed,
    SignedEnd,
    SnapshotPosition,
)


class RealClock:
    """The machine's time."""

    def now(self) -> int:
        """Unix seconds."""
        return int(time.time())

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass
class LightIdentity:
    """Implements `sync.ports.Identity`."""

    url: str
    device_key: bytes
    age_identity: str = ""
    age_public: str = ""
    token: str = ""
    signed_certificate: Signed = field(default_factory=lambda: Signed(b"", b""))
    server_key: bytes = b""
    server_age: str = ""
    authority: bytes = b""
    authority_since: int = 0

    @property
    def certificate(self) -> Certificate:
        """The certificate now in force."""
        return msgspec.msgpack.decode(self.signed_certificate.message, type=Certificate)

    def vouched(self, authority: bytes, since: int) -> None:
        """Another certificate authority."""
        self.authority, self.authority_since = authority, since

    def renewed(self, token: str, certificate: Signed) -> None:
        """A fresh token."""
        self.token, self.signed_certificate = token, certificate

    def repinned(self, server_key: bytes, server_age: str) -> None:
        """Rotated keys of the server."""
        self.server_key, self.server_age = server_key, server_age


class LightOutbox:
    """Implements `sync.ports.OutboxPort`."""

    def __init__(self) -> None:
        self.waiting: dict[bytes, bytes] = {}
        self.outcomes: dict[bytes, str] = {}

    def put(self, operation: Operation) -> None:
        """Queue an operation."""
        self.waiting[operation.id] = msgspec.msgpack.encode(operation)

    def claim(self, limit: int, max_bytes: int) -> Sequence[Claimed]:
        """What waits, in order of making."""
        found: list[Claimed] = []
        size = 0
        for id_, payload in self.waiting.items():
            if found and (len(found) >= limit or size + len(payload) > max_bytes):
                break
            size += len(payload)
            found.append(Claimed(id_, payload))
        return found

    def weigh(self, limit: int, max_bytes: int) -> int:
        """Bytes of what waits."""
        return sum(len(claimed.payload) for claimed in self.claim(limit, max_bytes))

    def record(
        self, statement: ResultsStatement, signature: bytes, results: Sequence[OpResult], at: int
    ) -> None:
        """Verified results."""
        for item, result in zip(statement.items, results, strict=True):
            if result.outcome != "later":
                self.waiting.pop(item.operation, None)
                self.outcomes[item.operation] = result.outcome

    def reoffers(self, limit: int, max_bytes: int) -> Sequence[Reoffer]:
        """Nothing: the server is not restored here."""
        return ()


class LightReplica:
    """Implements `sync.ports.ReplicaPort` for one copy, without a shadow."""

    def __init__(self) -> None:
        self._epoch = b""
        self._cursor: int | None = None
        self._snapshot: SnapshotPosition | None = None
        self._snapshot_cursor: int | None = None
        self._proof: SignedEnd | None = None
        self._limits = 0
        self._print = Fingerprint()
        self.parts: dict[str, dict[str, tuple[int, bytes]]] = {}

    def position(self) -> Position:
        """Where the copy stands."""
        return Position(
            self._epoch,
            self._cursor,
            self._snapshot,
            self._snapshot_cursor,
            False,
            self._limits,
            self._proof,
        )

    def past(self) -> Past | None:
        """None: it keeps no text to refer to."""
        return None

    def begin_snapshot(self, epoch: bytes, start: int) -> None:
        """From the first page, dropping what there is."""
        self.new_epoch(epoch)
        self._epoch, self._snapshot = epoch, SnapshotPosition(start, "")

    def new_epoch(self, epoch: bytes) -> None:
        """A copy is needed."""
        self._epoch, self._cursor, self._proof = epoch, None, None
        self._snapshot, self._snapshot_cursor = None, None
        self.parts.clear()
        self._print = Fingerprint()

    def apply(self, changes: Sequence[Change], checkpoint: Checkpoint) -> None:
        """One page, by number."""
        for change in changes:
            match change:
                case Part():
                    self._put(change.complaint, part_key(change.part), change)
                case Entry():
                    self._put(change.complaint, entry_key(change.id), change)
                case Gone() | Deleted():
                    for _, old in self.parts.pop(change.complaint, {}).values():
                        self._print.remove(old)
                case _:
                    pass
        if self._snapshot is not None and checkpoint.after is not None:
            self._snapshot = SnapshotPosition(self._snapshot.start, checkpoint.after)
        elif self._snapshot is not None or self._snapshot_cursor is not None:
            self._snapshot, self._snapshot_cursor = None, checkpoint.cursor
        else:
            self._cursor = checkpoint.cursor

    def _put(self, complaint: str, key: str, change: Part | Entry) -> None:
        held = self.parts.setdefault(complaint, {})
        old = held.get(key)
        if old is not None and old[0] >= change.number:
            return
        if old is not None:
            self._print.remove(old[1])
        held[key] = change.number, digest(complaint, key, change.number, change.content)
        self._print.add(held[key][1])

    def fingerprint(self) -> bytes:
        """As kept."""
        return self._print.value

    def recompute(self) -> bytes:
        """From the parts."""
        return Fingerprint.of(d for held in self.parts.values() for _, d in held.values()).value

    def removals(self, announced: int) -> Removals:
        """For the wipe guard."""
        return Removals(len(self.parts), announced)

    def complete(self, end: SignedEnd, epoch: bytes, to: int, at: int) -> Sequence[str]:
        """The copy is whole and proven."""
        self._epoch, self._cursor, self._proof = epoch, to, end
        self._snapshot, self._snapshot_cursor = None, None
        return ()

    def mismatch(self, at: int) -> bool:
        """A defect: nothing is fetched anew, so that it is seen."""
        return False

    def announce(self, limits: Limits | None, safe: int, server_time: int, at: int | None) -> None:
        """What the head said."""
        self._limits = self._limits if limits is None else limits.version

    def newest(self, complaint: str) -> int:
        """Highest number of a complaint: the base version of what is written on it."""
        return max(number for number, _ in self.parts[complaint].values())


class LightDesk:
    """One enrolled device."""

    def __init__(self, code_text: str, name: str) -> None:
        """Use a code. Raises `sync.errors.ExchangeError`."""
        code = crypto.read_code(code_text)
        key = crypto.SigningKey()
        secret, age = crypto.new_age_identity()
        self.name = name
        self.identity = LightIdentity(code.url, key.raw, secret, age)
        self.outbox = LightOutbox()
        self.replica = LightReplica()
        transport = HttpTransport(code.url)
        made = enrolment.enrol(transport, code, key, age, name)
        transport.close()
        self.identity.renewed(made.answer.token, made.answer.certificate)
        self.identity.repinned(made.answer.server_key, made.answer.server_age)
        self.identity.vouched(made.authority, made.since)

    def sync(self, transport: HttpTransport) -> Report:
        """One run."""
        engine = Engine(self.identity, self.outbox, self.replica, transport, RealClock())
        return engine.run()
