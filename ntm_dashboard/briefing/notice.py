"""Thông báo kết luận: what a meeting decided, as sentences for the notice that an office sends out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_dashboard.briefing.last_meeting import DONE
from ntm_dashboard.briefing.matters import about_of
from ntm_dashboard.briefing.model import Text
from ntm_dashboard.briefing.wording import as_day, text_or
from ntm_dashboard.domain.catalogue import Catalogue, District
from ntm_dashboard.domain.follow_up.conclusions import STILL_OPEN, Concluded, concluded_on
from ntm_dashboard.domain.frames import Conclusions, DataFrame, rows_of
from ntm_dashboard.i18n import N_, Message

BLANK = "………………"
"""What the office fills in: nobody is named who is not recorded."""


@dataclass(frozen=True)
class Notice:
    """The draft of a notice. `opening` says of which meeting, `items` what it decided, each a numbered sentence.

    `caution` says what of it is invented for illustration, "" when nothing is.
    """

    district: District
    meeting_on: date
    revision: int
    title: Text
    opening: Text
    before: tuple[Text, ...]
    items: tuple[Text, ...]
    closing: Text
    caution: Text = ""


def notice(
    conclusions: DataFrame[Conclusions], meeting_on: date, *, catalogue: Catalogue, revision: int, caution: Text = ""
) -> Notice:
    """Draft the notice of what the meeting of a day decided, as things stood on that day."""
    concluded, district = concluded_on(conclusions, as_of=meeting_on), catalogue.district
    about = N_("Kết luận của {office} tại cuộc họp về tiến độ xây dựng nông thôn mới ngày {day}")
    opening = N_(
        "Ngày {day}, {office} họp về tiến độ xây dựng nông thôn mới {district}. Chủ trì: {blank}. Sau khi nghe báo cáo "
        "và ý kiến của các thành viên dự họp, người chủ trì kết luận như sau:"
    )
    figures = {"office": district.office, "day": meeting_on}
    return Notice(
        district=district,
        meeting_on=meeting_on,
        revision=revision,
        title=Message.of(about, **figures),
        opening=Message.of(opening, district=district.name_within, blank=BLANK, **figures),
        before=_before(concluded),
        items=tuple(_item(row, concluded, catalogue) for row in rows_of(concluded.of_this)),
        closing=Message.of(
            N_(
                "Các cơ quan, đơn vị, địa phương được giao nhiệm vụ tổ chức thực hiện, báo cáo kết quả về {office} "
                "trước cuộc họp sau./."
            ),
            office=district.office,
        ),
        caution=caution,
    )


def _before(concluded: Concluded) -> tuple[Text, ...]:
    """Say what became of the meeting before, and what is still open."""
    if concluded.last_on is None:
        return ()
    counts, rows = concluded.counts(concluded.of_last), concluded.of_last
    done = sum(counts.get(state, 0) for state in DONE)
    still = sum(counts.get(state, 0) for state in STILL_OPEN) + len(concluded.carried)
    sentence = N_("Kết luận của cuộc họp ngày {day}: đã hoàn thành {done}/{count}.")
    said: list[Text] = [Message.of(sentence, day=concluded.last_on, done=done, count=len(rows))]
    if still:
        sentence = N_("Tiếp tục thực hiện các kết luận chưa hoàn thành của các cuộc họp trước: {count}.")
        said.append(Message.of(sentence, count=still))
    return tuple(said)


def _item(row: Any, concluded: Concluded, catalogue: Catalogue) -> Message:
    agency, partners, due = text_or(row.agency), text_or(row.partners), as_day(row.due_on)
    sentence = (
        N_("{about}. Chủ trì: {who}; phối hợp: {partners}; hoàn thành chậm nhất: {due}.")
        if partners
        else N_("{about}. Chủ trì: {who}; hoàn thành chậm nhất: {due}.")
    )
    return Message.of(
        sentence,
        about=about_of(row, catalogue, concluded.as_of),
        who=catalogue.agency_name(agency) if agency else BLANK,
        partners=catalogue.agency_name(partners),
        due=due or BLANK,
    )
