"""What a browser sends: small forms of our own only, from our own pages."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST = 16 * 1024
MOST_FIELDS = 12
FORM_TYPE = "application/x-www-form-urlencoded"


async def read_form(request: Request) -> Mapping[str, str]:
    """Give the fields of a form.

    Raises:
        HTTPException: 415 it is no form, 413 it is too large, 400 it cannot be read.
    """
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(415)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    return dict(pairs)


def is_same_origin(request: Request, *, public_url: str) -> bool:
    """Tell whether a form comes from a page of ours, as far as the browser says where it comes from."""
    origin = request.headers.get("origin") or request.headers.get("referer")
    if origin is None:
        return True
    ours = {request.headers.get("host", ""), urlsplit(public_url).netloc}
    return urlsplit(origin).netloc in ours - {""}
