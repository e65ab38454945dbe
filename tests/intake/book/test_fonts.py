"""Fonts that show other letters than are stored: of .VnTime, VNI and Wingdings, in workbooks of three programs."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ntm_dashboard.intake import Answers, IntakeContext
from ntm_dashboard.intake.book.books import book_of
from ntm_dashboard.intake.book.container import Container
from ntm_dashboard.intake.book.fonts import legacy_of, shows_capitals, signs_shown, special
from ntm_dashboard.intake.book.legacy import Legacy
from ntm_dashboard.intake.book.ticks import is_column_of_ticks
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Book
from tests.intake.conftest import Check
from tests.intake.offices import legacy
from tests.intake.workbooks import saved

FILES = Path(__file__).with_name("files")
PROGRAMS = {"xlsx": Container.XLSX, "xls": Container.XLS, "ods": Container.ODS}


def _book(content: bytes, kind: str, context: IntakeContext) -> tuple[Book, Legacy | None]:
    vocabulary = Vocabulary.of(context.catalogue)
    return book_of(content, PROGRAMS[kind], limits=context.limits, vocabulary=vocabulary)


def _texts(book: Book) -> list[list[list[str]]]:
    return [[[cell.text for cell in line.cells] for line in sheet.lines] for sheet in book.sheets]


@pytest.mark.parametrize("kind", PROGRAMS)
def test_each_cell_and_run_is_read_as_its_font_shows_it(kind: str, intake_context: IntakeContext):
    book, encoding = _book((FILES / f"fonts.{kind}").read_bytes(), kind, intake_context)

    assert encoding is Legacy.TCVN3
    assert _texts(book) == [
        [
            ["TỔNG HỢP KẾT QUẢ", "Báo cáo của xã", "Ghi chú bằng Unicode: đã có"],
            ["Xã Phước Hưng", "Đường lầy lội", "Có"],
            ["Cú", "12", "Điện đã có, nước chưa có"],
            ["✓", "✗", "✓", "✗", "☑", "P"],
        ],
        [["Xã Phước Hưng", "Có", "không", "chưa đạt"]],
        [["Có", "Hoà", "café"]],
    ]


@pytest.mark.parametrize("kind", PROGRAMS)
def test_every_syllable_comes_out_of_a_workbook_as_it_went_in(kind: str, intake_context: IntakeContext):
    book, encoding = _book((FILES / f"syllables.{kind}").read_bytes(), kind, intake_context)

    notes = [text for line in _texts(book)[0] for text in line if text]
    assert encoding is None
    assert notes == (FILES / "syllables.txt").read_text(encoding="utf-8").splitlines()


def _sheet(**cells: tuple[str, str]) -> bytes:
    """Make a workbook of cells, each a text and the name of its font."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for place, (text, font) in cells.items():
        sheet[place], sheet[place].font = text, Font(name=font)
    return saved(book)


def _old(text: str, encoding: str = "tcvn3") -> str:
    return legacy(text, encoding).decode("latin-1")


@pytest.mark.parametrize("text", ["Có", "Hoà", "không", "Trịnh Hoà Bình"])
def test_cell_in_a_unicode_font_is_left_alone_beside_old_ones(text: str, intake_context: IntakeContext):
    content = _sheet(A1=(_old("Xã Phước Hưng"), ".VnTime"), B1=(text, "Arial"), A2=(_old("chưa có"), ".VnArial"))

    assert _texts(_book(content, "xlsx", intake_context)[0]) == [[["Xã Phước Hưng", text], ["chưa có"]]]


def test_unicode_typed_over_an_old_form_stays_unicode(intake_context: IntakeContext):
    content = _sheet(A1=("Xã Phước Hưng", ".VnTime"), B1=("Có", ".VnTime"), C1=("abc", ".VnTimeH"))

    assert _texts(_book(content, "xlsx", intake_context)[0]) == [[["Xã Phước Hưng", "Có", "abc"]]]


def test_single_word_in_an_old_font_is_what_the_font_says(intake_context: IntakeContext):
    content = _sheet(A1=(_old("Cú"), ".VnTime"), B1=(_old("đã có", "vni"), "VNI-Times"))

    assert _texts(_book(content, "xlsx", intake_context)[0]) == [[["Cú", "đã có"]]]


