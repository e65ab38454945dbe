"""The cover and where the district stands: the counts that a leader reads first."""

from ntm_dashboard.briefing.model import KeyNumber, KeyNumbers, Missing, Slide, Text
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import caution_of, count_or, figure_or, out_of
from ntm_dashboard.domain.situation import Clock, ClockState, Headline, ReconciliationLine, Situation
from ntm_dashboard.domain.terms import Measure, Status
from ntm_dashboard.i18n import N_, Message, date_text, full_date_text, number_text

DOCUMENTED_ONLY = N_("Chỉ dùng số liệu có văn bản.")


def cover(situation: Situation) -> Slide:
    """Give the cover: district, day, revision, how true the figures are."""
    district = situation.district
    bullets: list[Text] = [
        district.place_of_both,
        Message.of(N_("Số liệu đến {day}"), day=full_date_text(situation.as_of)),
    ]
    if situation.documented_only:
        bullets.append(Message.of(DOCUMENTED_ONLY))
    return Slide(
        id=SlideId.COVER,
        title=Message.of(N_("Tiến độ xây dựng huyện nông thôn mới")),
        picture=None,
        bullets=tuple(bullets),
        note=Message.of(N_("Mở đầu: nêu thời điểm số liệu và số liệu nào chỉ là minh họa.")),
        source=caution_of(situation),
    )


def standing(situation: Situation) -> Slide:
    """Give the headline: recognised, waiting, district criteria, days left."""
    head = situation.headline
    if head.communes == 0:
        return _dissolved(situation)
    return Slide(
        id=SlideId.STANDING,
        title=_title(situation),
        picture=KeyNumbers((_recognised(head), _waiting(head), _criteria(head), _days(situation)), alt=_alt(situation)),
        bullets=_points(situation),
        prose=(head.sentence, situation.clock.sentence, *(pace.sentence for pace in situation.paces)),
        note=_note(head),
    )


def _dissolved(situation: Situation) -> Slide:
    """Stand in where the district has no commune: before its catalogue begins, or after it was dissolved."""
    if situation.ended:
        return Slide(
            id=SlideId.STANDING,
            title=situation.ended.title,
            picture=Missing(
                situation.ended.sentence, Message.of(N_("Chọn một ngày trước đó để xem kết quả của huyện."))
            ),
            prose=(situation.ended.sentence, *((situation.clock.sentence,) if _is_met(situation) else ())),
        )
    return Slide(
        id=SlideId.STANDING,
        title=Message.of(N_("Huyện không có xã nào trong danh mục vào ngày này")),
        picture=Missing(
            Message.of(N_("Danh mục đơn vị không có xã, thị trấn nào của huyện vào ngày này.")),
            Message.of(N_("Chọn một ngày khác, hoặc bổ sung danh mục đơn vị.")),
        ),
        prose=(situation.clock.sentence,),
    )


def _title(situation: Situation) -> Message:
    head = situation.headline
    if head.is_district_recognised:
        return Message.of(N_("Huyện đã được công nhận đạt chuẩn nông thôn mới"))
    if head.standard is None and head.criteria_met is None:
        return Message.of(N_("Chưa có số liệu nào đến ngày này"))
    if head.criteria_met is None:
        sentence = N_("{standard}/{communes} xã được công nhận đạt chuẩn; tiêu chí huyện: chưa rõ")
        return Message.of(sentence, standard=head.standard or 0, communes=head.communes)
    if head.standard is None:
        sentence = N_("{met}/{criteria} tiêu chí huyện đạt; số xã: chưa có số liệu")
        return Message.of(sentence, met=head.criteria_met, criteria=head.criteria)
    counts = {
        "standard": head.standard,
        "communes": head.communes,
        "met": head.criteria_met,
        "criteria": head.criteria,
    }
    if head.criteria_day is not None:
        sentence = N_("{standard}/{communes} xã được công nhận; {met}/{criteria} tiêu chí huyện ({day})")
        return Message.of(sentence, **counts, day=head.criteria_day)
    return Message.of(
        N_("{standard}/{communes} xã được công nhận đạt chuẩn, {met}/{criteria} tiêu chí huyện đạt"), **counts
    )


def _is_met(situation: Situation) -> bool:
    return situation.clock.is_recognised


UNKNOWN = N_("chưa có số liệu")


def _recognised(head: Headline) -> KeyNumber:
    label = Message.of(N_("xã được công nhận đạt chuẩn"))
    if head.standard is None:
        return KeyNumber("–", label, Message.of(UNKNOWN), Status.UNKNOWN, key=Measure.COMMUNES_STANDARD)
    detail = (
        Message.of(N_("xã nâng cao: chưa có số liệu"))
        if head.advanced is None
        else Message.of(N_("trong đó {advanced} xã nâng cao"), advanced=head.advanced)
    )
    status = Status.ACHIEVED if head.standard == head.communes else Status.WORKING
    value = f"{number_text(head.standard)}/{number_text(head.communes)}"
    return KeyNumber(value, label, detail, status, out_of(head.standard, head.communes), key=Measure.COMMUNES_STANDARD)


