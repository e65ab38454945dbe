"""What the check of a report costs as it grows, beside `pandas.read_csv` of the same bytes, and the start of `check`.

Not part of the checks: `python -m pytest tests/benchmarks/test_intake.py -s`. Both sides run in turn in one process, so
only the ratio is read.
"""

import csv
import io
import os
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake import IntakeContext, check
from tests.benchmarks.districts import LAST, catalogue_of
from tests.benchmarks.test_growth import ratio
from tests.meeting import TRAINING
from tests.meeting import catalogue_of as shipped

HEADINGS = ("ky_bao_cao", "ma_xa", "ten_xa", "tieu_chi", "ket_qua", "gia_tri", "ho_so", "nguon", "do_tin_cay")
ALLOWED = {263: 250, 2105: 150, 8200: 150}
"""How many times reading the bytes a check may cost: 1,800 times at 263 communes when each cell was looked at."""
START_ALLOWED = 3.3
"""How many times `import pandas` the whole command may take on one small file."""


def report_of(catalogue: Catalogue) -> bytes:
    """Give a report of every commune with every indicator."""
    numbers = [one.number for one in catalogue.indicators_on(Level.COMMUNE, LAST)]
    file = io.StringIO()
    lines = csv.writer(file)
    lines.writerow(HEADINGS)
    for unit in catalogue.units:
        if unit.code == catalogue.district.code:
            continue
        for place, number in enumerate(numbers):
            met = (int(unit.code) + place) % 4 > 0
            dossier = f"HS-{unit.code}-{number}" if met else ""
            told = ("đạt" if met else "chưa đạt", "", dossier, "Đo tốc độ", "tu_bao_cao")
            lines.writerow([f"{LAST:%d/%m/%Y}", unit.code, unit.name, number, *told])
    return file.getvalue().encode()


@pytest.mark.slow
@pytest.mark.parametrize("communes", [263, 2105, 8200])
def test_a_check_beside_reading_the_bytes(communes: int):
    catalogue = catalogue_of(communes, shipped(TRAINING))
    content = report_of(catalogue)
    context = IntakeContext(catalogue, date(2024, 1, 15))

    report = check(content, "a.csv", context=context)
    times = ratio(lambda: check(content, "a.csv", context=context), lambda: pd.read_csv(io.BytesIO(content)), rounds=3)

    print(f"\n{communes} communes, {report.read_as.rows} rows: {times:.0f} times")
    assert report.is_accepted, [str(one.message) for one in report.errors]
    assert times <= ALLOWED[communes]


@pytest.mark.slow
def test_eight_times_the_rows_take_about_eight_times_the_check():
    small, large = (catalogue_of(communes, shipped(TRAINING)) for communes in (263, 2105))
    contents = [report_of(one) for one in (large, small)]
    contexts = [IntakeContext(one, date(2024, 1, 15)) for one in (large, small)]

    def checked(place: int) -> None:
        check(contents[place], "a.csv", context=contexts[place])

    times = ratio(lambda: checked(0), lambda: checked(1), rounds=3)

    print(f"\n{times:.1f} times")
    assert times <= 10


@pytest.mark.slow
def test_the_command_beside_the_import_of_pandas():
    def run(*arguments: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    pairs = [
        (run("-m", "ntm_dashboard", "check", "data/tra_cu/muc_tieu.csv"), run("-c", "import pandas")) for _ in "123"
    ]
    times = sorted(one / other for one, other in pairs)[1]

    print(f"\n{times:.1f} times")
    assert times <= START_ALLOWED
