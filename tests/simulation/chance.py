"""Time and chance of a history: both come from its seed, so that it can be played again."""

from __future__ import annotations

import random
import secrets
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

START = 1_794_000_000
"""A Friday morning in November 2026, UTC."""


class Time:
    """The one time of a history, in seconds; it moves when told to, or when somebody waits."""

    def __init__(self, at: float = START) -> None:
        self.at = at


class SkewedClock:
    """A computer's clock (`sync.ports.Clock`): the true time and its own error."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.skew = 0

    def now(self) -> int:
        """Unix seconds as this computer believes."""
        return int(self.time.at) + self.skew

    def monotonic(self) -> float:
        """Seconds, never going back."""
        return self.time.at

    def sleep(self, seconds: float) -> None:
        """Nobody waits in a history: time moves on."""
        self.time.at += seconds


class _Keys:
    """Stands for `Ed25519PrivateKey` where keys are made."""

    from_private_bytes = Ed25519PrivateKey.from_private_bytes

    @staticmethod
    def generate() -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(secrets.token_bytes(32))


@contextmanager
def seeded(seed: int, time: Time) -> Iterator[None]:
    """All chance of the product comes from `seed`, and its ids carry the history's time."""
    rng = random.Random(f"product {seed}")
    before = random.getstate()

    def uuid7() -> uuid.UUID:
        stamp = int(time.at * 1000).to_bytes(6, "big")
        tail = bytearray(rng.randbytes(10))
        tail[0] = 0x70 | tail[0] & 0x0F
        tail[2] = 0x80 | tail[2] & 0x3F
        return uuid.UUID(bytes=stamp + bytes(tail))

    def token_bytes(count: int = 32) -> bytes:
        return rng.randbytes(count)

    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(secrets, "token_bytes", token_bytes))
        stack.enter_context(mock.patch.object(uuid_utils, "uuid7", uuid7))
        stack.enter_context(mock.patch("sync.crypto.Ed25519PrivateKey", _Keys))
        random.seed(seed)
        try:
            yield
        finally:
            random.setstate(before)
