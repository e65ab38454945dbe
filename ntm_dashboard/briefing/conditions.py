"""The conditions for recognising the district: required against actual, one by one."""

from ntm_dashboard.briefing.model import Cell, Missing, Share, Slide, Table, Text, Value
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import count_or, out_of
from ntm_dashboard.domain.situation import ConditionVerdict, Situation
from ntm_dashboard.domain.terms import STATUS_OF_CONDITION, ConditionState, Requirement, word
from ntm_dashboard.i18n import N_, Message


def conditions(situation: Situation) -> Slide:
    """Give the table of conditions; without any valid on the day, say so."""
    verdicts = situation.conditions
    states = [verdict.state for verdict in verdicts]
    satisfied = states.count(ConditionState.SATISFIED)
    return Slide(
        id=SlideId.CONDITIONS,
        title=_title(len(verdicts), satisfied, states.count(ConditionState.UNKNOWN)),
        picture=_table(verdicts) if verdicts else _nothing(),
        prose=tuple(_sentence(verdict) for verdict in verdicts),
        note=Message.of(N_("Hỏi cơ quan phụ trách từng điều kiện chưa đạt: còn thiếu gì, khi nào hoàn thành.")),
        source=verdicts[0].condition.source if verdicts else "",
    )


def _title(total: int, satisfied: int, unknown: int) -> Message:
    if total == 0:
        return Message.of(N_("Chưa có bộ điều kiện công nhận cho ngày này"))
    if satisfied == total:
        return Message.of(N_("Đủ cả {total} điều kiện công nhận huyện"), total=total)
    if unknown == total:
        return Message.of(N_("Chưa có số liệu về {total} điều kiện công nhận"), total=total)
    if unknown:
        sentence = N_("Đạt {satisfied}/{total} điều kiện công nhận; {unknown} chưa có số liệu")
        return Message.of(sentence, satisfied=satisfied, total=total, unknown=unknown)
    if satisfied == 0:
        return Message.of(N_("Chưa đạt điều kiện nào trong {total} điều kiện"), total=total)
    return Message.of(N_("Đạt {satisfied}/{total} điều kiện công nhận huyện"), satisfied=satisfied, total=total)


def _table(verdicts: tuple[ConditionVerdict, ...]) -> Table:
    heads = (N_("Điều kiện"), N_("Yêu cầu"), N_("Hiện có"), N_("So với yêu cầu"), N_("Kết quả"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_row(verdict) for verdict in verdicts),
        columns=("condition", "required", "actual", "margin", "state"),
        keys=tuple(verdict.condition.code for verdict in verdicts),
        widths=(5.2, 2.2, 2.6, 2.6, 1.9),
        alt=Message.of(N_("Các điều kiện công nhận huyện: yêu cầu, hiện có, so với yêu cầu và kết quả.")),
    )


def _row(verdict: ConditionVerdict) -> tuple[Cell, ...]:
    condition = verdict.condition
    return (
        Cell(f"{condition.number}. {condition.name}"),
        Cell(condition.required_text or count_or(condition.required)),
        Cell(verdict.actual_words or "–", value=_actual(verdict)),
        Cell(verdict.margin_words or "–"),
        Cell(word(verdict.state), status=STATUS_OF_CONDITION[verdict.state]),
    )


def _actual(verdict: ConditionVerdict) -> Value | None:
    if verdict.actual_count is not None and verdict.of_count is not None:
        return out_of(verdict.actual_count, verdict.of_count)
    is_share = verdict.condition.requirement is Requirement.VALUE_AT_LEAST
    return Share(verdict.actual) if is_share and verdict.actual is not None else None


def _sentence(verdict: ConditionVerdict) -> Text:
    return Message.of(
        N_("Điều kiện {number} ({name}): {state}. {reason}"),
        number=verdict.condition.number,
        name=verdict.condition.name,
        state=Message.of(word(verdict.state).lower()),
        reason=verdict.reason,
    )


def _nothing() -> Missing:
    return Missing(
        Message.of(N_("Danh mục không có điều kiện công nhận huyện nào có hiệu lực vào ngày này.")),
        Message.of(N_("Bổ sung vào tệp điều kiện của danh mục, hoặc chọn ngày khác.")),
    )
