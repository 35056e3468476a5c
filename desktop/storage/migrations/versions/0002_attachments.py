"""Attachments: files of timeline entries, uploads, and what a receipt says of them.

An entry that arrived before this version may name files already, sent by a newer server.

Revision ID: 0002
"""

import json
from base64 import b64decode

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
CREATE TABLE entry_file (
    id INTEGER NOT NULL,
    complaint_id INTEGER NOT NULL,
    entry_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    arrived BOOLEAN DEFAULT 0 NOT NULL,
    CONSTRAINT pk_entry_file PRIMARY KEY (id),
    CONSTRAINT uq_entry_file_complaint_id_entry_id_sha256
        UNIQUE (complaint_id, entry_id, sha256),
    CONSTRAINT fk_entry_file_complaint_id_complaint
        FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_entry_file_sha256 ON entry_file (sha256)",
    """
CREATE TABLE upload (
    id INTEGER NOT NULL,
    operation BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    "offset" INTEGER DEFAULT 0 NOT NULL,
    tried BOOLEAN DEFAULT 0 NOT NULL,
    arrived_at INTEGER DEFAULT 0 NOT NULL,
    number INTEGER DEFAULT 0 NOT NULL,
    problem TEXT DEFAULT '' NOT NULL,
    seen BOOLEAN DEFAULT 0 NOT NULL,
    CONSTRAINT pk_upload PRIMARY KEY (id),
    CONSTRAINT uq_upload_operation_sha256 UNIQUE (operation, sha256),
    CONSTRAINT fk_upload_operation_operation
        FOREIGN KEY(operation) REFERENCES operation (id) ON DELETE CASCADE
)
    """,
    "CREATE INDEX ix_upload_sha256 ON upload (sha256)",
    "ALTER TABLE receipt ADD COLUMN attachments_sent INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE receipt ADD COLUMN attachments_outstanding INTEGER DEFAULT 0 NOT NULL",
)


_NAMED = """
SELECT complaint_id, entry_id, operation, content FROM entry
WHERE CAST(content AS TEXT) LIKE '%"files":%' OR kind = 'arrived'
ORDER BY kind = 'arrived'
"""


def upgrade() -> None:
    """Make the tables, and fill in what entries name already."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    for complaint, entry, operation, content in connection.exec_driver_sql(_NAMED).all():
        item = json.loads(content)
        for file in item.get("files", ()):
            connection.exec_driver_sql(
                "INSERT INTO entry_file (complaint_id, entry_id, sha256, size, arrived)"
                " VALUES (?, ?, ?, ?, ?)",
                (complaint, entry, b64decode(file[0]).hex(), file[2], not operation),
            )
        for digest in item.get("arrived", ()):
            connection.exec_driver_sql(
                "UPDATE entry_file SET arrived = 1"
                " WHERE complaint_id = ? AND entry_id = ? AND sha256 = ?",
                (complaint, item.get("ref", ""), b64decode(digest).hex()),
            )