def test_word_in_an_old_font_that_may_be_meant_both_ways_in_a_sheet_of_unicode_is_refused(check_bytes: Check):
    content = _sheet(
        A1=("ma_xa", "Arial"),
        B1=("tieu_chi", "Arial"),
        C1=("ket_qua", "Arial"),
        D1=("ghi_chu", "Arial"),
        A2=("29464", "Arial"),
        B2=("1", "Arial"),
        C2=("đạt", "Arial"),
        D2=("Có", ".VnTime"),
    )

    report = check_bytes(content, name="a.xlsx", answers=Answers(period=date(2023, 6, 30)))

    assert [(one.code, one.row) for one in report.errors] == [("MIXED_ENCODING", 2)]


def test_text_of_another_encoding_than_its_font_says_is_not_garbled_further(intake_context: IntakeContext):
    content = _sheet(A1=(_old("đường liên ấp chưa xong", "vni"), ".VnTime"))

    assert _texts(_book(content, "xlsx", intake_context)[0]) == [[["đường liên ấp chưa xong"]]]


def test_old_texts_among_unicode_without_a_font_are_turned_when_no_other_text_is_doubtful(
    intake_context: IntakeContext,
):
    old = {f"A{row}": (_old(text), "Arial") for row, text in enumerate(["Xã Tập Sơn", "chưa đạt", "thiếu biên bản"], 1)}

    sure, _ = _book(_sheet(**old, B1=("Đường liên xã", "Arial")), "xlsx", intake_context)
    doubtful, _ = _book(_sheet(**old, B1=("Đường", "Arial"), B2=("Có", "Arial")), "xlsx", intake_context)

    assert _texts(sure) == [[["Xã Tập Sơn", "Đường liên xã"], ["chưa đạt"], ["thiếu biên bản"]]]
    assert _texts(doubtful)[0][0][0] == _old("Xã Tập Sơn")


@pytest.mark.parametrize(
    ("font", "encoding", "has_capitals"),
    [
        (".VnTime", Legacy.TCVN3, False),
        (".VnTimeH", Legacy.TCVN3, True),
        (".VnArial NarrowH", Legacy.TCVN3, True),
        (".vntime", Legacy.TCVN3, False),
        (".vntimeh", Legacy.TCVN3, True),
        ("VNI-Times", Legacy.VNI, False),
        ("VNI-Helve-Condense", Legacy.VNI, False),
        ("Times New Roman", None, False),
        ("UVnTime", None, False),
        ("Vni", None, False),
        ("Calibri", None, False),
        ("", None, False),
    ],
)
def test_names_of_fonts_tell_the_encoding(font: str, encoding: Legacy | None, has_capitals: bool):
    assert (legacy_of(font), shows_capitals(font), bool(special(font))) == (encoding, has_capitals, bool(encoding))


@pytest.mark.parametrize(
    ("font", "stored", "shown"),
    [
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "\uf0fb", "✗"),
        ("Wingdings", "þ ý", "☑ ☒"),
        ("Wingdings 2", "P", "✓"),
        ("Wingdings 2", "O", "✗"),
        ("Webdings", "a", "✓"),
        ("Marlett", "r", "✗"),
        ("Symbol", "³", "≥"),
        ("Wingdings", "đạt", "đạt"),
        ("Wingdings", "✓", "✓"),
        ("Arial", "P", "P"),
    ],
)
def test_letters_of_symbol_fonts_are_the_signs_that_they_show(font: str, stored: str, shown: str):
    assert signs_shown(stored, font) == shown


@pytest.mark.parametrize(
    ("texts", "are_ticks"),
    [
        (["Kết quả", "ü", "û", "ü"], True),
        (["Kết quả", "ü", "", "ü", "Người lập"], True),
        (["ü"], False),
        (["ü", "đạt", "û"], False),
        (["x", "-"], False),
        (["ý", "ý"], False),
    ],
)
def test_column_of_wingdings_letters_without_a_font(texts: list[str], are_ticks: bool):
    assert is_column_of_ticks(texts) is are_ticks
