"""HTML of the pages: data can never become markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ntm_dashboard.web.components import texts
from ntm_dashboard.web.components.markup import Html, join, tag
from ntm_dashboard.web.components.tables import facts, table


def test_text_is_escaped_and_made_html_is_kept():
    assert tag("p", "<b>Xã</b>", tag("b", "&")) == "<p>&lt;b&gt;Xã&lt;/b&gt;<b>&amp;</b></p>"


def test_attributes_are_quoted_and_empty_ones_left_out():
    made = tag("a", "x", href='"><script>', class_="k", aria_label="")

    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="k">x</a>'


@given(st.text())
def test_no_text_opens_an_element(text):
    made = join(text)

    assert isinstance(made, Html)
    assert "<" not in made
    assert '"' not in made


def test_a_table_shows_every_cell_as_it_is_and_can_be_scrolled_by_keyboard():
    made = table(["Tên", "Số"], [["<i>", "3"]], caption="Bảng", numbers=(1,))

    assert '<td data-label="Tên">&lt;i&gt;</td>' in made
    assert '<td class="ntm-number" data-label="Số">3</td>' in made
    assert 'tabindex="0"' in made
    assert 'aria-label="Bảng"' in made


def test_facts_leave_out_what_is_empty():
    assert facts([("Nguồn", "CV 815"), ("Ghi chú", "")]) == '<dl class="ntm-facts"><dt>Nguồn</dt><dd>CV 815</dd></dl>'


def test_a_label_keeps_the_underlines_of_a_name_and_nothing_that_marks():
    assert texts.plain("so_lieu_cong_bo.csv") == "so_lieu_cong_bo.csv"
    assert texts.plain("_a_ **b** [c](d) `e` $f$ :g:_") == "·a· ··b·· ·c·(d) ·e· ·f· :g:·"


def test_a_checksum_in_a_table_may_break_and_is_whole_when_copied():
    digest = "a1" * 32

    shown = table(["Nguồn"], [[f"SHA-256 {digest} <b>"]])

    assert re.sub("<wbr>", "", shown).count(digest) == 1
    assert shown.count("<wbr>") == 4
    assert "&lt;b&gt;" in shown


def test_a_link_in_a_table_stays_one():
    assert '<td data-label="Số"><a href="lich-su">5</a></td>' in table(["Số"], [[tag("a", "5", href="lich-su")]])
