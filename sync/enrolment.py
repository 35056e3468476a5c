"""Enrolment, renewal and the last upload of a revoked desk: the exchange's small messages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from sync import crypto, errors
from sync.access import (
    AuthorityAnswer,
    AuthorityStatement,
    Challenge,
    EnrolAnswer,
    EnrolmentCode,
    EnrolRequest,
    KeyHistory,
    RenewAnswer,
    RenewRequest,
    SealedUpload,
)
from sync.http import HttpTransport
from sync.ports import Identity
from sync.tls import explain
from sync.wire import PROTOCOL, Certificate, KeyRotation, Revocation, Signed


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A verified enrolment, with the certificate authority to pin (DER; empty: a public one)
    and since when it holds."""

    answer: EnrolAnswer
    authority: bytes = b""
    since: int = 0


@dataclass(frozen=True, slots=True)
class _CodeTrust:
    """The authority whose hash stands in an enrolment code."""

    authority: bytes

    def follow(self, answer: AuthorityAnswer) -> bool:
        """A code is for one authority only: a new one needs a new code."""
        return False


class PinnedTrust:
    """The authority that this desk pinned, and what the pinned server says of it."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    @property
    def authority(self) -> bytes:
        """The certificate (DER); empty: what the system trusts."""
        return self._identity.authority

    def follow(self, answer: AuthorityAnswer) -> bool:
        """Move the pin where a newer statement is signed by the pinned server, or by a key that
        a chain of rotations leads to. True where it moved."""
        identity = self._identity
        key, _ = newest_key(identity.server_key, identity.server_age, answer.rotations)
        try:
            found = crypto.open_signed(key, crypto.AUTHORITY, answer.statement, AuthorityStatement)
        except crypto.BadSignature:
            return False
        if found.since <= identity.authority_since or found.certificate == identity.authority:
            return False
        identity.vouched(found.certificate, found.since)
        return True


def _pin(transport: HttpTransport, code: EnrolmentCode) -> AuthorityAnswer | None:
    """Fetch the server's own authority, believing only the hash in the code."""
    if not code.authority:
        return None
    seen = transport.look()
    if seen.answer is None:
        # Says better what is the matter: no line, a portal, a certificate of somebody else's.
        transport.call("/api/v1/health", None, dict)
        raise errors.ProxyPage("authority")
    told = _statement(seen.answer)
    if crypto.authority_hash(told.certificate) != code.authority:
        raise explain(seen, b"", int(time.time()))
    transport.rely_on(_CodeTrust(told.certificate))
    return seen.answer


def _statement(answer: AuthorityAnswer) -> AuthorityStatement:
    try:
        return msgspec.msgpack.decode(answer.statement.message, type=AuthorityStatement)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise errors.BadAnswer("authority") from None


def enrol(
    transport: HttpTransport,
    code: EnrolmentCode,
    device_key: crypto.SigningKey,
    age_key: str,
    device_name: str,
) -> Enrolled:
    """Use a code with keys that were made and stored before.

    Raises `errors.CodeRefused`, and `errors.BadAnswer` where the server is not the one whose
    keys the code names; `errors.Inspected` and its like where its authority is another.
    """
    pinned = _pin(transport, code)
    proof = code.secret + device_key.public + age_key.encode()
    request = EnrolRequest(
        PROTOCOL,
        code.secret,
        device_key.public,
        age_key,
        device_name,
        device_key.sign(crypto.ENROL, proof),
    )
    answer = transport.call("/api/v1/enrol", request, EnrolAnswer)
    if crypto.keys_hash(answer.server_key, answer.server_age) != code.keys:
        raise errors.BadAnswer("keys")
    own_certificate(answer.certificate, answer.server_key, device_key.public)
    if pinned is None:
        return Enrolled(answer)
    try:
        told = crypto.open_signed(
            answer.server_key, crypto.AUTHORITY, pinned.statement, AuthorityStatement
        )
    except crypto.BadSignature as error:
        raise errors.BadAnswer("authority") from error
    return Enrolled(answer, told.certificate, told.since)


