"""One run of the exchange, from claim to proof.

Failure policy, fault by fault (the run's outcome is `complete` only for verified results, a
verified end and equal fingerprints; `partial` where something was committed; else `failed`):

- Offline, TlsFailed, ProxyPage, InsecureAddress, ClientTooOld, SignInNeeded, Rejected, Revoked:
  the run ends; everything sent stays "sent, unanswered" under the same ids.
- CutOff, Timeout: while each answer brings at least one verified result or checkpoint the run
  goes on from there; without progress fewer operations are sent at once, down to one, and then
  three tries, a little apart. A time-out without any byte halves what is asked for (buffering
  proxies). Sizes grow again with every answer and are kept (`sync.pace`).
- TooLarge: half as many operations are sent at once, down to one.
- ServerDown with a short Retry-After: waited for, three times; else the run ends and says when.
- TokenUnknown: renewed once by the certificate. BadAnswer: key rotations are looked up once.
- ProveEnd: asked again with the last signed end. DictionaryUnknown: asked again without.
- WipeGuard: nothing is taken away; the officer is asked.
- Fingerprints differ: a snapshot, at most one a day, else Mismatch.
- Errors of storage (disk full, locked) pass through; what was committed stays.

Attachments follow the text, over the same connection (`sync.blobs`). A fault among them ends
them alone: what was said of the text stands, and the next run goes on from the same byte.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

from sync import codec, enrolment, errors
from sync.answer import Ended, Tally
from sync.blobs import NOTHING_CARRIED, Transfer, Transfers
from sync.http import HttpTransport
from sync.looking import Looked, Place, look
from sync.pace import Forgetful, Notes, Pace
from sync.ports import AttachmentPort, Claimed, Clock, Identity, OutboxPort, ReplicaPort
from sync.round import Asked, Cost, Round, report_of
from sync.round import Report as Report
from sync.round import Step as Step
from sync.wire import Reoffer

SYNC_PATH: Final = "/api/v1/sync"
_BATCH: Final = 200
_FRUITLESS: Final = 3
_EXCHANGES: Final = 10_000
_SHORT_WAIT: Final = 15
_LINE_HOLDS: Final = (errors.WipeGuard, errors.Mismatch)
"""What ends a run though the line is good: attachments of what was accepted may still go."""


class Engine:
    """Runs exchanges for one desk. One run at a time."""

    def __init__(
        self,
        identity: Identity,
        outbox: OutboxPort,
        replica: ReplicaPort,
        transport: HttpTransport,
        clock: Clock,
        *,
        dictionaries: codec.Dictionaries | None = None,
        notes: Notes | None = None,
        accept_removals: bool = False,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
        attachments: AttachmentPort | None = None,
        transfers: Callable[[Transfer], None] = lambda transfer: None,
        allowed: Callable[[int], bool] = lambda size: True,
    ) -> None:
        """`notes` keep what was learned of the line; `accept_removals`: the officer has answered
        the wipe guard. `transfers`: told how far each attachment is; `allowed`: whether so many
        bytes more of them may travel."""
        self._identity = identity
        self._outbox = outbox
        self._replica = replica
        self._transport = transport
        self._clock = clock
        self._dictionaries = dictionaries or codec.Dictionaries.shipped()
        self._dictionary = self._dictionaries.current
        self._round = Round(identity, outbox, replica, clock, accept_removals=accept_removals)
        self._tell = progress
        self._cancelled = cancelled
        self._attachments = attachments
        self._tell_transfer = transfers
        self._allowed = allowed
        self._carried = NOTHING_CARRIED
        self._tally = Tally()
        self._pace = Pace(notes or Forgetful())
        self._batch = _BATCH
        self._asked_at = self._waited = 0.0
        self._in_flight = 0
        self._prove = False
        self._refer = True
        self._pieces = False
        self._referred = False
        self._once: set[str] = set()
        self._started = (0.0, 0)
        self._before = (0, 0, 0)
        self.error: errors.ExchangeError | None = None
        """What ended the last run short of complete."""

    def run(self) -> Report:
        """Exchange until all is sent and received, or a fault of the line ends it.

        A fault is told in `Report.error` and `self.error`. Errors of storage pass through;
        `report` then tells what was done before them.
        """
        self._tally = Tally()
        self._once = set()
        self._prove = self._pieces = False
        self.error = None
        self._started = (self._clock.monotonic(), self._clock.now())
        traffic = self._transport.traffic
        self._before = (traffic.bytes_up, traffic.bytes_down, traffic.round_trips)
        self._carried = NOTHING_CARRIED
        try:
            self._loop()
        except errors.ExchangeError as error:
            self.error = error
            if isinstance(error, _LINE_HOLDS):
                self._carry()
            return self.report(error.code, error.retry_after)
        self._carry()
        return self.report("")

    def _carry(self) -> None:
        if self._attachments is not None:
            token = self._identity.token
            self._carried = Transfers(
                token,
                self._attachments,
                self._transport,
                self._clock,
                progress=self._tell_transfer,
                cancelled=self._cancelled,
                allowed=self._allowed,
            ).carry()

    def look(self) -> Looked:
        """Ask only what would come; see `sync.looking`. Raises `errors.ExchangeError`."""
        place = Place(self._transport, SYNC_PATH, self._dictionaries)
        return look(self._round, self._identity, self._replica, place, self._clock)

    def report(self, error: str, retry_after: int = 0) -> Report:
        """Figures of the run so far, ended by the error of that code ("" for a whole run)."""
        traffic, before = self._transport.traffic, self._before
        cost = Cost(
            traffic.bytes_up - before[0],
            traffic.bytes_down - before[1],
            traffic.round_trips - before[2],
            self._clock.monotonic() - self._started[0],
            self._started[1],
            self._clock.now(),
        )
        return report_of(self._tally, cost, error, retry_after, self._carried)

    def _loop(self) -> None:
        fruitless = 0
        whole = False
        for _ in range(_EXCHANGES):
            reoffers = tuple(self._outbox.reoffers(self._batch, self._pace.batch))
            claimed = () if reoffers else self._claim()
            if whole and not claimed and not reoffers:
                return
            reached = self._tally.checkpoints
            try:
                whole = self._exchange(claimed, reoffers)
                fruitless = 0
            except errors.ExchangeError as error:
                whole = False
                fruitless = 0 if self._tally.checkpoints > reached else fruitless + 1
                self._overcome(error, fruitless)
        raise errors.Mismatch("no end")

    def _claim(self) -> tuple[Claimed, ...]:
        claimed = self._outbox.claim(self._batch, self._pace.batch)
        return tuple(c for c in claimed if c.id not in self._tally.answered)

    def _overcome(self, error: errors.ExchangeError, fruitless: int) -> None:
        """Prepare another try, or raise what ends the run."""
        match error:
            case errors.TokenUnknown():
                self._first_time("renew", errors.SignInNeeded())
                enrolment.renew(self._transport, self._identity)
            case errors.Revoked(revocation=None):
                raise enrolment.confirm_revocation(
                    self._transport, error, self._identity
                ) from error
            case errors.BadAnswer():
                self._first_time("rotation", error)
                if not enrolment.follow_rotation(self._transport, self._identity):
                    raise error
            case errors.ProveEnd():
                self._prove = "prove" not in self._once
                self._once.add("prove")
                if not self._prove or self._replica.position().proof is None:
                    # No signed end says what this desk has seen: it starts over and offers
                    # again what it has receipts for. A bare claim begins no epoch.
                    self._first_time("start over", error)
                    self._replica.new_epoch(b"")
            case errors.DictionaryUnknown() | errors.Rejected() if self._referred:
                # Something left since, or a server of before: this run does without.
                self._refer = False
            case errors.DictionaryUnknown():
                self._first_time("dictionary", error)
                self._dictionary = b""
            case errors.TooLarge() if self._batch > 1:
                # This server, or a proxy before it, takes less at once.
                self._batch //= 2
                self._pace.lost()
            case errors.ServerDown() if 0 < error.retry_after <= _SHORT_WAIT:
                if fruitless > _FRUITLESS:
                    raise error
                self._wait(error.retry_after)
            case errors.Timeout() | errors.CutOff():
                smaller = fruitless and self._smaller(error)
                self._pieces = self._pieces or fruitless > 0
                if fruitless >= _FRUITLESS and not smaller:
                    raise error
                if fruitless:
                    self._wait(2 ** min(fruitless - 1, _FRUITLESS))
            case _:
                raise error

    def _smaller(self, error: errors.ExchangeError) -> bool:
        """Ask less of the line; False where that was all it can do about a loss."""
        if isinstance(error, errors.Timeout) and not error.any_byte:
            self._pace.held_back()
        if not self._in_flight or self._pace.smallest:
            return False
        # What is on its way counts: a batch may be far below what would be allowed.
        while self._pace.batch >= self._in_flight and not self._pace.smallest:
            self._pace.lost()
        return True

    def _first_time(self, what: str, error: errors.ExchangeError) -> None:
        if what in self._once:
            raise error
        self._once.add(what)

    def _wait(self, seconds: float) -> None:
        # Jitter: a whole region must not come back in the same second.
        self._clock.sleep(seconds * random.uniform(1.0, 1.5))

    def _exchange(self, claimed: tuple[Claimed, ...], reoffers: tuple[Reoffer, ...]) -> bool:
        """One request and its answer; True where the copy is whole and proven."""
        if self._cancelled():
            raise errors.Cancelled
        asked = self._round.ask(
            claimed,
            reoffers,
            max_bytes=self._pace.answer,
            dictionary=self._dictionary,
            prove=self._prove,
            refer=self._refer,
            begun=self._tally.begun if self._pieces else None,
        )
        self._prove = False
        self._referred = asked.referred
        self._asked_at, self._waited = self._clock.monotonic(), 0.0
        self._in_flight = sum(len(c.payload) for c in claimed) if len(claimed) > 1 else 0
        ended = self._ask(asked)
        self._pace.answered(self._in_flight, self._waited)
        conclusion = self._round.conclude(ended, self._tally)
        if conclusion == "new_epoch":
            enrolment.renew(self._transport, self._identity)
        elif conclusion == "differs":
            self._prove = True
        return conclusion == "whole"

    def _ask(self, asked: Asked) -> Ended:
        past = asked.past
        body = codec.pack(
            asked.message,
            self._dictionaries,
            self._dictionary,
            past if asked.referred else None,
            asked.request.cursor or 0,
        )
        try:
            with self._transport.stream(SYNC_PATH, body, self._identity.token) as chunks:
                frames = codec.read_frames(
                    chunks,
                    self._dictionaries.get(self._dictionary),
                    self._dictionaries.with_past(self._dictionary, past) if past else None,
                    past.memory if past else None,
                )
                ended = self._round.take(frames, asked, self._tally, progress=self._progress)
                _drain(chunks)
                return ended
        except codec.NotOurs as error:
            raise errors.ProxyPage from error
        except codec.Malformed as error:
            raise errors.BadAnswer("frame") from error

    def _progress(self, tally: Tally) -> None:
        # The first word of an answer says how long the line took to carry what was sent.
        self._waited = self._waited or self._clock.monotonic() - self._asked_at
        traffic = self._transport.traffic
        self._tell(
            Step(
                tally.sent,
                tally.taken,
                tally.announced,
                traffic.bytes_up,
                traffic.bytes_down,
            )
        )
        if self._cancelled():
            raise errors.Cancelled


def _drain(chunks: Iterator[bytes]) -> None:
    """Read what ends the body, so that the connection can serve again; it proves nothing."""
    with suppress(errors.ExchangeError):
        while next(chunks, b""):
            pass
