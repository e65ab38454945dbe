"""A report is the same in whichever kind an office writes it: what is read back is what was written."""

import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ntm_dashboard.intake import Answers, ErrorCode, PreparedReport
from tests.intake.conftest import Check
from tests.intake.kinds import KINDS, NUMBERS, Kind, Rows, Told, around, as_csv, as_xlsx

UNITS = ("Xã Phước Hưng", "Xã Tập Sơn", "Xã Lưu Nghiệp Anh", "Xã Long Hiệp")
FEW = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NOTES = ("thiếu hồ sơ", "chờ thẩm định", "xã Tân Hiệp hỗ trợ")


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """Make a report of two to four communes in which something is met and something is not."""
    units = UNITS[: draw(st.integers(2, len(UNITS)))]
    chance = random.Random(draw(st.integers(0, 10_000)))  # noqa: S311 — figures, no secrets
    keys = [(unit, number) for unit in units for number in NUMBERS]
    met = {key: chance.random() < 0.7 for key in keys} | {keys[0]: True, keys[-1]: False}
    values = {key: round(chance.uniform(41, 99), 1) for key in keys if key[1] in {10, 12, 15}}
    notes = {key: chance.choice(NOTES) for key in keys if chance.random() < 0.1}
    return Told(units, met, values, notes)


def _checked(check_bytes: Check, kind: Kind, content: bytes, name: str, *, is_answered: bool = True) -> PreparedReport:
    chosen = {(ErrorCode.RESULT_COLUMN, ""): kind.answer} if kind.answer and is_answered else {}
    return check_bytes(content, name=name, answers=Answers(chosen=chosen))


def _read(report: PreparedReport, kind: Kind) -> dict[tuple[object, object], tuple[object, ...]]:
    assert [str(one.message) for one in report.errors] == []
    return {
        (row["ten_xa"], row["tieu_chi"]): (
            row["ket_qua"],
            *([row["gia_tri"], row["ghi_chu"]] if kind.has_values else []),
        )
        for row in report.canonical
    }


def _meant(told: Told, kind: Kind) -> dict[tuple[object, object], tuple[object, ...]]:
    units = told.units[:1] if kind.is_of_one else told.units
    return {
        key: (told.said(*key).lower(), *([told.values.get(key), told.notes.get(key, "")] if kind.has_values else []))
        for unit in units
        for key in ((unit, number) for number in NUMBERS)
    }


@pytest.mark.parametrize("name", KINDS)
@FEW
@given(told=reports())
def test_what_is_read_back_is_what_was_written(check_bytes: Check, name: str, told: Told):
    kind = KINDS[name]
    sheets = kind.write(told)

    assert _read(_checked(check_bytes, kind, as_xlsx(sheets), "a.xlsx"), kind) == _meant(told, kind)
    if not kind.has_sheets:
        assert _read(_checked(check_bytes, kind, as_csv(sheets), "a.csv"), kind) == _meant(told, kind)


@pytest.mark.parametrize("name", KINDS)
@settings(FEW, max_examples=1)
@given(told=reports())
def test_a_letterhead_above_and_signatures_below_change_nothing(check_bytes: Check, name: str, told: Told):
    kind = KINDS[name]
    sheets = {title: around(rows) for title, rows in kind.write(told).items()}

    assert _read(_checked(check_bytes, kind, as_xlsx(sheets), "a.xlsx"), kind) == _meant(told, kind)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.answer])
@settings(FEW, max_examples=1)
@given(told=reports())
def test_of_two_results_none_is_taken_unasked(check_bytes: Check, name: str, told: Told):
    kind = KINDS[name]

    report = _checked(check_bytes, kind, as_xlsx(kind.write(told)), "a.xlsx", is_answered=False)

    assert [(one.code, one.suggested) for one in report.questions] == [("RESULT_COLUMN", kind.answer)]


IN_COLUMNS = ("long", "matrix of numbers", "matrix of short names", "achieved and judged", "turned")


@pytest.mark.parametrize("name", IN_COLUMNS)
@FEW
@given(told=reports(), seed=st.integers(0, 1000))
def test_the_order_of_the_columns_changes_nothing(check_bytes: Check, name: str, told: Told, seed: int):
    kind = KINDS[name]
    ((title, rows),) = kind.write(told).items()
    order = list(range(max(map(len, rows))))
    random.Random(seed).shuffle(order)  # noqa: S311 — an order, no secret

    shuffled = {title: [*rows[:2], *[_ordered(row, order) for row in rows[2:]]]}

    assert _read(_checked(check_bytes, kind, as_xlsx(shuffled), "a.xlsx"), kind) == _meant(told, kind)


def _ordered(row: list[object], order: list[int]) -> list[object]:
    return [row[place] if place < len(row) else "" for place in order]


@pytest.mark.parametrize("name", IN_COLUMNS)
@pytest.mark.parametrize(
    ("heading", "cell"), [("Dân số", 4520), ("Số điện thoại", "0294 3874 001"), ("Bí thư", "Lê A")]
)
@settings(FEW, max_examples=1)
@given(told=reports(), place=st.integers(1, 3))
def test_a_foreign_column_changes_nothing(
    check_bytes: Check, name: str, told: Told, place: int, heading: str, cell: object
):
    kind = KINDS[name]
    ((title, rows),) = kind.write(told).items()
    foreign = [[*row[:place], heading if at == 0 else cell, *row[place:]] for at, row in enumerate(rows[2:])]

    report = _checked(check_bytes, kind, as_xlsx({title: [*rows[:2], *foreign]}), "a.xlsx")

    assert _read(report, kind) == _meant(told, kind)


@pytest.mark.parametrize("name", IN_COLUMNS)
@settings(FEW, max_examples=1)
@given(told=reports())
def test_a_row_that_numbers_the_columns_changes_nothing(check_bytes: Check, name: str, told: Told):
    kind = KINDS[name]
    ((title, rows),) = kind.write(told).items()
    numbering: Rows = [[f"({number})" for number in range(1, len(rows[2]) + 1)]]

    report = _checked(check_bytes, kind, as_xlsx({title: [*rows[:3], *numbering, *rows[3:]]}), "a.xlsx")

    assert _read(report, kind) == _meant(told, kind)
