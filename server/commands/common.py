"""What every command shares: where the data lies, how the server is opened, how it prints.

Failure policy: a command that cannot be done raises `Failure` (status 1), one that is asked for
wrongly `WrongUse` (status 2); both sentences say what, why and the next step, and never quote a
complaint or a name that was stored.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
import platformdirs
from filelock import FileLock, Timeout

from server import agencies
from server.agencies import Agency
from server.blobs import CONFIGURATION, StoreFailed
from server.central import DATABASE_FILE, Central, limits_from
from server.coordinator import NotFound, NotPossible
from server.migrate import TooNew
from server.sealed_books import KEY_BYTES

LIMITS_FILE: Final = "limits.json"
LOCK_FILE: Final = "serve.lock"


class Failure(Exception):
    """The command could not be done; its text is for the person who gave it."""

    status = 1


class WrongUse(Failure):
    """The command was asked for wrongly, or the file given is no export."""

    status = 2


class Run(Protocol):
    """A command: does its work and prints its result. Raises `Failure`."""

    def __call__(self, place: Place, options: Namespace) -> None: ...


class Subparsers(Protocol):
    """The part of argparse's sub-command object that commands use."""

    def add_parser(self, name: str, **options: Any) -> ArgumentParser: ...


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder and the database of one server."""

    data: Path
    database_url: str
    key: bytes | None = None
    """Of books that are encrypted whole; None where they are not."""

    @property
    def sqlite_path(self) -> Path | None:
        """The SQLite file, None where the database is PostgreSQL."""
        if not self.database_url:
            return self.data / DATABASE_FILE
        head, _, path = self.database_url.partition(":///")
        return Path(path) if head.startswith("sqlite") and path else None

    @contextlib.contextmanager
    def central(self) -> Iterator[Central]:
        """The server's rooms over this place; its refusals become `Failure`."""
        try:
            limits = limits_from(self.data / LIMITS_FILE)
        except (msgspec.MsgspecError, ValueError) as error:
            raise Failure(
                f"{self.data / LIMITS_FILE} cannot be read: correct it or remove it."
            ) from error
        try:
            central = Central(self.data, self.database_url or None, limits=limits, key=self.key)
        except (StoreFailed, ValueError) as error:
            raise Failure(
                f"The store that {self.data / CONFIGURATION} names cannot be used ({error}): "
                "correct the file or remove it."
            ) from error
        except TooNew as error:
            raise Failure(
                "The database was written by a newer Penghubung: install that version here too."
            ) from error
        try:
            yield central
        except NotFound as error:
            raise Failure(_not_found(str(error))) from error
        except NotPossible as error:
            raise Failure(f"Nothing was changed: {error}.") from error
        finally:
            central.close()

    @contextlib.contextmanager
    def alone(self, to_do: str) -> Iterator[None]:
        """Hold the lock that `serve` holds. Raises `Failure` while another holds it."""
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(self.data / LOCK_FILE)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise Failure(
                f"Cannot {to_do}: a server is running on {self.data}. Stop it first, "
                "or name another folder with --data."
            ) from None
        try:
            yield
        finally:
            lock.release()


def _not_found(what: str) -> str:
    if what == "agency":
        return "There is no such agency: `penghubung-server agency list` shows all of them."
    return "There is no such complaint here: check the tracking id, or import its export first."


def default_data() -> Path:
    """PENGHUBUNG_DATA, else this user's data folder."""
    given = os.environ.get("PENGHUBUNG_DATA", "")
    return Path(given) if given else platformdirs.user_data_path("penghubung-server", False)


def find_agency(central: Central, text: str) -> Agency:
    """By id, external id or name. Raises `Failure` with names that are near."""
    with central.database.read() as connection:
        found = agencies.find(connection, text)
        if found is not None:
            return found
        names = {a.name.casefold(): a.name for a in agencies.listing(connection)}
    near = difflib.get_close_matches(text.casefold(), names, n=3, cutoff=0.5)
    hint = f" Did you mean: {'; '.join(names[n] for n in near)}?" if near else ""
    raise Failure(
        f"There is no agency {text!r}.{hint} `penghubung-server agency list` shows all of them."
    )


def moment(seconds: int) -> str:
    """A time for people, UTC; "-" where there is none."""
    if not seconds:
        return "-"
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def show_json(value: object) -> None:
    """Print as JSON, one line."""
    print(msgspec.json.encode(value).decode())


def show_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a header, columns as wide as their widest cell."""
    cells = [list(header), *([str(c) for c in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        line = "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True))
        print(line.rstrip())


def command(
    parsers: Subparsers, name: str, run: Run, summary: str, *, json: bool = False
) -> ArgumentParser:
    """Add a command; with `json` it can print JSON instead of text."""
    parser = parsers.add_parser(name, help=summary, description=summary)
    add_place(parser)
    if json:
        parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
    return parser


def group(parsers: Subparsers, name: str, summary: str) -> Subparsers:
    """Add a command that only holds others."""
    parser = parsers.add_parser(name, help=summary, description=summary)
    add_place(parser)
    return parser.add_subparsers(required=True, metavar="COMMAND")


def add_place(parser: ArgumentParser) -> None:
    """The options that say where; accepted before and after the command."""
    parser.add_argument(
        "--data", type=Path, default=SUPPRESS, metavar="DIR", help="data folder of the server"
    )
    parser.add_argument(
        "--database-url",
        default=SUPPRESS,
        metavar="URL",
        help="PostgreSQL or SQLite URL; default: a SQLite file in the data folder",
    )
    parser.add_argument(
        "--key-on-stdin",
        action="store_true",
        default=SUPPRESS,
        help="the books are encrypted whole; standard input begins with their key, in digits",
    )


def read_key(descriptor: int) -> bytes:
    """The first line of standard input as a key, in hexadecimal digits. Raises `WrongUse`."""
    read = b""
    # Byte by byte, past every buffer: what follows the line is the serving process's.
    while len(read) <= 2 * KEY_BYTES and (one := os.read(descriptor, 1)) not in (b"", b"\n"):
        read += one
    try:
        key = bytes.fromhex(read.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongUse(f"Standard input must begin with a line of {2 * KEY_BYTES} digits (0-9a-f).")
    return key


def on_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()
