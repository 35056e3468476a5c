"""The line between a desk and the server: the real `HttpTransport` over an adapter that drives
the application and lets everything go wrong that a line can do.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from unittest import mock
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3.exceptions import NewConnectionError, ProtocolError

from sync import codec
from sync.counting import Traffic
from sync.http import SILENCE_SECONDS, HttpTransport
from sync.past import Past
from sync.wire import End, Frame, Head, OpResult
from tests.simulation.actions import Fault
from tests.simulation.site import Delivered, Site

_CUTS: Final = ("down", "stalled")
_BUSY: Final = b'{"penghubung":"busy"}'
_PAGE: Final = b"<html>Silakan masuk</html>"
_THINNEST: Final = 500


class _Wire(io.RawIOBase):
    """The answer's bytes, and how they end."""

    def __init__(self, body: bytes, end: type[OSError] | None, got: Callable[[int], None]) -> None:
        super().__init__()
        self._rest, self._end, self._got = memoryview(body), end, got

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1) -> bytes:
        """As from a socket: some bytes, none at the end, or the fault that ends it."""
        if not self._rest and self._end is not None:
            raise self._end("the line ended")
        # Small pieces, so that a reader meets every boundary.
        count = min(len(self._rest), 997, size if size > 0 else 997)
        piece, self._rest = self._rest[:count], self._rest[count:]
        self._got(count)
        return bytes(piece)

    def readinto(self, buffer: Any) -> int:
        piece = self.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _Transport(HttpTransport):
    """The real one, but for the socket."""

    def __init__(self, url: str, line: Line) -> None:
        super().__init__(url)
        self._line = line

    def _mount(self) -> None:
        self._session.mount("http://", self._line)
        self._mounted = True


