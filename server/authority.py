"""This server's own certificate authority, where an office has no public certificate.

The authority (P-256, ten years) signs one server certificate (397 days, made anew by itself
when two months are left). Desks pin the authority: its hash travels in the enrolment code, and
what is announced later is signed with the server's signing key (EXCHANGE §1, §9).

Failure policy: each file holds a key together with its certificate and is replaced whole, so
that a power cut leaves a pair that fits. An authority that cannot be read is never made anew
by itself: every desk would have to be told. The server certificate may be, at any time.
"""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.keys import write_durably

_AUTHORITY_FILE: Final = "authority.key"
_SERVER_FILE: Final = "tls.pem"
_AUTHORITY_DAYS: Final = 3650
_SERVER_DAYS: Final = 397
_RENEW_DAYS: Final = 60
_BACKDATED: Final = timedelta(days=1)
"""So that a PC whose clock is a little behind is not turned away from a new certificate."""
_LOOK_SECONDS: Final = 3600


class BadName(Exception):
    """Neither a host name nor an IP address."""


class _AuthorityFile(msgspec.Struct, frozen=True, kw_only=True):
    """`since` rises with every change; an empty certificate: public ones from then on."""

    since: int
    certificate: bytes = b""
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the folder: names served, and until when (unix seconds)."""

    names: tuple[str, ...]
    until: int
    authority_until: int


class Authority:
    """The authority and the server certificate in the folder of the server's keys."""

    def __init__(self, folder: Path) -> None:
        self._authority = folder / _AUTHORITY_FILE
        self.server_file = folder / _SERVER_FILE
        """Key and certificate in one PEM file, for `ssl.SSLContext.load_cert_chain`."""

    @property
    def exists(self) -> bool:
        """Whether desks are to trust this server's own authority."""
        return bool(self.certificate)

    @property
    def certificate(self) -> bytes:
        """The authority's certificate (DER), empty where there is none."""
        return self._read().certificate

    @property
    def since(self) -> int:
        """When the authority was last made or dropped; 0 = never had one."""
        return self._read().since

    def _read(self) -> _AuthorityFile:
        if not self._authority.exists():
            return _AuthorityFile(since=0)
        return msgspec.json.decode(self._authority.read_bytes(), type=_AuthorityFile)

    def make(self, names: Sequence[str], now: int) -> None:
        """A new authority in the place of the present one, and a certificate for `names`.

        Raises `BadName`, also where there are none.
        """
        _alternatives(names)
        key = ec.generate_private_key(ec.SECP256R1())
        since = max(now, self.since + 1)
        moment = datetime.fromtimestamp(now, UTC)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Penghubung {since}")])
        identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(moment - _BACKDATED)
            .not_valid_after(moment + timedelta(days=_AUTHORITY_DAYS))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .add_extension(identifier, critical=False)
            .sign(key, hashes.SHA256())
        )
        content = _AuthorityFile(
            since=since,
            certificate=certificate.public_bytes(serialization.Encoding.DER),
            key=_private(key, serialization.Encoding.DER),
        )
        write_durably(self._authority, msgspec.json.encode(content))
        self.renew(now, names)

    def drop(self, now: int) -> None:
        """From now on a public certificate is used; desks are told so by a signed statement."""
        content = _AuthorityFile(since=max(now, self.since + 1))
        write_durably(self._authority, msgspec.json.encode(content))
        self.server_file.unlink(missing_ok=True)

    def renew(self, now: int, names: Sequence[str] = ()) -> None:
        """A new server certificate by the same authority, for the same names unless given.

        Raises `BadName`.
        """
        content = self._read()
        issuer = x509.load_der_x509_certificate(content.certificate)
        signer = serialization.load_der_private_key(content.key, None)
        if not isinstance(signer, ec.EllipticCurvePrivateKey):
            raise BadName("the authority's key is of another kind")
        names = names or self.standing().names
        key = ec.generate_private_key(ec.SECP256R1())
        moment = datetime.fromtimestamp(now, UTC)
        until = min(moment + timedelta(days=_SERVER_DAYS), issuer.not_valid_after_utc)
        known_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([]))
            .issuer_name(issuer.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(moment - _BACKDATED)
            .not_valid_after(until)
            .add_extension(x509.SubjectAlternativeName(_alternatives(names)), critical=True)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(known_by, critical=False)
            .sign(signer, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        write_durably(self.server_file, _private(key, pem) + certificate.public_bytes(pem))

    def renew_if_due(self, now: int) -> bool:
        """Renew when two months are left, or when its authority is another by now."""
        issuer = x509.load_der_x509_certificate(self.certificate)
        found = self._server_certificate()
        left = found.not_valid_after_utc.timestamp() - now
        if left > _RENEW_DAYS * 86_400 and found.issuer == issuer.subject:
            return False
        self.renew(now)
        return True

    def standing(self) -> Standing:
        """Names and dates of what is there. Raises `OSError`, `ValueError` where nothing is."""
        found = self._server_certificate()
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        authority = x509.load_der_x509_certificate(self.certificate)
        return Standing(
            (
                *names.get_values_for_type(x509.DNSName),
                *map(str, names.get_values_for_type(x509.IPAddress)),
            ),
            int(found.not_valid_after_utc.timestamp()),
            int(authority.not_valid_after_utc.timestamp()),
        )

    def _server_certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.server_file.read_bytes())


class Renewing:
    """The TLS side of a serving process: renews in time, and takes up what was renewed, without
    a restart."""

    def __init__(self, authority: Authority, now: Callable[[], int]) -> None:
        self._authority = authority
        self._now = now
        self._looked_at = now()
        authority.renew_if_due(self._looked_at)
        self._stamp = self._stamped()
        self._newest = self._made()

    def context(self) -> ssl.SSLContext:
        """For the listening socket. Its session tickets outlive a renewal."""
        listening = self._made()
        listening.sni_callback = self._choose
        return listening

    def _choose(self, sock: ssl.SSLObject, name: str | None, listening: ssl.SSLContext) -> None:
        try:
            if abs(self._now() - self._looked_at) >= _LOOK_SECONDS:
                self._looked_at = self._now()
                self._authority.renew_if_due(self._looked_at)
            if self._stamped() != self._stamp:
                self._newest, self._stamp = self._made(), self._stamped()
        except OSError:
            # A full disk must not turn desks away: the present certificate still holds.
            pass
        sock.context = self._newest

    def _stamped(self) -> int:
        return self._authority.server_file.stat().st_mtime_ns

    def _made(self) -> ssl.SSLContext:
        context = server_context()
        context.load_cert_chain(self._authority.server_file)
        return context


def server_context() -> ssl.SSLContext:
    """TLS 1.2 or newer; one ticket, not two: a desk keeps one connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.num_tickets = 1
    return context


def _alternatives(names: Sequence[str]) -> list[x509.GeneralName]:
    if not names:
        raise BadName("no name")
    return [_alternative(name) for name in names]


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        pass
    labels = name.split(".")
    if len(name) > 253 or not all(_is_label(label) for label in labels):
        raise BadName(name)
    return x509.DNSName(name.lower())


def _is_label(label: str) -> bool:
    plain = label.isascii() and label.replace("-", "").isalnum()
    return plain and len(label) <= 63 and not label.startswith("-") and not label.endswith("-")


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _private(key: ec.EllipticCurvePrivateKey, encoding: serialization.Encoding) -> bytes:
    return key.private_bytes(
        encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
