"""A zip file of reports: taken apart into the files that an office would otherwise hand in one by one."""

import io
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ntm_dashboard.domain.turning_signs import TURNING
from ntm_dashboard.errors import PackageError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake import Limits

MOST_FILES = 100
MOST_BYTES = 60_000_000
MOST_BYTES_OF_A_FILE = Limits().max_bytes
MOST_RATIO = 200
_LONGEST_NAME = 150
_ZIP_START = b"PK\x03\x04"
_PARTS_OF_DOCUMENTS = ("xl/", "word/", "ppt/", "visio/", "META-INF/", "_rels/")
_FILES_OF_DOCUMENTS = {"[Content_Types].xml", "mimetype", "content.xml"}
_JUNK = {"thumbs.db", "desktop.ini", "ehthumbs.db"}
_UNFIT = re.compile(rf'[\x00-\x1f\x7f-\x9f\u200b-\u200d{TURNING}<>:"|?*\\]')
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True)
class PackedFile:
    """A file out of a package, with the name that people know it by."""

    name: str
    content: bytes


def unpack(name: str, content: bytes, *, largest: int | None = None) -> tuple[PackedFile, ...]:
    """Give the files of a package; anything else is the one file itself, also a workbook (which is a zip file, too).

    `largest` is how many bytes a file may have; without it those of a district. What computers put beside files is left
    out. A package in a package stays one, for the check to refuse.

    Raises:
        PackageError: it has a password, is damaged, empty, or holds too much.
    """
    archive = _archive(content)
    if archive is None:
        return (PackedFile(name, content),)
    with archive:
        entries = [one for one in archive.infolist() if not one.is_dir() and not _is_junk(_path_of(one))]
        room = _Room(name, len(content), largest or MOST_BYTES_OF_A_FILE)
        _must_be_fit(name, entries)
        room.must_hold(sum(one.file_size for one in entries))
        return tuple(_files(archive, entries, room))


@dataclass(frozen=True)
class _Room:
    """How much a package may hold: all files of it at least two of the `largest`, not far more than it is `packed`."""

    name: str
    packed: int
    largest: int

    @property
    def most(self) -> int:
        """Give how much all files may hold."""
        return max(MOST_BYTES, 2 * self.largest)

    def must_hold(self, unpacked: int) -> None:
        """Refuse what does not fit: asked of what the package says of itself, then of what really comes out of it.

        Raises:
            PackageError: it is too much.
        """
        if unpacked > self.most or (unpacked > 1_000_000 and unpacked > self.packed * MOST_RATIO):
            sentence = N_("Tệp nén “{file}” giãn ra quá lớn (giới hạn {limit} MB). Hãy giải nén rồi nộp từng tệp.")
            raise _unfit(sentence, self.name, limit=self.most // 1_000_000)


def _archive(content: bytes) -> zipfile.ZipFile | None:
    """Open a zip file that is no document of an office program; None for anything else, and for what cannot be read."""
    if not content.startswith(_ZIP_START):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        return None
    names = archive.namelist()
    is_document = any(one in _FILES_OF_DOCUMENTS or one.startswith(_PARTS_OF_DOCUMENTS) for one in names)
    return None if is_document else archive


def _must_be_fit(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise _unfit(N_("Tệp nén “{file}” không có tệp nào."), name)
    if any(one.flag_bits & 1 for one in entries):
        raise _unfit(
            N_("Tệp nén “{file}” có mật khẩu. Hãy bỏ mật khẩu, hoặc giải nén rồi nộp các tệp bên trong."), name
        )
    if len(entries) > MOST_FILES:
        sentence = N_("Tệp nén “{file}” có {count} tệp, nhiều hơn {limit}. Hãy chia thành nhiều lần nộp.")
        raise _unfit(sentence, name, count=len(entries), limit=MOST_FILES)


def _unfit(sentence: str, name: str, **figures: int | str) -> PackageError:
    return PackageError(str(Message.of(sentence, file=_plain(name), **figures)))


def _files(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], room: _Room) -> Iterator[PackedFile]:
    paths = [_path_of(one) for one in entries]
    times = Counter(path.name.casefold() for path in paths)
    unpacked = 0
    for entry, path in zip(entries, paths, strict=True):
        content = _content(room, archive, entry)
        unpacked += len(content)
        room.must_hold(unpacked)
        is_alone = times[path.name.casefold()] == 1
        yield PackedFile(_shortened(path.name if is_alone else " - ".join(path.parts)), content)


def _content(room: _Room, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack a file, never more of it than may be handed in, whatever the package says of its size."""
    try:
        with archive.open(entry) as opened:
            content = opened.read(room.largest + 1)
    except _BROKEN as error:
        raise _unfit(N_("Tệp nén “{file}” bị hỏng. Hãy nén lại, hoặc nộp các tệp bên trong."), room.name) from error
    if len(content) > room.largest:
        sentence = N_(
            "Trong tệp nén “{file}” có tệp “{inner}” vượt {limit} MB. Hãy bỏ hình ảnh và trang thừa trong tệp đó."
        )
        inner, limit = _path_of(entry).name, room.largest // 1_000_000
        raise _unfit(sentence, room.name, inner=inner, limit=limit)
    return content


def _path_of(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Give the place of a file in its package as plain names: no way up, no drive, no character that hides another."""
    parts = re.split(r"[/\\]+", _name_of(entry))
    plain = [_plain(part) for part in parts]
    return PurePosixPath(*([part for part in plain if part not in {"", ".", ".."}] or ["tep"]))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", _UNFIT.sub("", name)).strip().rstrip(".")


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Give the name as it was typed: programs that do not mark UTF-8 write it all the same, or in the code page."""
    if entry.flag_bits & 0x800 or entry.orig_filename.isascii():
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _shortened(name: str) -> str:
    stem, point, ending = name.rpartition(".")
    return name if len(name) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - len(ending) - 1]}{point}{ending}"


def _is_junk(path: PurePosixPath) -> bool:
    """Tell whether a file is one that a computer puts beside others: of the Mac, of Windows, of an open document."""
    return (
        path.name.lower() in _JUNK
        or path.name.startswith("~$")
        or any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    )
