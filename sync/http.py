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
from sync.counting import Counted, Traffic
from sync.line_faults import NotTrusted, line_error, proxy_error, tls_error
from sync.proxy import Ask, nobody, place, system_proxy
from sync.tls import Memory, Sighting, SystemTrust, Trust, explain, look

CONNECT_SECONDS: Final = 20
SILENCE_SECONDS: Final = 30
SLOWEST: Final = 2048
"""Bytes a second at which what was handed over is still expected to be on its way: a proxy of the
office takes a whole body within a blink and then has to get it over the line."""
_SEND_BUFFER: Final = 128 << 10
"""Bytes that this machine holds back at most: more would hide how slow the line is. Enough for
400 kB/s at 300 ms."""
_SOCKET_OPTIONS: Final = [
    *HTTPConnection.default_socket_options,
    (socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER),
]
_SMALL_BYTES: Final = 1 << 20
"""No answer but the exchange's own is longer."""
_LONGEST_WAIT: Final = 24 * 3600
_DONE: Final = frozenset({200, 204, 206})

T = TypeVar("T")


class _Adapter(HTTPAdapter):
    """Counts at the socket and trusts whom it is told to."""

    def __init__(self, traffic: Traffic, context: ssl.SSLContext) -> None:
        self._traffic = traffic
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools()

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(
            proxy,
            ssl_context=self._context,
            proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            **kwargs,
        )
        manager.pool_classes_by_scheme = self._pools()
        return manager

    def _pools(self) -> dict[str, type[HTTPConnectionPool]]:
        traffic = self._traffic

        class Plain(HTTPConnection):
            default_socket_options = _SOCKET_OPTIONS

            def _new_conn(self) -> socket.socket:
                traffic.connections += 1
                return Counted.over(super()._new_conn(), traffic)

        class Tls(HTTPSConnection):
            default_socket_options = _SOCKET_OPTIONS

            def _new_conn(self) -> socket.socket:
                traffic.connections += 1
                traffic.speaking = False
                return super()._new_conn()

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class TlsPool(HTTPSConnectionPool):
            ConnectionCls = Tls

        return {"http": PlainPool, "https": TlsPool}


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

    def __init__(self, url: str, *, memory: Memory | None = None, ask: Ask = nobody) -> None:
        """`url`: the server's base address; `memory`: TLS as an earlier carriage left it;
        `ask`: gives the access to a proxy that wants one.

        Raises `errors.InsecureAddress`.
        """
        check_address(url)
        self._url = url.rstrip("/")
        self._memory = memory or Memory()
        # A proxy cannot reach this machine's own server.
        local = _loopback(urlsplit(url).hostname or "")
        self._proxy = "" if local else system_proxy(self._url, ask)
        self._trust: Trust = SystemTrust()
        self.traffic = Traffic()
        self._session = requests.Session()
        self._session.headers = requests.structures.CaseInsensitiveDict()
        # Neither another certificate bundle nor a password file of this PC is to be used.
        self._session.trust_env = False
        self._mounted = False

    def rely_on(self, trust: Trust) -> None:
        """Believe only what `trust` pins from now on."""
        if self._mounted and trust.authority != self._trust.authority:
            self._session.close()
            self._mounted = False
        self._trust = trust

    def look(self) -> Sighting:
        """What stands where the server should; see `sync.tls.look`. Not counted."""
        return look(self._url, self._proxy)

    def _mount(self) -> None:
        if self._url.startswith("http://"):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        else:
            context = self._memory.context(self._trust.authority, self.traffic)
        adapter = _Adapter(self.traffic, context)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._mounted = True

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def call(self, path: str, message: object, kind: type[T], token: str = "") -> T:
        """Send one small message and decode the answer. Raises `errors.ExchangeError`."""
        body = None if message is None else msgspec.msgpack.encode(message)
        headers = {} if body is None else {"Content-Type": "application/x-msgpack"}
        with self._open(path, body, token, headers) as response:
            content = self._read(response)
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise errors.ProxyPage from None

    @contextmanager
    def stream(self, path: str, body: bytes, token: str) -> Iterator[Iterator[bytes]]:
        """Send a body and yield the answer's bytes as they arrive."""
        with self._open(path, body, token, {}) as response:
            yield self._chunks(response)

    def ask(
        self, method: str, path: str, token: str, headers: dict[str, str], body: object = None
    ) -> requests.structures.CaseInsensitiveDict[str]:
        """Send `HEAD` or `PUT` and give the answer's headers. `body`: a file or what is like it.

        Raises `errors.ExchangeError`.
        """
        with self._open(path, body, token, headers, method) as response:
            self._read(response)
            return response.headers

    @contextmanager
    def fetch(
        self, path: str, token: str, headers: dict[str, str]
    ) -> Iterator[tuple[requests.structures.CaseInsensitiveDict[str], Iterator[bytes]]]:
        """`GET`: the answer's headers and its bytes as they arrive."""
        with self._open(path, None, token, headers) as response:
            yield response.headers, self._chunks(response)

    @contextmanager
    def _open(
        self, path: str, body: object, token: str, more: dict[str, str], method: str = ""
    ) -> Iterator[requests.Response]:
        method = method or ("GET" if body is None else "POST")
        response = self._send(method, path, body, token, more)
        try:
            if response.status_code not in _DONE:
                raise self._problem(response)
            yield response
        finally:
            response.close()

    def _send(
        self, method: str, path: str, body: Any, token: str, more: dict[str, str]
    ) -> requests.Response:
        headers = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER, **more}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        moved = False
        while True:
            try:
                return self._try(method, path, body, headers)
            except NotTrusted as failure:
                if self._memory.forget():
                    # The session of an earlier connection may be what is not accepted.
                    continue
                seen = self.look()
                if moved or seen.answer is None or not self._trust.follow(seen.answer):
                    authority = self._trust.authority
                    raise explain(seen, authority, int(time.time())) from failure
                moved = True
                self._session.close()
                self._mount()

    def _try(self, method: str, path: str, body: Any, headers: dict[str, Any]) -> requests.Response:
        if not self._mounted:
            self._mount()
        before = (self.traffic.connections, self.traffic.bytes_down)
        kept = self.traffic.connections > 0
        silence = SILENCE_SECONDS + (len(body) if body else 0) / SLOWEST
        while True:
            try:
                return self._session.request(
                    method,
                    self._url + path,
                    data=body,
                    headers=headers,
                    timeout=(CONNECT_SECONDS, silence),
                    stream=True,
                    allow_redirects=False,
                    proxies={"https": self._proxy} if self._proxy else {},
                )
            except requests.exceptions.SSLError as error:
                raise tls_error(error) from error
            except requests.exceptions.ProxyError as error:
                raise proxy_error(error, place(self._proxy)) from error
            except requests.exceptions.ConnectTimeout as error:
                raise errors.Offline from error
            except requests.exceptions.Timeout as error:
                raise errors.Timeout from error
            except requests.exceptions.RequestException as error:
                # Only an idle connection that was kept: a new one failing is the line's fault.
                # Never a part of an attachment: how much of it arrived is asked first.
                unheard = before == (self.traffic.connections, self.traffic.bytes_down)
                if kept and unheard and method != "PUT":
                    kept = False
                    continue
                raise line_error(error) from error

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
        if (said := response.headers.get("Penghubung", "")).startswith("blob_"):
            return errors.BlobRefused(said, offset=_count(response.headers))
        try:
            # An answer to HEAD has no body: what it says stands in a header.
            head = response.request.method == "HEAD"
            content = b'{"penghubung":"%s"}' % said.encode() if head else self._read(response)
            found = msgspec.json.decode(content, type=Problem)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            if status == 413:
                return errors.TooLarge()
            if status in (429, 500, 502, 503, 504):
                return errors.ServerDown(str(status), retry_after=retry_after)
            if status == 407:
                return errors.ProxySignIn()
            if status in (403, 451):
                return errors.Filtered(str(status))
            return errors.ProxyPage(str(status))
        wait = min(max(0, found.retry_after) or retry_after, _LONGEST_WAIT)
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


def _count(headers: requests.structures.CaseInsensitiveDict[str]) -> int:
    return _number(headers.get("Upload-Offset", ""), -1)


def _seconds(value: str) -> int:
    return min(_number(value, 0), _LONGEST_WAIT)


def _number(value: str, otherwise: int) -> int:
    """A header's number: digits that `int` reads, and no more of them than mean anything."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else otherwise
