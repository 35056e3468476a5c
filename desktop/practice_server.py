"""The real central server as a child process, for practice and for an officer without a region's
server: nobody imports it.

The child's standard input is a pipe from this process; it ends with it, also after a kill. The
key of encrypted books goes through that pipe, never over a command line or into the environment.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

_STOP_SECONDS: Final = 30
_LOOK_SECONDS: Final = 0.1
_NOT_FOR_THE_CHILD: Final = frozenset(
    {"PENGHUBUNG_DATA", "PENGHUBUNG_DATABASE_URL", "PENGHUBUNG_PASSPHRASE", "PENGHUBUNG_CODE"}
)
"""Of this process's environment: what would lead it elsewhere, and what is secret."""
_ROOT: Final = Path(__file__).resolve().parent.parent
SERVE_PRACTICE: Final = "--serve-practice"
"""First argument by which the frozen program knows that it is to be the server."""
# A windowed program's child must not open a console.
_FLAGS: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Failed(Exception):
    """A part of the day did not come about at all; the day ends here."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that ran to its end, or was stopped (`status` -1). `told`: its last word for a
    program, see `import --tell`."""

    status: int
    output: str
    told: dict[str, Any]


class PracticeServer:
    """`penghubung-server` over one data folder, every command a process of its own."""

    def __init__(self, data: Path, port: int = 0, key: bytes | None = None) -> None:
        """`port`: the one to serve on; 0 takes a free one at the first start and keeps it. `key`:
        of books that are encrypted whole."""
        self._data = data
        self._port = port
        self._key = key
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
            input=self._opening,
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

    def work(
        self,
        *arguments: str,
        tell: Callable[[dict[str, Any]], None],
        cancelled: Callable[[], bool],
    ) -> Finished:
        """Run a command that tells how far it is, and end it where that is asked for. `tell` is
        called in a thread of its own."""
        process = subprocess.Popen(
            self._command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=_ROOT,
            env=_environment(),
            creationflags=_FLAGS,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        output, told = process.stdout, process.stderr
        written: list[str] = []
        last: dict[str, Any] = {}

        def listen() -> None:
            for line in told:
                with contextlib.suppress(msgspec.DecodeError):
                    said = msgspec.json.decode(line, type=dict[str, Any])
                    last.clear()
                    last.update(said)
                    tell(said)

        readers = (
            threading.Thread(target=listen),
            threading.Thread(target=lambda: written.append(output.read())),
        )
        for reader in readers:
            reader.start()
        with contextlib.suppress(OSError):
            process.stdin.write(self._opening)
            process.stdin.close()
        stopped = False
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_SECONDS)
                break
            if cancelled() and not stopped:
                stopped = True
                process.kill()
        for reader in readers:
            reader.join()
        for pipe in (process.stdout, process.stderr):
            pipe.close()
        return Finished(-1 if stopped else process.returncode, "".join(written), last)

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
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(self._opening)
            self._process.stdin.flush()
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
        keyed = [] if self._key is None else ["--key-on-stdin"]
        return [sys.executable, *server, "--data", str(self._data), *keyed, *arguments]

    @property
    def _opening(self) -> str:
        """With what the child's standard input begins."""
        return "" if self._key is None else f"{self._key.hex()}\n"


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in _NOT_FOR_THE_CHILD}
    return {**kept, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
