"""Every table of a Situation is one of its model; the shipped figures say on each day what they have said so far."""

from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.frames import (
    Blockers,
    Coverage,
    CriterionChanges,
    CriterionStates,
    IndicatorStates,
    LadderSteps,
    Steps,
    UnitChanges,
    UnitStates,
    checked,
)
from tests.meeting import TRA_CU, TRAINING, catalogue_of, record_of

DAYS = [
    date(2021, 6, 30),
    date(2022, 4, 6),
    date(2022, 4, 7),
    date(2023, 4, 12),
    date(2023, 12, 20),
    date(2024, 4, 8),
    date(2025, 7, 1),
    date(2026, 6, 30),
]
MODELS = {
    "units": UnitStates,
    "ladder": LadderSteps,
    "commune_criteria": CriterionStates,
    "district_criteria": CriterionStates,
    "commune_indicators": IndicatorStates,
    "district_indicators": IndicatorStates,
    "steps": Steps,
    "blockers": Blockers,
    "coverage": Coverage,
}
WORDS = {"name", "unit_name", "group", "reason", "reasons", "threshold_text", "source", "note", "units"}
"""What is read in the catalogue or said to people: it may be worded anew without a figure having changed."""
GOLDEN = Path(__file__).parent / "golden.csv"


def situation(folder, day, documented_only):
    return situation_of(record_of(folder), catalogue_of(folder), as_of=day, documented_only=documented_only)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("folder", [TRA_CU, TRAINING], ids=lambda folder: folder.name)
def test_every_table_is_of_its_model(folder, day):
    one = situation(folder, day, documented_only=False)
    difference = compare(situation(folder, date(2023, 4, 12), documented_only=False), one)

    tables = {name: (model, getattr(one, name)) for name, model in MODELS.items()}
    tables |= {"changed units": (UnitChanges, difference.units), "changed": (CriterionChanges, difference.criteria)}

    for model, table in tables.values():
        pd.testing.assert_frame_equal(table, checked(model, table)[model.names()])


def test_no_table_is_forgotten():
    one = situation(TRA_CU, date(2023, 4, 12), documented_only=False)

    assert {field.name for field in fields(one) if isinstance(getattr(one, field.name), pd.DataFrame)} == set(MODELS)


def digests(folder, day, documented_only):
    """Give for each table its rows and a digest of its figures and codes, words left out."""
    one = situation(folder, day, documented_only)
    for name in MODELS:
        table = getattr(one, name)
        plain = table.drop(columns=[column for column in table if column in WORDS])
        digest = sha256(plain.to_csv(index=False, lineterminator="\n").encode()).hexdigest()[:12]
        yield [folder.name, str(day), str(documented_only), name, str(len(table)), digest]


def test_the_shipped_figures_say_on_each_day_what_they_have_said_so_far():
    """After a change on purpose: `python -m tests.domain.test_tables` writes the new lines; read what differs."""
    golden = [line.split(",") for line in GOLDEN.read_text("utf-8").splitlines()]

    assert every_digest() == golden


def every_digest():
    return [
        line
        for folder in (TRA_CU, TRAINING)
        for day in DAYS
        for documented_only in (False, True)
        for line in digests(folder, day, documented_only)
    ]


if __name__ == "__main__":
    GOLDEN.write_text("".join(",".join(line) + "\n" for line in every_digest()), "utf-8")