class Line(BaseAdapter):
    """One run's line. `between(request, block)` is called while the server answers."""

    def __init__(
        self,
        site: Site,
        faults: tuple[Fault, ...],
        between: Callable[[int, int], None],
        watch: Callable[[str], Callable[[int], None]],
        wait: Callable[[float], None],
        used: Callable[[str], None],
        past: Callable[[], Past | None],
    ) -> None:
        """`past` is what the desk holds, which a forger may know too. `watch` is told the path
        of every request before the server is, and what it returns the answer's status before
        the desk is. `used` hears of faults that came to pass."""
        super().__init__()
        self._site = site
        self._faults = faults
        self._between = between
        self._watch = watch
        self._wait = wait
        self._count = 0
        self._thin = 0
        self._kept = False
        self._used = used
        self._past = past
        self.traffic: Traffic | None = None

    def transport(self, url: str) -> HttpTransport:
        """A real transport over this line."""
        made = _Transport(url, self)
        self.traffic = made.traffic
        return made

    def close(self) -> None:
        """Nothing is held."""

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """One request over the line."""
        number, self._count = self._count, self._count + 1
        now = {f.kind: f.size for f in self._faults if f.at == number}
        self._thin = now.get("thin", 0) % 4000 + _THINNEST if "thin" in now else self._thin
        whole: Any = request.body
        body = whole.read() if hasattr(whole, "read") else whole
        assert body is None or isinstance(body, bytes)
        assert request.method is not None
        headers = tuple((k, v) for k, v in request.headers.items() if isinstance(v, str))
        asked = Delivered(request.method, urlsplit(str(request.url)).path, headers, body)
        self._speak(now, asked)
        refused = self._refused(now)
        if refused is not None:
            return self._response(request, *refused)
        if "twice" in now:
            self._deliver(number, asked)
            self._used("twice")
        with forging(now.get("forge")) as changed:
            reply = self._deliver(number, asked)
        if changed:
            self._used("forge")
        if "silent" in now:
            self._end("silent")
            self._wait(SILENCE_SECONDS)
            raise requests.exceptions.ReadTimeout
        if "lost" in now or not reply.status:
            self._end("lost" if "lost" in now else "dead server")
            raise requests.exceptions.ConnectionError(ProtocolError("aborted"))
        answer, end = self._damaged(now, reply.body, len(body or b""))
        if not reply.whole and end is None:
            end = ConnectionResetError
        self._kept = end is None
        headers_down = dict(reply.headers)
        if answer != reply.body:
            headers_down.pop("content-length", None)
        return self._response(request, reply.status, answer, headers_down, end)

    def _deliver(self, number: int, asked: Delivered) -> Any:
        answered = self._watch(asked.path)
        reply = self._site.ask(asked, between=lambda block: self._between(number, block))
        self._site.delivered.append(asked)
        answered(reply.status)
        return reply

    def _speak(self, now: dict[str, int], asked: Delivered) -> None:
        """The way up, and what may end it."""
        assert self.traffic is not None
        length = len(asked.body or b"")
        if "offline" in now:
            self._end("offline")
            pool: Any = None
            reason = NewConnectionError(pool, "no route")
            raise requests.exceptions.ConnectionError(
                urllib3.exceptions.MaxRetryError(pool, asked.path, reason)
            )
        if not self._kept:
            self.traffic.connections += 1
        elif "idle_reset" in now:
            if now["idle_reset"] % 2:
                self._deliver(0, asked)
            self._end("idle_reset")
            raise requests.exceptions.ConnectionError(ProtocolError("aborted"))
        if "held" in now:
            # Somewhere on the way it waits, and comes when nobody expects it any more.
            self._site.delivered.append(asked)
            self._end("held")
            self._wait(SILENCE_SECONDS)
            raise requests.exceptions.ReadTimeout
        upto = now["up"] % (length + 1) if "up" in now else None
        if self._thin and length > self._thin:
            upto = self._thin
        self.traffic.sent(length if upto is None else upto)
        if upto is not None:
            self._site.ask(asked, upto=upto)
            self._end("up")
            raise requests.exceptions.ConnectionError(ProtocolError("aborted"))

    def _end(self, what: str) -> None:
        self._used(what)
        self._kept = False

    def _refused(self, now: dict[str, int]) -> tuple[int, bytes, dict[str, str], None] | None:
        """An answer that is not the server's, or its refusal at the gate."""
        for kind, status, page in (
            ("busy", 503, _BUSY),
            ("gateway", 502, _PAGE),
            ("too_large", 413, _PAGE),
            ("portal", 200, _PAGE),
        ):
            if kind in now:
                self._end(kind)
                wait = {"retry-after": "3" if now[kind] % 3 else "600"} if kind == "busy" else {}
                return status, page, wait, None
        return None

    def _damaged(
        self, now: dict[str, int], body: bytes, sent: int
    ) -> tuple[bytes, type[OSError] | None]:
        end: type[OSError] | None = None
        if "flip" in now and body:
            place = now["flip"] % len(body)
            body = body[:place] + bytes((body[place] ^ 1 << now["flip"] % 8,)) + body[place + 1 :]
            self._used("flip")
        for kind in _CUTS:
            if kind in now and body:
                body = body[: now[kind] % len(body)]
                end = ConnectionResetError if kind == "down" else TimeoutError
                self._wait(SILENCE_SECONDS if kind == "stalled" else 0)
                self._used(kind)
        if self._thin and end is None and sent + len(body) > self._thin:
            body, end = body[: self._thin - sent], ConnectionResetError
            self._used("thin")
        return body, end

    def _response(
        self,
        request: requests.PreparedRequest,
        status: int,
        body: bytes,
        headers: dict[str, str],
        end: type[OSError] | None,
    ) -> requests.Response:
        assert self.traffic is not None
        raw = urllib3.HTTPResponse(
            body=_Wire(body, end, self.traffic.got),
            headers=headers,
            status=status,
            preload_content=False,
            decode_content=False,
        )
        return HTTPAdapter().build_response(request, raw)


@contextlib.contextmanager
def forging(how: int | None) -> Iterator[list[Frame]]:
    """Somebody rewrites answers without the server's key: other outcomes, or another end.

    As it cannot be told apart where bytes are compressed against what both sides know, frames
    are changed where they are written. Gives the changed ones; nothing happens for None.
    """
    changed: list[Frame] = []
    if how is None:
        yield changed
        return
    write = codec.FrameWriter.write
    heads: list[Head] = []

    def other(self: codec.FrameWriter, frame: Frame) -> None:
        if isinstance(frame, Head):
            heads.append(frame)
        forged = _forged(frame, heads[-1], how) if heads else frame
        if forged != frame:
            changed.append(forged)
        write(self, forged)

    with mock.patch.object(codec.FrameWriter, "write", other):
        yield changed


def _forged(frame: Frame, head: Head, how: int) -> Frame:
    match frame:
        case OpResult() if frame.outcome in ("applied", "duplicate"):
            return OpResult(frame.index, "conflict", reason="closed", at=frame.at)
        case OpResult() if how % 3:
            number = max(head.start, frame.number, 1)
            return OpResult(frame.index, "applied", number=number, at=frame.at)
        case End() if how % 3 == 0 and not frame.more:
            return End(frame.from_, frame.to + 1, frame.fingerprint, frame.more, frame.signature)
        case _:
            return frame
