"""Parts of pages that are sent again: once drawn for a key, for every visitor; never for another key or program."""

from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS

SCRIPT = """
import streamlit as st
from ntm_dashboard.web import kept_parts

drawn = st.session_state.setdefault("drawn", [])

def draw():
    drawn.append(1)
    left, right = st.columns(2)
    with left:
        st.html("<p>bên trái {about}</p>")
    with right, st.expander("Xem"):
        st.html("<p>bên phải {about}</p>")

st.html("<p>trước</p>")
kept_parts.show("tests", {about!r}, draw=draw)
st.html("<p>sau</p>")
"""


def opened(about: str) -> AppTest:
    return AppTest.from_string(SCRIPT.format(about=about), default_timeout=SECONDS).run()


def bodies(run: AppTest) -> list[str]:
    return [element.proto.body for element in run.get("html")]


def test_the_second_visitor_gets_the_same_without_drawing():
    first, second = opened("một"), opened("một")

    assert first.session_state["drawn"] == [1]
    assert second.session_state["drawn"] == []
    assert bodies(second) == bodies(first)
    assert bodies(first) == ["<p>trước</p>", "<p>bên trái một</p>", "<p>bên phải một</p>", "<p>sau</p>"]


def test_what_is_sent_again_stands_in_its_columns_and_folds():
    opened("hai")
    again = opened("hai")

    assert [len(column.get("html")) for column in again.columns] == [1, 1]
    assert again.expander[0].label == "Xem"


def test_another_key_is_drawn_anew():
    opened("ba")

    assert opened("bốn").session_state["drawn"] == [1]
    assert "<p>bên trái bốn</p>" in bodies(opened("bốn"))


def test_a_part_that_fails_is_tried_again():
    script = """
import streamlit as st
from ntm_dashboard.web import kept_parts

def draw():
    if st.session_state.get("is_whole"):
        st.html("<p>lành</p>")
    else:
        raise ValueError("chưa được")

kept_parts.show("tests", "năm", draw=draw)
"""
    run = AppTest.from_string(script, default_timeout=SECONDS).run()
    assert run.exception

    run.session_state["is_whole"] = True
    assert bodies(run.run()) == ["<p>lành</p>"]
