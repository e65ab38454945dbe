"""Makes workbooks, sound and hostile, for the tests."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.offices import ROWS, meant

HEADINGS = ("Kỳ báo cáo", "Mã xã", "Tên xã", "Tiêu chí", "Kết quả", "Giá trị", "Hồ sơ", "Ghi chú")


def xlsx(
    change: Callable[[Worksheet], None] = lambda _: None, *, rows: Sequence[Sequence[object]] | None = None
) -> bytes:
    """Make the small report as an XLSX file, changed by `change`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows or [HEADINGS, *[_typed(row) for row in ROWS]]:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Give the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _typed(row: dict[str, str]) -> list[object]:
    value = float(row["gia_tri"]) if row["gia_tri"] else None
    return [
        date(2023, 12, 31),
        int(row["ma_xa"]),
        row["ten_xa"],
        int(row["tieu_chi"]),
        row["ket_qua"],
        value,
        row["ho_so"],
        row["ghi_chu"] or None,
    ]


def with_part(content: bytes, name: str, part: bytes | Callable[[bytes], bytes]) -> bytes:
    """Replace or add a part of a zipped workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        before = old.read(name) if name in old.namelist() else b""
        new.writestr(name, part(before) if callable(part) else part)
    return buffer.getvalue()


def ods(content: str, *, extra: dict[str, str] | None = None) -> bytes:
    """Make an ODS file of the given body of a spreadsheet."""
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    body = f"<office:document-content {namespaces}><office:body><office:spreadsheet>{content}"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", body + "</office:spreadsheet></office:body></office:document-content>")
        for name, text in (extra or {}).items():
            package.writestr(name, text)
    return buffer.getvalue()


def ods_row(*texts: str, repeated: int = 1, cells_repeated: int = 1) -> str:
    """Write a row of text cells of an ODS table."""
    cells = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{cells_repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


__all__ = ["HEADINGS", "meant", "ods", "ods_row", "saved", "with_part", "xlsx"]
