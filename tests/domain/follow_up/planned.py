"""Rows of the roadmap in few words."""

from dataclasses import dataclass, replace

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.follow_up.back_plan import BackPlan, back_plan_of
from ntm_dashboard.domain.follow_up.procedure import ProcedureSteps, procedure_of
from ntm_dashboard.domain.follow_up.promises import Outlook, Promised, outlook_of, promised_of
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems, roadmap_of
from ntm_dashboard.domain.frames import DataFrame, RoadmapSteps, checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.situation import Situation


def with_roadmap(record: Record, text: str) -> Record:
    """Add rows from "SET_ON UNIT CRITERION PLANNED_ON [step=… done=… agency=… why=… certainty=…] | …".

    A "-" in the place of the planned day or the criterion is none, as a unit it is the district as a whole; "2.1" is
    an indicator, "_" in words a space.
    """
    rows = [_row(line.split()) for line in text.split("|") if line.strip()]
    return replace(record, roadmap=checked(RoadmapSteps, pd.DataFrame(rows, columns=RoadmapSteps.names())))


def _row(parts: list[str]) -> dict[str, object]:
    set_on, unit, number, planned_on, *rest = parts
    extra = {name: value.replace("_", " ") for name, value in (part.split("=") for part in rest)}
    return {
        "unit": "" if unit == "-" else unit,
        "criterion": "" if number == "-" else number.split(".")[0],
        "indicator": number if "." in number else "",
        "step": extra.get("step", ""),
        "set_on": set_on,
        "planned_on": None if planned_on == "-" else planned_on,
        "agency": extra.get("agency"),
        "done_on": extra.get("done"),
        "note": extra.get("why"),
        "source": "Kế hoạch",
        "certainty": extra.get("certainty", "reported"),
        "revision": 1,
        "file": "lo-trinh.csv",
        "row": 2,
    }


@dataclass(frozen=True)
class Day:
    """A record as it is known on a day, and what is worked out of it."""

    record: Record
    catalogue: Catalogue
    situation: Situation

    @property
    def roadmap(self) -> DataFrame[RoadmapItems]:
        return roadmap_of(self.record, self.catalogue, self.situation)

    @property
    def promised(self) -> DataFrame[Promised]:
        return promised_of(self.situation, self.roadmap)

    @property
    def outlook(self) -> Outlook:
        return outlook_of(self.situation, self.promised)

    @property
    def procedure(self) -> DataFrame[ProcedureSteps]:
        return procedure_of(self.record, self.catalogue, self.situation)

    @property
    def back_plan(self) -> BackPlan | None:
        return back_plan_of(
            self.situation,
            self.catalogue,
            roadmap=self.roadmap,
            procedure=self.procedure,
            outlook=self.outlook,
        )
