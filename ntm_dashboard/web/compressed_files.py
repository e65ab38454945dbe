"""Streamlit's own scripts and styles, compressed once and kept: 7.6 MB go over the wire as 1.7 MB.

Streamlit serves its static files as they are. They never change for a version, so each is compressed with brotli and
gzip into a folder of that version in the background, and answered from there as soon as it is ready. Those that every
visitor fetches are then compressed once more, as far as it goes: a tenth less, for some twenty times the work.
"""

import gzip
import os
import threading
from pathlib import Path

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SOURCE = Path(streamlit.__file__).parent / "static" / "static"
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
SMALLEST = 1024
BROTLI_QUALITY, BROTLI_BEST = 9, 11


class CompressedFiles:
    """Answers `/static/…` with the compressed file where the browser takes it (ASGI middleware)."""

    def __init__(self, app: ASGIApp, *, folder: Path, source: Path = SOURCE, document: str = "") -> None:
        """Wrap `app`; `folder` keeps the compressed files of `source`, made in the background.

        `document` names those that every visitor fetches.
        """
        self.app = app
        self.source = source
        self.folder = folder / f"streamlit-{streamlit.__version__}"
        threading.Thread(target=_compress_in_turn, args=(source, self.folder, document), daemon=True).start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file, or pass on."""
        found = self._found(scope) if scope["type"] == "http" and scope["path"].startswith("/static/") else None
        if found is None:
            await self.app(scope, receive, send)
            return
        await found(scope, receive, send)

    def _found(self, scope: Scope) -> FileResponse | None:
        name = scope["path"].removeprefix("/static/")
        media_type = MEDIA_TYPES.get(Path(name).suffix)
        if media_type is None or ".." in name or scope["method"] not in {"GET", "HEAD"}:
            return None
        accepted = Headers(scope=scope).get("accept-encoding", "")
        for coding, ending in (("br", ".br"), ("gzip", ".gz")):
            file = self.folder / f"{name}{ending}"
            if coding in accepted and file.is_file():
                return FileResponse(file, media_type=media_type, headers=_headers(coding))
        return None


def _headers(coding: str) -> dict[str, str]:
    return {
        "content-encoding": coding,
        "vary": "accept-encoding",
        "cache-control": "public, immutable, max-age=31536000",
    }


def _compress_in_turn(source: Path, folder: Path, document: str) -> None:
    compress_all(source, folder)
    compress_best(source, folder, document)


def compress_best(source: Path, folder: Path, document: str) -> int:
    """Compress once more what a document names, the largest first; give how many were made."""
    named = [file for file in source.rglob("*") if file.suffix in MEDIA_TYPES and file.name in document]
    made = 0
    for file in sorted(named, key=lambda file: file.stat().st_size, reverse=True):
        target = folder / file.relative_to(source)
        told = target.with_name(f"{target.name}.best")
        if file.stat().st_size >= SMALLEST and not told.exists():
            content = brotli.compress(file.read_bytes(), quality=BROTLI_BEST)
            _write(target.with_name(f"{target.name}.br"), content)
            _write(told, b"")
            made += 1
    return made


def compress_all(source: Path, folder: Path) -> int:
    """Compress every file that is worth it and not there yet, the largest first; give how many were made."""
    files = [file for file in source.rglob("*") if file.suffix in MEDIA_TYPES and file.stat().st_size >= SMALLEST]
    made = 0
    for file in sorted(files, key=lambda file: file.stat().st_size, reverse=True):
        target = folder / file.relative_to(source)
        if not target.with_name(f"{target.name}.gz").exists():
            _compress(file, target)
            made += 1
    return made


def _compress(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    content = file.read_bytes()
    _write(target.with_name(f"{target.name}.br"), brotli.compress(content, quality=BROTLI_QUALITY))
    _write(target.with_name(f"{target.name}.gz"), gzip.compress(content, compresslevel=6, mtime=0))


def _write(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    half = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.part")  # servers may share the folder
    half.write_bytes(content)
    half.replace(file)
