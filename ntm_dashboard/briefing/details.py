"""The screens behind tiles and cells: one commune, one commune criterion, one district criterion."""

from collections.abc import Iterable, Sequence
from typing import Any

from ntm_dashboard.briefing.district_criteria import agency_of, dossier_of
from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.slide_ids import commune_criterion_screen, commune_screen, district_criterion_screen
from ntm_dashboard.briefing.wording import as_day, count_or, day_or, figure_or, text_or
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_by, rows_of
from ntm_dashboard.domain.result_counts import counts_of_rows
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import (
    Result,
    Status,
    UnitKind,
    criterion_status_word,
    unit_status_word,
    word,
)
from ntm_dashboard.i18n import N_, Message, _


def details(situation: Situation, catalogue: Catalogue) -> tuple[Slide, ...]:
    """Give every screen that a tile or a cell of the meeting leads to."""
    rows = list(rows_of(situation.commune_criteria))  # once: taking rows out of a table costs more than grouping them
    of_units = rows_by(rows, "unit")
    units = tuple(_unit(unit, of_units.get(unit.unit, ()), catalogue) for unit in rows_of(situation.units))
    commune = tuple(_commune_criterion(group) for group in rows_by(rows, "criterion").values())
    district = tuple(_district_criterion(row, situation, catalogue) for row in rows_of(situation.district_criteria))
    return units + commune + district


def _unit(unit: Any, criteria: Sequence[Any], catalogue: Catalogue) -> Slide:
    """Give the screen of a commune or a town: what it has reached, and what it lacks, worst first."""
    return Slide(
        id=commune_screen(unit.unit),
        title=Message.of(N_("{name}: {state}"), name=unit.name, state=_state_of(unit)),
        picture=_open_table(criteria, catalogue),
        bullets=tuple(unit.reasons)[:2],
        source=text_or(unit.source),
        unit=unit.name,
    )


def _state_of(unit: Any) -> Text:
    status = unit_status_word(Status(unit.status)).lower()
    if unit.kind != UnitKind.COMMUNE or not unit.assessed:
        return status
    return Message.of(N_("{met}/{total} tiêu chí"), met=int(unit.met), total=int(unit.total))


def _open_table(criteria: Sequence[Any], catalogue: Catalogue) -> Table | Missing:
    rows = open_rows(criteria)
    if not rows:
        return _nothing_open(criteria)
    heads = (N_("Tiêu chí"), N_("Trạng thái"), N_("Cơ quan phụ trách"), N_("Hồ sơ"), N_("Dự kiến"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_open_row(row, catalogue) for row in rows),
        columns=("criterion", "status", "agency", "dossier", "planned_on"),
        keys=tuple(row.criterion for row in rows),
        widths=(4, 3, 3.8, 2.6, 2.1),
        alt=Message.of(N_("Các tiêu chí chưa đạt, chưa hoàn thiện hồ sơ hoặc chưa có số liệu.")),
    )


ORDER = {Status.LATE: 0, Status.NOT_MET: 1, Status.WORKING: 2, Status.WAITING: 3, Status.UNKNOWN: 4}


def open_rows(criteria: Iterable[Any]) -> list[Any]:
    """Give the rows of criteria that still need something: late first, then unmet, dossiers, unknown."""
    return sorted((row for row in criteria if row.status in ORDER), key=lambda row: ORDER[row.status])


def _open_row(row: Any, catalogue: Catalogue) -> tuple[Cell, ...]:
    status = Status(row.status)
    return (
        Cell(f"{row.criterion}. {row.name}", link=commune_criterion_screen(row.criterion)),
        Cell(criterion_status_word(status), status=status),
        Cell(agency_of(row, catalogue)),
        Cell(dossier_of(row)),
        Cell(day_or(row.planned_on, otherwise="–"), value=as_day(row.planned_on)),
    )


