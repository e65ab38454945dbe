"""Is a database sound? What the database itself can tell, and what only the program knows of its rows."""

import hashlib

from sqlalchemy import Connection, func, select

from ntm_dashboard.store.failures import Failure, failure
from ntm_dashboard.store.schema import metadata, raw_files, revisions


def must_be_intact(connection: Connection, place: str) -> None:
    """Read every page of an SQLite file and every reference in it.

    Raises:
        StoreError: a page is damaged, or a row speaks of one that is not there.
    """
    if connection.dialect.name != "sqlite":
        return
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if said != "ok" or connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise failure(Failure.DAMAGED, place)


def must_be_sound(connection: Connection, place: str) -> None:
    """Read a database wholly: its pages, that no revision is missing, and each raw file against its checksum.

    Raises:
        StoreError: something is damaged or missing.
    """
    must_be_intact(connection, place)
    for table in metadata.sorted_tables:
        connection.execute(select(func.count()).select_from(table)).scalar_one()
    numbers = connection.execute(select(revisions.c.number).order_by(revisions.c.number)).scalars().all()
    is_gapless = list(numbers) == list(range(1, len(numbers) + 1))
    if not is_gapless or not _are_files_whole(connection):
        raise failure(Failure.DAMAGED, place)


def _are_files_whole(connection: Connection) -> bool:
    """Tell whether every file that was handed in is there, byte for byte."""
    stated = select(revisions.c.number, revisions.c.sha256).where(revisions.c.sha256.is_not(None))
    for number, sha256 in connection.execute(stated).all():
        content = connection.execute(select(raw_files.c.content).where(raw_files.c.revision == number)).scalar()
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            return False
    return True
