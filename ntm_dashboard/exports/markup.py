"""The pictures of a briefing as HTML that needs no script; every text is escaped."""

from html import escape

from ntm_dashboard.briefing.model import Cell, Chart, KeyNumbers, Missing, Slide, Table, Text, Tile, Tiles
from ntm_dashboard.briefing.wording import mark
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.look import OUTLINE, PAINTS
from ntm_dashboard.exports.plain import plain
from ntm_dashboard.exports.screens import MOST_COLUMNS, has_named_columns, is_wide
from ntm_dashboard.exports.signs import sign
from ntm_dashboard.exports.svg import Canvas, svg_of
from ntm_dashboard.i18n import _


def safe(text: object) -> str:
    """Give a text as it may stand in HTML, in attributes too."""
    return escape(plain(text), quote=True)


def picture_html(slide: Slide, canvas: Canvas, *, in_deck: bool) -> str:
    """Draw the picture of a slide; in the deck tiles and cells lead to its screens, and states have its signs."""
    match slide.picture:
        case Chart():
            return svg_of(slide.picture, canvas, name=slide.id)
        case Table():
            return _table(slide.picture, in_deck=in_deck)
        case Tiles():
            return _tiles(slide.picture, in_deck=in_deck)
        case KeyNumbers():
            return _numbers(slide.picture)
        case Missing():
            return _missing(slide.picture)
        case None:
            return ""


def points_html(points: tuple[Text, ...]) -> str:
    """List the points of a slide."""
    return f"<ul class='points'>{''.join(f'<li>{safe(point)}</li>' for point in points)}</ul>" if points else ""


def _linked(text: str, link: str, *, in_deck: bool, label: str = "") -> str:
    if not (link and in_deck):
        return text
    said = f' aria-label="{label}"' if label else ""
    return f'<a href="#{escape(link, quote=True)}"{said}>{text}</a>'


def _table(table: Table, *, in_deck: bool) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col width="{weight / total * 100:.2f}%">' for weight in table.widths)
    is_named = in_deck and has_named_columns(table)
    head = "".join(_head_cell(cell, in_deck=in_deck, is_named=is_named) for cell in table.header)
    rows = "".join(_row(row, table, in_deck=in_deck) for row in table.rows)
    kind = ("matrix named" if is_named else "matrix") if table.is_matrix else "list"
    legend = legend_html(table.legend, made_up=_has_made_up(table), in_deck=in_deck) if table.legend else ""
    caption = f'<caption class="unseen">{safe(table.alt)}</caption>'
    return (
        f'<table class="{kind}">{caption}<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{legend}"
    )


def _head_cell(cell: Cell, *, in_deck: bool, is_named: bool) -> str:
    said = f"{safe(cell.text)}: {safe(cell.said)}" if cell.said else ""
    name = f"<span class='over'>{safe(cell.short)}</span> " if is_named and str(cell.short) else ""
    return f'<th scope="col">{_linked(f"{name}{safe(cell.text)}", cell.link, in_deck=in_deck, label=said)}</th>'


def _row(row: tuple[Cell, ...], table: Table, *, in_deck: bool) -> str:
    first, *rest = row
    star = "*" if first.is_illustrative else ""
    name = f'<th scope="row">{_linked(f"{safe(first.text)}{star}", first.link, in_deck=in_deck)}</th>'
    cells = "".join(_cell(cell, first, in_deck=in_deck, is_matrix=table.is_matrix) for cell in rest)
    return f"<tr>{name}{cells}</tr>"


def _cell(cell: Cell, first: Cell, *, in_deck: bool, is_matrix: bool) -> str:
    star = "*" if cell.is_illustrative and not is_matrix else ""
    style = f"s-{cell.status}" if cell.status else ""
    if cell.is_illustrative:
        style += " made-up"
    label = f"{safe(first.text)}: {safe(cell.said)}" if cell.said else ""
    text = f"{safe(cell.text)}{star}"
    if is_matrix and cell.status and in_deck:
        text = f"{sign(cell.status)}<span class='unseen'>{safe(cell.said)}</span>"
    inner = _linked(text, cell.link, in_deck=in_deck, label=label)
    return f'<td class="{style.strip()}">{inner}</td>' if style else f"<td>{inner}</td>"


def _tiles(tiles: Tiles, *, in_deck: bool) -> str:
    wide = is_wide(tiles)
    drawn = "".join(_tile(tile, in_deck=in_deck, placed=not wide) for tile in tiles.tiles)
    kind = "tiles flow" if wide else "tiles"
    legend = legend_html(tiles.legend, made_up=any(tile.is_illustrative for tile in tiles.tiles), in_deck=in_deck)
    return f'<ul class="{kind}" aria-label="{safe(tiles.alt)}">{drawn}</ul>{legend}'


def _tile(tile: Tile, *, in_deck: bool, placed: bool) -> str:
    place = f" r{tile.row} c{tile.col}" if placed else ""
    star = "*" if tile.is_illustrative else ""
    made_up = " made-up" if tile.is_illustrative else ""
    drawn = f"{sign(tile.status)} " if in_deck else ""
    inner = f"<b>{safe(tile.text)}{star}</b><span>{drawn}{safe(tile.detail)}</span>"
    whole = f"{safe(tile.text)}: {safe(tile.detail)}"
    shown = _linked(inner, tile.link, in_deck=in_deck)
    return f'<li class="tile s-{tile.status}{place}{made_up}" title="{whole}">{shown}</li>'


def _has_made_up(table: Table) -> bool:
    return any(cell.is_illustrative for row in table.rows for cell in row)


def legend_html(legend: tuple[tuple[Status, Text], ...], *, made_up: bool, in_deck: bool) -> str:
    """Name the states that occur, each beside its colour and its sign or letter, and the mark of what is made up."""
    items = "".join(
        f'<li><i class="s-{status}">{_mark(status, in_deck=in_deck)}</i>{safe(name)}</li>' for status, name in legend
    )
    if made_up:
        items += f'<li><i class="made-up">&nbsp;</i>{safe(_("số liệu minh họa"))}</li>'
    return f"<ul class='legend'>{items}</ul>"


def _mark(status: Status, *, in_deck: bool) -> str:
    """Give the sign of a state, which the deck carries; a light page has the letter."""
    return sign(status) if in_deck else mark(status)


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
