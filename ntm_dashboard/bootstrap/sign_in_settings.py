"""What the place that the program runs at decides about signing in: its public address, the secret, the provider."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from ntm_dashboard.bootstrap.names import OF_THE_PROVIDER, ours
from ntm_dashboard.errors import ConfigurationError, StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.people import Role
from ntm_dashboard.services.provider_sign_in import RoleRule
from ntm_dashboard.store import Store
from ntm_dashboard.store.sessions import Secret

SECRET_NAME = "cookie"  # noqa: S105 — the name of a row
SHORTEST_SECRET = 32


@dataclass(frozen=True)
class ProviderSettings:
    """An OpenID Connect provider. `group_claim` is the claim that holds somebody's groups."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    title: str
    group_claim: str
    rule: RoleRule


@dataclass(frozen=True)
class SignInSettings:
    """How people sign in here. `public_url` is what their browsers are given, "" when it is not set."""

    public_url: str = ""
    secret: str = field(default="", repr=False)
    provider: ProviderSettings | None = None

    @property
    def is_https(self) -> bool:
        """Tell whether people come over https."""
        return self.public_url.startswith("https://")


def sign_in_settings_from(environment: Mapping[str, str] | None = None) -> SignInSettings:
    """Read `NTM_PUBLIC_URL`, `NTM_SECRET` and `NTM_OIDC_…`.

    Raises:
        ConfigurationError: a variable has a value that cannot be used, or one that it needs is missing.
    """
    given = ours(environment)
    public_url = given.get("NTM_PUBLIC_URL", "").strip().rstrip("/")
    parts = urlsplit(public_url)
    if public_url and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query):
        raise _unusable("NTM_PUBLIC_URL", public_url, "https://ntm.example.vn")
    secret = given.get("NTM_SECRET", "")
    if secret and len(secret) < SHORTEST_SECRET:
        raise _unusable("NTM_SECRET", "…", f"≥ {SHORTEST_SECRET}")
    return SignInSettings(public_url, secret, _provider(given, public_url))


def signing_secret(settings: SignInSettings, store: Store) -> str:
    """Give the secret that cookies are signed with: the set one, else one made at the first start.

    With SQLite it lies in a file beside the database that only its owner reads; servers that share a PostgreSQL
    database share it through the database.

    Raises:
        StoreError: the file cannot be made or read.
    """
    if settings.secret:
        return settings.secret
    if store.file is not None:
        return _secret_file(Path(f"{store.file}.secret"))
    with store.writing() as transaction:
        for one in transaction.secrets.named(SECRET_NAME):
            if one.name == SECRET_NAME:
                return one.value
        made = Secret(SECRET_NAME, secrets.token_urlsafe(48), datetime.now(UTC))
        transaction.secrets.put(made)
        return made.value


def _secret_file(path: Path) -> str:
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    except OSError as error:
        raise _no_secret(path, error) from error
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return _read_secret(path)


def _read_secret(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _no_secret(path, error) from error
    if len(text) < SHORTEST_SECRET:
        raise _no_secret(path, ValueError(f"< {SHORTEST_SECRET}"))
    return text


def _no_secret(path: Path, error: Exception) -> StoreError:
    sentence = N_("Không đọc hoặc không tạo được tệp khóa “{file}” ({reason}). Hãy xóa tệp này rồi khởi động lại.")
    return StoreError(str(Message.of(sentence, file=str(path), reason=str(error))))


def _provider(given: Mapping[str, str], public_url: str) -> ProviderSettings | None:
    issuer = given.get("NTM_OIDC_ISSUER", "").strip().rstrip("/")
    if not issuer:
        _refuse_half(given)
        return None
    needed = {"NTM_PUBLIC_URL": public_url}
    needed |= {name: given.get(name, "") for name in ("NTM_OIDC_CLIENT_ID", "NTM_OIDC_CLIENT_SECRET")}
    for name, value in needed.items():
        if not value:
            sentence = N_("NTM_OIDC_ISSUER cần thêm biến môi trường {name}.")
            raise ConfigurationError(str(Message.of(sentence, name=name)))
    return ProviderSettings(
        issuer=issuer,
        client_id=needed["NTM_OIDC_CLIENT_ID"],
        client_secret=needed["NTM_OIDC_CLIENT_SECRET"],
        title=given.get("NTM_OIDC_TITLE", "").strip() or urlsplit(issuer).netloc,
        group_claim=given.get("NTM_OIDC_GROUP_CLAIM", "").strip() or "groups",
        rule=RoleRule(_groups(given), _otherwise(given)),
    )


def _refuse_half(given: Mapping[str, str]) -> None:
    for name in OF_THE_PROVIDER:
        if given.get(name, "").strip():
            sentence = N_(
                "Biến môi trường {name} cần thêm NTM_OIDC_ISSUER: chưa có thì không ai đăng nhập được qua hệ thống ấy."
            )
            raise ConfigurationError(str(Message.of(sentence, name=name)))


_OF_GROUPS = {*Role} - {Role.COMMUNE_OFFICER}
"""The roles that a group can have: of which commune an officer is, only an administrator here says."""


def _groups(given: Mapping[str, str]) -> tuple[tuple[str, Role], ...]:
    """Read `editor=van-phong; administrator=quan-tri`."""
    written = [part.strip() for part in given.get("NTM_OIDC_ROLES", "").split(";") if part.strip()]
    pairs = [part.partition("=") for part in written]
    for role, _sign, group in pairs:
        if role.strip() not in _OF_GROUPS or not group.strip():
            raise _unusable("NTM_OIDC_ROLES", given["NTM_OIDC_ROLES"], "viewer=…; editor=…; administrator=…")
    return tuple((group.strip(), Role(role.strip())) for role, _sign, group in pairs)


def _otherwise(given: Mapping[str, str]) -> Role | None:
    value = given.get("NTM_OIDC_OTHERWISE", "").strip()
    if value in {"", "none"}:
        return None
    if value not in {Role.VIEWER, Role.EDITOR}:
        raise _unusable("NTM_OIDC_OTHERWISE", value, "none, viewer, editor")
    return Role(value)


def _unusable(name: str, value: str, possible: str) -> ConfigurationError:
    sentence = N_("Biến môi trường {name} có giá trị “{value}” không dùng được. Chỉ nhận: {possible}.")
    return ConfigurationError(str(Message.of(sentence, name=name, value=value, possible=possible)))
