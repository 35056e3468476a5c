"""Partial uploads: what a device has brought of a file so far, and the whole once verified.

A partial upload belongs to its device. It is kept as pieces named by their offset, so that a
store that cannot append serves as well; pieces may overlap where a dying connection's last one
came late. When all bytes are there they are hashed: equal, the file is stored under its digest;
not equal, the pieces are dropped and the device starts at 0.

Failure policy: a piece counts once it is stored durably; what was in memory when the process
died is sent again. The offset that a device is told never lies beyond what is stored.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from typing import Final

from server.accounts import Refusal
from server.attachments import Attachments, Wanted, blob_name
from server.caller import Caller
from server.exchange import READERS
from sync import filetypes
from sync.wire import Limits

_AT_ONCE: Final = 4
"""Files put together at the same time: each is held in memory whole."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How much of a file is here. `number` > 0: all of it, with the change's number."""

    offset: int
    size: int
    number: int = 0


class Uploads:
    """Takes files in, piece by piece."""

    def __init__(self, attachments: Attachments, limits: Limits) -> None:
        self._attachments = attachments
        self._store = attachments.store
        self._limits = limits
        self._putting_together = threading.BoundedSemaphore(_AT_ONCE)

    def offset(self, sha256: bytes, caller: Caller) -> Offset:
        """Where the caller's device goes on. Raises `Refusal`."""
        wanted = self._wanted(sha256, caller)
        if wanted.number:
            # What is left of a partial one: cut while it was tidied up, or overtaken by another.
            self._drop(sha256, caller)
            return Offset(wanted.size, wanted.size, wanted.number)
        return Offset(self._stored(sha256, caller)[1], wanted.size)

    def begin(self, sha256: bytes, caller: Caller, offset: int, total: int) -> Offset:
        """Before a body is read. Raises `Refusal`: unknown, too large, or another offset."""
        here = self.offset(sha256, caller)
        if total != here.size:
            raise Refusal(400, "malformed", detail="length")
        if not here.number and offset != here.offset:
            raise Refusal(409, "blob_offset", detail=str(here.offset))
        return here

    def piece(self, sha256: bytes, caller: Caller, offset: int, content: bytes) -> None:
        """Store what came, durably."""
        self._store.put(f"{_folder(sha256, caller)}{offset:012d}", content)

    def finish(self, sha256: bytes, caller: Caller, now: int) -> Offset:
        """After a body: where the device stands, and the file put together if it is whole.

        Raises `Refusal` `blob_mismatch` (starts at 0) or `blob_type` (never taken).
        """
        here = self.offset(sha256, caller)
        if here.number or here.offset < here.size:
            return here
        wanted = self._wanted(sha256, caller)
        with self._putting_together:
            content = self._whole(sha256, caller)
            if hashlib.sha256(content).digest() != sha256:
                self._drop(sha256, caller)
                raise Refusal(422, "blob_mismatch")
            if filetypes.type_of(content) != wanted.type:
                self._drop(sha256, caller)
                raise Refusal(415, "blob_type")
            self._store.put(blob_name(sha256), content)
        number = self._attachments.arrived(sha256, caller.agency, now)
        self._drop(sha256, caller)
        self._attachments.sweep_at_times(now)
        # Another device of the agency may have been faster: then its number holds.
        return Offset(here.size, here.size, number or self.offset(sha256, caller).number)

    def _wanted(self, sha256: bytes, caller: Caller) -> Wanted:
        if caller.role not in READERS:
            raise Refusal(403, "forbidden", detail="role")
        wanted = self._attachments.wanted(sha256, caller.agency)
        if wanted is None:
            raise Refusal(404, "blob_unknown")
        if not wanted.number and wanted.size > self._limits.attachment_bytes:
            raise Refusal(413, "blob_too_large")
        return wanted

    def _stored(self, sha256: bytes, caller: Caller) -> tuple[list[tuple[int, str]], int]:
        """Pieces in order, as (start, name), and the end of what they cover from 0."""
        pieces: list[tuple[int, str]] = []
        end = 0
        for stored in self._store.listing(_folder(sha256, caller)):
            start = int(stored.name.rpartition("/")[2])
            if start > end:
                break
            pieces.append((start, stored.name))
            end = max(end, start + stored.size)
        return pieces, end

    def _whole(self, sha256: bytes, caller: Caller) -> bytes:
        content = bytearray()
        for start, name in self._stored(sha256, caller)[0]:
            piece = self._store.get(name)
            content[start : start + len(piece)] = piece
        return bytes(content)

    def _drop(self, sha256: bytes, caller: Caller) -> None:
        for stored in self._store.listing(_folder(sha256, caller)):
            self._store.delete(stored.name)


def _folder(sha256: bytes, caller: Caller) -> str:
    return f"part/{caller.device}/{sha256.hex()}/"
