"""The emulated link itself: the two lines' timetables and the relaying of each connection."""

import asyncio
import socket
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bench.faults import Cut, Direction, Fault, FaultPlan

SEGMENT = 1400
UNSHAPED_SEGMENT = 65536
LINGER_S = 0.5
QUIET_S = 0.5


@dataclass(frozen=True)
class Profile:
    """Rate of each direction in bit/s (None: unshaped) and round-trip time in seconds."""

    bits_per_second: int | None
    rtt_s: float

    @property
    def bytes_per_second(self) -> float | None:
        """The rate in bytes, None when unshaped."""
        return None if self.bits_per_second is None else self.bits_per_second / 8


PROFILES: dict[str, Profile] = {
    "lan": Profile(None, 0.0),
    "3g": Profile(256_000, 0.3),
    "2g": Profile(64_000, 0.8),
}


class Line:
    """One direction's timetable. Pure arithmetic over the times it is given, in seconds."""

    def __init__(self, bytes_per_second: float | None) -> None:
        self._rate = bytes_per_second
        self._free_at = 0.0

    def book(self, size: int, now: float) -> float:
        """Queue ``size`` bytes behind all others; return when the last of them has left."""
        if self._rate is None:
            return now
        self._free_at = max(self._free_at, now) + size / self._rate
        return self._free_at

    def wait_for_room(self, now: float, buffer_bytes: int) -> float:
        """Seconds until no more than ``buffer_bytes`` wait."""
        if self._rate is None:
            return 0.0
        return max(0.0, self._free_at - now - buffer_bytes / self._rate)


@dataclass(frozen=True)
class LinkStats:
    """What crossed the link. ``turnarounds``: times a client spoke first or after the server."""

    bytes_up: int
    bytes_down: int
    connections: int
    turnarounds: int
    faults: dict[str, int]


@dataclass
class Counters:
    """What has happened so far, by direction and by fault name."""

    bytes_by: dict[Direction, int] = field(default_factory=lambda: {"up": 0, "down": 0})
    connections: int = 0
    turnarounds: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    def fault(self, name: str) -> None:
        """Count a fault that acted."""
        self.faults[name] = self.faults.get(name, 0) + 1


@dataclass(frozen=True)
class _Parcel:
    arrives_at: float
    data: bytes = b""
    ending: Literal["eof", "cut", "rst"] | None = None


class _Broken(Exception):
    """The connection ended by a fault; raised to stop the connection's other tasks."""


def reset_connection(writer: asyncio.StreamWriter) -> None:
    """Close at once with a TCP reset, dropping what is not yet sent."""
    layout = "hh" if sys.platform == "win32" else "ii"
    own_socket: socket.socket = writer.get_extra_info("socket")
    own_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(layout, 1, 0))
    writer.transport.abort()


class Relay:
    """State shared by all connections: the two lines, the faults, the counters."""

    def __init__(self, profile: Profile, faults: Sequence[Fault], buffer_bytes: int) -> None:
        self.profile = profile
        self.plan = FaultPlan(faults)
        self.buffer_bytes = buffer_bytes
        self.segment = UNSHAPED_SEGMENT if profile.bits_per_second is None else SEGMENT
        self.lines: dict[Direction, Line] = {
            "up": Line(profile.bytes_per_second),
            "down": Line(profile.bytes_per_second),
        }
        self.counters = Counters()
        self.started_at: float | None = None

    async def wait_for_service(self) -> None:
        """Wait until no outage holds the link."""
        clock = asyncio.get_running_loop().time
        start = clock() if self.started_at is None else self.started_at
        while (left := self.plan.outage_left(clock() - start)) > 0:
            await asyncio.sleep(left)


