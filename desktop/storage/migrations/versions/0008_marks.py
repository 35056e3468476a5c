"""The officer's own marks on complaints, and sheets that went to field units.

Revision ID: 0008
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


_STATEMENTS: Final = (
    """
    CREATE TABLE mark (
        complaint TEXT NOT NULL CONSTRAINT pk_mark PRIMARY KEY,
        starred BOOLEAN DEFAULT 0 NOT NULL,
        unread BOOLEAN DEFAULT 0 NOT NULL,
        seen TEXT DEFAULT '' NOT NULL,
        until TEXT DEFAULT '' NOT NULL,
        put_off TEXT DEFAULT '' NOT NULL
    )
    """,
    """
    CREATE TABLE unit_sheet (
        id INTEGER NOT NULL CONSTRAINT pk_unit_sheet PRIMARY KEY,
        complaint TEXT NOT NULL,
        unit TEXT NOT NULL,
        question TEXT NOT NULL,
        due TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        closed_at INTEGER DEFAULT 0 NOT NULL
    )
    """,
    "CREATE INDEX ix_unit_sheet_complaint ON unit_sheet (complaint)",
)


def upgrade() -> None:
    """Add their tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
