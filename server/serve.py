"""Serves the central server over HTTP: one process on SQLite, several on PostgreSQL.

Failure policy: the socket is bound before anything else, so that a port in use is said at once;
"listening" is only said once every process answers. A process that dies ends the whole, and the
service manager starts it again: nothing is lost, the desks offer the same operations again.
"""

from __future__ import annotations

import multiprocessing
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn

from server.app import Gate, create_app
from server.authority import Renewing, server_context
from server.central import Central
from sync.wire import Limits

_KEEP_ALIVE_SECONDS: Final = 120
_STOP_SECONDS: Final = 10
_BACKLOG: Final = 2048
_LOOK_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Listen:
    """What a serving process needs to know."""

    data: Path
    database_url: str
    limits: Limits
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    own_authority: bool = False


def bind(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes a free one. Raises `OSError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except OSError:
        bound.close()
        raise
    bound.set_inheritable(True)
    return bound


class _Server(uvicorn.Server):
    """Says when it really listens, and ends quietly on the signals that stop it."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Before uvicorn's own handlers stand, and after: end in order, status 0."""
        self.should_exit = True


def run(central: Central, listen: Listen, bound: socket.socket, ready: Callable[[], None]) -> None:
    """Serve in this process until a signal stops it."""
    config = uvicorn.Config(
        Gate(create_app(central)),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_STOP_SECONDS,
        backlog=_BACKLOG,
        proxy_headers=listen.behind_proxy,
        ssl_context_factory=_tls(central, listen),
    )
    server = _Server(config, ready)
    for number in _stop_signals():
        signal.signal(number, server.stop)
    server.run(sockets=[bound])


def _tls(
    central: Central, listen: Listen
) -> Callable[[uvicorn.Config, Callable[[], ssl.SSLContext]], ssl.SSLContext] | None:
    if listen.own_authority:
        return lambda *_: Renewing(central.authority, central.now).context()
    if listen.certificate is None:
        return None

    def given(*_: object) -> ssl.SSLContext:
        context = server_context()
        context.load_cert_chain(listen.certificate or "", listen.key)
        return context

    return given


def run_many(listen: Listen, bound: socket.socket, workers: int, ready: Callable[[], None]) -> bool:
    """Serve in `workers` processes until a signal stops them; False where one of them died."""
    context = multiprocessing.get_context("spawn")
    up = context.Semaphore(0)
    stopped = threading.Event()
    for number in _stop_signals():
        signal.signal(number, lambda *_: stopped.set())
    processes: list[BaseProcess] = [
        context.Process(target=_worker, args=(listen, bound, up)) for _ in range(workers)
    ]
    for process in processes:
        process.start()
    waiting = workers
    while not stopped.wait(_LOOK_SECONDS):
        while waiting and up.acquire(block=False):
            waiting -= 1
            if not waiting:
                ready()
        if not all(process.is_alive() for process in processes):
            break
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(_STOP_SECONDS * 2)
    return stopped.is_set()


def _worker(listen: Listen, bound: socket.socket, up: Any) -> None:
    central = Central(listen.data, listen.database_url or None, limits=listen.limits)
    try:
        run(central, listen, bound, up.release)
    finally:
        central.close()


def _stop_signals() -> list[signal.Signals]:
    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
