"""What blocks: criteria by the number of communes that lack them, agencies, dossiers behind their criteria."""

from collections.abc import Mapping
from typing import Any

from ntm_dashboard.briefing.district_criteria import agency_name, agency_of, dossier_of
from ntm_dashboard.briefing.model import Cell, Chart, ChartKind, Missing, Role, Series, Slide, Table, Text, axis_of
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.naming import some_names
from ntm_dashboard.domain.result_counts import AgencyWork
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import CRITERION_STATUS_WORDS, Status
from ntm_dashboard.i18n import N_, Message

_UNMET = (Status.LATE, Status.NOT_MET, Status.WORKING)
"""The states of what is not met, the most urgent first: the parts of a bar."""
_MOST_NAMED = 200
"""How many communes a sentence names: more than a province has; the matrix of the paper has all."""


def blocking_criteria(situation: Situation) -> Slide:
    """Give the criteria that most communes lack, the worst first."""
    rows = list(rows_of(situation.blockers))
    return Slide(
        id=SlideId.BLOCKERS,
        title=_criteria_title(situation, rows),
        picture=_criteria_chart(rows) if rows else nothing_unmet(situation),
        prose=tuple(_criterion_sentence(row) for row in rows),
        note=Message.of(N_("Hỏi vì sao nhiều xã cùng chưa đạt một tiêu chí: quy định, vốn hay tổ chức thực hiện.")),
    )


def _criteria_title(situation: Situation, rows: list[Any]) -> Message:
    if rows:
        worst = rows[0]
        return Message.of(
            N_("Tiêu chí {number} còn khó khăn nhất: {count} xã chưa đạt"),
            number=worst.criterion,
            count=worst.count,
        )
    if situation.commune_counts.is_all_known:
        return Message.of(N_("Không còn tiêu chí nào có xã chưa đạt"))
    if situation.commune_counts.is_anything_known:
        return Message.of(N_("Chưa tiêu chí nào được báo cáo là chưa đạt"))
    return Message.of(N_("Chưa có số liệu về tiêu chí còn khó khăn"))


def _criteria_chart(rows: list[Any]) -> Chart:
    return _stacked(
        tuple(f"{row.criterion}. {row.name}" for row in rows),
        {
            Status.LATE: tuple(float(row.late) for row in rows),
            Status.NOT_MET: tuple(float(row.count - row.late - row.working) for row in rows),
            Status.WORKING: tuple(float(row.working) for row in rows),
        },
        keys=tuple(row.criterion for row in rows),
        unit=Message.of(N_("xã")),
        alt=Message.of(
            N_("Số xã chưa đạt theo tiêu chí; nhiều nhất là tiêu chí {number} với {count} xã."),
            number=rows[0].criterion,
            count=rows[0].count,
        ),
    )


def _stacked(
    categories: tuple[str, ...],
    parts: Mapping[Status, tuple[float, ...]],
    *,
    keys: tuple[str, ...],
    unit: Text,
    alt: Text,
) -> Chart:
    """Stack the parts of each bar; each is named and drawn as its state in the matrix."""
    end, step = axis_of(max(sum(values) for values in zip(*parts.values(), strict=True)))
    return Chart(
        kind=ChartKind.BARS,
        categories=categories,
        keys=keys,
        series=tuple(
            Series(Message.of(CRITERION_STATUS_WORDS[status]), values, Role(status.value))
            for status, values in parts.items()
            if any(values)
        ),
        alt=alt,
        unit=unit,
        decimals=0,
        y_max=end,
        major_unit=step,
    )


def _criterion_sentence(row: Any) -> Message:
    sentence = (
        N_("Tiêu chí {number} ({name}): {count} xã chưa đạt, trong đó {late} chậm lộ trình ({units}).")
        if row.late
        else N_("Tiêu chí {number} ({name}): {count} xã chưa đạt ({units}).")
    )
    return Message.of(
        sentence,
        number=row.criterion,
        name=row.name,
        count=int(row.count),
        late=int(row.late),
        units=some_names([str(unit) for unit in row.units], _MOST_NAMED),
    )


def agencies(situation: Situation, catalogue: Catalogue) -> Slide:
    """Give the agencies by the number of unmet criteria that they lead, district and communes together."""
    work = sorted(
        situation.agency_work,
        key=lambda one: (-one.total, -one.late, catalogue.agency_order(agency_name(one.agency, catalogue))),
    )
    return Slide(
        id=SlideId.AGENCIES,
        title=_agencies_title(situation, len(work), sum(one.late for one in work)),
        picture=_agencies_chart(work, catalogue) if work else nothing_unmet(situation),
        prose=tuple(_agency_sentence(one, catalogue) for one in work),
        note=Message.of(N_("Từng cơ quan báo cáo nội dung chậm, nguyên nhân và ngày cam kết mới.")),
    )


