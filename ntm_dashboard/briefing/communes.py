"""The communes on the tile grid, and the matrix of communes by criteria."""

from typing import Any

import pandas as pd

from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Tile, Tiles
from ntm_dashboard.briefing.slide_ids import SlideId, commune_criterion_screen, commune_screen
from ntm_dashboard.briefing.wording import criterion_legend, mark, out_of, unit_legend
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.naming import names_within
from ntm_dashboard.domain.result_counts import ResultCounts
from ntm_dashboard.domain.situation import Headline, Situation
from ntm_dashboard.domain.terms import (
    Level,
    Status,
    UnitKind,
    criterion_status_word,
    unit_status_word,
)
from ntm_dashboard.i18n import N_, Message, Name, number_text


def communes(situation: Situation) -> Slide:
    """Give the units on the grid, each with its state; a tile opens the screen of its commune."""
    units = list(rows_of(situation.units))
    return Slide(
        id=SlideId.COMMUNES,
        title=situation.ended.title if situation.ended else _title(situation.headline, units),
        picture=_tiles(units) if units else _no_units(situation),
        prose=tuple(_sentence(status, units) for status in Status if _named(status, units)),
        note=Message.of(N_("Bấm vào một xã để xem chi tiết, rồi quay lại đúng trang này.")),
    )


def _title(head: Headline, units: list[Any]) -> Message:
    total = head.communes
    statuses = [Status(row.status) for row in units if row.kind == UnitKind.COMMUNE]
    if total == 0:
        return Message.of(N_("Chưa có xã nào trong danh mục vào ngày này"))
    if head.standard == total:
        return Message.of(N_("Cả {total} xã được công nhận đạt chuẩn"), total=total)
    if head.standard is None and statuses.count(Status.UNKNOWN) == total:
        return Message.of(N_("Chưa có số liệu về {total} xã"), total=total)
    if head.standard is None:
        return Message.of(N_("Chưa có số liệu công nhận của {total} xã"), total=total)
    if head.standard == 0:
        return Message.of(N_("Chưa xã nào trong {total} xã được công nhận đạt chuẩn"), total=total)
    left = total - head.standard
    return Message.of(
        N_("{standard}/{total} xã được công nhận đạt chuẩn, còn {left} xã"),
        standard=head.standard,
        total=total,
        left=left,
    )


def _tiles(units: list[Any]) -> Tiles:
    statuses = [Status(row.status) for row in units]
    return Tiles(
        tiles=tuple(_tile(row) for row in units),
        alt=Message.of(N_("Các xã, thị trấn theo vị trí trên bản đồ ô, tô theo trạng thái.")),
        legend=unit_legend(statuses),
    )


def _tile(row: Any) -> Tile:
    is_commune = row.kind == UnitKind.COMMUNE
    return Tile(
        unit=row.unit,
        text=row.name,
        state=unit_status_word(Status(row.status)),
        counted=f"{number_text(row.met)}/{number_text(row.total)}" if is_commune and row.assessed else "",
        met=out_of(row.met, row.total) if is_commune and row.assessed else None,
        status=Status(row.status),
        row=int(row.tile_row),
        col=int(row.tile_col),
        link=commune_screen(row.unit),
    )


def _named(status: Status, units: list[Any]) -> list[str]:
    return [row.name for row in units if row.status == status]


def _sentence(status: Status, units: list[Any]) -> Message:
    names = _named(status, units)
    return Message.of(
        N_("{state}: {count} đơn vị, gồm {names}."),
        state=unit_status_word(status),
        count=len(names),
        names=names_within(names),
    )


def matrix(situation: Situation, catalogue: Catalogue) -> Slide:
    """Give the matrix; communes that lack most come first."""
    units = [row for row in rows_of(situation.units) if row.kind == UnitKind.COMMUNE]
    criteria = situation.commune_criteria
    counts = situation.commune_counts
    if not counts.is_anything_known:
        return _empty_matrix()
    units.sort(key=lambda row: row.met - row.total if row.assessed else -row.total - 1)
    return Slide(
        id=SlideId.MATRIX,
        title=_matrix_title(counts),
        picture=_matrix_table(criteria, units, _short_names(situation, catalogue)),
        prose=(_matrix_sentence(counts),),
        note=Message.of(N_("Đọc theo cột: tiêu chí nào nhiều xã chưa đạt; đọc theo hàng: xã nào còn thiếu nhiều.")),
    )


