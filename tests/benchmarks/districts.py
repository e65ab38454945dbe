"""Districts of any size, made of numbers: communes that report each month, criterion after criterion being met."""

from dataclasses import replace
from datetime import date

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
