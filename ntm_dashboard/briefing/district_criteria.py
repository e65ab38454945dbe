"""The criteria of the district: state, who leads, dossier, planned date."""

from typing import Any

from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.slide_ids import SlideId, district_criterion_screen
from ntm_dashboard.briefing.wording import as_day, day_or, text_or
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import (
    DossierState,
    Result,
    Status,
    criterion_status_word,
    word,
)
from ntm_dashboard.i18n import N_, Message, _


def district_criteria(situation: Situation, catalogue: Catalogue) -> Slide:
    """Give the table of the district criteria; each row opens the screen of its criterion."""
    rows = list(rows_of(situation.district_criteria))
    return Slide(
        id=SlideId.DISTRICT_CRITERIA,
        title=_title(situation),
        picture=_table(rows, catalogue) if rows else _nothing(),
        prose=_prose(situation, rows, catalogue),
        note=Message.of(
            N_("Với từng tiêu chí chưa đạt: cơ quan phụ trách nêu nội dung còn lại và thời hạn hoàn thành.")
        ),
    )


def _title(situation: Situation) -> Message:
    head = situation.headline
    met, total = head.criteria_met, head.criteria
    if situation.ended:
        return situation.ended.title
    if total == 0:
        return Message.of(N_("Chưa có bộ tiêu chí huyện cho ngày này"))
    if met == total:
        return Message.of(N_("Huyện đạt cả {total} tiêu chí"), total=total)
    if met is None:
        return Message.of(N_("Chưa có số liệu về {total} tiêu chí huyện"), total=total)
    late = situation.district_counts.late
    if late:
        sentence = N_("Huyện đạt {met}/{total} tiêu chí; {late} tiêu chí chậm lộ trình")
        return Message.of(sentence, met=met, total=total, late=late)
    return Message.of(N_("Huyện đạt {met}/{total} tiêu chí, còn {missing}"), met=met, total=total, missing=total - met)


def _table(rows: list[Any], catalogue: Catalogue) -> Table:
    heads = (N_("Tiêu chí"), N_("Kết quả"), N_("Cơ quan phụ trách"), N_("Hồ sơ"), N_("Dự kiến"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_row(row, catalogue) for row in rows),
        columns=("criterion", "status", "agency", "dossier", "planned_on"),
        keys=tuple(row.criterion for row in rows),
        widths=(4, 2.9, 3.8, 2.6, 2.1),
        alt=Message.of(N_("Các tiêu chí huyện: kết quả, cơ quan phụ trách, hồ sơ, ngày dự kiến.")),
    )


def _row(row: Any, catalogue: Catalogue) -> tuple[Cell, ...]:
    status = Status(row.status)
    return (
        Cell(f"{row.criterion}. {row.name}", link=district_criterion_screen(row.criterion)),
        Cell(criterion_status_word(status), status=status),
        Cell(agency_of(row, catalogue)),
        Cell(dossier_of(row)),
        Cell(day_or(row.planned_on, otherwise="–"), value=as_day(row.planned_on)),
    )


def agency_of(row: Any, catalogue: Catalogue) -> str:
    """Give the name of the office that leads a criterion, or say that none is named."""
    return agency_name(text_or(row.agency), catalogue)


def agency_name(code: str, catalogue: Catalogue) -> str:
    """Give the name of an office by its code or as a row names it, or say that none is named."""
    return catalogue.agency_name(code) if code else str(Message.of(N_("chưa phân công")))


def dossier_of(row: Any) -> str:
    """Give the state of the dossier in words; of a met criterion say where it is not known, else a dash."""
    state = text_or(row.dossier_state)
    if state:
        return word(DossierState(state))
    return _("Chưa rõ hồ sơ") if row.result == Result.MET else "–"


def _prose(situation: Situation, rows: list[Any], catalogue: Catalogue) -> tuple[Text, ...]:
    head = situation.headline
    parts: list[Text] = []
    if head.unnamed_criteria_met and head.criteria_met:
        sentence = N_("Văn bản nêu {met} tiêu chí đạt nhưng không nêu rõ {unnamed} tiêu chí nào.")
        parts.append(Message.of(sentence, met=head.criteria_met, unnamed=head.unnamed_criteria_met))
    unmet = [row for row in rows if row.result == Result.NOT_MET]
    return (*parts, *(_unmet_sentence(row, catalogue) for row in unmet))


def _unmet_sentence(row: Any, catalogue: Catalogue) -> Message:
    planned = as_day(row.planned_on)
    what = {"number": row.criterion, "name": row.name, "agency": agency_of(row, catalogue)}
    if planned is None:
        return Message.of(N_("Tiêu chí {number} ({name}) chưa đạt, chưa có ngày dự kiến; phụ trách: {agency}."), **what)
    sentence = (
        N_("Tiêu chí {number} ({name}) chậm: dự kiến đạt {day} đã qua; phụ trách: {agency}.")
        if row.status == Status.LATE
        else N_("Tiêu chí {number} ({name}) chưa đạt, dự kiến đạt {day}; phụ trách: {agency}.")
    )
    return Message.of(sentence, day=planned, **what)


def _nothing() -> Missing:
    return Missing(
        Message.of(N_("Không có bộ tiêu chí huyện nào có hiệu lực vào ngày này.")),
        Message.of(N_("Chọn một ngày trước đó, hoặc bổ sung bộ tiêu chí vào danh mục.")),
    )
