"""A submission from desk to desk without a line, and back: a card that says for whom, sealed files.

Failure policy: nothing in a file is believed before the signatures in it. A card is a certificate
that the server signed; a file of submissions is signed by the device that its certificate names,
inside a seal for the one officer's device. So is a file of what was given back, sealed for the
device whose certificate came with the submission. What is handed over is the very bytes that travel
to the server as well, ids unchanged, so that arriving both ways is one operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeVar

import msgspec

from sync import codec, courier_file, crypto
from sync.courier_file import Shell, Stored, Unusable, key_name
from sync.ports import Identity
from sync.wire import Certificate, Operation, Signed

CARD_SUFFIX = ".kartu"
SUBMISSIONS_SUFFIX = ".ajukan"
RETURNED_SUFFIX = ".kembali"
Carried = Literal["submission", "returned"]
_NOBODY = bytes(16)
_CARRIES: Final[dict[Carried, tuple[str, frozenset[str]]]] = {
    "submission": ("submit", frozenset({"operator", "liaison"})),
    "returned": ("give_back", frozenset({"liaison"})),
}
"""What kind of operation a file carries, and whose it may be."""


class Authored(msgspec.Struct, frozen=True, array_like=True):
    """What a device signs for a colleague's, its certificate first."""

    certificate: Signed


A = TypeVar("A", bound=Authored)


class Handed(Authored, frozen=True, array_like=True):
    """Operations as they are sent."""

    made_at: Stored
    operations: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A verified file: who wrote it, by the certificate that the server signed, and operations
    with their bytes."""

    author: Certificate
    certificate: Signed
    operations: tuple[tuple[Operation, bytes], ...]


def write_card(identity: Identity) -> bytes:
    """For whom others may seal: this device's certificate."""
    shell = Shell("card", key_name(identity.age_public), _NOBODY, _NOBODY)
    return courier_file.wrap(shell, msgspec.msgpack.encode(identity.signed_certificate))


def read_card(content: bytes, identity: Identity) -> Signed:
    """A liaison officer's card of this agency. Raises `Unusable`."""
    shell, signed, certificate = open_card(content, identity)
    if certificate.role != "liaison":
        raise Unusable("other_recipient", shell)
    return signed


def open_card(content: bytes, identity: Identity) -> tuple[Shell, Signed, Certificate]:
    """The card of any device of this agency. Raises `Unusable`."""
    shell, plain = courier_file.unwrap(content, "card")
    try:
        signed = codec.decode(plain, Signed)
    except codec.Malformed as error:
        raise Unusable("forged", shell) from error
    return shell, signed, certified(signed, identity, shell)


def certified(signed: Signed, identity: Identity, shell: Shell | None = None) -> Certificate:
    """A certificate of this server and agency. Raises `Unusable`."""
    try:
        found = crypto.open_signed(identity.server_key, crypto.CERTIFICATE, signed, Certificate)
    except (crypto.BadSignature, codec.Malformed) as error:
        raise Unusable("forged", shell) from error
    if found.agency != identity.certificate.agency:
        raise Unusable("other_recipient", shell)
    return found


def seal(
    kind: Carried,
    identity: Identity,
    operations: tuple[bytes, ...],
    to: Certificate,
    now: int,
) -> bytes:
    """Operations, already committed as sent, in a file for one device."""
    handed = Handed(identity.signed_certificate, now, operations)
    key = crypto.SigningKey(identity.device_key)
    plain = msgspec.msgpack.encode(key.signed(crypto.HANDED, handed))
    about = crypto.request_hash(plain)[:16]
    shell = Shell(kind, key_name(identity.age_public), key_name(to.age_key), about)
    return courier_file.wrap(shell, crypto.seal(to.age_key, plain))


def unseal(kind: Carried, content: bytes, identity: Identity) -> HandedOver:
    """What a colleague handed over to this device. Raises `Unusable`."""
    shell, sealed = courier_file.unwrap(content, kind)
    if shell.recipient != key_name(identity.age_public):
        raise Unusable("other_recipient", shell)
    author, handed = unsealed(sealed, identity, crypto.HANDED, Handed, shell)
    try:
        found = tuple((codec.decode(p, Operation), p) for p in handed.operations)
    except codec.Malformed as error:
        raise Unusable("forged", shell) from error
    carried, roles = _CARRIES[kind]
    if author.role not in roles or any(one.kind != carried for one, _ in found):
        raise Unusable("forged", shell)
    return HandedOver(author, handed.certificate, found)


def unsealed(
    seal: bytes, identity: Identity, context: bytes, kind: type[A], shell: Shell | None = None
) -> tuple[Certificate, A]:
    """What a device of this agency signed and sealed for this one, and whose that device is.
    Raises `Unusable`."""
    try:
        signed = codec.decode(crypto.unseal(identity.age_identity, seal), Signed)
        # Who signed it stands inside; the server's word for that is looked at first.
        author = certified(codec.decode(signed.message, kind).certificate, identity, shell)
        return author, crypto.open_signed(author.sign_key, context, signed, kind)
    except (crypto.BadSignature, codec.Malformed) as error:
        raise Unusable("forged", shell) from error
