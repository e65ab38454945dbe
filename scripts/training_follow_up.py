"""The part of the training set that says who does what by when: invented too, and in step with its reports."""

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ntm_dashboard.domain.catalogue import Catalogue, Unit
from ntm_dashboard.domain.contract import Column, columns_of
from ntm_dashboard.domain.terms import Level, ReportKind

YEAR = 2023
DISTRICT = "849"
SOURCE = "Số liệu tập huấn, không có thật"
FIRST_DAY = date(YEAR, 1, 15)
LAST_MONTH = 12
PLAN_OF_THE_YEAR = "Kế hoạch năm của Ban Chỉ đạo"

Cells = Mapping[Column, object]
StateIn = Callable[[str, str, int], str]
"""The state of the dossier of a unit's criterion at the end of a month, as the reports have it."""

LEADERS = {
    Level.COMMUNE: {
        "Phó Chủ tịch UBND huyện phụ trách kinh tế": ("1", "2", "3", "4", "7", "10", "12", "13", "17"),
        "Phó Chủ tịch UBND huyện phụ trách văn hóa - xã hội": ("5", "6", "8", "9", "11", "14", "15", "16"),
        "Trưởng Ban Tổ chức Huyện ủy": ("18",),
        "Trưởng Công an huyện": ("19",),
    },
    Level.DISTRICT: {
        "Phó Chủ tịch UBND huyện phụ trách kinh tế": ("1", "2", "3", "4", "6", "7", "8"),
        "Phó Chủ tịch UBND huyện phụ trách văn hóa - xã hội": ("5",),
        "Phó Bí thư Thường trực Huyện ủy": ("9",),
    },
}
AREAS = (
    "Trưởng Ban Tuyên giáo Huyện ủy",
    "Trưởng Ban Dân vận Huyện ủy",
    "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy",
    "Chủ tịch Ủy ban MTTQ huyện",
    "Chỉ huy trưởng Ban CHQS huyện",
)
"""The members of the committee, each for three communes in the order of the catalogue."""

DEPARTMENTS = {
    "2": "Sở Giao thông vận tải",
    "3": "Sở Nông nghiệp và Phát triển nông thôn",
    "5": "Sở Y tế",
    "6": "Sở Nông nghiệp và Phát triển nông thôn",
    "7": "Sở Tài nguyên và Môi trường",
    "8": "Sở Tài nguyên và Môi trường",
    "9": "Sở Nội vụ",
}
STEERING = ("Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Chánh Văn phòng Điều phối Nông thôn mới huyện")
WHY_MOVED = ("Chờ bố trí vốn", "Vướng mặt bằng", "Chờ ngành tỉnh xác nhận", "Đang vận động người dân")

DISTRICT_STEPS = (
    ("Thẩm tra hồ sơ của huyện", date(2024, 3, 15)),
    ("Lấy ý kiến người dân", date(2024, 4, 15)),
    ("Ban Chỉ đạo tỉnh bỏ phiếu", date(2024, 5, 10)),
    ("Hội đồng thẩm định trung ương", date(2024, 6, 10)),
    ("Quyết định công nhận", date(2024, 6, 30)),
)
VISITS = (
    (
        "15/03/2023",
        "29482",
        "17",
        "kiểm tra",
        "",
        "Tuyến ống cấp nước mới xong một nửa; yêu cầu có lịch thi công từng tuần",
    ),
    ("20/04/2023", "29494", "15", "kiểm tra", "", "Danh sách thẻ bảo hiểm y tế chưa rà soát theo hộ"),
    ("18/05/2023", "29488", "10", "kiểm tra", "", "Số liệu thu nhập chưa có xác nhận của Chi cục Thống kê huyện"),
    (
        "05/07/2023",
        DISTRICT,
        "2",
        "giám sát",
        "",
        "Hai đoạn đường xã chưa có biển báo; Thường trực HĐND huyện giám sát",
    ),
    ("10/08/2023", "29482", "", "đôn đốc", "12/CV-TH", "Chậm nộp báo cáo tháng 7; đề nghị báo cáo bổ sung"),
    ("12/09/2023", "29506", "13", "kiểm tra", "", "Hợp đồng liên kết của hợp tác xã sắp hết hạn"),
    ("05/10/2023", "29482", "10", "đôn đốc", "18/CV-TH", "Quá hạn 30/9/2023 chưa đạt; đề nghị nêu ngày hoàn thành mới"),
    ("05/10/2023", "29494", "15", "đôn đốc", "19/CV-TH", "Quá hạn 30/9/2023 chưa đạt; đề nghị nêu ngày hoàn thành mới"),
    ("02/11/2023", "29488", "", "giám sát", "", "Ủy ban MTTQ huyện giám sát việc lấy ý kiến người dân"),
    (
        "04/12/2023",
        DISTRICT,
        "7",
        "đôn đốc",
        "25/CV-TH",
        "Quá hạn 30/11/2023 chưa đạt; đề nghị phương án xử lý chất thải",
    ),
    (
        "11/12/2023",
        "29470",
        "15",
        "đôn đốc",
        "27/CV-TH",
        "Thẻ bảo hiểm y tế hết hạn chưa gia hạn; đề nghị vận động lại",
    ),
)
ANSWERS = {
    "12/CV-TH": ("25/08/2023", "22/08/2023", "Đã gửi báo cáo tháng 8 kèm số liệu tháng 7"),
    "18/CV-TH": ("20/10/2023", "27/10/2023", "Xin lùi đến 31/1/2024 do chờ số liệu thu nhập"),
    "19/CV-TH": ("20/10/2023", "18/10/2023", "Xin lùi đến 29/2/2024"),
    "25/CV-TH": ("20/12/2023", "", ""),
    "27/CV-TH": ("10/01/2024", "", ""),
}
"""Of each letter: the day on which an answer is due, the day on which it came, what it says."""

