"""Write a file so that it is there whole or not at all, whatever ends the program meanwhile."""

import os
from contextlib import suppress
from pathlib import Path

from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; what stood at its place stays until all of the new content is on the disk.

    Raises:
        StoreError: it cannot be written; nothing is left behind.
    """
    try:
        _write(file.resolve(), content)
    except OSError as error:
        message = Message.of(N_("Không ghi được tệp “{file}”: {reason}."), file=str(file), reason=reason_of(error))
        raise StoreError(str(message)) from error


def _write(file: Path, content: bytes) -> None:
    if file.exists() and not file.is_file():
        file.write_bytes(content)  # a pipe or a device is written to, never replaced
        return
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
