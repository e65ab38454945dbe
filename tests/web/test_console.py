"""What libraries tell developers stays out of the console; any other warning is still shown."""

import logging
import warnings

import pytest

from ntm_dashboard.web.console import keep_to_our_words, lines_of_start


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """The warnings that reach the console."""
    found: list[str] = []
    monkeypatch.setattr(warnings, "showwarning", lambda message, *_rest: found.append(str(message)))
    keep_to_our_words()
    return found


@pytest.mark.parametrize("category", [DeprecationWarning, PendingDeprecationWarning, FutureWarning])
def test_a_deprecation_is_logged_and_not_shown(shown, caplog, category):
    caplog.set_level(logging.DEBUG)

    warnings.showwarning("x is deprecated", category, "thu_vien.py", 3)

    assert shown == []
    assert "thu_vien.py:3: " + category.__name__ in caplog.text


def test_any_other_warning_is_shown(shown):
    warnings.showwarning("overflow", RuntimeWarning, "so.py", 3)

    assert shown == ["overflow"]


def test_a_start_says_what_it_is_where_with_which_figures_and_how_to_stop_it():
    said = lines_of_start(place="Huyện Trà Cú", address="http://127.0.0.1:8501", folder="data/tra_cu", revision=5)

    assert said == (
        "  Bảng theo dõi nông thôn mới huyện Trà Cú: http://127.0.0.1:8501\n"
        "  Số liệu: data/tra_cu, phiên bản 5. Dừng bằng Ctrl+C."
    )
