"""What a file is, told from its bytes. The name only tells whether the sender meant something else."""

import io
import re
import zipfile
from enum import Enum

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import (
    FOR_WORD,
    NAMED_OTHERWISE_FOR_WORD,
    UNPACK,
    RefusalError,
    refusal,
)

OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_HEADERS = (b"PK\x03\x04", b"PK\x05\x06")
_ARCHIVES = {b"\x1f\x8b": "gzip", b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!": "rar", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_PDF, _RTF, _OLD_WORD, _SLIDES = "PDF", N_("văn bản RTF"), N_("văn bản Word cũ (.doc)"), N_("bản trình chiếu")
_OPENED_BY_WORD = {_PDF, _RTF, _OLD_WORD}
_OTHERS = {
    b"%PDF": _PDF,
    b"\x89PNG": N_("ảnh PNG"),
    b"\xff\xd8\xff": N_("ảnh JPEG"),
    b"GIF8": N_("ảnh GIF"),
    b"BM": N_("ảnh BMP"),
    b"II*\x00": N_("ảnh TIFF"),
    b"MM\x00*": N_("ảnh TIFF"),
    b"\x7fELF": N_("chương trình"),
    b"MZ": N_("chương trình"),
    b"\xca\xfe\xba\xbe": N_("chương trình"),
    b"{\\rtf": _RTF,
    b"SQLite format 3\x00": N_("cơ sở dữ liệu"),
    b"ID3": N_("tệp âm thanh"),
    b"RIFF": N_("tệp âm thanh hoặc hình ảnh"),
    b"OggS": N_("tệp âm thanh"),
    b"fLaC": N_("tệp âm thanh"),
    b"8BPS": N_("ảnh Photoshop"),
    b"\x00\x00\x01\x00": N_("biểu tượng"),
    b"\x00asm": N_("chương trình"),
    b"L\x00\x00\x00\x01\x14\x02\x00": N_("lối tắt của Windows"),
    b"<svg": N_("ảnh SVG"),
}
_HTML_STARTS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div")
_COMMENTS = re.compile(rb"^(?:<!--.*?-->\s*)+", re.DOTALL)
_BIFF_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")


class Container(Enum):
    """The form of a file that can be read. The value is how it is named to people."""

    TEXT = "CSV"
    XLSX = "XLSX"
    XLS = "XLS"
    ODS = "ODS"
    HTML = "HTML"
    WORD = "DOCX"


_EXTENSIONS = {
    Container.TEXT: {"csv", "tsv", "tab", "txt", ""},
    Container.XLSX: {"xlsx", "xlsm", "xltx"},
    Container.XLS: {"xls", "xlt"},
    Container.ODS: {"ods", "ots"},
    Container.HTML: {"html", "htm", "xls"},
    Container.WORD: {"docx", "dotx", "docm"},
}
_PACKED_EXTENSIONS = {"xlsx", "xlsm", "xltx", "ods", "ots", "docx", "docm", "dotx"}
_PARTS_OF_WORKBOOKS = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}
_DATA_EXTENSIONS = {"csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "html", "htm", "docx"}


def extension(file_name: str) -> str:
    """Give the ending of a file name in lower case, without the point."""
    _, point, ending = file_name.rpartition(".")
    return ending.lower() if point else ""


def is_named_otherwise(container: Container, file_name: str) -> bool:
    """Tell whether the file name promises another form than the content has."""
    return extension(file_name) not in _EXTENSIONS[container]


def container_of(content: bytes, *, file_name: str, limits: Limits) -> Container:
    """Tell the form of a file, before any of it is read.

    Raises:
        RefusalError: it is too large, empty, encrypted, an archive, or nothing that holds a table.
    """
    if len(content) > limits.max_bytes:
        raise refusal(ErrorCode.TOO_LARGE, found=_megabytes(len(content)), expected=_megabytes(limits.max_bytes))
    if content.startswith(_ZIP_HEADERS):
        return _packed(content, file_name)
    if content.startswith(OLE_HEADER):
        return _compound(content, file_name)
    _refuse_other_forms(content, file_name)
    return Container.XLS if content.startswith(_BIFF_STARTS) else _marked_up(content)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".0", "").replace(".", ",")


