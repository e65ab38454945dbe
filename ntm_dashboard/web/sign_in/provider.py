"""Signing in with an OpenID Connect provider: state, nonce and PKCE, then the account that the identity has here."""

import logging
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from authlib.integrations.starlette_client import OAuth
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ntm_dashboard.bootstrap.sign_in_settings import ProviderSettings, SignInSettings
from ntm_dashboard.errors import NtmError, StoreError
from ntm_dashboard.i18n import _
from ntm_dashboard.services.provider_sign_in import identity_of, sign_in_with_identity
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.sign_in.routes import SignInPages, client_address
from ntm_dashboard.web.unreachable import unreachable

ON_THE_WAY = "ntm_on_the_way"
WAY_LASTS = 600
PATIENCE_SECONDS = 10.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ProviderSignIn:
    """The way to the provider and back. What is on the way lies in a signed cookie of ten minutes."""

    settings: ProviderSettings
    pages: SignInPages
    client: Any

    async def leave(self, request: Request) -> Response:
        """Send the browser to the provider."""
        self.pages.speak(request)
        request.session[paths.NEXT] = paths.next_address(request.query_params.get(paths.NEXT, "/"))
        try:
            return await self.client.authorize_redirect(request, f"{self.pages.public_url}{paths.PROVIDER_RETURN}")
        except Exception:  # noqa: BLE001 — whatever fails between us and the provider, nobody is signed in
            return self._failed(request, "Could not reach the provider")

    async def come_back(self, request: Request) -> Response:
        """Check what the provider says, and begin the session."""
        self.pages.speak(request)
        try:
            token = await self.client.authorize_access_token(request)
            identity = identity_of(token["userinfo"], group_claim=self.settings.group_claim)
        except Exception:  # noqa: BLE001 — whatever fails between us and the provider, nobody is signed in
            return self._failed(request, "The provider's answer does not hold")
        try:
            session = await to_thread.run_sync(
                lambda: sign_in_with_identity(
                    self.pages.accounts, identity, rule=self.settings.rule, address=client_address(request)
                )
            )
        except StoreError as error:
            _log.exception("Could not use the database for an answer of the provider")
            return unreachable(request.scope, error)
        except NtmError as error:
            return self.pages.refuse(request, _("Chưa đăng nhập được"), str(error), status=403)
        asked = paths.next_address(request.session.get(paths.NEXT, "/"))
        request.session.clear()
        return self.pages.welcome(request, session, asked)

    def _failed(self, request: Request, why: str) -> Response:
        _log.warning("%s: %s", why, self.settings.issuer, exc_info=True)
        problem = _(
            "Hệ thống {provider} không xác nhận được. Hãy bắt đầu đăng nhập lại; nếu vẫn lỗi, báo người quản trị."
        )
        text = problem.format(provider=self.settings.title)
        return self.pages.refuse(request, _("Chưa đăng nhập được"), text, status=502)


def provider_routes(settings: SignInSettings, pages: SignInPages, *, secret: str) -> list[Route]:
    """Give the routes to the provider and back; none without a provider."""
    if settings.provider is None:
        return []
    way = ProviderSignIn(settings.provider, pages, _client(settings.provider))
    on_the_way = Middleware(
        SessionMiddleware,
        secret_key=f"{secret}:on-the-way",
        session_cookie=ON_THE_WAY,
        max_age=WAY_LASTS,
        path=paths.SIGN_IN,
        same_site="lax",
        https_only=settings.is_https,
    )
    return [
        Route(paths.PROVIDER, way.leave, methods=["GET"], middleware=[on_the_way]),
        Route(paths.PROVIDER_RETURN, way.come_back, methods=["GET"], middleware=[on_the_way]),
    ]


def _client(settings: ProviderSettings) -> Any:
    return OAuth().register(
        "provider",
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        server_metadata_url=f"{settings.issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "timeout": PATIENCE_SECONDS,
            "trust_env": False,
        },
    )
