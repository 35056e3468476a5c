"""TLS of the exchange: who is trusted, sessions resumed, and what a refusal of trust means.

A server has a public certificate, trusted as the system trusts (`truststore`), or its own
certificate authority, pinned at enrolment and trusted for that server alone (EXCHANGE §9).

Failure policy: a certificate that is not trusted ends the request before a byte of it leaves.
Only then is the other side looked at once, over a connection that nobody vouches for and that
carries nothing of ours: what it shows decides the words, and a statement signed by the pinned
server may move the pin.
"""

from __future__ import annotations

import base64
import http.client
import ssl
from dataclasses import dataclass
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

import msgspec
import truststore
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.oid import NameOID

from sync import errors
from sync.access import AuthorityAnswer
from sync.counting import Traffic, counted_tls

AUTHORITY_PATH: Final = "/api/v1/authority"
_LOOK_SECONDS: Final = 20
_LOOK_BYTES: Final = 1 << 16
_CLOCK_SECONDS: Final = 6 * 3600
"""Two clocks further apart than this are not both right."""
_ISSUER_LENGTH: Final = 60


class Trust(Protocol):
    """Whom the carriage believes."""

    @property
    def authority(self) -> bytes:
        """The pinned certificate authority (DER); empty: what the system trusts."""

    def follow(self, answer: AuthorityAnswer) -> bool:
        """Verify a statement and move the pin; True where it moved."""


class SystemTrust:
    """A public certificate, before any enrolment."""

    authority = b""

    def follow(self, answer: AuthorityAnswer) -> bool:
        """There is no key yet that could vouch for a change."""
        return False


class _Own(ssl.SSLContext):
    """Trusts one certificate authority and nothing else."""

    resumed: ssl.SSLSession | None = None

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        kwargs.setdefault("session", self.resumed)
        return super().wrap_socket(*args, **kwargs)


class _System(truststore.SSLContext):
    """Trusts what the system trusts."""

    resumed: ssl.SSLSession | None = None

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        kwargs.setdefault("session", self.resumed)
        return super().wrap_socket(*args, **kwargs)


class Memory:
    """The TLS context of one server with its last session, kept between connections and runs.

    A session lives in memory only: Python cannot store one.
    """

    def __init__(self) -> None:
        self._authority: bytes | None = None
        self._context: _Own | _System = _System(ssl.PROTOCOL_TLS_CLIENT)

    def context(self, authority: bytes, traffic: Traffic) -> ssl.SSLContext:
        """The context that trusts `authority` (DER; empty: the system's), counting to `traffic`.

        Raises `errors.BadAnswer` where the authority is no certificate.
        """
        if authority != self._authority:
            self._authority, self._context = authority, _made(authority)
        sockets = counted_tls(traffic, self._keep)
        # truststore's context wraps a real one, which makes the sockets.
        getattr(self._context, "_ctx", self._context).sslsocket_class = sockets
        return self._context

    def _keep(self, sock: ssl.SSLSocket) -> None:
        self._context.resumed = sock.session

    def forget(self) -> bool:
        """Drop the session; True where there was one."""
        had, self._context.resumed = self._context.resumed is not None, None
        return had


def _made(authority: bytes) -> _Own | _System:
    if not authority:
        return _System(ssl.PROTOCOL_TLS_CLIENT)
    own = _Own(ssl.PROTOCOL_TLS_CLIENT)
    own.minimum_version = ssl.TLSVersion.TLSv1_2
    own.verify_flags |= ssl.VERIFY_X509_STRICT
    try:
        own.load_verify_locations(cadata=authority)
    except (ssl.SSLError, ValueError) as error:
        raise errors.BadAnswer("authority") from error
    return own


@dataclass(frozen=True, slots=True)
class Sighting:
    """What stands where the server should: its certificate (DER), and its statement if it made
    one. Nothing of it is trusted."""

    certificate: bytes = b""
    answer: AuthorityAnswer | None = None


def look(url: str, proxy: str) -> Sighting:
    """Ask for the authority's statement over an unverified connection, through `proxy` where
    there is one (with its credentials in the address). Does not raise for what it meets."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = _connection(url, proxy, context)
    certificate = b""
    try:
        connection.connect()
        if isinstance(connection.sock, ssl.SSLSocket):
            certificate = connection.sock.getpeercert(binary_form=True) or b""
        connection.request("GET", urlsplit(url).path.rstrip("/") + AUTHORITY_PATH)
        body = connection.getresponse().read(_LOOK_BYTES)
        return Sighting(certificate, msgspec.msgpack.decode(body, type=AuthorityAnswer))
    except (OSError, http.client.HTTPException, msgspec.MsgspecError, ValueError):
        return Sighting(certificate)
    finally:
        connection.close()


def _connection(url: str, proxy: str, context: ssl.SSLContext) -> http.client.HTTPSConnection:
    server = urlsplit(url)
    host, port = server.hostname or "", server.port or 443
    if not proxy:
        return http.client.HTTPSConnection(host, port, timeout=_LOOK_SECONDS, context=context)
    via = urlsplit(proxy)
    connection = http.client.HTTPSConnection(
        via.hostname or "", via.port or 80, timeout=_LOOK_SECONDS, context=context
    )
    connection.set_tunnel(host, port, _access(via.username, via.password))
    return connection


def _access(user: str | None, password: str | None) -> dict[str, str]:
    if not user:
        return {}
    plain = f"{unquote(user)}:{unquote(password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(plain.encode()).decode()}"}


def explain(seen: Sighting, authority: bytes, now: int) -> errors.ExchangeError:
    """Why a certificate was not trusted, as far as the evidence goes; `now`: this PC's clock.

    A clock is blamed where the server's own time, or a certificate from the future, says so.
    """
    try:
        return _explained(seen, authority, now)
    except (ValueError, x509.InvalidVersion):
        # What was shown is no certificate, or one with parts that are none.
        return errors.TlsFailed()


def _explained(seen: Sighting, authority: bytes, now: int) -> errors.ExchangeError:
    certificate = x509.load_der_x509_certificate(seen.certificate)
    if authority and not _issued_by(certificate, authority):
        return errors.Inspected(_issuer(certificate))
    begins = certificate.not_valid_before_utc.timestamp()
    ends = certificate.not_valid_after_utc.timestamp()
    if not begins <= now <= ends:
        told = seen.answer.server_time if seen.answer is not None else 0
        if begins <= told <= ends and abs(told - now) > _CLOCK_SECONDS:
            return errors.ClockOff()
        return errors.ClockOff() if now < begins and not told else errors.CertificateExpired()
    return errors.TlsFailed() if authority else errors.Inspected(_issuer(certificate))


def _issued_by(certificate: x509.Certificate, authority: bytes) -> bool:
    try:
        certificate.verify_directly_issued_by(x509.load_der_x509_certificate(authority))
    except (ValueError, TypeError, x509.InvalidVersion, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _issuer(certificate: x509.Certificate) -> str:
    """The issuer's name for people: no longer than a line, nothing unprintable."""
    names = [
        *certificate.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME),
        *certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME),
    ]
    text = " / ".join(dict.fromkeys(str(name.value) for name in names))
    return "".join(c for c in text if c.isprintable())[:_ISSUER_LENGTH]
