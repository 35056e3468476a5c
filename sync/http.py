"""The HTTP carriage: one kept connection, trimmed headers, counted bytes, progress time-outs.

Failure policy: every fault of the line leaves here as one of `sync.errors`; nothing is retried
here but a request whose reused idle connection was reset before any byte of its answer (every
request may be repeated: operations carry their ids). Bytes and round trips are counted at the
socket, as an observer of the connection counts them; under TLS, what is inside it.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import SKIP_HEADER

from sync import errors
from sync.access import Problem

CONNECT_SECONDS: Final = 20
SILENCE_SECONDS: Final = 30
_SMALL_BYTES: Final = 1 << 20
"""No answer but the exchange's own is longer."""
_WINDOW_SECONDS: Final = 60
_WINDOW_BYTES: Final = 256

T = TypeVar("T")


@dataclass(slots=True)
class Traffic:
    """Payload bytes both ways, headers included, and how often we spoke after the server."""

    bytes_up: int = 0
    bytes_down: int = 0
    round_trips: int = 0
    connections: int = 0
    speaking: bool = False

    def sent(self, count: int) -> None:
        """Count bytes up; the first after the server spoke begins a round trip."""
        if count and not self.speaking:
            self.speaking = True
            self.round_trips += 1
        self.bytes_up += count

    def got(self, count: int) -> None:
        """Count bytes down."""
        if count:
            self.speaking = False
        self.bytes_down += count


class _Progress:
    """A server that trickles is as good as silent: enough bytes a minute, or time out."""

    __slots__ = ("_bytes", "_since")

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._bytes = 0

    def restart(self) -> None:
        self._since, self._bytes = time.monotonic(), 0

    def got(self, count: int) -> None:
        self._bytes += count
        if time.monotonic() - self._since > _WINDOW_SECONDS:
            if count and self._bytes < _WINDOW_BYTES:
                raise TimeoutError("trickling")
            self.restart()


class _Counted(socket.socket):
    """A connected socket that reports what passes."""

    traffic: Traffic
    progress: _Progress

    @classmethod
    def over(cls, plain: socket.socket, traffic: Traffic) -> _Counted:
        timeout = plain.gettimeout()
        counted = cls(plain.family, plain.type, plain.proto, fileno=plain.detach())
        counted.settimeout(timeout)
        counted.traffic = traffic
        counted.traffic.speaking = False
        counted.progress = _Progress()
        return counted

    def sendall(self, data: Any, flags: int = 0) -> None:
        self.progress.restart()
        view = memoryview(data).cast("B")
        while view:
            done = self.send(view, flags)
            self.traffic.sent(done)
            view = view[done:]

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        count = super().recv_into(*args, **kwargs)
        self.traffic.got(count)
        self.progress.got(count)
        return count


def _counted_tls(traffic: Traffic) -> type[ssl.SSLSocket]:
    class CountedTls(ssl.SSLSocket):
        progress = _Progress()

        def sendall(self, data: Any, flags: int = 0) -> None:
            self.progress.restart()
            super().sendall(data, flags)
            traffic.sent(memoryview(data).nbytes)

        def recv_into(self, *args: Any, **kwargs: Any) -> int:
            count = super().recv_into(*args, **kwargs)
            traffic.got(count)
            self.progress.got(count)
            return count

    return CountedTls


