"""Reading the catalogue: what the shipped files say, and what a broken file is told."""

import csv
import io
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from ntm_dashboard.catalogue_files.files import read_catalogue, read_district
from ntm_dashboard.catalogue_files.tables import CERTAINTY_CODES, TABLES
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Certainty, Direction, Level, Measure, PeriodClose, Requirement, UnitKind
from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.i18n import speaking

DATA = Path(__file__).resolve().parents[2] / "data"
APRIL = date(2023, 4, 12)

Files = dict[str, bytes]


@pytest.fixture
def files() -> Files:
    names = [f"catalogue/{table.file}" for table in TABLES] + ["tra_cu/huyen.csv"]
    return {name: (DATA / name).read_bytes() for name in names}


@pytest.fixture
def catalogue(files) -> Catalogue:
    return read_catalogue(files, folder="tra_cu")


def changed(files: Files, name: str, old: str, new: str) -> Files:
    """Give the files with one text in one file changed; the text must be there."""
    text = files[name].decode()
    assert old in text
    return files | {name: text.replace(old, new, 1).encode()}


def refusal(files: Files, folder: str = "tra_cu") -> str:
    with pytest.raises(DataFolderError) as caught:
        read_catalogue(files, folder=folder)
    return str(caught.value)


def test_trà_cú_has_fifteen_communes_and_two_towns_until_districts_end(catalogue):
    communes = catalogue.units_on(APRIL, [UnitKind.COMMUNE])
    towns = catalogue.units_on(APRIL, [UnitKind.TOWN])

    assert (len(communes), len(towns)) == (15, 2)
    assert catalogue.units_on(date(2025, 6, 30)) == catalogue.units_on(APRIL)
    assert catalogue.units_on(date(2025, 7, 1)) == ()


def test_reused_code_means_another_unit_after_the_first_of_july_2025(catalogue):
    named = {(unit.name, unit.parent) for unit in catalogue.units if unit.code == "29489"}

    assert named == {("Xã Hàm Tân", "849"), ("Xã Hàm Giang", "86")}
    assert catalogue.unit_on("29488", APRIL).merged_into == "29489"


def test_sets_of_2021_and_2026_follow_each_other(catalogue):
    assert len(catalogue.criteria_on(Level.COMMUNE, APRIL)) == 19
    assert len(catalogue.indicators_on(Level.COMMUNE, APRIL)) == 57
    assert len(catalogue.criteria_on(Level.DISTRICT, APRIL)) == 9
    assert len(catalogue.criteria_on(Level.COMMUNE, date(2026, 3, 1))) == 10
    assert catalogue.criteria_on(Level.DISTRICT, date(2026, 3, 1)) == ()


def test_indicators_come_in_the_order_of_their_numbers(catalogue):
    of_17 = [one.number for one in catalogue.indicators_on(Level.COMMUNE, APRIL) if one.criterion == "17"]

    assert of_17 == [f"17.{number}" for number in range(1, 13)]


@pytest.mark.parametrize(("year", "value"), [(2022, 53.0), (2023, 56.0), (2025, 62.0)])
def test_income_threshold_rises_by_year(catalogue, year, value):
    income = next(one for one in catalogue.indicators_on(Level.COMMUNE, APRIL) if one.number == "10.1")

    threshold = catalogue.threshold_on(income, date(year, 6, 30))

    assert threshold is not None
    assert (threshold.value, income.measured_in) == (value, "triệu đồng/người/năm")


def test_poverty_is_better_when_lower_and_craft_villages_may_not_apply(catalogue):
    by_number = {one.number: one for one in catalogue.indicators_on(Level.COMMUNE, APRIL)}

    assert by_number["11.1"].direction is Direction.AT_MOST
    assert by_number["13.4"].may_not_apply
    assert not by_number["13.1"].may_not_apply


