"""Who this desk is: its keys, its certificate and the pinned server, inside the encrypted file.

Failure policy: the keys are made and committed before enrolment is asked for, so that a lost
answer can be asked for again with the same keys. Until an answer is stored, everything that
needs it raises `SignInNeeded`.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Row, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.errors import SignInNeeded
from desktop.storage.engine import Database
from desktop.storage.schema import identity
from sync.access import EnrolAnswer
from sync.crypto import SigningKey, new_age_identity
from sync.wire import Certificate, Signed


class IdentityStore:
    """Implements `sync.ports.Identity`. Reads its row once and after each write."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._row: Row[Any] | None = None
        self._load()

    def prepare(self, url: str) -> None:
        """Make this device's keys for a server unless they exist; they stay the same when the
        enrolment is tried again."""
        key = SigningKey()
        secret, public = new_age_identity()
        with self._database.write() as connection:
            connection.execute(
                insert(identity)
                .values(id=1, url=url, sign_seed=key.raw, age_identity=secret, age_public=public)
                .on_conflict_do_update(index_elements=["id"], set_={"url": url})
            )
        self._load()

    def enrolled(self, answer: EnrolAnswer, authority: bytes = b"", since: int = 0) -> None:
        """Store a verified enrolment: certificate, token, the keys to pin, and the server's own
        certificate authority where it has one."""
        self._store(
            certificate=answer.certificate.message,
            certificate_signature=answer.certificate.signature,
            token=answer.token,
            server_key=answer.server_key,
            server_age=answer.server_age,
            authority=authority,
            authority_since=since,
        )

    def renewed(self, token: str, certificate: Signed) -> None:
        """Store a fresh token and the certificate now in force."""
        self._store(
            token=token,
            certificate=certificate.message,
            certificate_signature=certificate.signature,
        )

    def repinned(self, server_key: bytes, server_age: str) -> None:
        """Store the server's rotated keys; the caller verified the rotation."""
        self._store(server_key=server_key, server_age=server_age)

    def vouched(self, authority: bytes, since: int) -> None:
        """Store another certificate authority; the caller verified the statement."""
        self._store(authority=authority, authority_since=since)

    def forget(self) -> None:
        """Keep no key in memory, until `recall`."""
        self._row = None

    def recall(self) -> None:
        """Read it again."""
        self._load()

    @property
    def authority(self) -> bytes:
        """The pinned certificate authority (DER); empty: a public one."""
        return bytes(self._prepared().authority)

    @property
    def authority_since(self) -> int:
        """Which of the server's statements about it is in force; 0: none yet."""
        return int(self._prepared().authority_since)

    @property
    def is_enrolled(self) -> bool:
        """Whether a certificate is stored."""
        return self._row is not None and bool(self._row.certificate)

    @property
    def url(self) -> str:
        """Base address of the server."""
        return str(self._prepared().url)

    @property
    def device_key(self) -> bytes:
        """Raw Ed25519 seed."""
        return bytes(self._prepared().sign_seed)

    @property
    def age_identity(self) -> str:
        """Secret age key: opens what is sealed for this device."""
        return str(self._prepared().age_identity)

    @property
    def age_public(self) -> str:
        """Public age key."""
        return str(self._prepared().age_public)

    @property
    def token(self) -> str:
        """Bearer token."""
        return str(self._enrolled().token)

    @property
    def certificate(self) -> Certificate:
        """The certificate now in force."""
        return msgspec.msgpack.decode(self._enrolled().certificate, type=Certificate)

    @property
    def signed_certificate(self) -> Signed:
        """The same with the server's signature."""
        row = self._enrolled()
        return Signed(row.certificate, row.certificate_signature)

    @property
    def server_key(self) -> bytes:
        """Pinned Ed25519 public key of the server."""
        return bytes(self._enrolled().server_key)

    @property
    def server_age(self) -> str:
        """Pinned age key of the server."""
        return str(self._enrolled().server_age)

    def _prepared(self) -> Row[Any]:
        if self._row is None:
            raise SignInNeeded("no keys")
        return self._row

    def _enrolled(self) -> Row[Any]:
        row = self._prepared()
        if not row.certificate:
            raise SignInNeeded("no certificate")
        return row

    def _load(self) -> None:
        with self._database.read() as connection:
            self._row = connection.execute(select(identity)).first()

    def _store(self, **values: object) -> None:
        self._prepared()
        with self._database.write() as connection:
            connection.execute(update(identity).values(**values))
        self._load()
