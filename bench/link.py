"""A poor link on one machine: a TCP relay that is slow, far away and breaks on demand.

Model. All connections share one link. Each direction is a line that sends first in, first out at
the profile's rate; a byte arrives half a round trip after it left. A new connection waits one
round trip before its first byte (TCP's handshake; TLS is not emulated). When more than
``buffer_bytes`` wait for a line, the relay stops reading and the sender's own buffers fill.
Bytes counted are TCP payload, at the moment they are handed to the receiver.

Left out: packet headers, loss and slow start (the profiles hold at most 10 kB in flight, below
TCP's first window), so figures compare payloads, not radio conditions.
"""

import argparse
import asyncio
import json
import signal
import threading
from collections.abc import Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Self

from bench.faults import Fault, parse_fault
from bench.relay import (
    PROFILES,
    Connection,
    Counters,
    LinkStats,
    Profile,
    Relay,
    reset_connection,
)


class Link:
    """A poor link to a port of this machine, as a context manager with its own thread.

    Inside the ``with`` block clients connect to ``127.0.0.1:port``. Faults are those of
    ``bench.faults``; each counts what it did under its name in ``stats().faults``.
    Raises KeyError for an unknown profile name and OSError when it cannot listen.
    """

    def __init__(
        self,
        target_port: int,
        profile: Profile | str = "lan",
        faults: Sequence[Fault] = (),
        *,
        buffer_bytes: int = 16384,
        listen_port: int = 0,
    ) -> None:
        chosen = PROFILES[profile] if isinstance(profile, str) else profile
        self.port = listen_port
        self._target_port = target_port
        self._relay = Relay(chosen, faults, buffer_bytes)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="link", daemon=True)
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        except OSError:
            self._stop_thread()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._stop_thread()

    def stats(self) -> LinkStats:
        """What has crossed since the start or the last reset."""
        counters = self._relay.counters
        return LinkStats(
            bytes_up=counters.bytes_by["up"],
            bytes_down=counters.bytes_by["down"],
            connections=counters.connections,
            turnarounds=counters.turnarounds,
            faults=dict(counters.faults),
        )

    def reset(self) -> None:
        """Set the counters to zero; open connections and used-up faults stay as they are."""
        self._relay.counters = Counters()

    def _stop_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # An aborted transport lets go of its socket on the loop's next turns.
        await asyncio.sleep(0.01)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = self._loop.create_task(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        relay = self._relay
        if relay.plan.refuses():
            relay.counters.fault("refuse")
            reset_connection(writer)
            return
        if relay.started_at is None:
            relay.started_at = self._loop.time()
        try:
            target = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            relay.counters.fault("target down")
            reset_connection(writer)
            return
        relay.counters.connections += 1
        await Connection(relay, (reader, writer), target).run()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a link until Ctrl-C or a termination signal, then print what crossed it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.link", description=main.__doc__)
    parser.add_argument("--target", type=int, required=True, help="port of the real server")
    parser.add_argument("--listen", type=int, default=0, help="port to listen on (0: any)")
    parser.add_argument("--profile", choices=PROFILES, default="2g")
    parser.add_argument("--fault", type=parse_fault, action="append", default=[])
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    link = Link(chosen.target, chosen.profile, chosen.fault, listen_port=chosen.listen)
    with link:
        print(f"127.0.0.1:{link.port} -> 127.0.0.1:{chosen.target} ({chosen.profile})", flush=True)
        try:
            # In slices: a wait without an end cannot be interrupted on Windows.
            while not threading.Event().wait(0.5):
                continue
        except KeyboardInterrupt:
            print(json.dumps(asdict(link.stats()), indent=2), flush=True)


if __name__ == "__main__":
    main()
