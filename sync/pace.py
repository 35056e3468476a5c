"""How much is asked of a line at once: learned from it, and kept over restarts.

What is sent aims at five seconds of the line; what is asked for starts large and is halved by
proxies that hold an answer back until it is whole. Every loss without an answer halves, down to
one operation; every success lets it grow again. A line on which anything at all gets through
within one operation, or one block of an answer, therefore ends a run.
"""

from __future__ import annotations

from typing import Final, Protocol

MAX_BYTES: Final = 8 << 20
MIN_BYTES: Final = 16 << 10
MAX_BATCH: Final = 256 << 10
MIN_BATCH: Final = 1 << 10
"""Bytes of operations; one operation is always sent, however long."""
AIM_SECONDS: Final = 5.0
_UP: Final = "line.batch_bytes"
_DOWN: Final = "line.max_bytes"


class Notes(Protocol):
    """Keeps small texts over restarts."""

    def get(self, key: str, default: str = "") -> str: ...
    def set(self, key: str, value: str) -> None: ...


class Forgetful:
    """Notes that nobody keeps."""

    def get(self, key: str, default: str = "") -> str:
        """The default."""
        return default

    def set(self, key: str, value: str) -> None:
        """Nothing is kept."""


class Pace:
    """Bytes of operations to send, and of an answer to ask for, at once."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.batch = _between(MIN_BATCH, notes.get(_UP), MAX_BATCH)
        self.answer = _between(MIN_BYTES, notes.get(_DOWN), MAX_BYTES)

    @property
    def smallest(self) -> bool:
        """Whether one more loss could make nothing smaller."""
        return self.batch <= MIN_BATCH

    def lost(self) -> None:
        """Operations were sent and nothing came back, or they were too many at once."""
        self._set(self.batch // 2, self.answer)

    def held_back(self) -> None:
        """Not one byte of an answer came in time."""
        self._set(self.batch, self.answer // 2)

    def answered(self, sent: int, seconds: float) -> None:
        """A verified answer came; `sent` bytes of operations were answered `seconds` after the
        request began."""
        batch = self.batch
        if sent and seconds > AIM_SECONDS:
            batch = max(batch // 2, min(batch, int(sent * AIM_SECONDS / seconds)))
        else:
            batch *= 2
        self._set(batch, self.answer * 2)

    def _set(self, batch: int, answer: int) -> None:
        batch = min(MAX_BATCH, max(MIN_BATCH, batch))
        answer = min(MAX_BYTES, max(MIN_BYTES, answer))
        if batch != self.batch:
            self.batch = batch
            self._notes.set(_UP, str(batch))
        if answer != self.answer:
            self.answer = answer
            self._notes.set(_DOWN, str(answer))


def _between(low: int, kept: str, high: int) -> int:
    return min(high, max(low, int(kept))) if kept.isascii() and kept.isdigit() else high
