"""Marks whatever in a briefing rests on illustrative rows: what the same briefing without those rows does not say.

The two briefings are made by the same code, so that no slide can forget the mark and nothing documented gets it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from ntm_dashboard.briefing.model import (
    MARK,
    ORDINAL,
    Briefing,
    Cell,
    Chart,
    KeyNumber,
    KeyNumbers,
    Missing,
    Picture,
    Role,
    Series,
    Slide,
    Table,
    Text,
    Tile,
    Tiles,
    marked,
)
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, Message

NO_CLAIM = {"", "–"}
"""Texts that say nothing, so that there is nothing to mark."""
INVENTED_CHART = N_("Số liệu của biểu đồ này là minh họa.")
PARTLY_INVENTED_CHART = N_("Một phần số liệu của biểu đồ này là minh họa.")


def with_marks(briefing: Briefing, real: Briefing) -> Briefing:
    """Mark what `real`, the briefing without illustrative rows, does not say at the same place."""
    said = {slide.id: slide for slide in real.all_slides}
    return replace(
        briefing,
        slides=tuple(_slide(slide, said.get(slide.id)) for slide in briefing.slides),
        details=tuple(_slide(slide, said.get(slide.id)) for slide in briefing.details),
        verdict=with_marked((briefing.verdict,), (real.verdict,))[0],
        reasons=with_marked(briefing.reasons, real.reasons),
    )


def said_of(situation: Situation, sentence: Callable[[Situation], object]) -> str:
    """Say something of a Situation, marked where it says something else without illustrative rows."""
    said = str(sentence(situation))
    return said if said in NO_CLAIM or said == str(sentence(situation.told_apart)) else said + MARK


def with_marked(texts: Sequence[Text], real: Sequence[Text]) -> tuple[Text, ...]:
    """Mark the texts that the same place does not say without illustrative rows."""
    known = {str(text) for text in real}
    return tuple(_text(text, known) for text in texts)


def _slide(slide: Slide, real: Slide | None) -> Slide:
    said = () if real is None else (real.title, *real.bullets, *real.prose)
    picture = _picture(slide.picture, None if real is None else real.picture)
    caution = _caution(picture) if isinstance(picture, Chart) else ""
    bullets = with_marked(slide.bullets, said)
    return replace(
        slide,
        title=with_marked((slide.title,), said)[0],
        picture=picture,
        bullets=(*bullets, marked(Message.of(caution))) if caution else bullets,
        prose=with_marked(slide.prose, said),
    )


def _chart(chart: Chart, real: Chart | None) -> Chart:
    """Mark the points that the same chart does not have; a target that somebody set says nothing of how things are."""
    said = _points(real) if real else set[object]()
    series = tuple(
        replace(one, illustrative=tuple(point not in said for point in _points_of(one, chart)))
        if one.role is not Role.TARGET
        else one
        for one in chart.series
    )
    return replace(chart, series=series, alt=_text(chart.alt, {str(real.alt)} if real else set()))


def _points(chart: Chart) -> set[object]:
    return {point for series in chart.series for point in _points_of(series, chart)}


def _points_of(series: Series, chart: Chart) -> list[tuple[str, str, float | None]]:
    """Give each point of a series with what it is about."""
    return [(series.role, key, value) for key, value in zip(chart.keys, series.values, strict=True)]


def _caution(chart: Chart) -> str:
    """Say how much of a marked chart is illustrative: its points are too small for the mark. "" where nothing is."""
    drawn = [
        is_invented
        for one in chart.series
        for is_invented, value in zip(one.illustrative, one.values, strict=False)
        if value is not None
    ]
    return "" if not any(drawn) else INVENTED_CHART if all(drawn) else PARTLY_INVENTED_CHART


def _text(text: Text, known: Collection[str]) -> Text:
    return text if str(text) in known or str(text) in NO_CLAIM else marked(text)


def _picture(picture: Picture | None, real: Picture | None) -> Picture | None:
    match picture:
        case Table():
            return table_with_marks(picture, real if isinstance(real, Table) else None)
        case Tiles():
            return _tiles(picture, real if isinstance(real, Tiles) else None)
        case KeyNumbers():
            return _numbers(picture, real if isinstance(real, KeyNumbers) else None)
        case Missing():
            known = {str(real.what)} if isinstance(real, Missing) else set()
            return replace(picture, what=_text(picture.what, known))
        case Chart():
            return _chart(picture, real if isinstance(real, Chart) else None)
        case _:
            return picture


def table_with_marks(table: Table, real: Table | None) -> Table:
    """Mark the cells of each row that differ from those of the row about the same."""
    known = dict(zip(real.keys, real.rows, strict=True)) if real else {}
    pairs = zip(table.keys, table.rows, strict=True)
    is_named = table.is_matrix or table.columns[0] == ORDINAL
    rows = tuple(_row(row, known.get(key), is_named=is_named) for key, row in pairs)
    return replace(table, rows=rows)


def _row(row: tuple[Cell, ...], real: tuple[Cell, ...] | None, *, is_named: bool) -> tuple[Cell, ...]:
    """Mark the cells of a row; a first cell that only names or numbers it says nothing of its own."""
    others = real if real is not None and len(real) == len(row) else (None,) * len(row)
    first, *rest = (_cell(cell, other) for cell, other in zip(row, others, strict=True))
    return (row[0] if is_named else first, *rest)


def _cell(cell: Cell, real: Cell | None) -> Cell:
    is_said = real is not None and (str(cell.full), cell.status) == (str(real.full), real.status)
    return replace(cell, is_illustrative=not is_said and str(cell.text) not in NO_CLAIM)


def _tiles(tiles: Tiles, real: Tiles | None) -> Tiles:
    known = {tile.unit: tile for tile in real.tiles} if real else {}
    return replace(tiles, tiles=tuple(_tile(tile, known.get(tile.unit)) for tile in tiles.tiles))


def _tile(tile: Tile, real: Tile | None) -> Tile:
    is_said = real is not None and (str(tile.state), tile.status) == (str(real.state), real.status)
    counted = _text(tile.counted, set() if real is None else {str(real.counted)})
    return replace(tile, counted=counted, is_illustrative=not is_said)


def _numbers(numbers: KeyNumbers, real: KeyNumbers | None) -> KeyNumbers:
    others = real.numbers if real and len(real.numbers) == len(numbers.numbers) else (None,) * len(numbers.numbers)
    pairs = zip(numbers.numbers, others, strict=True)
    return replace(numbers, numbers=tuple(_number(number, other) for number, other in pairs))


def _number(number: KeyNumber, real: KeyNumber | None) -> KeyNumber:
    value = _text(number.value, set() if real is None else {real.value})
    detail = _text(number.detail, set() if real is None else {str(real.detail)})
    return replace(number, value=str(value), detail=detail)
