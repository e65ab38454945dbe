"""A button acts once for a click, on what it was clicked for, and what it came to is not lost."""

from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS

SCRIPT = """
import streamlit as st
from ntm_dashboard.web.components import acting
from ntm_dashboard.web.components.fragments import fragment

acting.finish()
done = st.session_state.setdefault("done", [])
about = st.session_state.setdefault("about", 1)
breaks_off = st.session_state.setdefault("breaks_off", False)

def finish():
    if st.session_state.pop("breaks_off", False):
        st.rerun()
    st.session_state["said"] = "xong"

def do():
    done.append(about)
    return finish

@fragment
def part():
    is_off = st.session_state.get("is_off", False)
    return acting.button("Ghi", key="act", about=about, disabled=is_off, is_in_part={part})

if part():
    acting.act("act", do)
    st.rerun()
"""


def opened(*, part: bool = False) -> AppTest:
    run = AppTest.from_string(SCRIPT.format(part=part), default_timeout=SECONDS).run()
    assert not run.exception
    return run


def test_a_click_acts_once_and_the_button_is_there_again():
    for part in (False, True):
        run = opened(part=part)

        run.button(key="act").click().run()

        assert (run.session_state["done"], run.session_state["said"]) == ([1], "xong")
        assert not run.button(key="act").disabled
        assert run.run().session_state["done"] == [1]


def test_a_click_on_what_stood_there_before_does_not_count():
    run = opened()

    run.session_state["about"] = 2
    run.button(key="act").click().run()
    assert run.session_state["done"] == []

    run.button(key="act").click().run()
    assert run.session_state["done"] == [2]


def test_a_click_while_it_is_not_allowed_is_not_remembered_for_later():
    run = opened()

    run.session_state["is_off"] = True
    run.button(key="act").click().run()
    run.session_state["is_off"] = False

    assert run.run().session_state["done"] == []


def test_what_a_further_click_breaks_off_is_finished_in_the_next_run():
    run = opened()
    run.session_state["breaks_off"] = True

    run.button(key="act").click().run()

    assert (run.session_state["done"], run.session_state["said"]) == ([1], "xong")
