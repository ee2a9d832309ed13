"""What Alembic runs: the steps, on the connection and in the transaction of `db.schema`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
