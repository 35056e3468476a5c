"""A server process and desks for measurements: the real programs over real files and sockets."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import work
from bench.link import Link
from desktop.platform.clock import SystemClock
from desktop.storage.replica import Replica
from sync import crypto, enrolment
from sync.engine import Engine, Report
from sync.http import HttpTransport

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ended: its output, seconds, and peak memory in KiB (0 where unknown)."""

    output: str
    seconds: float
    peak_kib: int


class ServerProcess:
    """`penghubung-server` over one data folder."""

    def __init__(self, data: Path, database_url: str = "") -> None:
        self.data = data
        self._database = ("--database-url", database_url) if database_url else ()
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.scheme = "http"

    def command(self, *arguments: str) -> Finished:
        """Run a command to its end. Raises `RuntimeError` with its last line where it fails."""
        place = ("--data", str(self.data), *self._database)
        line = [sys.executable, "-m", "server.cli", *place, *arguments]
        started = time.perf_counter()
        process = subprocess.Popen(
            line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout is not None
        output = process.stdout.read()
        peak = 0
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            peak = usage.ru_maxrss
        process.wait()
        process.stdout.close()
        if process.returncode:
            raise RuntimeError(f"{arguments[0]} ended with {process.returncode}")
        return Finished(output, time.perf_counter() - started, peak)

    def start(self, *options: str) -> None:
        """Serve on a free port."""
        self.scheme = "https" if options else "http"
        self._process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "server.cli", "--data", str(self.data), *self._database),
                *("serve", "--port", "0", *options),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        self.port = int(line.rsplit(":", 1)[1].split()[0])

    def stop(self) -> None:
        """End the serving process."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None

    def largest_agency(self) -> str:
        """Name of the agency with most complaints."""
        found: list[dict[str, Any]] = json.loads(self.command("agency", "list", "--json").output)
        return str(max(found, key=lambda a: a["complaints"])["name"])


@contextmanager
def serving(data: Path, database_url: str = "") -> Iterator[ServerProcess]:
    """A server that is stopped at the end."""
    server = ServerProcess(data, database_url)
    try:
        yield server
    finally:
        server.stop()


class BenchDesk:
    """One enrolled device with its encrypted replica."""

    def __init__(self, folder: Path, server: ServerProcess, agency: str) -> None:
        self._scheme = server.scheme
        folder.mkdir(parents=True)
        self.path = folder / "replica.db"
        self.clock = SystemClock()
        self.replica = Replica.create(self.path, secrets.token_bytes(32), clock=self.clock)
        code_text = json.loads(
            server.command(
                *("enrol", "--agency", agency, "--officer", f"Petugas {folder.name}"),
                *("--role", "liaison", "--json"),
            ).output
        )["code"]
        code = crypto.read_code(code_text)
        self.url = f"{self._scheme}://127.0.0.1:{server.port}"
        self.replica.identity.prepare(self.url)
        transport = HttpTransport(self.url)
        signing = crypto.SigningKey(self.replica.identity.device_key)
        made = enrolment.enrol(
            transport, code, signing, self.replica.identity.age_public, folder.name
        )
        transport.close()
        self.replica.identity.enrolled(made.answer, made.authority, made.since)

    def sync(self, port: int) -> Report:
        """One exchange through a port of this machine, over a fresh connection."""
        transport = HttpTransport(f"{self._scheme}://127.0.0.1:{port}")
        transport.rely_on(enrolment.PinnedTrust(self.replica.identity))
        try:
            engine = Engine(
                self.replica.identity,
                self.replica.exchange,
                self.replica.copy,
                transport,
                self.clock,
                attachments=self.replica.attachments,
            )
            return engine.run()
        finally:
            transport.close()


@dataclass(frozen=True, slots=True)
class Overhead:
    """What one connection costs more."""

    bytes_both: int
    round_trips: int


def tls_overhead(folder: Path) -> Overhead:
    """An exchange without changes over a fresh TLS connection to a server with an authority of
    its own, less what is inside it."""
    export = folder / "tls.jsonl"
    work.write_corpus(export, 20)
    with serving(folder / "tls") as server:
        server.command("import", str(export))
        server.command("tls", "create", "127.0.0.1")
        server.start("--tls-own")
        desk = BenchDesk(folder / "tls-desk", server, server.largest_agency())
        desk.sync(server.port)
        with Link(server.port) as link:
            inside = desk.sync(link.port)
            outside = link.stats()
        desk.replica.close()
    return Overhead(
        outside.bytes_up + outside.bytes_down - inside.bytes_up - inside.bytes_down,
        outside.turnarounds - inside.round_trips,
    )