def _waiting(head: Headline) -> KeyNumber:
    label = Message.of(N_("xã hoàn thành, chờ công nhận"))
    if head.completed_task is None:
        return KeyNumber("–", label, Message.of(UNKNOWN), Status.UNKNOWN, key=Measure.COMMUNES_COMPLETED_TASK)
    detail = Message.of(N_("chưa có quyết định, không cộng vào số đạt"))
    return KeyNumber(
        number_text(head.completed_task),
        label,
        detail,
        Status.WAITING,
        figure_or(head.completed_task),
        key=Measure.COMMUNES_COMPLETED_TASK,
    )


def _criteria(head: Headline) -> KeyNumber:
    label = Message.of(N_("tiêu chí huyện đạt"))
    if head.criteria_missing is None:
        nothing = UNKNOWN if head.criteria else N_("chưa có bộ tiêu chí huyện cho ngày này")
        return KeyNumber("–", label, Message.of(nothing), Status.UNKNOWN, key=Measure.DISTRICT_CRITERIA_MET)
    return KeyNumber(
        f"{number_text(head.criteria_met or 0)}/{number_text(head.criteria)}",
        label,
        _missing_criteria(head.criteria_missing),
        Status.ACHIEVED if head.criteria_missing == 0 else Status.NOT_MET,
        out_of(head.criteria_met, head.criteria),
        key=Measure.DISTRICT_CRITERIA_MET,
    )


def _missing_criteria(missing: int) -> Message:
    if missing == 0:
        return Message.of(N_("đã đủ các tiêu chí"))
    return Message.of(N_("còn thiếu {missing} tiêu chí"), missing=missing)


def _days(situation: Situation) -> KeyNumber:
    clock = situation.clock
    if clock.recognised_on is not None:
        label = Message.of(N_("ngày được công nhận"))
        return KeyNumber(date_text(clock.recognised_on), label, _recognised_detail(clock), Status.ACHIEVED, key="days")
    if clock.days_left is None:
        return KeyNumber("–", Message.of(N_("ngày đến hạn")), clock.sentence, Status.UNKNOWN, key="days")
    passed = clock.state is ClockState.PASSED
    label = N_("ngày quá hạn") if passed else N_("ngày còn lại")
    detail = Message.of(N_("hạn {day}"), day=clock.target_on or situation.as_of)
    return KeyNumber(
        number_text(abs(clock.days_left)),
        Message.of(label),
        detail,
        Status.LATE if passed else Status.WORKING,
        figure_or(abs(clock.days_left)),
        key="days",
    )


def _recognised_detail(clock: Clock) -> Text:
    """Say by which decision and how late, shorter than the sentence that stands beside it."""
    if clock.days_late is None:
        return Message.of(N_("QĐ {decision}"), decision=clock.decision) if clock.decision else ""
    late = Message.of(N_("chậm {days} ngày so với mục tiêu"), days=clock.days_late)
    if not clock.decision:
        return late
    return Message.of(N_("QĐ {decision}, {late}"), decision=clock.decision, late=late)


def _points(situation: Situation) -> tuple[Text, ...]:
    head = situation.headline
    points: list[Text] = []
    if head.average_criteria is not None:
        points.append(
            Message.of(
                N_("Bình quân mỗi xã đạt {average} tiêu chí ({assessed}/{communes} xã có đủ số liệu)."),
                average=count_or(head.average_criteria, decimals=1),
                assessed=head.assessed_communes,
                communes=head.communes,
            )
        )
    points.append(_towns(head))
    points.extend(line.sentence for line in situation.reconciliation if _contradicts(line, situation))
    return tuple(points[:3])


def _contradicts(line: ReconciliationLine, situation: Situation) -> bool:
    """Tell whether the detail says something else; documents that name fewer than they count do not."""
    if line.computed is None or line.agrees:
        return False
    return not situation.documented_only or line.computed > line.published


def _towns(head: Headline) -> Message:
    if head.civilised is None:
        return Message.of(N_("{towns} thị trấn: chưa có số liệu về đô thị văn minh."), towns=head.towns)
    return Message.of(
        N_("{civilised}/{towns} thị trấn được công nhận đạt chuẩn đô thị văn minh."),
        civilised=head.civilised,
        towns=head.towns,
    )


def _alt(situation: Situation) -> Message:
    head, clock = situation.headline, situation.clock
    return Message.of(N_("Chỉ tiêu chủ yếu: {headline}. {clock}"), headline=head.sentence, clock=clock.sentence)


def _note(head: Headline) -> Message:
    if head.unnamed_standard and head.standard:
        return Message.of(
            N_("Văn bản nêu {standard} xã đạt; mới biết tên {named} xã. Đề nghị bổ sung danh sách."),
            standard=head.standard,
            named=head.named_standard,
        )
    return Message.of(N_("Xã hoàn thành nhiệm vụ còn chờ quyết định: hỏi ngày dự kiến trình."))
