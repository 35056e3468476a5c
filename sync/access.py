"""Access to the server: enrolment, renewal, sealed work of a revoked desk, and refusals."""

from __future__ import annotations

from typing import Literal

import msgspec

from sync.wire import Limits, Signed


class EnrolmentCode(msgspec.Struct, frozen=True, array_like=True):
    """What a one-time code holds. `keys` is the hash of the server's two public keys."""

    url: str
    secret: bytes
    keys: bytes
    officer: str
    replaces: str = ""
    authority: bytes = b""
    """First 16 bytes of the SHA-256 of the server's own certificate authority (DER); empty
    where its certificate is a public one."""


class AuthorityStatement(msgspec.Struct, frozen=True, array_like=True):
    """Which certificate authority (DER) vouches for this server from `since` on; empty: a public
    one does. Signed with the server's signing key; a higher `since` replaces a lower one."""

    since: int
    certificate: bytes


class AuthorityAnswer(msgspec.Struct, frozen=True, array_like=True):
    """Told to anyone, over a connection that nobody vouches for: only the signature counts, and
    at enrolment the hash in the code. `rotations` lead from an older signing key to the
    present one; `server_time` tells a wrong clock from an outdated certificate."""

    statement: Signed
    rotations: tuple[Signed, ...]
    server_time: int


class EnrolRequest(msgspec.Struct, frozen=True, array_like=True):
    """`signature` by the device's key over the secret and both public keys: it owns them."""

    protocol: int
    secret: bytes
    sign_key: bytes
    age_key: str
    device_name: str
    signature: bytes


class EnrolAnswer(msgspec.Struct, frozen=True, array_like=True):
    """Same code and same public key get the same answer for 24 hours (the first may be lost),
    but for the token, which is fresh each time."""

    certificate: Signed
    token: str
    server_key: bytes
    server_age: str
    epoch: bytes
    server_time: int
    limits: Limits


class RenewRequest(msgspec.Struct, frozen=True, array_like=True):
    """A new token by the certificate; `signature` by the device over challenge + certificate."""

    certificate: Signed
    challenge: bytes
    signature: bytes


class RenewAnswer(msgspec.Struct, frozen=True, array_like=True):
    """Fresh token, and the certificate now in force (a changed role is a new serial)."""

    token: str
    certificate: Signed
    epoch: bytes
    server_time: int


class Challenge(msgspec.Struct, frozen=True, array_like=True):
    """Stateless, authenticated by the server, valid for minutes."""

    challenge: bytes


class KeyHistory(msgspec.Struct, frozen=True, array_like=True):
    """Signed key rotations, oldest first."""

    rotations: tuple[Signed, ...]


class SealedUpload(msgspec.Struct, frozen=True, array_like=True):
    """A revoked desk's unsent work, sealed for the server's age key and signed by the device."""

    certificate: Signed
    sealed: bytes
    signature: bytes


ProblemCode = Literal[
    "token_unknown",
    "revoked",
    "forbidden",
    "code_unknown",
    "code_used",
    "code_expired",
    "too_many_tries",
    "client_too_old",
    "prove_end",
    "too_large",
    "busy",
    "malformed",
    "clock",
    "dictionary_unknown",
    "blob_unknown",
    "blob_offset",
    "blob_mismatch",
    "blob_type",
    "blob_too_large",
]


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Body (JSON) of every answer that is not 200. Tells our server from a proxy's page."""

    penghubung: ProblemCode
    detail: str = ""
    retry_after: int = 0
    revocation: Signed | None = None
