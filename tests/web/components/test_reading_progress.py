"""A visitor sees how far the check of a large file is, and nothing of it afterwards."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS

SCRIPT = """
import streamlit as st
from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.web.components import reading_progress

with reading_progress.shown(DroppedFile("bao *cao*.csv", b"x" * {size})) as progress:
    if progress:
        progress(1, 4)
    {then}
st.html("<p>xong</p>")
"""


def opened(size: int, then: str = "pass") -> AppTest:
    return AppTest.from_string(SCRIPT.format(size=size, then=then), default_timeout=SECONDS).run()


def bars(run: AppTest) -> list[str]:
    return [one.proto.text for one in run.get("progress")]


def test_a_large_file_shows_how_far_its_check_is():
    (said,) = bars(opened(1_000_000, "st.stop()"))

    assert said == "Đang kiểm tra “bao ·cao·.csv”: 25%"


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_nothing_of_it_is_left_when_the_check_is_done(size):
    run = opened(size)

    assert not bars(run)
    assert run.get("html")[0].proto.body == "<p>xong</p>"


def test_a_small_file_shows_nothing():
    assert not bars(opened(999_999, "st.stop()"))
