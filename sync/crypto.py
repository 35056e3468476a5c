"""Signatures (Ed25519) and seals (age, X25519) of the exchange.

Every signed message carries its own context in front, so that a signature over one kind of
message can never be shown as another.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterable
from typing import Final, TypeVar

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from sync.access import EnrolmentCode
from sync.wire import Signed

RESULTS: Final = b"penghubung/results/1"
END: Final = b"penghubung/end/1"
CERTIFICATE: Final = b"penghubung/certificate/1"
REVOCATION: Final = b"penghubung/revocation/1"
ROTATION: Final = b"penghubung/rotation/1"
ENROL: Final = b"penghubung/enrol/1"
RENEW: Final = b"penghubung/renew/1"
SEALED: Final = b"penghubung/sealed/1"
AUTHORITY: Final = b"penghubung/authority/1"
CARRIED_REQUEST: Final = b"penghubung/carried-request/1"
CARRIED_ANSWER: Final = b"penghubung/carried-answer/1"
HANDED: Final = b"penghubung/handed/1"
AT_WORK: Final = b"penghubung/at-work/1"

_RAW = serialization.Encoding.Raw
_CODE_PREFIX: Final = "PH1"

T = TypeVar("T", bound=msgspec.Struct)


class BadSignature(Exception):
    """The signature is not by this key over this message."""


class BadCode(Exception):
    """The enrolment code is mistyped or cut off."""


class SigningKey:
    """An Ed25519 private key. `raw` is its 32-byte seed."""

    __slots__ = ("_key", "public", "raw")

    def __init__(self, raw: bytes | None = None) -> None:
        self._key = (
            Ed25519PrivateKey.from_private_bytes(raw) if raw else Ed25519PrivateKey.generate()
        )
        self.raw: bytes = self._key.private_bytes(
            _RAW, serialization.PrivateFormat.Raw, serialization.NoEncryption()
        )
        self.public: bytes = self._key.public_key().public_bytes(
            _RAW, serialization.PublicFormat.Raw
        )

    def sign(self, context: bytes, message: bytes) -> bytes:
        """64-byte signature over context and message."""
        return self._key.sign(context + b"\0" + message)

    def signed(self, context: bytes, message: msgspec.Struct) -> Signed:
        """Encode and sign."""
        encoded = msgspec.msgpack.encode(message)
        return Signed(encoded, self.sign(context, encoded))


def verify(public: bytes, context: bytes, message: bytes, signature: bytes) -> None:
    """Raise `BadSignature` unless `signature` is by `public` over context and message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, context + b"\0" + message)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(context.decode()) from error


def open_signed(public: bytes, context: bytes, signed: Signed, kind: type[T]) -> T:
    """Verify and decode. Raises `BadSignature`, also where the message is no `kind`."""
    verify(public, context, signed.message, signed.signature)
    try:
        return msgspec.msgpack.decode(signed.message, type=kind)
    except msgspec.MsgspecError as error:
        raise BadSignature(context.decode()) from error


def new_age_identity() -> tuple[str, str]:
    """A new age key pair: (secret identity, public recipient), both in age's text form."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def seal(recipient: str, plain: bytes) -> bytes:
    """Encrypt for one age recipient. Raises `BadSignature` where that is no age key."""
    return seal_for((recipient,), plain)


def seal_for(recipients: Iterable[str], plain: bytes) -> bytes:
    """Encrypt once for several age recipients, each of whom can open it. Who they are is not to
    be seen, how many is. Raises `BadSignature` as `seal`."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        return bytes(pyrage.encrypt(plain, keys))
    except pyrage.RecipientError as error:
        raise BadSignature("recipient") from error


def unseal(identity: str, sealed: bytes) -> bytes:
    """Decrypt with an age identity. Raises `BadSignature` where it is not for this key."""
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise BadSignature("seal") from error


def content_hash(operation: bytes) -> bytes:
    """BLAKE2b-256 of an operation's bytes: what "same content" means in the ledger."""
    return hashlib.blake2b(operation, digest_size=32, person=b"penghubung-oper1").digest()


def request_hash(request: bytes) -> bytes:
    """BLAKE2b-256 of a request's bytes before compression; nonce included."""
    return hashlib.blake2b(request, digest_size=32, person=b"penghubung-requ1").digest()


def keys_hash(sign_key: bytes, age_key: str) -> bytes:
    """16-byte hash that an enrolment code pins the server's two public keys with."""
    return hashlib.blake2b(
        sign_key + age_key.encode(), digest_size=16, person=b"penghubung-keys1"
    ).digest()


def authority_hash(certificate: bytes) -> bytes:
    """What an enrolment code pins a server's own certificate authority (DER) with: 128 bits of
    its SHA-256, since the code may have to be typed. Empty for none."""
    return hashlib.sha256(certificate).digest()[:16] if certificate else b""


def token_hash(token: str) -> bytes:
    """What the server stores of a bearer token."""
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"penghubung-tokn1").digest()


def new_token() -> str:
    """128 random bits, 22 characters."""
    return secrets.token_urlsafe(16)


def write_code(code: EnrolmentCode) -> str:
    """A one-time code as text: groups of base32 with a checksum, to be pasted or typed."""
    payload = msgspec.msgpack.encode(code)
    check = hashlib.blake2b(payload, digest_size=3).digest()
    text = base64.b32encode(payload + check).decode().rstrip("=")
    return "-".join([_CODE_PREFIX, *(text[i : i + 5] for i in range(0, len(text), 5))])


def read_code(text: str) -> EnrolmentCode:
    """Read a pasted code; spaces, line breaks, hyphens and case do not matter.

    Raises `BadCode` where the checksum does not fit.
    """
    clean = "".join(c for c in text.upper() if c.isalnum())
    if not clean.startswith(_CODE_PREFIX):
        raise BadCode("prefix")
    clean = clean[len(_CODE_PREFIX) :]
    try:
        raw = base64.b32decode(clean + "=" * (-len(clean) % 8))
        payload, check = raw[:-3], raw[-3:]
        if hashlib.blake2b(payload, digest_size=3).digest() != check:
            raise BadCode("checksum")
        return msgspec.msgpack.decode(payload, type=EnrolmentCode)
    except (ValueError, msgspec.MsgspecError) as error:
        raise BadCode("unreadable") from error
