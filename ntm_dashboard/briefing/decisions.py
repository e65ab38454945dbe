"""What the meeting has to decide, worked out from what is unmet, overdue, waiting or unknown."""

import pandas as pd

from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.wording import first_few, first_few_items
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ConditionState, Result, Status, UnitKind
from ntm_dashboard.i18n import N_, Message

Point = tuple[Message, Text]
"""A matter to decide and what it rests on."""


def decisions(situation: Situation) -> Slide:
    """Give the matters to decide, the nearest to recognition first."""
    points = decision_points(situation)
    return Slide(
        id="quyet-dinh",
        title=_title(len(points)),
        picture=_table(points) if points else _nothing(situation),
        prose=tuple(Message.of(N_("{what} {basis}"), what=what, basis=basis) for what, basis in points),
        note=Message.of(N_("Với mỗi việc: chốt người chịu trách nhiệm và ngày xong, ghi vào kết luận.")),
    )


def _title(count: int) -> Message:
    if count == 0:
        return Message.of(N_("Không có việc nào cần quyết định"))
    return Message.of(N_("{count} việc cần quyết định tại cuộc họp"), count=count)


def decision_points(situation: Situation) -> tuple[Point, ...]:
    """Work out what to decide: applications, unmet criteria, overdue promises, dossiers, gaps in the figures."""
    if situation.headline.is_district_recognised:
        return _recognised(situation)
    makers = (_applications, _district_criteria, _overdue, _without_plan, _dossiers, _unknown, _unreported)
    return tuple(point for point in (make(situation) for make in makers) if point)


def _recognised(situation: Situation) -> tuple[Point, ...]:
    points = (_dossiers(situation), _unreported(situation))
    return tuple(point for point in points if point)


def _applications(situation: Situation) -> Point | None:
    count = situation.headline.completed_task
    if not count:
        return None
    units = situation.units
    names = list(units.loc[units["status"] == Status.WAITING, "name"])
    basis = first_few(names) if names else Message.of(N_("Văn bản không nêu tên các xã này."))
    return Message.of(N_("Chốt ngày trình công nhận {count} xã đã hoàn thành nhiệm vụ."), count=count), basis


def _district_criteria(situation: Situation) -> Point | None:
    missing = situation.headline.criteria_missing
    if not missing:
        return None
    rows = situation.district_criteria
    unmet = [f"{row.criterion}. {row.name}" for row in rows_of(rows[rows["result"] == Result.NOT_MET])]
    basis = first_few_items(unmet, most=3) if unmet else Message.of(N_("Chưa có số liệu từng tiêu chí."))
    return Message.of(N_("Giao thời hạn cho {count} tiêu chí huyện chưa đạt."), count=missing), basis


def _overdue(situation: Situation) -> Point | None:
    rows = situation.commitments
    late = rows[rows["status"] == Status.LATE]
    if late.empty:
        return None
    names = [f"{row.unit_name} – {row.criterion}" for row in rows_of(late)]
    return Message.of(N_("Chốt cam kết mới cho {count} việc quá hạn."), count=len(late)), first_few_items(names, most=4)


def _without_plan(situation: Situation) -> Point | None:
    rows = situation.commune_criteria
    open_rows = rows[(rows["result"] == Result.NOT_MET) & rows["planned_on"].isna()]
    if open_rows.empty:
        return None
    names = list(dict.fromkeys(open_rows["unit_name"]))
    what = Message.of(N_("Yêu cầu ghi ngày dự kiến cho {count} tiêu chí chưa đạt của xã."), count=len(open_rows))
    return what, first_few(names, most=4)


def _dossiers(situation: Situation) -> Point | None:
    rows = situation.dossiers_behind
    if rows.empty:
        return None
    names = list(dict.fromkeys(rows["unit_name"]))
    return Message.of(N_("Hoàn thành {count} hồ sơ của tiêu chí đã đạt."), count=len(rows)), first_few(names, most=4)


def _unknown(situation: Situation) -> Point | None:
    rows = [verdict for verdict in situation.conditions if verdict.state is ConditionState.UNKNOWN]
    if not rows:
        return None
    numbers = [verdict.condition.number for verdict in rows]
    basis = Message.of(N_("Điều kiện {numbers}."), numbers=tuple(numbers))
    return Message.of(N_("Giao cung cấp số liệu cho {count} điều kiện chưa rõ."), count=len(rows)), basis


def _unreported(situation: Situation) -> Point | None:
    communes = set(situation.units.loc[situation.units["kind"] == UnitKind.COMMUNE, "unit"])
    rows = situation.coverage
    behind = rows[rows["unit"].isin(communes) & ~rows["is_reported"]]
    if behind.empty:
        return None
    return Message.of(N_("Đôn đốc {count} xã chưa báo cáo kỳ này."), count=len(behind)), first_few(
        list(behind["name"]), most=4
    )


def _table(points: tuple[Point, ...]) -> Table:
    return Table(
        header=(
            Cell(Message.of(N_("Việc số"))),
            Cell(Message.of(N_("Cần quyết định"))),
            Cell(Message.of(N_("Căn cứ"))),
        ),
        rows=tuple(
            (Cell(str(number)), Cell(what), Cell(basis)) for number, (what, basis) in enumerate(points, start=1)
        ),
        widths=(0.8, 6, 6),
        alt=Message.of(N_("Các việc cần quyết định và căn cứ.")),
    )


def _nothing(situation: Situation) -> Missing:
    results = pd.concat([situation.commune_criteria["result"], situation.district_criteria["result"]])
    if results.empty or results.isna().any():
        return Missing(
            Message.of(N_("Số liệu đã có không cho thấy nội dung nào cần quyết định.")),
            Message.of(N_("Những gì chưa có số liệu thì chưa nói được.")),
        )
    return Missing(
        Message.of(N_("Mọi tiêu chí đạt, không việc quá hạn, không hồ sơ dở dang, không thiếu số liệu.")),
        Message.of(N_("Giữ vững kết quả và theo dõi ở kỳ báo cáo sau.")),
    )
