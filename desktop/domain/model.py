"""Values that storage hands out. Frozen: a change is a new value.

Times are unix seconds UTC, 0 = unknown. Ids of operations are 16 bytes (UUIDv7).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

WorkKind = Literal[
    "follow_up", "return", "request_info", "note", "submit", "approve", "give_back", "withdraw"
]
FollowUpResult = Literal["", "proses", "selesai"]
WorkState = Literal[
    "queued",
    "unanswered",
    "acked",
    "needs_decision",
    "needs_edit",
    "withdrawing",
    "withdrawn",
    "discarded",
    "superseded",
]
GoneMark = Literal["", "gone", "deleted"]
View = Literal[
    "all",
    "open",
    "needs_answer",
    "replied",
    "waiting_reporter",
    "settled",
    "drafts",
    "outbox",
    "attention",
]
Sort = Literal["newest", "oldest", "active", "disposed", "title", "tracking"]


@dataclass(frozen=True, slots=True)
class Card:
    """Header card of a complaint, kept with drafts and operations in case it leaves."""

    tracking_id: str = ""
    title: str = ""
    place: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a picture that was chosen: as it came, or made smaller. Size in bytes."""

    sha256: str
    name: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with the officer's words. `sha256` in hex, size in bytes, `thumb` a small JPEG.

    `other`: in a draft, the form of the same picture that does not go; `original`: what goes is
    the file as it was chosen although a smaller one was made.
    """

    sha256: str
    name: str
    size: int
    type: str
    thumb: bytes = b""
    other: Version | None = None
    original: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What the officer writes. `attachments` in their order; `target` names the operation
    that an approve or give back speaks of; `public_hash` is what an approve fixes."""

    kind: WorkKind
    text: str = ""
    result: FollowUpResult = ""
    secret: bool = False
    reason: str = ""
    suggest: str = ""
    attachments: tuple[Attachment, ...] = ()
    target: bytes | None = None
    public_hash: bytes = b""


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsent words. `discarded_at` > 0: thrown away but recoverable."""

    id: int
    complaint: str
    content: Content
    card: Card
    supersedes: bytes | None
    created_at: int
    updated_at: int
    discarded_at: int
    complaint_gone: GoneMark
    gone_at: int


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One frozen operation with its whole story."""

    id: bytes
    seq: int
    complaint: str
    content: Content
    card: Card
    state: WorkState
    base: int
    at: int
    zone_minutes: int
    created_at: int
    sent_at: int
    """0 = never left this computer."""
    answered_at: int
    number: int
    """The server's number when it took effect; 0 where it had none."""
    why: str
    """Reason of a conflict, `mismatch`, or `not_applied`."""
    later: str
    """Reason of the last `later` answer; empty once answered otherwise."""
    fields: tuple[str, ...]
    """Names of the fields at fault of a refusal."""
    stored: str
    """Mismatch: the text that the server holds under this id."""
    supersedes: bytes | None
    superseded_by: bytes | None
    complaint_gone: GoneMark
    gone_at: int
    attention: bool
    """Waits for a decision of the officer."""
    laid: bool
    """Accepted, but the copy has not caught up with it yet."""
    statement: int
    """Id of the signed results statement that proves the answer; 0 = none."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list holds. Empty fields do not restrict; `words` is full-text search."""

    view: View = "all"
    category: str = ""
    classification: str = ""
    status: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    agency: str = ""
    secret: bool | None = None
    anonymous: bool | None = None
    reported_from: int = 0
    reported_to: int = 0
    """Exclusive; 0 = open."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One line of the list, replica and pending work laid together."""

    key: str
    tracking_id: str
    title: str
    category: str
    classification: str
    regency: str
    district: str
    village: str
    agency: str
    status: str
    turn: str
    reported_at: int
    disposed_at: int
    first_follow_up_at: int
    last_follow_up_at: int
    last_reply_at: int
    active_at: int
    closed: bool
    archived: bool
    secret: bool
    anonymous: bool
    replied: bool
    """The reporter answered after the agency's last follow-up, and it is the agency's turn."""
    drafts: int
    pending: int
    """Operations on the way: queued, unanswered, or accepted and not yet in the copy."""
    attention: int
    submitted: int = 0  # and waiting for a decision


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint opened for reading."""

    row: ComplaintRow
    text: str
    source: str
    channel: str
    category_id: str
    province: str
    reporter: str
    closed_at: int
    hold_reason: str
    rating: str
    number: int
    """Highest number of its parts and entries: the base of new work."""


class CaseFacts(NamedTuple):
    """What deadlines of a complaint are computed from that is neither closed nor archived. A
    tuple: a desk makes one for each of its complaints when it opens."""

    key: str
    classification: str
    status: str
    turn: str
    reported_at: int
    disposed_at: int
    first_follow_up_at: int
    last_follow_up_at: int
    last_reply_at: int


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One item of a complaint's story, from the server or pending here."""

    id: str
    kind: str
    at: int
    number: int
    by: str
    text: str
    result: str
    status: str
    secret: bool
    private: bool
    operation: str
    """Hex id of the operation that made it; empty where none of ours or another desk's did."""
    ref: str
    reason: str
    agency: str
    attachments: tuple[Attachment, ...]
    arrived: tuple[str, ...]
    """SHA-256 (hex) of the attachments that the server has."""
    state: Literal[
        "", "queued", "unanswered", "acked", "needs_decision", "needs_edit", "withdrawing"
    ]
    """Empty: it is in the copy. Else the state of pending work laid over it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result."""

    row: ComplaintRow
    exact: bool
    """The typed words are its tracking id."""


