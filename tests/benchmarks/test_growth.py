"""What a Situation and the catalogue cost as communes and months grow, beside the least that gives the same counts.

Not part of the checks: `python -m pytest tests/benchmarks/test_growth.py -s`. Both sides run in turn in one process, so
only the ratio is read.
"""

import csv
import io
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from ntm_dashboard.catalogue_files.files import read_catalogue
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.services.data_folder import SHIPPED_CATALOGUE, read_folder
from tests.benchmarks.districts import LAST, catalogue_of, record_of
from tests.meeting import TRAINING
from tests.meeting import catalogue_of as shipped

ROUNDS = 7
CATALOGUE_ALLOWED = 25
"""How many times reading, checking and linking a catalogue may cost what reading its lines costs."""


def counts_by_pandas(rows: pd.DataFrame) -> dict[str, int]:
    """Give the verdict counts in as few steps as pandas needs."""
    newest = rows.sort_values("period", kind="stable").drop_duplicates(["unit", "criterion", "indicator"], keep="last")
    results = newest.set_index(["unit", "criterion"])
    is_met = results["result"] == "met"
    is_late = ~is_met & (results["planned_on"] < rows["period"].max())
    by_unit = is_met.groupby(level=0).sum()
    return {"met": int(is_met.sum()), "late": int(is_late.sum()), "most": int(by_unit.max())}


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give how many times the CPU of theirs ours takes, by the medians of rounds in turn."""
    pairs = [(_cpu(ours), _cpu(theirs)) for _round in range(rounds)]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return one / other


def _cpu(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


@pytest.mark.parametrize(
    ("communes", "months", "allowed"),
    [(15, 1, 5), (124, 12, 5), pytest.param(8200, 36, 3, marks=pytest.mark.slow)],
)
def test_a_situation_beside_the_same_counts_by_pandas(communes, months, allowed):
    catalogue = catalogue_of(communes, shipped(TRAINING))
    record = record_of(communes, months, catalogue)

    def situation():
        return situation_of(replace(record), catalogue, as_of=LAST)  # anew: a record keeps its columns

    found = situation()
    times = ratio(situation, lambda: counts_by_pandas(record.assessments), rounds=ROUNDS if months < 36 else 3)

    print(f"\n{communes} × {months}: {times:.1f} times")
    criteria = found.commune_criteria
    assert counts_by_pandas(record.assessments) == {
        "met": int((criteria["result"] == "met").sum()),
        "late": int((criteria["status"] == "late").sum()),
        "most": int(found.units["met"].max()),
    }
    assert times <= allowed


def test_a_catalogue_of_all_communes_of_a_country_beside_reading_its_lines():
    files = {f"catalogue/{name}": content for name, content in read_folder(SHIPPED_CATALOGUE).items()}
    files |= {f"mau/{name}": content for name, content in read_folder(TRAINING).items() if name == "huyen.csv"}
    head = files["catalogue/don_vi.csv"].decode("utf-8-sig").splitlines()
    lines = [f"{40000 + at},Xã {at},xã,849,{at // 91},{at % 91},,30/06/2025,,đo,van_ban" for at in range(8200)]
    files["catalogue/don_vi.csv"] = "\n".join([head[0], *(one for one in head if ",huyện," in one), *lines]).encode()

    def by_lines():
        return list(csv.DictReader(io.StringIO(files["catalogue/don_vi.csv"].decode())))

    times = ratio(lambda: read_catalogue(files, folder="mau"), by_lines, rounds=3)

    print(f"\n8200 communes: {times:.1f} times")
    assert times <= CATALOGUE_ALLOWED
