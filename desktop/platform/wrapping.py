"""The replica's key wrapped by a recovery passphrase.

Argon2id (RFC 9106, second recommended choice: 64 MiB, 3 passes, 4 lanes) makes the wrapping key;
AES-256-GCM wraps the 32 raw bytes, bound to the profile and the parameters. A checksum tells a
damaged file from a wrong passphrase; the check value tells whether a key from elsewhere is the one
that is wrapped, without the passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.domain.errors import WrongPassphrase
from desktop.platform.passphrase import MIN_LENGTH, normalise
from desktop.platform.paths import Profile

KEY_BYTES = 32
VERSION = 1

_MAX_MEMORY_KIB = 1 << 20
_MAX_PASSES = 64
_MAX_LANES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs. `memory_kib` in KiB; stored in each key file, so it may rise later."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


class WrappedKey(msgspec.Struct, frozen=True):
    """What a key file holds."""

    profile: Profile
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    sealed: bytes
    check: bytes
    checksum: bytes = b""
    version: int = VERSION


class _Versioned(msgspec.Struct, frozen=True):
    version: int


class Damaged(Exception):
    """The bytes are no key file: cut, overwritten, or another profile's."""


class TooNew(Exception):
    """The key file was written by a newer program."""


def wrap(
    profile: Profile, key: bytes, passphrase: str, cost: Cost, least: int = MIN_LENGTH
) -> WrappedKey:
    """Wrap 32 raw bytes. Raises `ValueError` for a passphrase of less than `least` signs: fewer
    than usual only where the result never lies on a disk."""
    if len(key) != KEY_BYTES:
        raise ValueError("a replica's key has 32 bytes")
    if len(normalise(passphrase)) < least:
        raise ValueError("the passphrase is too short")
    bare = WrappedKey(
        profile,
        cost.memory_kib,
        cost.passes,
        cost.lanes,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(12),
        sealed=b"",
        check=check_value(key),
    )
    sealed = _cipher(bare, passphrase).encrypt(bare.nonce, key, _bound(bare))
    whole = msgspec.structs.replace(bare, sealed=sealed)
    return with_checksum(whole)


def unwrap(wrapped: WrappedKey, passphrase: str) -> bytes:
    """The raw key. Raises `WrongPassphrase` where the passphrase is another one."""
    try:
        return _cipher(wrapped, passphrase).decrypt(wrapped.nonce, wrapped.sealed, _bound(wrapped))
    except InvalidTag:
        raise WrongPassphrase from None


def with_checksum(wrapped: WrappedKey) -> WrappedKey:
    """The same with the checksum of what it now holds."""
    return msgspec.structs.replace(wrapped, checksum=_checksum(wrapped))


def fits(wrapped: WrappedKey, key: bytes) -> bool:
    """Whether `key` is the wrapped one."""
    return hmac.compare_digest(wrapped.check, check_value(key))


def check_value(key: bytes) -> bytes:
    """16 bytes that tell 256-bit random keys apart and say nothing else about them."""
    return hmac.digest(key, b"penghubung replica key check 1", "sha256")[:16]


def encode(wrapped: WrappedKey) -> bytes:
    """The bytes of a key file."""
    return msgspec.json.format(msgspec.json.encode(wrapped)) + b"\n"


def decode(content: bytes, profile: Profile) -> WrappedKey:
    """Read a key file of `profile`. Raises `Damaged`, and `TooNew` before anything else of it."""
    try:
        if msgspec.json.decode(content, type=_Versioned).version > VERSION:
            raise TooNew
        wrapped = msgspec.json.decode(content, type=WrappedKey)
    except msgspec.DecodeError:
        raise Damaged from None
    check_sound(wrapped, profile)
    return wrapped


def check_sound(wrapped: WrappedKey, profile: Profile) -> None:
    """Raises `Damaged` where a field was altered, or the key is that of another profile."""
    if not hmac.compare_digest(wrapped.checksum, _checksum(wrapped)):
        raise Damaged
    affordable = (
        8 * wrapped.lanes <= wrapped.memory_kib <= _MAX_MEMORY_KIB
        and 1 <= wrapped.passes <= _MAX_PASSES
        and 1 <= wrapped.lanes <= _MAX_LANES
    )
    if not affordable or wrapped.profile != profile:
        raise Damaged


def _cipher(wrapped: WrappedKey, passphrase: str) -> AESGCM:
    # surrogatepass: an environment variable may hold bytes that are no text in this locale.
    secret = normalise(passphrase).encode("utf-8", "surrogatepass")
    return AESGCM(
        hash_secret_raw(
            secret,
            wrapped.salt,
            time_cost=wrapped.passes,
            memory_cost=wrapped.memory_kib,
            parallelism=wrapped.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    )


def _bound(wrapped: WrappedKey) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(wrapped, sealed=b"", checksum=b""))


def _checksum(wrapped: WrappedKey) -> bytes:
    bare = msgspec.json.encode(msgspec.structs.replace(wrapped, checksum=b""))
    return hashlib.blake2b(bare, digest_size=16).digest()
