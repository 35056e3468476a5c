"""Attachments of timeline entries, and bytes that are to be removed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("complaint_key", sa.String(length=80), nullable=False),
        sa.Column("entry_id", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("agency_id", sa.String(length=20), nullable=False),
        sa.Column("private_agency", sa.String(length=20), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(length=8), nullable=False),
        sa.Column("arrived_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("number", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("complaint_key", "entry_id", "sha256", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)
    op.create_table(
        "doomed_blob",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_doomed_blob")),
    )
    op.create_table(
        "sealed_file",
        sa.Column("device_id", sa.String(length=20), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("complaint_key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device_id", "sha256", name=op.f("pk_sealed_file")),
    )
    op.create_index(op.f("ix_sealed_file_sha256"), "sealed_file", ["sha256"], unique=False)
