"""`serve`: answer the desks until stopped."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from server import address
from server.commands.common import Failure, Place, Subparsers, WrongUse, command
from sync.wire import PROTOCOL


def register(parsers: Subparsers) -> None:
    """Add the command."""
    parser = command(parsers, "serve", _serve, "Answer the desks until stopped.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765, help="0 takes a free one")
    parser.add_argument("--workers", type=int, default=1, help="processes (PostgreSQL only)")
    parser.add_argument("--public-url", help="address under which desks reach this server")
    parser.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, PEM")
    parser.add_argument("--tls-key", type=Path, metavar="FILE", help="its key, PEM")
    parser.add_argument(
        "--tls-own",
        action="store_true",
        help="the certificate that `tls create` made, which desks trust by their enrolment",
    )
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a reverse proxy in front speaks TLS"
    )
    parser.add_argument(
        "--while-stdin-open",
        action="store_true",
        help="stop when standard input ends, as when the program that started this one dies",
    )


def _serve(place: Place, options: Namespace) -> None:
    _check(place, options)
    with place.alone("serve"):
        # Loaded only here: other commands need no HTTP server and start faster.
        from server import serve

        with place.central() as central:
            if options.tls_own and not central.authority.exists:
                raise Failure("There is no certificate yet: make it with `tls create HOST`.")
            listen = serve.Listen(
                place.data,
                place.database_url,
                central.limits,
                options.tls_cert,
                options.tls_key,
                options.behind_proxy,
                options.tls_own,
            )
            try:
                bound = serve.bind(options.host, options.port)
            except OSError as error:
                raise Failure(
                    f"Cannot listen on {options.host} port {options.port} ({error.strerror}): "
                    "stop what uses it, or choose another with --port."
                ) from error
            if options.while_stdin_open:
                stdin = sys.stdin.fileno()
                threading.Thread(target=_stop_after_stdin, args=(stdin,), daemon=True).start()
            with bound:
                ready = _ready(place.data, options, bound)
                if options.workers == 1:
                    serve.run(central, listen, bound, ready)
                elif not serve.run_many(listen, bound, options.workers, ready):
                    raise Failure("A serving process ended by itself; start `serve` again.")


def _stop_after_stdin(descriptor: int) -> None:
    """Wait for the end of standard input, then end in order."""
    # Not through the buffer: its lock would still be held when the interpreter ends.
    while os.read(descriptor, 1):
        pass
    signal.raise_signal(signal.SIGTERM)


def _check(place: Place, options: Namespace) -> None:
    tls = (options.tls_cert, options.tls_key)
    if any(tls) and not all(tls):
        raise WrongUse("Give both --tls-cert and --tls-key.")
    for path in filter(None, tls):
        if not path.is_file():
            raise Failure(f"{path} is not there: give the certificate and key in PEM files.")
    if not 0 <= options.port <= 65535:
        raise WrongUse(f"{options.port} is no port: give 1 to 65535, or 0 for a free one.")
    if place.key is not None and place.sqlite_path is None:
        raise WrongUse("--key-on-stdin is for SQLite books: a database server keeps its own.")
    if options.workers < 1 or (options.workers > 1 and place.sqlite_path is not None):
        raise WrongUse("Several --workers need PostgreSQL: SQLite has one writer at a time.")
    if options.tls_own and (any(tls) or options.behind_proxy):
        raise WrongUse("Give either --tls-own, or --tls-cert and --tls-key, or --behind-proxy.")
    encrypted = all(tls) or options.tls_own or options.behind_proxy
    if not (address.is_loopback(options.host) or encrypted):
        raise WrongUse(
            f"Serving {options.host} without encryption is refused: give --tls-own (see "
            "`tls create`), or --tls-cert and --tls-key, or --behind-proxy where a reverse proxy "
            "speaks TLS."
        )
    if options.public_url:
        try:
            options.public_url = address.checked_url(options.public_url)
        except address.BadAddress as error:
            raise WrongUse(str(error)) from error
    elif not (address.is_loopback(options.host) or address.has_public(place.data)):
        raise WrongUse(
            "PCs elsewhere need this server's address: give --public-url https://HOST[:PORT] "
            "once; it is remembered."
        )


def _ready(data: Path, options: Namespace, bound: socket.socket) -> Callable[[], None]:
    def ready() -> None:
        scheme = "https" if options.tls_cert or options.tls_own else "http"
        host = f"[{options.host}]" if ":" in options.host else options.host
        listening = f"{scheme}://{host}:{bound.getsockname()[1]}"
        if options.public_url:
            address.keep_public(data, options.public_url)
        address.announce(data, listening, own_authority=options.tls_own)
        print(f"Penghubung server on {listening} (protocol {PROTOCOL})", flush=True)

    return ready
