"""How wide the columns of a table on paper are: by their weights, but no word of a cell is broken or cut."""

from ntm_dashboard.briefing.model import Cell, Table
from ntm_dashboard.exports.letter_widths import EMU_OF_A_POINT, width_of
from ntm_dashboard.exports.plain import plain

SLACK = 2 * EMU_OF_A_POINT


def said_in(cell: Cell) -> str:
    """Give what a cell says on paper: all of it, with the mark of what is illustrative."""
    return plain(f"{cell.full}*" if cell.is_illustrative else cell.full)


def widths_of(table: Table, *, width: float, points: float, margin: float) -> list[float]:
    """Share the width by the weights of the columns, but give each the room that its longest word needs.

    What some columns need beyond their share the others give up, each as far as it has room to spare. Lengths in EMU.
    """
    total = sum(table.widths)
    shares = [width * weight / total for weight in table.widths]
    least = [_least(table, place, points=points, margin=margin) for place in range(len(shares))]
    lacking = sum(max(0.0, need - share) for need, share in zip(least, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(least, shares, strict=True))
    if lacking > spare:
        return shares
    given_up = lacking / spare if spare else 0.0
    return [max(need, share - (share - need) * given_up) for need, share in zip(least, shares, strict=True)]


def _least(table: Table, place: int, *, points: float, margin: float) -> float:
    words = (word for row in (table.header, *table.rows) for word in said_in(row[place]).split() or [""])
    return max(width_of(word, points=points, bold=True) for word in words) + 2 * margin + SLACK
