"""The answer that a meeting opens with: in time or not."""

from ntm_dashboard.briefing.model import Text
from ntm_dashboard.domain.situation import ClockState, PaceVerdict, Situation
from ntm_dashboard.i18n import N_, Message

_UNKNOWN = N_("Chưa đủ số liệu để kết luận có kịp mục tiêu {day} hay không.")
_ANSWERS = (
    (PaceVerdict.SLOW, N_("Theo tiến độ hiện nay, không kịp mục tiêu {day}.")),
    (PaceVerdict.SPEED_UP, N_("Phải đẩy nhanh tiến độ mới kịp mục tiêu {day}.")),
    (PaceVerdict.NOT_MEASURABLE, _UNKNOWN),
    (PaceVerdict.NO_DATA, _UNKNOWN),
    (PaceVerdict.ON_TRACK, N_("Theo tiến độ hiện nay, kịp mục tiêu {day}.")),
    (PaceVerdict.NOTHING_LEFT, N_("Đã đủ số xã và số tiêu chí huyện trước mục tiêu {day}.")),
)
"""What each pace comes to, the worst first: communes and criteria must both be in time."""


def verdict(situation: Situation) -> Text:
    """Say whether the target will be reached in time; where there is nothing ahead, what became of it."""
    if situation.ended and not situation.clock.is_recognised:
        return situation.ended.sentence
    clock = situation.clock
    verdicts = {pace.verdict for pace in situation.paces}
    answer = next((sentence for one, sentence in _ANSWERS if one in verdicts), None)
    if clock.state is not ClockState.OPEN or clock.target_on is None or answer is None:
        return clock.sentence
    return Message.of(answer, day=clock.target_on)
