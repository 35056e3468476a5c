"""The courier's file: a request or an answer of the exchange, sealed, with a shell around it.

Failure policy: a file is read within bounds and told apart before anything in it is believed.
The shell names nobody; it says how long the file is, what it should add up to, and by hashes of
public keys for whom it is, so that a halved, a damaged and a stranger's file are three things.
What the file means is decided by the signatures inside the seal alone.

Layout, big endian: magic 8 · version 1 · kind 1 · two zero bytes · length of the seal 4 ·
sender 16 · recipient 16 · about 16 · check of the seal 16 · check of all before it 8 · seal.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec

from sync.access import Problem
from sync.wire import Signed

MAGIC: Final = b"\x89PHK\r\n\x1a\n"
"""As PNG's: a copy made as text, or stripped of its eighth bit, shows."""
VERSION: Final = 1
HEADER: Final = 88
MAX_FILE: Final = 24 << 20
"""No courier file is longer; an answer that would be is split, `End.more`."""
MAX_ANSWER: Final = 16 << 20
"""Bytes of an answer's stream that a desk asks for at most."""

REQUEST_SUFFIX: Final = ".kirim"
ANSWER_SUFFIX: Final = ".balas"

Stored = Annotated[int, msgspec.Meta(ge=0, le=(1 << 40) - 1)]
"""A number that every database and every calendar can hold."""
Kind = Literal["request", "answer", "card", "submission", "returned"]
Why = Literal[
    "empty",
    "not_ours",
    "too_long",
    "halved",
    "damaged",
    "newer",
    "wrong_way",
    "other_recipient",
    "forged",
]
_KINDS: Final[dict[int, Kind]] = {
    1: "request",
    2: "answer",
    3: "card",
    4: "submission",
    5: "returned",
}
_SHELL: Final = struct.Struct(">8sBBHI16s16s16s16s")
_NEARLY: Final = 5
"""So many right bytes of the magic make a damaged file of ours out of a stranger's."""


class Unusable(Exception):
    """The file cannot be used; `why` says which of the things that happen to files it is."""

    def __init__(self, why: Why, shell: Shell | None = None) -> None:
        super().__init__(why)
        self.why: Why = why
        self.shell = shell


@dataclass(frozen=True, slots=True)
class Shell:
    """What the outside of a file says, none of it proven. Hashes are those of `key_name`."""

    kind: Kind
    sender: bytes
    recipient: bytes
    about: bytes
    """First 16 bytes of the request's hash."""


class CarriedRequest(msgspec.Struct, frozen=True, array_like=True):
    """What a desk signs: the exchange's request as it would be posted, and by whom."""

    certificate: Signed
    number: Stored
    """Counts this desk's files."""
    made_at: Stored
    body: bytes


class CarriedAnswer(msgspec.Struct, frozen=True, array_like=True):
    """What the server signs: the exchange's answer as it would be streamed, or why there is
    none."""

    device: str
    request: bytes
    """Hash of the request that it answers."""
    at: int
    body: bytes
    problem: Problem | None = None
    certificate: Signed | None = None
    """The certificate now in force: a desk without a line renews by it."""


class SealedAnswer(msgspec.Struct, frozen=True, array_like=True):
    """Inside the seal of an answer. `rotations` lead from the key that the desk knew."""

    answer: Signed
    rotations: tuple[Signed, ...] = ()


def key_name(age_key: str) -> bytes:
    """16-byte name of a public age key, for the shell."""
    return hashlib.blake2b(age_key.encode(), digest_size=16, person=b"penghubung-kuri1").digest()


def wrap(shell: Shell, seal: bytes) -> bytes:
    """A whole file."""
    kind = next(number for number, name in _KINDS.items() if name == shell.kind)
    head = _SHELL.pack(
        MAGIC,
        VERSION,
        kind,
        0,
        len(seal),
        shell.sender,
        shell.recipient,
        shell.about,
        _check(seal, 16),
    )
    return head + _check(head, 8) + seal


def unwrap(content: bytes, kind: Kind, limit: int = MAX_FILE) -> tuple[Shell, bytes]:
    """Shell and seal of a file of that kind. Raises `Unusable`.

    Reads nothing but what it was given, so its memory is that of one file within `limit`.
    """
    if not content:
        raise Unusable("empty")
    if not MAGIC.startswith(content[:8]) and content[:8] != MAGIC:
        same = sum(a == b for a, b in zip(content, MAGIC, strict=False))
        mangled = same >= _NEARLY or MAGIC[1:4] in content[:8]
        raise Unusable("damaged" if mangled else "not_ours")
    if len(content) < HEADER:
        raise Unusable("halved")
    head, check = content[: HEADER - 8], content[HEADER - 8 : HEADER]
    if _check(head, 8) != check:
        raise Unusable("damaged")
    _, version, number, _, length, sender, recipient, about, total = _SHELL.unpack(head)
    if version != VERSION or number not in _KINDS:
        raise Unusable("newer")
    shell = Shell(_KINDS[number], sender, recipient, about)
    if length + HEADER > limit:
        raise Unusable("too_long", shell)
    if len(content) != HEADER + length:
        raise Unusable("halved" if len(content) < HEADER + length else "damaged", shell)
    if shell.kind != kind:
        raise Unusable("wrong_way", shell)
    seal = content[HEADER:]
    if _check(seal, 16) != total:
        raise Unusable("damaged", shell)
    return shell, seal


def _check(content: bytes, size: int) -> bytes:
    return hashlib.blake2b(content, digest_size=size, person=b"penghubung-kuri2").digest()
