"""A sheet about one commune before a meeting: facts, each criterion with its state, questions to ask."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.briefing.details import open_rows
from ntm_dashboard.briefing.district_criteria import agency_of, dossier_of
from ntm_dashboard.briefing.marking import table_with_marks, with_marked
from ntm_dashboard.briefing.model import Cell, Table, Text
from ntm_dashboard.briefing.wording import as_day, caution_of, day_or
from ntm_dashboard.domain.catalogue import Catalogue, District
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.result_counts import counts_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Plan, Status, UnitKind, criterion_status_word, unit_status_word
from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import N_, Message

MOST_QUESTIONS = 5


@dataclass(frozen=True)
class CommuneSheet:
    """The sheet of one commune or town: each criterion, unknown ones too; a town has none.

    `still_open` says which criteria need something, by state; it is "nothing" in words where none does.
    """

    district: District
    unit: str
    name: str
    as_of: date
    revision: int
    facts: tuple[Text, ...]
    still_open: tuple[Text, ...]
    criteria: Table | None
    questions: tuple[Text, ...]
    caution: Text


def commune_sheet(situation: Situation, unit: str, *, catalogue: Catalogue) -> CommuneSheet:
    """Make the sheet of a unit.

    Raises:
        UnknownScopeError: the code is of no unit of the Situation.
    """
    sheet = _sheet(situation, unit, catalogue=catalogue)
    apart = situation.told_apart
    if apart is situation:
        return sheet
    real = _sheet(apart, unit, catalogue=catalogue)
    return replace(
        sheet,
        facts=with_marked(sheet.facts, real.facts),
        still_open=with_marked(sheet.still_open, real.still_open),
        criteria=table_with_marks(sheet.criteria, real.criteria) if sheet.criteria else None,
        questions=with_marked(sheet.questions, real.questions),
    )


def _sheet(situation: Situation, unit: str, *, catalogue: Catalogue) -> CommuneSheet:
    chosen = next((row for row in rows_of(situation.units) if row.unit == unit), None)
    if chosen is None:
        raise UnknownScopeError(str(Message.of(N_("Không có xã, thị trấn mang mã “{code}”."), code=unit)))
    criteria = situation.commune_criteria[situation.commune_criteria["unit"] == unit]
    rows = list(rows_of(criteria))
    open_criteria = open_rows(rows)
    return CommuneSheet(
        district=situation.district,
        unit=unit,
        name=chosen.name,
        as_of=situation.as_of,
        revision=situation.revision,
        facts=_facts(chosen, criteria, situation),
        still_open=_still_open(open_criteria) if len(criteria) else (),
        criteria=_criteria(rows, catalogue) if len(criteria) else None,
        questions=_questions(chosen, open_criteria, situation)[:MOST_QUESTIONS],
        caution=caution_of(situation),
    )


def _facts(unit: Any, criteria: pd.DataFrame, situation: Situation) -> tuple[Text, ...]:
    state = Message.of(
        N_("Trạng thái: {state}. {reason}"), state=unit_status_word(Status(unit.status)), reason=unit.reasons[0]
    )
    others = (
        Message.of("{heading}: {sentence}", heading=one.heading, sentence=one.sentence)
        for one in situation.other_sets_of(unit.unit)
    )
    return (state, _criteria_fact(unit, criteria), *others, _report_fact(unit, situation))


def _criteria_fact(unit: Any, criteria: pd.DataFrame) -> Message:
    if unit.kind != UnitKind.COMMUNE:
        return Message.of(N_("Thị trấn không xét theo các tiêu chí xã nông thôn mới."))
    if not unit.assessed:
        return Message.of(N_("Chưa có số liệu về {total} tiêu chí."), total=int(unit.total))
    counts = counts_of(criteria)
    said = _met_fact(unit, counts.not_met)
    if not counts.dossiers_unknown:
        return said
    sentence = N_("{said} Tiêu chí đạt chưa rõ hồ sơ: {count}.")
    return Message.of(sentence, said=said, count=counts.dossiers_unknown)


def _met_fact(unit: Any, unmet: int) -> Message:
    sentence = (
        N_(
            "Đạt {met}/{total} tiêu chí; {unmet} chưa đạt, trong đó {late} chậm lộ trình; "
            "{dossiers} hồ sơ chưa hoàn thiện."
        )
        if unit.late
        else N_("Đạt {met}/{total} tiêu chí; {unmet} chưa đạt; {dossiers} hồ sơ chưa hoàn thiện.")
    )
    return Message.of(
        sentence,
        met=int(unit.met),
        total=int(unit.total),
        unmet=unmet,
        late=int(unit.late),
        dossiers=int(unit.dossiers_behind),
    )


def _report_fact(unit: Any, situation: Situation) -> Message:
    latest = as_day(unit.latest_period)
    if latest is None:
        return Message.of(N_("Chưa có báo cáo nào của đơn vị. {clock}"), clock=situation.clock.sentence)
    sentence = (
        N_("Báo cáo mới nhất: {day}. {clock}")
        if unit.is_reported
        else N_("Chưa báo cáo kỳ này, mới đến {day}. {clock}")
    )
    return Message.of(sentence, day=latest, clock=situation.clock.sentence)


def _still_open(rows: list[Any]) -> tuple[Text, ...]:
    if not rows:
        return (Message.of(N_("Không còn tiêu chí nào phải làm.")),)
    by_state: dict[str, list[str]] = {}
    for row in rows:
        by_state.setdefault(criterion_status_word(Status(row.status)), []).append(row.criterion)
    sentence = N_("{state}: tiêu chí {numbers}.")
    return tuple(Message.of(sentence, state=state, numbers=tuple(numbers)) for state, numbers in by_state.items())


def _criteria(rows: list[Any], catalogue: Catalogue) -> Table:
    heads = (N_("Tiêu chí"), N_("Trạng thái"), N_("Cơ quan phụ trách"), N_("Hồ sơ"), N_("Dự kiến"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(f"{row.criterion}. {row.name}"),
                Cell(criterion_status_word(Status(row.status)), status=Status(row.status)),
                Cell(agency_of(row, catalogue)),
                Cell(dossier_of(row)),
                Cell(day_or(row.planned_on, otherwise="–")),
            )
            for row in rows
        ),
        columns=("criterion", "status", "agency", "dossier", "planned_on"),
        keys=tuple(row.criterion for row in rows),
        widths=(4.7, 2.7, 4.1, 3.1, 2.2),
        alt=Message.of(N_("Kết quả của đơn vị ở từng tiêu chí: trạng thái, cơ quan phụ trách, hồ sơ, ngày dự kiến.")),
    )


def _questions(unit: Any, rows: list[Any], situation: Situation) -> tuple[Text, ...]:
    late = [row for row in rows if row.status == Status.LATE]
    unplanned = [row for row in rows if row.plan == Plan.NONE]
    dossiers = [row for row in rows if row.status == Status.WAITING]
    questions: list[Text] = [
        Message.of(
            N_("Tiêu chí {number} ({name}) dự kiến đạt {day} nhưng chưa đạt: vì sao, ngày cam kết mới?"),
            number=row.criterion,
            name=row.name,
            day=day_or(row.planned_on),
        )
        for row in late[:3]
    ]
    if unplanned:
        sentence = N_("Bao giờ đạt các tiêu chí chưa có ngày dự kiến: {numbers}?")
        questions.append(Message.of(sentence, numbers=tuple(row.criterion for row in unplanned)))
    if dossiers:
        sentence = N_("Hồ sơ của các tiêu chí đã đạt {numbers} còn thiếu gì, ai lập, khi nào hoàn thiện?")
        questions.append(Message.of(sentence, numbers=tuple(row.criterion for row in dossiers)))
    return (*questions, *_standing_questions(unit, situation))


def _standing_questions(unit: Any, situation: Situation) -> tuple[Text, ...]:
    if unit.status == Status.WAITING:
        return (Message.of(N_("Hồ sơ đề nghị công nhận đã nộp chưa, cấp nào đang xem xét, dự kiến ngày nào?")),)
    if unit.status == Status.ACHIEVED:
        return (Message.of(N_("Xã làm gì để giữ vững các tiêu chí và tiến tới mức cao hơn?")),)
    if not unit.assessed:
        return (Message.of(N_("Vì sao chưa có báo cáo, khi nào nộp?")),)
    return (
        Message.of(
            N_("Xã đề nghị huyện hỗ trợ nội dung gì để kịp {day}?"), day=situation.clock.target_on or situation.as_of
        ),
    )
