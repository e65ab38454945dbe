"""The contract of the columns stands in one table: frames, tables, files, templates and headings follow it."""

import ast
from pathlib import Path

import pytest

from ntm_dashboard.catalogue_files.tables import TABLES
from ntm_dashboard.domain import contract
from ntm_dashboard.domain.contract import CONTRACT, Column, columns_of
from ntm_dashboard.domain.published import ROW_TABLES, row_table_of
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.exports.published_table import published_table
from ntm_dashboard.intake import contract as headings
from ntm_dashboard.intake.cells import follow_up_headings
from ntm_dashboard.intake.cells.text import words_only
from ntm_dashboard.store.schema import metadata
from tests.meeting import catalogue_of, record_of

PACKAGE = Path(contract.__file__).parents[1]
ASKING = [path for room in ("intake", "exports", "store", "services", "cli") for path in (PACKAGE / room).rglob("*.py")]
ORDINARY_WORDS = {"ngay", "nam"}
"""What stands in the code as a word of the language, too (ngày, năm)."""


def test_every_name_has_its_entry_in_the_order_of_the_names():
    assert [one.column for one in CONTRACT] == list(Column)


def test_no_heading_is_of_two_columns():
    found = [words_only(heading) for one in CONTRACT for heading in {one.column.value, *one.headings}]

    assert [heading for heading in found if found.count(heading) > 1] == []


def test_every_heading_is_recognised_as_its_column():
    for one in CONTRACT:
        for heading in (one.column.value, one.label, *one.headings):
            is_of_follow_up = one.column in follow_up_headings.OF_FOLLOW_UP
            found = follow_up_headings.own_column(heading) if is_of_follow_up else headings.column_of(heading)
            assert found is one.column


@pytest.mark.parametrize("path", ASKING, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_other_file_names_a_column_by_itself(path):
    names = {one.value for one in Column} - ORDINARY_WORDS
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    assert sorted(names & set(told)) == []


@pytest.mark.parametrize("kind", list(ReportKind))
def test_frames_and_tables_have_the_fields_of_the_contract_and_no_other(kind):
    table = row_table_of(kind)
    agreed = {name for one in columns_of(kind) for name in one.fields}
    stored = {column.name: column for column in metadata.tables[table.name].columns}

    assert {*table.columns} - {"revision", "file", "row", "level"} == agreed | ({"unit"} & {*table.columns})
    assert set(stored) - {"revision", "file", "row", "level", "origin", "is_withdrawn"} == agreed | (
        {"unit"} & set(stored)
    )
    assert {name for name, column in stored.items() if column.primary_key} == {"revision", *table.keys}


@pytest.mark.parametrize("table", ROW_TABLES, ids=lambda table: table.name)
def test_the_keys_are_the_fields_of_the_key_columns(table):
    agreed = {name for kind in table.kinds for one in columns_of(kind) if one.is_key for name in one.fields}

    assert set(table.keys) - {"level"} == agreed


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_published_file_has_the_columns_of_its_kind(kind):
    written = published_table(record_of(), catalogue_of(), kind=kind)

    assert list(written.columns) == [one.column for one in columns_of(kind) if not one.is_rare]


def test_files_of_the_catalogue_are_no_part_of_it():
    assert {table.file for table in TABLES} & {f"{kind.value}.csv" for kind in ReportKind} == set()
