"""`penghubung-cli`: the desk's door without a screen.

Exit status: 0 done (for `sync`: complete); 1 could not be done, said in three parts on standard
error, or as JSON where that was asked for; 2 asked for wrongly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from desktop.commands import (
    approving,
    carrying,
    exchanging,
    files,
    health,
    mandiri,
    network,
    reading,
    scheduling,
    sparing,
    writing,
)
from desktop.commands.common import FAILED, Parser, Session, add_place
from desktop.domain.errors import PenghubungError
from desktop.platform.clock import SystemClock
from desktop.platform.streams import speak_utf8
from desktop.platform.version import told

_ROOMS: Final = (
    exchanging,
    scheduling,
    carrying,
    files,
    network,
    health,
    sparing,
    reading,
    writing,
    approving,
    mandiri,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    speak_utf8()
    session = Session(_parser().parse_args(argv), SystemClock())
    try:
        status: int = session.options.run(session)
    except PenghubungError as error:
        return session.fail(error)
    except KeyboardInterrupt:
        print("Dihentikan. Yang sudah tersimpan tetap ada. Ulangi bila perlu.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader has gone (`| head`); Python's own flush at exit must not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


def _parser() -> Parser:
    parser = Parser(
        prog="penghubung-cli",
        description="Meja kerja Pejabat Penghubung tanpa layar.",
        epilog="Frasa sandi dibaca dari PENGHUBUNG_PASSPHRASE bila penyimpan kunci sistem tidak"
        " ada; PENGHUBUNG_KEYRING=off agar penyimpan kunci tidak dipakai.",
    )
    add_place(parser)
    said = "tampilkan versi program"
    parser.add_argument("--version", action="version", version=told(), help=said)
    parsers = parser.add_subparsers(required=True, metavar="PERINTAH", title="perintah")
    for room in _ROOMS:
        room.register(parsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
