"""A real office for tests: the central server over real HTTP, and desks with encrypted files.

Only the clock is moved by hand. `Office` runs the server's ASGI application under uvicorn in a
thread; stopping and starting it again is a server that was down.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import socket
import sqlite3
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from litestar.types import ASGIApp

from desktop.domain.model import Content, Filter, FollowUpResult, OutboxItem
from desktop.storage.replica import Replica
from server.app import Gate, create_app
from server.central import DATABASE_FILE, Central
from server.coordinator import Coordinator
from server.importing import open_export
from server.intake import Intake, Summary
from sync import crypto, enrolment
from sync.engine import Engine, Report, Step
from sync.http import HttpTransport
from sync.tls import Memory

START = 1_794_000_000
"""A Friday morning in November 2026, UTC."""


class TestClock:
    """Time that a test moves; sleeping moves it too."""

    __test__ = False

    def __init__(self, at: int = START) -> None:
        self.at = at
        self.slept: list[float] = []

    def now(self) -> int:
        """Unix seconds."""
        return self.at

    def monotonic(self) -> float:
        """Seconds, from the real clock: figures only."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Do not wait, but remember."""
        self.slept.append(seconds)
        self.at += int(seconds)


class Server:
    """Uvicorn in a thread on a free port, or on the one it had."""

    def __init__(self, app: ASGIApp, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            app,
            server_header=False,
            date_header=False,
            timeout_keep_alive=120,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            ssl_context_factory=None if tls is None else lambda *_: tls,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)

    def stop(self) -> None:
        """Stop and wait; the port is free afterwards."""
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@dataclass
class Desk:
    """One device: its replica file, key and transport."""

    __test__ = False

    name: str
    path: Path
    key: bytes
    replica: Replica
    url: str
    clock: TestClock
    transport: HttpTransport | None = None
    memory: Memory | None = None

    def sync(
        self,
        *,
        accept_removals: bool = False,
        url: str | None = None,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        """One exchange over a fresh connection."""
        transport = self.transport = HttpTransport(url or self.url, memory=self.memory)
        transport.rely_on(enrolment.PinnedTrust(self.replica.identity))
        try:
            engine = Engine(
                self.replica.identity,
                self.replica.exchange,
                self.replica.copy,
                transport,
                self.clock,
                accept_removals=accept_removals,
                progress=progress,
                cancelled=cancelled,
                attachments=self.replica.attachments,
            )
            self.engine = engine
            return engine.run()
        finally:
            transport.close()

    def follow_up(
        self,
        complaint: str,
        text: str,
        result: FollowUpResult = "proses",
    ) -> OutboxItem:
        """Write and queue an answer."""
        return self.send(complaint, Content("follow_up", text, result))

    def send(self, complaint: str, content: Content) -> OutboxItem:
        """Draft and queue."""
        draft = self.replica.drafts.save(complaint, content)
        return self.replica.outbox.send(draft.id, at=self.clock.now(), zone_minutes=420)

    def item(self, item: OutboxItem) -> OutboxItem:
        """The same operation as it stands now."""
        return self.replica.outbox.get(item.id)

    def keys(self) -> list[str]:
        """Complaints in the copy."""
        rows = self.replica.queries.list_complaints(Filter(), limit=100_000)
        return sorted(row.key for row in rows)

    def reopen(self) -> None:
        """Drop every object and open the file again, as after a crash."""
        self.replica.close()
        self.replica = Replica.open(self.path, self.key, clock=self.clock)


class Office:
    """Server, coordinator and desks in one folder."""

    __test__ = False

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self.folder = folder
        self.clock = TestClock()
        self.database_url = database_url
        self.central = self._open()
        self.server: Server | None = None
        self.port = 0
        self.desks: list[Desk] = []
        self.wrap: Callable[[ASGIApp], ASGIApp] = lambda app: app
        self.tls: ssl.SSLContext | None = None
        self.host = "127.0.0.1"
        self.start()

    def _open(self) -> Central:
        return Central(self.folder / "central", self.database_url, now=self.clock.now)

    def start(self) -> None:
        """Start (again) on the same port."""
        app = self.wrap(Gate(create_app(self.central)))
        self.server = Server(app, self.port, self.tls)
        self.port = self.server.port

    def stop(self) -> None:
        """The server goes down."""
        if self.server is not None:
            self.server.stop()
            self.server = None

    def restart(self) -> None:
        """Down, every object dropped, up from its files."""
        self.stop()
        self.central.close()
        self.central = self._open()
        self.start()

    def save_database(self) -> Path:
        """Copy the server's database as its backup does: SQLite's own, while it runs."""
        saved = self.folder / f"saved-{secrets.token_hex(4)}.db"
        source = sqlite3.connect(self.folder / "central" / DATABASE_FILE)
        copy = sqlite3.connect(saved)
        with contextlib.closing(source), contextlib.closing(copy):
            source.backup(copy)
        return saved

    def put_back(self, saved: Path, *, restore: bool = False) -> None:
        """An older database comes back: by `restore`, or behind the server's back."""
        self.stop()
        self.central.close()
        for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm"):
            (self.folder / "central" / name).unlink(missing_ok=True)
        shutil.copy(saved, self.folder / "central" / DATABASE_FILE)
        self.central = self._open()
        if restore:
            self.central.epochs.begin(self.clock.now())
        self.start()

    def close(self) -> None:
        """Stop everything."""
        self.stop()
        for desk in self.desks:
            desk.replica.close()
        self.central.close()

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"{'http' if self.tls is None else 'https'}://{self.host}:{self.port}"

    @property
    def coordinator(self) -> Coordinator:
        """The coordinator's side."""
        return self.central.coordinator

    def take_in(self, export: Path) -> Summary:
        """Import a file."""
        with open_export(export) as reader:
            return Intake(self.central.database).run(
                reader, self.clock.now(), lambda done, total: None
            )

    def code(self, agency: str, officer: str, role: str = "liaison", replaces: str = "") -> str:
        """An enrolment code."""
        from server import agencies

        with self.central.database.read() as connection:
            found = agencies.find(connection, agency)
        assert found is not None
        person = self.central.accounts.add_officer(officer, found.id, role)
        return crypto.write_code(
            self.central.accounts.make_code(
                person.id,
                self.url,
                replaces,
                self.clock.now(),
                self.central.authority.certificate,
            )
        )

    def desk(
        self,
        agency: str,
        officer: str = "Petugas Satu",
        *,
        role: str = "liaison",
        replaces: str = "",
    ) -> Desk:
        """Enrol a new device."""
        name = f"desk{len(self.desks)}"
        path, key = self.folder / f"{name}.db", secrets.token_bytes(32)
        replica = Replica.create(path, key, clock=self.clock)
        code = crypto.read_code(self.code(agency, officer, role, replaces))
        replica.identity.prepare(code.url)
        transport = HttpTransport(code.url)
        signing = crypto.SigningKey(replica.identity.device_key)
        made = enrolment.enrol(transport, code, signing, replica.identity.age_public, name)
        transport.close()
        replica.identity.enrolled(made.answer, made.authority, made.since)
        desk = Desk(name, path, key, replica, code.url, self.clock)
        self.desks.append(desk)
        return desk


@contextmanager
def open_office(folder: Path, database_url: str | None = None) -> Iterator[Office]:
    """An office that is closed at the end."""
    office = Office(folder, database_url)
    try:
        yield office
    finally:
        office.close()
