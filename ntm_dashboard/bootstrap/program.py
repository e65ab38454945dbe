"""Open the program: its catalogue, its database, and the services over them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from ntm_dashboard.bootstrap.settings import Settings
from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.backups import DatabaseCare
from ntm_dashboard.services.boundaries import DistrictBoundaries
from ntm_dashboard.services.calendars import Calendars
from ntm_dashboard.services.changes_feed import ChangesFeed
from ntm_dashboard.services.comments import Comments
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.drafts import Drafts
from ntm_dashboard.services.drafts_back import DraftsBack
from ntm_dashboard.services.exporting import Exporting
from ntm_dashboard.services.own_edits import OwnEdits
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.services.publishing import Publishing
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.rules import Rules
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.services.submitting import Submitting
from ntm_dashboard.services.weak_passwords import place_names
from ntm_dashboard.store import Store

PICTURES_KEPT = 256
"""A page keeps up to ten of a day: room for visitors who look at twelve report days, which 96 had not."""


@dataclass(frozen=True)
class Program:
    """Everything that a front end needs, put together once a process."""

    settings: Settings
    catalogue: Catalogue
    store: Store
    queries: Queries
    publishing: Publishing

    @cached_property
    def accounts(self) -> Accounts:
        """Give what signs people in and out."""
        return Accounts(self.store, places=place_names(self.catalogue))

    @cached_property
    def account_admin(self) -> AccountAdmin:
        """Give what administrators change accounts with."""
        return AccountAdmin(self.accounts)

    @cached_property
    def care(self) -> DatabaseCare:
        """Give what is known of backups and of the soundness of the database."""
        return DatabaseCare(self.store)

    @cached_property
    def submitting(self) -> Submitting:
        """Give what checks and publishes handed-in files."""
        return Submitting(self.queries, self.publishing)

    @cached_property
    def drafts(self) -> Drafts:
        """Give what waits for a second person."""
        return Drafts(self.store, self.submitting)

    @cached_property
    def drafts_back(self) -> DraftsBack:
        """Give the ways back that wait for a second person."""
        return DraftsBack(self.store, self.publishing)

    @cached_property
    def rules(self) -> Rules:
        """Give the rules of the office."""
        return Rules(self.store)

    @cached_property
    def own_edits(self) -> OwnEdits:
        """Give what editors change fact by fact and have not published."""
        return OwnEdits(self.queries, self.submitting)

    @cached_property
    def comments(self) -> Comments:
        """Give what people say beside the record."""
        return Comments(self.store)

    @cached_property
    def exporting(self) -> Exporting:
        """Give what makes the files of a meeting."""
        return Exporting(self.queries, self.settings.data_dir)

    @cached_property
    def boundaries(self) -> DistrictBoundaries:
        """Give where the units lie, as far as the office said it."""
        return DistrictBoundaries(self.store, self.catalogue, self.settings.data_dir)

    @cached_property
    def calendars(self) -> Calendars:
        """Give the links to calendars of due dates."""
        return Calendars(self.store, self.queries)

    @cached_property
    def changes_feed(self) -> ChangesFeed:
        """Give what says in words what each publication changed."""
        return ChangesFeed(self.queries)

    @property
    def identity(self) -> str:
        """Give what tells this program, on this database, from any other that was open in the process."""
        return f"{self._identity}.{Shelf.times_forgotten()}"

    @cached_property
    def _identity(self) -> str:
        return uuid4().hex

    @cached_property
    def kept(self) -> Shelf[Any]:
        """Give where the pictures and lists stand that were made of a revision for the pages."""
        return Shelf(PICTURES_KEPT, "parts_of_pages")

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def open_program(settings: Settings) -> Program:
    """Open the data folder and the database, making and loading it where it is new.

    Raises:
        ConfigurationError: the address of the database cannot be used.
        DataFolderError: the folder cannot be loaded; nothing of it was.
        StoreError: the database cannot be opened or written.
    """
    catalogue = load_catalogue(settings.data_dir)
    store = Store(settings.database, on_replaced=Shelf.forget_all)
    try:
        seed(store, catalogue, folder=settings.data_dir, today=today_in_vietnam())
        queries = Queries(store, catalogue)
        program = Program(settings, catalogue, store, queries, Publishing(store, queries))
        program.boundaries.number()  # a broken file of outlines stops the start, as any file of the folder does
    except BaseException:
        store.close()
        raise
    Rules(store).begin_with(is_two_person=settings.is_two_person, actor=PROGRAM.name)
    return program
