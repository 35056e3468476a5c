"""The whole schema of the first release.

Literal SQL, so that later changes of `desktop.storage.schema` never change what this did.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE backoff (
    id INTEGER NOT NULL,
    failures INTEGER DEFAULT 0 NOT NULL,
    until INTEGER DEFAULT 0 NOT NULL,
    code TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_backoff PRIMARY KEY (id),
    CONSTRAINT ck_backoff_one_row CHECK (id = 1)
)
    """,
    """
CREATE TABLE complaint (
    id INTEGER NOT NULL,
    gen INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    changed_no INTEGER DEFAULT 0 NOT NULL,
    tracking_id TEXT DEFAULT '' NOT NULL,
    title TEXT COLLATE "NOCASE" DEFAULT '' NOT NULL,
    category TEXT DEFAULT '' NOT NULL,
    classification TEXT DEFAULT '' NOT NULL,
    regency TEXT DEFAULT '' NOT NULL,
    district TEXT DEFAULT '' NOT NULL,
    village TEXT DEFAULT '' NOT NULL,
    agency TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT '' NOT NULL,
    turn TEXT DEFAULT '' NOT NULL,
    reported_at INTEGER DEFAULT 0 NOT NULL,
    disposed_at INTEGER DEFAULT 0 NOT NULL,
    first_follow_up_at INTEGER DEFAULT 0 NOT NULL,
    last_follow_up_at INTEGER DEFAULT 0 NOT NULL,
    last_reply_at INTEGER DEFAULT 0 NOT NULL,
    closed_at INTEGER DEFAULT 0 NOT NULL,
    closed BOOLEAN DEFAULT 0 NOT NULL,
    archived BOOLEAN DEFAULT 0 NOT NULL,
    secret BOOLEAN DEFAULT 0 NOT NULL,
    anonymous BOOLEAN DEFAULT 0 NOT NULL,
    settled BOOLEAN DEFAULT 0 NOT NULL,
    replied BOOLEAN DEFAULT 0 NOT NULL,
    active_at INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_complaint PRIMARY KEY (id),
    CONSTRAINT uq_complaint_gen_key UNIQUE (gen, "key")
)
    """,
    'CREATE INDEX ix_complaint_active ON complaint (gen, active_at, "key")',
    'CREATE INDEX ix_complaint_category ON complaint (gen, category, reported_at, "key")',
    """
CREATE INDEX ix_complaint_class
ON complaint (gen, classification, reported_at, "key")
    """,
    'CREATE INDEX ix_complaint_disposed ON complaint (gen, disposed_at, "key")',
    'CREATE INDEX ix_complaint_district ON complaint (gen, district, reported_at, "key")',
    'CREATE INDEX ix_complaint_replied ON complaint (gen, replied, reported_at, "key")',
    'CREATE INDEX ix_complaint_reported ON complaint (gen, reported_at, "key")',
    'CREATE INDEX ix_complaint_status ON complaint (gen, status, reported_at, "key")',
    'CREATE INDEX ix_complaint_title ON complaint (gen, title, "key")',
    'CREATE INDEX ix_complaint_tracking ON complaint (gen, tracking_id, "key")',
    'CREATE INDEX ix_complaint_turn ON complaint (gen, settled, turn, reported_at, "key")',
    'CREATE INDEX ix_complaint_village ON complaint (gen, village, reported_at, "key")',
    """
CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    complaint TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    result TEXT DEFAULT '' NOT NULL,
    secret BOOLEAN DEFAULT 0 NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    suggest TEXT DEFAULT '' NOT NULL,
    attachments TEXT DEFAULT '[]' NOT NULL,
    target BLOB,
    public_hash BLOB DEFAULT (x'') NOT NULL,
    card TEXT DEFAULT '{}' NOT NULL,
    supersedes BLOB,
    created_at INTEGER DEFAULT 0 NOT NULL,
    updated_at INTEGER DEFAULT 0 NOT NULL,
    discarded_at INTEGER DEFAULT 0 NOT NULL,
    complaint_gone TEXT DEFAULT '' NOT NULL,
    gone_at INTEGER DEFAULT 0 NOT NULL
)
    """,
    "CREATE INDEX ix_draft_complaint ON draft (complaint)",
    """
CREATE TABLE identity (
    id INTEGER NOT NULL,
    url TEXT DEFAULT '' NOT NULL,
    sign_seed BLOB NOT NULL,
    age_identity TEXT NOT NULL,
    age_public TEXT DEFAULT '' NOT NULL,
    certificate BLOB DEFAULT (x'') NOT NULL,
    certificate_signature BLOB DEFAULT (x'') NOT NULL,
    token TEXT DEFAULT '' NOT NULL,
    server_key BLOB DEFAULT (x'') NOT NULL,
    server_age TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_identity PRIMARY KEY (id),
    CONSTRAINT ck_identity_one_row CHECK (id = 1)
)
    """,
    """
CREATE TABLE receipt (
    id INTEGER NOT NULL,
    started INTEGER NOT NULL,
    finished INTEGER DEFAULT 0 NOT NULL,
    outcome TEXT DEFAULT 'running' NOT NULL,
    sent INTEGER DEFAULT 0 NOT NULL,
    received INTEGER DEFAULT 0 NOT NULL,
    needs_attention INTEGER DEFAULT 0 NOT NULL,
    bytes_up INTEGER DEFAULT 0 NOT NULL,
    bytes_down INTEGER DEFAULT 0 NOT NULL,
    round_trips INTEGER DEFAULT 0 NOT NULL,
    seconds FLOAT DEFAULT 0 NOT NULL,
    verified BOOLEAN DEFAULT 0 NOT NULL,
    error TEXT DEFAULT '' NOT NULL,
    sent_keys TEXT DEFAULT '[]' NOT NULL,
    received_keys TEXT DEFAULT '[]' NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE ref_item (
    id INTEGER NOT NULL,
    gen INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    no INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_ref_item PRIMARY KEY (id),
    CONSTRAINT uq_ref_item_gen_kind_ref UNIQUE (gen, kind, ref)
)
    """,
    """
CREATE TABLE replica_state (
    id INTEGER NOT NULL,
    epoch BLOB DEFAULT (x'') NOT NULL,
    cursor INTEGER,
    live_gen INTEGER DEFAULT 1 NOT NULL,
    build_gen INTEGER,
    last_gen INTEGER DEFAULT 1 NOT NULL,
    live_print BLOB DEFAULT (x'00000000000000000000000000000000') NOT NULL,
    build_print BLOB DEFAULT (x'00000000000000000000000000000000') NOT NULL,
    snapshot_start INTEGER,
    snapshot_after TEXT DEFAULT '' NOT NULL,
    snapshot_cursor INTEGER,
    removed INTEGER DEFAULT 0 NOT NULL,
    proof_statement BLOB,
    proof_signature BLOB,
    limits BLOB DEFAULT (x'') NOT NULL,
    limits_version INTEGER DEFAULT 0 NOT NULL,
    safe INTEGER DEFAULT 0 NOT NULL,
    mismatch_at INTEGER DEFAULT 0 NOT NULL,
    mismatches INTEGER DEFAULT 0 NOT NULL,
    clock_offset INTEGER DEFAULT 0 NOT NULL,
    complete_at INTEGER DEFAULT 0 NOT NULL,
    index_work INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_replica_state PRIMARY KEY (id),
    CONSTRAINT ck_replica_state_one_row CHECK (id = 1)
)
    """,
    """
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
    """,
    """
CREATE TABLE statement (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    message BLOB NOT NULL,
    signature BLOB NOT NULL,
    CONSTRAINT pk_statement PRIMARY KEY (id)
)
    """,
    """
CREATE TABLE entry (
    id INTEGER NOT NULL,
    complaint_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    no INTEGER NOT NULL,
    at INTEGER DEFAULT 0 NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    operation TEXT DEFAULT '' NOT NULL,
    digest BLOB NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_entry PRIMARY KEY (id),
    CONSTRAINT uq_entry_complaint_id_entry_id UNIQUE (complaint_id, entry_id),
    CONSTRAINT fk_entry_complaint_id_complaint FOREIGN KEY(complaint_id)
        REFERENCES complaint (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_entry_operation ON entry (operation) WHERE operation <> ''",
    """