def _agencies_title(situation: Situation, count: int, late: int) -> Message:
    if count == 0:
        if situation.commune_counts.is_all_known:
            return Message.of(N_("Không cơ quan nào còn nhiệm vụ chưa hoàn thành"))
        known = situation.commune_counts.is_anything_known
        return Message.of(
            N_("Chưa tiêu chí nào được báo cáo là chưa đạt") if known else N_("Chưa có số liệu theo cơ quan")
        )
    if late:
        return Message.of(N_("{count} cơ quan còn nhiệm vụ, {late} nội dung chậm lộ trình"), count=count, late=late)
    return Message.of(N_("{count} cơ quan còn nhiệm vụ, chưa nội dung nào quá hạn"), count=count)


def _agencies_chart(work: list[AgencyWork], catalogue: Catalogue) -> Chart:
    names = tuple(agency_name(one.agency, catalogue) for one in work)
    return _stacked(
        names,
        {status: tuple(float(one.by_status.get(status, 0)) for one in work) for status in _UNMET},
        keys=tuple(one.agency or "-" for one in work),
        unit=Message.of(N_("tiêu chí")),
        alt=Message.of(
            N_("Số tiêu chí chưa đạt theo cơ quan phụ trách; nhiều nhất là {name} với {count}."),
            name=names[0],
            count=work[0].total,
        ),
    )


def _agency_sentence(work: AgencyWork, catalogue: Catalogue) -> Message:
    name = agency_name(work.agency, catalogue)
    if work.late:
        sentence = N_("{name}: {count} tiêu chí chưa đạt, {late} chậm lộ trình.")
        return Message.of(sentence, name=name, count=work.total, late=work.late)
    return Message.of(N_("{name}: {count} tiêu chí chưa đạt."), name=name, count=work.total)


def dossiers(situation: Situation, catalogue: Catalogue) -> Slide:
    """Give the criteria that are met while their dossier is not finished."""
    rows = list(rows_of(situation.dossiers_behind))
    return Slide(
        id=SlideId.DOSSIERS,
        title=_dossiers_title(situation, len(rows)),
        picture=_dossier_table(rows, catalogue) if rows else _no_dossiers(situation),
        prose=() if rows else (_no_dossiers(situation).what,),
        note=Message.of(N_("Đạt tiêu chí đến đâu, hoàn thiện hồ sơ đến đó: nêu thời hạn hoàn thiện từng hồ sơ.")),
    )


def _dossiers_title(situation: Situation, count: int) -> Message:
    if count:
        return Message.of(N_("{count} tiêu chí đã đạt, chưa hoàn thiện hồ sơ"), count=count)
    unknown = len(situation.dossiers_unknown)
    met = _met_count(situation)
    if unknown and unknown < met:
        return Message.of(N_("{count}/{met} tiêu chí đã đạt chưa rõ hồ sơ"), count=unknown, met=met)
    if met and not unknown:
        return Message.of(N_("Cả {met} tiêu chí đã đạt đều có hồ sơ hoàn thành"), met=met)
    return Message.of(N_("Chưa có số liệu về hồ sơ"))


def _met_count(situation: Situation) -> int:
    return situation.commune_counts.met + situation.district_counts.met


def _dossier_table(rows: list[Any], catalogue: Catalogue) -> Table:
    heads = (N_("Đơn vị"), N_("Tiêu chí"), N_("Hồ sơ"), N_("Cơ quan phụ trách"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(row.unit_name),
                Cell(f"{row.criterion}. {row.name}"),
                Cell(dossier_of(row), status=Status.WAITING),
                Cell(agency_of(row, catalogue)),
            )
            for row in rows
        ),
        columns=("unit", "criterion", "dossier", "agency"),
        keys=tuple(f"{row.unit}/{row.criterion}" for row in rows),
        widths=(3, 4.4, 3, 4.2),
        alt=Message.of(N_("Các tiêu chí đã đạt, chưa hoàn thiện hồ sơ.")),
    )


def _no_dossiers(situation: Situation) -> Missing:
    unknown, met = len(situation.dossiers_unknown), _met_count(situation)
    if unknown:
        sentence = N_("{count}/{met} tiêu chí đã đạt chưa rõ hồ sơ; không hồ sơ nào được báo là dở dang.")
        what = Message.of(sentence, count=unknown, met=met)
    elif met:
        what = Message.of(N_("Cả {met} tiêu chí đã đạt đều có hồ sơ hoàn thành."), met=met)
    else:
        what = Message.of(N_("Chưa có tiêu chí đạt nào để có hồ sơ."))
    return Missing(what, Message.of(N_("Trạng thái hồ sơ lấy từ cột “Trạng thái hồ sơ” của báo cáo tiêu chí.")))


def nothing_unmet(situation: Situation) -> Missing:
    """Stand in for a picture of what is unmet: all is met, or nothing is known."""
    if situation.commune_counts.is_anything_known:
        what, remedy = N_("Không tiêu chí nào được báo cáo là chưa đạt."), N_("Tiếp tục theo dõi để giữ vững kết quả.")
    else:
        what, remedy = (
            N_("Chưa có báo cáo tiêu chí của xã nào."),
            N_("Nộp tệp báo cáo tiêu chí xã ở trang Nộp số liệu."),
        )
    return Missing(Message.of(what), Message.of(remedy))
