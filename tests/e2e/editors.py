"""People of an office who may hand in figures, signed in on a page."""

from contextlib import closing

from playwright.sync_api import Page

from ntm_dashboard.services.account_admin import insert_account, new_account
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.people import PROGRAM, Role
from ntm_dashboard.store import Store
from tests.e2e.conftest import PASSWORD, Server, fill

FIRST = "cầu tre lắc lẻo gập ghềnh"


def as_editor(page: Page, server: Server, name: str, *, role: Role = Role.EDITOR, unit: str = "") -> Page:
    """Sign somebody new in, who finds no work begun by others; `unit` is the commune of a commune officer."""
    with closing(Store(server.database)) as store:
        accounts = Accounts(store)
        account = new_account(accounts, name, display_name="Lê Lan", role=role, unit=unit, password=FIRST)
        with store.writing() as transaction:
            insert_account(transaction, account, actor=PROGRAM.name)
        first = accounts.sign_in(name, FIRST, address="")
        accounts.change_password(first.signed_in.key, old=FIRST, new=PASSWORD, address="")
    page.goto(f"{server.address}/dang-nhap")
    fill(page, name=name, password=PASSWORD)
    return page
