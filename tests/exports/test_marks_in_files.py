"""Each text of each file that rests on invented rows carries the mark; papers leave such rows out or say so."""

from dataclasses import replace
from functools import cache

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.briefing.model import MARK, Chart, KeyNumbers, Table, Tiles
from ntm_dashboard.domain.record import Record
from ntm_dashboard.exports.docx import docx
from ntm_dashboard.exports.plain import plain
from tests import media, meeting

pytestmark = pytest.mark.slow
HATCHED = {"17/19", "18/19", "19/19"}
"""What stands in the cells of the matrix, which are hatched; the mark has no room in them."""
PAGE_BY_PAGE = {"pdf"}
"""A page of a PDF is read as one text."""


@cache
def all_invented():
    return meeting.situation_of(meeting.invented(), meeting.catalogue_of(), as_of=meeting.APRIL)


@cache
def without_any_row():
    record = replace(Record.empty(), revision=1)
    return meeting.situation_of(record, meeting.catalogue_of(), as_of=meeting.APRIL)


@cache
def texts_of(form: str, make) -> tuple[str, ...]:
    """Give the texts of a file, which several tests look through."""
    return tuple(media.FILES[form](meeting.briefing_of(make)))


def names_in(briefing) -> str:
    """Give what only names a part of a picture: heads, legends, axes, what a number counts, rows of the matrix.

    A source is what somebody wrote of a row; screens behind the meeting are named by their criterion.
    """
    said = [text for slide in briefing.details for text in (slide.title, slide.source)]
    for slide in briefing.all_slides:
        match slide.picture:
            case Table() as table:
                said += [cell.text for cell in table.header]
                said += [table.alt, *(name for _status, name in table.legend)]
                said += [row[0].text for row in table.rows if table.is_matrix]
            case Chart() as chart:
                said += [*chart.categories, *(series.name for series in chart.series), f"({chart.unit})"]
                said += [f"{one.name}: {value:g}" for one in chart.series for value in one.values if value is not None]
            case Tiles() as tiles:
                said += [name for _status, name in tiles.legend]
            case KeyNumbers() as numbers:
                said += [one.label for one in numbers.numbers]
            case _:
                said += [getattr(slide.picture, "remedy", "")]
    return "\n".join(plain(str(one)) for one in said)


def is_name(text: str, names: str) -> bool:
    """Tell whether a text only names parts of pictures, with the letters of the states before them or in a list."""
    parts = text.removesuffix(": trên tổng số").replace(" · ", "\n").replace("; ", "\n").split("\n")
    return all(part in names or part[1:] in names or part.partition(": ")[2] in names for part in parts if part)


@pytest.mark.parametrize("form", sorted(set(media.FILES) - PAGE_BY_PAGE))
def test_every_text_of_a_file_that_a_row_changes_is_marked(form):
    whole = meeting.briefing_of(all_invented)
    names = names_in(whole)
    empty = set(texts_of(form, without_any_row))

    unmarked = [
        text
        for text in dict.fromkeys(texts_of(form, all_invented))
        if MARK not in text and text not in empty and text not in HATCHED and not is_name(text, names)
    ]

    frame = {"số liệu minh họa", "Phụ lục", "Ma trận xã × tiêu chí", "0"}
    assert [text for text in unmarked if text not in frame and not is_page_number(text)] == []


def is_page_number(text: str) -> bool:
    return all(part.isdigit() for part in text.split("/"))


def test_each_page_of_a_paper_says_that_its_figures_are_illustrative():
    pages = texts_of("pdf", all_invented)
    headers = media.headers_of_docx(docx(meeting.briefing_of(all_invented)))

    assert len(pages) > 3
    assert [page for page in pages if "SỐ LIỆU MINH HỌA" not in page] == []
    assert any("SỐ LIỆU MINH HỌA" in text for text in headers)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_paper_without_invented_rows_has_neither_marks_nor_their_figures(form):
    situation = meeting.april().real

    text = "\n".join(media.FILES[form](brief(situation, catalogue=meeting.catalogue_of())))

    assert "12/15" in text
    assert not [one for one in (MARK, "MINH HỌA", "18/19", "chậm lộ trình;") if one in text]


@pytest.mark.parametrize("form", sorted(media.FILES))
def test_a_file_without_any_row_counts_nothing_from_zero(form):
    texts = texts_of(form, without_any_row)

    claims = (" 0/", "đã đủ", "thiếu ", "mỗi tháng", "đều đạt")
    assert [text for text in texts if text.startswith("0/") or any(claim in text for claim in claims)] == []
