"""The files that a command was given: read before anything else happens, each under a name that no other has."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ntm_dashboard.cli.check import read
from ntm_dashboard.errors import NtmError, PackageError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.services.packages import unpack


def contents_of(files: Sequence[Path]) -> list[bytes]:
    """Read every file.

    Raises:
        NtmError: says of each that cannot be read why not.
    """
    contents: list[bytes] = []
    failures: list[str] = []
    for file in files:
        try:
            contents.append(read(file))
        except OSError as error:
            sentence = N_("Không đọc được tệp “{file}”: {reason}.")
            failures.append(str(Message.of(sentence, file=str(file), reason=reason_of(error))))
    if failures:
        raise NtmError("\n".join(failures))
    return contents


def taken_apart(files: Sequence[tuple[str, bytes]], *, largest: int) -> list[tuple[str, bytes]]:
    """Give names and contents with the files of a ZIP package in its place, of at most so many bytes each.

    Raises:
        PackageError: says of each package that cannot be taken apart why not.
    """
    given: list[tuple[str, bytes]] = []
    failures: list[str] = []
    for name, content in files:
        try:
            packed = unpack(name, content, largest=largest)
        except PackageError as error:
            failures.append(str(error))
        else:
            given += [(one.name if len(files) == 1 else _within(name, one.name), one.content) for one in packed]
    if failures:
        raise PackageError("\n".join(failures))
    return given


def _within(package: str, name: str) -> str:
    """Name a file of one package among several; a file that is none keeps its name."""
    return name if package == name else f"{package} - {name}"


def names_of(files: Sequence[Path]) -> list[str]:
    """Give the name of each file; where several bear the same one, with as many folders as tell them apart."""
    places = [Path(os.path.abspath(file)) for file in files]
    names = {place: place.name for place in places}
    for depth in range(2, max((len(file.parts) for file in names), default=0) + 1):
        times = Counter(name.casefold() for name in names.values())
        names |= {file: _name(file, depth) for file, name in names.items() if times[name.casefold()] > 1}
    return [names[place] for place in places]


def _name(file: Path, depth: int) -> str:
    return " - ".join(part for part in file.parts[-depth:] if part != file.anchor)
