"""Days of the roadmap that a file moves without saying why."""

from collections.abc import Iterator

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import DataFrame, RoadmapSteps, rows_of
from ntm_dashboard.domain.published import ROADMAP, differs, standing_beside
from ntm_dashboard.i18n import N_
from ntm_dashboard.intake.outcome.codes import ConfirmationCode
from ntm_dashboard.intake.verdict.grouping import Doubt

_OF_UNIT = N_("Dòng {row}: {unit}: ngày dự kiến dời từ {expected} sang {found} nhưng chưa ghi lý do.")
"""Says it of a step of the recognition of a unit, which is about no criterion."""

_STEP = ["unit", "criterion", "indicator", "step"]


def moved_without_reason(
    rows: pd.DataFrame, before: DataFrame[RoadmapSteps], after: DataFrame[RoadmapSteps], catalogue: Catalogue
) -> Iterator[Doubt]:
    """Give the rows of a file that put another day in place of one set earlier for the same step, without a note.

    `before` and `after` are the roadmap as it stands and as it would; what stands already is not asked about again.
    """
    ordered = after.sort_values("set_on", kind="stable", ignore_index=True)
    earlier = ordered.groupby(_STEP)["planned_on"].shift()
    is_other = earlier.notna() & ordered["planned_on"].notna() & (earlier != ordered["planned_on"])
    moved = ordered[is_other & ordered["note"].isna()]
    known = standing_beside(ROADMAP, before, moved)
    is_new = differs(moved.reset_index(drop=True), known, ("planned_on",)).to_numpy()
    places = rows.set_index(list(ROADMAP.keys))["row"]
    for row, was in zip(rows_of(moved[is_new]), earlier[moved.index[is_new]], strict=True):
        key = tuple(getattr(row, name) for name in ROADMAP.keys)
        if key in places.index:
            name = catalogue.unit_name(row.unit, row.set_on.date())
            number = row.indicator or row.criterion
            code, days = ConfirmationCode.MOVED_WITHOUT_REASON, (row.planned_on.date(), was.date())
            text = None if number else _OF_UNIT
            yield Doubt(code, int(places[key]), name, number or row.step, *days, text=text, is_of_any=True)