@dataclass(frozen=True, slots=True)
class RefItem:
    """One item of reference data; `content` is canonical JSON."""

    kind: str
    id: str
    number: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one exchange run did. Times in unix seconds, sizes in bytes."""

    id: int
    started: int
    finished: int
    """0: the run was cut off (power, crash)."""
    outcome: Literal["running", "complete", "partial", "failed"]
    sent: int
    received: int
    needs_attention: int
    bytes_up: int
    bytes_down: int
    round_trips: int
    seconds: float
    verified: bool
    """Signed results, signed end and equal fingerprints."""
    error: str
    """Code of the error that ended it; empty = none."""
    sent_keys: tuple[str, ...] = ()
    """Complaints behind `sent`, at most a thousand; so with `received_keys`."""
    received_keys: tuple[str, ...] = ()
    attachments_sent: int = 0
    """Files that the server got in this run."""
    attachments_outstanding: int = 0
    """Files of accepted answers that the server still lacked at its end."""
    carriage: Literal["", "courier"] = ""
    """Empty: over the line."""


@dataclass(frozen=True, slots=True)
class UploadState:
    """A file of an operation on its way. `offset`: bytes that the server has of `size`;
    `problem`: why it will never take it, empty otherwise."""

    operation: bytes
    sha256: str
    size: int
    offset: int
    arrived: bool
    problem: str
    seen: bool
    """The officer has been told of the problem and let it be."""


@dataclass(frozen=True, slots=True)
class CourierRun:
    """A request that went into a file. Times in unix seconds, 0 = not yet."""

    id: int
    made_at: int
    request_hash: bytes
    message: bytes | None
    """The request; None once answered, or where an ordered deletion took it."""
    operations: tuple[bytes, ...]
    name: str
    """The file's name, without its folder."""
    size: int
    written_at: int
    receipt_id: int
    answered_at: int
    unanswered: int
    """Operations of it that have no answer yet, by whatever way."""


@dataclass(frozen=True, slots=True)
class CopyStatus:
    """How current the copy is, and how that is known."""

    complete_at: int
    """Last exchange whose end was signed and whose fingerprint agreed; 0 = never."""
    cursor: int | None
    complaints: int
    building: bool
    mismatch_at: int
    mismatches: int
    clock_offset: int
    """Server's clock less ours, seconds."""
    told_at: int
    """Server's clock when it last spoke, in unix seconds; 0 = never."""
    safe: int


@dataclass(frozen=True, slots=True)
class Backoff:
    """When the next automatic run may start; survives a restart."""

    failures: int = 0
    until: int = 0
    code: str = ""

    def left(self, now: int) -> int:
        """Seconds to wait. None where more than a day is left: no pause is that long, it was
        set while the clock stood wrong."""
        left = self.until - now
        return left if 0 < left <= 86_400 else 0


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What came out of a damaged file, and where the file now is."""

    moved_to: str
    drafts: int
    operations: int
    receipts: int
    identity: bool
    unreadable: int
    """Places that could not be read in the local tables."""
    from_backup: tuple[str, ...]
    """Tables that came from a backup because the file itself gave nothing."""
