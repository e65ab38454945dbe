"""Makes the training set `data/mau`: a year of invented reports on which an office can practise.

Everything in it is illustrative. The same seed gives the same bytes, so that the set can be checked against this
script. Run from the project folder: `python -m scripts.make_training_data [--to FOLDER]`.
"""

import argparse
import calendar
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from ntm_dashboard.domain.catalogue import Catalogue, Indicator, Unit
from ntm_dashboard.domain.terms import Direction, Level, UnitKind
from ntm_dashboard.services.data_folder import load_catalogue
from scripts.training_follow_up import follow_up_files

ROOT = Path(__file__).resolve().parents[1]
SEED = 2023
YEAR = 2023
MONTHS = range(1, 13)
SOURCE = "Số liệu tập huấn, không có thật"
ILLUSTRATIVE = "minh_hoa"
ORIGIN = (SOURCE, ILLUSTRATIVE)

REPORT_COLUMNS = (
    "ky_bao_cao",
    "tieu_chi",
    "ket_qua",
    "gia_tri",
    "ho_so",
    "trang_thai_ho_so",
    "ngay_du_kien",
    "co_quan",
    "ghi_chu",
    "nguon",
    "do_tin_cay",
)
COMMUNE_COLUMNS = ("ky_bao_cao", "ma_xa", "ten_xa", *REPORT_COLUMNS[1:])
RECOGNITION_COLUMNS = (
    "ma_xa",
    "ten_xa",
    "danh_hieu",
    "nam",
    "so_quyet_dinh",
    "ngay_quyet_dinh",
    "tinh_den",
    "nguon",
    "do_tin_cay",
)
COUNT_COLUMNS = ("ngay", "chi_so", "gia_tri", "nguon", "do_tin_cay")
TARGET_COLUMNS = ("chi_so", "ngay_muc_tieu", "gia_tri", "nguon", "do_tin_cay")

HARD_CRITERIA = ("17", "10", "15", "13", "8", "5", "11", "2", "9", "18", "6", "16")
"""The criteria that communes usually reach last, the hardest first."""

REPORTED_BY_INDICATOR = ("10", "11", "15", "17")
"""The criteria whose indicators are reported with their values."""

COUNTED = ("công trình", "mô hình")
"""The units of indicators that count things."""

NOTES_LATE = ("Chờ bố trí vốn", "Vướng mặt bằng", "Chờ ngành tỉnh xác nhận", "Đang vận động người dân")

Row = Sequence[object]


@dataclass(frozen=True)
class Course:
    """How a criterion goes through the year: met from a month on (1 = since before), promised for a month."""

    met_from: int = 1
    promised: int = 1
    is_returned: bool = False
    dossier_lag: int = 0
    lost_in: int = 0

    def is_met(self, month: int) -> bool:
        """Tell whether it is met at the end of a month."""
        return month >= self.met_from and month != self.lost_in


@dataclass(frozen=True)
class Story:
    """What happens in a commune: criteria missing in January, the month all are met, those missing at the end."""

    gaps: int
    done_by: int
    left: int = 0
    missing_month: int = 0
    losses: dict[str, int] = field(default_factory=dict)


STORIES = {
    "29464": Story(3, 8),
    "29467": Story(2, 7),
    "29470": Story(4, 10, losses={"15": 12}),
    "29473": Story(3, 9),
    "29476": Story(2, 2),
    "29479": Story(4, 4),
    "29482": Story(9, 12, left=4, missing_month=8),
    "29485": Story(1, 4),
    "29488": Story(7, 11),
    "29489": Story(5, 8, missing_month=12),
    "29491": Story(0, 1),
    "29494": Story(8, 12, left=2),
    "29503": Story(1, 5),
    "29506": Story(6, 10),
    "29509": Story(2, 6),
}

DISTRICT_COURSES = {
    "1": Course(),
    "2": Course(met_from=7, promised=6),
    "3": Course(),
    "4": Course(),
    "5": Course(met_from=10, promised=10, is_returned=True),
    "6": Course(met_from=15, promised=15),
    "7": Course(met_from=16, promised=11),
    "8": Course(met_from=12, promised=12),
    "9": Course(met_from=4, promised=3),
}

