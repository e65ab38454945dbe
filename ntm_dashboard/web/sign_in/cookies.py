"""The cookies of sign-in: the session, the form's nonce, the browser; each signed and out of reach of scripts."""

import secrets
from dataclasses import dataclass, field

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from ntm_dashboard.services.accounts import BROWSER_KNOWN, LONGEST_SESSION

SESSION, FORM, BROWSER = "ntm_session", "ntm_form", "ntm_browser"
FORM_LASTS = 12 * 3600
LONGEST_COOKIE = 400


@dataclass(frozen=True)
class Cookies:
    """Writes and reads the cookies. `is_https`: people come over https, whatever this server itself sees."""

    secret: str = field(repr=False)
    is_https: bool = False

    def token(self, scope: Scope) -> str | None:
        """Give the session's token that a browser sent, if we signed it."""
        return _opened(self._sessions, self._read(scope, SESSION))

    def give_session(self, scope: Scope, response: Response, token: str) -> None:
        """Have the browser keep a session's token until the session is over at the latest."""
        lasts = int(LONGEST_SESSION.total_seconds())
        self._write(scope, response, SESSION, self._sessions.dumps(token), lasts)

    def take_session(self, scope: Scope, response: Response) -> None:
        """Have the browser forget the session."""
        self._write(scope, response, SESSION, "", 0)

    def browser(self, scope: Scope) -> str:
        """Give what a browser was given at a sign-in before, "" for one that never signed in here."""
        return _opened(self._browsers, self._read(scope, BROWSER)) or ""

    def give_browser(self, scope: Scope, response: Response, browser: str) -> None:
        """Have a browser that signed in keep by what it is known at the next time."""
        self._write(scope, response, BROWSER, self._browsers.dumps(browser), int(BROWSER_KNOWN.total_seconds()))

    def nonce(self, scope: Scope) -> str:
        """Give the nonce of the browser's forms, a new one if it has none of ours."""
        return _opened(self._nonces, self._read(scope, FORM)) or secrets.token_urlsafe(24)

    def give_nonce(self, scope: Scope, response: Response, nonce: str) -> None:
        """Have the browser keep the nonce while its window is open."""
        self._write(scope, response, FORM, self._nonces.dumps(nonce), None)

    def form_token(self, nonce: str, session_key: str) -> str:
        """Make what a form carries: only this browser, in this session, can send it back."""
        return self._forms.dumps([nonce, session_key])

    def is_own_form(self, scope: Scope, sent: str, session_key: str) -> bool:
        """Tell whether a form was made for this browser and session, not too long ago."""
        nonce = _opened(self._nonces, self._read(scope, FORM))
        try:
            return nonce is not None and self._forms.loads(sent, max_age=FORM_LASTS) == [nonce, session_key]
        except BadSignature:
            return False

    def is_secure(self, scope: Scope) -> bool:
        """Tell whether the browser may send the cookies over https only."""
        return self.is_https or scope["scheme"] in {"https", "wss"}

    @property
    def _sessions(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt="session")

    @property
    def _browsers(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt="browser")

    @property
    def _nonces(self) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt="nonce")

    @property
    def _forms(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="form")

    def _name(self, scope: Scope, name: str) -> str:
        return f"__Host-{name}" if self.is_secure(scope) else name

    def _read(self, scope: Scope, name: str) -> str:
        wanted = self._name(scope, name)
        sent = [cookie_parser(line).get(wanted, "") for line in Headers(scope=scope).getlist("cookie")]
        return next((value for value in sent if 0 < len(value) < LONGEST_COOKIE), "")

    def _write(self, scope: Scope, response: Response, name: str, value: str, lasts: int | None) -> None:
        response.set_cookie(
            self._name(scope, name),
            value,
            max_age=lasts,
            path="/",
            secure=self.is_secure(scope),
            httponly=True,
            samesite="lax",
        )


def _opened(serializer: URLSafeSerializer, sealed: str) -> str | None:
    try:
        value = serializer.loads(sealed) if sealed else None
    except BadSignature:
        return None
    return value if isinstance(value, str) else None
