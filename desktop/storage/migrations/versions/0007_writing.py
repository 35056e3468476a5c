"""Reply templates, versions of texts, and promised dates.

Revision ID: 0007
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_STATEMENTS: Final = (
    """
    CREATE TABLE template (
        id INTEGER NOT NULL CONSTRAINT pk_template PRIMARY KEY AUTOINCREMENT,
        situation TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        starter TEXT DEFAULT '' NOT NULL,
        created_at INTEGER DEFAULT 0 NOT NULL,
        updated_at INTEGER DEFAULT 0 NOT NULL,
        deleted_at INTEGER DEFAULT 0 NOT NULL
    )
    """,
    """
    CREATE TABLE draft_version (
        id INTEGER NOT NULL CONSTRAINT pk_draft_version PRIMARY KEY,
        complaint TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        cause TEXT DEFAULT '' NOT NULL,
        at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX ix_draft_version_complaint_kind_id ON draft_version (complaint, kind, id)",
    """
    CREATE TABLE reminder (
        id INTEGER NOT NULL CONSTRAINT pk_reminder PRIMARY KEY AUTOINCREMENT,
        complaint TEXT NOT NULL,
        operation BLOB NOT NULL,
        due TEXT NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        made_at INTEGER DEFAULT 0 NOT NULL,
        done_at INTEGER DEFAULT 0 NOT NULL
    )
    """,
    "CREATE INDEX ix_reminder_complaint ON reminder (complaint)",
)


def upgrade() -> None:
    """Add them."""
    for statement in _STATEMENTS:
        op.execute(statement)
