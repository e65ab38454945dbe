"""What is measured is read by Prometheus, from this machine or with the token, and says nothing of anybody."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families as families_of
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.program import Program, open_program
from ntm_dashboard.bootstrap.settings import PROJECT, Settings
from ntm_dashboard.services.backups import back_up
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.web.measured import Measured, kind_of
from ntm_dashboard.web.metrics import Measures, is_allowed
from tests.seeded import copy_seeded

TOKEN = "một mã bí mật đủ dài để ký"
HERE, ELSEWHERE = ("127.0.0.1", 5000), ("10.1.2.3", 5000)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    copy_seeded("tra_cu", tmp_path / "so-lieu.db")
    address = f"sqlite:///{tmp_path}/so-lieu.db"
    with closing(open_program(Settings(data_dir=PROJECT / "data" / "tra_cu", database_url=address))) as opened:
        yield opened


@pytest.fixture
def measures(program: Program) -> Measures:
    return Measures(lambda: program)


def _read(measures: Measures) -> dict[str, float]:
    """Give every sample by its name and labels."""
    text = bytes(measures.text("").body).decode()
    samples = [sample for family in families_of(text) for sample in family.samples]
    return {f"{one.name}{sorted(one.labels.values())}": one.value for one in samples}


def test_the_database_the_record_and_the_acts_are_told(measures: Measures, program: Program):
    read = _read(measures)

    assert read["ntm_database_up[]"] == 1
    assert read["ntm_revision[]"] == program.store.latest_revision()
    assert read["ntm_acts_total['done', 'seed']"] >= 1
    assert read["ntm_database_bytes[]"] > 10_000
    assert any(name.startswith("process_resident_memory_bytes") for name in read)


def test_the_last_backup_and_check_are_told_once_there_are_some(measures: Measures, program: Program, tmp_path: Path):
    assert "ntm_backup_age_seconds[]" not in _read(measures)

    back_up(program.store, tmp_path / "sao_luu.db", person=PROGRAM)
    program.care.check()

    read = _read(measures)
    assert (read["ntm_backup_ok[]"], read["ntm_check_ok[]"]) == (1, 1)
    assert 0 <= read["ntm_backup_age_seconds[]"] < 600


def test_a_database_that_is_gone_is_told_and_nothing_else_is_lost(measures: Measures, program: Program):
    program.store.close()
    assert program.store.file is not None
    program.store.file.unlink()

    read = _read(measures)

    assert read["ntm_database_up[]"] == 0
    assert "ntm_uploads_held_bytes[]" in read


def test_what_stood_ready_and_what_had_to_be_made_are_told_apart(measures: Measures, program: Program):
    before = _read(measures)
    for _time in range(3):
        program.queries.situation()
    after = _read(measures)

    def grown(outcome: str) -> float:
        name = f"ntm_kept_total['{outcome}', 'situations']"
        return after[name] - before.get(name, 0)

    assert grown("made") == 1
    assert grown("ready") == 2


def test_answers_are_counted_by_kind_and_status_whatever_is_asked_for(measures: Measures):
    def fail(_request: Request) -> PlainTextResponse:
        raise RuntimeError

    routes = [Route("/", lambda _request: PlainTextResponse("ok")), Route("/ban-tin", fail)]
    app = Starlette(routes=routes, middleware=[Middleware(Measured, measures=measures)])
    client = TestClient(app, raise_server_exceptions=False)
    for path in ("/", "/khong-co", "/bi-mat/Nguyen-Van-A", "/ban-tin"):
        client.get(path)

    read = _read(measures)
    assert read["ntm_http_requests_total['200', 'document']"] == 1
    assert read["ntm_http_requests_total['404', 'document']"] == 2
    assert read["ntm_http_requests_total['500', 'bulletin']"] == 1
    assert read["ntm_http_request_seconds_count['document']"] == 3
    assert "Nguyen" not in bytes(measures.text("").body).decode()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "document"),
        ("/dang-nhap", "sign_in"),
        ("/static/js/a.js", "asset"),
        ("/_stcore/upload_file/a/b", "upload"),
        ("/_stcore/health", "streamlit"),
        ("/healthz", "health"),
        ("/trinh-chieu", "deck"),
    ],
)
def test_each_request_is_of_one_of_few_kinds(path: str, kind: str):
    assert kind_of(path) == kind


def test_a_run_of_a_page_is_measured_also_when_it_ends_early(measures: Measures):
    with pytest.raises(KeyboardInterrupt), measures.run_of("muc-tieu"):
        raise KeyboardInterrupt

    assert _read(measures)["ntm_page_run_seconds_count['muc-tieu']"] == 1


def _asked(client: tuple[str, int], **headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": client, "headers": named})


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_may_read_where_no_token_is_set(address: str):
    assert is_allowed(_asked((address, 1)), token="", is_behind_proxy=False)


@pytest.mark.parametrize(
    ("asked", "is_behind_proxy"),
    [
        (_asked(ELSEWHERE), False),
        (_asked(("", 1)), False),
        (_asked(("testclient", 1)), False),
        (_asked(HERE), True),
        (_asked(HERE, x_forwarded_for="10.1.2.3"), False),
        (_asked(HERE, forwarded="for=10.1.2.3"), False),
        (_asked(ELSEWHERE, authorization="Bearer "), False),
    ],
)
def test_nobody_else_may(asked: Request, is_behind_proxy: bool):
    assert not is_allowed(asked, token="", is_behind_proxy=is_behind_proxy)


def test_with_a_token_only_the_token_opens_from_anywhere():
    token = "a-token-of-more-than-24-letters"

    assert is_allowed(_asked(ELSEWHERE, authorization=f"Bearer {token}"), token=token, is_behind_proxy=True)
    assert not is_allowed(_asked(ELSEWHERE, authorization=f"Bearer {token}x"), token=token, is_behind_proxy=True)
    assert not is_allowed(_asked(ELSEWHERE, authorization=f"Basic {token}"), token=token, is_behind_proxy=False)
    assert not is_allowed(_asked(HERE), token=token, is_behind_proxy=False)