CONCLUSIONS = (
    (
        "15/02/2023",
        "1",
        "",
        "",
        "Mỗi xã có kế hoạch tháng cho từng tiêu chí chưa đạt",
        "VPDP",
        "Các xã",
        "28/02/2023",
        "27/02/2023",
        "hoàn thành",
        "Kế hoạch của 15 xã",
    ),
    (
        "15/02/2023",
        "2",
        DISTRICT,
        "9",
        "Hoàn thiện hồ sơ tiêu chí 9 của huyện",
        "PNV",
        "",
        "31/03/2023",
        "05/04/2023",
        "hoàn thành",
        "HS-849-09/2023",
    ),
    (
        "17/05/2023",
        "1",
        "29479",
        "",
        "Trình công nhận xã Ngãi Xuyên",
        "VPDP",
        "PNNPTNT",
        "15/06/2023",
        "12/06/2023",
        "hoàn thành",
        "Tờ trình của UBND huyện",
    ),
    (
        "17/05/2023",
        "2",
        DISTRICT,
        "2",
        "Cắm đủ biển báo hai đoạn đường xã",
        "PKTHT",
        "",
        "30/06/2023",
        "28/07/2023",
        "hoàn thành",
        "Biên bản nghiệm thu",
    ),
    (
        "16/08/2023",
        "1",
        "29482",
        "10",
        "Xác nhận số liệu thu nhập của xã Kim Sơn",
        "CCTK",
        "Chủ tịch UBND xã Kim Sơn",
        "30/09/2023",
        "",
        "",
        "",
    ),
    (
        "16/08/2023",
        "2",
        "29489",
        "",
        "Trình công nhận xã Hàm Tân",
        "VPDP",
        "",
        "15/09/2023",
        "11/09/2023",
        "hoàn thành",
        "Tờ trình của UBND huyện",
    ),
    (
        "16/08/2023",
        "3",
        "",
        "",
        "Hội thi tuyên truyền cấp huyện",
        "PVHTT",
        "MTTQ",
        "31/10/2023",
        "17/11/2023",
        "thôi thực hiện",
        "Chuyển sang năm 2024",
    ),
    ("17/11/2023", "1", "29488", "", "Trình công nhận xã Hàm Giang", "VPDP", "", "15/12/2023", "", "", ""),
    (
        "17/11/2023",
        "2",
        DISTRICT,
        "7",
        "Phương án thu gom, xử lý chất thải của huyện",
        "PTNMT",
        "PKTHT",
        "15/12/2023",
        "",
        "",
        "",
    ),
    (
        "17/11/2023",
        "3",
        "29494",
        "15",
        "Gia hạn thẻ bảo hiểm y tế ở xã Định An",
        "TTYT",
        "Chủ tịch UBND xã Định An",
        "15/02/2024",
        "",
        "",
        "",
    ),
    (
        "18/12/2023",
        "1",
        "29482",
        "",
        "Kế hoạch từng tuần cho các tiêu chí còn lại của xã Kim Sơn",
        "Chủ tịch UBND xã Kim Sơn",
        "VPDP",
        "05/01/2024",
        "",
        "",
        "",
    ),
    (
        "18/12/2023",
        "2",
        DISTRICT,
        "5",
        "Bổ sung minh chứng tiêu chí 5 bị trả lại",
        "TTYT",
        "",
        "15/01/2024",
        "",
        "",
        "",
    ),
    ("18/12/2023", "3", "29506", "", "Trình công nhận xã Long Hiệp", "VPDP", "", "", "", "", ""),
)
TOPICS = (
    "Đường giao thông, điện, nước",
    "Trường học, trạm y tế, nhà văn hóa",
    "Thu nhập, việc làm, giảm nghèo",
    "Môi trường, an ninh trật tự",
)
BALLOTS = 250
LOWEST = ("29494", TOPICS[3], 203)
"""81,2 %: what the count of the end of the year says of the lowest commune and topic."""
SATISFIED_IN_ALL = 13695
"""91,3 % of 15 communes × 4 topics × 250 ballots, as the count of the end of the year."""