class Connection:
    """One client connection and its twin to the target."""

    def __init__(
        self,
        relay: Relay,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        target: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self._relay = relay
        self._clock = asyncio.get_running_loop().time
        self._opens_at = self._clock() + relay.profile.rtt_s
        self._readers: dict[Direction, asyncio.StreamReader] = {"up": client[0], "down": target[0]}
        self._writers: dict[Direction, asyncio.StreamWriter] = {"up": target[1], "down": client[1]}
        self._air: dict[Direction, asyncio.Queue[_Parcel]] = {
            "up": asyncio.Queue(maxsize=256),
            "down": asyncio.Queue(maxsize=256),
        }
        self._sent: dict[Direction, int] = {"up": 0, "down": 0}
        self._ended: dict[Direction, asyncio.Event] = {
            "up": asyncio.Event(),
            "down": asyncio.Event(),
        }
        self._last_speaker: Direction | None = None
        self._lose_answer = False
        self._severed = False

    async def run(self) -> None:
        """Carry both directions until both ends have closed or a fault breaks the connection."""
        try:
            async with asyncio.TaskGroup() as group:
                for direction in self._readers:
                    group.create_task(self._take(direction))
                    group.create_task(self._hand_over(direction))
            for writer in self._writers.values():
                writer.close()
                await writer.wait_closed()
        except* (_Broken, OSError):
            pass
        finally:
            for writer in self._writers.values():
                writer.transport.abort()

    async def _sleep_until(self, moment: float) -> None:
        await asyncio.sleep(max(0.0, moment - self._clock()))

    async def _take(self, direction: Direction) -> None:
        """Read from the sender and put every piece on the line."""
        reader = self._readers[direction]
        line = self._relay.lines[direction]
        await self._sleep_until(self._opens_at)
        while True:
            if not self._severed:
                await asyncio.sleep(line.wait_for_room(self._clock(), self._relay.buffer_bytes))
                await self._relay.wait_for_service()
            data = await reader.read(self._relay.segment)
            if not data:
                break
            if self._severed:
                continue
            if direction == "up":
                await self._client_spoke(data)
            elif self._lose_answer:
                await self._swallow_answer()
            self._last_speaker = direction
            if not self._severed:
                await self._send(direction, data)
        self._ended[direction].set()
        # Behind whatever is on its way; an empty parcel takes no time on the line.
        await self._air[direction].put(_Parcel(self._arrival(direction, 0), ending="eof"))

    def _arrival(self, direction: Direction, size: int) -> float:
        left_at = self._relay.lines[direction].book(size, self._clock())
        return left_at + self._relay.profile.rtt_s / 2

    async def _send(self, direction: Direction, data: bytes) -> None:
        """Send one piece, stopping at each byte where a fault waits."""
        while data:
            fault = self._relay.plan.byte_fault(direction, self._sent[direction], len(data))
            size = len(data) if fault is None else fault.after_bytes - self._sent[direction]
            piece, data = data[:size], data[size:]
            self._sent[direction] += len(piece)
            await self._air[direction].put(_Parcel(self._arrival(direction, len(piece)), piece))
            if fault is None:
                continue
            self._relay.counters.fault(fault.name)
            if isinstance(fault, Cut):
                self._severed = True
                moment = self._arrival(direction, 0)
                await self._air[direction].put(
                    _Parcel(moment, ending="rst" if fault.reset else "cut")
                )
                return
            await asyncio.sleep(fault.seconds)

    async def _client_spoke(self, data: bytes) -> None:
        """Count a turnaround and apply the faults that wait for this request."""
        if self._last_speaker == "up":
            return
        self._relay.counters.turnarounds += 1
        request_line = data.split(b"\r\n", 1)[0].decode("latin-1")
        if self._relay.plan.loses_answer(request_line):
            self._relay.counters.fault("lost")
            self._lose_answer = True
        retry_after_s = self._relay.plan.unavailable(request_line)
        if retry_after_s is not None:
            self._relay.counters.fault("503")
            self._severed = True
            self._relay.counters.bytes_by["up"] += len(data)
            answer = (
                f"HTTP/1.1 503 Service Unavailable\r\nRetry-After: {retry_after_s}\r\n"
                "Content-Length: 0\r\nConnection: close\r\n\r\n"
            ).encode("ascii")
            # The request first has to reach the far end, where the answer is made.
            await self._sleep_until(self._arrival("up", len(data)))
            await self._air["down"].put(_Parcel(self._arrival("down", len(answer)), answer))
            await self._air["down"].put(_Parcel(self._arrival("down", 0), ending="cut"))

    async def _swallow_answer(self) -> None:
        """Let the target finish its answer, then break the connection: the client gets nothing."""
        while True:
            try:
                async with asyncio.timeout(QUIET_S):
                    if not await self._readers["down"].read(UNSHAPED_SEGMENT):
                        break
            except TimeoutError:
                if self._air["up"].empty():
                    break
        for writer in self._writers.values():
            reset_connection(writer)
        raise _Broken

    async def _hand_over(self, direction: Direction) -> None:
        """Give each parcel to the receiver when it arrives."""
        writer = self._writers[direction]
        while True:
            parcel = await self._air[direction].get()
            await self._sleep_until(parcel.arrives_at)
            await self._relay.wait_for_service()
            if parcel.data and not writer.is_closing():
                self._relay.counters.bytes_by[direction] += len(parcel.data)
                writer.write(parcel.data)
                await writer.drain()
            if parcel.ending == "eof":
                if not writer.is_closing():
                    writer.write_eof()
                return
            if parcel.ending is not None:
                await self._sever(direction, parcel.ending == "rst")

    async def _sever(self, direction: Direction, reset: bool) -> None:
        """Break both ends after the receiver has got all that was to cross."""
        away: Direction = "down" if direction == "up" else "up"
        reset_connection(self._writers[away])
        if reset:
            reset_connection(self._writers[direction])
        else:
            self._writers[direction].write_eof()
            # Closing over unread bytes would turn into a reset and could eat the last ones.
            try:
                async with asyncio.timeout(LINGER_S):
                    await self._ended[away].wait()
            except TimeoutError:
                pass
        raise _Broken
