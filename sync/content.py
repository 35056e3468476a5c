"""Content of a complaint as it travels: canonical JSON, and the fingerprint over it.

A part's content is encoded once by the server (keys sorted, defaults left out, UTF-8, no
spaces) and from then on stored, sent and hashed as those bytes on both sides. A field that one
side does not know is therefore kept and hashed as it came.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

_MASK: Final = (1 << 128) - 1
_PERSON: Final = b"penghubung-part1"

Turn = str
"""One of `coordinator`, `agency`, `reporter`, `nobody`."""


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the reporter wrote and where. Rarely changes. An anonim reporter is never named."""

    tracking_id: str = ""
    source: str = "sp4n"
    title: str = ""
    text: str = ""
    reported_at: int = 0
    channel: str = ""
    classification: str = ""
    category: str = ""
    category_id: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    reporter: str = ""
    anonymous: bool = False


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What moves: status (verbatim), turn, holder, times, flags. Times 0 = unknown."""

    status: str = ""
    turn: Turn = "coordinator"
    agency: str = ""
    disposed_at: int = 0
    first_follow_up_at: int = 0
    last_follow_up_at: int = 0
    last_reply_at: int = 0
    closed_at: int = 0
    closed: bool = False
    archived: bool = False
    secret: bool = False
    hold_reason: str = ""
    rating: str = ""


class Attachment(msgspec.Struct, frozen=True, array_like=True):
    """A file that belongs to an operation or entry: what it is, not its bytes.

    In an operation it is covered by the operation's hash, in an entry by the fingerprint.
    `size` in bytes; `type` is one of `sync.filetypes`; `thumb` a small JPEG, only for images.
    """

    sha256: bytes
    name: str
    size: int
    type: str
    thumb: bytes = b""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One appended item. `kind`: disposition, follow_up, reply, info_request, return, status,
    note (internal), secrecy, system, entered (the answer `ref` now stands in SP4N-LAPOR!),
    attachment (files of the reporter), arrived (files of the entry `ref` reached the server).
    Private to the agency, and about the submission `ref`: submit (with the one that it replaces),
    approve, give_back, withdrawn, edited (an officer's own answer took its place)."""

    kind: str = "system"
    at: int = 0
    by: str = ""
    """Display name of the agency or role that made it; never a reporter's name."""
    text: str = ""
    result: str = ""
    status: str = ""
    secret: bool = False
    private: bool = False
    """Stays with the agency that wrote it."""
    operation: str = ""
    """Hex id of the operation that made it."""
    ref: str = ""
    reason: str = ""
    agency: str = ""
    files: tuple[Attachment, ...] = ()
    """Those of an entry with an `operation` are here once an `arrived` entry names them."""
    arrived: tuple[bytes, ...] = ()
    """SHA-256 of files of the entry `ref` that the server now has."""


class AgencyRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Content of a `Ref` of kind `agency`. `zone` is an IANA name."""

    name: str = ""
    parent: str = ""
    zone: str = "Asia/Jakarta"
    approval: bool = False
    """What its operators write goes out only once a liaison officer has approved it."""


def canonical(value: msgspec.Struct | Mapping[str, Any]) -> bytes:
    """Encode content: keys sorted, defaults left out, no spaces."""
    return msgspec.json.encode(value, order="sorted")


def is_object(content: bytes) -> bool:
    """Whether this is JSON text of one object."""
    try:
        msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def strip_own(content: bytes) -> bytes:
    """Content of an entry less what the desk that has just sent its operation already has."""
    fields: dict[str, Any] = msgspec.json.decode(content)
    for name in ("text", "operation", "files"):
        fields.pop(name, None)
    return canonical(fields)


def restore_own(
    content: bytes, operation: str, text: str, files: tuple[Attachment, ...] = ()
) -> bytes:
    """Undo `strip_own` from the operation's hex id, text and attachments. Raises
    `ValueError` where the content is no JSON object."""
    fields = msgspec.json.decode(content, type=dict[str, Any])
    fields["operation"] = operation
    if text:
        fields["text"] = text
    if files:
        fields["files"] = files
    return canonical(fields)


def derived_ids(complaint: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids that an entry has where nothing gave it one, in the order of their codes on the wire:
    of an operation, of an import, of a change that an import found. They need not travel.

    `fields`: the entry's content. The order is part of the protocol.
    """
    source, _, tracking_id = complaint.rpartition(":")
    kind, at = fields.get("kind", "system"), fields.get("at", 0)
    if not isinstance(kind, str) or not isinstance(at, int):
        return ()
    return (
        str(fields.get("operation", "")),
        imported_id(source or "sp4n", tracking_id, kind, at, fields.get("text")),
        found_id(complaint, kind, at, str(fields.get("status", ""))),
    )


def imported_id(source: str, tracking_id: str, kind: str, at: int, text: str | None) -> str:
    """The id of an entry whose file gives none: the same entry gets the same id in any file."""
    parts = msgspec.json.encode([source, tracking_id, kind, at, text])
    return "imp-" + hashlib.sha256(parts).hexdigest()[:32]


def found_id(complaint: str, kind: str, at: int, status: str) -> str:
    """The id of an entry that says what an export without a timeline changed."""
    marks = f"{complaint}|{kind}|{at}|{status}"
    return "x" + hashlib.blake2b(marks.encode(), digest_size=12).hexdigest()


def part_key(part: int) -> str:
    """Name of the body (0) or state (1) inside a digest."""
    return "bs"[part]


def entry_key(entry_id: str) -> str:
    """Name of a timeline entry inside a digest."""
    return f"e{entry_id}"


def digest(complaint: str, key: str, number: int, content: bytes) -> bytes:
    """16-byte BLAKE2b of one part: complaint id, part name, number, canonical content."""
    h = hashlib.blake2b(digest_size=16, person=_PERSON)
    for field in (complaint.encode(), key.encode()):
        h.update(len(field).to_bytes(4, "big"))
        h.update(field)
    h.update(number.to_bytes(8, "big"))
    h.update(content)
    return h.digest()


class Fingerprint:
    """Sum modulo 2^128 of part digests: what an agency's complaints are, in 16 bytes.

    Finds faults, not a malicious server. Order does not matter; adding and removing a part
    cost one addition each.
    """

    __slots__ = ("_sum",)

    def __init__(self, value: bytes = bytes(16)) -> None:
        self._sum = int.from_bytes(value, "big")

    def add(self, part: bytes) -> None:
        """Count a part in."""
        self._sum = (self._sum + int.from_bytes(part, "big")) & _MASK

    def remove(self, part: bytes) -> None:
        """Count a part out."""
        self._sum = (self._sum - int.from_bytes(part, "big")) & _MASK

    @property
    def value(self) -> bytes:
        """The sum, 16 bytes."""
        return self._sum.to_bytes(16, "big")

    @classmethod
    def of(cls, parts: Iterable[bytes]) -> Fingerprint:
        """Sum from the rows."""
        total = cls()
        for part in parts:
            total.add(part)
        return total
