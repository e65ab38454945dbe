"""A briefing of chosen parts only: the order of the meeting stays, and no link leads to a slide that is left out."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from ntm_dashboard.briefing.model import Briefing, Cell, Picture, Slide, Table, Tiles
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.i18n import N_

PARTS: Mapping[str, str] = {
    SlideId.STANDING: N_("Kết quả chung: số xã, số tiêu chí, số ngày còn lại"),
    SlideId.LAST_MEETING: N_("Việc thực hiện kết luận cuộc họp trước"),
    SlideId.CONDITIONS: N_("Điều kiện công nhận"),
    SlideId.CHANGES: N_("Thay đổi so với kỳ trước"),
    SlideId.DISTRICT_CRITERIA: N_("Chín tiêu chí huyện"),
    SlideId.COMMUNES: N_("Các xã, thị trấn"),
    SlideId.MATRIX: N_("Ma trận xã × tiêu chí"),
    SlideId.BLOCKERS: N_("Tiêu chí còn khó khăn"),
    SlideId.AGENCIES: N_("Nhiệm vụ của từng cơ quan"),
    SlideId.DOSSIERS: N_("Tiêu chí đã đạt, chưa hoàn thiện hồ sơ"),
    SlideId.EXCEPTIONS: N_("Nội dung cần chú ý"),
    SlideId.PACE: N_("Tiến độ đến ngày mục tiêu"),
    SlideId.DUE: N_("Lộ trình hoàn thành"),
    SlideId.DECISIONS: N_("Nội dung cần quyết định"),
}
"""What may be chosen, in the order of a meeting; the cover always stays."""


def only(briefing: Briefing, parts: Collection[str]) -> Briefing:
    """Keep the cover and the chosen parts; without any the whole briefing."""
    if not parts:
        return briefing
    cover, *rest = briefing.slides
    kept = (cover, *(slide for slide in rest if slide.id in parts))
    known = {slide.id for slide in (*kept, *briefing.details)}
    slides = tuple(_unlinked(slide, known) for slide in kept)
    return replace(briefing, slides=slides, details=tuple(_unlinked(slide, known) for slide in briefing.details))


def _unlinked(slide: Slide, known: set[str]) -> Slide:
    return replace(slide, picture=_picture(slide.picture, known))


def _picture(picture: Picture | None, known: set[str]) -> Picture | None:
    match picture:
        case Table():
            header = tuple(_cell(cell, known) for cell in picture.header)
            rows = tuple(tuple(_cell(cell, known) for cell in row) for row in picture.rows)
            return replace(picture, header=header, rows=rows)
        case Tiles():
            tiles = tuple(tile if tile.link in known else replace(tile, link="") for tile in picture.tiles)
            return replace(picture, tiles=tiles)
        case _:
            return picture


def _cell(cell: Cell, known: set[str]) -> Cell:
    return cell if cell.link in known else replace(cell, link="")
