"""Accounts as rows: who may sign in, with which role, and by which identity of an outside provider."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from ntm_dashboard.i18n import name_order
from ntm_dashboard.store.schema import identities, users


@dataclass(frozen=True)
class Account:
    """One account. Without `password_hash` only an outside provider can vouch for the person.

    `unit` is the code of the commune that a commune officer is of, "" for every other role.
    """

    name: str
    display_name: str
    role: str
    password_hash: str | None
    is_disabled: bool
    must_change_password: bool
    created_at: datetime
    unit: str = ""


class KeptAccounts:
    """The accounts within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Read and write over `connection`."""
        self._connection = connection

    def are_there(self) -> bool:
        """Tell whether there is any account yet."""
        return self._connection.execute(select(users.c.name).limit(1)).first() is not None

    def named(self, name: str) -> Account | None:
        """Give an account by its name."""
        row = self._connection.execute(select(users).where(users.c.name == name)).mappings().first()
        return None if row is None else account_of(row)

    def all(self) -> tuple[Account, ...]:
        """Give every account by name, in Vietnamese order whatever the order of the database is."""
        accounts = (account_of(row) for row in self._connection.execute(select(users)).mappings())
        return tuple(sorted(accounts, key=lambda account: name_order(account.name)))

    def working(self, role: str) -> int:
        """Count the accounts of a role that are not disabled."""
        query = select(func.count()).select_from(users).where(users.c.role == role, users.c.is_disabled.is_(False))
        return self._connection.execute(query).scalar_one()

    def add(self, account: Account) -> None:
        """Append an account; its name must be free."""
        self._connection.execute(insert(users), vars(account))

    def change(self, name: str, **values: Any) -> None:
        """Change some columns of an account."""
        self._connection.execute(update(users).where(users.c.name == name).values(**values))

    def of_identity(self, *, issuer: str, subject: str) -> Account | None:
        """Give the account that an identity of an outside provider belongs to."""
        query = (
            select(users)
            .join(identities, identities.c.user_name == users.c.name)
            .where(identities.c.issuer == issuer, identities.c.subject == subject)
        )
        row = self._connection.execute(query).mappings().first()
        return None if row is None else account_of(row)

    def link_identity(self, name: str, *, issuer: str, subject: str, now: datetime) -> None:
        """Note that an identity of an outside provider belongs to an account."""
        values = {"issuer": issuer, "subject": subject, "user_name": name, "linked_at": now}
        self._connection.execute(insert(identities), values)


def account_of(row: RowMapping) -> Account:
    """Make the account from a row that holds every column of the table."""
    return Account(**{column.name: row[column.name] for column in users.columns})
