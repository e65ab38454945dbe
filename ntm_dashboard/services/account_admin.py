"""What an administrator does with accounts: list, add, disable, reset, unlock, give a role."""

from dataclasses import dataclass

from sqlalchemy import Connection

from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.accounts import NAME_FORM, Accounts, plain_name
from ntm_dashboard.services.passwords import made_up_password, must_be_good
from ntm_dashboard.services.people import ROLE_WORDS, Act, Person, Role
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.throttle import name_key
from ntm_dashboard.store import accounts as rows
from ntm_dashboard.store import sessions as kept
from ntm_dashboard.store.accounts import Account
from ntm_dashboard.store.audit import AuditAction, log
from ntm_dashboard.store.engine import reading, writing

LONGEST_DISPLAY_NAME = 80


@dataclass(frozen=True)
class AccountLine:
    """One account as administrators see it. `is_local`: it has a password here."""

    name: str
    display_name: str
    role: Role
    is_disabled: bool
    must_change_password: bool
    is_local: bool


class AccountAdmin:
    """Changes accounts for somebody who may; every change is in the audit log."""

    def __init__(self, accounts: Accounts) -> None:
        """Work on the accounts that `accounts` signs in."""
        self._accounts = accounts
        self._engine = accounts.engine

    def all(self, person: Person | None) -> tuple[AccountLine, ...]:
        """Give every account by name.

        Raises:
            NotPermittedError: the person is no administrator.
        """
        allowed(self._engine, person, Act.MANAGE_USERS)
        with reading(self._engine) as connection:
            return tuple(_line(account) for account in rows.all_accounts(connection))

    def add(
        self, person: Person | None, name: str, *, display_name: str, role: Role, password: str | None = None
    ) -> str:
        """Add an account and give its first password, which its owner changes at the first sign-in.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: the name is taken or of another form, or the password too easy.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        first = must_be_good(password, name=name) if password is not None else made_up_password()
        account = new_account(self._accounts, name, display_name=display_name, role=role, password=first)
        with writing(self._engine) as connection:
            insert_account(connection, account, actor=who.name)
        return first

    def reset(self, person: Person | None, name: str, *, password: str | None = None) -> str:
        """Give an account a new first password and end its sessions; gives the password.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, or the password is too easy.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        first = must_be_good(password, name=name) if password is not None else made_up_password()
        password_hash = self._accounts.passwords.hash(first)
        with writing(self._engine) as connection:
            account = _existing(connection, name)
            _must_be_local(account)
            rows.change_account(connection, account.name, password_hash=password_hash, must_change_password=True)
            self._unlock(connection, account)
            kept.revoke_sessions_of(connection, account.name)
            log(connection, AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: đặt lại mật khẩu")
        return first

    def unlock(self, person: Person | None, name: str) -> None:
        """Let somebody who failed too often try again at once.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        with writing(self._engine) as connection:
            account = _existing(connection, name)
            self._unlock(connection, account)
            log(connection, AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: mở khóa")

    def disable(self, person: Person | None, name: str) -> None:
        """Shut an account out and end its sessions.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, or it is the last administrator.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        with writing(self._engine) as connection:
            account = _existing(connection, name)
            _must_leave_an_administrator(connection, account)
            rows.change_account(connection, account.name, is_disabled=True)
            kept.revoke_sessions_of(connection, account.name)
            log(connection, AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: ngừng sử dụng")

    def enable(self, person: Person | None, name: str) -> None:
        """Let an account in again.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        with writing(self._engine) as connection:
            account = _existing(connection, name)
            rows.change_account(connection, account.name, is_disabled=False)
            log(connection, AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: cho sử dụng lại")

    def give_role(self, person: Person | None, name: str, role: Role) -> None:
        """Give an account another role, which counts at once.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, or it is the last administrator.
        """
        who = allowed(self._engine, person, Act.MANAGE_USERS)
        with writing(self._engine) as connection:
            account = _existing(connection, name)
            if role is not Role.ADMINISTRATOR:
                _must_leave_an_administrator(connection, account)
            rows.change_account(connection, account.name, role=role.value)
            detail = f"{account.name}: {ROLE_WORDS[Role(account.role)]} → {ROLE_WORDS[role]}"
            log(connection, AuditAction.USER_CHANGED, actor=who.name, detail=detail)

    def _unlock(self, connection: Connection, account: Account) -> None:
        kept.put_attempts(connection, name_key(account.name), kept.Attempts(0, self._accounts.now()))


def new_account(
    accounts: Accounts,
    name: str,
    *,
    display_name: str,
    role: Role,
    password: str | None,
    must_change_password: bool = True,
) -> Account:
    """Make an account that is not yet kept.

    Raises:
        AccountError: the name is of another form.
    """
    plain = plain_name(name)
    if not NAME_FORM.fullmatch(plain):
        sentence = N_(
            "Tên tài khoản “{name}” không dùng được. Chỉ gồm 2–60 chữ cái không dấu, chữ số và các dấu . _ - @, "
            "bắt đầu bằng chữ hoặc số, ví dụ: nguyen.lan"
        )
        raise AccountError(str(Message.of(sentence, name=name[:60])))
    return Account(
        name=plain,
        display_name=" ".join(display_name.split())[:LONGEST_DISPLAY_NAME] or plain,
        role=role.value,
        password_hash=accounts.passwords.hash(password) if password is not None else None,
        is_disabled=False,
        must_change_password=must_change_password and password is not None,
        created_at=accounts.now(),
    )


def insert_account(connection: Connection, account: Account, *, actor: str) -> None:
    """Keep a new account.

    Raises:
        AccountError: the name is taken.
    """
    if rows.account_named(connection, account.name) is not None:
        raise AccountError(str(Message.of(N_("Đã có tài khoản “{name}”. Hãy chọn tên khác."), name=account.name)))
    rows.add_account(connection, account)
    detail = f"{account.name}: {ROLE_WORDS[Role(account.role)]}"
    log(connection, AuditAction.USER_ADDED, actor=actor, detail=detail)


def _existing(connection: Connection, name: str) -> Account:
    account = rows.account_named(connection, plain_name(name))
    if account is None:
        raise AccountError(str(Message.of(N_("Không có tài khoản “{name}”."), name=name[:60])))
    return account


def _must_be_local(account: Account) -> None:
    if account.password_hash is None:
        sentence = N_("“{name}” đăng nhập qua hệ thống bên ngoài: hãy đặt lại mật khẩu ở hệ thống đó.")
        raise AccountError(str(Message.of(sentence, name=account.name)))


def _must_leave_an_administrator(connection: Connection, account: Account) -> None:
    is_working = account.role == Role.ADMINISTRATOR and not account.is_disabled
    if is_working and rows.working_accounts(connection, Role.ADMINISTRATOR) == 1:
        sentence = N_("“{name}” là quản trị cuối cùng còn sử dụng. Hãy giao quyền quản trị cho người khác trước.")
        raise AccountError(str(Message.of(sentence, name=account.name)))


def _line(account: Account) -> AccountLine:
    return AccountLine(
        name=account.name,
        display_name=account.display_name,
        role=Role(account.role),
        is_disabled=account.is_disabled,
        must_change_password=account.must_change_password,
        is_local=account.password_hash is not None,
    )
