"""Officers, devices, one-time codes, tokens and certificates.

Failure policy: every refusal is a `Refusal` with the wire's problem code; nothing of a secret or
a name is in it. What must survive a restore is journalled first (`server.keys`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, insert, select, update

from server import schema
from server.caller import Caller
from server.database import Database
from server.keys import JournalLine, Keyring
from server.refusal import Refusal as Refusal
from server.refusal import Throttle as Throttle
from sync import crypto
from sync.access import (
    EnrolAnswer,
    EnrolmentCode,
    EnrolRequest,
    RenewAnswer,
    RenewRequest,
)
from sync.wire import (
    OLDEST_PROTOCOL,
    Certificate,
    Limits,
    Revocation,
    Signed,
)

CODE_SECONDS: Final = 24 * 3600
_DEVICE_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of an agency, or of the coordinator."""

    id: str
    name: str
    agency: str
    role: str


class Accounts:
    """Enrols, knows, renews and revokes devices."""

    def __init__(self, database: Database, keys: Keyring, limits: Limits) -> None:
        self._db = database
        self._keys = keys
        self._limits = limits
        self._throttle = Throttle()

    def add_officer(self, name: str, agency: str, role: str) -> Officer:
        """Add a person, or give one of that name in that agency another role (new serial)."""
        with self._db.write() as connection:
            row = connection.execute(
                select(schema.officer).where(
                    schema.officer.c.name == name, schema.officer.c.agency_id == agency
                )
            ).first()
            if row is None:
                id_ = f"p{secrets.token_hex(5)}"
                connection.execute(
                    insert(schema.officer).values(id=id_, name=name, agency_id=agency, role=role)
                )
                return Officer(id_, name, agency, role)
            if row.role != role:
                connection.execute(
                    update(schema.officer)
                    .where(schema.officer.c.id == row.id)
                    .values(role=role, serial=row.serial + 1)
                )
            return Officer(row.id, name, agency, role)

    def find_officer(self, text: str, agency: str) -> Officer | None:
        """By id, or by name inside an agency."""
        with self._db.read() as connection:
            row = connection.execute(
                select(schema.officer).where(
                    (schema.officer.c.id == text)
                    | ((schema.officer.c.name == text) & (schema.officer.c.agency_id == agency))
                )
            ).first()
        return Officer(row.id, row.name, row.agency_id, row.role) if row else None

    def make_code(
        self, officer: str, url: str, replaces: str, now: int, authority: bytes = b""
    ) -> EnrolmentCode:
        """A one-time code, valid for 24 hours. `authority`: certificate (DER) to be pinned."""
        secret = secrets.token_bytes(16)
        with self._db.write() as connection:
            connection.execute(
                insert(schema.enrol_code).values(
                    secret_hash=crypto.token_hash(secret.hex()),
                    officer_id=officer,
                    replaces=replaces,
                    expires_at=now + CODE_SECONDS,
                )
            )
        pinned = crypto.authority_hash(authority)
        return EnrolmentCode(url, secret, self._keys.hash, officer, replaces, pinned)

    def enrol(self, request: EnrolRequest, address: str, epoch: bytes, now: int) -> EnrolAnswer:
        """Use a code. The same code with the same key gives the same enrolment for 24 hours."""
        if request.protocol < OLDEST_PROTOCOL:
            raise Refusal(426, "client_too_old")
        proof = request.secret + request.sign_key + request.age_key.encode()
        try:
            crypto.verify(request.sign_key, crypto.ENROL, proof, request.signature)
        except crypto.BadSignature:
            raise Refusal(400, "malformed") from None
        token = crypto.new_token()
        with self._db.write() as connection:
            codes = schema.enrol_code
            query = select(codes).where(
                codes.c.secret_hash == crypto.token_hash(request.secret.hex())
            )
            code = connection.execute(query if self._db.sqlite else query.with_for_update()).first()
            if code is None:
                self._throttle.admit(address, now)
                raise Refusal(403, "code_unknown")
            # A used code answers for 24 hours more: the first answer may have been lost.
            if now > max(code.expires_at, code.used_at + CODE_SECONDS if code.used_at else 0):
                raise Refusal(403, "code_expired")
            if code.used_at:
                signed = self._enrolled_before(connection, code, request, token)
            else:
                signed = self._enrol_new(connection, code, request, token, now)
        return EnrolAnswer(
            signed,
            token,
            self._keys.sign.public,
            self._keys.recipient,
            epoch,
            now,
            self._limits,
        )

    def _enrolled_before(
        self, connection: Connection, code: Any, request: EnrolRequest, token: str
    ) -> Signed:
        row = connection.execute(
            select(schema.device).where(schema.device.c.id == code.device_id)
        ).one()
        if row.sign_key != request.sign_key or row.revoked_at:
            raise Refusal(403, "code_used")
        self._set_token(connection, row.id, token)
        return msgspec.msgpack.decode(code.certificate, type=Signed)

    def _enrol_new(
        self, connection: Connection, code: Any, request: EnrolRequest, token: str, now: int
    ) -> Signed:
        device = f"d{secrets.token_hex(6)}"
        officer = _officer_row(connection, code.officer_id)
        connection.execute(
            insert(schema.device).values(
                id=device,
                officer_id=officer.id,
                name=request.device_name.replace("\0", "")[:_DEVICE_NAME],
                sign_key=request.sign_key,
                age_key=request.age_key,
                serial=officer.serial,
                replaces=code.replaces,
                enrolled_at=now,
            )
        )
        signed = self._certify(connection, device, now)
        connection.execute(
            update(schema.enrol_code)
            .where(schema.enrol_code.c.secret_hash == code.secret_hash)
            .values(used_at=now, device_id=device, certificate=msgspec.msgpack.encode(signed))
        )
        self._set_token(connection, device, token)
        return signed

    def _certify(self, connection: Connection, device: str, now: int) -> Signed:
        row = connection.execute(select(schema.device).where(schema.device.c.id == device)).one()
        officer = _officer_row(connection, row.officer_id)
        agency = connection.execute(
            select(schema.agency).where(schema.agency.c.id == officer.agency_id)
        ).one()
        certificate = Certificate(
            device,
            officer.serial,
            officer.id,
            officer.name,
            agency.id,
            agency.name,
            agency.zone,
            officer.role,
            row.sign_key,
            row.age_key,
            now,
            row.replaces,
        )
        return self._keys.sign.signed(crypto.CERTIFICATE, certificate)

    def _set_token(self, connection: Connection, device: str, token: str) -> None:
        connection.execute(
            update(schema.device)
            .where(schema.device.c.id == device)
            .values(token_hash=crypto.token_hash(token))
        )

    def caller(self, token: str, now: int) -> Caller:
        """Who holds this token. Raises `Refusal` 401 (renew) or 403 with a signed revocation."""
        with self._db.read() as connection:
            row = connection.execute(
                select(
                    schema.device,
                    schema.officer.c.agency_id,
                    schema.officer.c.role,
                    schema.officer.c.serial.label("officer_serial"),
                    schema.agency.c.name.label("agency_name"),
                )
                .join(schema.officer, schema.officer.c.id == schema.device.c.officer_id)
                .join(schema.agency, schema.agency.c.id == schema.officer.c.agency_id)
                .where(schema.device.c.token_hash == crypto.token_hash(token))
            ).first()
        if row is None:
            raise Refusal(401, "token_unknown")
        if row.revoked_at:
            # A courier may have brought the desk a newer certificate than it signed in with.
            serial = max(row.serial, row.officer_serial)
            raise self._revoked(row.id, serial, row.revoked_at)
        if row.officer_serial != row.serial:
            # A changed role is a new serial: the desk fetches its new certificate.
            raise Refusal(401, "token_unknown")
        if now - row.last_seen_at >= 60:
            self._seen(row.id, now)
        return Caller(
            row.id, row.replaces, row.officer_id, row.agency_id, row.agency_name, row.role
        )

    def _seen(self, device: str, now: int) -> None:
        with self._db.write() as connection:
            connection.execute(
                update(schema.device).where(schema.device.c.id == device).values(last_seen_at=now)
            )

    def _revoked(self, device: str, serial: int, at: int) -> Refusal:
        signed = self._keys.sign.signed(crypto.REVOCATION, Revocation(device, serial, at))
        return Refusal(403, "revoked", revocation=signed)

    def open_certificate(self, signed: Signed) -> Certificate:
        """A certificate that this server signed, by the present key or a former one.

        Raises `Refusal` 403.
        """
        for public in self._keys.public_keys():
            try:
                return crypto.open_signed(public, crypto.CERTIFICATE, signed, Certificate)
            except crypto.BadSignature:
                continue
        raise Refusal(403, "forbidden")

    def renew(self, request: RenewRequest, epoch: bytes, now: int) -> RenewAnswer:
        """A new token by certificate and signed challenge; recreates device and officer where a
        restored database has lost them. A revoked certificate gets its revocation."""
        certificate = self.open_certificate(request.certificate)
        signed_part = request.challenge + request.certificate.message
        try:
            crypto.verify(certificate.sign_key, crypto.RENEW, signed_part, request.signature)
        except crypto.BadSignature:
            raise Refusal(403, "forbidden") from None
        if not self._keys.challenge_holds(request.challenge, now):
            raise Refusal(403, "clock")
        self._check_revoked(certificate)
        token = crypto.new_token()
        with self._db.write() as connection:
            self._recreate(connection, certificate)
            officer = _officer_row(connection, certificate.officer)
            connection.execute(
                update(schema.device)
                .where(schema.device.c.id == certificate.device)
                .values(serial=officer.serial)
            )
            self._set_token(connection, certificate.device, token)
            signed = self._certify(connection, certificate.device, now)
        return RenewAnswer(token, signed, epoch, now)

    def _check_revoked(self, certificate: Certificate) -> None:
        """Raise `Refusal` with a signed revocation where the journal has one."""
        revoked = [
            line
            for line in self._keys.journal()
            if line.kind == "revocation" and line.id == certificate.device
        ]
        if revoked:
            # For good, also where a restored database knew an older serial when it revoked.
            serial = max(revoked[-1].serial, certificate.serial)
            raise self._revoked(certificate.device, serial, revoked[-1].at)

    def carried(self, certificate: Certificate, now: int) -> tuple[Caller, Signed]:
        """Who signed what a courier brought, and the certificate now in force: as `renew`, but
        for the token. The caller has verified certificate and signature.

        Raises `Refusal` 403 with a signed revocation.
        """
        self._check_revoked(certificate)
        with self._db.write() as connection:
            self._recreate(connection, certificate)
            device = schema.device
            held = (device.c.id == certificate.device) & (device.c.serial < certificate.serial)
            connection.execute(update(device).where(held).values(serial=certificate.serial))
            officer = _officer_row(connection, certificate.officer)
            signed = self._certify(connection, certificate.device, now)
            agency = connection.execute(
                select(schema.agency.c.name).where(schema.agency.c.id == officer.agency_id)
            ).scalar_one()
        self._seen(certificate.device, now)
        caller = Caller(
            certificate.device,
            certificate.replaces,
            officer.id,
            officer.agency_id,
            agency,
            officer.role,
        )
        return caller, signed

    def _recreate(self, connection: Connection, certificate: Certificate) -> None:
        self._db.insert_new(
            connection,
            "agency",
            id=certificate.agency,
            name=certificate.agency_name,
            zone=certificate.zone,
            fingerprint=bytes(16),
        )
        self._db.insert_new(
            connection,
            "officer",
            id=certificate.officer,
            name=certificate.officer_name,
            agency_id=certificate.agency,
            role=certificate.role,
            serial=certificate.serial,
        )
        # A restored officer may be older than the certificate: the newer role is in force.
        connection.execute(
            update(schema.officer)
            .where(
                schema.officer.c.id == certificate.officer,
                schema.officer.c.serial < certificate.serial,
            )
            .values(role=certificate.role, serial=certificate.serial)
        )
        self._db.insert_new(
            connection,
            "device",
            id=certificate.device,
            officer_id=certificate.officer,
            sign_key=certificate.sign_key,
            age_key=certificate.age_key,
            serial=certificate.serial,
            replaces=certificate.replaces,
            enrolled_at=certificate.issued_at,
        )

    def revoke(self, device: str, now: int) -> bool:
        """Revoke a device for good; False where there is none or it was revoked before."""
        with self._db.read() as connection:
            row = connection.execute(
                select(schema.device).where(schema.device.c.id == device)
            ).first()
        if row is None or row.revoked_at:
            return False
        self._keys.append(JournalLine(kind="revocation", at=now, id=device, serial=row.serial))
        with self._db.write() as connection:
            connection.execute(
                update(schema.device).where(schema.device.c.id == device).values(revoked_at=now)
            )
        return True


def _officer_row(connection: Connection, officer: str) -> Any:
    return connection.execute(select(schema.officer).where(schema.officer.c.id == officer)).one()
