"""The briefing cut into screens, for the deck and PPTX alike: what does not fit a slide continues on the next.

Both have about the same room, so one measure serves: the lines of a table's text that fit below a title, and the
letters of it across a slide.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ntm_dashboard.briefing.model import Briefing, Cell, Chart, ChartKind, Picture, Slide, Table, Text, Tile, Tiles
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.lines import wrapped
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.i18n import N_, Message

LETTERS = 118
"""How many letters of a table's text fit across a slide."""
LINES = 24.8
"""How many lines of a table's text fit below a title."""
AROUND_A_ROW = 0.4
AROUND_A_CELL = 2
A_MATRIX_ROW = 1.43
A_NAMED_MATRIX_ROW = 1.09
NAMES_OVER_COLUMNS = 6.6
"""How many lines the names take that stand upright over the columns of a matrix."""
LETTERS_OVER_A_COLUMN = 12
LINES_OVER_A_COLUMN = 2
LEGEND_LINE = 1.25
LETTERS_OF_A_LEGEND = 124
AROUND_A_LEGEND_ITEM = 7
LEGEND_OF_A_CHART = 1.9
POINT = 1.8
LETTERS_OF_A_POINT = 100
LETTERS_OF_A_BAR = 44
A_BAR = 1.62
A_LINE_OF_A_BAR, AROUND_A_BAR = 0.98, 0.22
MOST_BARS = 12
A_ROW_OF_TILES = 4.6
A_LINE_OF_A_TILE, AROUND_A_TILE = 0.96, 1.0
LETTERS_OF_A_TILE = 18
TILES_OF_A_ROW, MOST_COLUMNS = 5, 6
MARKS_OF_A_TILE = "✔ "


def screens(briefing: Briefing) -> Briefing:
    """Cut every slide and every screen behind the meeting into as many as it needs; links lead to the first of them."""
    return replace(
        briefing,
        slides=tuple(page for slide in briefing.slides for page in pages_of(slide)),
        details=tuple(page for slide in briefing.details for page in pages_of(slide)),
    )


def pages_of(slide: Slide) -> tuple[Slide, ...]:
    """Cut one slide: every page has the header and its number in the title.

    Prose, and points about a table, stay on the first page; what is said of a chart stands beside each part of it.
    """
    pictures = _pictures(slide)
    if len(pictures) < 2:
        return (slide,)
    return tuple(_page(slide, picture, number, len(pictures)) for number, picture in enumerate(pictures, start=1))


def _page(slide: Slide, picture: Picture, number: int, pages: int) -> Slide:
    sentence = N_("{title} ({page}/{pages})") if number == 1 else N_("{title}, tiếp theo ({page}/{pages})")
    title = Message.of(sentence, title=slide.title, page=number, pages=pages)
    page = replace(slide, title=title, picture=picture, page_of=slide.id)
    if number == 1:
        return page
    bullets = slide.bullets if isinstance(picture, Chart) else ()
    return replace(page, id=f"{slide.id}-trang-{number}", bullets=bullets, prose=(), source="")


def _pictures(slide: Slide) -> list[Picture]:
    match slide.picture:
        case Table(rows=rows) as table:
            costs = [_cost(row, table) for row in rows]
            room = LINES - _cost(table.header, table) - _legend(table)
            ends = _ends(costs, room=room, first=room - lines_of_points(slide.bullets))
            return [
                replace(table, rows=rows[start:end], keys=table.keys[start:end]) for start, end in pairwise((0, *ends))
            ]
        case Chart(kind=ChartKind.BARS, categories=labels) as chart:
            costs = [_cost_of_bar(plain(label)) for label in labels]
            room = LINES - LEGEND_OF_A_CHART - lines_of_points(slide.bullets)
            ends = _ends(costs, room=room, first=room, most=MOST_BARS)
            return [_bars(chart, start, end) for start, end in pairwise((0, *ends))]
        case Tiles() as tiles:
            return [*_tile_pages(tiles)]
        case None:
            return []
        case _:
            return [slide.picture]


def _tile_pages(tiles: Tiles) -> list[Tiles]:
    """Cut a map into as many rows of tiles as fit: long names make a row taller than others."""
    rows = _rows_of_tiles(tiles)
    room = LINES - _legend_lines(tiles.legend)
    ends = _ends([max(map(_cost_of_tile, row)) for row in rows], room=room, first=room)
    if len(ends) < 2:
        return [tiles]
    return [_some_rows(tiles, rows[start:end]) for start, end in pairwise((0, *ends))]


