"""With NTM_LOG=json each event is one line of JSON that quotes nothing of any person or file."""

import json
import logging
from collections.abc import Iterator

import pytest

from ntm_dashboard.web.console import say
from ntm_dashboard.web.json_log import JsonLines, log_in_json

SECRET = "Nguyễn Văn A; 29464; chưa đạt"


@pytest.fixture
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    theirs = {name: (one.handlers, one.propagate) for name in [*root.manager.loggerDict] if (one := _named(name))}
    yield
    root.handlers = before
    root.setLevel(level)
    logging.getLogger("uvicorn.access").disabled = False
    logging.getLogger("ntm_dashboard").setLevel(logging.NOTSET)
    for name, (handlers, propagate) in theirs.items():
        logging.getLogger(name).handlers, logging.getLogger(name).propagate = handlers, propagate


def _named(name: str) -> logging.Logger:
    return logging.getLogger(name)


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("_logs_as_before")
def test_an_event_is_one_line_with_its_facts(capsys: pytest.CaptureFixture[str]):
    log_in_json()
    logging.getLogger("ntm_dashboard.answered").info("answered", extra={"kind": "deck", "status": 200})
    logging.getLogger("uvicorn.access").info('10.1.2.3 - "GET /?ky=bi-mat"')
    logging.getLogger("streamlit.runtime").warning("một\ndòng")

    first, second = _lines(capsys)
    assert (first["kind"], first["status"], first["level"]) == ("deck", 200, "info")
    assert second["message"] == "một\ndòng"
    assert str(first["time"]).endswith("+00:00")


@pytest.mark.usefixtures("_logs_as_before")
def test_an_exception_tells_its_kind_and_place_but_not_its_words(capsys: pytest.CaptureFixture[str]):
    log_in_json()
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("ntm_dashboard.web").exception("Failed with %s", SECRET)

    (line,) = _lines(capsys)
    assert line["error"] == "ValueError"
    assert any("test_json_log.py" in str(place) for place in line["at"])  # pyright: ignore[reportGeneralTypeIssues] — a list
    assert SECRET not in json.dumps(line, ensure_ascii=False)


@pytest.mark.usefixtures("_logs_as_before")
def test_what_a_start_says_is_a_line_too(capsys: pytest.CaptureFixture[str]):
    log_in_json()
    say("\n  Số liệu: data/mau.\n  Dừng bằng Ctrl+C.\n")

    (line,) = _lines(capsys)
    assert line["message"] == "Số liệu: data/mau. Dừng bằng Ctrl+C."


def test_without_it_a_start_speaks_as_people_do(capsys: pytest.CaptureFixture[str]):
    say("Số liệu: data/mau.")

    assert capsys.readouterr().err == "Số liệu: data/mau.\n"


def test_what_cannot_be_written_as_json_never_stands_in_a_line():
    record = logging.LogRecord("a", logging.INFO, "a.py", 1, "x", (), None)
    record.kind = object  # pyright: ignore[reportAttributeAccessIssue]

    with pytest.raises(TypeError):
        JsonLines().format(record)
