"""`penghubung-server`: the coordinator's and the technician's door to the central server.

Exit status: 0 done; 1 could not be done, standard error says what, why and the next step;
2 asked for wrongly, or a file that is no export.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Final

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from server.commands import (
    complaints,
    courier,
    imports,
    people,
    serving,
    templates,
    tls,
    upkeep,
)
from server.commands.common import Failure, Place, add_place, default_data, read_key

_ROOMS: Final = (imports, people, complaints, templates, serving, courier, tls, upkeep)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    _speak_utf8()
    options = _parser().parse_args(argv)
    try:
        place = Place(
            getattr(options, "data", None) or default_data(),
            getattr(options, "database_url", None) or os.environ.get("PENGHUBUNG_DATABASE_URL", ""),
            read_key(sys.stdin.fileno()) if getattr(options, "key_on_stdin", False) else None,
        )
        return _run(place, options)
    except Failure as failure:
        print(f"penghubung-server: {failure}", file=sys.stderr)
        return failure.status


def _run(place: Place, options: Namespace) -> int:
    try:
        options.run(place, options)
    except KeyboardInterrupt:
        raise Failure("Stopped; the command was not finished. Give it again.") from None
    except BrokenPipeError:
        # The reader has gone (`| head`); Python's own flush at exit must not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ArgumentError, NoSuchModuleError) as error:
        raise Failure("The database URL is not understood: see --database-url.") from error
    except OperationalError as error:
        raise Failure(
            f"The database cannot be used ({_first_line(error)}). Check that it runs, that "
            "--database-url is right and that the disk has room; then give the command again."
        ) from error
    except DBAPIError as error:
        # Its text may quote a row, so only its kind is told.
        raise Failure(
            f"The database refused this ({type(error.orig).__name__}); nothing of the last step "
            "was stored. Give the command again."
        ) from error
    except OSError as error:
        raise Failure(
            f"{error.filename or place.data}: {error.strerror}. Check the folder, its owner and "
            "the room on its disk, or name another with --data."
        ) from error
    return 0


def _first_line(error: OperationalError) -> str:
    """The driver's own words on a connection, lock or disk; they hold no values of a row."""
    return str(error.orig).partition("\n")[0].strip()[:200]


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="penghubung-server",
        description="The central server of Penghubung.",
        epilog="The data folder is --data, else PENGHUBUNG_DATA, else this user's data folder; "
        "the database is --database-url, else PENGHUBUNG_DATABASE_URL, else SQLite in the "
        "data folder.",
    )
    add_place(parser)
    parsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in _ROOMS:
        room.register(parsers)
    return parser


def _speak_utf8() -> None:
    """Windows would write a pipe in its code page, where a name or a QR code can fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
