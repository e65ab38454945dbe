"""The entrance of a program: its sign-in routes, its gate, and the set-up code of the first start."""

from dataclasses import dataclass
from textwrap import indent

from starlette.middleware import Middleware
from starlette.routing import Route

from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.bootstrap.settings import Viewing
from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from, signing_secret
from ntm_dashboard.i18n import _
from ntm_dashboard.services.first_start import new_code
from ntm_dashboard.web.console import say
from ntm_dashboard.web.listening import listening_at
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.sign_in.gate import Gate
from ntm_dashboard.web.sign_in.provider import provider_routes
from ntm_dashboard.web.sign_in.routes import SignInPages


@dataclass(frozen=True)
class Entrance:
    """What the server puts around the app so that people can sign in."""

    routes: list[Route]
    gate: Middleware


def open_sign_in(program: Program) -> Entrance:
    """Build the routes and the gate of a program.

    Raises:
        NtmError: a setting cannot be used, or the secret can be neither made nor read.
    """
    settings = sign_in_settings_from()
    secret = signing_secret(settings, program.store)
    cookies = Cookies(secret, is_https=settings.is_https)
    pages = SignInPages(
        accounts=program.accounts,
        cookies=cookies,
        place=program.catalogue.district.name,
        public_url=settings.public_url,
        provider=settings.provider.title if settings.provider else "",
    )
    is_closed = program.settings.viewing is Viewing.SIGNED_IN
    gate = Middleware(Gate, accounts=program.accounts, cookies=cookies, is_closed=is_closed)
    return Entrance([*pages.routes(), *provider_routes(settings, pages, secret=secret)], gate)


def announce_set_up(program: Program) -> None:
    """Print a set-up code in the console while there is no account yet."""
    code = new_code(program.accounts)
    if code is None:
        return
    address = own_address()
    text = _("Chưa có tài khoản nào. Mã thiết lập (dùng một lần, trong 24 giờ): {code}\nMở {address} để lập tài khoản.")
    said = indent(text.format(code=code, address=address + paths.SET_UP), "  ")
    say(f"\n{said}")


def own_address() -> str:
    """Give where people open it: what was set for them, else where the server listens."""
    return sign_in_settings_from().public_url or listening_at()
