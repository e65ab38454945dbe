"""Every row that is shipped says where it comes from and how certain it is."""

from pathlib import Path

import pytest

from ntm_dashboard.catalogue_files.tables import CERTAINTY_CODES
from ntm_dashboard.domain.catalogue import TO_BE_CHECKED

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv") if path.name != "huyen.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_its_source_and_certainty(name, rows_of):
    known = {*CERTAINTY_CODES, *([TO_BE_CHECKED] if "catalogue/" in name else [])}

    rows = rows_of(name)

    assert rows
    assert [number for number, row in enumerate(rows, start=2) if not row["nguon"]] == []
    assert {row["do_tin_cay"] for row in rows} <= known


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("mau/")])
def test_training_set_is_wholly_illustrative(name, rows_of):
    assert {row["do_tin_cay"] for row in rows_of(name)} == {"minh_hoa"}


def test_illustrative_rows_of_trà_cú_say_so_in_words(rows_of):
    names = [name for name in FILES if name.startswith("tra_cu/")]
    illustrative = [row for name in names for row in rows_of(name) if row["do_tin_cay"] == "minh_hoa"]

    assert illustrative
    assert [row["nguon"] for row in illustrative if "minh họa" not in row["nguon"].lower()] == []


def test_documented_outcome_of_2024_holds_nothing_invented(rows_of):
    names = [name for name in FILES if name.startswith("tra_cu/cap_nhat/")]

    assert {row["do_tin_cay"] for name in names for row in rows_of(name)} == {"van_ban", "suy_ra"}


@pytest.mark.parametrize("name", FILES)
def test_files_are_plain_utf8_with_commas_and_without_a_mark(name):
    content = (DATA / name).read_bytes()

    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode("utf-8").splitlines()[0].count(",") >= 3
