"""What both sides hold already, as the beginning of what they compress: the past.

A desk whose copy was proven at a cursor holds what the server had then; a desk whose first pull
was cut holds what was sent before. Both can lay out the same rows as a page (`sync.columns`):
the compressor refers to its words, and its fields and lists are known. New words resemble old
ones: the same streets, the same offices, an officer's own turns of phrase.

The request names the past by its hash. A server that cannot put the same page together (a
complaint was deleted, or its own words changed) does without, so that nothing depends on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from sync.columns import Packer
from sync.layout import Memory
from sync.wire import Change, Entry, Part, Taken

SIZE: Final = 256 << 10
"""Bytes of content that serve as the past of a whole copy."""
SNAPSHOT_SIZE: Final = 512 << 10
"""The same for a first pull that goes on: all that follows is like it."""
LEAST: Final = 1024
"""Less than this is not worth naming."""
CHUNK: Final = 64
"""Complaints that both sides read at a time."""
NAME_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Past:
    """A page that both sides hold, what its packer remembers, and its name on the wire."""

    page: bytes
    memory: Memory
    name: bytes


def assemble(complaints: Iterable[Sequence[Part | Entry]], size: int) -> Past | None:
    """The past; None where there is too little.

    `complaints`: rows of each complaint in the order in which they travel, the complaints from
    the last one backwards; read until their contents reach `size` bytes.
    """
    found: list[Sequence[Part | Entry]] = []
    taken = 0
    for rows in complaints:
        found.append(rows)
        taken += sum(len(row.content) for row in rows)
        if taken >= size:
            break
    if taken < LEAST:
        return None
    memory = Memory()
    changes: list[Change] = [row for rows in reversed(found) for row in rows]
    page = Packer(memory).pack(changes)
    return Past(page, memory, hashlib.blake2b(page, digest_size=NAME_BYTES).digest())


def taken_of(rows: Sequence[Part | Entry]) -> Taken:
    """Names the first rows of a complaint. A row is told by its number."""
    if not rows:
        return Taken("", 0, b"")
    names = [(r.part if isinstance(r, Part) else r.id, r.number) for r in rows]
    mark = hashlib.blake2b(msgspec.msgpack.encode(names), digest_size=NAME_BYTES).digest()
    return Taken(rows[0].complaint, len(rows), mark)
