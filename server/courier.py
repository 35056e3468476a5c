"""What a courier brings: a desk's request as it would be posted, answered into a file.

Failure policy: the shell is told apart first (`sync.courier_file`), then the seal, then the
certificate and the device's signature; until then nothing is decoded but those. Author, agency
and role come from certificate and database. Operations go the way of every other
(`server.exchange`), each its own transaction, so that a file given twice, late or after the
line was faster does nothing twice. A refusal is an answer too: signed, for its desk alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import msgspec
from sqlalchemy import func, select

from server import schema
from server.accounts import Accounts, Refusal
from server.database import Database
from server.exchange import Exchange
from server.keys import Keyring
from server.sealed import SealedStore
from sync import codec, courier_file, crypto
from sync.access import Problem, SealedUpload
from sync.courier_file import (
    MAX_ANSWER,
    CarriedAnswer,
    CarriedRequest,
    SealedAnswer,
    Shell,
    Unusable,
    key_name,
)
from sync.wire import MODE_NEW_EPOCH, Certificate, End, Head, Limits, OpResult, Signed, SyncRequest

_ROOM: Final = 1 << 20
"""What a file holds beside a request or a sealed attachment."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file was and what became of it. Times in unix seconds."""

    device: str
    agency: str
    made_at: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    """Operations by the outcome of each."""
    problem: str = ""
    """Why the request was not processed; the answer says so to the desk."""
    processed_before: int = 0
    newer_before: bool = False
    """A file that the desk made later was processed earlier."""
    new_epoch: bool = False
    more: bool = False
    about: bytes = b""
    answer: bytes = b""
    """The file to carry back; empty for sealed work, which has no answer."""


class CourierDesk:
    """Takes couriers' files in, for one server."""

    def __init__(
        self,
        database: Database,
        keys: Keyring,
        accounts: Accounts,
        exchange: Exchange,
        sealed: SealedStore,
        limits: Limits,
    ) -> None:
        self._db = database
        self._keys = keys
        self._accounts = accounts
        self._exchange = exchange
        self._sealed = sealed
        self.longest: int = max(limits.request_bytes, limits.attachment_bytes) + _ROOM
        """Bytes of the longest file that is read."""

    def process(self, content: bytes, now: int) -> Brought:
        """Process a file. Raises `Unusable`; what it raises has changed nothing."""
        sealed_work = self._sealed_work(content, now)
        if sealed_work is not None:
            return sealed_work
        shell, seal = courier_file.unwrap(content, "request", self.longest)
        if shell.recipient not in self._names():
            raise Unusable("other_recipient", shell)
        try:
            signed = codec.decode(self._keys.unseal(seal), Signed)
            carried = codec.decode(signed.message, CarriedRequest)
            certificate = self._accounts.open_certificate(carried.certificate)
            crypto.verify(
                certificate.sign_key, crypto.CARRIED_REQUEST, signed.message, signed.signature
            )
            message = codec.unpack(carried.body, codec.Dictionaries({}), self.longest)
            codec.decode(message, SyncRequest)
            # Nothing is processed for a desk that could not be answered.
            crypto.seal(certificate.age_key, b"")
        except Refusal as error:
            # A certificate that this server never signed.
            raise Unusable("forged", shell) from error
        except (
            crypto.BadSignature,
            codec.Malformed,
            codec.NotOurs,
            codec.UnknownDictionary,
        ) as error:
            raise Unusable("forged", shell) from error
        return self._answer(certificate, carried, crypto.request_hash(message), shell, now)

    def _answer(
        self,
        certificate: Certificate,
        carried: CarriedRequest,
        request: bytes,
        shell: Shell,
        now: int,
    ) -> Brought:
        before, newer = self._history(certificate.device, carried.number, request)
        body, problem, in_force = b"", None, None
        try:
            caller, in_force = self._accounts.carried(certificate, now)
            body = b"".join(self._exchange.answer(carried.body, caller, now, MAX_ANSWER))
        except Refusal as refusal:
            problem = Problem(
                penghubung=refusal.code,
                detail=refusal.detail,
                retry_after=refusal.retry_after,
                revocation=refusal.revocation,
            )
        self._remember(certificate.device, carried, request, now)
        answer = CarriedAnswer(certificate.device, request, now, body, problem, in_force)
        seen = _Seen.of(body)
        return Brought(
            device=certificate.device,
            agency=certificate.agency_name,
            made_at=carried.made_at,
            outcomes=seen.outcomes,
            problem="" if problem is None else problem.penghubung,
            processed_before=before,
            newer_before=newer,
            new_epoch=seen.new_epoch,
            more=seen.more,
            about=shell.about,
            answer=self._wrapped(answer, certificate, shell),
        )

    def _wrapped(self, answer: CarriedAnswer, certificate: Certificate, asked: Shell) -> bytes:
        rotations: tuple[Signed, ...] = ()
        if asked.recipient != key_name(self._keys.recipient):
            # The desk still knows former keys and, without a line, cannot ask for the new ones.
            rotations = tuple(signed for signed, _ in self._keys.rotations())
        sealed = SealedAnswer(self._keys.sign.signed(crypto.CARRIED_ANSWER, answer), rotations)
        seal = crypto.seal(certificate.age_key, msgspec.msgpack.encode(sealed))
        shell = Shell("answer", asked.recipient, key_name(certificate.age_key), asked.about)
        return courier_file.wrap(shell, seal)

    def _names(self) -> set[bytes]:
        return {key_name(recipient) for recipient in self._keys.recipients()}

    def _history(self, device: str, number: int, request: bytes) -> tuple[int, bool]:
        table = schema.courier_file
        with self._db.read() as connection:
            before = connection.execute(
                select(table.c.processed_at).where(table.c.request_hash == request)
            ).scalar()
            newest = connection.execute(
                select(func.max(table.c.number)).where(table.c.device_id == device)
            ).scalar()
        return before or 0, newest is not None and newest > number

    def _remember(self, device: str, carried: CarriedRequest, request: bytes, now: int) -> None:
        with self._db.write() as connection:
            self._db.insert_new(
                connection,
                "courier_file",
                request_hash=request,
                device_id=device,
                number=carried.number,
                made_at=carried.made_at,
                processed_at=now,
            )

    def _sealed_work(self, content: bytes, now: int) -> Brought | None:
        """The last file of a revoked desk, which has no shell; None where it is none."""
        try:
            upload = codec.decode(content, SealedUpload)
            certificate = self._accounts.open_certificate(upload.certificate)
        except (codec.Malformed, Refusal):
            return None
        try:
            self._sealed.receive(upload, now)
        except Refusal as refusal:
            return Brought(certificate.device, certificate.agency_name, problem=refusal.code)
        return Brought(certificate.device, certificate.agency_name)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an answer says, read back from its own stream."""

    outcomes: Counter[str]
    new_epoch: bool
    more: bool

    @classmethod
    def of(cls, body: bytes) -> _Seen:
        outcomes: Counter[str] = Counter()
        new_epoch = more = False
        for frame in codec.read_frames(iter((body,)), None):
            match frame:
                case Head():
                    new_epoch = frame.mode == MODE_NEW_EPOCH
                case OpResult():
                    outcomes[frame.outcome] += 1
                case End():
                    more = frame.more and not new_epoch
                case _:
                    pass
        return cls(outcomes, new_epoch, more)
