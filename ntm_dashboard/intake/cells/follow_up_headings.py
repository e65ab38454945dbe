"""What offices write above the columns of the follow-up: recognised only in a table that is of such a kind.

Words like "Nội dung", "Thời hạn" or "Kết luận" mean one thing in a report of criteria and another in a list of what a
meeting decided. So the kind is decided first, by a column that no other kind has; then its own headings count.
"""

from collections.abc import Iterable, Mapping, Sequence

from ntm_dashboard.domain.contract import CONTRACT, Column, columns_of
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.intake.cells.text import words_only

DECIDED_BY: Mapping[Column, ReportKind] = {
    Column.ROLE: ReportKind.ASSIGNMENTS,
    Column.SET_ON: ReportKind.ROADMAP,
    Column.MOVED_ON: ReportKind.DOSSIERS,
    Column.FORM: ReportKind.INSPECTIONS,
    Column.DOCUMENT: ReportKind.INSPECTIONS,
    Column.MEETING_ON: ReportKind.CONCLUSIONS,
    Column.TOPIC: ReportKind.SURVEYS,
}
"""The columns that only one kind has, by which it is recognised."""

OF_FOLLOW_UP = frozenset(one.column for one in CONTRACT if set(one.kinds) <= set(FOLLOW_UP))
"""The columns that no other kind of file has."""

_FEWEST_WITHOUT_DECIDING = 2

_ALSO: Mapping[ReportKind, Mapping[Column, str]] = {
    ReportKind.ASSIGNMENTS: {
        Column.ROLE: "vai trò phụ trách|nhiệm vụ được giao",
        Column.ASSIGNEE: "phụ trách|cơ quan phụ trách|đơn vị phụ trách|cán bộ phụ trách|chức danh|cơ quan|"
        "cơ quan đơn vị|người phụ trách chức danh|cơ quan đơn vị phụ trách",
        Column.FROM_ON: "từ|ngày bắt đầu|bắt đầu|thời gian bắt đầu|bắt đầu từ ngày|ngày phân công",
        Column.UNTIL_ON: "đến ngày|đến|ngày kết thúc|kết thúc|thời gian kết thúc",
        Column.UNIT_NAME: "địa bàn|địa bàn phụ trách|xã phụ trách",
        Column.CRITERION: "tiêu chí phụ trách",
    },
    ReportKind.ROADMAP: {
        Column.SET_ON: "ngày lập|ngày đặt|ngày điều chỉnh",
        Column.STEP: "nội dung công việc|công việc|nội dung thực hiện|nội dung",
        Column.PLANNED_ON: "ngày kế hoạch|kế hoạch|thời hạn theo lộ trình|hạn",
        Column.DONE_ON: "ngày đạt|ngày đạt thực tế|thực tế|ngày thực tế",
        Column.NOTE: "lý do dời|lý do điều chỉnh|lý do dời ngày",
    },
    ReportKind.DOSSIERS: {
        Column.MOVED_ON: "ngày chuyển|ngày chuyển trạng thái|ngày",
        Column.DOSSIER_STATE: "trạng thái|tình trạng|bước",
        Column.DUE_ON: "thời hạn|hạn|hạn hoàn thành|thời hạn hoàn thành",
        Column.AGENCY: "nơi giữ hồ sơ|đơn vị giữ hồ sơ|đang ở",
    },
    ReportKind.INSPECTIONS: {
        Column.DAY: "ngày kiểm tra|ngày văn bản|ngày ban hành|ngày thực hiện",
        Column.DOCUMENT: "số ký hiệu|số ký hiệu văn bản|văn bản số|công văn số",
        Column.MATTER: "nội dung|nội dung yêu cầu|yêu cầu|kết quả kiểm tra|nội dung phát hiện",
        Column.AGENCY: "nơi nhận|gửi đến|cơ quan trả lời|đơn vị trả lời|cơ quan nhận",
        Column.DUE_ON: "thời hạn|hạn|thời hạn trả lời",
        Column.ANSWER: "kết quả trả lời",
    },
    ReportKind.CONCLUSIONS: {
        Column.ORDINAL: "số|số thứ tự|stt|tt",
        Column.MATTER: "nội dung|kết luận|nội dung chỉ đạo|nhiệm vụ|nội dung nhiệm vụ",
        Column.AGENCY: "chủ trì|đơn vị được giao|cơ quan được giao",
        Column.PARTNERS: "cơ quan phối hợp",
        Column.DUE_ON: "thời hạn|hạn|thời hạn hoàn thành|thời gian hoàn thành|hạn hoàn thành",
        Column.DONE_ON: "ngày hoàn thành",
        Column.CLOSING: "tình trạng|trạng thái",
        Column.EVIDENCE: "minh chứng|văn bản minh chứng",
    },
    ReportKind.SURVEYS: {
        Column.TOPIC: "nội dung|nội dung hỏi",
        Column.DAY: "ngày khảo sát|ngày lấy ý kiến|thời gian khảo sát",
        Column.BALLOTS: "tổng số phiếu|tổng số phiếu thu về|số phiếu thu vào",
        Column.SATISFIED: "hài lòng|số ý kiến hài lòng|số phiếu trả lời hài lòng",
    },
}
"""Further words of offices, looked at where the agreed ones name no column."""