def test_conditions_say_what_they_measure_and_require(catalogue):
    stated = [(one.number, one.measure, one.requirement, one.required) for one in catalogue.conditions_on(APRIL)]

    assert stated == [
        ("1", Measure.COMMUNES_STANDARD, Requirement.SHARE_AT_LEAST, 100.0),
        ("2", Measure.COMMUNES_ADVANCED, Requirement.SHARE_AT_LEAST, 10.0),
        ("3", Measure.TOWNS_CIVILISED, Requirement.SHARE_AT_LEAST, 100.0),
        ("4a", Measure.SATISFACTION, Requirement.VALUE_AT_LEAST, 90.0),
        ("4b", Measure.SATISFACTION_LOWEST, Requirement.VALUE_AT_LEAST, 80.0),
        ("5", Measure.DISTRICT_CRITERIA_MET, Requirement.SHARE_AT_LEAST, 100.0),
        ("6", Measure.CONSTRUCTION_DEBT, Requirement.ZERO, 0.0),
        ("7", Measure.SECURITY_COMPLEX, Requirement.ZERO, 0.0),
    ]


def test_every_measure_has_one_code_for_the_files(catalogue):
    assert [catalogue.measure_of(one.code) for one in catalogue.measures] == list(Measure)
    assert catalogue.measure_of("khong_co") is None


def test_certainty_codes_cover_every_certainty():
    assert set(CERTAINTY_CODES.values()) == set(Certainty)


def test_everything_in_the_catalogue_has_an_english_name(catalogue):
    named = [*catalogue.sets, *catalogue.criteria, *catalogue.indicators, *catalogue.conditions, *catalogue.agencies]

    assert [one.name_vi for one in [*named, *catalogue.measures] if not one.name_en] == []
    assert [one.number for one in catalogue.criteria if one.group_vi and not one.group_en] == []
    assert [one.number for one in catalogue.conditions if not one.required_en] == []


def test_own_rows_replace_and_add_to_the_shared_catalogue(files):
    header = "ma,ten,ten_en,nguon,do_tin_cay"  # as an office wrote it before there were further names
    own = (
        f"{header}\nPNV,Phòng Nội vụ và Lao động,Home Affairs,Huyện,van_ban\nTHANHTRA,Thanh tra huyện,,Huyện,van_ban\n"
    )

    catalogue = read_catalogue(files | {"tra_cu/catalogue/co_quan.csv": own.encode()}, folder="tra_cu")

    assert catalogue.agency_name("PNV") == "Phòng Nội vụ và Lao động"
    assert catalogue.agency_name("THANHTRA") == "Thanh tra huyện"
    assert catalogue.agency_name("CAH") == "Công an huyện"


def test_district_heads_its_papers(files):
    district = read_district(files, folder="tra_cu")

    assert (district.code, district.name, district.place) == ("849", "Huyện Trà Cú", "Trà Cú")
    assert not district.is_training
    assert district.setting("ky_hieu") == "BC-VPĐP"


