"""An ODS file again with some cells replaced by text; rows and cells that stand for several are parted first."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from ntm_dashboard.intake.book.mended_package import Element, parsed, repacked, written
from ntm_dashboard.intake.book.package import local_name, opened
from ntm_dashboard.intake.grid import Correction
from ntm_dashboard.intake.outcome.limits import Limits

_CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ROWS, _CELLS = f"{{{_TABLE}}}number-rows-repeated", f"{{{_TABLE}}}number-columns-repeated"
_CELL_TAGS = (f"{{{_TABLE}}}table-cell", f"{{{_TABLE}}}covered-table-cell")
_VALUES = frozenset(
    {"value-type", "value", "date-value", "time-value", "boolean-value", "string-value", "currency", "formula"}
)


def mended_ods(content: bytes, corrections: Sequence[Correction], *, limits: Limits) -> bytes:
    """Write the cells into the workbook."""
    package = opened(content, limits=limits)
    root = parsed(package.part(_CONTENT))
    tables = list(root.iter(f"{{{_TABLE}}}table"))
    for one in corrections:
        row = _at(list(tables[one.sheet].iter(f"{{{_TABLE}}}table-row")), one.row - 1, _ROWS)
        _fill(_cell(row, one.column), one.text)
    return repacked(package.archive, {_CONTENT: written(root)})


def _at(elements: Sequence[Element], place: int, repeated: str) -> Element:
    """Give the element at a place, parted from those that it stood for.

    Raises:
        LookupError: the elements end before.
    """
    before = 0
    for element in elements:
        count = int(element.get(repeated) or 1)
        if before + count > place:
            return _parted(element, place - before, count, repeated)
        before += count
    raise LookupError(before)


def _parted(element: Element, place: int, count: int, repeated: str) -> Element:
    if repeated in element.attrib:
        del element.attrib[repeated]
    for times, add in ((place, element.addprevious), (count - place - 1, element.addnext)):
        if times:
            copy = deepcopy(element)
            copy.tail = None
            if times > 1:
                copy.set(repeated, str(times))
            add(copy)
    return element


def _cell(row: Element, column: int) -> Element:
    try:
        return _at([one for one in row if one.tag in _CELL_TAGS], column, _CELLS)
    except LookupError as error:
        gap = column - int(error.args[0])
        if gap:
            etree.SubElement(row, _CELL_TAGS[0], {_CELLS: str(gap)})
        return etree.SubElement(row, _CELL_TAGS[0])


def _fill(cell: Element, text: str) -> None:
    """Let a cell hold a text, or nothing; a comment on it stays."""
    for name in list(cell.attrib):
        if local_name(str(name)) in _VALUES:
            del cell.attrib[name]
    for child in _shown(cell):
        cell.remove(child)
    if text:
        cell.set(f"{{{_OFFICE}}}value-type", "string")
        for paragraph in text.split("\n"):
            etree.SubElement(cell, f"{{{_TEXT}}}p").text = paragraph


def _shown(cell: Element) -> Iterator[Element]:
    yield from [child for child in cell if local_name(str(child.tag)) != "annotation"]
