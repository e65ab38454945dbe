"""What stands across the communes: which criteria block most, who has reported, how true the rows are."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from ntm_dashboard.domain.frames import Blockers, Coverage, CriterionStates, UnitStates, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Provenance
from ntm_dashboard.domain.terms import Certainty, Status, UnitKind


def blockers_of(criteria: DataFrame[CriterionStates]) -> DataFrame[Blockers]:
    """Give the criteria that communes lack, the one that most of them lack first."""
    unmet = criteria[criteria["result"] == "not_met"]
    rows = [
        {
            "criterion": number,
            "name": group["name"].iloc[0],
            "count": len(group),
            "late": int((group["status"] == Status.LATE).sum()),
            "working": int((group["status"] == Status.WORKING).sum()),
            "units": tuple(group["unit_name"]),
        }
        for number, group in unmet.groupby("criterion", sort=False)
    ]
    table = pd.DataFrame(rows, columns=Blockers.names())
    return checked(
        Blockers, table.sort_values(["count", "late"], ascending=False, kind="stable").reset_index(drop=True)
    )


def coverage_of(units: DataFrame[UnitStates]) -> DataFrame[Coverage]:
    """Give for each commune whether it has reported for the newest period of the district."""
    communes = units[units["kind"] == UnitKind.COMMUNE]
    newest = communes["latest_period"].max()
    behind = (newest - communes["latest_period"]).dt.days
    return checked(Coverage, communes.assign(behind_days=behind).reset_index(drop=True))


def provenance_of(record: Record) -> Provenance:
    """Count the published rows by how true they are."""
    rows = pd.concat([table["certainty"] for table in (record.assessments, record.recognitions, record.counts)])
    counts = {certainty.value: int((rows == certainty).sum()) for certainty in Certainty}
    return Provenance(**counts, illustrative_kinds=record.illustrative_kinds())
