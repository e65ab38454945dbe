"""What comes after the district's own work: the province's and the centre's steps, as the roadmap names them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.frames import DataFrame, Table, checked, rows_of
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Certainty, Level
from ntm_dashboard.i18n import Name


class ProcedureSteps(Table):
    """A step of the procedure after the district's own work, in its order; those of the catalogue first.

    `planned_on` is the day that stands, `first_on` the one named first, `done_on` when it was done; each is null where
    no row of the roadmap says it. `certainty` is of the least certain row, null where there is none.
    """

    name: Name
    first_on: date | None
    planned_on: date | None
    done_on: date | None
    agency: str | None
    note: str | None
    source: str | None
    certainty: str | None


def procedure_of(record: Record, catalogue: Catalogue, situation: Situation) -> DataFrame[ProcedureSteps]:
    """Give the steps of the district on the day of a Situation; none once the district is no more."""
    if situation.ended is not None:
        return checked(ProcedureSteps, pd.DataFrame(columns=ProcedureSteps.names()))
    told = _told(record, catalogue)
    listed = [one.name for one in catalogue.lead_times_on(Level.DISTRICT, situation.as_of)]
    known = {folded(one.vi) for one in listed}
    others = [Name(rows[0].step) for step, rows in told.items() if step not in known]
    rows = [_row(name, told.get(folded(name.vi), []), situation.as_of) for name in (*listed, *others)]
    return checked(ProcedureSteps, pd.DataFrame(rows, columns=ProcedureSteps.names()))


def folded(name: str) -> str:
    """Give the name of a step as it is compared: spaces and capitals do not tell steps apart."""
    return " ".join(name.casefold().split())


def _told(record: Record, catalogue: Catalogue) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows_of(record.roadmap.sort_values("set_on", kind="stable")):
        if row.unit in {"", catalogue.district.code} and not row.criterion and row.step:
            found.setdefault(folded(row.step), []).append(row)
    return found


def _row(name: Name, told: Sequence[Any], as_of: date) -> tuple[object, ...]:
    planned = [one.planned_on for one in told if not pd.isna(one.planned_on)]
    done = [one.done_on for one in told if not pd.isna(one.done_on) and one.done_on.date() <= as_of]
    trust = [CERTAINTIES.index(Certainty(one.certainty)) for one in told]
    return (
        name,
        planned[0] if planned else pd.NaT,
        planned[-1] if planned else pd.NaT,
        min(done) if done else pd.NaT,
        _last(one.agency for one in told),
        _last(one.note for one in told),
        _last(one.source for one in told),
        CERTAINTIES[max(trust)].value if trust else None,
    )


def _last(found: Iterable[Any]) -> str | None:
    texts = [one for one in found if isinstance(one, str) and one]
    return texts[-1] if texts else None
