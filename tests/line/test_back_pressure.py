"""More desks at once than the server takes: in line, or put off before their words are read."""

from __future__ import annotations

import asyncio
import threading
import time

from litestar.types import ASGIApp, Receive, Scope, Send

from server.app import SYNC_PATH, Gate, Queue
from sync import errors
from sync.http import HttpTransport
from tests.support.office import Server


class Slow:
    """An application that answers when it is let go, and counts what it has read."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.read = 0
        self.entered = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.entered += 1
        while True:
            message = await receive()
            self.read += len(message.get("body", b""))  # type: ignore[arg-type]
            if not message.get("more_body"):
                break
        await asyncio.to_thread(self.go.wait, 30)
        start = {"type": "http.response.start", "status": 200, "headers": []}
        await send(start)  # type: ignore[arg-type]
        await send({"type": "http.response.body", "body": b"ok", "more_body": False})


def ask(port: int, body: bytes, found: list[object]) -> None:
    transport = HttpTransport(f"http://127.0.0.1:{port}")
    try:
        with transport.stream(SYNC_PATH, body, "token") as chunks:
            found.append(b"".join(chunks))
    except errors.ExchangeError as error:
        found.append(error)
    finally:
        transport.close()


def crowd(gate: ASGIApp, bodies: list[bytes], let_go: Slow, refusals: int) -> list[object]:
    """Ask all at once; let the slow ones go once so many were refused."""
    server = Server(gate)
    found: list[object] = []
    threads = [threading.Thread(target=ask, args=(server.port, b, found)) for b in bodies]
    for thread in threads:
        thread.start()
    while len(found) < refusals:
        time.sleep(0.005)
    let_go.go.set()
    for thread in threads:
        thread.join(30)
    server.stop()
    return found


def test_who_finds_no_place_in_line_is_put_off_unread() -> None:
    app = Slow()
    body = b"x" * 200_000
    found = crowd(Gate(app, Queue(1, waiting=1)), [body] * 6, app, refusals=4)
    refused = [f for f in found if isinstance(f, errors.ServerDown)]
    assert [f.retry_after for f in refused] == [5] * 4
    assert found.count(b"ok") == 2
    assert (app.entered, app.read) == (2, 2 * len(body))


def test_who_waits_too_long_is_put_off() -> None:
    app = Slow()
    found = crowd(Gate(app, Queue(1, waiting=9, wait_seconds=0.05)), [b"x"] * 4, app, refusals=3)
    assert sum(isinstance(f, errors.ServerDown) for f in found) == 3
    assert found.count(b"ok") == 1


def test_a_turn_given_back_is_taken_by_the_next() -> None:
    app = Slow()
    app.go.set()
    found = crowd(Gate(app, Queue(2, waiting=50)), [b"x"] * 20, app, refusals=0)
    assert found == [b"ok"] * 20


def test_a_refusal_before_a_large_body_was_sent_is_still_heard() -> None:
    """The server closes while the desk still writes: its word must not be lost in a reset."""
    app = Slow()
    server = Server(Gate(app, Queue(0, waiting=0)))
    for size in (100, 300_000, 3_000_000):
        found: list[object] = []
        ask(server.port, bytes(size), found)
        assert isinstance(found[0], errors.ServerDown), (size, found)
    server.stop()
    assert app.entered == 0
