"""Alembic's entry: runs on the connection that `server.migrate` hands over."""

from alembic import context

from server.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
