"""Bring a database to the tables of this version of the program."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from ntm_dashboard.store.engine import writing


def migrate(engine: Engine) -> None:
    """Run the steps that a database still lacks, all of them or none; two servers starting at once take turns.

    Raises:
        StoreError: the database cannot be opened or written.
    """
    with writing(engine) as connection:
        migrate_over(connection)


def migrate_over(connection: Connection, *, until: str = "head") -> None:
    """Run the steps that are lacking over an open transaction, the last of them named by its number."""
    steps = Config()
    steps.set_main_option("script_location", "ntm_dashboard.store:migrations")
    steps.attributes["connection"] = connection
    command.upgrade(steps, until)
