"""The wire types: every message that a desk and the central server exchange.

Envelope types are MessagePack arrays (`array_like`): a field is only ever appended, with a
default, so that an older reader skips it. Content of complaints is canonical JSON carried as
bytes (see `sync.content`) and is stored and hashed exactly as it came.

Times are unix seconds, UTC. Numbers are those of the server's one commit-ordered counter.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from sync.content import Attachment

PROTOCOL: Final = 2
"""Protocol version a desk speaks. From 2 on it reads columns, and answers that name a past."""
OLDEST_PROTOCOL: Final = 1
"""The server answers `client_too_old` below this."""

OperationKind = Literal[
    "follow_up", "return", "request_info", "note", "submit", "approve", "give_back", "withdraw"
]
Outcome = Literal[
    "applied", "duplicate", "conflict", "refused", "withdrawn", "later", "mismatch", "not_applied"
]
TERMINAL: Final[frozenset[str]] = frozenset({"applied", "conflict", "refused", "withdrawn"})
"""Outcomes that the ledger stores; `duplicate` repeats `applied`, `later` is never stored."""

ConflictReason = Literal[
    "closed",
    "archived",
    "redisposed",
    "deleted",
    "made_secret",
    "answered_by_other",
    "reply_unseen",
    "not_held",
    "already_applied",
    "superseded",
    "already_approved",
    "given_back",
    "taken_back",
    "submission_replaced",
    "not_submitted",
    "attachments_outstanding",
]
SETTLED_REASONS: Final[frozenset[str]] = frozenset(
    {"already_approved", "given_back", "taken_back", "submission_replaced", "not_submitted"}
)
"""After these there is nothing left to approve or give back: no "send anyway"."""
APPROVAL_REQUIRED: Final = "approval_required"
"""Reason of a refusal: the agency's operators submit, they do not send."""
GONE_REASONS: Final[frozenset[str]] = frozenset({"not_held", "deleted"})
"""After these the desk offers no "send anyway": the complaint is no longer the agency's."""

MODE_DELTA: Final = 0
MODE_SNAPSHOT: Final = 1
MODE_NEW_EPOCH: Final = 2

PART_BODY: Final = 0
PART_STATE: Final = 1


class Operation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an officer decided, immutable once `sent_at` is committed.

    Travels and is hashed as the very bytes that the device encoded once, so that a field which
    this server does not know yet is kept and hashed too.
    """

    id: bytes = msgspec.field(name="i")
    kind: OperationKind = msgspec.field(name="k")
    complaint: str = msgspec.field(name="c")
    base: int = msgspec.field(name="b")
    at: int = msgspec.field(name="a")
    zone_minutes: int = msgspec.field(name="z", default=420)
    seq: int = msgspec.field(name="n")
    version: int = msgspec.field(name="v", default=1)
    predecessor: bytes | None = msgspec.field(name="p", default=None)
    supersedes: bytes | None = msgspec.field(name="s", default=None)
    target: bytes | None = msgspec.field(name="g", default=None)
    """The operation that a withdraw, approve or give back speaks of; of a submit or an answer, the
    submission in whose place it comes."""
    text: str = msgspec.field(name="t", default="")
    result: Literal["", "proses", "selesai"] = msgspec.field(name="r", default="")
    secret: bool = msgspec.field(name="x", default=False)
    reason: str = msgspec.field(name="e", default="")
    suggest: str = msgspec.field(name="u", default="")
    """Suggested agency id of a return."""
    attachments: tuple[Attachment, ...] = msgspec.field(name="f", default=())
    """Files that belong to the operation; their bytes follow the text (`sync.blobs`)."""
    public_hash: bytes = msgspec.field(name="h", default=b"")
    """Approve: SHA-256 over exactly what will be public."""


class Reoffer(msgspec.Struct, frozen=True, array_like=True):
    """An acked operation offered again to a restored server, with its signed receipt."""

    operation: bytes
    statement: bytes
    signature: bytes


class SignedEnd(msgspec.Struct, frozen=True, array_like=True):
    """A server-signed end that a device kept: proof that the server once stood there."""

    statement: bytes
    signature: bytes


class SnapshotPosition(msgspec.Struct, frozen=True, array_like=True):
    """How far a snapshot was read: pages up to `after`, the log from `start` comes last."""

    start: int
    after: str


class Taken(msgspec.Struct, frozen=True, array_like=True):
    """How much of the next complaint the desk has already: its first rows, and which they are.
    None at all (`rows` 0): long complaints are to come in pieces from now on."""

    complaint: str
    rows: int
    mark: bytes
    """Hash over them (`sync.past.taken_of`)."""


class SyncRequest(msgspec.Struct, frozen=True, array_like=True):
    """Push and pull in one message. `nonce` makes every request's hash its own."""

    protocol: int
    nonce: bytes
    epoch: bytes
    cursor: int | None
    max_bytes: int
    dictionary: bytes = b""
    limits: int = 0
    """Version of the limits the desk knows; the head repeats them only when newer."""
    operations: tuple[bytes, ...] = ()
    snapshot: SnapshotPosition | None = None
    reoffers: tuple[Reoffer, ...] = ()
    proof: SignedEnd | None = None
    past: bytes = b""
    """Name of what the desk holds and the answer may refer to (`sync.past`)."""
    batch: bytes = b""
    """`operations` laid out by field (`sync.batch`), in a request that refers to the past."""
    taken: Taken | None = None
    """Answers before this one were cut without any progress."""


