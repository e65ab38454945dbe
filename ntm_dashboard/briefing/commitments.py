"""What is due, by whom, when: unmet criteria that have a planned date, the overdue ones first."""

from typing import Any

from ntm_dashboard.briefing.blockers import rest_of
from ntm_dashboard.briefing.district_criteria import agency_of
from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.wording import as_day, day_or, shortened
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Result, Status
from ntm_dashboard.i18n import N_, Message, _, days_text

MOST_ROWS = 8


def commitments(situation: Situation, catalogue: Catalogue) -> Slide:
    """Give what is due next and what is overdue."""
    rows = list(rows_of(situation.commitments))
    late = sum(row.status == Status.LATE for row in rows)
    return Slide(
        id="den-han",
        title=_title(situation, len(rows), late),
        picture=_table(rows[:MOST_ROWS], situation, catalogue) if rows else _nothing(situation),
        bullets=rest_of(len(rows), MOST_ROWS),
        prose=tuple(_sentence(row, situation, catalogue) for row in rows[:MOST_ROWS]),
        note=Message.of(N_("Việc quá hạn trước: nghe lý do, ghi ngày cam kết mới.")),
    )


def _title(situation: Situation, count: int, late: int) -> Message:
    if count == 0:
        unmet = _unmet_without_plan(situation)
        if unmet:
            return Message.of(N_("{count} tiêu chí chưa đạt mà chưa có ngày dự kiến"), count=unmet)
        return Message.of(N_("Không có việc nào đến hạn"))
    if late == count:
        return Message.of(N_("Cả {count} việc đã cam kết đều quá hạn"), count=count)
    if late:
        return Message.of(N_("{late} việc quá hạn trong {count} việc đã cam kết"), late=late, count=count)
    return Message.of(N_("{count} việc đã cam kết, chưa việc nào quá hạn"), count=count)


def _unmet_without_plan(situation: Situation) -> int:
    frames = (situation.district_criteria, situation.commune_criteria)
    return sum(int(((rows["result"] == Result.NOT_MET) & rows["planned_on"].isna()).sum()) for rows in frames)


def _table(rows: list[Any], situation: Situation, catalogue: Catalogue) -> Table:
    heads = (N_("Hạn"), N_("Đơn vị"), N_("Tiêu chí"), N_("Cơ quan phụ trách"), N_("Còn lại"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_row(row, situation, catalogue) for row in rows),
        widths=(2.1, 2.8, 4, 4, 2.2),
        alt=Message.of(N_("Các việc đến hạn: ngày, đơn vị, tiêu chí, cơ quan phụ trách, số ngày còn lại.")),
    )


def _row(row: Any, situation: Situation, catalogue: Catalogue) -> tuple[Cell, ...]:
    return (
        Cell(day_or(row.planned_on)),
        Cell(shortened(row.unit_name, longest=24)),
        Cell(f"{row.criterion}. {shortened(row.name, longest=34)}"),
        Cell(shortened(agency_of(row, catalogue))),
        Cell(_left(row, situation), status=Status(row.status)),
    )


def _left(row: Any, situation: Situation) -> str:
    planned = as_day(row.planned_on) or situation.as_of
    days = (planned - situation.as_of).days
    if days < 0:
        return str(Message.of(N_("quá {days}"), days=days_text(-days)))
    return _("hôm nay") if days == 0 else str(Message.of(N_("còn {days}"), days=days_text(days)))


def _sentence(row: Any, situation: Situation, catalogue: Catalogue) -> Text:
    return Message.of(
        N_("{unit}, tiêu chí {number} ({name}): hạn {day}, {left}; phụ trách: {agency}."),
        unit=row.unit_name,
        number=row.criterion,
        name=row.name,
        day=day_or(row.planned_on),
        left=_left(row, situation),
        agency=agency_of(row, catalogue),
    )


def _nothing(situation: Situation) -> Missing:
    if _unmet_without_plan(situation):
        what = N_("Các tiêu chí chưa đạt chưa ghi ngày dự kiến hoàn thành.")
        return Missing(Message.of(what), Message.of(N_("Ghi cột “ngay_du_kien” trong tệp báo cáo để theo dõi hạn.")))
    what = N_("Không có tiêu chí chưa đạt nào có ngày dự kiến.")
    return Missing(Message.of(what), Message.of(N_("Khi có cam kết mới, trang này nêu việc đến hạn.")))
