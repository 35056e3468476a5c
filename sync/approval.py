"""What exactly an approval lets out, and the hash by which it says so.

A submission (`submit`) carries what an answer would: text, result, secret flag, files. One without
a result asks the reporter for information; one with a result is a follow-up. An approval names the
submission's id and this hash, so that nothing but what the liaison officer read goes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from sync.content import Attachment

_CONTEXT: Final = "penghubung/public/1"

NEEDS_APPROVAL: Final[frozenset[str]] = frozenset({"follow_up", "request_info"})
"""Kinds that an operator submits where the agency asks for approval."""


def answer_kind(result: str) -> Literal["follow_up", "request_info"]:
    """What a submission with that result becomes once it is approved."""
    return "follow_up" if result else "request_info"


def public_hash(text: str, result: str, secret: bool, files: Iterable[Attachment]) -> bytes:
    """SHA-256 over all that will be public: text, status, secret flag, files in their order with
    name, size, type and thumbnail."""
    named = [[f.sha256, f.name, f.size, f.type, f.thumb] for f in files]
    return hashlib.sha256(msgspec.msgpack.encode([_CONTEXT, text, result, secret, named])).digest()
