"""What a command takes from its start to its answer, beside loading pandas alone, in one run.

Not part of the checks: `python -m pytest tests/benchmarks/test_start.py -s`. Processes run in turn; only the ratio of
what the processor worked is read.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from ntm_dashboard.bootstrap.settings import PROJECT

ROUNDS = 5
ALLOWED = 2
"""How many times the CPU of `import pandas` the check of a small file may take; before the models of tables and the
order of titles were lighter it took 3.3 times."""
FILES = ("so_lieu_cong_bo.csv", "muc_tieu.csv", "cong_nhan.csv")


def cpu_of(*arguments: object) -> float:
    """Give the seconds that the processor worked for a process of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *map(str, arguments)], check=True, capture_output=True, cwd=PROJECT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("file", FILES)
def test_a_small_file_is_checked_in_little_more_than_pandas_takes_to_load(file: str):
    path = Path(PROJECT, "data", "tra_cu", file)

    pairs = [(cpu_of("-m", "ntm_dashboard", "check", path), cpu_of("-c", "import pandas")) for _round in range(ROUNDS)]

    ours, pandas = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"\n{file}: {ours / pandas:.2f} times")
    assert ours / pandas <= ALLOWED
