"""The certificate authority of a server that has one of its own.

Revision ID: 0003
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An enrolment made before trusts public certificates, as it did."""
    op.execute("ALTER TABLE identity ADD COLUMN authority BLOB DEFAULT (x'') NOT NULL")
    op.execute("ALTER TABLE identity ADD COLUMN authority_since INTEGER DEFAULT 0 NOT NULL")
