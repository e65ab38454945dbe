"""The pictures of a briefing as HTML that needs no script; every text is escaped."""

from html import escape

from ntm_dashboard.briefing.model import Cell, Chart, KeyNumbers, Missing, Slide, Table, Text, Tile, Tiles
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.look import OUTLINE, PAINTS
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.svg import Canvas, svg_of
from ntm_dashboard.i18n import _

MOST_COLUMNS = 6


def safe(text: object) -> str:
    """Give a text as it may stand in HTML, in attributes too."""
    return escape(plain(text), quote=True)


def picture_html(slide: Slide, canvas: Canvas, *, links: bool) -> str:
    """Draw the picture of a slide; `links` makes tiles and cells lead to the screens of the deck."""
    match slide.picture:
        case Chart():
            return svg_of(slide.picture, canvas, name=slide.id)
        case Table():
            return _table(slide.picture, links=links)
        case Tiles():
            return _tiles(slide.picture, links=links)
        case KeyNumbers():
            return _numbers(slide.picture)
        case Missing():
            return _missing(slide.picture)
        case None:
            return ""


def points_html(points: tuple[Text, ...]) -> str:
    """List the points of a slide."""
    return f"<ul class='points'>{''.join(f'<li>{safe(point)}</li>' for point in points)}</ul>" if points else ""


def _linked(text: str, link: str, *, links: bool, label: str = "") -> str:
    if not (link and links):
        return text
    said = f' aria-label="{label}"' if label else ""
    return f'<a href="#{escape(link, quote=True)}"{said}>{text}</a>'


def _table(table: Table, *, links: bool) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col width="{weight / total * 100:.2f}%">' for weight in table.widths)
    head = "".join(_head_cell(cell, links=links) for cell in table.header)
    rows = "".join(_row(row, table, links=links) for row in table.rows)
    kind = "matrix" if table.is_matrix else "list"
    legend = legend_html(table.legend, made_up=_has_made_up(table)) if table.legend else ""
    caption = f'<caption class="unseen">{safe(table.alt)}</caption>'
    return (
        f'<table class="{kind}">{caption}<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{legend}"
    )


def _head_cell(cell: Cell, *, links: bool) -> str:
    said = f"{safe(cell.text)}: {safe(cell.said)}" if cell.said else ""
    return f'<th scope="col">{_linked(safe(cell.text), cell.link, links=links, label=said)}</th>'


def _row(row: tuple[Cell, ...], table: Table, *, links: bool) -> str:
    first, *rest = row
    star = "*" if first.is_illustrative else ""
    name = f'<th scope="row">{_linked(f"{safe(first.text)}{star}", first.link, links=links)}</th>'
    cells = "".join(_cell(cell, first, links=links, is_matrix=table.is_matrix) for cell in rest)
    return f"<tr>{name}{cells}</tr>"


def _cell(cell: Cell, first: Cell, *, links: bool, is_matrix: bool) -> str:
    star = "*" if cell.is_illustrative and not is_matrix else ""
    style = f"s-{cell.status}" if cell.status else ""
    if cell.is_illustrative:
        style += " made-up"
    label = f"{safe(first.text)}: {safe(cell.said)}" if cell.said else ""
    inner = _linked(f"{safe(cell.text)}{star}", cell.link, links=links, label=label)
    return f'<td class="{style.strip()}">{inner}</td>' if style else f"<td>{inner}</td>"


def _tiles(tiles: Tiles, *, links: bool) -> str:
    wide = max(tile.col for tile in tiles.tiles) >= MOST_COLUMNS
    drawn = "".join(_tile(tile, links=links, placed=not wide) for tile in tiles.tiles)
    kind = "tiles flow" if wide else "tiles"
    legend = legend_html(tiles.legend, made_up=any(tile.is_illustrative for tile in tiles.tiles))
    return f'<ul class="{kind}" aria-label="{safe(tiles.alt)}">{drawn}</ul>{legend}'


def _tile(tile: Tile, *, links: bool, placed: bool) -> str:
    place = f" r{tile.row} c{tile.col}" if placed else ""
    star = "*" if tile.is_illustrative else ""
    made_up = " made-up" if tile.is_illustrative else ""
    inner = f"<b>{safe(tile.text)}{star}</b><span>{safe(tile.detail)}</span>"
    whole = f"{safe(tile.text)}: {safe(tile.detail)}"
    shown = _linked(inner, tile.link, links=links)
    return f'<li class="tile s-{tile.status}{place}{made_up}" title="{whole}">{shown}</li>'


def _has_made_up(table: Table) -> bool:
    return any(cell.is_illustrative for row in table.rows for cell in row)


def legend_html(legend: tuple[tuple[Status, Text], ...], *, made_up: bool) -> str:
    """Name the states that occur, each beside its colour and letter, and the mark of what is made up."""
    items = "".join(f'<li><i class="s-{status}">{mark(status)}</i>{safe(name)}</li>' for status, name in legend)
    if made_up:
        items += f'<li><i class="made-up">&nbsp;</i>{safe(_("số liệu minh họa"))}</li>'
    return f"<ul class='legend'>{items}</ul>"


def _numbers(picture: KeyNumbers) -> str:
    drawn = "".join(
        f'<div class="number edge-{number.status}"><dt>{safe(number.label)}</dt>'
        f"<dd><strong>{safe(number.value)}</strong><span>{safe(number.detail)}</span></dd></div>"
        for number in picture.numbers
    )
    long = any(len(number.value) > 5 for number in picture.numbers)
    return f'<dl class="numbers{" two" if long else ""}">{drawn}</dl>'


def _missing(missing: Missing) -> str:
    remedy = f"<p>{safe(missing.remedy)}</p>" if str(missing.remedy) else ""
    return f'<div class="missing"><p><b>{safe(missing.what)}</b></p>{remedy}</div>'


def status_css() -> str:
    """Give the rules that colour the states, the places on the grid, and the mark of what is made up."""
    fills = "".join(
        f".s-{status}{{{paint.css};outline-color:{OUTLINE}}}"
        f".edge-{status}{{border-color:{paint.fill if status is not Status.UNKNOWN else OUTLINE}}}"
        for status, paint in PAINTS.items()
    )
    rows = "".join(f".r{place}{{grid-row:{place + 1}}}" for place in range(12))
    columns = "".join(f".c{place}{{grid-column:{place + 1}}}" for place in range(MOST_COLUMNS))
    return fills + rows + columns