class Limits(msgspec.Struct, frozen=True, array_like=True):
    """What the server takes. Sizes in bytes, text in characters, pace in seconds."""

    version: int = 1
    text: int = 3000
    attachment_bytes: int = 5_000_000
    attachment_count: int = 5
    attachment_types: tuple[str, ...] = ("jpg", "png", "webp", "pdf", "docx", "xlsx")
    operations: int = 200
    request_bytes: int = 4_000_000
    pace: int = 0


class Head(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """First frame of an answer."""

    epoch: bytes
    mode: int
    server_time: int
    changes: int
    """Complaints that will come."""
    removals: int
    """Complaints that will be removed from the desk without an ordered deletion."""
    safe: int
    """Number through which every restorable backup is safe."""
    start: int = 0
    """Snapshot: the number of the log when its first page was read."""
    limits: Limits | None = None


class OpResult(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """The stored result of the request's `index`-th operation (re-offers follow operations)."""

    index: int
    outcome: Outcome
    number: int = 0
    """The counter when it took effect; 0 where it had none."""
    reason: str = ""
    fields: tuple[str, ...] = ()
    """Refused: names of the fields at fault."""
    stored: str = ""
    """Mismatch: the text the ledger holds under this id."""
    at: int = 0


class ResultsSigned(msgspec.Struct, frozen=True, array_like=True, tag=3):
    """Signature over `ResultsStatement`; only from here on do the results count."""

    signature: bytes


class Part(msgspec.Struct, frozen=True, array_like=True, tag=4):
    """Current value of a complaint's body or state. `content` is canonical JSON."""

    complaint: str
    part: int
    number: int
    content: bytes


class Entry(msgspec.Struct, frozen=True, array_like=True, tag=5):
    """One timeline item. `own` >= 0: made by that operation of this very request, whose text
    (and id, hex) the desk puts back in."""

    complaint: str
    id: str
    number: int
    content: bytes
    own: int = -1


class Gone(msgspec.Struct, frozen=True, array_like=True, tag=6):
    """The complaint left this agency."""

    complaint: str
    number: int


class Deleted(msgspec.Struct, frozen=True, array_like=True, tag=7):
    """Ordered deletion: purged from rows, search and receipts."""

    complaint: str
    number: int


class Ref(msgspec.Struct, frozen=True, array_like=True, tag=8):
    """Reference data: agency, category, rule, calendar, reason, template. Empty = removed."""

    kind: str
    id: str
    number: int
    content: bytes


class Checkpoint(msgspec.Struct, frozen=True, array_like=True, tag=9):
    """All before it may be committed together with this position."""

    cursor: int
    after: str | None = None
    """Snapshot pages: the last complaint sent; None once the pages are exhausted."""


class End(msgspec.Struct, frozen=True, array_like=True, tag=10):
    """Last frame. `more`: the page limit was reached, ask again from the last checkpoint."""

    from_: int
    to: int
    fingerprint: bytes
    more: bool
    signature: bytes


class Columns(msgspec.Struct, frozen=True, array_like=True, tag=11):
    """Several changes at once, laid out by field (`sync.columns`). Protocol 2."""

    page: bytes


Frame = Head | OpResult | ResultsSigned | Part | Entry | Gone | Deleted | Ref | Checkpoint | End
Travelling = Frame | Columns
Change = Part | Entry | Gone | Deleted | Ref


class StatementItem(msgspec.Struct, frozen=True, array_like=True):
    """One operation inside a results statement."""

    operation: bytes
    content_hash: bytes
    result: OpResult


class ResultsStatement(msgspec.Struct, frozen=True, array_like=True):
    """What the signature over results says; the desk rebuilds it from what it sent and got."""

    device: str
    epoch: bytes
    request: bytes
    items: tuple[StatementItem, ...]


class EndStatement(msgspec.Struct, frozen=True, array_like=True):
    """What the signature at the end says."""

    device: str
    agency: str
    epoch: bytes
    request: bytes
    from_: int
    to: int
    fingerprint: bytes
    more: bool


class Certificate(msgspec.Struct, frozen=True, array_like=True):
    """Who a device is, signed by the server. `serial` rises with every change of role."""

    device: str
    serial: int
    officer: str
    officer_name: str
    agency: str
    agency_name: str
    zone: str
    role: Literal["liaison", "operator", "coordinator", "monitor"]
    sign_key: bytes
    age_key: str
    issued_at: int
    replaces: str = ""
    """Device whose results this one may see."""


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """An encoded message with the server's (or a device's) signature over it."""

    message: bytes
    signature: bytes


class Revocation(msgspec.Struct, frozen=True, array_like=True):
    """The only thing on which a desk erases itself."""

    device: str
    serial: int
    at: int


class KeyRotation(msgspec.Struct, frozen=True, array_like=True):
    """New server keys; signed with the old signing key."""

    old_key: bytes
    new_key: bytes
    new_age: str
    at: int


class SealedFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that belongs to sealed work and that the server may not have."""

    complaint: str
    name: str
    sha256: bytes
    content: bytes


class SealedWork(msgspec.Struct, frozen=True, kw_only=True):
    """Inside the seal: all that the officer wrote and the server may not have."""

    device: str
    serial: int
    at: int
    operations: tuple[bytes, ...]
    """Frozen operations as they were or would have been sent, acked or not."""
    drafts: tuple[dict[str, str], ...]
    receipts: tuple[SignedEnd, ...]
    files: tuple[SealedFile, ...] = ()
    """Each travels in a seal of its own, after the words, so that these never wait for it."""
