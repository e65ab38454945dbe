"""Rows read by column say what they say when they are read one by one."""

import csv
import io
import random
from dataclasses import replace
from datetime import date

import pytest

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Level
from ntm_dashboard.intake import ErrorCode, IntakeContext, Limits, PreparedReport, check
from tests.benchmarks.districts import catalogue_of

HEADINGS = [
    *("ky_bao_cao", "ma_xa", "ten_xa", "tieu_chi", "ket_qua", "gia_tri", "ho_so", "trang_thai_ho_so", "ngay_du_kien"),
    *("co_quan", "ghi_chu", "nguon", "do_tin_cay"),
]
TODAY = date(2024, 1, 15)
NOBODY_MEANT = (
    *(
        "",
        " ",
        "Đạt",
        "x",
        "1",
        "0",
        "-",
        "không áp dụng",
        "Cơ bản đạt",
        "Chưa đạt (thiếu hồ sơ)",
        "12,5",
        "12.5",
        "1.250",
    ),
    *("95%", "abc", "=1+1", "#N/A", "2023-12-31", "Quý IV/2023", "30/11/2023", "2030-01-01", "29/02/2023", "Tổng cộng"),
    *(
        "I.",
        "A",
        "Xã 40001",
        "40001",
        "40.001",
        '="40002"',
        "99999",
        "5.2",
        "5,2",
        "17.10",
        "99",
        "Tiêu chí 5",
        "PKTHT",
    ),
    *(
        "hoàn thành",
        "xong?",
        "văn bản",
        "../etc/passwd",
        "huy?n",
        "®¹t",
        "đa\u0323t",
        "đạt\u00a0",
        "\u200bđạt",
        "đạt  ",
    ),
    *("ket_qua", "TM. UBND", "Ghi chú: để trống là chưa đạt", "x" * 10_001, "\x07", "Cộng", "tự đánh giá"),
)


@pytest.fixture(scope="module")
def context(intake_context: IntakeContext) -> IntakeContext:
    """A district of 60 communes."""
    return IntakeContext(catalogue_of(60, intake_context.catalogue), TODAY)


def rows_of(catalogue: Catalogue, count: int = 1000) -> list[list[str]]:
    """Give a plain report of the district, cut after some rows."""
    numbers = [one.number for one in catalogue.criteria_on(Level.COMMUNE, date(2023, 12, 31))]
    units = [unit for unit in catalogue.units if unit.code != catalogue.district.code]
    lines = [
        [
            "31/12/2023",
            unit.code,
            unit.name,
            number,
            "đạt",
            "",
            f"HS-{unit.code}-{number}",
            "hoàn thành",
            "",
            "",
            "",
            "đo",
            "minh_hoa",
        ]
        for unit in units
        for number in numbers
    ]
    return [HEADINGS, *lines[:count]]


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    """Write rows as a text file."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


def said(report: PreparedReport) -> dict[str, object]:
    """Give all that a check says of a file as plain values."""
    rows = None if report.rows is None else (report.rows.to_csv(), str(report.rows.dtypes.to_dict()))
    plain = replace(report, rows=None, canonical=(), sha256="", steps=0)
    return {"report": plain, "rows": rows, "canonical": [dict(row) for row in report.canonical]}


def read_both_ways(content: bytes, context: IntakeContext) -> tuple[PreparedReport, PreparedReport]:
    """Check a file by column and one row at a time."""
    one, other = (replace(context, limits=Limits(rows_read_singly=count)) for count in (60, 10**6))
    return check(content, "a.csv", context=one), check(content, "a.csv", context=other)


def changed(seed: int, catalogue: Catalogue) -> bytes:
    """Change a plain report in ways that nobody designed."""
    chance = random.Random(seed)  # noqa: S311 — the same files each time
    rows = [list(row) for row in rows_of(catalogue, 300)]
    for _time in range(chance.choice([0, 1, 2, 6])):
        rows[chance.randrange(1, len(rows))][chance.randrange(len(HEADINGS))] = chance.choice(NOBODY_MEANT)
    if chance.random() < 0.2:
        at, text = chance.randrange(len(HEADINGS)), chance.choice(NOBODY_MEANT)
        for row in rows[1:]:
            row[at] = text if chance.random() < 0.3 else row[at]
    if chance.random() < 0.2:
        at = chance.randrange(len(HEADINGS))
        rows = [row[:at] + row[at + 1 :] for row in rows]
    if chance.random() < 0.2:
        rows.insert(chance.randrange(1, len(rows)), list(chance.choice(rows[1:])))
    if chance.random() < 0.3:
        cells = [chance.choice(NOBODY_MEANT) for _cell in range(chance.randrange(len(HEADINGS) + 2))]
        rows.insert(chance.randrange(len(rows)), cells)
    return written(rows, chance.choice(",;\t"))


@pytest.mark.parametrize("seed", range(24))
def test_a_changed_file_is_read_the_same_by_column_and_row_by_row(context: IntakeContext, seed: int):
    by_column, singly = read_both_ways(changed(seed, context.catalogue), context)

    assert said(by_column) == said(singly)


def test_a_fault_far_below_is_told_with_its_row(context: IntakeContext):
    rows = rows_of(context.catalogue)
    rows[800][6], rows[900][8] = "C:\\ho so\\5.pdf", "31/02/2024"

    report = check(written(rows), "a.csv", context=context)

    assert [(one.code, one.row) for one in report.errors] == [
        (ErrorCode.DOSSIER_INVALID, 801),
        (ErrorCode.DATE_INVALID, 901),
    ]


def test_a_row_that_repeats_one_far_above_is_told_with_both(context: IntakeContext):
    rows = rows_of(context.catalogue)
    rows.insert(950, list(rows[700]))

    report = check(written(rows), "a.csv", context=context)

    assert [(one.code, one.row) for one in report.errors] == [(ErrorCode.DUPLICATE_ROW, 951)]
    assert "701" in str(report.errors[0].message)


def test_a_value_that_is_a_share_of_one_criterion_and_none_of_another_is_judged_by_its_row(context: IntakeContext):
    catalogue = context.catalogue
    shares = [one for one in catalogue.indicators_on(Level.COMMUNE, date(2023, 12, 31)) if one.measured_in == "%"]
    rows = rows_of(catalogue)
    for at, value in ((700, "150"), (701, "150")):
        rows[at][5] = value
    rows[700][3] = shares[0].number

    report = check(written(rows), "a.csv", context=context)

    assert [(one.code, one.row) for one in report.errors] == [(ErrorCode.VALUE_OUT_OF_RANGE, 701)]


def test_a_hundred_thousand_different_texts_that_are_no_dossier_are_as_few_problems_as_any_file_has(
    context: IntakeContext,
):
    rows = rows_of(context.catalogue)
    for place, row in enumerate(rows[1:]):
        row[6] = f"C:\\{place}"

    report = check(written(rows), "a.csv", context=context)

    assert len(report.errors) == context.limits.max_problems_of_a_code
    assert report.more_errors == len(rows) - 1 - len(report.errors)
