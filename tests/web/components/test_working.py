"""The stages of what a visitor waits for, and nothing of them afterwards or where nothing had to be done."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS

SCRIPT = """
import streamlit as st
from ntm_dashboard.web.components import working

with working.stages("check") as say:
    {said}
st.html("<p>xong</p>")
"""


def opened(said: str) -> AppTest:
    run = AppTest.from_string(SCRIPT.format(said=said), default_timeout=SECONDS).run()
    assert not run.exception
    return run


def test_the_last_stage_stands_in_the_box_while_it_lasts():
    run = opened('say("Đang đọc"); say("Đang ghi"); st.stop()')

    assert [one.label for one in run.status] == ["Đang ghi"]


@pytest.mark.parametrize("said", ["pass", 'say("Đang đọc")'])
def test_nothing_of_it_is_left_when_the_work_is_done(said):
    run = opened(said)

    assert [*run.status] == []
    assert run.get("html")[0].proto.body == "<p>xong</p>"
