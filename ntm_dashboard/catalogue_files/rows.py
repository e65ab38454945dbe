"""A strict reader of CSV for the data folder: UTF-8, a line of column names, as many cells in each row as columns."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence

from ntm_dashboard.catalogue_files.problems import Problems
from ntm_dashboard.i18n import N_, Message

Row = tuple[int, list[str]]


def named_rows(
    files: Mapping[str, bytes], *, path: str, columns: Sequence[str], problems: Problems
) -> list[tuple[int, dict[str, str]]]:
    """Give the rows of a file by column name, with the line where each begins (1 = first).

    What keeps the file from being read is noted; then there are no rows. Comma or semicolon (which a Vietnamese Excel
    writes) separate the cells; empty columns at the right edge are left out.
    """
    text = _text(files, path, problems)
    rows = [] if text is None else _rows(text, path, problems)
    if not rows:
        return []
    (at, header), *body = rows
    header = _without_empty_end(header)
    if not _is_header_right(header, columns, path=path, at=at, problems=problems):
        return []
    if not body:
        problems.add(Message.of(N_("tệp chỉ có dòng tên cột. Hãy ghi các dòng số liệu.")), file=path, row=at)
    return [
        (row, dict(zip(header, cells, strict=False)))
        for row, cells in body
        if _is_width_right(cells, header, path=path, row=row, problems=problems)
    ]


def _text(files: Mapping[str, bytes], path: str, problems: Problems) -> str | None:
    if path not in files:
        problems.add(Message.of(N_("không có tệp này. Hãy đặt lại tệp vào thư mục.")), file=path)
        return None
    try:
        return unicodedata.normalize("NFC", files[path].decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        row = files[path][: error.start].count(b"\n") + 1
        sentence = N_("có ký tự không thuộc bảng mã UTF-8. Hãy lưu lại tệp dưới dạng “CSV UTF-8”.")
        problems.add(Message.of(sentence), file=path, row=row)
        return None


def _rows(text: str, path: str, problems: Problems) -> list[Row]:
    """Give the rows that are not empty, with the line where each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error:
        sentence = N_("dấu ngoặc kép mở mà không đóng, hoặc đặt sai chỗ.")
        problems.add(Message.of(sentence), file=path, row=begins)
        return []
    if not rows:
        problems.add(Message.of(N_("tệp không có dòng nào. Hãy ghi dòng tên cột và các dòng số liệu.")), file=path)
    return rows


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if ";" in header and "," not in header else ","


def _without_empty_end(header: list[str]) -> list[str]:
    while header and not header[-1]:
        header = header[:-1]
    return header


def _is_header_right(header: Sequence[str], columns: Sequence[str], *, path: str, at: int, problems: Problems) -> bool:
    missing = [column for column in columns if column not in header]
    for column in missing:
        sentence = N_("thiếu cột này ở dòng tên cột. Tệp cần các cột: {columns}.")
        problems.add(Message.of(sentence, columns=", ".join(columns)), file=path, row=at, column=column)
    repeated = sorted({column for column in header if header.count(column) > 1})
    for column in repeated:
        problems.add(Message.of(N_("có hai cột cùng tên. Hãy bỏ một cột.")), file=path, row=at, column=column)
    return not missing and not repeated


def _is_width_right(cells: Sequence[str], header: Sequence[str], *, path: str, row: int, problems: Problems) -> bool:
    if len(cells) >= len(header) and not any(cells[len(header) :]):
        return True
    sentence = N_("có {found} ô, dòng tên cột có {expected} cột. Ô có dấu phẩy phải đặt trong ngoặc kép.")
    problems.add(Message.of(sentence, found=len(cells), expected=len(header)), file=path, row=row)
    return False
