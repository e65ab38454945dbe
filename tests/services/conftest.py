"""An empty store, and accounts over a store of their own, with a clock that only the test moves."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from ntm_dashboard.bootstrap.settings import DEFAULT_DATA
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.passwords import Passwords
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import Store
from ntm_dashboard.store.engine import open_engine

ADMINISTRATOR = Person("quan.tri", "Quản trị", Role.ADMINISTRATOR)
PASSWORD = "lúa chín vàng đồng"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    moment: datetime = datetime(2023, 4, 12, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def account_store(address: str) -> Iterator[Store]:
    """Give an empty store."""
    with closing(Store(address)) as store:
        yield store


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """Give a way around the store, to what lies in its tables."""
    opened = open_engine(address)
    yield opened
    opened.dispose()


@pytest.fixture
def accounts(account_store: Store, clock: Clock) -> Accounts:
    """Give accounts with cheap hashes: the costs of the program are asserted apart."""
    return Accounts(account_store, passwords=Passwords(time_cost=1, memory_kib=64, lanes=1), now=clock)


@pytest.fixture
def admin(accounts: Accounts) -> AccountAdmin:
    """Give the administration, with one administrator and the editor Lan."""
    administration = AccountAdmin(accounts)
    for name, role in (("quan.tri", Role.ADMINISTRATOR), ("lan", Role.EDITOR)):
        administration.add(ADMINISTRATOR, name, display_name=name.title(), role=role, password=PASSWORD)
    return administration


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Load the catalogue of the district."""
    return load_catalogue(DEFAULT_DATA)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Give an empty store."""
    with closing(Store(address)) as opened:
        yield opened


@pytest.fixture
def seeded_store(seeded_address: str) -> Iterator[Store]:
    """Give a store that holds what the district's folder says."""
    with closing(Store(seeded_address)) as opened:
        yield opened
