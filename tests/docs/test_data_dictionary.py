"""The data dictionary names exactly the columns and words of the files."""

import csv
import re
from pathlib import Path

import pytest

from ntm_dashboard.catalogue_files.files import DISTRICT_TABLE, read_catalogue
from ntm_dashboard.catalogue_files.tables import CERTAINTY_CODES, TABLES
from ntm_dashboard.domain.catalogue import TO_BE_CHECKED
from ntm_dashboard.domain.contract import CONTRACT, columns_of
from ntm_dashboard.domain.terms import FOLLOW_UP, ReportKind
from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.services.data_folder import row_files

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
RARE = {one.column.value for one in CONTRACT if one.is_rare}
"""What a file has only where a row needs it."""
SHIPPED = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))


def sections() -> dict[str, str]:
    text = (ROOT / "docs" / "tu-dien-du-lieu.md").read_text(encoding="utf-8")
    found = re.split(r"^### `([a-z_]+\.csv)`$", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def columns(section: str) -> list[str]:
    table = section.split("| Cột |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `([a-z_]+)` \|", table, flags=re.MULTILINE)


def section_of(name: str) -> str:
    """Give the section of a file: its own name, or the name of the folder that has a file a period."""
    parts = name.split("/")
    named = [part for part in parts if f"{part.removesuffix('.csv')}.csv" in sections()]
    return sections()[f"{named[-1].removesuffix('.csv')}.csv"]


@pytest.mark.parametrize("name", SHIPPED)
def test_dictionary_names_the_columns_of_every_shipped_file(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))

    assert header == [column for column in columns(section_of(name)) if column in header or column not in RARE]


@pytest.mark.parametrize("kind", list(ReportKind))
def test_dictionary_names_the_columns_of_the_contract(kind):
    assert columns(sections()[f"{kind.value}.csv"]) == [one.column.value for one in columns_of(kind)]


@pytest.mark.parametrize("kind", FOLLOW_UP)
def test_dictionary_names_every_word_of_the_follow_up(kind):
    words = [word for one in columns_of(kind) if one.words is not None for word in one.words.values()]

    assert [word for word in words if f"`{word}`" not in sections()[f"{kind.value}.csv"]] == []


def test_dictionary_has_a_section_for_every_kind_of_file_and_no_other():
    expected = {f"{kind.value}.csv" for kind in ReportKind} | {table.file for table in TABLES} | {DISTRICT_TABLE.file}

    assert set(sections()) == expected


@pytest.mark.parametrize("table", [*TABLES, DISTRICT_TABLE], ids=lambda table: table.file)
def test_dictionary_names_the_columns_that_the_reader_needs(table):
    assert columns(sections()[table.file]) == list(table.columns)


@pytest.mark.parametrize("name", sorted(sections()))
def test_every_column_has_a_meaning_and_an_example(name):
    table = sections()[name].split("| Cột |", 1)[1].split("\n\n", 1)[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]

    assert [row[0] for row in rows if len(row) != 4 or not row[1].strip() or not row[3].strip().startswith("`")] == []


def test_dictionary_names_every_certainty():
    text = (ROOT / "docs" / "tu-dien-du-lieu.md").read_text(encoding="utf-8")

    assert [code for code in (*CERTAINTY_CODES, TO_BE_CHECKED) if f"| `{code}` |" not in text] == []


def test_dictionary_names_every_key_of_the_district():
    with (DATA / "tra_cu" / "huyen.csv").open(encoding="utf-8", newline="") as file:
        keys = [row["khoa"] for row in csv.DictReader(file)]

    assert [key for key in keys if f"| `{key}` |" not in sections()["huyen.csv"]] == []


@pytest.mark.parametrize(
    ("name", "row"),
    [("don_vi.csv", 2), ("bo_tieu_chi.csv", 2), ("chi_tieu.csv", 2), ("dieu_kien.csv", 2), ("chi_so.csv", 2)],
)
def test_dictionary_names_every_word_that_the_reader_takes(name, row):
    files = {path.relative_to(DATA).as_posix(): path.read_bytes() for path in DATA.rglob("*.csv")}
    accepted = accepted_words(files, f"catalogue/{name}", row)

    told = sections()[name] + sections()["chi_so.csv"]
    assert accepted
    assert [word for words in accepted for word in words if f"`{word}`" not in told] == []


def accepted_words(files: dict[str, bytes], name: str, row: int) -> list[list[str]]:
    """Ask the reader which words it takes, by giving it a row of words that it does not know."""
    lines = files[name].decode().splitlines()
    lines[row - 1] = ",".join("?" for _ in lines[0].split(","))
    with pytest.raises(DataFolderError) as caught:
        read_catalogue(files | {name: "\n".join(lines).encode()}, folder="tra_cu")
    own = [line for line in str(caught.value).splitlines() if f"{name}, dòng {row}," in line]
    return [line.split("Chỉ nhận: ")[1].rstrip(".").split(", ") for line in own if "Chỉ nhận: " in line]


def test_words_of_the_rows_stand_in_the_dictionary():
    limited = {"ket_qua", "trang_thai_ho_so", "danh_hieu", "do_tin_cay", "vai_tro", "hinh_thuc", "ket_thuc"}
    unknown = set()
    for folder in ("tra_cu", "mau", "tra_cu/cap_nhat/2024-04-08"):
        for file in row_files(DATA / folder):
            for row in csv.DictReader(file.content.decode().splitlines()):
                section = sections()[f"{file.kind.value}.csv"]
                unknown |= {row[name] for name in limited & set(row) if row[name] and f"`{row[name]}`" not in section}

    assert unknown == set()
