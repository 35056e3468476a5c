"""A note from desk to desk at one PC: on which complaints its officer is at work.

Failure policy: nothing in a note is believed before the signatures in it, that of the device that
wrote it and the server's under that device's certificate. What is wrong with one that cannot be
used makes no difference: nothing follows from a note but a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Final, Literal

import msgspec

from sync import crypto, handing
from sync.courier_file import Stored, Unusable
from sync.ports import Identity
from sync.wire import Certificate

MAX_NOTE: Final = 64 << 10
"""Bytes of a note; a longer one is not read."""
MAX_PIECES: Final = 400
MAX_KEY: Final = 80
"""Characters of a complaint's key, as the server's tables have it."""

Stage = Literal["draft", "held", "waiting", "submitted", "sent"]
"""A draft; an answer that came back and waits for its author's decision; one that waits to be
sent, or for the server's word; one that waits to be approved; one that the server accepted, which
a copy from before does not show."""


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """One complaint, how far the officer got with it, and since when (Unix seconds)."""

    complaint: Annotated[str, msgspec.Meta(max_length=MAX_KEY)]
    stage: Stage
    at: Stored


class Note(handing.Authored, frozen=True, array_like=True):
    """What a desk signs."""

    pieces: Annotated[tuple[Piece, ...], msgspec.Meta(max_length=MAX_PIECES)]


def seal_note(identity: Identity, pieces: Sequence[Piece], to: Iterable[Certificate]) -> bytes:
    """A note that only these devices can open: at most `MAX_PIECES`, the rest is left out."""
    key = crypto.SigningKey(identity.device_key)
    note = Note(identity.signed_certificate, tuple(pieces[:MAX_PIECES]))
    plain = msgspec.msgpack.encode(key.signed(crypto.AT_WORK, note))
    return crypto.seal_for((one.age_key for one in to), plain)


def open_note(content: bytes, identity: Identity) -> tuple[Certificate, tuple[Piece, ...]]:
    """A colleague's note, and whose it is. Raises `Unusable`."""
    if len(content) > MAX_NOTE:
        raise Unusable("too_long")
    author, note = handing.unsealed(content, identity, crypto.AT_WORK, Note)
    return author, note.pieces
