"""A region's office for tests: the real central server, a clock, and desks that sign."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Table, select

from server import agencies, backup, schema
from server.caller import Caller
from server.central import Central
from server.database import Database, read_counter
from server.feed import Feed
from server.importing import open_export
from server.intake import Intake, Summary
from server.operations import Operations
from server.work import Work
from sync import crypto
from sync.access import EnrolAnswer, EnrolRequest, RenewAnswer, RenewRequest
from sync.content import Fingerprint, digest, entry_key, part_key
from sync.wire import (
    PROTOCOL,
    Change,
    Deleted,
    Entry,
    Gone,
    Operation,
    OperationKind,
    OpResult,
    Part,
    Ref,
    ResultsStatement,
    Signed,
    StatementItem,
)

DAY = 86_400
START = 1_790_000_000
ONE, TWO = "Dinas Satu", "Dinas Dua"


def complaint(tracking_id: str, **fields: object) -> dict[str, object]:
    """A native record; every field can be given otherwise, None leaves it out."""
    record: dict[str, object] = {
        "type": "complaint",
        "tracking_id": tracking_id,
        "title": f"Judul {tracking_id}",
        "text": f"Isi laporan {tracking_id}.",
        "reported_at": "2026-09-01T01:00:00Z",
        "agency": ONE,
        "status": "Terdisposisi",
    } | fields
    return {k: v for k, v in record.items() if v is not None}


def write_export(path: Path, records: Iterable[dict[str, object]], generated_at: str = "") -> Path:
    """A native export."""
    header: dict[str, object] = {"type": "header", "schema": "penghubung-native/1"}
    if generated_at:
        header["generated_at"] = generated_at
    path.write_bytes(b"\n".join(msgspec.json.encode(r) for r in (header, *records)) + b"\n")
    return path


@dataclass
class Desk:
    """One officer's PC as the server sees it."""

    sign: crypto.SigningKey
    age: str
    recipient: str
    caller: Caller
    answer: EnrolAnswer
    cursor: int = 0
    held: dict[str, dict[str, tuple[int, bytes]]] = field(default_factory=dict)

    def keep(self, change: Change) -> None:
        """Apply one change to this desk's copy."""
        match change:
            case Part(key, part, number, content):
                self.held.setdefault(key, {})[part_key(part)] = (number, content)
            case Entry(key, id_, number, content):
                self.held.setdefault(key, {})[entry_key(id_)] = (number, content)
            case Gone(key) | Deleted(key):
                self.held.pop(key, None)
            case Ref():
                return

    @property
    def fingerprint(self) -> bytes:
        """Over what this desk holds, from its rows."""
        return Fingerprint.of(
            digest(key, part, number, content)
            for key, parts in self.held.items()
            for part, (number, content) in parts.items()
        ).value