class _Adapter(HTTPAdapter):
    """Counts at the socket and trusts what the system trusts."""

    def __init__(self, traffic: Traffic, cafile: str | None) -> None:
        self._traffic = traffic
        self._cafile = cafile
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        traffic = self._traffic

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                traffic.connections += 1
                return _Counted.over(super()._new_conn(), traffic)

        class Tls(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                traffic.connections += 1
                return super()._new_conn()

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        context: ssl.SSLContext
        if self._cafile:
            context = ssl.create_default_context(cafile=self._cafile)
            context.sslsocket_class = _counted_tls(traffic)
        else:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context._ctx.sslsocket_class = _counted_tls(traffic)

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = Tls

        super().init_poolmanager(*args, ssl_context=context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}


def check_address(url: str) -> None:
    """HTTPS only, except loopback. Raises `InsecureAddress`."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _loopback(parts.hostname or ""):
        return
    raise errors.InsecureAddress


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class HttpTransport:
    """Speaks with one server. Not for several threads at once."""

    def __init__(self, url: str, *, cafile: str | None = None) -> None:
        """`url`: the server's base address; `cafile`: a private CA instead of the system's.

        Raises `errors.InsecureAddress`.
        """
        check_address(url)
        self._url = url.rstrip("/")
        self.traffic = Traffic()
        self._session = requests.Session()
        self._session.headers = requests.structures.CaseInsensitiveDict()
        adapter = _Adapter(self.traffic, cafile)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        if _loopback(urlsplit(url).hostname or ""):
            # A proxy cannot reach this machine's own server.
            self._session.trust_env = False

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def call(self, path: str, message: object, kind: type[T], token: str = "") -> T:
        """Send one small message and decode the answer. Raises `errors.ExchangeError`."""
        body = None if message is None else msgspec.msgpack.encode(message)
        with self._open(path, body, token, "application/x-msgpack") as response:
            content = self._read(response)
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise errors.ProxyPage from None

    @contextmanager
    def stream(self, path: str, body: bytes, token: str) -> Iterator[Iterator[bytes]]:
        """Send a body and yield the answer's bytes as they arrive."""
        with self._open(path, body, token, "") as response:
            yield self._chunks(response)

    @contextmanager
    def _open(
        self, path: str, body: bytes | None, token: str, content_type: str
    ) -> Iterator[requests.Response]:
        response = self._send(path, body, token, content_type)
        try:
            if response.status_code != 200:
                raise self._problem(response)
            yield response
        finally:
            response.close()

    def _send(
        self, path: str, body: bytes | None, token: str, content_type: str
    ) -> requests.Response:
        headers = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if content_type and body is not None:
            headers["Content-Type"] = content_type
        before = (self.traffic.connections, self.traffic.bytes_down)
        kept = self.traffic.connections > 0
        while True:
            try:
                return self._session.request(
                    "GET" if body is None else "POST",
                    self._url + path,
                    data=body,
                    headers=headers,
                    timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
                    stream=True,
                    allow_redirects=False,
                )
            except requests.exceptions.SSLError as error:
                raise errors.TlsFailed from error
            except requests.exceptions.ConnectTimeout as error:
                raise errors.Offline from error
            except requests.exceptions.Timeout as error:
                raise errors.Timeout from error
            except requests.exceptions.RequestException as error:
                # Only an idle connection that was kept: a new one failing is the line's fault.
                if kept and before == (self.traffic.connections, self.traffic.bytes_down):
                    kept = False
                    continue
                raise _line_error(error) from error

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        raw: urllib3.HTTPResponse = response.raw
        any_byte = False
        try:
            while chunk := raw.read1(1 << 15) or (b"" if raw.closed else raw.read1(1 << 15)):
                any_byte = True
                yield chunk
        except (urllib3.exceptions.ReadTimeoutError, TimeoutError) as error:
            raise errors.Timeout(any_byte=any_byte) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise errors.CutOff from error

    def _read(self, response: requests.Response) -> bytes:
        content = bytearray()
        for chunk in self._chunks(response):
            content += chunk
            if len(content) > _SMALL_BYTES:
                raise errors.ProxyPage("too long")
        return bytes(content)

    def _problem(self, response: requests.Response) -> errors.ExchangeError:
        status = response.status_code
        retry_after = _seconds(response.headers.get("Retry-After", ""))
        try:
            found = msgspec.json.decode(self._read(response), type=Problem)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            if status == 413:
                return errors.TooLarge()
            if status in (500, 502, 503, 504):
                return errors.ServerDown(str(status), retry_after=retry_after)
            return errors.ProxyPage(str(status))
        wait = found.retry_after or retry_after
        match found.penghubung:
            case "token_unknown":
                return errors.TokenUnknown()
            case "revoked":
                return errors.Revoked(found.revocation)
            case "client_too_old":
                return errors.ClientTooOld()
            case "prove_end":
                return errors.ProveEnd()
            case "too_large":
                return errors.TooLarge()
            case "busy":
                return errors.ServerDown("busy", retry_after=wait)
            case "dictionary_unknown":
                return errors.DictionaryUnknown()
            case "code_unknown" | "code_used" | "code_expired" | "too_many_tries":
                return errors.CodeRefused(found.penghubung, retry_after=wait)
            case _:
                return errors.Rejected(found.penghubung)


def _line_error(error: requests.exceptions.RequestException) -> errors.ExchangeError:
    """Nothing reached the server: offline. Something may have: cut off."""
    reason = error.args[0] if error.args else None
    inner = getattr(reason, "reason", reason)
    if isinstance(inner, urllib3.exceptions.NewConnectionError):
        return errors.Offline()
    return errors.CutOff()


def _seconds(value: str) -> int:
    return min(int(value), 24 * 3600) if value.isdigit() else 0
