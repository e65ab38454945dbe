from dataclasses import replace

import pytest

from ntm_dashboard.briefing import brief
from ntm_dashboard.domain import terms
from ntm_dashboard.domain.terms import Status
from ntm_dashboard.exports.figures import imprint_of, imprint_text, read_imprint, staleness_of
from ntm_dashboard.i18n import speaking
from tests import meeting


def imprint(make):
    return imprint_of(brief(make(), catalogue=meeting.catalogue_of()), language="vi")


def test_what_is_written_is_read_back():
    one = imprint(meeting.hostile)

    assert read_imprint(imprint_text(one)) == one


def test_a_file_with_the_newest_figures_is_still_right():
    result = staleness_of(imprint(meeting.april), imprint(meeting.april))

    assert result.changed == 0
    assert str(result.sentence) == "Tệp vẫn đúng với số liệu mới nhất (phiên bản 1)."


def test_changed_figures_are_counted_and_their_pages_named():
    old = imprint(meeting.april)
    slide, pairs = old.pages[1]
    changed = replace(old, pages=(old.pages[0], (slide, ((pairs[0][0], "11/15"), *pairs[1:])), *old.pages[2:]))

    result = staleness_of(changed, old)

    assert (result.changed, result.pages) == (1, (2,))
    assert str(result.sentence) == "1 số liệu đã thay đổi: trang 2"


def test_newly_met_criteria_make_an_old_file_stale():
    result = staleness_of(imprint(meeting.april), imprint(meeting.all_met))

    assert result.changed > 20
    assert {2, 4, 6, 7, 8} <= set(result.pages)


@pytest.mark.parametrize("make", [meeting.april, meeting.training, meeting.before_any_data, meeting.hostile])
def test_figures_have_the_same_keys_in_every_language(make):
    def read(language):
        with speaking(language):
            return imprint(make).figures()

    vietnamese, english = read("vi"), read("en")

    assert vietnamese.keys() == english.keys()
    figures = {
        key: value for key, value in vietnamese.items() if key[0] in {"tong-quan", "cac-xa", "ma-tran", "co-quan"}
    }
    assert figures == {key: english[key] for key in figures}


def test_words_that_are_said_otherwise_now_do_not_make_a_file_stale(monkeypatch):
    old = imprint(meeting.april)
    monkeypatch.setitem(terms.CRITERION_STATUS_WORDS, Status.LATE, "Quá hạn")
    monkeypatch.setitem(terms.UNIT_STATUS_WORDS, Status.WAITING, "Chờ")

    assert staleness_of(old, imprint(meeting.april)).changed == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format":"ntm-so-lieu/1"}', "1" * 9000])
def test_a_text_that_is_not_ours_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 — json and we name different reasons
        read_imprint(text)
