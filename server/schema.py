"""Tables of the central server. Contents of complaints are canonical JSON bytes (`sync.content`).

`counter` holds the one commit-ordered number of this server. `leap` says which numbers a start
left out: no desk can have been told one of them (see `server.epochs`). `event` is the log that a
desk reads: (number, agency, complaint, what) with the agency's fingerprint as it was after it.
`attachment` says which files belong to which timeline entry and which of them have arrived;
`doomed_blob` which bytes are to be removed because nothing refers to them any more.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

counter = Table(
    "counter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("value", BigInteger, nullable=False),
)
leap = Table(
    "leap",
    metadata,
    Column("after", BigInteger, primary_key=True, autoincrement=False),
    Column("up_to", BigInteger, nullable=False),
)
meta = Table(
    "meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
agency = Table(
    "agency",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("name", Text, nullable=False),
    Column("external_id", String(40), nullable=False, server_default=""),
    Column("parent", Text, nullable=False, server_default=""),
    Column("zone", String(40), nullable=False, server_default="Asia/Jakarta"),
    Column("fingerprint", LargeBinary(16), nullable=False),
    Column("approval", Boolean, nullable=False, server_default=false()),
)
officer = Table(
    "officer",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("name", Text, nullable=False),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("role", String(12), nullable=False),
    Column("serial", Integer, nullable=False, server_default="1"),
)
complaint = Table(
    "complaint",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("source", String(20), nullable=False),
    Column("tracking_id", String(60), nullable=False),
    Column("agency_id", ForeignKey("agency.id"), nullable=True),
    Column("body", LargeBinary, nullable=False),
    Column("body_no", BigInteger, nullable=False),
    Column("body_digest", LargeBinary(16), nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("state_no", BigInteger, nullable=False),
    Column("state_digest", LargeBinary(16), nullable=False),
    Column("as_of", BigInteger, nullable=False, server_default="0"),
    Column("local_since", BigInteger, nullable=False, server_default="0"),
    Column("imported", LargeBinary, nullable=False),
    Index(None, "agency_id", "key"),
    Index(None, "tracking_id"),
)
entry = Table(
    "entry",
    metadata,
    Column("complaint_key", ForeignKey("complaint.key"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("no", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("digest", LargeBinary(16), nullable=False),
    Column("private_agency", String(20), nullable=True),
    Column("operation", LargeBinary(16), nullable=True),
    Column("device_id", String(20), nullable=True),
    Index(None, "complaint_key", "no"),
)
deleted = Table(
    "deleted",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("at", BigInteger, nullable=False),
)
event = Table(
    "event",
    metadata,
    Column("agency_id", String(20), primary_key=True),
    Column("no", BigInteger, primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("what", String(8), nullable=False),
    Column("fingerprint", LargeBinary(16), nullable=False),
    Index(None, "agency_id", "complaint_key", "no"),
)
ref = Table(
    "ref",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("id", String(80), primary_key=True),
    Column("no", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "no"),
)
device = Table(
    "device",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("sign_key", LargeBinary(32), nullable=False),
    Column("age_key", String(80), nullable=False),
    Column("token_hash", LargeBinary(32), nullable=True, unique=True),
    Column("serial", Integer, nullable=False),
    Column("replaces", String(20), nullable=False, server_default=""),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("last_seen_at", BigInteger, nullable=False, server_default="0"),
    Column("revoked_at", BigInteger, nullable=False, server_default="0"),
    Column("erased_at", BigInteger, nullable=False, server_default="0"),
)
enrol_code = Table(
    "enrol_code",
    metadata,
    Column("secret_hash", LargeBinary(32), primary_key=True),
    Column("officer_id", ForeignKey("officer.id"), nullable=False),
    Column("replaces", String(20), nullable=False, server_default=""),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False, server_default="0"),
    Column("device_id", String(20), nullable=False, server_default=""),
    Column("certificate", LargeBinary, nullable=True),
)
ledger = Table(
    "ledger",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("device_id", String(20), nullable=False),
    Column("agency_id", String(20), nullable=False),
    Column("content_hash", LargeBinary(32), nullable=True),
    Column("payload", LargeBinary, nullable=True),
    Column("kind", String(12), nullable=False),
    Column("complaint_key", String(80), nullable=False),
    Column("predecessor", LargeBinary(16), nullable=True),
    Column("superseded_by", LargeBinary(16), nullable=True),
    Column("outcome", String(12), nullable=False),
    Column("result", LargeBinary, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("reoffered", Boolean, nullable=False, server_default=false()),
    Index(None, "complaint_key"),
)
answer = Table(
    "answer",
    metadata,
    Column("operation", LargeBinary(16), primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("agency_id", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("entered_at", BigInteger, nullable=False, server_default="0"),
    Index(None, "entered_at"),
)
# What operators submitted. A decision may be known before the submission itself (after a restore):
# then `state` says so, and an approval waits as "awaiting" for the words that it named.
submission = Table(
    "submission",
    metadata,
    Column("operation", LargeBinary(16), primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("agency_id", String(20), nullable=False),
    Column("state", String(12), nullable=False),
    Column("settled_by", LargeBinary(16), nullable=True),
    Column("at", BigInteger, nullable=False),
    Index(None, "complaint_key"),
)
returned = Table(
    "returned",
    metadata,
    Column("operation", LargeBinary(16), primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("agency_id", String(20), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("note", Text, nullable=False),
    Column("suggest", String(20), nullable=False, server_default=""),
    Column("at", BigInteger, nullable=False),
    Column("settled_at", BigInteger, nullable=False, server_default="0"),
)
not_applied = Table(
    "not_applied",
    metadata,
    Column("operation", LargeBinary(16), primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("why", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("settled_at", BigInteger, nullable=False, server_default="0"),
)
courier_file = Table(
    "courier_file",
    metadata,
    Column("request_hash", LargeBinary(32), primary_key=True),
    Column("device_id", String(20), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("processed_at", BigInteger, nullable=False),
    Index(None, "device_id", "number"),
)
sealed = Table(
    "sealed",
    metadata,
    Column("device_id", String(20), primary_key=True),
    Column("serial", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("work", LargeBinary, nullable=False),
    Column("released_at", BigInteger, nullable=False, server_default="0"),
)
attachment = Table(
    "attachment",
    metadata,
    Column("complaint_key", String(80), primary_key=True),
    Column("entry_id", String(64), primary_key=True),
    Column("sha256", LargeBinary(32), primary_key=True),
    # Whose devices are to bring it; empty for what the coordinator added.
    Column("agency_id", String(20), nullable=False),
    Column("private_agency", String(20), nullable=True),
    Column("size", BigInteger, nullable=False),
    Column("type", String(8), nullable=False),
    Column("arrived_at", BigInteger, nullable=False, server_default="0"),
    Column("number", BigInteger, nullable=False, server_default="0"),
    Index(None, "sha256"),
)
doomed_blob = Table(
    "doomed_blob",
    metadata,
    Column("sha256", LargeBinary(32), primary_key=True),
)
sealed_file = Table(
    "sealed_file",
    metadata,
    Column("device_id", String(20), primary_key=True),
    Column("sha256", LargeBinary(32), primary_key=True),
    Column("complaint_key", String(80), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "sha256"),
)
