"""Approval: which agencies ask for it, and what operators submitted"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column(
        "agency", sa.Column("approval", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "submission",
        sa.Column("operation", sa.LargeBinary(16), nullable=False),
        sa.Column("complaint_key", sa.String(80), nullable=False),
        sa.Column("agency_id", sa.String(20), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("settled_by", sa.LargeBinary(16), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_submission")),
    )
    op.create_index(op.f("ix_submission_complaint_key"), "submission", ["complaint_key"])
