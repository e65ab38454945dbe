"""What stands out and needs a word in the meeting: late, contradicted, without dossier, unanswered, overdue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ntm_dashboard.briefing.commitments import due_label
from ntm_dashboard.briefing.follow_up import FollowUp
from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.conclusions import ConclusionState
from ntm_dashboard.domain.follow_up.due import Due
from ntm_dashboard.domain.follow_up.inspections import AnswerState
from ntm_dashboard.domain.frames import DataFrame, rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Plan, Status
from ntm_dashboard.i18n import N_, Message, _

_MOST = 24
"""How many names a row holds; further ones stand in a row below it, so that a slide can continue."""


@dataclass(frozen=True)
class _Known:
    """What is looked through for what stands out."""

    situation: Situation
    follow_up: FollowUp
    due: DataFrame[Due]
    catalogue: Catalogue


def exceptions(situation: Situation, follow_up: FollowUp, due: DataFrame[Due], catalogue: Catalogue) -> Slide:
    """Give each kind of what stands out with how many there are and which."""
    known = _Known(situation, follow_up, due, catalogue)
    found = [(key, count, names) for key, make in _MAKERS.items() if (count := len(names := make(known)))]
    return Slide(
        id=SlideId.EXCEPTIONS,
        title=_title(sum(count for _key, count, _names in found)),
        picture=_table(found) if found else _nothing(situation),
        note=Message.of(N_("Mỗi dòng: nghe nguyên nhân, nêu hướng xử lý, ghi kết luận nếu cần.")),
    )


def _title(total: int) -> Message:
    if not total:
        return Message.of(N_("Không thấy nội dung nào cần chú ý"))
    return Message.of(N_("{count} nội dung cần chú ý"), count=total)


def _late(known: _Known) -> list[str]:
    return [due_label(row) for row in rows_of(known.due[known.due["plan"] == Plan.LATE])]


def _unreported(known: _Known) -> list[str]:
    return [due_label(row) for row in rows_of(known.due[known.due["plan"] == Plan.UNREPORTED])]


def _contradicted(known: _Known) -> list[str]:
    parts = (known.situation.district_criteria, known.situation.commune_criteria)
    return [name for rows in parts for name in _named(rows[rows["is_contradicted"].astype(bool)])]


def _dossiers(known: _Known) -> list[str]:
    return _named(known.situation.dossiers_behind)


def _conclusions(known: _Known) -> list[str]:
    concluded, catalogue = known.follow_up.concluded, known.catalogue
    rows = concluded.states
    late = rows[(rows["state"] == ConclusionState.OVERDUE) & (rows["meeting_on"] < pd.Timestamp(concluded.as_of))]
    return [_overdue(row, row.matter, catalogue) for row in rows_of(late)]


def _letters(known: _Known) -> list[str]:
    rows, catalogue = known.follow_up.inspections, known.catalogue
    late = rows[rows["state"] == AnswerState.OVERDUE]
    return [_overdue(row, row.document or row.matter, catalogue) for row in rows_of(late)]


def _overdue(row: Any, what: str, catalogue: Catalogue) -> str:
    agency = row.agency if isinstance(row.agency, str) else ""
    who = catalogue.agency_name(agency) if agency else _("chưa phân công")
    return str(Message.of(N_("{what} – {who} (chậm {days} ngày)"), what=what, who=who, days=int(row.days_late)))


def _named(rows: pd.DataFrame) -> list[str]:
    return [f"{short_name(row.unit_name)} – {row.criterion}" for row in rows_of(rows)]


_MAKERS: dict[str, Callable[[_Known], list[str]]] = {
    "conclusions": _conclusions,
    "letters": _letters,
    "late": _late,
    "unreported": _unreported,
    "contradicted": _contradicted,
    "dossiers": _dossiers,
}
_WORDS = {
    "conclusions": N_("Kết luận cuộc họp quá hạn"),
    "letters": N_("Văn bản đôn đốc, kiểm tra quá hạn trả lời"),
    "late": N_("Tiêu chí chậm lộ trình"),
    "unreported": N_("Tiêu chí đã đến hạn, chưa có báo cáo mới"),
    "contradicted": N_("Báo đạt tiêu chí nhưng có chỉ tiêu chưa đạt"),
    "dossiers": N_("Tiêu chí đã đạt, chưa hoàn thiện hồ sơ"),
}
_STATUS = {"contradicted": Status.NOT_MET, "dossiers": Status.WAITING}


def _table(found: list[tuple[str, int, list[str]]]) -> Table:
    heads = (N_("Nội dung"), N_("Số lượng"), N_("Gồm"))
    rows = [row for key, count, names in found for row in _rows(key, count, names)]
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(row for _key, row in rows),
        columns=("what", "count", "which"),
        keys=tuple(key for key, _row in rows),
        widths=(4.6, 1.4, 9),
        alt=Message.of(N_("Các nội dung cần chú ý: loại, số lượng, gồm những gì.")),
    )


def _rows(key: str, count: int, names: list[str]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Give the rows of a kind with their keys: all its names, so many to a row; the first one has the count."""
    status = _STATUS.get(key, Status.LATE)
    counted = Cell(str(count), status=status, value=float(count))
    for place in range(0, count, _MOST):
        listed = Cell(Message.of("{names}", names=tuple(names[place : place + _MOST])))
        if not place:
            yield key, (Cell(Message.of(_WORDS[key])), counted, listed)
        else:
            what = Message.of(N_("{what} (tiếp theo)"), what=Message.of(_WORDS[key]))
            yield f"{key}/{place // _MOST + 1}", (Cell(what), Cell("–", status=status), listed)


def _nothing(situation: Situation) -> Missing:
    if situation.commune_counts.is_anything_known or situation.district_counts.is_anything_known:
        return Missing(
            Message.of(N_("Số liệu đã có không cho thấy nội dung chậm, mâu thuẫn, thiếu hồ sơ hay quá hạn trả lời.")),
            Message.of(N_("Những gì chưa có số liệu thì chưa nói được.")),
        )
    return Missing(
        Message.of(N_("Chưa có báo cáo tiêu chí nào của xã và huyện.")),
        Message.of(N_("Nộp tệp báo cáo tiêu chí ở trang Nộp số liệu.")),
    )
