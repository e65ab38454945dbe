"""Signing in with an outside provider (OpenID Connect): whose account a checked identity is, and with which role."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ntm_dashboard.domain.turning_signs import shown
from ntm_dashboard.errors import SignInError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.account_admin import insert_account, new_account
from ntm_dashboard.services.accounts import Accounts, NewSession
from ntm_dashboard.services.people import ROLE_WORDS, Role
from ntm_dashboard.store import AuditAction, Transaction
from ntm_dashboard.store.accounts import Account


@dataclass(frozen=True)
class Identity:
    """Somebody as the provider vouches for them. `issuer` and `subject` are what never changes."""

    issuer: str
    subject: str
    wished_name: str
    display_name: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class RoleRule:
    """Which group of the provider has which role here; `otherwise` None: nobody else is let in."""

    groups: tuple[tuple[str, Role], ...]
    otherwise: Role | None

    def role_of(self, identity: Identity) -> Role | None:
        """Give the highest role that the groups of somebody have."""
        ranks = list(Role)
        found = [role for group, role in self.groups if group in identity.groups]
        return max(found, key=ranks.index, default=self.otherwise)


def identity_of(claims: Mapping[str, object], *, group_claim: str) -> Identity:
    """Read the checked claims of an ID token."""
    name = claims.get("preferred_username") or claims.get("email") or claims.get("sub")
    return Identity(
        issuer=str(claims["iss"])[:300],
        subject=str(claims["sub"])[:300],
        wished_name=str(name),
        display_name=str(claims.get("name") or name),
        groups=_texts(claims.get(group_claim)),
    )


def sign_in_with_identity(accounts: Accounts, identity: Identity, *, rule: RoleRule, address: str) -> NewSession:
    """Begin a session for somebody whom the provider vouches for, making their account at the first time.

    An identity is never taken for a local account of the same name. The role follows the provider at each sign-in;
    a viewer of the provider stays the officer of the commune that an administrator gave them.

    Raises:
        SignInError: no role is meant for them, or their account is disabled.
    """
    role = rule.role_of(identity)
    with accounts.store.writing() as transaction:
        account = transaction.accounts.of_identity(issuer=identity.issuer, subject=identity.subject)
        if role is not None and account is None:
            account = _join(accounts, transaction, identity, role)
        if role is None or account is None or account.is_disabled:
            actor = account.name if account else ""
            transaction.log(AuditAction.SIGN_IN, actor=actor, is_success=False, detail=identity.issuer)
        else:
            return accounts.begin_session(transaction, _with_role(transaction, account, role), address=address)
    sentence = N_("Tài khoản này chưa được cấp quyền dùng chương trình. Hãy liên hệ người quản trị.")
    raise SignInError(str(Message.of(sentence)))


def _join(accounts: Accounts, transaction: Transaction, identity: Identity, role: Role) -> Account:
    name = _free_name(transaction, identity.wished_name)
    account = new_account(accounts, name, display_name=shown(identity.display_name), role=role, password=None)
    insert_account(transaction, account, actor=name)
    transaction.accounts.link_identity(name, issuer=identity.issuer, subject=identity.subject, now=accounts.now())
    return account


def _with_role(transaction: Transaction, account: Account, role: Role) -> Account:
    if account.role == role or (account.role == Role.COMMUNE_OFFICER and role is Role.VIEWER):
        return account
    transaction.accounts.change(account.name, role=role.value, unit="")
    detail = f"{account.name}: {ROLE_WORDS[Role(account.role)]} → {ROLE_WORDS[role]}"
    transaction.log(AuditAction.USER_CHANGED, actor=account.name, detail=detail)
    return replace(account, role=role.value, unit="")


def _free_name(transaction: Transaction, wished: str) -> str:
    letters = unicodedata.normalize("NFD", wished.lower().replace("đ", "d"))
    plain = re.sub(r"[^a-z0-9._@-]+", "", letters).lstrip("._@-")[:50]
    plain = plain if len(plain) > 1 else "nguoi-dung"
    candidates = (plain if number == 1 else f"{plain}-{number}" for number in range(1, 10_000))
    return next(name for name in candidates if transaction.accounts.named(name) is None)


def _texts(claim: object) -> tuple[str, ...]:
    if isinstance(claim, str):
        return (claim,)
    return tuple(str(one) for one in claim) if isinstance(claim, list) else ()
