"""What PPTX, DOCX and XLSX have in common: harmless workbooks, fixed times, and the imprint within the file."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from html import escape, unescape
from typing import Any

import openpyxl
import pptx.chart.xlsx
import xlsxwriter

from ntm_dashboard.exports.figures import Imprint, read_imprint
from ntm_dashboard.i18n import current_language

IMPRINT_PART = "/customXml/item97.xml"
IMPRINT_PROPERTIES_PART = "/customXml/itemProps97.xml"
IMPRINT_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
IMPRINT_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    b'ds:itemID="{5C0D9E1B-7B1E-4B59-9C35-6E1C0A7C5D11}" '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
IMPRINT_SHEET = "_so_lieu"
_ROOT = "urn:ntm-dashboard:so-lieu"
_FOUND = re.compile(rf'<soLieu xmlns="{_ROOT}">(.*?)</soLieu>', re.DOTALL)
_WEB = re.compile(r'<script type="application/json" id="so-lieu">(.*?)</script>', re.DOTALL)
LARGEST_PART = 4_000_000
LARGEST_FILE = 20_000_000
FIXED = (1980, 1, 1, 0, 0, 0)


class HarmlessWorkbook(xlsxwriter.Workbook):
    """A workbook in which text never becomes a formula or a link, and whose creation time is fixed."""

    def __init__(self, filename: Any = None, options: Mapping[str, Any] | None = None) -> None:
        """Open a workbook; our settings win over those of the caller."""
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
        super().__init__(filename, {**(options or {}), **safe})
        self.set_properties({"created": datetime(2023, 1, 1, tzinfo=UTC)})


def use_harmless_workbooks() -> None:
    """Let the workbooks behind native charts be harmless ones: a name that begins with "=" would be a formula."""
    pptx.chart.xlsx.Workbook = HarmlessWorkbook  # pyright: ignore[reportPrivateImportUsage] — the one place it is made


def moment(day: date) -> datetime:
    """Give the time that a file states as its creation: the as-of date, so that equal input gives equal bytes."""
    return datetime.combine(day, time(), tzinfo=UTC)


def language_tag() -> str:
    """Give the language of the current run as Office writes it."""
    return "en-US" if current_language() == "en" else "vi-VN"


def sealed(content: bytes) -> bytes:
    """Rewrite the package with fixed times, its parts in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()


def imprint_xml(text: str) -> bytes:
    """Give the part that carries the imprint within a PPTX or DOCX."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<soLieu xmlns="{_ROOT}">{escape(text, quote=False)}</soLieu>'.encode()
    )


def figures_in(content: bytes) -> Imprint:
    """Read the figures back out of a PPTX, DOCX, XLSX, bulletin or deck of ours.

    Raises:
        ValueError: the file is none of ours, is broken, or is too large.
    """
    if len(content) > LARGEST_FILE:
        raise ValueError("too large")
    if not content.startswith(b"PK"):
        return read_imprint(_only(_WEB, content.decode("utf-8", errors="replace")))
    try:
        return read_imprint(_imprint_of_package(content))
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError("not a file of ours") from error


def _imprint_of_package(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if any(entry.file_size > LARGEST_PART for entry in package.infolist()):
            raise ValueError("too large")
        for name in package.namelist():
            if name.startswith("customXml/item"):
                found = _FOUND.search(package.read(name).decode("utf-8", errors="replace"))
                if found:
                    return unescape(found[1])
        if "xl/workbook.xml" in package.namelist():
            return _imprint_of_workbook(content)
    raise ValueError("no imprint")


def _imprint_of_workbook(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    if IMPRINT_SHEET not in book.sheetnames:
        raise ValueError("no imprint")
    return "".join(str(row[0] or "") for row in book[IMPRINT_SHEET].iter_rows(max_col=1, values_only=True))


def _only(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if not found:
        raise ValueError("no imprint")
    return found[1]