def follow_up_files(
    catalogue: Catalogue,
    communes: Sequence[Unit],
    courses: Mapping[tuple[str, str], tuple[int, int]],
    state_in: StateIn,
) -> dict[ReportKind, tuple[tuple[Column, ...], Iterator[list[object]]]]:
    """Make the columns and rows of every kind.

    `courses` gives of a unit's criterion from which month on it is met and for which month it was promised first.
    """
    names = {unit.code: unit.name for unit in communes} | {DISTRICT: catalogue.district.name}
    kinds: dict[ReportKind, Iterator[Cells]] = {
        ReportKind.ASSIGNMENTS: _assignments(catalogue, communes),
        ReportKind.ROADMAP: _roadmap(courses),
        ReportKind.DOSSIERS: _dossiers(catalogue, courses, state_in, names),
        ReportKind.INSPECTIONS: _inspections(names),
        ReportKind.CONCLUSIONS: _conclusions(),
        ReportKind.SURVEYS: _surveys(communes),
    }
    return {kind: (_columns(kind), _lines(kind, rows, names)) for kind, rows in kinds.items()}


def _columns(kind: ReportKind) -> tuple[Column, ...]:
    return tuple(one.column for one in columns_of(kind))


def _lines(kind: ReportKind, rows: Iterator[Cells], names: Mapping[str, str]) -> Iterator[list[object]]:
    for row in rows:
        whole = {**row, Column.SOURCE: SOURCE, Column.CERTAINTY: "minh_hoa"}
        whole[Column.UNIT_NAME] = names.get(str(row.get(Column.UNIT_CODE, "")), "")
        yield [_text(whole.get(column, "")) for column in _columns(kind)]


