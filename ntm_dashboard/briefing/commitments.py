"""What is due, by whom, when: what is promised and still to be done, the overdue first."""

from collections import Counter
from typing import Any

from ntm_dashboard.briefing.district_criteria import agency_of
from ntm_dashboard.briefing.model import Cell, Days, Missing, Slide, Table, Text
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import as_day, day_or
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.due import Due
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Plan, Status
from ntm_dashboard.i18n import N_, Message, _, days_text


def commitments(situation: Situation, due: DataFrame[Due], catalogue: Catalogue) -> Slide:
    """Give what is due next and what is overdue."""
    rows = list(rows_of(due))
    return Slide(
        id=SlideId.DUE,
        title=_title(situation, Counter(Plan(row.plan) for row in rows)),
        picture=_table(rows, situation, catalogue) if rows else _nothing(situation),
        prose=tuple(_sentence(row, situation, catalogue) for row in rows),
        note=Message.of(N_("Nội dung quá hạn trước: nghe lý do, ghi ngày cam kết mới.")),
    )


_TITLES = {
    Plan.LATE: N_("{count} nội dung quá hạn trong {total} nội dung đã cam kết"),
    Plan.UNREPORTED: N_("{count} trong {total} nội dung đã đến hạn, chưa có báo cáo mới"),
    Plan.BEYOND_TARGET: N_("{count} trong {total} nội dung dự kiến sau mục tiêu"),
}
"""What the title says, the worst first."""


def _title(situation: Situation, plans: Counter[Plan]) -> Message:
    total = plans.total()
    if total == 0:
        return _title_without_plans(situation)
    if plans[Plan.LATE] == total:
        return Message.of(N_("Cả {count} nội dung đã cam kết đều quá hạn"), count=total)
    for plan, sentence in _TITLES.items():
        if plans[plan]:
            return Message.of(sentence, count=plans[plan], total=total)
    return Message.of(N_("{count} nội dung đã cam kết, đều trong thời hạn lộ trình"), count=total)


def _title_without_plans(situation: Situation) -> Message:
    unmet = _unmet_without_plan(situation)
    if unmet:
        return Message.of(N_("{count} tiêu chí chưa đạt mà chưa có ngày dự kiến"), count=unmet)
    if not _is_anything_known(situation):
        return Message.of(N_("Chưa có số liệu về nội dung đến hạn"))
    return Message.of(N_("Không có nội dung nào đến hạn"))


def _is_anything_known(situation: Situation) -> bool:
    return situation.district_counts.is_anything_known or situation.commune_counts.is_anything_known


def _unmet_without_plan(situation: Situation) -> int:
    return situation.district_counts.unplanned + situation.commune_counts.unplanned


def _table(rows: list[Any], situation: Situation, catalogue: Catalogue) -> Table:
    heads = (N_("Hạn"), N_("Đơn vị"), N_("Tiêu chí"), N_("Cơ quan phụ trách"), N_("Còn lại"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_row(row, situation, catalogue) for row in rows),
        columns=("planned_on", "unit", "criterion", "agency", "left"),
        keys=tuple(key_of(row) for row in rows),
        widths=(2.1, 2.8, 4, 4, 2.2),
        alt=Message.of(N_("Các nội dung đến hạn: ngày, đơn vị, tiêu chí, cơ quan phụ trách, số ngày còn lại.")),
    )


def key_of(row: Any) -> str:
    """Give what tells something due from all else: the unit and the criterion, then the indicator or the step of it."""
    return "/".join(filter(None, [row.unit, row.criterion, row.indicator, row.step]))


def due_label(row: Any) -> str:
    """Name something due in a list: the unit, the number, the step of it."""
    step = f" ({row.step})" if row.step else ""
    return f"{short_name(row.unit_name)} – {row.indicator or row.criterion}{step}"


def _what(row: Any) -> str:
    parts = [f"{row.criterion}. {row.name}", row.indicator, row.step]
    return " – ".join(filter(None, parts))


def _row(row: Any, situation: Situation, catalogue: Catalogue) -> tuple[Cell, ...]:
    return (
        Cell(day_or(row.planned_on), value=as_day(row.planned_on)),
        Cell(row.unit_name),
        Cell(_what(row)),
        Cell(agency_of(row, catalogue)),
        Cell(_left(row, situation), status=Status(row.status), value=Days(_days_left(row, situation))),
    )


def _days_left(row: Any, situation: Situation) -> int:
    return ((as_day(row.planned_on) or situation.as_of) - situation.as_of).days


def _left(row: Any, situation: Situation) -> str:
    left = _time_left(row, situation)
    moved = Message.of(N_("dời {times} lần"), times=row.postponed)
    return f"{left}; {moved}" if row.postponed else left


def _time_left(row: Any, situation: Situation) -> str:
    if row.plan == Plan.UNREPORTED:
        return _("chưa có báo cáo mới")
    days = _days_left(row, situation)
    if days < 0:
        return str(Message.of(N_("chậm {days}"), days=days_text(-days)))
    left = _("hôm nay") if days == 0 else str(Message.of(N_("còn {days}"), days=days_text(days)))
    return str(Message.of(N_("{left}, sau mục tiêu"), left=left)) if row.plan == Plan.BEYOND_TARGET else left


def _sentence(row: Any, situation: Situation, catalogue: Catalogue) -> Text:
    return Message.of(
        N_("{unit}, tiêu chí {number} ({name}): hạn {day}, {left}; phụ trách: {agency}."),
        unit=row.unit_name,
        number=row.indicator or row.criterion,
        name=" – ".join(filter(None, [str(row.name), row.step])),
        day=day_or(row.planned_on),
        left=_left(row, situation),
        agency=agency_of(row, catalogue),
    )


def _nothing(situation: Situation) -> Missing:
    if _unmet_without_plan(situation):
        what = N_("Các tiêu chí chưa đạt chưa ghi ngày dự kiến hoàn thành.")
        return Missing(
            Message.of(what), Message.of(N_("Ghi ngày dự kiến của từng tiêu chí trong báo cáo để theo dõi hạn."))
        )
    if not _is_anything_known(situation):
        what = N_("Chưa có báo cáo tiêu chí nào của xã và huyện.")
        return Missing(Message.of(what), Message.of(N_("Nộp tệp báo cáo tiêu chí ở trang Nộp số liệu.")))
    what = N_("Không có tiêu chí chưa đạt nào có ngày dự kiến.")
    return Missing(Message.of(what), Message.of(N_("Khi có cam kết mới, trang này nêu nội dung đến hạn.")))
