"""Rows of the roadmap in few words."""

from dataclasses import replace

import pandas as pd

from ntm_dashboard.domain.frames import RoadmapSteps, checked
from ntm_dashboard.domain.record import Record


def with_roadmap(record: Record, text: str) -> Record:
    """Add rows from "SET_ON UNIT CRITERION PLANNED_ON [step=… done=… agency=… why=… certainty=…] | …".

    A criterion "-" is none, a unit "-" the district as a whole, "2.1" an indicator; "_" in words is a space.
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
        "planned_on": planned_on,
        "agency": extra.get("agency"),
        "done_on": extra.get("done"),
        "note": extra.get("why"),
        "source": "Kế hoạch",
        "certainty": extra.get("certainty", "reported"),
        "revision": 1,
        "file": "lo-trinh.csv",
        "row": 2,
    }
