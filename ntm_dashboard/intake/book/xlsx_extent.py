"""How far the cells of a worksheet go, told from its bytes before it is parsed; a styled blank cell is not a cell."""

import re

from ntm_dashboard.intake.grid import Area, column_letters
from ntm_dashboard.intake.outcome.budget import spend
from ntm_dashboard.intake.outcome.limits import Limits
from ntm_dashboard.intake.outcome.problems import RefusalError, too_many

REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*+)>(</)?")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d{1,9})[\"']")
_ROW_WITHOUT_PLACE = re.compile(rb"<(?:\w+:)?row(?:\s(?![^>]*\br=)[^>]*+)?>")
_BLANK_CELL = rb"<(?:\w+:)?c\b[^>]*+(?:(?<=/)>|(?<!/)>\s*+</(?:\w+:)?c>)"
_BLANK_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*+(?:(?<=/)>|(?<!/)>(?:\s*+" + _BLANK_CELL + rb")*+\s*+</(?:\w+:)?row>)")
_NOT_ONLY_TAGS = (b"<![CDATA[", b"<!--")


def without_blank_rows(content: bytes) -> bytes:
    """Leave out the rows in which nothing stands, so that formatting down to the last row of a sheet costs nothing.

    A sheet whose rows are only counted, or in which text may look like a tag, stays as it is.
    """
    if any(mark in content for mark in _NOT_ONLY_TAGS) or _ROW_WITHOUT_PLACE.search(content):
        return content
    return _BLANK_ROW.sub(b"", content)


def refuse_far_cells(content: bytes, limits: Limits) -> None:
    """Refuse a sheet in which something stands far away, or in too many cells, before a line is made of any.

    Raises:
        RefusalError: the first cell beyond.
    """
    count = 0
    for match in _CELL.finditer(content):
        spend()
        place = None if match[1].endswith(b"/") or match[2] else _PLACE.search(match[1])
        if place is None:
            continue
        count += 1
        row, column = int(place[2]), column_index(place[1].decode())
        if row > limits.max_rows or column >= limits.max_columns or count > limits.max_cells:
            raise too_many_cells(row, column + 1, limits)
    for match in _ROW.finditer(content):
        count += 1
        if count > limits.max_cells:
            raise too_many_cells(int(match[1]), 1, limits)


def too_many_cells(row: int, width: int, limits: Limits) -> RefusalError:
    """Make the refusal of a cell beyond the limits."""
    return too_many(limits, row=row, column=column_letters(width - 1), columns=width)


def column_index(letters: str) -> int:
    """Give the place of a column by its letters: A is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def area_of(reference: str) -> Area | None:
    """Read the reference of a merged area (`A1:B2`); None when it is none."""
    corners = [REFERENCE.match(corner) for corner in reference.replace("$", "").split(":")]
    places = [(int(corner[2]), column_index(corner[1])) for corner in corners if corner]
    if not places:
        return None
    return Area(places[0][0], places[0][1], places[-1][0], places[-1][1])