def _rows_of_tiles(tiles: Tiles) -> list[list[Tile]]:
    """Give the tiles by the rows that they stand in; a wide map is laid out without its places, so many to a row."""
    if is_wide(tiles):
        return [
            list(tiles.tiles[place : place + TILES_OF_A_ROW]) for place in range(0, len(tiles.tiles), TILES_OF_A_ROW)
        ]
    return [[tile for tile in tiles.tiles if tile.row == row] for row in sorted({tile.row for tile in tiles.tiles})]


def is_wide(tiles: Tiles) -> bool:
    """Tell whether a map has more columns than a slide has room for."""
    return max(tile.col for tile in tiles.tiles) >= MOST_COLUMNS


def _some_rows(tiles: Tiles, rows: list[list[Tile]]) -> Tiles:
    top = min(tile.row for row in rows for tile in row)
    return replace(tiles, tiles=tuple(replace(tile, row=tile.row - top) for row in rows for tile in row))


def _cost_of_tile(tile: Tile) -> float:
    text = f"{MARKS_OF_A_TILE}{plain(tile.detail)}"
    lines = len(wrapped(plain(tile.text), width=LETTERS_OF_A_TILE)) + len(wrapped(text, width=LETTERS_OF_A_TILE))
    return max(A_ROW_OF_TILES, lines * A_LINE_OF_A_TILE + AROUND_A_TILE)


def _cost_of_bar(label: str) -> float:
    return max(A_BAR, A_LINE_OF_A_BAR * len(wrapped(label, width=LETTERS_OF_A_BAR)) + AROUND_A_BAR)


def _bars(chart: Chart, start: int, end: int) -> Chart:
    series = tuple(
        replace(one, values=one.values[start:end], illustrative=one.illustrative[start:end]) for one in chart.series
    )
    return replace(chart, categories=chart.categories[start:end], keys=chart.keys[start:end], series=series)


def lines_of_points(points: tuple[Text, ...]) -> float:
    """Give the lines that the points of a slide take below its picture."""
    return POINT * sum(len(wrapped(plain(point), width=LETTERS_OF_A_POINT)) for point in points)


def lines_of_row(row: tuple[Cell, ...], table: Table) -> int:
    """Give the lines of the tallest cell of a row on a slide."""
    share = LETTERS / sum(table.widths)
    texts = [plain(f"{cell.text}*" if cell.is_illustrative else cell.text) for cell in row]
    if table.is_matrix:
        return len(wrapped(texts[0], width=share * table.widths[0] - AROUND_A_CELL))
    widths = [share * weight - AROUND_A_CELL for weight in table.widths]
    return max(len(wrapped(text, width=width)) for text, width in zip(texts, widths, strict=True))


def has_named_columns(table: Table) -> bool:
    """Tell whether the columns of a matrix have names that all fit over them, upright."""
    lines = [wrapped(plain(cell.short), width=LETTERS_OVER_A_COLUMN) for cell in table.header if str(cell.short)]
    return any(lines) and all(
        len(one) <= LINES_OVER_A_COLUMN and all(len(word) <= LETTERS_OVER_A_COLUMN for word in " ".join(one).split())
        for one in lines
    )


def _cost(row: tuple[Cell, ...], table: Table) -> float:
    lines = lines_of_row(row, table)
    if not table.is_matrix:
        return lines + AROUND_A_ROW
    if not has_named_columns(table):
        return lines - 1 + A_MATRIX_ROW
    return NAMES_OVER_COLUMNS if row is table.header else lines - 1 + A_NAMED_MATRIX_ROW


def _legend(table: Table) -> float:
    return _legend_lines(table.legend)


def _legend_lines(legend: tuple[tuple[Status, Text], ...]) -> float:
    """Give the lines below a picture that name its states and what is illustrative."""
    letters = sum(len(plain(name)) + AROUND_A_LEGEND_ITEM for _status, name in legend)
    return 0.5 + LEGEND_LINE * -(-(letters + 23) // LETTERS_OF_A_LEGEND) if legend else 0


def _ends(costs: Sequence[float], *, room: float, first: float, most: int = 1000) -> list[int]:
    """Give where each page ends: as few pages as it takes, about equally full."""
    fewest = _filled(costs, room=room, first=first, most=most)
    steps = (room * part / 20 for part in range(1, 20))
    tries = (_filled(costs, room=step, first=min(first, step), most=most) for step in steps)
    return next((ends for ends in tries if len(ends) == len(fewest)), fewest)


def _filled(costs: Sequence[float], *, room: float, first: float, most: int) -> list[int]:
    ends, used, left = list[int](), 0.0, first
    for place, cost in enumerate(costs):
        start = ends[-1] if ends else 0
        if place > start and (used + cost > left or place - start >= most):
            ends.append(place)
            used, left = 0.0, room
        used += cost
    return [*ends, len(costs)]
