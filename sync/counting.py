"""Sockets that report what passes: the figures of a receipt, and the deadline on trickling.

Bytes and round trips are counted as an observer of the connection counts them; under TLS, what
is inside it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

_WINDOW_SECONDS: Final = 60
_WINDOW_BYTES: Final = 256


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

    __slots__ = ("_bytes", "_since", "_waiting")

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._since, self._bytes, self._waiting = time.monotonic(), 0, True

    def got(self, count: int) -> None:
        if self._waiting:
            # Until the first word it was silent, which has a bound of its own.
            self.restart()
            self._waiting = False
        self._bytes += count
        if time.monotonic() - self._since > _WINDOW_SECONDS:
            if count and self._bytes < _WINDOW_BYTES:
                raise TimeoutError("trickling")
            self.restart()
            self._waiting = False


class Counted(socket.socket):
    """A connected socket that reports what passes."""

    traffic: Traffic
    progress: _Progress

    @classmethod
    def over(cls, plain: socket.socket, traffic: Traffic) -> Counted:
        """Take over a connected socket."""
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


def counted_tls(traffic: Traffic, heard: Callable[[ssl.SSLSocket], None]) -> type[ssl.SSLSocket]:
    """A class of TLS sockets that report to `traffic`; each tells `heard` of itself once, when
    the first bytes of the other side have come (by then TLS has said all that it will)."""

    class CountedTls(ssl.SSLSocket):
        progress = _Progress()
        told = False

        def send(self, data: Any, flags: int = 0) -> int:
            count = super().send(data, flags)
            traffic.sent(count)
            return count

        def sendall(self, data: Any, flags: int = 0) -> None:
            self.progress.restart()
            super().sendall(data, flags)

        def recv_into(self, *args: Any, **kwargs: Any) -> int:
            count = super().recv_into(*args, **kwargs)
            traffic.got(count)
            self.progress.got(count)
            if count and not self.told:
                self.told = True
                heard(self)
            return count

    return CountedTls
