"""Requests that go with a courier, and receipts that say how a run was carried.

Revision ID: 0004
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_STATEMENTS: Final = (
    "ALTER TABLE receipt ADD COLUMN carriage TEXT DEFAULT '' NOT NULL",
    """
    CREATE TABLE courier (
        id INTEGER NOT NULL CONSTRAINT pk_courier PRIMARY KEY AUTOINCREMENT,
        made_at INTEGER NOT NULL,
        request_hash BLOB,
        message BLOB,
        operations TEXT DEFAULT '[]' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        size INTEGER DEFAULT 0 NOT NULL,
        written_at INTEGER DEFAULT 0 NOT NULL,
        receipt_id INTEGER DEFAULT 0 NOT NULL,
        answered_at INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT uq_courier_request_hash UNIQUE (request_hash)
    )
    """,
)


def upgrade() -> None:
    """Add them."""
    for statement in _STATEMENTS:
        op.execute(statement)
