"""Epochs: what a restored or rolled-back database begins, so that nobody trusts old numbers.

Every epoch's numbers lie above all numbers of the epochs before it (`STEP` apart), so that a
base version or cursor of a former epoch can never be mistaken for one of this. Within an epoch
every start leaves out some numbers: a database put back without a word does not give out again a
number under which desks have seen something else, and a desk that names one that was left out has
seen what is lost.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from server import agencies, schema
from server.database import Database, get_meta, read_counter, set_meta, take_numbers
from server.keys import JournalLine, Keyring
from server.sealed_copies import SealedCopies
from server.sealed_purge import purge_sealed
from server.work import Work, purge
from sync import crypto
from sync.wire import EndStatement, SignedEnd

STEP: Final = 1 << 32


class Epochs:
    """The epoch in force."""

    def __init__(self, database: Database, keys: Keyring) -> None:
        self._db = database
        self._keys = keys

    def current(self) -> bytes:
        """Id of the epoch in force."""
        with self._db.read() as connection:
            return bytes.fromhex(get_meta(connection, "epoch"))

    def start(self) -> int:
        """Counter at which the epoch in force began."""
        with self._db.read() as connection:
            return int(get_meta(connection, "epoch_start", "0"))

    def replay(self, now: int, *, restored: bool = False) -> None:
        """Bring a database up to the journal: first epoch, revocations, ordered deletions,
        and which agencies ask for approval.

        `restored`: it was put back, whatever it says, and a new epoch begins. So it does where
        the epoch is not the journal's last, and where a deletion is missing: carried out anew, it
        might bear the very number, and leave the very fingerprint, of something else that desks
        have seen and that is gone.
        """
        last = self._keys.last_epoch()
        ordered = {line.id for line in self._keys.journal() if line.kind == "deletion"}
        with self._db.read() as connection:
            stored = get_meta(connection, "epoch")
            known = set(connection.execute(select(schema.deleted.c.key)).scalars())
        if restored or last is None or last.id != stored or ordered - known:
            self.begin(now)
        for line in self._keys.journal():
            if line.kind == "revocation":
                with self._db.write() as connection:
                    connection.execute(
                        update(schema.device)
                        .where(schema.device.c.id == line.id, schema.device.c.revoked_at == 0)
                        .values(revoked_at=line.at)
                    )
            elif line.kind == "deletion":
                self._delete(line.id, line.at)
        SealedCopies(self._keys).purge(ordered)
        self._leap()
        # After the leap: an older database would tell of it under a number that desks know.
        self._switch(line for line in self._keys.journal() if line.kind == "approval")

    def ask_for_approval(self, agency: str, on: bool, now: int) -> None:
        """Whether an agency, by name, asks for approval from now on; no restore undoes it."""
        line = JournalLine(kind="approval", at=now, agency=agency, on=on)
        self._keys.append(line)
        self._switch([line])

    def _switch(self, lines: Iterable[JournalLine]) -> None:
        last = {agencies.agency_id(line.agency): line for line in lines}
        with self._db.write() as connection:
            work = Work(self._db, connection)
            for line in last.values():
                agencies.ensure(connection, work, line.agency, approval=line.on)
            work.stamp()

    def _leap(self) -> None:
        """Leave out numbers, by chance as many: two starts of one copy must not go on alike."""
        with self._db.write() as connection:
            count = 1 + int.from_bytes(secrets.token_bytes(2), "big")
            to = take_numbers(connection, count) + count - 1
            connection.execute(insert(schema.leap).values(after=to - count, up_to=to))

    def told(self, number: int) -> bool:
        """Whether this log can have told a desk that it stood at `number`."""
        with self._db.read() as connection:
            return _told(connection, number)

    def delete(self, key: str, at: int) -> bool:
        """Carry out an ordered deletion; False where it was carried out before."""
        done = self._delete(key, at)
        # Afterwards: sealed work taken in until then has left its copy here.
        SealedCopies(self._keys).purge([key])
        return done

    def _delete(self, key: str, at: int) -> bool:
        with self._db.write() as connection:
            work = Work(self._db, connection)
            if not self._db.insert_new(connection, "deleted", key=key, at=at):
                return False
            case = work.load(key)
            if case is None:
                purge(connection, key)
            else:
                case.deleted = True
                work.stamp()
            purge_sealed(connection, key)
        return True

    def begin(self, now: int) -> bytes:
        """Begin an epoch: journal first, then the database, its counter above all before."""
        last = self._keys.last_epoch()
        new = secrets.token_bytes(8)
        index = last.index + 1 if last else 0
        self._keys.append(
            JournalLine(
                kind="epoch",
                at=now,
                id=new.hex(),
                predecessor=last.id if last else "",
                index=index,
            )
        )
        with self._db.write() as connection:
            value = max(read_counter(connection), index * STEP)
            if connection.execute(select(schema.counter.c.id)).first() is None:
                connection.execute(insert(schema.counter).values(id=1, value=value))
            connection.execute(update(schema.counter).values(value=value))
            set_meta(connection, "epoch", new.hex())
            set_meta(connection, "epoch_start", str(value))
        return new

    def lacks(self, proof: SignedEnd, agency: str, epoch: bytes) -> bool:
        """Whether a signed end shows a number or fingerprint that this log does not have.

        False for anything this server did not sign: a bare claim never begins an epoch.
        """
        for public in self._keys.public_keys():
            try:
                crypto.verify(public, crypto.END, proof.statement, proof.signature)
                break
            except crypto.BadSignature:
                continue
        else:
            return False
        try:
            end = msgspec.msgpack.decode(proof.statement, type=EndStatement)
        except msgspec.MsgspecError:
            return False
        if end.more or end.agency != agency or end.epoch != epoch:
            return False
        with self._db.read() as connection:
            if not _told(connection, end.to):
                return True
            number = connection.execute(
                select(func.max(schema.event.c.no)).where(
                    schema.event.c.agency_id == agency, schema.event.c.no <= end.to
                )
            ).scalar()
            if number is None:
                return end.fingerprint != bytes(16)
            fingerprint = connection.execute(
                select(schema.event.c.fingerprint).where(
                    schema.event.c.agency_id == agency, schema.event.c.no == number
                )
            ).scalar_one()
        return bytes(fingerprint) != end.fingerprint


def _told(connection: Connection, number: int) -> bool:
    if number > read_counter(connection):
        return False
    left_out = select(schema.leap.c.up_to).where(schema.leap.c.after < number)
    to = connection.execute(left_out.order_by(schema.leap.c.after.desc()).limit(1)).scalar()
    return to is None or number >= to
