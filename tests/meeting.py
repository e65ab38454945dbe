"""Situations of the shipped figures, and of hard cases made from them, for the tests of briefing and exports."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from ntm_dashboard.briefing import Briefing, brief
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import (
    Assessments,
    Conclusions,
    Counts,
    DataFrame,
    Inspections,
    Recognitions,
    Targets,
    checked,
)
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import current_language
from ntm_dashboard.services.data_folder import load_catalogue

DATA = Path(__file__).parent.parent / "data"
TRA_CU, TRAINING = DATA / "tra_cu", DATA / "mau"
APRIL = date(2023, 4, 12)
HOSTILE_NAMES = ("=cmd|'/C calc'!A0", "<script>alert(1)</script>", "Xã & Thị trấn [link](http://x) *đậm* #tiêu")

RESULTS = {"đạt": "met", "chưa đạt": "not_met", "không áp dụng": "not_applicable"}
TITLES = {
    "hoàn thành nhiệm vụ": "completed_task",
    "đạt chuẩn": "standard",
    "nâng cao": "advanced",
    "kiểu mẫu": "model",
    "đô thị văn minh": "civilised_town",
}
CERTAINTIES = {"van_ban": "documented", "suy_ra": "derived", "tu_bao_cao": "reported", "minh_hoa": "illustrative"}
DOSSIERS = {
    "chưa lập": "not_started",
    "đang lập": "preparing",
    "đã nộp": "submitted",
    "bị trả lại": "returned",
    "hoàn thành": "complete",
}
MEASURES = {
    "xa_dat_chuan": "communes_standard",
    "xa_nang_cao": "communes_advanced",
    "xa_hoan_thanh_nhiem_vu": "communes_completed_task",
    "thi_tran_van_minh": "towns_civilised",
    "tieu_chi_huyen_dat": "district_criteria_met",
    "huyen_duoc_cong_nhan": "district_recognised",
    "ty_le_hai_long": "satisfaction",
    "ty_le_hai_long_thap_nhat": "satisfaction_lowest",
    "no_dong_xdcb": "construction_debt",
    "an_ninh_phuc_tap": "security_complex",
    "noi_dung_xet_cong_nhan_dat": "recognition_contents_met",
    "thu_nhap_binh_quan": "income_per_head",
    "ty_le_ho_ngheo": "poverty_rate",
    "ty_le_ho_dung_dien_an_toan": "households_safe_electricity",
}


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    files = sorted([*folder.glob(f"{name}.csv"), *folder.glob(f"{name}/*.csv")])
    return [line for file in files for line in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))]


def _day(text: str) -> pd.Timestamp | None:
    return pd.to_datetime(text, format="%d/%m/%Y") if text else None


def _origin(line: dict[str, str]) -> dict[str, object]:
    certainty = CERTAINTIES.get(line["do_tin_cay"], line["do_tin_cay"])
    return {"source": line["nguon"], "certainty": certainty, "revision": 1, "file": "tep.csv", "row": 2}


def _assessment(line: dict[str, str], level: str, unit: str) -> dict[str, object]:
    number = line["tieu_chi"]
    return {
        "period": _day(line["ky_bao_cao"]),
        "level": level,
        "unit": unit,
        "criterion": number.split(".")[0],
        "indicator": number if "." in number else "",
        "criteria_set": "",
        "result": RESULTS[line["ket_qua"]],
        "value": float(line["gia_tri"].replace(",", ".")) if line["gia_tri"] else None,
        "dossier": line["ho_so"] or None,
        "dossier_state": DOSSIERS.get(line["trang_thai_ho_so"]),
        "planned_on": _day(line["ngay_du_kien"]),
        "agency": line["co_quan"] or None,
        "note": line["ghi_chu"] or None,
        **_origin(line),
    }


def _recognition(line: dict[str, str]) -> dict[str, object]:
    decided = _day(line["ngay_quyet_dinh"])
    return {
        "unit": line["ma_xa"],
        "title": TITLES[line["danh_hieu"]],
        "effective_on": decided if decided is not None else _day(line.get("tinh_den", "")) or pd.Timestamp(2022, 1, 1),
        "decided_on": decided,
        "for_year": int(line["nam"]) if line["nam"] else None,
        "decision": line["so_quyet_dinh"] or None,
        **_origin(line),
    }


@cache
def catalogue_of(folder: Path = TRA_CU) -> Catalogue:
    """Load the catalogue of a shipped data folder."""
    return load_catalogue(folder)


@cache
def record_of(folder: Path = TRA_CU) -> Record:
    """Read the rows of a shipped data folder without publishing them."""
    assessed = [_assessment(line, "commune", line["ma_xa"]) for line in _lines(folder, "tieu_chi_xa")]
    assessed += [_assessment(line, "district", "849") for line in _lines(folder, "tieu_chi_huyen")]
    counts = [
        {"day": _day(one["ngay"]), "measure": MEASURES[one["chi_so"]], "value": _value(one), **_origin(one)}
        for one in _lines(folder, "so_lieu_cong_bo")
    ]
    targets = [
        {
            "target_on": _day(one["ngay_muc_tieu"]),
            "measure": MEASURES[one["chi_so"]],
            "value": _value(one),
            **_origin(one),
        }
        for one in _lines(folder, "muc_tieu")
    ]
    return Record(
        1,
        checked(Assessments, pd.DataFrame(assessed, columns=Assessments.names())),
        checked(
            Recognitions,
            pd.DataFrame([_recognition(one) for one in _lines(folder, "cong_nhan")], columns=Recognitions.names()),
        ),
        checked(Counts, pd.DataFrame(counts, columns=Counts.names())),
        checked(Targets, pd.DataFrame(targets, columns=Targets.names())),
    )


def _value(line: dict[str, str]) -> float:
    return float(line["gia_tri"].replace(",", "."))


def conclusions(*said: dict[str, object], certainty: str = "reported") -> DataFrame[Conclusions]:
    """Make conclusions of the meeting of 30/3/2023; what is not said of one is not known."""
    blank: dict[str, object] = dict.fromkeys(Conclusions.names()) | {"unit": "", "criterion": "", "indicator": ""}
    blank |= {"meeting_on": "2023-03-30", "ordinal": "1", "matter": "Hoàn thành hồ sơ", "certainty": certainty}
    blank |= {"revision": 1, "file": "ket_luan.csv", "row": 2}
    return checked(Conclusions, pd.DataFrame([blank | one for one in said], columns=Conclusions.names()))


def inspections(*said: dict[str, object], certainty: str = "reported") -> DataFrame[Inspections]:
    """Make letters of 30/3/2023 that urge; what is not said of one is not known."""
    blank: dict[str, object] = dict.fromkeys(Inspections.names()) | {"unit": "29464", "criterion": "", "indicator": ""}
    blank |= {"form": "urging_letter", "document": "12/CV-BCĐ", "day": "2023-03-30", "matter": "Nộp báo cáo"}
    blank |= {"certainty": certainty, "revision": 1, "file": "kiem_tra.csv", "row": 2}
    return checked(Inspections, pd.DataFrame([blank | one for one in said], columns=Inspections.names()))


@cache
def record_with_update() -> Record:
    """Give the shipped rows with those that the office publishes after the decision of 8/4/2024."""
    first, then = record_of(), record_of(TRA_CU / "cap_nhat" / "2024-04-08")

    def joined(schema, name):
        return checked(schema, pd.concat([getattr(first, name), getattr(then, name)], ignore_index=True))

    return replace(
        first,
        assessments=joined(Assessments, "assessments"),
        recognitions=joined(Recognitions, "recognitions"),
        counts=joined(Counts, "counts"),
    )


@cache
def invented() -> Record:
    """Give the shipped rows, every one of them illustrative."""
    record = record_of()
    tables = ("assessments", "recognitions", "counts", "targets")
    return replace(record, **{name: getattr(record, name).assign(certainty="illustrative") for name in tables})


@cache
def april() -> Situation:
    """Give Trà Cú on 12/4/2023, as shipped."""
    return situation_of(record_of(), catalogue_of(), as_of=APRIL)


@cache
def april_documented() -> Situation:
    """Give Trà Cú on 12/4/2023 with documented figures only."""
    return situation_of(record_of(), catalogue_of(), as_of=APRIL, documented_only=True)


@cache
def before_any_data() -> Situation:
    """Give Trà Cú with nothing published: everything is unknown."""
    record = replace(Record.empty(), targets=record_of().targets)
    return situation_of(record, catalogue_of(), as_of=APRIL)


@cache
def training(as_of: date = date(2023, 9, 30)) -> Situation:
    """Give the training set, which has every kind of state."""
    return situation_of(record_of(TRAINING), catalogue_of(TRAINING), as_of=as_of)


@cache
def all_met() -> Situation:
    """Give a district where every commune is recognised and every criterion is met with its dossier."""
    record = record_of()
    assessed = record.assessments.assign(result="met", dossier_state="complete")
    units = [unit.code for unit in catalogue_of().units_on(APRIL)]
    rows = [{**record.recognitions.iloc[0].to_dict(), "unit": unit, "title": "standard"} for unit in units]
    everything = replace(
        record,
        assessments=checked(Assessments, assessed),
        recognitions=checked(Recognitions, pd.concat([record.recognitions, pd.DataFrame(rows)], ignore_index=True)),
    )
    return situation_of(everything, catalogue_of(), as_of=APRIL)


@cache
def hostile_catalogue() -> Catalogue:
    """Give the catalogue with names that formulas, HTML and Markdown would act on, and with very long ones."""
    catalogue = catalogue_of()
    names = (*HOSTILE_NAMES, "Xã " + "Nguyễn Huỳnh Thượng Nghiêng " * 4)
    units = tuple(
        replace(unit, name=names[place % len(names)]) if unit.kind == "commune" else unit
        for place, unit in enumerate(catalogue.units)
    )
    criteria = tuple(
        replace(one, name_vi=names[place % len(names)]) if place % 3 == 0 else one
        for place, one in enumerate(catalogue.criteria)
    )
    agencies = tuple(
        replace(one, name_vi=f"{names[place % len(names)]} {place}") for place, one in enumerate(catalogue.agencies)
    )
    return replace(catalogue, units=units, criteria=criteria, agencies=agencies)


@cache
def hostile() -> Situation:
    """Give Trà Cú on 12/4/2023 under hostile and very long names."""
    return situation_of(record_of(), hostile_catalogue(), as_of=APRIL)


def training_catalogue() -> Catalogue:
    """Load the catalogue of the training set."""
    return catalogue_of(TRAINING)


def briefing_of(make: Callable[[], Situation] = april, catalogue: Callable[[], Catalogue] = catalogue_of) -> Briefing:
    """Give the briefing of a Situation by its maker, once in each language: it speaks that of its making."""
    return _briefing_of(make, catalogue, current_language())


@cache
def _briefing_of(make: Callable[[], Situation], catalogue: Callable[[], Catalogue], _language: str) -> Briefing:
    return brief(make(), catalogue=catalogue())
