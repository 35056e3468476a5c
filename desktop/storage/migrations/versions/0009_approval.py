"""What waits for approval is found without reading every entry; submissions that came by file.

Revision ID: 0009
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the index and the table."""
    op.execute(
        "CREATE INDEX ix_entry_kind_complaint_id ON entry (kind, complaint_id)"
        " WHERE kind IN ('submit', 'approve', 'give_back', 'withdrawn', 'edited')"
    )
    op.execute(
        """
        CREATE TABLE handed (
            id BLOB NOT NULL CONSTRAINT pk_handed PRIMARY KEY,
            complaint TEXT NOT NULL,
            payload BLOB NOT NULL,
            author TEXT DEFAULT '' NOT NULL,
            came_at INTEGER NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX ix_handed_complaint ON handed (complaint)")
