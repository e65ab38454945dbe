"""Whatever way round an office lays a report out, the same results are read from it."""

import random

import pytest

from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.intake import Answers, ErrorCode, IntakeContext, PreparedReport, check
from tests.intake import kinds
from tests.intake.kinds import KINDS, Results, Sheets, as_csv, as_xlsx

DAY = "2023-06-30"
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
CASES = [(kind, form) for kind in KINDS for form in WRITERS if (kind, form) != ("sheet_each", "csv")]


@pytest.fixture(scope="module")
def names(intake_context: IntakeContext) -> list[str]:
    catalogue = intake_context.catalogue
    return [one.name_vi for one in catalogue.criteria_on(Level.COMMUNE, _day())]


def _day():
    from datetime import date

    return date.fromisoformat(DAY)


def _results(context: IntakeContext, *, seed: int, units: int = 15) -> Results:
    """Make up the results of a report; every commune lacks something, so that no kind is helped by blanks."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    communes = [unit.name for unit in context.catalogue.units_on(_day(), (UnitKind.COMMUNE,))][:units]
    results = {(unit, number): chance.random() < 0.8 for unit in communes for number in kinds.NUMBERS}
    return results | {(unit, 7): False for unit in communes}


def _read(sheets: Sheets, form: str, context: IntakeContext, answers: Answers | None = None) -> PreparedReport:
    return check(WRITERS[form](sheets), f"bao_cao.{form}", context=context, answers=answers or Answers())


def _meant(report: PreparedReport) -> dict[tuple[str, int], bool]:
    return {(str(row["ten_xa"]), int(str(row["tieu_chi"]))): row["ket_qua"] == "đạt" for row in report.canonical}


@pytest.mark.parametrize(("kind", "form"), CASES)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_kind_means_the_same_results(
    kind: str, form: str, seed: int, names: list[str], intake_context: IntakeContext
):
    results = _results(intake_context, seed=seed)

    report = _read(KINDS[kind](results, names), form, intake_context)

    assert [str(one.message) for one in report.errors] == []
    assert str(report.period) == DAY
    assert _meant(report) == results


@pytest.mark.parametrize("kind", ["long", "matrix", "turned", "with_required_levels"])
def test_foreign_column_and_the_order_of_columns_change_nothing(
    kind: str, names: list[str], intake_context: IntakeContext
):
    results = _results(intake_context, seed=3)
    (rows,) = KINDS[kind](results, names).values()
    start = next(place for place, row in enumerate(rows) if len(row) > 2)
    end = next(place for place in range(start, len(rows)) if len(rows[place]) < 3 and rows[place] == [""])
    table = [[*row, *[""] * (len(rows[start]) - len(row)), "Người nhập" if place == 0 else "chị Lan"] for place, row in
             enumerate(rows[start:end])]  # fmt: skip
    order = list(range(1, len(table[0])))
    random.Random(5).shuffle(order)  # noqa: S311 — no secret
    shuffled = [[row[0], *(row[at] for at in order)] for row in table]

    report = _read({"Bieu": [*rows[:start], *shuffled, *rows[end:]]}, "xlsx", intake_context)

    assert [str(one.message) for one in report.errors] == []
    assert _meant(report) == results


def test_unit_of_the_title_is_that_of_the_whole_file(names: list[str], intake_context: IntakeContext):
    results = _results(intake_context, seed=4, units=1)
    (unit,) = kinds.units_of(results)
    rows = [[str(number), names[number - 1], kinds.word(results[unit, number])] for number in kinds.NUMBERS]
    sheets = {"Bieu": [[f"UBND {unit.upper()}"], [kinds.TITLE], [kinds.AS_OF], ["STT", "Tiêu chí", "Kết luận"], *rows]}

    for form in WRITERS:
        assert _meant(_read(sheets, form, intake_context)) == results


def test_of_two_results_side_by_side_the_answered_one_counts_and_the_other_is_a_note(
    names: list[str], intake_context: IntakeContext
):
    results = _results(intake_context, seed=6, units=2)
    rows = [[unit, str(number), "Đạt", kinds.word(is_met)] for (unit, number), is_met in results.items()]
    heads = ["Tên xã", "Tiêu chí", "Xã tự đánh giá", "Huyện thẩm tra"]
    sheets = {"Bieu": [[kinds.TITLE], [kinds.AS_OF], heads, *rows]}

    asked = _read(sheets, "csv", intake_context)
    (question,) = asked.questions
    chosen = {(ErrorCode.RESULT_COLUMN, question.about): question.suggested}
    report = _read(sheets, "csv", intake_context, Answers(chosen=chosen))

    assert question.code is ErrorCode.RESULT_COLUMN
    assert _meant(report) == results
    unmet = [row for row in report.canonical if row["ket_qua"] == "chưa đạt"]
    assert {row["ghi_chu"] for row in unmet} == {"Xã tự đánh giá: Đạt"}


def test_one_mistyped_criterion_of_the_district_is_reported_as_that(intake_context: IntakeContext):
    names = [one.name_vi for one in intake_context.catalogue.criteria_on(Level.DISTRICT, _day())]
    numbers = ["1", "2", "3", "4", "5", "6", "17", "8", "9"]
    rows = [[number, name, "Đạt"] for number, name in zip(numbers, names, strict=True)]
    rows[3][2] = "Đạt/chưa đạt"
    sheets = {"Bieu": [["UBND HUYỆN TRÀ CÚ"], [kinds.AS_OF], ["Tiêu chí số", "Tên tiêu chí", "Kết quả"], *rows]}

    report = _read(sheets, "xlsx", intake_context)

    assert {one.code for one in report.errors} == {ErrorCode.CRITERION_UNKNOWN, ErrorCode.RESULT_UNKNOWN}
