"""Runs the revisions on the connection that `desktop.storage.migrate` hands over.

That connection is already inside one transaction, which is the caller's to commit.
"""

from alembic import context

from desktop.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
