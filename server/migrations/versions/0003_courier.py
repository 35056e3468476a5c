"""Requests that a courier brought"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "courier_file",
        sa.Column("request_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("processed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("request_hash", name=op.f("pk_courier_file")),
    )
    op.create_index(
        op.f("ix_courier_file_device_id_number"),
        "courier_file",
        ["device_id", "number"],
        unique=False,
    )
