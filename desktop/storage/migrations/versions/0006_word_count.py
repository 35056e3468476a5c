"""In how many complaints a word stands, read from the search index itself.

Revision ID: 0006
"""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the view of the index; it stores nothing."""
    op.execute("CREATE VIRTUAL TABLE word_count USING fts5vocab(complaint_fts, row)")