CREATE TABLE operation (
    id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    complaint TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    result TEXT DEFAULT '' NOT NULL,
    secret BOOLEAN DEFAULT 0 NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    suggest TEXT DEFAULT '' NOT NULL,
    attachments TEXT DEFAULT '[]' NOT NULL,
    target BLOB,
    public_hash BLOB DEFAULT (x'') NOT NULL,
    card TEXT DEFAULT '{}' NOT NULL,
    supersedes BLOB,
    base INTEGER NOT NULL,
    at INTEGER NOT NULL,
    zone_minutes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    sent_at INTEGER DEFAULT 0 NOT NULL,
    predecessor BLOB,
    payload BLOB,
    hash BLOB,
    outcome TEXT DEFAULT '' NOT NULL,
    answered_at INTEGER DEFAULT 0 NOT NULL,
    number INTEGER DEFAULT 0 NOT NULL,
    why TEXT DEFAULT '' NOT NULL,
    later TEXT DEFAULT '' NOT NULL,
    fields TEXT DEFAULT '[]' NOT NULL,
    stored TEXT DEFAULT '' NOT NULL,
    superseded_by BLOB,
    laid BOOLEAN DEFAULT 0 NOT NULL,
    reoffer BOOLEAN DEFAULT 0 NOT NULL,
    statement_id INTEGER,
    complaint_gone TEXT DEFAULT '' NOT NULL,
    gone_at INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_operation PRIMARY KEY (id),
    CONSTRAINT ck_operation_state CHECK (state IN ('queued','unanswered','acked','needs_decision',
        'needs_edit','withdrawing','withdrawn','discarded','superseded')),
    CONSTRAINT ck_operation_sent_has_hash CHECK ((sent_at = 0) = (hash IS NULL)),
    CONSTRAINT uq_operation_seq UNIQUE (seq),
    CONSTRAINT fk_operation_statement_id_statement FOREIGN KEY(statement_id)
        REFERENCES statement (id)
)
    """,
    """
CREATE INDEX ix_operation_complaint_position_seq
ON operation (complaint, position, seq)
    """,
    "CREATE INDEX ix_operation_state_position_seq ON operation (state, position, seq)",
    """
CREATE TABLE part (
    id INTEGER NOT NULL,
    complaint_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    no INTEGER NOT NULL,
    digest BLOB NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_part PRIMARY KEY (id),
    CONSTRAINT uq_part_complaint_id_part UNIQUE (complaint_id, part),
    CONSTRAINT fk_part_complaint_id_complaint FOREIGN KEY(complaint_id)
        REFERENCES complaint (id) ON DELETE CASCADE
)
    """,
    """
CREATE VIRTUAL TABLE complaint_fts
USING fts5(tracking, title, text, timeline, category, place,
content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2')
    """,
    "INSERT INTO complaint_fts(complaint_fts, rank) VALUES ('crisismerge', 128)",
    "INSERT INTO replica_state (id) VALUES (1)",
    "INSERT INTO backoff (id) VALUES (1)",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.execute(statement)