def _packed(content: bytes, file_name: str) -> Container:
    """Part workbooks from other zip files by the names of their parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        names = None
    if names is None:
        is_workbook = extension(file_name) in _PACKED_EXTENSIONS or b"xl/worksheets" in content
        raise (
            refusal(ErrorCode.CORRUPT_WORKBOOK)
            if is_workbook
            else refusal(ErrorCode.UNSUPPORTED_TYPE, found=".zip", text=UNPACK)
        )
    return _of_parts(set(names), file_name)


def _of_parts(names: set[str], file_name: str) -> Container:
    if "xl/workbook.bin" in names:
        raise refusal(ErrorCode.UNSUPPORTED_TYPE, found=".xlsb")
    if any(name.startswith("xl/") for name in names):
        return Container.XLSX
    if "content.xml" in names:
        return Container.ODS
    if any(name.startswith("word/") for name in names):
        return Container.WORD
    if any(name.startswith("ppt/") for name in names):
        raise _other(_SLIDES, file_name)
    if extension(file_name) in _PACKED_EXTENSIONS and names & _PARTS_OF_WORKBOOKS:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    raise refusal(ErrorCode.UNSUPPORTED_TYPE, found=".zip", text=UNPACK)


def _compound(content: bytes, file_name: str) -> Container:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refusal(ErrorCode.ENCRYPTED)
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise refusal(ErrorCode.MACROS)
    if "WordDocument".encode("utf-16-le") in content:
        raise _other(_OLD_WORD, file_name)
    if "PowerPoint".encode("utf-16-le") in content:
        raise _other(_SLIDES, file_name)
    return Container.XLS


def _refuse_other_forms(content: bytes, file_name: str) -> None:
    for start, name in _ARCHIVES.items():
        if content.startswith(start):
            raise refusal(ErrorCode.UNSUPPORTED_TYPE, found=name, text=UNPACK)
    for start, name in _OTHERS.items():
        if content.startswith(start) and (len(start) > 2 or not content[:200].isascii() or b"\0" in content[:200]):
            raise _other(name, file_name)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        raise _other(_PDF, file_name)
    if content[257:262] == b"ustar":
        raise refusal(ErrorCode.UNSUPPORTED_TYPE, found="tar", text=UNPACK)
    if content[4:8] == b"ftyp":
        raise _other(N_("phim"), file_name)
    if content[:200].lstrip().lower().startswith(b"mime-version:"):
        raise refusal(ErrorCode.UNSUPPORTED_TYPE, found="MHTML")


def _other(name: str, file_name: str) -> RefusalError:
    ending, is_opened_by_word = extension(file_name), name in _OPENED_BY_WORD
    if ending in _DATA_EXTENSIONS:
        text = NAMED_OTHERWISE_FOR_WORD if is_opened_by_word else None
        return refusal(ErrorCode.WRONG_EXTENSION, found=Message.of(name), expected=f".{ending}", text=text)
    return refusal(ErrorCode.UNSUPPORTED_TYPE, found=Message.of(name), text=FOR_WORD if is_opened_by_word else None)


def _marked_up(content: bytes) -> Container:
    start = _COMMENTS.sub(b"", _beginning(content)).lstrip()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        raise refusal(ErrorCode.XML2003_NOT_SUPPORTED)
    if start.startswith(_HTML_STARTS):
        return Container.HTML
    if start.startswith(b"<?xml") and b"<html" in start:
        return Container.HTML
    if start.startswith(b"<?xml"):
        raise refusal(ErrorCode.UNSUPPORTED_TYPE, found="XML")
    return Container.TEXT


def _beginning(content: bytes) -> bytes:
    """Give the first bytes in lower case, without byte order mark; UTF-16 as if it were one byte a letter."""
    start = content[:4000]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
