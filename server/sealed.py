"""Unsent work of revoked desks: taken in sealed, checked against the ledger, shown to nobody
as unsent before that check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from server import schema
from server.accounts import Accounts, Refusal
from server.attachments import blob_name
from server.blobs import Store
from server.database import Database
from server.file_rows import purge_files
from server.keys import Keyring
from server.sealed_copies import SealedCopies
from server.sealed_purge import deleted_among, is_deleted, without
from sync import codec, crypto
from sync.access import SealedUpload
from sync.wire import Operation, SealedFile, SealedWork


@dataclass(frozen=True, slots=True)
class SealedItem:
    """One operation or draft out of a seal. `outcome` is the ledger's word, "unsent" without."""

    kind: str
    complaint: str
    outcome: str
    text: str


class SealedStore:
    """Receives and shows sealed work."""

    def __init__(self, database: Database, keys: Keyring, accounts: Accounts, store: Store) -> None:
        self._db = database
        self._store = store
        self._keys = keys
        self._accounts = accounts
        self._copies = SealedCopies(keys)

    def receive(self, upload: SealedUpload, now: int) -> None:
        """Store a revoked desk's work once; the same again changes nothing.

        Raises `Refusal` where certificate, signature or seal do not hold.
        """
        certificate = self._accounts.open_certificate(upload.certificate)
        try:
            crypto.verify(certificate.sign_key, crypto.SEALED, upload.sealed, upload.signature)
            plain = self._keys.unseal(upload.sealed)
            work = codec.decode(plain, SealedWork)
            for payload in work.operations:
                codec.decode(payload, Operation)
        except (crypto.BadSignature, codec.Malformed) as error:
            raise Refusal(400, "malformed") from error
        if work.device != certificate.device:
            raise Refusal(403, "forbidden")
        if work.files:
            self._take_files(work, now)
        else:
            with self._db.read() as connection:
                rest = without(work, deleted_among(connection, work))
            self._copies.keep(rest, now)
            self._take(rest, now)

    def replay(self) -> None:
        """Take in again what a restored database has lost; see `server.sealed_copies`."""
        for copy in self._copies.all():
            if copy.work.operations or copy.work.drafts or not copy.work.files:
                self._take(copy.work, copy.at)
            for file in copy.work.files:
                self._note_file(copy.work.device, file, copy.at)

    def _take(self, work: SealedWork, now: int) -> None:
        with self._db.write() as connection:
            gone = deleted_among(connection, work)
            self._store_work(connection, without(work, gone), now)
        # Deleted while the copy was written.
        self._copies.purge(gone)

    def _store_work(self, connection: Connection, work: SealedWork, now: int) -> None:
        if not self._db.insert_new(
            connection,
            "sealed",
            device_id=work.device,
            serial=work.serial,
            at=now,
            work=msgspec.msgpack.encode(work),
        ):
            return
        connection.execute(
            update(schema.device)
            .where(schema.device.c.id == work.device, schema.device.c.revoked_at > 0)
            .values(erased_at=now)
        )

    def _take_files(self, work: SealedWork, now: int) -> None:
        """Files come in seals of their own; those of a deleted complaint are left out."""
        for file in work.files:
            if hashlib.sha256(file.content).digest() != file.sha256:
                raise Refusal(400, "malformed")
            with self._db.read() as connection:
                gone = is_deleted(connection, file.complaint)
            if gone:
                continue
            self._store.put(blob_name(file.sha256), file.content)
            self._copies.keep(msgspec.structs.replace(work, files=(file,)), now)
            self._note_file(work.device, file, now)

    def _note_file(self, device: str, file: SealedFile, now: int) -> None:
        with self._db.write() as connection:
            self._db.insert_new(
                connection,
                "sealed_file",
                device_id=device,
                sha256=file.sha256,
                complaint_key=file.complaint,
                name=file.name,
                at=now,
            )
            deleted = is_deleted(connection, file.complaint)
            if deleted:
                purge_files(connection, file.complaint)
        if deleted:
            # While its bytes were stored.
            self._copies.purge([file.complaint])

    def file(self, device: str, sha256: bytes) -> tuple[str, bytes] | None:
        """Name and bytes of a sealed file; None where it is not here."""
        table = schema.sealed_file
        with self._db.read() as connection:
            name = connection.execute(
                select(table.c.name).where(table.c.device_id == device, table.c.sha256 == sha256)
            ).scalar_one_or_none()
        return None if name is None else (name, self._store.get(blob_name(sha256)))

    def listing(self) -> list[dict[str, Any]]:
        """Devices whose sealed work is here."""
        with self._db.read() as connection:
            rows = connection.execute(select(schema.sealed).order_by(schema.sealed.c.at)).all()
        return [{"device": r.device_id, "serial": r.serial, "at": r.at} for r in rows]

    def open(self, device: str) -> list[SealedItem]:
        """What the desk had not got an answer for, each item checked against the ledger."""
        with self._db.read() as connection:
            rows = connection.execute(
                select(schema.sealed.c.work).where(schema.sealed.c.device_id == device)
            ).scalars()
            items: list[SealedItem] = []
            for plain in rows:
                work = msgspec.msgpack.decode(plain, type=SealedWork)
                for payload in work.operations:
                    operation = msgspec.msgpack.decode(payload, type=Operation)
                    outcome = connection.execute(
                        select(schema.ledger.c.outcome).where(schema.ledger.c.id == operation.id)
                    ).scalar_one_or_none()
                    items.append(
                        SealedItem(
                            operation.kind,
                            operation.complaint,
                            outcome or "unsent",
                            operation.text,
                        )
                    )
                items += [
                    SealedItem(
                        f"draft {d.get('kind', '')}",
                        d.get("complaint", ""),
                        "unsent",
                        d.get("text", ""),
                    )
                    for d in work.drafts
                ]
            table = schema.sealed_file
            for row in connection.execute(
                select(table).where(table.c.device_id == device).order_by(table.c.name)
            ):
                label = f"{row.sha256.hex()} {row.name}"
                items.append(SealedItem("file", row.complaint_key, "here", label))
        return items
