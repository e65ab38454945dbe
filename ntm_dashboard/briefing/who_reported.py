"""Who has not reported for a period, in words: one sentence for a page, one line for each, a text to send."""

from collections.abc import Sequence
from datetime import date

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.domain.naming import some_names
from ntm_dashboard.domain.reporting import Reporting, Reports
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, Message, _

_MOST_NAMED = 4


def sentence_of(reports: Reports | None) -> str:
    """Say who has not reported, marked where a report rests on illustrative rows; None is before the first report."""
    if reports is None:
        return _("Chưa có báo cáo tiêu chí nào, của xã cũng như của huyện.")
    said = str(_of_period(reports))
    return said + MARK if any(one.is_invented for one in reports.all) else said


def _of_period(reports: Reports) -> Message:
    if not reports.all:
        return Message.of(N_("Kỳ {day}: danh mục không có xã hay bộ tiêu chí nào để báo cáo."), day=reports.period)
    parts = [part for part in (_communes(reports), _district(reports.district)) if part]
    return Message.of(N_("Kỳ {day}: {parts}."), day=reports.period, parts=_listed(parts))


def _communes(reports: Reports) -> Message | None:
    total = len(reports.communes)
    silent = [one.name for one in reports.communes if not one.given]
    partly = [one.name for one in reports.communes if one.given and not one.is_whole]
    if not total:
        return None
    if not silent and not partly:
        return Message.of(N_("cả {total} xã đã báo cáo đủ"), total=total)
    parts = []
    if silent:
        sentence = N_("{count}/{total} xã chưa báo cáo ({names})")
        parts.append(Message.of(sentence, count=len(silent), total=total, names=some_names(silent, _MOST_NAMED)))
    if partly:
        sentence = N_("{count}/{total} xã mới báo cáo một phần ({names})")
        parts.append(Message.of(sentence, count=len(partly), total=total, names=some_names(partly, _MOST_NAMED)))
    return _listed(parts)


def _district(district: Reporting | None) -> Message | None:
    if district is None:
        return None
    if district.is_whole:
        return Message.of(N_("báo cáo huyện đã đủ"))
    if not district.given:
        return Message.of(N_("chưa có báo cáo huyện"))
    sentence = N_("báo cáo huyện mới có {given}/{total} tiêu chí")
    return Message.of(sentence, given=district.given, total=district.criteria)


def _listed(parts: Sequence[Message]) -> Message:
    first, *rest = parts
    for part in rest:
        first = Message.of("{first}; {second}", first=first, second=part)
    return first


def given_of(one: Reporting) -> str:
    """Say how much a unit has reported: nothing, or so many criteria of its set, marked where they are illustrative."""
    if not one.given:
        return _("chưa có báo cáo")
    said = str(Message.of(N_("mới có {given}/{total} tiêu chí"), given=one.given, total=one.criteria))
    return said + MARK if one.is_invented else said


def reminder(whom: Sequence[Reporting], *, period: date, link: str, due: date | None, sender: str = "") -> str:
    """Write the text that is sent to those of whom something is missing; without `due` it names no deadline."""
    invented = _("* Có số liệu minh họa, không phải báo cáo thật.") if any(one.is_invented for one in whom) else ""
    lines = [
        str(Message.of(N_("Báo cáo tiêu chí nông thôn mới kỳ {day} còn thiếu:"), day=period)),
        *(f"- {_named(one)}: {given_of(one)}" for one in whom),
        invented,
        str(Message.of(N_("Đề nghị điền mẫu gửi kèm rồi nộp tại {link}"), link=link)),
        str(Message.of(N_("Hạn nộp: {day}"), day=due)) if due else "",
        sender,
    ]
    return "\n".join(line for line in lines if line)


def _named(one: Reporting) -> str:
    name = " ".join(one.name.split())
    if one.kind is ReportKind.DISTRICT_REPORT:
        return str(Message.of(N_("{name} (tiêu chí huyện)"), name=name))
    return name
