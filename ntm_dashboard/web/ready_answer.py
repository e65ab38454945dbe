"""Answers that are made once and sent to many: their bytes, compressed forms and tag are ready before anybody asks."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

BROTLI_QUALITY = 6
GZIP_LEVEL = 6


@dataclass(frozen=True)
class ReadyAnswer:
    """An answer that stays the same until its address means something else: its `bodies` by their coding.

    `tag` is weak: the same for each coding. `headers` hold the media type and whatever belongs to this answer alone.
    """

    headers: Mapping[str, str]
    bodies: Mapping[str, bytes] = field(repr=False)
    tag: str

    @classmethod
    def of(cls, body: bytes, *, media_type: str, headers: Mapping[str, str] | None = None) -> "ReadyAnswer":
        """Compress and tag an answer; browsers ask each time whether it is still the same."""
        bodies = {
            "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
            "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
            "": body,
        }
        return cls._tagged(bodies, {"vary": "accept-encoding", "content-type": media_type, **(headers or {})})

    @classmethod
    def as_it_is(cls, body: bytes, *, media_type: str, headers: Mapping[str, str] | None = None) -> "ReadyAnswer":
        """Tag an answer whose bytes are compressed already, such as those of a font."""
        return cls._tagged({"": body}, {"content-type": media_type, **(headers or {})})

    @classmethod
    def _tagged(cls, bodies: Mapping[str, bytes], headers: Mapping[str, str]) -> "ReadyAnswer":
        tag = f'W/"{hashlib.sha256(bodies[""]).hexdigest()[:32]}"'
        return cls({"etag": tag, "cache-control": "no-cache", **headers}, bodies, tag)

    def to(self, asked: Headers) -> Response:
        """Answer a request with these headers: 304 where the browser has it, else the smallest body that it takes."""
        if is_among(self.tag, asked.get("if-none-match", "")):
            return Response(status_code=304, headers=self.headers)
        coding = coding_for(asked.get("accept-encoding", "")) if len(self.bodies) > 1 else ""
        coded = {"content-encoding": coding} if coding else {}
        return Response(self.bodies[coding], headers={**self.headers, **coded})


def coding_for(accepted: str) -> str:
    """Give the best coding that an `Accept-Encoding` takes: br, gzip, or "" for none; `q=0` refuses one."""
    taken = dict(_weighed(part) for part in accepted.lower().split(","))
    return next((one for one in ("br", "gzip") if taken.get(one)), "")


def _weighed(part: str) -> tuple[str, bool]:
    name, _sign, weight = part.partition(";")
    number = weight.replace(" ", "").removeprefix("q=").replace(".", "")
    return name.strip(), number == "" or not number.isdigit() or int(number) > 0


def is_among(tag: str, tags: str) -> bool:
    """Tell whether an `If-None-Match` names a tag; weak and strong tags of the same text match."""
    named = {one.strip().removeprefix("W/") for one in tags.split(",")}
    return "*" in named or tag.removeprefix("W/") in named
