"""Bring a database to the tables of this version of the program."""

from functools import cache

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
        if _must_be_ours(connection, place_of(engine), may_be_new=may_be_new) != _steps().get_current_head():
            migrate_over(connection)


def migrate_over(connection: Connection, *, until: str = "head") -> None:
    """Run the steps that are lacking over an open transaction, the last of them named by its number."""
    configured = _configured()
    configured.attributes["connection"] = connection
    command.upgrade(configured, until)


def known_steps() -> list[str]:
    """Give the numbers of all steps, from the first to the last."""
    return sorted(step.revision for step in _steps().walk_revisions())


@cache
def _steps() -> ScriptDirectory:
    """Read the steps, once: they are a file each, and a database is opened far more often than it lacks one."""
    return ScriptDirectory.from_config(_configured())


def _configured() -> Config:
    configured = Config()
    configured.set_main_option("script_location", "ntm_dashboard.store:migrations")
    return configured


def _must_be_ours(connection: Connection, place: str, *, may_be_new: bool) -> str | None:
    """Give the number of the last step that was run, None where none was."""
    names = set(inspect(connection).get_table_names())
    if not names and may_be_new:
        return None
    if _VERSION not in names:
        if connection.dialect.name == "postgresql" and may_be_new:
            return None  # tables of others may stand beside ours on a server
        raise failure(Failure.FOREIGN, place)
    version = connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()  # noqa: S608 — a name of our own
    if version not in known_steps():
        raise failure(Failure.NEWER if "revisions" in names else Failure.FOREIGN, place)
    return version
