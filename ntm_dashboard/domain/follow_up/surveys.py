"""How satisfied people are, by commune and topic: what conditions 4a and 4b of Decision 320/QĐ-TTg are judged by."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ntm_dashboard.domain.frames import DataFrame, Surveys, Table, checked, rows_of
from ntm_dashboard.domain.reported import CERTAINTIES
from ntm_dashboard.domain.terms import Certainty, Measure


class SurveyRates(Table):
    """The newest survey of each unit and topic: `rate` in percent is satisfied / ballots × 100."""

    unit: str
    topic: str
    day: date
    ballots: float
    satisfied: float
    rate: float
    certainty: str
    source: str | None


@dataclass(frozen=True)
class Surveyed:
    """A rate that surveys come to, as of the newest of them; `certainty` is that of the least certain.

    `communes` of `of_communes` were asked; `is_complete`: each about each topic. Before that the district's rate is
    not known, and the lowest one only that it is no higher than `value`.
    """

    value: float
    day: date
    certainty: str
    source: str
    communes: int
    of_communes: int
    is_complete: bool
    illustrative: int


def survey_rates(surveys: DataFrame[Surveys], *, as_of: date) -> DataFrame[SurveyRates]:
    """Give the newest survey of each unit and topic up to a day; one without ballots says nothing."""
    known = surveys[(surveys["day"] <= pd.Timestamp(as_of)) & (surveys["ballots"] > 0)]
    newest = known.sort_values("day", kind="stable").drop_duplicates(["unit", "topic"], keep="last").sort_index()
    return checked(SurveyRates, newest.assign(rate=newest["satisfied"] / newest["ballots"] * 100))


def surveyed_of(
    surveys: DataFrame[Surveys], communes: Collection[str], district: str, *, as_of: date
) -> Mapping[Measure, Surveyed]:
    """Give what the surveys up to a day come to; nothing where there are none.

    The district's rate is that of a survey of the district as a whole if there is one, else of all ballots of its
    communes together; the lowest is of one commune and one topic.
    """
    if surveys.empty:
        return {}
    rates = survey_rates(surveys, as_of=as_of)
    of_communes, of_whole = rates[rates["unit"].isin(communes)], rates[rates["unit"].isin([district, ""])]
    found: dict[Measure, Surveyed] = {}
    if len(of_communes):
        lowest = of_communes[of_communes["rate"] == of_communes["rate"].min()]
        found[Measure.SATISFACTION_LOWEST] = _of(of_communes, communes, float(lowest["rate"].iloc[0]))
        found[Measure.SATISFACTION] = _of(of_communes, communes, _pooled(of_communes))
    if len(of_whole):
        whole = _of(of_whole, communes, _pooled(of_whole))
        found[Measure.SATISFACTION] = Surveyed(
            whole.value,
            whole.day,
            whole.certainty,
            whole.source,
            len(communes),
            len(communes),
            True,
            whole.illustrative,
        )
    return found


def lowest_of(rates: DataFrame[SurveyRates], communes: Collection[str]) -> list[tuple[str, str, float]]:
    """Give each commune and topic with the lowest rate of all: (unit, topic, rate)."""
    own = rates[rates["unit"].isin(communes)]
    lowest = own[own["rate"] == own["rate"].min()]
    return [(row.unit, row.topic, row.rate) for row in rows_of(lowest)]


def _pooled(rates: pd.DataFrame) -> float:
    return float(rates["satisfied"].sum() / rates["ballots"].sum() * 100)


def _of(rates: pd.DataFrame, communes: Collection[str], value: float) -> Surveyed:
    asked, topics = set(rates["unit"]), set(rates["topic"])
    sources = [one for one in dict.fromkeys(rates["source"]) if isinstance(one, str) and one]
    return Surveyed(
        value=value,
        day=rates["day"].max().date(),
        certainty=max(rates["certainty"], key=CERTAINTIES.index),
        source="; ".join(sources),
        communes=len(asked),
        of_communes=len(communes),
        is_complete=len(rates) == len(communes) * len(topics) and asked == set(communes),
        illustrative=int((rates["certainty"] == Certainty.ILLUSTRATIVE).sum()),
    )
