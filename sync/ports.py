"""What the exchange asks of the desk: four ports, declared here and implemented by storage.

Failure policy: every method that writes is one transaction (`BEGIN IMMEDIATE`) and either
happened whole or not at all; it raises the desk's own converted errors, which end the run as
partial or failed. Nothing is kept open between calls. The engine never holds a transaction
across the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sync.past import Past
from sync.wire import (
    Certificate,
    Change,
    Checkpoint,
    Limits,
    OpResult,
    Reoffer,
    ResultsStatement,
    Signed,
    SignedEnd,
    SnapshotPosition,
)

Target = Literal["live", "shadow"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where the replica stands.

    `cursor` None: no complete copy yet. `snapshot`: a snapshot under way (its pages read up to
    `after`; `after` None once its pages are exhausted and the log from `snapshot_cursor` is
    being read). `building`: it goes to a shadow that replaces the live copy at the end.
    """

    epoch: bytes
    cursor: int | None
    snapshot: SnapshotPosition | None
    snapshot_cursor: int | None
    building: bool
    limits_version: int
    proof: SignedEnd | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """An operation whose `sent_at` and predecessor are committed: the bytes to send."""

    id: bytes
    payload: bytes


@dataclass(frozen=True, slots=True)
class Removals:
    """For the wipe guard: complaints held, and how many would go (ordered deletions apart)."""

    held: int
    going: int


class Identity(Protocol):
    """Who this desk is, and the server it is pinned to. Lives inside the encrypted replica."""

    @property
    def url(self) -> str: ...
    @property
    def token(self) -> str: ...
    @property
    def certificate(self) -> Certificate: ...
    @property
    def signed_certificate(self) -> Signed: ...
    @property
    def device_key(self) -> bytes:
        """Raw Ed25519 seed."""

    @property
    def age_identity(self) -> str:
        """Secret age key: opens what is sealed for this device."""

    @property
    def age_public(self) -> str: ...
    @property
    def server_key(self) -> bytes:
        """Pinned Ed25519 public key."""

    @property
    def server_age(self) -> str: ...

    @property
    def authority(self) -> bytes:
        """The pinned certificate authority of the server (DER); empty: a public one."""

    @property
    def authority_since(self) -> int:
        """Which of the server's statements about it is in force; 0: none yet."""

    def vouched(self, authority: bytes, since: int) -> None:
        """Store another certificate authority; the caller verified the statement."""

    def renewed(self, token: str, certificate: Signed) -> None:
        """Store a fresh token and the certificate now in force."""

    def repinned(self, server_key: bytes, server_age: str) -> None:
        """Store the server's rotated keys, after the engine verified the rotation."""


class OutboxPort(Protocol):
    """The officer's frozen operations."""

    def claim(self, limit: int, max_bytes: int) -> Sequence[Claimed]:
        """Fix predecessors, encode, commit `sent_at`; return what is to be sent, in line order.

        Includes operations sent before and still unanswered (same bytes). Leaves out what
        stands behind an operation of the same complaint that waits for the officer, and what
        exceeds `limit` operations or `max_bytes` (at least one is returned where any waits).
        """

    def weigh(self, limit: int, max_bytes: int) -> int:
        """Bytes that `claim` would return now. Writes nothing."""

    def record(
        self, statement: ResultsStatement, signature: bytes, results: Sequence[OpResult], at: int
    ) -> None:
        """Store verified results and the signed statement; the only thing that ends `sent`.

        `results[i]` belongs to `statement.items[i]`. Covers claimed operations and re-offers.
        """

    def reoffers(self, limit: int, max_bytes: int) -> Sequence[Reoffer]:
        """Acked operations not yet re-offered in the present epoch, oldest first."""


class ReplicaPort(Protocol):
    """The agency's complaints. Only the exchange writes here."""

    def position(self) -> Position: ...

    def begin_snapshot(self, epoch: bytes, start: int) -> None:
        """Start a snapshot from its first page. Into the live copy where there is none yet,
        else into an empty shadow (an older shadow is dropped)."""

    def new_epoch(self, epoch: bytes) -> None:
        """The server began another epoch: acked operations are due for re-offer, the live copy
        stays readable, position becomes "snapshot needed"."""

    def apply(self, changes: Sequence[Change], checkpoint: Checkpoint) -> None:
        """Apply one page to the copy under way and commit the position with it.

        Idempotent by number: a part older than the stored one is ignored. Updates search and
        fingerprint, notes which of the desk's own operations came back.
        """

    def past(self) -> Past | None:
        """What the server can put together again from this copy's position (`sync.past`);
        None where there is none, or too little."""

    def fingerprint(self) -> bytes:
        """Kept fingerprint of the copy under way."""

    def recompute(self) -> bytes:
        """Fingerprint from the rows of the live copy."""

    def removals(self, announced: int) -> Removals:
        """Delta: `announced` removals of this answer plus those of earlier partial runs.
        With a shadow: complaints of the live copy that the shadow lacks."""

    def complete(self, end: SignedEnd, epoch: bytes, to: int, at: int) -> Sequence[str]:
        """The signed end verified and the fingerprint agreed: swap the shadow in, keep the end
        as proof, settle operations that came back, drop overlays the cursor has passed.

        Returns a complaint for each operation that waited and whose effect came back: its own
        answer was lost, and it was sent all the same."""

    def mismatch(self, at: int) -> bool:
        """Record a fingerprint mismatch as a defect; True where a snapshot may be asked for
        (at most one a day), which it then prepares."""

    def announce(self, limits: Limits | None, safe: int, server_time: int, at: int | None) -> None:
        """What the head said: limits, safe number (acked text older than it may be purged),
        and the server's clock against ours; `at` None = it came in a file, the clocks were not
        compared."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that an accepted operation has and the server may lack. `offset`: how much the
    server has as last known; `tried`: an attempt was made, so that the server is asked first."""

    sha256: bytes
    size: int
    offset: int
    tried: bool


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be fetched: `have` of its `size` bytes are here."""

    sha256: bytes
    size: int
    have: int


class AttachmentPort(Protocol):
    """Bytes of attachments, kept apart from the replica's rows."""

    def uploads(self) -> Sequence[Upload]:
        """What accepted operations still have to bring, oldest first."""

    def read(self, sha256: bytes, offset: int, length: int) -> bytes:
        """Bytes of a file that is here; fewer than `length` at its end."""

    def offered(self, sha256: bytes, offset: int) -> None:
        """The server has `offset` bytes. Called before the first byte leaves, too."""

    def arrived(self, sha256: bytes, number: int) -> None:
        """The server has it, and noted that with this number."""

    def turned_down(self, sha256: bytes, why: str) -> None:
        """The server will never take it as it is; not offered again."""

    def downloads(self) -> Sequence[Download]:
        """What the officer's setting asks to have here, newest complaint first."""

    def download(self, sha256: bytes) -> Download | None:
        """How far that one is; None where no entry of the copy has it."""

    def store(self, sha256: bytes, offset: int, content: bytes) -> None:
        """Keep bytes that follow on what is here."""

    def complete(self, sha256: bytes) -> bool:
        """All bytes are here: True where the digest agrees; else what came is dropped."""


class Clock(Protocol):
    """Time, so that tests can move it."""

    def now(self) -> int:
        """Unix seconds UTC."""

    def monotonic(self) -> float:
        """Seconds, never going back."""

    def sleep(self, seconds: float) -> None: ...