BROKEN = [
    ("don_vi.csv", "849,Huyện Trà Cú", "849,Huyện, Trà Cú", "dòng 2: có 12 ô, dòng tên cột có 11 cột"),
    ("don_vi.csv", "30/06/2025", "31/06/2025", "dòng 2, cột “hieu_luc_den”: “31/06/2025” không phải là ngày có thật"),
    ("don_vi.csv", "849,2,1,", "849,hai,1,", "dòng 3, cột “hang”: “hai” không phải là số nguyên"),
    ("don_vi.csv", "849,2,1,", "849,,1,", "dòng 3, cột “hang”: ô để trống"),
    ("don_vi.csv", "849,4,3,", "849,2,1,", "dòng 4, cột “cot”: ô lưới hàng 2, cột 1 đã có Thị trấn Trà Cú ở dòng 3"),
    (
        "don_vi.csv",
        "An,thị trấn",
        "An,phường",
        "dòng 4, cột “loai”: không hiểu “phường”. Chỉ nhận: xã, thị trấn, huyện",
    ),
    ("don_vi.csv", "29462,Thị", "29461,Thị", "dòng 4, cột “ma”: “29461” đã có ở dòng 3"),
    (
        "don_vi.csv",
        "01/07/2025",
        "01/06/2025",
        "dòng 20, cột “hieu_luc_tu”: thời gian hiệu lực của “29461” chồng lên dòng 3",
    ),
    ("don_vi.csv", "849,Huyện Trà Cú", "850,Huyện Trà Cú", "cột “ma”: không có đơn vị loại “huyện” mang mã “849”"),
    ("bo_tieu_chi.csv", "ma_bo,cap", "ma_bo,muc", "dòng 1, cột “cap”: thiếu cột này"),
    ("bo_tieu_chi.csv", "ma_bo,cap", "cap,cap", "dòng 1, cột “cap”: có hai cột cùng tên"),
    (
        "bo_tieu_chi.csv",
        "08/03/2022,31/12/2025",
        "08/03/2022,31/12/2021",
        "cột “hieu_luc_den”: ngày hết hiệu lực 31/12/2021",
    ),
    (
        "tieu_chi.csv",
        "commune-standard-2021,1,",
        "commune-standard-2022,1,",
        "cột “ma_bo”: “commune-standard-2022” không có trong tệp bo_tieu_chi.csv",
    ),
    (
        "tieu_chi.csv",
        "commune-standard-2021,1,",
        "commune-standard-2021,một,",
        "dòng 2, cột “so”: “một” không phải là số thứ tự",
    ),
    (
        "tieu_chi.csv",
        "2021,2,Giao thông",
        "2021,1,Giao thông",
        "dòng 3, cột “so”: “commune-standard-2021 · 1” đã có ở dòng 2",
    ),
    ("tieu_chi.csv", "PKTHT", "PKTXYZ", "dòng 2, cột “co_quan”: “PKTXYZ” không có trong tệp co_quan.csv"),
    (
        "chi_tieu.csv",
        "2021,1,1.1",
        "2021,77,77.1",
        "cột “tieu_chi”: “commune-standard-2021 · 77” không có trong tệp tieu_chi.csv",
    ),
    ("chi_tieu.csv", "2021,1,1.1", "2021,1,7.9", "dòng 2, cột “so”: chỉ tiêu “7.9” không mang số của tiêu chí “1”"),
    (
        "nguong.csv",
        "2021,1.1,",
        "2021,1.9,",
        "dòng 2, cột “chi_tieu”: “commune-standard-2021 · 1.9” không có trong tệp chi_tieu.csv",
    ),
    ("nguong.csv", ",80,", ",tám mươi,", "cột “gia_tri”: “tám mươi” không phải là số"),
    ("nguong.csv", ",80,", ",1.234,", "cột “gia_tri”: “1.234” không phải là số"),
    ("dieu_kien.csv", "xa_nang_cao", "xa_gioi", "dòng 3, cột “chi_so”: không hiểu “xa_gioi”. Chỉ nhận: xa_dat_chuan"),
    (
        "chi_so.csv",
        "2021,10.1,",
        "2021,10.9,",
        "cột “chi_tieu”: “commune-standard-2021 · 10.9” không có trong tệp chi_tieu.csv",
    ),
    (
        "van_ban.csv",
        "|commune-advanced-2021",
        "|commune-advanced-2022",
        "dòng 2, cột “ma_bo”: “commune-advanced-2022” không có trong tệp bo_tieu_chi.csv",
    ),
    ("van_ban.csv", "13/07/2022", "31/06/2022", "cột “ngay_ban_hanh”: “31/06/2022” không phải là ngày có thật"),
    ("dieu_kien.csv", "van_ban", "chac_chan", "dòng 2, cột “do_tin_cay”: không hiểu “chac_chan”"),
    ("co_quan.csv", "VPDP,Văn", 'VPDP,"Văn', "dòng 2: dấu ngoặc kép mở mà không đóng"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), BROKEN, ids=[f"{one[0]}:{one[2]}" for one in BROKEN])
