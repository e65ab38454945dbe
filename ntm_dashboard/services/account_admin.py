"""What an administrator does with accounts: list, add, disable, reset, unlock, give a role."""

from dataclasses import dataclass

from ntm_dashboard.domain.turning_signs import turning_sign_in
from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.accounts import NAME_FORM, Accounts, plain_name
from ntm_dashboard.services.passwords import made_up_password
from ntm_dashboard.services.people import ROLE_WORDS, Act, Person, Role
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.throttle import name_key
from ntm_dashboard.store import AuditAction, Transaction
from ntm_dashboard.store.accounts import Account

LONGEST_DISPLAY_NAME = 80
_UNSEEN = dict.fromkeys([0xAD, 0x180E, 0x200B, 0x2060, 0xFEFF])


@dataclass(frozen=True)
class AccountLine:
    """One account as administrators see it. `is_local`: it has a password here; `unit`: of a commune officer."""

    name: str
    display_name: str
    role: Role
    is_disabled: bool
    must_change_password: bool
    is_local: bool
    unit: str = ""


class AccountAdmin:
    """Changes accounts for somebody who may; every change is in the audit log."""

    def __init__(self, accounts: Accounts) -> None:
        """Work on the accounts that `accounts` signs in."""
        self.accounts = accounts
        self._store = accounts.store

    def all(self, person: Person | None) -> tuple[AccountLine, ...]:
        """Give every account by name.

        Raises:
            NotPermittedError: the person is no administrator.
        """
        allowed(self._store, person, Act.MANAGE_USERS)
        with self._store.reading() as transaction:
            return tuple(_line(account) for account in transaction.accounts.all())

    def add(
        self,
        person: Person | None,
        name: str,
        *,
        display_name: str,
        role: Role,
        unit: str = "",
        password: str | None = None,
    ) -> str:
        """Add an account and give its first password, which its owner changes at the first sign-in.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: the name is taken or of another form, the password too easy, or the commune missing.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        first = made_up_password() if password is None else self.accounts.must_be_good(password, name, display_name)
        account = new_account(self.accounts, name, display_name=display_name, role=role, unit=unit, password=first)
        with self._store.writing() as transaction:
            insert_account(transaction, account, actor=who.name)
        return first

    def reset(self, person: Person | None, name: str, *, password: str | None = None) -> str:
        """Give somebody else's account a new first password and end its sessions; gives the password.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, it is the person's own, or the password is too easy.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        if plain_name(name) == who.name:
            sentence = N_("Mật khẩu của chính mình được đổi ở trang Đổi mật khẩu, không đặt lại ở đây.")
            raise AccountError(str(Message.of(sentence)))
        first = made_up_password() if password is None else self.accounts.must_be_good(password, name)
        password_hash = self.accounts.passwords.hash(first)
        with self._store.writing() as transaction:
            account = _existing(transaction, name)
            _must_be_local(account)
            transaction.accounts.change(account.name, password_hash=password_hash, must_change_password=True)
            self._unlock(transaction, account)
            transaction.sessions.revoke_of(account.name)
            transaction.tokens.revoke_of(account.name)
            transaction.log(AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: đặt lại mật khẩu")
        return first

    def unlock(self, person: Person | None, name: str) -> None:
        """Let somebody who failed too often try again at once.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        with self._store.writing() as transaction:
            account = _existing(transaction, name)
            self._unlock(transaction, account)
            transaction.log(AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: mở khóa")

    def disable(self, person: Person | None, name: str) -> None:
        """Shut an account out and end its sessions.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, or it is the last administrator.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        with self._store.writing() as transaction:
            account = _existing(transaction, name)
            _must_leave_an_administrator(transaction, account)
            transaction.accounts.change(account.name, is_disabled=True)
            transaction.sessions.revoke_of(account.name)
            transaction.tokens.revoke_of(account.name)
            transaction.calendars.revoke_of(account.name)
            transaction.browsers.forget_of(account.name)
            transaction.log(AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: ngừng sử dụng")

    def enable(self, person: Person | None, name: str) -> None:
        """Let an account in again.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        with self._store.writing() as transaction:
            account = _existing(transaction, name)
            transaction.accounts.change(account.name, is_disabled=False)
            transaction.log(AuditAction.USER_CHANGED, actor=who.name, detail=f"{account.name}: cho sử dụng lại")

    def give_role(self, person: Person | None, name: str, role: Role, *, unit: str = "") -> None:
        """Give an account another role, which counts at once; `unit` is the commune of a commune officer.

        Raises:
            NotPermittedError: the person is no administrator.
            AccountError: there is no such account, it is the last administrator, or the commune is missing.
        """
        who = allowed(self._store, person, Act.MANAGE_USERS)
        unit = unit_of_role(role, unit)
        with self._store.writing() as transaction:
            account = _existing(transaction, name)
            if role is not Role.ADMINISTRATOR:
                _must_leave_an_administrator(transaction, account)
            transaction.accounts.change(account.name, role=role.value, unit=unit)
            detail = f"{account.name}: {_role_said(account.role, account.unit)} → {_role_said(role, unit)}"
            transaction.log(AuditAction.USER_CHANGED, actor=who.name, detail=detail)

    def _unlock(self, transaction: Transaction, account: Account) -> None:
        transaction.attempts.unlock(name_key(account.name))


def new_account(
    accounts: Accounts,
    name: str,
    *,
    display_name: str,
    role: Role,
    unit: str = "",
    password: str | None,
    must_change_password: bool = True,
) -> Account:
    """Make an account that is not yet kept.

    Raises:
        AccountError: the name is of another form, a sign in it turns the direction of letters, or an officer has no
            commune.
    """
    plain = plain_name(name)
    if not NAME_FORM.fullmatch(plain):
        sentence = N_(
            "Tên tài khoản “{name}” không dùng được. Chỉ gồm 2–60 chữ cái không dấu, chữ số và các dấu . _ - @, "
            "bắt đầu bằng chữ hoặc số, ví dụ: nguyen.lan"
        )
        raise AccountError(str(Message.of(sentence, name=name[:60])))
    if (sign := turning_sign_in(display_name)) is not None:
        sentence = N_("Họ và tên có ký tự ẩn đổi chiều chữ ({sign}), làm tên đọc thành tên khác. Hãy gõ lại họ và tên.")
        raise AccountError(str(Message.of(sentence, sign=sign)))
    return Account(
        name=plain,
        display_name=" ".join(_seen(display_name).split())[:LONGEST_DISPLAY_NAME] or plain,
        role=role.value,
        password_hash=accounts.passwords.hash(password) if password is not None else None,
        is_disabled=False,
        must_change_password=must_change_password and password is not None,
        created_at=accounts.now(),
        unit=unit_of_role(role, unit),
    )


def unit_of_role(role: Role, unit: str) -> str:
    """Give the commune that an account of a role is limited to: a commune officer's own, nobody else's.

    Raises:
        AccountError: a commune officer without a commune.
    """
    if role is not Role.COMMUNE_OFFICER:
        return ""
    if not unit:
        raise AccountError(str(Message.of(N_("Cán bộ xã chỉ nộp số liệu của xã mình. Hãy chọn xã cho tài khoản này."))))
    return unit


def insert_account(transaction: Transaction, account: Account, *, actor: str) -> None:
    """Keep a new account.

    Raises:
        AccountError: the name is taken.
    """
    if transaction.accounts.named(account.name) is not None:
        raise AccountError(str(Message.of(N_("Đã có tài khoản “{name}”. Hãy chọn tên khác."), name=account.name)))
    transaction.accounts.add(account)
    detail = f"{account.name}: {_role_said(account.role, account.unit)}"
    transaction.log(AuditAction.USER_ADDED, actor=actor, detail=detail)


def _role_said(role: str, unit: str) -> str:
    return " ".join(filter(None, [ROLE_WORDS[Role(role)], unit]))


def _existing(transaction: Transaction, name: str) -> Account:
    account = transaction.accounts.named(plain_name(name))
    if account is None:
        raise AccountError(str(Message.of(N_("Không có tài khoản “{name}”."), name=name[:60])))
    return account


def _must_be_local(account: Account) -> None:
    if account.password_hash is None:
        sentence = N_("“{name}” đăng nhập qua hệ thống bên ngoài: hãy đặt lại mật khẩu ở hệ thống đó.")
        raise AccountError(str(Message.of(sentence, name=account.name)))


def _must_leave_an_administrator(transaction: Transaction, account: Account) -> None:
    is_working = account.role == Role.ADMINISTRATOR and not account.is_disabled
    if is_working and transaction.accounts.working(Role.ADMINISTRATOR) == 1:
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
        unit=account.unit,
    )


def _seen(name: str) -> str:
    """Leave out what is not seen at all: with it somebody could be named exactly as somebody else is."""
    return name.translate(_UNSEEN)
