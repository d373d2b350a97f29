"""Alembic runs this for every command; the connection and its transaction are the caller's."""

from alembic import context

from records.schema import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