RECOGNITIONS: tuple[Row, ...] = (
    ("29464", "đạt chuẩn", 2019, "TH-01/2019", "20/12/2019", ""),
    ("29467", "đạt chuẩn", 2019, "TH-02/2019", "20/12/2019", ""),
    ("29470", "đạt chuẩn", 2020, "TH-01/2020", "18/12/2020", ""),
    ("29473", "đạt chuẩn", 2021, "TH-01/2022", "15/03/2022", ""),
    ("29485", "đạt chuẩn", 2021, "TH-02/2022", "15/03/2022", ""),
    ("29491", "đạt chuẩn", 2018, "TH-01/2018", "14/12/2018", ""),
    ("29503", "đạt chuẩn", 2019, "TH-03/2019", "20/12/2019", ""),
    ("29509", "đạt chuẩn", 2021, "TH-03/2022", "15/03/2022", ""),
    ("29491", "nâng cao", 2021, "TH-04/2022", "15/03/2022", ""),
    ("29476", "hoàn thành nhiệm vụ", "", "", "", "28/02/2023"),
    ("29476", "đạt chuẩn", 2022, "TH-01/2023", "28/03/2023", ""),
    ("29479", "hoàn thành nhiệm vụ", "", "", "", "30/04/2023"),
    ("29479", "đạt chuẩn", 2023, "TH-02/2023", "28/06/2023", ""),
    ("29503", "nâng cao", 2022, "TH-03/2023", "15/08/2023", ""),
    ("29489", "hoàn thành nhiệm vụ", "", "", "", "31/08/2023"),
    ("29489", "đạt chuẩn", 2023, "TH-04/2023", "27/09/2023", ""),
    ("29461", "đô thị văn minh", 2023, "TH-05/2023", "20/10/2023", ""),
    ("29506", "hoàn thành nhiệm vụ", "", "", "", "31/10/2023"),
    ("29488", "hoàn thành nhiệm vụ", "", "", "", "30/11/2023"),
)

COUNTS: tuple[tuple[str, Sequence[str]], ...] = (
    ("xa_dat_chuan", ("9", "10", "11", "11")),
    ("xa_nang_cao", ("1", "1", "2", "2")),
    ("xa_hoan_thanh_nhiem_vu", ("0", "0", "0", "2")),
    ("thi_tran_van_minh", ("", "", "", "1")),
    ("tieu_chi_huyen_dat", ("3", "4", "6", "7")),
    ("ty_le_hai_long", ("86,4", "88,1", "89,2", "91,3")),
    ("ty_le_hai_long_thap_nhat", ("74,5", "77", "78,6", "81,2")),
    ("no_dong_xdcb", ("1250", "980", "610", "240")),
    ("an_ninh_phuc_tap", ("0", "0", "0", "0")),
)
"""Published at the end of each quarter ("" is not published).

In the third one the 6 district criteria disagree with the detail (5), so that a reconciliation has something to find.
"""

TARGETS = (("xa_dat_chuan", "15"), ("tieu_chi_huyen_dat", "9"), ("huyen_duoc_cong_nhan", "1"))

DISTRICT_LINES = (
    ("ma_huyen", "849"),
    ("ten_huyen", "Huyện Trà Cú"),
    ("tinh", "Tỉnh Trà Vinh"),
    ("co_quan", "Văn phòng Điều phối Nông thôn mới huyện Trà Cú"),
    ("co_quan_cap_tren", "Ủy ban nhân dân huyện Trà Cú"),
    ("dia_danh", "Trà Cú"),
    ("bang_ro", "SỐ LIỆU MINH HỌA – TẬP HUẤN"),
    ("tap_huan", "có"),
    ("ky_hieu", "BC-TH"),
    ("nguoi_ky", ""),
    ("chuc_vu_ky", "CHÁNH VĂN PHÒNG"),
    ("noi_nhan", "Lớp tập huấn; Lưu: VT"),
    ("ngay_chot_ky", "cuoi_ky"),
)


