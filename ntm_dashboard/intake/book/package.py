"""Looking into a zipped workbook before anything in it is parsed: size, macros, encryption, unsafe XML."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import RefusalError, refusal

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DECLARATION = "<!DOCTYPE".encode("utf-16-le")
_START = 2000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ParseError,
    ValueError,
    KeyError,
    IndexError,
    OSError,
    OverflowError,
    LookupError,
)
"""What reading a damaged package raises, as far as the standard library says."""


@dataclass(frozen=True)
class Package:
    """The parts of a zipped workbook, each unpacked only up to what it declares."""

    archive: zipfile.ZipFile
    limits: Limits

    def has(self, name: str) -> bool:
        """Tell whether there is a part."""
        return name in self.archive.NameToInfo

    def part(self, name: str) -> bytes:
        """Unpack a part.

        Raises:
            RefusalError: it declares entities, or is damaged.
        """
        try:
            content = self.archive.read(name)
        except _BROKEN as error:
            raise refusal(ErrorCode.CORRUPT_WORKBOOK) from error
        if _DECLARATION.search(content) or _WIDE_DECLARATION in content[:2000]:
            raise refusal(ErrorCode.UNSAFE_XML)
        return content

    def elements(self, name: str, wanted: frozenset[str]) -> Iterator[Element]:
        """Give the wanted elements of a part as they end, each emptied afterwards; tags come without namespaces."""
        yield from elements_of(self.part(name), wanted)


def elements_of(content: bytes, wanted: frozenset[str]) -> Iterator[Element]:
    """Give the wanted elements of an XML text as they end; tags come without namespaces.

    Raises:
        RefusalError: it is no XML, or declares entities.
    """
    try:
        depth: list[Element] = []
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                spend()
                _refuse_deep(depth)
                depth.append(element)
                continue
            depth.pop()
            element.tag = local_name(element.tag)
            if element.tag in wanted:
                yield element
                element.clear()
                if depth:
                    depth[-1].remove(element)
    except DefusedXmlException as error:
        raise refusal(ErrorCode.UNSAFE_XML) from error
    except RefusalError:
        raise
    except _BROKEN as error:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK) from error


_DEEPEST = 200


def _refuse_deep(depth: list[Element]) -> None:
    if len(depth) > _DEEPEST:
        raise refusal(ErrorCode.UNSAFE_XML)


def local_name(tag: str) -> str:
    """Give the name of a tag or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Give an attribute by its name without namespace; "" when it has none such."""
    value = element.get(name)
    if value is not None:
        return value
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")


def opened(content: bytes, *, limits: Limits) -> Package:
    """Open a zipped workbook after looking at what its parts declare.

    Raises:
        RefusalError: it is damaged, encrypted, has macros, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK) from error
    _refuse_large(archive, limits)
    _refuse_macros(archive.namelist())
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise refusal(ErrorCode.ENCRYPTED)
    _refuse_declarations(archive)
    return Package(archive, limits)


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    """Refuse a package in which any XML part declares a document type, also one that is never read."""
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")) and _declares_type(archive, name):
            raise refusal(ErrorCode.UNSAFE_XML)


def _declares_type(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        with archive.open(name) as part:
            start = part.read(_START)
    except _BROKEN as error:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK) from error
    return bool(_DECLARATION.search(start)) or _WIDE_DECLARATION in start


def _refuse_large(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    is_blown_up = unpacked > 1_000_000 and unpacked / packed > limits.max_ratio
    if len(parts) > limits.max_parts or unpacked > limits.max_unpacked_bytes or is_blown_up:
        raise refusal(ErrorCode.ZIP_BOMB)


def _refuse_macros(names: list[str]) -> None:
    lowered = [name.lower() for name in names]
    has_code = any(name.endswith("vbaproject.bin") for name in lowered)
    has_macro_sheet = any(name.startswith(("xl/macrosheets/", "basic/", "scripts/")) for name in lowered)
    if has_code or has_macro_sheet:
        raise refusal(ErrorCode.MACROS)
