"""What a person settles on the page is applied, and only that."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_dashboard.intake import Alias, Answers, BlankMeans, IntakeContext, check
from tests.intake.conftest import Check
from tests.intake.offices import delimited, meant, read, table

MATRIX = "Tên xã,1,2,3\nXã Phước Hưng,x,,x\nXã Tập Sơn,,x,x\n"
PERIOD = date(2023, 12, 31)


def test_period_that_the_file_lacks_is_the_one_that_was_chosen(check_text: Check):
    report = check_text(delimited(table(omit=["ky_bao_cao"])), answers=Answers(period=PERIOD))

    assert read(report.canonical) == meant()


def test_chosen_period_goes_before_the_title_and_says_so(check_text: Check):
    title = [["Tính đến ngày 31/12/2023"], *table(omit=["ky_bao_cao"])]

    report = check_text(delimited(title), answers=Answers(period=date(2023, 9, 30)))

    assert report.period == date(2023, 9, 30)
    assert ("PERIOD_CHOSEN", "“Tính đến ngày 31/12/2023”") in {(one.code, one.detail) for one in report.notices}


def test_chosen_period_that_the_title_gives_too_changes_nothing(check_text: Check):
    title = [["Tính đến ngày 31/12/2023"], *table(omit=["ky_bao_cao"])]

    chosen, read_alone = (check_text(delimited(title), answers=Answers(period=one)) for one in (PERIOD, None))

    assert (chosen.period, chosen.notices) == (read_alone.period, read_alone.notices)


def test_chosen_period_that_differs_from_the_column_is_refused(check_text: Check):
    report = check_text(delimited(table()), answers=Answers(period=date(2023, 9, 30)))

    assert [(one.code, one.row, one.found) for one in report.errors] == [("PERIOD_MIXED", 2, "31/12/2023")]
    assert check_text(delimited(table()), answers=Answers(period=PERIOD)).period == PERIOD


def test_blank_means_what_was_answered(check_text: Check):
    asked = check_text(MATRIX, answers=Answers(period=PERIOD))
    unmet = check_text(MATRIX, answers=Answers(period=PERIOD, blank_means=BlankMeans.NOT_MET))
    unknown = check_text(MATRIX, answers=Answers(period=PERIOD, blank_means=BlankMeans.NOT_ASSESSED))

    assert [one.code for one in asked.questions] == ["BLANK_AMBIGUOUS", "BLANK_AMBIGUOUS"]
    assert [row["ket_qua"] for row in unmet.canonical].count("chưa đạt") == 2
    assert len(unknown.canonical) == 4


def test_legend_says_what_a_blank_means(check_text: Check):
    for legend in ("Ghi chú: x: đạt; để trống: chưa đạt", "(Ô trống là chưa đạt)", "Để trống = chưa đạt"):
        report = check_text(MATRIX + f'"{legend}",,,\n', answers=Answers(period=PERIOD))

        assert [row["ket_qua"] for row in report.canonical].count("chưa đạt") == 2, legend


def test_forgotten_cell_of_a_matrix_that_writes_unmet_ones_is_missing(check_text: Check):
    report = check_text(MATRIX.replace(",x,,x", ",x,-,x"), answers=Answers(period=PERIOD))

    assert [(one.code, one.row, one.column) for one in report.errors] == [("RESULT_MISSING", 3, "1")]


def test_ambiguous_and_unknown_names_mean_what_was_answered(check_text: Check):
    text = delimited(
        table(omit=["ma_xa"], ten_xa=lambda name: {"Xã Định An": "Định An", "Xã Tập Sơn": "Xã Tâp Sơn"}.get(name, name))
    )

    asked = check_text(text)
    report = check_text(text, answers=Answers(communes={"Định An": "29494", "xã tâp sơn": "29467"}))

    assert [(one.code, one.found) for one in asked.questions] == [
        ("COMMUNE_UNKNOWN", "Xã Tâp Sơn"),
        ("COMMUNE_AMBIGUOUS", "Định An"),
    ]
    assert read(report.canonical) == meant()


def test_learned_spelling_is_taken_without_asking(intake_context: IntakeContext):
    text = delimited(table(omit=["ma_xa"], ten_xa=lambda name: "PH" if name == "Xã Phước Hưng" else name))
    context = IntakeContext(intake_context.catalogue, intake_context.today, aliases=(Alias("ph", "29464"),))

    report = check(text.encode(), "a.csv", context=context)

    assert read(report.canonical) == meant()


def test_close_name_is_only_suggested(check_text: Check):
    report = check_text(delimited(table(omit=["ma_xa"], ten_xa=lambda name: name.replace("Tập", "Tâp"))))

    assert set(report.errors[0].suggestions) == {"Xã Tập Sơn (29467)", "Xã Tân Sơn (29470)"}
    assert "Có phải" in str(report.errors[0].message)


def test_communes_without_rows_are_named_when_few_and_counted_when_many(check_text: Check):
    report = check_text(delimited(table()))

    assert ("MISSING_COMMUNES", "11") in {(notice.code, notice.detail) for notice in report.notices}


@given(st.text(max_size=300))
@settings(max_examples=15, deadline=None)
def test_any_text_is_answered(intake_context: IntakeContext, text: str):
    report = check(text.encode("utf-8", "surrogatepass"), "a.csv", context=intake_context)

    assert report.is_accepted or report.errors


@given(st.binary(max_size=600))
@settings(max_examples=15, deadline=None)
def test_any_bytes_are_answered(intake_context: IntakeContext, content: bytes):
    report = check(content, "a.xlsx", context=intake_context)

    assert report.is_accepted or report.errors


NOTES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp", "Cf"]), max_size=60)


@given(NOTES.filter(lambda note: not note.startswith(("=", "@", "+", "-", "'", "＝", "＠", "＋", "－", "#"))))
@settings(max_examples=15, deadline=None)
def test_notes_are_kept_letter_by_letter(intake_context: IntakeContext, note: str):
    import unicodedata

    lines = table()
    lines[1][7] = note
    report = check(delimited(lines).encode(), "a.csv", context=intake_context)
    codes = {one.code for one in report.errors}

    assert codes <= {"FORMULA_INJECTION", "LOSSY_REPLACEMENT", "MOJIBAKE", "LOSSY_QUESTION_MARKS"}
    if not codes:
        assert report.canonical[0]["ghi_chu"] == unicodedata.normalize("NFC", note)


OTHER_DISTRICT = "29233"


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("Xã Long Vĩnh", OTHER_DISTRICT, "COMMUNE_UNKNOWN"),
        ("Xã Tâp Sơn", OTHER_DISTRICT, "COMMUNE_UNKNOWN"),
        ("", OTHER_DISTRICT, "COMMUNE_UNKNOWN"),
        ("Xã Tập Sơn", OTHER_DISTRICT, "CODE_NAME_MISMATCH"),
        ("Định An", OTHER_DISTRICT, "CODE_NAME_MISMATCH"),
        ("Xã Long Vĩnh", "", "COMMUNE_UNKNOWN"),
    ],
)
def test_a_commune_of_another_district_is_refused_and_no_answer_or_spelling_overrules_it(
    intake_context: IntakeContext, name: str, code: str, expected: str
):
    text = f"ky_bao_cao;ma_xa;ten_xa;tieu_chi;ket_qua\n31/12/2023;{code};{name};1;đạt\n"
    learned = (Alias(name or code, "29467"),) if code else ()
    context = IntakeContext(intake_context.catalogue, intake_context.today, aliases=learned)
    answers = Answers(communes={name or code: "29467"} if code else {name: OTHER_DISTRICT})

    for settled in (Answers(), answers):
        report = check(text.encode(), "a.csv", context=context, answers=settled)

        assert [one.code for one in report.errors] == [expected]
        assert report.questions == ()


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("P. Hưng", "29464"), ("PH", "29464"), ("Xã Tâp Sơn", "29467"), ("xã lưu nghiệp a", "29476"), ("L.N.A", "29476")],
)
def test_a_name_with_a_slip_or_cut_short_is_asked_for_with_what_is_near(check_text: Check, name: str, suggested: str):
    text = f"ky_bao_cao;ten_xa;tieu_chi;ket_qua\n31/12/2023;{name};1;đạt\n31/12/2023;{name};2;đạt\n"

    (question, *_same) = check_text(text).questions

    assert (question.about, question.options[0].value) == (name, suggested)
    assert check_text(text, answers=Answers(communes={name: suggested})).is_accepted
