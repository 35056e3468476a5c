"""The real central server as a child process, for practice: nobody imports it.

The child's standard input is a pipe from this process; it ends with it, also after a kill.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

_STOP_SECONDS: Final = 30
_ROOT: Final = Path(__file__).resolve().parent.parent
SERVE_PRACTICE: Final = "--serve-practice"
"""First argument by which the frozen program knows that it is to be the server."""
# A windowed program's child must not open a console.
_FLAGS: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Failed(Exception):
    """A part of the day did not come about at all; the day ends here."""


class PracticeServer:
    """`penghubung-server` over one data folder, every command a process of its own."""

    def __init__(self, data: Path, port: int = 0) -> None:
        """`port`: the one to serve on; 0 takes a free one at the first start and keeps it."""
        self._data = data
        self._port = port
        self._process: subprocess.Popen[str] | None = None

    @property
    def port(self) -> int:
        """Where it serves, or would again; 0 before the first start."""
        return self._port

    @property
    def running(self) -> bool:
        """Whether the serving process lives."""
        return self._process is not None and self._process.poll() is None

    def run(self, *arguments: str) -> str:
        """Run one command; what it printed. Raises `Failed`."""
        done = subprocess.run(
            self._command(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            cwd=_ROOT,
            env=_environment(),
            creationflags=_FLAGS,
            check=False,
        )
        if done.returncode != 0:
            raise Failed(f"penghubung-server {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def ask(self, *arguments: str) -> Any:
        """Run one command with `--json`; its answer."""
        return msgspec.json.decode(self.run(*arguments, "--json"))

    def start(self) -> str:
        """Serve on a free port, the same one each time; returns the address. Raises `Failed`."""
        self._process = subprocess.Popen(
            self._command("serve", "--port", str(self._port), "--while-stdin-open"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=_ROOT,
            env=_environment(),
            creationflags=_FLAGS,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        address = next((word for word in line.split() if word.startswith("http://")), "")
        if not address:
            self.stop()
            raise Failed("penghubung-server serve did not start")
        self._port = int(address.rpartition(":")[2])
        return address

    def stop(self) -> None:
        """Stop serving; nothing happens where it does not serve."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process = None

    def _command(self, *arguments: str) -> list[str]:
        frozen = getattr(sys, "frozen", False)
        server = [SERVE_PRACTICE] if frozen else ["-m", "server.cli"]
        return [sys.executable, *server, "--data", str(self._data), *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
