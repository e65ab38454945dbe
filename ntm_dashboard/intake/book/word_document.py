"""Tables of a Word document to sheets: each table is one, the paragraphs above it are its first lines.

A letterhead or a signature that is laid out as a table is text like any other. The title of the document stands above
every table, since a report that has several says its unit and period once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ntm_dashboard.intake.book.merging import filled_down, kept_areas
from ntm_dashboard.intake.book.package import Package, local_name, opened
from ntm_dashboard.intake.book.word_table import WordRows, children_of, is_layout, named, text_of_paragraph
from ntm_dashboard.intake.grid import Book, Line, Sheet, text_line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import refusal

DOCUMENT = "word/document.xml"
_LONGEST_TITLE = 250
_NEAREST = 12
_OF_THE_DOCUMENT = 10
_BELOW = 40
_NUMBERED = re.compile(r"^(?:\d+|[IVXivx]+|[A-Za-z])[.)]")


def read_docx(content: bytes, *, limits: Limits) -> Book:
    """Read every table of a Word document.

    Raises:
        RefusalError: it is damaged, unsafe, too large, or empty.
    """
    body = _body(opened(content, limits=limits))
    tables = list(_tables(body, limits))
    names = [f"Bảng {number}" if len(tables) > 2 else "" for number in range(1, len(tables))]
    sheets = tuple(_sheet(tables, place, name) for place, name in enumerate(names))
    if not sheets and tables[0].above:
        sheets = (Sheet("", _text_lines(tables[0].above, after=0)),)
    if not sheets:
        raise refusal(ErrorCode.EMPTY)
    return Book(sheets, "DOCX")


def _body(package: Package) -> Element:
    if not package.has(DOCUMENT):
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    if package.archive.getinfo(DOCUMENT).file_size > package.limits.max_part_bytes:
        raise refusal(ErrorCode.ZIP_BOMB)
    body = next(package.elements(DOCUMENT, frozenset({"body"})), None)
    if body is None:
        raise refusal(ErrorCode.CORRUPT_WORKBOOK)
    return body


@dataclass
class _Table:
    """A table and the paragraphs above it."""

    rows: WordRows
    above: list[str] = field(default_factory=list[str])


def _tables(body: Element, limits: Limits) -> Iterator[_Table]:
    """Give the tables in their order, and at last one without rows for the paragraphs below them.

    A table that follows another without a word between them continues it.
    """
    standing, above = _Table(WordRows(limits)), list[str]()
    for part in _parts(body):
        if isinstance(part, str):
            above.append(part)
            continue
        if above or not standing.rows.rows:
            if standing.rows.rows:
                yield standing
            standing = _Table(WordRows(limits), above)
            above = []
        standing.rows.take(part)
    if standing.rows.rows:
        yield standing
    yield _Table(WordRows(limits), above)


def _parts(block: Element) -> Iterator[str | Element]:
    """Give the paragraphs that say something, and the tables; a table that only arranges text is paragraphs."""
    for child in children_of(block):
        match local_name(child.tag):
            case "p":
                if text := text_of_paragraph(child).strip():
                    yield text
            case "tbl" if is_layout(child):
                for row in named(child, "tr"):
                    for cell in named(row, "tc"):
                        yield from _parts(cell)
            case "tbl":
                yield child
            case _:
                pass


def _sheet(tables: list[_Table], place: int, name: str) -> Sheet:
    """Make the sheet of a table: titles, rows, and below the last table what follows it."""
    table, below = tables[place], tables[-1].above[:_BELOW] if place == len(tables) - 2 else []
    titles = _text_lines(_titles(tables[0].above, table.above if place else []), after=0)
    first = len(titles)
    rows = tuple(Line(first + number, cells) for number, cells in enumerate(table.rows.rows, 1))
    areas = [area._replace(top=area.top + first, bottom=area.bottom + first) for area in table.rows.areas]
    kept = kept_areas(rows, areas, max_columns=table.rows.limits.max_columns)
    lines = (*titles, *filled_down(rows, kept), *_text_lines(below, after=first + len(rows)))
    return Sheet(name, lines, frozenset(row + first for row in table.rows.hidden), areas=kept)


def _titles(of_document: list[str], own: list[str]) -> list[str]:
    """Choose the titles: short paragraphs at the beginning of the document, and those right above the table.

    A numbered heading at the beginning belongs to the first table only.
    """
    opening = [text for text in of_document if len(text) <= _LONGEST_TITLE]
    if not own:
        return [*opening[:_OF_THE_DOCUMENT], *opening[_OF_THE_DOCUMENT:][-_NEAREST:]]
    nearest = [text for text in own if len(text) <= _LONGEST_TITLE][-_NEAREST:]
    return [*(text for text in opening[:_OF_THE_DOCUMENT] if not _NUMBERED.match(text)), *nearest]


def _text_lines(texts: list[str], *, after: int) -> tuple[Line, ...]:
    return tuple(text_line(number, [text]) for number, text in enumerate(texts, after + 1))
