"""Answers that the officer enters into SP4N-LAPOR! by hand.

Revision ID: 0011
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add their table."""
    op.execute(
        """
        CREATE TABLE by_hand (
            operation BLOB NOT NULL CONSTRAINT pk_by_hand PRIMARY KEY,
            complaint TEXT NOT NULL,
            kind TEXT NOT NULL,
            text TEXT DEFAULT '' NOT NULL,
            result TEXT DEFAULT '' NOT NULL,
            secret BOOLEAN DEFAULT 0 NOT NULL,
            reason TEXT DEFAULT '' NOT NULL,
            suggest TEXT DEFAULT '' NOT NULL,
            attachments TEXT DEFAULT '[]' NOT NULL,
            target BLOB,
            public_hash BLOB DEFAULT x'' NOT NULL,
            card TEXT DEFAULT '{}' NOT NULL,
            at INTEGER DEFAULT 0 NOT NULL,
            entered_at INTEGER DEFAULT 0 NOT NULL,
            how TEXT DEFAULT '' NOT NULL
        )
        """
    )
