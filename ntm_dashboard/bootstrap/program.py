"""Open the program: its catalogue, its database, and the services over them."""

from dataclasses import dataclass

from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.store import Store


@dataclass(frozen=True)
class Program:
    """Everything that a front end needs, put together once a process."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    queries: Queries

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def open_program(settings: Settings) -> Program:
    """Open the data folder and the database, making and loading it where it is new.

    Raises:
        DataFolderError: the folder cannot be loaded; nothing of it was.
        StoreError: the database cannot be opened or written.
    """
    catalogue = load_catalogue(settings.data_dir)
    store = Store(settings.database)
    return Program(settings, catalogue, store, Queries(store, catalogue))