def _nothing_open(criteria: Sequence[Any]) -> Missing:
    if not criteria:
        what = N_("Thị trấn không xét theo các tiêu chí xã nông thôn mới.")
        return Missing(
            Message.of(what), Message.of(N_("Kết quả công nhận đô thị văn minh lấy từ danh sách công nhận."))
        )
    unknown = counts_of_rows(criteria).dossiers_unknown
    what = Message.of(N_("Mọi tiêu chí áp dụng đều đạt và có hồ sơ hoàn thành."))
    if unknown:
        what = Message.of(N_("Mọi tiêu chí áp dụng đều đạt; {count} tiêu chí chưa rõ hồ sơ."), count=unknown)
    return Missing(what, Message.of(N_("Theo dõi để giữ vững kết quả.")))


def _commune_criterion(rows: Sequence[Any]) -> Slide:
    first, counts = rows[0], counts_of_rows(rows)
    title = (
        Message.of(
            N_("{number}. {name}: {met}/{total} xã đạt"),
            number=first.criterion,
            name=first.name,
            met=counts.met,
            total=counts.total,
        )
        if counts.is_anything_known
        else Message.of(N_("{number}. {name}: chưa có số liệu"), number=first.criterion, name=first.name)
    )
    return Slide(id=commune_criterion_screen(first.criterion), title=title, picture=_communes_table(rows))


def _communes_table(rows: Sequence[Any]) -> Table | Missing:
    lacking = open_rows(rows)
    if not lacking:
        return Missing(Message.of(N_("Cả {total} xã đều đạt tiêu chí này."), total=len(rows)), "")
    heads = (N_("Xã"), N_("Trạng thái"), N_("Hồ sơ"), N_("Dự kiến"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(row.unit_name, link=commune_screen(row.unit)),
                Cell(criterion_status_word(Status(row.status)), status=Status(row.status)),
                Cell(dossier_of(row)),
                Cell(day_or(row.planned_on, otherwise="–"), value=as_day(row.planned_on)),
            )
            for row in lacking
        ),
        columns=("unit", "status", "dossier", "planned_on"),
        keys=tuple(row.unit for row in lacking),
        widths=(4, 4, 3, 2),
        alt=Message.of(N_("Các xã chưa đạt hoặc chưa có số liệu về tiêu chí này.")),
    )


def _district_criterion(row: Any, situation: Situation, catalogue: Catalogue) -> Slide:
    return Slide(
        id=district_criterion_screen(row.criterion),
        title=Message.of(N_("Huyện, tiêu chí {number}: {name}"), number=row.criterion, name=row.name),
        picture=_indicator_table(row, situation),
        bullets=(
            Message.of(N_("{state}. {reason}"), state=criterion_status_word(Status(row.status)), reason=row.reason),
            Message.of(
                N_("Phụ trách: {agency}; dự kiến: {day}."),
                agency=agency_of(row, catalogue),
                day=day_or(row.planned_on),
            ),
        ),
        source=text_or(row.source),
    )


def _indicator_table(row: Any, situation: Situation) -> Table | Missing:
    frame = situation.district_indicators
    rows = list(rows_of(frame[frame["criterion"] == row.criterion]))
    if not rows:
        return Missing(Message.of(N_("Danh mục chưa có chỉ tiêu của tiêu chí này.")), "")
    heads = (N_("Chỉ tiêu"), N_("Yêu cầu"), N_("Hiện có"), N_("Kết quả"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(f"{one.indicator}. {one.name}"),
                Cell(text_or(one.threshold_text, otherwise="–")),
                Cell(count_or(one.value), value=figure_or(one.value)),
                Cell(result_word(one.result), status=STATUS_OF_RESULT.get(text_or(one.result), Status.UNKNOWN)),
            )
            for one in rows
        ),
        columns=("indicator", "required", "actual", "result"),
        keys=tuple(one.indicator for one in rows),
        widths=(7, 2.6, 1.8, 2.2),
        alt=Message.of(N_("Các chỉ tiêu của tiêu chí với yêu cầu và số hiện có.")),
    )


STATUS_OF_RESULT = {
    Result.MET.value: Status.ACHIEVED,
    Result.NOT_MET.value: Status.NOT_MET,
    Result.NOT_APPLICABLE.value: Status.NOT_APPLICABLE,
}


def result_word(result: object) -> str:
    """Give the word for a result that may be unknown."""
    return word(Result(result)) if isinstance(result, str) and result else _("Chưa có số liệu")
