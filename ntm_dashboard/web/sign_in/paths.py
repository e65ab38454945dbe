"""The addresses of sign-in, which ones anybody may open, and where somebody may be sent on to."""

import re
from urllib.parse import quote

SIGN_IN, SIGN_OUT, SET_UP = "/dang-nhap", "/dang-xuat", "/thiet-lap"
CHANGE_PASSWORD = "/doi-mat-khau"  # noqa: S105 — an address
PROVIDER, PROVIDER_RETURN = "/dang-nhap/he-thong-ngoai", "/dang-nhap/tro-lai"
NEXT = "tiep"
NO_STORE = {"cache-control": "no-store"}

OWN = (SIGN_IN, SIGN_OUT, SET_UP, CHANGE_PASSWORD, PROVIDER, PROVIDER_RETURN)
OF_HEALTH = ("/healthz", "/metrics", "/_stcore/health")
_ALWAYS_OPEN = {*OWN, *OF_HEALTH, "/favicon.png", "/favicon.ico"}
_ASSETS = ("/ntm-assets/", "/static/")
_CALENDAR = re.compile(r"/lich/[A-Za-z0-9_-]{43}\.ics")
_LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,600}")


def is_asset(path: str) -> bool:
    """Tell whether a path is of a script, style or font, the same for everybody."""
    return path.startswith(_ASSETS) and ".." not in path


def is_public(path: str) -> bool:
    """Tell whether a path may be opened without being signed in, whoever may look; a calendar shows its own secret."""
    return path in _ALWAYS_OPEN or is_asset(path) or bool(_CALENDAR.fullmatch(path))


def is_local(address: str) -> bool:
    """Tell whether an address is a path of this program that one may be sent on to after signing in."""
    return bool(_LOCAL.fullmatch(address)) and not address.startswith((*OWN, "/_stcore"))


def with_next(path: str, address: str) -> str:
    """Give a path of sign-in that leads on to an address afterwards, the path alone where that is the first page."""
    return path if next_address(address) == "/" else f"{path}?{NEXT}={quote(address, safe='')}"


def next_address(asked: str) -> str:
    """Give where to go after signing in: what was asked for if it is ours, else the first page."""
    return asked if is_local(asked) else "/"
