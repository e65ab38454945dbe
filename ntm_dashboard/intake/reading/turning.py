"""Tables that stand otherwise, put into one row a unit and criterion: turned ones, ticks, groups, lists of the unmet.

Every cell keeps the line and the heading that it stood under, so that a problem still names its place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ntm_dashboard.intake.cells.criteria import Place
from ntm_dashboard.intake.cells.text import cleaned, folded
from ntm_dashboard.intake.contract import LABELS, Column
from ntm_dashboard.intake.grid import BLANK, Cell, Line
from ntm_dashboard.intake.outcome.report import BlankMeans
from ntm_dashboard.intake.reading.header import Header, Pair
from ntm_dashboard.intake.reading.lexicon import Lexicon

MET, UNMET = "đạt", "chưa đạt"


def with_column(
    header: Header, lines: Sequence[Line], column: Column, cells: Iterable[Cell]
) -> tuple[Header, list[Line]]:
    """Put a column of the contract behind all others."""
    index = max([len(header.headings), *(len(line.cells) for line in lines)], default=0)
    headings = (*header.headings, *[""] * (index - len(header.headings)), LABELS[column])
    grown = replace(header, headings=headings, columns={**header.columns, column: index})
    return grown, [_put(line, index, cell) for line, cell in zip(lines, cells, strict=True)]


def _put(line: Line, index: int, cell: Cell) -> Line:
    cells = [*line.cells, *[BLANK] * (index + 1 - len(line.cells))]
    cells[index] = cell
    return line._replace(cells=tuple(cells))


def put(line: Line, index: int, text: str, *, column: str = "") -> Line:
    """Write another text into a cell of a line."""
    return _put(line, index, Cell(text, column=column or line.at(index).column))


def with_unit(header: Header, lines: Sequence[Line], text: str, *, column: str) -> tuple[Header, list[Line]]:
    """Say of every line that it is about one unit."""
    return with_column(header, lines, Column.UNIT_NAME, (Cell(text, column=column) for _ in lines))


def with_groups(
    header: Header, lines: Sequence[Line], groups: Sequence[tuple[int, str]], *, full: Mapping[str, str]
) -> tuple[Header, list[Line]]:
    """Say of every line that it is about the unit of the last group above it.

    `groups` are the lines that name a unit with its name, `full` are names in full.
    """
    found = (next((text for number, text in reversed(groups) if number < line.number), "") for line in lines)
    return with_column(header, lines, Column.UNIT_NAME, (Cell(full.get(text, text)) for text in found))


def without_headings(header: Header, lines: Sequence[Line], others: Sequence[int], place_of: "PlaceOf") -> list[Line]:
    """Leave out the lines that only name a criterion above its indicators and say nothing of it.

    `others` are further columns of results.
    """
    said = (*others, *(header.columns[column] for column in _SAID if column in header.columns))
    criterion = header.columns[Column.CRITERION]
    places = [place_of.of_cell(line.at(criterion)) for line in lines]
    return [
        line
        for line, place, below in zip(lines, places, [*places[1:], None], strict=False)
        if not (_is_heading(place, below) and all(line.at(at).is_blank for at in said))
    ]


_SAID = (Column.RESULT, Column.VALUE, Column.DOSSIER, Column.PLANNED_ON, Column.NOTE)


def _is_heading(place: Place | None, below: Place | None) -> bool:
    if place is None or below is None or place.indicator or not below.indicator:
        return False
    return place.criterion == below.criterion


def carried_down(header: Header, lines: Sequence[Line]) -> list[Line]:
    """Carry the unit down over the blank cells below it, where it is written once for all its criteria."""
    index = header.columns.get(Column.UNIT_NAME)
    if index is None or Column.CRITERION not in header.columns or not _is_written_once(header, lines, index):
        return list(lines)
    last = BLANK
    carried: list[Line] = []
    for line in lines:
        last = line.at(index) if not line.at(index).is_blank else last._replace(is_filled=True)
        carried.append(_put(line, index, last))
    return carried


def _is_written_once(header: Header, lines: Sequence[Line], index: int) -> bool:
    blank = [line for line in lines if line.at(index).is_blank and header.cell(line, Column.UNIT_CODE).is_blank]
    return len(blank) > len(lines) // 2 and bool(lines) and not lines[0].at(index).is_blank


def of_pair(header: Header, lines: Sequence[Line], pair: Pair, lexicon: Lexicon) -> tuple[Header, list[Line]]:
    """Make one column of results of two columns of ticks."""
    read = [put(line, pair.met, ticked(line, pair, lexicon), column=header.name(pair.met)) for line in lines]
    columns = {**header.columns, Column.RESULT: pair.met}
    return replace(header, columns=columns, pairs=()), read


def ticked(line: Line, pair: Pair, lexicon: Lexicon) -> str:
    """Read two cells of which one is ticked; both say something unclear as they stand."""
    met, unmet = (cleaned(line.at(index).text) for index in (pair.met, pair.unmet))
    is_none = [text in {"-", "–", "0"} for text in (met, unmet)]
    if met and unmet and not any(is_none):
        return f"{met} / {unmet}"
    if unmet and not is_none[1]:
        return UNMET if _is_tick(unmet, lexicon) else unmet
    return MET if met and not is_none[0] and _is_tick(met, lexicon) else met if not is_none[0] else ""


def _is_tick(text: str, lexicon: Lexicon) -> bool:
    return lexicon.result(text) is not None or folded(text) in {"v", "co", "●", "•"}


def turned(header: Header, lines: Sequence[Line], blank_means: BlankMeans | None) -> tuple[Header, list[Line]]:
    """Make one row a unit and criterion of a matrix with the units across."""
    criterion = header.columns[Column.CRITERION]
    columns = (Column.UNIT_NAME, Column.CRITERION, Column.RESULT)
    made = Header(
        header.row, header.first_row, tuple(LABELS[column] for column in columns), {c: i for i, c in enumerate(columns)}
    )
    rows = [
        Line(line.number, (Cell(text, column=text), line.at(criterion), cell._replace(column=text)))
        for index, text in header.units.items()
        for line in lines
        if (cell := _filled(line.at(index), blank_means)) is not None
    ]
    made = replace(made, headings=(made.headings[0], header.name(Column.CRITERION), made.headings[2]))
    return made, rows


def _filled(cell: Cell, blank_means: BlankMeans | None) -> Cell | None:
    """Give a cell, or what its being blank means; None when it says nothing."""
    if not cell.is_blank or blank_means is None:
        return cell
    return Cell(UNMET) if blank_means is BlankMeans.NOT_MET else None


def with_places(header: Header, lines: Sequence[Line], texts: Sequence[int], place_of: "PlaceOf") -> list[Line]:
    """Write into the column of criteria the number of the one that all cells of a row together speak of."""
    index = header.columns[Column.CRITERION]
    order = header.orders[0] if header.orders else None
    name = header.name(Column.CRITERION)
    read: list[Line] = []
    above = ""
    for line in lines:
        number = BLANK if order is None else line.at(order)
        place = place_of(line.at(index), [line.at(at) for at in texts], number) or place_of.beneath(number, above)
        above = place.criterion if place is not None else above
        if place is not None and place_of.of_cell(line.at(index)) != place:
            read.append(put(line, index, place.number, column=name))
        elif place is None and (other := place_of.contradicting(line.at(index), [line.at(at) for at in texts])):
            read.append(put(line, index, f"{cleaned(line.at(index).text)}. {other}", column=name))
        else:
            read.append(line)
    return read


class PlaceOf:
    """Tells which criterion a row is about from its number, its name and its content together."""

    def __init__(self, lexicon: Lexicon, answers: "dict[str, str]", *, is_district: bool) -> None:
        """Read by the criteria of one level; `answers` are criteria that a person named for a text."""
        self._book = lexicon.district if is_district else lexicon.commune
        self._answers = answers

    def of_cell(self, cell: Cell) -> Place | None:
        """Read one cell."""
        answered = self._answers.get(cleaned(cell.text))
        return self._book.place(Cell(answered)) if answered else self._book.place(cell)

    def __call__(self, own: Cell, texts: Sequence[Cell], order: Cell) -> Place | None:
        """Give the indicator that a text names, else the criterion of the cell, or that number and name mean."""
        place = self.of_cell(own)
        told = [found for cell in texts if not cell.is_blank and (found := self._book.place(cell)) is not None]
        indicator = next((one for one in told if one.indicator), None)
        if indicator is not None and (
            place is None or (not place.indicator and place.criterion == indicator.criterion)
        ):
            return indicator
        if place is not None:
            return place if not _is_bare_number(own) or not told or told[0].criterion == place.criterion else None
        if not own.is_blank and _is_bare_number(own):
            return None  # a number that the set does not have is never taken for what stands beside it
        return (told[0] if told else None) or self._near(own, order)

    def contradicting(self, own: Cell, texts: Sequence[Cell]) -> str:
        """Give the name beside a number that is the name of another criterion; "" when none is."""
        place = self.of_cell(own)
        if place is None or not _is_bare_number(own):
            return ""
        return next((cleaned(cell.text) for cell in texts if (other := self._book.place(cell)) and other != place), "")

    def _near(self, own: Cell, order: Cell) -> Place | None:
        """Give the criterion with the number of the row where its name is near the one written."""
        place = self._book.place(order) if not order.is_blank else None
        written = re.match(r"\s*(?:tiêu chí|tc)?\s*(\d+)", own.text, re.IGNORECASE)
        if place is None or (written is not None and str(int(written[1])) != place.criterion):
            return None
        return place if self._book.is_near(own.text, place) else None

    def beneath(self, order: Cell, criterion: str) -> Place | None:
        """Give the indicator that a row below a criterion is numbered as: 5.2 below 5."""
        place = self._book.place(order) if criterion and not order.is_blank else None
        return place if place is not None and place.indicator and place.criterion == criterion else None


def _is_bare_number(cell: Cell) -> bool:
    return not re.search(r"[^\W\d_]", cell.text)
