"""Tables of the replica file.

Replica tables, written only by the exchange; every row belongs to a generation (`gen`), so that
a new copy can be built beside the live one and swapped in by changing one number:
- `complaint`: one row per complaint, only the columns that lists sort, filter and count by, so
  that 100,000 of them are scanned quickly. `changed_no` = highest number of its parts.
- `part`: content of body (0) and state (1), canonical JSON as it came, with number and digest.
- `entry`: timeline items as they came; `operation` = hex id of the operation that made one.
- `entry_file`: files that timeline items name, and whether the server has them.
- `ref_item`: agencies, categories, rules, calendar, reasons, templates. Empty content = removed.
- `complaint_fts`: FTS5, contentless, `rowid` = `complaint.id` (made in the first migration;
  SQLAlchemy knows no virtual tables).
- `replica_state`: one row: epoch, cursor, generations, fingerprints, snapshot position, proof.

Local tables, written by the officer's actions and by results; no foreign key into the replica,
so that nothing the server removes can take an officer's words along:
- `draft`: unsent words; discarded ones stay until purged.
- `operation`: the outbox. `position` is the place in line, `seq` the order of making.
- `upload`: files of an operation on their way to the server; `problem`: it does not take one,
  `seen`: the officer knows. Their bytes lie in a file of their own (`desktop.storage.blobs`).
- `statement`: signed results, the proof of what the server accepted.
- `receipt`: one row per exchange run; `carriage` = "courier" where a file carried it.
- `courier`: one row per request that went into a file. `message` = the request, kept until its
  answer came; `receipt_id` = the run that took (or began to take) the answer.
- `identity`: one row: this device's keys, its certificate, the pinned server and, where it has
  one of its own, its certificate authority.
- `setting`: key and value. `backoff`: one row, when the next automatic run may start.

Times are unix seconds UTC, 0 = unknown or never.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from desktop.storage.columns import blob, flag, integer, words

OF_APPROVAL: Final = "kind IN ('submit', 'approve', 'give_back', 'withdrawn', 'edited')"
"""Entries of a submission's story; SQLite uses their index only where these words stand."""

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_row() -> tuple[Column[int], CheckConstraint]:
    return Column("id", Integer, primary_key=True), CheckConstraint("id = 1", name="one_row")


complaint = Table(
    "complaint",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("gen", Integer, nullable=False),
    Column("key", Text, nullable=False),
    integer("changed_no"),
    words("tracking_id"),
    # Lists sort titles without regard to letter case (of ASCII, which Indonesian uses).
    Column("title", Text(collation="NOCASE"), nullable=False, server_default=text("''")),
    words("category"),
    words("classification"),
    words("regency"),
    words("district"),
    words("village"),
    words("agency"),
    words("status"),
    words("turn"),
    integer("reported_at"),
    integer("disposed_at"),
    integer("first_follow_up_at"),
    integer("last_follow_up_at"),
    integer("last_reply_at"),
    integer("closed_at"),
    flag("closed"),
    flag("archived"),
    flag("secret"),
    flag("anonymous"),
    flag("settled"),
    flag("replied"),
    integer("active_at"),
    UniqueConstraint("gen", "key"),
    # Every index ends in the key: lists of keys are read from the index alone.
    Index("ix_complaint_reported", "gen", "reported_at", "key"),
    Index("ix_complaint_active", "gen", "active_at", "key"),
    Index("ix_complaint_disposed", "gen", "disposed_at", "key"),
    Index("ix_complaint_title", "gen", "title", "key"),
    Index("ix_complaint_tracking", "gen", "tracking_id", "key"),
    Index("ix_complaint_turn", "gen", "settled", "turn", "reported_at", "key"),
    Index("ix_complaint_category", "gen", "category", "reported_at", "key"),
    Index("ix_complaint_class", "gen", "classification", "reported_at", "key"),
    Index("ix_complaint_district", "gen", "district", "reported_at", "key"),
    Index("ix_complaint_village", "gen", "village", "reported_at", "key"),
    Index("ix_complaint_replied", "gen", "replied", "reported_at", "key"),
    Index("ix_complaint_status", "gen", "status", "reported_at", "key"),
)