def _text(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def _assignments(catalogue: Catalogue, communes: Sequence[Unit]) -> Iterator[Cells]:
    def row(role: str, assignee: str, unit: str = "", criterion: str = "", **days: date) -> Cells:
        return {
            Column.ROLE: role,
            Column.UNIT_CODE: unit,
            Column.CRITERION: criterion,
            Column.ASSIGNEE: assignee,
            Column.FROM_ON: days.get("from_on", date(YEAR, 1, 1)),
            Column.UNTIL_ON: days.get("until_on", ""),
        }

    for level, unit in ((Level.COMMUNE, ""), (Level.DISTRICT, DISTRICT)):
        for criterion in catalogue.criteria_on(level, FIRST_DAY):
            yield row("cơ quan chủ trì", criterion.agency, unit, criterion.number)
        for leader, numbers in LEADERS[level].items():
            for number in numbers:
                yield row("lãnh đạo phụ trách tiêu chí", leader, unit, number)
    for number, department in DEPARTMENTS.items():
        yield row("sở ngành tỉnh", department, DISTRICT, number)
    for place, commune in enumerate(communes):
        yield row("bí thư đảng ủy xã", f"Bí thư Đảng ủy {_within(commune.name)}", commune.code)
        yield row("chủ tịch UBND xã", f"Chủ tịch UBND {_within(commune.name)}", commune.code)
        member = AREAS[place // 3]
        if place // 3 == 0:
            yield row("cấp ủy viên phụ trách địa bàn", STEERING[2], commune.code, until_on=date(YEAR, 6, 30))
            yield row("cấp ủy viên phụ trách địa bàn", member, commune.code, from_on=date(YEAR, 7, 1))
        else:
            yield row("cấp ủy viên phụ trách địa bàn", member, commune.code)
    for member in STEERING:
        yield row("thành viên ban chỉ đạo", member)


def _roadmap(courses: Mapping[tuple[str, str], tuple[int, int]]) -> Iterator[Cells]:
    for (unit, criterion), (met_from, promised) in courses.items():
        if met_from <= 1:
            continue
        planned, set_on, moved = promised, FIRST_DAY, 0
        while True:
            done = _day_in(met_from, unit) if met_from <= LAST_MONTH and met_from <= max(planned, promised) else ""
            yield {
                Column.UNIT_CODE: unit,
                Column.CRITERION: criterion,
                Column.SET_ON: set_on,
                Column.PLANNED_ON: _end_of(planned),
                Column.DONE_ON: done,
                Column.NOTE: WHY_MOVED[(met_from + moved) % len(WHY_MOVED)] if moved else PLAN_OF_THE_YEAR,
            }
            if met_from <= planned or planned >= LAST_MONTH:
                break
            set_on, moved = _end_of(planned) + timedelta(days=5), moved + 1
            planned = min(met_from, planned + 2)
    for step, planned_on in DISTRICT_STEPS:
        yield {
            Column.UNIT_CODE: DISTRICT,
            Column.STEP: step,
            Column.SET_ON: FIRST_DAY,
            Column.PLANNED_ON: planned_on,
            Column.NOTE: PLAN_OF_THE_YEAR,
        }


def _dossiers(
    catalogue: Catalogue,
    courses: Mapping[tuple[str, str], tuple[int, int]],
    state_in: StateIn,
    names: Mapping[str, str],
) -> Iterator[Cells]:
    agencies = {(level, one.number): one.agency for level in Level for one in catalogue.criteria_on(level, FIRST_DAY)}
    for (unit, criterion), (met_from, _promised) in courses.items():
        level = Level.DISTRICT if unit == DISTRICT else Level.COMMUNE
        before = "chưa lập" if met_from > 1 else state_in(unit, criterion, 1)
        for month in range(1, LAST_MONTH + 1):
            state = state_in(unit, criterion, month)
            if state == before:
                continue
            if state == "hoàn thành":
                yield _moved(unit, criterion, date(YEAR, month, 6), "thẩm tra", agencies[level, criterion])
            whose = (
                ""
                if state == "hoàn thành"
                else agencies[level, criterion]
                if state == "đã nộp"
                else _owner(unit, names)
            )
            yield _moved(unit, criterion, _day_in(month, unit), state, whose)
            before = state


def _moved(unit: str, criterion: str, day: date, state: str, agency: str) -> Cells:
    return {
        Column.UNIT_CODE: unit,
        Column.CRITERION: criterion,
        Column.MOVED_ON: day,
        Column.DOSSIER: "" if state == "chưa lập" else f"HS-{unit}-{int(criterion):02d}/{YEAR}",
        Column.DOSSIER_STATE: state,
        Column.AGENCY: agency,
        Column.DUE_ON: "" if state == "hoàn thành" else day + timedelta(days=45),
    }


def _within(name: str) -> str:
    """Write the name of a unit as it stands within a sentence: xã Long Hiệp."""
    return name[0].lower() + name[1:]


def _owner(unit: str, names: Mapping[str, str]) -> str:
    """Name the office that works on a dossier before it is handed in."""
    return "VPDP" if unit == DISTRICT else f"UBND {_within(names[unit])}"


def _inspections(names: Mapping[str, str]) -> Iterator[Cells]:
    for day, unit, criterion, form, document, matter in VISITS:
        due_on, answered_on, answer = ANSWERS.get(document, ("", "", ""))
        yield {
            Column.DAY: day,
            Column.UNIT_CODE: unit,
            Column.CRITERION: criterion,
            Column.FORM: form,
            Column.DOCUMENT: document,
            Column.MATTER: matter,
            Column.AGENCY: "PTNMT" if unit == DISTRICT and document else f"UBND {_within(names[unit])}",
            Column.DUE_ON: due_on,
            Column.ANSWERED_ON: answered_on,
            Column.ANSWER: answer,
        }


def _conclusions() -> Iterator[Cells]:
    columns = (
        *(Column.MEETING_ON, Column.ORDINAL, Column.UNIT_CODE, Column.CRITERION, Column.MATTER, Column.AGENCY),
        *(Column.PARTNERS, Column.DUE_ON, Column.DONE_ON, Column.CLOSING, Column.EVIDENCE),
    )
    for one in CONCLUSIONS:
        yield dict(zip(columns, one, strict=True))


def _surveys(communes: Sequence[Unit]) -> Iterator[Cells]:
    asked = [(unit.code, topic) for unit in communes for topic in TOPICS]
    others = [one for one in asked if one != LOWEST[:2]]
    swing = [(place * 7) % 15 - 7 for place in range(len(others))]
    each, left = divmod(SATISFIED_IN_ALL - LOWEST[2] - sum(swing), len(others))
    satisfied = {one: each + swing[place] + (place < left) for place, one in enumerate(others)}
    satisfied[LOWEST[:2]] = LOWEST[2]
    for unit, topic in asked:
        yield {
            Column.UNIT_CODE: unit,
            Column.TOPIC: topic,
            Column.DAY: date(YEAR, 11, 10 + int(unit) % 15),
            Column.BALLOTS: BALLOTS,
            Column.SATISFIED: satisfied[unit, topic],
        }


def _end_of(month: int) -> date:
    year, number = YEAR + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, number, calendar.monthrange(year, number)[1])


def _day_in(month: int, unit: str) -> date:
    """Give a day of a month on which something is done, not the same in every commune."""
    return date(YEAR, month, 10 + int(unit) % 17)
