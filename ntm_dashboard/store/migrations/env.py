"""What Alembic runs: the steps go over the connection that `store.migrate` hands in, inside its transaction."""

from alembic import context
from sqlalchemy import Connection

from ntm_dashboard.store.schema import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