def _agreed(columns: Iterable[Column]) -> dict[str, Column]:
    wanted, known = set(columns), dict[str, Column]()
    for one in (one for one in CONTRACT if one.column in wanted):
        for heading in (one.column.value, one.label, *one.headings):
            known.setdefault(words_only(heading), one.column)
    return known


_AGREED = {kind: _agreed(one.column for one in columns_of(kind)) for kind in FOLLOW_UP}
_FURTHER = {
    kind: {words_only(text): column for column, texts in of_kind.items() for text in texts.split("|")}
    for kind, of_kind in _ALSO.items()
}
_OWN = _agreed(OF_FOLLOW_UP)


def own_column(heading: str) -> Column | None:
    """Give the column of the follow-up that an agreed heading names, whatever the table."""
    return _OWN.get(words_only(heading))


def kind_of_follow_up(headings: Sequence[str], others: Iterable[Column]) -> ReportKind | None:
    """Recognise the kind of a table of the follow-up; None for any other table.

    `others` are the columns that the headings name in the other kinds. The deciding column tells it; without one two
    columns of the same kind do, so that it can be said which one is lacking. A report of criteria stays one unless two
    columns speak against it.
    """
    own = {column for text in headings if (column := own_column(text)) is not None}
    is_other = bool({Column.TITLE, Column.MEASURE} & set(others)) or {Column.CRITERION, Column.RESULT} <= set(others)
    if not own or (is_other and len(own) < _FEWEST_WITHOUT_DECIDING):
        return None
    decided = {DECIDED_BY[column] for column in own if column in DECIDED_BY}
    if not decided and (len(own) < _FEWEST_WITHOUT_DECIDING or is_other):
        return None
    shares = {kind: len(own & set(_AGREED[kind].values())) for kind in decided or FOLLOW_UP}
    return max(shares, key=lambda kind: shares[kind])


def columns_in(paths: Sequence[Sequence[str]], kind: ReportKind) -> tuple[dict[Column, int], list[int]]:
    """Give the columns of a table of the follow-up, and the positions of those that stand twice.

    `paths` are the texts above each column, the group first.
    """
    found: dict[Column, int] = {}
    twice: list[int] = []
    for known in (_AGREED[kind], _FURTHER[kind]):
        for index, path in enumerate(paths):
            column = next((known[key] for key in _keys(path) if key in known), None)
            if column is None or index in found.values():
                continue
            if column not in found:
                found[column] = index
            elif known is _AGREED[kind] and index not in twice and column is not Column.CRITERION:
                twice.append(index)
    return found, twice


def _keys(path: Sequence[str]) -> tuple[str, ...]:
    return (words_only(path[-1]), words_only(" ".join(path))) if path else ()