def _matrix_title(counts: ResultCounts) -> Message:
    unmet, unknown = counts.not_met, counts.unknown
    if unmet == 0 and unknown == 0:
        return Message.of(N_("Mọi tiêu chí của mọi xã đều đạt"))
    if unknown:
        return Message.of(
            N_("{unmet} lượt tiêu chí chưa đạt, {unknown} lượt chưa có số liệu"), unmet=unmet, unknown=unknown
        )
    return Message.of(N_("Còn {unmet} lượt tiêu chí chưa đạt ở các xã"), unmet=unmet)


def _matrix_sentence(counts: ResultCounts) -> Message:
    if counts.dossiers_unknown:
        sentence = N_(
            "Trong {total} lượt tiêu chí của các xã: {met} đạt ({unclear} chưa rõ hồ sơ), {unmet} chưa đạt, "
            "{unknown} chưa có số liệu."
        )
        return Message.of(
            sentence,
            total=counts.total,
            met=counts.met,
            unclear=counts.dossiers_unknown,
            unmet=counts.not_met,
            unknown=counts.unknown,
        )
    return Message.of(
        N_("Trong {total} lượt tiêu chí của các xã: {met} đạt, {unmet} chưa đạt, {unknown} chưa có số liệu."),
        total=counts.total,
        met=counts.met,
        unmet=counts.not_met,
        unknown=counts.unknown,
    )


def _short_names(situation: Situation, catalogue: Catalogue) -> dict[str, Name]:
    return {one.number: one.short_name for one in catalogue.criteria_on(Level.COMMUNE, situation.as_of)}


def _matrix_table(criteria: pd.DataFrame, units: list[Any], short: dict[str, Name]) -> Table:
    numbers = list(dict.fromkeys(criteria["criterion"]))
    names = dict(zip(criteria["criterion"], criteria["name"], strict=True))
    states = {(row.unit, row.criterion): row for row in rows_of(criteria)}
    heads = (
        Cell(number, link=commune_criterion_screen(number), said=names[number], short=short[number])
        for number in numbers
    )
    return Table(
        header=(Cell(Message.of(N_("Xã"))), *heads, Cell(Message.of(N_("Đạt")))),
        rows=tuple(_matrix_row(unit, [states[unit.unit, number] for number in numbers]) for unit in units),
        columns=("unit", *numbers, "met"),
        keys=tuple(unit.unit for unit in units),
        widths=(5.2, *(1.0 for _number in numbers), 1.5),
        alt=Message.of(N_("Bảng xã × tiêu chí: mỗi ô là trạng thái của một tiêu chí ở một xã.")),
        is_matrix=True,
        legend=criterion_legend([Status(status) for status in criteria["status"].unique()]),
    )


def _matrix_row(unit: Any, states: list[Any]) -> tuple[Cell, ...]:
    return (
        Cell(unit.name, link=commune_screen(unit.unit)),
        *(_matrix_cell(state) for state in states),
        _met(unit),
    )


def _met(unit: Any) -> Cell:
    return Cell(f"{unit.met}/{unit.total}", value=out_of(unit.met, unit.total)) if unit.assessed else Cell("–")


def _matrix_cell(state: Any) -> Cell:
    status = Status(state.status)
    return Cell(
        mark(status),
        status=status,
        link=commune_criterion_screen(state.criterion),
        said=criterion_status_word(status),
    )


def _empty_matrix() -> Slide:
    return Slide(
        id=SlideId.MATRIX,
        title=Message.of(N_("Chưa có số liệu từng tiêu chí của các xã")),
        picture=Missing(
            Message.of(N_("Chưa xã nào có báo cáo về các tiêu chí đến ngày này.")),
            Message.of(N_("Nộp tệp báo cáo tiêu chí xã (mỗi dòng một xã, một tiêu chí) ở trang Nộp số liệu.")),
        ),
        prose=(Message.of(N_("Chưa có số liệu từng tiêu chí của các xã.")),),
    )


def _no_units(situation: Situation) -> Missing:
    if situation.ended:
        return Missing(situation.ended.sentence, Message.of(N_("Chọn một ngày trước đó để xem các xã của huyện.")))
    return Missing(
        Message.of(N_("Danh mục đơn vị không có xã, thị trấn nào của huyện vào ngày này.")),
        Message.of(N_("Chọn một ngày khác, hoặc bổ sung danh mục đơn vị.")),
    )
