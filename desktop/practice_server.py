"""The real central server as a child process, for practice: nobody imports it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

_STOP_SECONDS: Final = 30
_ROOT: Final = Path(__file__).resolve().parent.parent


class Failed(Exception):
    """A part of the day did not come about at all; the day ends here."""


class PracticeServer:
    """`penghubung-server` over one data folder, every command a process of its own."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._port = 0
        self._process: subprocess.Popen[str] | None = None

    def run(self, *arguments: str) -> str:
        """Run one command; what it printed. Raises `Failed`."""
        done = subprocess.run(
            self._command(*arguments),
            capture_output=True,
            encoding="utf-8",
            cwd=_ROOT,
            env=_environment(),
            check=False,
        )
        if done.returncode != 0:
            raise Failed(f"penghubung-server {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def ask(self, *arguments: str) -> Any:
        """Run one command with `--json`; its answer."""
        return msgspec.json.decode(self.run(*arguments, "--json"))

    def start(self) -> str:
        """Serve on a free port, the same one each time; returns the address."""
        self._process = subprocess.Popen(
            self._command("serve", "--port", str(self._port)),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=_ROOT,
            env=_environment(),
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        address = next((word for word in line.split() if word.startswith("http://")), "")
        if not address:
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
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "server.cli", "--data", str(self._data), *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
