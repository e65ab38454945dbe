"""What would be if criteria came on other days: scenarios that are compared and printed, never published.

A scenario is a name and days for criteria. It is written as one line of text, so that an address can hold it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ntm_dashboard.domain.follow_up.promises import BurnUp, Outlook, outlook_of, promised_of
from ntm_dashboard.domain.follow_up.roadmap import RoadmapItems
from ntm_dashboard.domain.frames import DataFrame
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.i18n import N_, Message

MOST = 4
"""How many scenarios are compared at once."""
MOST_MOVES = 60
_LONGEST_NAME = 40
_MOVE = re.compile(r"([0-9A-Za-z]{1,20})\.([0-9]{1,3})=(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Scenario:
    """Days for criteria, by unit and number, under a name."""

    name: str
    moves: Mapping[tuple[str, str], date] = field(default_factory=dict[tuple[str, str], date])

    def moved(self, unit: str, criterion: str, day: date) -> "Scenario":
        """Give the same with a criterion on another day."""
        return Scenario(self.name, {**self.moves, (unit, criterion): day})

    def without(self, unit: str, criterion: str) -> "Scenario":
        """Give the same with a criterion on the day that is promised for it."""
        return Scenario(self.name, {key: day for key, day in self.moves.items() if key != (unit, criterion)})

    @property
    def text(self) -> str:
        """Write it as one line."""
        moves = (f"{unit}.{criterion}={day.isoformat()}" for (unit, criterion), day in self.moves.items())
        return "_".join([named(self.name), *moves])


def named(name: str) -> str:
    """Keep of a name what can stand in the line of a scenario."""
    return " ".join(name.replace("_", " ").replace("~", " ").split())[:_LONGEST_NAME].strip()


def scenario_of(text: str) -> Scenario | None:
    """Read a scenario from its line; what is no move of a criterion to a real day is left out; None without a name."""
    name, *moves = text.split("_")
    if not named(name):
        return None
    found: dict[tuple[str, str], date] = {}
    for move in moves[:MOST_MOVES]:
        parts = _MOVE.fullmatch(move)
        day = _day(parts.group(3)) if parts else None
        if parts and day:
            found[parts.group(1), parts.group(2)] = day
    return Scenario(named(name), found)


def scenarios_of(text: str) -> tuple[Scenario, ...]:
    """Read some scenarios from one text; of one name the last counts."""
    found = {one.name: one for part in text.split("~") if (one := scenario_of(part))}
    return tuple(found.values())[:MOST]


def text_of(scenarios: Iterable[Scenario]) -> str:
    """Write some scenarios as one text."""
    return "~".join(one.text for one in scenarios)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Outcome:
    """What a scenario comes to, beside the promises as they stand."""

    scenario: Scenario
    outlook: Outlook

    @property
    def reached(self) -> tuple[Message, ...]:
        """Say what stands of each measure on the target day, of what the conditions require."""
        return tuple(_on_target(one) for one in self.outlook.burn_ups)


def outcome_of(situation: Situation, roadmap: DataFrame[RoadmapItems], scenario: Scenario) -> Outcome:
    """Work out where the promises lead with the days of a scenario in their place."""
    return Outcome(scenario, outlook_of(situation, promised_of(situation, roadmap, moved=scenario.moves)))


def value_on(burn_up: BurnUp, day: date) -> int | None:
    """Give at what a measure would stand on a day if every promise were kept; None while its count is not known."""
    steps = [
        (one.date(), value)
        for one, value in zip(burn_up.promised["day"], burn_up.promised["value"].tolist(), strict=True)
    ]
    return max((value for one, value in steps if one <= day), default=burn_up.pace.done)


def _on_target(burn_up: BurnUp) -> Message:
    day = burn_up.target_on
    value = None if day is None else value_on(burn_up, max(day, burn_up.as_of))
    if value is None:
        return Message.of(N_("chưa rõ"))
    return Message.of(
        N_("{value}/{total}, {state}"),
        value=value,
        total=burn_up.pace.total,
        state=Message.of(N_("đạt điều kiện") if value >= burn_up.pace.target else N_("chưa đạt điều kiện")),
    )