def test_broken_file_is_refused_by_file_row_and_column(files, name, old, new, told):
    sentence = refusal(changed(files, f"catalogue/{name}", old, new))

    assert f"Tệp catalogue/{name}" in sentence
    assert told in sentence


def test_file_saved_by_a_vietnamese_excel_is_read_alike(files, catalogue):
    rows = list(csv.reader(io.StringIO(files["catalogue/nguong.csv"].decode())))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";", lineterminator="\r\n").writerows([*row, "", ""] for row in rows)

    reread = read_catalogue(files | {"catalogue/nguong.csv": saved.getvalue().encode("utf-8-sig")}, folder="tra_cu")

    assert reread == catalogue


def test_decomposed_letters_are_read_as_composed_ones(files, catalogue):
    content = unicodedata.normalize("NFD", files["catalogue/don_vi.csv"].decode()).encode()

    assert read_catalogue(files | {"catalogue/don_vi.csv": content}, folder="tra_cu") == catalogue


def test_line_is_counted_as_a_person_counts_it_past_a_line_break_in_a_cell(files):
    broken = changed(files, "catalogue/co_quan.csv", "Văn phòng Điều phối", '"Văn phòng\nĐiều phối')
    broken = changed(broken, "catalogue/co_quan.csv", "mới huyện,", 'mới huyện",')
    broken = changed(broken, "catalogue/co_quan.csv", "PNNPTNT,", ",")

    assert "Tệp catalogue/co_quan.csv, dòng 4, cột “ma”: ô để trống" in refusal(broken)


def test_missing_file_is_named(files):
    del files["catalogue/nguong.csv"]

    assert "Tệp catalogue/nguong.csv: không có tệp này" in refusal(files)


def test_empty_file_is_named(files):
    assert "Tệp catalogue/nguong.csv: tệp không có dòng nào" in refusal(files | {"catalogue/nguong.csv": b"\n\n"})


def test_file_with_only_its_column_names_is_named(files):
    header = files["catalogue/chi_so.csv"].splitlines()[0]

    lines = refusal(files | {"catalogue/chi_so.csv": header}).splitlines()

    assert lines[1:] == ["- Tệp catalogue/chi_so.csv, dòng 1: tệp chỉ có dòng tên cột. Hãy ghi các dòng số liệu."]


def test_other_encoding_is_refused_at_its_line(files):
    content = files["catalogue/co_quan.csv"] + "XX,Phòng khác,,Huyện,minh_hoa\n".encode("utf-16-le")

    sentence = refusal(files | {"catalogue/co_quan.csv": content})

    assert "Tệp catalogue/co_quan.csv, dòng 19: có ký tự không thuộc bảng mã UTF-8" in sentence


def test_district_file_without_its_keys_is_refused(files):
    content = (
        files["tra_cu/huyen.csv"]
        .replace("dia_danh,Trà Cú\n".encode(), b"")
        .replace(b"tap_huan,kh\xc3\xb4ng", "tap_huan,xông".encode())
    )

    with pytest.raises(DataFolderError) as caught:
        read_district(files | {"tra_cu/huyen.csv": content}, folder="tra_cu")

    assert "Tệp tra_cu/huyen.csv: chưa ghi khóa “dia_danh”" in str(caught.value)
    assert "dòng 8, cột “gia_tri”: không hiểu “xông”. Chỉ nhận: có, không" in str(caught.value)


