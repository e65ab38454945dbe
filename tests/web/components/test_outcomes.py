"""A success is a status, a failure an alert; both are said once."""

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ntm_dashboard.web
from tests.patience import SECONDS

OWN_BOXES = {"success", "info", "warning", "error", "exception", "toast"}
SOURCES = sorted(Path(ntm_dashboard.web.__path__[0]).rglob("*.py"))

SCRIPT = """
import streamlit as st
from ntm_dashboard.web.components import outcomes

outcomes.show("asked")
if st.button("do"):
    outcomes.{how}("asked", "Đã làm <b>")
    st.rerun()
"""


@pytest.mark.parametrize(("how", "role"), [("done", "status"), ("failed", "alert")])
def test_a_success_is_a_status_and_a_failure_an_alert_each_said_once(how, role):
    run = AppTest.from_string(SCRIPT.format(how=how), default_timeout=SECONDS).run()

    run.button[0].click().run()
    said = [element.proto.body for element in run.get("html")]

    assert len(said) == 1
    assert f'role="{role}"' in said[0]
    assert "Đã làm &lt;b&gt;" in said[0]
    assert not run.run().get("html")


def test_what_a_run_said_that_is_drawn_anew_at_once_is_said_by_the_next():
    script = (
        SCRIPT.format(how="done")
        + """
if st.session_state.pop("anew", False):
    outcomes.say_again("asked")
    st.rerun()
"""
    )
    run = AppTest.from_string(script, default_timeout=SECONDS).run()
    run.session_state["anew"] = True
    run.session_state["asked"] = (True, "Đã làm", "1")

    said = [element.proto.body for element in run.run().get("html")]

    assert len(said) == 1
    assert "Đã làm" in said[0]
    assert not run.run().get("html")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_page_uses_the_boxes_of_streamlit_which_read_markdown(source):
    called = {
        node.attr
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    }

    assert not called & OWN_BOXES
