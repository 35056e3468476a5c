"""When the server last spoke, by its own clock.

Revision ID: 0005
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add it."""
    op.execute("ALTER TABLE replica_state ADD COLUMN told_at INTEGER DEFAULT 0 NOT NULL")
