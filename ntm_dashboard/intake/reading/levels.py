"""Whether a table without a column of units is the district's own report or that of one commune."""

from collections.abc import Sequence

from ntm_dashboard.intake.cells.criteria import CriteriaBook, Place
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import BLANK, Line
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.lexicon import Lexicon

_TWICE = 2


def is_of_district(header: Header, lines: Sequence[Line], texts: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether the criteria of a table fit the district's set better than the communes'.

    The fit is the share of the rows that a set knows times the share of the set that the rows speak of, so that one
    mistyped criterion decides nothing.
    """
    rows = [_cells(header, line, texts) for line in lines]
    return _fit(rows, lexicon.district) >= _fit(rows, lexicon.commune)


def _cells(header: Header, line: Line, texts: Sequence[int]) -> list[str]:
    own = header.cell(line, Column.CRITERION)
    return [
        cell.text for cell in (own, *(line.at(index) for index in texts)) if cell is not BLANK and not cell.is_blank
    ]


def _fit(rows: Sequence[Sequence[str]], book: CriteriaBook) -> float:
    known = [place for cells in rows if (place := _known(cells, book)) is not None]
    if not known or not book.criteria:
        return 0.0
    return len(known) / len(rows) * len({place.criterion for place in known}) / len(book.criteria)


def _known(cells: Sequence[str], book: CriteriaBook) -> Place | None:
    """Read a row by a set; a name that the set does not have under that number makes the row unknown to it."""
    places = [book.place_of_text(text) for text in cells]
    named = [place for text, place in zip(cells, places, strict=True) if not text.strip(" .)").isdigit()]
    if named and all(place is None for place in named):
        return None
    return next((place for place in places if place is not None), None)


def speaks_of_many_units(header: Header, lines: Sequence[Line], texts: Sequence[int], lexicon: Lexicon) -> bool:
    """Tell whether a table has the same criterion again and again, so that it cannot be about one unit."""
    told = [[lexicon.place(text) for text in _cells(header, line, texts)] for line in lines]
    known = [place for places in told if (place := _most_exact(places)) is not None]
    repeated = [place for place in set(known) if known.count(place) > 1]
    return len(repeated) > 1 or any(known.count(place) > _TWICE for place in repeated)


def _most_exact(places: Sequence[Place | None]) -> Place | None:
    known = [place for place in places if place is not None]
    return next((place for place in known if place.indicator), known[0] if known else None)