@pytest.mark.parametrize(
    ("word", "close"), [("cuoi_ky", PeriodClose.LAST_DAY), ("nghi_dinh_09", PeriodClose.DECREE_09)]
)
def test_office_says_which_day_closes_a_period(files, word, close):
    read = read_catalogue(changed(files, "tra_cu/huyen.csv", "chot_ky,cuoi_ky", f"chot_ky,{word}"), folder="tra_cu")
    silent = read_catalogue(changed(files, "tra_cu/huyen.csv", "ngay_chot_ky,cuoi_ky", ""), folder="tra_cu")

    assert read.district.period_close is close
    assert silent.district.period_close is PeriodClose.LAST_DAY


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(2022, 3, 7), []),
        (date(2022, 7, 12), ["318/QĐ-TTg", "319/QĐ-TTg", "320/QĐ-TTg", "1039/QĐ-UBND"]),
        (
            date(2024, 2, 29),
            ["318/QĐ-TTg", "319/QĐ-TTg", "320/QĐ-TTg", "1039/QĐ-UBND", "1306/QĐ-UBND", "18/2022/QĐ-TTg"],
        ),
        (
            date(2024, 3, 1),
            ["318/QĐ-TTg", "319/QĐ-TTg", "320/QĐ-TTg", "1039/QĐ-UBND", "1306/QĐ-UBND", "18/2022/QĐ-TTg", "211/QĐ-TTg"],
        ),
        (date(2025, 7, 1), ["318/QĐ-TTg", "319/QĐ-TTg", "1306/QĐ-UBND", "18/2022/QĐ-TTg", "211/QĐ-TTg"]),
        (date(2026, 2, 14), []),
        (date(2026, 3, 1), ["51/2025/QĐ-TTg"]),
    ],
)
def test_decisions_and_amendments_apply_each_in_their_time(catalogue, day, numbers):
    dated = [one.number for one in catalogue.legal_texts_on(day) if one.applies_from is not None]

    assert dated == numbers


def test_what_is_not_known_of_a_text_stays_open_and_is_not_guessed(catalogue):
    unknown = [one for one in catalogue.legal_texts_on(APRIL) if one.applies_from is None]

    assert [one.number for one in unknown] == ["896/QĐ-BNN-VPĐP", "2251/BTNMT"]
    assert {(str(one.name), one.issued_on, one.set_ids, one.is_checked) for one in unknown} == {("", None, (), False)}


def test_district_says_which_day_it_opens_on(files):
    silent = read_catalogue(changed(files, "tra_cu/huyen.csv", "ngay_mo_dau,12/04/2023", ""), folder="tra_cu")

    assert read_catalogue(files, folder="tra_cu").district.opens_on == APRIL
    assert silent.district.opens_on is None


def test_opening_day_that_is_no_day_is_refused_at_its_line(files):
    sentence = refusal(changed(files, "tra_cu/huyen.csv", "mo_dau,12/04/2023", "mo_dau,31/04/2023"))

    assert "Tệp tra_cu/huyen.csv, dòng 15, cột “gia_tri”: “31/04/2023” không phải là ngày có thật" in sentence


@pytest.mark.parametrize("word", ["ngay_14", "cuoi ky", ""])
def test_unknown_day_to_close_a_period_is_refused_at_its_line(files, word):
    sentence = refusal(changed(files, "tra_cu/huyen.csv", "chot_ky,cuoi_ky", f"chot_ky,{word}"))

    assert "Tệp tra_cu/huyen.csv, dòng 14, cột “gia_tri”:" in sentence


def test_every_problem_is_named_at_once(files):
    broken = changed(files, "catalogue/don_vi.csv", "30/06/2025", "31/06/2025")
    broken = changed(broken, "catalogue/tieu_chi.csv", "PKTHT", "PKTXYZ")
    del broken["catalogue/chi_so.csv"]

    lines = refusal(broken).splitlines()

    assert lines[0].startswith("Thư mục số liệu có 3 lỗi")
    assert len(lines) == 4


def test_refusal_is_said_in_english_too(files):
    with speaking("en"):
        sentence = refusal(changed(files, "catalogue/don_vi.csv", "30/06/2025", "31/06/2025"))

    assert "File catalogue/don_vi.csv, line 2, column “hieu_luc_den”: “31/06/2025” is not a real date" in sentence
