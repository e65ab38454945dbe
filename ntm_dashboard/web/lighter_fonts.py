"""Light fonts in place of Streamlit's: its icons cut down to those that are named, our letters for its letters.

A browser fetches both of Streamlit's (546 kB) before a page stands, for a dozen signs and letters that no page shows.
"""

from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ntm_dashboard.web.ready_answer import ReadyAnswer

ICONS = Path(__file__).parent / "assets" / "fonts" / "MaterialSymbols-Rounded.woff2"
LETTERS = Path(__file__).parent.parent / "exports" / "fonts" / "BeVietnamPro-Regular.woff2"
REPLACED = {"/static/media/MaterialSymbols-Rounded": ICONS, "/static/media/SourceSansVF-Upright": LETTERS}
_ENDING = ".woff2"


class LighterFonts:
    """Answers for two of Streamlit's fonts (ASGI middleware)."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`. A day in the browser's keeping, not for ever: our fonts change without a new name."""
        self.app = app
        headers = {"cache-control": "public, max-age=86400"}
        self._fonts = {
            start: ReadyAnswer.as_it_is(file.read_bytes(), media_type="font/woff2", headers=headers)
            for start, file in REPLACED.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the light font, or pass on."""
        answer = self._found(scope)
        if answer is None:
            await self.app(scope, receive, send)
        else:
            await answer.to(Headers(scope=scope))(scope, receive, send)

    def _found(self, scope: Scope) -> ReadyAnswer | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or not scope["path"].endswith(_ENDING):
            return None
        return next((font for start, font in self._fonts.items() if scope["path"].startswith(start)), None)