def main() -> None:
    """Write the training set into `data/mau`, or into another folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "data" / "mau")
    write_all(parser.parse_args().to)


def write_all(folder: Path) -> None:
    """Write every file of the training set below a folder (the own catalogue rows are kept by hand)."""
    for name, content in training_files(load_catalogue(ROOT / "data" / "mau")).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def training_files(catalogue: Catalogue) -> dict[str, bytes]:
    """Make the bytes of every file by its name within the folder."""
    communes = catalogue.units_on(date(YEAR, 1, 31), [UnitKind.COMMUNE])
    courses = commune_courses(communes, catalogue, Random(SEED))  # noqa: S311 — invented figures, no secret
    made = {
        "huyen.csv": table(("khoa", "gia_tri"), DISTRICT_LINES),
        "cong_nhan.csv": table(RECOGNITION_COLUMNS, recognition_rows(catalogue)),
        "so_lieu_cong_bo.csv": table(COUNT_COLUMNS, count_rows()),
        "muc_tieu.csv": table(TARGET_COLUMNS, ((code, "30/06/2024", value, *ORIGIN) for code, value in TARGETS)),
    }
    for month in MONTHS:
        day = f"{month_end(month):%Y-%m-%d}"
        rows = commune_rows(communes, courses, catalogue, month)
        made[f"tieu_chi_xa/{day}.csv"] = table(COMMUNE_COLUMNS, rows)
        made[f"tieu_chi_huyen/{day}.csv"] = table(REPORT_COLUMNS, district_rows(catalogue, month))
    whole = courses | {("849", number): course for number, course in DISTRICT_COURSES.items()}

    def state_in(unit: str, criterion: str, month: int) -> str:
        return dossier_state(whole[unit, criterion], month)

    months = {key: (course.met_from, course.promised) for key, course in whole.items()}
    for kind, (columns, rows) in follow_up_files(catalogue, communes, months, state_in).items():
        made[f"{kind.value}.csv"] = table(columns, rows)
    return made


def table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Write rows as CSV in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def recognition_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Give the titles of communes and towns, oldest first for each."""
    names = {unit.code: unit.name for unit in catalogue.units_on(date(YEAR, 1, 31))}
    for code, *rest in RECOGNITIONS:
        yield (code, names[str(code)], *rest, *ORIGIN)


def count_rows() -> Iterator[Row]:
    """Give the figures published at the end of each quarter."""
    for quarter in range(4):
        for code, values in COUNTS:
            if values[quarter]:
                yield (day_text(month_end(3 * quarter + 3)), code, values[quarter], *ORIGIN)


def commune_courses(communes: Sequence[Unit], catalogue: Catalogue, rng: Random) -> dict[tuple[str, str], Course]:
    """Decide for every commune and criterion how it goes through the year."""
    numbers = [one.number for one in catalogue.criteria_on(Level.COMMUNE, date(YEAR, 1, 31))]
    courses: dict[tuple[str, str], Course] = {}
    for unit in communes:
        story = STORIES[unit.code]
        late = gap_courses(story, rng)
        for number in numbers:
            settled = Course(dossier_lag=int(rng.random() * 9) if rng.random() < 0.1 else 0)
            courses[unit.code, number] = late.get(number, settled)
        for number, month in story.losses.items():
            courses[unit.code, number] = Course(lost_in=month, promised=month + 2)
    return courses


def gap_courses(story: Story, rng: Random) -> dict[str, Course]:
    """Decide which criteria a commune lacks in January, and when each is promised and met."""
    ranked = sorted(HARD_CRITERIA, key=lambda number: HARD_CRITERIA.index(number) + 5 * rng.random())
    lacking = [number for number in ranked if number not in story.losses][: story.gaps]
    courses: dict[str, Course] = {}
    for place, number in enumerate(lacking):
        met_from = 13 + place if place < story.left else spread(place, story, rng)
        slip = 2 + int(rng.random() * 3) if place < story.left and place % 2 == 0 else int(rng.random() * 2)
        courses[number] = Course(met_from, max(1, met_from - slip), is_returned=rng.random() < 0.25, dossier_lag=2)
    return courses


def spread(place: int, story: Story, rng: Random) -> int:
    """Give the month in which a lacking criterion is met: the first one last, in the month that all are met."""
    if place == story.left and not story.left:
        return story.done_by
    return 2 + int(rng.random() * max(1, story.done_by - 2))


def commune_rows(
    communes: Sequence[Unit], courses: dict[tuple[str, str], Course], catalogue: Catalogue, month: int
) -> Iterator[Row]:
    """Give the report of all communes for a month: 19 criteria, some with their indicators and values."""
    day = month_end(month)
    criteria = catalogue.criteria_on(Level.COMMUNE, day)
    indicators = catalogue.indicators_on(Level.COMMUNE, day)
    for unit in communes:
        if STORIES[unit.code].missing_month == month:
            continue
        for criterion in criteria:
            course = courses[unit.code, criterion.number]
            cells = report_cells(course, month, code=unit.code, number=criterion.number, agency=criterion.agency)
            yield (day_text(day), unit.code, unit.name, *cells)
            for indicator in indicators:
                if indicator.criterion == criterion.number and criterion.number in REPORTED_BY_INDICATOR:
                    yield (
                        day_text(day),
                        unit.code,
                        unit.name,
                        *indicator_cells(indicator, course, month, catalogue, unit.code),
                    )