part = Table(
    "part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint_id", ForeignKey("complaint.id", ondelete="CASCADE"), nullable=False),
    Column("part", Integer, nullable=False),
    Column("no", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("complaint_id", "part"),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint_id", ForeignKey("complaint.id", ondelete="CASCADE"), nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("no", Integer, nullable=False),
    integer("at"),
    words("kind"),
    words("operation"),
    Column("digest", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("complaint_id", "entry_id"),
    Index(None, "operation", sqlite_where=text("operation <> ''")),
    Index(None, "kind", "complaint_id", sqlite_where=text(OF_APPROVAL)),
)

entry_file = Table(
    "entry_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint_id", ForeignKey("complaint.id", ondelete="CASCADE"), nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    flag("arrived"),
    UniqueConstraint("complaint_id", "entry_id", "sha256"),
    Index(None, "sha256"),
)

ref_item = Table(
    "ref_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("gen", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("no", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("gen", "kind", "ref"),
)

replica_state = Table(
    "replica_state",
    metadata,
    *_one_row(),
    blob("epoch"),
    Column("cursor", Integer),
    Column("live_gen", Integer, nullable=False, server_default=text("1")),
    Column("build_gen", Integer),
    Column("last_gen", Integer, nullable=False, server_default=text("1")),
    Column("live_print", LargeBinary, nullable=False, server_default=text("x'" + "00" * 16 + "'")),
    Column("build_print", LargeBinary, nullable=False, server_default=text("x'" + "00" * 16 + "'")),
    Column("snapshot_start", Integer),
    words("snapshot_after"),
    Column("snapshot_cursor", Integer),
    integer("removed"),
    Column("proof_statement", LargeBinary),
    Column("proof_signature", LargeBinary),
    blob("limits"),
    integer("limits_version"),
    integer("safe"),
    integer("mismatch_at"),
    integer("mismatches"),
    integer("clock_offset"),
    integer("told_at"),
    integer("complete_at"),
    integer("index_work"),
)


def _words() -> tuple[Column[str] | Column[bool] | Column[bytes], ...]:
    """Columns of `desktop.domain.model.Content` and the header card."""
    return (
        Column("complaint", Text, nullable=False),
        Column("kind", Text, nullable=False),
        words("text"),
        words("result"),
        flag("secret"),
        words("reason"),
        words("suggest"),
        Column("attachments", Text, nullable=False, server_default=text("'[]'")),
        Column("target", LargeBinary),
        blob("public_hash"),
        Column("card", Text, nullable=False, server_default=text("'{}'")),
        Column("supersedes", LargeBinary),
    )


draft = Table(
    "draft",
    metadata,
    Column("id", Integer, primary_key=True),
    *_words(),
    integer("created_at"),
    integer("updated_at"),
    integer("discarded_at"),
    words("complaint_gone"),
    integer("gone_at"),
    Index(None, "complaint"),
    # Never reuse an id: an editor may still hold a draft that was sent from elsewhere.
    sqlite_autoincrement=True,
)

statement = Table(
    "statement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("message", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

operation = Table(
    "operation",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    *_words(),
    Column("base", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("zone_minutes", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("state", Text, nullable=False),
    integer("sent_at"),
    Column("predecessor", LargeBinary),
    Column("payload", LargeBinary),
    Column("hash", LargeBinary),
    words("outcome"),
    integer("answered_at"),
    integer("number"),
    words("why"),
    words("later"),
    Column("fields", Text, nullable=False, server_default=text("'[]'")),
    words("stored"),
    Column("superseded_by", LargeBinary),
    flag("laid"),
    flag("reoffer"),
    Column("statement_id", ForeignKey("statement.id")),
    words("complaint_gone"),
    integer("gone_at"),
    CheckConstraint(
        "state IN ('queued','unanswered','acked','needs_decision','needs_edit','withdrawing',"
        "'withdrawn','discarded','superseded')",
        name="state",
    ),
    CheckConstraint("(sent_at = 0) = (hash IS NULL)", name="sent_has_hash"),
    Index(None, "state", "position", "seq"),
    Index(None, "complaint", "position", "seq"),
)

upload = Table(
    "upload",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation", ForeignKey("operation.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    integer("offset"),
    flag("tried"),
    integer("arrived_at"),
    integer("number"),
    words("problem"),
    flag("seen"),
    UniqueConstraint("operation", "sha256"),
    Index(None, "sha256"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Integer, nullable=False),
    integer("finished"),
    Column("outcome", Text, nullable=False, server_default=text("'running'")),
    integer("sent"),
    integer("received"),
    integer("needs_attention"),
    integer("bytes_up"),
    integer("bytes_down"),
    integer("round_trips"),
    Column("seconds", Float, nullable=False, server_default=text("0")),
    flag("verified"),
    words("error"),
    Column("sent_keys", Text, nullable=False, server_default=text("'[]'")),
    Column("received_keys", Text, nullable=False, server_default=text("'[]'")),
    integer("attachments_sent"),
    integer("attachments_outstanding"),
    words("carriage"),
)

courier = Table(
    "courier",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", Integer, nullable=False),
    Column("request_hash", LargeBinary, unique=True),
    Column("message", LargeBinary),
    Column("operations", Text, nullable=False, server_default=text("'[]'")),
    words("name"),
    integer("size"),
    integer("written_at"),
    integer("receipt_id"),
    integer("answered_at"),
    sqlite_autoincrement=True,
)

identity = Table(
    "identity",
    metadata,
    *_one_row(),
    words("url"),
    Column("sign_seed", LargeBinary, nullable=False),
    Column("age_identity", Text, nullable=False),
    words("age_public"),
    blob("certificate"),
    blob("certificate_signature"),
    words("token"),
    blob("server_key"),
    words("server_age"),
    blob("authority"),
    integer("authority_since"),
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

backoff = Table(
    "backoff",
    metadata,
    *_one_row(),
    integer("failures"),
    integer("until"),
    words("code"),
)

LOCAL_TABLES: Final = (
    statement,
    draft,
    operation,
    upload,
    receipt,
    identity,
    setting,
    backoff,
    courier,
)
"""What only this computer has; salvaged in this order because of their foreign keys."""

FTS_CREATE: Final = (
    "CREATE VIRTUAL TABLE complaint_fts USING fts5("
    "tracking, title, text, timeline, category, place, content='', contentless_delete=1, "
    "prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)
"""Full-text index; column order is that of the bm25 weights in `search`."""
