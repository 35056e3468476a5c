"""What can go wrong on the emulated link: fault values, and the plan that says when each acts.

Everything is counted, nothing is drawn by chance: a run with the same traffic breaks at the
same byte or request.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Direction = Literal["up", "down"]
UNLIMITED = 1 << 30


def _positive(**values: float) -> None:
    for name, value in values.items():
        if value <= 0:
            raise ValueError(f"{name} must be positive, not {value}")


@dataclass(frozen=True)
class Cut:
    """Break a connection once ``after_bytes`` have crossed in one direction.

    The receiver gets exactly those bytes and then the end of the stream, or, with ``reset``, a
    TCP reset; the sender gets a reset. Acts on the first ``times`` connections that get so far.
    """

    direction: Direction
    after_bytes: int
    times: int = UNLIMITED
    reset: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        _positive(after_bytes=self.after_bytes, times=self.times)

    @property
    def name(self) -> str:
        """Name under which it is counted."""
        return "rst" if self.reset else "cut"


@dataclass(frozen=True)
class Blackhole:
    """Hold a connection's direction for ``seconds`` once ``after_bytes`` have crossed."""

    name: ClassVar[str] = "blackhole"
    direction: Direction
    after_bytes: int
    seconds: float
    times: int = UNLIMITED

    def __post_init__(self) -> None:
        _positive(after_bytes=self.after_bytes, seconds=self.seconds, times=self.times)


@dataclass(frozen=True)
class Refuse:
    """Reset the first ``times`` connections as they are made."""

    times: int = 1

    def __post_init__(self) -> None:
        _positive(times=self.times)


@dataclass(frozen=True)
class Unavailable:
    """Answer 503 with Retry-After to the first ``times`` requests whose line contains ``text``.

    The request does not reach the target; the connection is closed after the answer.
    """

    text: str
    times: int = 1
    retry_after_s: int = 1

    def __post_init__(self) -> None:
        _positive(times=self.times, retry_after_s=self.retry_after_s)


@dataclass(frozen=True)
class LostAnswer:
    """Lose the answer to the ``nth`` request whose line contains ``text``.

    The target gets the whole request and may finish its answer; the client gets a reset.
    """

    text: str
    nth: int = 1

    def __post_init__(self) -> None:
        _positive(nth=self.nth)


@dataclass(frozen=True)
class Outage:
    """Again and again: the link works for ``up_s`` seconds, then nothing moves for ``down_s``.

    Counted from the first connection. Bytes wait, as a radio link's do; none is lost.
    """

    up_s: float
    down_s: float

    def __post_init__(self) -> None:
        _positive(up_s=self.up_s, down_s=self.down_s)

    def left(self, elapsed_s: float) -> float:
        """Seconds until the link works again, 0 when it does, ``elapsed_s`` after the start."""
        phase = elapsed_s % (self.up_s + self.down_s)
        return self.up_s + self.down_s - phase if phase >= self.up_s else 0.0


ByteFault = Cut | Blackhole
Fault = ByteFault | Refuse | Unavailable | LostAnswer | Outage


class FaultPlan:
    """Faults with what is left of each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self._at_byte = [fault for fault in faults if isinstance(fault, ByteFault)]
        self._left = [fault.times for fault in self._at_byte]
        self._refusals = sum(fault.times for fault in faults if isinstance(fault, Refuse))
        self._unavailable = [fault for fault in faults if isinstance(fault, Unavailable)]
        self._answers_left = [fault.times for fault in self._unavailable]
        self._lost = [fault for fault in faults if isinstance(fault, LostAnswer)]
        self._seen = [0 for _ in self._lost]
        self._outages = [fault for fault in faults if isinstance(fault, Outage)]

    def byte_fault(self, direction: Direction, sent: int, size: int) -> ByteFault | None:
        """The first fault that acts while ``size`` bytes follow ``sent`` ones; uses it up once."""
        due = [
            index
            for index, fault in enumerate(self._at_byte)
            if self._left[index] > 0
            and fault.direction == direction
            and sent < fault.after_bytes <= sent + size
        ]
        if not due:
            return None
        first = min(due, key=lambda index: self._at_byte[index].after_bytes)
        self._left[first] -= 1
        return self._at_byte[first]

    def refuses(self) -> bool:
        """Whether the connection now being made is to be refused; uses a refusal up."""
        self._refusals -= 1
        return self._refusals >= 0

    def unavailable(self, request_line: str) -> int | None:
        """Seconds to name in Retry-After when this request is to get a 503; uses it up once."""
        for index, fault in enumerate(self._unavailable):
            if self._answers_left[index] > 0 and fault.text in request_line:
                self._answers_left[index] -= 1
                return fault.retry_after_s
        return None

    def loses_answer(self, request_line: str) -> bool:
        """Whether the answer to this request is to be lost; counts the request."""
        lost = False
        for index, fault in enumerate(self._lost):
            if fault.text in request_line:
                self._seen[index] += 1
                lost = lost or self._seen[index] == fault.nth
        return lost

    def outage_left(self, elapsed_s: float) -> float:
        """Seconds until every outage is over."""
        return max((fault.left(elapsed_s) for fault in self._outages), default=0.0)


def _direction(text: str) -> Direction:
    return "up" if text == "up" else "down"


def parse_fault(text: str) -> Fault:
    """Read a fault from the command line; raises ValueError when it is none.

    ``cut:down:BYTES[:TIMES]``, ``rst:up:BYTES[:TIMES]``, ``blackhole:down:BYTES:SECONDS[:TIMES]``,
    ``refuse:TIMES``, ``503:TEXT[:TIMES]``, ``lost:TEXT[:NTH]``, ``outage:UP_S:DOWN_S``.
    """
    kind, *rest = text.split(":")
    match kind, rest:
        case "cut" | "rst", ["up" | "down" as way, size, *times] if len(times) < 2:
            limit = int(times[0]) if times else UNLIMITED
            return Cut(_direction(way), int(size), limit, reset=kind == "rst")
        case "blackhole", ["up" | "down" as way, size, seconds, *times] if len(times) < 2:
            limit = int(times[0]) if times else UNLIMITED
            return Blackhole(_direction(way), int(size), float(seconds), limit)
        case "refuse", [times_text]:
            return Refuse(int(times_text))
        case "503", [wanted, *times] if len(times) < 2:
            return Unavailable(wanted, int(times[0]) if times else 1)
        case "lost", [wanted, *nth] if len(nth) < 2:
            return LostAnswer(wanted, int(nth[0]) if nth else 1)
        case "outage", [up_s, down_s]:
            return Outage(float(up_s), float(down_s))
    raise ValueError(f"not a fault: {text}")
