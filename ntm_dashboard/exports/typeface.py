"""The fonts that our files carry: subsets of Be Vietnam Pro (SIL Open Font License, text beside them)."""

import base64
from functools import cache
from importlib.resources import files

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


@cache
def font_bytes(weight: str, ending: str) -> bytes:
    """Give a font file: weight `Regular`, `SemiBold` or `Bold`, ending `woff2` or `ttf`."""
    return (files("ntm_dashboard.exports") / "fonts" / f"BeVietnamPro-{weight}.{ending}").read_bytes()


@cache
def font_faces(weights: tuple[str, ...] = tuple(WEIGHTS)) -> str:
    """Give the CSS that carries the fonts within a page, so that it needs no network."""
    return "".join(
        '@font-face{font-family:"Be Vietnam Pro";font-weight:'
        f"{WEIGHTS[weight]};src:url(data:font/woff2;base64,{_encoded(weight)}) format('woff2')}}"
        for weight in weights
    )


def _encoded(weight: str) -> str:
    return base64.b64encode(font_bytes(weight, "woff2")).decode("ascii")
