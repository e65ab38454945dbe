"""A Situation holds keys and figures: what is made for a reader of one language is the very same for the other."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.i18n import Message, Name, speaking
from tests import meeting

CASES = [
    (meeting.TRA_CU, date(2022, 4, 6)),
    (meeting.TRA_CU, date(2024, 4, 8)),
    (meeting.TRA_CU, date(2025, 7, 1)),
    (meeting.TRAINING, date(2023, 9, 30)),
]


def _parts(thing: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Give every value within, with its place; texts that wait for a reader as they are kept."""
    within = None if isinstance(thing, Message | Name) else _within(thing)
    if within is None:
        yield place, repr(thing)
    else:
        for key, value in within.items():
            yield from _parts(value, f"{place}.{key}")


def _within(thing: object) -> dict[object, object] | None:
    match thing:
        case pd.DataFrame():
            return {column: list(thing[column]) for column in thing.columns}
        case dict():
            return thing
        case tuple() | list():
            return dict(enumerate(thing))
        case _:
            kept = [one.name for one in fields(thing) if one.compare] if is_dataclass(thing) else None
            return None if kept is None else {name: getattr(thing, name) for name in kept}


@pytest.mark.parametrize(("folder", "day"), CASES, ids=[f"{folder.name} {day}" for folder, day in CASES])
def test_a_situation_is_the_same_in_every_language(folder, day):
    record, catalogue = meeting.record_of(folder), meeting.catalogue_of(folder)

    def made(language: str) -> dict[str, object]:
        with speaking(language):
            after = situation_of(record, catalogue, as_of=day)
            before = situation_of(record, catalogue, as_of=date(2022, 12, 31))
            return dict(_parts(compare(before, after)))

    vietnamese, english = made("vi"), made("en")

    assert vietnamese == english


def test_its_texts_are_read_in_the_language_of_the_reader():
    situation = meeting.april()

    name = situation.commune_criteria["name"].iloc[0]
    sentence = situation.headline.sentence

    assert str(name) == "Quy hoạch"
    with speaking("en"):
        assert str(name) != "Quy hoạch"
        assert "communes" in str(sentence)
