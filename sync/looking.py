"""The light look: what would come, without taking any of it.

A request without operations that takes no byte of changes (`max_bytes` 0) is answered by the head
and a signed end that says "more". Nothing is committed but what the head announces (limits, safe
number, clocks); the copy is neither fresher nor proven by it, and no receipt is written.

Failure policy: one fault ends the look; only a token that the server does not know is renewed,
once. What an older server sends beside head and end is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sync import codec, crypto, enrolment, errors
from sync.answer import check_numbers, verified_end
from sync.http import HttpTransport
from sync.ports import Clock, Identity, ReplicaPort
from sync.round import Round
from sync.wire import MODE_DELTA, MODE_NEW_EPOCH, End, Head

NOTHING_TAKEN: Final = 0
"""`max_bytes` of a look."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the server announced: complaints that would come and that would be removed.

    `anew`: the copy is to be fetched from its beginning (none yet, or another epoch, whose number
    of complaints is not told). Bytes count both ways as a receipt's do.
    """

    changes: int
    removals: int
    anew: bool
    bytes_up: int
    bytes_down: int
    round_trips: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a look is sent, and how bodies are packed there."""

    transport: HttpTransport
    path: str
    dictionaries: codec.Dictionaries


def look(
    round_: Round, identity: Identity, replica: ReplicaPort, place: Place, clock: Clock
) -> Looked:
    """Ask once. Raises `errors.ExchangeError`, and what storage raises where the announcement
    cannot be kept."""
    traffic = place.transport.traffic
    before = (traffic.bytes_up, traffic.bytes_down, traffic.round_trips)
    try:
        head = _ask(round_, identity, place)
    except errors.TokenUnknown:
        enrolment.renew(place.transport, identity)
        head = _ask(round_, identity, place)
    if head.mode != MODE_NEW_EPOCH:
        replica.announce(head.limits, head.safe, head.server_time, clock.now())
    return Looked(
        head.changes,
        head.removals,
        head.mode != MODE_DELTA,
        traffic.bytes_up - before[0],
        traffic.bytes_down - before[1],
        traffic.round_trips - before[2],
    )


def _ask(round_: Round, identity: Identity, place: Place) -> Head:
    """The head of an answer whose signed end has come too."""
    asked = round_.ask((), (), max_bytes=NOTHING_TAKEN, dictionary=b"", prove=False)
    body = codec.pack(asked.message, place.dictionaries, b"")
    head: Head | None = None
    try:
        with place.transport.stream(place.path, body, identity.token) as chunks:
            for frame in codec.read_frames(chunks, None):
                match frame:
                    case Head() if head is None:
                        head = frame
                    case End() if head is not None:
                        hashed = crypto.request_hash(asked.message)
                        check_numbers(head.server_time, head.safe)
                        verified_end(identity, head, asked.request, hashed, frame)
                        return head
                    case _ if head is None:
                        raise errors.BadAnswer("head")
                    case _:
                        continue
    except codec.NotOurs as error:
        raise errors.ProxyPage from error
    except codec.Malformed as error:
        raise errors.BadAnswer("frame") from error
    raise errors.CutOff