def own_certificate(signed: Signed, server_key: bytes, public: bytes) -> Certificate:
    """A certificate for this device's key, signed by that server. Raises `BadAnswer`."""
    try:
        certificate = crypto.open_signed(server_key, crypto.CERTIFICATE, signed, Certificate)
    except crypto.BadSignature as error:
        raise errors.BadAnswer("certificate") from error
    if certificate.sign_key != public:
        raise errors.BadAnswer("certificate")
    return certificate


def renew(transport: HttpTransport, identity: Identity) -> None:
    """A new token by certificate and signed challenge.

    Raises `errors.Revoked` (verified), `errors.SignInNeeded`.
    """
    key = crypto.SigningKey(identity.device_key)
    signed = identity.signed_certificate
    try:
        challenge = transport.call("/api/v1/challenge", signed, Challenge).challenge
        signature = key.sign(crypto.RENEW, challenge + signed.message)
        request = RenewRequest(signed, challenge, signature)
        answer = transport.call("/api/v1/renew", request, RenewAnswer)
    except errors.Revoked as error:
        raise confirm_revocation(transport, error, identity) from error
    except errors.Rejected as error:
        raise errors.SignInNeeded from error
    try:
        own_certificate(answer.certificate, identity.server_key, key.public)
    except errors.BadAnswer:
        if not follow_rotation(transport, identity):
            raise
        own_certificate(answer.certificate, identity.server_key, key.public)
    identity.renewed(answer.token, answer.certificate)


def confirm_revocation(
    transport: HttpTransport, error: errors.Revoked, identity: Identity
) -> errors.ExchangeError:
    """`verified_revocation`, also where the server has changed its keys since it was pinned."""
    found = verified_revocation(error, identity)
    if error.signed is not None and isinstance(found, errors.BadAnswer):
        follow_rotation(transport, identity)
        found = verified_revocation(error, identity)
    return found


def verified_revocation(error: errors.Revoked, identity: Identity) -> errors.ExchangeError:
    """The same error with its revocation, if it is signed and names this device and serial;
    else a bad answer: erasure never happens on a bare word."""
    if error.signed is None:
        return errors.BadAnswer("revocation")
    try:
        revocation = crypto.open_signed(
            identity.server_key, crypto.REVOCATION, error.signed, Revocation
        )
    except crypto.BadSignature:
        return errors.BadAnswer("revocation")
    own = identity.certificate
    if revocation.device != own.device or revocation.serial < own.serial:
        return errors.BadAnswer("revocation")
    return errors.Revoked(error.signed, revocation)


def follow_rotation(transport: HttpTransport, identity: Identity) -> bool:
    """Fetch signed key rotations and pin the newest key that a chain from ours leads to.

    True where the pin moved.
    """
    history = transport.call("/api/v1/keys", identity.signed_certificate, KeyHistory)
    return follow(history.rotations, identity)


def follow(rotations: Sequence[Signed], identity: Identity) -> bool:
    """Pin the newest key that a chain of signed rotations from ours leads to.

    True where the pin moved.
    """
    pinned, age = newest_key(identity.server_key, identity.server_age, rotations)
    if pinned == identity.server_key:
        return False
    identity.repinned(pinned, age)
    return True


def newest_key(pinned: bytes, age: str, rotations: Sequence[Signed]) -> tuple[bytes, str]:
    """The newest signing key, with its age key, that a chain of rotations from ours leads to."""
    for signed in rotations:
        try:
            rotation = crypto.open_signed(pinned, crypto.ROTATION, signed, KeyRotation)
        except crypto.BadSignature:
            continue
        if rotation.old_key == pinned:
            pinned, age = rotation.new_key, rotation.new_age
    return pinned, age


def deliver_sealed(transport: HttpTransport, identity: Identity, sealed: bytes) -> None:
    """Upload a revoked desk's sealed work; the server takes the same once."""
    signature = crypto.SigningKey(identity.device_key).sign(crypto.SEALED, sealed)
    upload = SealedUpload(identity.signed_certificate, sealed, signature)
    transport.call("/api/v1/sealed", upload, dict)
