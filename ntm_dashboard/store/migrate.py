"""Bring a database to the tables of this version of the program."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from ntm_dashboard.store.engine import place_of, writing
from ntm_dashboard.store.failures import Failure, failure

_VERSION = "alembic_version"


def migrate(engine: Engine, *, may_be_new: bool = True) -> None:
    """Run the steps that a database still lacks, all of them or none; two servers starting at once take turns.

    `may_be_new`: an empty database is filled.

    Raises:
        StoreError: the database cannot be opened or written, is of another program, or of a newer version of this one.
    """
    with writing(engine) as connection:
        _must_be_ours(connection, place_of(engine), may_be_new=may_be_new)
        migrate_over(connection)


def migrate_over(connection: Connection, *, until: str = "head") -> None:
    """Run the steps that are lacking over an open transaction, the last of them named by its number."""
    steps = _steps()
    steps.attributes["connection"] = connection
    command.upgrade(steps, until)


def _steps() -> Config:
    steps = Config()
    steps.set_main_option("script_location", "ntm_dashboard.store:migrations")
    return steps


def _must_be_ours(connection: Connection, place: str, *, may_be_new: bool) -> None:
    names = set(inspect(connection).get_table_names())
    if not names and may_be_new:
        return
    if _VERSION not in names:
        if connection.dialect.name == "postgresql" and may_be_new:
            return  # tables of others may stand beside ours on a server
        raise failure(Failure.FOREIGN, place)
    version = connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()  # noqa: S608 — a name of our own
    known = {step.revision for step in ScriptDirectory.from_config(_steps()).walk_revisions()}
    if version not in known:
        raise failure(Failure.NEWER if "revisions" in names else Failure.FOREIGN, place)
