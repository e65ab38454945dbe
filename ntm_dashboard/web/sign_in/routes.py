"""The routes of signing in and out, of the first administrator and of one's own password."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ntm_dashboard.errors import AccountError, SignInError, StoreError
from ntm_dashboard.i18n import N_, Message, _, use_language
from ntm_dashboard.services.accounts import Accounts, NewSession, SignedIn
from ntm_dashboard.services.first_start import is_first_start, make_first_administrator
from ntm_dashboard.web.sign_in import paths, views
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.sign_in.form import is_same_origin, read_form
from ntm_dashboard.web.sign_in.gate import SIGNED_IN
from ntm_dashboard.web.unreachable import unreachable
from ntm_dashboard.web.url_state import LANGUAGE, language_of

R = TypeVar("R")
Fields = Mapping[str, str]
Answer = Callable[[Request], Awaitable[Response]]

HASHING_AT_ONCE = 2
MOST_WAITING = 40
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SignInPages:
    """The pages of signing in of one program. `provider` is the name of the outside provider, "" without one."""

    accounts: Accounts
    cookies: Cookies
    place: str
    public_url: str = ""
    provider: str = ""

    def __post_init__(self) -> None:
        """Let only a few passwords be hashed at once: each takes 64 MiB and a good part of a second."""
        object.__setattr__(self, "_limiter", CapacityLimiter(HASHING_AT_ONCE))

    def routes(self) -> list[Route]:
        """Give the routes."""
        return [
            Route(paths.SIGN_IN, _while_reachable(self.show_sign_in), methods=["GET"]),
            Route(paths.SIGN_IN, _while_reachable(self.sign_in), methods=["POST"]),
            Route(paths.SIGN_OUT, _while_reachable(self.show_sign_out), methods=["GET"]),
            Route(paths.SIGN_OUT, _while_reachable(self.sign_out), methods=["POST"]),
            Route(paths.SET_UP, _while_reachable(self.show_set_up), methods=["GET"]),
            Route(paths.SET_UP, _while_reachable(self.set_up), methods=["POST"]),
            Route(paths.CHANGE_PASSWORD, _while_reachable(self.show_change_password), methods=["GET"]),
            Route(paths.CHANGE_PASSWORD, _while_reachable(self.change_password), methods=["POST"]),
        ]

    async def show_sign_in(self, request: Request) -> Response:
        """Show the form, or go on for somebody who is signed in."""
        self.speak(request)
        asked = paths.next_address(request.query_params.get(paths.NEXT, "/"))
        if _signed_in(request):
            return _go(asked)
        return await self._sign_in_form(request, asked=asked)

    async def sign_in(self, request: Request) -> Response:
        """Sign somebody in."""
        fields = await self._fields(request)
        asked = paths.next_address(fields.get(paths.NEXT, "/"))
        if fields.get("form_token") is None:
            return await self._sign_in_form(request, asked=asked, problem=_old_form(), status=403)
        name, password = fields.get("name", ""), fields.get("password", "")
        try:
            session = await self._hashing(
                lambda: self.accounts.sign_in(
                    name, password, address=client_address(request), browser=self.cookies.browser(request.scope)
                )
            )
        except (SignInError, AccountError) as error:
            return await self._sign_in_form(request, asked=asked, name=name, problem=str(error), status=401)
        return self.welcome(request, session, asked)

    async def show_sign_out(self, request: Request) -> Response:
        """Ask whether to sign out."""
        self.speak(request)
        signed_in = _signed_in(request)
        if signed_in is None:
            return self._answer(request, lambda frame: views.signed_out(frame))
        return self._answer(request, lambda frame: views.sign_out(frame, display_name=signed_in.person.display_name))

    async def sign_out(self, request: Request) -> Response:
        """Sign somebody out."""
        fields, signed_in = await self._fields(request), _signed_in(request)
        if signed_in is not None and fields.get("form_token") is None:
            who = signed_in.person.display_name
            return self._answer(
                request, lambda frame: views.sign_out(frame, display_name=who), problem=_old_form(), status=403
            )
        if signed_in is not None:
            await to_thread.run_sync(self.accounts.sign_out, signed_in.key)
        response = _go(paths.SIGN_OUT)
        self.cookies.take_session(request.scope, response)
        return response

    async def show_set_up(self, request: Request) -> Response:
        """Show the form for the first administrator while there is none."""
        self.speak(request)
        return await self._set_up_form(request, {})

    async def set_up(self, request: Request) -> Response:
        """Make the first administrator."""
        fields = await self._fields(request)
        if fields.get("form_token") is None:
            return await self._set_up_form(request, fields, problem=_old_form(), status=403)
        try:
            session = await self._hashing(lambda: self._first_administrator(request, fields))
        except (SignInError, AccountError) as error:
            return await self._set_up_form(request, fields, problem=str(error), status=400)
        return self.welcome(request, session, "/")

    async def show_change_password(self, request: Request) -> Response:
        """Show the form for a new password."""
        self.speak(request)
        return self._password_form(request, asked=paths.next_address(request.query_params.get(paths.NEXT, "/")))

    async def change_password(self, request: Request) -> Response:
        """Change one's own password."""
        fields, signed_in = await self._fields(request), _signed_in(request)
        asked = paths.next_address(fields.get(paths.NEXT, "/"))
        if signed_in is None:
            return self._password_form(request, asked=asked)
        if fields.get("form_token") is None:
            return self._password_form(request, asked=asked, problem=_old_form(), status=403)
        try:
            session = await self._hashing(lambda: self._new_password(request, signed_in, fields))
        except (SignInError, AccountError) as error:
            return self._password_form(request, asked=asked, problem=str(error), status=400)
        return self.welcome(request, session, asked)

    def welcome(self, request: Request, session: NewSession, address: str) -> Response:
        """Give the browser its session and send it on."""
        demanded = session.signed_in.must_change_password
        response = _go(views.spoken(paths.with_next(paths.CHANGE_PASSWORD, address)) if demanded else address)
        self.cookies.give_session(request.scope, response, session.token)
        if session.browser:
            self.cookies.give_browser(request.scope, response, session.browser)
        return response

    def refuse(self, request: Request, title: str, problem: str, *, status: int) -> Response:
        """Say why somebody cannot go on."""
        return self._answer(request, lambda frame: views.message(frame, title), problem=problem, status=status)

    def _first_administrator(self, request: Request, fields: Fields) -> NewSession:
        return make_first_administrator(
            self.accounts,
            fields.get("code", "")[:100],
            name=fields.get("name", ""),
            display_name=fields.get("display_name", ""),
            password=_twice(fields),
            address=client_address(request),
            browser=self.cookies.browser(request.scope),
        )

    def _new_password(self, request: Request, signed_in: SignedIn, fields: Fields) -> NewSession:
        return self.accounts.change_password(
            signed_in.key,
            old=fields.get("old", ""),
            new=_twice(fields),
            address=client_address(request),
            browser=self.cookies.browser(request.scope),
        )

    async def _sign_in_form(
        self, request: Request, *, asked: str, name: str = "", problem: str = "", status: int = 200
    ) -> Response:
        first = await to_thread.run_sync(is_first_start, self.accounts)
        return self._answer(
            request,
            lambda frame: views.sign_in(
                frame, name=name[:100], next_address=asked, provider=self.provider, is_first_start=first
            ),
            problem=problem,
            status=status,
        )

    async def _set_up_form(self, request: Request, fields: Fields, *, problem: str = "", status: int = 200) -> Response:
        if not await to_thread.run_sync(is_first_start, self.accounts):
            return self.refuse(request, _("Lập tài khoản quản trị đầu tiên"), _already_set_up(), status=403)
        kept = {name: fields.get(name, "")[:100] for name in ("code", "name", "display_name")}
        return self._answer(request, lambda frame: views.set_up(frame, **kept), problem=problem, status=status)

    def _password_form(self, request: Request, *, asked: str, problem: str = "", status: int = 200) -> Response:
        signed_in = _signed_in(request)
        if signed_in is None:
            return _go(paths.with_next(paths.SIGN_IN, asked))
        name, demanded = signed_in.person.name, signed_in.must_change_password
        return self._answer(
            request,
            lambda frame: views.change_password(frame, name=name, is_demanded=demanded, next_address=asked),
            problem=problem,
            status=status,
        )

    def _answer(
        self, request: Request, draw: Callable[[views.Frame], Response], *, problem: str = "", status: int = 200
    ) -> Response:
        nonce = self.cookies.nonce(request.scope)
        frame = views.Frame(self.place, self.cookies.form_token(nonce, _session_key(request)), problem)
        response = draw(frame)
        response.status_code = status
        self.cookies.give_nonce(request.scope, response, nonce)
        return response

    async def _fields(self, request: Request) -> dict[str, str]:
        """Give the fields; `form_token` is among them only when the form is ours."""
        self.speak(request)
        fields = dict(await read_form(request))
        sent = fields.pop("form_token", "")
        is_ours = self.cookies.is_own_form(request.scope, sent, _session_key(request))
        if is_ours and is_same_origin(request, public_url=self.public_url):
            fields["form_token"] = sent
        return fields

    async def _hashing(self, work: Callable[[], R]) -> R:
        limiter: CapacityLimiter = getattr(self, "_limiter")  # noqa: B009 — set past the frozen dataclass
        if limiter.statistics().tasks_waiting >= MOST_WAITING:
            raise HTTPException(503, headers={"retry-after": "5"})
        return await to_thread.run_sync(work, limiter=limiter)

    def speak(self, request: Request) -> None:
        """Answer in the language of the address."""
        use_language(language_of({LANGUAGE: request.query_params.get(LANGUAGE, "")}))


def _while_reachable(answer: Answer) -> Answer:
    """Have a route say so while the database does not answer."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except StoreError as error:
            _log.exception("Could not use the database for %r", request.url.path)
            return unreachable(request.scope, error)

    return answered


def client_address(request: Request) -> str:
    """Give the address that somebody asks from; behind a proxy the server has put it right already."""
    return request.client.host if request.client else ""


def _signed_in(request: Request) -> SignedIn | None:
    return request.scope.get(SIGNED_IN)


def _session_key(request: Request) -> str:
    signed_in = _signed_in(request)
    return signed_in.key if signed_in else ""


def _twice(fields: Fields) -> str:
    if fields.get("new", "") != fields.get("again", ""):
        raise AccountError(str(Message.of(N_("Hai lần nhập mật khẩu mới khác nhau. Hãy nhập lại cả hai."))))
    return fields.get("new", "")


def _old_form() -> str:
    return _("Biểu mẫu này đã cũ hoặc không mở từ trang này. Hãy nhập và gửi lại.")


def _already_set_up() -> str:
    return _("Đã có tài khoản rồi. Hãy đăng nhập, hoặc nhờ người quản trị thêm tài khoản.")


def _go(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303, headers=paths.NO_STORE)
