"""The rows of a report in the words of the contract, made when somebody asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from ntm_dashboard.domain.terms import Certainty, DossierState, Result
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.outcome.report import CanonicalRow
from ntm_dashboard.intake.rows.entries import RowTable


def canonical_of(rows: RowTable) -> Sequence[CanonicalRow]:
    """Give the rows as a file of ours has them."""
    return _CanonicalRows(rows)


@dataclass(frozen=True, eq=False)
class _CanonicalRows(Sequence[CanonicalRow]):
    """Few ever look at all rows of a country, so that none is kept."""

    rows: RowTable

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> CanonicalRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[CanonicalRow]: ...

    def __getitem__(self, place: int | slice) -> CanonicalRow | Sequence[CanonicalRow]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        said = {name: _plain(value) for name, value in self.rows.frame.iloc[place].items()}
        return _canonical(said, self.rows.unit_names[place])


def _plain(value: Any) -> Any:
    """Give a value of a table, None where there is none."""
    if value is None or value != value:  # NaN and NaT differ from themselves
        return None
    return float(value) if isinstance(value, float) else value


def _canonical(said: dict[Any, Any], unit_name: str) -> CanonicalRow:
    state, chosen = said["dossier_state"], said["criteria_set"]
    return {
        Column.PERIOD.value: _day(said["period"]),
        Column.UNIT_CODE.value: said["unit"],
        Column.UNIT_NAME.value: unit_name,
        **({Column.CRITERIA_SET.value: chosen} if chosen else {}),
        Column.CRITERION.value: said["indicator"] or int(said["criterion"]),
        Column.RESULT.value: words.RESULT_IN_FILES[Result(said["result"])],
        Column.VALUE.value: said["value"],
        Column.DOSSIER.value: said["dossier"] or "",
        Column.DOSSIER_STATE.value: words.DOSSIER_STATE_IN_FILES[DossierState(state)] if state else "",
        Column.PLANNED_ON.value: _day(said["planned_on"]),
        Column.AGENCY.value: said["agency"] or "",
        Column.NOTE.value: said["note"] or "",
        Column.SOURCE.value: said["source"] or "",
        Column.CERTAINTY.value: words.CERTAINTY_CODES[Certainty(said["certainty"])],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat()[:10] if value is not None else None
