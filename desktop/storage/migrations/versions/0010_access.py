"""Openings of a hidden identity.

Revision ID: 0010
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add their table."""
    op.execute(
        """
        CREATE TABLE access (
            id INTEGER NOT NULL CONSTRAINT pk_access PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            officer TEXT DEFAULT '' NOT NULL,
            complaint TEXT NOT NULL,
            tracking_id TEXT DEFAULT '' NOT NULL,
            purpose TEXT DEFAULT '' NOT NULL,
            reason TEXT DEFAULT '' NOT NULL
        )
        """
    )
