"""What the meeting has to decide, worked out from what is unmet, overdue, waiting or unknown."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ntm_dashboard.briefing.commitments import due_label
from ntm_dashboard.briefing.last_meeting import key_of
from ntm_dashboard.briefing.matters import about_of, who_of
from ntm_dashboard.briefing.model import ORDINAL, Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import as_day, day_or, first_few, first_few_items
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.conclusions import Concluded
from ntm_dashboard.domain.follow_up.due import Due
from ntm_dashboard.domain.frames import CriterionStates, DataFrame, rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import ConditionState, Plan, Result, Status, UnitKind
from ntm_dashboard.i18n import N_, Message


@dataclass(frozen=True)
class Point:
    """A matter to decide and what it rests on; `key` says which matter, the same in every language.

    `whole_basis` leaves nothing out where `basis` names only the first few. `agencies` lead what it is about,
    `communes_act` where the communes named in the basis are to act themselves.
    """

    what: Message
    basis: Text
    key: str = ""
    whole_basis: Text = ""
    agencies: tuple[str, ...] = ()
    communes_act: bool = False


def decisions(situation: Situation, concluded: Concluded, due: DataFrame[Due], catalogue: Catalogue) -> Slide:
    """Give what this meeting has decided, then the matters to decide, the nearest to recognition first."""
    points = decision_points(situation, due)
    decided = list(rows_of(concluded.of_this))
    prose = tuple(Message.of(N_("{what} {basis}"), what=one.what, basis=one.basis) for one in points)
    if decided:
        return Slide(
            id=SlideId.DECISIONS,
            title=_title_of_decided(len(decided), len(points)),
            picture=_table_of_decided(decided, points, concluded, catalogue),
            prose=(*(_decided_sentence(row, concluded, catalogue) for row in decided), *prose),
        )
    return Slide(
        id=SlideId.DECISIONS,
        title=_title(len(points)),
        picture=_table(points, catalogue) if points else _nothing(situation),
        prose=prose,
        note=Message.of(
            N_("Với mỗi nội dung: xác định người chịu trách nhiệm và thời hạn hoàn thành, ghi vào kết luận.")
        ),
    )


def _title(count: int) -> Message:
    if count == 0:
        return Message.of(N_("Không có nội dung nào cần quyết định"))
    return Message.of(N_("{count} nội dung cần quyết định tại cuộc họp"), count=count)


def _title_of_decided(decided: int, points: int) -> Message:
    if not points:
        return Message.of(N_("{count} kết luận của cuộc họp"), count=decided)
    return Message.of(N_("{count} kết luận của cuộc họp, {points} nội dung cần xem xét"), count=decided, points=points)


def decision_points(situation: Situation, due: DataFrame[Due]) -> tuple[Point, ...]:
    """Work out what to decide: applications, unmet criteria, overdue promises, dossiers, gaps in the figures.

    Each is worked out from the rows that it names; of a recognised district only what is still open is asked.
    """
    makers = _MAKERS
    if situation.headline.is_district_recognised:
        makers = {key: _MAKERS[key] for key in _OF_A_RECOGNISED_DISTRICT}
    made = ((key, make(situation, due)) for key, make in makers.items())
    return tuple(replace(point, key=key) for key, point in made if point)


def _of_items(what: Message, names: list[str], *, most: int, agencies: tuple[str, ...] = ()) -> Point:
    whole = first_few_items(names, most=len(names))
    return Point(what, first_few_items(names, most=most), whole_basis=whole, agencies=agencies)


def _of_units(what: Message, names: list[str], *, most: int = 5) -> Point:
    return Point(what, first_few(names, most=most), whole_basis=first_few(names, most=len(names)))


def _applications(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    count = situation.headline.completed_task
    if not count:
        return None
    units = situation.units
    names = list(units.loc[units["status"] == Status.WAITING, "name"])
    what = Message.of(N_("Thống nhất thời gian trình xét, công nhận {count} xã đã hoàn thành nhiệm vụ."), count=count)
    return _of_units(what, names) if names else Point(what, Message.of(N_("Văn bản không nêu tên các xã này.")))


def _district_criteria(situation: Situation, due: DataFrame[Due]) -> Point | None:
    rows = _unplanned(situation.district_criteria, due)
    if rows.empty:
        return None
    names = [f"{row.criterion}. {row.name}" for row in rows_of(rows)]
    what = Message.of(N_("Giao thời hạn cho {count} tiêu chí huyện chưa đạt, chưa có ngày dự kiến."), count=len(rows))
    return _of_items(what, names, most=3, agencies=_agencies_of(rows))


def _unknown_criteria(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    """Ask which criteria a document means that counts them without naming them, or for the report on the others."""
    head, rows = situation.headline, situation.district_criteria
    unknown = rows[rows["result"].isna()]
    counted = head.criteria_met or 0
    unnamed = head.criteria - counted - situation.district_counts.not_met
    if unknown.empty or unnamed <= 0:
        return None
    if counted > head.named_criteria_met:
        what = Message.of(N_("Xác định {count} tiêu chí huyện chưa đạt là tiêu chí nào, giao thời hạn."), count=unnamed)
        return Point(what, Message.of(N_("Văn bản nêu số tiêu chí đạt, không nêu tiêu chí nào.")))
    names = [f"{row.criterion}. {row.name}" for row in rows_of(unknown)]
    what = Message.of(N_("Yêu cầu báo cáo {count} tiêu chí huyện chưa có số liệu."), count=len(unknown))
    return _of_items(what, names, most=3, agencies=_agencies_of(unknown))


def _agencies_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """Give the codes of the agencies that lead some criteria, each once."""
    return tuple(dict.fromkeys(str(code) for code in rows["agency"] if isinstance(code, str) and code))


def _unplanned(rows: DataFrame[CriterionStates], due: DataFrame[Due]) -> pd.DataFrame:
    """Give the unmet criteria for which nobody has promised a day, in a report or in the roadmap."""
    promised = set(zip(due["unit"], due["criterion"], strict=True))
    kept = np.array([key not in promised for key in zip(rows["unit"], rows["criterion"], strict=True)], dtype=bool)
    return rows[(rows["result"] == Result.NOT_MET) & (rows["plan"] == Plan.NONE) & kept]


def _planned(situation: Situation, due: DataFrame[Due], plan: Plan, sentence: str) -> Point | None:
    rows = due[due["plan"] == plan]
    if rows.empty:
        return None
    names = [due_label(row) for row in rows_of(rows)]
    target = situation.clock.target_on or situation.as_of
    what = Message.of(sentence, count=len(rows), target=target)
    return _of_items(what, names, most=4, agencies=_agencies_of(rows))


def _overdue(situation: Situation, due: DataFrame[Due]) -> Point | None:
    return _planned(situation, due, Plan.LATE, N_("Xác định lại thời hạn đối với {count} nội dung chậm tiến độ."))


def _unreported_plans(situation: Situation, due: DataFrame[Due]) -> Point | None:
    sentence = N_("Yêu cầu báo cáo {count} nội dung đã đến hạn mà chưa có báo cáo mới.")
    return _planned(situation, due, Plan.UNREPORTED, sentence)


def _beyond_target(situation: Situation, due: DataFrame[Due]) -> Point | None:
    sentence = N_("Xem lại lộ trình của {count} nội dung dự kiến đạt sau mục tiêu {target}.")
    return _planned(situation, due, Plan.BEYOND_TARGET, sentence)


def _without_plan(situation: Situation, due: DataFrame[Due]) -> Point | None:
    rows = _unplanned(situation.commune_criteria, due)
    what = N_("Yêu cầu ghi ngày dự kiến cho {count} tiêu chí chưa đạt của xã.")
    point = _by_units(rows, what)
    return point and replace(point, agencies=(), communes_act=True)


def _dossiers(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    return _by_units(situation.dossiers_behind, N_("Hoàn thành {count} hồ sơ của tiêu chí đã đạt."))


def _unknown_dossiers(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    """Ask about dossiers that are not known, where the district reports on dossiers at all."""
    frames = (situation.commune_criteria, situation.district_criteria)
    if not any(rows["dossier_state"].notna().any() for rows in frames):
        return None
    return _by_units(situation.dossiers_unknown, N_("Rà soát {count} tiêu chí đã đạt mà chưa rõ hồ sơ."))


def _by_units(rows: pd.DataFrame, sentence: str) -> Point | None:
    if rows.empty:
        return None
    names = list(dict.fromkeys(rows["unit_name"]))
    point = _of_units(Message.of(sentence, count=len(rows)), names, most=4)
    return replace(point, agencies=_agencies_of(rows))


def _unknown(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    rows = [verdict for verdict in situation.conditions if verdict.state is ConditionState.UNKNOWN]
    if not rows:
        return None
    numbers = [verdict.condition.number for verdict in rows]
    what = Message.of(N_("Phân công cơ quan cung cấp số liệu cho {count} điều kiện chưa rõ."), count=len(rows))
    return Point(what, Message.of(N_("Điều kiện {numbers}."), numbers=tuple(numbers)))


def _unreported(situation: Situation, _due: DataFrame[Due]) -> Point | None:
    communes = set(situation.units.loc[situation.units["kind"] == UnitKind.COMMUNE, "unit"])
    rows = situation.coverage
    behind = rows[rows["unit"].isin(communes) & ~rows["is_reported"]]
    if behind.empty:
        return None
    what = Message.of(N_("Đôn đốc {count} xã chưa báo cáo kỳ này."), count=len(behind))
    return replace(_of_units(what, list(behind["name"]), most=4), communes_act=True)


_MAKERS = {
    "applications": _applications,
    "district_criteria": _district_criteria,
    "unknown_criteria": _unknown_criteria,
    "overdue": _overdue,
    "unreported_plans": _unreported_plans,
    "beyond_target": _beyond_target,
    "without_plan": _without_plan,
    "dossiers": _dossiers,
    "unknown_dossiers": _unknown_dossiers,
    "unknown_conditions": _unknown,
    "unreported_communes": _unreported,
}
_OF_A_RECOGNISED_DISTRICT = ("overdue", "dossiers", "unreported_communes")


def _table(points: tuple[Point, ...], catalogue: Catalogue) -> Table:
    heads = (N_("TT"), N_("Cần quyết định"), N_("Căn cứ"), N_("Ai thực hiện"), N_("Hạn"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(str(number), value=float(number)),
                Cell(point.what),
                Cell(point.basis, whole=point.whole_basis),
                *_to_be_set(point, catalogue),
            )
            for number, point in enumerate(points, start=1)
        ),
        columns=(ORDINAL, "what", "basis", "who", "due_on"),
        keys=tuple(point.key for point in points),
        widths=(0.8, 4.4, 4.2, 3.8, 2.2),
        alt=Message.of(N_("Các nội dung cần quyết định: căn cứ, ai thực hiện, hạn.")),
    )


def _to_be_set(point: Point, catalogue: Catalogue) -> tuple[Cell, Cell]:
    """Give who would act on a matter as far as it is known, and that the meeting sets until when."""
    return Cell(_who(point, catalogue)), Cell(Message.of(N_("xác định tại cuộc họp")))


def _who(point: Point, catalogue: Catalogue) -> Text:
    if point.communes_act:
        return Message.of(N_("UBND các xã nêu ở căn cứ"))
    names = tuple(catalogue.agency_name(code) for code in point.agencies)
    return Message.of("{names}", names=names) if names else Message.of(N_("chưa phân công"))


def _table_of_decided(
    decided: list[Any], points: tuple[Point, ...], concluded: Concluded, catalogue: Catalogue
) -> Table:
    """Put the conclusions of this meeting, each with who and until when, above what is still to be decided."""
    heads = (N_("TT"), N_("Kết luận, nội dung cần quyết định"), N_("Ai thực hiện"), N_("Hạn"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=(
            *(_decided_row(row, concluded, catalogue) for row in decided),
            *((Cell("–"), _as_one(point), *_to_be_set(point, catalogue)) for point in points),
        ),
        columns=(ORDINAL, "what", "who", "due_on"),
        keys=(*(key_of(row) for row in decided), *(point.key for point in points)),
        widths=(0.8, 7.4, 4, 2.1),
        alt=Message.of(N_("Kết luận của cuộc họp với ai thực hiện và hạn, rồi các nội dung còn cần quyết định.")),
    )


def _decided_row(row: Any, concluded: Concluded, catalogue: Catalogue) -> tuple[Cell, ...]:
    return (
        Cell(row.ordinal),
        Cell(about_of(row, catalogue, concluded.as_of)),
        Cell(who_of(row, catalogue)),
        Cell(day_or(row.due_on, otherwise=N_("không nêu")), value=as_day(row.due_on)),
    )


def _as_one(point: Point) -> Cell:
    sentence = N_("Cần quyết định: {what} {basis}")
    first, whole = (
        Message.of(sentence, what=point.what, basis=basis) for basis in (point.basis, point.whole_basis or point.basis)
    )
    return Cell(first, whole=whole)


def _decided_sentence(row: Any, concluded: Concluded, catalogue: Catalogue) -> Text:
    return Message.of(
        N_("Kết luận {ordinal}: {about}; {who}; hạn: {day}."),
        ordinal=row.ordinal,
        about=about_of(row, catalogue, concluded.as_of),
        who=who_of(row, catalogue),
        day=day_or(row.due_on, otherwise=N_("không nêu")),
    )


def _nothing(situation: Situation) -> Missing:
    if situation.headline.is_district_recognised:
        what = N_("Huyện đã được công nhận; không có nội dung chậm, hồ sơ dở dang hay xã chưa báo cáo.")
        return Missing(Message.of(what), Message.of(N_("Giữ vững kết quả và theo dõi ở kỳ báo cáo sau.")))
    results = pd.concat([situation.commune_criteria["result"], situation.district_criteria["result"]])
    if results.empty or results.isna().any():
        return Missing(
            Message.of(N_("Số liệu đã có không cho thấy nội dung nào cần quyết định.")),
            Message.of(N_("Những gì chưa có số liệu thì chưa nói được.")),
        )
    what = N_("Không còn tiêu chí chưa đạt, hồ sơ dở dang hoặc chưa rõ, điều kiện hay xã chưa có số liệu.")
    return Missing(Message.of(what), Message.of(N_("Giữ vững kết quả và theo dõi ở kỳ báo cáo sau.")))
