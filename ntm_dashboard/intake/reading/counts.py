"""Tables that only count: how many communes met a criterion, how many criteria of a group a commune met."""

import re
from collections.abc import Sequence

from ntm_dashboard.intake.cells.text import cleaned, folded
from ntm_dashboard.intake.grid import Cell, Line
from ntm_dashboard.intake.reading.header import Header

_SHARE = 0.6
_OUT_OF = re.compile(r"^(\d{1,3}) ?/ ?\d{1,3}(?: ?(?:xa|tieu chi|tc|chi tieu))?$")
_WHOLE = re.compile(r"^(\d{1,3})(?:[.,]0)?(?: ?(?:xa|tieu chi|tc))?$")
_COUNTED = re.compile(r"\bso (?:xa|luong|tieu chi|tc|don vi)\b")


def are_counts(header: Header, lines: Sequence[Line], results: Sequence[int]) -> bool:
    """Tell whether what stands in the columns of results is counts and no results."""
    cells = [cell for line in lines for at in results if not (cell := line.at(at)).is_blank]
    if not cells:
        return False
    if sum(bool(_OUT_OF.match(_text(cell))) for cell in cells) >= _SHARE * len(cells):
        return True
    whole = [int(match[1]) for cell in cells if (match := _WHOLE.match(_text(cell)))]
    if len(whole) < len(cells) or max(whole) < 2:
        return False
    is_headed = all(_COUNTED.search(header.path(at)) for at in results)
    return is_headed or bool(header.pairs) or _are_summed_up(header, lines, results)


def _are_summed_up(header: Header, lines: Sequence[Line], results: Sequence[int]) -> bool:
    """Tell whether a further column holds the sum of each row."""
    if len(results) < 2 or len(lines) < 2:
        return False
    return any(
        all(_number(line.at(at)) == sum(_number(line.at(i)) for i in results) for line in lines) for at in header.totals
    )


def _number(cell: Cell) -> int:
    match = _OUT_OF.match(_text(cell)) or _WHOLE.match(_text(cell))
    return int(match[1]) if match else 0


def _text(cell: Cell) -> str:
    return folded(cleaned(cell.text))
