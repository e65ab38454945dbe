"""Districts of any size, made of numbers: communes that report each month, criterion after criterion being met."""

import csv
import io
import shutil
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue, Unit, Validity
from ntm_dashboard.domain.frames import Assessments, Recognitions, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Level, UnitKind

LAST = date(2023, 12, 31)
_ORIGIN = {"source": "Đo tốc độ", "certainty": "reported", "revision": 1, "file": "do.csv", "row": 2}


def catalogue_of(communes: int, like: Catalogue) -> Catalogue:
    """Give a catalogue with so many communes in its district."""
    side = int(communes**0.5) + 1
    own = tuple(
        Unit(
            code,
            f"Xã {code}",
            UnitKind.COMMUNE,
            like.district.code,
            at // side,
            at % side,
            Validity(None, None),
            "",
            "",
        )
        for at, code in enumerate(_codes(communes))
    )
    return replace(like, units=(*(unit for unit in like.units if unit.kind is UnitKind.DISTRICT), *own))


def record_of(communes: int, months: int, catalogue: Catalogue) -> Record:
    """Give the monthly reports of every commune, the last at the end of 2023, and four of five communes recognised."""
    codes = _codes(communes)
    recognised = [code for at, code in enumerate(codes) if at % 5 < 4]
    decided = [pd.Timestamp(2022, 3, at % 28 + 1) for at in range(len(recognised))]
    titles = {"unit": recognised, "title": "standard", "effective_on": decided, "decided_on": decided, "for_year": 2022}
    empty = Record.empty()
    return replace(
        empty,
        revision=1,
        assessments=_reports(codes, months, catalogue),
        recognitions=checked(Recognitions, pd.DataFrame({**titles, "decision": "1/QĐ", **_ORIGIN})),
    )


def _reports(codes: list[str], months: int, catalogue: Catalogue) -> pd.DataFrame:
    numbers = [one.number for one in catalogue.criteria_on(Level.COMMUNE, LAST)]
    unit, number = np.repeat(codes, len(numbers)), np.tile(numbers, len(codes))
    met_from = np.random.default_rng(7).integers(-8, months + 4, size=len(unit))
    ends = pd.date_range(end=pd.Timestamp(LAST), periods=months, freq="ME")
    parts = [
        pd.DataFrame(
            {"period": end, "unit": unit, "criterion": number, "result": np.where(met_from <= at, "met", "not_met")}
        )
        for at, end in enumerate(ends)
    ]
    rows = pd.concat(parts, ignore_index=True).assign(
        level="commune", indicator="", criteria_set="", value=np.nan, **_ORIGIN
    )
    rows["dossier_state"] = rows["result"].map({"met": "complete"})
    rows["planned_on"] = pd.Series(pd.NaT, index=rows.index).where(rows["result"] == "met", pd.Timestamp(2023, 6, 30))
    return checked(Assessments, rows.assign(dossier=None, agency=None, note=None))


def _codes(communes: int) -> list[str]:
    return [f"{40000 + at}" for at in range(communes)]


@dataclass(frozen=True)
class Size:
    """How much there is: communes in districts in provinces, each reporting every criterion or indicator each month."""

    provinces: int = 1
    districts: int = 1
    communes: int = 15
    months: int = 1
    has_indicators: bool = False

    @property
    def units(self) -> list[tuple[str, str]]:
        """Give the code and the name of every commune."""
        places = product(range(self.provinces), range(self.districts), range(self.communes))
        names = [f"Xã {commune + 1} huyện {district + 1} tỉnh {province + 1}" for province, district, commune in places]
        return list(zip(_codes(len(names)), names, strict=True))


def write_folder(folder: Path, size: Size, *, like: Path) -> Path:
    """Write a data folder of that size, as offices hand figures in, with the catalogue beside it; gives its path.

    The program knows one district a folder, so all communes stand in it, whichever district their name says.
    """
    shutil.copytree(like.parent / "catalogue", folder / "catalogue")
    own = folder / "do"
    shutil.copytree(like, own, ignore=shutil.ignore_patterns("tieu_chi_*", "cong_nhan.csv"))
    _write_units(folder / "catalogue" / "don_vi.csv", size)
    for file in own.glob("*.csv"):
        _keep_to_the_district(file)
    head = (like / "cong_nhan.csv").read_text("utf-8-sig").splitlines()[0]
    (own / "cong_nhan.csv").write_text(f"{head}\n", "utf-8")
    for kind in ("tieu_chi_xa", "tieu_chi_huyen"):
        (own / kind).mkdir()
    district = sorted((like / "tieu_chi_huyen").glob("*.csv"))[-1]
    shutil.copy(district, own / "tieu_chi_huyen")
    for end in pd.date_range(end=pd.Timestamp(LAST), periods=size.months, freq="ME"):
        (own / "tieu_chi_xa" / f"{end.date()}.csv").write_text(_month(end, size, like), "utf-8")
    return own


def _keep_to_the_district(file: Path) -> None:
    """Leave out the rows of a file that are about communes: the shipped ones are none of this district's."""
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    if not rows or "ten_xa" not in rows[0]:
        return
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in rows if not row["ten_xa"])


def _write_units(file: Path, size: Size) -> None:
    head, *lines = file.read_text("utf-8-sig").splitlines()
    side = int(len(size.units) ** 0.5) + 1
    own = [
        f"{code},{name},xã,849,{at // side},{at % side},,30/06/2025,,đo,van_ban"
        for at, (code, name) in enumerate(size.units)
    ]
    file.write_text("\n".join([head, *(line for line in lines if ",huyện," in line), *own, ""]), "utf-8")


def _month(end: pd.Timestamp, size: Size, like: Path) -> str:
    """Give the report of a month: what one commune of the shipped folder reported, for every commune."""
    shipped = sorted((like / "tieu_chi_xa").glob("*.csv"))[-1].read_text("utf-8-sig").splitlines()
    lines = list(csv.DictReader(shipped))
    one = [line for line in lines if line["ma_xa"] == lines[0]["ma_xa"]]
    rows = [line for line in one if size.has_indicators or "." not in line["tieu_chi"]]
    made = io.StringIO()
    writer = csv.DictWriter(made, fieldnames=list(lines[0]), lineterminator="\n")
    writer.writeheader()
    day = end.strftime("%d/%m/%Y")
    for code, name in size.units:
        writer.writerows({**row, "ky_bao_cao": day, "ma_xa": code, "ten_xa": name} for row in rows)
    return made.getvalue()
