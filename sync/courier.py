"""The desk's side of the courier: the exchange's two messages in a file instead of on a line.

Failure policy:
- `prepare` commits `sent_at` (by `OutboxPort.claim`) before it returns the first byte, and
  `weigh` writes nothing, so that a full stick is found before anything counts as sent.
- `open` believes nothing before the server's signature: what it raises, `Unusable`, changes
  nothing here.
- `take` applies an answer as the line would: results at any time; changes only where the
  request asked from the present position in the present epoch, or where this very answer was
  being taken when the power went (repeats are harmless by number). It ends in a `Report`; what
  kept the copy from being whole stands in `error`, as for a run over the line.
- Errors of storage pass through; what was committed stays, and the file may be given again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import Final

import msgspec

from sync import codec, courier_file, crypto, enrolment, errors
from sync.access import Problem
from sync.answer import Tally
from sync.courier_file import (
    MAX_ANSWER,
    CarriedAnswer,
    CarriedRequest,
    SealedAnswer,
    Shell,
    Unusable,
    key_name,
)
from sync.ports import Claimed, Clock, Identity, OutboxPort, ReplicaPort
from sync.round import Asked, Cost, Report, Round, Step, place_of, report_of
from sync.wire import Limits, Reoffer, SyncRequest

_ROOM: Final = 32 << 10
"""What a request holds beside its operations: certificate, proof, seal."""
_REOFFERS_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request whose operations count as sent, as the file that carries it."""

    content: bytes
    message: bytes
    request_hash: bytes
    operations: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A request that went with a courier, as the desk kept it. `known`: operations of it that
    had their answer already; `resuming`: its answer was being taken before."""

    message: bytes
    size: int
    known: frozenset[bytes]
    resuming: bool


class Courier:
    """Writes requests into files and takes answers from them, for one desk."""

    def __init__(
        self,
        identity: Identity,
        outbox: OutboxPort,
        replica: ReplicaPort,
        clock: Clock,
        *,
        accept_removals: bool = False,
        progress: Callable[[Step], None] = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """`accept_removals`: the officer has answered the wipe guard."""
        self._tell_step = progress
        self._cancelled = cancelled
        self._identity = identity
        self._outbox = outbox
        self._replica = replica
        self._clock = clock
        self._round = Round(
            identity, outbox, replica, clock, accept_removals=accept_removals, carried=True
        )
        self._dictionaries = codec.Dictionaries({})
        self.error: errors.ExchangeError | None = None
        """What kept the last answer from making the copy whole."""

    def weigh(self, limits: Limits) -> int:
        """Bytes that the next file takes at most. Writes nothing."""
        offered = sum(
            len(r.operation) + len(r.statement) + len(r.signature) + 16
            for r in self._reoffers(limits)
        )
        work = 0 if offered else self._outbox.weigh(limits.operations, limits.request_bytes // 2)
        return work + offered + _ROOM

    def prepare(self, number: int, limits: Limits) -> Prepared:
        """The next request, its operations committed as sent. `number` counts the files."""
        reoffers = self._reoffers(limits)
        claimed: tuple[Claimed, ...] = ()
        if not reoffers:
            claimed = tuple(self._outbox.claim(limits.operations, limits.request_bytes // 2))
        # A file's few bytes matter less than one carriage more: proof goes along, and no
        # dictionary that the other side might lack.
        asked = self._round.ask(claimed, reoffers, max_bytes=MAX_ANSWER, dictionary=b"", prove=True)
        carried = CarriedRequest(
            self._identity.signed_certificate,
            number,
            self._clock.now(),
            codec.pack(asked.message, self._dictionaries, b""),
        )
        key = crypto.SigningKey(self._identity.device_key)
        plain = msgspec.msgpack.encode(key.signed(crypto.CARRIED_REQUEST, carried))
        request_hash = crypto.request_hash(asked.message)
        shell = Shell(
            "request",
            key_name(self._identity.age_public),
            key_name(self._identity.server_age),
            request_hash[:16],
        )
        content = courier_file.wrap(shell, crypto.seal(self._identity.server_age, plain))
        return Prepared(content, asked.message, request_hash, tuple(c.id for c in claimed))

    def _reoffers(self, limits: Limits) -> tuple[Reoffer, ...]:
        most = min(_REOFFERS_BYTES, limits.request_bytes // 2)
        return tuple(self._outbox.reoffers(limits.operations, most))

    def open(self, content: bytes) -> CarriedAnswer:
        """A verified answer to this device. Raises `Unusable`; follows rotated server keys."""
        shell, seal = courier_file.unwrap(content, "answer")
        if shell.recipient != key_name(self._identity.age_public):
            raise Unusable("other_recipient", shell)
        try:
            plain = crypto.unseal(self._identity.age_identity, seal)
            sealed = codec.decode(plain, SealedAnswer)
            try:
                answer = self._verified(sealed)
            except crypto.BadSignature:
                if not enrolment.follow(sealed.rotations, self._identity):
                    raise
                answer = self._verified(sealed)
        except (crypto.BadSignature, codec.Malformed) as error:
            raise Unusable("forged", shell) from error
        if answer.device != self._identity.certificate.device:
            raise Unusable("other_recipient", shell)
        return answer

    def _verified(self, sealed: SealedAnswer) -> CarriedAnswer:
        return crypto.open_signed(
            self._identity.server_key, crypto.CARRIED_ANSWER, sealed.answer, CarriedAnswer
        )

    def own(self, shell: Shell) -> bool:
        """Whether a file with this shell was written by this desk."""
        return shell.sender == key_name(self._identity.age_public)

    def same_server(self, shell: Shell) -> bool:
        """Whether an answer with this shell is of the server that this desk knows."""
        return shell.sender == key_name(self._identity.server_age)

    def take(
        self, answer: CarriedAnswer, carried: Carried, size: int, beginning: Callable[[], None]
    ) -> Report:
        """Apply a verified answer to its request. `beginning` is called before the copy changes.

        What kept it from being whole stands in the report and in `self.error`.
        """
        tally = Tally(known=carried.known)
        began, started = self._clock.monotonic(), self._clock.now()
        self.error = None
        try:
            self._renew(answer)
            if answer.problem is not None:
                self._tell(answer.problem, carried)
            self._apply(answer, carried, tally, beginning)
        except errors.ExchangeError as error:
            self.error = error
        seconds = self._clock.monotonic() - began
        cost = Cost(carried.size, size, 0, seconds, started, self._clock.now())
        code = "" if self.error is None else self.error.code
        report = report_of(tally, cost, code)
        if isinstance(self.error, errors.Carried):
            report = replaced(report, outcome="partial")
        return report

    def _apply(
        self,
        answer: CarriedAnswer,
        carried: Carried,
        tally: Tally,
        beginning: Callable[[], None],
    ) -> None:
        request = codec.decode(carried.message, SyncRequest)
        asked = Asked(request, carried.message)
        changes = self._still_there(request, carried)
        if changes:
            beginning()
        try:
            frames = codec.read_frames(iter((answer.body,)), None)
            ended = self._round.take(frames, asked, tally, changes=changes, progress=self._stepped)
        except (codec.NotOurs, codec.Malformed) as error:
            raise errors.BadAnswer("frame") from error
        if not changes:
            raise errors.CarriedOlder
        match self._round.conclude(ended, tally):
            case "new_epoch":
                raise errors.CarriedEpoch
            case "differs":
                raise errors.CarriedDiffers
            case "more":
                raise errors.CarriedMore(rounds=_rounds(tally))
            case _:
                pass

    def _stepped(self, tally: Tally) -> None:
        taken = len(tally.received) + len(tally.removed)
        self._tell_step(Step(tally.sent, taken, tally.announced, 0, 0))
        if self._cancelled():
            raise errors.Cancelled

    def _still_there(self, request: SyncRequest, carried: Carried) -> bool:
        """Whether the copy stands where the request asked from, or inside this answer."""
        position = self._replica.position()
        if place_of(position) == (request.epoch, request.cursor, request.snapshot):
            return True
        return carried.resuming

    def _renew(self, answer: CarriedAnswer) -> None:
        """A desk without a line learns its new role, or its number after a restore, here."""
        if answer.certificate is None:
            return
        own = self._identity
        public = crypto.SigningKey(own.device_key).public
        certificate = enrolment.own_certificate(answer.certificate, own.server_key, public)
        if certificate.serial > own.certificate.serial:
            own.renewed(own.token, answer.certificate)

    def _tell(self, problem: Problem, carried: Carried) -> None:
        """Raise what the server could not do."""
        match problem.penghubung:
            case "revoked":
                revoked = errors.Revoked(problem.revocation)
                raise enrolment.verified_revocation(revoked, self._identity)
            case "prove_end":
                request = codec.decode(carried.message, SyncRequest)
                if not self._still_there(request, carried):
                    raise errors.CarriedOlder
                # No signed end says what this desk has seen: as over the line, it starts over.
                self._replica.new_epoch(b"")
                raise errors.CarriedEpoch
            case "client_too_old":
                raise errors.ClientTooOld
            case "too_large":
                raise errors.TooLarge
            case _:
                raise errors.Rejected(problem.penghubung)


def _rounds(tally: Tally) -> int:
    """Files still to be carried, if each brings as much as this one did; at least one."""
    taken = len(tally.received) + len(tally.removed)
    return max(1, -(-max(0, tally.announced - taken) // max(1, taken)))
