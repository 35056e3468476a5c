"""Where the blocks of an answer end: each with a checkpoint, so that what a cut loses is small."""

from __future__ import annotations

from typing import Final

from sync import codec
from sync.past import taken_of
from sync.wire import Change, Checkpoint, Entry, Part, Taken

BLOCK: Final = 4096
"""Bytes on the wire after which a checkpoint ends a flushed block, for a desk of protocol 1."""
_BLOCK_LEAST: Final = 1500
_BLOCK_MOST: Final = 8192
_BLOCK_SHARE: Final = 24
"""Later desks: a block is a share of what was sent before, so that what a cut loses stays a
small part of the whole, and a line that dies early still gets blocks through."""
_FIRST_GUESS: Final = 0.25
_FIRST_CAUTION: Final = 0.5
"""Wire bytes of a byte of content before the first block: too high a guess costs a short block, too
low a one, on a line that dies early, the first block and with it all."""


class Blocks:
    """Ends a flushed block where enough was written since the last."""

    def __init__(self, writer: codec.FrameWriter, *, by_share: bool, in_pieces: bool) -> None:
        """`by_share`: blocks grow with what was sent; else each has `BLOCK` bytes. `in_pieces`:
        a long complaint is more than one block."""
        self._in_pieces = in_pieces
        self._writer = writer
        self._by_share = by_share
        self._ratio = _FIRST_CAUTION if by_share else _FIRST_GUESS
        self.pending = 0
        """Weight of what no checkpoint covers yet."""
        self.written = False

    def write(self, change: Change) -> None:
        """Append a change."""
        self.written = True
        self.pending += _weight(change)
        self._writer.write(change)

    def full(self, *, least: bool = False) -> bool:
        """Whether it is time for a checkpoint; `least`: as early as it may be."""
        size = BLOCK
        if self._by_share:
            size = min(_BLOCK_MOST, max(_BLOCK_LEAST, self._writer.sent // _BLOCK_SHARE))
        return self.pending * self._ratio >= (_BLOCK_LEAST if least else size)

    def long(self, changes: list[Change]) -> bool:
        """Whether one complaint alone is more than a bad line may carry at once."""
        if not self._in_pieces or len(changes) < 2 or not isinstance(changes[0], Part | Entry):
            return False
        return sum(map(_weight, changes)) * self._ratio >= 2 * _BLOCK_LEAST

    def end(self, checkpoint: Checkpoint) -> bytes:
        """The block up to this checkpoint."""
        self._writer.write(checkpoint)
        block = self._writer.flush()
        self._ratio = max(0.02, len(block) / max(1, self.pending))
        self.pending = 0
        return block


def left(changes: list[Change], taken: Taken | None) -> list[Change]:
    """The rows of a group that the desk does not have yet."""
    if taken is None or not 0 < taken.rows < len(changes):
        return changes
    first = [c for c in changes[: taken.rows] if isinstance(c, Part | Entry)]
    return changes[taken.rows :] if taken_of(first) == taken else changes


def _weight(change: object) -> int:
    return len(getattr(change, "content", b"")) + 24