def district_rows(catalogue: Catalogue, month: int) -> Iterator[Row]:
    """Give the report of the district for a month: 9 criteria with the indicators of 2, 7 and 8."""
    day = month_end(month)
    for criterion in catalogue.criteria_on(Level.DISTRICT, day):
        course = DISTRICT_COURSES[criterion.number]
        cells = report_cells(course, month, code="849", number=criterion.number, agency=criterion.agency)
        yield (day_text(day), *cells)
        for indicator in catalogue.indicators_on(Level.DISTRICT, day):
            if indicator.criterion == criterion.number and criterion.number in {"2", "7", "8"}:
                yield (day_text(day), *indicator_cells(indicator, course, month, catalogue, "849"))


def report_cells(course: Course, month: int, *, code: str, number: str, agency: str) -> Row:
    """Give the cells of a criterion: result, dossier, promised date, agency, note, origin."""
    is_met = course.is_met(month)
    state = dossier_state(course, month)
    dossier = "" if state == "chưa lập" else f"HS-{code}-{int(number):02d}/{YEAR}"
    promised = "" if is_met else day_text(month_end(course.promised))
    return (number, result(is_met), "", dossier, state, promised, agency, note(course, month, state), *ORIGIN)


def result(is_met: bool) -> str:
    """Give the word of a result."""
    return "đạt" if is_met else "chưa đạt"


def dossier_state(course: Course, month: int) -> str:
    """Give how far the dossier is: begun before the criterion is met, complete some months after."""
    since = month - course.met_from
    if since < 0:
        return "chưa lập" if since < -4 else "đang lập"
    if course.lost_in == month:
        return "bị trả lại"
    if course.is_returned and since in {2, 3}:
        return "bị trả lại"
    lag = course.dossier_lag + (3 if course.is_returned else 0)
    if since >= lag:
        return "hoàn thành"
    return "đã nộp" if since >= lag - 1 else "đang lập"


def note(course: Course, month: int, state: str) -> str:
    """Give a short note where something needs saying: lost, late, returned."""
    if course.lost_in == month:
        return "Nhiều thẻ bảo hiểm y tế hết hạn chưa gia hạn"
    if not course.is_met(month) and course.promised < month:
        return NOTES_LATE[(course.met_from + course.promised) % len(NOTES_LATE)]
    return "Bổ sung minh chứng theo yêu cầu" if state == "bị trả lại" else ""


def indicator_cells(indicator: Indicator, course: Course, month: int, catalogue: Catalogue, code: str) -> Row:
    """Give the cells of an indicator: those that hold the criterion back are met with it, the others long before."""
    holds_back = int(indicator.number.split(".")[1]) % 3 == 1
    is_met = course.is_met(month) or not holds_back
    threshold = catalogue.threshold_on(indicator, month_end(month))
    limit = threshold.value if threshold else None
    value = ""
    if limit is not None and indicator.direction is not Direction.MET:
        months_away = 0 if is_met else max(1, course.met_from - month)
        growth = 0.002 * month if is_met else 0.0
        value = value_text(indicator, limit, months_away, spice=spice(indicator, code) + growth)
    return (indicator.number, result(is_met), value, "", "", "", "", "", *ORIGIN)


def spice(indicator: Indicator, code: str) -> float:
    """Give a figure from 0 to 0.09 by which communes differ from each other."""
    return (int(code) * 7 + int(indicator.number.replace(".", "")) * 3) % 10 / 100


def value_text(indicator: Indicator, limit: float, months_away: int, *, spice: float) -> str:
    """Give a value beyond the threshold when met, else short of it by so much a month."""
    is_met = months_away == 0
    if indicator.measured_in in COUNTED:
        return f"{limit if is_met else limit - 1:.0f}"
    distance = limit * (0.01 + spice if is_met else 0.02 * months_away + spice / 10)
    side = 1 if is_met == (indicator.direction is Direction.AT_LEAST) else -1
    value = limit + side * distance
    highest = 100.0 if indicator.measured_in == "%" else value
    decimals = 2 if limit < 5 else 1
    return f"{min(value, highest):.{decimals}f}".removesuffix(".0").replace(".", ",")


def month_end(month: int) -> date:
    """Give the last day of a month of the year; 13 is January of the next."""
    year, number = YEAR + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, number, calendar.monthrange(year, number)[1])


def day_text(day: date) -> str:
    """Write a date as the files have it."""
    return f"{day:%d/%m/%Y}"


if __name__ == "__main__":
    main()
