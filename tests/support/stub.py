"""Something on the line that answers HTTP and is not the central server."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Self

from tests.support.listening import stop_listening

Speak = Callable[[socket.socket], None]


def page(status: str, body: bytes = b"<html>Silakan masuk</html>", **headers: str) -> bytes:
    """A whole HTTP answer; header names with `_` for `-`."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


class Stub:
    """Answers every request on its port with the same bytes, or lets `speak` answer.

    `patient` False: answers whatever comes first, as a server of plain HTTP does to TLS.
    """

    def __init__(self, answer: bytes | Speak, *, patient: bool = True) -> None:
        self._answer = answer
        self._patient = patient
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.requests = 0
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        stop_listening(self._socket)
        self._thread.join(5)

    def _serve(self) -> None:
        for connection in self._accepted():
            with connection, contextlib.suppress(OSError):
                if self._patient:
                    _read_request(connection)
                else:
                    connection.recv(65536)
                self.requests += 1
                if isinstance(self._answer, bytes):
                    connection.sendall(self._answer)
                else:
                    self._answer(connection)

    def _accepted(self) -> Iterator[socket.socket]:
        while True:
            try:
                yield self._socket.accept()[0]
            except OSError:
                return


def _read_request(connection: socket.socket) -> None:
    got = b""
    while b"\r\n\r\n" not in got:
        piece = connection.recv(65536)
        if not piece:
            return
        got += piece
    head, _, body = got.partition(b"\r\n\r\n")
    lengths = [
        int(line.split(b":")[1])
        for line in head.lower().splitlines()
        if line.startswith(b"content-length")
    ]
    while len(body) < sum(lengths):
        body += connection.recv(65536)