class Office:
    """The server's rooms, opened on a database, with time that only moves when told."""

    def __init__(self, data: Path, database_url: str) -> None:
        self.data = data
        self.url = database_url
        self.time = START
        self._files = 0
        self._seq = 0
        self._open()

    def now(self) -> int:
        """The server's clock."""
        return self.time

    def reopen(self) -> None:
        """Start the program again on the same data."""
        self.central.close()
        self._open()

    def _open(self) -> None:
        self.central = Central(self.data, self.url, now=self.now)
        self.operations = Operations(self.central.database, self.central.limits)

    def close(self) -> None:
        """Let go of the database."""
        self.central.close()

    @property
    def database(self) -> Database:
        """The database."""
        return self.central.database

    def take_in(
        self, *records: dict[str, object], generated_at: str = "", dry_run: bool = False
    ) -> Summary:
        """Import native records."""
        self._files += 1
        path = write_export(self.data / f"export-{self._files}.jsonl", records, generated_at)
        with open_export(path) as reader:
            return Intake(self.database, dry_run=dry_run).run(reader, self.time, lambda *_: None)

    def agency(self, name: str) -> str:
        """Id of an agency, made if need be."""
        return self._ensure(name)

    def _ensure(self, name: str) -> str:
        with self.database.write() as connection:
            work = Work(self.database, connection)
            id_ = agencies.ensure(connection, work, name)
            work.stamp()
        return id_

    def code(self, agency: str, name: str, role: str = "liaison", replaces: str = "") -> bytes:
        """Secret of a new one-time code."""
        officer = self.central.accounts.add_officer(name, self._ensure(agency), role)
        made = self.central.accounts.make_code(
            officer.id, "http://127.0.0.1:1", replaces, self.time
        )
        return made.secret

    def enrol(
        self,
        agency: str = ONE,
        name: str = "Petugas Satu",
        role: str = "liaison",
        replaces: str = "",
    ) -> Desk:
        """A newly enrolled desk."""
        secret = self.code(agency, name, role, replaces)
        sign = crypto.SigningKey()
        age, recipient = crypto.new_age_identity()
        answer = self.use_code(secret, sign, recipient)
        return Desk(sign, age, recipient, self.caller(answer.token), answer)

    def use_code(
        self, secret: bytes, sign: crypto.SigningKey, recipient: str, address: str = "10.0.0.1"
    ) -> EnrolAnswer:
        """Use a one-time code."""
        proof = sign.sign(crypto.ENROL, secret + sign.public + recipient.encode())
        request = EnrolRequest(PROTOCOL, secret, sign.public, recipient, "PC", proof)
        epoch = self.central.epochs.current()
        return self.central.accounts.enrol(request, address, epoch, self.time)

    def caller(self, token: str) -> Caller:
        """Who holds a token."""
        return self.central.accounts.caller(token, self.time)

    def renew(self, desk: Desk, certificate: Signed | None = None) -> RenewAnswer:
        """A new token by certificate and challenge."""
        signed = certificate or desk.answer.certificate
        challenge = self.central.keys.challenge(self.time)
        proof = desk.sign.sign(crypto.RENEW, challenge + signed.message)
        request = RenewRequest(signed, challenge, proof)
        return self.central.accounts.renew(request, self.central.epochs.current(), self.time)

    def counter(self) -> int:
        """Where the log stands."""
        with self.database.read() as connection:
            return read_counter(connection)

    def operation(
        self, kind: OperationKind, key: str, *, base: int | None = None, **fields: Any
    ) -> Operation:
        """An operation as a desk makes it, on what the server shows now."""
        self._seq += 1
        given: dict[str, Any] = {
            "id": secrets.token_bytes(16),
            "text": "" if kind in ("return", "withdraw") else "Kami tindak lanjuti.",
            "reason": "not_authority" if kind == "return" else "",
        } | fields
        return Operation(
            kind=kind,
            complaint=key,
            base=self.counter() if base is None else base,
            at=self.time,
            seq=self._seq,
            **given,
        )

    def send(self, desk: Desk, operation: Operation) -> OpResult:
        """Process one operation as it came over the wire."""
        payload = msgspec.msgpack.encode(operation)
        return self.operations.process(0, payload, desk.caller, self.time)

    def act(self, desk: Desk, kind: OperationKind, key: str, **fields: Any) -> OpResult:
        """Make and send."""
        return self.send(desk, self.operation(kind, key, **fields))

    def receipt(self, desk: Desk, operation: Operation, result: OpResult) -> tuple[bytes, bytes]:
        """The signed results statement that a desk keeps for an operation."""
        payload = msgspec.msgpack.encode(operation)
        item = StatementItem(operation.id, crypto.content_hash(payload), result)
        statement = msgspec.msgpack.encode(
            ResultsStatement(desk.caller.device, self.central.epochs.current(), bytes(32), (item,))
        )
        return statement, self.central.keys.sign.sign(crypto.RESULTS, statement)

    def pull(self, desk: Desk) -> bytes:
        """Bring a desk's copy up to date; the server's fingerprint."""
        fingerprint = bytes(16)
        feed = Feed(self.database, desk.caller.agency, {})
        for page in feed.delta(desk.cursor):
            for changes, _ in page.groups:
                for change in changes:
                    desk.keep(change)
            desk.cursor, fingerprint = page.to, page.fingerprint
        return fingerprint

    def state(self, key: str) -> dict[str, Any]:
        """State of a complaint."""
        state: dict[str, Any] = self.central.coordinator.show(key)["state"]
        return state

    def timeline(self, key: str) -> list[dict[str, Any]]:
        """Timeline of a complaint."""
        found: list[dict[str, Any]] = self.central.coordinator.show(key)["timeline"]
        return found

    def back_up(self, file: Path | None = None) -> Path:
        """A checked backup."""
        self.time += 1
        made, _ = backup.make(self.central, self.url, file)
        return made

    def restore(self, file: Path) -> backup.Restored:
        """Put a backup back and start the program again."""
        self.close()
        self.time += 1
        try:
            if self.url.startswith("sqlite"):
                present = Path(self.url.removeprefix("sqlite:///"))
                return backup.restore_sqlite(self.data, present, file, self.time)
            return backup.restore_dump(self.data, self.url, file, self.time)
        finally:
            self._open()

    def rows(self, table: Table) -> list[Any]:
        """All rows of a table."""
        with self.database.read() as connection:
            return list(connection.execute(select(table).order_by(*table.primary_key)).all())

    def holds_text(self, text: str) -> bool:
        """Whether a text stands anywhere in the database."""
        needle = text.encode()
        return any(
            needle in (cell if isinstance(cell, bytes) else str(cell).encode())
            for table in schema.metadata.sorted_tables
            for row in self.rows(table)
            for cell in row
        )


def recomputed(office: Office, agency: str) -> bytes:
    """An agency's fingerprint from nothing but contents and numbers."""
    parts: list[bytes] = []
    entries = office.rows(schema.entry)
    for row in office.rows(schema.complaint):
        if row.agency_id != agency:
            continue
        parts.append(digest(row.key, "b", row.body_no, row.body))
        parts.append(digest(row.key, "s", row.state_no, row.state))
        parts += [
            digest(row.key, entry_key(e.id), e.no, e.content)
            for e in entries
            if e.complaint_key == row.key and e.private_agency in (None, agency)
        ]
    return Fingerprint.of(parts).value
