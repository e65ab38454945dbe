"""An XLSX file again with some cells replaced by text: their styles stay, and every part without such a cell.

The parts are changed themselves. A library that reads and writes whole workbooks would drop the results of formulas,
charts, pictures and the fonts within texts.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ntm_dashboard.intake.book.mended_package import Element, parsed, repacked, written
from ntm_dashboard.intake.book.package import Package, opened
from ntm_dashboard.intake.book.workbook_xlsx import parts_of_sheets
from ntm_dashboard.intake.book.xlsx_extent import REFERENCE, column_index
from ntm_dashboard.intake.grid import Correction, column_letters
from ntm_dashboard.intake.outcome.limits import Limits

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHAIN = "calcChain.xml"
_OF_VALUES = {"t", "vm", "cm"}


def mended_xlsx(content: bytes, corrections: Sequence[Correction], *, limits: Limits) -> bytes:
    """Write the cells into the workbook."""
    package = opened(content, limits=limits)
    changed: dict[str, bytes] = {}
    has_lost_formula = False
    for place, part in enumerate(parts_of_sheets(package)):
        if own := [one for one in corrections if one.sheet == place]:
            root = parsed(package.part(part))
            has_lost_formula |= _rewrite(root, own)
            changed[part] = written(root)
    chain = [name for name in package.archive.namelist() if name.endswith(_CHAIN)] if has_lost_formula else []
    if chain:
        changed |= _without_chain(package)
    return repacked(package.archive, changed, without=chain)


def _without_chain(package: Package) -> dict[str, bytes]:
    """Take the order of calculation out: Excel makes it anew, and calls a file damaged where it names no formula."""
    found: dict[str, bytes] = {}
    for name in package.archive.namelist():
        if name == "[Content_Types].xml" or name.endswith("workbook.xml.rels"):
            root = parsed(package.part(name))
            for element in list(root):
                if any(str(value).endswith(_CHAIN) for value in element.attrib.values()):
                    root.remove(element)
            found[name] = written(root)
    return found


def _rewrite(root: Element, corrections: Sequence[Correction]) -> bool:
    """Replace the cells of a worksheet; tell whether one of them was a formula."""
    has_formula = False
    wanted = {(one.row, one.column): one.text for one in corrections}
    rows = dict(_rows(root))
    for (number, column), text in sorted(wanted.items()):
        cell = _cell(rows[number], number, column)
        has_formula |= _drop_formula(root, cell)
        _fill(cell, text)
    return has_formula


def _rows(root: Element) -> Iterator[tuple[int, Element]]:
    number = 0
    for row in root.iter("{*}row"):
        number = int(row.get("r") or number + 1)
        yield number, row


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    index = -1
    for cell in row.iterchildren("{*}c"):
        match = REFERENCE.match(cell.get("r") or "")
        index = column_index(match[1]) if match else index + 1
        yield index, cell


def _cell(row: Element, number: int, column: int) -> Element:
    """Find the cell of a column, or make it where nothing stands yet."""
    place = 0
    for index, cell in _cells(row):
        if index == column:
            return cell
        if index > column:
            break
        place = row.index(cell) + 1
    made = etree.Element(etree.QName(etree.QName(row).namespace, "c"), {"r": f"{column_letters(column)}{number}"})
    row.insert(place, made)
    return made


def _drop_formula(root: Element, cell: Element) -> bool:
    """Take the formula out of a cell, and of those that share it: their results stay."""
    formula = cell.find("{*}f")
    if formula is None:
        return False
    if formula.get("t") == "shared" and formula.get("ref"):
        for other in list(root.iter("{*}f")):
            holder = other.getparent()
            if other.get("si") == formula.get("si") and holder is not None and holder is not cell:
                holder.remove(other)
    return True


def _fill(cell: Element, text: str) -> None:
    """Let a cell hold a text, which is never calculated, or nothing."""
    for child in list(cell):
        cell.remove(child)
    for name in _OF_VALUES & set(cell.keys()):
        del cell.attrib[name]
    if text:
        namespace = etree.QName(cell).namespace
        cell.set("t", "inlineStr")
        holder = etree.SubElement(cell, etree.QName(namespace, "is"))
        element = etree.SubElement(holder, etree.QName(namespace, "t"), {_SPACE: "preserve"})
        element.text = _LOOKS_ESCAPED.sub("_x005F_", text)
